/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of an account's audience in an imported table: the columns that tell
 * them, what a row says, and how it is written. Inside the exchange library
 * only. */
#pragma once

#include "base/swb-progress.h"
#include "exchange/swb-import-row.h"

G_BEGIN_DECLS

void
swb_mapping_find_shares (SwbMapping *mapping, SwbGrid *grid, char decimal_sign);
void swb_import_find_shares (SwbImportRule *rule);
void swb_import_read_shares (SwbImportRow *row,
                             SwbImportShelf *shelf,
                             const SwbImportRule *rule,
                             SwbPlatform account);
gboolean swb_import_share_cell_is_unread (const SwbColumnMapping *column,
                                          const char *cell,
                                          char decimal_sign);
char *swb_import_shares_text (const SwbImportRow *row, SwbField field);

gboolean swb_import_write_shares (SwbAudienceBook *book,
                                  const SwbImportRule *rule,
                                  const SwbImportRow *row,
                                  const SwbId *account,
                                  GError **error);
gboolean swb_import_shares_are_written (SwbAudienceBook *book,
                                        const SwbImportRule *rule,
                                        const SwbImportRow *row,
                                        const SwbId *account);
/* The row of a new account, and its id. */
typedef const SwbImportRow *(*SwbImportAccountFunc) (gpointer data,
                                                     guint i,
                                                     SwbId *account);

gboolean swb_import_add_shares (SwbWriter *writer,
                                SwbAudienceBook *book,
                                const SwbImportRule *rule,
                                SwbImportAccountFunc get,
                                gpointer data,
                                guint n,
                                SwbProgress *progress,
                                GError **error);

G_END_DECLS
