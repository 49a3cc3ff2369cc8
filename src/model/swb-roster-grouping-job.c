/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that puts the creators of a view into groups: of a million that
 * takes longer than a frame. */
#include "model/swb-roster-grouping-job.h"

/* What a thread needs and what it brings. */
typedef struct
{
  SwbRoster *roster;
  SwbRosterData *data;
  guint32 *places;
  guint n;
  SwbRosterWork *work;
  SwbRosterGroupBy by;
  SwbRosterGrouping *grouping;
  SwbRosterGroupedFunc grouped;
  gpointer user_data;
} Job;

static void
job_free (gpointer memory)
{
  Job *job = memory;

  swb_roster_data_unref_elsewhere (job->data);
  g_free (job->places);
  g_clear_pointer (&job->work, swb_roster_work_unref);
  swb_roster_grouping_free (job->grouping);
  g_free (job);
}

static void
group_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;

  job->grouping = swb_roster_grouping_new (job->data, job->places, job->n,
                                           job->work, job->by);
  g_task_return_boolean (task, TRUE);
}

static void
grouped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  swb_roster_unpin (job->roster);
  g_clear_object (&job->roster);
  job->grouped (job->user_data, g_steal_pointer (&job->data),
                g_steal_pointer (&job->grouping));
}

/**
 * swb_roster_grouping_start:
 * @view: whose creators, in its order
 * @by: what to group by
 * @grouped: called when they are
 * @user_data: for @grouped
 *
 * The roster is held meanwhile, so that nothing is changed in its place while
 * the thread reads.
 */
void
swb_roster_grouping_start (SwbRosterView *view,
                           SwbRosterGroupBy by,
                           SwbRosterGroupedFunc grouped,
                           gpointer user_data)
{
  SwbRoster *roster = swb_roster_view_get_roster (view);
  SwbRosterWork *work = swb_roster_get_work (roster);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, grouped_cb, NULL);
  Job *job = g_new0 (Job, 1);
  SwbRosterData *data;
  const SwbRosterOrder *order = swb_roster_view_get_order (view, &data);

  job->roster = g_object_ref (roster);
  swb_roster_data_unref_elsewhere (swb_roster_pin (roster));
  job->data = swb_roster_data_ref (data);
  job->n = order->n;
  job->places = g_memdup2 (order->places, order->n * sizeof *order->places);
  job->work = work != NULL ? swb_roster_work_ref (work) : NULL;
  job->by = by;
  job->grouped = grouped;
  job->user_data = user_data;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, group_thread);
}
