/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The column of charts beside the plan: what it reaches, what it costs. */
#pragma once

#include "document/swb-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_CHART_COLUMN (swb_chart_column_get_type ())

/* Signals: "toast" (string, boolean) with a sentence to show, and whether it
 * offers Undo. */
G_DECLARE_FINAL_TYPE (
    SwbChartColumn, swb_chart_column, SWB, CHART_COLUMN, GtkWidget)

void swb_chart_column_set_document (SwbChartColumn *self,
                                    SwbDocument *document);
void swb_chart_column_set_placements (SwbChartColumn *self,
                                      GPtrArray *placements);

G_END_DECLS
