/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells on their way to and from a spreadsheet through the clipboard. */
#pragma once

#include "exchange/swb-grid.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** The most text that is taken, in bytes. */
#define SWB_TSV_MOST_BYTES (64 * 1024 * 1024)
/** The most cells that are taken. */
#define SWB_TSV_MOST_CELLS 1000000

void swb_tsv_append_row (GString *out, const char *const *cells, guint n_cells);
void swb_tsv_append_html_row (GString *out,
                              const char *const *cells,
                              guint n_cells,
                              gboolean header);
char *swb_tsv_html (const char *rows);
SwbGrid *swb_tsv_read (const char *text,
                       gsize length,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
