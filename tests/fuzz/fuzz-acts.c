/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as acts on a workspace: rows made, fields set to anything, acts ended
 * or given up, undo and redo. Undoing all of it leaves nothing to be seen,
 * redoing gives back what was there, and what is saved comes in again as it
 * was. */
#include "storage/swb-checksum.h"
#include "storage/swb-record.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>

#define MOST_STEPS 400

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* One byte after the other; zeros after the last. */
typedef struct
{
  const uint8_t *data;
  size_t left;
  SwbDatabase *db;
  SwbWriter *writer; /* null between acts */
  GArray *rows;      /* of SwbRowRef */
  gboolean used[SWB_N_TABLES];
} Play;

static guint
next (Play *play)
{
  if (play->left == 0)
    return 0;
  play->left--;
  return *play->data++;
}

/* Making the tables takes longer than most plays. */
static SwbDatabase *
open_fresh (void)
{
  static SwbDatabase *empty;
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  sqlite3_backup *backup;

  if (empty == NULL)
    {
      empty = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
      g_assert_true (swb_file_create (empty, NULL));
    }
  backup = sqlite3_backup_init (swb_database_get_handle (db), "main",
                                swb_database_get_handle (empty), "main");
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  sqlite3_backup_finish (backup);
  return db;
}

/* Text as it comes: what is no text has to be refused. */
static SwbValue
next_value (Play *play)
{
  const SwbId id = swb_id_new ();
  guint length;
  double real = 0.0;
  g_autofree char *text = NULL;

  switch (next (play) % 6)
    {
    case 0:
      return swb_value_int ((gint8) next (play));
    case 1:
      return swb_value_int ((gint64) ((guint64) next (play) << 56));
    case 2:
      length = MIN ((guint) play->left, (guint) sizeof real);
      memcpy (&real, play->data, length);
      play->data += length;
      play->left -= length;
      return swb_value_real (real);
    case 3:
      length = MIN ((guint) play->left, next (play) % 32);
      length = MIN ((guint) play->left, length);
      text = g_strndup ((const char *) play->data, length);
      play->data += length;
      play->left -= length;
      return swb_value_text (text);
    case 4:
      return swb_value_id (&id);
    default:
      return swb_value_null ();
    }
}

static gboolean
begin (Play *play)
{
  if (play->writer == NULL)
    play->writer = swb_writer_begin (
        play->db, swb_action_new ("Play", "Asha", SWB_ACTION_ACT, 1), NULL);
  return play->writer != NULL;
}

static void
end (Play *play)
{
  SwbWriter *writer = g_steal_pointer (&play->writer);
  g_autoptr (SwbAction) action = NULL;

  if (writer == NULL)
    return;
  action = swb_writer_commit (writer, NULL);
  g_assert_nonnull (action);
}

/* Rows of an act that is given up are not there any more; to set them is
 * refused. */
static void
give_up (Play *play)
{
  if (play->writer != NULL)
    swb_writer_abort (g_steal_pointer (&play->writer));
}

static void
insert (Play *play)
{
  SwbRowRef ref = { (SwbTableId) (next (play) % SWB_N_TABLES), swb_id_new () };
  guint n = swb_schema_table (ref.table)->n_columns;
  g_autofree SwbValue *values = g_new0 (SwbValue, n);
  guint column = 1 + next (play) % (n - 1);

  values[column] = next_value (play);
  if (begin (play) &&
      swb_writer_insert (play->writer, ref.table, &ref.row, values, NULL))
    {
      g_array_append_val (play->rows, ref);
      play->used[ref.table] = TRUE;
    }
  swb_value_clear (&values[column]);
}

static void
set (Play *play, gboolean only_deleted)
{
  const SwbRowRef *ref;
  g_auto (SwbValue) value = swb_value_null ();
  guint column = 0;

  if (play->rows->len == 0)
    return;
  ref = &g_array_index (play->rows, SwbRowRef, next (play) % play->rows->len);
  if (!only_deleted)
    column = next (play) % (swb_schema_table (ref->table)->n_columns + 1);
  value = only_deleted ? swb_value_int (next (play) % 2) : next_value (play);
  if (begin (play))
    swb_writer_set (play->writer, ref->table, &ref->row, column, &value, NULL);
}

static gboolean
take_back (Play *play, SwbActionKind kind)
{
  g_autoptr (SwbAction) action =
      swb_record_take_back (play->db, kind, "Asha", 2, NULL);

  return action != NULL;
}

static void
step (Play *play)
{
  switch (next (play) % 8)
    {
    case 0:
    case 1:
      insert (play);
      break;
    case 2:
    case 3:
      set (play, FALSE);
      break;
    case 4:
      set (play, TRUE);
      break;
    case 5:
      end (play);
      break;
    case 6:
      end (play);
      take_back (play,
                 next (play) % 3 == 0 ? SWB_ACTION_REDO : SWB_ACTION_UNDO);
      break;
    default:
      give_up (play);
      break;
    }
}

/* A sum over all that can be seen; null where nothing can. */
static char *
look (Play *play)
{
  g_autoptr (SwbSha256) sum = swb_sha256_new ();
  guint n = 0;

  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      SwbDatabase *db = play->db;
      const char *name = swb_schema_table ((SwbTableId) t)->name;
      g_autofree char *sql = g_strdup_printf (
          "SELECT * FROM %s WHERE ifnull(deleted, 0)=0 ORDER BY id", name);
      sqlite3_stmt *rows =
          play->used[t] ? swb_database_prepare (db, sql, NULL) : NULL;
      gboolean has_row = FALSE;

      swb_sha256_add (sum, name, strlen (name));
      while (rows != NULL && swb_database_step (db, rows, &has_row, NULL) &&
             has_row)
        {
          swb_checksum_add_row (sum, rows, sqlite3_column_count (rows));
          n++;
        }
    }
  return n == 0 ? NULL : swb_sha256_finish (sum);
}

/* Redo what is undone, undo it all, redo it all. */
static void
go_round (Play *play)
{
  g_autofree char *before = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *after = NULL;

  while (take_back (play, SWB_ACTION_REDO))
    ;
  before = look (play);
  while (take_back (play, SWB_ACTION_UNDO))
    ;
  nothing = look (play);
  g_assert_null (nothing);
  while (take_back (play, SWB_ACTION_REDO))
    ;
  after = look (play);
  g_assert_cmpstr (before, ==, after);
}

static void
save_and_open (Play *play)
{
  g_autofree char *path =
      g_build_filename (g_get_tmp_dir (), "fuzz-acts-XXXXXX", NULL);
  g_autofree char *into = NULL;
  g_autoptr (SwbDatabase) again = open_fresh ();
  g_autoptr (GError) error = NULL;
  const char *const *tables = swb_checksum_tables ();

  g_assert_nonnull (g_mkdtemp (path));
  g_assert_true (swb_checksum_write_all (play->db, NULL));
  into = g_strdup_printf ("%s/saved.swell", path);
  {
    g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", into);

    g_assert_true (swb_database_exec (play->db, sql, NULL));
  }
  swb_file_import (into, again, &error);
  g_assert_no_error (error);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *one = swb_checksum_table (play->db, tables[i], NULL);
      g_autofree char *other = swb_checksum_table (again, tables[i], NULL);

      g_assert_cmpstr (one, ==, other);
    }
  g_unlink (into);
  g_rmdir (path);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (SwbDatabase) db = open_fresh ();
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SwbRowRef));
  Play play = { .data = data, .left = size, .db = db, .rows = rows };
  gboolean save = next (&play) % 8 == 0;

  for (guint i = 0; i < MOST_STEPS && play.left > 0; i++)
    step (&play);
  end (&play);
  go_round (&play);
  if (save)
    {
      save_and_open (&play);
      g_assert_true (swb_database_quick_check (db, NULL));
    }
  return 0;
}
