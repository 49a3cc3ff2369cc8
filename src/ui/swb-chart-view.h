/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on screen: drawn once, read out by pointer and keys. */
#pragma once

#include "chart/swb-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_CHART_VIEW (swb_chart_view_get_type ())

/* Property "lines": height of the chart in lines of its text, so that it grows
 * with the text. Actions: chart.table, chart.export (format: png, svg, pdf or
 * csv). */
G_DECLARE_FINAL_TYPE (SwbChartView, swb_chart_view, SWB, CHART_VIEW, GtkWidget)

GtkWidget *swb_chart_view_new (void);
void swb_chart_view_set_chart (SwbChartView *self, SwbChart *chart);
SwbChart *swb_chart_view_get_chart (SwbChartView *self);
const char *swb_chart_view_get_readout (SwbChartView *self);

G_END_DECLS
