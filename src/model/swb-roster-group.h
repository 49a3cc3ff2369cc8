/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of a group of creators. */
#pragma once

#include "model/swb-roster-grouping.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_GROUP (swb_roster_group_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbRosterGroup, swb_roster_group, SWB, ROSTER_GROUP, GObject)

SwbRosterGroup *swb_roster_group_new (SwbRosterGroupBy by,
                                      const SwbGroupCells *cells);
SwbRosterGroupBy swb_roster_group_get_by (SwbRosterGroup *self);
const char *swb_roster_group_get_name (SwbRosterGroup *self);
const SwbGroupCells *swb_roster_group_get_cells (SwbRosterGroup *self);
gboolean swb_roster_group_is_open (SwbRosterGroup *self);
void swb_roster_group_set_open (SwbRosterGroup *self, gboolean open);

G_END_DECLS
