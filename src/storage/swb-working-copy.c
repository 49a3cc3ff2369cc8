/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working copies: where every act is durable before it is in the file. Each
 * is a folder with the database, a key file that says whose copy it is, a
 * lock, and the last snapshots that were saved. */
#include "storage/swb-working-copy-private.h"

#include "storage/swb-place.h"
#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-workspace-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* As the number of the last action in the file: more than there can be. */
#define UNFILLED G_MAXINT64

/* How long to wait for another process that only looks: two seconds. */
#define FOLDER_TRIES 3
#define LOCK_TRIES 80
#define LOCK_WAIT_US 25000

/**
 * swb_working_copy_root:
 *
 * Returns: (transfer full): the folder of all working copies
 */
char *
swb_working_copy_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "swellboard", "working",
                           NULL);
}

/**
 * swb_working_copy_remove_folder:
 * @folder: of a working copy whose lock is held
 *
 * Removes only what this program puts there: no folder below is followed.
 */
void
swb_working_copy_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * swb_working_copy_new:
 * @folder: of a working copy, there or not
 *
 * Returns: (transfer full): a working copy that is neither locked nor open
 */
SwbWorkingCopy *
swb_working_copy_new (const char *folder)
{
  SwbWorkingCopy *copy = g_new0 (SwbWorkingCopy, 1);
  g_autofree char *name = g_path_get_basename (folder);

  copy->folder = g_strdup (folder);
  copy->database_path = g_build_filename (folder, "workspace.db", NULL);
  copy->about_path = g_build_filename (folder, "about.ini", NULL);
  copy->stray = g_strconcat (".swellboard-", name, NULL);
  copy->lock_fd = -1;
  copy->largest = SWB_LARGEST_FILE;
  return copy;
}

/**
 * swb_working_copy_free:
 * @copy: (transfer full) (nullable): a working copy; its lock is let go
 */
void
swb_working_copy_free (SwbWorkingCopy *copy)
{
  if (copy == NULL)
    return;
  swb_database_close (copy->db);
  if (copy->lock_fd >= 0)
    close (copy->lock_fd);
  g_clear_object (&copy->file);
  g_free (copy->folder);
  g_free (copy->database_path);
  g_free (copy->about_path);
  g_free (copy->etag);
  g_free (copy->sha256);
  g_free (copy->stamp);
  g_free (copy->writing);
  g_free (copy->stray);
  g_free (copy);
}

/**
 * swb_working_copy_lock:
 * @copy: a working copy
 *
 * Returns: whether it is ours until it is freed, and was not removed before
 */
gboolean
swb_working_copy_lock (SwbWorkingCopy *copy)
{
  g_autofree char *path = g_build_filename (copy->folder, "lock", NULL);

  struct stat status;

  if (copy->lock_fd < 0)
    copy->lock_fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  return copy->lock_fd >= 0 && flock (copy->lock_fd, LOCK_EX | LOCK_NB) == 0 &&
         fstat (copy->lock_fd, &status) == 0 && status.st_nlink > 0;
}

/**
 * swb_working_copy_lock_patiently:
 * @copy: a working copy
 *
 * Another process may hold the lock for a moment, to look at what it could
 * offer for recovery.
 *
 * Returns: whether it is ours until it is freed
 */
gboolean
swb_working_copy_lock_patiently (SwbWorkingCopy *copy)
{
  for (int i = 0; i < LOCK_TRIES; i++)
    {
      if (swb_working_copy_lock (copy))
        return TRUE;
      g_usleep (LOCK_WAIT_US);
    }
  return FALSE;
}

static gboolean
is_known_version (SwbDatabase *db, GError **error)
{
  gint64 version;

  if (!swb_database_read_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version <= SWB_SCHEMA_VERSION)
    return TRUE;
  g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_READ_ONLY,
                       _ ("This workspace was left by a newer Swellboard; "
                          "open it with that one"));
  return FALSE;
}

/**
 * swb_working_copy_open_database:
 * @copy: a working copy that is locked
 * @error: why not
 *
 * Returns: whether its database is open and of this version
 */
gboolean
swb_working_copy_open_database (SwbWorkingCopy *copy, GError **error)
{
  copy->db =
      swb_database_open (copy->database_path, SWB_DATABASE_WORKING, error);
  if (copy->db == NULL)
    return FALSE;
  if (is_known_version (copy->db, error))
    return swb_file_create (copy->db, error);
  g_clear_pointer (&copy->db, swb_database_close);
  return FALSE;
}

/* Whether a process was killed before it had made tables in COPY: then there
 * is nothing in it that could be lost. */
static gboolean
is_unborn (SwbWorkingCopy *copy, SwbDatabase *db)
{
  g_autofree char *snapshot =
      g_build_filename (copy->folder, "snapshot-1.swell", NULL);

  if (g_file_test (snapshot, G_FILE_TEST_EXISTS))
    return FALSE;
  return db == NULL ? !g_file_test (copy->database_path, G_FILE_TEST_EXISTS)
                    : swb_database_number (
                          db, "SELECT count(*) FROM sqlite_master", -1) == 0;
}

/**
 * swb_working_copy_last:
 * @copy: a working copy that is locked
 *
 * Looks without changing anything.
 *
 * Returns: the sequence number of the last action in it, -1 where that cannot
 *   be read
 */
gint64
swb_working_copy_last (SwbWorkingCopy *copy)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (copy->database_path, SWB_DATABASE_READER, NULL);
  gint64 last = db == NULL
                    ? -1
                    : swb_database_number (
                          db, "SELECT ifnull(max(seq), 0) FROM action", -1);

  return last < 0 && is_unborn (copy, db) ? 0 : last;
}

/**
 * swb_working_copy_is_unfilled:
 * @copy: a working copy that is locked
 *
 * Returns: whether it was given up, by a crash maybe, before its document was
 *   read to the end: nobody can have acted in it, and what is in it is not to
 *   be trusted
 */
gboolean
swb_working_copy_is_unfilled (const SwbWorkingCopy *copy)
{
  return copy->file != NULL && copy->saved == UNFILLED;
}

/* Another process that tidies may take a folder away before it is locked. */
static SwbWorkingCopy *
make_folder (GError **error)
{
  g_autofree char *root = swb_working_copy_root ();

  for (int i = 0; i < FOLDER_TRIES; i++)
    {
      const SwbId id = swb_id_new ();
      g_autofree char *name = swb_id_to_string (&id);
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autoptr (SwbWorkingCopy) copy = swb_working_copy_new (folder);

      if (g_mkdir_with_parents (folder, 0700) == 0 &&
          swb_working_copy_lock (copy))
        return g_steal_pointer (&copy);
      g_rmdir (folder);
    }
  g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
               _ ("The folder of working copies cannot be written: %s"), root);
  return NULL;
}

/**
 * swb_working_copy_original:
 * @copy: a working copy
 *
 * Returns: (transfer full): where the document's own bytes are, as they were
 *   read; they are there only of one that a newer program made
 */
char *
swb_working_copy_original (SwbWorkingCopy *copy)
{
  return g_build_filename (copy->folder, "original.swell", NULL);
}

static gboolean
fill_from_file (SwbWorkingCopy *copy,
                SwbEarly *early,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *incoming = g_build_filename (copy->folder, "incoming", NULL);
  g_autofree char *original = swb_working_copy_original (copy);
  g_autofree char *stamp = swb_place_stamp (copy->file, cancellable);
  g_auto (SwbFileFacts) facts = { 0 };
  gboolean ok;

  ok = swb_file_copy_in (copy->file, incoming, &facts, cancellable, error);
  swb_working_copy_take_stamp (copy, stamp, cancellable);
  ok = ok &&
       swb_file_fill (incoming, copy->database_path, early, cancellable,
                      error) &&
       swb_working_copy_open_database (copy, error);
  if (ok && facts.version / 1000 > SWB_SCHEMA_MAJOR)
    {
      copy->read_only = SWB_READ_ONLY_NEWER;
      g_rename (incoming, original);
    }
  g_unlink (incoming);
  if (!ok)
    return FALSE;
  copy->etag = g_steal_pointer (&facts.etag);
  copy->sha256 = g_steal_pointer (&facts.sha256);
  copy->saved = swb_record_last (copy->db);
  return swb_working_copy_store_about (copy, error);
}

/* A locked folder that says at once whose it is. Until it is filled it counts
 * as clean, and is of no use to anyone (swb_working_copy_is_unfilled()). */
static SwbWorkingCopy *
make_copy (GFile *file, SwbReadOnly read_only, GError **error)
{
  g_autoptr (SwbWorkingCopy) copy = make_folder (error);

  if (copy == NULL)
    return NULL;
  g_set_object (&copy->file, file);
  copy->read_only = read_only;
  copy->saved = file != NULL ? UNFILLED : 0;
  if (swb_working_copy_store_about (copy, error))
    return g_steal_pointer (&copy);
  swb_working_copy_remove_folder (copy->folder);
  return NULL;
}

/* Between looking for a copy of a file and making one nobody else does. */
static int
lock_root (void)
{
  g_autofree char *root = swb_working_copy_root ();
  g_autofree char *path = g_build_filename (root, "lock", NULL);
  int fd;

  g_mkdir_with_parents (root, 0700);
  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0)
    while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
      ;
  return fd;
}

/* Once a copy of the file is found and locked, nobody else makes one; only
 * until then the others wait. */
static SwbWorkingCopy *
find_or_make (GFile *file,
              GPtrArray **found,
              GCancellable *cancellable,
              GError **error)
{
  SwbWorkingCopy *copy = NULL;
  int lock = lock_root ();
  gboolean make;

  *found = swb_working_copy_lock_all_of (file, NULL, error);
  make = *found != NULL && (*found)->len == 0;
  if (make)
    copy = make_copy (file, SWB_READ_ONLY_NOT, error);
  if (lock >= 0)
    close (lock);
  if (make || *found == NULL)
    return copy;
  copy = swb_working_copy_take_reusable (*found, file, cancellable);
  return copy != NULL ? copy : make_copy (file, SWB_READ_ONLY_NOT, error);
}

/* Fills a copy that was made. */
static SwbWorkingCopy *
fill (SwbWorkingCopy *made,
      SwbEarly *early,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (SwbWorkingCopy) copy = made;

  if (copy == NULL || copy->db != NULL)
    return g_steal_pointer (&copy);
  if (copy->file != NULL ? fill_from_file (copy, early, cancellable, error)
                         : swb_working_copy_open_database (copy, error))
    return g_steal_pointer (&copy);
  g_clear_pointer (&copy->db, swb_database_close);
  swb_working_copy_remove_folder (copy->folder);
  return NULL;
}

/**
 * swb_working_copy_open_early:
 * @file: (nullable): a workspace file; null begins a new workspace
 * @early: (nullable): who reads @file while it is being looked at
 * @cancellable: (nullable): a cancellable
 * @error: why not
 *
 * May take long; call it on a worker. A working copy with acts that never
 * reached @file is taken up again (see swb_working_copy_get_recovered()), and
 * one that still is what @file holds is used as it is. Where @file cannot be
 * written, it is only read.
 *
 * Returns: (transfer full) (nullable): a locked working copy
 */
SwbWorkingCopy *
swb_working_copy_open_early (GFile *file,
                             SwbEarly *early,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (SwbWorkingCopy) copy = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (file == NULL)
    return fill (make_copy (NULL, SWB_READ_ONLY_NOT, error), NULL, cancellable,
                 error);
  copy = find_or_make (file, &found, cancellable, error);
  if (copy != NULL && !copy->recovered &&
      !swb_place_is_writable (file, cancellable))
    {
      if (copy->db == NULL)
        swb_working_copy_remove_folder (copy->folder);
      return fill (make_copy (file, SWB_READ_ONLY_PLACE, error), early,
                   cancellable, error);
    }
  copy = fill (g_steal_pointer (&copy), early, cancellable, error);
  if (copy != NULL && found != NULL)
    swb_working_copy_remove_stale (found);
  return g_steal_pointer (&copy);
}

/**
 * swb_working_copy_open:
 * @file: (nullable): a workspace file; null begins a new workspace
 * @cancellable: (nullable): a cancellable
 * @error: why not
 *
 * Returns: (transfer full) (nullable): what swb_working_copy_open_early() gives
 */
SwbWorkingCopy *
swb_working_copy_open (GFile *file, GCancellable *cancellable, GError **error)
{
  return swb_working_copy_open_early (file, NULL, cancellable, error);
}

/**
 * swb_working_copy_open_read_only:
 * @file: a workspace file
 * @early: (nullable): who reads @file while it is being looked at
 * @cancellable: (nullable): a cancellable
 * @error: why not
 *
 * Reads @file as it is on the disk, also where it is open elsewhere. The copy
 * is never saved, never offered for recovery, and gone when it is closed.
 *
 * Returns: (transfer full) (nullable): a locked working copy
 */
SwbWorkingCopy *
swb_working_copy_open_read_only (GFile *file,
                                 SwbEarly *early,
                                 GCancellable *cancellable,
                                 GError **error)
{
  return fill (make_copy (file, SWB_READ_ONLY_CHOSEN, error), early,
               cancellable, error);
}

/**
 * swb_working_copy_open_folder:
 * @folder: of a SwbRecoverable
 * @error: why not
 *
 * Returns: (transfer full) (nullable): that working copy, locked
 */
SwbWorkingCopy *
swb_working_copy_open_folder (const char *folder, GError **error)
{
  g_autoptr (SwbWorkingCopy) copy = swb_working_copy_new (folder);

  if (!swb_working_copy_lock_patiently (copy) ||
      !swb_working_copy_load_about (copy))
    {
      g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY,
                           _ ("This workspace is already open"));
      return NULL;
    }
  if (!swb_working_copy_open_database (copy, error))
    return NULL;
  swb_working_copy_tidy (copy);
  copy->recovered = TRUE;
  return g_steal_pointer (&copy);
}

/**
 * swb_working_copy_close:
 * @copy: (transfer full): a working copy whose store has been shut down
 * @keep: whether it may stay for the next time; one with acts that are not
 *   in the file always stays
 */
void
swb_working_copy_close (SwbWorkingCopy *copy, gboolean keep)
{
  gint64 last;
  gboolean clean;

  g_clear_pointer (&copy->db, swb_database_close);
  last = swb_working_copy_last (copy);
  clean = last >= 0 && last <= copy->saved;
  if (copy->read_only || (clean && (!keep || copy->file == NULL)))
    swb_working_copy_remove_folder (copy->folder);
  swb_working_copy_free (copy);
  swb_working_copy_prune ();
}

/**
 * swb_working_copy_peek_database:
 * @copy: a working copy whose connection was not stolen yet
 *
 * Returns: (transfer none): its connection
 */
SwbDatabase *
swb_working_copy_peek_database (SwbWorkingCopy *copy)
{
  return copy->db;
}

/**
 * swb_working_copy_steal_database:
 * @copy: a working copy
 *
 * Returns: (transfer full): its connection, for the store
 */
SwbDatabase *
swb_working_copy_steal_database (SwbWorkingCopy *copy)
{
  return g_steal_pointer (&copy->db);
}

/**
 * swb_working_copy_get_database_path:
 * @copy: a working copy
 *
 * Returns: where its database is, for further readers
 */
const char *
swb_working_copy_get_database_path (SwbWorkingCopy *copy)
{
  return copy->database_path;
}

/**
 * swb_working_copy_get_folder:
 * @copy: a working copy
 *
 * Returns: its folder
 */
const char *
swb_working_copy_get_folder (SwbWorkingCopy *copy)
{
  return copy->folder;
}

/**
 * swb_working_copy_get_file:
 * @copy: a working copy
 *
 * Returns: (transfer none) (nullable): the document
 */
GFile *
swb_working_copy_get_file (SwbWorkingCopy *copy)
{
  return copy->file;
}

/**
 * swb_working_copy_get_read_only:
 * @copy: a working copy
 *
 * Returns: why nothing in it may be changed
 */
SwbReadOnly
swb_working_copy_get_read_only (SwbWorkingCopy *copy)
{
  return copy->read_only;
}

/**
 * swb_working_copy_get_recovered:
 * @copy: a working copy
 *
 * Returns: whether it held acts that were not in the document when opened
 */
gboolean
swb_working_copy_get_recovered (SwbWorkingCopy *copy)
{
  return copy->recovered;
}

/**
 * swb_working_copy_get_saved:
 * @copy: a working copy
 *
 * Returns: the sequence number of the last action that the document holds
 */
gint64
swb_working_copy_get_saved (SwbWorkingCopy *copy)
{
  return copy->saved;
}
