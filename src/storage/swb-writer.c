/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that sets a field of a workspace. It lives for one
 * transaction on the worker and keeps the record of what it set. */
#include "storage/swb-writer-private.h"

#include "storage/swb-flush.h"
#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

/* What is done with whole rows. */
typedef enum
{
  HAS,
  INSERT,
  ADD,
  HIDE,
  N_STATEMENTS,
} RowStatement;

/* In KiB: SQLite's own, and that of an act with very many rows. */
#define USUAL_CACHE "PRAGMA cache_size=-2000"
#define LARGE_CACHE "PRAGMA cache_size=-65536"

/* Statements that the connection keeps. An import runs each of them some
 * hundred thousand times, so they are looked up once. */
struct _SwbWriter
{
  SwbDatabase *db;
  SwbAction *action;
  sqlite3_stmt *rows[SWB_N_TABLES][N_STATEMENTS];
  sqlite3_stmt **fields[SWB_N_TABLES]; /* two a column: read it, set it */
  SwbFlush *flush;                     /* of the log; null for few rows */
};

/* Finds the statement that takes everything back, which must not need memory
 * when there is none. What an earlier one could not take back goes. */
static gboolean
prepare_to_abort (SwbDatabase *db, GError **error)
{
  sqlite3_stmt *rollback = swb_database_prepare (db, "ROLLBACK", error);

  if (rollback == NULL)
    return FALSE;
  return sqlite3_get_autocommit (swb_database_get_handle (db)) != 0 ||
         swb_database_run (db, rollback, error);
}

/* Where there is no memory or room SQLite may take the whole transaction back
 * by itself; what is set after that would stand alone, without a record. Nor
 * does it go on when somebody wants no more of it. */
gboolean
swb_writer_is_open (SwbWriter *writer, GError **error)
{
  if (swb_database_is_cancelled (writer->db, error))
    return FALSE;
  if (sqlite3_get_autocommit (swb_database_get_handle (writer->db)) == 0)
    return TRUE;
  g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                       _ ("The workspace could not be read or written; "
                          "nothing was changed"));
  return FALSE;
}

/**
 * swb_writer_begin:
 * @db: the working copy
 * @action: (transfer full): what will be recorded
 * @error: why not
 *
 * Begins the transaction.
 *
 * Returns: (transfer full) (nullable): the writer; end it with
 *   swb_writer_commit() or swb_writer_abort()
 */
SwbWriter *
swb_writer_begin (SwbDatabase *db, SwbAction *action, GError **error)
{
  SwbWriter *writer;

  if (!prepare_to_abort (db, error) ||
      !swb_database_exec (db, "BEGIN IMMEDIATE", error))
    {
      swb_action_free (action);
      return NULL;
    }
  writer = g_new0 (SwbWriter, 1);
  writer->db = db;
  writer->action = action;
  return writer;
}

static void
writer_free (SwbWriter *writer)
{
  if (writer->flush != NULL)
    swb_database_exec (writer->db, USUAL_CACHE, NULL);
  swb_flush_drop (writer->flush);
  swb_action_free (writer->action);
  for (guint t = 0; t < SWB_N_TABLES; t++)
    g_free (writer->fields[t]);
  g_free (writer);
}

/**
 * swb_writer_abort:
 * @writer: (transfer full): a writer
 *
 * Takes everything back.
 */
void
swb_writer_abort (SwbWriter *writer)
{
  sqlite3_stmt *rollback = swb_database_prepare (writer->db, "ROLLBACK", NULL);

  if (rollback != NULL)
    swb_database_run (writer->db, rollback, NULL);
  writer_free (writer);
}

/**
 * swb_writer_commit:
 * @writer: (transfer full): a writer
 * @error: why not; then everything is taken back
 *
 * Records the action in the same transaction as its settings and makes both
 * durable. An act that changed nothing is not recorded; an undo that left all
 * alone is, for its target counts as undone.
 *
 * Returns: (transfer full) (nullable): the action, with its sequence number
 */
SwbAction *
swb_writer_commit (SwbWriter *writer, GError **error)
{
  SwbAction *action = writer->action;
  gboolean nothing =
      action->kind == SWB_ACTION_ACT && swb_action_is_empty (action);

  if (!swb_writer_is_open (writer, error) ||
      (!nothing && !swb_record_append (writer->db, writer->action, error)) ||
      !swb_database_exec (writer->db, "COMMIT", error))
    {
      swb_writer_abort (writer);
      return NULL;
    }
  action = g_steal_pointer (&writer->action);
  writer_free (writer);
  return action;
}

/**
 * swb_writer_expect_many:
 * @writer: a writer
 *
 * Lets the log come to the disk while it is written, so that the commit has
 * little left to wait for, and keeps more pages in memory until the act ends:
 * one that is changed again need not be written twice.
 */
void
swb_writer_expect_many (SwbWriter *writer)
{
  const char *path =
      sqlite3_db_filename (swb_database_get_handle (writer->db), "main");
  g_autofree char *log = NULL;

  if (writer->flush != NULL || path == NULL || *path == '\0')
    return;
  log = g_strconcat (path, "-wal", NULL);
  writer->flush = swb_flush_start (log);
  swb_database_exec (writer->db, LARGE_CACHE, NULL);
}

/**
 * swb_writer_get_database:
 * @writer: a writer
 *
 * Returns: the connection, for commands that have to look things up
 */
SwbDatabase *
swb_writer_get_database (SwbWriter *writer)
{
  return writer->db;
}

/**
 * swb_writer_get_action:
 * @writer: a writer
 *
 * Returns: (transfer none): the record so far
 */
SwbAction *
swb_writer_get_action (SwbWriter *writer)
{
  return writer->action;
}

static gboolean
value_fits (const SwbColumn *column, const SwbValue *value)
{
  switch (value->type)
    {
    case SWB_VALUE_NULL:
      return TRUE;
    case SWB_VALUE_INT:
      return column->type == SWB_COLUMN_INT || column->type == SWB_COLUMN_REAL;
    case SWB_VALUE_REAL:
      return column->type == SWB_COLUMN_REAL;
    case SWB_VALUE_TEXT:
      return column->type == SWB_COLUMN_TEXT &&
             g_utf8_validate (value->text, -1, NULL);
    case SWB_VALUE_ID:
      return column->type == SWB_COLUMN_ID;
    default:
      return FALSE;
    }
}

/* SQLite gives a whole number in a REAL column back as a real one; so must
 * the record, or an undo would think that somebody changed it. */
static SwbValue
as_stored (const SwbColumn *column, const SwbValue *value)
{
  if (column->type == SWB_COLUMN_REAL && value->type == SWB_VALUE_INT)
    return swb_value_real ((double) value->integer);
  return swb_value_copy (value);
}

/* Inside the storage library only: whether a column takes a value. */
gboolean
swb_writer_check_value (SwbTableId table,
                        guint column,
                        const SwbValue *value,
                        GError **error)
{
  const SwbTable *description = swb_schema_table (table);

  if (column < description->n_columns &&
      value_fits (&description->columns[column], value))
    return TRUE;
  g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED,
               _ ("“%s” cannot hold this value"),
               column < description->n_columns
                   ? description->columns[column].name
                   : description->name);
  return FALSE;
}

static sqlite3_stmt *
field_statement (SwbWriter *writer,
                 SwbTableId table,
                 guint column,
                 gboolean set,
                 GError **error)
{
  const SwbTable *description = swb_schema_table (table);
  sqlite3_stmt **kept;

  if (!swb_writer_is_open (writer, error))
    return NULL;
  if (writer->fields[table] == NULL)
    writer->fields[table] =
        g_new0 (sqlite3_stmt *, (gsize) description->n_columns * 2);
  kept = &writer->fields[table][column * 2 + (set ? 1 : 0)];
  if (*kept == NULL)
    {
      const char *name = description->columns[column].name;
      g_autofree char *sql =
          set ? g_strdup_printf ("UPDATE %s SET %s=?2 WHERE id=?1",
                                 description->name, name)
              : g_strdup_printf ("SELECT %s FROM %s WHERE id=?1", name,
                                 description->name);

      *kept = swb_database_prepare (writer->db, sql, error);
    }
  return *kept;
}

/**
 * swb_writer_get:
 * @writer: a writer
 * @table: a table
 * @row: the id of a row
 * @column: a column of @table
 * @value: (out): what the field holds now; clear it after use
 * @error: why not; no such row is an error too
 *
 * Returns: whether @value is set
 */
gboolean
swb_writer_get (SwbWriter *writer,
                SwbTableId table,
                const SwbId *row,
                guint column,
                SwbValue *value,
                GError **error)
{
  sqlite3_stmt *statement =
      field_statement (writer, table, column, FALSE, error);
  gboolean has_row = FALSE;

  *value = swb_value_null ();
  if (statement == NULL)
    return FALSE;
  swb_lend_id (statement, 1, row);
  if (!swb_database_step (writer->db, statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_REFUSED,
                   _ ("What should be changed is no longer there"));
      return FALSE;
    }
  *value = swb_column_value (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static char *
row_sql (SwbTableId table, RowStatement which)
{
  static const char *const heads[N_STATEMENTS] = {
    [HAS] = "SELECT 1 FROM %s WHERE id=?1",
    [INSERT] = "INSERT INTO %s VALUES (?1",
    [ADD] = "INSERT INTO %s VALUES (?1",
    [HIDE] = "UPDATE %s SET deleted=?2 WHERE id=?1",
  };
  static const char *const tails[N_STATEMENTS] = {
    [HAS] = "",
    [INSERT] = ")",
    [ADD] = ") ON CONFLICT (id) DO NOTHING",
    [HIDE] = "",
  };
  const SwbTable *description = swb_schema_table (table);
  GString *sql = g_string_new (heads[which]);

  g_string_replace (sql, "%s", description->name, 1);
  if (which == INSERT || which == ADD)
    for (guint i = 0; i < description->n_columns; i++)
      g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append (sql, tails[which]);
  return g_string_free (sql, FALSE);
}

static sqlite3_stmt *
row_statement (SwbWriter *writer,
               SwbTableId table,
               RowStatement which,
               GError **error)
{
  sqlite3_stmt **kept = &writer->rows[table][which];

  if (!swb_writer_is_open (writer, error))
    return NULL;
  if (*kept == NULL)
    {
      g_autofree char *sql = row_sql (table, which);

      *kept = swb_database_prepare (writer->db, sql, error);
    }
  return *kept;
}

/**
 * swb_writer_has:
 * @writer: a writer
 * @table: a table
 * @row: the id of a row
 *
 * Returns: whether there is such a row, deleted or not
 */
gboolean
swb_writer_has (SwbWriter *writer, SwbTableId table, const SwbId *row)
{
  sqlite3_stmt *statement = row_statement (writer, table, HAS, NULL);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  swb_lend_id (statement, 1, row);
  swb_database_step (writer->db, statement, &has_row, NULL);
  sqlite3_reset (statement);
  return has_row;
}

static gboolean
store_value (SwbWriter *writer,
             SwbTableId table,
             const SwbId *row,
             guint column,
             const SwbValue *value,
             GError **error)
{
  sqlite3_stmt *statement =
      field_statement (writer, table, column, TRUE, error);

  if (statement == NULL)
    return FALSE;
  swb_lend_id (statement, 1, row);
  swb_lend_value (statement, 2, value);
  return swb_database_run (writer->db, statement, error);
}

/**
 * swb_writer_set:
 * @writer: a writer
 * @table: a table
 * @row: the id of a row that exists
 * @column: a column of @table
 * @value: what the field shall hold
 * @error: why not
 *
 * Sets one field and records it with its old value. Setting what it already
 * holds does nothing.
 *
 * Returns: whether the field holds @value now
 */
gboolean
swb_writer_set (SwbWriter *writer,
                SwbTableId table,
                const SwbId *row,
                guint column,
                const SwbValue *value,
                GError **error)
{
  SwbSetting setting = { .table = table, .column = column, .row = *row };
  const SwbTable *description = swb_schema_table (table);

  if (!swb_writer_check_value (table, column, value, error) ||
      !swb_writer_get (writer, table, row, column, &setting.old, error))
    return FALSE;
  setting.now = as_stored (&description->columns[column], value);
  if (swb_value_equal (&setting.old, &setting.now) ||
      !store_value (writer, table, row, column, &setting.now, error))
    {
      gboolean same = swb_value_equal (&setting.old, &setting.now);

      swb_value_clear (&setting.old);
      swb_value_clear (&setting.now);
      return same;
    }
  g_array_append_val (writer->action->settings, setting);
  return TRUE;
}

/* Runs INSERT or ADD; the record gets the row where it was made. */
static gboolean
make_row (SwbWriter *writer,
          SwbTableId table,
          RowStatement which,
          const SwbId *row,
          const SwbValue *values,
          GError **error)
{
  const SwbTable *description = swb_schema_table (table);
  const SwbRowRef ref = { table, *row };
  sqlite3_stmt *statement;

  for (guint i = 1; i < description->n_columns; i++)
    if (!swb_writer_check_value (table, i, &values[i], error))
      return FALSE;
  statement = row_statement (writer, table, which, error);
  if (statement == NULL)
    return FALSE;
  swb_lend_id (statement, 1, row);
  sqlite3_bind_int (statement, 2, 0);
  for (guint i = 1; i < description->n_columns; i++)
    swb_lend_value (statement, (int) i + 2, &values[i]);
  if (!swb_database_run (writer->db, statement, error))
    return FALSE;
  if (sqlite3_changes (swb_database_get_handle (writer->db)) > 0)
    g_array_append_val (writer->action->rows, ref);
  return TRUE;
}

/**
 * swb_writer_insert:
 * @writer: a writer
 * @table: a table
 * @row: a new id
 * @values: one value a column of @table, the first (deleted) ignored
 * @error: why not
 *
 * Makes a row. The record keeps its id; undo hides it.
 *
 * Returns: whether it was made
 */
gboolean
swb_writer_insert (SwbWriter *writer,
                   SwbTableId table,
                   const SwbId *row,
                   const SwbValue *values,
                   GError **error)
{
  return make_row (writer, table, INSERT, row, values, error);
}

/**
 * swb_writer_add:
 * @writer: a writer
 * @table: a table
 * @row: an id that follows from what the row says
 * @values: one value a column of @table, the first (deleted) ignored
 * @error: why not
 *
 * Makes a row where there is none of this id. One that is there keeps its
 * values; a deleted one comes back.
 *
 * Returns: whether it is there now
 */
gboolean
swb_writer_add (SwbWriter *writer,
                SwbTableId table,
                const SwbId *row,
                const SwbValue *values,
                GError **error)
{
  const SwbValue no = { .type = SWB_VALUE_INT, .integer = 0 };
  guint before = writer->action->rows->len;

  return make_row (writer, table, ADD, row, values, error) &&
         (writer->action->rows->len > before ||
          swb_writer_set (writer, table, row, SWB_DELETED, &no, error));
}

/**
 * swb_writer_hide:
 * @writer: a writer
 * @table: a table
 * @row: the id of a row
 * @hidden: whether it shall count as deleted
 * @error: why not
 *
 * For the undo and redo of rows that an action made. The record keeps the id
 * alone.
 *
 * Returns: whether it worked
 */
gboolean
swb_writer_hide (SwbWriter *writer,
                 SwbTableId table,
                 const SwbId *row,
                 gboolean hidden,
                 GError **error)
{
  const SwbRowRef ref = { table, *row };
  sqlite3_stmt *statement = row_statement (writer, table, HIDE, error);

  if (statement == NULL)
    return FALSE;
  swb_lend_id (statement, 1, row);
  sqlite3_bind_int (statement, 2, hidden ? 1 : 0);
  if (!swb_database_run (writer->db, statement, error))
    return FALSE;
  g_array_append_val (writer->action->rows, ref);
  return TRUE;
}
