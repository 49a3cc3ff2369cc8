/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's columns and the view that filters, searches and sorts them. */
#include "model/swb-roster-view.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *handle;
  SwbPlatform platform;
  gint64 followers;
  const char *cities;
} Person;

static const Person people[] = {
  { "मीरा पाटील", "meera", SWB_PLATFORM_INSTAGRAM, 48200, "Pune" },
  { "다크걸", "darkgirl", SWB_PLATFORM_YOUTUBE, 640000, "Seoul" },
  { "José Núñez", "josen", SWB_PLATFORM_TIKTOK, 9000, "Madrid" },
  { "Nobody Known", "nobody", SWB_PLATFORM_TIKTOK, -1, NULL },
  { "Rhea", "rhea", SWB_PLATFORM_INSTAGRAM, 24000000, "Mumbai" },
};

static SwbRosterData *
make_data (const Person *list, guint n)
{
  SwbRosterData *data = swb_roster_data_new (n, n);

  for (guint i = 0; i < n; i++)
    {
      const SwbAccountCells account = {
        .id = swb_id_new (),
        .creator = i,
        .platform = list[i].platform,
        .handle = list[i].handle,
        .followers = list[i].followers,
        .followers_lapsed = SWB_DAY_NONE,
        .views = -1,
      };
      SwbId id;

      memset (&id, (int) list[i].handle[0], sizeof id);
      swb_roster_data_set_creator (data, i, &id, list[i].name);
      swb_roster_data_set_text (data, SWB_ROSTER_TEXT_CITIES, i,
                                list[i].cities);
      swb_roster_data_set_account (data, i, &account);
    }
  swb_roster_data_finish (data, NULL, NULL);
  return data;
}

static SwbRoster *
make_roster (void)
{
  SwbRoster *roster = swb_roster_new ();

  swb_roster_replace (roster, make_data (people, G_N_ELEMENTS (people)));
  return roster;
}

/* The handles in the order of the view, with blanks between. */
static char *
shown (SwbRosterView *view)
{
  GListModel *model = G_LIST_MODEL (view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SwbCreator) creator = g_list_model_get_item (model, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              swb_creator_get_handle (creator));
    }
  return g_string_free (text, FALSE);
}

static void
assert_shown (SwbRosterView *view, const char *expected)
{
  const SwbRosterData *data =
      swb_roster_get_data (swb_roster_view_get_roster (view));
  g_autofree char *found = shown (view);

  g_assert_cmpstr (found, ==, expected);
  for (guint i = 0; i < data->n_creators; i++)
    {
      guint position;

      g_assert_cmpint (
          swb_roster_view_shows (view, swb_roster_data_id (data, i)), ==,
          swb_roster_view_find (view, swb_roster_data_id (data, i), &position));
    }
}

static void
test_tiers (void)
{
  g_autoptr (SwbRoster) roster = make_roster ();
  const gint64 least[] = { 1000, 100000, 500000, 1000000 };
  SwbTierBounds wide;
  const SwbRosterData *data = swb_roster_get_data (roster);

  g_assert_cmpint (swb_roster_data_tier (data, 0), ==, 1);
  g_assert_cmpint (swb_roster_data_tier (data, 1), ==, 3);
  g_assert_cmpint (swb_roster_data_tier (data, 2), ==, 0);
  g_assert_cmpint (swb_roster_data_tier (data, 3), ==, -1);
  g_assert_cmpint (swb_roster_data_tier (data, 4), ==, 4);
  swb_tier_bounds_set_all (&wide, least);
  swb_roster_set_tier_bounds (roster, &wide);
  g_assert_cmpint (swb_roster_data_tier (data, 2), ==, 1);
}

static SwbRosterData *
make_many (guint n)
{
  SwbRosterData *data = swb_roster_data_new (n, n);

  for (guint i = 0; i < n; i++)
    {
      const SwbAccountCells account = {
        .id = swb_id_new (),
        .creator = i,
        .handle = "meera",
        .followers = 50000,
        .followers_lapsed = SWB_DAY_NONE,
        .views = -1,
      };
      const SwbId id = swb_id_new ();

      swb_roster_data_set_creator (data, i, &id, "Meera");
      swb_roster_data_set_account (data, i, &account);
    }
  swb_roster_data_finish (data, NULL, NULL);
  return data;
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Of many a thread makes the tiers; who reads the columns meanwhile reads them
 * as they were, and what was asked for last is what counts. */
static void
test_tiers_of_many (void)
{
  static const gint64 high[] = { 60000, 100000, 500000, 1000000 };
  static const gint64 low[] = { 1000, 40000, 500000, 1000000 };
  g_autoptr (SwbRoster) roster = swb_roster_new ();
  g_autoptr (SwbRosterData) pinned = NULL;
  SwbTierBounds bounds;
  guint n_changed = 0;

  swb_roster_replace (roster, make_many (20000));
  g_assert_cmpint (swb_roster_data_tier (swb_roster_get_data (roster), 19999),
                   ==, 1);
  g_signal_connect_swapped (roster, "changed", G_CALLBACK (count_cb),
                            &n_changed);
  pinned = swb_roster_pin (roster);
  swb_tier_bounds_set_all (&bounds, high);
  swb_roster_set_tier_bounds (roster, &bounds);
  swb_tier_bounds_set_all (&bounds, low);
  swb_roster_set_tier_bounds (roster, &bounds);
  g_assert_cmpint (swb_roster_data_tier (pinned, 19999), ==, 1);
  swb_roster_unpin (roster);
  while (n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (swb_roster_data_tier (swb_roster_get_data (roster), 19999),
                   ==, 2);
  g_assert_cmpint (swb_roster_data_tier (swb_roster_get_data (roster), 0), ==,
                   2);
}

static void
assert_tiers (SwbRoster *roster, guint n)
{
  const SwbRosterData *data = swb_roster_get_data (roster);

  g_assert_cmpuint (data->n_creators, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (swb_roster_data_tier (data, i), ==, 2);
}

/* Whether everybody has the tier that the bounds give. */
static gboolean
has_tiers (SwbRoster *roster)
{
  return swb_tier_bounds_equal (&swb_roster_get_data (roster)->bounds,
                                swb_roster_get_tier_bounds (roster));
}

/* Somebody comes while a thread makes the tiers: nobody's tier is made on this
 * one, and in the end everybody has the right one. */
static void
test_tiers_and_an_edit (void)
{
  static const gint64 low[] = { 1000, 40000, 500000, 1000000 };
  g_autoptr (SwbRoster) roster = swb_roster_new ();
  SwbTierBounds bounds;

  swb_roster_replace (roster, make_many (20000));
  swb_tier_bounds_set_all (&bounds, low);
  swb_roster_set_tier_bounds (roster, &bounds);
  swb_roster_merge (roster, make_many (3), NULL, 0);
  g_assert_false (has_tiers (roster));
  while (!has_tiers (roster))
    g_main_context_iteration (NULL, TRUE);
  assert_tiers (roster, 20003);
}

static void
test_sort (void)
{
  g_autoptr (SwbRoster) roster = make_roster ();
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);

  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_FOLLOWERS, FALSE);
  assert_shown (view, "josen meera darkgirl rhea nobody");
  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_FOLLOWERS, TRUE);
  assert_shown (view, "rhea darkgirl meera josen nobody");
  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_HANDLE, FALSE);
  assert_shown (view, "darkgirl josen meera nobody rhea");
  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_CITY, FALSE);
  assert_shown (view, "josen rhea meera darkgirl nobody");
}

/* What nobody sees stays as it is; then it shows all that it missed. */
static void
test_asleep (void)
{
  g_autoptr (SwbRoster) roster = make_roster ();
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);
  const SwbId *gone = swb_roster_data_id (swb_roster_get_data (roster), 0);
  g_autoptr (SwbRosterData) nobody = swb_roster_data_new (0, 0);

  swb_roster_data_finish (nobody, NULL, NULL);
  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_FOLLOWERS, FALSE);
  assert_shown (view, "josen meera darkgirl rhea nobody");
  swb_roster_view_set_asleep (view, TRUE);
  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_FOLLOWERS, TRUE);
  assert_shown (view, "josen meera darkgirl rhea nobody");
  swb_roster_merge (roster, g_steal_pointer (&nobody), gone, 1);
  assert_shown (view, "josen meera darkgirl rhea nobody");
  swb_roster_view_set_asleep (view, FALSE);
  assert_shown (view, "rhea darkgirl josen nobody");
}

static void
test_search (void)
{
  g_autoptr (SwbRoster) roster = make_roster ();
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);

  swb_roster_view_set_search (view, "मीरा");
  assert_shown (view, "meera");
  swb_roster_view_set_search (view, "크걸");
  assert_shown (view, "darkgirl");
  swb_roster_view_set_search (view, "JOSE nunez");
  assert_shown (view, "josen");
  swb_roster_view_set_search (view, "mumbai");
  assert_shown (view, "rhea");
  swb_roster_view_set_search (view, "pune mumbai");
  assert_shown (view, "");
}

static void
assert_finds (SwbRosterView *view, const char *words, const char *handles)
{
  swb_roster_view_set_search (view, words);
  assert_shown (view, handles);
}

static void
test_scripts (void)
{
  static const Person list[] = {
    { "अभियान दल", "hindi", SWB_PLATFORM_INSTAGRAM, 1, "मुंबई" },
    { "다크걸", "hangul", SWB_PLATFORM_INSTAGRAM, 2, "서울" },
    { "舞蹈世界", "chinese", SWB_PLATFORM_INSTAGRAM, 3, "上海" },
    { "João Straße", "latin", SWB_PLATFORM_INSTAGRAM, 4, "São Paulo" },
    { "Işıl İnce", "turkish", SWB_PLATFORM_INSTAGRAM, 5, "İstanbul" },
    { "ليلى حسن", "arabic", SWB_PLATFORM_INSTAGRAM, 6, "دبي" },
    { "மீரா ஐயர்", "tamil", SWB_PLATFORM_INSTAGRAM, 7, "சென்னை" },
    { "Ёлка Ίρις", "cyrillic", SWB_PLATFORM_INSTAGRAM, 8, NULL },
  };
  g_autoptr (SwbRoster) roster = swb_roster_new ();
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);

  swb_roster_replace (roster, make_data (list, G_N_ELEMENTS (list)));
  assert_finds (view, "अभियान", "hindi");
  assert_finds (view, "मुंबई अभि", "hindi");
  assert_finds (view, "अभयान", "");
  assert_finds (view, "크걸", "hangul");
  assert_finds (view, "다크거", "hangul");
  assert_finds (view, "다ㅋ", "hangul");
  assert_finds (view, "다크게", "");
  assert_finds (view, "蹈世", "chinese");
  assert_finds (view, "海", "chinese");
  assert_finds (view, "sao", "latin");
  assert_finds (view, "JOAO strasse", "latin");
  assert_finds (view, "ＪＯÃＯ", "latin");
  assert_finds (view, "isil ince", "turkish");
  assert_finds (view, "ISTANBUL", "turkish");
  assert_finds (view, "ليلى", "arabic");
  assert_finds (view, "ஐயர் சென்", "tamil");
  assert_finds (view, "елка ιρις", "cyrillic");
}

static void
set_filter (SwbRosterView *view,
            SwbFilterKind kind,
            const char *value,
            const char *other)
{
  const char *const values[] = { value, other, NULL };
  g_autoptr (SwbRosterFilter) filter = swb_roster_filter_with_values (
      swb_roster_view_get_filter (view), kind, values);

  swb_roster_view_set_filter (view, filter);
}

static void
test_filters (void)
{
  g_autoptr (SwbRoster) roster = make_roster ();
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);

  set_filter (view, SWB_FILTER_PLATFORM, "tiktok", NULL);
  assert_shown (view, "josen nobody");
  set_filter (view, SWB_FILTER_TIER, "nano", NULL);
  assert_shown (view, "josen");
  set_filter (view, SWB_FILTER_PLATFORM, NULL, NULL);
  set_filter (view, SWB_FILTER_TIER, "micro", "mega");
  assert_shown (view, "meera rhea");
}

/* A row that somebody holds shows what was, whatever happens meanwhile. */
static void
test_rows_outlive_changes (void)
{
  g_autoptr (SwbRoster) roster = make_roster ();
  g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, 4);

  swb_roster_replace (roster, make_data (people, 1));
  g_assert_cmpstr (swb_creator_get_name (creator), ==, "Rhea");
  g_assert_cmpint (swb_creator_get_followers (creator), ==, 24000000);
}

static void
test_merge (void)
{
  static const Person patch[] = {
    { "Rhea Kapoor", "rhea", SWB_PLATFORM_INSTAGRAM, 25000000, "Mumbai" },
    { "New", "zed", SWB_PLATFORM_X, 5, NULL },
  };
  g_autoptr (SwbRoster) roster = make_roster ();
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);
  SwbId gone;
  guint index;

  memset (&gone, 'n', sizeof gone);
  swb_roster_merge (roster, make_data (patch, G_N_ELEMENTS (patch)), &gone, 1);
  swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_FOLLOWERS, TRUE);
  assert_shown (view, "rhea darkgirl meera josen zed");
  g_assert_false (swb_roster_find (roster, &gone, &index));
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const SwbRosterData *data = swb_roster_get_data (roster);
      guint found;

      g_assert_true (
          swb_roster_find (roster, swb_roster_data_id (data, i), &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_cmpuint (swb_roster_data_account_creator (
                            data, swb_roster_data_main_account (data, i)),
                        ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) g_test_add_func ("/roster/" #name, test_##name)
  ADD (tiers);
  ADD (tiers_of_many);
  ADD (tiers_and_an_edit);
  ADD (sort);
  ADD (asleep);
  ADD (search);
  ADD (scripts);
  ADD (filters);
  ADD (rows_outlive_changes);
  ADD (merge);
  return g_test_run ();
}
