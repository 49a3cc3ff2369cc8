/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings and rates with ids made from what they say: UUID version 8 with the
 * first half of the id of what they are about, so that they lie together on
 * the disk, and 62 bits of a SHA-256 of all that tells two of them apart. */
#include "exchange/swb-reading.h"

#include <math.h>
#include <string.h>

static void
feed (GChecksum *checksum, const char *text)
{
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_update (checksum, (const guchar *) "\n", 1);
}

static void
feed_number (GChecksum *checksum, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  feed (checksum, g_ascii_dtostr (text, sizeof text, value));
}

static SwbId
finish_id (GChecksum *checksum, const SwbId *about)
{
  guint8 digest[32];
  gsize length = sizeof digest;
  SwbId id = *about;

  g_checksum_get_digest (checksum, digest, &length);
  memcpy (id.bytes + 8, digest, 8);
  id.bytes[6] = (guint8) (0x80 | (id.bytes[6] & 0x0f));
  id.bytes[8] = (guint8) (0x80 | (id.bytes[8] & 0x3f));
  return id;
}

/**
 * swb_reading_make_id:
 * @reading: a reading
 *
 * Returns: its id: equal for equal subject, metric, value, base, window, day
 *   and source, and for those alone
 */
SwbId
swb_reading_make_id (const SwbReading *reading)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  feed (checksum, "reading");
  g_checksum_update (checksum, reading->subject.bytes,
                     sizeof reading->subject.bytes);
  feed (checksum, reading->metric);
  feed_number (checksum, reading->value);
  feed (checksum, reading->base);
  feed_number (checksum, reading->window);
  feed_number (checksum, reading->day);
  feed (checksum, reading->source);
  return finish_id (checksum, &reading->subject);
}

static gboolean
is_alive (SwbWriter *writer, SwbTableId table, const SwbId *id)
{
  g_auto (SwbValue) deleted = swb_value_null ();

  return swb_writer_has (writer, table, id) &&
         swb_writer_get (writer, table, id, SWB_DELETED, &deleted, NULL) &&
         swb_value_get_int (&deleted, 0) == 0;
}

/**
 * swb_reading_is_there:
 * @writer: a writer
 * @reading: a reading
 *
 * Returns: whether the workspace has it
 */
gboolean
swb_reading_is_there (SwbWriter *writer, const SwbReading *reading)
{
  const SwbId id = swb_reading_make_id (reading);

  return is_alive (writer, SWB_TABLE_READING, &id);
}

/**
 * swb_reading_add:
 * @writer: a writer
 * @reading: a reading
 * @error: why not
 *
 * Adds a reading; one that is there already stays as it is.
 *
 * Returns: whether the workspace has it now
 */
gboolean
swb_reading_add (SwbWriter *writer, const SwbReading *reading, GError **error)
{
  const SwbId id = swb_reading_make_id (reading);
  SwbValue values[SWB_READING_N] = { 0 };
  gboolean done;

  values[SWB_READING_SUBJECT] = swb_value_id (&reading->subject);
  values[SWB_READING_METRIC] = swb_value_text (reading->metric);
  values[SWB_READING_VALUE] = swb_value_real (reading->value);
  if (reading->base != NULL)
    {
      values[SWB_READING_BASE] = swb_value_text (reading->base);
      if (!isnan (reading->base_value))
        values[SWB_READING_BASE_VALUE] = swb_value_real (reading->base_value);
    }
  if (reading->window > 0)
    values[SWB_READING_WINDOW] = swb_value_int (reading->window);
  values[SWB_READING_DAY] = swb_value_day (reading->day);
  values[SWB_READING_SOURCE] = swb_value_text (reading->source);
  if (reading->expires != SWB_DAY_NONE && reading->expires != 0)
    values[SWB_READING_EXPIRES] = swb_value_day (reading->expires);
  done = swb_writer_add (writer, SWB_TABLE_READING, &id, values, error);
  for (guint i = 0; i < SWB_READING_N; i++)
    swb_value_clear (&values[i]);
  return done;
}

static SwbId
make_rate_id (const SwbId *creator,
              const char *channel,
              SwbMoney fee,
              SwbDay day)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *amount = swb_money_to_text (fee);

  feed (checksum, "rate");
  g_checksum_update (checksum, creator->bytes, sizeof creator->bytes);
  feed (checksum, channel);
  feed (checksum, amount);
  feed_number (checksum, day);
  return finish_id (checksum, creator);
}

/**
 * swb_rate_is_there:
 * @writer: a writer
 * @creator: whose
 * @channel: for a post there
 * @fee: what it costs
 * @day: when that was said
 *
 * Returns: whether the creator's rate card has it
 */
gboolean
swb_rate_is_there (SwbWriter *writer,
                   const SwbId *creator,
                   const char *channel,
                   SwbMoney fee,
                   SwbDay day)
{
  const SwbId id = make_rate_id (creator, channel, fee, day);

  return is_alive (writer, SWB_TABLE_RATE, &id);
}

/**
 * swb_rate_add:
 * @writer: a writer
 * @creator: whose
 * @channel: for a post there
 * @fee: what it costs
 * @day: when that was said
 * @error: why not
 *
 * Adds a line to the creator's rate card; one that is there stays as it is.
 *
 * Returns: whether the rate card has it now
 */
gboolean
swb_rate_add (SwbWriter *writer,
              const SwbId *creator,
              const char *channel,
              SwbMoney fee,
              SwbDay day,
              GError **error)
{
  const SwbId id = make_rate_id (creator, channel, fee, day);
  SwbValue values[SWB_RATE_N] = { 0 };
  gboolean done;

  values[SWB_RATE_CREATOR] = swb_value_id (creator);
  values[SWB_RATE_CHANNEL] = swb_value_text (channel);
  values[SWB_RATE_DELIVERABLE] = swb_value_text ("post");
  values[SWB_RATE_FEE] = swb_value_money (fee);
  values[SWB_RATE_DAY] = swb_value_day (day);
  done = swb_writer_add (writer, SWB_TABLE_RATE, &id, values, error);
  for (guint i = 0; i < SWB_RATE_N; i++)
    swb_value_clear (&values[i]);
  return done;
}
