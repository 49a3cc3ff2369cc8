/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer, the record of actions and the sums, on a database in memory. */
#include "scratch.h"

#include "storage/swb-checksum.h"
#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-store.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <string.h>

#define AUTHOR "Asha"

static SwbDatabase *
fresh (void)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_file_create (db, NULL));
  return db;
}

static SwbWriter *
begin (SwbDatabase *db, const char *name)
{
  SwbWriter *writer = swb_writer_begin (
      db, swb_action_new (name, AUTHOR, SWB_ACTION_ACT, 1), NULL);

  g_assert_nonnull (writer);
  return writer;
}

static void
commit (SwbWriter *writer)
{
  g_autoptr (SwbAction) action = swb_writer_commit (writer, NULL);

  g_assert_nonnull (action);
}

static SwbId
add_creator (SwbDatabase *db, const char *name)
{
  SwbValue values[SWB_CREATOR_N] = { 0 };
  const SwbId id = swb_id_new ();
  SwbWriter *writer = begin (db, "Add");

  values[SWB_CREATOR_NAME] = swb_value_text (name);
  g_assert_true (
      swb_writer_insert (writer, SWB_TABLE_CREATOR, &id, values, NULL));
  commit (writer);
  swb_value_clear (&values[SWB_CREATOR_NAME]);
  return id;
}

static void
set_city (SwbDatabase *db, const SwbId *id, const char *city)
{
  SwbWriter *writer = begin (db, city);
  g_auto (SwbValue) value = swb_value_text (city);

  g_assert_true (swb_writer_set (writer, SWB_TABLE_CREATOR, id,
                                 SWB_CREATOR_CITIES, &value, NULL));
  commit (writer);
}

static char *
get_city (SwbDatabase *db, const SwbId *id)
{
  SwbWriter *writer = begin (db, "Look");
  SwbValue value;
  char *city;

  g_assert_true (swb_writer_get (writer, SWB_TABLE_CREATOR, id,
                                 SWB_CREATOR_CITIES, &value, NULL));
  city = g_strdup (swb_value_get_text (&value));
  swb_value_clear (&value);
  swb_writer_abort (writer);
  return city;
}

static guint
take_back (SwbDatabase *db, SwbActionKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbAction) action =
      swb_record_take_back (db, kind, AUTHOR, 2, &error);

  g_assert_no_error (error);
  return action->n_left_alone;
}

static void
assert_city (SwbDatabase *db, const SwbId *id, const char *expected)
{
  g_autofree char *city = get_city (db, id);

  g_assert_cmpstr (city, ==, expected);
}

static void
test_record_keeps_old_and_new (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = add_creator (db, "Kiran");
  g_autoptr (SwbAction) action = NULL;
  const SwbSetting *setting;

  set_city (db, &id, "Pune");
  set_city (db, &id, "Nashik");
  action = swb_record_load (db, swb_record_last (db), NULL);
  g_assert_cmpuint (action->settings->len, ==, 1);
  setting = &g_array_index (action->settings, SwbSetting, 0);
  g_assert_cmpstr (swb_value_get_text (&setting->old), ==, "Pune");
  g_assert_cmpstr (swb_value_get_text (&setting->now), ==, "Nashik");
  g_assert_cmpstr (action->author, ==, AUTHOR);
}

/* A row that one act made and deleted is seen neither after it, nor after its
 * undo, nor after its redo. */
static void
test_made_and_deleted_in_one_act (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  SwbValue values[SWB_CREATOR_N] = { 0 };
  const SwbValue gone = swb_value_int (1);
  const SwbId id = swb_id_new ();
  SwbWriter *writer = begin (db, "Add and delete");
  static const char seen[] = "SELECT count(*) FROM creator WHERE deleted=0";

  g_assert_true (
      swb_writer_insert (writer, SWB_TABLE_CREATOR, &id, values, NULL));
  g_assert_true (swb_writer_set (writer, SWB_TABLE_CREATOR, &id, SWB_DELETED,
                                 &gone, NULL));
  commit (writer);
  g_assert_cmpint (swb_database_number (db, seen, -1), ==, 0);
  g_assert_cmpuint (take_back (db, SWB_ACTION_UNDO), ==, 0);
  g_assert_cmpint (swb_database_number (db, seen, -1), ==, 0);
  g_assert_cmpuint (take_back (db, SWB_ACTION_REDO), ==, 0);
  g_assert_cmpint (swb_database_number (db, seen, -1), ==, 0);
}

/* Setting what is already there is no act. */
static void
test_nothing_is_not_recorded (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = add_creator (db, "Kiran");
  gint64 before;

  set_city (db, &id, "Pune");
  before = swb_record_last (db);
  set_city (db, &id, "Pune");
  g_assert_cmpint (swb_record_last (db), ==, before);
}

static void
test_wrong_values_are_refused (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = add_creator (db, "Kiran");
  const SwbId nobody = swb_id_new ();
  SwbWriter *writer = begin (db, "Break");
  const SwbValue number = swb_value_int (5);
  const SwbValue broken = { .type = SWB_VALUE_TEXT, .text = (char *) "\xff" };
  const SwbValue null = swb_value_null ();
  g_autoptr (GError) error = NULL;

  g_assert_false (swb_writer_set (writer, SWB_TABLE_CREATOR, &id,
                                  SWB_CREATOR_NAME, &number, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (swb_writer_set (writer, SWB_TABLE_CREATOR, &id,
                                  SWB_CREATOR_NAME, &broken, &error));
  g_clear_error (&error);
  g_assert_false (swb_writer_set (writer, SWB_TABLE_CREATOR, &nobody,
                                  SWB_CREATOR_NAME, &null, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED);
  swb_writer_abort (writer);
}

/* A field that got a newer value by another way is left alone and counted. */
static void
test_undo_leaves_newer_values (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = add_creator (db, "Kiran");

  set_city (db, &id, "Pune");
  g_assert_true (
      swb_database_exec (db, "UPDATE creator SET cities='Goa'", NULL));
  g_assert_cmpuint (take_back (db, SWB_ACTION_UNDO), ==, 1);
  assert_city (db, &id, "Goa");
}

/* Random acts, undone to the beginning and redone to the end, leave what was
 * there; the model is a plain array of states. */
static void
test_random_undo_and_redo (void)
{
  static const char *const cities[] = { "Pune", "Goa", "Kochi", "Delhi" };
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = add_creator (db, "Kiran");
  g_autoptr (GPtrArray) states = g_ptr_array_new ();
  guint now = 0;

  g_ptr_array_add (states, NULL);
  for (int i = 0; i < 400; i++)
    {
      int what = g_test_rand_int_range (0, 3);
      const char *city = cities[g_test_rand_int_range (0, 4)];

      if (what == 0 && now > 0)
        {
          g_assert_cmpuint (take_back (db, SWB_ACTION_UNDO), ==, 0);
          now--;
        }
      else if (what == 1 && now + 1 < states->len)
        {
          g_assert_cmpuint (take_back (db, SWB_ACTION_REDO), ==, 0);
          now++;
        }
      else if (g_strcmp0 (g_ptr_array_index (states, now), city) != 0)
        {
          set_city (db, &id, city);
          g_ptr_array_set_size (states, (int) ++now);
          g_ptr_array_add (states, (gpointer) city);
        }
      assert_city (db, &id, g_ptr_array_index (states, now));
    }
  while (now-- > 0)
    take_back (db, SWB_ACTION_UNDO);
  assert_city (db, &id, NULL);
}

static guint
add_named (SwbDatabase *db, const SwbId *id, const char *name)
{
  SwbValue values[SWB_CREATOR_N] = { 0 };
  SwbWriter *writer = begin (db, "Add");
  g_autoptr (SwbAction) action = NULL;

  values[SWB_CREATOR_NAME] = swb_value_text (name);
  g_assert_true (swb_writer_add (writer, SWB_TABLE_CREATOR, id, values, NULL));
  swb_value_clear (&values[SWB_CREATOR_NAME]);
  action = swb_writer_commit (writer, NULL);
  return action->rows->len * 10 + action->settings->len;
}

/* What is added by its own id is made once, stays as it is, and comes back. */
static void
test_added_once (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  const SwbId id = swb_id_new ();

  g_assert_cmpuint (add_named (db, &id, "Kiran"), ==, 10);
  g_assert_cmpuint (add_named (db, &id, "Meera"), ==, 0);
  take_back (db, SWB_ACTION_UNDO);
  g_assert_cmpuint (add_named (db, &id, "Meera"), ==, 1);
  g_assert_cmpint (swb_database_number (db,
                                        "SELECT count(*) FROM creator"
                                        " WHERE deleted=0 AND name='Kiran'",
                                        -1),
                   ==, 1);
}

/* With many acts behind, what can be taken back is found by an index. */
static void
test_next_act_is_found_by_index (void)
{
  static const char *const sqls[] = {
    "SELECT max(seq) FROM action WHERE kind=0 AND state=0",
    "SELECT min(seq) FROM action WHERE kind=0 AND state=1",
    "UPDATE action SET state=2 WHERE kind=0 AND state=1",
  };
  g_autoptr (SwbDatabase) db = fresh ();

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", sqls[i], NULL);
      sqlite3_stmt *plan = swb_database_prepare (db, sql, NULL);

      g_assert_cmpint (sqlite3_step (plan), ==, SQLITE_ROW);
      g_assert_nonnull (strstr ((const char *) sqlite3_column_text (plan, 3),
                                "INDEX action_turn"));
    }
}

static void
test_undo_hides_new_rows (void)
{
  g_autoptr (SwbDatabase) db = fresh ();

  add_creator (db, "Kiran");
  take_back (db, SWB_ACTION_UNDO);
  g_assert_cmpint (swb_database_number (
                       db, "SELECT count(*) FROM creator WHERE deleted=0", -1),
                   ==, 0);
  take_back (db, SWB_ACTION_REDO);
  g_assert_cmpint (swb_database_number (
                       db, "SELECT count(*) FROM creator WHERE deleted=0", -1),
                   ==, 1);
}

static void
test_sums_see_every_change (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  g_autoptr (GError) error = NULL;

  add_creator (db, "Kiran");
  g_assert_true (swb_checksum_write_all (db, NULL));
  g_assert_true (swb_checksum_verify_all (db, SWB_SCHEMA_VERSION, NULL));
  g_assert_true (
      swb_database_exec (db, "UPDATE creator SET name='Kirin'", NULL));
  g_assert_false (swb_checksum_verify_all (db, SWB_SCHEMA_VERSION, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED);
}

/* By the rules of synced tables: no constraint but the id. */
static void
test_schema_follows_the_rules (void)
{
  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      const SwbTable *table = swb_schema_table ((SwbTableId) t);
      g_autofree char *sql = swb_schema_create_sql ((SwbTableId) t);

      g_assert_cmpstr (table->columns[0].name, ==, "deleted");
      g_assert_null (strstr (sql, "UNIQUE"));
      g_assert_null (strstr (sql, "REFERENCES"));
      g_assert_null (strstr (sql, "CHECK"));
      g_assert_nonnull (strstr (sql, "STRICT"));
    }
}

/* A working copy of a program that knew fewer columns gets the others. */
static void
test_missing_columns_are_added (void)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_database_exec (
      db,
      "CREATE TABLE creator (id BLOB PRIMARY KEY NOT NULL, deleted INTEGER,"
      " name TEXT) STRICT, WITHOUT ROWID;"
      "INSERT INTO creator VALUES (zeroblob(16), 0, 'Kiran')",
      NULL));
  g_assert_true (swb_file_create (db, NULL));
  g_assert_cmpint (
      swb_database_number (db,
                           "SELECT count(*) FROM creator WHERE name='Kiran'"
                           " AND note IS NULL",
                           -1),
      ==, 1);
  g_assert_cmpint (swb_database_number (db, "PRAGMA user_version", 0), ==,
                   SWB_SCHEMA_VERSION);
}

/* The defended connection reads and does nothing else. */
static void
test_defended_connection (void)
{
  g_autofree char *path = fixture_scratch_path ("defended.db");
  g_autoptr (SwbDatabase) db =
      swb_database_open (path, SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_file_create (db, NULL));
  g_clear_pointer (&db, swb_database_close);
  db = swb_database_open (path, SWB_DATABASE_DEFENDED, NULL);
  g_assert_nonnull (db);
  g_assert_false (swb_database_exec (db, "DELETE FROM creator", NULL));
  g_assert_false (swb_database_exec (db, "ATTACH ':memory:' AS other", NULL));
  g_assert_false (
      swb_database_exec (db, "SELECT load_extension('x') FROM creator", NULL));
  g_assert_true (swb_database_exec (db, "SELECT name FROM creator", NULL));
}

/* Names "1", "2", ... up to @n; the one of @wrong is a number, which no name
 * can be. */
typedef struct
{
  guint n;
  guint wrong;
  guint next;
  char name[16];
  SwbId last;
} Names;

static gboolean
next_name (gpointer data, SwbId *row, SwbValue *values)
{
  Names *names = data;

  if (names->next == names->n)
    return FALSE;
  g_snprintf (names->name, sizeof names->name, "%u", ++names->next);
  *row = names->last = swb_id_new ();
  values[SWB_CREATOR_NAME] =
      names->next == names->wrong
          ? swb_value_int (1)
          : (SwbValue){ .type = SWB_VALUE_TEXT, .text = names->name };
  return TRUE;
}

static void
test_many_rows (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  Names names = { .n = 200 };
  Names wrong = { .n = 200, .wrong = 150 };
  g_autoptr (GError) error = NULL;
  SwbWriter *writer = begin (db, "Import");
  SwbValue value;

  g_assert_true (swb_writer_insert_many (writer, SWB_TABLE_CREATOR, next_name,
                                         &names, &error));
  g_assert_true (swb_writer_get (writer, SWB_TABLE_CREATOR, &names.last,
                                 SWB_CREATOR_NAME, &value, NULL));
  g_assert_cmpstr (swb_value_get_text (&value), ==, "200");
  swb_value_clear (&value);
  commit (writer);
  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM creator", 0),
                   ==, 200);
  g_assert_cmpint (swb_database_number (
                       db,
                       "SELECT count(*) FROM action_row JOIN creator ON id=row "
                       "WHERE tab='creator' AND name=n+1",
                       0),
                   ==, 200);
  g_assert_cmpuint (take_back (db, SWB_ACTION_UNDO), ==, 0);
  g_assert_cmpint (
      swb_database_number (db, "SELECT sum(deleted) FROM creator", 0), ==, 200);
  writer = begin (db, "Import");
  g_assert_false (swb_writer_insert_many (writer, SWB_TABLE_CREATOR, next_name,
                                          &wrong, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED);
  swb_writer_abort (writer);
  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM creator", 0),
                   ==, 200);
}

#define N_UNLIKE 5000
#define CITY "Saint-Rémy d'Provence"

/* Runs of rows that have a city, a country or a note in common, or none; where
 * they end lies anywhere in what is made ready at a time. */
static gboolean
next_unlike (gpointer data, SwbId *row, SwbValue *values)
{
  Names *names = data;
  guint i = names->next;

  if (!next_name (data, row, values))
    return FALSE;
  if (i % 1700 < 1100)
    values[SWB_CREATOR_CITIES] =
        (SwbValue){ .type = SWB_VALUE_TEXT, .text = (char *) CITY };
  if (i >= 2000)
    values[SWB_CREATOR_COUNTRY] =
        (SwbValue){ .type = SWB_VALUE_TEXT,
                    .text = (char *) (i < 4000 ? "IN" : "KR") };
  if (i % 512 == 511 || i > 4500)
    values[SWB_CREATOR_NOTE] =
        (SwbValue){ .type = SWB_VALUE_TEXT, .text = names->name };
  return TRUE;
}

static void
test_many_unlike_rows (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  Names names = { .n = N_UNLIKE };
  Names wrong = { .n = N_UNLIKE, .wrong = 4321 };
  g_autoptr (GError) error = NULL;
  SwbWriter *writer = begin (db, "Import");

  g_assert_true (swb_writer_insert_many (writer, SWB_TABLE_CREATOR, next_unlike,
                                         &names, &error));
  commit (writer);
  g_assert_cmpint (
      swb_database_number (
          db,
          "SELECT count(*) FROM action_row JOIN creator ON id=row"
          " WHERE tab='creator' AND name=n+1 AND deleted=0 AND tags IS NULL"
          " AND cities IS iif(n%1700<1100, 'Saint-Rémy d''Provence', NULL)"
          " AND country IS iif(n<2000, NULL, iif(n<4000, 'IN', 'KR'))"
          " AND note IS iif(n%512=511 OR n>4500, name, NULL)",
          0),
      ==, N_UNLIKE);
  writer = begin (db, "Import");
  g_assert_false (swb_writer_insert_many (writer, SWB_TABLE_CREATOR,
                                          next_unlike, &wrong, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED);
  swb_writer_abort (writer);
  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM creator", 0),
                   ==, N_UNLIKE);
}

/* What SQLite refuses ends the thread that makes rows ready too. */
static gboolean
next_same (gpointer data, SwbId *row, SwbValue *values)
{
  Names *names = data;
  SwbId first = names->last;

  if (!next_name (data, row, values))
    return FALSE;
  if (names->next == 700)
    *row = first;
  return TRUE;
}

static void
test_many_refused_rows (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  Names names = { .n = N_UNLIKE };
  g_autoptr (GError) error = NULL;
  SwbWriter *writer = begin (db, "Import");

  g_assert_false (swb_writer_insert_many (writer, SWB_TABLE_CREATOR, next_same,
                                          &names, &error));
  g_assert_nonnull (error);
  swb_writer_abort (writer);
  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM creator", 0),
                   ==, 0);
}

static gboolean
work_name_thread (SwbDatabase *db, gpointer data, GCancellable *c, GError **e)
{
  *(GThread **) data = g_thread_self ();
  return TRUE;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_store_works_on_its_thread (void)
{
  g_autoptr (SwbStore) store = swb_store_new (fresh ());
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread = NULL;

  swb_store_push (store, work_name_thread, &thread, NULL, NULL, keep_result_cb,
                  &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (swb_store_finish (store, result, NULL));
  g_assert_nonnull (thread);
  g_assert_true (thread != g_thread_self ());
  swb_store_shutdown (store);
  swb_store_push (store, work_name_thread, &thread, NULL, NULL, keep_result_cb,
                  &late);
  while (late == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (swb_store_finish (store, late, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add_func ("/storage/" #name, test_##name)
  ADD (record_keeps_old_and_new);
  ADD (nothing_is_not_recorded);
  ADD (wrong_values_are_refused);
  ADD (made_and_deleted_in_one_act);
  ADD (undo_leaves_newer_values);
  ADD (random_undo_and_redo);
  ADD (added_once);
  ADD (next_act_is_found_by_index);
  ADD (undo_hides_new_rows);
  ADD (sums_see_every_change);
  ADD (schema_follows_the_rules);
  ADD (missing_columns_are_added);
  ADD (defended_connection);
  ADD (many_rows);
  ADD (many_unlike_rows);
  ADD (many_refused_rows);
  ADD (store_works_on_its_thread);
  return g_test_run ();
}
