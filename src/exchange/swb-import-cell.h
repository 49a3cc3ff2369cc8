/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts in the cells of an imported row. Inside the exchange library
 * only. */
#pragma once

#include "exchange/swb-import-row.h"

G_BEGIN_DECLS

int swb_import_find_column (const SwbImportRule *rule,
                            SwbPlatform account,
                            SwbField field,
                            guint rank);
gboolean swb_import_is_missing (const char *text);
char *swb_import_read_text_of (const SwbImportRule *rule,
                               guint row,
                               SwbPlatform account,
                               SwbField field,
                               int *column);
char *swb_import_read_text (const SwbImportRule *rule,
                            guint row,
                            SwbField field,
                            int *column);
char *swb_import_read_languages (const SwbImportRule *rule, guint row);
char *
swb_import_read_words (const SwbImportRule *rule, guint row, SwbField field);

G_END_DECLS
