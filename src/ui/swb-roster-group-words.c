/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of groups say in the roster's list: a title with a count, and
 * under each column what the group comes to, with how many are in it. No
 * GTK. */
#include "ui/swb-roster-group-words.h"

#include "base/swb-language.h"
#include "base/swb-number.h"
#include "document/swb-plan-commands.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const titles[SWB_N_ROSTER_GROUP_BY] = {
  [SWB_ROSTER_GROUP_BY_NONE] = N_ ("No groups"),
  [SWB_ROSTER_GROUP_BY_TIER] = N_ ("Tier"),
  [SWB_ROSTER_GROUP_BY_PLATFORM] = N_ ("Platform"),
  [SWB_ROSTER_GROUP_BY_LANGUAGE] = N_ ("Language"),
  [SWB_ROSTER_GROUP_BY_CITY] = N_ ("City"),
  [SWB_ROSTER_GROUP_BY_NICHE] = N_ ("Niche"),
  [SWB_ROSTER_GROUP_BY_STATUS] = N_ ("Status"),
};

/**
 * swb_roster_group_by_title:
 * @by: what creators are grouped by
 *
 * Returns: its name for people, translated
 */
const char *
swb_roster_group_by_title (SwbRosterGroupBy by)
{
  g_return_val_if_fail (by < SWB_N_ROSTER_GROUP_BY, NULL);

  return _ (titles[by]);
}

static const char *
missing_title (SwbRosterGroupBy by)
{
  switch (by)
    {
    case SWB_ROSTER_GROUP_BY_TIER:
      return _ ("Tier not known");
    case SWB_ROSTER_GROUP_BY_PLATFORM:
      return _ ("No account");
    case SWB_ROSTER_GROUP_BY_LANGUAGE:
      return _ ("Language not known");
    case SWB_ROSTER_GROUP_BY_CITY:
      return _ ("City not known");
    case SWB_ROSTER_GROUP_BY_NICHE:
      return _ ("Niche not known");
    case SWB_ROSTER_GROUP_BY_STATUS:
      return _ ("Not in this campaign");
    case SWB_ROSTER_GROUP_BY_NONE:
    default:
      return _ ("Everybody");
    }
}

/**
 * swb_roster_group_title:
 * @group: the row of a group
 *
 * Returns: (transfer full): "Micro", "Tamil", "YouTube"
 */
char *
swb_roster_group_title (SwbRosterGroup *group)
{
  const SwbGroupCells *cells = swb_roster_group_get_cells (group);
  SwbRosterGroupBy by = swb_roster_group_get_by (group);

  if (cells->text != NULL)
    return g_strdup (by == SWB_ROSTER_GROUP_BY_LANGUAGE
                         ? swb_language_name (cells->text)
                         : cells->text);
  if (cells->number < 0)
    return g_strdup (missing_title (by));
  if (by == SWB_ROSTER_GROUP_BY_TIER)
    return g_strdup (swb_roster_tier_name (cells->number));
  if (by == SWB_ROSTER_GROUP_BY_PLATFORM)
    return g_strdup (swb_platform_name ((SwbPlatform) cells->number));
  return g_strdup (swb_status_name (swb_status_ids ()[cells->number]));
}

/* The base on which most rates of the group stand. */
static SwbEngagementBase
main_base (const SwbGroupSums *sums)
{
  SwbEngagementBase best = SWB_ENGAGEMENT_NONE;

  for (guint i = SWB_ENGAGEMENT_ON_VIEWS; i < G_N_ELEMENTS (sums->rates); i++)
    if (sums->rates[i].n > sums->rates[best].n)
      best = (SwbEngagementBase) i;
  return best;
}

/* As the engagement of one, so that it is written alike. */
static SwbEngagement
mean_of (const SwbGroupSums *sums, SwbEngagementBase kind)
{
  const SwbGroupRate *rate = &sums->rates[kind];
  SwbEngagement mean = {
    .numerator = rate->numerator,
    .base = rate->base,
    .ratio = rate->base > 0 ? rate->numerator / rate->base : NAN,
    .kind = rate->n > 0 ? kind : SWB_ENGAGEMENT_NONE,
    .day = SWB_DAY_NONE,
  };

  return mean;
}

static char *
fees_text (const SwbGroupSums *sums)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sums->fees->len; i++)
    {
      g_autofree char *fee =
          swb_money_format (g_array_index (sums->fees, SwbMoney, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", fee);
    }
  return g_string_free (text, FALSE);
}

static char *
engagement_parts (const SwbGroupSums *sums, char **light)
{
  SwbEngagement mean = mean_of (sums, main_base (sums));

  if (mean.kind == SWB_ENGAGEMENT_NONE && sums->n_lapsed > 0)
    return g_strdup (_ ("⚠ expired"));
  return mean.kind == SWB_ENGAGEMENT_NONE
             ? g_strdup ("")
             : swb_roster_engagement_parts (&mean, SWB_DAY_NONE, light);
}

/**
 * swb_roster_group_cell_parts:
 * @group: the row of a group
 * @column: under which column
 * @grouping: Indian or Western
 * @light: (out) (transfer full) (nullable): what is told lightly behind it
 *
 * Returns: (transfer full): what the group comes to there; empty where that
 *   says nothing
 */
char *
swb_roster_group_cell_parts (SwbRosterGroup *group,
                             SwbRosterColumn column,
                             SwbGrouping grouping,
                             char **light)
{
  const SwbGroupSums *sums = &swb_roster_group_get_cells (group)->sums;

  *light = NULL;
  switch (column)
    {
    case SWB_ROSTER_COLUMN_NAME:
      *light = swb_number_format_count (sums->n, grouping);
      return swb_roster_group_title (group);
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      return sums->n_followers > 0
                 ? swb_number_format_count (sums->followers, grouping)
                 : g_strdup (sums->n_followers_lapsed > 0 ? _ ("⚠ expired")
                                                          : "");
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      return engagement_parts (sums, light);
    case SWB_ROSTER_COLUMN_FEE:
      return fees_text (sums);
    default:
      return g_strdup ("");
    }
}

/* "30 of 34 creators". */
static char *
known_text (guint known, guint all, SwbGrouping grouping)
{
  g_autofree char *some = swb_number_format_count (known, grouping);
  g_autofree char *everybody = swb_number_format_count (all, grouping);

  return g_strdup_printf (
      ngettext ("%s of %s creator", "%s of %s creators", all), some, everybody);
}

static char *
name_tooltip (SwbRosterGroup *group, SwbGrouping grouping)
{
  guint n = swb_roster_group_get_cells (group)->sums.n;
  g_autofree char *count = swb_number_format_count (n, grouping);
  g_autofree char *creators =
      g_strdup_printf (ngettext ("%s creator", "%s creators", n), count);

  switch (swb_roster_group_get_by (group))
    {
    case SWB_ROSTER_GROUP_BY_LANGUAGE:
      return g_strdup_printf ("%s\n%s", creators,
                              _ ("Who has several languages stands with the "
                                 "first of them"));
    case SWB_ROSTER_GROUP_BY_CITY:
      return g_strdup_printf (
          "%s\n%s", creators,
          _ ("Who has several cities stands with the first of them"));
    case SWB_ROSTER_GROUP_BY_NICHE:
      return g_strdup_printf (
          "%s\n%s", creators,
          _ ("Who has several niches stands with the first of them"));
    case SWB_ROSTER_GROUP_BY_PLATFORM:
      return g_strdup_printf ("%s\n%s", creators,
                              _ ("Who is on several platforms stands with the "
                                 "one that has most followers"));
    default:
      return g_steal_pointer (&creators);
    }
}

/* Takes @text over. What has expired is in no sum, and that is said. */
static char *
with_lapsed (char *text,
             guint n,
             const SwbGroupSums *sums,
             SwbGrouping grouping)
{
  g_autofree char *said = text;
  g_autofree char *lapsed = NULL;

  if (n == 0)
    return g_steal_pointer (&said);
  lapsed = known_text (n, sums->n, grouping);
  /* Translators: %s is "3 of 34 creators" */
  return g_strdup_printf (_ ("%s\n⚠ Expired of %s, which are not counted here"),
                          said, lapsed);
}

static char *
followers_tooltip (const SwbGroupSums *sums, SwbGrouping grouping)
{
  g_autofree char *sum = swb_number_format_count (sums->followers, grouping);
  g_autofree char *known = known_text (sums->n_followers, sums->n, grouping);

  /* Translators: a sum of followers, and "30 of 34 creators" */
  return g_strdup_printf (
      _ ("%s followers together, known of %s\nPeople who follow several "
         "creators are counted with each"),
      sum, known);
}

static char *
fee_tooltip (const SwbGroupSums *sums, SwbGrouping grouping)
{
  g_autofree char *sum = fees_text (sums);
  g_autofree char *known = known_text (sums->n_fees, sums->n, grouping);

  if (sums->n_fees == 0)
    return g_strdup (_ ("No fee known"));
  /* Translators: fees together in each currency, and "30 of 34 creators" */
  return g_strdup_printf (
      _ ("%s for a post of each, known of %s\nCurrencies are never added"), sum,
      known);
}

static char *
engagement_tooltip (const SwbGroupSums *sums, SwbGrouping grouping)
{
  GString *text = g_string_new (NULL);

  for (guint i = SWB_ENGAGEMENT_ON_VIEWS; i < G_N_ELEMENTS (sums->rates); i++)
    {
      SwbEngagement mean = mean_of (sums, (SwbEngagementBase) i);
      g_autofree char *rate = swb_roster_engagement_text (&mean);
      g_autofree char *known = known_text (sums->rates[i].n, sums->n, grouping);

      if (mean.kind == SWB_ENGAGEMENT_NONE)
        continue;
      /* Translators: "4.1 % of views" and "30 of 34 creators" */
      g_string_append_printf (
          text, _ ("%s: mean of %s, weighted with its base"), rate, known);
      g_string_append_c (text, '\n');
    }
  if (text->len == 0)
    g_string_append (text, _ ("No engagement known with its parts"));
  else
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/**
 * swb_roster_group_tooltip:
 * @group: the row of a group
 * @column: under which column
 * @grouping: Indian or Western
 *
 * Returns: (transfer full) (nullable): of how many what stands there is known
 */
char *
swb_roster_group_tooltip (SwbRosterGroup *group,
                          SwbRosterColumn column,
                          SwbGrouping grouping)
{
  const SwbGroupSums *sums = &swb_roster_group_get_cells (group)->sums;

  switch (column)
    {
    case SWB_ROSTER_COLUMN_NAME:
      return name_tooltip (group, grouping);
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      return with_lapsed (followers_tooltip (sums, grouping),
                          sums->n_followers_lapsed, sums, grouping);
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      return with_lapsed (engagement_tooltip (sums, grouping), sums->n_lapsed,
                          sums, grouping);
    case SWB_ROSTER_COLUMN_FEE:
      return fee_tooltip (sums, grouping);
    default:
      return NULL;
    }
}

/**
 * swb_roster_group_label:
 * @group: the row of a group
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): the row for a screen reader, "Micro, 34 creators,
 *   12,40,000 followers"
 */
char *
swb_roster_group_label (SwbRosterGroup *group, SwbGrouping grouping)
{
  const SwbGroupSums *sums = &swb_roster_group_get_cells (group)->sums;
  g_autofree char *title = swb_roster_group_title (group);
  g_autofree char *count = swb_number_format_count (sums->n, grouping);
  g_autofree char *creators =
      g_strdup_printf (ngettext ("%s creator", "%s creators", sums->n), count);
  g_autofree char *sum = swb_number_format_count (sums->followers, grouping);
  g_autofree char *followers = g_strdup_printf (
      ngettext ("%s follower", "%s followers", (gulong) sums->followers), sum);

  /* Translators: a group, "34 creators", "12,40,000 followers" */
  return g_strdup_printf (_ ("%s, %s, %s"), title, creators, followers);
}
