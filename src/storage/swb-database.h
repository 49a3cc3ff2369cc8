/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection to SQLite with its prepared statements. Used by one thread. */
#pragma once

#include "base/swb-progress.h"
#include "storage/swb-schema.h"
#include "storage/swb-value.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _SwbDatabase SwbDatabase;

/**
 * SwbDatabaseMode:
 * @SWB_DATABASE_WORKING: our own working copy: WAL, synchronous=FULL
 * @SWB_DATABASE_READER: our own working copy, a second connection for reading
 * @SWB_DATABASE_PLAIN: a private file that is being made
 * @SWB_DATABASE_FILLING: the same, of no worth until it is whole: no journal,
 *   no sync
 * @SWB_DATABASE_DEFENDED: bytes from elsewhere: read-only, hardened, limited
 */
typedef enum
{
  SWB_DATABASE_WORKING,
  SWB_DATABASE_READER,
  SWB_DATABASE_PLAIN,
  SWB_DATABASE_FILLING,
  SWB_DATABASE_DEFENDED,
} SwbDatabaseMode;

SwbDatabase *
swb_database_open (const char *path, SwbDatabaseMode mode, GError **error);
void swb_database_close (SwbDatabase *db);
void swb_database_set_cancellable (SwbDatabase *db, GCancellable *cancellable);
gboolean swb_database_is_cancelled (SwbDatabase *db, GError **error);
void swb_database_set_progress (SwbDatabase *db, SwbProgress *progress);
void swb_database_tell (SwbDatabase *db, guint64 done, guint64 whole);
sqlite3 *swb_database_get_handle (SwbDatabase *db);
gboolean swb_database_exec (SwbDatabase *db, const char *sql, GError **error);
sqlite3_stmt *
swb_database_prepare (SwbDatabase *db, const char *sql, GError **error);
gboolean swb_database_step (SwbDatabase *db,
                            sqlite3_stmt *statement,
                            gboolean *has_row,
                            GError **error);
gboolean
swb_database_run (SwbDatabase *db, sqlite3_stmt *statement, GError **error);
gboolean swb_database_read_number (SwbDatabase *db,
                                   const char *sql,
                                   gint64 *number,
                                   GError **error);
gint64 swb_database_number (SwbDatabase *db, const char *sql, gint64 fallback);
void swb_database_set_error (SwbDatabase *db, GError **error);
gboolean swb_database_shrink (SwbDatabase *db, gint64 *freed, GError **error);
char *swb_database_dup_message (const char *message);
gboolean swb_database_quick_check (SwbDatabase *db, GError **error);
gboolean
swb_database_check_table (SwbDatabase *db, const char *table, GError **error);

int swb_bind_take_failure (void);
void swb_bind_text (sqlite3_stmt *statement, int index, const char *text);
void swb_bind_column (sqlite3_stmt *statement,
                      int index,
                      sqlite3_stmt *row,
                      int column);
void swb_bind_value (sqlite3_stmt *statement, int index, const SwbValue *value);
void swb_bind_id (sqlite3_stmt *statement, int index, const SwbId *id);
void swb_lend_value (sqlite3_stmt *statement, int index, const SwbValue *value);
void swb_lend_id (sqlite3_stmt *statement, int index, const SwbId *id);
SwbValue swb_column_value (sqlite3_stmt *statement, int index);
gboolean swb_column_id (sqlite3_stmt *statement, int index, SwbId *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbDatabase, swb_database_close)

G_END_DECLS
