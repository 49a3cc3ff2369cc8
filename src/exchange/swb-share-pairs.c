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

/* A column by its title. @numbers: what has_numbers() says of it, -1 where it
 * was not asked. */
typedef struct
{
  gboolean may_be_one;
  SwbShareRank rank;
  SwbPlatform platform;
  int numbers;
} Column;

struct _SwbSharePairs
{
  SwbGrid *grid;
  Column *columns;
  guint n_columns;
};

/**
 * swb_share_pairs_new:
 * @grid: a table, the first row with titles
 *
 * Returns: (transfer full): what its titles say, each read once
 */
SwbSharePairs *
swb_share_pairs_new (SwbGrid *grid)
{
  SwbSharePairs *pairs = g_new0 (SwbSharePairs, 1);

  pairs->grid = grid;
  if (swb_grid_get_n_rows (grid) > 0)
    pairs->n_columns = swb_grid_get_n_columns (grid);
  pairs->columns = g_new0 (Column, pairs->n_columns + 1);
  for (guint i = 0; i < pairs->n_columns; i++)
    {
      Column *column = &pairs->columns[i];
      const char *title = swb_grid_get_cell (grid, 0, i);

      column->numbers = -1;
      column->may_be_one = swb_share_title_read_rank (title, &column->rank);
      if (column->may_be_one)
        column->platform = swb_table_platform_of (title);
    }
  return pairs;
}

/**
 * swb_share_pairs_free:
 * @pairs: (transfer full): pairs
 */
void
swb_share_pairs_free (SwbSharePairs *pairs)
{
  g_free (pairs->columns);
  g_free (pairs);
}

static gboolean
tells_numbers (SwbSharePairs *pairs, guint place)
{
  Column *column = &pairs->columns[place];

  if (column->numbers < 0)
    column->numbers = has_numbers (pairs->grid, place);
  return column->numbers;
}

/* A title that says no more than "%" or "Share 1" belongs to the column before
 * it. */
static gboolean
belong_together (SwbSharePairs *pairs, guint names, guint shares)
{
  const Column *who = &pairs->columns[names];
  const Column *share = &pairs->columns[shares];

  if (!who->may_be_one || who->rank.percent)
    return FALSE;
  if (share->rank.kind < 0
          ? names + 1 != shares ||
                (share->rank.rank != 0 && share->rank.rank != who->rank.rank)
          : share->rank.kind != who->rank.kind ||
                share->rank.rank != who->rank.rank ||
                share->platform != who->platform)
    return FALSE;
  return !tells_numbers (pairs, names);
}

/**
 * swb_share_pairs_find_names:
 * @pairs: pairs
 * @column: a column that may have shares
 * @kind: (out): what they are by
 *
 * Returns: the column that says of whom they are, counted from 1; 0 where there
 *   is none
 */
guint
swb_share_pairs_find_names (SwbSharePairs *pairs,
                            guint column,
                            SwbShareKind *kind)
{
  guint found = 0;

  if (column >= pairs->n_columns || !pairs->columns[column].may_be_one ||
      !pairs->columns[column].rank.percent || !tells_numbers (pairs, column))
    return 0;
  for (guint i = 1; found == 0 && i < pairs->n_columns; i++)
    if (i <= column && belong_together (pairs, column - i, column))
      found = column - i + 1;
    else if (column + i < pairs->n_columns &&
             belong_together (pairs, column + i, column))
      found = column + i + 1;
  if (found > 0)
    *kind = (SwbShareKind) pairs->columns[found - 1].rank.kind;
  return found;
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
  g_autoptr (SwbSharePairs) pairs = NULL;

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      SwbColumnMapping *column = &mapping->columns[i];
      SwbShareKind kind;

      column->names = 0;
      if (!header || !swb_field_is_share (column->field) ||
          *column->who != '\0')
        continue;
      if (pairs == NULL)
        pairs = swb_share_pairs_new (grid);
      column->names = swb_share_pairs_find_names (pairs, i, &kind);
    }
}
