/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New rows made ready for one statement: their values are looked at, their
 * texts kept together, and what all of them say is found out. */
#include "storage/swb-writer-batch.h"

#include "storage/swb-writer-private.h"

#include <string.h>

/* So many fit into the cache of a processor with all that they say. */
#define ROWS 512
/* A longer text is no part of a statement. */
#define MOST_IN_SQL 200

/**
 * swb_batch_new:
 * @table: a table
 *
 * Returns: (transfer full): a batch without rows
 */
SwbBatch *
swb_batch_new (SwbTableId table)
{
  SwbBatch *batch = g_new0 (SwbBatch, 1);

  batch->table = table;
  batch->n_columns = swb_schema_table (table)->n_columns;
  batch->cells = g_new0 (SwbCell, (gsize) (batch->n_columns + 1) * ROWS);
  batch->bytes = g_byte_array_new ();
  batch->sql = g_string_new (NULL);
  return batch;
}

/**
 * swb_batch_free:
 * @batch: (transfer full): a batch
 */
void
swb_batch_free (SwbBatch *batch)
{
  g_clear_error (&batch->error);
  g_string_free (batch->sql, TRUE);
  g_byte_array_unref (batch->bytes);
  g_free (batch->cells);
  g_free (batch);
}

static SwbCell *
cells_of (const SwbBatch *batch, guint row)
{
  return batch->cells + (gsize) row * (batch->n_columns + 1);
}

static void
keep_bytes (SwbBatch *batch, SwbCell *cell, const void *bytes, gsize length)
{
  cell->offset = batch->bytes->len;
  cell->length = (int) length;
  g_byte_array_append (batch->bytes, bytes, (guint) length);
}

static void
keep_value (SwbBatch *batch, SwbCell *cell, const SwbValue *value)
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
      keep_bytes (batch, cell, value->text, strlen (value->text));
      break;
    case SWB_VALUE_ID:
      cell->type = SQLITE_BLOB;
      keep_bytes (batch, cell, value->id.bytes, sizeof value->id.bytes);
      break;
    case SWB_VALUE_NULL:
    default:
      cell->type = SQLITE_NULL;
      break;
    }
}

/* Whether VALUE is what CELL, of the first row, says. Only what can stand in
 * the statement counts. */
static gboolean
says_the_same (const SwbBatch *batch,
               const SwbCell *cell,
               const SwbValue *value)
{
  switch (value->type)
    {
    case SWB_VALUE_INT:
      return cell->type == SQLITE_INTEGER && cell->integer == value->integer;
    case SWB_VALUE_TEXT:
      return cell->type == SQLITE_TEXT && cell->length <= MOST_IN_SQL &&
             strncmp ((const char *) batch->bytes->data + cell->offset,
                      value->text, (gsize) cell->length) == 0 &&
             value->text[cell->length] == '\0';
    case SWB_VALUE_NULL:
      return cell->type == SQLITE_NULL;
    case SWB_VALUE_REAL:
    case SWB_VALUE_ID:
    default:
      return FALSE;
    }
}

static gboolean
add_row (SwbBatch *batch, const SwbId *id, SwbValue *values)
{
  SwbCell *first = batch->cells;
  SwbCell *cells = cells_of (batch, batch->n_rows);

  values[0] = (SwbValue){ .type = SWB_VALUE_INT, .integer = 0 };
  cells[0].type = SQLITE_BLOB;
  keep_bytes (batch, &cells[0], id->bytes, sizeof id->bytes);
  for (guint i = 0; i < batch->n_columns; i++)
    {
      if (batch->n_rows > 0 && says_the_same (batch, &first[i + 1], &values[i]))
        {
          cells[i + 1] = first[i + 1];
          continue;
        }
      if (!swb_writer_check_value (batch->table, i, &values[i], &batch->error))
        return FALSE;
      keep_value (batch, &cells[i + 1], &values[i]);
      batch->same[i] = batch->n_rows == 0 &&
                       says_the_same (batch, &cells[i + 1], &values[i]);
    }
  batch->n_rows++;
  return TRUE;
}

/* What was kept does not move any more. */
static void
point_to_bytes (SwbBatch *batch)
{
  const gsize n = (gsize) batch->n_rows * (batch->n_columns + 1);

  for (gsize i = 0; i < n; i++)
    if (batch->cells[i].type == SQLITE_TEXT ||
        batch->cells[i].type == SQLITE_BLOB)
      batch->cells[i].bytes = batch->bytes->data + batch->cells[i].offset;
}

static void
append_literal (GString *sql, const SwbCell *cell)
{
  if (cell->type == SQLITE_INTEGER)
    g_string_append_printf (sql, ", %" G_GINT64_FORMAT, cell->integer);
  else
    {
      char *quoted =
          sqlite3_mprintf ("%.*Q", cell->length, (const char *) cell->bytes);

      g_string_append_printf (sql, ", %s", quoted);
      sqlite3_free (quoted);
    }
}

/* A column that all rows leave empty is not named. */
static void
write_sql (SwbBatch *batch)
{
  const SwbTable *description = swb_schema_table (batch->table);
  const SwbCell *first = batch->cells + 1;

  g_string_printf (batch->sql, "INSERT INTO %s (id", description->name);
  for (guint i = 0; i < batch->n_columns; i++)
    if (!batch->same[i] || first[i].type != SQLITE_NULL)
      g_string_append_printf (batch->sql, ", %s", description->columns[i].name);
  g_string_append (batch->sql, ") SELECT c0");
  for (guint i = 0; i < batch->n_columns; i++)
    if (!batch->same[i])
      g_string_append_printf (batch->sql, ", c%u", i + 1);
    else if (first[i].type != SQLITE_NULL)
      append_literal (batch->sql, &first[i]);
  g_string_append (batch->sql, " FROM incoming");
}

/**
 * swb_batch_fill:
 * @batch: a batch; the rows that it had go
 * @next: gives the rows
 * @data: for @next
 * @made: (element-type SwbRowRef): what the rows are noted in
 *
 * Takes as many rows as a batch holds, or as there are.
 */
void
swb_batch_fill (SwbBatch *batch,
                SwbWriterRowFunc next,
                gpointer data,
                GArray *made)
{
  SwbValue values[SWB_BATCH_COLUMNS];
  SwbRowRef ref = { .table = batch->table };

  batch->n_rows = 0;
  g_byte_array_set_size (batch->bytes, 0);
  while (batch->n_rows < ROWS && !batch->last)
    {
      memset (values, 0, batch->n_columns * sizeof values[0]);
      batch->last =
          !next (data, &ref.row, values) || !add_row (batch, &ref.row, values);
      if (!batch->last)
        g_array_append_val (made, ref);
    }
  point_to_bytes (batch);
  if (batch->n_rows > 0)
    write_sql (batch);
}

/**
 * swb_batch_row:
 * @batch: a batch
 * @row: a row of it
 *
 * Returns: (transfer none): its cells, the id first; they last until the batch
 *   is filled again
 */
const SwbCell *
swb_batch_row (const SwbBatch *batch, guint row)
{
  return cells_of (batch, row);
}
