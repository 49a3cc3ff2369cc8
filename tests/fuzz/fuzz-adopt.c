/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large workspace file that has the shape of ours and was changed: it becomes
 * the working copy as it lies, while its roster is read. The input is changes,
 * each a place, a length and bytes. With the first byte odd the sums are made
 * right, so that what comes behind them is tried too. */
#include "document/swb-roster-reader.h"
#include "storage/swb-attachment.h"
#include "storage/swb-checksum.h"
#include "storage/swb-file-import.h"
#include "storage/swb-record.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define N_CREATORS 300
#define FILLING_BYTES (4400 * 1024)
#define PAGE 4096

typedef struct
{
  GByteArray *bytes;
  gsize first; /* the bytes of the filling: nobody changes them */
  gsize end;
  char *folder;
} Template;

/* The disk is not what is tried here. */
int
fdatasync (int fd)
{
  return 0;
}

int
sync_file_range (int fd, off64_t from, off64_t n, unsigned int flags)
{
  return 0;
}

static void
run (SwbDatabase *db, const char *sql)
{
  g_assert_true (swb_database_exec (db, sql, NULL));
}

static void
make_rows (SwbDatabase *db)
{
  g_autofree char *creators = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n"
      " WHERE i<%d) INSERT INTO creator (id, deleted, name, note, cities)"
      " SELECT CAST(printf('creator-%%08d', i) AS BLOB), 0, 'Name '||i,"
      " substr(hex(zeroblob(i*9)), 1, i*i%%4000), 'Pune' FROM n",
      N_CREATORS);

  run (db, "BEGIN");
  run (db, creators);
  run (db,
       "INSERT INTO account (id, deleted, creator, platform, handle) SELECT"
       " CAST('a'||substr(id, 2) AS BLOB), 0, id, 'youtube', name FROM creator;"
       "INSERT INTO reading (id, deleted, subject, metric, value, day, source)"
       " SELECT CAST('r'||substr(id, 2) AS BLOB), 0, id, 'followers', 1000.5,"
       " 19000, 'csv' FROM account;"
       "INSERT INTO action VALUES (1, zeroblob(16), 'Add', 'Asha', 1, 0, NULL,"
       " 0);"
       "INSERT INTO action_row SELECT 1, row_number() OVER (ORDER BY id),"
       " 'creator', id FROM creator;"
       "INSERT INTO action_setting SELECT 1, row_number() OVER (ORDER BY id),"
       " 'creator', id, 'name', NULL, name FROM creator");
  run (db, "COMMIT");
}

static void
find_filling (Template *self)
{
  const guint8 *bytes = self->bytes->data;
  const char mark[] = "UUUUUUUUUUUUUUUU";
  gsize at = PAGE;

  while (memcmp (bytes + at + 64, mark, sizeof mark - 1) != 0)
    at += PAGE;
  self->first = at;
  while (at < self->bytes->len &&
         memcmp (bytes + at + 64, mark, sizeof mark - 1) == 0)
    at += PAGE;
  self->end = at;
}

static void
make_template (Template *self)
{
  g_autofree char *path = NULL;
  g_autofree char *into = NULL;
  g_autoptr (SwbDatabase) db = NULL;
  g_autoptr (GBytes) filling =
      g_bytes_new_take (g_strnfill (FILLING_BYTES, 'U'), FILLING_BYTES);
  g_autofree char *sha256 = NULL;
  char *bytes;
  gsize length;

  self->folder = g_dir_make_tmp ("fuzz-adopt-XXXXXX", NULL);
  path = g_build_filename (self->folder, "template", NULL);
  db = swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  run (db, "PRAGMA synchronous=OFF");
  g_assert_true (swb_file_create (db, NULL));
  make_rows (db);
  sha256 = swb_attachment_put (db, filling, NULL);
  g_assert_nonnull (sha256);
  g_assert_true (swb_checksum_write_all (db, NULL));
  run (db, "VACUUM");
  g_clear_pointer (&db, swb_database_close);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  self->bytes = g_byte_array_new_take ((guint8 *) bytes, length);
  find_filling (self);
  g_unlink (path);
}

static Template template;

static void
remove_folder (void)
{
  g_rmdir (template.folder);
}

static const Template *
get_template (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      make_template (&template);
      atexit (remove_folder);
      g_once_init_leave (&ready, 1);
    }
  return &template;
}

/* Three bytes of place, counted without the filling, one of length. */
static void
change (const Template *self, guint8 *bytes, const uint8_t *data, size_t n)
{
  const gsize left_out = self->end - self->first;
  const gsize room = self->bytes->len - left_out;

  while (n > 4)
    {
      gsize at =
          ((gsize) data[0] << 16 | (gsize) data[1] << 8 | data[2]) % room;
      gsize length = MIN (MIN ((gsize) data[3], n - 4), room - at);

      for (gsize i = 0; i < length; i++)
        bytes[at + i < self->first ? at + i : at + i + left_out] = data[4 + i];
      data += 4 + length;
      n -= 4 + length;
    }
}

static void
make_sums_right (const char *path)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (path, SWB_DATABASE_PLAIN, NULL);

  if (db != NULL && swb_database_exec (db,
                                       "PRAGMA synchronous=OFF;"
                                       "PRAGMA journal_mode=MEMORY",
                                       NULL))
    swb_checksum_write_all (db, NULL);
}

static void
read_early (SwbDatabase *db, gint64 most, gpointer data)
{
  SwbRosterData *roster = swb_roster_read_early (db, most, 20000, NULL);

  swb_roster_data_unref (roster);
}

static void
walk_history (SwbDatabase *db)
{
  for (guint i = 0; i < 4; i++)
    {
      SwbAction *action = swb_record_take_back (
          db, i % 2 == 0 ? SWB_ACTION_UNDO : SWB_ACTION_REDO, "Asha", 1, NULL);

      g_clear_pointer (&action, swb_action_free);
    }
}

static void
try_file (const char *from, const char *to)
{
  SwbEarly early = { .read = read_early };
  g_autoptr (SwbDatabase) db = NULL;
  g_autoptr (GError) error = NULL;

  if (!swb_file_fill (from, to, &early, NULL, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  db = swb_database_open (to, SWB_DATABASE_PLAIN, NULL);
  g_assert_nonnull (db);
  run (db, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY");
  walk_history (db);
  g_assert_true (swb_database_quick_check (db, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const Template *made = get_template ();
  g_autofree char *from = g_build_filename (made->folder, "incoming", NULL);
  g_autofree char *to = g_build_filename (made->folder, "workspace.db", NULL);
  g_autofree guint8 *bytes = NULL;

  if (size < 2)
    return 0;
  bytes = g_memdup2 (made->bytes->data, made->bytes->len);
  change (made, bytes, data + 1, size - 1);
  g_assert_true (
      g_file_set_contents_full (from, (const char *) bytes, made->bytes->len,
                                G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  if (data[0] % 2 != 0)
    make_sums_right (from);
  try_file (from, to);
  g_unlink (from);
  g_unlink (to);
  return 0;
}
