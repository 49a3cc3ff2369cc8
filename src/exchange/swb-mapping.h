/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a table holds what: proposed, then changed by a person. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-platform.h"
#include "exchange/swb-field.h"
#include "exchange/swb-grid.h"

G_BEGIN_DECLS

/**
 * SwbColumnMapping:
 * @field: what the column holds
 * @rank: of the columns with the same field the lowest is read first; the
 *   others serve where it has nothing
 * @window: days that a rate was measured over, 0 where not told
 * @percent: whether the cells of a rate or a share are in hundredths though
 *   they do not say so
 * @platform: of which account of the row it tells, where a row has several;
 *   SWB_PLATFORM_OTHER for the account that the row is of
 * @who: of whom a share is; "" where the cells are lists that say it, or
 *   another column
 * @names: the column that says of whom a share is, counted from 1; 0 for none
 */
typedef struct
{
  SwbField field;
  guint rank;
  int window;
  gboolean percent;
  SwbPlatform platform;
  char who[SWB_SHARE_LONGEST];
  guint names;
} SwbColumnMapping;

/**
 * SwbMapping:
 * @n_remarks: columns at the beginning that are swb_table_count_remarks()
 */
typedef struct
{
  SwbColumnMapping *columns;
  guint n_columns;
  guint n_remarks;
} SwbMapping;

SwbMapping *
swb_mapping_propose (SwbGrid *grid, gboolean header, char decimal_sign);
SwbMapping *swb_mapping_copy (const SwbMapping *mapping);
void swb_mapping_free (SwbMapping *mapping);
void swb_mapping_set (SwbMapping *mapping, guint column, SwbField field);
gboolean swb_mapping_has (const SwbMapping *mapping, SwbField field);
void swb_mapping_set_platform (SwbMapping *mapping,
                               guint column,
                               SwbPlatform platform);
int swb_mapping_find (const SwbMapping *mapping, SwbField field, guint rank);
int swb_mapping_find_for (const SwbMapping *mapping,
                          SwbPlatform platform,
                          SwbField field,
                          guint rank);
guint swb_mapping_list_accounts (const SwbMapping *mapping,
                                 SwbPlatform platforms[SWB_N_PLATFORMS]);
char *swb_mapping_to_text (const SwbMapping *mapping);
gboolean swb_mapping_apply_text (SwbMapping *mapping, const char *text);
char *swb_mapping_to_titles (const SwbMapping *mapping,
                             SwbGrid *grid,
                             gboolean header);
guint swb_mapping_apply_titles (SwbMapping *mapping,
                                SwbGrid *grid,
                                gboolean header,
                                const char *text);

gboolean swb_table_has_header (SwbGrid *grid);
void swb_table_find_titles (SwbGrid *grid, guint *n_above, guint *n_titles);
void swb_table_lift_titles (SwbGrid *grid, guint n_above, guint n_titles);
SwbPlatform swb_table_platform_of (const char *text);
char swb_table_guess_decimal_sign (SwbGrid *grid, gboolean header);
char *swb_table_signature (SwbGrid *grid, gboolean header);
guint swb_table_count_remarks (SwbGrid *grid, gboolean header);
SwbPlatform swb_table_guess_platform (SwbGrid *grid,
                                      gboolean header,
                                      const char *file_name);
SwbDay swb_table_guess_day (const char *file_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbMapping, swb_mapping_free)

G_END_DECLS
