/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file's bytes as a table: encoding, delimiter, cells, titles, and a
 * proposal of what the columns hold. */
#include "exchange/swb-import-reading.h"

#include "exchange/swb-csv.h"
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_TO_LOOK_AT 1000
/* Where the cells begin in the progress, and where they end: unpacking a sheet
 * takes longer than reading letters. */
#define CELLS_OF_TEXT 0.12
#define CELLS_OF_SHEET 0.8
#define CELLS_END 0.85

/**
 * swb_import_reading_free:
 * @reading: (transfer full): a reading
 */
void
swb_import_reading_free (SwbImportReading *reading)
{
  g_clear_pointer (&reading->sheets, g_strfreev);
  g_clear_pointer (&reading->text, g_bytes_unref);
  g_clear_pointer (&reading->grid, swb_grid_unref);
  g_clear_pointer (&reading->mapping, swb_mapping_free);
  g_free (reading);
}

static gboolean
fail (GError **error, SwbExchangeError code, const char *message)
{
  g_set_error_literal (error, SWB_EXCHANGE_ERROR, code, message);
  return FALSE;
}

/* Files that people mistake for a table of text. */
static gboolean
check_kind (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    return fail (error, SWB_EXCHANGE_ERROR_EMPTY,
                 _ ("There is nothing in this file"));
  if (size >= 5 &&
      (memcmp (data, "%PDF-", 5) == 0 ||
       memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0 ||
       memcmp (data, "\x89PNG", 4) == 0 || memcmp (data, "SQLit", 5) == 0))
    return fail (error, SWB_EXCHANGE_ERROR_NOT_A_TABLE,
                 _ ("This is no table. Save it as CSV or XLSX and import "
                    "that"));
  return TRUE;
}

static void
read_text (SwbImportReading *reading, GBytes *bytes, gboolean guess)
{
  SwbImportOptions *own = &reading->options;

  if (guess)
    own->encoding = swb_encoding_detect (bytes);
  reading->text =
      swb_encoding_decode (bytes, own->encoding, &reading->n_unreadable);
  if (guess)
    own->delimiter = swb_csv_detect_delimiter (reading->text);
}

/* A sheet becomes text whose numbers are written in one way only. */
static gboolean
read_sheet (SwbImportReading *reading,
            GBytes *bytes,
            SwbProgress *progress,
            GCancellable *cancellable,
            GError **error)
{
  SwbImportOptions *own = &reading->options;
  g_autoptr (GPtrArray) names =
      swb_xlsx_list_sheets (bytes, cancellable, error);

  if (names == NULL)
    return FALSE;
  own->sheet = MIN (own->sheet, names->len - 1);
  own->encoding = SWB_ENCODING_UTF8;
  own->delimiter = ',';
  reading->text =
      swb_xlsx_read_sheet (bytes, own->sheet, progress, cancellable, error);
  g_ptr_array_add (names, NULL);
  reading->sheets = (GStrv) g_ptr_array_steal (names, NULL);
  return reading->text != NULL;
}

/* How dates are written, by the column that seems to have them. */
static SwbDateOrder
guess_dates (SwbGrid *grid, gboolean header)
{
  guint n_rows = MIN (swb_grid_get_n_rows (grid), ROWS_TO_LOOK_AT);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; header && i < swb_grid_get_n_columns (grid); i++)
    if (swb_field_is_date (
            swb_title_read (swb_grid_get_cell (grid, 0, i)).field))
      for (guint row = 1; row < n_rows; row++)
        g_ptr_array_add (cells, (gpointer) swb_grid_get_cell (grid, row, i));
  return swb_date_guess_order ((const char *const *) cells->pdata, cells->len);
}

/* Titles, and how numbers and dates are written, where nobody said. */
static void
guess_rest (SwbImportReading *reading)
{
  SwbImportOptions *own = &reading->options;

  own->header = swb_table_has_header (reading->grid);
  own->dates = guess_dates (reading->grid, own->header);
  own->decimal_sign =
      reading->sheets != NULL
          ? '.'
          : swb_table_guess_decimal_sign (reading->grid, own->header);
}

static gboolean
read_cells (SwbImportReading *reading,
            GBytes *bytes,
            gboolean guess,
            SwbProgress *progress,
            GCancellable *cancellable,
            GError **error)
{
  const gboolean is_sheet = swb_xlsx_looks_like_one (bytes);
  const double begin = is_sheet ? CELLS_OF_SHEET : CELLS_OF_TEXT;
  SwbImportOptions *own = &reading->options;
  gboolean done = TRUE;

  swb_progress_push (progress, 0, begin);
  if (is_sheet)
    done = read_sheet (reading, bytes, progress, cancellable, error);
  else
    read_text (reading, bytes, guess);
  swb_progress_pop (progress);
  if (!done)
    return FALSE;
  if (guess || reading->sheets != NULL)
    own->quote = '"';
  swb_progress_push (progress, begin, CELLS_END);
  reading->grid = swb_csv_read_quoted (
      reading->text, own->delimiter, own->quote, progress, cancellable, error);
  swb_progress_pop (progress);
  return reading->grid != NULL;
}

/**
 * swb_import_reading_new:
 * @bytes: a file
 * @options: (nullable): how to read it; %NULL to find out
 * @progress: (nullable): told how much is read
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR, or cancelled
 *
 * Returns: (transfer full) (nullable): the table, columns proposed
 */
SwbImportReading *
swb_import_reading_new (GBytes *bytes,
                        const SwbImportOptions *options,
                        SwbProgress *progress,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SwbImportReading) reading = g_new0 (SwbImportReading, 1);
  SwbImportOptions *own = &reading->options;

  if (!check_kind (bytes, error))
    return NULL;
  if (options != NULL)
    *own = *options;
  if (!read_cells (reading, bytes, options == NULL, progress, cancellable,
                   error))
    return NULL;
  if (options == NULL)
    swb_table_find_titles (reading->grid, &own->n_above, &own->n_titles);
  swb_table_lift_titles (reading->grid, own->n_above,
                         options == NULL || own->header ? own->n_titles : 1);
  if (options == NULL)
    guess_rest (reading);
  if (swb_grid_get_n_rows (reading->grid) <= (own->header ? 1u : 0u))
    {
      fail (error, SWB_EXCHANGE_ERROR_EMPTY,
            _ ("There are no rows in this file"));
      return NULL;
    }
  reading->mapping =
      swb_mapping_propose (reading->grid, own->header, own->decimal_sign);
  return g_steal_pointer (&reading);
}
