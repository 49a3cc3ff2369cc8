/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tooltips of the roster's cells tell: where a fact comes from, how
 * old it is, and why there is none (declared in swb-roster-words.h). No GTK. */
#include "base/swb-number.h"
#include "model/swb-roster-fees.h"
#include "model/swb-roster-match.h"
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

static char *
engagement_tooltip (SwbCreator *creator, SwbGrouping grouping, SwbDay today)
{
  const SwbEngagement *engagement = swb_creator_get_engagement (creator);
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
  g_autofree char *campaigns = NULL;
  g_autofree char *day = NULL;

  if (work == NULL || work->n_campaigns == 0)
    return g_strdup (_ ("In no campaign with you so far"));
  campaigns = swb_roster_together_label (work);
  if (work->last == SWB_DAY_NONE)
    return g_steal_pointer (&campaigns);
  day = swb_day_format (work->last, SWB_DAY_STYLE_MEDIUM);
  /* Translators: "4 campaigns, last on 3 March 2026" */
  return g_strdup_printf (_ ("%s, last on %s"), campaigns, day);
}

/* Fees are sorted in one currency; what each is there, has to be said. */
static char *
fee_tooltip (SwbCreator *creator, SwbDay today)
{
  const SwbExchange *exchange =
      swb_roster_get_exchange (swb_creator_get_roster (creator));
  const char *currency = swb_exchange_get_main (exchange);
  const SwbMoney fee = swb_creator_get_fee (creator);
  g_autoptr (SwbRosterFees) fees = NULL;
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;
  g_autofree char *day = NULL;
  SwbExchangeFound found;

  if (swb_money_is_none (&fee))
    return g_strdup (_ ("No fee known"));
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
  /* Translators: an amount, the same in another currency, a date */
  return g_strdup_printf (_ ("%s is %s at the rate of %s"), own, other, day);
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
    return engagement_tooltip (creator, grouping, today);
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
  if (column == SWB_ROSTER_COLUMN_TIER && swb_creator_get_tier (creator) < 0)
    return g_strdup (_ ("The tier follows from the number of followers, which "
                        "is not known"));
  if (column == SWB_ROSTER_COLUMN_COUNTRY &&
      swb_creator_get_countries (creator) != NULL)
    return swb_roster_countries_text (swb_creator_get_countries (creator));
  text = swb_roster_cell_text (creator, column, grouping);
  return strcmp (text, SWB_ROSTER_DASH) == 0 ? g_strdup (_ ("Not known"))
                                             : NULL;
}
