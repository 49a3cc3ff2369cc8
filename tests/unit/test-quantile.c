/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles against sorting, on samples of every shape. */
#include "analytics/swb-quantile.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The definition, on the sorted sample. */
static double
by_sorting (const double *sorted, size_t n, double p)
{
  double h = (double) (n - 1) * p;
  size_t i = (size_t) h;
  double part = h - (double) i;

  if (part == 0.0)
    return sorted[i];
  return sorted[i] + part * (sorted[i + 1] - sorted[i]);
}

static double
value_of (int shape)
{
  switch (shape)
    {
    case 0:
      return g_test_rand_double ();
    case 1:
      return exp (g_test_rand_double_range (-40, 40));
    case 2:
      return g_test_rand_int_range (-3, 4);
    case 3:
      return 0.0;
    case 4:
      return g_test_rand_int_range (0, 50) == 0 ? 1e300 : -0.0;
    case 5:
      return -exp (g_test_rand_double_range (-3, 3));
    default:
      return 1e9 + g_test_rand_double ();
    }
}

static void
test_against_sorting (void)
{
  double values[3000];
  double sorted[3000];
  double probabilities[SWB_QUANTILES_MAX];
  double out[SWB_QUANTILES_MAX];

  for (int trial = 0; trial < 3000; trial++)
    {
      size_t n = (size_t) g_test_rand_int_range (1, trial % 10 ? 60 : 3000);
      size_t n_p = (size_t) g_test_rand_int_range (1, SWB_QUANTILES_MAX + 1);

      for (size_t i = 0; i < n; i++)
        values[i] = sorted[i] = value_of (trial % 7);
      for (size_t p = 0; p < n_p; p++)
        {
          double wide = g_test_rand_double_range (-0.1, 1.1);

          probabilities[p] = CLAMP (wide, 0.0, 1.0);
        }
      qsort (sorted, n, sizeof *sorted, compare);
      g_assert_cmpint (swb_quantiles (values, n, probabilities, n_p, out), ==,
                       SWB_STATUS_OK);
      for (size_t p = 0; p < n_p; p++)
        g_assert_cmpfloat (out[p], ==,
                           by_sorting (sorted, n, probabilities[p]));
    }
}

/* R 4.2.2: quantile(c(3,1,4,1,5,9,2,6,5,3,5), c(.1,.25,.5,.9,1)); type 7. */
static void
test_published (void)
{
  static const double values[] = { 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5 };
  static const double probabilities[] = { 0.1, 0.25, 0.5, 0.9, 1.0, 0.33 };
  static const double expected[] = { 1, 2.5, 4, 6, 9, 3 };
  double out[6];

  g_assert_cmpint (swb_quantiles (values, 11, probabilities, 6, out), ==, 0);
  for (int i = 0; i < 6; i++)
    g_assert_cmpfloat (fabs (out[i] - expected[i]), <=, 1e-12);
}

static void
test_what_is_no_sample (void)
{
  static const double half[] = { 0.5 };
  static const double bad[] = { -0.1, 1.1, NAN };
  double values[] = { 1.0, NAN, 2.0 };
  double ends[] = { -1.7e308, 1.7e308 };
  double out = 7.0;

  g_assert_cmpint (swb_quantiles (values, 0, half, 1, &out), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_quantiles (values, 3, half, 1, &out), ==,
                   SWB_STATUS_NOT_ENOUGH);
  values[1] = INFINITY;
  g_assert_cmpint (swb_quantiles (values, 3, half, 1, &out), ==,
                   SWB_STATUS_INVALID);
  values[1] = 3.0;
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (swb_quantiles (values, 3, bad + i, 1, &out), ==,
                     SWB_STATUS_INVALID);
  g_assert_cmpint (swb_quantiles (values, 3, half, 0, &out), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_quantiles (values, 3, half, SWB_QUANTILES_MAX + 1, &out),
                   ==, SWB_STATUS_INVALID);
  g_assert_cmpfloat (out, ==, 7.0);
  g_assert_cmpint (swb_quantiles (ends, 2, half, 1, &out), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (out, ==, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quantile/against-sorting", test_against_sorting);
  g_test_add_func ("/quantile/published", test_published);
  g_test_add_func ("/quantile/what-is-no-sample", test_what_is_no_sample);
  return g_test_run ();
}
