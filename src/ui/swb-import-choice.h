/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of an imported row that is like a creator of the workspace. */
#pragma once

#include "exchange/swb-import-preview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_CHOICE (swb_import_choice_get_type ())

/* Signal: "chosen" () after a person chose. */
G_DECLARE_FINAL_TYPE (
    SwbImportChoiceBox, swb_import_choice, SWB, IMPORT_CHOICE, GtkWidget)

GtkWidget *swb_import_choice_new (void);
void swb_import_choice_set_row (SwbImportChoiceBox *self,
                                SwbImportPreview *preview,
                                guint row);

G_END_DECLS
