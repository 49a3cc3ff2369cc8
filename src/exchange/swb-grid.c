/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a table: one run of text, and where each cell and row begins,
 * so that a million rows cost no million allocations. */
#include "exchange/swb-grid.h"

#include <string.h>

typedef struct
{
  gsize first_cell;
  guint n_cells;
  SwbGridFlags flags;
  guint64 line;
  gsize raw_start;
  gsize raw_length;
} Row;

struct _SwbGrid
{
  gatomicrefcount refs;
  GString *text;
  GArray *cells; /* gsize: where the text of each begins */
  GArray *rows;
  guint n_columns;
};

/**
 * swb_grid_new:
 *
 * Returns: (transfer full): a grid without rows
 */
SwbGrid *
swb_grid_new (void)
{
  SwbGrid *grid = g_new0 (SwbGrid, 1);

  g_atomic_ref_count_init (&grid->refs);
  grid->text = g_string_new (NULL);
  grid->cells = g_array_new (FALSE, FALSE, sizeof (gsize));
  grid->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return grid;
}

/**
 * swb_grid_ref:
 * @grid: a grid
 *
 * Returns: (transfer full): @grid; a filled grid may be read by any thread
 */
SwbGrid *
swb_grid_ref (SwbGrid *grid)
{
  g_return_val_if_fail (grid != NULL, NULL);
  g_atomic_ref_count_inc (&grid->refs);
  return grid;
}

/**
 * swb_grid_unref:
 * @grid: (transfer full): a grid
 */
void
swb_grid_unref (SwbGrid *grid)
{
  g_return_if_fail (grid != NULL);
  if (!g_atomic_ref_count_dec (&grid->refs))
    return;
  g_string_free (grid->text, TRUE);
  g_array_unref (grid->cells);
  g_array_unref (grid->rows);
  g_free (grid);
}

static Row *
get_row (SwbGrid *grid, guint row)
{
  return &g_array_index (grid->rows, Row, row);
}

/**
 * swb_grid_begin_row:
 * @grid: a grid that is being filled
 * @line: the line of the file that the row begins on, 1 the first
 */
void
swb_grid_begin_row (SwbGrid *grid, guint64 line)
{
  const Row row = { .first_cell = grid->cells->len, .line = line };

  g_array_append_val (grid->rows, row);
}

/**
 * swb_grid_add_cell:
 * @grid: a grid with a row begun
 * @text: UTF-8, need not end in a zero; zeros inside are left out
 * @length: its bytes
 */
void
swb_grid_add_cell (SwbGrid *grid, const char *text, gsize length)
{
  const gsize start = grid->text->len;
  Row *row = get_row (grid, grid->rows->len - 1);

  g_array_append_val (grid->cells, start);
  for (gsize at = 0; at < length;)
    {
      const char *zero = memchr (text + at, '\0', length - at);
      gsize run = zero != NULL ? (gsize) (zero - text) - at : length - at;

      g_string_append_len (grid->text, text + at, (gssize) run);
      at += run + 1;
    }
  g_string_append_c (grid->text, '\0');
  row->n_cells++;
}

/**
 * swb_grid_end_row:
 * @grid: a grid with a row begun
 * @raw_start: where the row begins in the text that it was read from
 * @raw_length: its bytes there, without the line's end
 * @flags: what was odd about it
 */
void
swb_grid_end_row (SwbGrid *grid,
                  gsize raw_start,
                  gsize raw_length,
                  SwbGridFlags flags)
{
  Row *row = get_row (grid, grid->rows->len - 1);

  row->raw_start = raw_start;
  row->raw_length = raw_length;
  row->flags = flags;
  grid->n_columns = MAX (grid->n_columns, row->n_cells);
}

/**
 * swb_grid_drop_row:
 * @grid: a grid with a row begun
 *
 * Forgets the row that was begun.
 */
void
swb_grid_drop_row (SwbGrid *grid)
{
  const Row *row = get_row (grid, grid->rows->len - 1);

  if (row->n_cells > 0)
    g_string_truncate (grid->text,
                       g_array_index (grid->cells, gsize, row->first_cell));
  g_array_set_size (grid->cells, (guint) row->first_cell);
  g_array_set_size (grid->rows, grid->rows->len - 1);
}

/**
 * swb_grid_append_rows:
 * @grid: a grid that is being filled
 * @other: another one
 * @first: a row of it
 * @line: the line of the file that this row begins on
 *
 * Takes the rows of @other from @first on.
 */
void
swb_grid_append_rows (SwbGrid *grid, SwbGrid *other, guint first, guint64 line)
{
  const Row *from = get_row (other, first);
  const guint64 later = line - from->line;
  const guint first_cell = grid->cells->len;
  const gsize text = g_array_index (other->cells, gsize, from->first_cell);
  const gsize before = grid->text->len;
  const guint n_before = grid->rows->len;

  g_string_append_len (grid->text, other->text->str + text,
                       (gssize) (other->text->len - text));
  g_array_append_vals (grid->cells,
                       &g_array_index (other->cells, gsize, from->first_cell),
                       other->cells->len - (guint) from->first_cell);
  for (guint i = first_cell; i < grid->cells->len; i++)
    g_array_index (grid->cells, gsize, i) += before - text;
  g_array_append_vals (grid->rows, from, other->rows->len - first);
  for (guint i = n_before; i < grid->rows->len; i++)
    {
      Row *row = get_row (grid, i);

      row->first_cell += first_cell - from->first_cell;
      row->line += later;
      grid->n_columns = MAX (grid->n_columns, row->n_cells);
    }
}

/**
 * swb_grid_find_raw:
 * @grid: a grid
 * @start: a place in the text that it was read from
 * @row: (out): the row that begins there
 *
 * Returns: whether one does
 */
gboolean
swb_grid_find_raw (SwbGrid *grid, gsize start, guint *row)
{
  guint low = 0;
  guint high = grid->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_row (grid, middle)->raw_start < start)
        low = middle + 1;
      else
        high = middle;
    }
  *row = low;
  return low < grid->rows->len && get_row (grid, low)->raw_start == start;
}

/**
 * swb_grid_drop_first:
 * @grid: a grid
 * @n: how many rows
 *
 * Forgets the first rows. As many columns are left as the longest row has.
 */
void
swb_grid_drop_first (SwbGrid *grid, guint n)
{
  g_return_if_fail (n <= grid->rows->len);
  g_array_remove_range (grid->rows, 0, n);
  grid->n_columns = 0;
  for (guint i = 0; i < grid->rows->len; i++)
    grid->n_columns = MAX (grid->n_columns, get_row (grid, i)->n_cells);
}

/**
 * swb_grid_replace_first:
 * @grid: a grid with rows
 * @cells: (array length=n_cells): what the first row has instead
 * @n_cells: how many
 */
void
swb_grid_replace_first (SwbGrid *grid, const char *const *cells, guint n_cells)
{
  Row *row;

  g_return_if_fail (grid->rows->len > 0);
  row = get_row (grid, 0);
  row->first_cell = grid->cells->len;
  row->n_cells = n_cells;
  row->flags |= SWB_GRID_MADE;
  for (guint i = 0; i < n_cells; i++)
    {
      const gsize start = grid->text->len;

      g_array_append_val (grid->cells, start);
      g_string_append_len (grid->text, cells[i],
                           (gssize) strlen (cells[i]) + 1);
    }
  grid->n_columns = MAX (grid->n_columns, n_cells);
}

/**
 * swb_grid_get_n_rows:
 * @grid: a grid
 *
 * Returns: how many rows, the header among them
 */
guint
swb_grid_get_n_rows (SwbGrid *grid)
{
  return grid->rows->len;
}

/**
 * swb_grid_count_cells:
 * @grid: a grid
 *
 * Returns: how many cells all rows have
 */
guint
swb_grid_count_cells (SwbGrid *grid)
{
  return grid->cells->len;
}

/**
 * swb_grid_get_n_columns:
 * @grid: a grid
 *
 * Returns: how many cells the longest row has
 */
guint
swb_grid_get_n_columns (SwbGrid *grid)
{
  return grid->n_columns;
}

/**
 * swb_grid_get_n_cells:
 * @grid: a grid
 * @row: a row
 *
 * Returns: how many cells this row has
 */
guint
swb_grid_get_n_cells (SwbGrid *grid, guint row)
{
  g_return_val_if_fail (row < grid->rows->len, 0);
  return get_row (grid, row)->n_cells;
}

/**
 * swb_grid_get_cell:
 * @grid: a grid
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer none): the cell's text as it was; "" beyond the row's end
 */
const char *
swb_grid_get_cell (SwbGrid *grid, guint row, guint column)
{
  const Row *found;

  g_return_val_if_fail (row < grid->rows->len, "");
  found = get_row (grid, row);
  if (column >= found->n_cells)
    return "";
  return grid->text->str +
         g_array_index (grid->cells, gsize, found->first_cell + column);
}

/**
 * swb_grid_row_is_blank:
 * @grid: a grid
 * @row: a row
 *
 * Returns: whether no cell of it has anything but white
 */
gboolean
swb_grid_row_is_blank (SwbGrid *grid, guint row)
{
  guint n_cells = swb_grid_get_n_cells (grid, row);

  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = swb_grid_get_cell (grid, row, i);

      if (cell[strspn (cell, " \t\r\n")] != '\0')
        return FALSE;
    }
  return TRUE;
}

/**
 * swb_grid_get_line:
 * @grid: a grid
 * @row: a row
 *
 * Returns: the line of the file that it begins on, 1 the first
 */
guint64
swb_grid_get_line (SwbGrid *grid, guint row)
{
  g_return_val_if_fail (row < grid->rows->len, 0);
  return get_row (grid, row)->line;
}

/**
 * swb_grid_get_flags:
 * @grid: a grid
 * @row: a row
 *
 * Returns: what was odd about it
 */
SwbGridFlags
swb_grid_get_flags (SwbGrid *grid, guint row)
{
  g_return_val_if_fail (row < grid->rows->len, 0);
  return get_row (grid, row)->flags;
}

/**
 * swb_grid_get_raw:
 * @grid: a grid
 * @row: a row
 * @start: (out): where it begins in the text that it was read from
 * @length: (out): its bytes there
 */
void
swb_grid_get_raw (SwbGrid *grid, guint row, gsize *start, gsize *length)
{
  g_return_if_fail (row < grid->rows->len);
  *start = get_row (grid, row)->raw_start;
  *length = get_row (grid, row)->raw_length;
}
