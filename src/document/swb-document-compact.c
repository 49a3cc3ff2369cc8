/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the old part of a document's history out, by choice. It goes through
 * the store like an act, is told in the history, and cannot be undone. */
#include "document/swb-document-compact.h"

#include "base/swb-author.h"
#include "base/swb-number.h"
#include "document/swb-document-private.h"
#include "storage/swb-compact.h"

#include <glib/gi18n-lib.h>

/* What goes to the worker and what comes back. */
typedef struct
{
  SwbCompactChoice choice;
  gboolean only_plan;
  char *author;
  gint64 time;

  SwbCompaction result;
  SwbPosition position;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->author);
  swb_position_clear (&job->position);
  g_free (job);
}

static SwbDay
day_of (gint64 time)
{
  g_autoptr (GDateTime) local =
      g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return local == NULL
             ? SWB_DAY_NONE
             : swb_day_from_ymd (g_date_time_get_year (local),
                                 g_date_time_get_month (local),
                                 g_date_time_get_day_of_month (local));
}

static char *
format_day (gint64 time)
{
  return swb_day_format (day_of (time), SWB_DAY_STYLE_MEDIUM);
}

static char *
format_count (guint n)
{
  return swb_number_format_count (n, SWB_GROUPING_WESTERN);
}

/* "3 March", or from one day to another. */
static char *
format_days (const SwbCompaction *plan)
{
  g_autofree char *first = format_day (plan->first_time);
  g_autofree char *last = format_day (plan->last_time);

  return g_str_equal (first, last)
             ? g_strdup_printf (_ ("of %s"), first)
             /* Translators: one day and a later one. */
             : g_strdup_printf (_ ("from %s to %s"), first, last);
}

/**
 * swb_compaction_tell_plan:
 * @plan: what would go
 *
 * Returns: (transfer full): it in a sentence
 */
char *
swb_compaction_tell_plan (const SwbCompaction *plan)
{
  g_autofree char *count = format_count (plan->n_acts);
  g_autofree char *days = format_days (plan);
  g_autofree char *size = g_format_size ((guint64) MAX (plan->bytes, 0));

  if (plan->n_acts == 0)
    return g_strdup (_ ("Nothing in the history is that old."));
  /* Translators: a number of acts; "from 3 March to 2 June"; "12 MB". */
  return g_strdup_printf (ngettext ("%s act %s would go, about %s.",
                                    "%s acts %s would go, about %s.",
                                    plan->n_acts),
                          count, days, size);
}

/**
 * swb_compaction_tell_done:
 * @done: what went
 *
 * Returns: (transfer full): it in a sentence
 */
char *
swb_compaction_tell_done (const SwbCompaction *done)
{
  g_autofree char *count = format_count (done->n_acts);
  g_autofree char *size = g_format_size ((guint64) MAX (done->bytes, 0));

  return g_strdup_printf (
      ngettext ("%s act went out of the history; the workspace is %s smaller",
                "%s acts went out of the history; the workspace is %s smaller",
                done->n_acts),
      count, size);
}

static char *
name_entry (const SwbCompactPlan *plan)
{
  g_autofree char *day = format_day (plan->last_time);
  g_autofree char *count = format_count (plan->n_acts);

  /* Translators: the name of an act; a day, and a number of acts. */
  return g_strdup_printf (ngettext ("Compacted the history up to %s (%s act)",
                                    "Compacted the history up to %s (%s acts)",
                                    plan->n_acts),
                          day, count);
}

static gint64
find_point (SwbDatabase *db, const SwbCompactChoice *choice)
{
  switch (choice->kind)
    {
    case SWB_COMPACT_BEFORE:
      return swb_compact_point_before (db, choice->time);
    case SWB_COMPACT_KEEP:
      return swb_compact_point_keep (db, choice->keep);
    case SWB_COMPACT_ALL:
    default:
      return swb_compact_point_all (db);
    }
}

static gboolean
work_compact (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  Job *job = data;
  SwbCompactPlan plan;
  g_autofree char *name = NULL;
  gint64 entry;

  if (!swb_compact_plan (db, find_point (db, &job->choice), &plan, error))
    return FALSE;
  job->result = (SwbCompaction){ plan.n_acts, plan.first_time, plan.last_time,
                                 plan.bytes };
  if (job->only_plan)
    return TRUE;
  name = name_entry (&plan);
  entry = swb_compact_run (db, &plan, name, job->author, job->time, c, error);
  if (entry == 0)
    return FALSE;
  /* The acts are gone, whether or not their room can be given back. */
  swb_database_shrink (db, &job->result.bytes, NULL);
  swb_position_read (&job->position, db);
  job->position.last = MAX (job->position.last, entry);
  return TRUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SwbDocument *self = g_task_get_source_object (task);
  Job *job = swb_store_get_data (result);
  GError *error = NULL;

  if (!swb_store_finish (NULL, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!job->only_plan)
    {
      swb_document_set_position (self, &job->position);
      g_signal_emit_by_name (self, "changed");
      swb_document_schedule_save (self);
    }
  g_task_return_pointer (task, g_memdup2 (&job->result, sizeof job->result),
                         g_free);
}

static void
push (SwbDocument *self,
      const SwbCompactChoice *choice,
      gboolean only_plan,
      GTask *task)
{
  Job *job = g_new0 (Job, 1);

  job->choice = *choice;
  job->only_plan = only_plan;
  job->author = swb_author_dup ();
  job->time = g_get_real_time ();
  swb_store_push (self->store, work_compact, job, job_free,
                  g_task_get_cancellable (task), done_cb, task);
}

/**
 * swb_document_plan_compaction_async:
 * @self: a document
 * @choice: what shall go
 * @callback: called with what that is; swb_document_compact_finish() tells it
 * @user_data: for @callback
 *
 * Changes nothing.
 */
void
swb_document_plan_compaction_async (SwbDocument *self,
                                    const SwbCompactChoice *choice,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SWB_IS_DOCUMENT (self));
  g_return_if_fail (choice != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  if (self->store != NULL)
    push (self, choice, TRUE, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                             _ ("The workspace is closed"));
}

/**
 * swb_document_compact_async:
 * @self: a document
 * @choice: what shall go
 * @cancellable: (nullable): takes everything back while it runs
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Takes that part of the history out of the workspace, and makes the workspace
 * smaller. It cannot be undone, and undo does not reach behind it; nothing else
 * changes. The history tells that it was done, and the file has to be saved.
 */
void
swb_document_compact_async (SwbDocument *self,
                            const SwbCompactChoice *choice,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SWB_IS_DOCUMENT (self));
  g_return_if_fail (choice != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  if (!swb_document_refuse (self, task))
    push (self, choice, FALSE, g_steal_pointer (&task));
}

/**
 * swb_document_compact_finish:
 * @self: a document
 * @result: what the callback got
 * @compaction: (out) (optional): what would go, or went
 * @error: why not; SWB_STORAGE_ERROR_NOTHING_TO_DO where nothing was to go
 *
 * Returns: whether it was done
 */
gboolean
swb_document_compact_finish (SwbDocument *self,
                             GAsyncResult *result,
                             SwbCompaction *compaction,
                             GError **error)
{
  g_autofree SwbCompaction *done = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  done = g_task_propagate_pointer (G_TASK (result), error);
  if (done != NULL && compaction != NULL)
    *compaction = *done;
  return done != NULL;
}
