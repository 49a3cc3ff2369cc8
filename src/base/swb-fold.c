/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding for search and matching, and initials (declared in swb-text.h). */
#include "base/swb-text.h"

#include "base/swb-fold-plain.h"

#include <string.h>

static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) ||
         c == 0xfeff || g_unichar_iscntrl (c);
}

/* Latin letters that Unicode does not take apart, as people type them. */
static const char *
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0xe6:
      return "ae";
    case 0xf8:
      return "o";
    case 0x111:
    case 0xf0:
      return "d";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    default:
      return NULL;
    }
}

static void
append_folded (GString *out, gunichar c)
{
  const char *plain = plain_letter (c);

  if (plain != NULL)
    g_string_append (out, plain);
  else if (g_unichar_isspace (c))
    {
      if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  else
    g_string_append_unichar (out, c);
}

static char *
fold_unicode (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  g_autofree char *again = g_utf8_casefold (apart, -1);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean on_accented = FALSE;

  for (const char *at = again; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_invisible (c) && !g_unichar_isspace (c))
        continue;
      if (g_unichar_ismark (c))
        {
          if (!on_accented)
            g_string_append_unichar (out, c);
          continue;
        }
      on_accented = swb_fold_takes_accents (c);
      append_folded (out, c);
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_utf8_normalize (out->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

/**
 * swb_text_fold:
 * @text: (nullable): any text
 *
 * The form in which two spellings of a name are searched as one: compatibility
 * forms made plain (NFKD), accents dropped from Latin, Greek and Cyrillic
 * letters only, case folded, invisible characters dropped, white made one
 * space, put together again (NFKC). Folding twice changes nothing.
 *
 * Returns: (transfer full): the folded text, never %NULL
 */
char *
swb_text_fold (const char *text)
{
  char *folded = swb_fold_plain (text != NULL ? text : "", fold_unicode);

  return folded != NULL ? folded : fold_unicode (text);
}

/**
 * swb_text_contains_folded:
 * @haystack_folded: (nullable): text from swb_text_fold()
 * @needle_folded: (nullable): what was typed, from swb_text_fold()
 *
 * Returns: whether the one holds the other; an empty needle is in everything
 */
gboolean
swb_text_contains_folded (const char *haystack_folded,
                          const char *needle_folded)
{
  if (needle_folded == NULL || *needle_folded == '\0')
    return TRUE;
  return haystack_folded != NULL &&
         strstr (haystack_folded, needle_folded) != NULL;
}

/* Most handles need none of the tables of Unicode. Returns NULL for those that
 * do. */
static char *
fold_ascii_handle (const char *handle)
{
  char *out = g_malloc (strlen (handle) + 1);
  gsize length = 0;

  for (const char *at = handle; *at != '\0'; at++)
    {
      guchar c = (guchar) *at;

      if (c >= 0x7f)
        {
          g_free (out);
          return NULL;
        }
      if (c > ' ' && (length > 0 || c != '@'))
        out[length++] = g_ascii_tolower (*at);
    }
  out[length] = '\0';
  return out;
}

static char *
fold_unicode_handle (const char *handle)
{
  g_autofree char *valid = g_utf8_make_valid (handle, -1);
  g_autofree char *plain =
      g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (plain, -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_invisible (c) || g_unichar_isspace (c) ||
          (out->len == 0 && c == '@'))
        continue;
      g_string_append_unichar (out, c);
    }
  return g_utf8_normalize (out->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

/* The syllables that a person may be about to type whose last letter so far is
 * @c: a syllable without a final, or a consonant alone. */
static gboolean
is_begun_syllable (gunichar c, gunichar *first, gunichar *last)
{
  if (c >= 0xac00 && c <= 0xd7a3 && (c - 0xac00) % 28 == 0)
    {
      *first = c;
      *last = c + 27;
      return TRUE;
    }
  if (c < 0x1100 || c > 0x1112)
    return FALSE;
  *first = 0xac00 + (c - 0x1100) * 588;
  *last = *first + 587;
  return TRUE;
}

static gboolean
finds_begun (const char *haystack,
             const char *before,
             gsize length,
             gunichar first,
             gunichar last)
{
  for (const char *at = haystack; *at != '\0'; at = g_utf8_next_char (at))
    if (strncmp (at, before, length) == 0)
      {
        gunichar c = g_utf8_get_char (at + length);

        if (c >= first && c <= last)
          return TRUE;
      }
  return FALSE;
}

/**
 * swb_text_is_begun:
 * @word_folded: a word that is being typed, from swb_text_fold()
 * @before: (out): bytes of it before its last letter
 * @first: (out): the first syllable that the last letter may become
 * @last: (out): the last one
 *
 * Returns: whether the last syllable of Hangul may not be whole
 */
gboolean
swb_text_is_begun (const char *word_folded,
                   gsize *before,
                   gunichar *first,
                   gunichar *last)
{
  gsize length = strlen (word_folded);
  const char *end;

  if (length < 3 || (guchar) word_folded[length - 1] < 0x80)
    return FALSE;
  end = g_utf8_prev_char (word_folded + length);
  *before = (gsize) (end - word_folded);
  return is_begun_syllable (g_utf8_get_char (end), first, last);
}

/**
 * swb_text_finds_folded:
 * @haystack_folded: text from swb_text_fold()
 * @word_folded: a word that is being typed, from swb_text_fold()
 *
 * As swb_text_contains_folded(), and the last syllable of Hangul need not be
 * whole: "거" and "ㄱ" find "걸".
 *
 * Returns: whether the one holds the other
 */
gboolean
swb_text_finds_folded (const char *haystack_folded, const char *word_folded)
{
  gunichar first;
  gunichar last;
  gsize before;

  if (strstr (haystack_folded, word_folded) != NULL)
    return TRUE;
  return swb_text_is_begun (word_folded, &before, &first, &last) &&
         finds_begun (haystack_folded, word_folded, before, first, last);
}

/**
 * swb_text_fold_handle:
 * @handle: (nullable): a handle as typed or exported, " @Some.Name "
 *
 * Returns: (transfer full): the handle in the form in which accounts are
 *   matched: without white and @ before it, full-width letters made plain,
 *   lower case; accents stay, because they tell handles apart
 */
char *
swb_text_fold_handle (const char *handle)
{
  char *folded = fold_ascii_handle (handle != NULL ? handle : "");

  return folded != NULL ? folded : fold_unicode_handle (handle);
}

static gboolean
is_virama (gunichar c)
{
  return g_unichar_combining_class (c) == 9;
}

/* Takes the first letter of a word with its marks, or NULL when the word has
 * no letter or digit. A letter bound by a virama stays whole ("क्ष"). */
static char *
word_initial (const char *word, gboolean *is_arabic)
{
  const char *at = word;
  GString *out;
  gunichar before;

  while (*at != '\0' && !g_unichar_isalnum (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  if (*at == '\0')
    return NULL;
  before = g_unichar_toupper (g_utf8_get_char (at));
  *is_arabic = g_unichar_get_script (before) == G_UNICODE_SCRIPT_ARABIC;
  out = g_string_new (NULL);
  g_string_append_unichar (out, before);
  for (at = g_utf8_next_char (at); *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean bound = is_virama (before) && g_unichar_isalpha (c) &&
                       g_unichar_get_script (c) != G_UNICODE_SCRIPT_TAMIL;

      if (!g_unichar_ismark (c) && !bound)
        break;
      g_string_append_unichar (out, c);
      before = c;
    }
  return g_string_free (out, FALSE);
}

/**
 * swb_text_initials:
 * @name: (nullable): a person's or page's name in any script
 *
 * Returns: (transfer full): the first letter, with its marks, of the first and
 *   the last word, in upper case; one for a single word; "?" for no letter.
 *   Two Arabic letters get U+200C between, so that they do not join.
 */
char *
swb_text_initials (const char *name)
{
  g_autofree char *line = swb_text_clean (name, -1);
  g_autofree char *whole =
      g_utf8_normalize (line, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_auto (GStrv) words = g_strsplit (whole, " ", -1);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  gboolean first_arabic = FALSE;
  gboolean last_arabic = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean arabic = FALSE;
      char *initial = word_initial (words[i], &arabic);

      if (initial == NULL)
        continue;
      if (first == NULL)
        {
          first = initial;
          first_arabic = arabic;
          continue;
        }
      g_free (last);
      last = initial;
      last_arabic = arabic;
    }
  if (first == NULL)
    return g_strdup ("?");
  return g_strconcat (first, first_arabic && last_arabic ? "\u200c" : "",
                      last != NULL ? last : "", NULL);
}
