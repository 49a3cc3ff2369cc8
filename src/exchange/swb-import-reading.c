/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file's bytes as a table: encoding, delimiter, cells, titles, and a
 * proposal of what the columns hold. */
#include "exchange/swb-import-reading.h"

#include "exchange/swb-csv.h"
#include "exchange/swb-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * swb_import_reading_free:
 * @reading: (transfer full): a reading
 */
void
swb_import_reading_free (SwbImportReading *reading)
{
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
  if (size >= 4 && memcmp (data, "PK\003\004", 4) == 0)
    return fail (error, SWB_EXCHANGE_ERROR_NOT_A_TABLE,
                 _ ("This is a spreadsheet or an archive. Save it as CSV in "
                    "your spreadsheet program and import that"));
  if (size >= 5 &&
      (memcmp (data, "%PDF-", 5) == 0 ||
       memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0 ||
       memcmp (data, "\x89PNG", 4) == 0 || memcmp (data, "SQLit", 5) == 0))
    return fail (error, SWB_EXCHANGE_ERROR_NOT_A_TABLE,
                 _ ("This is no table of text. Save it as CSV and import "
                    "that"));
  return TRUE;
}

/**
 * swb_import_reading_new:
 * @bytes: a file
 * @options: (nullable): how to read it; %NULL to find out
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR, or cancelled
 *
 * Returns: (transfer full) (nullable): the table, columns proposed
 */
SwbImportReading *
swb_import_reading_new (GBytes *bytes,
                        const SwbImportOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SwbImportReading) reading = g_new0 (SwbImportReading, 1);
  SwbImportOptions *own = &reading->options;

  if (!check_kind (bytes, error))
    return NULL;
  if (options != NULL)
    *own = *options;
  else
    own->encoding = swb_encoding_detect (bytes);
  reading->text =
      swb_encoding_decode (bytes, own->encoding, &reading->n_unreadable);
  if (options == NULL)
    own->delimiter = swb_csv_detect_delimiter (reading->text);
  reading->grid =
      swb_csv_read (reading->text, own->delimiter, 0, cancellable, error);
  if (reading->grid == NULL)
    return NULL;
  if (options == NULL)
    {
      own->header = swb_table_has_header (reading->grid);
      own->decimal_sign =
          swb_table_guess_decimal_sign (reading->grid, own->header);
    }
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
