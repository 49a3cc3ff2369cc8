/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales and ticks: round numbers, calendar days, and the ends of the range. */
#include "chart/swb-scale.h"

#include <math.h>

static void
test_scale (void)
{
  SwbScale scale = { 10, 20, 100, 300 };
  SwbScale back = { 0, 1, 300, 100 };
  SwbScale flat = { 5, 5, 0, 10 };

  g_assert_cmpfloat_with_epsilon (swb_scale_unit (&scale, 15), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (swb_scale_map (&scale, 20), 300, 1e-12);
  g_assert_cmpfloat_with_epsilon (swb_scale_invert (&scale, 200), 15, 1e-12);
  g_assert_cmpfloat_with_epsilon (swb_scale_invert (&scale, 9e9), 20, 1e-12);
  g_assert_cmpfloat_with_epsilon (swb_scale_map (&back, 0.25), 250, 1e-12);
  g_assert_cmpfloat_with_epsilon (swb_scale_invert (&back, 250), 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (swb_scale_map (&flat, 5), 5, 1e-12);
}

static void
test_band (void)
{
  double start, size;

  swb_scale_band (4, 1, 0.2, &start, &size);
  g_assert_cmpfloat_with_epsilon (size, 0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (start, 0.275, 1e-12);
}

static void
test_nice (void)
{
  SwbTicks ticks;

  swb_ticks_nice (0, 8e6, 4, &ticks);
  g_assert_cmpuint (ticks.n, ==, 5);
  g_assert_cmpfloat (ticks.step, ==, 2e6);
  g_assert_cmpfloat (ticks.values[4], ==, 8e6);

  swb_ticks_nice (-0.3, 0.3, 6, &ticks);
  g_assert_cmpuint (ticks.n, ==, 7);
  g_assert_false (signbit (ticks.values[3]));
  g_assert_cmpfloat (ticks.values[3], ==, 0.0);

  swb_ticks_nice (7, 7, 5, &ticks);
  g_assert_cmpuint (ticks.n, ==, 1);
}

static void
check_ticks (double min, double max, guint target)
{
  SwbTicks ticks;
  double share;

  swb_ticks_nice (min, max, target, &ticks);
  g_assert_cmpuint (ticks.n, <=, target + 1);
  share = ticks.step / pow (10.0, floor (log10 (ticks.step) + 1e-9));
  g_assert_true (fabs (share - 1) < 1e-6 || fabs (share - 2) < 1e-6 ||
                 fabs (share - 5) < 1e-6);
  for (guint i = 0; i < ticks.n; i++)
    {
      g_assert_cmpfloat (ticks.values[i], >=, min - ticks.step * 1e-6);
      g_assert_cmpfloat (ticks.values[i], <=, max + ticks.step * 1e-6);
      if (i > 0)
        g_assert_cmpfloat (ticks.values[i], >, ticks.values[i - 1]);
    }
}

static void
test_nice_any (void)
{
  for (int i = 0; i < 4000; i++)
    {
      double size = pow (10.0, g_test_rand_double_range (-9, 290));
      double min = g_test_rand_double_range (-1, 1) * size;

      check_ticks (min, min + size * g_test_rand_double_range (0.1, 3),
                   (guint) g_test_rand_int_range (1, 12));
    }
}

static void
test_days (void)
{
  SwbDay first = swb_day_from_ymd (2026, 11, 24);
  SwbTicks ticks;

  swb_ticks_days (first, first + 41, 6, &ticks);
  g_assert_cmpfloat (ticks.step, ==, 7);
  for (guint i = 0; i < ticks.n; i++)
    g_assert_cmpint (swb_day_weekday ((SwbDay) ticks.values[i]), ==, 1);
  g_assert_cmpint ((SwbDay) ticks.values[0], ==,
                   swb_day_from_ymd (2026, 11, 30));

  swb_ticks_days (first, first + 700, 8, &ticks);
  g_assert_cmpuint (ticks.n, <=, 9);
  for (guint i = 0; i < ticks.n; i++)
    {
      int mday = 0;

      g_assert_true (
          swb_day_to_ymd ((SwbDay) ticks.values[i], NULL, NULL, &mday));
      g_assert_cmpint (mday, ==, 1);
    }

  swb_ticks_days (first, first, 5, &ticks);
  g_assert_cmpuint (ticks.n, ==, 1);
  g_assert_cmpint ((SwbDay) ticks.values[0], ==, first);
}

static void
test_days_any (void)
{
  for (int i = 0; i < 4000; i++)
    {
      SwbDay first = g_test_rand_int_range (SWB_DAY_MIN, SWB_DAY_MAX);
      SwbDay last =
          MIN (SWB_DAY_MAX, first + (1 << g_test_rand_int_range (0, 21)) - 1);
      SwbTicks ticks;

      swb_ticks_days (first, last, (guint) g_test_rand_int_range (1, 12),
                      &ticks);
      g_assert_cmpuint (ticks.n, >, 0);
      for (guint k = 0; k < ticks.n; k++)
        {
          g_assert_cmpfloat (ticks.values[k], >=, first);
          g_assert_cmpfloat (ticks.values[k], <=, last);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-scale/scale", test_scale);
  g_test_add_func ("/chart-scale/band", test_band);
  g_test_add_func ("/chart-scale/nice", test_nice);
  g_test_add_func ("/chart-scale/nice-any", test_nice_any);
  g_test_add_func ("/chart-scale/days", test_days);
  g_test_add_func ("/chart-scale/days-any", test_days_any);
  return g_test_run ();
}
