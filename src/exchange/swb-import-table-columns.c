/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table that is imported hold. */
#include "exchange/swb-import-table-private.h"

#include "exchange/swb-share-pairs.h"
#include "exchange/swb-share-title.h"

#include <string.h>

/**
 * swb_import_table_get_field:
 * @self: a table
 * @column: a column
 *
 * Returns: what it holds
 */
SwbField
swb_import_table_get_field (SwbImportTable *self, guint column)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), SWB_FIELD_IGNORE);
  g_return_val_if_fail (column < self->reading->mapping->n_columns,
                        SWB_FIELD_IGNORE);
  return self->reading->mapping->columns[column].field;
}

/**
 * swb_import_table_set_field:
 * @self: a table
 * @column: a column
 * @field: what it holds
 */
void
swb_import_table_set_field (SwbImportTable *self, guint column, SwbField field)
{
  SwbImportReading *reading;
  char *who;

  g_return_if_fail (SWB_IS_IMPORT_TABLE (self));
  reading = self->reading;
  swb_mapping_set (reading->mapping, column, field);
  who = reading->mapping->columns[column].who;
  *who = '\0';
  if (swb_field_is_share (field) && reading->options.header)
    swb_share_title_tell_who (swb_grid_get_cell (reading->grid, 0, column),
                              field, who);
  swb_mapping_pair_shares (reading->mapping, reading->grid,
                           reading->options.header);
}

/**
 * swb_import_table_set_share:
 * @self: a table
 * @column: a column with shares of an audience
 * @who: (nullable): of whom they are; null or "" where the cells are lists that
 *   say it
 * @percent: whether cells without a sign are in hundredths
 *
 * Who cannot be so leaves the column's who as it was; the unit is set.
 *
 * Returns: whether it can be so: an age is one, a country is known, and a name
 *   is shorter than %SWB_SHARE_LONGEST bytes
 */
gboolean
swb_import_table_set_share (SwbImportTable *self,
                            guint column,
                            const char *who,
                            gboolean percent)
{
  SwbColumnMapping *own;
  g_autofree char *tidy = NULL;

  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), FALSE);
  g_return_val_if_fail (column < self->reading->mapping->n_columns, FALSE);
  own = &self->reading->mapping->columns[column];
  g_return_val_if_fail (swb_field_is_share (own->field), FALSE);
  own->percent = percent;
  tidy = swb_share_tidy (swb_field_share_kind (own->field), who);
  if (tidy == NULL && who != NULL && *who != '\0')
    return FALSE;
  if (tidy != NULL && strlen (tidy) >= sizeof own->who)
    return FALSE;
  g_strlcpy (own->who, tidy != NULL ? tidy : "", sizeof own->who);
  swb_mapping_pair_shares (self->reading->mapping, self->reading->grid,
                           self->reading->options.header);
  return TRUE;
}

/**
 * swb_import_table_set_account:
 * @self: a table
 * @column: a column
 * @platform: of which account of the row it tells; %SWB_PLATFORM_OTHER for the
 *   one that the row is of
 */
void
swb_import_table_set_account (SwbImportTable *self,
                              guint column,
                              SwbPlatform platform)
{
  g_return_if_fail (SWB_IS_IMPORT_TABLE (self));
  swb_mapping_set_platform (self->reading->mapping, column, platform);
}

/**
 * swb_import_table_get_mapping:
 * @self: a table
 *
 * Returns: (transfer none): what all columns hold
 */
const SwbMapping *
swb_import_table_get_mapping (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  return self->reading->mapping;
}

/**
 * swb_import_table_dup_signature:
 * @self: a table
 *
 * Returns: (transfer full): the key to remember under what a person said of it
 */
char *
swb_import_table_dup_signature (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  return swb_table_signature (self->reading->grid,
                              self->reading->options.header);
}
