/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of rows on their way into the details of a creator: whatever is stored,
 * what comes out can be shown and counted with. */
#include "document/swb-creator-details-private.h"

#include "base/swb-text.h"
#include "document/swb-roster-reader.h"

#include <math.h>

/* Of a subject; an account that is asked for every hour has 8,760 a year. */
#define MOST_READINGS 2000

/**
 * swb_detail_reader_each:
 * @reader: a reader
 * @sql: a query with ?1
 * @id: its ?1
 * @most: how many rows; where there are more, the details say that they are cut
 * @func: called with each row in @reader
 * @data: for @func
 * @error: #SwbStorageError
 *
 * Returns: whether all went well
 */
gboolean
swb_detail_reader_each (SwbDetailReader *reader,
                        const char *sql,
                        const SwbId *id,
                        guint most,
                        SwbDetailRowFunc func,
                        gpointer data,
                        GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (reader->db, sql, error);
  gboolean has_row;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, id);
  while (swb_database_step (reader->db, statement, &has_row, error))
    {
      if (has_row && n++ < most)
        {
          reader->row = statement;
          func (reader, data);
          continue;
        }
      reader->made->details.cut |= has_row;
      sqlite3_reset (statement);
      return TRUE;
    }
  return FALSE;
}

/**
 * swb_detail_text:
 * @reader: at a row
 * @column: of it
 *
 * Returns: the text on one line, as it may be shown; never null
 */
const char *
swb_detail_text (SwbDetailReader *reader, int column)
{
  g_autofree char *made = NULL;
  const char *shown =
      swb_text_shown ((const char *) sqlite3_column_text (reader->row, column),
                      SWB_MOST_SHOWN, &made);

  return swb_made_details_keep (reader->made, shown);
}

/**
 * swb_detail_lines:
 * @reader: at a row
 * @column: of it
 *
 * Returns: the text with its line breaks, as it may be shown, up to
 *   SWB_DETAIL_MOST_LETTERS; never null
 */
const char *
swb_detail_lines (SwbDetailReader *reader, int column)
{
  const char *text = (const char *) sqlite3_column_text (reader->row, column);
  const gsize length = (gsize) sqlite3_column_bytes (reader->row, column);
  g_autofree char *start = NULL;
  g_autofree char *shown = NULL;

  if (text == NULL)
    return "";
  start = g_strndup (text, MIN (length, 4 * SWB_DETAIL_MOST_LETTERS));
  shown = swb_text_show (start);
  if (g_utf8_strlen (shown, -1) > SWB_DETAIL_MOST_LETTERS)
    {
      *g_utf8_offset_to_pointer (shown, SWB_DETAIL_MOST_LETTERS) = '\0';
      reader->made->details.cut = TRUE;
    }
  return swb_made_details_keep (reader->made, shown);
}

/**
 * swb_detail_day:
 * @reader: at a row
 * @column: of it
 *
 * Returns: the day; SWB_DAY_NONE for none, and for a number that is no day
 */
SwbDay
swb_detail_day (SwbDetailReader *reader, int column)
{
  const gint64 day = sqlite3_column_int64 (reader->row, column);

  if (sqlite3_column_type (reader->row, column) == SQLITE_NULL ||
      day < SWB_DAY_MIN || day > SWB_DAY_MAX)
    return SWB_DAY_NONE;
  return (SwbDay) day;
}

/**
 * swb_detail_money:
 * @reader: at a row
 * @column: of it
 *
 * Returns: the amount, or none
 */
SwbMoney
swb_detail_money (SwbDetailReader *reader, int column)
{
  SwbMoney money;

  return swb_money_parse_text (
             (const char *) sqlite3_column_text (reader->row, column), &money)
             ? money
             : swb_money_none ();
}

/**
 * swb_detail_flight:
 * @reader: at a row
 * @column: of it
 *
 * Returns: the flight, or none
 */
SwbFlight
swb_detail_flight (SwbDetailReader *reader, int column)
{
  SwbFlight flight;

  return swb_flight_parse (
             (const char *) sqlite3_column_text (reader->row, column), &flight)
             ? flight
             : swb_flight_none ();
}

/**
 * swb_detail_id:
 * @reader: at a row
 * @column: of it
 *
 * Returns: the id; nil for none
 */
SwbId
swb_detail_id (SwbDetailReader *reader, int column)
{
  SwbId id;

  return swb_column_id (reader->row, column, &id) ? id : swb_id_nil ();
}

/**
 * swb_detail_real:
 * @reader: at a row
 * @column: of it
 *
 * Returns: the number; NaN for none, and for one that is not finite
 */
double
swb_detail_real (SwbDetailReader *reader, int column)
{
  const double number = sqlite3_column_double (reader->row, column);

  return sqlite3_column_type (reader->row, column) == SQLITE_NULL ||
                 !isfinite (number)
             ? NAN
             : number;
}

static void
add_reading (SwbDetailReader *reader, gpointer data)
{
  const gint64 window = sqlite3_column_int64 (reader->row, 5);
  SwbDetailReading *reading = g_new0 (SwbDetailReading, 1);

  reading->id = swb_detail_id (reader, 0);
  reading->metric = swb_detail_text (reader, 1);
  reading->value = swb_detail_real (reader, 2);
  reading->base = swb_detail_text (reader, 3);
  reading->base_value = swb_detail_real (reader, 4);
  reading->window = (int) CLAMP (window, 0, 36600);
  reading->day = swb_detail_day (reader, 6);
  reading->source = swb_detail_text (reader, 7);
  reading->expires = swb_detail_day (reader, 8);
  reading->expired = reading->expires != SWB_DAY_NONE &&
                     reading->expires < reader->made->today;
  g_ptr_array_add (data, reading);
}

/**
 * swb_detail_reader_readings:
 * @reader: a reader
 * @subject: an account or a placement
 * @readings: (element-type SwbDetailReading): gets its readings, newest first
 * @error: #SwbStorageError
 *
 * Returns: whether all went well
 */
gboolean
swb_detail_reader_readings (SwbDetailReader *reader,
                            const SwbId *subject,
                            GPtrArray *readings,
                            GError **error)
{
  return swb_detail_reader_each (
      reader,
      "SELECT id, metric, value, base, base_value, window, day, source, expires"
      " FROM reading WHERE subject=?1 AND deleted=0 ORDER BY day DESC, id DESC",
      subject, MOST_READINGS, add_reading, readings, error);
}
