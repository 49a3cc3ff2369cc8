/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that puts a roster in order for a view. It keeps no view alive: when
 * the view goes it is told to end. */
#include "model/swb-roster-ordering.h"

#include <string.h>

/* What a thread needs and what it brings. */
typedef struct
{
  GWeakRef view;
  SwbRoster *roster;
  SwbRosterData *data;
  SwbRosterQuery *query;
  SwbRosterOrder *order;
  SwbRosterOrderedFunc ordered;
} Ordering;

/* On any thread; the roster was let go on the main one. */
static void
ordering_free (gpointer memory)
{
  Ordering *ordering = memory;

  g_weak_ref_clear (&ordering->view);
  swb_roster_data_unref_elsewhere (ordering->data);
  swb_roster_query_free (ordering->query);
  swb_roster_order_free (ordering->order);
  g_free (ordering);
}

static void
order_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Ordering *ordering = task_data;

  ordering->order = swb_roster_order_new (ordering->data, ordering->query);
  g_task_return_boolean (task, TRUE);
}

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ordering *ordering = g_task_get_task_data (G_TASK (result));
  g_autoptr (GObject) view = g_weak_ref_get (&ordering->view);

  swb_roster_unpin (ordering->roster);
  g_clear_object (&ordering->roster);
  if (view != NULL)
    ordering->ordered (view, g_steal_pointer (&ordering->data),
                       g_steal_pointer (&ordering->query),
                       g_steal_pointer (&ordering->order));
}

/**
 * swb_roster_ordering_start:
 * @view: (type GObject): who asks
 * @roster: the roster
 * @query: (transfer full): what is asked; it stays where it is until @ordered
 *   gets it, or a while after the view is gone
 * @ordered: gets the answer
 */
void
swb_roster_ordering_start (gpointer view,
                           SwbRoster *roster,
                           SwbRosterQuery *query,
                           SwbRosterOrderedFunc ordered)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, ordered_cb, NULL);
  Ordering *ordering = g_new0 (Ordering, 1);

  g_return_if_fail (G_IS_OBJECT (view));

  g_weak_ref_init (&ordering->view, view);
  ordering->roster = g_object_ref (roster);
  ordering->data = swb_roster_pin (roster);
  ordering->query = query;
  ordering->ordered = ordered;
  if (query->stop == NULL)
    query->stop = swb_roster_stop_new ();
  g_task_set_task_data (task, ordering, ordering_free);
  g_task_run_in_thread (task, order_thread);
}

/**
 * swb_roster_ordering_stop:
 * @asked: what was given to swb_roster_ordering_start()
 * @wanted: (nullable): what is wanted instead; null for nothing
 *
 * Tells the thread to end soon. Where everybody is being put in the order that
 * @wanted needs as well, that is done first.
 */
void
swb_roster_ordering_stop (const SwbRosterQuery *asked,
                          const SwbRosterQuery *wanted)
{
  g_autofree char *one = swb_roster_sorts_print (asked->sorts, asked->n_sorts);
  g_autofree char *other = NULL;
  SwbRosterStopWhat what = SWB_ROSTER_STOP_ALL;

  if (wanted != NULL)
    other = swb_roster_sorts_print (wanted->sorts, wanted->n_sorts);
  if (g_strcmp0 (one, other) == 0 && wanted->today == asked->today &&
      !swb_roster_sorts_need_work (wanted))
    what = SWB_ROSTER_STOP_MATCH;
  swb_roster_stop_set (asked->stop, what);
}
