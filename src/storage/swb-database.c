/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection to SQLite with its prepared statements. Used by one thread. */
#include "storage/swb-database.h"

#include "base/swb-text.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

/* A foreign file may keep SQLite at work for so long and no longer: 5 seconds,
 * and one more for every 10 MB, for honest large files are read whole. */
#define DEFENDED_SECONDS 5
#define BYTES_PER_SECOND (10 * 1024 * 1024)
#define PROGRESS_STEPS 10000

/* How long to wait for another connection of ours, and for readers when the
 * log is to be emptied: an act that waits for that would feel it. */
#define BUSY_MS 5000
#define BUSY_EMPTYING_MS 100

struct _SwbDatabase
{
  sqlite3 *handle;
  GHashTable *statements; /* SQL -> sqlite3_stmt */
  gint64 allowed;         /* microseconds of work; 0 for no end */
  gint64 used;
  gint64 seen; /* the clock of the thread, when last looked at */
  GThread *thread;
  GCancellable *cancellable; /* null or owned */
  SwbProgress *progress;     /* likewise */
  gboolean defended;
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* The work of this thread counts, not the time that passes: on a busy machine
 * an honest file would be taken for a damaged one. */
static gboolean
is_used_up (SwbDatabase *db)
{
  GThread *thread = g_thread_self ();
  struct timespec clock;
  gint64 now;

  if (db->allowed == 0 || clock_gettime (CLOCK_THREAD_CPUTIME_ID, &clock) != 0)
    return FALSE;
  now = (gint64) clock.tv_sec * G_USEC_PER_SEC + clock.tv_nsec / 1000;
  if (db->thread == thread)
    db->used += now - db->seen;
  db->thread = thread;
  db->seen = now;
  return db->used > db->allowed;
}

static int
progress_cb (void *data)
{
  SwbDatabase *db = data;

  return is_used_up (db) || g_cancellable_is_cancelled (db->cancellable);
}

/* Reading and nothing else: no attach, no write, no function that is not
 * plain, and of the pragmas only those that look. */
static int
authorize_cb (void *data,
              int action,
              const char *one,
              const char *two,
              const char *schema,
              const char *trigger)
{
  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_READ:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return g_strcmp0 (two, "max") == 0 || g_strcmp0 (two, "count") == 0
                 ? SQLITE_OK
                 : SQLITE_DENY;
    case SQLITE_PRAGMA:
      return g_strcmp0 (one, "table_xinfo") == 0 ||
                     g_strcmp0 (one, "quick_check") == 0
                 ? SQLITE_OK
                 : SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

static void
set_limits (sqlite3 *handle)
{
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
  sqlite3_limit (handle, SQLITE_LIMIT_SQL_LENGTH, 100 * 1024);
  sqlite3_limit (handle, SQLITE_LIMIT_COLUMN, 200);
  sqlite3_limit (handle, SQLITE_LIMIT_EXPR_DEPTH, 50);
  sqlite3_limit (handle, SQLITE_LIMIT_VDBE_OP, 25000);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 0);
}

static gint64
allowed_time (const char *path)
{
  GStatBuf status;
  gint64 seconds = DEFENDED_SECONDS;

  if (g_stat (path, &status) == 0)
    seconds += status.st_size / BYTES_PER_SECOND;
  return seconds * G_USEC_PER_SEC;
}

static gboolean
defend (SwbDatabase *db, const char *path, GError **error)
{
  sqlite3 *handle = db->handle;

  db->defended = TRUE;
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  set_limits (handle);
  if (!swb_database_exec (db,
                          "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                          "PRAGMA query_only=ON;",
                          error))
    return FALSE;
  db->allowed = allowed_time (path);
  sqlite3_progress_handler (handle, PROGRESS_STEPS, progress_cb, db);
  sqlite3_set_authorizer (handle, authorize_cb, db);
  return TRUE;
}

/* Millions of rows go into larger pages in a tenth less time. It says nothing
 * of a database that is there already. */
#define LARGE_PAGES "PRAGMA page_size=8192;"

static gboolean
settle (SwbDatabase *db, const char *path, SwbDatabaseMode mode, GError **error)
{
  switch (mode)
    {
    case SWB_DATABASE_WORKING:
      return swb_database_exec (db,
                                LARGE_PAGES
                                "PRAGMA journal_mode=WAL;"
                                "PRAGMA synchronous=FULL;"
                                "PRAGMA trusted_schema=OFF;"
                                "PRAGMA temp_store=MEMORY;"
                                "PRAGMA journal_size_limit=16777216;",
                                error);
    case SWB_DATABASE_DEFENDED:
      return defend (db, path, error);
    case SWB_DATABASE_FILLING:
      return swb_database_exec (db,
                                LARGE_PAGES "PRAGMA journal_mode=OFF;"
                                            "PRAGMA synchronous=OFF;"
                                            "PRAGMA locking_mode=EXCLUSIVE;"
                                            "PRAGMA trusted_schema=OFF;"
                                            "PRAGMA cache_size=-32768;",
                                error);
    case SWB_DATABASE_READER:
    case SWB_DATABASE_PLAIN:
    default:
      return TRUE;
    }
}

/**
 * swb_database_open:
 * @path: a file on a local disk, or ":memory:"
 * @mode: what it is for
 * @error: why not
 *
 * Returns: (transfer full) (nullable): a connection for the calling thread
 */
SwbDatabase *
swb_database_open (const char *path, SwbDatabaseMode mode, GError **error)
{
  g_autoptr (SwbDatabase) db = g_new0 (SwbDatabase, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

  if (mode == SWB_DATABASE_DEFENDED)
    flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW;
  else if (mode == SWB_DATABASE_READER)
    flags |= SQLITE_OPEN_READWRITE; /* WAL needs it; makes no file */
  else
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          finalize_statement);
  if (sqlite3_open_v2 (path, &db->handle, flags, NULL) != SQLITE_OK)
    {
      swb_database_set_error (db, error);
      return NULL;
    }
  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_busy_timeout (db->handle, BUSY_MS);
  if (!settle (db, path, mode, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * swb_database_close:
 * @db: (transfer full) (nullable): a connection
 */
void
swb_database_close (SwbDatabase *db)
{
  if (db == NULL)
    return;
  g_hash_table_unref (db->statements);
  sqlite3_close (db->handle);
  g_clear_object (&db->cancellable);
  g_clear_pointer (&db->progress, swb_progress_unref);
  g_free (db);
}

/**
 * swb_database_set_cancellable:
 * @db: a connection
 * @cancellable: (nullable): ends what it does, with G_IO_ERROR_CANCELLED
 */
void
swb_database_set_cancellable (SwbDatabase *db, GCancellable *cancellable)
{
  g_set_object (&db->cancellable, cancellable);
  if (db->allowed == 0 && cancellable == NULL)
    sqlite3_progress_handler (db->handle, 0, NULL, NULL);
  else
    sqlite3_progress_handler (db->handle, PROGRESS_STEPS, progress_cb, db);
}

/**
 * swb_database_is_cancelled:
 * @db: a connection
 * @error: that it is
 *
 * Returns: whether somebody wants to have no more of it
 */
gboolean
swb_database_is_cancelled (SwbDatabase *db, GError **error)
{
  return g_cancellable_set_error_if_cancelled (db->cancellable, error);
}

/**
 * swb_database_set_progress:
 * @db: a connection
 * @progress: (nullable): whom swb_database_tell() tells from here on
 */
void
swb_database_set_progress (SwbDatabase *db, SwbProgress *progress)
{
  g_clear_pointer (&db->progress, swb_progress_unref);
  db->progress = progress != NULL ? swb_progress_ref (progress) : NULL;
}

/**
 * swb_database_tell:
 * @db: a connection
 * @done: what is done of long work on it
 * @whole: of how much
 */
void
swb_database_tell (SwbDatabase *db, guint64 done, guint64 whole)
{
  swb_progress_set (db->progress, done, whole);
}

/**
 * swb_database_get_handle:
 * @db: a connection
 *
 * Returns: SQLite's own handle
 */
sqlite3 *
swb_database_get_handle (SwbDatabase *db)
{
  return db->handle;
}

/**
 * swb_database_dup_message:
 * @message: what SQLite says of a file, which may quote any bytes of it
 *
 * Returns: (transfer full): the same as a text that can be shown
 */
char *
swb_database_dup_message (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autofree char *clean = swb_text_clean (valid, -1);

  return swb_text_show (clean);
}

/**
 * swb_database_set_error:
 * @db: a connection whose last call failed
 * @error: (out): what happened, in a sentence for people
 */
void
swb_database_set_error (SwbDatabase *db, GError **error)
{
  int code = sqlite3_errcode (db->handle);
  SwbStorageError kind = SWB_STORAGE_ERROR_FAILED;
  const char *sentence = _ ("The workspace could not be read or written");
  g_autofree char *message =
      swb_database_dup_message (sqlite3_errmsg (db->handle));

  if ((code & 0xff) == SQLITE_INTERRUPT &&
      g_cancellable_set_error_if_cancelled (db->cancellable, error))
    return;
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      sentence = _ ("The disk is full; nothing was changed");
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      kind = SWB_STORAGE_ERROR_DAMAGED;
      sentence = _ ("The workspace is damaged");
      break;
    case SQLITE_INTERRUPT:
      kind = SWB_STORAGE_ERROR_DAMAGED;
      sentence = _ ("The workspace takes too long to read; it may be damaged");
      break;
    case SQLITE_TOOBIG:
      kind = SWB_STORAGE_ERROR_DAMAGED;
      sentence = _ ("A text in the workspace is longer than 64 MB");
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      sentence = _ ("The folder of working copies cannot be written");
      break;
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      break;
    default:
      /* What our statements cannot do with a foreign file is its fault. */
      if (db->defended)
        {
          kind = SWB_STORAGE_ERROR_DAMAGED;
          sentence = _ ("The workspace is damaged");
        }
      break;
    }
  g_set_error (error, SWB_STORAGE_ERROR, kind, "%s (SQLite: %s)", sentence,
               message);
}

/**
 * swb_database_exec:
 * @db: a connection
 * @sql: statements without results
 * @error: why not
 *
 * Returns: whether all of them ran
 */
gboolean
swb_database_exec (SwbDatabase *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  swb_database_set_error (db, error);
  return FALSE;
}

/**
 * swb_database_prepare:
 * @db: a connection
 * @sql: one statement
 * @error: why not
 *
 * Returns: (transfer none) (nullable): the statement, ready to be bound; the
 *   connection keeps it for the next time
 */
sqlite3_stmt *
swb_database_prepare (SwbDatabase *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (db->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                          &statement, NULL) != SQLITE_OK)
    {
      swb_database_set_error (db, error);
      return NULL;
    }
  g_hash_table_insert (db->statements, g_strdup (sql), statement);
  return statement;
}

static gboolean
refuse_unbound (sqlite3_stmt *statement, GError **error)
{
  int code = swb_bind_take_failure ();

  if (code == SQLITE_OK)
    return FALSE;
  g_set_error (
      error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED, "%s (SQLite: %s)",
      _ ("The workspace could not be read or written"), sqlite3_errstr (code));
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * swb_database_step:
 * @db: a connection
 * @statement: a bound statement
 * @has_row: (out): whether there is one more row
 * @error: why not
 *
 * Returns: FALSE where it failed, or where a value could not be bound before.
 *   The statement is reset after its last row.
 */
gboolean
swb_database_step (SwbDatabase *db,
                   sqlite3_stmt *statement,
                   gboolean *has_row,
                   GError **error)
{
  int code;

  *has_row = FALSE;
  if (refuse_unbound (statement, error))
    return FALSE;
  code = sqlite3_step (statement);
  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    swb_database_set_error (db, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

/**
 * swb_database_run:
 * @db: a connection
 * @statement: a bound statement that gives no rows
 * @error: why not
 *
 * Returns: whether it ran
 */
gboolean
swb_database_run (SwbDatabase *db, sqlite3_stmt *statement, GError **error)
{
  gboolean has_row;
  gboolean ok = swb_database_step (db, statement, &has_row, error);

  sqlite3_reset (statement);
  return ok;
}

/**
 * swb_database_read_number:
 * @db: a connection
 * @sql: a statement that gives one whole number
 * @number: (out): the number; 0 where it gives none
 * @error: why not
 *
 * Returns: whether it could be read
 */
gboolean
swb_database_read_number (SwbDatabase *db,
                          const char *sql,
                          gint64 *number,
                          GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  *number = 0;
  if (statement == NULL || !swb_database_step (db, statement, &has_row, error))
    return FALSE;
  if (has_row)
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * swb_database_number:
 * @db: a connection
 * @sql: a statement that gives one whole number
 * @fallback: what to give where it gives none
 *
 * Returns: the number
 */
gint64
swb_database_number (SwbDatabase *db, const char *sql, gint64 fallback)
{
  sqlite3_stmt *statement = swb_database_prepare (db, sql, NULL);
  gint64 number = fallback;

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW &&
      sqlite3_column_type (statement, 0) == SQLITE_INTEGER)
    number = sqlite3_column_int64 (statement, 0);
  if (statement != NULL)
    sqlite3_reset (statement);
  return number;
}

static gint64
file_bytes (SwbDatabase *db)
{
  return swb_database_number (db, "PRAGMA page_count", 0) *
         swb_database_number (db, "PRAGMA page_size", 0);
}

/* VACUUM runs only where no statement stands on a row. */
static void
reset_statements (SwbDatabase *db)
{
  for (sqlite3_stmt *statement = sqlite3_next_stmt (db->handle, NULL);
       statement != NULL; statement = sqlite3_next_stmt (db->handle, statement))
    sqlite3_reset (statement);
}

/**
 * swb_database_shrink:
 * @db: a working copy, outside of any transaction
 * @freed: (out): by how many bytes it is smaller
 * @error: why not; then it is what it was
 *
 * Gives the room of what was removed back to the disk. The write-ahead log is
 * emptied; where somebody reads at the moment that comes with a later act.
 *
 * Returns: whether it was done
 */
gboolean
swb_database_shrink (SwbDatabase *db, gint64 *freed, GError **error)
{
  gint64 before = file_bytes (db);
  gboolean ok;

  *freed = 0;
  reset_statements (db);
  /* The new file is made in a temporary one: of hundreds of megabytes, not
   * in the memory. */
  ok = swb_database_exec (db, "PRAGMA temp_store=FILE; VACUUM", error);
  swb_database_exec (db, "PRAGMA temp_store=MEMORY", NULL);
  if (!ok)
    return FALSE;
  sqlite3_busy_timeout (db->handle, BUSY_EMPTYING_MS);
  sqlite3_wal_checkpoint_v2 (db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
                             NULL);
  sqlite3_busy_timeout (db->handle, BUSY_MS);
  *freed = MAX (before - file_bytes (db), 0);
  return TRUE;
}
