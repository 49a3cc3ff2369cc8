/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one row of an imported table says about an account. */
#pragma once

#include "base/swb-money.h"
#include "exchange/swb-mapping.h"

G_BEGIN_DECLS

#define SWB_FIRST_METRIC SWB_FIELD_FOLLOWERS
#define SWB_N_METRICS (SWB_FIELD_ENGAGEMENT_RATE - SWB_FIELD_FOLLOWERS + 1)

/**
 * SwbImportRow:
 * @row: in the grid
 * @key: platform and folded handle: what accounts are matched by
 * @values: by metric, SWB_FIRST_METRIC the first; NaN where the row has none
 * @problem: (nullable): why the row is wrong
 * @problem_column: the column of the cell that is, -1 for the whole row
 *
 * Texts are "" or null where the row has none.
 */
typedef struct
{
  guint row;
  SwbPlatform platform;
  char *key;
  char *handle;
  char *name;
  char *niches;
  char *country;
  char *audience_country;
  char *languages;
  char *city;
  char *contact;
  char *url;
  SwbMoney fee;
  double values[SWB_N_METRICS];
  char *problem;
  int problem_column;
} SwbImportRow;

/**
 * SwbImportRule:
 *
 * What the cells of all rows are read by.
 */
typedef struct
{
  SwbGrid *grid;
  SwbMapping *mapping;
  guint first_row;
  guint n_cells;
  char decimal_sign;
  SwbPlatform platform;
  SwbDay day;
  char *currency;
  char *source;
} SwbImportRule;

SwbImportRow *swb_import_row_read (const SwbImportRule *rule, guint row);
void swb_import_row_free (SwbImportRow *row);
char *swb_import_key (SwbPlatform platform, const char *handle);
char *swb_import_join_words (const char *words, const char *more);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbImportRow, swb_import_row_free)

G_END_DECLS
