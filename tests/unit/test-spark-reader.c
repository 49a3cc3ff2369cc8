/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of followers over the last months: which readings count, that
 * many creators are one question, and that an act makes it read anew. */
#include "document/swb-spark-reader.h"

#include "document-fixture.h"
#include "document/swb-roster-commands.h"

typedef struct
{
  SwbDocument *document;
  SwbSparkReader *reader;
  SwbDay today;
  guint n_arrived;
} Fixture;

static SwbRoster *
roster_of (Fixture *fixture)
{
  return swb_workspace_get_roster (
      swb_document_get_workspace (fixture->document));
}

static void
arrived_cb (Fixture *fixture)
{
  fixture->n_arrived++;
}

static void
add_creator (Fixture *fixture, const char *handle, gint64 followers)
{
  const SwbCreatorFacts facts = {
    .name = handle,
    .platform = SWB_PLATFORM_INSTAGRAM,
    .handle = handle,
    .followers = followers,
    .fee = swb_money_none (),
  };

  fixture_run (fixture->document,
               swb_roster_add_creator (&facts, fixture->today, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_open ();
  fixture->today = swb_day_today ();
  add_creator (fixture, "meera", 48200);
  fixture->reader = swb_spark_reader_new (fixture->document);
  g_signal_connect_swapped (fixture->reader, "arrived", G_CALLBACK (arrived_cb),
                            fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_wait_document (fixture->document);
  g_assert_finalize_object (fixture->reader);
  fixture_close (fixture->document);
}

static SwbCreator *
creator_at (Fixture *fixture, guint index)
{
  return swb_roster_get_creator (roster_of (fixture), index);
}

static void
add_reading (Fixture *fixture,
             const char *metric,
             double value,
             SwbDay day,
             SwbDay expires)
{
  g_autoptr (SwbCreator) creator = creator_at (fixture, 0);
  SwbCommand *command = swb_command_new_edit ("Add a reading");
  const SwbId id = swb_command_insert (command, SWB_TABLE_READING);
  const SwbId *account = &swb_creator_get_account (creator)->id;

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_READING, &id, SWB_READING_##column, value)
  SET (SUBJECT, swb_value_id (account));
  SET (METRIC, swb_value_text (metric));
  SET (VALUE, swb_value_real (value));
  SET (DAY, swb_value_day (day));
  SET (SOURCE, swb_value_text ("typed"));
  if (expires != SWB_DAY_NONE)
    SET (EXPIRES, swb_value_day (expires));
#undef SET
  fixture_run (fixture->document, command);
}

static const SwbSpark *
read_spark (Fixture *fixture, guint index)
{
  g_autoptr (SwbCreator) creator = creator_at (fixture, index);

  FIXTURE_WAIT ("the readings",
                swb_spark_reader_get (fixture->reader, creator) != NULL);
  return swb_spark_reader_get (fixture->reader, creator);
}

static void
test_which (Fixture *fixture, gconstpointer data)
{
  SwbDay today = fixture->today;
  const SwbSpark *spark;

  add_reading (fixture, "followers", 40000, today - 90, SWB_DAY_NONE);
  add_reading (fixture, "followers", 44000, today - 30, today + 5);
  add_reading (fixture, "followers", 43000, today - 30, SWB_DAY_NONE);
  add_reading (fixture, "followers", 99000, today - 20, today - 1);
  add_reading (fixture, "followers", 10000, today - 400, SWB_DAY_NONE);
  add_reading (fixture, "followers", 77000, today + 3, SWB_DAY_NONE);
  add_reading (fixture, "avg-views", 5000, today - 10, SWB_DAY_NONE);
  spark = read_spark (fixture, 0);
  g_assert_cmpuint (spark->n, ==, 3);
  g_assert_cmpint (spark->days[0], ==, today - 90);
  g_assert_cmpint (spark->days[1], ==, today - 30);
  g_assert_cmpint (spark->days[2], ==, today);
  g_assert_cmpfloat (spark->values[0], ==, 40000);
  g_assert_cmpfloat (spark->values[1], ==, 43000);
  g_assert_cmpfloat (spark->values[2], ==, 48200);
  g_assert_cmpint (spark->expires, ==, SWB_DAY_NONE);
}

/* The newest reading is over: there is no line, and one can say since when. */
static void
test_expiry (Fixture *fixture, gconstpointer data)
{
  SwbDay today = fixture->today;

  add_reading (fixture, "followers", 50000, today, today + 30);
  g_assert_cmpint (read_spark (fixture, 0)->expires, ==, today + 30);
  add_reading (fixture, "followers", 51000, today, today - 1);
  g_assert_cmpint (read_spark (fixture, 0)->expires, ==, today - 1);
  g_assert_cmpfloat (read_spark (fixture, 0)->values[0], ==, 50000);
}

static void
test_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) one = NULL;
  g_autoptr (SwbCreator) other = NULL;
  guint before;

  add_creator (fixture, "kiran", 91500);
  one = creator_at (fixture, 0);
  other = creator_at (fixture, 1);
  before = fixture->n_arrived;
  g_assert_null (swb_spark_reader_get (fixture->reader, one));
  g_assert_null (swb_spark_reader_get (fixture->reader, other));
  g_assert_null (swb_spark_reader_get (fixture->reader, one));
  FIXTURE_WAIT ("the readings", fixture->n_arrived > before);
  g_assert_cmpuint (fixture->n_arrived, ==, before + 1);
  g_assert_cmpfloat (swb_spark_reader_get (fixture->reader, one)->values[0], ==,
                     48200);
  g_assert_cmpfloat (swb_spark_reader_get (fixture->reader, other)->values[0],
                     ==, 91500);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  const SwbSpark *spark;
  guint before;

  add_creator (fixture, "kiran", 91500);
  g_assert_cmpuint (read_spark (fixture, 0)->n, ==, 1);
  g_assert_cmpuint (read_spark (fixture, 1)->n, ==, 1);
  before = fixture->n_arrived;
  add_reading (fixture, "followers", 45000, fixture->today - 7, SWB_DAY_NONE);
  g_assert_cmpuint (fixture->n_arrived, >, before);
  {
    g_autoptr (SwbCreator) touched = creator_at (fixture, 0);
    g_autoptr (SwbCreator) other = creator_at (fixture, 1);

    g_assert_null (swb_spark_reader_get (fixture->reader, touched));
    g_assert_nonnull (swb_spark_reader_get (fixture->reader, other));
  }
  spark = read_spark (fixture, 0);
  g_assert_cmpuint (spark->n, ==, 2);
  fixture_undo (fixture->document);
  g_assert_cmpuint (read_spark (fixture, 0)->n, ==, 1);
}

static void
test_without_account (Fixture *fixture, gconstpointer data)
{
  const SwbCreatorFacts facts = {
    .name = "Nobody",
    .followers = -1,
    .fee = swb_money_none (),
  };
  g_autoptr (SwbCreator) creator = NULL;

  fixture_run (fixture->document,
               swb_roster_add_creator (&facts, fixture->today, NULL));
  creator = creator_at (fixture, 1);
  g_assert_cmpuint (swb_spark_reader_get (fixture->reader, creator)->n, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                    \
  g_test_add ("/spark-reader/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("which", test_which);
  ADD ("expiry", test_expiry);
  ADD ("together", test_together);
  ADD ("changed", test_changed);
  ADD ("without-account", test_without_account);
#undef ADD
  return g_test_run ();
}
