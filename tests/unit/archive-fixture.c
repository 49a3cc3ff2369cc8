/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports in a folder of their own; see archive-fixture.h. */
#include "archive-fixture.h"

#include "storage/swb-checksum.h"
#include "storage/swb-workspace-file.h"

#include <glib/gstdio.h>
#include <string.h>

SwbDatabase *
archive_fresh (void)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_file_create (db, NULL));
  return db;
}

void
archive_set_up (ArchiveFixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("archive-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->root, "one", NULL);
  fixture->again = g_build_filename (fixture->root, "two", NULL);
  fixture->db = archive_fresh ();
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) &&
          !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_all (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

void
archive_tear_down (ArchiveFixture *fixture, gconstpointer data)
{
  remove_all (fixture->root);
  swb_database_close (fixture->db);
  g_free (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->again);
}

void
archive_export_to (SwbDatabase *db, const char *folder)
{
  g_autoptr (GError) error = NULL;

  swb_archive_export (db, folder, ARCHIVE_TIME, NULL, NULL, &error);
  g_assert_no_error (error);
}

SwbDatabase *
archive_import_from (const char *folder, SwbArchiveFlags flags)
{
  SwbDatabase *db = archive_fresh ();
  g_autoptr (GError) error = NULL;

  swb_archive_import (folder, db, flags, NULL, NULL, &error);
  g_assert_no_error (error);
  return db;
}

void
archive_assert_same_tables (SwbDatabase *one, SwbDatabase *other)
{
  const char *const *tables = swb_checksum_tables ();

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *a = swb_checksum_table (one, tables[i], NULL);
      g_autofree char *b = swb_checksum_table (other, tables[i], NULL);

      if (g_strcmp0 (a, b) != 0)
        g_error ("“%s” is not the same", tables[i]);
    }
}

char *
archive_read_file (const char *folder, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, length, NULL));
  return text;
}

/* Not g_file_set_contents(): that waits for the disk. */
void
archive_write_file (const char *folder,
                    const char *name,
                    const char *text,
                    gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "wb");
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (text, 1, n, file), ==, n);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
archive_make_row (SwbDatabase *db, const char *name)
{
  sqlite3_stmt *row =
      swb_database_prepare (db,
                            "INSERT INTO creator (id, deleted, name) VALUES"
                            " (x'01939a1c7c1e7abc8def0123456789ab', 0, ?1)",
                            NULL);

  sqlite3_bind_text (row, 1, name, -1, SQLITE_STATIC);
  g_assert_true (swb_database_run (db, row, NULL));
}
