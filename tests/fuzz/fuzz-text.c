/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write: numbers, money, days, flights and names. Nothing breaks,
 * what is read writes out and reads back as the same, and cleaned text is
 * clean. */
#include "base/swb-day.h"
#include "base/swb-money.h"
#include "base/swb-number.h"
#include "base/swb-text.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
try_number (const char *text)
{
  static const char signs[] = { 0, '.', ',' };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      double value = 0.0;
      gboolean percent;

      if (swb_number_parse_full (text, signs[i], &value, &percent) ==
          SWB_NUMBER_OK)
        g_assert_true (isfinite (value));
    }
}

static void
try_money (const char *text)
{
  SwbMoney money;
  SwbMoney again;

  if (swb_money_parse (text, "INR", &money, NULL))
    {
      g_autofree char *stored = swb_money_to_text (money);
      g_autofree char *shown = swb_money_format (money);
      g_autofree char *brief = swb_money_format_compact (money);

      g_assert_true (swb_money_parse_text (stored, &again));
      g_assert_true (swb_money_equal (&money, &again));
      g_assert_true (swb_money_parse (shown, "EUR", &again, NULL));
      g_assert_true (swb_money_equal (&money, &again));
      g_assert_nonnull (brief);
    }
  if (swb_money_parse_text (text, &money))
    {
      g_autofree char *stored = swb_money_to_text (money);

      g_assert_true (swb_money_parse_text (stored, &again));
      g_assert_true (swb_money_equal (&money, &again));
    }
}

static void
try_days (const char *text)
{
  SwbDay day;
  SwbFlight flight;
  SwbFlight again;

  if (swb_day_parse_iso (text, &day))
    {
      g_autofree char *iso = swb_day_to_iso (day);

      g_assert_cmpstr (iso, ==, text);
    }
  if (swb_flight_parse (text, &flight))
    {
      g_autofree char *stored = swb_flight_to_text (&flight);

      g_assert_true (swb_flight_parse (stored, &again));
      g_assert_true (swb_flight_equal (&flight, &again));
    }
}

static void
try_text (const char *bytes, size_t size)
{
  g_autofree char *clean = swb_text_clean (bytes, (gssize) size);
  g_autofree char *again = swb_text_clean (clean, -1);
  g_autofree char *folded = swb_text_fold (clean);
  g_autofree char *shown = swb_text_show (clean);
  g_autofree char *isolated = swb_text_isolate (clean);
  g_autofree char *guarded = swb_text_guard_cell (clean);
  g_autofree char *unguarded = swb_text_unguard_cell (guarded);
  g_autofree char *initials = swb_text_initials (clean);
  g_autofree char *handle = swb_text_fold_handle (clean);

  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_cmpstr (clean, ==, again);
  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  g_assert_true (g_utf8_validate (isolated, -1, NULL));
  g_assert_true (g_utf8_validate (initials, -1, NULL));
  g_assert_true (g_utf8_validate (handle, -1, NULL));
  g_assert_cmpstr (unguarded, ==, clean);
  g_assert_true (strchr ("=+-@\t\r", guarded[0]) == NULL || guarded[0] == '\0');
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  try_text ((const char *) data, size);
  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  try_number (text);
  try_money (text);
  try_days (text);
  return 0;
}
