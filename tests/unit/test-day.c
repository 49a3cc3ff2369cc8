/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and flights. */
#include "base/swb-day.h"

static void
test_ymd (void)
{
  int y;
  int m;
  int d;

  g_assert_cmpint (swb_day_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (swb_day_from_ymd (2026, 11, 24), ==, 20781);
  g_assert_cmpint (swb_day_from_ymd (1, 1, 1), ==, SWB_DAY_MIN);
  g_assert_cmpint (swb_day_from_ymd (9999, 12, 31), ==, SWB_DAY_MAX);
  g_assert_cmpint (swb_day_from_ymd (2024, 2, 29) + 1, ==,
                   swb_day_from_ymd (2024, 3, 1));
  g_assert_cmpint (swb_day_from_ymd (2023, 2, 29), ==, SWB_DAY_NONE);
  g_assert_cmpint (swb_day_from_ymd (1900, 2, 29), ==, SWB_DAY_NONE);
  g_assert_cmpint (swb_day_from_ymd (0, 1, 1), ==, SWB_DAY_NONE);
  g_assert_cmpint (swb_day_from_ymd (10000, 1, 1), ==, SWB_DAY_NONE);
  g_assert_cmpint (swb_day_from_ymd (2026, 13, 1), ==, SWB_DAY_NONE);
  g_assert_cmpint (swb_day_from_ymd (2026, 256 + 1, 1), ==, SWB_DAY_NONE);
  g_assert_false (swb_day_to_ymd (SWB_DAY_NONE, &y, &m, &d));
  g_assert_false (swb_day_to_ymd (SWB_DAY_MAX + 1, &y, &m, &d));
  for (SwbDay day = SWB_DAY_MIN; day <= SWB_DAY_MAX; day += 97)
    {
      g_assert_true (swb_day_to_ymd (day, &y, &m, &d));
      g_assert_cmpint (swb_day_from_ymd (y, m, d), ==, day);
    }
}

static void
test_iso (void)
{
  static const char *const wrong[] = {
    "",           "2026-11-2",  "2026-11-211", "2026/11/21", "2026-13-01",
    "2026-02-30", "26-11-2021", "2026-1a-01",  "+026-11-21", " 2026-11-2"
  };
  SwbDay day = 7;
  g_autofree char *text = NULL;
  g_autofree char *none = swb_day_to_iso (SWB_DAY_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (swb_day_parse_iso (wrong[i], &day));
  g_assert_false (swb_day_parse_iso (NULL, &day));
  g_assert_cmpint (day, ==, 7);
  g_assert_true (swb_day_parse_iso ("2026-11-24", &day));
  g_assert_cmpint (day, ==, 20781);
  text = swb_day_to_iso (day);
  g_assert_cmpstr (text, ==, "2026-11-24");
  g_assert_cmpstr (none, ==, "");
}

static void
test_unix (void)
{
  g_assert_cmpint (swb_day_from_unix (0), ==, 0);
  g_assert_cmpint (swb_day_from_unix (86399), ==, 0);
  g_assert_cmpint (swb_day_from_unix (86400), ==, 1);
  g_assert_cmpint (swb_day_from_unix (-1), ==, -1);
  g_assert_cmpint (swb_day_from_unix (-86400), ==, -1);
  g_assert_cmpint (swb_day_from_unix (G_MAXINT64), ==, SWB_DAY_NONE);
  g_assert_cmpint (swb_day_from_unix (G_MININT64), ==, SWB_DAY_NONE);
}

static void
test_today (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  SwbDay today = swb_day_today ();
  g_autofree char *text = swb_day_to_iso (today);
  g_autofree char *first = g_date_time_format (before, "%Y-%m-%d");
  g_autoptr (GDateTime) after = g_date_time_new_now_local ();
  g_autofree char *second = g_date_time_format (after, "%Y-%m-%d");

  /* Midnight may fall between. */
  g_assert_true (g_str_equal (text, first) || g_str_equal (text, second));
}

static void
test_weeks (void)
{
  SwbDay saturday = swb_day_from_ymd (2026, 11, 21);

  g_assert_cmpint (swb_day_weekday (saturday), ==, 6);
  g_assert_cmpint (swb_day_weekday (0), ==, 4);
  g_assert_cmpint (swb_day_weekday (swb_day_from_ymd (1969, 12, 28)), ==, 7);
  g_assert_cmpint (swb_day_weekday (SWB_DAY_NONE), ==, 0);
  g_assert_cmpint (swb_day_week_start (saturday, 1), ==, saturday - 5);
  g_assert_cmpint (swb_day_week_start (saturday, 7), ==, saturday - 6);
  g_assert_cmpint (swb_day_week_start (saturday, 6), ==, saturday);
  for (int first = 1; first <= 7; first++)
    for (SwbDay day = -20; day < 20; day++)
      {
        SwbDay start = swb_day_week_start (day, first);

        g_assert_cmpint (swb_day_weekday (start), ==, first);
        g_assert_true (start <= day && day - start < 7);
      }
}

static void
test_months (void)
{
  SwbDay day = swb_day_from_ymd (2027, 1, 31);

  g_assert_cmpint (swb_day_month_start (day), ==,
                   swb_day_from_ymd (2027, 1, 1));
  g_assert_cmpint (swb_day_add_months (day, 1), ==,
                   swb_day_from_ymd (2027, 2, 28));
  g_assert_cmpint (swb_day_add_months (day, 13), ==,
                   swb_day_from_ymd (2028, 2, 29));
  g_assert_cmpint (swb_day_add_months (day, -1), ==,
                   swb_day_from_ymd (2026, 12, 31));
  g_assert_cmpint (swb_day_add_months (day, G_MAXINT32), ==, SWB_DAY_NONE);
  g_assert_cmpint (swb_day_add_months (day, G_MININT32), ==, SWB_DAY_NONE);
  g_assert_cmpint (swb_day_month_start (SWB_DAY_NONE), ==, SWB_DAY_NONE);
}

static void
test_format (void)
{
  SwbDay day = swb_day_from_ymd (2027, 2, 4);
  g_autofree char *brief = swb_day_format (day, SWB_DAY_STYLE_SHORT);
  g_autofree char *medium = swb_day_format (day, SWB_DAY_STYLE_MEDIUM);
  g_autofree char *full = swb_day_format (day, SWB_DAY_STYLE_LONG);
  g_autofree char *none = swb_day_format (SWB_DAY_NONE, SWB_DAY_STYLE_LONG);
  g_autofree char *last = swb_day_format (SWB_DAY_MAX, SWB_DAY_STYLE_LONG);

  g_assert_cmpstr (brief, ==, "4 Feb");
  g_assert_cmpstr (medium, ==, "4 Feb 2027");
  g_assert_cmpstr (full, ==, "4 February 2027");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (last, ==, "31 December 9999");
}

static void
test_flight (void)
{
  SwbFlight flight = { 20781, 20801 };
  SwbFlight next = { 20801, 20810 };
  SwbFlight later = { 20802, 20810 };
  SwbFlight none = swb_flight_none ();
  SwbFlight backwards = { 10, 9 };

  g_assert_cmpint (swb_flight_length (&flight), ==, 21);
  g_assert_cmpint (swb_flight_length (&none), ==, 0);
  g_assert_cmpint (swb_flight_length (&backwards), ==, 0);
  g_assert_true (swb_flight_contains (&flight, 20781));
  g_assert_true (swb_flight_contains (&flight, 20801));
  g_assert_false (swb_flight_contains (&flight, 20802));
  g_assert_false (swb_flight_contains (&none, SWB_DAY_NONE));
  g_assert_true (swb_flight_overlaps (&flight, &next));
  g_assert_false (swb_flight_overlaps (&flight, &later));
  g_assert_false (swb_flight_overlaps (&flight, &none));
  g_assert_true (swb_flight_equal (&flight, &flight));
  g_assert_false (swb_flight_equal (&flight, &next));
}

static void
test_flight_text (void)
{
  static const char *const wrong[] = { "20781",      "20781/",    "/20781",
                                       "2/1",        "1/2/3",     "a/b",
                                       "1 / 2",      "1/9999999", "/",
                                       "-9999999/1", "1/2 " };
  SwbFlight flight = { 20781, 20801 };
  SwbFlight read = { 1, 2 };
  g_autofree char *text = swb_flight_to_text (&flight);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (swb_flight_parse (wrong[i], &read));
  g_assert_cmpint (read.start, ==, 1);
  g_assert_cmpstr (text, ==, "20781/20801");
  g_assert_true (swb_flight_parse (text, &read));
  g_assert_true (swb_flight_equal (&flight, &read));
  g_assert_true (swb_flight_parse ("-5/-5", &read));
  g_assert_cmpint (swb_flight_length (&read), ==, 1);
  g_assert_true (swb_flight_parse ("", &read));
  g_assert_true (swb_flight_is_none (&read));
}

static void
test_flight_format (void)
{
  static const struct
  {
    SwbFlight flight;
    const char *text;
  } cases[] = {
    { { 20781, 20801 }, "24 Nov – 14 Dec" },
    { { 20781, 20832 }, "24 Nov 2026 – 14 Jan 2027" },
    { { 20781, 20781 }, "24 Nov" },
    { { 5, 4 }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = swb_flight_format (&cases[i].flight);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/ymd", test_ymd);
  g_test_add_func ("/day/iso", test_iso);
  g_test_add_func ("/day/unix", test_unix);
  g_test_add_func ("/day/today", test_today);
  g_test_add_func ("/day/weeks", test_weeks);
  g_test_add_func ("/day/months", test_months);
  g_test_add_func ("/day/format", test_format);
  g_test_add_func ("/day/flight", test_flight);
  g_test_add_func ("/day/flight-text", test_flight_text);
  g_test_add_func ("/day/flight-format", test_flight_format);
  return g_test_run ();
}
