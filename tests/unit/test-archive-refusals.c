/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import of a folder refuses, with file, line and column, what it takes
 * all the same, and that nothing a file may hold makes it stumble. */
#include "archive-fixture.h"

#include "storage/swb-schema.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
change (const char *folder, const char *name, const char *from, const char *to)
{
  gsize length;
  g_autofree char *text = archive_read_file (folder, name, &length);
  g_autoptr (GString) changed = g_string_new_len (text, (gssize) length);

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  archive_write_file (folder, name, changed->str, (gssize) changed->len);
}

static void
assert_refused (const char *folder,
                SwbArchiveFlags flags,
                SwbExchangeError code,
                const char *words)
{
  g_autoptr (SwbDatabase) db = archive_fresh ();
  g_autoptr (SwbDatabase) untouched = archive_fresh ();
  g_autoptr (GError) error = NULL;

  g_assert_false (swb_archive_import (folder, db, flags, NULL, NULL, &error));
  g_assert_error (error, SWB_EXCHANGE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  archive_assert_same_tables (db, untouched);
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
  archive_make_row (db, "Asha");
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
test_refusals (ArchiveFixture *fixture, gconstpointer data)
{
  make_small (fixture->db);
  archive_export_to (fixture->db, fixture->folder);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const char *file = refusals[i].file;
      gsize length;
      g_autofree char *text =
          archive_read_file (fixture->folder, file, &length);

      change (fixture->folder, file, refusals[i].from, refusals[i].to);
      assert_refused (fixture->folder, SWB_ARCHIVE_EDITED, refusals[i].code,
                      refusals[i].words);
      if (!g_str_equal (file, "workspace.json"))
        assert_refused (fixture->folder, SWB_ARCHIVE_NONE,
                        SWB_EXCHANGE_ERROR_EDITED, "is not what was exported");
      archive_write_file (fixture->folder, file, text, (gssize) length);
    }
}

static void
test_zero_byte (ArchiveFixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = NULL;

  make_small (fixture->db);
  archive_export_to (fixture->db, fixture->folder);
  text = archive_read_file (fixture->folder, "creator.csv", &length);
  *strstr (text, "sha,") = '\0';
  archive_write_file (fixture->folder, "creator.csv", text, (gssize) length);
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED, SWB_EXCHANGE_ERROR_CELL,
                  "line 2: there is a zero byte");
}

/* A change on purpose arrives, with any line ends, semicolons and no mark, as
 * other programs write it. */
static void
test_edited (ArchiveFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbDatabase) copy = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) other = NULL;

  archive_make_row (fixture->db, "=Asha");
  archive_export_to (fixture->db, fixture->folder);
  text = archive_read_file (fixture->folder, "creator.csv", NULL);
  other = g_string_new (text + 3);
  g_string_replace (other, "\r\n", "\n", 0);
  g_string_replace (other, ",", ";", 0);
  g_string_replace (other, "'=Asha", "\"'tis; \"\"=x\"\"\"", 0);
  g_string_append (other, "\n\n");
  archive_write_file (fixture->folder, "creator.csv", other->str, -1);
  assert_refused (fixture->folder, SWB_ARCHIVE_NONE, SWB_EXCHANGE_ERROR_EDITED,
                  "“creator.csv” is not what was exported");
  copy = archive_import_from (fixture->folder, SWB_ARCHIVE_EDITED);
  g_assert_cmpint (
      swb_database_number (
          copy, "SELECT count(*) FROM creator WHERE name='''tis; \"=x\"'", 0),
      ==, 1);
}

static void
test_files (ArchiveFixture *fixture, gconstpointer data)
{
  g_autofree char *csv = g_build_filename (fixture->folder, "note.csv", NULL);
  g_autofree char *elsewhere = g_build_filename (fixture->root, "x.csv", NULL);
  g_autofree char *manifest =
      g_build_filename (fixture->folder, "workspace.json", NULL);

  assert_refused (fixture->folder, SWB_ARCHIVE_NONE,
                  SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, "cannot be opened");
  archive_export_to (fixture->db, fixture->folder);
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
test_newer (ArchiveFixture *fixture, gconstpointer data)
{
  g_autofree char *schema =
      g_strdup_printf ("\"schema\": [1, %d]", SWB_SCHEMA_MINOR);
  g_autoptr (SwbDatabase) copy = NULL;

  archive_make_row (fixture->db, "Asha");
  archive_export_to (fixture->db, fixture->folder);
  change (fixture->folder, "creator.csv", ",name,", ",shoe_size,name,");
  change (fixture->folder, "creator.csv", ",Asha", ",42.5,Asha");
  archive_write_file (
      fixture->folder, "shoe.csv",
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
  copy = archive_import_from (fixture->folder, SWB_ARCHIVE_EDITED);
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
test_older (ArchiveFixture *fixture, gconstpointer data)
{
  g_autofree char *schema =
      g_strdup_printf ("\"schema\": [1, %d]", SWB_SCHEMA_MINOR);
  g_autoptr (SwbDatabase) copy = NULL;
  g_autoptr (GString) csv = NULL;
  g_autofree char *text = NULL;

  archive_make_row (fixture->db, "Asha");
  archive_export_to (fixture->db, fixture->folder);
  change (fixture->folder, "workspace.json", schema, "\"schema\": [1, 0]");
  text = archive_read_file (fixture->folder, "creator.csv", NULL);
  csv = g_string_new ("id,name\r\n01939a1c-7c1e-7abc-8def-0123456789ab,A\r\n");
  archive_write_file (fixture->folder, "creator.csv", csv->str, -1);
  archive_write_file (fixture->folder, "kept.csv",
                      "tab,row,col,value\r\ncreator,"
                      "01939a1c-7c1e-7abc-8def-0123456789ab,note,text:kept\r\n",
                      -1);
  copy = archive_import_from (fixture->folder, SWB_ARCHIVE_EDITED);
  g_assert_cmpint (swb_database_number (copy,
                                        "SELECT count(*) FROM creator WHERE"
                                        " name='A' AND note='kept'",
                                        0),
                   ==, 1);
  g_assert_cmpint (swb_database_number (copy, "SELECT count(*) FROM kept", -1),
                   ==, 0);
}

static void
test_cancel (ArchiveFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbDatabase) db = archive_fresh ();

  for (guint i = 0; i < 1000; i++)
    g_assert_true (swb_database_exec (
        fixture->db, "INSERT INTO note (id) VALUES (randomblob(16))", NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (swb_archive_export (fixture->db, fixture->folder,
                                      ARCHIVE_TIME, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  archive_export_to (fixture->db, fixture->folder);
  g_assert_false (swb_archive_import (fixture->folder, db, SWB_ARCHIVE_NONE,
                                      NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (swb_database_number (db, "SELECT count(*) FROM note", -1),
                   ==, 0);
}

/* Attached files are known by their sums, also where changes are taken. */
static void
test_attachments (ArchiveFixture *fixture, gconstpointer data)
{
#define SUM "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"
  g_autofree char *inner =
      g_build_filename (fixture->folder, "attachments", NULL);
  g_autofree char *file = g_build_filename (inner, SUM, NULL);

  g_assert_true (swb_database_exec (fixture->db,
                                    "INSERT INTO blob VALUES ('" SUM
                                    "', 6, CAST ('hello' || char (10) AS"
                                    " BLOB))",
                                    NULL));
  archive_export_to (fixture->db, fixture->folder);
  archive_write_file (inner, SUM, "jello\n", -1);
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED, SWB_EXCHANGE_ERROR_CELL,
                  "“blob.csv”, line 2: what is in the column “bytes” names a "
                  "file that is not what was attached");
  g_unlink (file);
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED, SWB_EXCHANGE_ERROR_CELL,
                  "is missing");
  g_assert_cmpint (symlink ("/etc/passwd", file), ==, 0);
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED, SWB_EXCHANGE_ERROR_CELL,
                  "is a link");
  change (fixture->folder, "blob.csv", "file:5891", "file:../5");
  assert_refused (fixture->folder, SWB_ARCHIVE_EDITED, SWB_EXCHANGE_ERROR_CELL,
                  "is not the name of an attached file");
#undef SUM
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
  archive_write_file (folder, name, altered, (gssize) length);
}

/* Whatever is done to a file: it is told, or what arrives can be exported. */
static void
test_mutations (ArchiveFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "creator.csv",        "action.csv",
                                       "action_setting.csv", "stage.csv",
                                       "campaign.csv",       "workspace.json" };
  guint taken = 0;

  make_small (fixture->db);
  archive_export_to (fixture->db, fixture->folder);
  for (guint i = 0; i < 300; i++)
    {
      const char *name = names[i % G_N_ELEMENTS (names)];
      gsize length;
      g_autofree char *text =
          archive_read_file (fixture->folder, name, &length);
      g_autoptr (SwbDatabase) db = archive_fresh ();
      g_autoptr (GError) error = NULL;

      mutate (fixture->folder, name, text, length);
      if (!swb_archive_import (fixture->folder, db, SWB_ARCHIVE_EDITED, NULL,
                               NULL, &error))
        g_assert_cmpuint (strlen (error->message), >, 10);
      else if (taken++ < 5)
        archive_export_to (db, fixture->again);
      archive_write_file (fixture->folder, name, text, (gssize) length);
    }
  g_assert_cmpuint (taken, >, 0);
  g_assert_cmpuint (taken, <, 300);
}

#define ADD(path, function)                                                    \
  g_test_add ("/archive-refusals/" path, ArchiveFixture, NULL, archive_set_up, \
              function, archive_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("cells", test_refusals);
  ADD ("zero-byte", test_zero_byte);
  ADD ("edited", test_edited);
  ADD ("files", test_files);
  ADD ("attachments", test_attachments);
  ADD ("newer", test_newer);
  ADD ("older", test_older);
  ADD ("cancel", test_cancel);
  ADD ("mutations", test_mutations);
  return g_test_run ();
}
