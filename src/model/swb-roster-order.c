/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which creators of a roster are shown, and in which order. Rows are compared
 * by their columns. Everything here runs on any thread. */
#include "model/swb-roster-order.h"

#include <math.h>
#include <string.h>

/* In a bucket: this creator stands in the places and has to leave them. */
#define LEAVES 0x80

static const SwbAccountCells *
main_account (const SwbRosterData *data, guint32 creator)
{
  guint32 account = data->main_account[creator];

  return account == SWB_NO_ACCOUNT ? NULL : &data->accounts[account];
}

static gboolean
platform_fits (const SwbRosterData *data, guint platforms, guint32 creator)
{
  if (platforms == SWB_ROSTER_ALL)
    return TRUE;
  for (guint32 a = data->first_account[creator];
       a < data->first_account[creator + 1]; a++)
    if (platforms & (1u << data->accounts[a].platform))
      return TRUE;
  return FALSE;
}

/* Every word of the search must be somewhere in the row. */
static gboolean
search_fits (char *const *words, const char *folded)
{
  for (; *words != NULL; words++)
    if (**words != '\0' && strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

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

static void
fill_key (const SwbRosterData *data, SwbRosterColumn column, Key *key)
{
  guint32 i = key->index;
  const SwbAccountCells *account = main_account (data, i);

  key->number = NAN;
  key->text = NULL;
  switch (column)
    {
    case SWB_ROSTER_COLUMN_TIER:
      key->number = data->tiers[i] < 0 ? NAN : data->tiers[i];
      break;
    case SWB_ROSTER_COLUMN_PLATFORM:
      key->text = account ? swb_platform_name (account->platform) : NULL;
      break;
    case SWB_ROSTER_COLUMN_HANDLE:
      key->text = account ? account->handle : NULL;
      break;
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      key->number = account && account->followers >= 0
                        ? (double) account->followers
                        : NAN;
      break;
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      key->number = account && account->engagement.kind != SWB_ENGAGEMENT_NONE
                        ? account->engagement.ratio
                        : NAN;
      break;
    case SWB_ROSTER_COLUMN_LANGUAGE:
      key->text = data->languages[i];
      break;
    case SWB_ROSTER_COLUMN_CITY:
      key->text = data->cities[i];
      break;
    case SWB_ROSTER_COLUMN_NICHE:
      key->text = data->niches[i];
      break;
    case SWB_ROSTER_COLUMN_FEE:
      key->number = fee_number (data->fees[i]);
      break;
    case SWB_ROSTER_COLUMN_NAME:
    default:
      key->text = data->folded[i];
      break;
    }
}

static gboolean
is_text_column (SwbRosterColumn column)
{
  return column == SWB_ROSTER_COLUMN_NAME ||
         column == SWB_ROSTER_COLUMN_PLATFORM ||
         column == SWB_ROSTER_COLUMN_HANDLE ||
         column == SWB_ROSTER_COLUMN_LANGUAGE ||
         column == SWB_ROSTER_COLUMN_CITY || column == SWB_ROSTER_COLUMN_NICHE;
}

typedef struct
{
  gboolean text;
  gboolean descending;
} Order;

static int
compare_text (const char *a, const char *b)
{
  return g_ascii_strcasecmp (a, b);
}

/* What is missing comes last, whatever the direction; equals keep the order
 * in which they came into the roster. */
static int
compare_keys (const void *one, const void *other, void *user_data)
{
  const Key *a = one;
  const Key *b = other;
  const Order *order = user_data;
  gboolean a_none =
      order->text ? a->text == NULL || *a->text == '\0' : isnan (a->number);
  gboolean b_none =
      order->text ? b->text == NULL || *b->text == '\0' : isnan (b->number);
  int result = 0;

  if (a_none != b_none)
    return a_none ? 1 : -1;
  if (!a_none && order->text)
    result = compare_text (a->text, b->text);
  else if (!a_none)
    result = (a->number > b->number) - (a->number < b->number);
  if (result != 0)
    return order->descending ? -result : result;
  return (a->index > b->index) - (a->index < b->index);
}

/**
 * swb_roster_query_new:
 * @folded: words as swb_text_fold() gives them, blanks between
 * @tiers: bit 0 nano to bit 4 mega, or %SWB_ROSTER_ALL
 * @platforms: bits 1 << SwbPlatform, or %SWB_ROSTER_ALL
 * @sort: which column leads
 * @descending: largest, or last in the alphabet, first
 *
 * Returns: (transfer full): a question
 */
SwbRosterQuery *
swb_roster_query_new (const char *folded,
                      guint tiers,
                      guint platforms,
                      SwbRosterColumn sort,
                      gboolean descending)
{
  SwbRosterQuery *query = g_new0 (SwbRosterQuery, 1);

  query->words = g_strsplit (folded, " ", -1);
  query->tiers = tiers;
  query->platforms = platforms;
  query->sort = sort;
  query->descending = descending;
  return query;
}

/**
 * swb_roster_query_free:
 * @query: (transfer full) (nullable): a question
 */
void
swb_roster_query_free (SwbRosterQuery *query)
{
  if (query == NULL)
    return;
  g_strfreev (query->words);
  g_free (query);
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
  g_free (order->buckets);
  g_free (order);
}

/* Where a creator is counted: 0 where search or platform leave it out, else
 * its tier plus two. */
static guint8
find_bucket (const SwbRosterData *data,
             const SwbRosterQuery *query,
             guint32 creator)
{
  return platform_fits (data, query->platforms, creator) &&
                 search_fits (query->words, data->folded[creator])
             ? (guint8) (data->tiers[creator] + 2)
             : 0;
}

static gboolean
is_shown (const SwbRosterQuery *query, guint8 bucket)
{
  if (bucket == 0)
    return FALSE;
  return query->tiers == SWB_ROSTER_ALL ||
         (bucket >= 2 && query->tiers & (1u << (bucket - 2)));
}

/**
 * swb_roster_order_shows:
 * @order: an order
 * @query: that it answers
 * @creator: the index of a creator
 *
 * Returns: whether the creator is among those that are shown
 */
gboolean
swb_roster_order_shows (const SwbRosterOrder *order,
                        const SwbRosterQuery *query,
                        guint32 creator)
{
  return creator < order->n_creators &&
         is_shown (query, order->buckets[creator]);
}

static void
sort_keys (Key *keys, guint n, const SwbRosterQuery *query)
{
  Order order = { is_text_column (query->sort), query->descending };

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
      fill_key (data, query->sort, &keys[i]);
    }
  sort_keys (keys, order->n, query);
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
  SwbRosterOrder *order = g_new0 (SwbRosterOrder, 1);

  order->n_creators = data->n_creators;
  order->room = MAX (data->room_creators, 1);
  order->places = g_new (guint32, order->room);
  order->buckets = g_new0 (guint8, order->room);
  for (guint32 i = 0; i < data->n_creators; i++)
    {
      guint8 bucket = find_bucket (data, query, i);

      order->buckets[i] = bucket;
      if (bucket > 0)
        order->counts[bucket - 1]++;
      if (is_shown (query, bucket))
        order->places[order->n++] = i;
    }
  sort_places (order, data, query);
  return order;
}

/* Takes what was touched out of the places and the counts. */
static void
take_out (SwbRosterOrder *order,
          const SwbRosterQuery *query,
          const GArray *touched)
{
  guint n_leave = 0;
  guint n = 0;

  for (guint i = 0; i < touched->len; i++)
    {
      guint32 creator = g_array_index (touched, guint32, i);
      guint8 *bucket;

      if (creator >= order->n_creators || order->buckets[creator] == 0)
        continue;
      bucket = &order->buckets[creator];
      order->counts[*bucket - 1]--;
      if (!is_shown (query, *bucket))
        continue;
      *bucket |= LEAVES;
      n_leave++;
    }
  if (n_leave == 0)
    return;
  for (guint i = 0; i < order->n; i++)
    if (!(order->buckets[order->places[i]] & LEAVES))
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
  Order by = { is_text_column (query->sort), query->descending };
  guint from = 0;

  while (from < n)
    {
      guint middle = from + (n - from) / 2;
      Key other = { .index = order->places[middle] };

      fill_key (data, query->sort, &other);
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
  g_autofree Key *keys = g_new (Key, MAX (touched->len, 1));
  guint n = 0;

  g_return_if_fail (data->n_creators <= order->room);

  take_out (order, query, touched);
  for (guint i = 0; i < touched->len; i++)
    {
      guint32 creator = g_array_index (touched, guint32, i);
      guint8 bucket = find_bucket (data, query, creator);

      order->buckets[creator] = bucket;
      if (bucket > 0)
        order->counts[bucket - 1]++;
      if (!is_shown (query, bucket))
        continue;
      keys[n].index = creator;
      fill_key (data, query->sort, &keys[n++]);
    }
  order->n_creators = data->n_creators;
  sort_keys (keys, n, query);
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

      if (order->buckets[from - 1] > 0)
        order->counts[order->buckets[from - 1] - 1]--;
      memmove (&order->buckets[from - 1 - i], &order->buckets[from],
               until - from);
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
  order->buckets = g_renew (guint8, order->buckets, order->room);
}
