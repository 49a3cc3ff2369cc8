/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own look at whether a file, or a table of it, is whole. */
#include "storage/swb-database.h"

#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

static gboolean
run_check (SwbDatabase *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row = FALSE;
  gboolean ok;

  if (statement == NULL || !swb_database_step (db, statement, &has_row, error))
    return FALSE;
  ok = has_row &&
       g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  if (!ok)
    {
      g_autofree char *found = swb_database_dup_message (
          has_row ? (const char *) sqlite3_column_text (statement, 0)
                  : "quick_check");

      g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
                   _ ("The workspace is damaged: %s"), found);
    }
  sqlite3_reset (statement);
  return ok;
}

/**
 * swb_database_quick_check:
 * @db: a connection
 * @error: what is damaged
 *
 * Returns: whether SQLite finds the file in order
 */
gboolean
swb_database_quick_check (SwbDatabase *db, GError **error)
{
  return run_check (db, "PRAGMA quick_check(1)", error);
}

/**
 * swb_database_check_table:
 * @db: a connection
 * @table: its name
 * @error: what is damaged
 *
 * Returns: whether SQLite finds @table in order; it looks at nothing else
 */
gboolean
swb_database_check_table (SwbDatabase *db, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA quick_check(%s)", table);

  return run_check (db, sql, error);
}
