/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What working copies there are: finding those of a file, offering those with
 * acts of their own, tidying the others. Each lock is held only while its copy
 * is looked at, for others want to open theirs meanwhile. */
#include "storage/swb-working-copy-private.h"

#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
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

/* One file may have two names. */
static gboolean
is_same_file (GFile *one, GFile *other)
{
  g_autofree char *path = NULL;
  g_autofree char *other_path = NULL;

  if (g_file_equal (one, other))
    return TRUE;
  if (g_file_peek_path (one) == NULL || g_file_peek_path (other) == NULL)
    return FALSE;
  path = realpath (g_file_peek_path (one), NULL);
  other_path = realpath (g_file_peek_path (other), NULL);
  return path != NULL && g_strcmp0 (path, other_path) == 0;
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
          !is_same_file (copy->file, file))
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
  g_autoptr (SwbDatabase) db =
      swb_database_open (copy->database_path, SWB_DATABASE_READER, NULL);
  g_autoptr (GPtrArray) last =
      db == NULL ? NULL : swb_record_list (db, 1, NULL);

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
  g_autoptr (GPtrArray) list = swb_working_copy_list_all ();
  GPtrArray *found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_recoverable_free);

  while (list->len > 0)
    {
      g_autoptr (SwbWorkingCopy) copy = g_ptr_array_steal_index (list, 0);

      if (swb_working_copy_lock (copy) && swb_working_copy_load_about (copy) &&
          swb_working_copy_last (copy) > copy->saved)
        g_ptr_array_add (found, describe (copy));
    }
  return found;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const SwbWorkingCopy *const *one = a;
  const SwbWorkingCopy *const *other = b;

  return strcmp ((*other)->folder, (*one)->folder);
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
      if (last < 0 || last > copy->saved)
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

  if (g_strcmp0 (parent, root) == 0 && swb_working_copy_lock (copy))
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
