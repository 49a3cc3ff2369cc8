/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A SHA-256 a table: SQLite's own checks do not see an altered value. The sum
 * runs over all rows by key; each value with its type and length, so that
 * no two tables give the same bytes. */
#include "storage/swb-checksum.h"

#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The tables that are not synced and carry a sum all the same, with the minor
 * version that each came with. */
static const struct
{
  const char *name;
  guint since;
} local_tables[] = {
  { "action", 0 }, { "action_setting", 0 }, { "action_row", 0 },
  { "kept", 1 },   { "blob", 2 },
};

static void
add_number (SwbSha256 *sum, guint64 number)
{
  guint64 bytes = GUINT64_TO_BE (number);

  swb_sha256_add (sum, &bytes, sizeof bytes);
}

/* The type, then what tells values of it apart. */
static void
add_bytes (SwbSha256 *sum, sqlite3_value *value)
{
  const void *bytes = sqlite3_value_blob (value);
  int length = sqlite3_value_bytes (value);

  add_number (sum, (guint64) length);
  swb_sha256_add (sum, bytes, (gsize) length);
}

/**
 * swb_checksum_add_value:
 * @sum: a running SHA-256
 * @value: a value; of a statement that stands on a row and whose connection
 *   belongs to this thread
 */
void
swb_checksum_add_value (SwbSha256 *sum, sqlite3_value *value)
{
  const guint8 type = (guint8) sqlite3_value_type (value);
  double real;
  guint64 bits;

  swb_sha256_add (sum, &type, 1);
  switch (type)
    {
    case SQLITE_INTEGER:
      add_number (sum, (guint64) sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      real = sqlite3_value_double (value);
      memcpy (&bits, &real, sizeof bits);
      add_number (sum, bits);
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      add_bytes (sum, value);
      break;
    default:
      break;
    }
}

/**
 * swb_checksum_add_row:
 * @sum: a running SHA-256
 * @row: a statement that stands on a row
 * @n_columns: how many of its columns count
 */
void
swb_checksum_add_row (SwbSha256 *sum, sqlite3_stmt *row, int n_columns)
{
  for (int i = 0; i < n_columns; i++)
    swb_checksum_add_value (sum, sqlite3_column_value (row, i));
}

/**
 * swb_checksum_tables:
 *
 * Returns: (array zero-terminated=1): the names of the tables that a file
 *   carries sums of
 */
const char *const *
swb_checksum_tables (void)
{
  static const char *names[SWB_N_TABLES + G_N_ELEMENTS (local_tables) + 1] = {
    NULL
  };
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < SWB_N_TABLES; i++)
        names[i] = swb_schema_table ((SwbTableId) i)->name;
      for (guint i = 0; i < G_N_ELEMENTS (local_tables); i++)
        names[SWB_N_TABLES + i] = local_tables[i].name;
      g_once_init_leave (&ready, 1);
    }
  return names;
}

/**
 * swb_checksum_table:
 * @db: a workspace
 * @table: one of swb_checksum_tables()
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the sum of @table's rows as 64 hex
 *   digits
 */
char *
swb_checksum_table (SwbDatabase *db, const char *table, GError **error)
{
  g_autoptr (SwbSha256) sum = swb_sha256_new ();
  g_autofree char *sql =
      g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2, 3", table);
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  while (swb_database_step (db, statement, &has_row, error))
    {
      if (!has_row)
        return swb_sha256_finish (sum);
      swb_checksum_add_row (sum, statement, sqlite3_column_count (statement));
    }
  return NULL;
}

/**
 * swb_checksum_all:
 * @db: a workspace
 * @error: why not
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the sums of
 *   swb_checksum_tables(), in their order
 */
GPtrArray *
swb_checksum_all (SwbDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);
  const char *const *tables = swb_checksum_tables ();

  for (guint i = 0; tables[i] != NULL; i++)
    {
      char *sum = swb_checksum_table (db, tables[i], error);

      if (sum == NULL)
        return NULL;
      g_ptr_array_add (sums, sum);
    }
  return g_steal_pointer (&sums);
}

/**
 * swb_checksum_write:
 * @db: a private file that is about to become a document
 * @sums: (element-type utf8): what swb_checksum_all() gave for it
 * @error: why not
 *
 * Returns: whether the sum of every table is in it
 */
gboolean
swb_checksum_write (SwbDatabase *db, GPtrArray *sums, GError **error)
{
  const char *const *tables = swb_checksum_tables ();

  if (!swb_database_exec (db, "BEGIN; DELETE FROM checksum", error))
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    {
      sqlite3_stmt *statement = swb_database_prepare (
          db, "INSERT INTO checksum VALUES (?1, ?2)", error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_text (statement, 1, tables[i], -1, SQLITE_STATIC);
      swb_bind_text (statement, 2, g_ptr_array_index (sums, i));
      if (!swb_database_run (db, statement, error))
        return FALSE;
    }
  return swb_database_exec (db, "COMMIT", error);
}

/**
 * swb_checksum_write_all:
 * @db: a private file that is about to become a document
 * @error: why not
 *
 * Returns: whether the sum of every table is in it
 */
gboolean
swb_checksum_write_all (SwbDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) sums = swb_checksum_all (db, error);

  return sums != NULL && swb_checksum_write (db, sums, error);
}

/**
 * swb_checksum_told:
 * @db: a document's bytes
 * @table: one of swb_checksum_tables()
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the sum that is written in @db for
 *   @table, empty where there is none
 */
char *
swb_checksum_told (SwbDatabase *db, const char *table, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db, "SELECT sha256 FROM checksum WHERE tab=?1", error);
  gboolean has_row = FALSE;
  char *sum = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  if (swb_database_step (db, statement, &has_row, error))
    {
      const char *text =
          has_row ? (const char *) sqlite3_column_text (statement, 0) : NULL;

      sum = g_strdup (text != NULL ? text : "");
    }
  sqlite3_reset (statement);
  return sum;
}

/**
 * swb_checksum_was_there:
 * @i: the number of a table in swb_checksum_tables()
 * @version: of a file's schema
 *
 * Returns: whether a file of that version has the table and a sum of it
 */
gboolean
swb_checksum_was_there (guint i, int version)
{
  guint since = i < SWB_N_TABLES ? swb_schema_table ((SwbTableId) i)->since
                                 : local_tables[i - SWB_N_TABLES].since;

  return version >= SWB_SCHEMA_MAJOR * 1000 + (int) since;
}

/**
 * swb_checksum_agree:
 * @table: one of swb_checksum_tables()
 * @told: the sum that a file carries for it
 * @found: the sum of the rows that are there
 * @error: that the table was altered
 *
 * Returns: whether @table holds what was saved
 */
gboolean
swb_checksum_agree (const char *table,
                    const char *told,
                    const char *found,
                    GError **error)
{
  if (strcmp (told, found) == 0)
    return TRUE;
  if (*told == '\0')
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
                 _ ("The workspace is damaged: the sum of “%s” is missing"),
                 table);
  else
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
                 _ ("The workspace is damaged: what it holds under “%s” "
                    "is not what was saved"),
                 table);
  return FALSE;
}

/**
 * swb_checksum_verify_all:
 * @db: a document's bytes
 * @version: of its schema
 * @error: which table was altered
 *
 * Returns: whether every table of that version holds what was saved
 */
gboolean
swb_checksum_verify_all (SwbDatabase *db, int version, GError **error)
{
  const char *const *tables = swb_checksum_tables ();

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *told = NULL;
      g_autofree char *found = NULL;

      if (!swb_checksum_was_there (i, version))
        continue;
      told = swb_checksum_told (db, tables[i], error);
      found = told == NULL ? NULL : swb_checksum_table (db, tables[i], error);
      if (found == NULL || !swb_checksum_agree (tables[i], told, found, error))
        return FALSE;
    }
  return TRUE;
}
