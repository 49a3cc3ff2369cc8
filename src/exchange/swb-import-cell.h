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
const char *swb_import_clean_cell (SwbImportShelf *shelf, const char *cell);
const char *swb_import_read_text (const SwbImportRule *rule,
                                  SwbImportShelf *shelf,
                                  guint row,
                                  SwbPlatform account,
                                  SwbField field,
                                  int *column);
const char *swb_import_read_languages (const SwbImportRule *rule,
                                       SwbImportShelf *shelf,
                                       guint row);
const char *swb_import_read_words (const SwbImportRule *rule,
                                   SwbImportShelf *shelf,
                                   guint row,
                                   SwbField field);

G_END_DECLS
