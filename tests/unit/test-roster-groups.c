/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a roster in groups: everybody once and in the order of the view,
 * what groups come to as a plain walk over the creators finds it, opened and
 * closed, and many of them on a thread. */
#include "model/swb-roster-groups.h"

#include "model/swb-roster-grouping.h"

#include "wait.h"

#include <math.h>
#include <string.h>

static const char *const languages[] = { NULL, "hi",  "ta, en",
                                         "ta", "hif", "en, ta" };
static const char *const currencies[] = { "INR", "KRW", "AED" };

static SwbAccountCells
make_account (GRand *rand, guint creator)
{
  SwbAccountCells account = {
    .id = swb_id_new (),
    .creator = creator,
    .platform = (SwbPlatform) g_rand_int_range (rand, 0, 3),
    .handle = "somebody",
    .followers = g_rand_int_range (rand, 0, 8) == 0
                     ? -1
                     : (gint64) pow (10, g_rand_double_range (rand, 2, 7)),
    .followers_lapsed = SWB_DAY_NONE,
    .views = -1,
  };

  account.engagement.kind = (SwbEngagementBase) g_rand_int_range (
      rand, 0, SWB_ENGAGEMENT_ON_REACH + 1);
  account.engagement.numerator =
      g_rand_int_range (rand, 0, 9) == 0 ? NAN : g_rand_int_range (rand, 0, 99);
  account.engagement.base = 1000 + g_rand_int_range (rand, 0, 1000);
  account.engagement.ratio = 0.01;
  return account;
}

static SwbRoster *
make_roster (guint n)
{
  SwbRoster *roster = swb_roster_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20210703);
  SwbRosterData *data = swb_roster_data_new (n, n);

  for (guint i = 0; i < n; i++)
    {
      const SwbId id = swb_id_new ();
      const SwbAccountCells account = make_account (rand, i);
      g_autofree char *name = g_strdup_printf ("Creator %u", n - i);
      const char *currency = currencies[g_rand_int_range (rand, 0, 3)];

      swb_roster_data_set_creator (data, i, &id, name);
      swb_roster_data_set_text (
          data, SWB_ROSTER_TEXT_LANGUAGES, i,
          languages[g_rand_int_range (rand, 0, G_N_ELEMENTS (languages))]);
      if (g_rand_int_range (rand, 0, 4) > 0)
        swb_roster_data_set_fee (
            data, i,
            swb_money_make (g_rand_int_range (rand, 1, 1000000), currency));
      swb_roster_data_set_account (data, i, &account);
    }
  swb_roster_data_finish (data, NULL, NULL);
  swb_roster_replace (roster, data);
  return roster;
}

/* In which group a creator belongs, by itself. */
static gboolean
belongs (SwbCreator *creator, SwbRosterGroupBy by, const SwbGroupCells *cells)
{
  const char *list = swb_creator_get_languages (creator);
  g_autofree char *first = NULL;

  switch (by)
    {
    case SWB_ROSTER_GROUP_BY_TIER:
      return swb_creator_get_tier (creator) == cells->number;
    case SWB_ROSTER_GROUP_BY_PLATFORM:
      return (int) swb_creator_get_platform (creator) == cells->number;
    case SWB_ROSTER_GROUP_BY_LANGUAGE:
      if (list != NULL && *list != '\0')
        first = g_strndup (list, strcspn (list, ","));
      return g_strcmp0 (first, cells->text) == 0;
    default:
      g_assert_not_reached ();
    }
}

/* A sum of one currency, by a walk over everybody. */
static gint64
sum_fees (SwbRoster *roster,
          SwbRosterGroupBy by,
          const SwbGroupCells *cells,
          const char *currency)
{
  gint64 sum = 0;

  for (guint i = 0; i < swb_roster_get_n_creators (roster); i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);
      SwbMoney fee = swb_creator_get_fee (creator);

      if (belongs (creator, by, cells) &&
          g_strcmp0 (fee.currency, currency) == 0)
        sum += fee.minor;
    }
  return sum;
}

static void
assert_fees (SwbRoster *roster, SwbRosterGroupBy by, const SwbGroupCells *cells)
{
  for (guint i = 0; i < cells->sums.fees->len; i++)
    {
      SwbMoney sum = g_array_index (cells->sums.fees, SwbMoney, i);

      g_assert_cmpint (sum.minor, ==,
                       sum_fees (roster, by, cells, sum.currency));
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (g_array_index (cells->sums.fees, SwbMoney, j).currency,
                         !=, sum.currency);
    }
}

static void
add_rate (SwbGroupRate *rates, const SwbEngagement *engagement)
{
  if (engagement == NULL || engagement->kind == SWB_ENGAGEMENT_NONE ||
      isnan (engagement->numerator))
    return;
  rates[engagement->kind].numerator += engagement->numerator;
  rates[engagement->kind].base += engagement->base;
  rates[engagement->kind].n++;
}

static void
assert_sums (SwbRoster *roster, SwbRosterGroupBy by, const SwbGroupCells *cells)
{
  SwbGroupRate rates[SWB_ENGAGEMENT_ON_REACH + 1] = { 0 };
  gint64 followers = 0;
  guint n = 0;
  guint n_followers = 0;

  for (guint i = 0; i < swb_roster_get_n_creators (roster); i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);

      if (!belongs (creator, by, cells))
        continue;
      n++;
      n_followers += swb_creator_get_followers (creator) >= 0;
      followers += MAX (swb_creator_get_followers (creator), 0);
      add_rate (rates, swb_creator_get_engagement (creator));
    }
  g_assert_cmpuint (cells->sums.n, ==, n);
  g_assert_cmpuint (cells->sums.n_followers, ==, n_followers);
  g_assert_cmpint (cells->sums.followers, ==, followers);
  for (guint i = 1; i < G_N_ELEMENTS (rates); i++)
    {
      g_assert_cmpuint (cells->sums.rates[i].n, ==, rates[i].n);
      g_assert_cmpfloat_with_epsilon (cells->sums.rates[i].base, rates[i].base,
                                      1e-3);
      g_assert_cmpfloat_with_epsilon (cells->sums.rates[i].numerator,
                                      rates[i].numerator, 1e-3);
    }
  assert_fees (roster, by, cells);
}

/* Everybody is there once, in the group where he belongs and in the order of
 * the view. */
static void
assert_rows (SwbRosterGroups *groups, SwbRosterView *view, SwbRosterGroupBy by)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (view));
  guint n_seen = 0;

  for (guint g = 0; g < swb_roster_groups_get_n (groups); g++)
    {
      const SwbGroupCells *cells =
          swb_roster_group_get_cells (swb_roster_groups_get_nth (groups, g));
      guint before = 0;

      for (guint i = 0; i < cells->sums.n; i++, n_seen++)
        {
          g_autoptr (SwbCreator) creator = g_list_model_get_item (
              G_LIST_MODEL (groups),
              swb_roster_groups_get_position (groups, g) + 1 + i);
          guint position = 0;

          g_assert_true (belongs (creator, by, cells));
          g_assert_true (swb_roster_view_find (
              view, swb_creator_get_id (creator), &position));
          g_assert_true (i == 0 || position > before);
          before = position;
        }
    }
  g_assert_cmpuint (n_seen, ==, n_all);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (groups)), ==,
                    n_all + swb_roster_groups_get_n (groups));
}

static void
test_sums (void)
{
  g_autoptr (SwbRoster) roster = make_roster (700);
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);
  g_autoptr (SwbRosterGroups) groups = swb_roster_groups_new (view);
  const SwbRosterGroupBy all[] = { SWB_ROSTER_GROUP_BY_TIER,
                                   SWB_ROSTER_GROUP_BY_PLATFORM,
                                   SWB_ROSTER_GROUP_BY_LANGUAGE };
  const guint n_groups[] = { 6, 3, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      swb_roster_groups_set_by (groups, all[i]);
      g_assert_cmpuint (swb_roster_groups_get_n (groups), ==, n_groups[i]);
      for (guint g = 0; g < n_groups[i]; g++)
        assert_sums (
            roster, all[i],
            swb_roster_group_get_cells (swb_roster_groups_get_nth (groups, g)));
      assert_rows (groups, view, all[i]);
    }
  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_NAME, TRUE);
  assert_rows (groups, view, SWB_ROSTER_GROUP_BY_LANGUAGE);
  swb_roster_groups_set_by (groups, SWB_ROSTER_GROUP_BY_NONE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (groups)), ==, 700);
}

static void
test_order_of_groups (void)
{
  g_autoptr (SwbRoster) roster = make_roster (700);
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);
  g_autoptr (SwbRosterGroups) groups = swb_roster_groups_new (view);

  swb_roster_groups_set_by (groups, SWB_ROSTER_GROUP_BY_TIER);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (
        swb_roster_group_get_cells (swb_roster_groups_get_nth (groups, i))
            ->number,
        ==, 4 - (int) i);
  swb_roster_groups_set_by (groups, SWB_ROSTER_GROUP_BY_LANGUAGE);
  g_assert_null (
      swb_roster_group_get_cells (swb_roster_groups_get_nth (groups, 4))->text);
  g_assert_cmpstr (
      swb_roster_group_get_cells (swb_roster_groups_get_nth (groups, 0))->text,
      ==, "en");
}

static void
changed_cb (
    GListModel *model, guint position, guint removed, guint added, guint *seen)
{
  seen[0] = position;
  seen[1] = removed;
  seen[2] = added;
}

static void
test_close (void)
{
  g_autoptr (SwbRoster) roster = make_roster (700);
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);
  g_autoptr (SwbRosterGroups) groups = swb_roster_groups_new (view);
  g_autoptr (SwbCreator) creator = NULL;
  guint seen[3] = { 0 };
  guint size, top, position;

  swb_roster_groups_set_by (groups, SWB_ROSTER_GROUP_BY_PLATFORM);
  top = swb_roster_groups_get_position (groups, 1);
  size = swb_roster_group_get_cells (swb_roster_groups_get_nth (groups, 1))
             ->sums.n;
  creator = swb_roster_groups_get_creator (groups, 1, 3);
  g_signal_connect (groups, "items-changed", G_CALLBACK (changed_cb), seen);
  swb_roster_groups_set_open (groups, 1, FALSE);
  g_assert_cmpuint (seen[0], ==, top + 1);
  g_assert_cmpuint (seen[1], ==, size);
  g_assert_cmpuint (seen[2], ==, 0);
  g_assert_cmpuint (swb_roster_groups_get_position (groups, 2), ==, top + 1);
  g_assert_true (
      swb_roster_groups_find (groups, swb_creator_get_id (creator), &position));
  g_assert_cmpuint (position, ==, top);
  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_NAME, FALSE);
  g_assert_false (
      swb_roster_group_is_open (swb_roster_groups_get_nth (groups, 1)));
  swb_roster_groups_set_open (groups, 1, TRUE);
  g_assert_cmpuint (seen[2], ==, size);
  assert_rows (groups, view, SWB_ROSTER_GROUP_BY_PLATFORM);
}

/* More than are put in groups at once. What changes while the thread works is
 * in the groups in the end. */
static void
test_many (void)
{
  g_autoptr (SwbRoster) roster = make_roster (30000);
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);
  g_autoptr (SwbRosterGroups) groups = swb_roster_groups_new (view);

  swb_roster_groups_set_by (groups, SWB_ROSTER_GROUP_BY_TIER);
  g_assert_true (swb_roster_groups_is_busy (groups));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (groups)), ==,
                    30000);
  swb_roster_view_set_search (view, "creator 29");
  FIXTURE_WAIT ("the groups", !swb_roster_groups_is_busy (groups));
  g_assert_cmpuint (swb_roster_groups_get_n (groups), ==, 6);
  assert_rows (groups, view, SWB_ROSTER_GROUP_BY_TIER);
}

static const SwbGroupCells *
find_tier (const SwbRosterGrouping *grouping, int tier)
{
  for (guint i = 0; i < grouping->groups->len; i++)
    {
      const SwbGroupCells *cells =
          &g_array_index (grouping->groups, SwbGroupCells, i);

      if (cells->number == tier)
        return cells;
    }
  return NULL;
}

/* Many creators are looked at in the order of the columns, a few in their own:
 * twenty by twenty they come to the same, in the order that was asked for. */
static void
test_few (void)
{
  g_autoptr (SwbRoster) roster = make_roster (400);
  const SwbRosterData *data = swb_roster_get_data (roster);
  guint32 places[400];
  SwbRosterGrouping *all;
  guint n = 0;
  gint64 followers = 0;
  gint64 expected = 0;

  for (guint i = 0; i < 400; i++)
    places[i] = 399 - i;
  all = swb_roster_grouping_new (data, places, 400, NULL,
                                 SWB_ROSTER_GROUP_BY_TIER);
  for (guint g = 0; g < all->groups->len; g++)
    {
      const SwbGroupCells *cells =
          &g_array_index (all->groups, SwbGroupCells, g);

      expected += cells->sums.followers;
      for (guint i = 1; i < cells->sums.n; i++)
        g_assert_cmpuint (all->places[cells->first + i - 1], >,
                          all->places[cells->first + i]);
    }
  for (guint i = 0; i < 400; i += 20)
    {
      SwbRosterGrouping *some = swb_roster_grouping_new (
          data, places + i, 20, NULL, SWB_ROSTER_GROUP_BY_TIER);

      for (guint g = 0; g < some->groups->len; g++)
        {
          const SwbGroupCells *cells =
              &g_array_index (some->groups, SwbGroupCells, g);

          g_assert_cmpuint (cells->sums.n, <=,
                            find_tier (all, cells->number)->sums.n);
          n += cells->sums.n;
          followers += cells->sums.followers;
        }
      swb_roster_grouping_free (some);
    }
  g_assert_cmpuint (n, ==, 400);
  g_assert_cmpint (followers, ==, expected);
  swb_roster_grouping_free (all);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-groups/sums", test_sums);
  g_test_add_func ("/roster-groups/order", test_order_of_groups);
  g_test_add_func ("/roster-groups/close", test_close);
  g_test_add_func ("/roster-groups/many", test_many);
  g_test_add_func ("/roster-groups/few", test_few);
  return g_test_run ();
}
