/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that edits many creators at once and tells first what changes. */
#pragma once

#include "document/swb-roster-edit.h"
#include "ui/swb-roster-bulk-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_BULK (swb_roster_bulk_get_type ())

/* Signal: "accept" (gpointer) with the SwbRosterEdit to run. */
G_DECLARE_FINAL_TYPE (
    SwbRosterBulk, swb_roster_bulk, SWB, ROSTER_BULK, AdwWindow)

SwbRosterBulk *swb_roster_bulk_present (GtkWidget *parent,
                                        SwbDocument *document,
                                        SwbRosterEdit *rows);
SwbRosterBulkRow *swb_roster_bulk_add (SwbRosterBulk *self,
                                       SwbRosterField field);
SwbRosterBulkRow *swb_roster_bulk_get_row (SwbRosterBulk *self, guint n);
gboolean swb_roster_bulk_is_ready (SwbRosterBulk *self);
guint swb_roster_bulk_get_n_changed (SwbRosterBulk *self);

G_END_DECLS
