/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a table in a file to accounts in the workspace, step by step. */
#pragma once

#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_DIALOG (swb_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbImportDialog, swb_import_dialog, SWB, IMPORT_DIALOG, AdwWindow)

GtkWindow *swb_import_dialog_new (SwbDocument *document);
void swb_import_dialog_open (SwbImportDialog *self, GFile *file);
void swb_import_dialog_paste (SwbImportDialog *self);
void swb_import_dialog_present (SwbDocument *document,
                                GFile *file,
                                GtkWidget *parent);
void swb_import_dialog_present_pasted (SwbDocument *document,
                                       GtkWidget *parent);

G_END_DECLS
