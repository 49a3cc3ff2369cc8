/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which palette and font drawn widgets use now. */
#pragma once

#include "chart/swb-chart-style.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

SwbChartPalette swb_palette_now (void);
void swb_palette_font (GtkWidget *widget, SwbChartContext *context);
void swb_palette_watch (GtkWidget *widget, void (*changed) (GtkWidget *));

G_END_DECLS
