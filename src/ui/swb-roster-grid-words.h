/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the roster as text to edit and to carry to a spreadsheet. */
#pragma once

#include "document/swb-roster-field.h"
#include "model/swb-roster-view.h"

G_BEGIN_DECLS

gboolean swb_roster_grid_field (SwbRosterColumn column, SwbRosterField *field);
const char *swb_roster_grid_why_not (SwbRosterColumn column);
char *swb_roster_grid_text (SwbCreator *creator, SwbRosterColumn column);
GStrv swb_roster_grid_suggestions (SwbRoster *roster, SwbRosterField field);

G_END_DECLS
