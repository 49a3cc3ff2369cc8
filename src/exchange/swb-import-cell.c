/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts and lists of words in the cells of an imported row. */
#include "exchange/swb-import-cell.h"

#include "base/swb-language.h"
#include "base/swb-number.h"
#include "base/swb-text.h"

#include <string.h>

/**
 * swb_import_find_column:
 * @rule: how to read
 * @account: of which account
 * @field: what is looked for
 * @rank: 0 for the first column that has it
 *
 * Returns: the column of the field that is read at this rank, -1 for none
 */
int
swb_import_find_column (const SwbImportRule *rule,
                        SwbPlatform account,
                        SwbField field,
                        guint rank)
{
  int first = rule->first[account][field];

  return rank == 0 || first < 0
             ? first
             : swb_mapping_find_for (rule->mapping, account, field, rank);
}

/* Whether a text may be one of the words for nothing, by its first letters:
 * "N/A", "none", "not available", "k. A.", "s/d", and some of other scripts. */
static gboolean
may_be_missing (const char *text)
{
  const char first = g_ascii_tolower (text[0]);
  const char second = first != '\0' ? g_ascii_tolower (text[1]) : '\0';
  gunichar c;

  if (g_ascii_isdigit (first))
    return FALSE;
  if (first == 'n')
    return strchr ("/.\\aui", second) != NULL ||
           (second == 'o' && strchr ("nNtT", text[2]) != NULL);
  if (first == 'k' || first == 's')
    return second == '.' || second == '/';
  if ((guchar) first < 0x80)
    return !g_ascii_isalpha (first);
  c = g_utf8_get_char_validated (text, -1);
  if (c >= 0x400 && c <= 0x4ff)
    return c == 0x43d || c == 0x41d;
  return c == 0xc5c6 || c == 0x306a ||
         !((c >= 0xc0 && c <= 0x24f) || (c >= 0x600 && c <= 0xd7f) ||
           (c >= 0x3041 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3));
}

/**
 * swb_import_is_missing:
 * @text: the text of a cell
 *
 * Returns: whether it is one of the ways to write that there is nothing
 */
gboolean
swb_import_is_missing (const char *text)
{
  double value;

  return may_be_missing (text) &&
         swb_number_parse (text, 0, &value) == SWB_NUMBER_MISSING;
}

/**
 * swb_import_clean_cell:
 * @shelf: keeps the text where it is not the cell's
 * @cell: a cell
 *
 * Returns: (transfer none): its text without guard and what does harm
 */
const char *
swb_import_clean_cell (SwbImportShelf *shelf, const char *cell)
{
  g_autofree char *open = NULL;

  if (*cell != '\'' && swb_text_is_clean (cell, strlen (cell)))
    return cell;
  open = swb_text_unguard_cell (cell);
  return swb_import_shelf_take (shelf, swb_text_clean (open, -1));
}

/**
 * swb_import_read_text:
 * @rule: how to read
 * @shelf: keeps the text where it is not the cell's
 * @row: the row in the grid
 * @account: of which account; SWB_PLATFORM_OTHER for the row's own
 * @field: what is read
 * @column: (out) (optional): where it was found
 *
 * Returns: (transfer none) (nullable): the first cell of the field that says
 *   something
 */
const char *
swb_import_read_text (const SwbImportRule *rule,
                      SwbImportShelf *shelf,
                      guint row,
                      SwbPlatform account,
                      SwbField field,
                      int *column)
{
  int found;

  for (guint rank = 0;
       (found = swb_import_find_column (rule, account, field, rank)) >= 0;
       rank++)
    {
      const char *cell = swb_grid_get_cell (rule->grid, row, (guint) found);

      if (column != NULL)
        *column = found;
      if (*cell == '\0')
        continue;
      cell = swb_import_clean_cell (shelf, cell);
      if (!swb_import_is_missing (cell))
        return cell;
    }
  return NULL;
}

static gboolean
has_word (const GPtrArray *words, const char *folded)
{
  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *own = swb_text_fold (words->pdata[i]);

      if (strcmp (own, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_words (GPtrArray *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = swb_text_clean (parts[i], -1);
      g_autofree char *folded = swb_text_fold (word);

      if (*folded != '\0' && !has_word (words, folded))
        g_ptr_array_add (words, g_steal_pointer (&word));
    }
}

/**
 * swb_import_join_words:
 * @words: (nullable): a list with commas between
 * @more: (nullable): another one
 *
 * Returns: (transfer full): both, each word once, ", " between
 */
char *
swb_import_join_words (const char *words, const char *more)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  add_words (all, words);
  add_words (all, more);
  g_ptr_array_add (all, NULL);
  return g_strjoinv (", ", (char **) all->pdata);
}

static char *
list_languages (const char *text)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (text, ",;|/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *code = swb_language_code (g_strstrip (parts[i]));

      add_words (codes, code != NULL ? code : parts[i]);
    }
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (", ", (char **) codes->pdata);
}

static char *
list_words (const char *text)
{
  return swb_import_join_words (NULL, text);
}

/* What @list makes of a text, found out once for each text. The lists of
 * languages have a key of their own. */
static const char *
list_once (SwbImportShelf *shelf,
           char mark,
           const char *text,
           char *(*list) (const char *) )
{
  g_autofree char *key = NULL;
  char stays[64];
  char *made;
  gsize length = strlen (text);

  if (length + 2 > sizeof stays)
    key = g_strdup_printf ("%c%s", mark, text);
  else
    {
      stays[0] = mark;
      memcpy (stays + 1, text, length + 1);
    }
  made = g_hash_table_lookup (shelf->words, key != NULL ? key : stays);
  if (made != NULL)
    return made;
  made = list (text);
  g_hash_table_insert (shelf->words,
                       key != NULL ? g_steal_pointer (&key) : g_strdup (stays),
                       made);
  return made;
}

/**
 * swb_import_read_languages:
 * @rule: how to read
 * @shelf: keeps the text
 * @row: the row in the grid
 *
 * Returns: (transfer none) (nullable): the languages by their codes
 */
const char *
swb_import_read_languages (const SwbImportRule *rule,
                           SwbImportShelf *shelf,
                           guint row)
{
  const char *text = swb_import_read_text (rule, shelf, row, SWB_PLATFORM_OTHER,
                                           SWB_FIELD_LANGUAGE, NULL);

  return text != NULL ? list_once (shelf, 'l', text, list_languages) : NULL;
}

/**
 * swb_import_read_words:
 * @rule: how to read
 * @shelf: keeps the text
 * @row: the row in the grid
 * @field: what is read
 *
 * Returns: (transfer none): the words of all columns of the field, each once
 */
const char *
swb_import_read_words (const SwbImportRule *rule,
                       SwbImportShelf *shelf,
                       guint row,
                       SwbField field)
{
  const char *words = NULL;
  int column;

  for (guint rank = 0; (column = swb_import_find_column (
                            rule, SWB_PLATFORM_OTHER, field, rank)) >= 0;
       rank++)
    {
      const char *cell = swb_grid_get_cell (rule->grid, row, (guint) column);
      const char *more;

      if (*cell == '\0' || swb_import_is_missing (cell))
        continue;
      more = list_once (shelf, 'w', cell, list_words);
      words = words == NULL ? more
                            : swb_import_shelf_take (
                                  shelf, swb_import_join_words (words, more));
    }
  return words != NULL ? words : "";
}
