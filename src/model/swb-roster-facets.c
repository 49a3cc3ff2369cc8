/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many creators there are by each value of a kind (declared in
 * swb-roster-match.h). */
#include "base/swb-text.h"
#include "model/swb-roster-facts.h"
#include "model/swb-roster-match.h"

#include <string.h>

/* Days of "last worked with" that are offered. */
static const int worked_days[] = { 30, 90, 180, 365 };

typedef struct
{
  const SwbRosterData *data;
  const SwbRosterQuery *query;
  SwbFilterKind kind;
  GHashTable *lists;  /* how many have each list */
  GHashTable *facets; /* SwbRosterFacet by folded value */
} Counting;

static void
facet_free (gpointer memory)
{
  SwbRosterFacet *facet = memory;

  g_free (facet->value);
  g_free (facet);
}

static void
count_value (Counting *counting, const char *value, guint n)
{
  g_autofree char *folded = swb_text_fold (value);
  SwbRosterFacet *facet = g_hash_table_lookup (counting->facets, folded);

  if (facet == NULL)
    {
      facet = g_new0 (SwbRosterFacet, 1);
      facet->value = g_strdup (value);
      g_hash_table_insert (counting->facets, g_steal_pointer (&folded), facet);
    }
  else if (strcmp (value, facet->value) < 0)
    {
      g_free (facet->value); /* "Pune" rather than "pune", whoever came first */
      facet->value = g_strdup (value);
    }
  facet->count += n;
}

static void
count_platforms (Counting *counting, guint32 creator)
{
  guint32 mask = swb_roster_facts_platforms (counting->data, creator);

  if (mask == 0)
    count_value (counting, "", 1);
  for (guint p = 0; mask != 0; p++, mask >>= 1)
    if (mask & 1)
      count_value (counting, swb_platform_id ((SwbPlatform) p), 1);
}

static void
count_worked (Counting *counting, const SwbWorkCells *work)
{
  int days;

  if (work == NULL || work->last == SWB_DAY_NONE)
    {
      count_value (counting, "never", 1);
      return;
    }
  days = counting->query->today - work->last;
  for (guint i = 0; i < G_N_ELEMENTS (worked_days); i++)
    {
      g_autofree char *value = g_strdup_printf (
          "%s:%d", days <= worked_days[i] ? "within" : "before",
          worked_days[i]);

      count_value (counting, value, 1);
    }
}

static void
count_creator (Counting *counting, guint32 creator)
{
  static const char *const tiers[] = { "",    "nano",  "micro",
                                       "mid", "macro", "mega" };
  const SwbRosterData *data = counting->data;
  SwbRosterWork *work = counting->query->work;
  const SwbWorkCells *cells;
  SwbAccountCells account;
  const char *status;

  switch (counting->kind)
    {
    case SWB_FILTER_TIER:
      count_value (counting, tiers[swb_roster_facts_tier (data, creator) + 1],
                   1);
      break;
    case SWB_FILTER_PLATFORM:
      count_platforms (counting, creator);
      break;
    case SWB_FILTER_STATUS:
      cells = swb_roster_work_find (work, swb_roster_data_id (data, creator));
      status = cells ? swb_roster_work_get_status (work, cells->status) : NULL;
      count_value (counting, status != NULL ? status : "", 1);
      break;
    case SWB_FILTER_WORKED:
      count_worked (counting, swb_roster_work_find (
                                  work, swb_roster_data_id (data, creator)));
      break;
    case SWB_FILTER_READING:
      count_value (counting,
                   swb_reading_age_id (swb_reading_age (
                       swb_roster_facts_account (data, creator, &account),
                       counting->query->today)),
                   1);
      break;
    case SWB_FILTER_FEE:
      count_value (counting, swb_roster_facts_fee (data, creator).currency, 1);
      break;
    default:
      {
        const char *list =
            swb_roster_facts_list (data, counting->kind, creator);

        g_hash_table_insert (
            counting->lists, (gpointer) list,
            GUINT_TO_POINTER (
                GPOINTER_TO_UINT (g_hash_table_lookup (counting->lists, list)) +
                1));
      }
    }
}

/* An entry that is twice in a list counts once. */
static void
count_list (Counting *counting, const char *list, guint n)
{
  g_auto (GStrv) parts = g_strsplit_set (list != NULL ? list : "", ",;", -1);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = swb_text_fold (g_strstrip (parts[i]));

      if (*folded != '\0' && g_hash_table_add (seen, g_steal_pointer (&folded)))
        count_value (counting, parts[i], n);
    }
  if (g_hash_table_size (seen) == 0)
    count_value (counting, "", n);
}

static int
compare_facets (gconstpointer a, gconstpointer b)
{
  const SwbRosterFacet *one = *(SwbRosterFacet *const *) a;
  const SwbRosterFacet *other = *(SwbRosterFacet *const *) b;

  if (one->count != other->count)
    return one->count < other->count ? 1 : -1;
  return strcmp (one->value, other->value);
}

static GPtrArray *
in_order (Counting *counting)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (facet_free);
  GHashTableIter iter;
  gpointer facet;

  g_hash_table_iter_init (&iter, counting->facets);
  while (g_hash_table_iter_next (&iter, NULL, &facet))
    g_ptr_array_add (all, facet);
  g_ptr_array_sort (all, compare_facets);
  return all;
}

/**
 * swb_roster_facets_new:
 * @data: finished columns with tiers
 * @query: what is asked
 * @kind: a kind of values, or the fee, whose values are currencies
 *
 * Counts by value the creators whom the search and all other conditions leave:
 * how many there would be with that value alone. Whoever has several values
 * counts in each.
 *
 * Returns: (transfer full) (element-type SwbRosterFacet): the values that
 *   anybody has, those of most creators first
 */
GPtrArray *
swb_roster_facets_new (const SwbRosterData *data,
                       const SwbRosterQuery *query,
                       SwbFilterKind kind)
{
  g_autoptr (SwbRosterMatch) match = swb_roster_match_new (data, query);
  g_autoptr (GHashTable) lists = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) facets =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Counting counting = { data, query, kind, lists, facets };
  GHashTableIter iter;
  gpointer list;
  gpointer n;

  for (guint32 i = 0; i < data->n_creators; i++)
    if ((swb_roster_match_misses (match, i) & ~(1u << kind)) == 0)
      count_creator (&counting, i);
  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, &list, &n))
    count_list (&counting, list, GPOINTER_TO_UINT (n));
  return in_order (&counting);
}
