/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table is read and what its columns hold: found out, and to change. */
#pragma once

#include "exchange/swb-import-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_SETUP (swb_import_setup_get_type ())

/* Signals: "changed" () after a column, the platform or the day was set;
 * "reading" (SwbProgress, GCancellable) when the table is read anew; "read" ()
 * when that is over; "failed" (message) when it cannot be read as wished. */
G_DECLARE_FINAL_TYPE (
    SwbImportSetup, swb_import_setup, SWB, IMPORT_SETUP, GtkWidget)

void swb_import_setup_set_table (SwbImportSetup *self,
                                 SwbImportTable *table,
                                 GSettings *settings);
void swb_import_setup_show_update (SwbImportSetup *self);
void swb_import_setup_remember (SwbImportSetup *self);
const char *swb_import_setup_get_problem (SwbImportSetup *self);
void swb_import_setup_focus_problem (SwbImportSetup *self);

G_END_DECLS
