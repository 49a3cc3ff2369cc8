/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that puts a roster in order for a view. */
#pragma once

#include "model/swb-roster-order.h"
#include "model/swb-roster.h"

G_BEGIN_DECLS

/* On the main thread, unless the view is gone: takes all three over. @order is
 * null where it was stopped. */
typedef void (*SwbRosterOrderedFunc) (gpointer view,
                                      SwbRosterData *data,
                                      SwbRosterQuery *query,
                                      SwbRosterOrder *order);

void swb_roster_ordering_start (gpointer view,
                                SwbRoster *roster,
                                SwbRosterQuery *query,
                                SwbRosterOrderedFunc ordered);
void swb_roster_ordering_stop (const SwbRosterQuery *asked,
                               const SwbRosterQuery *wanted);

G_END_DECLS
