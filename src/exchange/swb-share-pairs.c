/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of an audience in two columns. Their titles tell that they belong
 * together, wherever they stand; the cells have to agree. */
#include "exchange/swb-share-pairs.h"

#include "exchange/swb-share-cell.h"
#include "exchange/swb-share-title.h"

/* Rows that it goes by. */
#define ROWS_TO_LOOK_AT 1000

/* Whether the cells of the column are numbers that shares can have. */
static gboolean
has_numbers (SwbGrid *grid, guint column)
{
  const guint n = MIN (swb_grid_get_n_rows (grid), 1 + ROWS_TO_LOOK_AT);
  guint n_filled = 0;
  guint n_shares = 0;

  for (guint row = 1; row < n; row++)
    {
      const char *cell = swb_grid_get_cell (grid, row, column);
      gboolean percent;
      double value;
      SwbShareCell found;

      if (*cell == '\0')
        continue;
      found = swb_share_cell_read_number (cell, 0, &value, &percent);
      n_filled += found != SWB_SHARE_CELL_MISSING;
      n_shares += found == SWB_SHARE_CELL_OK;
    }
  return n_shares > 0 && n_shares * 10 >= n_filled * 6;
}

/* A title that says no more than "%" or "Share 1" belongs to the column before
 * it. */
static gboolean
belong_together (SwbGrid *grid,
                 guint names,
                 guint shares,
                 const SwbShareRank *rank,
                 SwbShareKind *kind)
{
  const char *title = swb_grid_get_cell (grid, 0, names);
  SwbShareRank other;

  if (!swb_share_title_read_rank (title, &other) || other.percent)
    return FALSE;
  *kind = (SwbShareKind) other.kind;
  if (rank->kind < 0)
    return names + 1 == shares && (rank->rank == 0 || rank->rank == other.rank);
  return rank->kind == other.kind && rank->rank == other.rank &&
         swb_table_platform_of (title) ==
             swb_table_platform_of (swb_grid_get_cell (grid, 0, shares));
}

/**
 * swb_share_find_names:
 * @grid: a table, the first row with titles
 * @column: a column that may have shares
 * @kind: (out): what they are by
 *
 * Returns: the column that says of whom they are, counted from 1; 0 where there
 *   is none
 */
guint
swb_share_find_names (SwbGrid *grid, guint column, SwbShareKind *kind)
{
  const guint n = swb_grid_get_n_columns (grid);
  SwbShareRank rank;

  if (swb_grid_get_n_rows (grid) == 0 ||
      !swb_share_title_read_rank (swb_grid_get_cell (grid, 0, column), &rank) ||
      !rank.percent || !has_numbers (grid, column))
    return 0;
  for (guint i = 1; i < n; i++)
    {
      if (i <= column &&
          belong_together (grid, column - i, column, &rank, kind) &&
          !has_numbers (grid, column - i))
        return column - i + 1;
      if (column + i < n &&
          belong_together (grid, column + i, column, &rank, kind) &&
          !has_numbers (grid, column + i))
        return column + i + 1;
    }
  return 0;
}

/**
 * swb_mapping_pair_shares:
 * @mapping: a mapping that was set
 * @grid: its table
 * @header: whether its first row has titles
 *
 * Finds out anew, for each column of shares that does not say of whom they are,
 * which other one says it.
 */
void
swb_mapping_pair_shares (SwbMapping *mapping, SwbGrid *grid, gboolean header)
{
  for (guint i = 0; i < mapping->n_columns; i++)
    {
      SwbColumnMapping *column = &mapping->columns[i];
      SwbShareKind kind;

      column->names = 0;
      if (header && swb_field_is_share (column->field) && *column->who == '\0')
        column->names = swb_share_find_names (grid, i, &kind);
    }
}
