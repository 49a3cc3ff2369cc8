/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An exported folder in which one file is anybody's: the first line names it,
 * "creator.csv" or "workspace.json", with a "+" behind it in an export that
 * says it is of a newer version; the rest is what is in it. What arrives must
 * survive an export and an import of its own. */
#include "exchange/swb-archive.h"
#include "storage/swb-checksum.h"
#include "storage/swb-workspace-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_NAME 40

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static char *folder;
static char *again;
static char *newer; /* workspace.json */

static SwbDatabase *
fresh (void)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (db != NULL && swb_file_create (db, NULL));
  return db;
}

static void
put (const char *path, const void *bytes, gsize length)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (write (fd, bytes, length), ==, (gssize) length);
  close (fd);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_unlink (inner) != 0)
        remove_all (inner);
    }
  g_rmdir (path);
}

static void
clean_up (void)
{
  g_autofree char *root = g_path_get_dirname (folder);

  remove_all (root);
  g_free (folder);
  g_free (again);
  g_free (newer);
}

/* One small export serves all inputs. */
static void
begin (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  g_autofree char *root = g_dir_make_tmp ("fuzz-archive-XXXXXX", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  folder = g_build_filename (root, "one", NULL);
  again = g_build_filename (root, "two", NULL);
  g_assert_true (swb_archive_export (db, folder, 0, NULL, NULL, NULL));
  path = g_build_filename (folder, "workspace.json", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_string_replace (changed, "\"schema\": [1, ", "\"schema\": [1, 9", 1);
  g_string_replace (changed, "\"columns\": [",
                    "\"columns\": [{\"name\": \"x\", \"type\": \"any\"},", 0);
  newer = g_strdup (changed->str);
  atexit (clean_up);
}

static void
check_again (SwbDatabase *db)
{
  const char *const *tables = swb_checksum_tables ();
  g_autoptr (SwbDatabase) copy = fresh ();

  g_assert_true (swb_archive_export (db, again, 0, NULL, NULL, NULL));
  g_assert_true (
      swb_archive_import (again, copy, SWB_ARCHIVE_NONE, NULL, NULL, NULL));
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *one = swb_checksum_table (db, tables[i], NULL);
      g_autofree char *other = swb_checksum_table (copy, tables[i], NULL);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
try_import (void)
{
  g_autoptr (SwbDatabase) db = fresh ();
  g_autoptr (GError) error = NULL;

  if (swb_archive_import (folder, db, SWB_ARCHIVE_EDITED, NULL, NULL, &error))
    check_again (db);
  else
    g_assert_cmpuint (strlen (error->message), >, 0);
}

/* The name, where the first line is one that the folder has. */
static char *
name_of (const char *text, gsize length, gboolean *is_newer)
{
  const char *end = memchr (text, '\n', MIN (length, LONGEST_NAME));
  g_autofree char *name = end == NULL ? NULL : g_strndup (text, end - text);
  g_autofree char *path = NULL;

  if (name == NULL || *name == '\0' || strchr (name, '/') != NULL)
    return NULL;
  *is_newer = g_str_has_suffix (name, "+");
  if (*is_newer)
    name[strlen (name) - 1] = '\0';
  path = g_build_filename (folder, name, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path)
                                                    : NULL;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  gboolean is_newer = FALSE;
  g_autofree char *path = NULL;
  g_autofree char *manifest = NULL;
  g_autofree char *was = NULL;
  g_autofree char *old = NULL;
  gsize length;
  gsize from;

  if (folder == NULL)
    begin ();
  path = name_of (text, size, &is_newer);
  if (path == NULL)
    return 0;
  manifest = g_build_filename (folder, "workspace.json", NULL);
  g_assert_true (g_file_get_contents (manifest, &old, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &was, &length, NULL));
  if (is_newer)
    put (manifest, newer, strlen (newer));
  from = (gsize) ((const char *) memchr (text, '\n', size) + 1 - text);
  put (path, text + from, size - from);
  try_import ();
  put (path, was, length);
  put (manifest, old, strlen (old));
  return 0;
}
