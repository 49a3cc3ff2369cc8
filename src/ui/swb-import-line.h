/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One judged row in the list of an import. */
#pragma once

#include "exchange/swb-import-preview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_LINE (swb_import_line_get_type ())

/* Signal: "ticked" () after the person ticked it or not. */
G_DECLARE_FINAL_TYPE (
    SwbImportLine, swb_import_line, SWB, IMPORT_LINE, GtkWidget)

GtkWidget *swb_import_line_new (void);
void swb_import_line_set_row (SwbImportLine *self,
                              SwbImportPreview *preview,
                              guint row,
                              SwbGrouping grouping);

G_END_DECLS
