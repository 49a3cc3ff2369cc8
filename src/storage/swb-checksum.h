/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A SHA-256 a table: SQLite's own checks do not see an altered value. */
#pragma once

#include "storage/swb-database.h"
#include "storage/swb-sha256.h"

G_BEGIN_DECLS

/* Of a value's type with its number, or with its length. */
#define SWB_CHECKSUM_PACKED 9

/**
 * swb_checksum_pack:
 * @to: (array fixed-size=9): where to
 * @type: of a value, as sqlite3_value_type() says
 * @number: the bits of its number, or how many bytes follow
 *
 * What is summed of a value that is not null, before its bytes.
 */
static inline void
swb_checksum_pack (guint8 *to, int type, guint64 number)
{
  const guint64 bytes = GUINT64_TO_BE (number);

  to[0] = (guint8) type;
  memcpy (to + 1, &bytes, sizeof bytes);
}

void swb_checksum_add_value (SwbSha256 *sum, sqlite3_value *value);
void swb_checksum_add_row (SwbSha256 *sum, sqlite3_stmt *row, int n_columns);
char *swb_checksum_table (SwbDatabase *db, const char *table, GError **error);
GPtrArray *swb_checksum_all (SwbDatabase *db, GError **error);
gboolean swb_checksum_write (SwbDatabase *db, GPtrArray *sums, GError **error);
gboolean swb_checksum_write_all (SwbDatabase *db, GError **error);
gboolean swb_checksum_verify_all (SwbDatabase *db, int version, GError **error);
char *swb_checksum_told (SwbDatabase *db, const char *table, GError **error);
gboolean swb_checksum_was_there (guint i, int version);
gboolean swb_checksum_agree (const char *table,
                             const char *told,
                             const char *found,
                             GError **error);
const char *const *swb_checksum_tables (void);

G_END_DECLS
