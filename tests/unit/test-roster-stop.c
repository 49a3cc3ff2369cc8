/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread whose answer is not wanted any more ends soon, wherever it is. */
#include "model/swb-roster-match.h"
#include "model/swb-roster-order.h"
#include "model/swb-roster-rank.h"
#include "model/swb-roster-view.h"

#include <string.h>

#define SOME (5 * SWB_ROSTER_BLOCK + 17)
#define MANY 60000 /* a thread puts them in order */

static SwbRosterData *
make_data (guint n)
{
  SwbRosterData *data = swb_roster_data_new (n, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Creator %u", i * 7919 % n);
      const SwbAccountCells account = {
        .id = swb_id_new (),
        .creator = i,
        .handle = name + 4,
        .followers = i % 1000,
        .followers_lapsed = SWB_DAY_NONE,
        .views = -1,
      };
      const SwbId id = swb_id_new ();

      swb_roster_data_set_creator (data, i, &id, name);
      swb_roster_data_set_text (data, SWB_ROSTER_TEXT_CITIES, i,
                                i % 3 ? "Pune" : "Delhi");
      swb_roster_data_set_account (data, i, &account);
    }
  swb_roster_data_finish (data, NULL, NULL);
  return data;
}

/* A thread at work that is held at one of its looks. */
typedef struct
{
  GMutex lock;
  GCond cond;
  guint n_looks;
  guint hold_at;
  gboolean held;
  gboolean released;
  const SwbRosterData *data;
  SwbRosterQuery *query;
} Work;

static void
looked_cb (gpointer user_data)
{
  Work *work = user_data;

  g_mutex_lock (&work->lock);
  work->n_looks++;
  if (work->n_looks == work->hold_at)
    {
      work->held = TRUE;
      g_cond_broadcast (&work->cond);
      while (!work->released)
        g_cond_wait (&work->cond, &work->lock);
    }
  g_mutex_unlock (&work->lock);
}

static gpointer
run (gpointer user_data)
{
  Work *work = user_data;

  return swb_roster_order_new (work->data, work->query);
}

static SwbRosterQuery *
make_query (void)
{
  static const char *const cities[] = { "Pune", NULL };
  const SwbRosterSort sorts[] = {
    { SWB_ROSTER_COLUMN_NAME, TRUE },
    { SWB_ROSTER_COLUMN_FOLLOWERS, FALSE },
  };
  g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();
  g_autoptr (SwbRosterFilter) filter =
      swb_roster_filter_with_values (none, SWB_FILTER_CITY, cities);

  return swb_roster_query_new ("creator", filter, sorts, G_N_ELEMENTS (sorts),
                               NULL, 20500);
}

/* Holds a thread at a look, stops it and lets it go on: what it brings. */
static SwbRosterOrder *
stop_at (const SwbRosterData *data,
         guint hold_at,
         SwbRosterStopWhat what,
         guint *n_looks)
{
  g_autoptr (SwbRosterQuery) query = make_query ();
  Work work = { .hold_at = hold_at, .data = data, .query = query };
  SwbRosterOrder *order;
  GThread *thread;

  g_mutex_init (&work.lock);
  g_cond_init (&work.cond);
  query->stop = swb_roster_stop_new ();
  swb_roster_stop_watch (query->stop, looked_cb, &work);
  thread = g_thread_new ("order", run, &work);
  g_mutex_lock (&work.lock);
  while (hold_at > 0 && !work.held)
    g_cond_wait (&work.cond, &work.lock);
  if (hold_at > 0)
    swb_roster_stop_set (query->stop, what);
  work.released = TRUE;
  g_cond_broadcast (&work.cond);
  g_mutex_unlock (&work.lock);
  order = g_thread_join (thread);
  *n_looks = work.n_looks;
  g_mutex_clear (&work.lock);
  g_cond_clear (&work.cond);
  return order;
}

/* Wherever the thread is, it does no more than the blocks it has begun. */
static void
test_everywhere (void)
{
  guint n_all = 0;
  guint n_looks = 0;
  guint hold_at = 1;

  for (gboolean ended = FALSE; !ended; hold_at++)
    {
      g_autoptr (SwbRosterData) data = make_data (SOME);
      g_autoptr (SwbRosterOrder) whole = NULL;
      g_autoptr (SwbRosterOrder) stopped = NULL;

      if (n_all == 0)
        {
          g_autoptr (SwbRosterData) same = make_data (SOME);

          whole = stop_at (same, 0, SWB_ROSTER_STOP_NOTHING, &n_all);
          g_assert_cmpuint (whole->n, ==, SOME - (SOME + 2) / 3);
          g_assert_cmpuint (n_all, >, 20);
        }
      stopped = stop_at (data, hold_at, SWB_ROSTER_STOP_ALL, &n_looks);
      g_assert_null (stopped);
      g_assert_cmpuint (n_looks - hold_at, <=, 8);
      ended = hold_at == n_all;
    }
}

/* Where only who is asked for has changed, the order of everybody that was
 * being made is there for the next question. */
static void
test_order_is_kept (void)
{
  g_autoptr (SwbRosterData) data = make_data (SOME);
  g_autoptr (SwbRosterData) same = make_data (SOME);
  g_autoptr (SwbRosterOrder) whole = NULL;
  g_autoptr (SwbRosterOrder) stopped = NULL;
  g_autoptr (SwbRosterQuery) query = make_query ();
  const guint32 *ranking;
  guint n_all;
  guint n_looks;

  whole = stop_at (same, 0, SWB_ROSTER_STOP_NOTHING, &n_all);
  stopped = stop_at (data, n_all - 4, SWB_ROSTER_STOP_MATCH, &n_looks);
  g_assert_null (stopped);
  ranking = swb_roster_ranking_ref (data, query, FALSE);
  g_assert_nonnull (ranking);
  swb_roster_ranking_unref (ranking);
}

static void
test_counts (void)
{
  g_autoptr (SwbRosterData) data = make_data (SOME);
  g_autoptr (SwbRosterQuery) query = make_query ();
  g_autoptr (GPtrArray) facets = NULL;

  query->stop = swb_roster_stop_new ();
  swb_roster_stop_set (query->stop, SWB_ROSTER_STOP_ALL);
  facets = swb_roster_facets_new (data, query, SWB_FILTER_CITY);
  g_assert_cmpuint (facets->len, ==, 0);
}

static void
wait_until_still (SwbRosterView *view)
{
  while (swb_roster_view_is_busy (view))
    g_main_context_iteration (NULL, TRUE);
}

/* Of many questions the last is answered. */
static void
test_last_counts (void)
{
  g_autoptr (SwbRoster) roster = swb_roster_new ();
  g_autoptr (SwbRosterView) view = NULL;
  const char *const typed[] = { "c", "cr", "creator 1", "creator 12", "77" };
  guint n = 0;

  swb_roster_replace (roster, make_data (MANY));
  view = swb_roster_view_new (roster);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      swb_roster_view_set_search (view, typed[i]);
      swb_roster_view_set_sort (
          view, i % 2 ? SWB_ROSTER_COLUMN_NAME : SWB_ROSTER_COLUMN_FOLLOWERS,
          i % 3 == 0);
      for (guint k = 0; k < i; k++)
        g_main_context_iteration (NULL, FALSE);
    }
  wait_until_still (view);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Creator %u", i);

      n += strstr (name, "77") != NULL;
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view)), ==, n);
}

/* A view that is not looked at any more does not wait for its thread. */
static void
test_closing (void)
{
  SwbRoster *roster = swb_roster_new ();
  SwbRosterView *view;
  gpointer gone;
  gpointer roster_gone;

  swb_roster_replace (roster, make_data (MANY));
  view = swb_roster_view_new (roster);
  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_NAME, FALSE);
  g_assert_true (swb_roster_view_is_busy (view));
  gone = view;
  g_object_add_weak_pointer (G_OBJECT (view), &gone);
  g_object_unref (view);
  g_assert_null (gone);
  roster_gone = roster;
  g_object_add_weak_pointer (G_OBJECT (roster), &roster_gone);
  g_object_unref (roster);
  while (roster_gone != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) g_test_add_func ("/roster-stop/" #name, test_##name)
  ADD (everywhere);
  ADD (order_is_kept);
  ADD (counts);
  ADD (last_counts);
  ADD (closing);
#undef ADD
  return g_test_run ();
}
