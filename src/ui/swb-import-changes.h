/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an imported row changes of a creator who is there, and whose word
 * counts. */
#pragma once

#include "exchange/swb-import-preview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_CHANGES (swb_import_changes_get_type ())

/* Signal: "chosen" () after a person chose whose word counts. */
G_DECLARE_FINAL_TYPE (
    SwbImportChanges, swb_import_changes, SWB, IMPORT_CHANGES, GtkWidget)

GtkWidget *swb_import_changes_new (void);
void swb_import_changes_set_row (SwbImportChanges *self,
                                 SwbImportPreview *preview,
                                 guint row,
                                 SwbGrouping grouping);

G_END_DECLS
