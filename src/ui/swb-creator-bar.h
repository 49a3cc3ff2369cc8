/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A share as a bar with its percentage behind it. */
#pragma once

#include "chart/swb-chart-style.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_BAR (swb_creator_bar_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbCreatorBar, swb_creator_bar, SWB, CREATOR_BAR, GtkWidget)

GtkWidget *swb_creator_bar_new (double share, SwbColor color);

G_END_DECLS
