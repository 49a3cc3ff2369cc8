/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Creators that may be one, searched for by a thread with a connection of its
 * own, so that planning goes on meanwhile. */
#include "document/swb-duplicates-private.h"

#include "document/swb-document-private.h"

#include <glib/gi18n-lib.h>

#define TELL_MS 100

/* What the thread needs, and how far it is. */
typedef struct
{
  char *path;
  int thousandths;
  guint source;
  SwbDuplicatesProgress progress;
  gpointer progress_data;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->path);
  g_free (search);
}

/**
 * swb_duplicates_read:
 * @db: a connection to a working copy
 * @thousandths: (inout) (nullable): set, atomically, to how much is done
 * @cancellable: (nullable): stops it
 * @error: why not
 *
 * Finds creators that may be one. Those of whom somebody has said that they are
 * not the same are left out. For any thread; the time grows with the number of
 * creators, not with its square.
 *
 * Returns: (transfer full) (nullable): what was found
 */
SwbDuplicates *
swb_duplicates_read (SwbDatabase *db,
                     int *thousandths,
                     GCancellable *cancellable,
                     GError **error)
{
  SwbDuplicateLook look = {
    .ids = g_array_new (FALSE, FALSE, sizeof (SwbId)),
    .platforms = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .names = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .texts = g_string_new (NULL),
    .pairs = g_array_new (FALSE, FALSE, sizeof (SwbDuplicatePair)),
    .exempt = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .thousandths = thousandths,
    .cancellable = cancellable,
  };
  SwbDuplicates *duplicates = NULL;

  for (guint i = 0; i < SWB_N_KEYS; i++)
    look.keys[i] = g_array_new (FALSE, FALSE, sizeof (SwbDuplicateKey));
  if (swb_duplicates_look (&look, db, error) &&
      swb_duplicates_pair_up (&look, error) &&
      swb_duplicates_goes_on (&look, 0.97, error))
    duplicates = swb_duplicates_group (&look);
  g_clear_pointer (&look.index, swb_id_index_free);
  g_array_unref (look.ids);
  g_array_unref (look.platforms);
  g_array_unref (look.names);
  g_string_free (look.texts, TRUE);
  for (guint i = 0; i < SWB_N_KEYS; i++)
    g_array_unref (look.keys[i]);
  g_array_unref (look.pairs);
  g_hash_table_unref (look.exempt);
  return duplicates;
}

static void
find_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Search *search = task_data;
  GError *error = NULL;
  SwbDuplicates *duplicates = NULL;
  g_autoptr (SwbDatabase) db =
      swb_database_open (search->path, SWB_DATABASE_READER, &error);

  if (db != NULL)
    duplicates =
        swb_duplicates_read (db, &search->thousandths, cancellable, &error);
  if (duplicates != NULL)
    g_task_return_pointer (task, duplicates,
                           (GDestroyNotify) swb_duplicates_free);
  else
    g_task_return_error (task, error);
}

static gboolean
tell_cb (gpointer user_data)
{
  Search *search = user_data;

  search->progress (g_atomic_int_get (&search->thousandths) / 1000.0,
                    search->progress_data);
  return G_SOURCE_CONTINUE;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  SwbDuplicates *duplicates =
      g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_handle_id (&search->source, g_source_remove);
  if (duplicates != NULL)
    g_task_return_pointer (task, duplicates,
                           (GDestroyNotify) swb_duplicates_free);
  else
    g_task_return_error (task, error);
}

/**
 * swb_duplicates_find_async:
 * @document: a document
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks at everybody. Call it on the main thread.
 */
void
swb_duplicates_find_async (SwbDocument *document,
                           GCancellable *cancellable,
                           SwbDuplicatesProgress progress,
                           gpointer progress_data,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (document, cancellable, callback, user_data);
  g_autoptr (GTask) worker = NULL;
  Search *search;

  if (document->copy == NULL || document->closing)
    {
      g_task_return_new_error (task, SWB_STORAGE_ERROR,
                               SWB_STORAGE_ERROR_READ_ONLY, "%s",
                               _ ("The workspace is closed"));
      g_object_unref (task);
      return;
    }
  search = g_new0 (Search, 1);
  search->path = g_strdup (swb_working_copy_get_database_path (document->copy));
  search->progress = progress;
  search->progress_data = progress_data;
  if (progress != NULL)
    search->source = g_timeout_add (TELL_MS, tell_cb, search);
  worker = g_task_new (document, cancellable, found_cb, task);
  g_task_set_task_data (worker, search, search_free);
  g_task_run_in_thread (worker, find_thread);
}

/**
 * swb_duplicates_find_finish:
 * @document: a document
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full) (nullable): what was found
 */
SwbDuplicates *
swb_duplicates_find_finish (SwbDocument *document,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
