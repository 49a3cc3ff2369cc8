/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many creators each value of a kind would leave, asked of a view
 * (declared in swb-roster-view.h); a thread counts where there are many. */
#include "model/swb-roster-view.h"

/* From so many creators on a thread counts. */
#define MANY 50000

typedef struct
{
  SwbRosterData *data;
  SwbRosterQuery *query;
  SwbFilterKind kind;
} Counting;

static void
counting_free (gpointer memory)
{
  Counting *counting = memory;

  swb_roster_data_unref_elsewhere (counting->data);
  swb_roster_query_free (counting->query);
  g_free (counting);
}

static void
count_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Counting *counting = task_data;

  g_task_return_pointer (
      task,
      swb_roster_facets_new (counting->data, counting->query, counting->kind),
      (GDestroyNotify) g_ptr_array_unref);
}

static void
stop_cb (GCancellable *cancellable, SwbRosterStop *stop)
{
  swb_roster_stop_set (stop, SWB_ROSTER_STOP_ALL);
}

/* Also where nobody waits for the answer any more, the columns were pinned. */
static void
counted_cb (GTask *task, GParamSpec *pspec, SwbRoster *roster)
{
  swb_roster_unpin (roster);
}

/**
 * swb_roster_view_count_async:
 * @self: a view
 * @kind: a kind of values, or the fee for its currencies
 * @cancellable: (nullable): to stop waiting, and counting; not for several
 * @callback: called with the counts
 * @user_data: for @callback
 *
 * Counts how many creators each value of @kind would leave, with the search
 * and all other conditions as they are; see swb_roster_facets_new().
 */
void
swb_roster_view_count_async (SwbRosterView *self,
                             SwbFilterKind kind,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SwbRoster *roster = swb_roster_view_get_roster (self);
  Counting *counting = g_new0 (Counting, 1);

  counting->data = swb_roster_pin (roster);
  counting->query = swb_roster_view_make_query (self);
  counting->kind = kind;
  if (cancellable != NULL)
    {
      counting->query->stop = swb_roster_stop_new ();
      g_cancellable_connect (cancellable, G_CALLBACK (stop_cb),
                             swb_roster_stop_ref (counting->query->stop),
                             (GDestroyNotify) swb_roster_stop_unref);
    }
  g_task_set_task_data (task, counting, counting_free);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (counted_cb),
                           roster, 0);
  if (counting->data->n_creators > MANY)
    g_task_run_in_thread (task, count_thread);
  else
    count_thread (task, self, counting, cancellable);
}

/**
 * swb_roster_view_count_finish:
 * @self: a view
 * @result: what the callback got
 * @error: why not: it was cancelled
 *
 * Returns: (transfer full) (element-type SwbRosterFacet) (nullable): values,
 *   those of most creators first
 */
GPtrArray *
swb_roster_view_count_finish (SwbRosterView *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
