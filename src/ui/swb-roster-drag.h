/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging creators out of the roster's list. */
#pragma once

#include "ui/swb-roster-chosen.h"

G_BEGIN_DECLS

void swb_roster_drag_attach (GtkColumnView *view);
GdkContentProvider *swb_roster_drag_content (GPtrArray *creators);
void swb_roster_drag_show (GdkDrag *drag, int tier, const char *name, guint n);

G_END_DECLS
