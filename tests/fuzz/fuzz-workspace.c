/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace file from anywhere, and acts on it. With the first byte odd its
 * sums are made right, so that what comes behind them is tried too. */
#include "storage/swb-checksum.h"
#include "storage/swb-record.h"
#include "storage/swb-workspace-file.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
make_sums_right (const char *path)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (path, SWB_DATABASE_PLAIN, NULL);

  if (db != NULL && !swb_checksum_write_all (db, NULL))
    swb_database_exec (db, "ROLLBACK", NULL);
}

static void
walk_history (SwbDatabase *db)
{
  GPtrArray *actions = swb_record_list (db, 100, NULL);

  g_clear_pointer (&actions, g_ptr_array_unref);
  for (guint i = 0; i < 10; i++)
    {
      SwbAction *action = swb_record_take_back (
          db, i < 5 ? SWB_ACTION_UNDO : SWB_ACTION_REDO, "Asha", 1, NULL);

      g_clear_pointer (&action, swb_action_free);
    }
}

static void
try_file (const char *path)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (swb_file_create (db, NULL));
  if (swb_file_import (path, db, &error))
    walk_history (db);
  else
    g_assert_nonnull (error);
  g_assert_true (swb_database_quick_check (db, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = NULL;
  int fd;

  if (size < 2)
    return 0;
  fd = g_file_open_tmp ("fuzz-XXXXXX.swell", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data + 1, size - 1), ==, (gssize) size - 1);
  close (fd);
  if (data[0] % 2 != 0)
    make_sums_right (path);
  try_file (path);
  g_unlink (path);
  return 0;
}
