/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions of every kind, counts by value, and orders of several columns,
 * each against a plain look at all creators. */
#include "base/swb-text.h"
#include "model/swb-roster-view.h"

#include <math.h>
#include <string.h>

#define TODAY 20000
#define MANY 400

static const char *const statuses[] = { "shortlisted", "contracted", "posted",
                                        "dropped", NULL };
static const char *const cities[] = { "Mumbai",    "Pune, Mumbai", "são paulo",
                                      "São Paulo", NULL,           "",
                                      "서울" };
static const char *const languages[] = { "hi, en", "en", "ta", NULL, "hi" };
static const char *const formats[] = { "reel", "reel, story", NULL };
static const char *const tags[] = { "VIP", "vip, late", NULL, "late" };
static const char *const currencies[] = { "INR", "USD" };

static SwbRosterFilter *
one_of (SwbFilterKind kind, const char *value, const char *other)
{
  const char *const values[] = { value, other, NULL };
  g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();

  return swb_roster_filter_with_values (none, kind, values);
}

static SwbRosterFilter *
between (SwbFilterKind kind, double least, double most, const char *currency)
{
  g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();
  SwbFilterRange range = { least, most, "" };

  g_strlcpy (range.currency, currency, sizeof range.currency);
  return swb_roster_filter_with_range (none, kind, &range);
}

static void
make_account (SwbAccountCells *account, guint i)
{
  account->id = swb_id_new ();
  account->creator = i;
  account->platform = (SwbPlatform) (1 + i % 4);
  account->followers = i % 7 == 0 ? -1 : (gint64) i * 3001 % 2000000;
  account->followers_day = i % 7 == 0 ? SWB_DAY_NONE : TODAY - (int) i;
  account->followers_lapsed = i % 14 == 0 ? TODAY - 300 : SWB_DAY_NONE;
  account->views = i % 5 == 0 ? -1 : (gint64) i * 11;
  if (i % 3 != 0)
    {
      account->engagement.kind = SWB_ENGAGEMENT_ON_VIEWS;
      account->engagement.ratio = (i % 50) / 1000.0;
    }
}

static SwbRoster *
make_roster (void)
{
  SwbRosterData *data = swb_roster_data_new (MANY, MANY);
  SwbRoster *roster = swb_roster_new ();

#define CHOOSE(kind, list)                                                     \
  swb_roster_data_set_text (data, SWB_ROSTER_TEXT_##kind, i,                   \
                            list[i % G_N_ELEMENTS (list)])
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i % 40);

      const SwbId id = swb_id_new ();
      SwbAccountCells account = { .handle = name };

      swb_roster_data_set_creator (data, i, &id, name);
      CHOOSE (CITIES, cities);
      CHOOSE (LANGUAGES, languages);
      CHOOSE (FORMATS, formats);
      CHOOSE (TAGS, tags);
      if (i % 6 != 0)
        swb_roster_data_set_fee (
            data, i, swb_money_make ((gint64) i * 1000, currencies[i % 2]));
      make_account (&account, i);
      swb_roster_data_set_account (data, i, &account);
    }
#undef CHOOSE
  swb_roster_data_finish (data, NULL, NULL);
  swb_roster_replace (roster, data);
  return roster;
}

static SwbRosterWork *
make_work (SwbRoster *roster)
{
  const SwbRosterData *data = swb_roster_get_data (roster);
  SwbRosterWork *work = swb_roster_work_new (statuses);

  for (guint i = 0; i < MANY; i += 9)
    {
      SwbWorkCells *cells =
          swb_roster_work_add (work, swb_roster_data_id (data, i));

      cells->status = (int) (i / 9 % 5) - 1;
      cells->last = i % 2 ? TODAY - (int) i : SWB_DAY_NONE;
      cells->n_campaigns = i % 2;
    }
  return work;
}

typedef struct
{
  SwbRoster *roster;
  SwbRosterView *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbRosterWork) work = NULL;

  fixture->roster = make_roster ();
  work = make_work (fixture->roster);
  swb_roster_set_work (fixture->roster, work);
  fixture->view = swb_roster_view_new (fixture->roster);
  swb_roster_view_set_today (fixture->view, TODAY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->view);
  g_clear_object (&fixture->roster);
}

typedef gboolean (*Wanted) (SwbCreator *creator);

static guint
count_wanted (SwbRoster *roster, Wanted wanted)
{
  guint n = 0;

  for (guint i = 0; i < swb_roster_get_n_creators (roster); i++)
    {
      g_autoptr (SwbCreator) creator = swb_roster_get_creator (roster, i);

      n += wanted (creator) ? 1 : 0;
    }
  return n;
}

/* Everybody that is shown is wanted, and nobody that is wanted is missing. */
static void
check (Fixture *fixture, SwbRosterFilter *filter, Wanted wanted)
{
  GListModel *rows = G_LIST_MODEL (fixture->view);
  guint n;

  swb_roster_view_set_filter (fixture->view, filter);
  n = g_list_model_get_n_items (rows);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, MANY);
  g_assert_cmpuint (n, ==, count_wanted (fixture->roster, wanted));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwbCreator) creator = g_list_model_get_item (rows, i);

      g_assert_true (wanted (creator));
    }
  swb_roster_filter_unref (filter);
}

static gboolean
is_mumbai (SwbCreator *creator)
{
  const char *text = swb_creator_get_cities (creator);

  return text != NULL && strstr (text, "Mumbai") != NULL;
}

static gboolean
is_sao (SwbCreator *creator)
{
  g_autofree char *text = swb_text_fold (swb_creator_get_cities (creator));

  return strcmp (text, "sao paulo") == 0;
}

static gboolean
has_no_city (SwbCreator *creator)
{
  const char *text = swb_creator_get_cities (creator);

  return text == NULL || *text == '\0';
}

static gboolean
speaks_hindi_or_tamil (SwbCreator *creator)
{
  const char *text = swb_creator_get_languages (creator);

  return text != NULL &&
         (g_str_has_prefix (text, "hi") || strcmp (text, "ta") == 0);
}

static gboolean
makes_stories (SwbCreator *creator)
{
  return g_strcmp0 (swb_creator_get_formats (creator), "reel, story") == 0;
}

static gboolean
is_vip (SwbCreator *creator)
{
  const char *text = swb_creator_get_tags (creator);

  return text != NULL && g_ascii_strncasecmp (text, "vip", 3) == 0;
}

static gboolean
is_on_youtube (SwbCreator *creator)
{
  return swb_creator_get_platform (creator) == SWB_PLATFORM_YOUTUBE;
}

static gboolean
is_mid_or_unknown (SwbCreator *creator)
{
  int tier = swb_creator_get_tier (creator);

  return tier == 2 || tier == -1;
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  check (fixture, one_of (SWB_FILTER_CITY, "Mumbai", NULL), is_mumbai);
  check (fixture, one_of (SWB_FILTER_CITY, "SAO paulo", NULL), is_sao);
  check (fixture, one_of (SWB_FILTER_CITY, "", NULL), has_no_city);
  check (fixture, one_of (SWB_FILTER_LANGUAGE, "hi", "ta"),
         speaks_hindi_or_tamil);
  check (fixture, one_of (SWB_FILTER_FORMAT, "Story", NULL), makes_stories);
  check (fixture, one_of (SWB_FILTER_TAG, "vip", NULL), is_vip);
  check (fixture, one_of (SWB_FILTER_PLATFORM, "youtube", NULL), is_on_youtube);
  check (fixture, one_of (SWB_FILTER_TIER, "mid", ""), is_mid_or_unknown);
}

static gboolean
has_some_followers (SwbCreator *creator)
{
  gint64 followers = swb_creator_get_followers (creator);

  return followers >= 10000 && followers <= 100000;
}

static gboolean
has_many_views (SwbCreator *creator)
{
  return swb_creator_get_account (creator)->views >= 2200;
}

static gboolean
is_engaging (SwbCreator *creator)
{
  const SwbEngagement *engagement = swb_creator_get_engagement (creator);

  return engagement != NULL && engagement->ratio >= 0.04;
}

static gboolean
is_cheap_in_rupees (SwbCreator *creator)
{
  SwbMoney fee = swb_creator_get_fee (creator);

  return strcmp (fee.currency, "INR") == 0 && fee.minor <= 100000;
}

static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  check (fixture, between (SWB_FILTER_FOLLOWERS, 10000, 100000, ""),
         has_some_followers);
  check (fixture, between (SWB_FILTER_VIEWS, 2200, NAN, ""), has_many_views);
  check (fixture, between (SWB_FILTER_ENGAGEMENT, 0.04, NAN, ""), is_engaging);
  check (fixture, between (SWB_FILTER_FEE, NAN, 100000, "INR"),
         is_cheap_in_rupees);
}

static gboolean
is_contracted (SwbCreator *creator)
{
  return g_strcmp0 (swb_creator_get_status (creator), "contracted") == 0;
}

static gboolean
is_in_no_campaign (SwbCreator *creator)
{
  return swb_creator_get_status (creator) == NULL;
}

static gboolean
was_never_worked_with (SwbCreator *creator)
{
  const SwbWorkCells *cells = swb_creator_get_work (creator);

  return cells == NULL || cells->last == SWB_DAY_NONE;
}

static gboolean
was_worked_with_lately_or_long_ago (SwbCreator *creator)
{
  const SwbWorkCells *cells = swb_creator_get_work (creator);
  int days =
      cells != NULL && cells->last != SWB_DAY_NONE ? TODAY - cells->last : -1;

  return days >= 0 && (days <= 90 || days > 180);
}

static gboolean
is_stale (SwbCreator *creator)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);

  return account->followers >= 0 && TODAY - account->followers_day > 90;
}

static gboolean
is_expired (SwbCreator *creator)
{
  const SwbAccountCells *account = swb_creator_get_account (creator);

  return account->followers < 0 && account->followers_lapsed != SWB_DAY_NONE;
}

static void
test_work_and_age (Fixture *fixture, gconstpointer data)
{
  check (fixture, one_of (SWB_FILTER_STATUS, "contracted", NULL),
         is_contracted);
  check (fixture, one_of (SWB_FILTER_STATUS, "", NULL), is_in_no_campaign);
  check (fixture, one_of (SWB_FILTER_WORKED, "never", NULL),
         was_never_worked_with);
  check (fixture, one_of (SWB_FILTER_WORKED, "within:90", "before:180"),
         was_worked_with_lately_or_long_ago);
  check (fixture, one_of (SWB_FILTER_READING, "stale", NULL), is_stale);
  check (fixture, one_of (SWB_FILTER_READING, "expired", NULL), is_expired);
}

static gboolean
is_mumbai_on_youtube_and_known (SwbCreator *creator)
{
  return is_mumbai (creator) && is_on_youtube (creator) &&
         swb_creator_get_followers (creator) >= 10000 &&
         strstr (swb_creator_get_name (creator), "1") != NULL;
}

static void
test_together (Fixture *fixture, gconstpointer data)
{
  const char *const youtube[] = { "youtube", NULL };
  const SwbFilterRange range = { 10000, NAN, "" };
  g_autoptr (SwbRosterFilter) city = one_of (SWB_FILTER_CITY, "mumbai", NULL);
  g_autoptr (SwbRosterFilter) both =
      swb_roster_filter_with_values (city, SWB_FILTER_PLATFORM, youtube);

  g_assert_cmpuint (swb_roster_filter_count (both), ==, 2);
  swb_roster_view_set_search (fixture->view, "person 1");
  check (fixture,
         swb_roster_filter_with_range (both, SWB_FILTER_FOLLOWERS, &range),
         is_mumbai_on_youtube_and_known);
  swb_roster_view_set_search (fixture->view, "");
  check (fixture, swb_roster_filter_without (both, SWB_FILTER_PLATFORM),
         is_mumbai);
}

/* What campaigns say changes; only questions that look at it are asked anew. */
static void
test_work_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbRosterWork) work = swb_roster_work_new (statuses);
  g_autoptr (SwbRosterWork) same = swb_roster_work_new (statuses);
  const SwbRosterData *columns = swb_roster_get_data (fixture->roster);
  g_autoptr (SwbRosterFilter) filter =
      one_of (SWB_FILTER_STATUS, "posted", NULL);

  swb_roster_work_add (work, swb_roster_data_id (columns, 7))->status = 2;
  swb_roster_work_add (same, swb_roster_data_id (columns, 7))->status = 2;
  swb_roster_view_set_filter (fixture->view, filter);
  swb_roster_set_work (fixture->roster, work);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->view)), ==,
                    1);
  swb_roster_set_work (fixture->roster, same);
  g_assert_true (swb_roster_get_work (fixture->roster) == work);
}

static gboolean
costs_little (SwbCreator *creator)
{
  SwbMoney fee = swb_creator_get_fee (creator);

  return !swb_money_is_none (&fee) &&
         fee.minor * (strcmp (fee.currency, "USD") == 0 ? 80 : 1) <= 8000000;
}

/* Fees in another currency are compared at the newest rate that is not to
 * come, whichever way round it was told. */
static void
test_exchange (Fixture *fixture, gconstpointer data)
{
  const SwbExchangeRateCells cells[] = {
    { .base = "INR", .quote = "USD", .rate = 1 / 40.0, .day = TODAY - 9 },
    { .base = "INR", .quote = "USD", .rate = 1 / 80.0, .day = TODAY - 2 },
    { .base = "INR", .quote = "USD", .rate = 1 / 99.0, .day = TODAY + 1 },
    { .base = "KRW", .quote = "USD", .rate = 1, .day = TODAY - 2 },
  };
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof *cells);
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof *cells);
  g_autoptr (SwbExchange) nothing = swb_exchange_new (none);
  g_autoptr (SwbExchange) exchange = NULL;
  SwbRosterFilter *filter = between (SWB_FILTER_FEE, NAN, 8000000, "INR");
  SwbExchangeFound found;
  guint before;

  swb_roster_set_exchange (fixture->roster, nothing);
  swb_roster_view_set_filter (fixture->view, filter);
  before = g_list_model_get_n_items (G_LIST_MODEL (fixture->view));
  g_array_append_vals (rates, cells, G_N_ELEMENTS (cells));
  exchange = swb_exchange_new (rates);
  g_assert_true (swb_exchange_find (exchange, "USD", "INR", TODAY, &found));
  g_assert_cmpfloat_with_epsilon (found.rate, 80, 1e-9);
  g_assert_cmpint (found.day, ==, TODAY - 2);
  g_assert_false (swb_exchange_find (exchange, "KRW", "INR", TODAY, &found));
  swb_roster_set_exchange (fixture->roster, exchange);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->view)), >,
                    before);
  check (fixture, filter, costs_little);
}

static double
rupees (SwbCreator *creator)
{
  SwbMoney fee = swb_creator_get_fee (creator);

  if (swb_money_is_none (&fee))
    return 1e18; /* they come last */
  return (double) fee.minor * (strcmp (fee.currency, "USD") == 0 ? 80 : 1);
}

/* Fees are ordered in one currency. */
static void
test_exchange_order (Fixture *fixture, gconstpointer data)
{
  const SwbExchangeRateCells cells = {
    .base = "USD", .quote = "INR", .rate = 80, .day = TODAY - 2
  };
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof cells);
  g_autoptr (SwbExchange) exchange = NULL;
  GListModel *rows = G_LIST_MODEL (fixture->view);
  double before = 0;

  g_array_append_val (rates, cells);
  exchange = swb_exchange_new (rates);
  g_assert_cmpstr (swb_exchange_get_main (exchange), ==, "INR");
  swb_roster_view_set_sort (fixture->view, SWB_ROSTER_COLUMN_FEE, FALSE);
  swb_roster_set_exchange (fixture->roster, exchange);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SwbCreator) creator = g_list_model_get_item (rows, i);

      g_assert_cmpfloat (rupees (creator), >=, before);
      before = rupees (creator);
    }
}

static guint
count_of (const GPtrArray *facets, const char *value)
{
  for (guint i = 0; i < facets->len; i++)
    {
      const SwbRosterFacet *facet = facets->pdata[i];

      if (strcmp (facet->value, value) == 0)
        return facet->count;
    }
  return 0;
}

/* A value's count is what the view shows with that value alone. */
static void
check_counts (Fixture *fixture, SwbFilterKind kind)
{
  g_autoptr (SwbRosterFilter) before =
      swb_roster_filter_ref (swb_roster_view_get_filter (fixture->view));
  g_autoptr (SwbRosterQuery) query = swb_roster_view_make_query (fixture->view);
  g_autoptr (GPtrArray) facets = swb_roster_facets_new (
      swb_roster_get_data (fixture->roster), query, kind);

  g_assert_cmpuint (facets->len, >, 1);
  for (guint i = 0; i < facets->len; i++)
    {
      const SwbRosterFacet *facet = facets->pdata[i];
      const char *const values[] = { facet->value, NULL };
      g_autoptr (SwbRosterFilter) with =
          swb_roster_filter_with_values (before, kind, values);

      if (i > 0)
        g_assert_cmpuint (facet->count, <=,
                          ((SwbRosterFacet *) facets->pdata[i - 1])->count);
      swb_roster_view_set_filter (fixture->view, with);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->view)),
                        ==, facet->count);
    }
  swb_roster_view_set_filter (fixture->view, before);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  const SwbFilterKind kinds[] = {
    SWB_FILTER_TIER,   SWB_FILTER_PLATFORM, SWB_FILTER_LANGUAGE,
    SWB_FILTER_CITY,   SWB_FILTER_FORMAT,   SWB_FILTER_TAG,
    SWB_FILTER_STATUS, SWB_FILTER_WORKED,   SWB_FILTER_READING,
  };
  const char *const tag[] = { "late", NULL };
  g_autoptr (SwbRosterFilter) hindi = one_of (SWB_FILTER_LANGUAGE, "hi", NULL);
  g_autoptr (SwbRosterFilter) both =
      swb_roster_filter_with_values (hindi, SWB_FILTER_TAG, tag);
  g_autoptr (SwbRosterQuery) query = NULL;
  g_autoptr (GPtrArray) fees = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    check_counts (fixture, kinds[i]);
  swb_roster_view_set_search (fixture->view, "3");
  swb_roster_view_set_filter (fixture->view, both);
  check_counts (fixture, SWB_FILTER_LANGUAGE);
  check_counts (fixture, SWB_FILTER_CITY);
  swb_roster_view_set_filter (fixture->view, hindi);
  swb_roster_view_set_search (fixture->view, "");
  query = swb_roster_view_make_query (fixture->view);
  fees = swb_roster_facets_new (swb_roster_get_data (fixture->roster), query,
                                SWB_FILTER_FEE);
  g_assert_cmpuint (fees->len, ==, 3);
  g_assert_cmpuint (count_of (fees, "INR"), >, 0);
  g_assert_cmpuint (
      count_of (fees, "INR") + count_of (fees, "USD") + count_of (fees, ""), ==,
      g_list_model_get_n_items (G_LIST_MODEL (fixture->view)));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) user_data =
      swb_roster_view_count_finish (SWB_ROSTER_VIEW (source), result, &error);
  g_assert_no_error (error);
}

static void
test_counts_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) facets = NULL;

  swb_roster_view_count_async (fixture->view, SWB_FILTER_PLATFORM, NULL,
                               counted_cb, &facets);
  while (facets == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_of (facets, "youtube"), ==,
                    count_wanted (fixture->roster, is_on_youtube));
}

/* What comes first by the given order, as plainly as can be. */
static int
compare_plainly (SwbCreator *one, SwbCreator *other)
{
  int first = swb_creator_get_tier (one);
  int second = swb_creator_get_tier (other);
  SwbMoney a = swb_creator_get_fee (one);
  SwbMoney b = swb_creator_get_fee (other);
  const char *x = swb_creator_get_handle (one);
  const char *y = swb_creator_get_handle (other);

  if (first != second && (first < 0 || second < 0))
    return first < 0 ? 1 : -1;
  if (first != second)
    return first > second ? -1 : 1;
  if (swb_money_is_none (&a) != swb_money_is_none (&b))
    return swb_money_is_none (&a) ? 1 : -1;
  if (a.minor != b.minor)
    return a.minor < b.minor ? -1 : 1;
  if (strcmp (x, y) != 0)
    return strcmp (x, y) < 0 ? 1 : -1;
  return swb_creator_get_index (one) < swb_creator_get_index (other) ? -1 : 1;
}

static void
test_several_sorts (Fixture *fixture, gconstpointer data)
{
  const SwbRosterSort sorts[] = { { SWB_ROSTER_COLUMN_TIER, TRUE },
                                  { SWB_ROSTER_COLUMN_FEE, FALSE },
                                  { SWB_ROSTER_COLUMN_HANDLE, TRUE } };
  GListModel *rows = G_LIST_MODEL (fixture->view);

  swb_roster_view_set_sorts (fixture->view, sorts, G_N_ELEMENTS (sorts));
  for (guint i = 1; i < MANY; i++)
    {
      g_autoptr (SwbCreator) one = g_list_model_get_item (rows, i - 1);
      g_autoptr (SwbCreator) other = g_list_model_get_item (rows, i);

      g_assert_cmpint (compare_plainly (one, other), <, 0);
    }
}

/* Every column orders, nobody is lost, and who has no value comes last. */
static void
test_every_column (Fixture *fixture, gconstpointer data)
{
  GListModel *rows = G_LIST_MODEL (fixture->view);

  for (guint column = 0; column < SWB_N_ROSTER_COLUMNS; column++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

      swb_roster_view_set_sort (fixture->view, (SwbRosterColumn) column, TRUE);
      g_assert_cmpuint (g_list_model_get_n_items (rows), ==, MANY);
      for (guint i = 0; i < MANY; i++)
        {
          g_autoptr (SwbCreator) creator = g_list_model_get_item (rows, i);
          guint index = swb_creator_get_index (creator);

          g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (index + 1)));
        }
    }
  swb_roster_view_set_sort (fixture->view, SWB_ROSTER_COLUMN_WORKED, FALSE);
  for (guint i = 1; i < MANY; i++)
    {
      g_autoptr (SwbCreator) one = g_list_model_get_item (rows, i - 1);
      g_autoptr (SwbCreator) other = g_list_model_get_item (rows, i);

      if (was_never_worked_with (one))
        g_assert_true (was_never_worked_with (other));
    }
}

#define ADD(name, func)                                                        \
  g_test_add ("/roster-filter/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("values", test_values);
  ADD ("ranges", test_ranges);
  ADD ("work-and-age", test_work_and_age);
  ADD ("exchange", test_exchange);
  ADD ("exchange-order", test_exchange_order);
  ADD ("together", test_together);
  ADD ("work-changes", test_work_changes);
  ADD ("counts", test_counts);
  ADD ("counts-asked", test_counts_asked);
  ADD ("several-sorts", test_several_sorts);
  ADD ("every-column", test_every_column);
  return g_test_run ();
}
