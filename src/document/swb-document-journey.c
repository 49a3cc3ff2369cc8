/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to any point of a document's history: undo after undo, or redo after
 * redo, each an action of its own. The worker makes as many at a time as fit
 * into a blink; only then the model and its views are brought up to date, for
 * that takes longer than the steps. */
#include "document/swb-document-private.h"

#include "base/swb-author.h"
#include "base/swb-number.h"
#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

#define LEG_US (G_USEC_PER_SEC / 10)
#define LEG_STEPS 50

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

/* Some of the steps: what goes to the worker and what comes back. */
typedef struct
{
  Journey journey; /* as far as it came */
  char *author;
  SwbDay today;

  SwbAction *done; /* null, or all that the steps touched */
  GError *error;   /* what ended the way; the steps before it are done */
  SwbChanges *changes;
  SwbPosition position;
} Leg;

static void
leg_free (gpointer data)
{
  Leg *leg = data;

  g_free (leg->author);
  swb_action_free (leg->done);
  g_clear_error (&leg->error);
  swb_changes_free (leg->changes);
  swb_position_clear (&leg->position);
  g_free (leg);
}

static guint
n_steps (const Journey *journey)
{
  return journey->n_undo + journey->n_redo;
}

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

/* Remembers which fields and rows ACTION touched; what they hold is read at the
 * end. */
static void
remember (Leg *leg, const SwbAction *action)
{
  for (guint i = 0; i < action->settings->len; i++)
    {
      SwbSetting setting = g_array_index (action->settings, SwbSetting, i);

      /* Whom it was taken from has to be shown anew too. */
      if (setting.old.type != SWB_VALUE_ID)
        setting.old = swb_value_null ();
      setting.now = swb_value_null ();
      g_array_append_val (leg->done->settings, setting);
    }
  g_array_append_vals (leg->done->rows, action->rows->data, action->rows->len);
  leg->done->sequence = action->sequence;
  leg->journey.n_done++;
  leg->journey.n_left_alone += action->n_left_alone;
}

/* Undo first: while something is done behind the point nothing before it waits
 * for a redo. */
static gboolean
make_step (SwbDatabase *db, Leg *leg)
{
  SwbActionKind kind = leg->journey.n_done < leg->journey.n_undo
                           ? SWB_ACTION_UNDO
                           : SWB_ACTION_REDO;
  g_autoptr (SwbAction) action = swb_record_take_back (
      db, kind, leg->author, g_get_real_time (), &leg->error);

  if (action == NULL)
    return FALSE;
  if (leg->done == NULL)
    leg->done = swb_action_new ("", "", kind, 0);
  remember (leg, action);
  return TRUE;
}

static gboolean
work_leg (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  Leg *leg = data;
  const gint64 end = g_get_monotonic_time () + LEG_US;

  for (guint i = 0; i < LEG_STEPS; i++)
    if (leg->journey.n_done == n_steps (&leg->journey) ||
        g_cancellable_is_cancelled (c) || g_get_monotonic_time () > end ||
        !make_step (db, leg))
      break;
  if (leg->done != NULL)
    leg->changes = swb_document_read_done (db, leg->done, leg->today, NULL,
                                           &leg->position);
  return TRUE;
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
  guint n = n_steps (journey);
  g_autofree char *done =
      swb_number_format_count (journey->n_done, SWB_GROUPING_WESTERN);
  g_autofree char *steps = swb_number_format_count (n, SWB_GROUPING_WESTERN);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           ngettext ("Stopped after %s of %s step",
                                     "Stopped after %s of %s steps", n),
                           done, steps);
}

static void go_on (GTask *task);

/* A leg that is done, until it is in the model. */
typedef struct
{
  GTask *task;
  GError *error;
} Arrived;

static void
arrived_cb (gpointer data)
{
  g_autofree Arrived *arrived = data;

  if (arrived->error != NULL)
    {
      g_task_return_error (arrived->task, arrived->error);
      g_object_unref (arrived->task);
    }
  else
    go_on (arrived->task);
}

static void
tell_shown_cb (gpointer data)
{
  const Arrived *arrived = data;
  const Journey *journey = g_task_get_task_data (arrived->task);

  if (journey->progress != NULL)
    journey->progress (journey->n_done, n_steps (journey),
                       journey->progress_data);
  arrived_cb (data);
}

static void
leg_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SwbDocument *self = g_task_get_source_object (task);
  Journey *journey = g_task_get_task_data (task);
  Leg *leg = swb_store_get_data (result);
  g_autoptr (GError) error = NULL;
  Arrived *arrived;

  if (!swb_store_finish (NULL, result, &error))
    {
      /* Cancelled while the leg waited: nothing of it was done. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        stop (task);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  *journey = leg->journey;
  arrived = g_new0 (Arrived, 1);
  arrived->task = g_steal_pointer (&task);
  arrived->error = g_steal_pointer (&leg->error);
  if (leg->done != NULL)
    swb_document_show_done (self, g_steal_pointer (&leg->changes),
                            &leg->position, tell_shown_cb, arrived);
  else
    arrived_cb (arrived);
}

static void
start_leg (SwbDocument *self, GTask *task)
{
  Leg *leg = g_new0 (Leg, 1);

  leg->journey = *(const Journey *) g_task_get_task_data (task);
  leg->author = swb_author_dup ();
  leg->today = swb_day_today ();
  swb_store_push (self->store, work_leg, leg, leg_free,
                  g_task_get_cancellable (task), leg_done_cb, task);
}

static void
go_on (GTask *task)
{
  g_autoptr (GTask) own = task;
  SwbDocument *self = g_task_get_source_object (task);
  const Journey *journey = g_task_get_task_data (task);

  if (journey->n_done == n_steps (journey))
    arrive (task);
  else if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    stop (task);
  else if (!swb_document_refuse (self, task))
    start_leg (self, g_steal_pointer (&own));
}

static void
steps_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Journey *journey = g_memdup2 (swb_store_get_data (result), sizeof *journey);
  GError *error = NULL;

  g_task_set_task_data (task, journey, g_free);
  if (swb_store_finish (NULL, result, &error))
    go_on (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * swb_document_go_to_async:
 * @self: a document
 * @sequence: the number of an act that is done, or can be done again; 0 for
 *   before the first
 * @cancellable: (nullable): stops between two steps; those before stay done
 * @progress: (nullable) (scope notified): told several times a second
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
