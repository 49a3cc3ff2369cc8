/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a roster by chance: columns, indices and views are what they
 * would be if everything were made anew. */
#include "model/swb-roster-view.h"

#include <string.h>

#define ROUNDS 400
#define MOST_ACCOUNTS 3
#define N_VIEWS 4

/* One creator as it should be. */
typedef struct
{
  SwbId id;
  char name[64];
  char city[16];
  gint64 followers;
  guint n_accounts;
  SwbId accounts[MOST_ACCOUNTS];
} Person;

typedef struct
{
  SwbRoster *roster;
  GArray *people; /* of Person, in the roster's order */
  SwbRosterView *views[N_VIEWS];
} Journey;

static void
random_facts (Person *person)
{
  static const char *const cities[] = { "Pune", "Delhi", "Seoul", "" };

  g_snprintf (person->name, sizeof person->name, "Creator %d with a long name",
              g_test_rand_int_range (0, 1000));
  g_strlcpy (person->city, cities[g_test_rand_int_range (0, 4)],
             sizeof person->city);
  person->followers = g_test_rand_int_range (-1, 2000000);
}

static void
set_accounts (Person *person, guint n)
{
  person->n_accounts = n;
  for (guint a = 0; a < n; a++)
    person->accounts[a] = swb_id_new ();
}

static void
fill_account (SwbRosterData *data,
              guint account,
              guint creator,
              const Person *person,
              guint a)
{
  const SwbAccountCells cells = {
    .id = person->accounts[a],
    .creator = creator,
    .platform = a % 2 ? SWB_PLATFORM_TIKTOK : SWB_PLATFORM_INSTAGRAM,
    .handle = person->name + 8,
    .name = a % 2 ? person->name : "Second name",
    .followers = person->followers < 0 ? -1 : person->followers / (a + 1),
    .followers_day = person->followers < 0 ? SWB_DAY_NONE : 20000,
    .followers_source = person->followers < 0 ? NULL : "typed",
    .followers_lapsed = a % 2 ? SWB_DAY_NONE : 19000,
    .views = a % 2 ? -1 : (G_GINT64_CONSTANT (1) << 33) + person->followers,
    .views_source = a % 2 ? NULL : "import:a.csv",
    .engagement = { .numerator = 12.5,
                    .base = person->followers + 100.0,
                    .ratio = 12.5 / (person->followers + 100.0),
                    .kind = person->followers % 2 ? SWB_ENGAGEMENT_NONE
                                                  : SWB_ENGAGEMENT_ON_VIEWS,
                    .day = 20001,
                    .window = 30,
                    .source = "import:b.csv",
                    .parts = "likes+comments",
                    .lapsed_kind = person->followers % 3
                                       ? SWB_ENGAGEMENT_NONE
                                       : SWB_ENGAGEMENT_ON_REACH,
                    .lapsed = 19001 },
  };

  swb_roster_data_set_account (data, account, &cells);
}

static const char *
notes_of (guint creator, gpointer people)
{
  return g_array_index ((GArray *) people, Person, creator).followers % 5 == 0
             ? "sends raw files"
             : NULL;
}

static SwbRosterData *
make_data (const GArray *people)
{
  guint n_accounts = 0;
  SwbRosterData *data;
  guint at = 0;

  for (guint i = 0; i < people->len; i++)
    n_accounts += g_array_index (people, Person, i).n_accounts;
  data = swb_roster_data_new (people->len, n_accounts);
  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = &g_array_index (people, Person, i);

      swb_roster_data_set_creator (data, i, &person->id, person->name);
      swb_roster_data_set_text (data, SWB_ROSTER_TEXT_CITIES, i, person->city);
      swb_roster_data_set_text (data, SWB_ROSTER_TEXT_TAGS, i,
                                person->followers % 2 ? "odd" : NULL);
      swb_roster_data_set_fee (data, i,
                               person->followers % 3 == 0
                                   ? swb_money_make (person->followers, "INR")
                                   : swb_money_none ());
      for (guint a = 0; a < person->n_accounts; a++)
        fill_account (data, at++, i, person, a);
    }
  swb_roster_data_finish (data, notes_of, (gpointer) people);
  return data;
}

static void
assert_engagement (const SwbEngagement *engagement, const SwbEngagement *wanted)
{
  g_assert_cmpint (engagement->kind, ==, wanted->kind);
  g_assert_cmpfloat (engagement->numerator, ==, wanted->numerator);
  g_assert_cmpfloat (engagement->base, ==, wanted->base);
  g_assert_cmpfloat (engagement->ratio, ==, wanted->ratio);
  g_assert_cmpint (engagement->day, ==, wanted->day);
  g_assert_cmpint (engagement->window, ==, wanted->window);
  g_assert_cmpstr (engagement->source, ==, wanted->source);
  g_assert_cmpstr (engagement->parts, ==, wanted->parts);
  g_assert_cmpint (engagement->lapsed_kind, ==, wanted->lapsed_kind);
  g_assert_cmpint (engagement->lapsed, ==, wanted->lapsed);
}

static void
assert_account (const SwbRosterData *data,
                const SwbRosterData *wanted_data,
                guint account)
{
  SwbAccountCells cells;
  SwbAccountCells wanted;

  swb_roster_data_get_account (data, account, &cells);
  swb_roster_data_get_account (wanted_data, account, &wanted);
  g_assert_true (swb_id_equal (&cells.id, &wanted.id));
  g_assert_cmpuint (cells.creator, ==, wanted.creator);
  g_assert_cmpint (cells.platform, ==, wanted.platform);
  g_assert_cmpstr (cells.handle, ==, wanted.handle);
  g_assert_cmpstr (cells.name, ==, wanted.name);
  g_assert_cmpint (cells.followers, ==, wanted.followers);
  g_assert_cmpint (cells.followers_day, ==, wanted.followers_day);
  g_assert_cmpstr (cells.followers_source, ==, wanted.followers_source);
  g_assert_cmpint (cells.followers_lapsed, ==, wanted.followers_lapsed);
  g_assert_cmpint (cells.views, ==, wanted.views);
  g_assert_cmpstr (cells.views_source, ==, wanted.views_source);
  assert_engagement (&cells.engagement, &wanted.engagement);
}

static void
assert_creator (const SwbRosterData *data, const SwbRosterData *wanted, guint i)
{
  SwbMoney fee = swb_roster_data_fee (data, i);
  SwbMoney wanted_fee = swb_roster_data_fee (wanted, i);

  g_assert_cmpstr (swb_roster_data_name (data, i), ==,
                   swb_roster_data_name (wanted, i));
  g_assert_cmpstr (swb_roster_data_folded (data, i), ==,
                   swb_roster_data_folded (wanted, i));
  for (int t = 0; t < SWB_N_ROSTER_TEXTS; t++)
    g_assert_cmpstr (swb_roster_data_text (data, (SwbRosterText) t, i), ==,
                     swb_roster_data_text (wanted, (SwbRosterText) t, i));
  g_assert_true (swb_money_equal (&fee, &wanted_fee));
  g_assert_cmpint (swb_roster_data_tier (data, i), ==,
                   swb_roster_data_tier (wanted, i));
  g_assert_cmpuint (swb_roster_data_first_account (data, i), ==,
                    swb_roster_data_first_account (wanted, i));
  g_assert_cmpuint (swb_roster_data_main_account (data, i), ==,
                    swb_roster_data_main_account (wanted, i));
}

static void
assert_columns (Journey *journey)
{
  const SwbRosterData *data = swb_roster_get_data (journey->roster);
  g_autoptr (SwbRosterData) wanted = make_data (journey->people);
  guint index = 0;

  g_assert_cmpuint (data->n_creators, ==, wanted->n_creators);
  g_assert_cmpuint (data->n_accounts, ==, wanted->n_accounts);
  swb_roster_data_set_tiers (wanted, &data->bounds);
  for (guint i = 0; i < wanted->n_creators; i++)
    {
      g_assert_true (swb_roster_find (journey->roster,
                                      swb_roster_data_id (wanted, i), &index));
      g_assert_cmpuint (index, ==, i);
      assert_creator (data, wanted, i);
    }
  for (guint a = 0; a < wanted->n_accounts; a++)
    {
      g_assert_true (swb_roster_find_account (
          journey->roster, swb_roster_data_account_id (wanted, a), &index));
      g_assert_cmpuint (index, ==, a);
      assert_account (data, wanted, a);
    }
}

static void
set_filter (SwbRosterView *view, SwbFilterKind kind, const char *value)
{
  const char *const values[] = { value, NULL };
  g_autoptr (SwbRosterFilter) filter = swb_roster_filter_with_values (
      swb_roster_view_get_filter (view), kind, values);

  swb_roster_view_set_filter (view, filter);
}

static SwbRosterView *
new_view (SwbRoster *roster, guint which)
{
  SwbRosterView *view = swb_roster_view_new (roster);

  if (which == 1)
    swb_roster_view_set_search (view, "pune");
  if (which == 2)
    set_filter (view, SWB_FILTER_TIER, "macro");
  if (which == 3)
    set_filter (view, SWB_FILTER_PLATFORM, "tiktok");
  swb_roster_view_set_sort (
      view, which % 2 ? SWB_ROSTER_COLUMN_NAME : SWB_ROSTER_COLUMN_FOLLOWERS,
      which > 1);
  return view;
}

static void
assert_view (Journey *journey, guint which)
{
  SwbRosterView *view = journey->views[which];
  g_autoptr (SwbRosterView) wanted = new_view (journey->roster, which);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (wanted));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwbCreator) one =
          g_list_model_get_item (G_LIST_MODEL (view), i);
      g_autoptr (SwbCreator) other =
          g_list_model_get_item (G_LIST_MODEL (wanted), i);

      g_assert_cmpuint (swb_creator_get_index (one), ==,
                        swb_creator_get_index (other));
    }
}

/* Some get other facts, some other accounts, some go, some come. */
static void
change (Journey *journey, gboolean odd)
{
  g_autoptr (GArray) patch = g_array_new (FALSE, FALSE, sizeof (Person));
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (SwbId));
  int n = g_test_rand_int_range (0, 6);

  for (guint i = 0; i < journey->people->len; i++)
    {
      Person *person = &g_array_index (journey->people, Person, i);

      if (g_test_rand_int_range (0, 20) > 0)
        continue;
      if (odd && g_test_rand_int_range (0, 2) == 0)
        {
          g_array_append_val (gone, person->id);
          g_array_remove_index (journey->people, i--);
          continue;
        }
      random_facts (person);
      if (odd && g_test_rand_int_range (0, 2) == 0)
        set_accounts (person,
                      (guint) g_test_rand_int_range (0, MOST_ACCOUNTS + 1));
      g_array_append_val (patch, *person);
    }
  while (n-- > 0)
    {
      Person person = { .id = swb_id_new () };

      random_facts (&person);
      set_accounts (&person, (guint) g_test_rand_int_range (0, 3));
      g_array_append_val (patch, person);
      g_array_append_val (journey->people, person);
    }
  swb_roster_merge (journey->roster, make_data (patch),
                    (const SwbId *) (gpointer) gone->data, gone->len);
}

static void
test_by_chance (void)
{
  Journey journey = { .roster = swb_roster_new (),
                      .people = g_array_new (FALSE, FALSE, sizeof (Person)) };

  for (guint v = 0; v < N_VIEWS; v++)
    journey.views[v] = new_view (journey.roster, v);
  for (guint i = 0; i < ROUNDS; i++)
    {
      change (&journey, i % 5 == 0);
      assert_columns (&journey);
      for (guint v = 0; v < N_VIEWS; v++)
        assert_view (&journey, v);
    }
  g_assert_cmpuint (journey.people->len, >, 100);
  for (guint v = 0; v < N_VIEWS; v++)
    g_object_unref (journey.views[v]);
  g_object_unref (journey.roster);
  g_array_unref (journey.people);
}

static Journey
make_journey (guint n)
{
  Journey journey = { .roster = swb_roster_new (),
                      .people = g_array_new (FALSE, FALSE, sizeof (Person)) };

  for (guint i = 0; i < n; i++)
    {
      Person person = { .id = swb_id_new () };

      random_facts (&person);
      set_accounts (&person, 1);
      g_array_append_val (journey.people, person);
    }
  swb_roster_replace (journey.roster, make_data (journey.people));
  return journey;
}

static void
clear_journey (Journey *journey)
{
  g_object_unref (journey->roster);
  g_array_unref (journey->people);
}

static void
edit (Journey *journey, guint i)
{
  g_autoptr (GArray) patch = g_array_new (FALSE, FALSE, sizeof (Person));
  Person *person = &g_array_index (journey->people, Person, i);

  random_facts (person);
  g_array_append_val (patch, *person);
  swb_roster_merge (journey->roster, make_data (patch), NULL, 0);
}

/* An edit changes nothing but its row; a row that somebody holds keeps to its
 * creator whatever happens to the others. */
static void
test_in_place (void)
{
  Journey journey = make_journey (100);
  const SwbRosterData *data = swb_roster_get_data (journey.roster);
  g_autoptr (SwbCreator) held = swb_roster_get_creator (journey.roster, 99);
  const SwbId id = *swb_creator_get_id (held);
  const SwbId first = g_array_index (journey.people, Person, 0).id;
  g_autoptr (SwbRosterData) nobody = swb_roster_data_new (0, 0);

  edit (&journey, 5);
  g_assert_true (swb_roster_get_data (journey.roster) == data);
  assert_columns (&journey);
  swb_roster_data_finish (nobody, NULL, NULL);
  swb_roster_merge (journey.roster, g_steal_pointer (&nobody), &first, 1);
  g_assert_true (swb_roster_get_data (journey.roster) != data);
  g_assert_cmpuint (swb_roster_get_n_creators (journey.roster), ==, 99);
  g_assert_true (swb_id_equal (swb_creator_get_id (held), &id));
  clear_journey (&journey);
}

/* What a thread reads is not changed under it. */
static void
test_pinned (void)
{
  Journey journey = make_journey (100);
  const gint64 least[SWB_N_BOUNDS] = { 1, 2, 3, 4 };
  SwbTierBounds bounds;
  g_autoptr (SwbRosterData) pinned = swb_roster_pin (journey.roster);
  g_autofree char *name = g_strdup (swb_roster_data_name (pinned, 5));
  int tier = swb_roster_data_tier (pinned, 5);

  edit (&journey, 5);
  g_assert_cmpstr (swb_roster_data_name (pinned, 5), ==, name);
  g_assert_true (swb_roster_get_data (journey.roster) != pinned);
  assert_columns (&journey);
  swb_tier_bounds_set_all (&bounds, least);
  swb_roster_set_tier_bounds (journey.roster, &bounds);
  g_assert_cmpint (swb_roster_data_tier (pinned, 5), ==, tier);
  swb_roster_unpin (journey.roster);
  clear_journey (&journey);
}

/* A text that was replaced is given back in the end: memory does not grow
 * with the number of edits. */
static void
test_texts_are_given_back (void)
{
  Journey journey = make_journey (10);
  const SwbRosterData *data = swb_roster_get_data (journey.roster);
  guint n_anew = 0;

  for (guint i = 0; i < 5000; i++)
    {
      edit (&journey, i % 10);
      n_anew += swb_roster_get_data (journey.roster) != data;
      data = swb_roster_get_data (journey.roster);
    }
  assert_columns (&journey);
  g_assert_cmpuint (n_anew, >, 5);
  g_assert_cmpuint (n_anew, <, 100);
  clear_journey (&journey);
}

/* Very many are put in order by a thread; the view follows later. */
static void
test_many (void)
{
  Journey journey = make_journey (60000);

  journey.views[0] = new_view (journey.roster, 0);
  g_assert_true (swb_roster_view_is_busy (journey.views[0]));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (journey.views[0])),
                    ==, 0);
  edit (&journey, 7);
  swb_roster_view_set_sort (journey.views[0], SWB_ROSTER_COLUMN_NAME, TRUE);
  while (swb_roster_view_is_busy (journey.views[0]))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (journey.views[0])),
                    ==, 60000);
  edit (&journey, 8);
  g_assert_false (swb_roster_view_is_busy (journey.views[0]));
  for (guint i = 1; i < 60000; i++)
    {
      g_autoptr (SwbCreator) one =
          g_list_model_get_item (G_LIST_MODEL (journey.views[0]), i - 1);
      g_autoptr (SwbCreator) other =
          g_list_model_get_item (G_LIST_MODEL (journey.views[0]), i);

      g_assert_cmpint (g_ascii_strcasecmp (swb_creator_get_name (one),
                                           swb_creator_get_name (other)),
                       >=, 0);
    }
  g_object_unref (journey.views[0]);
  clear_journey (&journey);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-changes/by-chance", test_by_chance);
  g_test_add_func ("/roster-changes/in-place", test_in_place);
  g_test_add_func ("/roster-changes/pinned", test_pinned);
  g_test_add_func ("/roster-changes/texts", test_texts_are_given_back);
  g_test_add_func ("/roster-changes/many", test_many);
  return g_test_run ();
}
