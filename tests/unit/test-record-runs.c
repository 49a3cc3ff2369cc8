/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of an act of very many rows: noted in runs it says what it says
 * row by row, to undo and redo, to the history, and in a file. */
#include "storage/swb-compact.h"
#include "storage/swb-record-changes.h"
#include "storage/swb-record-page.h"
#include "storage/swb-record-runs.h"
#include "storage/swb-record.h"
#include "storage/swb-shape.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#define N (SWB_RUNS_FROM + 1234)

static SwbDatabase *
fresh (void)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_file_create (db, NULL));
  return db;
}

/* Runs end where the table changes, and some hold one row. */
static SwbTableId
table_of (guint i)
{
  return i < 5000
             ? SWB_TABLE_CREATOR
             : (i < 9000 ? SWB_TABLE_ACCOUNT
                         : (i % 3 == 0 ? SWB_TABLE_NOTE : SWB_TABLE_CONTACT));
}

static SwbId
id_of (guint i)
{
  SwbId id = { { 1, 2, 3, (guint8) (i >> 16), (guint8) (i >> 8), (guint8) i } };

  return id;
}

static gboolean
has_runs (SwbDatabase *db)
{
  gboolean has;

  g_assert_true (swb_record_find_runs (db, &has, NULL));
  return has;
}

static gint64
run_act (SwbDatabase *db, guint first, guint n)
{
  SwbWriter *writer = swb_writer_begin (
      db, swb_action_new ("Import", "Asha", SWB_ACTION_ACT, 1), NULL);
  g_autoptr (SwbAction) action = NULL;

  for (guint i = first; i < first + n; i++)
    {
      const SwbId id = id_of (i);
      const SwbValue values[32] = { 0 };

      g_assert_true (
          swb_writer_insert (writer, table_of (i), &id, values, NULL));
    }
  action = swb_writer_commit (writer, NULL);
  g_assert_nonnull (action);
  return action->sequence;
}

static gint64
number (SwbDatabase *db, const char *sql)
{
  return swb_database_number (db, sql, -1);
}

static void
take_back (SwbDatabase *db, SwbActionKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbAction) action =
      swb_record_take_back (db, kind, "Ravi", 2, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (action->rows->len, ==, N);
  g_assert_cmpuint (action->n_left_alone, ==, 0);
}

static gint64
count_hidden (SwbDatabase *db)
{
  return number (db, "SELECT (SELECT sum(deleted) FROM creator)"
                     "+(SELECT sum(deleted) FROM account)"
                     "+(SELECT sum(deleted) FROM note)"
                     "+(SELECT sum(deleted) FROM contact)");
}

static void
assert_rows (SwbDatabase *db, gint64 sequence)
{
  g_autoptr (SwbAction) action = swb_record_load (db, sequence, NULL);

  g_assert_nonnull (action);
  g_assert_cmpuint (action->rows->len, ==, N);
  for (guint i = 0; i < N; i++)
    {
      const SwbRowRef *ref = &g_array_index (action->rows, SwbRowRef, i);
      const SwbId id = id_of (i);

      g_assert_cmpint (ref->table, ==, table_of (i));
      g_assert_true (swb_id_equal (&ref->row, &id));
    }
}

static void
test_undo (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  gint64 sequence;

  g_assert_false (has_runs (db));
  run_act (db, N, 3);
  g_assert_false (has_runs (db));
  g_assert_cmpint (number (db, "SELECT count(*) FROM action_row"), ==, 3);
  sequence = run_act (db, 0, N);
  g_assert_true (has_runs (db));
  g_assert_cmpint (number (db, "SELECT count(*) FROM action_row"), ==, 3);
  assert_rows (db, sequence);
  take_back (db, SWB_ACTION_UNDO);
  g_assert_cmpint (count_hidden (db), ==, N);
  take_back (db, SWB_ACTION_REDO);
  g_assert_cmpint (count_hidden (db), ==, 0);
  take_back (db, SWB_ACTION_UNDO);
  g_assert_cmpint (count_hidden (db), ==, N);
}

static void
test_history (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbRecordRange all = { 0 };
  const SwbId id = id_of (4321);
  const SwbRecordedChange *change;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) whole = NULL;
  g_autoptr (GPtrArray) mine = NULL;
  gint64 sequence;

  run_act (db, N, 3);
  sequence = run_act (db, 0, N);
  page = swb_record_page (db, &all, NULL);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpuint (((SwbAction *) page->pdata[0])->n_rows, ==, N);
  g_assert_cmpuint (((SwbAction *) page->pdata[1])->n_rows, ==, 3);
  some = swb_record_changes_of_action (db, sequence, 700, NULL);
  g_assert_cmpuint (some->len, ==, 700);
  whole = swb_record_changes_of_action (db, sequence, 0, NULL);
  g_assert_cmpuint (whole->len, ==, N);
  for (guint i = 0; i < N; i++)
    {
      const SwbId expected = id_of (i);

      change = whole->pdata[i];
      g_assert_true (change->made && swb_id_equal (&change->row, &expected));
      g_assert_cmpint (change->table, ==, table_of (i));
      if (i < some->len)
        g_assert_true (swb_id_equal (
            &((SwbRecordedChange *) some->pdata[i])->row, &expected));
    }
  mine = swb_record_changes_of_row (db, &id, 0, NULL);
  g_assert_cmpuint (mine->len, ==, 1);
  change = mine->pdata[0];
  g_assert_cmpint (change->sequence, ==, sequence);
  g_assert_true (swb_id_equal (&change->row, &id));
  g_clear_pointer (&mine, g_ptr_array_unref);
  mine = swb_record_changes_of_row (db, &id, 1, NULL);
  g_assert_cmpuint (mine->len, ==, 1);
}

/* Which runs have one of some rows: each once, those of the newest act first,
 * and none that only has ids with the same end. */
static void
test_places (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SwbId));
  g_autoptr (GArray) places = NULL;
  const gint64 first = run_act (db, 0, N);
  const gint64 last = run_act (db, N, N);
  const guint wanted[] = { N + 5, 7, 8, N - 1 };
  SwbId other = id_of (9);

  other.bytes[0]++;
  g_array_append_val (ids, other);
  places = swb_record_runs_with (db, ids, NULL);
  g_assert_cmpuint (places->len, ==, 0);
  g_clear_pointer (&places, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const SwbId id = id_of (wanted[i]);

      g_array_append_val (ids, id);
    }
  places = swb_record_runs_with (db, ids, NULL);
  g_assert_cmpuint (places->len, >=, 3);
  for (guint i = 0; i < places->len; i++)
    {
      const SwbRunPlace *place = &g_array_index (places, SwbRunPlace, i);

      g_assert_cmpint (place->action, ==, i == 0 ? last : first);
      g_assert_true (i < 2 || place[-1].n < place->n);
    }
  g_assert_cmpint (g_array_index (places, SwbRunPlace, 0).n, <=, 5);
  g_assert_cmpint (g_array_index (places, SwbRunPlace, 1).n, <=, 7);
}

static const SwbShape *
shape_of_rows (GPtrArray *shapes)
{
  for (guint i = 0; i < shapes->len; i++)
    if (g_str_equal (((SwbShape *) shapes->pdata[i])->name, "action_row"))
      return shapes->pdata[i];
  g_assert_not_reached ();
}

/* What an archive reads, by key. */
static void
assert_archived (SwbDatabase *db, gint64 sequence)
{
  g_autoptr (GPtrArray) shapes = swb_shapes_new (NULL);
  const SwbShape *shape = shape_of_rows (shapes);
  sqlite3_stmt *row = swb_shape_reader (shape, db, NULL);
  gboolean has_row = FALSE;
  guint n = 0;

  g_assert_cmpint (swb_shape_count (shape, db), ==, N + 3);
  while (swb_database_step (db, row, &has_row, NULL) && has_row)
    {
      const guint i = n < 3 ? N + n : n - 3;
      const SwbId expected = id_of (i);
      SwbId id;

      g_assert_cmpint (sqlite3_column_int64 (row, 0), ==, n < 3 ? 1 : sequence);
      g_assert_cmpint (sqlite3_column_int64 (row, 1), ==, n < 3 ? n : i);
      g_assert_cmpstr ((const char *) sqlite3_column_text (row, 2), ==,
                       swb_schema_table (table_of (i))->name);
      swb_column_id (row, 3, &id);
      g_assert_true (swb_id_equal (&id, &expected));
      n++;
    }
  g_assert_cmpuint (n, ==, N + 3);
}

static void
test_file (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  gint64 sequence;
  g_autoptr (GError) error = NULL;

  run_act (db, N, 3);
  sequence = run_act (db, 0, N);
  assert_archived (db, sequence);
  g_assert_true (swb_record_unpack_runs (db, &error));
  g_assert_no_error (error);
  g_assert_false (has_runs (db));
  g_assert_cmpint (number (db, "SELECT count(*) FROM action_row"), ==, N + 3);
  assert_archived (db, sequence);
  assert_rows (db, sequence);
  take_back (db, SWB_ACTION_UNDO);
  g_assert_cmpint (count_hidden (db), ==, N);
}

static void
test_compacted (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  SwbCompactPlan plan;
  g_autoptr (GError) error = NULL;
  gint64 sequence;

  run_act (db, N, 3);
  sequence = run_act (db, 0, N);
  g_assert_true (swb_compact_plan (db, sequence - 1, &plan, NULL));
  g_assert_cmpint (plan.bytes, <, 1000);
  g_assert_true (swb_compact_plan (db, sequence, &plan, NULL));
  g_assert_cmpint (plan.bytes, >, N * 16);
  g_assert_cmpint (
      swb_compact_run (db, &plan, "Compacted", "Ravi", 3, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (number (db, "SELECT count(*) FROM action_run"), ==, 0);
  g_assert_cmpint (number (db, "SELECT count(*) FROM action_row"), ==, 0);
}

/* Nothing may be read of the schema. */
static int
deny_cb (void *data,
         int action,
         const char *one,
         const char *two,
         const char *schema,
         const char *trigger)
{
  return action == SQLITE_READ && (g_strcmp0 (one, "sqlite_master") == 0 ||
                                   g_strcmp0 (one, "sqlite_schema") == 0)
             ? SQLITE_DENY
             : SQLITE_OK;
}

/* Whether there are runs cannot be read: nobody goes on as if there were none,
 * for an undo would leave all rows, and a file would lose the record. */
static void
test_not_known (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  SwbCompactPlan plan;
  const SwbRecordRange all = { 0 };
  const SwbId id = id_of (1);
  gint64 sequence = run_act (db, 0, N);

  g_assert_true (swb_compact_plan (db, sequence, &plan, NULL));
  /* Statements that are kept were allowed before. */
  sqlite3_set_authorizer (swb_database_get_handle (db), deny_cb, NULL);
#define REFUSED(call)                                                          \
  G_STMT_START                                                                 \
  {                                                                            \
    g_autoptr (GError) error = NULL;                                           \
    g_assert_true (!(call));                                                   \
    g_assert_nonnull (error);                                                  \
  }                                                                            \
  G_STMT_END
  REFUSED (swb_record_take_back (db, SWB_ACTION_UNDO, "Ravi", 2, &error));
  REFUSED (swb_record_unpack_runs (db, &error));
  REFUSED (swb_record_page (db, &all, &error));
  REFUSED (swb_record_changes_of_action (db, sequence, 0, &error));
  REFUSED (swb_record_changes_of_row (db, &id, 0, &error));
  REFUSED (swb_compact_plan (db, sequence, &plan, &error));
  REFUSED (swb_compact_run (db, &plan, "Compacted", "Ravi", 3, NULL, &error));
#undef REFUSED
  sqlite3_set_authorizer (swb_database_get_handle (db), NULL, NULL);
  g_assert_cmpint (count_hidden (db), ==, 0);
  assert_rows (db, sequence);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record-runs/undo", test_undo);
  g_test_add_func ("/record-runs/history", test_history);
  g_test_add_func ("/record-runs/places", test_places);
  g_test_add_func ("/record-runs/file", test_file);
  g_test_add_func ("/record-runs/compacted", test_compacted);
  g_test_add_func ("/record-runs/not-known", test_not_known);
  return g_test_run ();
}
