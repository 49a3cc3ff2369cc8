/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts, undo and redo: a command goes to the store's worker, is recorded and
 * made durable there, comes back as changed rows, and only then is seen in the
 * model. */
#include "document/swb-document-private.h"

#include "base/swb-author.h"
#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-writer-private.h"

#include <glib/gi18n-lib.h>

/* What of the rest of an act, once it ran, making it durable takes, and reading
 * what has to be shown; what is left is for the model. */
#define DURABLE 0.3
#define READ 0.85

/* What taking an act back, or doing it again, is of all, about. */
#define TAKING_BACK 0.6

/* What goes to the worker with a command and what comes back. */
typedef struct
{
  SwbCommand *command; /* null for an undo or redo */
  SwbActionKind kind;
  SwbProgress *progress; /* or null */
  double running;        /* what doing it is of all, about */
  char *author;
  gint64 time;
  SwbDay today;

  char *name;
  gint64 sequence;
  guint n_left_alone;
  SwbChanges *changes; /* null where it was done but cannot be read */
  SwbPosition position;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  swb_command_unref (act->command);
  g_clear_pointer (&act->progress, swb_progress_unref);
  g_free (act->author);
  g_free (act->name);
  swb_changes_free (act->changes);
  swb_position_clear (&act->position);
  g_free (act);
}

/**
 * swb_document_read_done:
 * @db: the working copy
 * @action: what is durable in it: nothing from here on may say that it failed
 * @today: readings that expired before it do not count
 * @progress: (nullable): told how much is read
 * @position: (out): where the history stands
 *
 * Runs on the worker. What cannot be read for the action alone is read with all
 * the rest.
 *
 * Returns: (transfer full) (nullable): what has to be shown anew; %NULL where
 *   not even that goes
 */
SwbChanges *
swb_document_read_done (SwbDatabase *db,
                        const SwbAction *action,
                        SwbDay today,
                        SwbProgress *progress,
                        SwbPosition *position)
{
  SwbChanges *changes =
      swb_changes_read_action (db, action, today, progress, NULL);

  swb_position_read (position, db);
  position->last = MAX (position->last, action->sequence);
  return changes != NULL ? changes : swb_changes_read_again (db, today, NULL);
}

static double
part_of_rest (const Act *act, double part)
{
  return act->running + (1 - act->running) * part;
}

static void
finish_act (SwbDatabase *db, Act *act, const SwbAction *action)
{
  swb_progress_set_final (act->progress);
  act->name = g_strdup (action->name);
  act->sequence = action->sequence;
  act->n_left_alone = action->n_left_alone;
  swb_progress_push (act->progress, part_of_rest (act, DURABLE),
                     part_of_rest (act, READ));
  act->changes = swb_document_read_done (db, action, act->today, act->progress,
                                         &act->position);
  swb_progress_pop (act->progress);
}

/* Nothing stops it any more when it is to be durable. */
static SwbAction *
do_command (SwbDatabase *db, Act *act, GError **error)
{
  SwbWriter *writer =
      swb_writer_begin (db,
                        swb_action_new (swb_command_get_name (act->command),
                                        act->author, SWB_ACTION_ACT, act->time),
                        error);
  gboolean ok;

  if (writer == NULL)
    return NULL;
  ok = swb_command_exec (act->command, writer, error) &&
       !swb_database_is_cancelled (db, error);
  /* What is stopped may look as if something were not there. */
  if (!ok && swb_database_is_cancelled (db, NULL))
    {
      g_clear_error (error);
      swb_database_is_cancelled (db, error);
    }
  swb_database_set_cancellable (db, NULL);
  if (!ok)
    {
      swb_writer_abort (writer);
      return NULL;
    }
  swb_progress_set_final (act->progress);
  return swb_writer_commit (writer, error);
}

/* Worker: begin, set fields, commit, read what has to be shown anew. */
static gboolean
work_act (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  Act *act = data;
  g_autoptr (SwbAction) action = NULL;

  swb_database_set_cancellable (db, c);
  swb_database_set_progress (db, act->progress);
  swb_progress_push (act->progress, 0, act->running);
  if (act->command != NULL)
    action = do_command (db, act, error);
  else
    action =
        swb_record_take_back (db, act->kind, act->author, act->time, error);
  swb_progress_pop (act->progress);
  swb_database_set_progress (db, NULL);
  swb_database_set_cancellable (db, NULL);
  if (action != NULL)
    finish_act (db, act, action);
  return action != NULL;
}

/* An act that is done and what it came to, until it is in the model. */
typedef struct
{
  GTask *task;
  SwbOutcome *outcome;
} Shown;

static void
shown_cb (gpointer data)
{
  g_autofree Shown *shown = data;

  g_task_return_pointer (shown->task, shown->outcome,
                         (GDestroyNotify) swb_outcome_free);
  g_object_unref (shown->task);
}

static SwbOutcome *
make_outcome (Act *act)
{
  SwbOutcome *outcome = g_new0 (SwbOutcome, 1);

  outcome->name = g_steal_pointer (&act->name);
  outcome->sequence = act->sequence;
  outcome->n_left_alone = act->n_left_alone;
  return outcome;
}

static void
act_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SwbDocument *self = g_task_get_source_object (task);
  Act *act = swb_store_get_data (result);
  GError *error = NULL;
  Shown *shown;

  if (!swb_store_finish (NULL, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  shown = g_new0 (Shown, 1);
  shown->task = g_steal_pointer (&task);
  shown->outcome = make_outcome (act);
  swb_document_show_done (self, g_steal_pointer (&act->changes), &act->position,
                          shown_cb, shown);
}

/**
 * swb_document_refuse:
 * @self: a document
 * @task: who wants to change it; told why not
 *
 * Returns: whether it cannot be changed
 */
gboolean
swb_document_refuse (SwbDocument *self, GTask *task)
{
  if (!self->read_only && !self->closing && self->store != NULL)
    return FALSE;
  g_task_return_new_error (
      task, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_READ_ONLY, "%s",
      self->read_only ? swb_document_read_only_text (self->read_only)
                      : _ ("The workspace is closed"));
  return TRUE;
}

static void
start_act (SwbDocument *self,
           SwbCommand *command,
           SwbActionKind kind,
           SwbProgress *progress,
           double running,
           GCancellable *cancellable,
           GTask *task)
{
  Act *act;

  if (swb_document_refuse (self, task))
    {
      swb_command_unref (command);
      g_object_unref (task);
      return;
    }
  act = g_new0 (Act, 1);
  act->command = command;
  act->kind = kind;
  act->progress = progress != NULL ? swb_progress_ref (progress) : NULL;
  act->running = running;
  act->author = swb_author_dup ();
  act->time = g_get_real_time ();
  act->today = swb_day_today ();
  swb_store_push (self->store, work_act, act, act_free, cancellable,
                  act_done_cb, task);
}

/**
 * swb_document_run_async:
 * @self: a document
 * @command: (transfer full): what to do; what it was given by
 *   swb_command_set_progress() is told how far it is
 * @cancellable: (nullable): takes everything back while it runs
 * @callback: called when the act is durable and in the model
 * @user_data: for @callback
 *
 * The only way to change a workspace.
 */
void
swb_document_run_async (SwbDocument *self,
                        SwbCommand *command,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SWB_IS_DOCUMENT (self));
  g_return_if_fail (command != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, swb_document_run_async);
  start_act (self, command, SWB_ACTION_ACT, swb_command_get_progress (command),
             swb_command_get_running (command), cancellable, task);
}

/**
 * swb_document_run_finish:
 * @self: a document
 * @result: what the callback got
 * @error: why not; then nothing was changed
 *
 * Returns: whether it was done
 */
gboolean
swb_document_run_finish (SwbDocument *self,
                         GAsyncResult *result,
                         GError **error)
{
  g_autoptr (SwbOutcome) outcome = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  outcome = g_task_propagate_pointer (G_TASK (result), error);
  return outcome != NULL;
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbDocument *self = SWB_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  if (!swb_document_run_finish (self, result, &error))
    swb_document_fail (self, error);
}

/**
 * swb_document_run:
 * @self: a document
 * @command: (transfer full): what to do
 *
 * Like swb_document_run_async() where nobody waits; a failure comes by the
 * signal "failed".
 */
void
swb_document_run (SwbDocument *self, SwbCommand *command)
{
  swb_document_run_async (self, command, NULL, run_cb, NULL);
}

/**
 * swb_document_undo_async:
 * @self: a document
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes back the newest act that is done.
 */
void
swb_document_undo_async (SwbDocument *self,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  swb_document_take_back_async (self, FALSE, NULL, NULL, callback, user_data);
}

/**
 * swb_document_redo_async:
 * @self: a document
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does again the act that was undone last.
 */
void
swb_document_redo_async (SwbDocument *self,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  swb_document_take_back_async (self, TRUE, NULL, NULL, callback, user_data);
}

/**
 * swb_document_take_back_async:
 * @self: a document
 * @redo: whether to do again what was undone, as swb_document_redo_async();
 *   else as swb_document_undo_async()
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): leaves everything as it was while it runs
 * @callback: called when it is done; swb_document_undo_finish() ends it
 * @user_data: for @callback
 */
void
swb_document_take_back_async (SwbDocument *self,
                              gboolean redo,
                              SwbProgress *progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (SWB_IS_DOCUMENT (self));

  start_act (self, NULL, redo ? SWB_ACTION_REDO : SWB_ACTION_UNDO, progress,
             TAKING_BACK, cancellable,
             g_task_new (self, NULL, callback, user_data));
}

/**
 * swb_document_undo_finish:
 * @self: a document
 * @result: what the callback of an undo or a redo got
 * @error: why not; SWB_STORAGE_ERROR_NOTHING_TO_DO where there was none
 *
 * Returns: (transfer full) (nullable): what it came to
 */
SwbOutcome *
swb_document_undo_finish (SwbDocument *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
