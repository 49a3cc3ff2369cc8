/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings and rates with ids made from what they say: UUID version 8 with the
 * first half of the id of what they are about, so that they lie together on
 * the disk, and 62 bits of a SHA-256 of all that tells two of them apart. */
#include "exchange/swb-reading.h"

#include "storage/swb-sha256.h"

#include <math.h>
#include <string.h>

/* What an id is made from, in a row. It is short but for odd sources, and there
 * are millions of them: no memory is asked for where it fits. */
typedef struct
{
  char short_text[512];
  gsize length;
  GString *long_text; /* null while it fits */
} Said;

static void
say_bytes (Said *said, const void *bytes, gsize n)
{
  if (said->long_text == NULL && said->length + n <= sizeof said->short_text)
    {
      memcpy (said->short_text + said->length, bytes, n);
      said->length += n;
      return;
    }
  if (said->long_text == NULL)
    said->long_text =
        g_string_new_len (said->short_text, (gssize) said->length);
  g_string_append_len (said->long_text, bytes, (gssize) n);
}

static void
say (Said *said, const char *text)
{
  if (text != NULL)
    say_bytes (said, text, strlen (text));
  say_bytes (said, "\n", 1);
}

/* Whole numbers are written as g_ascii_dtostr() writes them, by hand. */
static void
say_number (Said *said, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *at = text + sizeof text;
  guint64 left;

  if (value != floor (value) || fabs (value) >= 1e15 ||
      (value == 0 && signbit (value)))
    {
      say (said, g_ascii_dtostr (text, sizeof text, value));
      return;
    }
  *--at = '\0';
  left = (guint64) fabs (value);
  do
    *--at = (char) ('0' + left % 10);
  while ((left /= 10) > 0);
  if (value < 0)
    *--at = '-';
  say (said, at);
}

static SwbId
finish_id (Said *said, const SwbId *about)
{
  guint8 digest[32];
  SwbId id = *about;

  if (said->long_text != NULL)
    swb_sha256_of (said->long_text->str, said->long_text->len, digest);
  else
    swb_sha256_of (said->short_text, said->length, digest);
  if (said->long_text != NULL)
    g_string_free (said->long_text, TRUE);
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
  Said said;

  said.length = 0;
  said.long_text = NULL;
  say (&said, "reading");
  say_bytes (&said, reading->subject.bytes, sizeof reading->subject.bytes);
  say (&said, reading->metric);
  say_number (&said, reading->value);
  say (&said, reading->base);
  say_number (&said, reading->window);
  say_number (&said, reading->day);
  say (&said, reading->source);
  return finish_id (&said, &reading->subject);
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

/* A value that owns nothing: good until the writer has it. */
static SwbValue
lend (const char *text)
{
  return text != NULL
             ? (SwbValue){ .type = SWB_VALUE_TEXT, .text = (char *) text }
             : swb_value_null ();
}

/**
 * swb_reading_values:
 * @reading: a reading
 * @values: (out caller-allocates): of its row, all null before; text is lent by
 *   @reading
 */
void
swb_reading_values (const SwbReading *reading, SwbValue *values)
{
  values[SWB_READING_SUBJECT] = swb_value_id (&reading->subject);
  values[SWB_READING_METRIC] = lend (reading->metric);
  values[SWB_READING_VALUE] = swb_value_real (reading->value);
  if (reading->base != NULL)
    {
      values[SWB_READING_BASE] = lend (reading->base);
      if (!isnan (reading->base_value))
        values[SWB_READING_BASE_VALUE] = swb_value_real (reading->base_value);
    }
  if (reading->window > 0)
    values[SWB_READING_WINDOW] = swb_value_int (reading->window);
  values[SWB_READING_DAY] = swb_value_day (reading->day);
  values[SWB_READING_SOURCE] = lend (reading->source);
  if (reading->expires != SWB_DAY_NONE && reading->expires != 0)
    values[SWB_READING_EXPIRES] = swb_value_day (reading->expires);
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

  swb_reading_values (reading, values);
  return swb_writer_add (writer, SWB_TABLE_READING, &id, values, error);
}

static SwbId
make_rate_id (const SwbId *creator,
              const char *channel,
              SwbMoney fee,
              SwbDay day)
{
  g_autofree char *amount = swb_money_to_text (fee);
  Said said;

  said.length = 0;
  said.long_text = NULL;
  say (&said, "rate");
  say_bytes (&said, creator->bytes, sizeof creator->bytes);
  say (&said, channel);
  say (&said, amount);
  say_number (&said, day);
  return finish_id (&said, creator);
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
