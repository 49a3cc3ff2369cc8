/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a file's tables, read and summed on a thread of their own while
 * whoever takes them sets them down. */
#pragma once

#include "base/swb-progress.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/**
 * SwbCell:
 * @type: as sqlite3_value_type() says
 * @length: of @bytes
 *
 * One value of a row, lent until the next row is asked for. Texts end without
 * a zero byte.
 */
typedef struct
{
  int type;
  int length;
  union
  {
    gint64 integer;
    double real;
    gsize offset; /* while the row is being read */
    const void *bytes;
  };
} SwbCell;

#define SWB_MOST_KEYS 3

/**
 * SwbStride:
 * @progress: (nullable): told how far the whole work is
 * @from: percent of it that are done before
 * @to: percent that are done after
 *
 * A part of long work.
 */
typedef struct
{
  SwbProgress *progress;
  guint from;
  guint to;
} SwbStride;

/**
 * SwbPassage:
 * @table: its name
 * @reader: gives all columns of its rows, by key where they are summed
 * @n_columns: how many
 * @wanted: (array length=n_columns): which columns are set down
 * @id: the column that has to hold an id; -1 where none has to
 * @n_keys: how many of the first columns have to ascend from row to row, at
 *   most %SWB_MOST_KEYS
 * @told: (nullable): the sum that the rows must have; null where they need not
 *
 * One table on its way.
 */
typedef struct
{
  const char *table;
  sqlite3_stmt *reader;
  int n_columns;
  gboolean *wanted;
  int id;
  guint n_keys;
  char *told;
} SwbPassage;

void swb_passage_free (SwbPassage *passage);

typedef struct _SwbRowStream SwbRowStream;

SwbRowStream *
swb_row_stream_new (SwbDatabase *from, GPtrArray *passages, gboolean beside);
void swb_row_stream_free (SwbRowStream *stream);
gboolean
swb_row_stream_next (SwbRowStream *stream, const SwbCell **row, GError **error);

gboolean swb_row_stream_verify (SwbRowStream *stream,
                                const SwbStride *stride,
                                gint64 n_bytes,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbPassage, swb_passage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRowStream, swb_row_stream_free)

G_END_DECLS
