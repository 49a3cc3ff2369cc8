/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a roster in groups, with what the groups come to. Each row gets the
 * number of its group, then all are set down group by group. */
#include "model/swb-roster-grouping.h"

#include "base/swb-language.h"
#include "model/swb-roster-facts.h"

#include <math.h>
#include <string.h>

/* Fewer than one in so many creators are few. */
#define FEW 8

static const char *const ids[SWB_N_ROSTER_GROUP_BY] = {
  [SWB_ROSTER_GROUP_BY_NONE] = "none",
  [SWB_ROSTER_GROUP_BY_TIER] = "tier",
  [SWB_ROSTER_GROUP_BY_PLATFORM] = "platform",
  [SWB_ROSTER_GROUP_BY_LANGUAGE] = "language",
  [SWB_ROSTER_GROUP_BY_CITY] = "city",
  [SWB_ROSTER_GROUP_BY_NICHE] = "niche",
  [SWB_ROSTER_GROUP_BY_STATUS] = "status",
};

typedef struct
{
  const SwbRosterData *data;
  const SwbRosterWork *work;
  SwbRosterGrouping *grouping;
  GHashTable *lists;   /* a list, by its address -> number of a group + 1 */
  GHashTable *texts;   /* first of a list -> number of a group + 1 */
  GHashTable *numbers; /* tier, platform or status -> number of a group + 1 */
} Maker;

/**
 * swb_roster_group_by_id:
 * @by: what creators are grouped by
 *
 * Returns: the id under which settings and actions know it
 */
const char *
swb_roster_group_by_id (SwbRosterGroupBy by)
{
  g_return_val_if_fail (by < SWB_N_ROSTER_GROUP_BY, NULL);

  return ids[by];
}

/**
 * swb_roster_group_by_parse:
 * @id: (nullable): an id
 * @by: (out): what creators are grouped by
 *
 * Returns: whether there is such an id
 */
gboolean
swb_roster_group_by_parse (const char *id, SwbRosterGroupBy *by)
{
  for (guint i = 0; i < SWB_N_ROSTER_GROUP_BY; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      {
        *by = (SwbRosterGroupBy) i;
        return TRUE;
      }
  return FALSE;
}

static guint
add_group (Maker *maker, int number, const char *text)
{
  SwbGroupCells cells = { .number = number };

  if (text != NULL)
    cells.text = g_string_chunk_insert (maker->grouping->texts, text);
  cells.sums.fees = g_array_new (FALSE, FALSE, sizeof (SwbMoney));
  g_array_append_val (maker->grouping->groups, cells);
  return maker->grouping->groups->len - 1;
}

static guint
group_of_number (Maker *maker, int number)
{
  gpointer key = GINT_TO_POINTER (number);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (maker->numbers, key));

  if (found > 0)
    return found - 1;
  found = add_group (maker, number, NULL);
  g_hash_table_insert (maker->numbers, key, GUINT_TO_POINTER (found + 1));
  return found;
}

static guint
group_of_text (Maker *maker, const char *text)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (maker->texts, text));
  const SwbGroupCells *cells;

  if (found > 0)
    return found - 1;
  found = add_group (maker, -1, text);
  cells = &g_array_index (maker->grouping->groups, SwbGroupCells, found);
  g_hash_table_insert (maker->texts, (gpointer) cells->text,
                       GUINT_TO_POINTER (found + 1));
  return found;
}

/* Of several the first leads. Equal lists mostly share one text, so most are
 * known by their address. */
static guint
group_of_list (Maker *maker, const char *list)
{
  g_autofree char *first = NULL;
  guint found;

  if (list == NULL || *list == '\0')
    return group_of_number (maker, -1);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (maker->lists, list));
  if (found > 0)
    return found - 1;
  first = g_strstrip (g_strndup (list, strcspn (list, ",;")));
  found = *first != '\0' ? group_of_text (maker, first)
                         : group_of_number (maker, -1);
  g_hash_table_insert (maker->lists, (gpointer) list,
                       GUINT_TO_POINTER (found + 1));
  return found;
}

static int
status_of (Maker *maker, guint32 creator)
{
  const SwbWorkCells *cells =
      maker->work != NULL
          ? swb_roster_work_find (maker->work,
                                  swb_roster_data_id (maker->data, creator))
          : NULL;

  return cells != NULL ? cells->status : -1;
}

static guint
find_group (Maker *maker, guint32 creator)
{
  guint32 account;

  switch (maker->grouping->by)
    {
    case SWB_ROSTER_GROUP_BY_TIER:
      return group_of_number (maker,
                              swb_roster_facts_tier (maker->data, creator));
    case SWB_ROSTER_GROUP_BY_PLATFORM:
      account = swb_roster_data_main_account (maker->data, creator);
      return group_of_number (
          maker,
          account != SWB_NO_ACCOUNT
              ? (int) swb_roster_data_account_platform (maker->data, account)
              : -1);
    case SWB_ROSTER_GROUP_BY_LANGUAGE:
      return group_of_list (
          maker,
          swb_roster_facts_list (maker->data, SWB_FILTER_LANGUAGE, creator));
    case SWB_ROSTER_GROUP_BY_CITY:
      return group_of_list (
          maker, swb_roster_facts_list (maker->data, SWB_FILTER_CITY, creator));
    case SWB_ROSTER_GROUP_BY_NICHE:
      return group_of_list (maker, swb_roster_facts_list (
                                       maker->data, SWB_FILTER_NICHE, creator));
    case SWB_ROSTER_GROUP_BY_STATUS:
      return group_of_number (maker, status_of (maker, creator));
    case SWB_ROSTER_GROUP_BY_NONE:
    default:
      return group_of_number (maker, -1);
    }
}

/* Money of two currencies is never added. A sum that is too large for its
 * type stays as it is. */
static void
add_fee (SwbGroupSums *sums, SwbMoney fee)
{
  if (swb_money_is_none (&fee))
    return;
  sums->n_fees++;
  for (guint i = 0; i < sums->fees->len; i++)
    {
      SwbMoney *sum = &g_array_index (sums->fees, SwbMoney, i);

      if (strcmp (sum->currency, fee.currency) != 0)
        continue;
      swb_money_add (sum, &fee, sum);
      return;
    }
  g_array_append_val (sums->fees, fee);
}

static void
add_rate (SwbGroupSums *sums, const SwbEngagement *engagement)
{
  SwbGroupRate *rate = &sums->rates[engagement->kind];

  if (engagement->kind == SWB_ENGAGEMENT_NONE ||
      !isfinite (engagement->numerator) || !(engagement->base > 0))
    return;
  rate->numerator += engagement->numerator;
  rate->base += engagement->base;
  rate->n++;
}

static void
add_creator (Maker *maker, SwbGroupSums *sums, guint32 creator)
{
  const guint32 account = swb_roster_data_main_account (maker->data, creator);
  SwbAccountCells cells;

  sums->n++;
  add_fee (sums, swb_roster_facts_fee (maker->data, creator));
  if (account == SWB_NO_ACCOUNT)
    return;
  swb_roster_data_get_reading (maker->data, account, &cells);
  swb_roster_data_get_engagement (maker->data, account, &cells.engagement);
  if (cells.followers >= 0)
    {
      if (cells.followers <= G_MAXINT64 - sums->followers)
        sums->followers += cells.followers;
      sums->n_followers++;
    }
  add_rate (sums, &cells.engagement);
  sums->n_lapsed += cells.engagement.lapsed_kind != SWB_ENGAGEMENT_NONE;
  sums->n_followers_lapsed +=
      cells.followers < 0 && cells.followers_lapsed != SWB_DAY_NONE;
}

static guint
take_creator (Maker *maker, guint32 creator)
{
  const guint number = find_group (maker, creator);

  add_creator (
      maker,
      &g_array_index (maker->grouping->groups, SwbGroupCells, number).sums,
      creator);
  return number;
}

/* Many are taken in the order in which the columns have them: in any other one
 * nearly every cell has to be fetched from far. */
static void
take_all (Maker *maker, const guint32 *places, guint n, guint *numbers)
{
  const guint n_creators = maker->data->n_creators;
  g_autofree guint *of_creators = NULL;

  if (n < n_creators / FEW)
    {
      for (guint i = 0; i < n; i++)
        numbers[i] = take_creator (maker, places[i]);
      return;
    }
  of_creators = g_new0 (guint, MAX (n_creators, 1));
  for (guint i = 0; i < n; i++)
    of_creators[places[i]] = 1;
  for (guint creator = 0; creator < n_creators; creator++)
    if (of_creators[creator] != 0)
      of_creators[creator] = take_creator (maker, creator);
  for (guint i = 0; i < n; i++)
    numbers[i] = of_creators[places[i]];
}

static int
compare_names (const char *one, const char *other)
{
  g_autofree char *a = g_utf8_casefold (one, -1);
  g_autofree char *b = g_utf8_casefold (other, -1);

  return g_utf8_collate (a, b);
}

/* The largest tier and the furthest status first, the rest by their names. */
static int
compare_groups (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const SwbRosterGrouping *grouping = user_data;
  const SwbGroupCells *a =
      &g_array_index (grouping->groups, SwbGroupCells, *(const guint *) one);
  const SwbGroupCells *b =
      &g_array_index (grouping->groups, SwbGroupCells, *(const guint *) other);
  gboolean a_none = a->text == NULL && a->number < 0;
  gboolean b_none = b->text == NULL && b->number < 0;

  if (a_none || b_none)
    return a_none - b_none;
  if (grouping->by == SWB_ROSTER_GROUP_BY_LANGUAGE)
    return compare_names (swb_language_name (a->text),
                          swb_language_name (b->text));
  if (a->text != NULL && b->text != NULL)
    return compare_names (a->text, b->text);
  if (grouping->by == SWB_ROSTER_GROUP_BY_PLATFORM)
    return compare_names (swb_platform_name ((SwbPlatform) a->number),
                          swb_platform_name ((SwbPlatform) b->number));
  return b->number - a->number;
}

/* Puts the groups in order; @order gets their former numbers. */
static void
sort_groups (SwbRosterGrouping *grouping, guint *order)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (SwbGroupCells),
                                      grouping->groups->len);
  guint first = 0;

  for (guint i = 0; i < grouping->groups->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) grouping->groups->len, sizeof *order,
                     compare_groups, grouping);
  for (guint i = 0; i < grouping->groups->len; i++)
    {
      SwbGroupCells cells =
          g_array_index (grouping->groups, SwbGroupCells, order[i]);

      cells.first = first;
      first += cells.sums.n;
      g_array_append_val (sorted, cells);
    }
  g_array_unref (grouping->groups);
  grouping->groups = sorted;
}

static void
set_down (SwbRosterGrouping *grouping,
          const guint32 *places,
          const guint *numbers)
{
  guint n_groups = grouping->groups->len;
  g_autofree guint *order = g_new (guint, MAX (n_groups, 1));
  g_autofree guint *next = g_new (guint, MAX (n_groups, 1));

  sort_groups (grouping, order);
  for (guint i = 0; i < n_groups; i++)
    next[order[i]] = g_array_index (grouping->groups, SwbGroupCells, i).first;
  for (guint i = 0; i < grouping->n; i++)
    grouping->places[next[numbers[i]]++] = places[i];
}

/**
 * swb_roster_grouping_new:
 * @data: finished columns with tiers
 * @places: (array length=n): creator indices in some order
 * @n: how many
 * @work: (nullable): what campaigns say of them
 * @by: what to group by; %SWB_ROSTER_GROUP_BY_NONE makes one group
 *
 * A creator with several languages, cities or niches is in the group of the
 * first, a creator with several accounts in that of the main account.
 *
 * Returns: (transfer full): the same creators, in groups
 */
SwbRosterGrouping *
swb_roster_grouping_new (const SwbRosterData *data,
                         const guint32 *places,
                         guint n,
                         const SwbRosterWork *work,
                         SwbRosterGroupBy by)
{
  SwbRosterGrouping *grouping = g_new0 (SwbRosterGrouping, 1);
  g_autofree guint *numbers = g_new (guint, MAX (n, 1));
  Maker maker = { data,
                  work,
                  grouping,
                  g_hash_table_new (NULL, NULL),
                  g_hash_table_new (g_str_hash, g_str_equal),
                  g_hash_table_new (NULL, NULL) };

  grouping->by = by;
  grouping->n = n;
  grouping->places = g_new (guint32, MAX (n, 1));
  grouping->groups = g_array_new (FALSE, FALSE, sizeof (SwbGroupCells));
  grouping->texts = g_string_chunk_new (256);
  take_all (&maker, places, n, numbers);
  set_down (grouping, places, numbers);
  g_hash_table_unref (maker.lists);
  g_hash_table_unref (maker.texts);
  g_hash_table_unref (maker.numbers);
  return grouping;
}

/**
 * swb_roster_grouping_free:
 * @grouping: (transfer full) (nullable): rows in groups
 */
void
swb_roster_grouping_free (SwbRosterGrouping *grouping)
{
  if (grouping == NULL)
    return;
  for (guint i = 0; i < grouping->groups->len; i++)
    g_array_unref (
        g_array_index (grouping->groups, SwbGroupCells, i).sums.fees);
  g_array_unref (grouping->groups);
  g_string_chunk_free (grouping->texts);
  g_free (grouping->places);
  g_free (grouping);
}
