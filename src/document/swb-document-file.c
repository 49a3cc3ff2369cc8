/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and closing a document. */
#include "document/swb-document-private.h"
#include "document/swb-roster-cache.h"
#include "document/swb-roster-reader.h"

/* What opening brings from its worker. */
typedef struct
{
  GFile *file;
  char *folder;
  gboolean read_only;
  SwbDay today;
  SwbWorkingCopy *copy;
  SwbProgress *progress; /* null or owned */
  SwbRosterData *early;  /* read before all of the file was looked at */
  SwbChanges *changes;
  gboolean cached; /* the roster was read as it had been left */
  SwbPosition position;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->file);
  g_free (opening->folder);
  g_clear_pointer (&opening->progress, swb_progress_unref);
  if (opening->copy != NULL)
    swb_working_copy_close (opening->copy, TRUE);
  swb_roster_data_unref (opening->early);
  swb_changes_free (opening->changes);
  swb_position_clear (&opening->position);
  g_free (opening);
}

static void
read_early (SwbDatabase *db, gint64 most, gpointer data)
{
  Opening *opening = data;

  opening->early = swb_roster_read_early (db, most, opening->today, NULL);
}

/* Reads the roster while the file is being looked at, where it is large. */
static SwbWorkingCopy *
open_file (Opening *opening, GCancellable *cancellable, GError **error)
{
  SwbEarly early = { .read = read_early,
                     .data = opening,
                     .progress = opening->progress };
  SwbWorkingCopy *copy;

  copy = opening->read_only
             ? swb_working_copy_open_read_only (opening->file, &early,
                                                cancellable, error)
             : swb_working_copy_open_early (opening->file, &early, cancellable,
                                            error);
  if (!early.counts)
    g_clear_pointer (&opening->early, swb_roster_data_unref);
  return copy;
}

static void
open_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Opening *opening = task_data;
  GError *error = NULL;
  SwbDatabase *db;

  opening->copy = opening->folder != NULL
                      ? swb_working_copy_open_folder (opening->folder, &error)
                      : open_file (opening, cancellable, &error);
  if (opening->copy != NULL)
    {
      db = swb_working_copy_peek_database (opening->copy);
      opening->changes = swb_changes_read_opened (
          db, swb_working_copy_get_folder (opening->copy),
          g_steal_pointer (&opening->early), opening->today, &opening->cached,
          &error);
      swb_position_read (&opening->position, db);
    }
  if (opening->changes != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * swb_document_opening_progress:
 * @cancellable: what stops an opening, begun or not
 *
 * For the main thread.
 *
 * Returns: (transfer none): how far it is; that stays nothing where it does not
 *   take long. It lives as long as @cancellable
 */
SwbProgress *
swb_document_opening_progress (GCancellable *cancellable)
{
  static const char key[] = "swb-opening-progress";
  SwbProgress *progress = g_object_get_data (G_OBJECT (cancellable), key);

  if (progress != NULL)
    return progress;
  progress = swb_progress_new ();
  g_object_set_data_full (G_OBJECT (cancellable), key, progress,
                          (GDestroyNotify) swb_progress_unref);
  return progress;
}

static void
open_with (Opening *opening,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  opening->today = swb_day_today ();
  if (cancellable != NULL)
    opening->progress =
        swb_progress_ref (swb_document_opening_progress (cancellable));
  g_task_set_source_tag (task, swb_document_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * swb_document_open_async:
 * @file: (nullable): a workspace file, or null for a new workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called with the document
 * @user_data: for @callback
 *
 * Reads @file on a worker; it is only read. A new workspace lives in the
 * folder of working copies until swb_document_save_as_async().
 */
void
swb_document_open_async (GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->file = file ? g_object_ref (file) : NULL;
  open_with (opening, cancellable, callback, user_data);
}

/**
 * swb_document_open_read_only_async:
 * @file: a workspace file
 * @cancellable: (nullable): a cancellable
 * @callback: called with the document; swb_document_open_finish() gives it
 * @user_data: for @callback
 *
 * Shows what @file holds, also where somebody else has it open. Nothing in the
 * document can be changed; see swb_document_save_copy_async().
 */
void
swb_document_open_read_only_async (GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->file = g_object_ref (file);
  opening->read_only = TRUE;
  open_with (opening, cancellable, callback, user_data);
}

/**
 * swb_document_recover_async:
 * @folder: of a SwbRecoverable
 * @cancellable: (nullable): a cancellable
 * @callback: called with the document; swb_document_open_finish() gives it
 * @user_data: for @callback
 *
 * Takes up a working copy that was left.
 */
void
swb_document_recover_async (const char *folder,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->folder = g_strdup (folder);
  open_with (opening, cancellable, callback, user_data);
}

/**
 * swb_document_open_finish:
 * @result: what the callback got
 * @error: why not, in a sentence for people
 *
 * Returns: (transfer full) (nullable): the document
 */
SwbDocument *
swb_document_open_finish (GAsyncResult *result, GError **error)
{
  Opening *opening;
  SwbDocument *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  opening = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  self = g_object_new (SWB_TYPE_DOCUMENT, NULL);
  self->copy = g_steal_pointer (&opening->copy);
  self->read_only = swb_working_copy_get_read_only (self->copy);
  self->recovered = swb_working_copy_get_recovered (self->copy);
  self->store = swb_store_new (swb_working_copy_steal_database (self->copy));
  swb_document_set_position (self, &opening->position);
  swb_document_set_file (self, swb_working_copy_get_file (self->copy));
  swb_document_settle_state (self);
  swb_document_take_changes (self, opening->changes);
  self->opened_on = opening->today;
  self->roster_cache = opening->cached ? self->position.last : -1;
  swb_document_cache_roster (self);
  if (self->recovered)
    swb_document_schedule_save (self);
  return self;
}

/* What writing the roster's cache takes to its worker. */
typedef struct
{
  SwbRosterImage *image; /* pinned */
  char *folder;
  gint64 last;
  SwbDay day;
  gboolean maps;
} Caching;

static void
caching_free (Caching *caching)
{
  swb_roster_image_free (caching->image);
  g_free (caching->folder);
  g_free (caching);
}

static Caching *
caching_new (SwbDocument *self, gboolean maps)
{
  Caching *caching = g_new0 (Caching, 1);

  caching->image = swb_roster_image_new (
      swb_roster_pin (swb_workspace_get_roster (self->workspace)));
  caching->folder = g_strdup (swb_working_copy_get_folder (self->copy));
  caching->last = self->position.last;
  caching->day = self->opened_on;
  caching->maps = maps;
  return caching;
}

static gboolean
cache (const Caching *caching)
{
  return swb_roster_cache_store (caching->folder, caching->image, caching->last,
                                 caching->day, caching->maps);
}

static void
cache_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  g_task_return_boolean (task, cache (task_data));
}

static void release (SwbDocument *self);

static void
cached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbDocument) self = user_data;
  const Caching *caching = g_task_get_task_data (G_TASK (result));

  swb_roster_unpin (swb_workspace_get_roster (self->workspace));
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    self->roster_cache = caching->last;
  self->caching = FALSE;
  if (self->releasing)
    release (self);
  else if (self->cache_next)
    swb_document_cache_roster (self);
}

/* Only columns that show all that was done can be taken up again. */
static gboolean
is_cache_wanted (SwbDocument *self)
{
  return self->copy != NULL && !self->read_only && !self->unshown &&
         g_queue_is_empty (&self->showing) &&
         self->roster_cache != self->position.last &&
         swb_roster_get_n_creators (swb_workspace_get_roster (
             self->workspace)) >= SWB_ROSTER_CACHE_LEAST;
}

/**
 * swb_document_cache_roster:
 * @self: a document
 *
 * Writes the roster's columns beside the working copy where that saves the
 * next opening from reading them row by row, and gives the memory back that
 * they take. A worker does it.
 */
void
swb_document_cache_roster (SwbDocument *self)
{
  g_autoptr (GTask) task = NULL;

  self->cache_next = self->caching;
  if (self->caching || !is_cache_wanted (self))
    return;
  self->caching = TRUE;
  task = g_task_new (NULL, NULL, cached_cb, g_object_ref (self));
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, caching_new (self, TRUE),
                        (GDestroyNotify) caching_free);
  g_task_run_in_thread (task, cache_thread);
}

/* What closing takes to its worker. */
typedef struct
{
  SwbStore *store;
  SwbWorkingCopy *copy;
  Caching *caching; /* null where there is nothing to cache */
} Releasing;

static void
releasing_free (gpointer data)
{
  Releasing *releasing = data;

  g_clear_pointer (&releasing->caching, caching_free);
  g_object_unref (releasing->store);
  g_free (releasing);
}

/* Joins the store's worker and lets go of the working copy, off the main
 * thread. */
static void
release_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Releasing *releasing = task_data;

  if (releasing->caching != NULL)
    cache (releasing->caching);
  swb_store_shutdown (releasing->store);
  swb_working_copy_close (g_steal_pointer (&releasing->copy), TRUE);
  g_task_return_boolean (task, TRUE);
}

/* Answers all who wait for the close. */
static void
end_closing (SwbDocument *self, const GError *error)
{
  GQueue closers = self->closers;

  g_queue_init (&self->closers);
  self->closing = FALSE;
  for (GTask *task; (task = g_queue_pop_head (&closers)) != NULL;)
    {
      if (error == NULL)
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
}

static void
released_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbDocument) self = user_data;
  const Releasing *releasing = g_task_get_task_data (G_TASK (result));

  if (releasing->caching != NULL)
    swb_roster_unpin (swb_workspace_get_roster (self->workspace));
  end_closing (self, NULL);
}

static void
release (SwbDocument *self)
{
  g_autoptr (GTask) worker = NULL;
  Releasing *releasing;

  self->releasing = self->caching;
  if (self->caching)
    return;
  worker = g_task_new (NULL, NULL, released_cb, g_object_ref (self));
  releasing = g_new0 (Releasing, 1);
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (is_cache_wanted (self))
    releasing->caching = caching_new (self, FALSE);
  releasing->store = g_steal_pointer (&self->store);
  releasing->copy = g_steal_pointer (&self->copy);
  g_task_set_task_data (worker, releasing, releasing_free);
  g_task_run_in_thread (worker, release_thread);
}

static void
close_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbDocument *self = SWB_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  if (swb_document_save_finish (self, result, &error))
    return;
  end_closing (self, error);
  swb_document_schedule_save (self);
}

/**
 * swb_document_go_on_closing:
 * @self: a document that is being closed
 *
 * Called when the acts are done, and again after every save; the last time
 * nothing is left to be written.
 */
void
swb_document_go_on_closing (SwbDocument *self)
{
  if (self->saving || !self->acts_done)
    return;
  swb_document_settle_state (self);
  if (self->state == SWB_DOCUMENT_SAFE && self->file != NULL)
    swb_document_save_async (self, SWB_SAVE_ASK, NULL, close_saved_cb, NULL);
  else
    release (self);
}

static gboolean
work_nothing (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  return TRUE;
}

static void
acts_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbDocument) self = user_data;

  self->acts_done = TRUE;
  swb_document_go_on_closing (self);
}

/**
 * swb_document_close_async:
 * @self: a document
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * Waits for acts and saves that are on their way, saves what the file lacks,
 * then lets go of the working copy. From now on acts are refused. Where saving
 * fails the document stays open; dropping it then leaves its acts safe in
 * recovery. A workspace without a file goes to recovery.
 */
void
swb_document_close_async (SwbDocument *self,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SWB_IS_DOCUMENT (self));

  task = g_task_new (self, NULL, callback, user_data);
  if (self->copy == NULL && !self->closing)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  g_queue_push_tail (&self->closers, task);
  if (self->closing)
    return;
  self->closing = TRUE;
  self->acts_done = FALSE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  swb_store_push (self->store, work_nothing, NULL, NULL, NULL, acts_done_cb,
                  g_object_ref (self));
}

/**
 * swb_document_close_finish:
 * @self: a document
 * @result: what the callback got
 * @error: why it could not be saved
 *
 * Returns: whether it is closed
 */
gboolean
swb_document_close_finish (SwbDocument *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
