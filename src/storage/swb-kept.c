/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table `kept`: (table, row, column) -> value. By the rules of synced
 * tables a newer minor version only adds tables and columns, each row under its
 * id, so this is all that it can have. Only plain tables and columns with plain
 * names are taken; what a file says besides does not arrive. */
#include "storage/swb-kept.h"

#include "storage/swb-checksum.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_NAME 40

/**
 * swb_kept_is_plain:
 * @name: (nullable): of a table or column of somebody else
 *
 * Returns: whether it is a lower-case word, as our own names are
 */
gboolean
swb_kept_is_plain (const char *name)
{
  gsize length = name == NULL ? 0 : strlen (name);

  return length > 0 && length <= LONGEST_NAME && g_ascii_islower (name[0]) &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_") == length &&
         !g_str_has_prefix (name, "sqlite_");
}

/* Columns of TABLE but the id, generated ones left out; none where it has no
 * id of its own. NULL where they cannot be read. */
static GPtrArray *
list_columns (SwbDatabase *from, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_xinfo(%s)", table);
  sqlite3_stmt *info = swb_database_prepare (from, sql, error);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  gboolean has_id = FALSE;
  gboolean has_row = FALSE;

  while (info != NULL && swb_database_step (from, info, &has_row, error))
    {
      const char *name = (const char *) sqlite3_column_text (info, 1);

      if (!has_row)
        {
          if (!has_id)
            g_ptr_array_set_size (columns, 0);
          return g_steal_pointer (&columns);
        }
      if (g_strcmp0 (name, "id") == 0)
        has_id = TRUE;
      else if (swb_kept_is_plain (name) && sqlite3_column_int (info, 6) == 0)
        g_ptr_array_add (columns, g_strdup (name));
    }
  return NULL;
}

static gboolean
knows_column (const char *table, const char *column)
{
  SwbTableId id;
  guint number;

  return swb_schema_find_table (table, &id) &&
         swb_schema_find_column (id, column, &number);
}

static gboolean
keep_row (SwbDatabase *to,
          const char *table,
          const char *column,
          sqlite3_stmt *row,
          GError **error)
{
  sqlite3_stmt *writer = swb_database_prepare (
      to, "INSERT OR REPLACE INTO kept VALUES (?1, ?2, ?3, ?4)", error);

  if (writer == NULL)
    return FALSE;
  sqlite3_bind_text (writer, 1, table, -1, SQLITE_STATIC);
  swb_bind_column (writer, 2, row, 0);
  sqlite3_bind_text (writer, 3, column, -1, SQLITE_STATIC);
  swb_bind_column (writer, 4, row, 1);
  return swb_database_run (to, writer, error);
}

static gboolean
keep_column (SwbDatabase *from,
             SwbDatabase *to,
             const char *table,
             const char *column,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, %s FROM %s WHERE %s IS NOT NULL", column, table, column);
  sqlite3_stmt *reader = swb_database_prepare (from, sql, error);
  gboolean has_row = FALSE;

  if (reader == NULL)
    return FALSE;
  while (swb_database_step (from, reader, &has_row, error))
    {
      SwbId id;

      if (!has_row)
        return TRUE;
      if (swb_column_id (reader, 0, &id) &&
          !keep_row (to, table, column, reader, error))
        break;
    }
  sqlite3_reset (reader);
  return FALSE;
}

static gboolean
keep_table (SwbDatabase *from,
            SwbDatabase *to,
            const char *table,
            GError **error)
{
  g_autoptr (GPtrArray) columns = list_columns (from, table, error);

  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      if (!knows_column (table, column) &&
          !keep_column (from, to, table, column, error))
        return FALSE;
    }
  return TRUE;
}

/* The plain tables of a file, but those that are ours alone; NULL where they
 * cannot be read. */
static GPtrArray *
list_tables (SwbDatabase *from, GError **error)
{
  sqlite3_stmt *reader = swb_database_prepare (
      from, "SELECT name FROM sqlite_schema WHERE type='table' AND rootpage>0",
      error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  const char *const *known = swb_checksum_tables ();
  gboolean has_row = FALSE;

  while (reader != NULL && swb_database_step (from, reader, &has_row, error))
    {
      const char *name = (const char *) sqlite3_column_text (reader, 0);
      SwbTableId synced;

      if (!has_row)
        return g_steal_pointer (&tables);
      if (swb_kept_is_plain (name) && strcmp (name, "checksum") != 0 &&
          (swb_schema_find_table (name, &synced) ||
           !g_strv_contains (known, name)))
        g_ptr_array_add (tables, g_strdup (name));
    }
  return NULL;
}

/* A field that was kept by an older version, and is known now. */
static gboolean
give_back (SwbDatabase *to,
           const char *table,
           const char *column,
           sqlite3_stmt *row,
           GError **error)
{
  g_autofree char *insert = g_strdup_printf (
      "INSERT OR IGNORE INTO %s (id, deleted) VALUES (?1, 0)", table);
  g_autofree char *update =
      g_strdup_printf ("UPDATE %s SET %s=?2 WHERE id=?1", table, column);
  sqlite3_stmt *maker = swb_database_prepare (to, insert, error);
  sqlite3_stmt *setter =
      maker == NULL ? NULL : swb_database_prepare (to, update, error);
  g_autoptr (GError) problem = NULL;

  if (setter == NULL)
    return FALSE;
  swb_bind_column (maker, 1, row, 1);
  swb_bind_column (setter, 1, row, 1);
  swb_bind_column (setter, 2, row, 3);
  if (swb_database_run (to, maker, &problem) &&
      swb_database_run (to, setter, &problem))
    return TRUE;
  if ((sqlite3_errcode (swb_database_get_handle (to)) & 0xff) !=
      SQLITE_CONSTRAINT)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
               _ ("The workspace is damaged: what it kept for “%s” does not "
                  "fit there"),
               table);
  return FALSE;
}

static gboolean
give_back_all (SwbDatabase *to, GError **error)
{
  sqlite3_stmt *reader =
      swb_database_prepare (to, "SELECT tab, row, col, value FROM kept", error);
  gboolean has_row = FALSE;

  if (reader == NULL)
    return FALSE;
  while (swb_database_step (to, reader, &has_row, error))
    {
      const char *table;
      const char *column;

      if (!has_row)
        return TRUE;
      table = (const char *) sqlite3_column_text (reader, 0);
      column = (const char *) sqlite3_column_text (reader, 2);
      if (knows_column (table, column) &&
          !give_back (to, table, column, reader, error))
        break;
    }
  sqlite3_reset (reader);
  return FALSE;
}

static gboolean
forget_known (SwbDatabase *to, GError **error)
{
  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      const SwbTable *table = swb_schema_table ((SwbTableId) t);

      for (guint c = 0; c < table->n_columns; c++)
        {
          g_autofree char *sql =
              g_strdup_printf ("DELETE FROM kept WHERE tab='%s' AND col='%s'",
                               table->name, table->columns[c].name);

          if (!swb_database_exec (to, sql, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * swb_kept_settle:
 * @db: a workspace into which all known tables, `kept` too, were brought
 * @error: why not
 *
 * Gives back what an older version kept and this one knows.
 *
 * Returns: whether nothing is kept that has a place of its own
 */
gboolean
swb_kept_settle (SwbDatabase *db, GError **error)
{
  gint64 any;

  if (!swb_database_read_number (db, "SELECT EXISTS (SELECT 1 FROM kept)", &any,
                                 error))
    return FALSE;
  return any == 0 || (give_back_all (db, error) && forget_known (db, error));
}

/**
 * swb_kept_import:
 * @from: a defended connection to a file of this or another minor version
 * @to: a workspace into which all known tables, `kept` too, were brought
 * @error: why not
 *
 * Keeps what @from has and this version does not know, and gives back what an
 * older version kept and this one knows.
 *
 * Returns: whether all of it is in @to
 */
gboolean
swb_kept_import (SwbDatabase *from, SwbDatabase *to, GError **error)
{
  g_autoptr (GPtrArray) tables = list_tables (from, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!keep_table (from, to, g_ptr_array_index (tables, i), error))
      return FALSE;
  return swb_kept_settle (to, error);
}
