/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New rows made ready for one statement, some hundred at a time. Inside the
 * storage library only. */
#pragma once

#include "storage/swb-row-stream.h"
#include "storage/swb-writer.h"

G_BEGIN_DECLS

/* No table has more columns, the id among them. */
#define SWB_BATCH_COLUMNS 32

/**
 * SwbBatch:
 * @n_rows: how many rows it has
 * @last: whether no row comes after them
 * @sql: the statement that sets them down
 * @error: (nullable): why the rows end here
 *
 * What all its rows have in common stands in the statement, so that SQLite
 * does not ask for it row by row.
 */
typedef struct
{
  guint n_rows;
  gboolean last;
  GString *sql;
  GError *error;
  /* the inside */
  SwbTableId table;
  guint n_columns; /* without the id */
  SwbCell *cells;  /* n_columns + 1 a row, the id first */
  GByteArray *bytes;
  gboolean same[SWB_BATCH_COLUMNS];
} SwbBatch;

SwbBatch *swb_batch_new (SwbTableId table);
void swb_batch_free (SwbBatch *batch);
void swb_batch_fill (SwbBatch *batch,
                     SwbWriterRowFunc next,
                     gpointer data,
                     GArray *made);
const SwbCell *swb_batch_row (const SwbBatch *batch, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbBatch, swb_batch_free)

G_END_DECLS
