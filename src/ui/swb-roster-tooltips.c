/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tooltips of the roster's cells tell: where a fact comes from, how
 * old it is, and why there is none (declared in swb-roster-words.h). No GTK. */
#include "base/swb-number.h"
#include "model/swb-roster-fees.h"
#include "model/swb-roster-match.h"
#include "ui/swb-creator-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/**
 * swb_roster_expiry_text:
 * @expires: the last day on which a reading may be used, or %SWB_DAY_NONE
 * @today: the present day
 *
 * Returns: (transfer full) (nullable): until when, or since when it may not
 */
char *
swb_roster_expiry_text (SwbDay expires, SwbDay today)
{
  g_autofree char *day = NULL;

  if (expires == SWB_DAY_NONE)
    return NULL;
  day = swb_day_format (expires, SWB_DAY_STYLE_MEDIUM);
  if (expires < today)
    /* Translators: a reading whose terms of use let it be kept for a time */
    return g_strdup_printf (_ ("Expired after %s"), day);
  /* Translators: a reading whose terms of use let it be kept for a time */
  return g_strdup_printf (_ ("May be used until %s"), day);
}

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
append_origin (GString *text, const char *source, SwbDay day, SwbDay today)
{
  g_autofree char *where = swb_roster_source_text (source);
  g_autofree char *date = swb_day_format (day, SWB_DAY_STYLE_MEDIUM);
  g_autofree char *age = swb_roster_age_text (day, today);
  /* Translators: source, date and age of a reading, such as "Imported from
   * march.csv, 4 Mar 2022, 3 years old" */
  g_autofree char *line = g_strdup_printf (_ ("%s, %s, %s"), where, date, age);

  append_line (text, line);
}

/* Of what is counted from readings of several sources. */
static void
append_sources (GString *text, const char *sources)
{
  g_auto (GStrv) list = g_strsplit (sources, "\n", -1);

  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    {
      g_autofree char *where = swb_roster_source_text (list[i]);

      append_line (text, where);
    }
}

static void
append_stale (GString *text, SwbDay day, SwbDay today)
{
  if (day != SWB_DAY_NONE && today - day > SWB_FRESH_DAYS)
    append_line (text, _ ("⚠ Stale: older than 90 days"));
}

static void
append_arithmetic (GString *text,
                   const SwbEngagement *engagement,
                   SwbGrouping grouping)
{
  g_autofree char *above = NULL;
  g_autofree char *below = NULL;
  g_autofree char *line = NULL;

  if (isnan (engagement->numerator) || isnan (engagement->base))
    {
      append_line (text, _ ("The source told the rate only, not its parts"));
      return;
    }
  above = swb_number_format_count (llround (engagement->numerator), grouping);
  below = swb_number_format_count (llround (engagement->base), grouping);
  if (engagement->kind == SWB_ENGAGEMENT_ON_VIEWS)
    line = g_strdup_printf (_ ("%s interactions on %s views"), above, below);
  else if (engagement->kind == SWB_ENGAGEMENT_ON_REACH)
    line = g_strdup_printf (_ ("%s interactions on %s people reached"), above,
                            below);
  else
    line =
        g_strdup_printf (_ ("%s interactions on %s followers"), above, below);
  append_line (text, line);
}

static char *
lapsed_tooltip (SwbDay lapsed)
{
  g_autofree char *day = swb_day_format (lapsed, SWB_DAY_STYLE_MEDIUM);

  return g_strdup_printf (
      _ ("The reading of %s may not be used any longer; fetch or type a new "
         "one"),
      day);
}

static char *
lapsed_engagement_tooltip (const SwbEngagement *engagement, SwbDay today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *label = swb_roster_engagement_label (engagement, today);
  g_autofree char *why = lapsed_tooltip (engagement->lapsed);

  append_line (text, label);
  append_line (text, why);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * swb_roster_engagement_origin:
 * @engagement: (nullable): a rate with its base
 * @grouping: Indian or Western
 * @today: the day to count ages from
 *
 * Returns: (transfer full): the rate, its parts, and where it came from
 */
char *
swb_roster_engagement_origin (const SwbEngagement *engagement,
                              SwbGrouping grouping,
                              SwbDay today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rate = swb_roster_engagement_text (engagement);

  if (swb_roster_engagement_lapsed (engagement))
    return lapsed_engagement_tooltip (engagement, today);
  if (engagement == NULL || engagement->kind == SWB_ENGAGEMENT_NONE)
    return g_strdup (_ ("No engagement known"));
  append_line (text, rate);
  append_arithmetic (text, engagement, grouping);
  if (engagement->window > 0)
    {
      g_autofree char *window = g_strdup_printf (
          ngettext ("Over %d day", "Over %d days", (gulong) engagement->window),
          engagement->window);

      append_line (text, window);
    }
  append_origin (text, engagement->source, engagement->day, today);
  append_stale (text, engagement->day, today);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
followers_tooltip (SwbCreator *creator, SwbGrouping grouping, SwbDay today)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *count = NULL;
  g_autofree char *line = NULL;

  if (swb_reading_age (account, today) == SWB_READING_EXPIRED)
    return lapsed_tooltip (account->followers_lapsed);
  if (account == NULL || account->followers < 0)
    return g_strdup (_ ("No number of followers known"));
  count = swb_number_format_count (account->followers, grouping);
  line = g_strdup_printf (
      ngettext ("%s follower", "%s followers", (gulong) account->followers),
      count);
  append_line (text, line);
  append_origin (text, account->followers_source, account->followers_day,
                 today);
  append_stale (text, account->followers_day, today);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
worked_tooltip (SwbCreator *creator)
{
  const SwbWorkCells *work = swb_creator_get_work (creator);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *campaigns = NULL;
  g_autofree char *day = NULL;

  if (work == NULL || work->n_campaigns == 0)
    return g_strdup (_ ("In no campaign with you so far"));
  campaigns = swb_roster_together_label (work);
  append_line (text, campaigns);
  if (work->last != SWB_DAY_NONE)
    {
      g_string_truncate (text, 0);
      day = swb_day_format (work->last, SWB_DAY_STYLE_MEDIUM);
      /* Translators: "4 campaigns, last on 3 March 2026" */
      g_string_append_printf (text, _ ("%s, last on %s"), campaigns, day);
    }
  append_line (text, _ ("Counted from the placements of this workspace; on "
                        "time is by the day that was promised"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Fees are sorted in one currency; what each is there, has to be said. */
static char *
converted_fee (SwbCreator *creator, SwbMoney fee, SwbDay today)
{
  const SwbExchange *exchange =
      swb_roster_get_exchange (swb_creator_get_roster (creator));
  const char *currency = swb_exchange_get_main (exchange);
  g_autoptr (SwbRosterFees) fees = NULL;
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;
  g_autofree char *day = NULL;
  g_autofree char *source = NULL;
  g_autofree char *rate = NULL;
  SwbExchangeFound found;

  if (*currency == '\0' || strcmp (fee.currency, currency) == 0)
    return NULL;
  own = swb_money_format (fee);
  if (!swb_exchange_find (exchange, fee.currency, currency, today, &found))
    /* Translators: an amount and two codes of currencies */
    return g_strdup_printf (
        _ ("%s: no exchange rate from %s to %s is known, so "
           "it comes last when sorted"),
        own, fee.currency, currency);
  fees = swb_roster_fees_new (exchange, today, currency);
  other = swb_money_format (
      swb_money_make (llround (swb_roster_fees_convert (fees, fee)), currency));
  day = swb_day_format (found.day, SWB_DAY_STYLE_MEDIUM);
  source = swb_roster_source_text (found.source);
  rate = g_strdup_printf ("%.6g", found.rate);
  /* Translators: an amount, the same in another currency, how many units of it
   * one of the first costs, a date, and where the rate came from */
  return g_strdup_printf (_ ("%s is %s at the rate %s of %s (%s)"), own, other,
                          rate, day, source);
}

static char *
fee_tooltip (SwbCreator *creator, SwbDay today)
{
  const SwbMoney fee = swb_creator_get_fee (creator);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *other = NULL;

  if (swb_money_is_none (&fee))
    return g_strdup (_ ("No fee known"));
  append_line (text, _ ("From the rate card: the lowest of its newest rates"));
  other = converted_fee (creator, fee, today);
  if (other != NULL)
    append_line (text, other);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
views_tooltip (SwbCreator *creator, SwbGrouping grouping)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);
  g_autofree char *count = NULL;
  g_autofree char *source = NULL;

  if (account == NULL || account->views < 0)
    return g_strdup (_ ("No average of views known"));
  count = swb_number_format_count (account->views, grouping);
  source = swb_roster_source_text (account->views_source);
  /* Translators: a number of views, and where it came from */
  return g_strdup_printf (_ ("%s views a post on average\n%s"), count, source);
}

/* From where to where the tier goes on the platform of the creator. */
static char *
tier_tooltip (SwbCreator *creator, SwbGrouping grouping)
{
  const int tier = swb_creator_get_tier (creator);
  const SwbTierBounds *bounds =
      swb_roster_get_tier_bounds (swb_creator_get_roster (creator));
  const SwbPlatform platform = swb_creator_get_platform (creator);
  const char *name = swb_roster_tier_name (tier);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (tier < 0)
    return g_strdup (_ ("The tier follows from the number of followers, which "
                        "is not known"));
  if (platform >= SWB_N_PLATFORMS || !swb_tier_bounds_are_set (bounds))
    return g_strdup (_ ("The tier follows from the followers"));
  if (tier > 0)
    low = swb_number_format_count (bounds->least[platform][tier - 1], grouping);
  if (tier < SWB_N_BOUNDS)
    high = swb_number_format_count (bounds->least[platform][tier], grouping);
  if (low == NULL)
    /* Translators: a tier, a number of followers, a platform */
    return g_strdup_printf (
        _ ("%s: under %s followers on %s, by the tiers of this workspace"),
        name, high, swb_platform_name (platform));
  if (high == NULL)
    /* Translators: a tier, a number of followers, a platform */
    return g_strdup_printf (
        _ ("%s: from %s followers on %s, by the tiers of this workspace"), name,
        low, swb_platform_name (platform));
  /* Translators: a tier, two numbers of followers, a platform */
  return g_strdup_printf (
      _ ("%s: from %s to under %s followers on %s, by the tiers of this "
         "workspace"),
      name, low, high, swb_platform_name (platform));
}

/**
 * swb_roster_spark_origin:
 * @spark: readings of followers, by day
 *
 * Returns: (transfer full) (nullable): from when to when they are, and where
 *   they came from; null where there are none
 */
char *
swb_roster_spark_origin (const SwbSpark *spark)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *span = NULL;

  if (spark->n == 0)
    return NULL;
  first = swb_day_format (spark->days[0], SWB_DAY_STYLE_MEDIUM);
  last = swb_day_format (spark->days[spark->n - 1], SWB_DAY_STYLE_MEDIUM);
  span = spark->n == 1
             ? g_strdup_printf (_ ("Reading of %s"), last)
             /* Translators: two dates */
             : g_strdup_printf (_ ("Readings from %s to %s"), first, last);
  append_line (text, span);
  append_sources (text, spark->sources != NULL ? spark->sources : "");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
fee_day_text (const SwbSpark *spark)
{
  g_autofree char *what = NULL;
  g_autofree char *day = NULL;

  if (spark->fee_channel == NULL)
    return NULL;
  what =
      swb_creator_deliverable_text (spark->fee_channel, spark->fee_deliverable);
  if (!swb_day_is_valid (spark->fee_day))
    return g_strdup_printf (_ ("%s, since no day told"), what);
  day = swb_day_format (spark->fee_day, SWB_DAY_STYLE_MEDIUM);
  /* Translators: what is asked for, "Story ×3", and a date */
  return g_strdup_printf (_ ("%s, since %s"), what, day);
}

static char *
views_day_text (const SwbSpark *spark, SwbDay today)
{
  g_autofree char *day = NULL;
  g_autofree char *age = NULL;

  if (!swb_day_is_valid (spark->views_day))
    return NULL;
  day = swb_day_format (spark->views_day, SWB_DAY_STYLE_MEDIUM);
  age = swb_roster_age_text (spark->views_day, today);
  /* Translators: a date, and how long ago that is */
  return g_strdup_printf (_ ("Reading of %s, %s"), day, age);
}

/**
 * swb_roster_spark_more:
 * @spark: what is read of a creator who is in view
 * @column: a fact of the creator
 * @today: the day to count ages from
 *
 * Returns: (transfer full) (nullable): what the columns of the roster do not
 *   know of where the fact comes from
 */
char *
swb_roster_spark_more (const SwbSpark *spark,
                       SwbRosterColumn column,
                       SwbDay today)
{
  switch (column)
    {
    case SWB_ROSTER_COLUMN_FOLLOWERS:
    case SWB_ROSTER_COLUMN_READING:
      return swb_roster_expiry_text (spark->expires, today);
    case SWB_ROSTER_COLUMN_VIEWS:
      return views_day_text (spark, today);
    case SWB_ROSTER_COLUMN_FEE:
      return fee_day_text (spark);
    default:
      return NULL;
    }
}

/**
 * swb_roster_cell_tooltip:
 * @creator: a row
 * @column: which of its facts
 * @grouping: Indian or Western
 * @today: the day to count ages from
 *
 * Returns: (transfer full) (nullable): where the fact comes from, or why there
 *   is none; null where there is nothing to add
 */
char *
swb_roster_cell_tooltip (SwbCreator *creator,
                         SwbRosterColumn column,
                         SwbGrouping grouping,
                         SwbDay today)
{
  g_autofree char *text = NULL;

  if (column == SWB_ROSTER_COLUMN_ENGAGEMENT)
    return swb_roster_engagement_origin (swb_creator_get_engagement (creator),
                                         grouping, today);
  if (column == SWB_ROSTER_COLUMN_FEE)
    return fee_tooltip (creator, today);
  if (column == SWB_ROSTER_COLUMN_WORKED ||
      column == SWB_ROSTER_COLUMN_TOGETHER)
    return worked_tooltip (creator);
  if (column == SWB_ROSTER_COLUMN_STATUS &&
      swb_creator_get_status (creator) == NULL)
    return g_strdup (_ ("Not in this campaign"));
  if (column == SWB_ROSTER_COLUMN_FOLLOWERS ||
      column == SWB_ROSTER_COLUMN_READING)
    return followers_tooltip (creator, grouping, today);
  if (column == SWB_ROSTER_COLUMN_VIEWS)
    return views_tooltip (creator, grouping);
  if (column == SWB_ROSTER_COLUMN_TIER)
    return tier_tooltip (creator, grouping);
  if (column == SWB_ROSTER_COLUMN_COUNTRY &&
      swb_creator_get_countries (creator) != NULL)
    return swb_roster_countries_text (swb_creator_get_countries (creator));
  text = swb_roster_cell_text (creator, column, grouping);
  return strcmp (text, SWB_ROSTER_DASH) == 0 ? g_strdup (_ ("Not known"))
                                             : NULL;
}
