/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one cell of the roster says, and what its tooltip tells of where that
 * comes from. No GTK. */
#include "analytics/swb-relationship.h"
#include "base/swb-number.h"
#include "document/swb-plan-commands.h"
#include "model/swb-roster-match.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* From so many days on an age is shown. */
#define AGEING 30

static char *
text_or_dash (const char *text)
{
  return g_strdup (text != NULL && *text != '\0' ? text : SWB_ROSTER_DASH);
}

static char *
handle_text (SwbCreator *creator)
{
  const char *handle = swb_creator_get_handle (creator);

  if (handle == NULL || *handle == '\0')
    return g_strdup (SWB_ROSTER_DASH);
  return g_strconcat ("@", handle, NULL);
}

static char *
languages_or_dash (SwbCreator *creator)
{
  g_autofree char *text =
      swb_roster_languages_text (swb_creator_get_languages (creator));

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (SWB_ROSTER_DASH);
}

static char *
countries_or_dash (SwbCreator *creator)
{
  g_autofree char *text =
      swb_roster_countries_text (swb_creator_get_countries (creator));

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (SWB_ROSTER_DASH);
}

static char *
fee_text (SwbCreator *creator)
{
  SwbMoney fee = swb_creator_get_fee (creator);

  return swb_money_is_none (&fee) ? g_strdup (SWB_ROSTER_DASH)
                                  : swb_money_format (fee);
}

static const char *
base_word (SwbEngagementBase kind)
{
  switch (kind)
    {
    case SWB_ENGAGEMENT_ON_VIEWS:
      /* Translators: what a rate is a share of; stands behind "4.1 %" */
      return C_ ("base of a rate", "views");
    case SWB_ENGAGEMENT_ON_REACH:
      return C_ ("base of a rate", "reach");
    case SWB_ENGAGEMENT_ON_FOLLOWERS:
      return C_ ("base of a rate", "followers");
    case SWB_ENGAGEMENT_NONE:
    default:
      return "";
    }
}

/* In as few letters as can be understood. */
static char *
short_age (int days)
{
  if (days < 60)
    /* Translators: an age in days, as short as possible */
    return g_strdup_printf (_ ("%d d"), days);
  if (days < 730)
    /* Translators: an age in months, as short as possible */
    return g_strdup_printf (_ ("%d mo"), days / 30);
  /* Translators: an age in years, as short as possible */
  return g_strdup_printf (_ ("%d y"), days / 365);
}

/* Nothing while it is new. */
static char *
age_note (SwbDay day, SwbDay today)
{
  int days = today - day;
  g_autofree char *age = NULL;

  if (day == SWB_DAY_NONE || days < AGEING)
    return g_strdup ("");
  age = short_age (days);
  if (days <= SWB_FRESH_DAYS)
    return g_strdup_printf (" · %s", age);
  /* Translators: behind a number that is old: "· stale, 5 mo" */
  return g_strdup_printf (_ (" · stale, %s"), age);
}

/**
 * swb_roster_engagement_parts:
 * @engagement: (nullable): a rate with its base
 * @today: the day that ages are counted from
 * @light: (out) (transfer full) (nullable): what is told lightly behind it:
 *   "views" or "views · stale, 5 mo"
 *
 * Returns: (transfer full): "4.1 %"; that it has expired; a dash for none
 */
char *
swb_roster_engagement_parts (const SwbEngagement *engagement,
                             SwbDay today,
                             char **light)
{
  g_autofree char *age = NULL;

  *light = NULL;
  if (swb_roster_engagement_lapsed (engagement))
    {
      age = short_age (MAX (today - engagement->lapsed, 0));
      *light =
          g_strdup_printf ("%s · %s", base_word (engagement->lapsed_kind), age);
      return g_strdup (_ ("⚠ expired"));
    }
  if (engagement == NULL || engagement->kind == SWB_ENGAGEMENT_NONE ||
      isnan (engagement->ratio))
    return g_strdup (SWB_ROSTER_DASH);
  age = age_note (engagement->day, today);
  *light = g_strconcat (base_word (engagement->kind), age, NULL);
  return swb_number_format_percent (engagement->ratio, 1);
}

/**
 * swb_roster_engagement_label:
 * @engagement: a rate with its base, or one that has expired
 * @today: the day that ages are counted from
 *
 * Returns: (transfer full): it for a screen reader, "4.1 % of views, 5 months
 *   old"
 */
char *
swb_roster_engagement_label (const SwbEngagement *engagement, SwbDay today)
{
  g_autofree char *rate = NULL;
  g_autofree char *age = NULL;

  if (swb_roster_engagement_lapsed (engagement))
    {
      age = swb_roster_age_text (engagement->lapsed, today);
      switch (engagement->lapsed_kind)
        {
        case SWB_ENGAGEMENT_ON_VIEWS:
          /* Translators: %s is an age, "5 months old" */
          return g_strdup_printf (_ ("Engagement on views expired, %s"), age);
        case SWB_ENGAGEMENT_ON_REACH:
          /* Translators: %s is an age, "5 months old" */
          return g_strdup_printf (_ ("Engagement on reach expired, %s"), age);
        default:
          /* Translators: %s is an age, "5 months old" */
          return g_strdup_printf (_ ("Engagement on followers expired, %s"),
                                  age);
        }
    }
  rate = swb_roster_engagement_text (engagement);
  age = swb_roster_age_text (engagement->day, today);
  /* Translators: a rate and its age: "4.1 % of views, 5 months old" */
  return g_strdup_printf (_ ("%s, %s"), rate, age);
}

/* What happened to a number over some days. */
static char *
growth_text (double first, double last, int days)
{
  g_autofree char *percent = NULL;
  g_autofree char *span = NULL;
  double growth = first > 0 ? last / first - 1 : NAN;

  if (days < 60)
    span =
        g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  else
    span = g_strdup_printf (
        ngettext ("%d month", "%d months", (gulong) (days + 15) / 30),
        (days + 15) / 30);
  if (!isfinite (growth))
    return g_strdup (span);
  percent = swb_number_format_percent (fabs (growth), fabs (growth) < 0.1);
  if (fabs (growth) < 0.0005)
    /* Translators: of followers; %s is "6 months" */
    return g_strdup_printf (_ ("the same in %s"), span);
  if (growth > 0)
    /* Translators: of followers; "up 12 % in 6 months" */
    return g_strdup_printf (_ ("up %s in %s"), percent, span);
  /* Translators: of followers; "down 12 % in 6 months" */
  return g_strdup_printf (_ ("down %s in %s"), percent, span);
}

/**
 * swb_roster_spark_text:
 * @spark: readings of followers, by day
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): "48,200 followers, up 12 % in 6 months, 7
 *   readings", or that there are too few
 */
char *
swb_roster_spark_text (const SwbSpark *spark, SwbGrouping grouping)
{
  g_autofree char *count = NULL;
  g_autofree char *followers = NULL;
  g_autofree char *growth = NULL;
  g_autofree char *readings = NULL;
  guint last = spark->n - 1;

  if (spark->n == 0)
    return g_strdup (_ ("No reading of followers in the last 6 months"));
  if (spark->n == 1)
    return g_strdup (_ (
        "One reading of followers in the last 6 months: too few for a line"));
  count = swb_number_format_count (llround (spark->values[last]), grouping);
  followers = g_strdup_printf (
      ngettext ("%s follower", "%s followers", (gulong) spark->values[last]),
      count);
  growth = growth_text (spark->values[0], spark->values[last],
                        spark->days[last] - spark->days[0]);
  readings = g_strdup_printf (ngettext ("%u reading", "%u readings", spark->n),
                              spark->n);
  /* Translators: "48,200 followers, up 12 % in 6 months, 7 readings" */
  return g_strdup_printf (_ ("%s, %s, %s"), followers, growth, readings);
}

static char *
day_or_dash (SwbDay day)
{
  return day == SWB_DAY_NONE ? g_strdup (SWB_ROSTER_DASH)
                             : swb_day_format (day, SWB_DAY_STYLE_MEDIUM);
}

static char *
worked_text (const SwbWorkCells *cells)
{
  return day_or_dash (cells != NULL ? cells->last : SWB_DAY_NONE);
}

static char *
campaigns_text (guint n)
{
  return g_strdup_printf (ngettext ("%u campaign", "%u campaigns", n), n);
}

/**
 * swb_roster_together_text:
 * @cells: (nullable): what campaigns say of a creator
 *
 * Of few posts a share would say nothing, so there is none.
 *
 * Returns: (transfer full): "5 · 80 % on time", "2 campaigns", or "new"
 */
char *
swb_roster_together_text (const SwbWorkCells *cells)
{
  g_autofree char *share = NULL;

  if (cells == NULL || cells->n_campaigns == 0)
    /* Translators: somebody who was in no campaign with the team yet */
    return g_strdup (C_ ("creator", "new"));
  if (cells->n_due < SWB_RELATIONSHIP_LEAST)
    return campaigns_text (cells->n_campaigns);
  share =
      swb_number_format_percent ((double) cells->n_on_time / cells->n_due, 0);
  /* Translators: campaigns together, and the share of posts that came in time,
   * as short as possible: "5 · 80 % on time" */
  return g_strdup_printf (_ ("%u · %s on time"), cells->n_campaigns, share);
}

/**
 * swb_roster_together_label:
 * @cells: what campaigns say of a creator
 *
 * Returns: (transfer full): the same in whole words, "5 campaigns, 4 of 5 posts
 *   on time"
 */
char *
swb_roster_together_label (const SwbWorkCells *cells)
{
  g_autofree char *campaigns = campaigns_text (cells->n_campaigns);

  if (cells->n_due == 0)
    return g_steal_pointer (&campaigns);
  /* Translators: "5 campaigns", then posts in time and posts that were due */
  return g_strdup_printf (ngettext ("%s, %u of %u post on time",
                                    "%s, %u of %u posts on time", cells->n_due),
                          campaigns, cells->n_on_time, cells->n_due);
}

/**
 * swb_roster_cell_text:
 * @creator: a row
 * @column: which of its facts
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): the fact in one line; a dash where it is unknown
 */
char *
swb_roster_cell_text (SwbCreator *creator,
                      SwbRosterColumn column,
                      SwbGrouping grouping)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);

  switch (column)
    {
    case SWB_ROSTER_COLUMN_TIER:
      return g_strdup (swb_roster_tier_name (swb_creator_get_tier (creator)));
    case SWB_ROSTER_COLUMN_PLATFORM:
      return text_or_dash (
          swb_creator_get_account (creator) == NULL
              ? NULL
              : swb_platform_name (swb_creator_get_platform (creator)));
    case SWB_ROSTER_COLUMN_HANDLE:
      return handle_text (creator);
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      return swb_roster_count_text (swb_creator_get_followers (creator),
                                    grouping);
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      return swb_roster_engagement_text (swb_creator_get_engagement (creator));
    case SWB_ROSTER_COLUMN_LANGUAGE:
      return languages_or_dash (creator);
    case SWB_ROSTER_COLUMN_CITY:
      return text_or_dash (swb_creator_get_cities (creator));
    case SWB_ROSTER_COLUMN_NICHE:
      return text_or_dash (swb_creator_get_niches (creator));
    case SWB_ROSTER_COLUMN_FEE:
      return fee_text (creator);
    case SWB_ROSTER_COLUMN_STATUS:
      return text_or_dash (swb_status_name (swb_creator_get_status (creator)));
    case SWB_ROSTER_COLUMN_WORKED:
      return worked_text (swb_creator_get_work (creator));
    case SWB_ROSTER_COLUMN_TOGETHER:
      return swb_roster_together_text (swb_creator_get_work (creator));
    case SWB_ROSTER_COLUMN_VIEWS:
      return swb_roster_count_text (account != NULL ? account->views : -1,
                                    grouping);
    case SWB_ROSTER_COLUMN_READING:
      return day_or_dash (account != NULL ? account->followers_day
                                          : SWB_DAY_NONE);
    case SWB_ROSTER_COLUMN_COUNTRY:
      return countries_or_dash (creator);
    case SWB_ROSTER_COLUMN_FORMAT:
      return text_or_dash (swb_creator_get_formats (creator));
    case SWB_ROSTER_COLUMN_TAGS:
      return text_or_dash (swb_creator_get_tags (creator));
    case SWB_ROSTER_COLUMN_NAME:
    default:
      return text_or_dash (swb_creator_get_name (creator));
    }
}

/* In words, from days to years. */
static char *
ago_text (SwbDay day, SwbDay today)
{
  int days = today - day;

  if (days < 0)
    return swb_day_format (day, SWB_DAY_STYLE_MEDIUM);
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days < 14)
    return g_strdup_printf (
        ngettext ("%d day ago", "%d days ago", (gulong) days), days);
  if (days < 60)
    return g_strdup_printf (
        ngettext ("%d week ago", "%d weeks ago", (gulong) days / 7), days / 7);
  if (days < 730)
    return g_strdup_printf (
        ngettext ("%d month ago", "%d months ago", (gulong) days / 30),
        days / 30);
  return g_strdup_printf (
      ngettext ("%d year ago", "%d years ago", (gulong) days / 365),
      days / 365);
}

static char *
reading_text (const SwbAccountCells *account, SwbDay today)
{
  g_autofree char *age = NULL;

  switch (swb_reading_age (account, today))
    {
    case SWB_READING_EXPIRED:
      /* Translators: a reading that may not be used any more */
      return g_strdup (_ ("⚠ expired"));
    case SWB_READING_NONE:
      return g_strdup (SWB_ROSTER_DASH);
    case SWB_READING_STALE:
      age = swb_roster_age_text (account->followers_day, today);
      /* Translators: "⚠ stale, 5 months old" */
      return g_strdup_printf (_ ("⚠ stale, %s"), age);
    case SWB_READING_FRESH:
    default:
      return account->followers_day == SWB_DAY_NONE
                 ? g_strdup (SWB_ROSTER_DASH)
                 : swb_roster_age_text (account->followers_day, today);
    }
}

/**
 * swb_roster_cell_shown:
 * @creator: a row
 * @column: which of its facts
 * @grouping: Indian or Western
 * @today: the day that ages are counted from
 *
 * Returns: (transfer full): as swb_roster_cell_text(), but how long ago instead
 *   of the day, and that a number was known once and is expired
 */
char *
swb_roster_cell_shown (SwbCreator *creator,
                       SwbRosterColumn column,
                       SwbGrouping grouping,
                       SwbDay today)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);
  const SwbWorkCells *work;

  switch (column)
    {
    case SWB_ROSTER_COLUMN_READING:
      return reading_text (account, today);
    case SWB_ROSTER_COLUMN_WORKED:
      work = swb_creator_get_work (creator);
      /* That somebody is new is told by the campaigns together. */
      return work != NULL && work->n_campaigns > 0 && work->last != SWB_DAY_NONE
                 ? ago_text (work->last, today)
                 : g_strdup (SWB_ROSTER_DASH);
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      if (swb_reading_age (account, today) == SWB_READING_EXPIRED)
        return g_strdup (_ ("⚠ expired"));
      return swb_roster_cell_text (creator, column, grouping);
    default:
      return swb_roster_cell_text (creator, column, grouping);
    }
}

/**
 * swb_roster_row_label:
 * @creator: a row
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): the row for a screen reader, "Kiran Reddy, Micro,
 *   YouTube · edits · Pune, 91,500 followers"
 */
char *
swb_roster_row_label (SwbCreator *creator, SwbGrouping grouping)
{
  g_autofree char *caption = swb_roster_caption (creator);
  gint64 followers = swb_creator_get_followers (creator);
  g_autofree char *count = NULL;

  if (followers < 0)
    /* Translators: name, tier, "Instagram · dance · Chennai" */
    return g_strdup_printf (
        _ ("%s, %s, %s"), swb_creator_get_name (creator),
        swb_roster_tier_name (swb_creator_get_tier (creator)), caption);
  count = swb_number_format_count (followers, grouping);
  /* Translators: name, tier, "Instagram · dance · Chennai", followers */
  return g_strdup_printf (
      _ ("%s, %s, %s, %s followers"), swb_creator_get_name (creator),
      swb_roster_tier_name (swb_creator_get_tier (creator)), caption, count);
}
