/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables and columns of a workspace file, described once. */
#include "storage/swb-schema.h"

#include <string.h>

#define DELETED                                                                \
  {                                                                            \
    "deleted", SWB_COLUMN_INT                                                  \
  }

static const SwbColumn setting_columns[] = {
  DELETED,
  { "key", SWB_COLUMN_TEXT },
  { "value", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (setting_columns) == SWB_SETTING_N);

static const SwbColumn creator_columns[] = {
  DELETED,
  { "name", SWB_COLUMN_TEXT },
  { "languages", SWB_COLUMN_TEXT },
  { "cities", SWB_COLUMN_TEXT },
  { "country", SWB_COLUMN_TEXT },
  { "niches", SWB_COLUMN_TEXT },
  { "formats", SWB_COLUMN_TEXT },
  { "contact", SWB_COLUMN_TEXT },
  { "disclosure", SWB_COLUMN_TEXT },
  { "note", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (creator_columns) == SWB_CREATOR_N);

static const SwbColumn account_columns[] = {
  DELETED,
  { "creator", SWB_COLUMN_ID },
  { "platform", SWB_COLUMN_TEXT },
  { "handle", SWB_COLUMN_TEXT },
  { "name", SWB_COLUMN_TEXT },
  { "external_id", SWB_COLUMN_TEXT },
  { "url", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (account_columns) == SWB_ACCOUNT_N);

static const SwbColumn reading_columns[] = {
  DELETED,
  { "subject", SWB_COLUMN_ID },
  { "metric", SWB_COLUMN_TEXT },
  { "value", SWB_COLUMN_REAL },
  { "base", SWB_COLUMN_TEXT },
  { "base_value", SWB_COLUMN_REAL },
  { "window", SWB_COLUMN_INT },
  { "day", SWB_COLUMN_INT },
  { "source", SWB_COLUMN_TEXT },
  { "expires", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (reading_columns) == SWB_READING_N);

static const SwbColumn rate_columns[] = {
  DELETED,
  { "creator", SWB_COLUMN_ID },
  { "channel", SWB_COLUMN_TEXT },
  { "deliverable", SWB_COLUMN_TEXT },
  { "fee", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rate_columns) == SWB_RATE_N);

static const SwbColumn segment_columns[] = {
  DELETED,
  { "name", SWB_COLUMN_TEXT },
  { "language", SWB_COLUMN_TEXT },
  { "region", SWB_COLUMN_TEXT },
  { "interest", SWB_COLUMN_TEXT },
  { "platform", SWB_COLUMN_TEXT },
  { "size", SWB_COLUMN_REAL },
  { "source", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (segment_columns) == SWB_SEGMENT_N);

static const SwbColumn audience_columns[] = {
  DELETED,
  { "account", SWB_COLUMN_ID },
  { "segment", SWB_COLUMN_ID },
  { "share", SWB_COLUMN_REAL },
  { "source", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (audience_columns) == SWB_AUDIENCE_N);

static const SwbColumn exchange_rate_columns[] = {
  DELETED,
  { "base", SWB_COLUMN_TEXT },
  { "quote", SWB_COLUMN_TEXT },
  { "rate", SWB_COLUMN_REAL },
  { "day", SWB_COLUMN_INT },
  { "source", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (exchange_rate_columns) == SWB_EXCHANGE_RATE_N);

static const SwbColumn campaign_columns[] = {
  DELETED,
  { "name", SWB_COLUMN_TEXT },
  { "product", SWB_COLUMN_TEXT },
  { "client", SWB_COLUMN_TEXT },
  { "release", SWB_COLUMN_INT },
  { "markets", SWB_COLUMN_TEXT },
  { "budget", SWB_COLUMN_TEXT },
  { "outcome", SWB_COLUMN_TEXT },
  { "behaviour", SWB_COLUMN_TEXT },
  { "message", SWB_COLUMN_TEXT },
  { "contact", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (campaign_columns) == SWB_CAMPAIGN_N);

static const SwbColumn stage_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "kind", SWB_COLUMN_TEXT },
  { "name", SWB_COLUMN_TEXT },
  { "flight", SWB_COLUMN_TEXT },
  { "share", SWB_COLUMN_REAL },
  { "mix", SWB_COLUMN_TEXT },
  { "position", SWB_COLUMN_REAL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (stage_columns) == SWB_STAGE_N);

static const SwbColumn gate_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "stage", SWB_COLUMN_ID },
  { "name", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
  { "criteria", SWB_COLUMN_TEXT },
  { "verdict", SWB_COLUMN_TEXT },
  { "reason", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (gate_columns) == SWB_GATE_N);

static const SwbColumn placement_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "creator", SWB_COLUMN_ID },
  { "account", SWB_COLUMN_ID },
  { "stage", SWB_COLUMN_ID },
  { "channel", SWB_COLUMN_TEXT },
  { "angle", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
  { "days", SWB_COLUMN_INT },
  { "fee", SWB_COLUMN_TEXT },
  { "status", SWB_COLUMN_TEXT },
  { "hook_seconds", SWB_COLUMN_INT },
  { "clip_seconds", SWB_COLUMN_INT },
  { "note", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (placement_columns) == SWB_PLACEMENT_N);

static const SwbColumn line_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "bucket", SWB_COLUMN_TEXT },
  { "name", SWB_COLUMN_TEXT },
  { "stage", SWB_COLUMN_ID },
  { "planned", SWB_COLUMN_TEXT },
  { "committed", SWB_COLUMN_TEXT },
  { "actual", SWB_COLUMN_TEXT },
  { "rate_day", SWB_COLUMN_INT },
  { "position", SWB_COLUMN_REAL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (line_columns) == SWB_LINE_N);

#define TABLE(table)                                                           \
  {                                                                            \
#table, table##_columns, G_N_ELEMENTS(table##_columns)                     \
  }

static const SwbTable tables[SWB_N_TABLES] = {
  [SWB_TABLE_SETTING] = TABLE (setting),
  [SWB_TABLE_CREATOR] = TABLE (creator),
  [SWB_TABLE_ACCOUNT] = TABLE (account),
  [SWB_TABLE_READING] = TABLE (reading),
  [SWB_TABLE_RATE] = TABLE (rate),
  [SWB_TABLE_SEGMENT] = TABLE (segment),
  [SWB_TABLE_AUDIENCE] = TABLE (audience),
  [SWB_TABLE_EXCHANGE_RATE] = TABLE (exchange_rate),
  [SWB_TABLE_CAMPAIGN] = TABLE (campaign),
  [SWB_TABLE_STAGE] = TABLE (stage),
  [SWB_TABLE_GATE] = TABLE (gate),
  [SWB_TABLE_PLACEMENT] = TABLE (placement),
  [SWB_TABLE_LINE] = TABLE (line),
};

/* What is not synced: the record of actions and the sums that a saved file
 * carries. Indices can be made again. */
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
    "CREATE TABLE IF NOT EXISTS checksum ("
    " tab TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS account_creator ON account (creator);"
    "CREATE INDEX IF NOT EXISTS reading_subject ON reading (subject);"
    "CREATE INDEX IF NOT EXISTS rate_creator ON rate (creator);";

/**
 * swb_schema_table:
 * @table: which one
 *
 * Returns: its description
 */
const SwbTable *
swb_schema_table (SwbTableId table)
{
  g_return_val_if_fail (table < SWB_N_TABLES, NULL);

  return &tables[table];
}

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
    if (strcmp (tables[i].name, name) == 0)
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
