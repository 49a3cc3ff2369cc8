/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster's view in groups: rows of creators, and before each group a row
 * that stands for it. */
#pragma once

#include "model/swb-roster-group.h"
#include "model/swb-roster-view.h"

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_GROUPS (swb_roster_groups_get_type ())

/* A GListModel of SwbCreator and SwbRosterGroup. After another order its
 * "items-changed" tells that all went and others came; after a group was
 * opened or closed, which. */
G_DECLARE_FINAL_TYPE (
    SwbRosterGroups, swb_roster_groups, SWB, ROSTER_GROUPS, GObject)

SwbRosterGroups *swb_roster_groups_new (SwbRosterView *view);
SwbRosterView *swb_roster_groups_get_view (SwbRosterGroups *self);
void swb_roster_groups_set_by (SwbRosterGroups *self, SwbRosterGroupBy by);
gboolean swb_roster_groups_is_busy (SwbRosterGroups *self);
guint swb_roster_groups_get_n (SwbRosterGroups *self);
SwbRosterGroup *swb_roster_groups_get_nth (SwbRosterGroups *self, guint n);
guint swb_roster_groups_get_position (SwbRosterGroups *self, guint n);
gboolean
swb_roster_groups_get_at (SwbRosterGroups *self, guint position, guint *n);
const guint32 *swb_roster_groups_get_order (SwbRosterGroups *self,
                                            SwbRosterData **data);
gboolean swb_roster_groups_find (SwbRosterGroups *self,
                                 const SwbId *creator,
                                 guint *position);
SwbCreator *
swb_roster_groups_get_creator (SwbRosterGroups *self, guint n, guint place);
void swb_roster_groups_set_open (SwbRosterGroups *self, guint n, gboolean open);
void swb_roster_groups_set_all_open (SwbRosterGroups *self, gboolean open);

G_END_DECLS
