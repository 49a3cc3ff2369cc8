/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a file or as a table of its figures. */
#pragma once

#include "chart/swb-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_chart_export (GtkWidget *widget, SwbChart *chart, const char *format);
void swb_chart_show_table (GtkWidget *widget, SwbChart *chart);

G_END_DECLS
