/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the database of a working copy out of a file's bytes: of those bytes
 * as they are, or row by row. */
#include "storage/swb-file-import-private.h"

#include "storage/swb-attachment.h"
#include "storage/swb-file-plain.h"
#include "storage/swb-flush.h"
#include "storage/swb-kept.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-workspace-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Bytes that a row takes at least: those of its id. */
#define LEAST_ROW 16

/* Percent of an opening that are done when the bytes are there, when they were
 * looked at, and when the indices are made. */
#define COPIED 15
#define VERIFIED 70
#define SETTLED 90

/* Who reads early, for its thread. */
typedef struct
{
  const char *path;
  SwbEarly *early;
  GCancellable *stop;
} Reading;

/* Indices are made faster of all rows than row by row. */
static gboolean
drop_indices (SwbDatabase *db, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT name FROM sqlite_schema WHERE type='index' AND sql IS NOT NULL",
      error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (db, statement, &has_row, error))
    {
      if (!has_row)
        return swb_database_exec (db, sql->str, error);
      g_string_append_printf (
          sql, "DROP INDEX %s;",
          (const char *) sqlite3_column_text (statement, 0));
    }
  return FALSE;
}

static gboolean
fill_database (const char *from,
               const char *to,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (to, SWB_DATABASE_FILLING, error);

  if (db == NULL)
    return FALSE;
  swb_database_set_cancellable (db, cancellable);
  return swb_database_exec (db, "BEGIN", error) &&
         swb_file_create (db, error) && drop_indices (db, error) &&
         swb_file_import_from (from, db, cancellable, error) &&
         swb_database_exec (db, swb_schema_local_sql (), error) &&
         swb_database_exec (db, "COMMIT", error);
}

/* Whether the file has no other shape than the one that we would give it. */
static gboolean
may_stay (const char *from, int *version)
{
  g_autoptr (SwbDatabase) db = NULL;

  if (!swb_file_is_large (from) || !swb_file_read_header (from, version, NULL))
    return FALSE;
  db = swb_database_open (from, SWB_DATABASE_DEFENDED, NULL);
  return db != NULL && swb_file_is_plain (from, db, *version);
}

static void
tell (const SwbEarly *early, guint percent)
{
  if (early != NULL)
    swb_progress_set (early->progress, percent, 100);
}

static gpointer
early_thread (gpointer data)
{
  Reading *reading = data;
  g_autoptr (SwbDatabase) db =
      swb_database_open (reading->path, SWB_DATABASE_DEFENDED, NULL);
  GStatBuf status;

  if (db == NULL || g_stat (reading->path, &status) != 0)
    return NULL;
  swb_database_set_cancellable (db, reading->stop);
  reading->early->read (db, status.st_size / LEAST_ROW, reading->early->data);
  return NULL;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer stop)
{
  g_cancellable_cancel (stop);
}

/* Looks at the file, while EARLY reads what may still be refused. */
static gboolean
verify (const char *path,
        int version,
        SwbEarly *early,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  Reading reading = { .path = path, .early = early, .stop = stop };
  const SwbStride stride = { early == NULL ? NULL : early->progress, COPIED,
                             VERIFIED };
  GThread *thread = NULL;
  gulong handler = 0;
  gboolean ok;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                     stop, NULL);
  if (early != NULL)
    thread = g_thread_try_new ("swb-early", early_thread, &reading, NULL);
  ok = swb_file_verify (path, version, &stride, cancellable, error);
  if (!ok)
    g_cancellable_cancel (stop);
  if (thread != NULL)
    g_thread_join (thread);
  if (early != NULL)
    early->counts = thread != NULL;
  g_cancellable_disconnect (cancellable, handler);
  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The index of its key was not looked at: it may have hidden one of two. */
static gboolean
settle_blobs (SwbDatabase *db, GError **error)
{
  GError *problem = NULL;

  if (swb_database_exec (db, "REINDEX blob", &problem))
    return TRUE;
  if ((sqlite3_errcode (swb_database_get_handle (db)) & 0xff) !=
      SQLITE_CONSTRAINT)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_error_free (problem);
  g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
                       _ ("The workspace is damaged: an attached file is in it "
                          "twice"));
  return FALSE;
}

/* Nobody has looked at what stands in the indices. What an older version kept
 * gets its place only here, so who read before has not seen it. */
static gboolean
settle_file (const char *path,
             SwbEarly *early,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (path, SWB_DATABASE_FILLING, error);

  if (db == NULL)
    return FALSE;
  swb_database_set_cancellable (db, cancellable);
  if (early != NULL &&
      swb_database_number (db, "SELECT count(*) FROM kept", 1) > 0)
    early->counts = FALSE;
  return swb_database_exec (db, "BEGIN", error) && drop_indices (db, error) &&
         settle_blobs (db, error) &&
         swb_database_exec (db, "DELETE FROM checksum", error) &&
         swb_file_create (db, error) && swb_file_check_actions (db, error) &&
         swb_attachment_verify_all (db, error) && swb_kept_settle (db, error) &&
         swb_database_exec (db, "COMMIT", error);
}

/* The bytes of a file that has the shape of ours become the working copy: the
 * same is asked of each row as if it were brought from one into the other, but
 * nothing has to be written but the indices. */
static gboolean
adopt_file (const char *from,
            const char *to,
            int version,
            SwbEarly *early,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (SwbFlush) flush = NULL;
  gboolean ok;

  if (g_rename (from, to) != 0)
    {
      g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                   _ ("The working copy cannot be written: %s"),
                   g_strerror (errno));
      return FALSE;
    }
  flush = swb_flush_start (to);
  tell (early, COPIED);
  ok = verify (to, version, early, cancellable, error);
  tell (early, VERIFIED);
  ok = ok && settle_file (to, early, cancellable, error) &&
       swb_flush_finish (g_steal_pointer (&flush), error);
  tell (early, SETTLED);
  if (early != NULL && !ok)
    early->counts = FALSE;
  return ok;
}

/**
 * swb_file_fill:
 * @from: a private copy of a workspace's bytes; may be gone afterwards
 * @to: a path where nothing is
 * @early: (nullable): who reads @from on another thread meanwhile, where that
 *   can be
 * @cancellable: (nullable): a cancellable; heard within a tenth of a second
 * @error: why not
 *
 * Makes a workspace at @to and imports @from as swb_file_import() does; a large
 * one that has the shape of ours stays as it lies, and all that
 * swb_file_import() asks of it is asked. Nothing guards @to while it is filled:
 * a crash leaves it half written. It may be trusted only once this has said so;
 * it is on the disk then.
 *
 * Returns: whether @to holds it all, and durably; else it is to be removed
 */
gboolean
swb_file_fill (const char *from,
               const char *to,
               SwbEarly *early,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (SwbFlush) flush = NULL;
  int version;

  if (may_stay (from, &version))
    return adopt_file (from, to, version, early, cancellable, error);
  flush = swb_flush_start (to);
  return fill_database (from, to, cancellable, error) &&
         swb_flush_finish (g_steal_pointer (&flush), error);
}
