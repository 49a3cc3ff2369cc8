/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells on their way to and from a spreadsheet through the clipboard: lines
 * with tabs between, and a table of HTML, which says of each cell whether it
 * is text. */
#include "exchange/swb-tsv.h"

#include "base/swb-text.h"
#include "exchange/swb-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * swb_tsv_append_row:
 * @out: where to write
 * @cells: (array length=n_cells): plain texts
 * @n_cells: how many
 *
 * Writes a line. A cell with a tab, a line break or a quote stands in quotes.
 * What a spreadsheet would run gets an apostrophe before it, which
 * swb_tsv_read() takes away again: the text may come from anybody.
 */
void
swb_tsv_append_row (GString *out, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *guarded = swb_text_guard_written (cells[i]);

      if (i > 0)
        g_string_append_c (out, '\t');
      swb_csv_append_cell (out, guarded, '\t');
    }
  g_string_append_c (out, '\n');
}

/* Digits as a spreadsheet counts with them; what begins with a nought more
 * than it needs is a name made of digits. */
static gboolean
is_number (const char *text)
{
  const char *at = *text == '-' ? text + 1 : text;
  const gsize whole = strspn (at, "0123456789");
  gsize rest;

  if (whole == 0 || whole > 15 || (whole > 1 && *at == '0'))
    return FALSE;
  at += whole;
  if (*at == '\0')
    return TRUE;
  rest = strspn (at + 1, "0123456789");
  return *at == '.' && rest > 0 && rest < 10 && at[1 + rest] == '\0';
}

/* LibreOffice knows no &apos;, so an apostrophe stands as it is. */
static void
append_html_text (GString *out, const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    switch (*at)
      {
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '\n':
        g_string_append (out, "<br>");
        break;
      default:
        g_string_append_c (out, *at);
      }
}

/**
 * swb_tsv_append_html_row:
 * @out: where to write
 * @cells: (array length=n_cells): plain texts
 * @n_cells: how many
 * @header: whether they are titles
 *
 * Writes a row of a table. Texts are marked as such, in the words of
 * LibreOffice and in those of Excel, so that neither runs them nor takes them
 * for numbers.
 */
void
swb_tsv_append_html_row (GString *out,
                         const char *const *cells,
                         guint n_cells,
                         gboolean header)
{
  g_string_append (out, "<tr>");
  for (guint i = 0; i < n_cells; i++)
    {
      if (header)
        g_string_append (out, "<th>");
      else if (*cells[i] == '\0')
        g_string_append (out, "<td>");
      else if (is_number (cells[i]))
        g_string_append_printf (out, "<td sdval=\"%s\" sdnum=\"1033;\">",
                                cells[i]);
      else
        g_string_append (
            out, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">");
      append_html_text (out, cells[i]);
      g_string_append (out, header ? "</th>" : "</td>");
    }
  g_string_append (out, "</tr>\n");
}

/**
 * swb_tsv_html:
 * @rows: what swb_tsv_append_html_row() wrote
 *
 * Returns: (transfer full): a whole document with them as its table
 */
char *
swb_tsv_html (const char *rows)
{
  return g_strconcat ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
                      "</head><body>\n<table>\n",
                      rows, "</table>\n</body></html>\n", NULL);
}

/* Where a quoted cell ends: at its closing quote, if a delimiter, a line's end
 * or the text's end follows. Spreadsheets write a quote at the beginning of a
 * text as it stands; that is no quoted cell. */
static const char *
find_closing (const char *at, const char *end, char delimiter)
{
  while (at < end)
    {
      if (*at != '"')
        at++;
      else if (at + 1 < end && at[1] == '"')
        at += 2;
      else
        return at + 1 == end || at[1] == delimiter || at[1] == '\n' ||
                       at[1] == '\r'
                   ? at
                   : NULL;
    }
  return NULL;
}

static void
add_cell (SwbGrid *grid, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *bare = swb_text_unguard_cell (copy);

  swb_grid_add_cell (grid, bare, strlen (bare));
}

static void
add_quoted (SwbGrid *grid, const char *from, const char *to)
{
  GString *text = g_string_sized_new ((gsize) (to - from));

  for (const char *at = from; at < to; at++)
    {
      if (*at == '\r' && at + 1 < to && at[1] == '\n')
        continue;
      g_string_append_c (text, *at == '\r' ? '\n' : *at);
      if (*at == '"')
        at++;
    }
  add_cell (grid, text->str, text->len);
  g_string_free (text, TRUE);
}

typedef struct
{
  const char *start;
  const char *end;
  char delimiter;
  guint n_cells;
} Reader;

/* Returns where the next cell begins, at the delimiter or the line's end. */
static const char *
read_cell (Reader *reader, SwbGrid *grid, const char *at)
{
  const char delimiter = reader->delimiter;
  const char *closing =
      *at == '"' ? find_closing (at + 1, reader->end, delimiter) : NULL;
  const char *to = at;

  reader->n_cells++;
  if (closing != NULL)
    {
      add_quoted (grid, at + 1, closing);
      return closing + 1;
    }
  while (to < reader->end && *to != delimiter && *to != '\n' && *to != '\r')
    to++;
  add_cell (grid, at, (gsize) (to - at));
  return to;
}

/* Returns where the next line begins. */
static const char *
read_line (Reader *reader, SwbGrid *grid, const char *at)
{
  const char *start = at;

  swb_grid_begin_row (grid, swb_grid_get_n_rows (grid) + 1);
  for (;;)
    {
      if (at < reader->end)
        at = read_cell (reader, grid, at);
      else
        add_cell (grid, "", 0);
      if (at >= reader->end || *at != reader->delimiter)
        break;
      at++;
    }
  swb_grid_end_row (grid, (gsize) (start - reader->start), (gsize) (at - start),
                    0);
  if (at < reader->end && *at == '\r')
    at++;
  if (at < reader->end && *at == '\n')
    at++;
  return at;
}

/* Commas part cells only where nothing else can be meant: no tab anywhere, the
 * same number in each of several lines, and never a blank behind one, as in
 * "Chennai, Mumbai". */
static gboolean
is_csv (const char *text, gsize length, char delimiter)
{
  const char *const end = text + length;
  guint n_lines = 0, n_expected = 0, n = 0;
  gboolean quoted = FALSE;

  for (const char *at = text; at < end; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (*at == '\t' || (*at == delimiter && at[1] == ' '))
        return FALSE;
      else if (*at == delimiter)
        n++;
      if (*at != '\n' && at + 1 != end)
        continue;
      if (n == 0 || (n_lines > 0 && n != n_expected))
        return FALSE;
      n_expected = n;
      n_lines++;
      n = 0;
    }
  return n_lines > 1 && !quoted;
}

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
      _ ("That is too much to paste at once: at most a million cells or 64 MB. "
         "Import it as a file."));
  return FALSE;
}

static gboolean
read_lines (Reader *reader,
            SwbGrid *grid,
            GCancellable *cancellable,
            GError **error)
{
  const char *at = reader->start;

  while (at < reader->end)
    {
      at = read_line (reader, grid, at);
      if (reader->n_cells > SWB_TSV_MOST_CELLS)
        return refuse_size (error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * swb_tsv_read:
 * @text: UTF-8 from the clipboard
 * @length: its bytes
 * @cancellable: (nullable): to stop it
 * @error: why not
 *
 * Reads lines with tabs between their cells, as spreadsheets copy them; also
 * with commas or semicolons, where nothing else can be meant. Empty lines are
 * rows with an empty cell; the end of the last line begins none.
 *
 * Returns: (transfer full) (nullable): the cells
 */
SwbGrid *
swb_tsv_read (const char *text,
              gsize length,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SwbGrid) grid = NULL;
  Reader reader = { text, text + length, '\t', 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (length > SWB_TSV_MOST_BYTES)
    {
      refuse_size (error);
      return NULL;
    }
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    reader.start += 3;
  length = (gsize) (reader.end - reader.start);
  if (is_csv (reader.start, length, ','))
    reader.delimiter = ',';
  else if (is_csv (reader.start, length, ';'))
    reader.delimiter = ';';
  grid = swb_grid_new ();
  if (!read_lines (&reader, grid, cancellable, error))
    return NULL;
  return g_steal_pointer (&grid);
}
