/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace as a folder and back: every table's sum is the same, undo works
 * on, the export of the import is the same files; and what is refused. */
#include "exchange/swb-archive.h"

#include "../fault/random-acts.h"
#include "exchange/swb-exchange-error.h"
#include "storage/swb-checksum.h"
#include "storage/swb-record.h"
#include "storage/swb-shape.h"
#include "storage/swb-workspace-file.h"

#include <float.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define TIME (G_GINT64_CONSTANT (1795000000) * G_USEC_PER_SEC)

typedef struct
{
  char *root;
  char *folder;
  char *again;
  SwbDatabase *db;
} Fixture;

static SwbDatabase *
fresh (void)
{
  SwbDatabase *db = swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  g_assert_true (swb_file_create (db, NULL));
  return db;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("archive-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->root, "one", NULL);
  fixture->again = g_build_filename (fixture->root, "two", NULL);
  fixture->db = fresh ();
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

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture->root);
  swb_database_close (fixture->db);
  g_free (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->again);
}

static void
export_to (SwbDatabase *db, const char *folder)
{
  g_autoptr (GError) error = NULL;

  swb_archive_export (db, folder, TIME, NULL, NULL, &error);
  g_assert_no_error (error);
}

static SwbDatabase *
import_from (const char *folder, SwbArchiveFlags flags)
{
  SwbDatabase *db = fresh ();
  g_autoptr (GError) error = NULL;

  swb_archive_import (folder, db, flags, NULL, NULL, &error);
  g_assert_no_error (error);
  return db;
}

static void
assert_same_tables (SwbDatabase *one, SwbDatabase *other)
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

static char *
read_file (const char *folder, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, length, NULL));
  return text;
}

/* Not g_file_set_contents(): that waits for the disk. */
static void
write_file (const char *folder,
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

static void
assert_same_files (const char *one, const char *other)
{
  g_autoptr (GDir) dir = g_dir_open (one, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gsize a;
      gsize b;
      g_autofree char *text = read_file (one, name, &a);
      g_autofree char *same = read_file (other, name, &b);

      if (a != b || memcmp (text, same, a) != 0)
        g_error ("%s is not the same", name);
      n++;
    }
  g_assert_cmpuint (n, ==,
                    g_strv_length ((char **) swb_checksum_tables ()) + 2);
}

static SwbDatabase *
assert_round_trip (Fixture *fixture)
{
  SwbDatabase *copy;

  export_to (fixture->db, fixture->folder);
  copy = import_from (fixture->folder, SWB_ARCHIVE_NONE);
  assert_same_tables (fixture->db, copy);
  export_to (copy, fixture->again);
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
test_random (Fixture *fixture, gconstpointer data)
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
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) shapes = swb_shapes_new (NULL);
  g_autoptr (SwbDatabase) copy = NULL;
  g_autofree char *csv = NULL;

  for (guint i = 0; i < shapes->len; i++)
    fill_hostile (fixture->db, g_ptr_array_index (shapes, i));
  copy = assert_round_trip (fixture);
  csv = read_file (fixture->folder, "note.csv", NULL);
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
test_golden (Fixture *fixture, gconstpointer data)
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
make_row (SwbDatabase *db, const char *name)
{
  sqlite3_stmt *row =
      swb_database_prepare (db,
                            "INSERT INTO creator (id, deleted, name) VALUES"
                            " (x'01939a1c7c1e7abc8def0123456789ab', 0, ?1)",
                            NULL);

  sqlite3_bind_text (row, 1, name, -1, SQLITE_STATIC);
  g_assert_true (swb_database_run (db, row, NULL));
}

static void
change (const char *folder, const char *name, const char *from, const char *to)
{
  gsize length;
  g_autofree char *text = read_file (folder, name, &length);
  g_autoptr (GString) changed = g_string_new_len (text, (gssize) length);

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  write_file (folder, name, changed->str, (gssize) changed->len);
}

static void
assert_refused (const char *folder,
                SwbArchiveFlags flags,
                SwbExchangeError code,
                const char *words)
{
  g_autoptr (SwbDatabase) db = fresh ();
  g_autoptr (SwbDatabase) untouched = fresh ();
  g_autoptr (GError) error = NULL;

  g_assert_false (swb_archive_import (folder, db, flags, NULL, NULL, &error));
  g_assert_error (error, SWB_EXCHANGE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  assert_same_tables (db, untouched);
}

/* What a person or a program may do to a file, and what is said to it. */
static const struct
{
  const char *file;
  const char *from;
  const char *to;
  SwbExchangeError code;
  const char *words;
} refusals[] = {
  { "creator.csv", "01939a1c-", "01939a1x-", SWB_EXCHANGE_ERROR_CELL,
    "“creator.csv”, line 2: what is in the column “id” is not an id" },
  { "creator.csv", "01939a1c-7c1e-7abc-8def-0123456789ab", "blob:00",
    SWB_EXCHANGE_ERROR_CELL, "is not the id of a row" },
  { "creator.csv", "01939a1c-7c1e-7abc-8def-0123456789ab", "",
    SWB_EXCHANGE_ERROR_CELL, "the column “id” is missing" },
  { "creator.csv", ",0,Asha", ",none,Asha", SWB_EXCHANGE_ERROR_CELL,
    "line 2: what is in the column “deleted” is not a whole number" },
  { "creator.csv", ",0,Asha", ",99999999999999999999,Asha",
    SWB_EXCHANGE_ERROR_CELL, "“deleted” is too large a number" },
  { "creator.csv", ",Asha,", ",Asha,,", SWB_EXCHANGE_ERROR_CELL,
    "line 2: there are" },
  { "creator.csv", ",Asha", ",As\"ha", SWB_EXCHANGE_ERROR_CELL,
    "a quote inside a cell" },
  { "creator.csv", ",Asha", ",\"Asha\"x", SWB_EXCHANGE_ERROR_CELL,
    "behind the quotes" },
  { "creator.csv", ",Asha", ",\"Asha", SWB_EXCHANGE_ERROR_CELL,
    "never closed" },
  { "creator.csv", ",Asha", ",As\xffha", SWB_EXCHANGE_ERROR_CELL,
    "line 2: there is text that is not UTF-8" },
  { "creator.csv", ",name,", ",nam,", SWB_EXCHANGE_ERROR_CELL,
    "“nam” is of a column that the workspace has not" },
  { "creator.csv", ",name,", ",country,", SWB_EXCHANGE_ERROR_CELL, "twice" },
  { "creator.csv", "id,deleted,name,", "id,deleted,", SWB_EXCHANGE_ERROR_CELL,
    "line 1: the column “name” is missing" },
  { "creator.csv", "\r\n01939a1c",
    "\r\n01939a1c-7c1e-7abc-8def-0123456789ab,0,,,,,,,,,,\r\n01939a1c",
    SWB_EXCHANGE_ERROR_CELL, "line 3: the id of this row is there already" },
  { "action.csv", "\r\n1,", "\r\n0,", SWB_EXCHANGE_ERROR_CELL,
    "“seq” is a number that cannot be there" },
  { "action.csv", "2026-01-02T03:04:05.000006Z", "2026-01-02T24:04:05.000006Z",
    SWB_EXCHANGE_ERROR_CELL, "“time” is not a time" },
  { "action_setting.csv", "text:Old", "Old", SWB_EXCHANGE_ERROR_CELL,
    "does not begin with its type" },
  { "action_setting.csv", "int:5", "int:x", SWB_EXCHANGE_ERROR_CELL,
    "not a whole number" },
  { "campaign.csv", "2026-11-21", "2026-11-31", SWB_EXCHANGE_ERROR_CELL,
    "“release” is not a day" },
  { "campaign.csv", "2026-11-21", "21/11/2026", SWB_EXCHANGE_ERROR_CELL,
    "“release” is not a day" },
  { "stage.csv", "0.25", "0,25", SWB_EXCHANGE_ERROR_CELL, "there are" },
  { "stage.csv", "0.25", "\"0,25\"", SWB_EXCHANGE_ERROR_CELL,
    "“share” is not a number" },
  { "stage.csv", "0.25", "1e999", SWB_EXCHANGE_ERROR_CELL,
    "“share” is too large a number" },
  { "stage.csv", "0.25", "0x1p-2", SWB_EXCHANGE_ERROR_CELL,
    "“share” is not a number" },
  { "workspace.json", "\"version\": [1", "\"version\": [2",
    SWB_EXCHANGE_ERROR_NEWER, "newer Swellboard" },
  { "workspace.json", "\"schema\": [1", "\"schema\": [2",
    SWB_EXCHANGE_ERROR_NEWER, "newer Swellboard" },
  { "workspace.json", "true", "false", SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
    "never finished" },
  { "workspace.json", "swellboard-export", "x",
    SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "not that of an export" },
  { "workspace.json", "{", "{{", SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
    "not that of an export" },
  { "workspace.json", "\"creator\"", "\"../../etc/x\"",
    SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "a table that cannot be" },
  { "workspace.json", "\"table\": \"creator\"", "\"table\": \"setting\"",
    SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "twice" },
  { "workspace.json", "\"table\": \"creator\"", "\"table\": \"creators\"",
    SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "does not tell of the table “creator”" },
  { "workspace.json", "\"rows\": 1,", "\"rows\": \"1\",",
    SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "lacks the rows" },
  { "workspace.json", "\"tables\": [", "\"tables\": 5, \"x\": [",
    SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "names a table" },
};

static void
make_small (SwbDatabase *db)
{
  make_row (db, "Asha");
  g_assert_true (swb_database_exec (
      db,
      "INSERT INTO campaign (id, release) VALUES (zeroblob(16), 20778);"
      "INSERT INTO stage (id, share) VALUES (zeroblob(16), 0.25);"
      "INSERT INTO action VALUES (1, zeroblob(16), 'Rename', 'Asha',"
      " 1767323045000006, 0, NULL, 0);"
      "INSERT INTO action_setting VALUES (1, 0, 'creator', zeroblob(16),"
      " 'name', 'Old', 5);",
      NULL));
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  make_small (fixture->db);
  export_to (fixture->db, fixture->folder);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const char *file = refusals[i].file;
      gsize length;
      g_autofree char *text = read_file (fixture->folder, file, &length);

      change (fixture->folder, file, refusals[i].from, refusals[i].to);
      assert_refused (fixture->folder, SWB_ARCHIVE_EDITED, refusals[i].code,
                      refusals[i].words);
      if (!g_str_equal (file, "workspace.json"))
        assert_refused (fixture->folder, SWB_ARCHIVE_NONE,
                        SWB_EXCHANGE_ERROR_EDITED, "is not what was exported");
      write_file (fixture->folder, file, text, (gssize) length);
    }
}

static void
test_zero_byte (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = NULL;

  make_small (fixture->db);
  export_to (fixture->db, fixture->folder);
  text = read_file (fixture->folder, "creator.csv", &length);
  *strstr (text, "sha,") = '\0';
  write_file (fixture->folder, "creator.csv", text, (gssize) length);
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED, SWB_EXCHANGE_ERROR_CELL,
                  "line 2: there is a zero byte");
}

/* A change on purpose arrives, with any line ends, semicolons and no mark, as
 * other programs write it. */
static void
test_edited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbDatabase) copy = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) other = NULL;

  make_row (fixture->db, "=Asha");
  export_to (fixture->db, fixture->folder);
  text = read_file (fixture->folder, "creator.csv", NULL);
  other = g_string_new (text + 3);
  g_string_replace (other, "\r\n", "\n", 0);
  g_string_replace (other, ",", ";", 0);
  g_string_replace (other, "'=Asha", "\"'tis; \"\"=x\"\"\"", 0);
  g_string_append (other, "\n\n");
  write_file (fixture->folder, "creator.csv", other->str, -1);
  assert_refused (fixture->folder, SWB_ARCHIVE_NONE, SWB_EXCHANGE_ERROR_EDITED,
                  "“creator.csv” is not what was exported");
  copy = import_from (fixture->folder, SWB_ARCHIVE_EDITED);
  g_assert_cmpint (
      swb_database_number (
          copy, "SELECT count(*) FROM creator WHERE name='''tis; \"=x\"'", 0),
      ==, 1);
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csv = g_build_filename (fixture->folder, "note.csv", NULL);
  g_autofree char *elsewhere = g_build_filename (fixture->root, "x.csv", NULL);
  g_autofree char *manifest =
      g_build_filename (fixture->folder, "workspace.json", NULL);

  assert_refused (fixture->folder, SWB_ARCHIVE_NONE,
                  SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "cannot be opened");
  export_to (fixture->db, fixture->folder);
  g_assert_cmpint (g_rename (csv, elsewhere), ==, 0);
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED,
                  SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
                  "The file “note.csv” is missing");
  g_assert_cmpint (symlink (elsewhere, csv), ==, 0);
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED,
                  SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "“note.csv” is a link");
  g_unlink (csv);
  g_assert_cmpint (g_mkdir (csv, 0700), ==, 0);
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED,
                  SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "is not a plain file");
  g_assert_cmpint (truncate (elsewhere, G_GINT64_CONSTANT (2200000000)), ==, 0);
  g_rmdir (csv);
  g_assert_cmpint (g_rename (elsewhere, csv), ==, 0);
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED,
                  SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "larger than 2 GB");
  g_unlink (manifest);
  assert_refused (fixture->folder, SWB_ARCHIVE_NONE,
                  SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
                  "“workspace.json” is missing");
}

/* A newer minor version: what this one does not know is kept. */
static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *schema =
      g_strdup_printf ("\"schema\": [1, %d]", SWB_SCHEMA_MINOR);
  g_autoptr (SwbDatabase) copy = NULL;

  make_row (fixture->db, "Asha");
  export_to (fixture->db, fixture->folder);
  change (fixture->folder, "creator.csv", ",name,", ",shoe_size,name,");
  change (fixture->folder, "creator.csv", ",Asha", ",42.5,Asha");
  write_file (fixture->folder, "shoe.csv",
              "id,name\r\n01939a1c-7c1e-7abc-8def-0123456789aa,'=red\r\n", -1);
  change (fixture->folder, "workspace.json", schema, "\"schema\": [1, 99]");
  change (fixture->folder, "workspace.json", "\"tables\": [",
          "\"tables\": [{\"table\": \"shoe\", \"rows\": 1, \"bytes\": 1,"
          " \"sha256\": \"\", \"columns\": [{\"name\": \"name\","
          " \"type\": \"text\"}]},");
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED, SWB_EXCHANGE_ERROR_CELL,
                  "a type that this version does not know");
  change (fixture->folder, "workspace.json", "{\"name\": \"name\", \"type\"",
          "{\"name\": \"name\", \"type\": \"text\"}, "
          "{\"name\": \"x\", \"type\"");
  change (fixture->folder, "workspace.json",
          "{\"name\": \"deleted\", \"type\": \"int\"},\n        "
          "{\"name\": \"name\"",
          "{\"name\": \"shoe_size\", \"type\": \"real\"},\n        "
          "{\"name\": \"name\"");
  copy = import_from (fixture->folder, SWB_ARCHIVE_EDITED);
  g_assert_cmpint (
      swb_database_number (copy,
                           "SELECT count(*) FROM kept WHERE tab='creator' AND"
                           " col='shoe_size' AND value=42.5",
                           0),
      ==, 1);
  g_assert_cmpint (
      swb_database_number (copy,
                           "SELECT count(*) FROM kept WHERE tab='shoe' AND"
                           " col='name' AND value='=red'",
                           0),
      ==, 1);
}

/* An older minor version: its tables and columns are all that there is, and
 * what it kept comes to its place. */
static void
test_older (Fixture *fixture, gconstpointer data)
{
  g_autofree char *schema =
      g_strdup_printf ("\"schema\": [1, %d]", SWB_SCHEMA_MINOR);
  g_autoptr (SwbDatabase) copy = NULL;
  g_autoptr (GString) csv = NULL;
  g_autofree char *text = NULL;

  make_row (fixture->db, "Asha");
  export_to (fixture->db, fixture->folder);
  change (fixture->folder, "workspace.json", schema, "\"schema\": [1, 0]");
  text = read_file (fixture->folder, "creator.csv", NULL);
  csv = g_string_new ("id,name\r\n01939a1c-7c1e-7abc-8def-0123456789ab,A\r\n");
  write_file (fixture->folder, "creator.csv", csv->str, -1);
  write_file (fixture->folder, "kept.csv",
              "tab,row,col,value\r\ncreator,"
              "01939a1c-7c1e-7abc-8def-0123456789ab,note,text:kept\r\n",
              -1);
  copy = import_from (fixture->folder, SWB_ARCHIVE_EDITED);
  g_assert_cmpint (swb_database_number (copy,
                                        "SELECT count(*) FROM creator WHERE"
                                        " name='A' AND note='kept'",
                                        0),
                   ==, 1);
  g_assert_cmpint (swb_database_number (copy, "SELECT count(*) FROM kept", -1),
                   ==, 0);
}

static void
assert_not_exported (SwbDatabase *db,
                     const char *folder,
                     SwbExchangeError code,
                     const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (swb_archive_export (db, folder, TIME, NULL, NULL, &error));
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
test_occupied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbDatabase) copy = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  write_file (fixture->folder, "thesis.odt", "mine", -1);
  assert_not_exported (fixture->db, fixture->folder,
                       SWB_EXCHANGE_ERROR_OCCUPIED, "holds other files");
  write_file (fixture->folder, "workspace.json", "{\"folders\": []}", -1);
  assert_not_exported (fixture->db, fixture->folder,
                       SWB_EXCHANGE_ERROR_OCCUPIED, "holds other files");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  assert_not_exported (fixture->db, "/proc/none/x", SWB_EXCHANGE_ERROR_WRITE,
                       "could not be written");
  export_to (fixture->db, fixture->again);
  write_file (fixture->again, "thesis.odt", "mine", -1);
  make_row (fixture->db, "Asha");
  export_to (fixture->db, fixture->again);
  text = read_file (fixture->again, "thesis.odt", NULL);
  g_assert_cmpstr (text, ==, "mine");
  copy = import_from (fixture->again, SWB_ARCHIVE_NONE);
  assert_same_tables (fixture->db, copy);
}

/* As a full disk: nothing may grow above a size. The older export stays. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  struct rlimit before;
  struct rlimit small;
  g_autoptr (SwbDatabase) copy = NULL;
  g_autoptr (SwbDatabase) empty = fresh ();
  g_autofree char *long_name = g_strnfill (100000, 'x');
  guint n;

  export_to (fixture->db, fixture->folder);
  n = count_files (fixture->folder);
  make_row (fixture->db, long_name);
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
  copy = import_from (fixture->folder, SWB_ARCHIVE_NONE);
  assert_same_tables (copy, empty);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbDatabase) db = fresh ();

  for (guint i = 0; i < 1000; i++)
    g_assert_true (swb_database_exec (
        fixture->db, "INSERT INTO note (id) VALUES (randomblob(16))", NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (swb_archive_export (fixture->db, fixture->folder, TIME, NULL,
                                      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  export_to (fixture->db, fixture->folder);
  g_assert_false (swb_archive_import (fixture->folder, db, SWB_ARCHIVE_NONE,
                                      NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM note", -1),
                   ==, 0);
}

static void
mutate (const char *folder, const char *name, const char *text, gsize length)
{
  static const char signs[] = "\",;\n\r'=:x0-9\0\xff\xef";
  g_autofree char *altered = g_memdup2 (text, length);
  int n = g_test_rand_int_range (1, 5);

  for (int i = 0; i < n; i++)
    altered[g_test_rand_int_range (0, (int) length)] =
        signs[g_test_rand_int_range (0, (int) sizeof signs)];
  if (g_test_rand_bit ())
    length = (gsize) g_test_rand_int_range (0, (int) length);
  write_file (folder, name, altered, (gssize) length);
}

/* Whatever is done to a file: it is told, or what arrives can be exported. */
static void
test_mutations (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "creator.csv",        "action.csv",
                                       "action_setting.csv", "stage.csv",
                                       "campaign.csv",       "workspace.json" };
  guint taken = 0;

  make_small (fixture->db);
  export_to (fixture->db, fixture->folder);
  for (guint i = 0; i < 300; i++)
    {
      const char *name = names[i % G_N_ELEMENTS (names)];
      gsize length;
      g_autofree char *text = read_file (fixture->folder, name, &length);
      g_autoptr (SwbDatabase) db = fresh ();
      g_autoptr (GError) error = NULL;

      mutate (fixture->folder, name, text, length);
      if (!swb_archive_import (fixture->folder, db, SWB_ARCHIVE_EDITED, NULL,
                               NULL, &error))
        g_assert_cmpuint (strlen (error->message), >, 10);
      else if (taken++ < 5)
        export_to (db, fixture->again);
      write_file (fixture->folder, name, text, (gssize) length);
    }
  g_assert_cmpuint (taken, >, 0);
  g_assert_cmpuint (taken, <, 300);
}

#define ADD(path, data, function)                                              \
  g_test_add ("/archive/" path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip/random", NULL, test_random);
  ADD ("round-trip/hostile", NULL, test_hostile);
  ADD ("round-trip/golden/1000", "schema-1000.swell", test_golden);
  ADD ("round-trip/golden/1001", "schema-1001.swell", test_golden);
  ADD ("round-trip/golden/1002", "schema-1002.swell", test_golden);
  ADD ("refusals", NULL, test_refusals);
  ADD ("zero-byte", NULL, test_zero_byte);
  ADD ("edited", NULL, test_edited);
  ADD ("files", NULL, test_files);
  ADD ("newer", NULL, test_newer);
  ADD ("older", NULL, test_older);
  ADD ("occupied", NULL, test_occupied);
  ADD ("full", NULL, test_full);
  ADD ("cancel", NULL, test_cancel);
  ADD ("mutations", NULL, test_mutations);
  return g_test_run ();
}
