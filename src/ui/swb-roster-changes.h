/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of what an edit of creators would change, before it does. */
#pragma once

#include "document/swb-roster-edit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_CHANGES (swb_roster_changes_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbRosterChanges, swb_roster_changes, SWB, ROSTER_CHANGES, GtkWidget)

void swb_roster_changes_set_preview (SwbRosterChanges *self,
                                     SwbRosterEditPreview *preview);
guint swb_roster_changes_get_n_lines (SwbRosterChanges *self);
char *swb_roster_changes_sentence (const SwbRosterEditCounts *counts);

G_END_DECLS
