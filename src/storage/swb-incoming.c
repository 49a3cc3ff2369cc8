/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A virtual table over a stream: SQLite then takes a row in half the time that
 * binding, stepping and resetting a statement for each would cost. */
#include "storage/swb-incoming.h"

#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SwbIncomingFunc next;
  gpointer data;
  GError *error;
} Incoming;

typedef struct
{
  sqlite3_vtab base;
  Incoming *incoming;
} Table;

typedef struct
{
  sqlite3_vtab_cursor base;
  Incoming *incoming;
  const SwbCell *row;
  gint64 number;
} Cursor;

static int
connect_cb (sqlite3 *db,
            void *data,
            int argc,
            const char *const *argv,
            sqlite3_vtab **vtab,
            char **message)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE incoming (c0");
  Table *table;
  int code;

  for (int i = 1; i < SWB_INCOMING_COLUMNS; i++)
    g_string_append_printf (sql, ", c%d", i);
  g_string_append_c (sql, ')');
  code = sqlite3_declare_vtab (db, sql->str);
  if (code != SQLITE_OK)
    return code;
  sqlite3_vtab_config (db, SQLITE_VTAB_DIRECTONLY);
  table = g_new0 (Table, 1);
  table->incoming = data;
  *vtab = &table->base;
  return SQLITE_OK;
}

static int
disconnect_cb (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
best_index_cb (sqlite3_vtab *table, sqlite3_index_info *info)
{
  return SQLITE_OK;
}

static int
open_cb (sqlite3_vtab *vtab, sqlite3_vtab_cursor **out)
{
  const Table *table = (const Table *) vtab;
  Cursor *cursor = g_new0 (Cursor, 1);

  cursor->incoming = table->incoming;
  *out = &cursor->base;
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *base)
{
  Cursor *cursor = (Cursor *) base;
  Incoming *incoming = cursor->incoming;

  cursor->number++;
  return incoming->next (incoming->data, &cursor->row, &incoming->error)
             ? SQLITE_OK
             : SQLITE_ERROR;
}

static int
filter_cb (sqlite3_vtab_cursor *cursor,
           int number,
           const char *text,
           int argc,
           sqlite3_value **argv)
{
  return next_cb (cursor);
}

static int
eof_cb (sqlite3_vtab_cursor *base)
{
  return ((const Cursor *) base)->row == NULL;
}

/* What is lent lasts until the next row, and by then it is set down. */
static int
column_cb (sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
  const SwbCell *cell = ((const Cursor *) base)->row + column;

  switch (cell->type)
    {
    case SQLITE_INTEGER:
      sqlite3_result_int64 (context, cell->integer);
      break;
    case SQLITE_FLOAT:
      sqlite3_result_double (context, cell->real);
      break;
    case SQLITE_TEXT:
      sqlite3_result_text (context, cell->bytes, cell->length, SQLITE_STATIC);
      break;
    case SQLITE_BLOB:
      sqlite3_result_blob (context, cell->bytes, cell->length, SQLITE_STATIC);
      break;
    default:
      sqlite3_result_null (context);
      break;
    }
  return SQLITE_OK;
}

static int
rowid_cb (sqlite3_vtab_cursor *base, sqlite3_int64 *number)
{
  *number = ((const Cursor *) base)->number;
  return SQLITE_OK;
}

static const sqlite3_module module = {
  .xConnect = connect_cb,
  .xDisconnect = disconnect_cb,
  .xBestIndex = best_index_cb,
  .xOpen = open_cb,
  .xClose = close_cb,
  .xFilter = filter_cb,
  .xNext = next_cb,
  .xEof = eof_cb,
  .xColumn = column_cb,
  .xRowid = rowid_cb,
};

/* Our tables take only what can be in a workspace. */
static gboolean
explain_refused_row (SwbDatabase *to, GError **error)
{
  sqlite3 *handle = swb_database_get_handle (to);
  g_autofree char *message = swb_database_dup_message (sqlite3_errmsg (handle));

  if ((sqlite3_errcode (handle) & 0xff) == SQLITE_CONSTRAINT)
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
                 _ ("The workspace is damaged: %s"), message);
  else
    swb_database_set_error (to, error);
  return FALSE;
}

static gboolean
run_statement (SwbDatabase *to,
               const char *sql,
               Incoming *incoming,
               GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean ok = sqlite3_prepare_v2 (swb_database_get_handle (to), sql, -1,
                                    &statement, NULL) == SQLITE_OK &&
                sqlite3_step (statement) == SQLITE_DONE;

  if (incoming->error != NULL)
    g_propagate_error (error, g_steal_pointer (&incoming->error));
  else if (!ok)
    explain_refused_row (to, error);
  sqlite3_finalize (statement);
  return ok;
}

/**
 * swb_incoming_insert_by:
 * @to: where the rows are set down
 * @sql: an INSERT with a SELECT of columns c0, c1, ... of "incoming"
 * @next: gives the rows; what it lends lasts until it is called again
 * @data: for @next
 * @error: why not
 *
 * Returns: whether all rows are in @to
 */
gboolean
swb_incoming_insert_by (SwbDatabase *to,
                        const char *sql,
                        SwbIncomingFunc next,
                        gpointer data,
                        GError **error)
{
  Incoming incoming = { .next = next, .data = data };
  gboolean ok;

  if (sqlite3_create_module (swb_database_get_handle (to), "incoming", &module,
                             &incoming) != SQLITE_OK)
    {
      swb_database_set_error (to, error);
      return FALSE;
    }
  ok = run_statement (to, sql, &incoming, error);
  sqlite3_create_module (swb_database_get_handle (to), "incoming", NULL, NULL);
  return ok;
}

static gboolean
next_of_stream (gpointer data, const SwbCell **row, GError **error)
{
  return swb_row_stream_next (data, row, error);
}

/**
 * swb_incoming_insert:
 * @to: where the rows are set down
 * @sql: an INSERT with a SELECT of columns c0, c1, ... of "incoming"
 * @stream: the rows of one table are taken from it
 * @error: why not
 *
 * Returns: whether all rows of the table are in @to
 */
gboolean
swb_incoming_insert (SwbDatabase *to,
                     const char *sql,
                     SwbRowStream *stream,
                     GError **error)
{
  return swb_incoming_insert_by (to, sql, next_of_stream, stream, error);
}
