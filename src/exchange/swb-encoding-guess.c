/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the encodings from before Unicode apart by the letters that a file
 * would have in each of them. */
#include "exchange/swb-encoding.h"

#include <string.h>

/* How much of the file is tried. */
#define TRIED_BYTES (64 * 1024)

/* Letters beyond ASCII as they would be. */
typedef struct
{
  guint bad;
  guint all;
  guint kana;
  guint hangul;
  guint han;
  guint cyrillic;
  guint half_kana;
} Letters;

static Letters
try_encoding (const char *data, gsize size, SwbEncoding encoding)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, MIN (size, TRIED_BYTES));
  Letters letters = { 0 };
  g_autoptr (GBytes) text = swb_encoding_decode (bytes, encoding, &letters.bad);
  gsize length;
  const char *at = g_bytes_get_data (text, &length);
  const char *end = at + length;

  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < 0x80 || c == 0xfffd)
        continue;
      letters.all++;
      letters.kana += c >= 0x3040 && c <= 0x30ff;
      letters.half_kana += c >= 0xff61 && c <= 0xff9f;
      letters.hangul += c >= 0xac00 && c <= 0xd7a3;
      letters.han += c >= 0x4e00 && c <= 0x9fff;
      letters.cyrillic += c >= 0x410 && c <= 0x44f;
    }
  /* The last letter may be cut in two. */
  if (size > TRIED_BYTES && letters.bad > 0)
    letters.bad--;
  return letters;
}

/* Bytes beyond ASCII that have another one beside them: in Latin text they
 * stand alone between letters of ASCII. */
static gboolean
stand_together (const char *data, gsize size)
{
  guint together = 0;
  guint alone = 0;

  for (gsize i = 0; i < size; i++)
    if ((guchar) data[i] >= 0x80)
      {
        if ((i > 0 && (guchar) data[i - 1] >= 0x80) ||
            (i + 1 < size && (guchar) data[i + 1] >= 0x80))
          together++;
        else
          alone++;
      }
  return together > 2 * alone;
}

static gboolean
most (guint some, guint all)
{
  return all > 0 && some * 10 >= all * 6;
}

/**
 * swb_encoding_guess_old:
 * @data: a file that is not UTF
 * @size: its bytes
 *
 * Japanese has kana, Korean Hangul, Russian letters side by side; the one in
 * which the bytes make such text without a fault is taken.
 *
 * Returns: an encoding from before Unicode, Windows-1252 where nothing tells
 */
SwbEncoding
swb_encoding_guess_old (const char *data, gsize size)
{
  Letters letters;

  size = MIN (size, TRIED_BYTES);
  letters = try_encoding (data, size, SWB_ENCODING_SHIFT_JIS);
  if (letters.bad == 0 && letters.kana * 5 >= letters.all &&
      most (letters.kana + letters.han, letters.all) &&
      letters.half_kana * 4 < letters.all)
    return SWB_ENCODING_SHIFT_JIS;
  if (!stand_together (data, size))
    return SWB_ENCODING_WINDOWS_1252;
  letters = try_encoding (data, size, SWB_ENCODING_EUC_KR);
  if (letters.bad == 0 && letters.hangul * 10 >= letters.all * 9)
    return SWB_ENCODING_EUC_KR;
  letters = try_encoding (data, size, SWB_ENCODING_WINDOWS_1251);
  if (letters.bad == 0 && letters.cyrillic * 10 >= letters.all * 9)
    {
      Letters chinese = try_encoding (data, size, SWB_ENCODING_GB18030);

      if (chinese.bad > 0 || !most (chinese.han, chinese.all))
        return SWB_ENCODING_WINDOWS_1251;
    }
  letters = try_encoding (data, size, SWB_ENCODING_GB18030);
  if (letters.bad == 0 && most (letters.han, letters.all))
    return SWB_ENCODING_GB18030;
  return SWB_ENCODING_WINDOWS_1252;
}
