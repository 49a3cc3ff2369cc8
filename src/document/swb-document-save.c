/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving a document. Every act is durable in the working copy; a while after
 * the last one the file is written on a worker. What does not reach the file is
 * told once and tried again, later and later. */
#include "document/swb-document-private.h"

#include "storage/swb-place.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

/* After the last act; a file that takes long to save waits longer. */
#define SAVE_AFTER_MS 2000
#define SAVE_PATIENCE 10

#define LONGEST_RETRY_MS (5 * 60 * 1000)

/**
 * swb_document_settle_state:
 * @self: an open document
 *
 * Says by its state where its acts are.
 */
void
swb_document_settle_state (SwbDocument *self)
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

/* What a save takes to its worker. */
typedef struct
{
  SwbWorkingCopy *copy;
  GFile *file;
  gboolean overwrite;
  gboolean is_copy;  /* the document stays where it is */
  gboolean keep_own; /* somebody else's changes are in its file */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->file);
  g_free (saving);
}

static gboolean
save (const Saving *saving, GCancellable *cancellable, GError **error)
{
  GFile *own = swb_working_copy_get_file (saving->copy);

  if (saving->is_copy)
    return swb_working_copy_save_copy (saving->copy, saving->file, cancellable,
                                       error);
  if (saving->file != NULL && saving->keep_own && own != NULL &&
      swb_place_is_same (own, saving->file))
    {
      g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED,
                           _ ("This file was changed by somebody else; choose "
                              "another name to keep both"));
      return FALSE;
    }
  return swb_working_copy_save (saving->copy, saving->file, saving->overwrite,
                                cancellable, error);
}

static void
save_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  const Saving *saving = task_data;
  GError *error = NULL;

  if (save (saving, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void start_save (SwbDocument *self, GTask *task);

/* Only what was meant for the document's own file says how that is. */
static void
judge_save (SwbDocument *self, const Saving *saving, const GError *error)
{
  if (saving->is_copy ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error == NULL || saving->file == NULL)
    swb_document_set_trouble (self, error);
}

static void
save_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SwbDocument *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  self->saving = FALSE;
  self->save_cost = g_get_monotonic_time () - self->save_cost;
  judge_save (self, g_task_get_task_data (task), error);
  swb_document_set_file (self, swb_working_copy_get_file (self->copy));
  swb_document_settle_state (self);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  if (!g_queue_is_empty (&self->waiting))
    start_save (self, g_queue_pop_head (&self->waiting));
  else if (self->closing)
    swb_document_go_on_closing (self);
  else
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
  copy->is_copy = saving->is_copy;
  copy->keep_own = self->trouble == SWB_TROUBLE_CONFLICT;
  worker = g_task_new (NULL, g_task_get_cancellable (task), save_done_cb, task);
  g_task_set_task_data (worker, copy, saving_free);
  g_task_set_check_cancellable (worker, FALSE);
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->saving = TRUE;
  self->save_cost = g_get_monotonic_time ();
  swb_document_settle_state (self);
  g_task_run_in_thread (worker, save_thread);
}

/**
 * swb_document_read_only_text:
 * @reason: why nothing may be changed
 *
 * Returns: that in a sentence
 */
const char *
swb_document_read_only_text (SwbReadOnly reason)
{
  switch (reason)
    {
    case SWB_READ_ONLY_NEWER:
      return _ ("This workspace was made by a newer Swellboard and is open "
                "read-only");
    case SWB_READ_ONLY_PLACE:
      return _ ("This workspace lies where it cannot be written and is open "
                "read-only");
    case SWB_READ_ONLY_CHOSEN:
    case SWB_READ_ONLY_NOT:
    default:
      return _ ("This workspace is open read-only");
    }
}

/* SAVING is taken over. */
static void
save_to (SwbDocument *self, Saving *saving, GTask *task)
{
  gboolean closed = self->copy == NULL;
  gboolean refused = self->read_only && !saving->is_copy;

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, saving, saving_free);
  if (!closed && !refused && (saving->file != NULL || self->file != NULL))
    {
      start_save (self, task);
      return;
    }
  g_task_return_new_error (
      task, SWB_STORAGE_ERROR,
      refused ? SWB_STORAGE_ERROR_READ_ONLY : SWB_STORAGE_ERROR_FAILED, "%s",
      refused  ? swb_document_read_only_text (self->read_only)
      : closed ? _ ("The workspace is closed")
               : _ ("This workspace has no file yet; choose one"));
  g_object_unref (task);
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
  Saving *saving;

  g_return_if_fail (SWB_IS_DOCUMENT (self));

  saving = g_new0 (Saving, 1);
  saving->overwrite = choice == SWB_SAVE_OVERWRITE;
  save_to (self, saving, g_task_new (self, cancellable, callback, user_data));
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
  Saving *saving;

  g_return_if_fail (SWB_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  saving = g_new0 (Saving, 1);
  saving->file = g_object_ref (file);
  saving->overwrite = TRUE;
  save_to (self, saving, g_task_new (self, cancellable, callback, user_data));
}

/**
 * swb_document_save_copy_async:
 * @self: a document, also one that is only read
 * @file: where to; neither its own file nor one that is open
 * @cancellable: (nullable): a cancellable
 * @callback: called when the copy is written and read back
 * @user_data: for @callback
 *
 * Writes what the document holds now to another file. Where the document is
 * kept, and what is saved there, stays as it is.
 */
void
swb_document_save_copy_async (SwbDocument *self,
                              GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Saving *saving;

  g_return_if_fail (SWB_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  saving = g_new0 (Saving, 1);
  saving->file = g_object_ref (file);
  saving->is_copy = TRUE;
  save_to (self, saving, g_task_new (self, cancellable, callback, user_data));
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

static gboolean
save_timeout_cb (gpointer data)
{
  SwbDocument *self = data;

  self->save_source = 0;
  swb_document_save_async (self, SWB_SAVE_ASK, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* After a save that did not reach the file each wait is twice the one before.
 */
static guint
next_delay (SwbDocument *self)
{
  guint patience = (guint) (SAVE_PATIENCE * self->save_cost / 1000);
  guint delay = SAVE_AFTER_MS;

  if (self->n_failures > 0)
    delay = MIN (self->retry_ms << MIN (self->n_failures - 1, 10U),
                 MAX (self->retry_ms, LONGEST_RETRY_MS));
  return MAX (delay, patience);
}

/**
 * swb_document_schedule_save:
 * @self: a document
 *
 * Saves a while from now where the file lacks an act. An act does not put off
 * a save that is to be tried again.
 */
void
swb_document_schedule_save (SwbDocument *self)
{
  if (self->copy == NULL)
    return;
  swb_document_settle_state (self);
  if (self->saving || self->closing || self->state != SWB_DOCUMENT_SAFE ||
      self->file == NULL || (self->n_failures > 0 && self->save_source != 0))
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (next_delay (self), save_timeout_cb, self);
}
