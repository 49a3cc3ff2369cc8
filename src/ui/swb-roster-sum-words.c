/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sums of the creators that are chosen come from: of how many they
 * are, from which readings, how old. No GTK. */
#include "ui/swb-roster-sum-words.h"

#include "base/swb-number.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define MOST_SOURCES 4

/* "30 of 34 creators". */
static char *
known_text (guint known, guint all, SwbGrouping grouping)
{
  g_autofree char *some = swb_number_format_count (known, grouping);
  g_autofree char *everybody = swb_number_format_count (all, grouping);

  return g_strdup_printf (
      ngettext ("%s of %s creator", "%s of %s creators", all), some, everybody);
}

/**
 * swb_roster_sum_fees_origin:
 * @creators: (array length=n_creators): who is summed up
 * @n_creators: how many
 * @grouping: how counts are written
 *
 * Returns: (transfer full): what their fees together rest on
 */
char *
swb_roster_sum_fees_origin (SwbCreator *const *creators,
                            guint n_creators,
                            SwbGrouping grouping)
{
  guint n = 0;
  g_autofree char *known = NULL;

  for (guint i = 0; i < n_creators; i++)
    {
      const SwbMoney fee = swb_creator_get_fee (creators[i]);

      n += !swb_money_is_none (&fee);
    }
  if (n == 0)
    return g_strdup (_ ("Fees: none is known"));
  known = known_text (n, n_creators, grouping);
  /* Translators: %s is "30 of 34 creators" */
  return g_strdup_printf (_ ("Fees: for a post of each, by the rate cards of "
                             "%s. Currencies are never added"),
                          known);
}

static void
add_source (GPtrArray *sources, const char *source)
{
  g_autofree char *text = swb_roster_source_text (source);

  if (sources->len <= MOST_SOURCES &&
      !g_ptr_array_find_with_equal_func (sources, text, g_str_equal, NULL))
    g_ptr_array_add (sources, g_steal_pointer (&text));
}

static char *
join_sources (GPtrArray *sources)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (sources->len, MOST_SOURCES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) sources->pdata[i]);
  if (sources->len > MOST_SOURCES)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

/**
 * swb_roster_sum_followers_origin:
 * @creators: (array length=n_creators): who is summed up
 * @n_creators: how many
 * @grouping: how counts are written
 *
 * Returns: (transfer full): what their followers together rest on
 */
char *
swb_roster_sum_followers_origin (SwbCreator *const *creators,
                                 guint n_creators,
                                 SwbGrouping grouping)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *known = NULL;
  g_autofree char *where = NULL;
  g_autofree char *oldest = NULL;
  const char *before = NULL;
  SwbDay first = SWB_DAY_NONE;
  guint n = 0;

  for (guint i = 0; i < n_creators; i++)
    {
      const SwbAccountCells *account = swb_creator_get_account (creators[i]);

      if (account == NULL || account->followers < 0)
        continue;
      n++;
      /* Creators of one source have it from the same place. */
      if (account->followers_source != before || n == 1)
        add_source (sources, account->followers_source);
      before = account->followers_source;
      if (swb_day_is_valid (account->followers_day) &&
          (first == SWB_DAY_NONE || account->followers_day < first))
        first = account->followers_day;
    }
  if (n == 0)
    return g_strdup (_ ("Followers: none are known"));
  known = known_text (n, n_creators, grouping);
  where = join_sources (sources);
  oldest = first != SWB_DAY_NONE ? swb_day_format (first, SWB_DAY_STYLE_MEDIUM)
                                 : g_strdup (_ ("no date"));
  /* Translators: "30 of 34 creators", sources, and a date */
  return g_strdup_printf (_ ("Followers: the newest readings of the largest "
                             "accounts of %s (%s; the oldest of %s). Who "
                             "follows several of them is counted as often"),
                          known, where, oldest);
}

/**
 * swb_roster_sum_origin:
 * @creators: (array length=n_creators): rows that are chosen
 * @n_creators: how many of them are given
 * @n_chosen: how many are chosen
 * @grouping: how counts are written
 *
 * Returns: (transfer full) (nullable): what swb_roster_summary () rests on;
 *   null where nobody is chosen
 */
char *
swb_roster_sum_origin (SwbCreator *const *creators,
                       guint n_creators,
                       guint n_chosen,
                       SwbGrouping grouping)
{
  g_autofree char *fees = NULL;
  g_autofree char *followers = NULL;

  if (n_chosen == 0)
    return NULL;
  if (n_creators < n_chosen)
    {
      g_autofree char *most = swb_number_format_count (n_creators, grouping);

      return g_strdup_printf (
          _ ("Sums are made of up to %s creators. Group the list to see what "
             "more come to"),
          most);
    }
  fees = swb_roster_sum_fees_origin (creators, n_creators, grouping);
  followers = swb_roster_sum_followers_origin (creators, n_creators, grouping);
  return g_strdup_printf ("%s\n%s", fees, followers);
}

/**
 * swb_roster_count_origin:
 * @n_shown: rows found
 * @n: rows altogether
 * @grouping: how counts are written
 *
 * Returns: (transfer full): what the numbers of creators count
 */
char *
swb_roster_count_origin (guint n_shown, guint n, SwbGrouping grouping)
{
  g_autofree char *all = swb_number_format_count (n, grouping);
  g_autofree char *some = swb_number_format_count (n_shown, grouping);

  if (n_shown == n)
    return g_strdup (_ ("All creators of this workspace"));
  /* Translators: a number of creators that were found, and of all */
  return g_strdup_printf (
      ngettext ("%s fits the search and the filters, of %s in this workspace",
                "%s fit the search and the filters, of %s in this workspace",
                n_shown),
      some, all);
}
