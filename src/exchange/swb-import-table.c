/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that somebody wants to import. SwbImportReading happens on a worker;
 * the object itself belongs to the main thread. */
#include "exchange/swb-import-table-private.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

/* Letters of a cell that are shown. */
#define MOST_SHOWN 1000

G_DEFINE_FINAL_TYPE (SwbImportTable, swb_import_table, G_TYPE_OBJECT)

static void
swb_import_table_dispose (GObject *object)
{
  SwbImportTable *self = SWB_IMPORT_TABLE (object);

  g_clear_pointer (&self->reading, swb_import_reading_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->currency, g_free);
  G_OBJECT_CLASS (swb_import_table_parent_class)->dispose (object);
}

static void
swb_import_table_class_init (SwbImportTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_import_table_dispose;
}

static void
swb_import_table_init (SwbImportTable *self)
{
  self->currency = g_strdup ("");
}

/**
 * swb_import_table_new:
 * @bytes: a file
 * @file_name: its name without folders; it becomes part of the readings'
 *   source and may tell platform and month
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR, or cancelled
 *
 * Reads a table and proposes everything about it. Takes its time with a large
 * one: on the main thread use swb_import_table_load_async().
 *
 * Returns: (transfer full) (nullable): the table
 */
SwbImportTable *
swb_import_table_new (GBytes *bytes,
                      const char *file_name,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (bytes != NULL && file_name != NULL, NULL);

  return swb_import_table_read (bytes, file_name, NULL, cancellable, error);
}

/* Inside the exchange library only: as swb_import_table_new(), and tells how
 * far it is. */
SwbImportTable *
swb_import_table_read (GBytes *bytes,
                       const char *file_name,
                       SwbProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SwbImportTable) self = NULL;
  SwbImportReading *reading =
      swb_import_reading_new (bytes, NULL, progress, cancellable, error);

  if (reading == NULL)
    return NULL;
  self = g_object_new (SWB_TYPE_IMPORT_TABLE, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->reading = reading;
  self->name = swb_text_clean (file_name, -1);
  self->platform = swb_table_guess_platform (
      reading->grid, reading->options.header, self->name);
  self->found = reading->options;
  self->found_platform = self->platform;
  self->day = swb_table_guess_day (self->name);
  self->day_is_from_name = self->day != SWB_DAY_NONE;
  if (!self->day_is_from_name)
    self->day = swb_day_today ();
  return g_steal_pointer (&self);
}

/**
 * swb_import_table_get_name:
 * @self: a table
 *
 * Returns: (transfer none): the file's name
 */
const char *
swb_import_table_get_name (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  return self->name;
}

/**
 * swb_import_table_get_options:
 * @self: a table
 *
 * Returns: (transfer none): how it is read
 */
const SwbImportOptions *
swb_import_table_get_options (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  return &self->reading->options;
}

/**
 * swb_import_table_get_sheets:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the names of the sheets of a
 *   spreadsheet; %NULL for a table of text
 */
const char *const *
swb_import_table_get_sheets (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  return (const char *const *) self->reading->sheets;
}

/**
 * swb_import_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns
 */
guint
swb_import_table_get_n_columns (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), 0);
  return swb_grid_get_n_columns (self->reading->grid);
}

static guint
first_row (SwbImportTable *self)
{
  return self->reading->options.header ? 1 : 0;
}

/**
 * swb_import_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows without the titles
 */
guint
swb_import_table_get_n_rows (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), 0);
  return swb_grid_get_n_rows (self->reading->grid) - first_row (self);
}

/**
 * swb_import_table_dup_title:
 * @self: a table
 * @column: a column
 *
 * Returns: (transfer full): its title for people; "Column 3" without one
 */
char *
swb_import_table_dup_title (SwbImportTable *self, guint column)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  if (first_row (self) == 1)
    title =
        swb_text_clean (swb_grid_get_cell (self->reading->grid, 0, column), -1);
  if (title == NULL || *title == '\0')
    return g_strdup_printf (_ ("Column %u"), column + 1);
  return swb_text_show_line (title, MOST_SHOWN);
}

/**
 * swb_import_table_dup_cell:
 * @self: a table
 * @row: a row, 0 the first one below the titles
 * @column: a column
 *
 * Returns: (transfer full): the cell on one line, for people
 */
char *
swb_import_table_dup_cell (SwbImportTable *self, guint row, guint column)
{
  g_autofree char *cell = NULL;

  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  cell = swb_text_clean (
      swb_grid_get_cell (self->reading->grid, row + first_row (self), column),
      -1);
  return swb_text_show_line (cell, MOST_SHOWN);
}

/**
 * swb_import_table_get_n_unreadable:
 * @self: a table
 *
 * Returns: how many places of the file are no letters in its encoding
 */
guint
swb_import_table_get_n_unreadable (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), 0);
  return self->reading->n_unreadable;
}

/**
 * swb_import_table_get_platform:
 * @self: a table
 *
 * Returns: the platform of rows that do not say it themselves;
 *   %SWB_PLATFORM_OTHER where nobody told
 */
SwbPlatform
swb_import_table_get_platform (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), SWB_PLATFORM_OTHER);
  return self->platform;
}

/**
 * swb_import_table_set_platform:
 * @self: a table
 * @platform: the platform of rows that do not say it themselves
 */
void
swb_import_table_set_platform (SwbImportTable *self, SwbPlatform platform)
{
  g_return_if_fail (SWB_IS_IMPORT_TABLE (self));
  self->platform = platform;
}

/**
 * swb_import_table_get_day:
 * @self: a table
 *
 * Returns: the day that the numbers are of: told by the file's name (for a
 *   month its first day), else today, else what was set
 */
SwbDay
swb_import_table_get_day (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), SWB_DAY_NONE);
  return self->day;
}

/**
 * swb_import_table_get_day_is_from_name:
 * @self: a table
 *
 * Returns: whether the day was told by the file's name
 */
gboolean
swb_import_table_get_day_is_from_name (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), FALSE);
  return self->day_is_from_name;
}

/**
 * swb_import_table_set_day:
 * @self: a table
 * @day: the day that the numbers are of
 */
void
swb_import_table_set_day (SwbImportTable *self, SwbDay day)
{
  g_return_if_fail (SWB_IS_IMPORT_TABLE (self) && swb_day_is_valid (day));
  self->day = day;
  self->day_is_from_name = FALSE;
}

/**
 * swb_import_table_get_currency:
 * @self: a table
 *
 * Returns: (transfer none): the currency of fees without a sign; "" for none
 */
const char *
swb_import_table_get_currency (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), "");
  return self->currency;
}

/**
 * swb_import_table_set_currency:
 * @self: a table
 * @currency: (nullable): the currency of fees without a sign
 */
void
swb_import_table_set_currency (SwbImportTable *self, const char *currency)
{
  g_return_if_fail (SWB_IS_IMPORT_TABLE (self));
  g_free (self->currency);
  self->currency = g_strdup (currency != NULL ? currency : "");
}

/**
 * swb_import_table_get_update:
 * @self: a table
 *
 * Returns: whose word counts about creators whom the workspace has
 */
SwbImportUpdate
swb_import_table_get_update (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), SWB_IMPORT_FILL);
  return self->update;
}

/**
 * swb_import_table_set_update:
 * @self: a table
 * @update: whose word counts about creators whom the workspace has
 */
void
swb_import_table_set_update (SwbImportTable *self, SwbImportUpdate update)
{
  g_return_if_fail (SWB_IS_IMPORT_TABLE (self));
  g_return_if_fail (update < SWB_N_IMPORT_UPDATES);
  self->update = update;
}

/**
 * swb_import_table_get_grid:
 * @self: a table
 *
 * Returns: (transfer none): the cells, titles among them
 */
SwbGrid *
swb_import_table_get_grid (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  return self->reading->grid;
}

/**
 * swb_import_table_get_text:
 * @self: a table
 *
 * Returns: (transfer none): the file as UTF-8, as the cells were read from it
 */
GBytes *
swb_import_table_get_text (SwbImportTable *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  return self->reading->text;
}
