/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a bulk edit: a field, how it changes, and a value. */
#pragma once

#include "document/swb-roster-field.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_BULK_ROW (swb_roster_bulk_row_get_type ())

/* Signals: "changed" () and "remove" (). */
G_DECLARE_FINAL_TYPE (
    SwbRosterBulkRow, swb_roster_bulk_row, SWB, ROSTER_BULK_ROW, GtkListBoxRow)

GtkWidget *swb_roster_bulk_row_new (SwbRosterField field);
SwbRosterField swb_roster_bulk_row_get_field (SwbRosterBulkRow *self);
SwbRosterHow swb_roster_bulk_row_get_how (SwbRosterBulkRow *self);
char *swb_roster_bulk_row_get_text (SwbRosterBulkRow *self);
void swb_roster_bulk_row_set (SwbRosterBulkRow *self,
                              SwbRosterField field,
                              SwbRosterHow how,
                              const char *text);
gboolean swb_roster_bulk_row_is_ready (SwbRosterBulkRow *self);
void swb_roster_bulk_row_complain (SwbRosterBulkRow *self, const char *message);

G_END_DECLS
