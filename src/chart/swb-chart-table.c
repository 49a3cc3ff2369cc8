/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of charts: built row by row, read by cell, written as CSV. */
#include "chart/swb-chart-table.h"

#include "base/swb-text.h"
#include "chart/swb-chart-private.h"

#include <math.h>
#include <string.h>

struct _SwbChartTable
{
  GPtrArray *headings;
  GPtrArray *cells;
  GArray *numbers; /* one for each cell, NaN for text */
};

/**
 * swb_chart_table:
 * @chart: a chart
 *
 * Returns: (transfer full): its figures, a row for each datum; no row where
 *   the chart is empty
 */
SwbChartTable *
swb_chart_table (const SwbChart *chart)
{
  SwbChartTable *table = g_new0 (SwbChartTable, 1);

  table->headings = g_ptr_array_new_with_free_func (g_free);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  table->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  chart->klass->table (chart, table);
  return table;
}

/**
 * swb_chart_table_free:
 * @table: (transfer full) (nullable): a table
 */
void
swb_chart_table_free (SwbChartTable *table)
{
  if (!table)
    return;
  g_ptr_array_unref (table->headings);
  g_ptr_array_unref (table->cells);
  g_array_unref (table->numbers);
  g_free (table);
}

void
swb_table_add_column (SwbChartTable *table, const char *heading)
{
  g_ptr_array_add (table->headings, g_strdup (heading));
}

void
swb_table_add_text (SwbChartTable *table, const char *text)
{
  swb_table_add_number (table, text, NAN);
}

void
swb_table_add_number (SwbChartTable *table, const char *text, double value)
{
  g_ptr_array_add (table->cells, g_strdup (text ? text : ""));
  g_array_append_val (table->numbers, value);
}

/**
 * swb_chart_table_get_n_columns:
 * @table: a table
 *
 * Returns: how many columns it has
 */
guint
swb_chart_table_get_n_columns (const SwbChartTable *table)
{
  return table->headings->len;
}

/**
 * swb_chart_table_get_n_rows:
 * @table: a table
 *
 * Returns: how many rows it has, without the headings
 */
guint
swb_chart_table_get_n_rows (const SwbChartTable *table)
{
  return table->headings->len > 0 ? table->cells->len / table->headings->len
                                  : 0;
}

/**
 * swb_chart_table_get_heading:
 * @table: a table
 * @column: which column
 *
 * Returns: (transfer none): its heading, or ""
 */
const char *
swb_chart_table_get_heading (const SwbChartTable *table, guint column)
{
  return column < table->headings->len ? table->headings->pdata[column] : "";
}

/**
 * swb_chart_table_get_text:
 * @table: a table
 * @row: which row
 * @column: which column
 *
 * Returns: (transfer none): the cell as people read it, or ""
 */
const char *
swb_chart_table_get_text (const SwbChartTable *table, guint row, guint column)
{
  guint n = table->headings->len;

  if (column >= n || row >= swb_chart_table_get_n_rows (table))
    return "";
  return table->cells->pdata[row * n + column];
}

static void
append_field (GString *csv, const char *text)
{
  g_autofree char *safe = swb_text_guard_cell (text);

  if (!strpbrk (safe, ",\"\r\n"))
    {
      g_string_append (csv, safe);
      return;
    }
  g_string_append_c (csv, '"');
  for (const char *p = safe; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

static void
append_cell (GString *csv, const SwbChartTable *table, guint index)
{
  double value = g_array_index (table->numbers, double, index);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    append_field (csv, table->cells->pdata[index]);
  else
    g_string_append (csv,
                     g_ascii_formatd (number, sizeof number, "%.15g", value));
}

/**
 * swb_chart_table_to_csv:
 * @table: a table
 *
 * Writes RFC 4180 with numbers in full and a point as the decimal sign. Text
 * that a spreadsheet would run as a formula is guarded.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
swb_chart_table_to_csv (const SwbChartTable *table)
{
  GString *csv = g_string_new (NULL);
  guint n = table->headings->len;

  for (guint c = 0; c < n; c++)
    {
      append_field (csv, table->headings->pdata[c]);
      g_string_append (csv, c + 1 < n ? "," : "\r\n");
    }
  for (guint i = 0; n > 0 && i < table->cells->len; i++)
    {
      append_cell (csv, table, i);
      g_string_append (csv, (i + 1) % n != 0 ? "," : "\r\n");
    }
  return g_string_free (csv, FALSE);
}
