/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a working copy to its document: a snapshot is made and checked in
 * private, replaces the file only where nobody else changed it, and is read
 * back before it counts. Runs on a worker beside the store. */
#include "storage/swb-working-copy-private.h"

#include "storage/swb-background.h"
#include "storage/swb-checksum.h"
#include "storage/swb-flush.h"
#include "storage/swb-place.h"
#include "storage/swb-quick-check.h"
#include "storage/swb-record-runs.h"
#include "storage/swb-record.h"
#include "storage/swb-replace.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-workspace-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define KEPT_SNAPSHOTS 3

/* The snapshot and what it holds. */
typedef struct
{
  char *path;
  char *sha256;
  gint64 last;
} Snapshot;

static void
snapshot_clear (Snapshot *snapshot)
{
  g_free (snapshot->path);
  g_free (snapshot->sha256);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Snapshot, snapshot_clear)

/* Files have the pages that they always had, whatever a working copy has.
 *
 * SQLite would sync the snapshot as it syncs the working copy; it comes to the
 * disk beside the checks instead. Nothing of the working copy is written while
 * that is off: a checkpoint at the close would be. What acts wrote meanwhile
 * could not leave the log while it was being read; it does so here, or an act
 * would have to wait for it. */
static gboolean
vacuum_into (SwbWorkingCopy *copy, const char *path, GError **error)
{
  g_autoptr (SwbDatabase) reader =
      swb_database_open (copy->database_path, SWB_DATABASE_READER, error);
  sqlite3_stmt *statement;
  gboolean ok;

  if (reader == NULL)
    return FALSE;
  sqlite3_db_config (swb_database_get_handle (reader),
                     SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!swb_database_exec (
          reader, "PRAGMA synchronous=OFF; PRAGMA page_size=4096", error))
    return FALSE;
  statement = swb_database_prepare (reader, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  swb_bind_text (statement, 1, path);
  ok = swb_database_run (reader, statement, error);
  swb_database_exec (
      reader, "PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(PASSIVE)", NULL);
  return ok;
}

/* Sums the tables while SQLite checks the file. */
static gboolean
write_sums (SwbDatabase *db, const char *path, GError **error)
{
  SwbQuickCheck *check =
      swb_quick_check_begin (path, SWB_DATABASE_READER, TRUE, NULL);
  g_autoptr (GPtrArray) sums = swb_checksum_all (db, error);

  return swb_quick_check_end (check, error) && sums != NULL &&
         swb_checksum_write (db, sums, error) &&
         swb_database_check_table (db, "checksum", error);
}

/* A file that nobody could open again is not written. */
static gboolean
check_size (SwbDatabase *db, gint64 largest, GError **error)
{
  const gint64 size = swb_database_number (db, "PRAGMA page_count", 0) *
                      swb_database_number (db, "PRAGMA page_size", 0);
  g_autofree char *most = NULL;

  if (size <= largest)
    return TRUE;
  most = g_format_size_full ((guint64) largest, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_TOO_LARGE,
               _ ("The workspace has grown larger than %s, which a file may "
                  "not be. Compact its history to save it. Your work is safe "
                  "in recovery"),
               most);
  return FALSE;
}

static gboolean
seal (Snapshot *snapshot,
      gint64 largest,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (snapshot->path, SWB_DATABASE_PLAIN, error);
  g_autoptr (GFile) file = g_file_new_for_path (snapshot->path);
  g_autoptr (GError) io = NULL;

  if (db == NULL ||
      !swb_database_exec (
          db, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY", error) ||
      !swb_record_unpack_runs (db, error) || !check_size (db, largest, error) ||
      !write_sums (db, snapshot->path, error))
    return FALSE;
  snapshot->last = swb_record_last (db);
  g_clear_pointer (&db, swb_database_close);
  snapshot->sha256 = swb_file_sha256 (file, cancellable, &io);
  if (snapshot->sha256 != NULL)
    return TRUE;
  g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
               _ ("The working copy cannot be read: %s"), io->message);
  return FALSE;
}

/* Whether FILE still is what COPY read or wrote there, or was about to write
 * when it failed or was killed. The bytes decide: times are too coarse for a
 * change right after ours, and programs that carry files about touch them. The
 * etag is brought up to date for the moment of replacing, which looks at it
 * once more. */
static gboolean
is_unchanged (SwbWorkingCopy *copy, GFile *file, GCancellable *cancellable)
{
  g_autofree char *etag = swb_place_query_etag (file, cancellable);
  g_autofree char *sha256 = NULL;

  if (copy->sha256 == NULL || *copy->sha256 == '\0')
    return TRUE;
  if (!g_file_query_exists (file, cancellable))
    return FALSE;
  sha256 = swb_file_sha256 (file, cancellable, NULL);
  if (sha256 == NULL)
    return TRUE;
  if (strcmp (sha256, copy->sha256) != 0 &&
      g_strcmp0 (sha256, copy->writing) != 0)
    return FALSE;
  g_free (copy->etag);
  copy->etag = g_steal_pointer (&etag);
  return TRUE;
}

static gboolean
read_back (GFile *file,
           const char *sha256,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) io = NULL;
  g_autofree char *found = swb_file_sha256 (file, cancellable, &io);

  if (found == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                   _ ("“%s” was saved, but cannot be read back: %s. Your work "
                      "is safe in recovery"),
                   name, io->message);
      return FALSE;
    }
  if (g_strcmp0 (found, sha256) == 0)
    return TRUE;
  g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                       _ ("What was saved reads back differently; the disk "
                          "may be failing. Your work is safe in recovery"));
  return FALSE;
}

/* snapshot-1 is the newest. */
static void
keep_snapshot (SwbWorkingCopy *copy, const char *path)
{
  for (int i = KEPT_SNAPSHOTS; i >= 1; i--)
    {
      g_autofree char *name = g_strdup_printf ("snapshot-%d.swell", i);
      g_autofree char *older = g_strdup_printf ("snapshot-%d.swell", i - 1);
      g_autofree char *to = g_build_filename (copy->folder, name, NULL);
      g_autofree char *from = g_build_filename (copy->folder, older, NULL);

      g_rename (i == 1 ? path : from, to);
    }
}

/**
 * swb_working_copy_adopt:
 * @copy: a working copy
 * @file: where it belongs from now on
 * @error: why not
 *
 * Returns: whether that is written down
 */
gboolean
swb_working_copy_adopt (SwbWorkingCopy *copy, GFile *file, GError **error)
{
  if (copy->file == NULL || !g_file_equal (copy->file, file))
    {
      g_set_object (&copy->file, file);
      g_clear_pointer (&copy->etag, g_free);
    }
  return swb_working_copy_store_about (copy, error);
}

/* The old journal of a snapshot that was never finished belongs to no other. */
static void
remove_unfinished (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

static gboolean
take_snapshot (SwbWorkingCopy *copy,
               Snapshot *snapshot,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (SwbFlush) flush = NULL;

  remove_unfinished (snapshot->path);
  flush = swb_flush_start (snapshot->path);
  return vacuum_into (copy, snapshot->path, error) &&
         seal (snapshot, copy->largest, cancellable, error) &&
         swb_flush_finish (g_steal_pointer (&flush), error);
}

/* Puts SNAPSHOT at TARGET and remembers it there; CAREFUL where it must still
 * be what was read. */
static gboolean
write_document (SwbWorkingCopy *copy,
                GFile *target,
                gboolean careful,
                Snapshot *snapshot,
                GCancellable *cancellable,
                GError **error)
{
  const char *expected = NULL;
  g_autofree char *etag = NULL;

  if (careful && !is_unchanged (copy, target, cancellable))
    {
      g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_CONFLICT,
                           _ ("The file was changed, moved or deleted since it "
                              "was opened"));
      return FALSE;
    }
  if (careful && copy->etag != NULL && *copy->etag != '\0')
    expected = copy->etag;
  g_free (copy->writing);
  copy->writing = g_strdup (snapshot->sha256);
  if (!swb_working_copy_store_about (copy, error))
    return FALSE;
  etag = swb_replace_file (target, copy->stray, expected, snapshot->path,
                           cancellable, error);
  if (etag == NULL)
    return FALSE;
  if (!read_back (target, snapshot->sha256, cancellable, error))
    return FALSE;
  g_set_object (&copy->file, target);
  g_free (copy->etag);
  copy->etag = g_steal_pointer (&etag);
  g_free (copy->sha256);
  copy->sha256 = g_steal_pointer (&snapshot->sha256);
  g_clear_pointer (&copy->stamp, g_free);
  copy->saved = snapshot->last;
  return TRUE;
}

static gboolean
save (SwbWorkingCopy *copy,
      GFile *file,
      gboolean overwrite,
      GCancellable *cancellable,
      GError **error)
{
  g_auto (Snapshot) snapshot = { 0 };
  g_autoptr (GPtrArray) others = NULL;
  GFile *target = file ? file : copy->file;
  gboolean same;
  gboolean ok;

  same = copy->file != NULL && g_file_equal (copy->file, target);
  if (!same)
    {
      others = swb_working_copy_lock_all_of (target, copy->folder, error);
      if (others == NULL)
        return FALSE;
    }
  swb_working_copy_tidy (copy);
  snapshot.path = g_build_filename (copy->folder, "saving.swell", NULL);
  ok = take_snapshot (copy, &snapshot, cancellable, error) &&
       write_document (copy, target, same && !overwrite, &snapshot, cancellable,
                       error);
  if (!ok)
    {
      remove_unfinished (snapshot.path);
      return FALSE;
    }
  keep_snapshot (copy, snapshot.path);
  if (others != NULL)
    swb_working_copy_displace (others);
  /* The document is written. Where this cannot be noted, the copy is taken up
   * again the next time and knows the document by what it was writing. */
  swb_working_copy_store_about (copy, NULL);
  return TRUE;
}

/* A save on its way. */
typedef struct
{
  SwbWorkingCopy *copy;
  GFile *file;
  gboolean overwrite;
  GCancellable *cancellable;
  GError *error;
  gboolean ok;
} Saving;

static void
save_func (gpointer data, gpointer nothing)
{
  Saving *saving = data;

  saving->ok = save (saving->copy, saving->file, saving->overwrite,
                     saving->cancellable, &saving->error);
}

/**
 * swb_working_copy_save:
 * @copy: a working copy
 * @file: (nullable): where to; null is its document
 * @overwrite: whether to replace what somebody else wrote there
 * @cancellable: (nullable): a cancellable
 * @error: why not; SWB_STORAGE_ERROR_CONFLICT where the file is not what
 *   was read
 *
 * Call it on a worker. Acts go on meanwhile, and come first; those after the
 * snapshot are not in the file. On failure the file is what it was.
 *
 * Returns: whether the file holds the snapshot and was read back
 */
gboolean
swb_working_copy_save (SwbWorkingCopy *copy,
                       GFile *file,
                       gboolean overwrite,
                       GCancellable *cancellable,
                       GError **error)
{
  Saving saving = { copy, file, overwrite, cancellable, NULL, FALSE };

  g_return_val_if_fail (file != NULL || copy->file != NULL, FALSE);

  swb_background_run (save_func, &saving);
  if (saving.error != NULL)
    g_propagate_error (error, saving.error);
  return saving.ok;
}

/* What a copy of COPY is made of: the bytes that were read where only a newer
 * program knows all of them, else a snapshot. */
static gboolean
take_copy (SwbWorkingCopy *copy,
           Snapshot *snapshot,
           GCancellable *cancellable,
           GError **error)
{
  if (copy->read_only == SWB_READ_ONLY_NEWER)
    {
      snapshot->path = swb_working_copy_original (copy);
      snapshot->sha256 = g_strdup (copy->sha256);
      return TRUE;
    }
  snapshot->path = g_build_filename (copy->folder, "copying.swell", NULL);
  return take_snapshot (copy, snapshot, cancellable, error);
}

/* The copies of FILE, locked, where it may be written to as something else. */
static GPtrArray *
claim_other_file (SwbWorkingCopy *copy, GFile *file, GError **error)
{
  if (copy->file == NULL || !swb_place_is_same (copy->file, file))
    return swb_working_copy_lock_all_of (file, copy->folder, error);
  g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED,
                       _ ("This is the workspace’s own file; choose another "
                          "name for the copy"));
  return NULL;
}

/**
 * swb_working_copy_save_copy:
 * @copy: a working copy, also one that is only read
 * @file: where to; not its document, and nothing that is open
 * @cancellable: (nullable): a cancellable
 * @error: why not
 *
 * Writes what is in @copy to @file as a save does, and leaves its document and
 * what is saved there as they are. Call it on a worker.
 *
 * Returns: whether @file holds it all and was read back
 */
gboolean
swb_working_copy_save_copy (SwbWorkingCopy *copy,
                            GFile *file,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (Snapshot) snapshot = { 0 };
  g_autoptr (GPtrArray) others = claim_other_file (copy, file, error);
  g_autofree char *etag = NULL;
  gboolean ok = FALSE;

  if (others == NULL)
    return FALSE;
  if (take_copy (copy, &snapshot, cancellable, error))
    etag = swb_replace_file (file, copy->stray, NULL, snapshot.path,
                             cancellable, error);
  ok = etag != NULL && read_back (file, snapshot.sha256, cancellable, error);
  if (copy->read_only != SWB_READ_ONLY_NEWER)
    remove_unfinished (snapshot.path);
  if (ok)
    swb_working_copy_displace (others);
  return ok;
}
