/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text as plain data. */
#include "report/swb-text-table.h"

static void
clear_row (gpointer data)
{
  SwbTextTableRow *row = data;

  for (guint i = 0; i < SWB_TEXT_TABLE_COLUMNS_MAX; i++)
    g_free (row->cells[i]);
}

/**
 * swb_text_table_new:
 *
 * Returns: (transfer full): a table without columns and rows
 */
SwbTextTable *
swb_text_table_new (void)
{
  SwbTextTable *table = g_new0 (SwbTextTable, 1);

  table->rows = g_array_new (FALSE, TRUE, sizeof (SwbTextTableRow));
  g_array_set_clear_func (table->rows, clear_row);
  return table;
}

/**
 * swb_text_table_free:
 * @table: (transfer full) (nullable): a table
 */
void
swb_text_table_free (SwbTextTable *table)
{
  if (!table)
    return;
  for (guint i = 0; i < table->n_columns; i++)
    g_free (table->headings[i]);
  g_array_unref (table->rows);
  g_free (table);
}

/**
 * swb_text_table_add_heading:
 * @table: a table
 * @heading: of the new column
 * @fixed: whether its cells stay on one line
 * @right: whether its cells stand on the right
 */
void
swb_text_table_add_heading (SwbTextTable *table,
                            const char *heading,
                            gboolean fixed,
                            gboolean right)
{
  g_return_if_fail (table->n_columns < SWB_TEXT_TABLE_COLUMNS_MAX);
  table->headings[table->n_columns] = g_strdup (heading);
  table->fixed[table->n_columns] = fixed;
  table->right[table->n_columns] = right;
  table->n_columns++;
}

/**
 * swb_text_table_add_row:
 * @table: a table
 * @kind: what the row is
 *
 * Returns: (transfer none): the row, to be filled before the next one is added;
 *   cells that stay %NULL are empty
 */
SwbTextTableRow *
swb_text_table_add_row (SwbTextTable *table, SwbTextTableRowKind kind)
{
  const SwbTextTableRow row = { .kind = kind, .tier = SWB_TEXT_TABLE_NO_TIER };

  g_array_append_val (table->rows, row);
  return &g_array_index (table->rows, SwbTextTableRow, table->rows->len - 1);
}
