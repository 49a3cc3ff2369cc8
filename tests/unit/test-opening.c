/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a document into a working copy: every altered table is seen, and
 * what was not brought in to the end counts for nothing, whatever ended it. */
#include "scratch.h"

#include "storage/swb-checksum.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-working-copy-private.h"
#include "storage/swb-workspace-file.h"

#include <dlfcn.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ENOUGH_FOR_THREADS 20000

/* Of the database in a working copy: what was written since it was synced, how
 * much more may be, and how often its word was given while it was not on the
 * disk. */
static gint unsynced;
static gint64 room = G_MAXINT64;
static gint too_early;
static gint given;

static gboolean
is_database (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  char path[4096];
  gssize length = readlink (link, path, sizeof path - 1);

  path[MAX (length, 0)] = '\0';
  return g_str_has_suffix (path, "/workspace.db");
}

/* Stand before those of the C library. */
ssize_t
pwrite64 (int fd, const void *bytes, size_t n, off64_t at)
{
  static ssize_t (*real) (int, const void *, size_t, off64_t);

  if (real == NULL)
    real = (ssize_t (*) (int, const void *, size_t, off64_t)) dlsym (
        RTLD_NEXT, "pwrite64");
  if (!is_database (fd))
    return real (fd, bytes, n, at);
  room -= (gint64) n;
  if (room < 0)
    {
      errno = ENOSPC;
      return -1;
    }
  g_atomic_int_set (&unsynced, TRUE);
  return real (fd, bytes, n, at);
}

int
fdatasync (int fd)
{
  static int (*real) (int);

  if (real == NULL)
    real = (int (*) (int)) dlsym (RTLD_NEXT, "fdatasync");
  if (is_database (fd))
    g_atomic_int_set (&unsynced, FALSE);
  return real (fd);
}

int
rename (const char *from, const char *to)
{
  static int (*real) (const char *, const char *);
  g_autofree char *text = NULL;
  g_autofree char *unfilled =
      g_strdup_printf ("saved=%" G_GINT64_FORMAT, G_MAXINT64);

  if (real == NULL)
    real = (int (*) (const char *, const char *)) dlsym (RTLD_NEXT, "rename");
  if (g_str_has_suffix (to, "about.ini") &&
      g_file_get_contents (from, &text, NULL, NULL) &&
      strstr (text, unfilled) == NULL)
    {
      given++;
      too_early += g_atomic_int_get (&unsynced);
    }
  return real (from, to);
}

/* A document with a row in every table and N_CREATORS, its sums right, then
 * AFTER. */
static GFile *
document (guint n_creators, const char *after)
{
  g_autofree char *path = fixture_scratch_path ("opening.swell");
  g_autofree char *many = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n"
      " WHERE i<%u) INSERT INTO creator (id, deleted, name, note)"
      " SELECT randomblob(16), 0, 'Name '||i, hex(randomblob(100)) FROM n",
      n_creators);
  g_autoptr (SwbDatabase) db = NULL;
  g_autoptr (GError) error = NULL;

  db = swb_database_open (path, SWB_DATABASE_FILLING, NULL);
  g_assert_true (swb_file_create (db, NULL));
  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      g_autofree char *insert = g_strdup_printf (
          "INSERT INTO %s (id, deleted) VALUES (randomblob(16), 0)",
          swb_schema_table ((SwbTableId) t)->name);

      swb_database_exec (db, insert, &error);
      g_assert_no_error (error);
    }
  swb_database_exec (
      db,
      "INSERT INTO action VALUES (1, randomblob(16), 'Add', 'Asha', 1, 0, NULL,"
      " 0);"
      "INSERT INTO action_setting VALUES (1, 0, 'creator', zeroblob(16), "
      "'name',"
      " NULL, 'A');"
      "INSERT INTO action_row VALUES (1, 0, 'creator', zeroblob(16));"
      "INSERT INTO kept VALUES ('later', zeroblob(16), 'word', 1.5);"
      "INSERT INTO blob VALUES "
      "('6e340b9cffb37a989ca544e6bb780a2c78901d3fb337387"
      "68511a30617afa01d', 1, x'00')",
      &error);
  g_assert_no_error (error);
  swb_database_exec (db, many, &error);
  g_assert_true (swb_checksum_write_all (db, NULL));
  swb_database_exec (db, after, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* How many folders of working copies there are. */
static guint
n_folders (void)
{
  g_autofree char *root = swb_working_copy_root ();
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strcmp (name, "lock") != 0;
  return n;
}

static void
refuse (guint n_creators, const char *table, const char *after)
{
  g_autoptr (GFile) file = document (n_creators, after);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", after);
  g_assert_null (swb_working_copy_open (file, NULL, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED);
  if (table != NULL)
    g_assert_nonnull (strstr (error->message, table));
  g_assert_cmpuint (n_folders (), ==, 0);
}

/* A value, a row that is gone and a row that came, in each table. */
static void
test_every_altered_table (void)
{
  const char *const *tables = swb_checksum_tables ();

  for (guint i = 0; tables[i] != NULL; i++)
    {
      const char *name = tables[i];
      g_autofree char *quoted = g_strdup_printf ("“%s”", name);
      g_autofree char *value = g_strdup_printf (
          strcmp (name, "action") == 0         ? "UPDATE %s SET author='Ravi'"
          : strcmp (name, "kept") == 0         ? "UPDATE %s SET value=1.25"
          : strcmp (name, "blob") == 0         ? "UPDATE %s SET bytes=x'01'"
          : g_str_has_prefix (name, "action_") ? "UPDATE %s SET tab='rate'"
                                               : "UPDATE %s SET deleted=1",
          name);
      g_autofree char *gone = g_strdup_printf ("DELETE FROM %s", name);

      refuse (1, quoted, value);
      refuse (1, quoted, gone);
    }
}

/* The same where the rows come from another thread, at their end too. */
static void
test_altered_large_file (void)
{
  refuse (ENOUGH_FOR_THREADS, "“creator”",
          "UPDATE creator SET note='' WHERE id=(SELECT max(id) FROM creator)");
  refuse (ENOUGH_FOR_THREADS, "“creator”",
          "UPDATE creator SET note='' WHERE id=(SELECT min(id) FROM creator)");
  refuse (ENOUGH_FOR_THREADS, "“blob”", "UPDATE blob SET size=2");
  refuse (ENOUGH_FOR_THREADS, "“setting”", "DELETE FROM setting");
  refuse (ENOUGH_FOR_THREADS, NULL,
          "UPDATE creator SET note=CAST(x'ff' AS TEXT)"
          " WHERE id=(SELECT max(id) FROM creator)");
  refuse (ENOUGH_FOR_THREADS, NULL, "INSERT INTO creator (id) VALUES (x'ff')");
}

static char *
plain_sum (SwbDatabase *db, const char *table)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *sql =
      g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2, 3", table);
  sqlite3_stmt *row = swb_database_prepare (db, sql, NULL);

  while (sqlite3_step (row) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (row); i++)
      {
        guint8 type = (guint8) sqlite3_column_type (row, i);
        double real = sqlite3_column_double (row, i);
        gint64 number = sqlite3_column_int64 (row, i);
        const void *bytes = NULL;
        int n = 0;

        if (type == SQLITE_FLOAT)
          memcpy (&number, &real, sizeof number);
        if (type == SQLITE_TEXT || type == SQLITE_BLOB)
          {
            bytes = sqlite3_column_blob (row, i);
            number = n = sqlite3_column_bytes (row, i);
          }
        number = GINT64_TO_BE (number);
        g_checksum_update (sum, &type, 1);
        if (type != SQLITE_NULL)
          g_checksum_update (sum, (const guint8 *) &number, sizeof number);
        if (n > 0)
          g_checksum_update (sum, bytes, n);
      }
  sqlite3_reset (row);
  return g_strdup (g_checksum_get_string (sum));
}

/* The files of every version carry the sums that these plain means give. */
static void
test_sums_by_plain_means (void)
{
  guint n = 0;

  for (int minor = 0; minor <= SWB_SCHEMA_MINOR; minor++)
    {
      g_autofree char *name = g_strdup_printf ("schema-%d.swell", 1000 + minor);
      g_autofree char *path =
          g_build_filename (g_getenv ("SWB_SOURCE_ROOT"), "tests", "golden",
                            "workspaces", name, NULL);
      g_autoptr (SwbDatabase) db =
          swb_database_open (path, SWB_DATABASE_DEFENDED, NULL);
      const char *const *tables = swb_checksum_tables ();

      for (guint i = 0; tables[i] != NULL; i++)
        {
          g_autofree char *told = NULL;
          g_autofree char *plain = NULL;

          if (!swb_checksum_was_there (i, 1000 + minor))
            continue;
          told = swb_checksum_told (db, tables[i], NULL);
          plain = plain_sum (db, tables[i]);
          g_assert_cmpstr (told, ==, plain);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 3 * SWB_SCHEMA_MINOR);
}

static SwbWorkingCopy *
open_copy (GFile *file)
{
  g_autoptr (GError) error = NULL;
  SwbWorkingCopy *copy = swb_working_copy_open (file, NULL, &error);

  g_assert_no_error (error);
  return copy;
}

static void
assert_whole (SwbWorkingCopy *copy, guint n_creators)
{
  SwbDatabase *db = swb_working_copy_peek_database (copy);
  const char *const *tables = swb_checksum_tables ();

  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM creator", -1),
                   ==, n_creators + 1);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

      g_assert_cmpint (swb_database_number (db, sql, 0), >, 0);
    }
  g_assert_cmpint (swb_database_number (
                       db,
                       "SELECT count(*) FROM sqlite_schema WHERE type='index'"
                       " AND name IN ('reading_subject', 'account_creator')",
                       0),
                   ==, 2);
}

/* A power cut keeps what was synced. So all of the database has to be synced
 * before anything says that it may be trusted. */
static void
test_durable_before_trusted (void)
{
  static const guint sizes[] = { 1, ENOUGH_FOR_THREADS };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GFile) file = document (sizes[i], "");
      SwbWorkingCopy *copy;

      unsynced = too_early = given = 0;
      copy = open_copy (file);
      g_assert_cmpint (given, ==, 1);
      g_assert_cmpint (too_early, ==, 0);
      assert_whole (copy, sizes[i]);
      swb_working_copy_close (copy, FALSE);
      g_assert_cmpuint (n_folders (), ==, 0);
    }
}

/* What a crash while opening leaves. */
static void
leave (GFile *file, const char *bytes, gsize n)
{
  g_autofree char *root = swb_working_copy_root ();
  g_autofree char *folder = g_build_filename (root, "left", NULL);
  g_autofree char *incoming = g_build_filename (folder, "incoming", NULL);
  g_autoptr (SwbWorkingCopy) copy = swb_working_copy_new (folder);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_set_object (&copy->file, file);
  copy->saved = G_MAXINT64;
  g_assert_true (swb_working_copy_store_about (copy, NULL));
  g_assert_true (g_file_set_contents (incoming, "incoming", -1, NULL));
  if (bytes != NULL)
    g_assert_true (
        g_file_set_contents (copy->database_path, bytes, (gssize) n, NULL));
}

static void
test_leftovers_are_not_trusted (void)
{
  g_autoptr (GFile) file = document (100, "");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (
      g_file_load_contents (file, NULL, &bytes, &length, NULL, NULL));
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GPtrArray) offered = NULL;
      SwbWorkingCopy *copy;

      leave (file, i == 0 ? NULL : bytes,
             i == 1   ? 0
             : i == 2 ? length / 2
                      : length);
      offered = swb_working_copy_list_recoverable ();
      g_assert_cmpuint (offered->len, ==, 0);
      copy = open_copy (file);
      g_assert_false (g_str_has_suffix (copy->folder, "left"));
      assert_whole (copy, 100);
      g_assert_cmpuint (n_folders (), ==, 1);
      swb_working_copy_close (copy, FALSE);
      leave (file, bytes, length / 2);
      swb_working_copy_prune ();
      g_assert_cmpuint (n_folders (), ==, 0);
    }
}

/* Wherever the disk is full. */
static void
test_full_disk_leaves_nothing (void)
{
  g_autoptr (GFile) file = document (2000, "");
  guint failed = 0;

  for (gint64 bytes = 0; bytes < 1 << 20; bytes += 1 << 17)
    {
      g_autoptr (GError) error = NULL;
      SwbWorkingCopy *copy;

      room = bytes;
      copy = swb_working_copy_open (file, NULL, &error);
      room = G_MAXINT64;
      if (copy == NULL)
        {
          failed++;
          g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED);
        }
      else
        {
          assert_whole (copy, 2000);
          swb_working_copy_close (copy, FALSE);
        }
      g_assert_cmpuint (n_folders (), ==, 0);
    }
  g_assert_cmpuint (failed, >, 3);
}

static gpointer
cancel_thread (gpointer data)
{
  GCancellable *cancellable = data;

  g_usleep ((gulong) g_random_int_range (0, 60000));
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* At any moment: the answer is that it was cancelled, or the whole. */
static void
test_cancelled_leaves_nothing (void)
{
  g_autoptr (GFile) file = document (ENOUGH_FOR_THREADS, "");
  guint cancelled = 0;

  for (int i = 0; i < 12; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      GThread *thread = NULL;
      SwbWorkingCopy *copy;

      if (i == 0)
        g_cancellable_cancel (cancellable);
      else
        thread = g_thread_new ("cancel", cancel_thread, cancellable);
      copy = swb_working_copy_open (file, cancellable, &error);
      if (copy != NULL)
        {
          assert_whole (copy, ENOUGH_FOR_THREADS);
          swb_working_copy_close (copy, FALSE);
        }
      else
        {
          cancelled++;
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        }
      if (thread != NULL)
        g_thread_join (thread);
      g_assert_cmpuint (n_folders (), ==, 0);
    }
  g_assert_cmpuint (cancelled, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name) g_test_add_func ("/opening/" #name, test_##name)
  ADD (every_altered_table);
  ADD (altered_large_file);
  ADD (sums_by_plain_means);
  ADD (durable_before_trusted);
  ADD (leftovers_are_not_trusted);
  ADD (full_disk_leaves_nothing);
  ADD (cancelled_leaves_nothing);
  return g_test_run ();
}
