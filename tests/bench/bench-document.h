/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the measurements of a document share: a document in a folder of its
 * own, acts with the moments when they were durable and shown, and how long
 * the main loop was busy at a stretch. */
#pragma once

#include "bench.h"

#include "document/swb-document.h"

G_BEGIN_DECLS

/**
 * BenchTimes:
 * @durable: milliseconds from asking to the end of the transaction
 * @durable_cpu: milliseconds of processor that this took, in all threads
 * @durable_writer: of that, the thread that has the database
 * @shown: milliseconds from asking to the answer, with the model up to date
 * @shown_cpu: likewise
 * @busy: the longest milliseconds that the main loop did not look at events
 */
typedef struct
{
  double durable;
  double durable_cpu;
  double durable_writer;
  double shown;
  double shown_cpu;
  double busy;
} BenchTimes;

void bench_document_start (void);
void bench_document_end (void);
SwbDocument *bench_document_open (void);
void bench_document_close (SwbDocument *document);
const char *bench_document_path (SwbDocument *document);
GAsyncResult *bench_wait (GAsyncResult **result);
void
bench_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data);
double bench_take_busy (void);
BenchTimes bench_run (SwbDocument *document, SwbCommand *command);
BenchTimes bench_undo (SwbDocument *document, gboolean redo);
SwbCommand *bench_add_people (guint n);

double bench_cpu (void);
gint64 bench_status (const char *key);

G_END_DECLS
