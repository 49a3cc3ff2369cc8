/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values as RFC 4180 has them and as people send them. */
#pragma once

#include "base/swb-progress.h"
#include "exchange/swb-grid.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** The longest cell that is kept, in bytes. */
#define SWB_CSV_LONGEST_CELL (1024 * 1024)
/** The most cells of a row that are kept. */
#define SWB_CSV_MOST_CELLS 1000
/** The most cells of a table. */
#define SWB_CSV_MOST_IN_ALL (64 * 1024 * 1024)

SwbGrid *swb_csv_read (GBytes *text,
                       char delimiter,
                       guint max_rows,
                       GCancellable *cancellable,
                       GError **error);
SwbGrid *swb_csv_read_in_two (GBytes *text,
                              char delimiter,
                              char quote,
                              gsize split,
                              guint most_cells,
                              SwbProgress *progress,
                              GCancellable *cancellable,
                              GError **error);
SwbGrid *swb_csv_read_quoted (GBytes *text,
                              char delimiter,
                              char quote,
                              SwbProgress *progress,
                              GCancellable *cancellable,
                              GError **error);
char swb_csv_detect_delimiter (GBytes *text);
void swb_csv_append_cell (GString *out, const char *text, char delimiter);
void swb_csv_append_row (GString *out,
                         const char *const *cells,
                         guint n_cells,
                         char delimiter);

G_END_DECLS
