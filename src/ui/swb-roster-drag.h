/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging creators out of the roster's list. */
#pragma once

#include "model/swb-roster-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_roster_drag_attach (GtkColumnView *view);
GPtrArray *swb_roster_chosen (GtkSelectionModel *selection, guint limit);
void swb_roster_choose_at (GtkSelectionModel *selection, SwbCreator *creator);
GdkContentProvider *swb_roster_drag_content (GPtrArray *creators);
void swb_roster_drag_show (GdkDrag *drag, int tier, const char *name, guint n);

G_END_DECLS
