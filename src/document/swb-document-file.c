/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, saving and closing a document. Every act is durable in the working
 * copy; a while after the last one the file is written on a worker. */
#include "document/swb-document-private.h"

#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

/* Seconds after the last act; a file that takes long to save waits longer. */
#define SAVE_AFTER_MS 2000
#define SAVE_PATIENCE 10

/* What opening brings from its worker. */
typedef struct
{
  GFile *file;
  char *folder;
  SwbDay today;
  SwbWorkingCopy *copy;
  SwbChanges *changes;
  SwbPosition position;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->file);
  g_free (opening->folder);
  if (opening->copy != NULL)
    swb_working_copy_close (opening->copy, TRUE);
  swb_changes_free (opening->changes);
  swb_position_clear (&opening->position);
  g_free (opening);
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

  opening->copy =
      opening->folder != NULL
          ? swb_working_copy_open_folder (opening->folder, &error)
          : swb_working_copy_open (opening->file, cancellable, &error);
  if (opening->copy != NULL)
    {
      db = swb_working_copy_peek_database (opening->copy);
      opening->changes = swb_changes_read_all (db, opening->today, &error);
      swb_position_read (&opening->position, db);
    }
  if (opening->changes != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
open_with (Opening *opening,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  opening->today = swb_day_today ();
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

static void
settle_state (SwbDocument *self)
{
  if (self->read_only)
    swb_document_set_state (self, SWB_DOCUMENT_READ_ONLY);
  else if (self->saving)
    swb_document_set_state (self, SWB_DOCUMENT_SAVING);
  else if (self->file != NULL &&
           self->position.last <= swb_working_copy_get_saved (self->copy))
    swb_document_set_state (self, SWB_DOCUMENT_SAVED);
  else
    swb_document_set_state (self, SWB_DOCUMENT_SAFE);
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
  settle_state (self);
  swb_document_take_changes (self, opening->changes);
  if (self->recovered)
    swb_document_schedule_save (self);
  return self;
}

/* What a save takes to its worker. */
typedef struct
{
  SwbWorkingCopy *copy;
  GFile *file;
  gboolean overwrite;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->file);
  g_free (saving);
}

static void
save_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  const Saving *saving = task_data;
  GError *error = NULL;

  if (swb_working_copy_save (saving->copy, saving->file, saving->overwrite,
                             cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void start_save (SwbDocument *self, GTask *task);
static void go_on_closing (SwbDocument *self);

static void
save_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SwbDocument *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  self->saving = FALSE;
  self->save_cost = g_get_monotonic_time () - self->save_cost;
  swb_document_set_file (self, swb_working_copy_get_file (self->copy));
  settle_state (self);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  if (!g_queue_is_empty (&self->waiting))
    start_save (self, g_queue_pop_head (&self->waiting));
  else if (self->closing)
    go_on_closing (self);
  else if (ok)
    swb_document_schedule_save (self);
}

/* One save at a time; the task carries a Saving. The worker's own task has no
 * reference on the document: its thread could be the one to drop the last,
 * and the model lives on the main thread. */
static void
start_save (SwbDocument *self, GTask *task)
{
  g_autoptr (GTask) worker = NULL;
  const Saving *saving = g_task_get_task_data (task);
  Saving *copy;

  if (self->saving)
    {
      g_queue_push_tail (&self->waiting, task);
      return;
    }
  copy = g_new0 (Saving, 1);
  copy->copy = self->copy;
  copy->file = saving->file ? g_object_ref (saving->file) : NULL;
  copy->overwrite = saving->overwrite;
  worker = g_task_new (NULL, g_task_get_cancellable (task), save_done_cb, task);
  g_task_set_task_data (worker, copy, saving_free);
  g_task_set_check_cancellable (worker, FALSE);
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->saving = TRUE;
  self->save_cost = g_get_monotonic_time ();
  settle_state (self);
  g_task_run_in_thread (worker, save_thread);
}

static void
save_to (SwbDocument *self, GFile *file, gboolean overwrite, GTask *task)
{
  Saving *saving;

  g_task_set_check_cancellable (task, FALSE);
  if (self->copy == NULL || self->read_only ||
      (file == NULL && self->file == NULL))
    {
      g_task_return_new_error (
          task, SWB_STORAGE_ERROR,
          self->read_only ? SWB_STORAGE_ERROR_READ_ONLY
                          : SWB_STORAGE_ERROR_FAILED,
          self->read_only
              ? _ ("This workspace was made by a newer Swellboard and is open "
                   "read-only")
              : _ ("This workspace has no file yet; choose one"));
      g_object_unref (task);
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->file = file ? g_object_ref (file) : NULL;
  saving->overwrite = overwrite;
  g_task_set_task_data (task, saving, saving_free);
  start_save (self, task);
}

/**
 * swb_document_save_async:
 * @self: a document that has a file
 * @choice: what to do where somebody else changed the file
 * @cancellable: (nullable): a cancellable
 * @callback: called when the file is written and read back
 * @user_data: for @callback
 */
void
swb_document_save_async (SwbDocument *self,
                         SwbSaveChoice choice,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (SWB_IS_DOCUMENT (self));

  save_to (self, NULL, choice == SWB_SAVE_OVERWRITE,
           g_task_new (self, cancellable, callback, user_data));
}

/**
 * swb_document_save_as_async:
 * @self: a document
 * @file: where it shall be kept from now on; what is there is replaced
 * @cancellable: (nullable): a cancellable
 * @callback: called when the file is written and read back
 * @user_data: for @callback
 */
void
swb_document_save_as_async (SwbDocument *self,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (SWB_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  save_to (self, file, TRUE,
           g_task_new (self, cancellable, callback, user_data));
}

/**
 * swb_document_save_finish:
 * @self: a document
 * @result: what the callback got
 * @error: why not; the file is then what it was and the acts are safe in the
 *   working copy
 *
 * Returns: whether the file holds every act up to the save
 */
gboolean
swb_document_save_finish (SwbDocument *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
background_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbDocument *self = SWB_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  if (!swb_document_save_finish (self, result, &error))
    swb_document_fail (self, error);
}

static gboolean
save_timeout_cb (gpointer data)
{
  SwbDocument *self = data;

  self->save_source = 0;
  swb_document_save_async (self, SWB_SAVE_ASK, NULL, background_save_cb, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * swb_document_schedule_save:
 * @self: a document
 *
 * Saves a while from now where the file lacks an act.
 */
void
swb_document_schedule_save (SwbDocument *self)
{
  guint delay =
      MAX (SAVE_AFTER_MS, (guint) (SAVE_PATIENCE * self->save_cost / 1000));

  if (self->copy == NULL)
    return;
  settle_state (self);
  if (self->saving || self->closing || self->state != SWB_DOCUMENT_SAFE ||
      self->file == NULL)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (delay, save_timeout_cb, self);
}

/* What closing takes to its worker. */
typedef struct
{
  SwbStore *store;
  SwbWorkingCopy *copy;
} Releasing;

static void
releasing_free (gpointer data)
{
  Releasing *releasing = data;

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

  end_closing (self, NULL);
}

static void
release (SwbDocument *self)
{
  g_autoptr (GTask) worker =
      g_task_new (NULL, NULL, released_cb, g_object_ref (self));
  Releasing *releasing = g_new0 (Releasing, 1);

  g_clear_handle_id (&self->save_source, g_source_remove);
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

  if (!swb_document_save_finish (self, result, &error))
    end_closing (self, error);
}

/* Called when the acts are done, and again after every save; the last time
 * nothing is left to be written. */
static void
go_on_closing (SwbDocument *self)
{
  if (self->saving)
    return;
  settle_state (self);
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

  go_on_closing (self);
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

/**
 * swb_document_list_recoverable:
 *
 * Returns: (transfer full) (element-type SwbRecoverable): workspaces with acts
 *   that are in no file and that nobody has open
 */
GPtrArray *
swb_document_list_recoverable (void)
{
  return swb_working_copy_list_recoverable ();
}
