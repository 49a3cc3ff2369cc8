/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engagement that readings make, and what is told of one whose readings
 * have expired. */
#include "document/swb-roster-judge.h"

#include "creator-fixture.h"
#include "model/swb-roster-grouping.h"

#include <math.h>

#define OLD 20000

typedef struct
{
  SwbDocument *document;
  SwbCommand *command;
  SwbId account;
  SwbDay today;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SwbId id;

  fixture->document = fixture_open ();
  fixture->today = swb_day_today ();
  id = fixture_creator (fixture->document, "Asha");
  fixture->command = swb_command_new_edit ("Add");
  fixture->account =
      FIXTURE_ROW (fixture->command, SWB_TABLE_ACCOUNT,
                   { SWB_ACCOUNT_CREATOR, swb_value_id (&id) },
                   { SWB_ACCOUNT_PLATFORM, swb_value_text ("instagram") },
                   { SWB_ACCOUNT_HANDLE, swb_value_text ("asha") });
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture->document);
}

static SwbId
add (Fixture *fixture, const char *metric, double value, gboolean expired)
{
  const SwbDay day = expired ? OLD : fixture->today;
  SwbId id =
      FIXTURE_ROW (fixture->command, SWB_TABLE_READING,
                   { SWB_READING_SUBJECT, swb_value_id (&fixture->account) },
                   { SWB_READING_METRIC, swb_value_text (metric) },
                   { SWB_READING_VALUE, swb_value_real (value) },
                   { SWB_READING_DAY, swb_value_day (day) },
                   { SWB_READING_SOURCE, swb_value_text ("import:a.csv") });

  if (expired)
    swb_command_set (fixture->command, SWB_TABLE_READING, &id,
                     SWB_READING_EXPIRES, swb_value_day (fixture->today - 1));
  return id;
}

/* What the roster knows once all of that is done; it has read it from the
 * working copy. */
static const SwbEngagement *
engagement (Fixture *fixture)
{
  SwbRoster *roster;
  static SwbAccountCells cells;

  fixture_run (fixture->document, fixture->command);
  roster =
      swb_workspace_get_roster (swb_document_get_workspace (fixture->document));
  swb_roster_data_get_account (swb_roster_get_data (roster), 0, &cells);
  return &cells.engagement;
}

static void
assert_lapsed (Fixture *fixture, SwbEngagementBase kind)
{
  const SwbEngagement *found = engagement (fixture);

  g_assert_cmpint (found->kind, ==, SWB_ENGAGEMENT_NONE);
  g_assert_cmpint (found->lapsed_kind, ==, kind);
  if (kind != SWB_ENGAGEMENT_NONE)
    g_assert_cmpint (found->lapsed, ==, OLD);
  /* No number of it is kept. */
  g_assert_false (found->ratio > 0);
  g_assert_false (found->numerator > 0);
}

static void
test_known (Fixture *fixture, gconstpointer data)
{
  const SwbEngagement *found;

  add (fixture, "avg-likes", 40, FALSE);
  add (fixture, "avg-views", 1000, FALSE);
  add (fixture, "engagement-rate", 0.9, TRUE);
  found = engagement (fixture);
  g_assert_cmpint (found->kind, ==, SWB_ENGAGEMENT_ON_VIEWS);
  g_assert_cmpfloat_with_epsilon (found->ratio, 0.04, 1e-9);
  g_assert_cmpint (found->lapsed_kind, ==, SWB_ENGAGEMENT_NONE);
}

/* Likes of one source over views of another, or of long ago, are no rate of
 * any post. */
static void
test_other_posts (Fixture *fixture, gconstpointer other)
{
  const SwbId views = add (fixture, "avg-views", 1000, FALSE);
  const SwbId comments = add (fixture, "avg-comments", 500, FALSE);
  const SwbEngagement *found;

  add (fixture, "avg-likes", 40, FALSE);
  add (fixture, "followers", 800, FALSE);
  if (other != NULL)
    {
      swb_command_set (fixture->command, SWB_TABLE_READING, &views,
                       SWB_READING_SOURCE, swb_value_text (other));
      swb_command_set (fixture->command, SWB_TABLE_READING, &comments,
                       SWB_READING_SOURCE, swb_value_text (other));
    }
  else
    {
      swb_command_set (fixture->command, SWB_TABLE_READING, &views,
                       SWB_READING_DAY, swb_value_day (fixture->today - 32));
      swb_command_set (fixture->command, SWB_TABLE_READING, &comments,
                       SWB_READING_DAY, swb_value_day (fixture->today - 32));
    }
  found = engagement (fixture);
  g_assert_cmpint (found->kind, ==, SWB_ENGAGEMENT_ON_FOLLOWERS);
  g_assert_cmpfloat_with_epsilon (found->ratio, 0.05, 1e-9);
  g_assert_cmpstr (found->parts, ==, "likes");
}

/* Thirty-one days apart they still are. */
static void
test_near_posts (Fixture *fixture, gconstpointer data)
{
  const SwbId views = add (fixture, "avg-views", 1000, FALSE);
  const SwbEngagement *found;

  add (fixture, "avg-likes", 40, FALSE);
  swb_command_set (fixture->command, SWB_TABLE_READING, &views, SWB_READING_DAY,
                   swb_value_day (fixture->today - 31));
  found = engagement (fixture);
  g_assert_cmpint (found->kind, ==, SWB_ENGAGEMENT_ON_VIEWS);
  g_assert_cmpfloat_with_epsilon (found->ratio, 0.04, 1e-9);
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  add (fixture, "avg-likes", 40, TRUE);
  add (fixture, "avg-views", 1000, TRUE);
  assert_lapsed (fixture, SWB_ENGAGEMENT_ON_VIEWS);
}

static void
test_half (Fixture *fixture, gconstpointer data)
{
  add (fixture, "avg-likes", 40, FALSE);
  add (fixture, "followers", 1000, TRUE);
  assert_lapsed (fixture, SWB_ENGAGEMENT_ON_FOLLOWERS);
}

static void
test_rate (Fixture *fixture, gconstpointer data)
{
  const SwbId id = add (fixture, "engagement-rate", 0.04, TRUE);

  swb_command_set (fixture->command, SWB_TABLE_READING, &id, SWB_READING_BASE,
                   swb_value_text ("views"));
  assert_lapsed (fixture, SWB_ENGAGEMENT_ON_VIEWS);
}

/* Numbers of which no rate was ever made have not expired as one. */
static void
test_never (Fixture *fixture, gconstpointer data)
{
  add (fixture, "avg-views", 1000, TRUE);
  add (fixture, "followers", 1000, TRUE);
  assert_lapsed (fixture, SWB_ENGAGEMENT_NONE);
}

/* Nothing expired, and yet no rate: nobody saw the posts. */
static void
test_nought (Fixture *fixture, gconstpointer data)
{
  add (fixture, "avg-likes", 0, FALSE);
  add (fixture, "avg-views", 0, FALSE);
  assert_lapsed (fixture, SWB_ENGAGEMENT_NONE);
}

static void
test_subtotals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbRosterGrouping) grouping = NULL;
  const guint32 places[] = { 0 };
  const SwbGroupCells *cells;
  SwbRoster *roster;

  add (fixture, "avg-likes", 40, TRUE);
  add (fixture, "followers", 1000, TRUE);
  assert_lapsed (fixture, SWB_ENGAGEMENT_ON_FOLLOWERS);
  roster =
      swb_workspace_get_roster (swb_document_get_workspace (fixture->document));
  grouping = swb_roster_grouping_new (swb_roster_get_data (roster), places, 1,
                                      NULL, SWB_ROSTER_GROUP_BY_PLATFORM);
  cells = &g_array_index (grouping->groups, SwbGroupCells, 0);
  g_assert_cmpuint (cells->sums.n_lapsed, ==, 1);
  g_assert_cmpuint (cells->sums.n_followers_lapsed, ==, 1);
  g_assert_cmpuint (cells->sums.n_followers, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test)                                                        \
  g_test_add ("/roster-judge/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("known", test_known);
  g_test_add ("/roster-judge/other-source", Fixture, "modash", set_up,
              test_other_posts, tear_down);
  g_test_add ("/roster-judge/long-ago", Fixture, NULL, set_up, test_other_posts,
              tear_down);
  ADD ("near-posts", test_near_posts);
  ADD ("views", test_views);
  ADD ("half", test_half);
  ADD ("rate", test_rate);
  ADD ("never", test_never);
  ADD ("nought", test_nought);
  ADD ("subtotals", test_subtotals);
#undef ADD

  return g_test_run ();
}
