/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes under their hash: once, verified, in any order with their rows, and
 * within bounds. */
#include "storage/swb-attachment.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-workspace-file.h"

#include <string.h>

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static SwbDatabase *
open_new (void)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_file_create (db, NULL));
  return db;
}

static void
run (SwbDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  swb_database_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
put_abc (SwbDatabase *db)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *sum = swb_attachment_put (db, bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sum, ==, ABC);
}

static void
test_once (void)
{
  g_autoptr (SwbDatabase) db = open_new ();
  g_autoptr (GBytes) read = NULL;

  put_abc (db);
  put_abc (db);
  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM blob", -1),
                   ==, 1);
  read = swb_attachment_read (db, ABC, NULL);
  g_assert_nonnull (read);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read),
                   "abc", 3);
}

static void
test_missing_is_no_damage (void)
{
  g_autoptr (SwbDatabase) db = open_new ();
  g_autoptr (GError) error = NULL;

  run (db, "INSERT INTO attachment (id, deleted, name, sha256)"
           " VALUES (randomblob(16), 0, 'Contract.pdf', '" ABC "')");
  g_assert_true (swb_attachment_verify_all (db, NULL));
  g_assert_null (swb_attachment_read (db, ABC, &error));
  g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOT_FOUND);
  put_abc (db);
  g_assert_true (swb_attachment_verify_all (db, NULL));
}

static void
test_altered (void)
{
  static const char *const alterations[] = {
    "UPDATE blob SET bytes=CAST('abd' AS BLOB)",
    "UPDATE blob SET bytes=CAST('abcd' AS BLOB)",
    "UPDATE blob SET bytes=zeroblob(0)",
    "UPDATE blob SET size=4",
  };

  for (guint i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      g_autoptr (SwbDatabase) db = open_new ();
      g_autoptr (GError) read = NULL;
      g_autoptr (GError) verified = NULL;

      put_abc (db);
      run (db, alterations[i]);
      g_assert_null (swb_attachment_read (db, ABC, &read));
      g_assert_error (read, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED);
      g_assert_false (swb_attachment_verify_all (db, &verified));
      g_assert_error (verified, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED);
    }
}

/* A deleted row can come back, so its bytes are in use. */
static void
test_unused (void)
{
  g_autoptr (SwbDatabase) db = open_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  put_abc (db);
  before = swb_attachment_list_unused (db, NULL);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpstr (before->pdata[0], ==, ABC);
  run (db, "INSERT INTO attachment (id, deleted, name, sha256)"
           " VALUES (randomblob(16), 1, 'Contract.pdf', '" ABC "')");
  after = swb_attachment_list_unused (db, NULL);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_bounds (void)
{
  g_autoptr (SwbDatabase) db = open_new ();
  g_autoptr (GBytes) one = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) edge = g_bytes_new_take (
      g_malloc0 (SWB_ATTACHMENT_MOST_BYTES), SWB_ATTACHMENT_MOST_BYTES);
  g_autoptr (GBytes) much = g_bytes_new_take (
      g_malloc0 (SWB_ATTACHMENT_MOST_BYTES + 1), SWB_ATTACHMENT_MOST_BYTES + 1);
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) large = NULL;
  g_autoptr (GError) full = NULL;
  g_autofree char *sum = swb_attachment_put (db, edge, NULL);

  g_assert_nonnull (sum);
  g_assert_null (swb_attachment_put (db, none, &empty));
  g_assert_error (empty, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_EMPTY);
  g_assert_null (swb_attachment_put (db, much, &large));
  g_assert_error (large, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_TOO_LARGE);
  run (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
           " WHERE i < 10000) INSERT INTO blob SELECT i, 1, x'00' FROM n");
  g_assert_null (swb_attachment_put (db, one, &full));
  g_assert_error (full, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (full->message, "as many files"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachment/once", test_once);
  g_test_add_func ("/attachment/missing-is-no-damage",
                   test_missing_is_no_damage);
  g_test_add_func ("/attachment/altered", test_altered);
  g_test_add_func ("/attachment/unused", test_unused);
  g_test_add_func ("/attachment/bounds", test_bounds);
  return g_test_run ();
}
