/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to any point of a document's history: undo after undo, or redo after
 * redo, each for itself. Between two steps the window lives on. */
#include "document/swb-document-private.h"

#include "base/swb-number.h"
#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

/**
 * Journey:
 * @sequence: where to
 * @n_undo, @n_redo: how many steps there are
 * @n_done: how many were made
 * @n_left_alone: what they came to
 */
typedef struct
{
  gint64 sequence;
  guint n_undo;
  guint n_redo;
  guint n_done;
  guint n_left_alone;
  SwbJourneyProgress progress;
  gpointer progress_data;
} Journey;

static gboolean
work_count_steps (SwbDatabase *db,
                  gpointer data,
                  GCancellable *c,
                  GError **error)
{
  Journey *journey = data;
  g_autofree char *undo =
      g_strdup_printf ("SELECT count(*) FROM action WHERE kind=0 AND state=0 "
                       "AND seq>%" G_GINT64_FORMAT,
                       journey->sequence);
  g_autofree char *redo =
      g_strdup_printf ("SELECT count(*) FROM action WHERE kind=0 AND state=1 "
                       "AND seq<=%" G_GINT64_FORMAT,
                       journey->sequence);

  journey->n_undo = (guint) swb_database_number (db, undo, 0);
  journey->n_redo = (guint) swb_database_number (db, redo, 0);
  return TRUE;
}

static void step (GTask *task);

static void
step_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Journey *journey = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (SwbOutcome) outcome =
      swb_document_undo_finish (SWB_DOCUMENT (source), result, &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  journey->n_done++;
  journey->n_left_alone += outcome->n_left_alone;
  if (journey->progress != NULL)
    journey->progress (journey->n_done, journey->n_undo + journey->n_redo,
                       journey->progress_data);
  step (g_steal_pointer (&task));
}

static void
arrive (GTask *task)
{
  const Journey *journey = g_task_get_task_data (task);
  SwbOutcome *outcome = g_new0 (SwbOutcome, 1);

  outcome->name = g_strdup ("");
  outcome->n_left_alone = journey->n_left_alone;
  g_task_return_pointer (task, outcome, (GDestroyNotify) swb_outcome_free);
}

static void
stop (GTask *task)
{
  const Journey *journey = g_task_get_task_data (task);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           ngettext ("Stopped after %u of %u step",
                                     "Stopped after %u of %u steps",
                                     journey->n_undo + journey->n_redo),
                           journey->n_done, journey->n_undo + journey->n_redo);
}

/* Undo first: while something is done behind the point nothing before it waits
 * for a redo. */
static void
step (GTask *task)
{
  SwbDocument *self = g_task_get_source_object (task);
  const Journey *journey = g_task_get_task_data (task);

  if (journey->n_done == journey->n_undo + journey->n_redo)
    arrive (task);
  else if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    stop (task);
  else
    {
      if (journey->n_done < journey->n_undo)
        swb_document_undo_async (self, step_done_cb, task);
      else
        swb_document_redo_async (self, step_done_cb, task);
      return;
    }
  g_object_unref (task);
}

static void
steps_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Journey *journey = g_memdup2 (swb_store_get_data (result), sizeof *journey);
  GError *error = NULL;

  g_task_set_task_data (task, journey, g_free);
  if (swb_store_finish (NULL, result, &error))
    step (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * swb_document_go_to_async:
 * @self: a document
 * @sequence: the number of an act that is done, or can be done again; 0 for
 *   before the first
 * @cancellable: (nullable): stops between two steps; those before stay done
 * @progress: (nullable) (scope notified): told after each step
 * @progress_data: for @progress
 * @callback: called when the workspace is there
 * @user_data: for @callback
 *
 * Undoes all that was done after the act, or does again all up to it. Each step
 * is in the history like an undo or redo by hand.
 */
void
swb_document_go_to_async (SwbDocument *self,
                          gint64 sequence,
                          GCancellable *cancellable,
                          SwbJourneyProgress progress,
                          gpointer progress_data,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Journey *journey;

  g_return_if_fail (SWB_IS_DOCUMENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  if (swb_document_refuse (self, task))
    return;
  journey = g_new0 (Journey, 1);
  journey->sequence = sequence;
  journey->progress = progress;
  journey->progress_data = progress_data;
  swb_store_push (self->store, work_count_steps, journey, g_free, NULL,
                  steps_counted_cb, g_steal_pointer (&task));
}

/**
 * swb_document_go_to_finish:
 * @self: a document
 * @result: what the callback got
 * @error: why not; the steps before that stay done
 *
 * Returns: (transfer full) (nullable): how much had newer values and was left
 *   alone
 */
SwbOutcome *
swb_document_go_to_finish (SwbDocument *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
