/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What working copies there are: finding those of a file, offering those with
 * acts of their own, tidying the others. Each lock is held only while its copy
 * is looked at, for others want to open theirs meanwhile. */
#include "storage/swb-working-copy-private.h"

#include "base/swb-text.h"
#include "storage/swb-place.h"
#include "storage/swb-record.h"
#include "storage/swb-replace.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-workspace-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Clean copies of the last documents stay, so that they open at once. */
#define KEPT_COPIES 8

/**
 * swb_working_copy_list_all:
 *
 * Returns: (transfer full) (element-type SwbWorkingCopy): every working copy
 *   of which is told whose it is, unlocked
 */
GPtrArray *
swb_working_copy_list_all (void)
{
  g_autofree char *root = swb_working_copy_root ();
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  GPtrArray *list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_working_copy_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autoptr (SwbWorkingCopy) copy = swb_working_copy_new (folder);

      if (swb_working_copy_load_about (copy))
        g_ptr_array_add (list, g_steal_pointer (&copy));
    }
  return list;
}

/**
 * swb_working_copy_lock_all_of:
 * @file: a document
 * @but: (nullable): a folder to leave out
 * @error: SWB_STORAGE_ERROR_BUSY where somebody has @file open
 *
 * Returns: (transfer full) (element-type SwbWorkingCopy) (nullable): the
 *   working copies of @file, locked
 */
GPtrArray *
swb_working_copy_lock_all_of (GFile *file, const char *but, GError **error)
{
  g_autoptr (GPtrArray) list = swb_working_copy_list_all ();
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_working_copy_free);

  while (list->len > 0)
    {
      g_autoptr (SwbWorkingCopy) copy = g_ptr_array_steal_index (list, 0);

      if (copy->file == NULL || g_strcmp0 (copy->folder, but) == 0 ||
          !swb_place_is_same (copy->file, file))
        continue;
      if (!swb_working_copy_lock_patiently (copy))
        {
          g_autofree char *name = g_file_get_parse_name (file);

          g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY,
                       _ ("“%s” is already open"), name);
          return NULL;
        }
      if (swb_working_copy_load_about (copy) && copy->file != NULL)
        g_ptr_array_add (found, g_steal_pointer (&copy));
    }
  return g_steal_pointer (&found);
}

/**
 * swb_working_copy_take_stamp:
 * @copy: a working copy whose document was just summed
 * @before: (nullable): swb_place_stamp() before that
 * @cancellable: (nullable): a cancellable
 *
 * Remembers the stamp if it is still the same.
 */
void
swb_working_copy_take_stamp (SwbWorkingCopy *copy,
                             const char *before,
                             GCancellable *cancellable)
{
  g_autofree char *after = swb_place_stamp (copy->file, cancellable);

  g_free (copy->stamp);
  copy->stamp = before != NULL && g_strcmp0 (before, after) == 0
                    ? g_steal_pointer (&after)
                    : NULL;
}

static gboolean
has_stamp (const SwbWorkingCopy *copy, const char *stamp)
{
  return stamp != NULL && g_strcmp0 (stamp, copy->stamp) == 0;
}

static gboolean
knows_stamp (GPtrArray *found, const char *stamp)
{
  for (guint i = 0; i < found->len; i++)
    if (has_stamp (g_ptr_array_index (found, i), stamp))
      return TRUE;
  return FALSE;
}

/**
 * swb_working_copy_take_reusable:
 * @found: (element-type SwbWorkingCopy): the working copies of @file, locked
 * @file: a document
 * @cancellable: (nullable): a cancellable
 *
 * Takes out of @found the copy that has acts of its own, or else the one that
 * still is what the file is. The bytes decide: a file with the same time and
 * size may be another, and one that was only touched is not. They are not read
 * where the system says that nothing has changed since; should that be wrong,
 * the next save reads them and finds the conflict. What is left in @found has
 * neither.
 *
 * Returns: (transfer full) (nullable): that copy, open
 */
SwbWorkingCopy *
swb_working_copy_take_reusable (GPtrArray *found,
                                GFile *file,
                                GCancellable *cancellable)
{
  g_autofree char *etag = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *sha256 = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      SwbWorkingCopy *copy = g_ptr_array_index (found, i);

      copy->recovered = !swb_working_copy_is_unfilled (copy) &&
                        swb_working_copy_last (copy) > copy->saved;
      if (!copy->recovered || !swb_working_copy_open_database (copy, NULL))
        continue;
      swb_working_copy_tidy (copy);
      g_set_object (&copy->file, file);
      return g_ptr_array_steal_index (found, i);
    }
  if (found->len == 0 || !swb_place_is_regular (file, cancellable))
    return NULL;
  stamp = swb_place_stamp (file, cancellable);
  etag = swb_place_query_etag (file, cancellable);
  if (!knows_stamp (found, stamp))
    sha256 = swb_file_sha256 (file, cancellable, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      SwbWorkingCopy *copy = g_ptr_array_index (found, i);

      if (sha256 != NULL && g_strcmp0 (sha256, copy->sha256) == 0)
        swb_working_copy_take_stamp (copy, stamp, cancellable);
      else if (!has_stamp (copy, stamp))
        continue;
      if (swb_working_copy_last (copy) != copy->saved ||
          !swb_working_copy_open_database (copy, NULL))
        continue;
      swb_working_copy_tidy (copy);
      g_set_object (&copy->file, file);
      g_free (copy->etag);
      copy->etag = g_steal_pointer (&etag);
      swb_working_copy_store_about (copy, NULL);
      return g_ptr_array_steal_index (found, i);
    }
  return NULL;
}

/**
 * swb_working_copy_remove_stale:
 * @found: (element-type SwbWorkingCopy): copies of a file that was just read
 *
 * Removes those without acts of their own, which the file has left behind.
 * They go only when the file has been read: where it cannot be, they are what
 * is left.
 */
void
swb_working_copy_remove_stale (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      SwbWorkingCopy *copy = g_ptr_array_index (found, i);
      gint64 last = swb_working_copy_last (copy);

      if (!swb_working_copy_is_unfilled (copy) &&
          (last < 0 || last > copy->saved))
        continue;
      swb_replace_remove_stray (copy->file, copy->stray);
      swb_working_copy_remove_folder (copy->folder);
    }
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
describe (const SwbWorkingCopy *copy, guint n_acts)
{
  SwbRecoverable *found = g_new0 (SwbRecoverable, 1);
  g_autoptr (SwbDatabase) db =
      swb_database_open (copy->database_path, SWB_DATABASE_READER, NULL);
  g_autoptr (GPtrArray) last =
      db == NULL ? NULL : swb_record_list (db, 1, NULL);

  found->folder = g_strdup (copy->folder);
  found->uri = copy->file ? g_file_get_uri (copy->file) : NULL;
  found->n_acts = n_acts;
  if (last != NULL && last->len > 0)
    {
      const SwbAction *action = g_ptr_array_index (last, 0);

      found->last_name = swb_text_show_sentence (action->name);
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
  g_autoptr (GPtrArray) list = swb_working_copy_list_all ();
  GPtrArray *found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_recoverable_free);

  while (list->len > 0)
    {
      g_autoptr (SwbWorkingCopy) copy = g_ptr_array_steal_index (list, 0);

      gint64 last;

      if (!swb_working_copy_lock (copy) || !swb_working_copy_load_about (copy))
        continue;
      last = swb_working_copy_last (copy);
      if (last > copy->saved && !copy->read_only)
        g_ptr_array_add (found, describe (copy, (guint) (last - copy->saved)));
    }
  return found;
}

/**
 * swb_working_copy_tidy:
 * @copy: a working copy that is locked
 *
 * Removes what a process left in it and beside its document when it was
 * killed.
 */
void
swb_working_copy_tidy (SwbWorkingCopy *copy)
{
  g_autoptr (GDir) dir = g_dir_open (copy->folder, 0, NULL);
  const char *name;

  if (copy->file != NULL && g_strcmp0 (copy->writing, copy->sha256) != 0)
    swb_replace_remove_stray (copy->file, copy->stray);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (copy->folder, name, NULL);

      if (g_str_has_prefix (name, "about.ini.") ||
          g_str_has_prefix (name, "saving.swell") ||
          g_str_has_prefix (name, "incoming"))
        g_unlink (path);
    }
}

/* When a copy was opened or saved last. A time that is still to come tells
 * nothing: the clock was wrong then. */
static gint64
used_at (const SwbWorkingCopy *copy)
{
  GStatBuf status;
  gint64 at;

  if (g_stat (copy->about_path, &status) != 0)
    return 0;
  at = (gint64) status.st_mtim.tv_sec * G_USEC_PER_SEC +
       status.st_mtim.tv_nsec / 1000;
  return at > g_get_real_time () + G_USEC_PER_SEC * 60 ? 0 : at;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const SwbWorkingCopy *const *one = a;
  const SwbWorkingCopy *const *other = b;
  gint64 used = used_at (*one);
  gint64 other_used = used_at (*other);

  if (used != other_used)
    return used > other_used ? -1 : 1;
  return strcmp ((*other)->folder, (*one)->folder);
}

/* A process that was killed right at the start leaves a folder in which there
 * is nothing yet. */
static void
remove_unborn (void)
{
  g_autofree char *root = swb_working_copy_root ();
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autoptr (SwbWorkingCopy) copy = swb_working_copy_new (folder);

      if (g_file_test (folder, G_FILE_TEST_IS_DIR) &&
          !g_file_test (copy->about_path, G_FILE_TEST_EXISTS) &&
          swb_working_copy_lock (copy) &&
          !g_file_test (copy->about_path, G_FILE_TEST_EXISTS) &&
          !g_file_test (copy->database_path, G_FILE_TEST_EXISTS))
        swb_working_copy_remove_folder (folder);
    }
}

/**
 * swb_working_copy_prune:
 *
 * Removes clean copies but the last few. What holds acts of its own, or cannot
 * be read, is never removed here.
 */
void
swb_working_copy_prune (void)
{
  g_autoptr (GPtrArray) list = swb_working_copy_list_all ();
  guint clean = 0;

  remove_unborn ();
  g_ptr_array_sort (list, newest_first);
  while (list->len > 0)
    {
      g_autoptr (SwbWorkingCopy) copy = g_ptr_array_steal_index (list, 0);
      gint64 last;

      if (!swb_working_copy_lock (copy) || !swb_working_copy_load_about (copy))
        continue;
      if (swb_working_copy_is_unfilled (copy))
        {
          swb_working_copy_remove_folder (copy->folder);
          continue;
        }
      last = swb_working_copy_last (copy);
      if ((last < 0 || last > copy->saved) && !copy->read_only)
        continue;
      if (copy->file == NULL || ++clean > KEPT_COPIES)
        swb_working_copy_remove_folder (copy->folder);
    }
}

/**
 * swb_working_copy_discard:
 * @folder: of a SwbRecoverable that a person does not want
 */
void
swb_working_copy_discard (const char *folder)
{
  g_autoptr (SwbWorkingCopy) copy = swb_working_copy_new (folder);
  g_autofree char *root = swb_working_copy_root ();
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_strcmp0 (parent, root) != 0 || !swb_working_copy_lock (copy))
    return;
  if (swb_working_copy_load_about (copy) && copy->file != NULL)
    swb_replace_remove_stray (copy->file, copy->stray);
  swb_working_copy_remove_folder (folder);
}

/**
 * swb_working_copy_displace:
 * @copies: (element-type SwbWorkingCopy): locked copies of a file that was
 *   just replaced by another workspace
 *
 * Clean ones are removed. Those with acts of their own belong to no file any
 * more and are offered for recovery.
 */
void
swb_working_copy_displace (GPtrArray *copies)
{
  for (guint i = 0; i < copies->len; i++)
    {
      SwbWorkingCopy *copy = g_ptr_array_index (copies, i);
      gint64 last = swb_working_copy_last (copy);

      if (last >= 0 && last <= copy->saved)
        {
          swb_working_copy_remove_folder (copy->folder);
          continue;
        }
      g_clear_object (&copy->file);
      g_clear_pointer (&copy->etag, g_free);
      swb_working_copy_store_about (copy, NULL);
    }
}
