/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace as a folder and back: every table's sum is the same, undo works
 * on, and the export of the import is the same files. And where an export is
 * not written. */
#include "archive-fixture.h"

#include "../fault/random-acts.h"
#include "storage/swb-checksum.h"
#include "storage/swb-record.h"
#include "storage/swb-sha256.h"
#include "storage/swb-shape.h"
#include "storage/swb-workspace-file.h"

#include <float.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static guint
compare_files (const char *one, const char *other)
{
  g_autoptr (GDir) dir = g_dir_open (one, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *a = g_build_filename (one, name, NULL);
      g_autofree char *b = g_build_filename (other, name, NULL);
      g_autofree char *text = NULL;
      g_autofree char *same = NULL;
      gsize a_length;
      gsize b_length;

      if (g_file_test (a, G_FILE_TEST_IS_DIR))
        {
          n += compare_files (a, b);
          continue;
        }
      text = archive_read_file (one, name, &a_length);
      same = archive_read_file (other, name, &b_length);
      if (a_length != b_length || memcmp (text, same, a_length) != 0)
        g_error ("%s is not the same", name);
      n++;
    }
  return n;
}

/* With workspace.json and README.txt, and the attached files. */
static void
assert_same_files (const char *one, const char *other)
{
  guint n = compare_files (one, other);

  g_assert_cmpuint (n, ==, compare_files (other, one));
  g_assert_cmpuint (n, >=,
                    g_strv_length ((char **) swb_checksum_tables ()) + 2);
}

static SwbDatabase *
assert_round_trip (ArchiveFixture *fixture)
{
  SwbDatabase *copy;

  archive_export_to (fixture->db, fixture->folder);
  copy = archive_import_from (fixture->folder, SWB_ARCHIVE_NONE);
  archive_assert_same_tables (fixture->db, copy);
  archive_export_to (copy, fixture->again);
  assert_same_files (fixture->folder, fixture->again);
  return copy;
}

static void
undo_all (RandomActs *acts)
{
  SwbAction *action;

  while ((action = random_acts_take_back (acts, SWB_ACTION_UNDO)) != NULL)
    swb_action_free (action);
}

static void
test_random (ArchiveFixture *fixture, gconstpointer data)
{
  guint seed = (guint) g_test_rand_int ();
  g_autoptr (RandomActs) acts = random_acts_new (fixture->db, seed);
  g_autoptr (SwbDatabase) copy = NULL;
  g_autoptr (RandomActs) there = NULL;
  g_autofree char *here_digest = NULL;
  g_autofree char *there_digest = NULL;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 400; i++)
    swb_action_free (random_acts_act (acts));
  for (guint i = 0; i < 20; i++)
    swb_action_free (random_acts_take_back (acts, SWB_ACTION_UNDO));
  for (guint i = 0; i < 7; i++)
    swb_action_free (random_acts_take_back (acts, SWB_ACTION_REDO));
  copy = assert_round_trip (fixture);
  there = random_acts_new (copy, seed);
  undo_all (acts);
  undo_all (there);
  here_digest = random_acts_digest (acts);
  there_digest = random_acts_digest (there);
  g_assert_cmpstr (here_digest, ==, there_digest);
  g_assert_cmpint (swb_record_next_undo (copy), ==, -1);
}

static const char *const hostile_texts[] = {
  "=1+1",
  "+49 30 1",
  "-5",
  "@handle",
  "'",
  "'tis",
  "'=1",
  "''=1",
  "\t=x",
  "\r",
  "\n=x",
  "a\r\nb",
  "a\nb\rc",
  "\"",
  "\"\"\"",
  "a,b;c\td",
  " lead",
  "trail ",
  " ",
  "\xe2\x80\xae gnp.exe",
  "\xe2\x81\xa6x\xe2\x81\xa9",
  "👩🏽‍🎤",
  "한국어",
  "पुणे",
  "\xef\xbb\xbfmark",
  "sep=;",
  "\x01\x1b[31m",
  "NULL",
  "null",
  "0012",
  "1e5",
  "2026-11-21",
  "text:x",
  "blob:00",
  "<b>&amp;</b>",
  "%s%n",
  "\\",
  "",
};

static const double hostile_reals[] = {
  0.0,   -0.0,     0.1,     1.0 / 3.0, 1e15,     1e15 + 1, 123456789012345.0,
  -1e22, 5e-324,   DBL_MAX, -DBL_MIN,  HUGE_VAL, M_PI,     9007199254740993.0,
  1e-7,  48500000,
};

static const gint64 hostile_ints[] = {
  0,       1,       -1,      G_MAXINT64, G_MININT64, -719162,
  -719163, 2932896, 2932897, 20778,      G_MAXINT32, G_MININT32,
};

static void
bind_hostile (sqlite3_stmt *row, int index, SwbShapeType type, guint n)
{
  static const guint8 bytes[16] = { 0, 255, 1 };
  guint kind = n % 4;

  switch (type)
    {
    case SWB_SHAPE_INT:
      sqlite3_bind_int64 (row, index,
                          hostile_ints[n % G_N_ELEMENTS (hostile_ints)]);
      break;
    case SWB_SHAPE_REAL:
      sqlite3_bind_double (row, index,
                           hostile_reals[n % G_N_ELEMENTS (hostile_reals)]);
      break;
    case SWB_SHAPE_TEXT:
      sqlite3_bind_text (row, index,
                         hostile_texts[n % G_N_ELEMENTS (hostile_texts)], -1,
                         SQLITE_STATIC);
      break;
    case SWB_SHAPE_ID:
      sqlite3_bind_blob (row, index, bytes, (int) (n % 17), SQLITE_STATIC);
      break;
    case SWB_SHAPE_ANY:
    default:
      bind_hostile (row, index, (SwbShapeType) kind, n / 4);
      break;
    }
}

/* Every kind of value in every column of every table. */
static void
fill_hostile (SwbDatabase *db, const SwbShape *shape)
{
  sqlite3_stmt *row = swb_shape_writer (shape, db, NULL);

  for (guint n = 0; n < 160; n++)
    {
      sqlite3_clear_bindings (row);
      for (guint i = 0; i < shape->columns->len; i++)
        {
          const SwbShapeColumn *column = swb_shape_column (shape, i);
          const SwbId id = swb_id_new ();

          if (g_str_equal (column->name, "id") ||
              g_str_equal (column->name, "row"))
            swb_bind_id (row, (int) i + 1, &id);
          else if (i == 0 && column->type == SWB_SHAPE_INT)
            sqlite3_bind_int64 (row, 1, n + 1);
          else if (g_str_equal (column->name, "sha256"))
            sqlite3_bind_text (row, (int) i + 1, g_strdup_printf ("%u", n), -1,
                               g_free);
          else if (column->most == 2)
            sqlite3_bind_int64 (row, (int) i + 1, n % 3);
          else if (column->needed || n % 7 != i % 7)
            bind_hostile (row, (int) i + 1, column->type, n);
        }
      g_assert_true (swb_database_run (db, row, NULL));
    }
}

static void
test_hostile (ArchiveFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) shapes = swb_shapes_new (NULL);
  g_autoptr (SwbDatabase) copy = NULL;
  g_autofree char *csv = NULL;

  for (guint i = 0; i < shapes->len; i++)
    fill_hostile (fixture->db, g_ptr_array_index (shapes, i));
  copy = assert_round_trip (fixture);
  csv = archive_read_file (fixture->folder, "note.csv", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (strstr (csv, ",=1+1"));
      g_assert_null (strstr (csv, ",@handle"));
      g_assert_nonnull (strstr (csv, ",'=1+1"));
      g_assert_nonnull (strstr (csv, ",'tis"));
      g_assert_nonnull (strstr (csv, ",\"\""));
    }
}

static void
test_golden (ArchiveFixture *fixture, gconstpointer data)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("SWB_SOURCE_ROOT"), "tests", "golden",
                        "workspaces", data, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbDatabase) copy = NULL;

  swb_file_import (path, fixture->db, &error);
  g_assert_no_error (error);
  copy = assert_round_trip (fixture);
}

static void
add_file (SwbDatabase *db, const char *bytes, gsize length)
{
  g_autoptr (SwbSha256) sum = swb_sha256_new ();
  g_autofree char *name = NULL;
  sqlite3_stmt *row = swb_database_prepare (
      db, "INSERT INTO blob VALUES (?1, length (?2), ?2)", NULL);

  swb_sha256_add (sum, bytes, length);
  name = swb_sha256_finish (sum);
  sqlite3_bind_text (row, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_blob64 (row, 2, bytes, length, SQLITE_STATIC);
  g_assert_true (swb_database_run (db, row, NULL));
}

/* Attached files are files again, whatever is in them. */
static void
test_attachments (ArchiveFixture *fixture, gconstpointer data)
{
  static const char pdf[] = "%PDF-1.4\n\0\xff";
  static const char png[] = "\x89PNG\r\n\x1a\n and more";
  g_autofree char *large = g_strnfill (3000000, 'x');
  g_autoptr (SwbDatabase) copy = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  add_file (fixture->db, pdf, sizeof pdf - 1);
  add_file (fixture->db, png, sizeof png - 1);
  add_file (fixture->db, "", 0);
  add_file (fixture->db, "0123456789abcdef", 16);
  add_file (fixture->db, large, 3000000);
  copy = assert_round_trip (fixture);
  csv = archive_read_file (fixture->folder, "blob.csv", NULL);
  g_assert_nonnull (strstr (csv, ".pdf\r\n"));
  g_assert_nonnull (strstr (csv, ".png\r\n"));
  g_assert_null (strstr (csv, "blob:"));
  folder = g_build_filename (fixture->folder, "attachments", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 5);
}

static void
assert_not_exported (SwbDatabase *db,
                     const char *folder,
                     SwbExchangeError code,
                     const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      swb_archive_export (db, folder, ARCHIVE_TIME, NULL, NULL, &error));
  g_assert_error (error, SWB_EXCHANGE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_occupied (ArchiveFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbDatabase) copy = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  archive_write_file (fixture->folder, "thesis.odt", "mine", -1);
  assert_not_exported (fixture->db, fixture->folder,
                       SWB_EXCHANGE_ERROR_OCCUPIED, "holds other files");
  archive_write_file (fixture->folder, "workspace.json", "{\"folders\": []}",
                      -1);
  assert_not_exported (fixture->db, fixture->folder,
                       SWB_EXCHANGE_ERROR_OCCUPIED, "holds other files");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  assert_not_exported (fixture->db, "/proc/none/x", SWB_EXCHANGE_ERROR_WRITE,
                       "could not be written");
  archive_export_to (fixture->db, fixture->again);
  archive_write_file (fixture->again, "thesis.odt", "mine", -1);
  archive_make_row (fixture->db, "Asha");
  archive_export_to (fixture->db, fixture->again);
  text = archive_read_file (fixture->again, "thesis.odt", NULL);
  g_assert_cmpstr (text, ==, "mine");
  copy = archive_import_from (fixture->again, SWB_ARCHIVE_NONE);
  archive_assert_same_tables (fixture->db, copy);
}

/* As a full disk: nothing may grow above a size. The older export stays. */
static void
test_full (ArchiveFixture *fixture, gconstpointer data)
{
  struct rlimit before;
  struct rlimit small;
  g_autoptr (SwbDatabase) copy = NULL;
  g_autoptr (SwbDatabase) empty = archive_fresh ();
  g_autofree char *long_name = g_strnfill (100000, 'x');
  guint n;

  archive_export_to (fixture->db, fixture->folder);
  n = count_files (fixture->folder);
  archive_make_row (fixture->db, long_name);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 50000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_not_exported (fixture->db, fixture->folder, SWB_EXCHANGE_ERROR_WRITE,
                       "“creator.csv” could not be written");
  assert_not_exported (fixture->db, fixture->again, SWB_EXCHANGE_ERROR_WRITE,
                       "“creator.csv” could not be written");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, n);
  g_assert_false (g_file_test (fixture->again, G_FILE_TEST_EXISTS));
  copy = archive_import_from (fixture->folder, SWB_ARCHIVE_NONE);
  archive_assert_same_tables (copy, empty);
}

#define ADD(path, data, function)                                              \
  g_test_add ("/archive/" path, ArchiveFixture, data, archive_set_up,          \
              function, archive_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("random", NULL, test_random);
  ADD ("hostile", NULL, test_hostile);
  ADD ("golden/1000", "schema-1000.swell", test_golden);
  ADD ("golden/1001", "schema-1001.swell", test_golden);
  ADD ("golden/1002", "schema-1002.swell", test_golden);
  ADD ("golden/1003", "schema-1003.swell", test_golden);
  ADD ("attachments", NULL, test_attachments);
  ADD ("occupied", NULL, test_occupied);
  ADD ("full", NULL, test_full);
  return g_test_run ();
}
