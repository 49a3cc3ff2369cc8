/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import writes about one account. Inside the exchange library only. */
#pragma once

#include "exchange/swb-import-match.h"
#include "exchange/swb-reading.h"
#include "storage/swb-writer.h"

G_BEGIN_DECLS

char *swb_import_make_note (const SwbImportRow *row);
gboolean swb_import_has_contact (const SwbImportRow *row);
void swb_import_contact_values (const SwbImportRow *row,
                                const SwbId *creator,
                                SwbValue *values);
void swb_import_creator_values (const SwbImportRow *row,
                                const char *niches,
                                char **note,
                                SwbValue *values);
void swb_import_account_values (const SwbImportRow *row,
                                const SwbId *creator,
                                SwbValue *values);
SwbReading swb_import_reading_of (const SwbImportRule *rule,
                                  const SwbImportRow *row,
                                  const SwbId *subject,
                                  SwbField field);
gboolean swb_import_write_fee (SwbWriter *writer,
                               const SwbImportRow *row,
                               const SwbId *creator,
                               GError **error);
gboolean swb_import_write_handle (SwbWriter *writer,
                                  const SwbImportRow *row,
                                  const SwbId *account,
                                  GError **error);
gboolean swb_import_write_numbers (SwbWriter *writer,
                                   const SwbImportRule *rule,
                                   const SwbImportRow *row,
                                   const SwbId *account,
                                   GError **error);
G_END_DECLS
