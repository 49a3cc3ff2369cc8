/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster's view for a list widget: other rows in the same places are told
 * apart from rows that come and go. */
#pragma once

#include "model/swb-roster-view.h"

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_ROWS (swb_roster_rows_get_type ())

/* Signal: "refreshed" () when the places may hold other creators. */
G_DECLARE_FINAL_TYPE (SwbRosterRows, swb_roster_rows, SWB, ROSTER_ROWS, GObject)

SwbRosterRows *swb_roster_rows_new (SwbRosterView *view);
SwbRosterView *swb_roster_rows_get_view (SwbRosterRows *self);

G_END_DECLS
