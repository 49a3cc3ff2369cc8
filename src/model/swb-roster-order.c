/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which creators of a roster are shown, and in which order. Rows are compared
 * by their columns. Everything here runs on any thread. */
#include "model/swb-roster-order.h"

#include "model/swb-roster-facts.h"
#include "model/swb-roster-match.h"

#include <math.h>
#include <string.h>

/* Of a creator that stands in the places and has to leave them. */
#define LEAVES 0x80

/* One sort key a row: a number, or a text where that column is one. */
typedef struct
{
  guint32 index;
  double number;
  const char *text;
} Key;

static double
fee_number (SwbMoney fee)
{
  return swb_money_is_none (&fee) ? NAN : (double) fee.minor;
}

static double
count_number (gint64 count)
{
  return count < 0 ? NAN : (double) count;
}

/* The older, the larger. */
static double
age_number (const SwbAccountCells *account, SwbDay today)
{
  switch (swb_reading_age (account, today))
    {
    case SWB_READING_FRESH:
    case SWB_READING_STALE:
      return account->followers_day == SWB_DAY_NONE
                 ? NAN
                 : (double) today - account->followers_day;
    case SWB_READING_EXPIRED:
      return (double) today - account->followers_lapsed + SWB_DAY_MAX;
    case SWB_READING_NONE:
    default:
      return NAN;
    }
}

static void
fill_work_key (const SwbRosterData *data,
               const SwbRosterQuery *query,
               SwbRosterColumn column,
               Key *key)
{
  const SwbWorkCells *cells =
      swb_roster_work_find (query->work, swb_roster_data_id (data, key->index));

  if (cells == NULL)
    return;
  if (column == SWB_ROSTER_COLUMN_STATUS && cells->status >= 0)
    key->number = cells->status;
  else if (column == SWB_ROSTER_COLUMN_WORKED && cells->last != SWB_DAY_NONE)
    key->number = cells->last;
  else if (column == SWB_ROSTER_COLUMN_TOGETHER && cells->n_campaigns > 0)
    key->number = cells->n_campaigns;
}

static void
fill_number_key (const SwbRosterData *data,
                 const SwbRosterQuery *query,
                 SwbRosterColumn column,
                 Key *key)
{
  guint32 i = key->index;
  int tier = swb_roster_facts_tier (data, i);
  SwbAccountCells account;

  switch (column)
    {
    case SWB_ROSTER_COLUMN_TIER:
      key->number = tier < 0 ? NAN : tier;
      break;
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      key->number = count_number (swb_roster_facts_followers (data, i));
      break;
    case SWB_ROSTER_COLUMN_VIEWS:
      key->number = count_number (swb_roster_facts_views (data, i));
      break;
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      key->number = swb_roster_facts_engagement (data, i);
      break;
    case SWB_ROSTER_COLUMN_FEE:
      key->number = fee_number (swb_roster_facts_fee (data, i));
      break;
    case SWB_ROSTER_COLUMN_READING:
      key->number = age_number (swb_roster_facts_account (data, i, &account),
                                query->today);
      break;
    case SWB_ROSTER_COLUMN_STATUS:
    case SWB_ROSTER_COLUMN_WORKED:
    case SWB_ROSTER_COLUMN_TOGETHER:
    default:
      fill_work_key (data, query, column, key);
      break;
    }
}

static gboolean
is_text_column (SwbRosterColumn column)
{
  switch (column)
    {
    case SWB_ROSTER_COLUMN_NAME:
    case SWB_ROSTER_COLUMN_PLATFORM:
    case SWB_ROSTER_COLUMN_HANDLE:
    case SWB_ROSTER_COLUMN_LANGUAGE:
    case SWB_ROSTER_COLUMN_CITY:
    case SWB_ROSTER_COLUMN_NICHE:
    case SWB_ROSTER_COLUMN_COUNTRY:
    case SWB_ROSTER_COLUMN_FORMAT:
    case SWB_ROSTER_COLUMN_TAGS:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
fill_key (const SwbRosterData *data,
          const SwbRosterQuery *query,
          SwbRosterColumn column,
          Key *key)
{
  guint32 i = key->index;
  guint32 account = swb_roster_data_main_account (data, i);

  key->number = NAN;
  key->text = NULL;
  switch (column)
    {
    case SWB_ROSTER_COLUMN_NAME:
      key->text = swb_roster_facts_folded (data, i);
      break;
    case SWB_ROSTER_COLUMN_PLATFORM:
      key->text = account == SWB_NO_ACCOUNT
                      ? NULL
                      : swb_platform_name (
                            swb_roster_data_account_platform (data, account));
      break;
    case SWB_ROSTER_COLUMN_HANDLE:
      key->text = account == SWB_NO_ACCOUNT
                      ? NULL
                      : swb_roster_data_account_handle (data, account);
      break;
    case SWB_ROSTER_COLUMN_LANGUAGE:
      key->text = swb_roster_facts_list (data, SWB_FILTER_LANGUAGE, i);
      break;
    case SWB_ROSTER_COLUMN_CITY:
      key->text = swb_roster_facts_list (data, SWB_FILTER_CITY, i);
      break;
    case SWB_ROSTER_COLUMN_NICHE:
      key->text = swb_roster_facts_list (data, SWB_FILTER_NICHE, i);
      break;
    case SWB_ROSTER_COLUMN_COUNTRY:
      key->text = swb_roster_facts_list (data, SWB_FILTER_COUNTRY, i);
      break;
    case SWB_ROSTER_COLUMN_FORMAT:
      key->text = swb_roster_facts_list (data, SWB_FILTER_FORMAT, i);
      break;
    case SWB_ROSTER_COLUMN_TAGS:
      key->text = swb_roster_facts_list (data, SWB_FILTER_TAG, i);
      break;
    default:
      fill_number_key (data, query, column, key);
      break;
    }
}

typedef struct
{
  const SwbRosterData *data;
  const SwbRosterQuery *query;
} Order;

/* What is missing comes last, whatever the direction. */
static int
compare_one (const Key *a, const Key *b, const SwbRosterSort *sort)
{
  gboolean text = is_text_column (sort->column);
  gboolean a_none =
      text ? a->text == NULL || *a->text == '\0' : isnan (a->number);
  gboolean b_none =
      text ? b->text == NULL || *b->text == '\0' : isnan (b->number);
  int result = 0;

  if (a_none != b_none)
    return a_none ? 1 : -1;
  if (a_none)
    return 0;
  if (text)
    result = g_ascii_strcasecmp (a->text, b->text);
  else
    result = (a->number > b->number) - (a->number < b->number);
  return sort->descending ? -result : result;
}

/* Keys are of the column that leads; those of the others are rarely asked
 * for. Equals keep the order in which they came into the roster. */
static int
compare_keys (const void *one, const void *other, void *user_data)
{
  const Key *a = one;
  const Key *b = other;
  const Order *order = user_data;
  const SwbRosterQuery *query = order->query;
  int result = 0;

  if (query->n_sorts > 0)
    result = compare_one (a, b, &query->sorts[0]);
  for (guint i = 1; i < query->n_sorts && result == 0; i++)
    {
      Key first = { .index = a->index };
      Key second = { .index = b->index };

      fill_key (order->data, query, query->sorts[i].column, &first);
      fill_key (order->data, query, query->sorts[i].column, &second);
      result = compare_one (&first, &second, &query->sorts[i]);
    }
  return result != 0 ? result : (a->index > b->index) - (a->index < b->index);
}

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

static void
fill_first_key (const SwbRosterData *data,
                const SwbRosterQuery *query,
                Key *key)
{
  if (query->n_sorts > 0)
    fill_key (data, query, query->sorts[0].column, key);
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
sort_keys (Key *keys,
           guint n,
           const SwbRosterData *data,
           const SwbRosterQuery *query)
{
  Order order = { data, query };

  g_qsort_with_data (keys, (int) n, sizeof *keys, compare_keys, &order);
}

static void
sort_places (SwbRosterOrder *order,
             const SwbRosterData *data,
             const SwbRosterQuery *query)
{
  g_autofree Key *keys = g_new (Key, MAX (order->n, 1));

  for (guint i = 0; i < order->n; i++)
    {
      keys[i].index = order->places[i];
      fill_first_key (data, query, &keys[i]);
    }
  sort_keys (keys, order->n, data, query);
  for (guint i = 0; i < order->n; i++)
    order->places[i] = keys[i].index;
}

/**
 * swb_roster_order_new:
 * @data: finished columns with tiers
 * @query: who shall be shown, and how
 *
 * Returns: (transfer full): who is shown, in order
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
  for (guint32 i = 0; i < data->n_creators; i++)
    if (swb_roster_match_fits (match, i))
      {
        order->shown[i] = 1;
        order->places[order->n++] = i;
      }
  sort_places (order, data, query);
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

/* Where @key belongs among the first @n places. */
static guint
find_place (const SwbRosterOrder *order,
            guint n,
            const SwbRosterData *data,
            const SwbRosterQuery *query,
            const Key *key)
{
  Order by = { data, query };
  guint from = 0;

  while (from < n)
    {
      guint middle = from + (n - from) / 2;
      Key other = { .index = order->places[middle] };

      fill_first_key (data, query, &other);
      if (compare_keys (&other, key, &by) < 0)
        from = middle + 1;
      else
        n = middle;
    }
  return from;
}

/* Puts sorted keys between the places, the last first, so that each of the
 * others moves once. */
static void
put_in (SwbRosterOrder *order,
        const SwbRosterData *data,
        const SwbRosterQuery *query,
        const Key *keys,
        guint n_keys)
{
  guint end = order->n;

  for (guint k = n_keys; k > 0; k--)
    {
      guint at = find_place (order, end, data, query, &keys[k - 1]);

      memmove (&order->places[at + k], &order->places[at],
               (end - at) * sizeof *order->places);
      order->places[at + k - 1] = keys[k - 1].index;
      end = at;
    }
  order->n += n_keys;
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
  g_autofree Key *keys = g_new (Key, MAX (touched->len, 1));
  guint n = 0;

  g_return_if_fail (data->n_creators <= order->room);

  take_out (order, touched);
  for (guint i = 0; i < touched->len; i++)
    {
      guint32 creator = g_array_index (touched, guint32, i);

      order->shown[creator] = swb_roster_match_fits (match, creator);
      if (!order->shown[creator])
        continue;
      keys[n].index = creator;
      fill_first_key (data, query, &keys[n++]);
    }
  order->n_creators = data->n_creators;
  sort_keys (keys, n, data, query);
  put_in (order, data, query, keys, n);
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
