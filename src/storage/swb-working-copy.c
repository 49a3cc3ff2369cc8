/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working copies: where every act is durable before it is in the file. Each
 * is a folder with the database, a key file that says whose copy it is, a
 * lock, and the last snapshots that were saved. */
#include "storage/swb-working-copy-private.h"

#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-workspace-file.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define GROUP "working-copy"

/* Clean copies of the last documents stay, so that they open at once. */
#define KEPT_COPIES 8

#define LOCK_TRIES 10
#define LOCK_WAIT_US 30000

static char *
working_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "swellboard", "working",
                           NULL);
}

/* Only what this program puts there: no folder below is followed. */
static void
remove_folder (const char *folder)
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

static SwbWorkingCopy *
copy_new (const char *folder)
{
  SwbWorkingCopy *copy = g_new0 (SwbWorkingCopy, 1);

  copy->folder = g_strdup (folder);
  copy->database_path = g_build_filename (folder, "workspace.db", NULL);
  copy->about_path = g_build_filename (folder, "about.ini", NULL);
  copy->lock_fd = -1;
  return copy;
}

static void
copy_free (SwbWorkingCopy *copy)
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
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbWorkingCopy, copy_free)

static gboolean
take_lock (SwbWorkingCopy *copy)
{
  g_autofree char *path = g_build_filename (copy->folder, "lock", NULL);

  if (copy->lock_fd < 0)
    copy->lock_fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  return copy->lock_fd >= 0 && flock (copy->lock_fd, LOCK_EX | LOCK_NB) == 0;
}

/* Another process may hold the lock for a moment, to look at what it could
 * offer for recovery. */
static gboolean
take_lock_patiently (SwbWorkingCopy *copy)
{
  for (int i = 0; i < LOCK_TRIES; i++)
    {
      if (take_lock (copy))
        return TRUE;
      g_usleep (LOCK_WAIT_US);
    }
  return FALSE;
}

static gboolean
load_about (SwbWorkingCopy *copy)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *uri = NULL;

  if (!g_key_file_load_from_file (keys, copy->about_path, G_KEY_FILE_NONE,
                                  NULL))
    return FALSE;
  uri = g_key_file_get_string (keys, GROUP, "uri", NULL);
  g_clear_object (&copy->file);
  copy->file = uri == NULL || *uri == '\0' ? NULL : g_file_new_for_uri (uri);
  g_free (copy->etag);
  copy->etag = g_key_file_get_string (keys, GROUP, "etag", NULL);
  g_free (copy->sha256);
  copy->sha256 = g_key_file_get_string (keys, GROUP, "sha256", NULL);
  copy->saved = g_key_file_get_int64 (keys, GROUP, "saved", NULL);
  return TRUE;
}

/**
 * swb_working_copy_store_about:
 * @copy: a working copy
 * @error: why not
 *
 * Writes down whose copy it is and up to which action the file has it.
 *
 * Returns: whether it is on the disk
 */
gboolean
swb_working_copy_store_about (SwbWorkingCopy *copy, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *uri = copy->file ? g_file_get_uri (copy->file) : NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (keys, GROUP, "uri", uri ? uri : "");
  g_key_file_set_string (keys, GROUP, "etag", copy->etag ? copy->etag : "");
  g_key_file_set_string (keys, GROUP, "sha256",
                         copy->sha256 ? copy->sha256 : "");
  g_key_file_set_int64 (keys, GROUP, "saved", copy->saved);
  text = g_key_file_to_data (keys, &length, NULL);
  return g_file_set_contents_full (copy->about_path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT |
                                       G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gboolean
open_database (SwbWorkingCopy *copy, GError **error)
{
  copy->db =
      swb_database_open (copy->database_path, SWB_DATABASE_WORKING, error);
  return copy->db != NULL && swb_file_create (copy->db, error);
}

static SwbWorkingCopy *
make_folder (GError **error)
{
  g_autofree char *root = working_root ();
  const SwbId id = swb_id_new ();
  g_autofree char *name = swb_id_to_string (&id);
  g_autofree char *folder = g_build_filename (root, name, NULL);
  g_autoptr (SwbWorkingCopy) copy = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                   _ ("The folder of working copies cannot be written: %s"),
                   root);
      return NULL;
    }
  copy = copy_new (folder);
  take_lock (copy);
  return g_steal_pointer (&copy);
}

/* Every working copy whose about.ini can be read; unlocked. */
static GPtrArray *
list_copies (void)
{
  g_autofree char *root = working_root ();
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) copy_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autoptr (SwbWorkingCopy) copy = copy_new (folder);

      if (load_about (copy))
        g_ptr_array_add (list, g_steal_pointer (&copy));
    }
  return list;
}

static SwbWorkingCopy *
find_for_file (GFile *file)
{
  g_autoptr (GPtrArray) list = list_copies ();

  for (guint i = 0; i < list->len; i++)
    {
      SwbWorkingCopy *copy = g_ptr_array_index (list, i);

      if (copy->file != NULL && g_file_equal (copy->file, file))
        return g_ptr_array_steal_index (list, i);
    }
  return NULL;
}

static char *
query_etag (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info == NULL ? NULL : g_strdup (g_file_info_get_etag (info));
}

/* Takes FOUND when it is newer than the file, or when the file is still what
 * it was; an out-of-date one without acts of its own is removed. */
static gboolean
reuse (SwbWorkingCopy *found, gboolean *reused, GError **error)
{
  g_autofree char *etag = NULL;
  gint64 last;

  *reused = FALSE;
  if (!take_lock_patiently (found))
    {
      g_autofree char *name = g_file_get_parse_name (found->file);

      g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY,
                   _ ("“%s” is already open"), name);
      return FALSE;
    }
  if (!load_about (found) || !open_database (found, NULL))
    return TRUE;
  last = swb_record_last (found->db);
  etag = query_etag (found->file);
  found->recovered = last > found->saved;
  *reused = found->recovered || (etag != NULL && *etag != '\0' &&
                                 g_strcmp0 (etag, found->etag) == 0);
  if (!*reused)
    remove_folder (found->folder);
  return TRUE;
}

static gboolean
fill_from_file (SwbWorkingCopy *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *incoming = g_build_filename (copy->folder, "incoming", NULL);
  g_auto (SwbFileFacts) facts = { 0 };
  gboolean ok;

  ok = swb_file_copy_in (copy->file, incoming, &facts, cancellable, error) &&
       open_database (copy, error) &&
       swb_file_import (incoming, copy->db, error);
  g_unlink (incoming);
  if (!ok)
    return FALSE;
  copy->read_only = facts.version > SWB_SCHEMA_VERSION;
  copy->etag = g_steal_pointer (&facts.etag);
  copy->sha256 = g_steal_pointer (&facts.sha256);
  copy->saved = swb_record_last (copy->db);
  return copy->read_only || swb_working_copy_store_about (copy, error);
}

/**
 * swb_working_copy_open:
 * @file: (nullable): a workspace file; null begins a new workspace
 * @cancellable: (nullable): a cancellable
 * @error: why not
 *
 * May take long; call it on a worker. A working copy with acts that never
 * reached @file is taken up again (see swb_working_copy_get_recovered()).
 *
 * Returns: (transfer full) (nullable): a locked working copy
 */
SwbWorkingCopy *
swb_working_copy_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (SwbWorkingCopy) copy = NULL;
  gboolean reused = FALSE;

  if (file != NULL)
    {
      copy = find_for_file (file);
      if (copy != NULL && !reuse (copy, &reused, error))
        return NULL;
      if (reused)
        return g_steal_pointer (&copy);
      g_clear_pointer (&copy, copy_free);
    }
  copy = make_folder (error);
  if (copy == NULL)
    return NULL;
  copy->file = file ? g_object_ref (file) : NULL;
  if (file != NULL ? fill_from_file (copy, cancellable, error)
                   : open_database (copy, error) &&
                         swb_working_copy_store_about (copy, error))
    return g_steal_pointer (&copy);
  g_clear_pointer (&copy->db, swb_database_close);
  remove_folder (copy->folder);
  return NULL;
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
  g_autoptr (SwbWorkingCopy) copy = copy_new (folder);

  if (!take_lock_patiently (copy) || !load_about (copy))
    {
      g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY,
                           _ ("This workspace is already open"));
      return NULL;
    }
  if (!open_database (copy, error))
    return NULL;
  copy->recovered = TRUE;
  return g_steal_pointer (&copy);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const SwbWorkingCopy *const *one = a;
  const SwbWorkingCopy *const *other = b;

  return strcmp ((*other)->folder, (*one)->folder);
}

/* Nothing with acts of its own is ever removed here. */
static void
prune (void)
{
  g_autoptr (GPtrArray) list = list_copies ();
  guint clean = 0;

  g_ptr_array_sort (list, newest_first);
  for (guint i = 0; i < list->len; i++)
    {
      SwbWorkingCopy *copy = g_ptr_array_index (list, i);

      if (!take_lock (copy) || !open_database (copy, NULL) ||
          swb_record_last (copy->db) > copy->saved)
        continue;
      if (copy->file == NULL || ++clean > KEPT_COPIES)
        remove_folder (copy->folder);
    }
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
  gboolean clean = FALSE;

  if (copy->db == NULL)
    copy->db =
        swb_database_open (copy->database_path, SWB_DATABASE_WORKING, NULL);
  if (copy->db != NULL)
    clean = swb_record_last (copy->db) <= copy->saved;
  g_clear_pointer (&copy->db, swb_database_close);
  if (copy->read_only || (clean && (!keep || copy->file == NULL)))
    remove_folder (copy->folder);
  copy_free (copy);
  prune ();
}

/**
 * swb_recoverable_free:
 * @recoverable: (transfer full): a working copy that was left
 */
void
swb_recoverable_free (SwbRecoverable *recoverable)
{
  g_free (recoverable->folder);
  g_free (recoverable->uri);
  g_free (recoverable->last_name);
  g_free (recoverable);
}

static SwbRecoverable *
describe (const SwbWorkingCopy *copy)
{
  SwbRecoverable *found = g_new0 (SwbRecoverable, 1);
  g_autoptr (GPtrArray) last = swb_record_list (copy->db, 1, NULL);

  found->folder = g_strdup (copy->folder);
  found->uri = copy->file ? g_file_get_uri (copy->file) : NULL;
  if (last != NULL && last->len > 0)
    {
      const SwbAction *action = g_ptr_array_index (last, 0);

      found->last_name = g_strdup (action->name);
      found->last_time = action->time;
    }
  return found;
}

/**
 * swb_working_copy_list_recoverable:
 *
 * Returns: (transfer full) (element-type SwbRecoverable): the working copies
 *   that nobody has open and that hold acts which are in no file
 */
GPtrArray *
swb_working_copy_list_recoverable (void)
{
  g_autoptr (GPtrArray) list = list_copies ();
  GPtrArray *found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_recoverable_free);

  for (guint i = 0; i < list->len; i++)
    {
      SwbWorkingCopy *copy = g_ptr_array_index (list, i);

      if (take_lock (copy) && open_database (copy, NULL) &&
          swb_record_last (copy->db) > copy->saved)
        g_ptr_array_add (found, describe (copy));
    }
  return found;
}

/**
 * swb_working_copy_discard:
 * @folder: of a SwbRecoverable that a person does not want
 */
void
swb_working_copy_discard (const char *folder)
{
  g_autoptr (SwbWorkingCopy) copy = copy_new (folder);
  g_autofree char *root = working_root ();

  if (g_str_has_prefix (folder, root) && take_lock (copy))
    remove_folder (folder);
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
 * Returns: whether the document was made by a newer program
 */
gboolean
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
