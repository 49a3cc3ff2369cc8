/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A range to type or to choose: from, to, and some that are often wanted. */
#pragma once

#include "base/swb-number.h"
#include "model/swb-roster-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_RANGE (swb_roster_range_get_type ())

/* Signals: "changed" () after the person typed or chose a range. */
G_DECLARE_FINAL_TYPE (
    SwbRosterRange, swb_roster_range, SWB, ROSTER_RANGE, GtkWidget)

GtkWidget *swb_roster_range_new (SwbFilterKind kind);
void swb_roster_range_set (SwbRosterRange *self,
                           const SwbFilterRange *range,
                           const char *currency,
                           SwbGrouping grouping);
void swb_roster_range_get (SwbRosterRange *self, SwbFilterRange *range);
void swb_roster_range_set_note (SwbRosterRange *self, const char *note);

G_END_DECLS
