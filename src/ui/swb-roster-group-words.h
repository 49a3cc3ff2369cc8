/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of groups say in the roster's list. */
#pragma once

#include "model/swb-roster-group.h"
#include "model/swb-roster-query.h"

G_BEGIN_DECLS

const char *swb_roster_group_by_title (SwbRosterGroupBy by);
char *swb_roster_group_title (SwbRosterGroup *group);
char *swb_roster_group_cell_parts (SwbRosterGroup *group,
                                   SwbRosterColumn column,
                                   SwbGrouping grouping,
                                   char **light);
char *swb_roster_group_tooltip (SwbRosterGroup *group,
                                SwbRosterColumn column,
                                SwbGrouping grouping);
char *swb_roster_group_label (SwbRosterGroup *group, SwbGrouping grouping);

G_END_DECLS
