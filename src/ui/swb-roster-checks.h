/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values to tick, with how many creators each would leave, and an entry to
 * find one where there are many. */
#pragma once

#include "model/swb-roster-match.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_CHECKS (swb_roster_checks_get_type ())

/* Signals: "changed" () after the person ticked or unticked. */
G_DECLARE_FINAL_TYPE (
    SwbRosterChecks, swb_roster_checks, SWB, ROSTER_CHECKS, GtkWidget)

GtkWidget *swb_roster_checks_new (SwbFilterKind kind);
void swb_roster_checks_set (SwbRosterChecks *self,
                            const GPtrArray *facets,
                            const char *const *ticked,
                            SwbGrouping grouping);
void swb_roster_checks_focus (SwbRosterChecks *self);
char **swb_roster_checks_get (SwbRosterChecks *self);

G_END_DECLS
