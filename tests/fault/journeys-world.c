/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See journeys-world.h. What is told leaves out ids and times, for they are
 * others each time. */
#include "journeys-world.h"

#include "storage/swb-checksum.h"
#include "storage/swb-record.h"
#include "storage/swb-working-copy-private.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <glib/gstdio.h>
#include <string.h>

static char *scratch;       /* the folder of all this */
static char *document;      /* the document's path */
static char *template_file; /* what the document holds */
static char *template_copy; /* a working copy with acts of its own */
static char *copy_folder;   /* where that is put */
static SwbId creators[WORLD_CREATORS];

static char *
working_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "swellboard", "working",
                           NULL);
}

static void
copy_path (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, bytes, (gssize) length,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Without what lies below, which is never there. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

static void
copy_folder_to (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *one = g_build_filename (from, name, NULL);
      g_autofree char *other = g_build_filename (to, name, NULL);

      copy_path (one, other);
    }
}

/**
 * world_get_creator:
 * @i: which one
 *
 * Returns: its id
 */
const SwbId *
world_get_creator (guint i)
{
  return &creators[i % WORLD_CREATORS];
}

/**
 * world_get_copy_folder:
 *
 * Returns: the folder of the working copy that has acts of its own
 */
const char *
world_get_copy_folder (void)
{
  return copy_folder;
}

static gboolean
set_text (SwbWriter *writer,
          guint creator,
          guint column,
          const char *text,
          GError **error)
{
  g_auto (SwbValue) value = swb_value_text (text);

  return swb_writer_set (writer, SWB_TABLE_CREATOR, world_get_creator (creator),
                         column, &value, error);
}

static gboolean
add_reading (SwbWriter *writer, guint number, GError **error)
{
  SwbValue values[SWB_READING_N] = { 0 };
  const SwbId id = swb_id_new ();
  gboolean ok;

  values[SWB_READING_SUBJECT] = swb_value_id (world_get_creator (number));
  values[SWB_READING_METRIC] = swb_value_text ("followers");
  values[SWB_READING_VALUE] = swb_value_real (1000.5 * number);
  values[SWB_READING_SOURCE] = swb_value_text ("typed");
  ok = swb_writer_insert (writer, SWB_TABLE_READING, &id, values, error);
  for (guint c = 0; c < SWB_READING_N; c++)
    swb_value_clear (&values[c]);
  return ok;
}

/* A long text goes past what fits on a page. */
static gboolean
change (SwbWriter *writer, guint number, GError **error)
{
  g_autofree char *city = g_strdup_printf ("City %u पुणे", number);
  g_autofree char *note = g_strnfill (3000 + number, 'n');

  return set_text (writer, number, SWB_CREATOR_CITIES, city, error) &&
         set_text (writer, number + 1, SWB_CREATOR_CITIES, city, error) &&
         set_text (writer, number, SWB_CREATOR_NOTE, note, error) &&
         add_reading (writer, number, error);
}

/**
 * world_act:
 * @db: a working copy's database
 * @number: what to say
 * @error: why not
 *
 * Does one act: fields set, and a row made.
 *
 * Returns: whether it was done
 */
gboolean
world_act (SwbDatabase *db, guint number, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Act %u", number);
  g_autoptr (SwbAction) action = NULL;
  SwbWriter *writer = swb_writer_begin (
      db, swb_action_new (name, "Asha", SWB_ACTION_ACT, number), error);

  if (writer == NULL)
    return FALSE;
  if (!change (writer, number, error))
    {
      swb_writer_abort (writer);
      return FALSE;
    }
  action = swb_writer_commit (writer, error);
  return action != NULL;
}

static void
add_creators (SwbDatabase *db)
{
  SwbWriter *writer = swb_writer_begin (
      db, swb_action_new ("Import", "Asha", SWB_ACTION_ACT, 1), NULL);
  g_autoptr (SwbAction) action = NULL;

  for (guint i = 0; i < WORLD_CREATORS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Creator %02u", i);
      SwbValue values[SWB_CREATOR_N] = { 0 };

      creators[i] = swb_id_new ();
      values[SWB_CREATOR_NAME] = swb_value_text (name);
      g_assert_true (swb_writer_insert (writer, SWB_TABLE_CREATOR, &creators[i],
                                        values, NULL));
      swb_value_clear (&values[SWB_CREATOR_NAME]);
    }
  action = swb_writer_commit (writer, NULL);
  g_assert_nonnull (action);
}

/* What a newer minor version wrote goes along. */
static void
add_kept (SwbDatabase *db)
{
  g_assert_true (swb_database_exec (
      db,
      "INSERT INTO kept SELECT 'creator', id, 'star_sign', 'leo ' || name"
      " FROM creator; INSERT INTO kept SELECT 'future', id, 'x', 7 FROM creator"
      " LIMIT 3",
      NULL));
}

static void
take_back (SwbDatabase *db)
{
  g_autoptr (SwbAction) action =
      swb_record_take_back (db, SWB_ACTION_UNDO, "Asha", 99, NULL);

  g_assert_nonnull (action);
}

/* The document gets columns and a table that this version does not know. */
static void
make_newer (const char *path)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  g_autofree char *version =
      g_strdup_printf ("PRAGMA user_version=%d", SWB_SCHEMA_VERSION + 1);

  g_assert_true (swb_database_exec (
      db,
      "ALTER TABLE creator ADD COLUMN sign TEXT; ALTER TABLE rate ADD COLUMN"
      " unit TEXT; CREATE TABLE pledge (id BLOB PRIMARY KEY NOT NULL,"
      " deleted INTEGER, amount INTEGER, word TEXT) STRICT, WITHOUT ROWID;"
      "INSERT INTO pledge SELECT id, 0, 5, name FROM creator;"
      "UPDATE creator SET sign='virgo'",
      NULL));
  g_assert_true (swb_database_exec (db, version, NULL));
  g_assert_true (swb_checksum_write_all (db, NULL));
}

/* The document, and a working copy that is ahead of it by acts one of which is
 * undone. */
static void
make_templates (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (document);
  SwbWorkingCopy *copy = swb_working_copy_open (NULL, NULL, NULL);
  SwbDatabase *db = swb_working_copy_peek_database (copy);

  add_creators (db);
  add_kept (db);
  for (guint i = 2; i < 8; i++)
    g_assert_true (world_act (db, i, NULL));
  take_back (db);
  g_assert_true (swb_working_copy_save (copy, file, TRUE, NULL, NULL));
  copy_path (document, template_file);
  make_newer (template_file);
  g_assert_true (world_act (db, 20, NULL));
  g_assert_true (world_act (db, 21, NULL));
  take_back (db);
  copy_folder = g_strdup (swb_working_copy_get_folder (copy));
  swb_working_copy_close (copy, TRUE);
  copy_folder_to (copy_folder, template_copy);
}

/**
 * world_install:
 *
 * Makes the document and the working copy that the journeys start from.
 */
void
world_install (void)
{
  scratch = g_dir_make_tmp ("journeys-XXXXXX", NULL);
  document = g_build_filename (scratch, "plan.swell", NULL);
  template_file = g_build_filename (scratch, "template.swell", NULL);
  template_copy = g_build_filename (scratch, "template", NULL);
  make_templates ();
}

/**
 * world_uninstall:
 *
 * Removes all of it.
 */
void
world_uninstall (void)
{
  g_autofree char *root = working_root ();

  remove_folder (scratch);
  remove_folder (root);
  g_clear_pointer (&scratch, g_free);
  g_clear_pointer (&document, g_free);
  g_clear_pointer (&template_file, g_free);
  g_clear_pointer (&template_copy, g_free);
  g_clear_pointer (&copy_folder, g_free);
}

/**
 * world_reset:
 * @world: (out): a world in which nothing is open
 * @with_copy: whether there is a working copy with acts of its own
 */
void
world_reset (World *world, gboolean with_copy)
{
  g_autofree char *root = working_root ();

  *world = (World){ .file = g_file_new_for_path (document) };
  remove_folder (root);
  copy_path (template_file, document);
  if (with_copy)
    copy_folder_to (template_copy, copy_folder);
}

/**
 * world_keep_copy:
 * @world: a world
 *
 * Prepares a journey that begins with a working copy which nobody has open.
 */
void
world_keep_copy (World *world)
{
  g_assert_true (g_file_test (copy_folder, G_FILE_TEST_IS_DIR));
}

/**
 * world_use_old_schema:
 * @world: a world with a working copy
 *
 * The copy's database becomes one that the first version left.
 */
void
world_use_old_schema (World *world)
{
  g_autofree char *old =
      g_build_filename (g_getenv ("SWB_SOURCE_ROOT"), "tests", "golden",
                        "workspaces", "schema-1000.swell", NULL);
  g_autofree char *path = g_build_filename (copy_folder, "workspace.db", NULL);

  copy_path (old, path);
}

/**
 * world_clear:
 * @world: a world; what is open in it is closed
 */
void
world_clear (World *world)
{
  g_clear_object (&world->file);
  g_clear_pointer (&world->answer, g_free);
  g_clear_pointer (&world->copy, swb_working_copy_free);
}

/* A row without its ids, for they are others each time, and without what it
 * does not have. */
static guint64
tell_row (sqlite3_stmt *row)
{
  guint64 told = 1469598103934665603u;

  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      const char *text = (const char *) sqlite3_column_name (row, i);

      if (sqlite3_column_type (row, i) == SQLITE_NULL)
        continue;
      for (; *text != '\0'; text++)
        told = (told ^ (guchar) *text) * 1099511628211u;
      text = sqlite3_column_type (row, i) == SQLITE_BLOB
                 ? "an id"
                 : (const char *) sqlite3_column_text (row, i);
      for (; *text != '\0'; text++)
        told = (told ^ (guchar) *text) * 1099511628211u;
    }
  return told;
}

/* All rows of TABLE, in whatever order. A table that is not there has none. */
static gboolean
tell_table (SwbDatabase *db, const char *table, guint64 *told)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *rows = swb_database_prepare (db, sql, NULL);
  gboolean has_row = FALSE;

  if (rows == NULL)
    return sqlite3_errcode (swb_database_get_handle (db)) == SQLITE_ERROR;
  while (swb_database_step (db, rows, &has_row, NULL))
    {
      if (!has_row)
        return TRUE;
      *told += tell_row (rows) ^ g_str_hash (table);
    }
  return FALSE;
}

/**
 * world_tell_database:
 * @db: a workspace
 *
 * Returns: (transfer full): all that is in it, short
 */
char *
world_tell_database (SwbDatabase *db)
{
  guint64 told = 0;
  const char *const *tables = swb_checksum_tables ();

  if (!swb_database_quick_check (db, NULL))
    return g_strdup ("damaged");
  for (guint i = 0; tables[i] != NULL; i++)
    if (!tell_table (db, tables[i], &told))
      return g_strdup_printf ("no %s", tables[i]);
  return g_strdup_printf ("%" G_GINT64_MODIFIER "x with %" G_GINT64_FORMAT
                          " acts, schema %" G_GINT64_FORMAT,
                          told, swb_record_last (db),
                          swb_database_number (db, "PRAGMA user_version", 0));
}

static char *
tell_path (const char *path)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (path, SWB_DATABASE_READER, NULL);

  return db == NULL ? g_strdup ("nothing") : world_tell_database (db);
}

/* The document is mostly what it was. */
static char *
tell_document (void)
{
  static char *last_sum;
  static char *last_told;
  g_autoptr (GFile) file = g_file_new_for_path (document);
  char *sum = swb_file_sha256 (file, NULL, NULL);

  if (last_sum == NULL || g_strcmp0 (sum, last_sum) != 0)
    {
      g_free (last_told);
      last_told = tell_path (document);
    }
  g_free (last_sum);
  last_sum = sum;
  return g_strdup (last_told);
}

/* A copy, and what does not belong into one. */
static char *
tell_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "workspace.db", NULL);
  g_autofree char *about = g_build_filename (folder, "about.ini", NULL);
  g_autofree char *in = g_build_filename (folder, "incoming", NULL);
  g_autofree char *out = g_build_filename (folder, "saving.swell", NULL);
  g_autofree char *inside = tell_path (path);

  return g_strconcat (
      inside, g_file_test (about, G_FILE_TEST_EXISTS) ? "" : ", nobody's",
      g_file_test (in, G_FILE_TEST_EXISTS) ? ", with incoming bytes" : "",
      g_file_test (out, G_FILE_TEST_EXISTS) ? ", with a half save" : "", NULL);
}

/**
 * world_tell:
 * @world: a world
 *
 * Returns: (transfer full): what is in the document and in every working copy
 */
char *
world_tell (World *world)
{
  g_autofree char *root = working_root ();
  g_autofree char *inside = tell_document ();
  g_autoptr (GString) text = g_string_new (inside);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autofree char *told = NULL;

      if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
        continue;
      told = tell_folder (folder);
      g_string_append_printf (text, "; a copy of %s", told);
    }
  return g_strdup (text->str);
}
