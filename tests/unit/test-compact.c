/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking old history out: the state stays to the byte, what remains can be
 * undone, numbers are never used twice, and the file gets smaller. */
#include "scratch.h"

#include "storage/swb-checksum.h"
#include "storage/swb-compact.h"
#include "storage/swb-record-changes.h"
#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <glib/gstdio.h>

#define AUTHOR "Asha"
#define DAY ((gint64) 24 * 3600 * G_USEC_PER_SEC)

static SwbDatabase *
fresh (void)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_file_create (db, NULL));
  return db;
}

/* An act on the Nth day that makes the creator or sets its city. */
static void
act (SwbDatabase *db, const SwbId *id, const char *city, int day)
{
  SwbWriter *writer = swb_writer_begin (
      db, swb_action_new (city, AUTHOR, SWB_ACTION_ACT, day * DAY), NULL);
  g_auto (SwbValue) value = swb_value_text (city);
  SwbValue values[SWB_CREATOR_N] = { 0 };
  SwbAction *action;

  values[SWB_CREATOR_CITIES] = value;
  if (swb_writer_has (writer, SWB_TABLE_CREATOR, id))
    g_assert_true (swb_writer_set (writer, SWB_TABLE_CREATOR, id,
                                   SWB_CREATOR_CITIES, &value, NULL));
  else
    g_assert_true (
        swb_writer_insert (writer, SWB_TABLE_CREATOR, id, values, NULL));
  action = swb_writer_commit (writer, NULL);
  g_assert_nonnull (action);
  swb_action_free (action);
}

/* Acts on days 1 to N: the first makes the creator. */
static SwbId
make_history (SwbDatabase *db, int n)
{
  const SwbId id = swb_id_new ();

  for (int day = 1; day <= n; day++)
    {
      g_autofree char *city = g_strdup_printf ("city %d", day);

      act (db, &id, city, day);
    }
  return id;
}

static void
take_back (SwbDatabase *db, SwbActionKind kind)
{
  g_autoptr (SwbAction) action =
      swb_record_take_back (db, kind, AUTHOR, 100 * DAY, NULL);

  g_assert_nonnull (action);
  g_assert_cmpuint (action->n_left_alone, ==, 0);
}

static char *
city_of (SwbDatabase *db, const SwbId *id)
{
  sqlite3_stmt *statement =
      swb_database_prepare (db, "SELECT cities FROM creator WHERE id=?1", NULL);
  gboolean has_row;
  char *city;

  swb_bind_id (statement, 1, id);
  g_assert_true (swb_database_step (db, statement, &has_row, NULL));
  city = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return city;
}

/* The sums of all synced tables. */
static char *
state_of (SwbDatabase *db)
{
  g_autoptr (GString) sums = g_string_new (NULL);

  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      g_autofree char *sum = swb_checksum_table (
          db, swb_schema_table ((SwbTableId) t)->name, NULL);

      g_string_append (sums, sum);
    }
  return g_strdup (sums->str);
}

static SwbCompactPlan
compact (SwbDatabase *db, gint64 point)
{
  g_autofree char *before = state_of (db);
  g_autofree char *after = NULL;
  gint64 last = swb_record_last (db);
  SwbCompactPlan plan;
  g_autoptr (GError) error = NULL;

  g_assert_true (swb_compact_plan (db, point, &plan, NULL));
  g_assert_cmpint (
      swb_compact_run (db, &plan, "Compacted", "Ravi", 200 * DAY, NULL, &error),
      ==, last + 1);
  g_assert_no_error (error);
  g_assert_cmpint (swb_record_last (db), ==, last + 1);
  after = state_of (db);
  g_assert_cmpstr (before, ==, after);
  return plan;
}

static gint64
number (SwbDatabase *db, const char *sql)
{
  return swb_database_number (db, sql, -1);
}

static void
test_all (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = make_history (db, 5);
  SwbCompactPlan plan;

  take_back (db, SWB_ACTION_UNDO);
  take_back (db, SWB_ACTION_REDO);
  plan = compact (db, swb_compact_point_all (db));
  g_assert_cmpuint (plan.n_acts, ==, 7);
  g_assert_cmpint (plan.first_time, ==, DAY);
  g_assert_cmpint (plan.last_time, ==, 100 * DAY);
  g_assert_cmpint (number (db, "SELECT count(*) FROM action"), ==, 1);
  g_assert_cmpint (number (db, "SELECT count(*) FROM action_setting"), ==, 0);
  g_assert_cmpint (number (db, "SELECT count(*) FROM action_row"), ==, 0);
  g_assert_cmpint (swb_record_next_undo (db), ==, -1);
  g_assert_cmpint (swb_record_next_redo (db), ==, -1);
  act (db, &id, "after", 300);
  g_assert_cmpint (swb_record_last (db), ==, 9);
  take_back (db, SWB_ACTION_UNDO);
  g_assert_cmpint (swb_record_next_undo (db), ==, -1);
}

/* What remains goes back and forth, to the byte. */
static void
test_keep (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = make_history (db, 9);
  g_autofree char *city = NULL;
  g_autofree char *again = NULL;
  SwbCompactPlan plan = compact (db, swb_compact_point_keep (db, 3));

  g_assert_cmpuint (plan.n_acts, ==, 6);
  g_assert_cmpint (plan.last_time, ==, 6 * DAY);
  for (int i = 0; i < 3; i++)
    take_back (db, SWB_ACTION_UNDO);
  g_assert_cmpint (swb_record_next_undo (db), ==, -1);
  city = city_of (db, &id);
  g_assert_cmpstr (city, ==, "city 6");
  for (int i = 0; i < 3; i++)
    take_back (db, SWB_ACTION_REDO);
  again = city_of (db, &id);
  g_assert_cmpstr (again, ==, "city 9");
  g_assert_cmpint (swb_compact_point_keep (db, 4), ==, 0);
  g_assert_cmpint (swb_compact_point_keep (db, 0), ==, swb_record_last (db));
}

/* A day that the clock got wrong keeps what comes after it. */
static void
test_before (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = make_history (db, 4);

  act (db, &id, "in the future", 4000);
  act (db, &id, "on the fifth", 5);
  g_assert_cmpint (swb_compact_point_before (db, DAY), ==, 0);
  g_assert_cmpint (swb_compact_point_before (db, 3 * DAY), ==, 2);
  g_assert_cmpint (swb_compact_point_before (db, 20 * DAY), ==, 4);
  g_assert_cmpint (swb_compact_point_before (db, 5000 * DAY), ==, 6);
  g_assert_cmpuint (compact (db, 4).n_acts, ==, 4);
  /* The new entry is younger than the day and stands in nobody's way. */
  g_assert_cmpint (swb_compact_point_before (db, 10 * DAY), ==, 4);
}

/* Four of six acts are undone. A point among them takes none of them. */
static void
test_what_can_be_done_again (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = make_history (db, 6);
  g_autofree char *city = NULL;

  for (int i = 0; i < 4; i++)
    take_back (db, SWB_ACTION_UNDO);
  g_assert_cmpuint (compact (db, 4).n_acts, ==, 2);
  for (int i = 0; i < 4; i++)
    take_back (db, SWB_ACTION_REDO);
  city = city_of (db, &id);
  g_assert_cmpstr (city, ==, "city 6");
  for (int i = 0; i < 4; i++)
    take_back (db, SWB_ACTION_UNDO);
  compact (db, swb_compact_point_all (db));
  g_assert_cmpint (swb_record_next_redo (db), ==, -1);
}

/* The entry is there for people, and for older versions an act that is undone
 * for good. Entries add up. */
static void
test_entry (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (SwbAction) newest = NULL;
  const SwbAction *action;
  SwbCompactPlan plan;
  g_autoptr (GError) error = NULL;

  g_assert_null (swb_compact_newest (db));
  make_history (db, 3);
  compact (db, 1);
  compact (db, 2);
  list = swb_record_list (db, 0, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  action = g_ptr_array_index (list, 0);
  g_assert_cmpint (action->kind, ==, SWB_ACTION_COMPACTION);
  g_assert_cmpstr (action->author, ==, "Ravi");
  action = g_ptr_array_index (list, 2);
  g_assert_cmpint (action->kind, ==, SWB_ACTION_ACT);
  g_assert_cmpint (number (db, "SELECT count(*) FROM action WHERE kind=0 AND"
                               " state=2 AND target=id"),
                   ==, 2);
  newest = swb_compact_newest (db);
  g_assert_cmpint (newest->sequence, ==, 5);
  g_assert_true (swb_compact_plan (db, 2, &plan, NULL));
  g_assert_cmpuint (plan.n_acts, ==, 0);
  g_assert_cmpint (
      swb_compact_run (db, &plan, "Again", AUTHOR, 1, NULL, &error), ==, 0);
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOTHING_TO_DO);
}

static void
test_cancelled (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SwbCompactPlan plan;

  make_history (db, 3);
  g_cancellable_cancel (cancelled);
  g_assert_true (swb_compact_plan (db, 3, &plan, NULL));
  g_assert_cmpint (
      swb_compact_run (db, &plan, "No", AUTHOR, 1, cancelled, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (swb_record_last (db), ==, 3);
  g_assert_cmpint (number (db, "SELECT count(*) FROM action_setting"), ==, 2);
  take_back (db, SWB_ACTION_UNDO);
}

/* As a file it is whole, and tells the same. */
static void
test_in_a_file (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  g_autoptr (SwbDatabase) sealed = NULL;
  g_autoptr (SwbDatabase) other = fresh ();
  g_autofree char *path = fixture_scratch_path ("x.swell");
  g_autofree char *into = g_strdup_printf ("VACUUM INTO '%s'", path);
  g_autoptr (SwbAction) newest = NULL;
  g_autoptr (GError) error = NULL;

  make_history (db, 3);
  compact (db, 2);
  g_assert_true (swb_database_exec (db, into, NULL));
  sealed = swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  g_assert_true (swb_checksum_write_all (sealed, NULL));
  g_clear_pointer (&sealed, swb_database_close);
  g_assert_true (swb_file_import (path, other, &error));
  g_assert_no_error (error);
  newest = swb_compact_newest (other);
  g_assert_nonnull (newest);
  g_assert_cmpint (newest->sequence, ==, 4);
  take_back (other, SWB_ACTION_UNDO);
}

static goffset
size_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : 0;
}

/* A working copy with acts of one megabyte in all. */
static SwbDatabase *
make_large (const char *path)
{
  SwbDatabase *db = swb_database_open (path, SWB_DATABASE_WORKING, NULL);
  g_autofree char *text = g_strnfill (10000, 'x');
  const SwbId id = swb_id_new ();

  g_assert_true (swb_file_create (db, NULL));
  for (guint i = 0; i < 100; i++)
    {
      text[0] = (char) ('a' + i % 26);
      act (db, &id, text, (int) i);
    }
  return db;
}

/* A working copy in which nothing is. */
static gint64
size_of_empty (void)
{
  g_autofree char *path = fixture_scratch_path ("e.db");
  SwbDatabase *db = swb_database_open (path, SWB_DATABASE_WORKING, NULL);
  gint64 size;

  g_assert_true (swb_file_create (db, NULL));
  swb_database_close (db);
  size = size_of (path);
  return size;
}

/* Somebody reads meanwhile, as a save does: the room is given back then as
 * well, and the log is small again soon. */
static void
test_smaller (gconstpointer data)
{
  gboolean read = GPOINTER_TO_INT (data);
  g_autofree char *path = fixture_scratch_path ("w.db");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  const gint64 empty = size_of_empty ();
  g_autoptr (SwbDatabase) db = make_large (path);
  g_autoptr (SwbDatabase) reader = NULL;
  SwbCompactPlan plan;
  gint64 freed;

  g_assert_true (swb_compact_plan (db, 99, &plan, NULL));
  g_assert_cmpint (plan.bytes, >, 2000000 * 9 / 10);
  if (read)
    {
      reader = swb_database_open (path, SWB_DATABASE_READER, NULL);
      g_assert_true (swb_database_exec (reader, "BEGIN", NULL));
      g_assert_cmpint (number (reader, "SELECT count(*) FROM action"), ==, 100);
    }
  compact (db, 99);
  g_assert_true (swb_database_shrink (db, &freed, NULL));
  g_assert_cmpint (freed, >, 1900000);
  if (read)
    {
      g_assert_cmpint (number (reader, "SELECT count(*) FROM action"), ==, 100);
      g_assert_true (swb_database_exec (reader, "COMMIT", NULL));
      g_assert_true (swb_database_shrink (db, &freed, NULL));
    }
  g_assert_cmpint (size_of (path), <, empty + 50000);
  g_assert_cmpint (size_of (log), ==, 0);
  g_assert_true (swb_database_quick_check (db, NULL));
  take_back (db, SWB_ACTION_UNDO);
  g_clear_pointer (&db, swb_database_close);
}

#define ADD(name) g_test_add_func ("/compact/" #name, test_##name)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD (all);
  ADD (keep);
  ADD (before);
  ADD (what_can_be_done_again);
  ADD (entry);
  ADD (cancelled);
  ADD (in_a_file);
  g_test_add_data_func ("/compact/smaller", GINT_TO_POINTER (FALSE),
                        test_smaller);
  g_test_add_data_func ("/compact/smaller-while-read", GINT_TO_POINTER (TRUE),
                        test_smaller);
  return g_test_run ();
}
