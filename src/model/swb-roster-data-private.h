/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a roster's columns, for filling and for changing them. */
#pragma once

#include "model/swb-roster-data.h"

G_BEGIN_DECLS

SwbRosterStrings *swb_roster_strings_new (guint n_creators);
SwbRosterStrings *swb_roster_strings_ref (SwbRosterStrings *strings);
void swb_roster_strings_unref (SwbRosterStrings *strings);
const char *swb_roster_strings_keep (SwbRosterStrings *strings,
                                     const char *text);
const char *swb_roster_strings_store (SwbRosterStrings *strings,
                                      const char *text);
void swb_roster_strings_lose (SwbRosterStrings *strings, const char *text);
gboolean swb_roster_strings_are_stale (const SwbRosterStrings *strings);

gboolean swb_roster_data_can_patch (const SwbRosterData *data,
                                    const SwbRosterData *patch);
void swb_roster_data_set_tier (SwbRosterData *data, guint creator);

G_END_DECLS
