/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column's header sorts by. It compares nothing: the roster's view
 * sorts its own indices, and this only carries which column leads. */
#pragma once

#include "model/swb-roster-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_SORTER (swb_roster_sorter_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbRosterSorter, swb_roster_sorter, SWB, ROSTER_SORTER, GtkSorter)

GtkSorter *swb_roster_sorter_new (SwbRosterColumn column);
gboolean swb_roster_sorter_read (GtkColumnView *view,
                                 SwbRosterColumn *column,
                                 gboolean *descending);

/* A header was clicked with Shift. */
typedef void (*SwbRosterShiftFunc) (SwbRosterColumn column, gpointer user_data);

void swb_roster_sorter_watch (GtkColumnView *view,
                              SwbRosterShiftFunc clicked,
                              gpointer user_data);

G_END_DECLS
