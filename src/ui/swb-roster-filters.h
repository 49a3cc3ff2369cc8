/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips that filter the roster: those that are set, some that often are,
 * and a menu of all others. */
#pragma once

#include "model/swb-roster-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_FILTERS (swb_roster_filters_get_type ())

/* Actions: filters.add (kind id) opens the chip of a kind; filters.clear takes
 * all filters away. */
G_DECLARE_FINAL_TYPE (
    SwbRosterFilters, swb_roster_filters, SWB, ROSTER_FILTERS, GtkWidget)

void swb_roster_filters_set_view (SwbRosterFilters *self, SwbRosterView *view);
void swb_roster_filters_set_wide (SwbRosterFilters *self, gboolean wide);
void swb_roster_filters_set_money (SwbRosterFilters *self,
                                   const char *currency,
                                   SwbGrouping grouping);
void swb_roster_filters_clear (SwbRosterFilters *self);

G_END_DECLS
