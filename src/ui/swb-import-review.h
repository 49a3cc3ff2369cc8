/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, in words and row by row, with a tick for each. */
#pragma once

#include "exchange/swb-import-preview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_REVIEW (swb_import_review_get_type ())

/* Signals: "ticked" () after a row was ticked or not; "save-wrong" () when
 * the person wants the wrong rows in a file. */
G_DECLARE_FINAL_TYPE (
    SwbImportReview, swb_import_review, SWB, IMPORT_REVIEW, GtkWidget)

void swb_import_review_set_preview (SwbImportReview *self,
                                    SwbImportPreview *preview,
                                    SwbGrouping grouping);
char *swb_import_review_dup_notice (SwbImportReview *self);
guint swb_import_review_count_accounts (SwbImportReview *self);

G_END_DECLS
