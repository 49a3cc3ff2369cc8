/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster's view for a list widget, in groups where a person wants them:
 * other rows in the same places are told apart from rows that come and go. */
#pragma once

#include "model/swb-roster-groups.h"

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_ROWS (swb_roster_rows_get_type ())

/* A GListModel of SwbCreator and, before each group, SwbRosterGroup. Emits
 * "refreshed" after other rows stand in the same places. */
G_DECLARE_FINAL_TYPE (SwbRosterRows, swb_roster_rows, SWB, ROSTER_ROWS, GObject)

SwbRosterRows *swb_roster_rows_new (SwbRosterView *view);
SwbRosterGroups *swb_roster_rows_get_groups (SwbRosterRows *self);
SwbCreator *swb_roster_rows_get_creator (SwbRosterRows *self, guint position);
SwbRosterGroup *swb_roster_rows_get_group (SwbRosterRows *self, guint position);
gboolean swb_roster_rows_find (SwbRosterRows *self,
                               const SwbId *creator,
                               guint *position);
gboolean swb_roster_rows_reveal (SwbRosterRows *self,
                                 const SwbId *creator,
                                 guint *position);
gboolean
swb_roster_rows_set_open (SwbRosterRows *self, guint position, gboolean open);

G_END_DECLS
