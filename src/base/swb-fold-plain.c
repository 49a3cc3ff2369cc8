/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding letter by letter: where no letter of a text touches its neighbours,
 * what each becomes is looked up. It is the long way that fills the table, one
 * page of Unicode at a time. */
#include "base/swb-fold-plain.h"

#include <string.h>

#define LETTERS 256
#define MOST_BYTES 3
#define VIRAMA_CLASS 9

typedef enum
{
  OTHER,    /* takes the long way */
  ACCENTED, /* a letter that loses a mark behind it */
  LETTER,   /* one that keeps it */
  SIGN,     /* a mark that stays where it is */
  JOINING,  /* the same, but it may melt with what stands before it */
} Class;

/* What becomes of a letter alone. */
typedef struct
{
  guint8 class;
  guint8 length;
  char text[MOST_BYTES];
} Folded;

static Folded *pages[LETTERS];

/**
 * swb_fold_takes_accents:
 * @letter: a letter
 *
 * Marks on these are accents that people leave out when they type. On Indic,
 * Thai, Arabic, Hebrew and kana letters a mark is another sound.
 *
 * Returns: whether a mark on it is dropped
 */
gboolean
swb_fold_takes_accents (gunichar letter)
{
  GUnicodeScript script = g_unichar_get_script (letter);

  return script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK ||
         script == G_UNICODE_SCRIPT_CYRILLIC;
}

/* Marks melt with letters of their own page. */
static gboolean
melts (gunichar mark)
{
  gunichar made;

  for (gunichar c = mark & ~0xffu; c <= (mark | 0xffu); c++)
    if (g_unichar_compose (c, mark, &made))
      return TRUE;
  return FALSE;
}

static Class
judge_mark (gunichar c, const char *text, const char *folded)
{
  int order = g_unichar_combining_class (c);

  if (strcmp (text, folded) != 0 || (order != 0 && order != VIRAMA_CLASS))
    return OTHER;
  return melts (c) ? JOINING : SIGN;
}

/* Parts of Hangul syllables are letters that melt. */
static Class
judge (gunichar c, const char *text, const char *folded)
{
  gsize length = strlen (folded);
  gunichar last;

  if (length == 0 || length > MOST_BYTES)
    return OTHER;
  if (g_unichar_ismark (c))
    return judge_mark (c, text, folded);
  if (!g_unichar_isalpha (c) ||
      (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HANGUL &&
       !(c >= 0xac00 && c <= 0xd7a3)))
    return OTHER;
  last = g_utf8_get_char (g_utf8_prev_char (folded + length));
  if (g_unichar_ismark (last))
    return OTHER;
  return swb_fold_takes_accents (last) ? ACCENTED : LETTER;
}

/* Blanks that are a part of it go at the beginning and the end of a text. */
static gboolean
is_same_inside (const char *text,
                const char *folded,
                char *(*fold_letter) (const char *) )
{
  g_autofree char *inside = g_strconcat ("x", text, "x", NULL);
  g_autofree char *expected = g_strconcat ("x", folded, "x", NULL);
  g_autofree char *found = fold_letter (inside);

  return strcmp (found, expected) == 0;
}

static const Folded *
make_page (guint page, char *(*fold_letter) (const char *) )
{
  Folded *made = g_new0 (Folded, LETTERS);

  for (guint i = 0; i < LETTERS; i++)
    {
      char text[7] = { 0 };
      gunichar c = page * LETTERS + i;
      g_autofree char *folded = NULL;

      if (c < 0x80 || !g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      folded = fold_letter (text);
      made[i].class = (guint8) judge (c, text, folded);
      if (made[i].class < SIGN && !is_same_inside (text, folded, fold_letter))
        made[i].class = OTHER;
      if (made[i].class == OTHER)
        continue;
      made[i].length = (guint8) strlen (folded);
      memcpy (made[i].text, folded, made[i].length);
    }
  if (!g_atomic_pointer_compare_and_exchange (&pages[page], NULL, made))
    g_free (made);
  return g_atomic_pointer_get (&pages[page]);
}

static gboolean
goes_on (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

/* A letter of two or three bytes; 0 for others and for what is none. */
static gunichar
read_letter (const guchar *at, guint *length)
{
  gunichar c;

  if (at[0] >= 0xc2 && at[0] <= 0xdf && goes_on (at[1]))
    {
      *length = 2;
      return (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu);
    }
  if (at[0] < 0xe0 || at[0] > 0xef || !goes_on (at[1]) || !goes_on (at[2]))
    return 0;
  *length = 3;
  c = (at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
  return c < 0x800 || (c >= 0xd800 && c <= 0xdfff) ? 0 : c;
}

/* What becomes of C behind BEFORE, a letter or a mark that keeps marks; null
 * where that takes the long way. */
static const Folded *
look_up (gunichar c, gunichar before, char *(*fold_letter) (const char *) )
{
  const Folded *page = g_atomic_pointer_get (&pages[c / LETTERS]);
  const Folded *folded;
  gunichar made;

  if (page == NULL)
    page = make_page (c / LETTERS, fold_letter);
  folded = &page[c % LETTERS];
  if (folded->class == OTHER)
    return NULL;
  if (folded->class >= SIGN &&
      (before / LETTERS != c / LETTERS ||
       (folded->class == JOINING && g_unichar_compose (before, c, &made))))
    return NULL;
  return folded;
}

static gsize
fold_byte (guchar c, char *out, gsize length)
{
  if (c > ' ')
    out[length++] = g_ascii_tolower ((char) c);
  else if (g_ascii_isspace (c) && length > 0 && out[length - 1] != ' ')
    out[length++] = ' ';
  return length;
}

/**
 * swb_fold_plain:
 * @text: any text
 * @fold_letter: the long way, for one letter
 *
 * Returns: (transfer full) (nullable): what the long way would give; null where
 *   it has to be taken
 */
char *
swb_fold_plain (const char *text, char *(*fold_letter) (const char *) )
{
  char *out = g_malloc (2 * strlen (text) + 1);
  gsize length = 0;
  gunichar before = 0;

  for (const guchar *at = (const guchar *) text; *at != '\0';)
    {
      const Folded *folded;
      guint n;
      gunichar c;

      if (*at < 0x7f)
        {
          length = fold_byte (*at++, out, length);
          before = 0;
          continue;
        }
      c = read_letter (at, &n);
      folded = c == 0 ? NULL : look_up (c, before, fold_letter);
      if (folded == NULL)
        {
          g_free (out);
          return NULL;
        }
      memcpy (out + length, folded->text, folded->length);
      length += folded->length;
      before = folded->class == ACCENTED ? 0 : c;
      at += n;
    }
  if (length > 0 && out[length - 1] == ' ')
    length--;
  out[length] = '\0';
  return out;
}
