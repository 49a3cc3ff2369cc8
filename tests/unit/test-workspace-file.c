/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that somebody made to do harm, or that broke in ways that SQLite does
 * not mind: each is refused with a sentence, and nothing of it is kept. */
#include "scratch.h"

#include "storage/swb-checksum.h"
#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <string.h>

/* A workspace with SQL run on it, its sums right afterwards where they can be,
 * then AFTER. */
static GFile *
hostile (const char *sql, const char *after)
{
  g_autofree char *path = fixture_scratch_path ("hostile.swell");
  g_autoptr (SwbDatabase) db = NULL;
  g_autoptr (GError) error = NULL;

  db = swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  g_assert_true (swb_file_create (db, NULL));
  g_assert_true (swb_database_exec (
      db,
      "INSERT INTO creator (id, deleted, name) VALUES (randomblob(16), 0, 'A');"
      "INSERT INTO action VALUES (1, randomblob(16), 'Add A', 'Asha', 1, 0,"
      " NULL, 0)",
      NULL));
  swb_database_exec (db, sql, &error);
  g_assert_no_error (error);
  if (!swb_checksum_write_all (db, NULL))
    swb_database_exec (db, "ROLLBACK", NULL);
  swb_database_exec (db, after, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
refuse_after (const char *sql, const char *after)
{
  g_autoptr (GFile) file = hostile (sql, after);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s %s", sql, after);
  g_assert_false (swb_file_check (file, NULL, &error));
  g_assert_nonnull (error);
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED);
}

static void
refuse (const char *sql)
{
  refuse_after (sql, "");
}

static void
accept (const char *sql)
{
  g_autoptr (GFile) file = hostile (sql, "");
  g_autoptr (GError) error = NULL;

  swb_file_check (file, NULL, &error);
  g_assert_no_error (error);
}

#define OTHER(table, columns)                                                  \
  "DROP TABLE " table "; CREATE TABLE " table " (" columns ");"

static void
test_attachments (void)
{
  accept ("INSERT INTO attachment (id, deleted, name, sha256) VALUES"
          " (randomblob(16), 0, 'Not here yet', 'no sum at all')");
  accept ("INSERT INTO blob VALUES ('ba7816bf8f01cfea414140de5dae2223b00361a3"
          "96177a9cb410ff61f20015ad', 3, CAST('abc' AS BLOB))");
  refuse ("INSERT INTO blob VALUES ('ba7816bf8f01cfea414140de5dae2223b00361a3"
          "96177a9cb410ff61f20015ad', 3, CAST('abd' AS BLOB))");
  refuse ("INSERT INTO blob VALUES ('ba7816bf8f01cfea414140de5dae2223b00361a3"
          "96177a9cb410ff61f20015ad', 4, CAST('abc' AS BLOB))");
  refuse ("INSERT INTO blob VALUES ('abc', 3, CAST('abc' AS BLOB))");
}

static void
test_sums (void)
{
  accept ("");
  refuse_after ("", "DROP TABLE checksum");
  refuse_after ("", "DELETE FROM checksum");
  refuse_after ("",
                OTHER ("checksum",
                       "tab, sha256") "INSERT INTO checksum"
                                      " SELECT name, NULL FROM sqlite_schema");
  refuse_after ("", "UPDATE checksum SET sha256=upper(sha256)||'x'");
}

static void
test_other_kinds_of_tables (void)
{
  refuse ("ALTER TABLE creator RENAME TO hidden;"
          "CREATE VIEW creator AS SELECT * FROM hidden");
  refuse ("DROP TABLE creator; CREATE VIRTUAL TABLE creator USING fts5"
          " (id, name)");
  refuse (OTHER ("creator", "id"));
  refuse ("DROP TABLE creator");
}

static void
test_ids (void)
{
  refuse (OTHER (
      "creator",
      "id, deleted, name") "INSERT INTO creator VALUES"
                           " (zeroblob(16), 0, 'A'), (zeroblob(16), 0, 'B')");
  refuse ("INSERT INTO creator (id) VALUES (zeroblob(3))");
  refuse ("INSERT INTO creator (id) VALUES (zeroblob(0))");
  refuse (OTHER ("creator", "id, deleted, name") "INSERT INTO creator VALUES"
                                                 " (NULL, 0, 'A')");
  refuse (
      OTHER ("creator", "id, deleted, name") "INSERT INTO creator VALUES"
                                             " ('0123456789abcdef', 0, 'A')");
}

static void
test_values (void)
{
  refuse (OTHER ("creator", "id, deleted, name") "INSERT INTO creator VALUES"
                                                 " (randomblob(16), 0, x'ff')");
  refuse (
      OTHER ("creator", "id, deleted, name") "INSERT INTO creator VALUES"
                                             " (randomblob(16), 'no', 'A')");
  refuse ("UPDATE creator SET name=CAST(x'ff' AS TEXT)");
  refuse ("UPDATE creator SET name='A'||char(0)||'B'");
  refuse ("UPDATE creator SET note=CAST(zeroblob(70000000) AS TEXT)");
  accept ("INSERT INTO reading (id, deleted, value) VALUES"
          " (randomblob(16), 0, 9e999)");
}

/* With a number at the very end SQLite would give new acts any number, and
 * they would never count as unsaved. */
static void
test_record (void)
{
  refuse ("UPDATE action SET seq=9223372036854775807");
  refuse ("UPDATE action SET seq=-5");
  refuse ("UPDATE action SET kind=7");
  refuse ("UPDATE action SET state=4294967296");
  refuse ("UPDATE action SET id=x'00'");
}

/* Nothing of the file runs. */
static void
test_schema_does_not_run (void)
{
  accept ("CREATE TRIGGER t AFTER INSERT ON creator BEGIN DELETE FROM creator;"
          " END; CREATE INDEX i ON creator (length(name))");
  refuse (OTHER ("creator",
                 "id BLOB, deleted INT, name TEXT GENERATED ALWAYS AS"
                 " (hex(zeroblob(30000000)))") "INSERT INTO creator (id)"
                                               " VALUES (randomblob(16))");
}

static void
import_from (const char *path, SwbDatabase *to)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (swb_file_create (to, NULL));
  swb_file_import (path, to, &error);
  g_assert_no_error (error);
}

/* Saves DB under a name in the temporary folder, as of VERSION. */
static char *
save_as (SwbDatabase *db, const char *name, int version)
{
  char *path = fixture_scratch_path (name);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version=%d", version);
  g_autofree char *into = g_strdup_printf ("VACUUM INTO '%s'", path);

  g_assert_true (swb_database_exec (db, pragma, NULL));
  g_assert_true (swb_checksum_write_all (db, NULL));
  g_assert_true (swb_database_exec (db, into, NULL));
  return path;
}

/* A newer minor version's column and table go through this version and come
 * out as they were; only its own tables hold them, nothing else of the file. */
static void
test_newer_minor_is_kept (void)
{
  g_autoptr (SwbDatabase) newer =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autoptr (SwbDatabase) ours =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autoptr (SwbDatabase) again =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autofree char *path = NULL;
  g_autofree char *path_again = NULL;

  g_assert_true (swb_file_create (newer, NULL));
  g_assert_true (swb_database_exec (
      newer,
      "ALTER TABLE creator ADD COLUMN star_sign TEXT;"
      "CREATE TABLE future (id BLOB PRIMARY KEY NOT NULL, deleted INTEGER,"
      " until INTEGER) STRICT, WITHOUT ROWID;"
      "CREATE VIEW strange AS SELECT 1 AS id, 2 AS x;"
      "CREATE TABLE \"Bad name\" (id BLOB, x);"
      "INSERT INTO creator (id, deleted, name, star_sign) VALUES"
      " (zeroblob(16), 0, 'A', 'leo');"
      "INSERT INTO future VALUES (zeroblob(16), 0, 20500)",
      NULL));
  path = save_as (newer, "newer.swell", SWB_SCHEMA_VERSION + 5);
  import_from (path, ours);
  g_assert_cmpint (swb_database_number (ours, "SELECT count(*) FROM kept", -1),
                   ==, 3);
  path_again = save_as (ours, "again.swell", SWB_SCHEMA_VERSION);
  import_from (path_again, again);
  g_assert_cmpint (
      swb_database_number (again,
                           "SELECT count(*) FROM kept WHERE row=zeroblob(16)"
                           " AND (tab, col, value) IN"
                           " (VALUES ('creator', 'star_sign', 'leo'),"
                           " ('future', 'deleted', 0),"
                           " ('future', 'until', 20500))",
                           -1),
      ==, 3);
}

/* What an older version kept is given back to the one that knows it. */
static void
test_kept_is_given_back (void)
{
  g_autoptr (SwbDatabase) older =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autoptr (SwbDatabase) ours =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autofree char *path = NULL;

  g_assert_true (swb_file_create (older, NULL));
  g_assert_true (swb_database_exec (
      older,
      "INSERT INTO creator (id, deleted, name) VALUES (zeroblob(16), 0, 'A');"
      "INSERT INTO kept VALUES ('creator', zeroblob(16), 'cities', 'Pune'),"
      " ('rate', zeroblob(16), 'deliverable', 'reel'),"
      " ('future', zeroblob(16), 'x', 1)",
      NULL));
  path = save_as (older, "older.swell", SWB_SCHEMA_VERSION);
  import_from (path, ours);
  g_assert_cmpint (swb_database_number (ours,
                                        "SELECT count(*) FROM creator, rate"
                                        " WHERE cities='Pune' AND"
                                        " deliverable='reel'",
                                        -1),
                   ==, 1);
  g_assert_cmpint (swb_database_number (ours, "SELECT count(*) FROM kept", -1),
                   ==, 1);
}

static void
test_kept_that_does_not_fit (void)
{
  refuse ("INSERT INTO kept VALUES ('rate', zeroblob(16), 'day', 'soon')");
  refuse ("INSERT INTO kept VALUES ('rate', zeroblob(3), 'day', 5)");
}

/* From 1.2 on the golden files have a row in every table of their version. */
static void
assert_every_table_has_rows (SwbDatabase *db, guint minor)
{
  for (guint i = 0; minor >= 2 && i < SWB_N_TABLES; i++)
    {
      const SwbTable *table = swb_schema_table ((SwbTableId) i);
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM %s", table->name);

      if (table->since > 0 && table->since <= minor)
        g_assert_cmpint (swb_database_number (db, sql, 0), >, 0);
    }
  if (minor >= 2)
    g_assert_cmpint (
        swb_database_number (
            db, "SELECT count(*) FROM blob JOIN attachment USING (sha256)", 0),
        ==, 1);
  if (minor >= 3)
    g_assert_cmpint (
        swb_database_number (
            db, "SELECT count(*) FROM account WHERE picture LIKE 'https:%'", 0),
        ==, 1);
}

/* A file of every schema that was released opens, with what was in it. */
static void
test_every_schema_opens (void)
{
  g_autofree char *folder = g_build_filename (
      g_getenv ("SWB_SOURCE_ROOT"), "tests", "golden", "workspaces", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (SwbDatabase) db =
          swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

      if (!g_str_has_suffix (name, ".swell"))
        continue;
      n++;
      import_from (path, db);
      g_assert_cmpint (
          swb_database_number (
              db,
              "SELECT count(*) FROM creator WHERE name LIKE 'Golden %'"
              " AND deleted=0",
              0),
          ==, 3);
      g_assert_cmpint (swb_record_last (db), ==, 3);
      g_assert_cmpint (swb_record_next_redo (db), ==, 2);
      assert_every_table_has_rows (
          db,
          (guint) g_ascii_strtoull (name + strlen ("schema-100"), NULL, 10));
    }
  g_assert_cmpuint (n, ==, 1 + SWB_SCHEMA_MINOR);
}

/* A record that names rows which are not there, or values that do not fit,
 * does not stand in the way of undo for ever. */
static void
test_undo_of_a_strange_record (void)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autoptr (SwbAction) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (swb_file_create (db, NULL));
  g_assert_true (swb_database_exec (
      db,
      "INSERT INTO creator (id, deleted, name) VALUES (zeroblob(16), 0, 'A');"
      "INSERT INTO action VALUES (1, randomblob(16), 'X', 'Y', 1, 0, NULL, 0);"
      "INSERT INTO action_setting VALUES"
      " (1, 0, 'creator', randomblob(16), 'name', NULL, 'B'),"
      " (1, 1, 'creator', zeroblob(16), 'name', 5, 'A')",
      NULL));
  undone = swb_record_take_back (db, SWB_ACTION_UNDO, "Asha", 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->n_left_alone, ==, 2);
  g_assert_cmpint (swb_record_last (db), ==, 2);
  g_assert_cmpint (swb_record_next_undo (db), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add_func ("/workspace-file/" #name, test_##name)
  ADD (sums);
  ADD (attachments);
  ADD (other_kinds_of_tables);
  ADD (ids);
  ADD (values);
  ADD (record);
  ADD (schema_does_not_run);
  ADD (newer_minor_is_kept);
  ADD (kept_is_given_back);
  ADD (kept_that_does_not_fit);
  ADD (every_schema_opens);
  ADD (undo_of_a_strange_record);
  return g_test_run ();
}
