/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding out how the letters of a file are written, and making them UTF-8.
 * A byte that means nothing becomes U+FFFD; decoding never fails. */
#include "exchange/swb-encoding.h"

#include <errno.h>
#include <string.h>

/* How much of a file is looked at. */
#define LOOK_BYTES (4 * 1024 * 1024)

/**
 * swb_encoding_name:
 * @encoding: an encoding
 *
 * Returns: its name, the same in every language
 */
const char *
swb_encoding_name (SwbEncoding encoding)
{
  static const char *const names[SWB_N_ENCODINGS] = {
    "UTF-8",
    "UTF-16 (little-endian)",
    "UTF-16 (big-endian)",
    "Windows-1252",
    "Windows-1250",
    "Windows-1251",
    "Windows-1254",
    "Shift JIS",
    "EUC-KR",
    "GB18030",
    "Big5",
  };

  g_return_val_if_fail ((guint) encoding < SWB_N_ENCODINGS, "");
  return names[encoding];
}

static gboolean
starts_with (const guint8 *data, gsize size, const char *mark)
{
  gsize length = strlen (mark);

  return size >= length && memcmp (data, mark, length) == 0;
}

/* Text in Latin letters as UTF-16 has a zero in every second byte. */
static gboolean
zeros_in_turn (const guint8 *data, gsize size, gsize offset)
{
  gsize n = MIN (size, 4096) / 2;
  gsize zeros = 0;
  gsize others = 0;

  for (gsize i = 0; i < n; i++)
    {
      zeros += data[2 * i + offset] == 0;
      others += data[2 * i + 1 - offset] == 0;
    }
  return n >= 4 && zeros * 10 >= n * 7 && others * 10 <= n;
}

/* Many whole sequences of several bytes and few broken ones: UTF-8 with a
 * mishap, such as a cell cut in the middle of a letter. */
static gboolean
is_mostly_utf8 (const char *data, gsize size)
{
  gsize whole = 0;
  gsize broken = 0;
  const char *at = data;
  const char *end = data + size;

  while (at < end)
    {
      gunichar c;

      if ((guchar) *at < 0x80)
        {
          at++;
          continue;
        }
      c = g_utf8_get_char_validated (at, end - at);
      if (c == (gunichar) -2)
        break;
      whole += c != (gunichar) -1;
      broken += c == (gunichar) -1;
      at = c == (gunichar) -1 ? at + 1 : g_utf8_next_char (at);
    }
  return broken == 0 || whole >= 10 * broken;
}

/**
 * swb_encoding_detect:
 * @bytes: a file
 *
 * A byte-order mark decides; then zeros in every second byte; then whether
 * the bytes make UTF-8; then swb_encoding_guess_old().
 *
 * Returns: the encoding
 */
SwbEncoding
swb_encoding_detect (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    return SWB_ENCODING_UTF8;
  size = MIN (size, LOOK_BYTES);
  if (starts_with (data, size, "\xef\xbb\xbf"))
    return SWB_ENCODING_UTF8;
  if (starts_with (data, size, "\xff\xfe") || zeros_in_turn (data, size, 1))
    return SWB_ENCODING_UTF16_LE;
  if (starts_with (data, size, "\xfe\xff") || zeros_in_turn (data, size, 0))
    return SWB_ENCODING_UTF16_BE;
  return is_mostly_utf8 ((const char *) data, size)
             ? SWB_ENCODING_UTF8
             : swb_encoding_guess_old ((const char *) data, size);
}

static void
append_bad (GString *out, guint *n_bad)
{
  g_string_append_unichar (out, 0xfffd);
  (*n_bad)++;
}

static void
decode_utf8 (GString *out, const guint8 *data, gsize size, guint *n_bad)
{
  const char *at = (const char *) data;
  const char *end = at + size;

  if (starts_with (data, size, "\xef\xbb\xbf"))
    at += 3;
  while (at < end)
    {
      const char *stop;

      g_utf8_validate_len (at, (gsize) (end - at), &stop);
      g_string_append_len (out, at, stop - at);
      at = stop;
      if (at == end)
        break;
      /* A zero is a letter here; the grid leaves it out. */
      if (*at == '\0')
        g_string_append_c (out, '\0');
      else
        append_bad (out, n_bad);
      at++;
    }
}

static void
decode_windows_1252 (GString *out, const guint8 *data, gsize size, guint *n_bad)
{
  /* Letters of 0x80 to 0x9f; 0 where the code page has none. */
  static const guint16 letters[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
  };

  for (gsize i = 0; i < size; i++)
    {
      guint8 byte = data[i];
      gunichar c = byte;

      if (byte >= 0x80 && byte < 0xa0)
        c = letters[byte - 0x80];
      if (byte != 0 && c == 0)
        append_bad (out, n_bad);
      else if (byte == 0)
        g_string_append_c (out, '\0');
      else
        g_string_append_unichar (out, c);
    }
}

static gunichar
utf16_unit (const guint8 *data, gsize unit, gboolean big)
{
  const guint8 *at = data + 2 * unit;

  return big ? (gunichar) at[0] << 8 | at[1] : (gunichar) at[1] << 8 | at[0];
}

static void
decode_utf16 (
    GString *out, const guint8 *data, gsize size, gboolean big, guint *n_bad)
{
  gsize n = size / 2;

  for (gsize i = n > 0 && utf16_unit (data, 0, big) == 0xfeff; i < n; i++)
    {
      gunichar c = utf16_unit (data, i, big);
      gunichar next = i + 1 < n ? utf16_unit (data, i + 1, big) : 0;

      if (c >= 0xd800 && c < 0xdc00 && next >= 0xdc00 && next < 0xe000)
        {
          c = 0x10000 + ((c - 0xd800) << 10) + (next - 0xdc00);
          i++;
        }
      if (c >= 0xd800 && c < 0xe000)
        append_bad (out, n_bad);
      else if (c == 0)
        g_string_append_c (out, '\0');
      else
        g_string_append_unichar (out, c);
    }
  if (size % 2 == 1)
    append_bad (out, n_bad);
}

/* The name by which the C library knows the encoding. */
static const char *
charset_of (SwbEncoding encoding)
{
  static const char *const charsets[SWB_N_ENCODINGS] = {
    [SWB_ENCODING_WINDOWS_1250] = "CP1250",
    [SWB_ENCODING_WINDOWS_1251] = "CP1251",
    [SWB_ENCODING_WINDOWS_1254] = "CP1254",
    [SWB_ENCODING_SHIFT_JIS] = "CP932",
    [SWB_ENCODING_EUC_KR] = "CP949",
    [SWB_ENCODING_GB18030] = "GB18030",
    [SWB_ENCODING_BIG5] = "BIG5-HKSCS",
  };

  return charsets[encoding];
}

/* Runs the C library's converter over one stretch after the other; a byte that
 * it does not know is stepped over. */
static void
decode_charset (GString *out,
                const guint8 *data,
                gsize size,
                SwbEncoding encoding,
                guint *n_bad)
{
  GIConv converter = g_iconv_open ("UTF-8", charset_of (encoding));
  char *at = (char *) data;
  gsize left = size;

  if (converter == (GIConv) -1)
    {
      decode_windows_1252 (out, data, size, n_bad);
      return;
    }
  while (left > 0)
    {
      char buffer[16384];
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (converter, &at, &left, &to, &room);

      g_string_append_len (out, buffer, to - buffer);
      if (result != (gsize) -1 || errno == E2BIG)
        continue;
      append_bad (out, n_bad);
      at++;
      left--;
    }
  g_iconv_close (converter);
}

/**
 * swb_encoding_decode:
 * @bytes: a file
 * @encoding: how its letters are written
 * @n_bad: (out) (optional): how many places meant nothing
 *
 * A byte-order mark is left out; U+FFFD stands where bytes meant nothing.
 *
 * Returns: (transfer full): UTF-8, zeros of the file in it
 */
GBytes *
swb_encoding_decode (GBytes *bytes, SwbEncoding encoding, guint *n_bad)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GString *out = g_string_sized_new (size);
  guint bad = 0;

  if (data == NULL)
    data = (const guint8 *) "";
  switch (encoding)
    {
    case SWB_ENCODING_UTF16_LE:
    case SWB_ENCODING_UTF16_BE:
      decode_utf16 (out, data, size, encoding == SWB_ENCODING_UTF16_BE, &bad);
      break;
    case SWB_ENCODING_WINDOWS_1252:
      decode_windows_1252 (out, data, size, &bad);
      break;
    case SWB_ENCODING_WINDOWS_1250:
    case SWB_ENCODING_WINDOWS_1251:
    case SWB_ENCODING_WINDOWS_1254:
    case SWB_ENCODING_SHIFT_JIS:
    case SWB_ENCODING_EUC_KR:
    case SWB_ENCODING_GB18030:
    case SWB_ENCODING_BIG5:
      decode_charset (out, data, size, encoding, &bad);
      break;
    case SWB_ENCODING_UTF8:
    case SWB_N_ENCODINGS:
    default:
      decode_utf8 (out, data, size, &bad);
      break;
    }
  if (n_bad != NULL)
    *n_bad = bad;
  return g_string_free_to_bytes (out);
}
