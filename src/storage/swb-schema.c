/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of a workspace file, made out of the description of its tables. */
#include "storage/swb-schema.h"

#include <string.h>

/* What is not synced: the record of actions, the bytes of attachments and the
 * sums that a saved file carries. Indices can be made again. */
static const char local_sql[] =
    "CREATE TABLE IF NOT EXISTS action ("
    " seq INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL,"
    " author TEXT NOT NULL, time INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " target BLOB, state INTEGER NOT NULL) STRICT;"
    "CREATE TABLE IF NOT EXISTS action_setting ("
    " action INTEGER NOT NULL, n INTEGER NOT NULL, tab TEXT NOT NULL,"
    " row BLOB NOT NULL, col TEXT NOT NULL, old ANY, new ANY,"
    " PRIMARY KEY (action, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS action_row ("
    " action INTEGER NOT NULL, n INTEGER NOT NULL, tab TEXT NOT NULL,"
    " row BLOB NOT NULL, PRIMARY KEY (action, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS kept ("
    " tab TEXT NOT NULL, row BLOB NOT NULL, col TEXT NOT NULL,"
    " value ANY NOT NULL, PRIMARY KEY (tab, row, col)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS blob ("
    " sha256 TEXT PRIMARY KEY NOT NULL, size INTEGER NOT NULL,"
    " bytes BLOB NOT NULL) STRICT;"
    "CREATE TABLE IF NOT EXISTS checksum ("
    " tab TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS action_turn ON action (state) WHERE kind=0;"
    "CREATE INDEX IF NOT EXISTS account_creator ON account (creator);"
    "CREATE INDEX IF NOT EXISTS reading_subject ON reading (subject);"
    "CREATE INDEX IF NOT EXISTS rate_creator ON rate (creator);"
    "CREATE INDEX IF NOT EXISTS audience_account ON audience (account);"
    "CREATE INDEX IF NOT EXISTS placement_creator ON placement (creator);"
    "CREATE INDEX IF NOT EXISTS contact_creator ON contact (creator);"
    "CREATE INDEX IF NOT EXISTS contract_creator ON contract (creator);"
    "CREATE INDEX IF NOT EXISTS exclusivity_creator ON exclusivity (creator);"
    "CREATE INDEX IF NOT EXISTS note_subject ON note (subject);"
    "CREATE INDEX IF NOT EXISTS attachment_subject ON attachment (subject);"
    "CREATE INDEX IF NOT EXISTS verdict_subject ON verdict (subject);"
    "CREATE INDEX IF NOT EXISTS boost_placement ON boost (placement);"
    "CREATE INDEX IF NOT EXISTS payout_placement ON payout (placement);";

/**
 * swb_schema_find_table:
 * @name: the SQL name
 * @table: (out): which one
 *
 * Returns: whether it is known
 */
gboolean
swb_schema_find_table (const char *name, SwbTableId *table)
{
  for (guint i = 0; i < SWB_N_TABLES; i++)
    if (strcmp (swb_schema_table ((SwbTableId) i)->name, name) == 0)
      {
        *table = (SwbTableId) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * swb_schema_find_column:
 * @table: a table
 * @name: the SQL name of a column
 * @column: (out): its number
 *
 * Returns: whether it is known
 */
gboolean
swb_schema_find_column (SwbTableId table, const char *name, guint *column)
{
  const SwbTable *description = swb_schema_table (table);

  for (guint i = 0; i < description->n_columns; i++)
    if (strcmp (description->columns[i].name, name) == 0)
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * swb_schema_column_sql:
 * @column: a column
 *
 * Returns: the SQL type of its values
 */
const char *
swb_schema_column_sql (const SwbColumn *column)
{
  static const char *const names[] = {
    [SWB_COLUMN_INT] = "INTEGER",
    [SWB_COLUMN_REAL] = "REAL",
    [SWB_COLUMN_TEXT] = "TEXT",
    [SWB_COLUMN_ID] = "BLOB",
  };

  return names[column->type];
}

/**
 * swb_schema_create_sql:
 * @table: which one
 *
 * Returns: (transfer full): the statement that makes the table. By the rules
 *   of synced tables it has no constraint but the id.
 */
char *
swb_schema_create_sql (SwbTableId table)
{
  const SwbTable *description = swb_schema_table (table);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (
      sql, "CREATE TABLE IF NOT EXISTS %s (id BLOB PRIMARY KEY NOT NULL",
      description->name);
  for (guint i = 0; i < description->n_columns; i++)
    g_string_append_printf (sql, ", %s %s", description->columns[i].name,
                            swb_schema_column_sql (&description->columns[i]));
  g_string_append (sql, ") STRICT, WITHOUT ROWID;");
  return g_string_free (sql, FALSE);
}

/**
 * swb_schema_local_sql:
 *
 * Returns: the statements that make the tables that are not synced and the
 *   indices
 */
const char *
swb_schema_local_sql (void)
{
  return local_sql;
}
