/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether creators are what is asked for. Each condition is made ready once;
 * of lists that many creators share each is looked at once. */
#include "model/swb-roster-match.h"

#include "base/swb-text.h"
#include "model/swb-roster-facts.h"
#include "model/swb-roster-fees.h"
#include "model/swb-roster-search.h"

#include <math.h>
#include <string.h>

static const char *const tier_ids[] = { "nano", "micro", "mid", "macro",
                                        "mega" };
static const char *const age_ids[] = { "fresh", "stale", "expired", "none" };

/* One condition. */
typedef struct
{
  guint32 mask;        /* tiers + 1, platforms, statuses + 1, ages */
  GHashTable *entries; /* of word lists: folded; "" for none */
  guint8 *lists;       /* by code, answers for lists that were met before */
  gboolean never;
  int within; /* days, -1 for not asked */
  int before;
  SwbFilterRange range;
  SwbRosterFees *fees; /* in the currency of the range */
} Condition;

struct _SwbRosterMatch
{
  const SwbRosterData *data;
  const SwbRosterQuery *query;
  SwbRosterSearch *search;
  guint asked; /* bits of SwbFilterKind */
  Condition conditions[SWB_N_FILTERS];
};

/**
 * swb_reading_age:
 * @account: (nullable): an account
 * @today: the day to count from
 *
 * Returns: how old its number of followers is
 */
SwbReadingAge
swb_reading_age (const SwbAccountCells *account, SwbDay today)
{
  if (account == NULL)
    return SWB_READING_NONE;
  if (account->followers >= 0)
    return account->followers_day != SWB_DAY_NONE &&
                   today - account->followers_day > SWB_FRESH_DAYS
               ? SWB_READING_STALE
               : SWB_READING_FRESH;
  return account->followers_lapsed != SWB_DAY_NONE ? SWB_READING_EXPIRED
                                                   : SWB_READING_NONE;
}

/**
 * swb_reading_age_id:
 * @age: an age
 *
 * Returns: the value for it of a condition
 */
const char *
swb_reading_age_id (SwbReadingAge age)
{
  return age_ids[age];
}

static int
find_id (const char *const *all, guint n, const char *id)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (all[i], id) == 0)
      return (int) i;
  return -1;
}

/* Bit 0 is for who has none. */
static guint32
bit_behind_none (int place, const char *value)
{
  if (*value == '\0')
    return 1;
  return place < 0 ? 0 : 2u << place;
}

static guint32
value_bit (const SwbRosterQuery *query, SwbFilterKind kind, const char *value)
{
  switch (kind)
    {
    case SWB_FILTER_TIER:
      return bit_behind_none (
          find_id (tier_ids, G_N_ELEMENTS (tier_ids), value), value);
    case SWB_FILTER_STATUS:
      return bit_behind_none (swb_roster_work_find_status (query->work, value),
                              value);
    case SWB_FILTER_PLATFORM:
      for (guint i = 0; i < SWB_N_PLATFORMS; i++)
        if (strcmp (swb_platform_id ((SwbPlatform) i), value) == 0)
          return 1u << i;
      return *value == '\0' ? 1u << SWB_N_PLATFORMS : 0;
    case SWB_FILTER_READING:
      {
        int place = find_id (age_ids, G_N_ELEMENTS (age_ids), value);

        return place < 0 ? 0 : 1u << place;
      }
    default:
      return 0;
    }
}

/* The days of "within:90"; -1 where it is something else. */
static int
days_of (const char *value, const char *prefix)
{
  gint64 days;

  if (!g_str_has_prefix (value, prefix) ||
      !g_ascii_string_to_signed (value + strlen (prefix), 10, 0, 100000, &days,
                                 NULL))
    return -1;
  return (int) days;
}

static void
read_worked (Condition *condition, const char *value)
{
  int before = days_of (value, "before:");

  if (strcmp (value, "never") == 0)
    condition->never = TRUE;
  condition->within = MAX (condition->within, days_of (value, "within:"));
  if (before >= 0)
    condition->before =
        condition->before < 0 ? before : MIN (condition->before, before);
}

static void
make_ready (SwbRosterMatch *self, SwbFilterKind kind)
{
  Condition *condition = &self->conditions[kind];
  const char *const *values =
      swb_roster_filter_get_values (self->query->filter, kind);

  condition->within = condition->before = -1;
  swb_roster_filter_get_range (self->query->filter, kind, &condition->range);
  if (kind == SWB_FILTER_FEE)
    condition->fees = swb_roster_fees_new (
        self->query->exchange, self->query->today, condition->range.currency);
  if (kind >= SWB_FILTER_LANGUAGE && kind <= SWB_FILTER_TAG)
    {
      condition->entries =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      condition->lists = g_new0 (guint8, swb_roster_data_n_words (self->data));
    }
  for (; values != NULL && *values != NULL; values++)
    if (condition->entries != NULL)
      g_hash_table_add (condition->entries, swb_text_fold (*values));
    else if (kind == SWB_FILTER_WORKED)
      read_worked (condition, *values);
    else
      condition->mask |= value_bit (self->query, kind, *values);
}

/**
 * swb_roster_match_new:
 * @data: finished columns with tiers
 * @query: what is asked; both must outlive the match
 *
 * Returns: (transfer full): the question, made ready for these columns
 */
SwbRosterMatch *
swb_roster_match_new (const SwbRosterData *data, const SwbRosterQuery *query)
{
  SwbRosterMatch *self = g_new0 (SwbRosterMatch, 1);

  self->data = data;
  self->query = query;
  self->search = swb_roster_search_new (data, query->words);
  for (guint i = 0; i < SWB_N_FILTERS; i++)
    if (swb_roster_filter_has (query->filter, (SwbFilterKind) i))
      {
        self->asked |= 1u << i;
        make_ready (self, (SwbFilterKind) i);
      }
  return self;
}

/**
 * swb_roster_match_free:
 * @self: (transfer full) (nullable): a match
 */
void
swb_roster_match_free (SwbRosterMatch *self)
{
  if (self == NULL)
    return;
  swb_roster_search_free (self->search);
  for (guint i = 0; i < SWB_N_FILTERS; i++)
    {
      g_clear_pointer (&self->conditions[i].entries, g_hash_table_unref);
      g_clear_pointer (&self->conditions[i].fees, swb_roster_fees_free);
      g_free (self->conditions[i].lists);
    }
  g_free (self);
}

static gboolean
list_fits (GHashTable *entries, const char *list)
{
  g_auto (GStrv) parts = g_strsplit_set (list != NULL ? list : "", ",;", -1);
  gboolean none = TRUE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = swb_text_fold (g_strstrip (parts[i]));

      if (*folded == '\0')
        continue;
      none = FALSE;
      if (g_hash_table_contains (entries, folded))
        return TRUE;
    }
  return none && g_hash_table_contains (entries, "");
}

enum
{
  NOT_MET,
  FITS_NOT,
  FITS,
};

static gboolean
shared_list_fits (const SwbRosterMatch *self,
                  SwbFilterKind kind,
                  guint32 creator)
{
  const Condition *condition = &self->conditions[kind];
  guint32 code =
      swb_roster_data_code (self->data, swb_roster_facts_text (kind), creator);

  if (condition->lists[code] == NOT_MET)
    condition->lists[code] =
        list_fits (condition->entries, swb_roster_data_word (self->data, code))
            ? FITS
            : FITS_NOT;
  return condition->lists[code] == FITS;
}

static gboolean
is_between (const SwbFilterRange *range, double value)
{
  return !isnan (value) && !(value < range->least) && !(value > range->most);
}

static double
known (gint64 count)
{
  return count < 0 ? NAN : (double) count;
}

static const SwbWorkCells *
find_work (const SwbRosterMatch *self, guint32 creator)
{
  return swb_roster_work_find (self->query->work,
                               swb_roster_data_id (self->data, creator));
}

static gboolean
worked_fits (const SwbRosterMatch *self,
             const Condition *condition,
             guint32 creator)
{
  const SwbWorkCells *cells = find_work (self, creator);
  int days;

  if (cells == NULL || cells->last == SWB_DAY_NONE)
    return condition->never;
  days = self->query->today - cells->last;
  return (condition->within >= 0 && days <= condition->within) ||
         (condition->before >= 0 && days > condition->before);
}

static gboolean
status_fits (const SwbRosterMatch *self, guint32 mask, guint32 creator)
{
  const SwbWorkCells *cells = find_work (self, creator);

  return (mask & (1u << (cells != NULL ? cells->status + 1 : 0))) != 0;
}

static gboolean
range_fits (SwbRosterMatch *self, SwbFilterKind kind, guint32 creator)
{
  const SwbFilterRange *range = &self->conditions[kind].range;
  double ratio;

  switch (kind)
    {
    case SWB_FILTER_FOLLOWERS:
      return is_between (
          range, known (swb_roster_facts_followers (self->data, creator)));
    case SWB_FILTER_VIEWS:
      return is_between (range,
                         known (swb_roster_facts_views (self->data, creator)));
    case SWB_FILTER_ENGAGEMENT:
      ratio = swb_roster_facts_engagement (self->data, creator);
      return is_between (range, ratio);
    case SWB_FILTER_FEE:
    default:
      return is_between (
          range,
          swb_roster_fees_convert (self->conditions[kind].fees,
                                   swb_roster_facts_fee (self->data, creator)));
    }
}

static gboolean
fits (SwbRosterMatch *self, SwbFilterKind kind, guint32 creator)
{
  Condition *condition = &self->conditions[kind];
  const SwbRosterData *data = self->data;
  SwbAccountCells account;
  guint32 platforms;

  switch (kind)
    {
    case SWB_FILTER_TIER:
      return (condition->mask &
              (1u << (swb_roster_facts_tier (data, creator) + 1))) != 0;
    case SWB_FILTER_PLATFORM:
      platforms = swb_roster_facts_platforms (data, creator);
      return (condition->mask &
              (platforms != 0 ? platforms : 1u << SWB_N_PLATFORMS)) != 0;
    case SWB_FILTER_STATUS:
      return status_fits (self, condition->mask, creator);
    case SWB_FILTER_WORKED:
      return worked_fits (self, condition, creator);
    case SWB_FILTER_READING:
      return (condition->mask &
              (1u << swb_reading_age (
                   swb_roster_facts_reading (data, creator, &account),
                   self->query->today))) != 0;
    default:
      break;
    }
  if (swb_filter_kind_is_range (kind))
    return range_fits (self, kind, creator);
  return shared_list_fits (self, kind, creator);
}

/**
 * swb_roster_match_fits:
 * @self: a match
 * @creator: less than the number of creators
 *
 * Returns: whether the creator is what is asked for
 */
gboolean
swb_roster_match_fits (SwbRosterMatch *self, guint32 creator)
{
  for (guint i = 0; self->asked >> i != 0; i++)
    if ((self->asked & (1u << i)) != 0 &&
        !fits (self, (SwbFilterKind) i, creator))
      return FALSE;
  return swb_roster_search_fits (self->search, creator);
}

/**
 * swb_roster_match_run:
 * @self: a match
 * @fits_all: (out) (array): one a creator: 1 for who is what is asked for, else
 * 0
 *
 * What swb_roster_match_fits() says of all creators, and quicker. Once the stop
 * of the question is set it ends, and what it found means nothing.
 */
void
swb_roster_match_run (SwbRosterMatch *self, guint8 *fits_all)
{
  SwbRosterStop *stop = self->query->stop;

  swb_roster_search_run (self->search, stop, fits_all);
  for (guint k = 0; self->asked >> k != 0; k++)
    if ((self->asked & (1u << k)) != 0)
      for (guint32 i = 0; i < self->data->n_creators; i++)
        {
          if (i % SWB_ROSTER_BLOCK == 0 &&
              swb_roster_stop_has (stop, SWB_ROSTER_STOP_MATCH))
            return;
          if (fits_all[i])
            fits_all[i] = (guint8) fits (self, (SwbFilterKind) k, i);
        }
}
