/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a chart as a table: for screen readers and for CSV. */
#pragma once

#include "chart/swb-chart.h"

G_BEGIN_DECLS

/**
 * SwbChartTable:
 *
 * Columns with headings and rows of text; cells may also hold their number.
 */
typedef struct _SwbChartTable SwbChartTable;

SwbChartTable *swb_chart_table (const SwbChart *chart);
void swb_chart_table_free (SwbChartTable *table);
guint swb_chart_table_get_n_columns (const SwbChartTable *table);
guint swb_chart_table_get_n_rows (const SwbChartTable *table);
const char *swb_chart_table_get_heading (const SwbChartTable *table,
                                         guint column);
const char *
swb_chart_table_get_text (const SwbChartTable *table, guint row, guint column);
char *swb_chart_table_to_csv (const SwbChartTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbChartTable, swb_chart_table_free)

G_END_DECLS
