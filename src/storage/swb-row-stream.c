/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows come in batches. The bytes of a batch are those that are summed, so
 * that each value is copied once and the sum is called for many rows. */
#include "storage/swb-row-stream.h"

#include "storage/swb-checksum.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCHES 4
#define BATCH_BYTES (128 * 1024)
#define BATCH_CELLS 8192
#define LARGEST_KEPT (1024 * 1024)
#define ID_BYTES 16
#define PAGE_BYTES 4096

typedef struct
{
  guint8 *bytes;
  gsize used;
  gsize allocated;
  SwbCell *cells;
  guint n_cells;
  gboolean last; /* of its table */
  GError *error;
} Batch;

struct _SwbRowStream
{
  SwbDatabase *from;   /* the thread's until it has been joined */
  GPtrArray *passages; /* SwbPassage */
  Batch batches[BATCHES];
  GThread *thread; /* null where whoever takes the rows reads them */
  GAsyncQueue *full;
  GAsyncQueue *empty;
  gint stop; /* atomic */

  /* Of who reads. */
  guint reading;
  SwbSha256 *sum;
  gboolean has_last;           /* whether a row of the table came before */
  SwbCell last[SWB_MOST_KEYS]; /* its key */
  GByteArray *last_bytes;

  /* Of who takes. */
  Batch *batch;
  guint next_cell;
  guint taking;
};

/**
 * swb_passage_free:
 * @passage: (transfer full): a table; its reader stays the connection's
 */
void
swb_passage_free (SwbPassage *passage)
{
  g_free (passage->wanted);
  g_free (passage->told);
  g_free (passage);
}

static gboolean
set_damaged (GError **error, const char *sentence)
{
  g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
                       sentence);
  return FALSE;
}

/* Most texts are ASCII, and eight letters of that are seen at once. */
static gboolean
is_utf8 (const char *text, gsize length)
{
  guint64 word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0 ||
          ((word - G_GUINT64_CONSTANT (0x0101010101010101)) &
           G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }
  return g_utf8_validate (text, (gssize) length, NULL);
}

static gboolean
check_text (const char *text, gsize length, GError **error)
{
  if (is_utf8 (text, length))
    return TRUE;
  return set_damaged (
      error, memchr (text, '\0', length) != NULL
                 ? _ ("The workspace is damaged: a text in it has a zero byte")
                 : _ ("The workspace is damaged: a text in it is not UTF-8"));
}

static guint8 *
make_room (Batch *batch, gsize n)
{
  if (batch->used + n > batch->allocated)
    {
      batch->allocated = MAX (2 * batch->allocated, batch->used + n);
      batch->bytes = g_realloc (batch->bytes, batch->allocated);
    }
  return batch->bytes + batch->used;
}

static gboolean
take_bytes (Batch *batch, SwbCell *cell, sqlite3_value *value)
{
  const void *bytes = sqlite3_value_blob (value);
  guint8 *to;

  cell->length = sqlite3_value_bytes (value);
  if (bytes == NULL && cell->length > 0)
    return FALSE;
  to = make_room (batch, SWB_CHECKSUM_PACKED + (gsize) cell->length);
  swb_checksum_pack (to, cell->type, (guint64) cell->length);
  cell->offset = batch->used + SWB_CHECKSUM_PACKED;
  if (cell->length > 0)
    memcpy (to + SWB_CHECKSUM_PACKED, bytes, (gsize) cell->length);
  batch->used = cell->offset + (gsize) cell->length;
  return TRUE;
}

/* FALSE where there is no memory for it. */
static gboolean
take_value (Batch *batch, SwbCell *cell, sqlite3_value *value)
{
  guint64 bits;

  cell->type = sqlite3_value_type (value);
  cell->length = 0;
  switch (cell->type)
    {
    case SQLITE_INTEGER:
      cell->integer = sqlite3_value_int64 (value);
      swb_checksum_pack (make_room (batch, SWB_CHECKSUM_PACKED), cell->type,
                         (guint64) cell->integer);
      batch->used += SWB_CHECKSUM_PACKED;
      break;
    case SQLITE_FLOAT:
      cell->real = sqlite3_value_double (value);
      memcpy (&bits, &cell->real, sizeof bits);
      swb_checksum_pack (make_room (batch, SWB_CHECKSUM_PACKED), cell->type,
                         bits);
      batch->used += SWB_CHECKSUM_PACKED;
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return take_bytes (batch, cell, value);
    default:
      *make_room (batch, 1) = (guint8) cell->type;
      batch->used++;
      break;
    }
  return TRUE;
}

static gboolean
has_bytes (const SwbCell *cell)
{
  return cell->type == SQLITE_TEXT || cell->type == SQLITE_BLOB;
}

/* As SQLite orders keys of one type; greater than nought where they have not
 * one. */
static int
compare_keys (const SwbCell *one,
              const guint8 *bytes,
              const SwbCell *other,
              const guint8 *other_bytes)
{
  int order;

  if (one->type != other->type)
    return 1;
  if (one->type == SQLITE_INTEGER)
    return (one->integer > other->integer) - (one->integer < other->integer);
  if (!has_bytes (one))
    return 1;
  order = memcmp (bytes + one->offset, other_bytes + other->offset,
                  (gsize) MIN (one->length, other->length));
  return order != 0 ? order : one->length - other->length;
}

/* A row that does not stand where its key belongs would not be found. */
static gboolean
check_order (SwbRowStream *stream,
             const SwbPassage *passage,
             const Batch *batch,
             const SwbCell *row,
             GError **error)
{
  int order = stream->has_last ? 0 : -1;

  for (guint i = 0; i < passage->n_keys && order == 0; i++)
    order = compare_keys (&stream->last[i], stream->last_bytes->data, &row[i],
                          batch->bytes);
  if (order >= 0)
    return set_damaged (
        error, _ ("The workspace is damaged: its rows are not in order"));
  stream->has_last = TRUE;
  g_byte_array_set_size (stream->last_bytes, 0);
  for (guint i = 0; i < passage->n_keys; i++)
    {
      stream->last[i] = row[i];
      if (!has_bytes (&row[i]))
        continue;
      stream->last[i].offset = stream->last_bytes->len;
      g_byte_array_append (stream->last_bytes, batch->bytes + row[i].offset,
                           (guint) row[i].length);
    }
  return TRUE;
}

static gboolean
take_row (SwbRowStream *stream,
          SwbPassage *passage,
          Batch *batch,
          GError **error)
{
  for (int i = 0; i < passage->n_columns; i++)
    {
      SwbCell *cell = &batch->cells[batch->n_cells++];

      if (!take_value (batch, cell, sqlite3_column_value (passage->reader, i)))
        {
          swb_database_set_error (stream->from, error);
          return FALSE;
        }
      if (cell->type == SQLITE_TEXT && passage->wanted[i] &&
          !check_text ((const char *) batch->bytes + cell->offset,
                       (gsize) cell->length, error))
        return FALSE;
      if (i == passage->id &&
          (cell->type != SQLITE_BLOB || cell->length != ID_BYTES))
        return set_damaged (
            error, _ ("The workspace is damaged: an id in it is not 16 bytes"));
    }
  return passage->n_keys == 0 ||
         check_order (
             stream, passage, batch,
             &batch->cells[batch->n_cells - (guint) passage->n_columns], error);
}

/* The last row was summed: is it what was saved? */
static gboolean
end_table (SwbRowStream *stream, SwbPassage *passage, GError **error)
{
  g_autofree char *found = swb_sha256_finish (stream->sum);

  stream->reading++;
  stream->has_last = FALSE;
  return passage->told == NULL ||
         swb_checksum_agree (passage->table, passage->told, found, error);
}

static void
batch_empty (Batch *batch)
{
  if (batch->allocated > LARGEST_KEPT)
    {
      g_clear_pointer (&batch->bytes, g_free);
      batch->allocated = 0;
    }
  if (batch->cells == NULL)
    batch->cells = g_new (SwbCell, BATCH_CELLS);
  make_room (batch, BATCH_BYTES - batch->used);
  batch->used = 0;
  batch->n_cells = 0;
  batch->last = FALSE;
}

/* Fills an empty BATCH with the next rows of the table that is being read. */
static gboolean
read_rows (SwbRowStream *stream, Batch *batch, GError **error)
{
  SwbPassage *passage = g_ptr_array_index (stream->passages, stream->reading);

  while (!batch->last && batch->used < BATCH_BYTES &&
         batch->n_cells + (guint) passage->n_columns <= BATCH_CELLS)
    {
      gboolean has_row;

      if (!swb_database_step (stream->from, passage->reader, &has_row, error))
        return FALSE;
      batch->last = !has_row;
      if (has_row && !take_row (stream, passage, batch, error))
        {
          sqlite3_reset (passage->reader);
          return FALSE;
        }
    }
  if (passage->told != NULL)
    swb_sha256_add (stream->sum, batch->bytes, batch->used);
  for (guint i = 0; i < batch->n_cells; i++)
    if (has_bytes (&batch->cells[i]))
      batch->cells[i].bytes = batch->bytes + batch->cells[i].offset;
  return !batch->last || end_table (stream, passage, error);
}

static gpointer
read_thread (gpointer data)
{
  SwbRowStream *stream = data;

  while (stream->reading < stream->passages->len)
    {
      Batch *batch = g_async_queue_pop (stream->empty);
      gboolean ok;

      if (g_atomic_int_get (&stream->stop))
        break;
      batch_empty (batch);
      ok = read_rows (stream, batch, &batch->error);
      g_async_queue_push (stream->full, batch);
      if (!ok)
        break;
    }
  return NULL;
}

/**
 * swb_row_stream_new:
 * @from: a connection; not to be used until the stream is freed
 * @passages: (element-type SwbPassage): the tables, in their order
 * @beside: whether a thread is worth its while
 *
 * Returns: (transfer full): a stream before the first row of the first table
 */
SwbRowStream *
swb_row_stream_new (SwbDatabase *from, GPtrArray *passages, gboolean beside)
{
  SwbRowStream *stream = g_new0 (SwbRowStream, 1);

  stream->from = from;
  stream->passages = g_ptr_array_ref (passages);
  stream->sum = swb_sha256_new ();
  stream->last_bytes = g_byte_array_new ();
  stream->full = g_async_queue_new ();
  stream->empty = g_async_queue_new ();
  for (guint i = 0; i < BATCHES; i++)
    g_async_queue_push (stream->empty, &stream->batches[i]);
  if (beside)
    stream->thread = g_thread_try_new ("swb-rows", read_thread, stream, NULL);
  return stream;
}

static void
stop_thread (SwbRowStream *stream)
{
  if (stream->thread == NULL)
    return;
  g_atomic_int_set (&stream->stop, TRUE);
  if (stream->batch != NULL)
    g_async_queue_push (stream->empty, g_steal_pointer (&stream->batch));
  for (Batch *batch; (batch = g_async_queue_try_pop (stream->full)) != NULL;)
    g_async_queue_push (stream->empty, batch);
  g_thread_join (g_steal_pointer (&stream->thread));
}

/**
 * swb_row_stream_free:
 * @stream: (transfer full) (nullable): a stream, at its end or not
 */
void
swb_row_stream_free (SwbRowStream *stream)
{
  if (stream == NULL)
    return;
  stop_thread (stream);
  for (guint i = 0; i < stream->passages->len; i++)
    {
      SwbPassage *passage = g_ptr_array_index (stream->passages, i);

      sqlite3_reset (passage->reader);
    }
  for (guint i = 0; i < BATCHES; i++)
    {
      g_free (stream->batches[i].bytes);
      g_free (stream->batches[i].cells);
      g_clear_error (&stream->batches[i].error);
    }
  g_async_queue_unref (stream->full);
  g_async_queue_unref (stream->empty);
  g_ptr_array_unref (stream->passages);
  swb_sha256_free (stream->sum);
  g_byte_array_unref (stream->last_bytes);
  g_free (stream);
}

static gboolean
next_batch (SwbRowStream *stream, GError **error)
{
  if (stream->batch != NULL)
    g_async_queue_push (stream->empty, g_steal_pointer (&stream->batch));
  stream->next_cell = 0;
  if (stream->thread != NULL)
    stream->batch = g_async_queue_pop (stream->full);
  else
    {
      stream->batch = g_async_queue_pop (stream->empty);
      batch_empty (stream->batch);
      read_rows (stream, stream->batch, &stream->batch->error);
    }
  if (stream->batch->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&stream->batch->error));
  return FALSE;
}

/**
 * swb_row_stream_next:
 * @stream: a stream whose last table has not ended, and that never failed
 * @row: (out): the cells of the next row; null where the table has ended,
 *   the next row is then the first of the next table
 * @error: why not; that the rows are not those that were saved, too
 *
 * Returns: whether it went well
 */
gboolean
swb_row_stream_next (SwbRowStream *stream, const SwbCell **row, GError **error)
{
  const SwbPassage *passage =
      g_ptr_array_index (stream->passages, stream->taking);

  while (stream->batch == NULL || stream->next_cell == stream->batch->n_cells)
    {
      if (stream->batch != NULL && stream->batch->last)
        {
          g_async_queue_push (stream->empty, g_steal_pointer (&stream->batch));
          stream->taking++;
          *row = NULL;
          return TRUE;
        }
      if (!next_batch (stream, error))
        return FALSE;
    }
  *row = stream->batch->cells + stream->next_cell;
  stream->next_cell += (guint) passage->n_columns;
  return TRUE;
}

/* The pages that were read, of all; those of indices are not. */
static void
tell (SwbRowStream *stream, const SwbStride *stride, gint64 n_bytes)
{
  int n_pages = 0;
  int highest;

  if (stride->progress == NULL || n_bytes <= 0)
    return;
  sqlite3_db_status (swb_database_get_handle (stream->from),
                     SQLITE_DBSTATUS_CACHE_MISS, &n_pages, &highest, 0);
  swb_progress_set (stride->progress,
                    (guint64) n_bytes * stride->from +
                        (guint64) MIN ((gint64) n_pages * PAGE_BYTES, n_bytes) *
                            (stride->to - stride->from),
                    (guint64) n_bytes * 100);
}

/**
 * swb_row_stream_verify:
 * @stream: a stream before its first row, without a thread
 * @stride: a part of long work, which this is
 * @n_bytes: of the file, whose pages have 4096 bytes
 * @error: why not; that the rows are not those that were saved, too
 *
 * Takes the rows of all tables, only to look at them.
 *
 * Returns: whether each is what it has to be
 */
gboolean
swb_row_stream_verify (SwbRowStream *stream,
                       const SwbStride *stride,
                       gint64 n_bytes,
                       GError **error)
{
  while (stream->taking < stream->passages->len)
    {
      if (!next_batch (stream, error))
        return FALSE;
      stream->taking += stream->batch->last ? 1 : 0;
      tell (stream, stride, n_bytes);
    }
  return TRUE;
}
