/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Very many new rows (in swb-writer.h): a thread makes them ready while SQLite
 * sets down those before them, all by one statement where they are alike. */
#include "storage/swb-incoming.h"
#include "storage/swb-writer-batch.h"
#include "storage/swb-writer-private.h"

#define BATCHES 4

typedef struct
{
  SwbWriter *writer;
  SwbWriterRowFunc next;
  gpointer data;
  GArray *made; /* SwbRowRef; of the thread that fills, while it runs */
  SwbBatch *ring[BATCHES];
  GMutex lock;
  GCond changed;
  guint n_filled; /* both since the beginning, guarded by the lock */
  guint n_taken;
  gboolean stopped;
  GString *sql; /* what runs; from here on of the thread that sets down */
  SwbBatch *batch;
  guint row; /* of it, that comes next */
} Many;

static SwbBatch *
wait_for_room (Many *many)
{
  SwbBatch *batch = NULL;

  g_mutex_lock (&many->lock);
  while (!many->stopped && many->n_filled - many->n_taken == BATCHES)
    g_cond_wait (&many->changed, &many->lock);
  if (!many->stopped)
    batch = many->ring[many->n_filled % BATCHES];
  g_mutex_unlock (&many->lock);
  return batch;
}

static void
tell (Many *many, guint *number)
{
  g_mutex_lock (&many->lock);
  (*number)++;
  g_cond_signal (&many->changed);
  g_mutex_unlock (&many->lock);
}

static gpointer
fill_thread (gpointer data)
{
  Many *many = data;
  SwbBatch *batch;
  gboolean last = FALSE;

  while (!last && (batch = wait_for_room (many)) != NULL)
    {
      swb_batch_fill (batch, many->next, many->data, many->made);
      last = batch->last;
      tell (many, &many->n_filled);
    }
  return NULL;
}

/* The oldest one that is filled; the one before it may be filled again. */
static void
take_batch (Many *many)
{
  if (many->batch != NULL)
    tell (many, &many->n_taken);
  g_mutex_lock (&many->lock);
  while (many->n_filled == many->n_taken)
    g_cond_wait (&many->changed, &many->lock);
  many->batch = many->ring[many->n_taken % BATCHES];
  g_mutex_unlock (&many->lock);
  many->row = 0;
}

static gboolean
is_at_end (const Many *many)
{
  return many->row == many->batch->n_rows && many->batch->last;
}

/* Rows that need another statement end this one. */
static gboolean
next_row (gpointer data, const SwbCell **row, GError **error)
{
  Many *many = data;

  *row = NULL;
  if (many->row == many->batch->n_rows && !many->batch->last)
    take_batch (many);
  if (is_at_end (many))
    {
      if (many->batch->error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&many->batch->error));
      return FALSE;
    }
  if (many->row > 0 || g_string_equal (many->sql, many->batch->sql))
    *row = swb_batch_row (many->batch, many->row++);
  return TRUE;
}

static gboolean
set_down (Many *many, SwbDatabase *db, GError **error)
{
  take_batch (many);
  do
    {
      g_string_assign (many->sql, many->batch->sql->str);
      if (!swb_incoming_insert_by (db, many->sql->str, next_row, many, error))
        return FALSE;
    }
  while (!is_at_end (many));
  return TRUE;
}

/* No thread is worth its while where one batch holds all. */
static gboolean
run (Many *many, SwbDatabase *db, GError **error)
{
  g_autoptr (GThread) thread = NULL;
  gboolean done = TRUE;

  swb_batch_fill (many->ring[0], many->next, many->data, many->made);
  many->n_filled = 1;
  if (!many->ring[0]->last)
    {
      swb_writer_expect_many (many->writer);
      thread = g_thread_new ("swb-rows", fill_thread, many);
    }
  if (many->ring[0]->n_rows > 0)
    done = set_down (many, db, error);
  else if (many->ring[0]->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&many->ring[0]->error));
      return FALSE;
    }
  g_mutex_lock (&many->lock);
  many->stopped = TRUE;
  g_cond_signal (&many->changed);
  g_mutex_unlock (&many->lock);
  if (thread != NULL)
    g_thread_join (g_steal_pointer (&thread));
  return done;
}

/**
 * swb_writer_insert_many:
 * @writer: a writer
 * @table: a table
 * @next: gives the rows; its first value, deleted, is ignored
 * @data: for @next
 * @error: why not; then the act has to be given up
 *
 * As swb_writer_insert() for each row. @next must not use the writer; it is
 * called on another thread where there are many.
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
  Many many = { .writer = writer, .next = next, .data = data };
  gboolean done;

  g_return_val_if_fail (swb_schema_table (table)->n_columns < SWB_BATCH_COLUMNS,
                        FALSE);
  if (!swb_writer_is_open (writer, error))
    return FALSE;
  many.made = swb_writer_get_action (writer)->rows;
  many.sql = g_string_new (NULL);
  g_mutex_init (&many.lock);
  g_cond_init (&many.changed);
  for (guint i = 0; i < BATCHES; i++)
    many.ring[i] = swb_batch_new (table);
  done = run (&many, swb_writer_get_database (writer), error);
  for (guint i = 0; i < BATCHES; i++)
    swb_batch_free (many.ring[i]);
  g_cond_clear (&many.changed);
  g_mutex_clear (&many.lock);
  g_string_free (many.sql, TRUE);
  return done;
}
