/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged workspace files: each ends in a sentence or comes in as it was saved;
 * nothing breaks, nothing takes for ever, nothing half stays behind, and the
 * file is left as it is.
 *
 * SWB_FAULT_FILES says how many (2,000), SWB_SEED which. */
#include "damage.h"
#include "random-acts.h"

#include "document/swb-roster-reader.h"
#include "storage/swb-attachment.h"
#include "storage/swb-checksum.h"
#include "storage/swb-file-import.h"
#include "storage/swb-working-copy.h"
#include "storage/swb-workspace-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_SECONDS 60
#define EVERY_COPY 8  /* one of so many is opened as a document */
#define EVERY_LARGE 8 /* one of so many is a large file */

/* A file becomes large by an attachment of this letter. Its pages are left out
 * while the file is harmed, or little else would be. */
#define FILLING 'U'
#define FILLING_BYTES (4400 * 1024)
#define PAGE 4096

typedef struct
{
  GByteArray *files[2];
  char *content; /* of the first */
  GFile *file;
  char *path;
  SwbDatabase *empty;
  gboolean right_sums; /* made right after the damage */
  guint n_left_out;    /* pages of a large file, from this one on */
  guint first_left_out;
  GBytes *filling;
  guint early; /* files that were read while they were looked at */
  guint n_files;
  guint refused;
  guint right;
  guint altered;
  guint newer;
} Bench;

/* What is being tried when it breaks. */
static volatile sig_atomic_t trying;

/* The disk is not what is tried here. */
int
fsync (int fd)
{
  return 0;
}

int
fdatasync (int fd)
{
  return 0;
}

static void
tell_and_die (int number)
{
  char text[] = "\nfile 000000000000 broke it or took too long\n";
  long which = trying;

  for (char *digit = text + 17; which > 0 && digit > text + 5; digit--)
    {
      *digit = (char) ('0' + which % 10);
      which /= 10;
    }
  if (write (STDERR_FILENO, text, sizeof text - 1) >= 0)
    signal (number, SIG_DFL);
  raise (number);
}

static guint
setting (const char *name, guint otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static char *
tell (SwbDatabase *db)
{
  const char *const *tables = swb_checksum_tables ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sum = swb_checksum_table (db, tables[i], NULL);

      g_string_append (text, sum != NULL ? sum : tables[i]);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
}

static void
attach_filling (SwbDatabase *db)
{
  g_autoptr (GBytes) filling =
      g_bytes_new_take (g_strnfill (FILLING_BYTES, FILLING), FILLING_BYTES);
  g_autofree char *sha256 = swb_attachment_put (db, filling, NULL);

  g_assert_nonnull (sha256);
}

/* A workspace with a history over every table. */
static GByteArray *
make_file (GFile *file, guint32 seed, guint acts, gboolean large)
{
  SwbWorkingCopy *copy = swb_working_copy_open (NULL, NULL, NULL);
  SwbDatabase *db = swb_working_copy_peek_database (copy);
  g_autoptr (RandomActs) random = random_acts_new (db, seed);
  char *bytes;
  gsize length;

  for (guint i = 0; i < acts; i++)
    {
      g_autoptr (SwbAction) action =
          i % 7 == 6 ? random_acts_take_back (random, SWB_ACTION_UNDO)
                     : random_acts_act (random);
    }
  g_assert_true (swb_database_exec (
      db, "INSERT INTO kept SELECT 'creator', id, 'sign', 'leo' FROM creator",
      NULL));
  if (large)
    attach_filling (db);
  g_assert_true (swb_working_copy_save (copy, file, TRUE, NULL, NULL));
  swb_working_copy_close (copy, FALSE);
  g_assert_true (
      g_file_load_contents (file, NULL, &bytes, &length, NULL, NULL));
  return g_byte_array_new_take ((guint8 *) bytes, length);
}

static SwbDatabase *
open_fresh (Bench *bench)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  sqlite3_backup *backup =
      sqlite3_backup_init (swb_database_get_handle (db), "main",
                           swb_database_get_handle (bench->empty), "main");

  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  sqlite3_backup_finish (backup);
  return db;
}

static gboolean
is_filling (const guint8 *page)
{
  for (guint i = 8; i < PAGE; i++)
    if (page[i] != FILLING)
      return FALSE;
  return TRUE;
}

/* Takes the pages of the filling out of the first file. */
static void
leave_out (Bench *bench)
{
  GByteArray *file = bench->files[0];
  guint n = file->len / PAGE;
  guint first = 0;
  guint end;

  while (first < n && !is_filling (file->data + (gsize) first * PAGE))
    first++;
  for (end = first; end < n && is_filling (file->data + (gsize) end * PAGE);)
    end++;
  g_assert_cmpuint (end - first, >, FILLING_BYTES / PAGE - 9);
  bench->first_left_out = first;
  bench->n_left_out = end - first;
  bench->filling = g_bytes_new (file->data + (gsize) first * PAGE,
                                (gsize) bench->n_left_out * PAGE);
  g_byte_array_remove_range (file, first * PAGE, bench->n_left_out * PAGE);
}

/* Puts them back where they were; a file that was cut before has none. */
static void
put_back (const Bench *bench, GByteArray *bytes)
{
  gsize at = (gsize) bench->first_left_out * PAGE;
  gsize rest;
  gsize n;
  gconstpointer filling;

  if (bench->filling == NULL || bytes->len < at)
    return;
  filling = g_bytes_get_data (bench->filling, &n);
  rest = bytes->len - at;
  g_byte_array_set_size (bytes, bytes->len + (guint) n);
  memmove (bytes->data + at + n, bytes->data + at, rest);
  memcpy (bytes->data + at, filling, n);
}

static void
bench_open (Bench *bench, gboolean large)
{
  g_autofree char *folder = g_dir_make_tmp ("damage-XXXXXX", NULL);
  g_autoptr (SwbDatabase) db = NULL;

  memset (bench, 0, sizeof *bench);
  bench->path = g_build_filename (folder, "plan.swell", NULL);
  bench->file = g_file_new_for_path (bench->path);
  bench->empty = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);
  g_assert_true (swb_file_create (bench->empty, NULL));
  bench->files[1] = make_file (bench->file, 2, 60, FALSE);
  bench->files[0] = make_file (bench->file, 1, 80, large);
  db = open_fresh (bench);
  g_assert_true (swb_file_import (bench->path, db, NULL));
  bench->content = tell (db);
  if (large)
    leave_out (bench);
}

static void
bench_close (Bench *bench)
{
  g_autofree char *folder = g_path_get_dirname (bench->path);

  g_unlink (bench->path);
  g_rmdir (folder);
  g_byte_array_unref (bench->files[0]);
  g_byte_array_unref (bench->files[1]);
  g_clear_pointer (&bench->filling, g_bytes_unref);
  g_object_unref (bench->file);
  g_free (bench->content);
  g_free (bench->path);
  swb_database_close (bench->empty);
}

static void
make_sums_right (const char *path)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  if (db != NULL && !swb_checksum_write_all (db, NULL))
    swb_database_exec (db, "ROLLBACK", NULL);
  g_clear_pointer (&db, swb_database_close);
  g_unlink (journal);
}

static guint
count_copies (void)
{
  g_autofree char *root =
      g_build_filename (g_get_user_data_dir (), "swellboard", "working", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);

      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? 1 : 0;
    }
  return n;
}

/* Which tables are not what they were. */
static void
explain (Bench *bench, SwbDatabase *db, int version)
{
  g_autofree char *path = g_strconcat (bench->path, ".whole", NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (SwbDatabase) whole = open_fresh (bench);
  const char *const *tables = swb_checksum_tables ();

  g_byte_array_append (bytes, bench->files[0]->data, bench->files[0]->len);
  put_back (bench, bytes);
  g_assert_true (
      g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL));
  g_assert_true (swb_file_import (path, whole, NULL));
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *was = swb_checksum_table (whole, tables[i], NULL);
      g_autofree char *is = swb_checksum_table (db, tables[i], NULL);

      if (g_strcmp0 (was, is) != 0)
        g_test_message ("file %ld of version %d: “%s” came in altered",
                        (long) trying, version, tables[i]);
    }
  g_unlink (path);
}

static void
judge (Bench *bench, SwbDatabase *db, const GError *error)
{
  g_autofree char *content = NULL;
  int version = 0;

  if (db == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), >, 10);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      bench->refused++;
      return;
    }
  g_assert_no_error (error);
  g_assert_true (swb_database_quick_check (db, NULL));
  content = tell (db);
  if (g_str_equal (content, bench->content))
    bench->right++;
  else if (swb_file_read_header (bench->path, &version, NULL) &&
           version / 1000 != SWB_SCHEMA_MAJOR)
    bench->newer++;
  else
    {
      bench->altered++;
      if (!bench->right_sums)
        explain (bench, db, version);
    }
}

/* As a document does it with the roster, of what nobody has looked at. */
static void
read_early (SwbDatabase *db, gint64 most, gpointer data)
{
  Bench *bench = data;
  SwbRosterData *roster = swb_roster_read_early (db, most, 20000, NULL);

  bench->early++;
  swb_roster_data_unref (roster);
}

static void
open_as_document (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  SwbEarly early = { .read = read_early, .data = bench };
  SwbWorkingCopy *copy =
      swb_working_copy_open_early (bench->file, &early, NULL, &error);

  judge (bench, copy != NULL ? swb_working_copy_peek_database (copy) : NULL,
         error);
  if (copy != NULL)
    swb_working_copy_close (copy, FALSE);
  g_assert_cmpuint (count_copies (), ==, 0);
}

static void
import (Bench *bench)
{
  g_autoptr (SwbDatabase) db = open_fresh (bench);
  g_autoptr (GError) error = NULL;
  gboolean ok = swb_file_import (bench->path, db, &error);

  g_assert_true (swb_database_quick_check (db, NULL));
  judge (bench, ok ? db : NULL, error);
}

static void
try_file (Bench *bench, guint which)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (which);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  trying = (sig_atomic_t) which;
  alarm (LONGEST_SECONDS);
  g_byte_array_append (bytes, bench->files[0]->data, bench->files[0]->len);
  damage (bytes, bench->files[1], random);
  put_back (bench, bytes);
  g_assert_true (g_file_set_contents_full (
      bench->path, (const char *) bytes->data, bytes->len,
      G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  if (bench->right_sums)
    make_sums_right (bench->path);
  before = swb_file_sha256 (bench->file, NULL, NULL);
  if (bench->filling != NULL || which % EVERY_COPY == 0)
    open_as_document (bench);
  else
    import (bench);
  after = swb_file_sha256 (bench->file, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
  alarm (0);
}

/* A quarter of the files has its sums made right. */
static void
try_all (gboolean right_sums, gboolean large, Bench *bench)
{
  guint n = setting ("SWB_FAULT_FILES", 2000) / (large ? EVERY_LARGE : 1);
  guint first =
      setting ("SWB_SEED", (guint) g_test_rand_int_range (0, 1 << 30));

  n = right_sums ? n / 4 : n - n / 4;
  bench_open (bench, large);
  bench->right_sums = right_sums;
  bench->n_files = n;
  g_test_message ("file %u and those after it", first);
  for (guint i = 0; i < n; i++)
    try_file (bench, first + i);
  g_test_message ("%u refused, %u as they were saved, %u altered, %u of a"
                  " newer program; %u read early",
                  bench->refused, bench->right, bench->altered, bench->newer,
                  bench->early);
  bench_close (bench);
}

/* With the sums that it was saved with, nothing that was altered comes in. */
static void
test_sums_hold (void)
{
  Bench bench;

  try_all (FALSE, FALSE, &bench);
  g_assert_cmpuint (bench.altered, ==, 0);
  g_assert_cmpuint (bench.refused, >, 0);
  g_assert_cmpuint (bench.right, >, 0);
}

/* The same of files that become the working copy as they lie. */
static void
test_large (void)
{
  Bench bench;

  try_all (FALSE, TRUE, &bench);
  g_assert_cmpuint (bench.altered, ==, 0);
  g_assert_cmpuint (bench.refused, >, 0);
  g_assert_cmpuint (bench.right, >, 0);
  g_assert_cmpuint (bench.early, >, bench.right / 2);
}

/* What the sums would have refused is looked at further. */
static void
test_large_summed (void)
{
  Bench bench;

  try_all (TRUE, TRUE, &bench);
  g_assert_cmpuint (bench.refused, >, 0);
  g_assert_cmpuint (bench.early, >, bench.n_files / 3);
}

/* Whoever damages it and knows how to sum gets altered values in, or the sums
 * would have nothing to do; but still nothing breaks. */
static void
test_bites (void)
{
  Bench bench;

  try_all (TRUE, FALSE, &bench);
  g_assert_cmpuint (bench.altered, >, 0);
  g_assert_cmpuint (bench.refused, >, 0);
}

int
main (int argc, char **argv)
{
  static const int deaths[] = { SIGSEGV, SIGABRT, SIGBUS,
                                SIGFPE,  SIGALRM, SIGTRAP };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (deaths); i++)
    signal (deaths[i], tell_and_die);
  g_test_add_func ("/damage/sums-hold", test_sums_hold);
  g_test_add_func ("/damage/bites", test_bites);
  g_test_add_func ("/damage/large", test_large);
  g_test_add_func ("/damage/large-summed", test_large_summed);
  return g_test_run ();
}
