/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows of an import on all processors and gives them in order.
 * Inside the exchange library only. */
#pragma once

#include "exchange/swb-import-match.h"

G_BEGIN_DECLS

/** How many rows of the grid a thread takes at a time. */
#define SWB_IMPORT_ROWS_AT_A_TIME 1024

/**
 * SwbImportStretch:
 * @first: its first row in the grid
 * @end: behind its last one
 * @rows: (element-type SwbImportRow): in order; null while nobody has read it
 * @matches: (element-type SwbImportMatch): of rows whose account the workspace
 *   has
 * @match_of: (element-type guint32): a row: 1 + its place in @matches, or 0
 * @alike: (nullable): by row + 1, GPtrArray of SwbImportCandidate: of rows
 * whose grid row is about nobody known, those whom it may be about
 * @n_crowded: rows that could not be compared with all who share a word
 */
typedef struct
{
  guint first;
  guint end;
  GArray *rows;
  GArray *matches;
  GArray *match_of;
  GHashTable *alike;
  guint n_crowded;
  gboolean done;
} SwbImportStretch;

typedef struct _SwbImportReader SwbImportReader;

SwbImportReader *swb_import_reader_new (const SwbImportRule *rule,
                                        guint end,
                                        guint at_a_time,
                                        guint n_threads);
void swb_import_reader_start (SwbImportReader *reader,
                              SwbImportMatcher *matcher);
const SwbImportStretch *swb_import_reader_next (SwbImportReader *reader);
void swb_import_reader_stop (SwbImportReader *reader);
void swb_import_reader_free (SwbImportReader *reader);

G_END_DECLS
