/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workspace.json. It is read by SQLite's JSON, which refuses all that is not
 * JSON and any depth, in an empty database of its own. */
#include "exchange/swb-archive-manifest.h"

#include "exchange/swb-exchange-error.h"
#include "storage/swb-kept.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT "swellboard-export"
#define MOST_TABLES 200

/**
 * swb_archive_table_free:
 * @table: (transfer full): what is told about a table
 */
void
swb_archive_table_free (SwbArchiveTable *table)
{
  g_free (table->name);
  g_free (table->sha256);
  g_free (table);
}

static void
write_head (GString *json, gboolean finished)
{
  g_string_append_printf (json,
                          "{\n  \"format\": \"%s\",\n"
                          "  \"version\": [%d, %d],\n"
                          "  \"finished\": %s",
                          FORMAT, SWB_ARCHIVE_VERSION_MAJOR,
                          SWB_ARCHIVE_VERSION_MINOR,
                          finished ? "true" : "false");
}

/* All names are plain words: nothing in here has to be escaped. */
static void
write_table (GString *json, const SwbShape *shape, const SwbArchiveTable *table)
{
  g_string_append_printf (json,
                          "    {\n      \"table\": \"%s\",\n"
                          "      \"file\": \"%s.csv\",\n"
                          "      \"rows\": %" G_GINT64_FORMAT ",\n"
                          "      \"bytes\": %" G_GINT64_FORMAT ",\n"
                          "      \"sha256\": \"%s\",\n"
                          "      \"columns\": [",
                          table->name, table->name, table->rows, table->bytes,
                          table->sha256);
  for (guint i = 0; i < shape->columns->len; i++)
    g_string_append_printf (
        json, "%s\n        {\"name\": \"%s\", \"type\": \"%s\"}",
        i == 0 ? "" : ",", swb_shape_column (shape, i)->name,
        swb_cell_type_name (swb_cell_type (shape, i)));
  g_string_append (json, "\n      ]\n    }");
}

/**
 * swb_archive_manifest_write:
 * @shapes: (element-type SwbShape): the tables
 * @tables: (element-type SwbArchiveTable): what their files are, in the same
 *   order
 * @time: microseconds since 1970, UTC
 *
 * Returns: (transfer full): workspace.json
 */
char *
swb_archive_manifest_write (GPtrArray *shapes, GPtrArray *tables, gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / 1000000);
  g_autofree char *when = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  GString *json = g_string_new (NULL);

  write_head (json, TRUE);
  g_string_append_printf (json,
                          ",\n  \"schema\": [%d, %d],\n"
                          "  \"program\": \"Swellboard %s\",\n"
                          "  \"exported\": \"%s\",\n  \"tables\": [\n",
                          SWB_SCHEMA_MAJOR, SWB_SCHEMA_MINOR, SWB_VERSION,
                          when);
  for (guint i = 0; i < shapes->len; i++)
    {
      write_table (json, g_ptr_array_index (shapes, i),
                   g_ptr_array_index (tables, i));
      g_string_append (json, i + 1 < shapes->len ? ",\n" : "\n");
    }
  g_string_append (json, "  ]\n}\n");
  return g_string_free (json, FALSE);
}

/**
 * swb_archive_manifest_write_unfinished:
 *
 * Returns: (transfer full): what workspace.json is while files are replaced
 */
char *
swb_archive_manifest_write_unfinished (void)
{
  GString *json = g_string_new (NULL);

  write_head (json, FALSE);
  g_string_append (json, "\n}\n");
  return g_string_free (json, FALSE);
}

/* One row of a query over the text; %NULL where it is no JSON. */
static sqlite3_stmt *
ask (SwbDatabase *db, const char *text, const char *sql)
{
  sqlite3_stmt *statement = swb_database_prepare (db, sql, NULL);

  if (statement != NULL)
    sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  return statement;
}

static gint64
ask_number (SwbDatabase *db, const char *text, const char *sql)
{
  sqlite3_stmt *statement = ask (db, text, sql);
  gboolean has_row = FALSE;
  gint64 number = -1;

  if (statement == NULL || !swb_database_step (db, statement, &has_row, NULL))
    return -1;
  if (has_row && sqlite3_column_type (statement, 0) == SQLITE_INTEGER)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return number;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, SWB_EXCHANGE_ERROR,
                       SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, message);
  return FALSE;
}

static gboolean
is_ours (SwbDatabase *db, const char *text)
{
  return ask_number (db, text, "SELECT json_valid (?1)") == 1 &&
         ask_number (db, text,
                     "SELECT json_extract (?1, '$.format') IS '" FORMAT
                     "'") == 1;
}

/**
 * swb_archive_manifest_is_ours:
 * @text: what a file called workspace.json says
 *
 * Returns: whether an export of Swellboard, whole or not, wrote it
 */
gboolean
swb_archive_manifest_is_ours (const char *text)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, NULL);

  return db != NULL && is_ours (db, text);
}

static gboolean
read_head (SwbArchiveManifest *manifest,
           SwbDatabase *db,
           const char *text,
           GError **error)
{
  gint64 version;

  if (!is_ours (db, text))
    return fail (error, _ ("“workspace.json” is not that of an export from "
                           "Swellboard"));
  version = ask_number (db, text, "SELECT json_extract (?1, '$.version[0]')");
  manifest->schema_major = (int) CLAMP (
      ask_number (db, text, "SELECT json_extract (?1, '$.schema[0]')"), -1,
      G_MAXINT);
  manifest->schema_minor = (int) CLAMP (
      ask_number (db, text, "SELECT json_extract (?1, '$.schema[1]')"), -1,
      G_MAXINT);
  if (version > SWB_ARCHIVE_VERSION_MAJOR ||
      manifest->schema_major > SWB_SCHEMA_MAJOR)
    {
      g_set_error_literal (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_NEWER,
                           _ ("This export was made by a newer Swellboard; "
                              "import it with that one"));
      return FALSE;
    }
  if (ask_number (db, text, "SELECT json_extract (?1, '$.finished')") != 1)
    return fail (error, _ ("This export was never finished; export again"));
  if (version < 1 || manifest->schema_major < 1 || manifest->schema_minor < 0)
    return fail (error, _ ("“workspace.json” does not tell its version"));
  return TRUE;
}

static gboolean
add_table (SwbArchiveManifest *manifest, sqlite3_stmt *row, GError **error)
{
  const char *name = (const char *) sqlite3_column_text (row, 0);
  const char *sum = (const char *) sqlite3_column_text (row, 3);
  SwbArchiveTable *table;

  if (!swb_kept_is_plain (name))
    return fail (error, _ ("“workspace.json” names a table that cannot be"));
  if (swb_archive_manifest_find (manifest, name) != NULL ||
      manifest->tables->len >= MOST_TABLES)
    return fail (error, _ ("“workspace.json” names a table twice, or too many "
                           "of them"));
  if (sqlite3_column_type (row, 1) != SQLITE_INTEGER ||
      sqlite3_column_type (row, 2) != SQLITE_INTEGER || sum == NULL)
    return fail (error, _ ("“workspace.json” lacks the rows, the bytes or the "
                           "sum of a table"));
  table = g_new0 (SwbArchiveTable, 1);
  table->name = g_strdup (name);
  table->rows = sqlite3_column_int64 (row, 1);
  table->bytes = sqlite3_column_int64 (row, 2);
  table->sha256 = g_strdup (sum);
  g_ptr_array_add (manifest->tables, table);
  return TRUE;
}

static gboolean
read_tables (SwbArchiveManifest *manifest,
             SwbDatabase *db,
             const char *text,
             GError **error)
{
  sqlite3_stmt *row = ask (db, text,
                           "SELECT json_extract (value, '$.table'),"
                           " json_extract (value, '$.rows'),"
                           " json_extract (value, '$.bytes'),"
                           " json_extract (value, '$.sha256')"
                           " FROM json_each (?1, '$.tables')");
  gboolean has_row = FALSE;

  while (row != NULL && swb_database_step (db, row, &has_row, NULL))
    {
      if (!has_row)
        return TRUE;
      if (!add_table (manifest, row, error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return fail (error, _ ("“workspace.json” does not tell its tables"));
}

static gboolean
read_types (SwbArchiveManifest *manifest,
            SwbDatabase *db,
            const char *text,
            GError **error)
{
  sqlite3_stmt *row = ask (db, text,
                           "SELECT json_extract (t.value, '$.table') || '.' ||"
                           " json_extract (c.value, '$.name'),"
                           " json_extract (c.value, '$.type')"
                           " FROM json_each (?1, '$.tables') t,"
                           " json_each (t.value, '$.columns') c");
  gboolean has_row = FALSE;

  while (row != NULL && swb_database_step (db, row, &has_row, NULL))
    {
      if (!has_row)
        return TRUE;
      if (sqlite3_column_text (row, 0) != NULL)
        g_hash_table_replace (
            manifest->types,
            g_strdup ((const char *) sqlite3_column_text (row, 0)),
            g_strdup ((const char *) sqlite3_column_text (row, 1)));
    }
  return fail (error, _ ("“workspace.json” does not tell the columns of its "
                         "tables"));
}

/**
 * swb_archive_manifest_read:
 * @text: what workspace.json says, UTF-8
 * @error: why it cannot be that of a whole export that this version reads
 *
 * Returns: (transfer full) (nullable): what the export holds
 */
SwbArchiveManifest *
swb_archive_manifest_read (const char *text, GError **error)
{
  g_autoptr (SwbArchiveManifest) manifest = g_new0 (SwbArchiveManifest, 1);
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, error);

  manifest->tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_archive_table_free);
  manifest->types =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (db == NULL || !read_head (manifest, db, text, error) ||
      !read_tables (manifest, db, text, error) ||
      !read_types (manifest, db, text, error))
    return NULL;
  return g_steal_pointer (&manifest);
}

/**
 * swb_archive_manifest_free:
 * @manifest: (transfer full) (nullable): what an export holds
 */
void
swb_archive_manifest_free (SwbArchiveManifest *manifest)
{
  if (manifest == NULL)
    return;
  g_ptr_array_unref (manifest->tables);
  g_hash_table_unref (manifest->types);
  g_free (manifest);
}

/**
 * swb_archive_manifest_find:
 * @manifest: what an export holds
 * @table: the name of a table
 *
 * Returns: (transfer none) (nullable): what is told about it
 */
const SwbArchiveTable *
swb_archive_manifest_find (const SwbArchiveManifest *manifest,
                           const char *table)
{
  for (guint i = 0; i < manifest->tables->len; i++)
    {
      const SwbArchiveTable *told = g_ptr_array_index (manifest->tables, i);

      if (strcmp (told->name, table) == 0)
        return told;
    }
  return NULL;
}

/**
 * swb_archive_manifest_find_type:
 * @manifest: what an export holds
 * @table: the name of a table
 * @column: the name of a column
 * @type: (out): how its values are written
 *
 * Returns: whether that is told
 */
gboolean
swb_archive_manifest_find_type (const SwbArchiveManifest *manifest,
                                const char *table,
                                const char *column,
                                SwbCellType *type)
{
  g_autofree char *key = g_strconcat (table, ".", column, NULL);

  return swb_cell_find_type (g_hash_table_lookup (manifest->types, key), type);
}
