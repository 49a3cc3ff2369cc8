/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filtered, sorted, searched look at a roster: a GListModel of SwbCreator
 * over an array of indices. */
#pragma once

#include "model/swb-roster-order.h"
#include "model/swb-roster.h"

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_VIEW (swb_roster_view_get_type ())

G_DECLARE_FINAL_TYPE (SwbRosterView, swb_roster_view, SWB, ROSTER_VIEW, GObject)

SwbRosterView *swb_roster_view_new (SwbRoster *roster);
SwbRoster *swb_roster_view_get_roster (SwbRosterView *self);
void swb_roster_view_set_search (SwbRosterView *self, const char *text);
const char *swb_roster_view_get_search (SwbRosterView *self);
void swb_roster_view_set_tiers (SwbRosterView *self, guint tier_mask);
guint swb_roster_view_get_tiers (SwbRosterView *self);
void swb_roster_view_set_platforms (SwbRosterView *self, guint platform_mask);
guint swb_roster_view_get_platforms (SwbRosterView *self);
void swb_roster_view_set_sort (SwbRosterView *self,
                               SwbRosterColumn column,
                               gboolean descending);
SwbRosterColumn swb_roster_view_get_sort (SwbRosterView *self,
                                          gboolean *descending);
gboolean swb_roster_view_find (SwbRosterView *self,
                               const SwbId *creator,
                               guint *position);
gboolean swb_roster_view_shows (SwbRosterView *self, const SwbId *creator);
gboolean swb_roster_view_is_busy (SwbRosterView *self);
guint swb_roster_view_count_tier (SwbRosterView *self, int tier);

G_END_DECLS
