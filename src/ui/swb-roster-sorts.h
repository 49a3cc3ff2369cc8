/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the roster by several columns, to be seen and changed. */
#pragma once

#include "model/swb-roster-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_SORTS (swb_roster_sorts_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbRosterSorts, swb_roster_sorts, SWB, ROSTER_SORTS, GtkWidget)

void swb_roster_sorts_set_view (SwbRosterSorts *self, SwbRosterView *view);
void swb_roster_sorts_toggle (SwbRosterView *view, SwbRosterColumn column);
void swb_roster_sorts_remove (SwbRosterView *view, SwbRosterColumn column);

G_END_DECLS
