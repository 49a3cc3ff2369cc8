/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large document that has the shape of ours becomes the working copy as it
 * lies: it then holds what bringing it in row by row would give, and whatever
 * somebody made of a file is seen or comes right. */
#include "storage/swb-checksum.h"
#include "storage/swb-file-import-private.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-working-copy-private.h"
#include "storage/swb-workspace-file.h"

#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LARGE 4000

/* How often bytes became a working copy as they are, and how much more may be
 * written to one. */
static guint adopted;
static gint64 room = G_MAXINT64;

/* Stand before those of the C library. */
int
rename (const char *from, const char *to)
{
  static int (*real) (const char *, const char *);

  if (real == NULL)
    real = (int (*) (const char *, const char *)) dlsym (RTLD_NEXT, "rename");
  adopted += (g_str_has_suffix (from, "/incoming") &&
              g_str_has_suffix (to, "/workspace.db")) ||
             g_str_has_suffix (to, "/filled");
  return real (from, to);
}

ssize_t
pwrite64 (int fd, const void *bytes, size_t n, off64_t at)
{
  static ssize_t (*real) (int, const void *, size_t, off64_t);

  if (real == NULL)
    real = (ssize_t (*) (int, const void *, size_t, off64_t)) dlsym (
        RTLD_NEXT, "pwrite64");
  if (room != G_MAXINT64 && (room -= (gint64) n) < 0)
    {
      errno = ENOSPC;
      return -1;
    }
  return real (fd, bytes, n, at);
}

static void
run (SwbDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  swb_database_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* A large document with BEFORE in it, its sums right, then AFTER. */
static GFile *
document (const char *before, const char *after)
{
  g_autofree char *path =
      g_build_filename (g_get_user_cache_dir (), "adopting.swell", NULL);
  g_autofree char *many = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n"
      " WHERE i<%d) INSERT INTO creator (id, deleted, name, note)"
      " SELECT randomblob(16), 0, 'Name '||i, hex(randomblob(600)) FROM n;"
      "INSERT INTO account (id, deleted, creator, handle)"
      " SELECT randomblob(16), 0, id, name FROM creator;"
      "INSERT INTO action VALUES (1, randomblob(16), 'Add', 'Asha', 1, 0, NULL,"
      " 0);"
      "INSERT INTO action_row SELECT 1, row_number() OVER (), 'creator', id"
      " FROM creator;"
      "INSERT INTO action_setting VALUES (1, 0, 'creator', zeroblob(16),"
      " 'name', NULL, 'A');"
      "INSERT INTO kept VALUES ('later', zeroblob(16), 'word', 1.5);"
      "INSERT INTO blob VALUES ('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738"
      "768511a30617afa01d', 1, x'00')",
      LARGE);
  g_autoptr (SwbDatabase) db = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_unlink (path);
  db = swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  sqlite3_db_config (swb_database_get_handle (db), SQLITE_DBCONFIG_DEFENSIVE, 0,
                     NULL);
  run (db, "PRAGMA synchronous=OFF");
  g_assert_true (swb_file_create (db, NULL));
  run (db, many);
  run (db, before);
  g_clear_pointer (&db, swb_database_close);
  db = swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  run (db, "PRAGMA synchronous=OFF");
  g_assert_true (swb_checksum_write_all (db, NULL));
  run (db, after);
  adopted = 0;
  return g_file_new_for_path (path);
}

/* Changes the SQL of a table or an index and nothing of what it holds. */
#define RENAME(name, sql)                                                      \
  "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql='" sql              \
  "' WHERE name='" name "'; PRAGMA writable_schema=RESET;"

/* The same with its name, which stands in its SQL too. */
#define RENAME_TO(name, other)                                                 \
  "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET name='" other           \
  "' WHERE name='" name "'; PRAGMA writable_schema=RESET;"

static SwbWorkingCopy *
open_copy (GFile *file)
{
  g_autoptr (GError) error = NULL;
  SwbWorkingCopy *copy = swb_working_copy_open (file, NULL, &error);

  g_assert_no_error (error);
  return copy;
}

static void
assert_in_order (SwbDatabase *db)
{
  sqlite3_stmt *check =
      swb_database_prepare (db, "PRAGMA integrity_check", NULL);

  g_assert_cmpint (sqlite3_step (check), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (check, 0), ==, "ok");
  sqlite3_reset (check);
}

/* What bringing the rows in gives, in the memory. */
static SwbDatabase *
bring_in (GFile *file)
{
  g_autoptr (GError) error = NULL;
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_file_create (db, NULL));
  swb_file_import (g_file_peek_path (file), db, &error);
  g_assert_no_error (error);
  return db;
}

static char *
list_schema (SwbDatabase *db)
{
  GString *all = g_string_new (NULL);
  sqlite3_stmt *row = swb_database_prepare (
      db, "SELECT type, name, sql FROM sqlite_schema ORDER BY name", NULL);

  while (sqlite3_step (row) == SQLITE_ROW)
    g_string_append_printf (all, "%s %s %s\n", sqlite3_column_text (row, 0),
                            sqlite3_column_text (row, 1),
                            (const char *) sqlite3_column_text (row, 2));
  sqlite3_reset (row);
  return g_string_free (all, FALSE);
}

static void
accept (const char *before, const char *after, gboolean as_it_lies)
{
  g_autoptr (GFile) file = document (before, after);
  g_autoptr (SwbDatabase) brought = bring_in (file);
  SwbWorkingCopy *copy = open_copy (file);
  SwbDatabase *db = swb_working_copy_peek_database (copy);
  g_autofree char *schema = list_schema (db);
  g_autofree char *brought_schema = list_schema (brought);
  const char *const *tables = swb_checksum_tables ();

  g_test_message ("%s %s", before, after);
  g_assert_cmpuint (adopted, ==, as_it_lies ? 1 : 0);
  g_assert_cmpstr (schema, ==, brought_schema);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sum = swb_checksum_table (db, tables[i], NULL);
      g_autofree char *expected = swb_checksum_table (brought, tables[i], NULL);

      g_assert_cmpstr (sum, ==, expected);
    }
  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM checksum", 1),
                   ==, 0);
  g_assert_cmpint (swb_database_number (db, "PRAGMA user_version", 0), ==,
                   SWB_SCHEMA_VERSION);
  assert_in_order (db);
  swb_working_copy_close (copy, FALSE);
}

static void
test_same_as_brought_in (void)
{
  accept ("", "", TRUE);
  accept ("VACUUM", "", TRUE);
}

/* What is in a file besides does not arrive, and costs only time. */
static void
test_other_shapes (void)
{
  accept ("CREATE INDEX more ON creator (name)", "", FALSE);
  accept ("CREATE TABLE more (id)", "", FALSE);
  accept ("", "CREATE VIEW more AS SELECT * FROM creator", FALSE);
  accept ("",
          "CREATE TRIGGER more AFTER INSERT ON creator BEGIN"
          " DELETE FROM creator; END",
          FALSE);
  accept ("", "ANALYZE", FALSE);
  accept ("", "PRAGMA default_cache_size=100000000", FALSE);
  accept ("", RENAME_TO ("account_creator", "ACCOUNT_CREATOR"), FALSE);
  accept ("PRAGMA page_size=1024; VACUUM", "", FALSE);
  accept ("PRAGMA auto_vacuum=FULL; VACUUM", "", FALSE);
}

static void
test_older (void)
{
  accept ("ALTER TABLE account DROP COLUMN picture; PRAGMA user_version=1002",
          "", TRUE);
}

static char *
sql_of (const char *table)
{
  SwbTableId id;
  g_autofree char *sql = NULL;

  g_assert_true (swb_schema_find_table (table, &id));
  sql = swb_schema_create_sql (id);
  sql[strlen (sql) - 1] = '\0';
  return g_strconcat ("CREATE TABLE ",
                      sql + strlen ("CREATE TABLE IF NOT EXISTS "), NULL);
}

/* A record may have more fields than its table has columns. Nobody sees them
 * until a newer version gives the table a column more. */
static void
test_hidden_fields (void)
{
  g_autofree char *ours = sql_of ("account");
  g_autoptr (GString) older = g_string_new (ours);
  g_autofree char *before = NULL;

  g_string_replace (older, ", picture TEXT", "", 1);
  g_assert_cmpuint (older->len, <, strlen (ours));
  before = g_strdup_printf (
      "UPDATE account SET picture=CAST(x'ff' AS TEXT) WHERE handle='Name 5';"
      "UPDATE account SET picture='https://example.com' WHERE handle='Name 6';"
      "PRAGMA user_version=1002; PRAGMA writable_schema=ON;"
      "UPDATE sqlite_schema SET sql='%s' WHERE name='account';"
      "PRAGMA writable_schema=RESET",
      older->str);
  accept (before, "", TRUE);
}

/* SQLite's quick check does not look at what stands in an index; newer ones
 * count it. */
static void
test_wrong_index (void)
{
  accept ("DROP INDEX account_creator;"
          "CREATE INDEX account_creator ON account (handle);" RENAME (
              "account_creator",
              "CREATE INDEX account_creator ON account (creator)"),
          "", TRUE);
  accept ("", "DROP INDEX account_creator", TRUE);
}

static void
refuse (const char *before, const char *after)
{
  g_autoptr (GFile) file = document (before, after);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s %s", before, after);
  g_assert_null (swb_working_copy_open (file, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED);
  g_assert_cmpuint (adopted, ==, 1);
}

/* A table that is ours by its SQL and was filled as another one: COLUMN in
 * place of "id BLOB PRIMARY KEY NOT NULL", and MORE at its end. */
static char *
disguise (const char *column, const char *more, const char *insert)
{
  g_autofree char *ours = sql_of ("niche");
  g_autoptr (GString) other = g_string_new (ours);

  g_string_replace (other, "id BLOB PRIMARY KEY NOT NULL", column, 0);
  g_string_replace (other, ") STRICT", more, 0);
  return g_strdup_printf (
      "DROP TABLE niche; %s; %s; PRAGMA writable_schema=ON;"
      "UPDATE sqlite_schema SET sql='%s' WHERE name='niche';"
      "PRAGMA writable_schema=RESET",
      other->str, insert, ours);
}

static void
test_disguised (void)
{
  g_autofree char *descending =
      disguise ("id BLOB NOT NULL", ", PRIMARY KEY (id DESC)) STRICT",
                "INSERT INTO niche (id) VALUES (zeroblob(16)),"
                " (x'00000000000000000000000000000001')");
  g_autofree char *twice =
      disguise ("id BLOB NOT NULL", ", PRIMARY KEY (id, deleted)) STRICT",
                "INSERT INTO niche (id, deleted) VALUES (zeroblob(16), 0),"
                " (zeroblob(16), 1)");
  g_autofree char *short_id =
      disguise ("id BLOB PRIMARY KEY NOT NULL", ") STRICT",
                "INSERT INTO niche (id) VALUES (x'01')");
  g_autofree char *text_id =
      disguise ("id TEXT PRIMARY KEY NOT NULL", ") STRICT",
                "INSERT INTO niche (id) VALUES ('0123456789abcdef')");

  refuse (descending, "");
  refuse (twice, "");
  refuse (short_id, "");
  refuse (text_id, "");
}

static void
test_damaged (void)
{
  refuse ("", "UPDATE account SET handle='x' WHERE handle='Name 2'");
  refuse ("", "DELETE FROM action_row WHERE n=7");
  refuse ("UPDATE creator SET note=CAST(x'ff' AS TEXT) WHERE name='Name 3'",
          "");
  refuse ("UPDATE action SET seq=1<<53", "");
  refuse ("UPDATE blob SET size=2", "");
}

/* The index of a key is an index too, and may know one row of two. */
static void
test_twice (void)
{
  refuse ("PRAGMA writable_schema=ON; DROP TABLE blob;"
          "CREATE TABLE blob (sha256 TEXT NOT NULL, size INTEGER NOT NULL,"
          " bytes BLOB NOT NULL) STRICT;"
          "CREATE INDEX key ON blob (sha256);"
          "INSERT INTO blob SELECT '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33"
          "738768511a30617afa01d', 1, x'00' FROM (VALUES (1), (2));"
          "UPDATE sqlite_schema SET sql='CREATE TABLE blob ( sha256 TEXT"
          " PRIMARY KEY NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL)"
          " STRICT' WHERE name='blob';"
          "UPDATE sqlite_schema SET name='sqlite_autoindex_blob_1', sql=NULL"
          " WHERE name='key'; PRAGMA writable_schema=RESET",
          "");
}

/* A check does what opening does, and takes no more memory for more bytes. */
static void
test_checked (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file =
      document ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n"
                " WHERE i<80) INSERT INTO note (id, deleted, text)"
                " SELECT randomblob(16), 0, hex(zeroblob(500000)) FROM n",
                "");

  g_assert_true (swb_file_is_large (g_file_peek_path (file)));
  sqlite3_memory_highwater (1);
  g_assert_true (swb_file_check (file, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (adopted, ==, 1);
  g_assert_cmpint (sqlite3_memory_highwater (0), <, 50 << 20);
}

static void
test_full_disk (void)
{
  guint failed = 0;
  g_autoptr (GFile) file = document ("", "");

  for (gint64 bytes = 0; bytes < 1 << 19; bytes += 1 << 15)
    {
      g_autoptr (GError) error = NULL;
      SwbWorkingCopy *copy;

      room = bytes;
      copy = swb_working_copy_open (file, NULL, &error);
      room = G_MAXINT64;
      failed += copy == NULL;
      if (copy == NULL)
        g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED);
      else
        swb_working_copy_close (copy, FALSE);
    }
  g_assert_cmpuint (failed, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add_func ("/adopting/" #name, test_##name)
  ADD (same_as_brought_in);
  ADD (other_shapes);
  ADD (older);
  ADD (hidden_fields);
  ADD (wrong_index);
  ADD (disguised);
  ADD (damaged);
  ADD (twice);
  ADD (checked);
  ADD (full_disk);
  return g_test_run ();
}
