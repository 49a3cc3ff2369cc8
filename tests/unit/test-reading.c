/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings that imports and refreshes write. */
#include "exchange/swb-reading.h"

#include <math.h>
#include <string.h>

static char *
hex_of (SwbId id)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sizeof id.bytes; i++)
    g_string_append_printf (out, "%02x", id.bytes[i]);
  return g_string_free (out, FALSE);
}

/* Ids of readings are in files: they are made today as they were made. The
 * numbers are those of SHA-256 elsewhere. */
static void
test_ids_of_readings (void)
{
  g_autofree char *long_source = g_strnfill (607, 'y');
  SwbReading reading = { .metric = "followers",
                         .value = 48500000,
                         .base_value = NAN,
                         .day = 19052,
                         .source = "import:x.csv" };
  g_autofree char *whole = NULL;
  g_autofree char *broken = NULL;

  for (guint i = 0; i < 16; i++)
    reading.subject.bytes[i] = (guint8) i;
  whole = hex_of (swb_reading_make_id (&reading));
  g_assert_cmpstr (whole, ==, "000102030405860799e20f21509685af");
  memcpy (long_source, "import:", 7);
  reading.metric = "engagement-rate";
  reading.value = 0.0394;
  reading.base = "followers";
  reading.window = 60;
  reading.day = -3;
  reading.source = long_source;
  broken = hex_of (swb_reading_make_id (&reading));
  g_assert_cmpstr (broken, ==, "00010203040586079b9c78d4167cf7c7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/ids", test_ids_of_readings);
  return g_test_run ();
}
