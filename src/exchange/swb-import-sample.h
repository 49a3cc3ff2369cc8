/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a table as they would be read, while a person still says
 * what its columns hold. */
#pragma once

#include "base/swb-number.h"
#include "exchange/swb-import-table.h"

G_BEGIN_DECLS

/**
 * SwbImportSampleCell:
 * @text: what was read, for people; "" for nothing
 * @problem: (nullable): why it cannot be read
 */
typedef struct
{
  char *text;
  char *problem;
} SwbImportSampleCell;

/**
 * SwbImportSample:
 * @fields: (array length=n_fields): what the columns are
 * @cells: (array): row by row, @n_rows x @n_fields
 */
typedef struct
{
  SwbField *fields;
  guint n_fields;
  guint n_rows;
  SwbImportSampleCell *cells;
} SwbImportSample;

SwbImportSample *swb_import_sample_new (SwbImportTable *table,
                                        guint most_rows,
                                        SwbGrouping grouping);
void swb_import_sample_free (SwbImportSample *sample);
const SwbImportSampleCell *
swb_import_sample_get (const SwbImportSample *sample, guint row, guint field);
guint swb_import_table_count_unread (SwbImportTable *table,
                                     guint column,
                                     char **example);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbImportSample, swb_import_sample_free)

G_END_DECLS
