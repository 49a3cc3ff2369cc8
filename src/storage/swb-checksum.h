/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A SHA-256 a table: SQLite's own checks do not see an altered value. */
#pragma once

#include "storage/swb-database.h"
#include "storage/swb-sha256.h"

G_BEGIN_DECLS

void swb_checksum_add_row (SwbSha256 *sum, sqlite3_stmt *row, int n_columns);
char *swb_checksum_table (SwbDatabase *db, const char *table, GError **error);
gboolean swb_checksum_write_all (SwbDatabase *db, GError **error);
gboolean swb_checksum_verify_all (SwbDatabase *db, int version, GError **error);
const char *const *swb_checksum_tables (void);

G_END_DECLS
