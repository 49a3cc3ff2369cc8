/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Very many new rows by one statement: SQLite takes each in half the time that
 * binding, stepping and resetting would cost (in swb-writer.h). */
#include "storage/swb-incoming.h"
#include "storage/swb-writer-private.h"

#include <string.h>

#define MOST_COLUMNS 32

typedef struct
{
  SwbWriter *writer;
  SwbTableId table;
  guint n_columns;
  SwbWriterRowFunc next;
  gpointer data;
  SwbId id;
  SwbValue values[MOST_COLUMNS];
  SwbCell cells[MOST_COLUMNS + 1]; /* the id first */
} Many;

static void
set_cell (SwbCell *cell, const SwbValue *value)
{
  switch (value->type)
    {
    case SWB_VALUE_INT:
      cell->type = SQLITE_INTEGER;
      cell->integer = value->integer;
      break;
    case SWB_VALUE_REAL:
      cell->type = SQLITE_FLOAT;
      cell->real = value->real;
      break;
    case SWB_VALUE_TEXT:
      cell->type = SQLITE_TEXT;
      cell->bytes = value->text;
      cell->length = (int) strlen (value->text);
      break;
    case SWB_VALUE_ID:
      cell->type = SQLITE_BLOB;
      cell->bytes = value->id.bytes;
      cell->length = sizeof value->id.bytes;
      break;
    case SWB_VALUE_NULL:
    default:
      cell->type = SQLITE_NULL;
      break;
    }
}

static gboolean
next_row (gpointer data, const SwbCell **row, GError **error)
{
  Many *many = data;
  const SwbRowRef *ref;

  memset (many->values, 0, sizeof many->values);
  *row = NULL;
  if (!many->next (many->data, &many->id, many->values))
    return TRUE;
  many->values[0] = (SwbValue){ .type = SWB_VALUE_INT, .integer = 0 };
  for (guint i = 0; i < many->n_columns; i++)
    {
      if (!swb_writer_check_value (many->table, i, &many->values[i], error))
        return FALSE;
      set_cell (&many->cells[i + 1], &many->values[i]);
    }
  ref = &(SwbRowRef){ many->table, many->id };
  g_array_append_vals (swb_writer_get_action (many->writer)->rows, ref, 1);
  *row = many->cells;
  return TRUE;
}

/**
 * swb_writer_insert_many:
 * @writer: a writer
 * @table: a table
 * @next: gives the rows; its first value, deleted, is ignored
 * @data: for @next
 * @error: why not; then the act has to be given up
 *
 * As swb_writer_insert() for each row. @next must not use the writer.
 *
 * Returns: whether all were made
 */
gboolean
swb_writer_insert_many (SwbWriter *writer,
                        SwbTableId table,
                        SwbWriterRowFunc next,
                        gpointer data,
                        GError **error)
{
  const SwbTable *description = swb_schema_table (table);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree Many *many = g_new0 (Many, 1);

  g_return_val_if_fail (description->n_columns < MOST_COLUMNS, FALSE);
  if (!swb_writer_is_open (writer, error))
    return FALSE;
  many->writer = writer;
  many->table = table;
  many->n_columns = description->n_columns;
  many->next = next;
  many->data = data;
  many->cells[0] = (SwbCell){ .type = SQLITE_BLOB,
                              .length = sizeof many->id.bytes,
                              .bytes = many->id.bytes };
  g_string_printf (sql, "INSERT INTO %s SELECT c0", description->name);
  for (guint i = 0; i < description->n_columns; i++)
    g_string_append_printf (sql, ", c%u", i + 1);
  g_string_append (sql, " FROM incoming");
  return swb_incoming_insert_by (swb_writer_get_database (writer), sql->str,
                                 next_row, many, error);
}
