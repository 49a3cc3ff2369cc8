/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, money and days, from two sides: what is read is finite and reads
 * the same when written out; and what any value is written as reads back as
 * that value, as near as its form can tell. */
#include "base/swb-day.h"
#include "base/swb-money.h"
#include "base/swb-number.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* Whole numbers up to here are exact as doubles. */
#define EXACT 9007199254740992.0

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static double
read_back (const char *text, gboolean *percent)
{
  double value = NAN;

  g_assert_cmpint (swb_number_parse_full (text, '.', &value, percent), ==,
                   SWB_NUMBER_OK);
  g_assert_true (isfinite (value));
  return value;
}

static void
try_count (gint64 count)
{
  for (int g = SWB_GROUPING_WESTERN; g <= SWB_GROUPING_INDIAN; g++)
    {
      g_autofree char *text = swb_number_format_count (count, (SwbGrouping) g);
      double value = read_back (text, NULL);

      if (fabs ((double) count) <= EXACT)
        g_assert_cmpfloat (value, ==, (double) count);
      else
        g_assert_cmpfloat (fabs (value - (double) count), <=,
                           fabs ((double) count) * 1e-12);
    }
}

static void
try_double (double value)
{
  g_autofree char *percent = swb_number_format_percent (value, 3);
  gboolean is_percent = FALSE;

  g_assert_nonnull (percent);
  if (isfinite (value) && fabs (value) < 1e9)
    {
      double again = read_back (percent, &is_percent) / 100.0;

      g_assert_cmpfloat (fabs (again - value), <=, 1e-5 + fabs (value) * 1e-9);
      g_assert_true (is_percent);
    }
  for (int g = SWB_GROUPING_WESTERN; g <= SWB_GROUPING_INDIAN; g++)
    {
      g_autofree char *text =
          swb_number_format_compact (value, (SwbGrouping) g);

      if (isfinite (value) && fabs (value) < 1e15)
        g_assert_cmpfloat (fabs (read_back (text, NULL) - value), <=,
                           0.5 + fabs (value) * 0.051);
    }
}

static void
try_amount (gint64 minor, const char *currency)
{
  SwbMoney money = swb_money_make (minor, currency);
  SwbMoney again = swb_money_none ();
  SwbMoney sum;
  g_autofree char *stored = swb_money_to_text (money);
  g_autofree char *shown = swb_money_format (money);
  g_autofree char *brief = swb_money_format_compact (money);
  g_autofree char *variance = swb_money_format_variance (money, again);

  g_assert_true (swb_money_parse_text (stored, &again));
  g_assert_true (swb_money_equal (&money, &again));
  if (swb_money_is_none (&money))
    return;
  if (minor != G_MININT64)
    {
      g_assert_true (swb_money_parse (shown, currency, &again, NULL));
      g_assert_true (swb_money_equal (&money, &again));
    }
  g_assert_true (isfinite (swb_money_to_double (money)));
  if (swb_money_add (&money, &again, &sum))
    {
      g_assert_true (swb_money_sub (&sum, &again, &sum));
      g_assert_true (swb_money_equal (&money, &sum));
    }
  g_assert_true (brief != NULL && variance != NULL);
}

static void
try_day (gint32 number, int months)
{
  int year;
  int month;
  int day;
  SwbDay again;
  SwbDay later = swb_day_add_months (number, months);
  g_autofree char *iso = swb_day_to_iso (number);
  g_autofree char *shown = swb_day_format (number, SWB_DAY_STYLE_LONG);

  g_assert_true (later == SWB_DAY_NONE || swb_day_is_valid (later));
  g_assert_cmpint (swb_day_is_valid (number), ==, shown[0] != '\0');
  if (!swb_day_is_valid (number))
    {
      g_assert_cmpstr (iso, ==, "");
      return;
    }
  g_assert_true (swb_day_parse_iso (iso, &again));
  g_assert_cmpint (again, ==, number);
  g_assert_true (swb_day_to_ymd (number, &year, &month, &day));
  g_assert_cmpint (swb_day_from_ymd (year, month, day), ==, number);
  g_assert_cmpint (swb_day_month_start (number), ==, number - day + 1);
  for (int first = 1; first <= 7; first++)
    {
      SwbDay start = swb_day_week_start (number, first);

      g_assert_true (start <= number && start > number - 7);
    }
  g_assert_cmpint (swb_day_from_unix ((gint64) number * 86400), ==, number);
}

static void
try_text (const char *text)
{
  static const char signs[] = { 0, '.', ',' };
  SwbMoney money;
  SwbDay day;
  SwbFlight flight;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      double value = 0.0;

      if (swb_number_parse (text, signs[i], &value) != SWB_NUMBER_OK)
        continue;
      g_assert_true (isfinite (value));
      try_double (value);
      if (fabs (value) <= EXACT)
        try_count ((gint64) value);
    }
  if (swb_money_parse (text, "INR", &money, NULL))
    try_amount (money.minor, money.currency);
  if (swb_day_parse_iso (text, &day))
    try_day (day, 1);
  if (swb_flight_parse (text, &flight))
    {
      g_autofree char *shown = swb_flight_format (&flight);

      g_assert_nonnull (shown);
      g_assert_cmpint (swb_flight_length (&flight), >=, 0);
    }
}

/* The same bytes as values. */
static void
try_values (const uint8_t *data, size_t size)
{
  const char *const *codes = swb_currency_codes ();
  gint64 whole = 0;
  double real = 0.0;
  gint32 day = 0;
  guint n = g_strv_length ((char **) codes);

  memcpy (&whole, data, MIN (size, sizeof whole));
  memcpy (&real, data, MIN (size, sizeof real));
  memcpy (&day, data, MIN (size, sizeof day));
  try_count (whole);
  try_double (real);
  try_amount (whole, codes[size > 8 ? data[8] % n : 0]);
  try_day (day, size > 8 ? (int) data[8] * 37 - 4000 : 0);
  try_day (day % (SWB_DAY_MAX + 1000), size > 8 ? data[8] - 128 : 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  try_values (data, size);
  if (g_utf8_validate (text, -1, NULL))
    try_text (text);
  return 0;
}
