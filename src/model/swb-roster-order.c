/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which creators of a roster are shown, and in which order. Rows are compared
 * by their columns. Everything here runs on any thread. */
#include "model/swb-roster-order.h"

#include "model/swb-roster-match.h"
#include "model/swb-roster-rank.h"

#include <string.h>

/* Of a creator that stands in the places and has to leave them. */
#define LEAVES 0x80

/* Where one in so many is shown, all are put in order and kept so: while words
 * and conditions change, the order stays. */
#define ENOUGH 8

/**
 * swb_roster_order_free:
 * @order: (transfer full) (nullable): an order
 */
void
swb_roster_order_free (SwbRosterOrder *order)
{
  if (order == NULL)
    return;
  g_free (order->places);
  g_free (order->shown);
  g_free (order);
}

/**
 * swb_roster_order_shows:
 * @order: an order
 * @creator: the index of a creator
 *
 * Returns: whether the creator is among those that are shown
 */
gboolean
swb_roster_order_shows (const SwbRosterOrder *order, guint32 creator)
{
  return creator < order->n_creators && order->shown[creator] != 0;
}

static void
fill_places (SwbRosterOrder *order,
             const SwbRosterData *data,
             const SwbRosterQuery *query)
{
  const guint32 *all;

  for (guint32 i = 0; i < data->n_creators; i++)
    order->n += order->shown[i];
  all = swb_roster_ranking_ref (data, query,
                                order->n > data->n_creators / ENOUGH);
  order->n = 0;
  if (swb_roster_stop_has (query->stop, SWB_ROSTER_STOP_ALL))
    {
      g_clear_pointer (&all, swb_roster_ranking_unref);
      return;
    }
  for (guint32 i = 0; i < data->n_creators; i++)
    {
      guint32 place = all != NULL ? all[i] : i;

      if (order->shown[place])
        order->places[order->n++] = place;
    }
  if (all == NULL)
    swb_roster_rank_sort (data, query, order->places, order->n);
  else
    swb_roster_ranking_unref (all);
}

/**
 * swb_roster_order_new:
 * @data: finished columns with tiers
 * @query: who shall be shown, and how
 *
 * Returns: (transfer full) (nullable): who is shown, in order; null where the
 *   stop of @query was set meanwhile
 */
SwbRosterOrder *
swb_roster_order_new (const SwbRosterData *data, const SwbRosterQuery *query)
{
  g_autoptr (SwbRosterMatch) match = swb_roster_match_new (data, query);
  SwbRosterOrder *order = g_new0 (SwbRosterOrder, 1);

  order->n_creators = data->n_creators;
  order->room = MAX (data->room_creators, 1);
  order->places = g_new (guint32, order->room);
  order->shown = g_new0 (guint8, order->room);
  swb_roster_match_run (match, order->shown);
  if (!swb_roster_stop_has (query->stop, SWB_ROSTER_STOP_MATCH))
    fill_places (order, data, query);
  if (swb_roster_stop_has (query->stop, SWB_ROSTER_STOP_MATCH))
    g_clear_pointer (&order, swb_roster_order_free);
  return order;
}

/* Takes what was touched out of the places. */
static void
take_out (SwbRosterOrder *order, const GArray *touched)
{
  guint n_leave = 0;
  guint n = 0;

  for (guint i = 0; i < touched->len; i++)
    {
      guint32 creator = g_array_index (touched, guint32, i);

      if (creator >= order->n_creators || order->shown[creator] == 0)
        continue;
      order->shown[creator] = LEAVES;
      n_leave++;
    }
  if (n_leave == 0)
    return;
  for (guint i = 0; i < order->n; i++)
    if (order->shown[order->places[i]] != LEAVES)
      order->places[n++] = order->places[i];
  order->n = n;
}

/* Where @creator belongs among the first @n places. */
static guint
find_place (const SwbRosterOrder *order,
            guint n,
            const SwbRosterData *data,
            const SwbRosterQuery *query,
            guint32 creator)
{
  guint from = 0;

  while (from < n)
    {
      guint middle = from + (n - from) / 2;

      if (swb_roster_rank_compare (data, query, order->places[middle],
                                   creator) < 0)
        from = middle + 1;
      else
        n = middle;
    }
  return from;
}

/* Puts sorted creators between the places, the last first, so that each of the
 * others moves once. */
static void
put_in (SwbRosterOrder *order,
        const SwbRosterData *data,
        const SwbRosterQuery *query,
        const GArray *creators)
{
  guint end = order->n;

  for (guint k = creators->len; k > 0; k--)
    {
      guint32 creator = g_array_index (creators, guint32, k - 1);
      guint at = find_place (order, end, data, query, creator);

      memmove (&order->places[at + k], &order->places[at],
               (end - at) * sizeof *order->places);
      order->places[at + k - 1] = creator;
      end = at;
    }
  order->n += creators->len;
}

typedef struct
{
  const SwbRosterData *data;
  const SwbRosterQuery *query;
} Comparing;

static int
compare_creators (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Comparing *comparing = user_data;

  return swb_roster_rank_compare (comparing->data, comparing->query,
                                  *(const guint32 *) a, *(const guint32 *) b);
}

/**
 * swb_roster_order_update:
 * @order: an order of @data for @query, before the change
 * @data: the columns, changed in some places or with more of them
 * @query: the same question
 * @touched: (element-type guint32): these places, each once
 *
 * Makes the order what swb_roster_order_new() would give, without looking at
 * the others.
 */
void
swb_roster_order_update (SwbRosterOrder *order,
                         const SwbRosterData *data,
                         const SwbRosterQuery *query,
                         const GArray *touched)
{
  g_autoptr (SwbRosterMatch) match = swb_roster_match_new (data, query);
  g_autoptr (GArray) creators = g_array_new (FALSE, FALSE, sizeof (guint32));
  Comparing comparing = { data, query };

  g_return_if_fail (data->n_creators <= order->room);

  take_out (order, touched);
  for (guint i = 0; i < touched->len; i++)
    {
      guint32 creator = g_array_index (touched, guint32, i);

      order->shown[creator] = swb_roster_match_fits (match, creator);
      if (order->shown[creator])
        g_array_append_val (creators, creator);
    }
  order->n_creators = data->n_creators;
  g_array_sort_with_data (creators, compare_creators, &comparing);
  put_in (order, data, query, creators);
}

/* How many of @left are below @place. */
static guint
count_below (const GArray *left, guint32 place)
{
  guint from = 0;
  guint until = left->len;

  while (from < until)
    {
      guint middle = from + (until - from) / 2;

      if (g_array_index (left, guint32, middle) < place)
        from = middle + 1;
      else
        until = middle;
    }
  return from;
}

static void
close_gaps (SwbRosterOrder *order, const GArray *left)
{
  for (guint i = 0; i < left->len; i++)
    {
      guint32 from = g_array_index (left, guint32, i) + 1;
      guint32 until = i + 1 < left->len ? g_array_index (left, guint32, i + 1)
                                        : order->n_creators;

      memmove (&order->shown[from - 1 - i], &order->shown[from], until - from);
    }
  order->n_creators -= left->len;
}

/**
 * swb_roster_order_move:
 * @order: an order of former columns
 * @data: columns where some are gone and the others follow one another as
 *   before; new ones may be behind them
 * @left: (element-type guint32): former places of who is gone, ascending
 *
 * Makes the order one of the new columns, as far as they are the old ones.
 */
void
swb_roster_order_move (SwbRosterOrder *order,
                       const SwbRosterData *data,
                       const GArray *left)
{
  guint n = 0;

  for (guint i = 0; left->len > 0 && i < order->n; i++)
    {
      guint32 place = order->places[i];
      guint below = count_below (left, place);

      if (below == left->len || g_array_index (left, guint32, below) != place)
        order->places[n++] = place - below;
    }
  if (left->len > 0)
    order->n = n;
  close_gaps (order, left);
  order->room = MAX (data->room_creators, 1);
  order->places = g_renew (guint32, order->places, order->room);
  order->shown = g_renew (guint8, order->shown, order->room);
}
