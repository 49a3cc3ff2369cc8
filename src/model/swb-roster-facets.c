/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many creators there are by each value of a kind (declared in
 * swb-roster-match.h). */
#include "base/swb-country.h"
#include "base/swb-language.h"
#include "base/swb-text.h"
#include "model/swb-roster-facts.h"
#include "model/swb-roster-match.h"

#include <string.h>

/* Days of "last worked with" that are offered. */
static const int worked_days[] = { 30, 90, 180, 365 };

/* More than the values of any kind that has few. */
#define MOST_FEW 64

typedef struct
{
  const SwbRosterData *data;
  const SwbRosterQuery *query;
  SwbFilterKind kind;
  guint few[MOST_FEW];    /* of kinds with few values, by their places */
  guint *lists;           /* of lists, by their codes */
  GHashTable *currencies; /* of fees, by their letters */
  GHashTable *facets;     /* SwbRosterFacet by folded value */
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
    counting->few[SWB_N_PLATFORMS]++;
  for (guint p = 0; mask != 0; p++, mask >>= 1)
    counting->few[p] += mask & 1;
}

/* Never, then within and then before each number of days. */
static void
count_worked (Counting *counting, const SwbWorkCells *work)
{
  const guint n = G_N_ELEMENTS (worked_days);
  int days;

  if (work == NULL || work->last == SWB_DAY_NONE)
    {
      counting->few[0]++;
      return;
    }
  days = counting->query->today - work->last;
  for (guint i = 0; i < n; i++)
    counting->few[days <= worked_days[i] ? 1 + i : 1 + n + i]++;
}

static const SwbWorkCells *
find_work (const Counting *counting, guint32 creator)
{
  return swb_roster_work_find (counting->query->work,
                               swb_roster_data_id (counting->data, creator));
}

static guint
age_of (const Counting *counting, guint32 creator)
{
  SwbAccountCells cells;

  return swb_reading_age (
      swb_roster_facts_reading (counting->data, creator, &cells),
      counting->query->today);
}

static void
count_fee (Counting *counting, guint32 creator)
{
  SwbMoney fee = swb_roster_facts_fee (counting->data, creator);
  guint32 letters;
  gpointer key;
  guint n;

  memcpy (&letters, fee.currency, sizeof letters);
  key = GUINT_TO_POINTER (letters);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counting->currencies, key));
  g_hash_table_insert (counting->currencies, key, GUINT_TO_POINTER (n + 1));
}

static void
count_creator (Counting *counting, guint32 creator)
{
  const SwbRosterData *data = counting->data;
  const SwbWorkCells *cells;

  switch (counting->kind)
    {
    case SWB_FILTER_TIER:
      counting->few[swb_roster_facts_tier (data, creator) + 1]++;
      break;
    case SWB_FILTER_PLATFORM:
      count_platforms (counting, creator);
      break;
    case SWB_FILTER_STATUS:
      cells = find_work (counting, creator);
      counting->few[cells != NULL ? cells->status + 1 : 0]++;
      break;
    case SWB_FILTER_WORKED:
      count_worked (counting, find_work (counting, creator));
      break;
    case SWB_FILTER_READING:
      counting->few[age_of (counting, creator)]++;
      break;
    case SWB_FILTER_FEE:
      count_fee (counting, creator);
      break;
    default:
      counting->lists[swb_roster_data_code (
          data, swb_roster_facts_text (counting->kind), creator)]++;
      break;
    }
}

static char *
worked_value (guint place)
{
  const guint n = G_N_ELEMENTS (worked_days);

  if (place == 0)
    return g_strdup ("never");
  return g_strdup_printf ("%s:%d", place <= n ? "within" : "before",
                          worked_days[(place - 1) % n]);
}

/* The value of a place among the few. */
static char *
few_value (const Counting *counting, guint place)
{
  static const char *const tiers[] = { "",    "nano",  "micro",
                                       "mid", "macro", "mega" };
  const char *value = NULL;

  switch (counting->kind)
    {
    case SWB_FILTER_TIER:
      value = tiers[place];
      break;
    case SWB_FILTER_PLATFORM:
      value = place < SWB_N_PLATFORMS ? swb_platform_id ((SwbPlatform) place)
                                      : NULL;
      break;
    case SWB_FILTER_STATUS:
      value =
          swb_roster_work_get_status (counting->query->work, (int) place - 1);
      break;
    case SWB_FILTER_WORKED:
      return worked_value (place);
    case SWB_FILTER_READING:
      value = swb_reading_age_id ((SwbReadingAge) place);
      break;
    default:
      break;
    }
  return g_strdup (value != NULL ? value : "");
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

static void
add_currencies (Counting *counting)
{
  GHashTableIter iter;
  gpointer key;
  gpointer n;

  g_hash_table_iter_init (&iter, counting->currencies);
  while (g_hash_table_iter_next (&iter, &key, &n))
    {
      guint32 letters = GPOINTER_TO_UINT (key);
      char currency[5] = "";

      memcpy (currency, &letters, sizeof letters);
      count_value (counting, currency, GPOINTER_TO_UINT (n));
    }
}

static void
add_all (Counting *counting)
{
  guint n_words = swb_roster_data_n_words (counting->data);

  for (guint i = 0; i < MOST_FEW; i++)
    if (counting->few[i] > 0)
      {
        g_autofree char *value = few_value (counting, i);

        count_value (counting, value, counting->few[i]);
      }
  for (guint code = 0; code < n_words; code++)
    if (counting->lists[code] > 0)
      count_list (counting, swb_roster_data_word (counting->data, code),
                  counting->lists[code]);
  add_currencies (counting);
}

static const char *
shown_name (SwbFilterKind kind, const char *value)
{
  if (kind == SWB_FILTER_COUNTRY)
    return swb_country_shown_name (value);
  return kind == SWB_FILTER_LANGUAGE ? swb_language_name (value) : value;
}

/* The commonest first, then by the names that a person sees. */
static int
compare_facets (gconstpointer a, gconstpointer b, gpointer data)
{
  const SwbFilterKind kind = (SwbFilterKind) GPOINTER_TO_INT (data);
  const SwbRosterFacet *one = *(SwbRosterFacet *const *) a;
  const SwbRosterFacet *other = *(SwbRosterFacet *const *) b;

  if (one->count != other->count)
    return one->count < other->count ? 1 : -1;
  return kind == SWB_FILTER_COUNTRY || kind == SWB_FILTER_LANGUAGE
             ? g_utf8_collate (shown_name (kind, one->value),
                               shown_name (kind, other->value))
             : strcmp (one->value, other->value);
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
  g_ptr_array_sort_with_data (all, compare_facets,
                              GINT_TO_POINTER (counting->kind));
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
 * counts in each. Once the stop of @query is set it ends, and the counts mean
 * nothing.
 *
 * Returns: (transfer full) (element-type SwbRosterFacet): the values that
 *   anybody has, those of most creators first
 */
GPtrArray *
swb_roster_facets_new (const SwbRosterData *data,
                       const SwbRosterQuery *query,
                       SwbFilterKind kind)
{
  g_autoptr (SwbRosterQuery) others = swb_roster_query_copy (query);
  g_autoptr (SwbRosterMatch) match = NULL;
  g_autoptr (GHashTable) currencies = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) facets =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint8 *fits = NULL;
  g_autofree guint *lists = g_new0 (guint, swb_roster_data_n_words (data));
  Counting counting = { data, query, kind, { 0 }, lists, currencies, facets };
  SwbRosterFilter *rest = swb_roster_filter_without (query->filter, kind);

  swb_roster_filter_unref (others->filter);
  others->filter = rest;
  match = swb_roster_match_new (data, others);
  fits = g_new0 (guint8, MAX (data->n_creators, 1));
  swb_roster_match_run (match, fits);
  for (guint32 i = 0; i < data->n_creators; i++)
    {
      if (i % SWB_ROSTER_BLOCK == 0 &&
          swb_roster_stop_has (query->stop, SWB_ROSTER_STOP_MATCH))
        break;
      if (fits[i])
        count_creator (&counting, i);
    }
  add_all (&counting);
  return in_order (&counting);
}
