/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that puts the creators of a view into groups. */
#pragma once

#include "model/swb-roster-grouping.h"
#include "model/swb-roster-view.h"

G_BEGIN_DECLS

/* On the main thread; takes @data and @grouping over. */
typedef void (*SwbRosterGroupedFunc) (gpointer user_data,
                                      SwbRosterData *data,
                                      SwbRosterGrouping *grouping);

void swb_roster_grouping_start (SwbRosterView *view,
                                SwbRosterGroupBy by,
                                SwbRosterGroupedFunc grouped,
                                gpointer user_data);

G_END_DECLS
