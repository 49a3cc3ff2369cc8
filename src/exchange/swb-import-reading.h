/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One reading of a file's bytes as a table, all on a worker. Inside the
 * exchange library only. */
#pragma once

#include "exchange/swb-import-table.h"

G_BEGIN_DECLS

/**
 * SwbImportReading:
 * @options: how the bytes were read
 * @sheets: (nullable): the names of the sheets of a spreadsheet
 * @text: the file, or the sheet, as UTF-8
 * @grid: its cells
 * @mapping: what its columns seem to hold
 * @n_unreadable: places that meant nothing
 */
typedef struct
{
  SwbImportOptions options;
  GStrv sheets;
  GBytes *text;
  SwbGrid *grid;
  SwbMapping *mapping;
  guint n_unreadable;
} SwbImportReading;

SwbImportReading *swb_import_reading_new (GBytes *bytes,
                                          const SwbImportOptions *options,
                                          SwbProgress *progress,
                                          GCancellable *cancellable,
                                          GError **error);
void swb_import_reading_free (SwbImportReading *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbImportReading, swb_import_reading_free)

G_END_DECLS
