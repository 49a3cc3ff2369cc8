/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside as it is shown: nothing in it works, nothing in it hides,
 * and a name does not turn the sentence around in which it stands. */
#include "base/swb-text.h"

#include <string.h>

/* Letters of Vietnamese, Thai, Hebrew and of the Indic scripts stack fewer;
 * more of them cover the lines above and below. */
#define MOST_MARKS 8

/* A name in a sentence, in letters. */
#define NAME_LENGTH 120

#define BREAK 0x200b
#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE 0x2069

typedef enum
{
  SHOW_LINE = 0,
  SHOW_LINES = 1 << 0,    /* line breaks stay */
  SHOW_ISOLATES = 1 << 1, /* pairs of U+2068 and U+2069 stay */
  SHOW_TABS = 1 << 2,
} ShowFlags;

typedef struct
{
  GString *out;
  ShowFlags flags;
  guint n_marks; /* in a row */
  guint depth;   /* isolates that are open */
  guint n_letters;
} Shower;

static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85 ||
         c == 0x2028 || c == 0x2029;
}

static gboolean
is_dropped (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xfeff || (c & 0xfffe) == 0xfffe;
}

static gboolean
is_mark (gunichar c)
{
  return c >= 0x300 && g_unichar_ismark (c);
}

/* Whether @text is shown as it is. Bytes suffice: control characters are below
 * 0x20, 0x7f or begin with 0xc2; what is looked at more closely begins with
 * 0xcc or above. */
static gboolean
is_simple (const char *text)
{
  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    if (*at < 0x20 || *at == 0x7f || *at >= 0xcc ||
        (*at == 0xc2 && at[1] < 0xa0))
      return FALSE;
  return g_utf8_validate (text, -1, NULL);
}

/* Whether valid UTF-8 of at most MOST letters is shown as it is, letter by
 * letter. Between U+00A0 and U+FDFF only marks and what stands about U+2028 are
 * looked at. */
static gboolean
is_plain (const char *text, guint most)
{
  guint n_letters = 0;
  guint n_marks = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >> 8) == 0x20 ||
          (c >= 0xfe00 && is_dropped (c)))
        return FALSE;
      n_marks = is_mark (c) ? n_marks + 1 : 0;
      if (n_marks > MOST_MARKS || (n_letters++ == most && most > 0))
        return FALSE;
    }
  return TRUE;
}

/* Whether the isolate that opens before @at is closed in the same text. */
static gboolean
is_closed (const char *at)
{
  guint depth = 1;

  for (; *at != '\0' && depth > 0; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == FIRST_STRONG_ISOLATE)
        depth++;
      else if (c == POP_ISOLATE)
        depth--;
    }
  return depth == 0;
}

/* Whether a direction mark at @at is one that we wrote ourselves. */
static gboolean
keeps_isolate (Shower *shower, const char *at, gunichar c)
{
  if (!(shower->flags & SHOW_ISOLATES))
    return FALSE;
  if (c == POP_ISOLATE && shower->depth > 0)
    {
      shower->depth--;
      return TRUE;
    }
  if (c != FIRST_STRONG_ISOLATE || !is_closed (g_utf8_next_char (at)))
    return FALSE;
  shower->depth++;
  return TRUE;
}

static void
show_break (Shower *shower)
{
  GString *out = shower->out;

  if (shower->flags & SHOW_LINES)
    g_string_append_c (out, '\n');
  else if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static void
show_letter (Shower *shower, const char *at)
{
  gunichar c = g_utf8_get_char (at);

  shower->n_marks = is_mark (c) ? shower->n_marks + 1 : 0;
  if (at[0] == '\r' && at[1] == '\n')
    return;
  if (is_line_break (c))
    show_break (shower);
  else if (c == '\t')
    g_string_append_c (shower->out, shower->flags & SHOW_TABS ? '\t' : ' ');
  else if (is_bidi_control (c) && !keeps_isolate (shower, at, c))
    g_string_append_printf (shower->out, "\\u%04X", c);
  else if (!is_dropped (c) && shower->n_marks <= MOST_MARKS)
    g_string_append_unichar (shower->out, c);
}

/* @most letters and an ellipsis, 0 for all. */
static char *
show (const char *text, ShowFlags flags, guint most)
{
  g_autofree char *valid = NULL;
  Shower shower = { .flags = flags };

  if (text == NULL)
    return g_strdup ("");
  valid = g_utf8_make_valid (text, -1);
  shower.out = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (most > 0 && shower.n_letters++ == most)
        {
          g_string_append (shower.out, "…");
          break;
        }
      show_letter (&shower, at);
    }
  return g_string_free (shower.out, FALSE);
}

/**
 * swb_text_shown:
 * @text: (nullable): text from outside
 * @most: how many letters; 0 for all
 * @made: (out) (transfer full) (nullable): what to free afterwards
 *
 * swb_text_show_line() for many texts of which nearly all can be shown as they
 * are.
 *
 * Returns: (nullable): @text, *@made, or null for null
 */
const char *
swb_text_shown (const char *text, guint most, char **made)
{
  *made = NULL;
  if (text == NULL ||
      (is_simple (text) && (most == 0 || strlen (text) <= most)) ||
      (g_utf8_validate (text, -1, NULL) && is_plain (text, most)))
    return text;
  *made = swb_text_show_line (text, most);
  return *made;
}

/**
 * swb_text_show:
 * @text: (nullable): text from outside
 *
 * Makes what hides visible and what works idle: characters that turn the
 * reading direction around are written out, so that nobody is shown another
 * name than the one that is stored; C0 and C1 controls go; a line break of any
 * kind is a "\n", a tab a space; a letter keeps eight combining marks; bytes
 * that are no UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): @text with each of U+202A to U+202E and U+2066 to
 *   U+2069 written as "\u202E"
 */
char *
swb_text_show (const char *text)
{
  return show (text, SHOW_LINES, 0);
}

/**
 * swb_text_show_line:
 * @text: (nullable): text from outside
 * @most: how many letters; 0 for all
 *
 * Returns: (transfer full): @text as swb_text_show() tells, on one line; what
 *   is longer ends in an ellipsis
 */
char *
swb_text_show_line (const char *text, guint most)
{
  return show (text, SHOW_LINE, most);
}

/**
 * swb_text_show_sentence:
 * @text: (nullable): a sentence from outside in which names may stand
 *
 * Returns: (transfer full): @text as swb_text_show() tells, but pairs of U+2068
 *   and U+2069, which swb_text_name() writes and which hide nothing, stay
 */
char *
swb_text_show_sentence (const char *text)
{
  return show (text, SHOW_LINES | SHOW_ISOLATES, 0);
}

/**
 * swb_text_show_terminal:
 * @text: (nullable): text with parts from outside
 *
 * A terminal runs what stands behind an ESC or a C1 control: it can move the
 * cursor, rename the window, answer as if somebody had typed.
 *
 * Returns: (transfer full): @text as swb_text_show_sentence() tells; tabs stay
 */
char *
swb_text_show_terminal (const char *text)
{
  return show (text, SHOW_LINES | SHOW_ISOLATES | SHOW_TABS, 0);
}

/**
 * swb_text_isolate:
 * @text: (nullable): a name to put into a sentence
 *
 * Returns: (transfer full): @text between U+2068 and U+2069, so that a name in
 *   Arabic does not reorder the words around it; "" for nothing
 */
char *
swb_text_isolate (const char *text)
{
  if (text == NULL || *text == '\0')
    return g_strdup ("");
  return g_strconcat ("\u2068", text, "\u2069", NULL);
}

static gboolean
runs_to_the_left (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || c == 0x200f ||
         (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe) ||
         (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

/* The language of the program, by the scripts that people write it in. */
static gboolean
language_runs_to_the_left (void)
{
  static const char *const languages[] = { "ar", "dv", "fa", "he", "ks", "ps",
                                           "sd", "ug", "ur", "yi", NULL };
  g_auto (GStrv) parts = g_strsplit_set (g_get_language_names ()[0], "_.@", 2);

  return parts[0] != NULL && g_strv_contains (languages, parts[0]);
}

static gboolean
needs_isolation (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (runs_to_the_left (g_utf8_get_char (at)))
      return TRUE;
  return language_runs_to_the_left ();
}

/**
 * swb_text_name:
 * @name: (nullable): a name from outside
 *
 * Makes a name fit for a sentence: on one line, of 120 letters at most, and
 * isolated where it or the program's language runs from right to left.
 * Elsewhere the marks would change nothing but stand in what people copy.
 *
 * Returns: (transfer full): the name
 */
char *
swb_text_name (const char *name)
{
  g_autofree char *shown = swb_text_show_line (name, NAME_LENGTH);

  return needs_isolation (shown) ? swb_text_isolate (shown)
                                 : g_steal_pointer (&shown);
}

/**
 * swb_text_tell:
 * @format: a sentence with one "%s"
 * @name: (nullable): a name from outside
 *
 * Returns: (transfer full): the sentence with the name as swb_text_name() makes
 *   it fit
 */
char *
swb_text_tell (const char *format, const char *name)
{
  g_autofree char *fit = swb_text_name (name);
  GString *sentence = g_string_new (format);

  g_string_replace (sentence, "%s", fit, 1);
  return g_string_free (sentence, FALSE);
}

/* Whether a line may end before @c without tearing a letter from its marks. */
static gboolean
begins_a_letter (gunichar before, gunichar c)
{
  return before != 0x200d && c != 0x200d && !g_unichar_ismark (c);
}

/**
 * swb_text_break_words:
 * @text: (nullable): text as it is shown
 * @most: letters of a word, at least 1
 *
 * Looking for the end of each line in a word that does not end takes time that
 * grows with the square of its letters: ten thousand take seconds.
 *
 * Returns: (transfer full): @text with U+200B, where a line may end, after
 *   every @most letters without a space
 */
char *
swb_text_break_words (const char *text, guint most)
{
  GString *out;
  gunichar before = 0;
  guint n = 0;

  if (text == NULL || strlen (text) <= most)
    return g_strdup (text != NULL ? text : "");
  out = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c == BREAK)
        n = 0;
      else if (n >= most && begins_a_letter (before, c))
        {
          g_string_append_unichar (out, BREAK);
          n = 1;
        }
      else
        n++;
      g_string_append_unichar (out, c);
      before = c;
    }
  return g_string_free (out, FALSE);
}
