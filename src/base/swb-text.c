/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside: made safe to keep, to show and to hand on. */
#include "base/swb-text.h"

#include <string.h>

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85 ||
         c == 0x2028 || c == 0x2029;
}

static gboolean
is_dropped (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xfeff || c == 0xfffe || c == 0xffff;
}

static void
trim_end (GString *text)
{
  while (text->len > 0)
    {
      const char *last = g_utf8_prev_char (text->str + text->len);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        return;
      g_string_truncate (text, (gsize) (last - text->str));
    }
}

/* Puts one white or kept character on @out. A break that is asked to be kept
 * takes the blanks before it away. */
static void
append_cleaned (GString *out, gunichar c, gboolean keep_lines)
{
  gboolean white = c == ' ' || c == '\t' || is_line_break (c);

  if (is_line_break (c) && keep_lines)
    {
      while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);
      if (out->len > 0)
        g_string_append_c (out, '\n');
    }
  else if (white)
    {
      if (out->len > 0 && out->str[out->len - 1] != ' ' &&
          out->str[out->len - 1] != '\n')
        g_string_append_c (out, ' ');
    }
  else if (!is_dropped (c) && (out->len > 0 || !g_unichar_isspace (c)))
    g_string_append_unichar (out, c);
}

/* Letters of the scripts that most names have, none of which is taken away or
 * changed: Latin with accents, Devanagari and its neighbours, Hangul, Chinese.
 */
static gboolean
is_kept (gunichar c)
{
  return (c >= 0xc0 && c <= 0x24f) || (c >= 0x900 && c <= 0xd7f) ||
         (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3);
}

/**
 * swb_text_is_clean:
 * @text: a text
 * @length: its bytes
 *
 * Returns: whether swb_text_clean() would surely give it back as it is; a text
 *   of rare letters may be clean all the same
 */
gboolean
swb_text_is_clean (const char *text, gsize length)
{
  gboolean space = TRUE;

  for (gsize i = 0; i < length;)
    {
      guchar byte = (guchar) text[i];

      if (byte < 0x80)
        {
          if (byte < ' ' || byte == 0x7f || (space && byte == ' '))
            return FALSE;
          space = byte == ' ';
          i++;
          continue;
        }
      if (!is_kept (
              g_utf8_get_char_validated (text + i, (gssize) (length - i))))
        return FALSE;
      space = FALSE;
      i += (gsize) g_utf8_skip[byte];
    }
  return length == 0 || !space;
}

static char *
clean (const char *text, gssize length, gboolean keep_lines)
{
  g_autofree char *valid = NULL;
  GString *out;

  if (text == NULL)
    return g_strdup ("");
  if (length < 0)
    length = (gssize) strlen (text);
  if (swb_text_is_clean (text, (gsize) length))
    return g_strndup (text, (gsize) length);
  valid = g_utf8_make_valid (text, length);
  out = g_string_sized_new ((gsize) length);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (at[0] == '\r' && at[1] == '\n')
        continue;
      append_cleaned (out, g_utf8_get_char (at), keep_lines);
    }
  trim_end (out);
  return g_string_free (out, FALSE);
}

/**
 * swb_text_clean:
 * @text: (nullable): text from outside
 * @length: its bytes, or -1 when it ends in a zero
 *
 * Makes one line of valid UTF-8: bytes that are no UTF-8, and zero bytes inside
 * @length, become U+FFFD; runs
 * of spaces, tabs and line breaks become one space; other control characters
 * and byte-order marks go; white at both ends goes.
 *
 * Returns: (transfer full): the cleaned text, never %NULL
 */
char *
swb_text_clean (const char *text, gssize length)
{
  return clean (text, length, FALSE);
}

/**
 * swb_text_clean_lines:
 * @text: (nullable): text from outside
 * @length: its bytes, or -1 when it ends in a zero
 *
 * As swb_text_clean(), but line breaks stay, each as one "\n".
 *
 * Returns: (transfer full): the cleaned text, never %NULL
 */
char *
swb_text_clean_lines (const char *text, gssize length)
{
  return clean (text, length, TRUE);
}

/**
 * swb_text_starts_formula:
 * @text: text for a cell of a table
 *
 * Looks behind apostrophes too: one that was there already must not be taken
 * for the guard.
 *
 * Returns: whether a spreadsheet would run it
 */
gboolean
swb_text_starts_formula (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

/**
 * swb_text_guard_cell:
 * @text: (nullable): text for a cell of a table to hand out; not for numbers
 *
 * A spreadsheet runs a cell that starts with = + - @, a tab or a line break as
 * a formula. An apostrophe before it says that it is text.
 *
 * Returns: (transfer full): the guarded text
 */
char *
swb_text_guard_cell (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  return g_strconcat (swb_text_starts_formula (text) ? "'" : "", text, NULL);
}

/* A dash where somebody had nothing to tell: there is nothing to run. */
static gboolean
is_dash (const char *text)
{
  return *text == '-' && text[strspn (text, "-")] == '\0';
}

/* Digits with the signs that numbers have and nothing that could be computed:
 * "-4.5", "+1,200", "-3e-5", "-12%". */
static gboolean
is_number (const char *text)
{
  text += *text == '-' || *text == '+';
  if (!g_ascii_isdigit (*text))
    return FALSE;
  text += strspn (text, "0123456789.,");
  if (*text == 'e' || *text == 'E')
    {
      text++;
      text += *text == '-' || *text == '+';
      if (!g_ascii_isdigit (*text))
        return FALSE;
      text += strspn (text, "0123456789");
    }
  return *text == '\0' || strcmp (text, "%") == 0;
}

/**
 * swb_text_guard_written:
 * @text: (nullable): a cell of which only its text is known
 *
 * As swb_text_guard_cell(), but what is a number stays one, also below nought,
 * and a dash alone stays what it is.
 *
 * Returns: (transfer full): the guarded text
 */
char *
swb_text_guard_written (const char *text)
{
  return text != NULL && (is_number (text) || is_dash (text))
             ? g_strdup (text)
             : swb_text_guard_cell (text);
}

/**
 * swb_text_unguard_cell:
 * @text: (nullable): text of a cell
 *
 * Undoes swb_text_guard_cell().
 *
 * Returns: (transfer full): the text
 */
char *
swb_text_unguard_cell (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  return g_strdup (
      *text == '\'' && swb_text_starts_formula (text + 1) ? text + 1 : text);
}
