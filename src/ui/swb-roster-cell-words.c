/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one cell of the roster says, and what its tooltip tells of where that
 * comes from. No GTK. */
#include "base/swb-number.h"
#include "document/swb-plan-commands.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static char *
text_or_dash (const char *text)
{
  return g_strdup (text != NULL && *text != '\0' ? text : "–");
}

static char *
handle_text (SwbCreator *creator)
{
  const char *handle = swb_creator_get_handle (creator);

  if (handle == NULL || *handle == '\0')
    return g_strdup ("–");
  return g_strconcat ("@", handle, NULL);
}

static char *
languages_or_dash (SwbCreator *creator)
{
  g_autofree char *text =
      swb_roster_languages_text (swb_creator_get_languages (creator));

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup ("–");
}

static char *
fee_text (SwbCreator *creator)
{
  SwbMoney fee = swb_creator_get_fee (creator);

  return swb_money_is_none (&fee) ? g_strdup ("–") : swb_money_format (fee);
}

static char *
day_or_dash (SwbDay day)
{
  return day == SWB_DAY_NONE ? g_strdup ("–")
                             : swb_day_format (day, SWB_DAY_STYLE_MEDIUM);
}

static char *
worked_text (const SwbWorkCells *cells)
{
  return day_or_dash (cells != NULL ? cells->last : SWB_DAY_NONE);
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
    case SWB_ROSTER_COLUMN_VIEWS:
      return swb_roster_count_text (account != NULL ? account->views : -1,
                                    grouping);
    case SWB_ROSTER_COLUMN_READING:
      return day_or_dash (account != NULL ? account->followers_day
                                          : SWB_DAY_NONE);
    case SWB_ROSTER_COLUMN_COUNTRY:
      return text_or_dash (swb_creator_get_countries (creator));
    case SWB_ROSTER_COLUMN_FORMAT:
      return text_or_dash (swb_creator_get_formats (creator));
    case SWB_ROSTER_COLUMN_TAGS:
      return text_or_dash (swb_creator_get_tags (creator));
    case SWB_ROSTER_COLUMN_NAME:
    default:
      return text_or_dash (swb_creator_get_name (creator));
    }
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
engagement_tooltip (SwbCreator *creator, SwbGrouping grouping, SwbDay today)
{
  const SwbEngagement *engagement = swb_creator_get_engagement (creator);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rate = swb_roster_engagement_text (engagement);

  if (engagement == NULL || engagement->kind == SWB_ENGAGEMENT_NONE)
    return g_strdup (_ ("No engagement known that may still be used"));
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
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
followers_tooltip (SwbCreator *creator, SwbGrouping grouping, SwbDay today)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *count = NULL;
  g_autofree char *line = NULL;

  if (account == NULL || account->followers < 0)
    return g_strdup (_ ("No number of followers known that may still be used"));
  count = swb_number_format_count (account->followers, grouping);
  line = g_strdup_printf (
      ngettext ("%s follower", "%s followers", (gulong) account->followers),
      count);
  append_line (text, line);
  append_origin (text, account->followers_source, account->followers_day,
                 today);
  return g_string_free (g_steal_pointer (&text), FALSE);
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
  if (column == SWB_ROSTER_COLUMN_FOLLOWERS)
    return followers_tooltip (creator, grouping, today);
  if (column == SWB_ROSTER_COLUMN_TIER && swb_creator_get_tier (creator) < 0)
    return g_strdup (_ ("The tier follows from the number of followers, which "
                        "is not known"));
  text = swb_roster_cell_text (creator, column, grouping);
  return strcmp (text, "–") == 0 ? g_strdup (_ ("Not known")) : NULL;
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
