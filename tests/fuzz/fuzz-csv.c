/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that somebody sends: letters, rows, columns, what they hold, and what
 * an import would make of each row. */
#include "exchange/swb-csv.h"
#include "exchange/swb-import-plan.h"
#include "exchange/swb-import-table.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What is written from a table reads back as the same cells. */
static void
check_round_trip (SwbGrid *grid)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SwbGrid) again = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint n = swb_grid_get_n_rows (grid);

  if (n == 0 || swb_grid_get_n_cells (grid, 0) < 2)
    return;
  for (guint c = 0; c < swb_grid_get_n_cells (grid, 0); c++)
    g_ptr_array_add (cells, (gpointer) swb_grid_get_cell (grid, 0, c));
  swb_csv_append_row (text, (const char *const *) cells->pdata, cells->len,
                      ',');
  bytes = g_bytes_new (text->str, text->len);
  again = swb_csv_read (bytes, ',', 2, NULL, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (swb_grid_get_n_cells (again, 0), ==, cells->len);
  for (guint c = 0; c < cells->len; c++)
    g_assert_cmpstr (swb_grid_get_cell (again, 0, c), ==,
                     g_ptr_array_index (cells, c));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (SwbImportTable) table =
      swb_import_table_new (bytes, "instagram-2022-03.csv", NULL, NULL);
  g_autoptr (SwbImportPlan) plan = NULL;

  if (table == NULL)
    return 0;
  check_round_trip (swb_import_table_get_grid (table));
  plan = swb_import_plan_new (table);
  swb_import_plan_judge (plan, NULL, NULL, NULL);
  return 0;
}
