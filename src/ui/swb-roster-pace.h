/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a roster for a list widget, some at a time. */
#pragma once

#include "ui/swb-roster-selection.h"

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_PACE (swb_roster_pace_get_type ())

G_DECLARE_FINAL_TYPE (SwbRosterPace, swb_roster_pace, SWB, ROSTER_PACE, GObject)

SwbRosterPace *swb_roster_pace_new (SwbRosterSelection *selection);
SwbRosterSelection *swb_roster_pace_get_selection (SwbRosterPace *self);
void swb_roster_pace_empty (SwbRosterPace *self);
void swb_roster_pace_finish (SwbRosterPace *self);
gboolean swb_roster_pace_is_busy (SwbRosterPace *self);

G_END_DECLS
