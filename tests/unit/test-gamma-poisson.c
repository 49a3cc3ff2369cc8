/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gamma-Poisson distribution: against R, at the edges, highest. */
#include "analytics/swb-gamma-poisson.h"

#include <glib.h>
#include <math.h>

static const double counts[] = { 2, 0, 7, 19, 4, 1, 11, 3, 3, 26 };
static const double exposures[] = { 4, 3, 9, 12, 4, 6, 8, 2.5, 5, 10 };

static void
assert_close (double value, double expected, double relative)
{
  g_assert_cmpfloat (fabs (value - expected), <=, relative * fabs (expected));
}

/* R 4.2.2, optim by BFGS of dnbinom, optimHess for the standard errors. */
static void
test_fit (void)
{
  static const double x[] = { 3, 11, 0, 25, 7, 14, 2, 40, 9, 1 };
  static const double e[] = { 7, 7, 5.5, 10, 14, 7, 3, 12, 7, 7 };
  SwbGammaPoissonFit fit;
  double value;

  g_assert_cmpint (swb_gamma_poisson_fit (counts, exposures, 10, &fit), ==,
                   SWB_STATUS_OK);
  assert_close (fit.shape, 2.5676611207, 2e-6);
  assert_close (fit.rate, 2.47223099019, 2e-6);
  assert_close (fit.log_likelihood, -27.1498022273, 1e-10);
  assert_close (fit.mean, fit.shape / fit.rate, 1e-14);
  g_assert_cmpint (swb_gamma_poisson_fit (x, e, 10, &fit), ==, SWB_STATUS_OK);
  assert_close (fit.shape, 1.23210939, 2e-6);
  assert_close (fit.rate, 0.973143596, 2e-6);
  assert_close (fit.log_mean_se, 0.3020542, 1e-3);
  assert_close (fit.log_shape_se, 0.5295763, 1e-3);
  g_assert_cmpint (swb_gamma_poisson_log_likelihood (1.7, 0.8, counts,
                                                     exposures, 10, &value),
                   ==, SWB_STATUS_OK);
  assert_close (value, -30.4028848602, 1e-10);
}

static SwbStatus
fit_three (double a, double b, double c, double exposure)
{
  double x[] = { a, b, c };
  double e[] = { exposure, exposure, exposure };
  SwbGammaPoissonFit fit;

  return swb_gamma_poisson_fit (x, e, 3, &fit);
}

static void
test_edges (void)
{
  SwbGammaPoissonFit fit = { .mean = 7.0 };
  double nothing[] = { 0, 0 };
  double five[] = { 5, 0 };
  double value;

  g_assert_cmpint (fit_three (5, 5, 5, 7), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (5, 4, 6, 7), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (0, 0, 0, 7), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (1, NAN, 0, 7), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (1, -1, 0, 7), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (fit_three (1, 2, 0, 0), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (fit_three (1, 2, 0, INFINITY), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (fit_three (1e308, 1e308, 0, 1), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (fit_three (0, 0, 90, 7), ==, SWB_STATUS_OK);
  g_assert_cmpint (fit_three (1e9, 3e9, 2e9, 1e3), ==, SWB_STATUS_OK);
  g_assert_cmpint (swb_gamma_poisson_fit (five, five, 2, &fit), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_gamma_poisson_fit (five, nothing, 2, &fit), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_gamma_poisson_fit (five, five, 0, &fit), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_gamma_poisson_fit (NULL, five, 2, &fit), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (fit.mean, ==, 7.0);
  g_assert_cmpint (
      swb_gamma_poisson_log_likelihood (0, 1, five, five, 2, &value), ==,
      SWB_STATUS_INVALID);
  g_assert_cmpint (
      swb_gamma_poisson_log_likelihood (NAN, 1, five, five, 2, &value), ==,
      SWB_STATUS_NOT_ENOUGH);
}

/* No other parameters are likelier; other units of exposure change the rate
 * only. */
static void
test_highest (void)
{
  for (int round = 0; round < 60; round++)
    {
      double x[15];
      double e[15];
      double hours[15];
      SwbGammaPoissonFit fit;
      SwbGammaPoissonFit by_hours;

      for (int i = 0; i < 15; i++)
        {
          e[i] = g_test_rand_double_range (0.5, 30);
          hours[i] = 24.0 * e[i];
          x[i] = floor (e[i] * pow (g_test_rand_double_range (0, 3), 3));
        }
      if (swb_gamma_poisson_fit (x, e, 15, &fit) != SWB_STATUS_OK)
        continue;
      g_assert_cmpint (swb_gamma_poisson_fit (x, hours, 15, &by_hours), ==, 0);
      assert_close (by_hours.shape, fit.shape, 1e-8);
      assert_close (by_hours.rate, 24.0 * fit.rate, 1e-8);
      for (int i = 0; i < 30; i++)
        {
          double value;

          swb_gamma_poisson_log_likelihood (
              fit.shape * exp (g_test_rand_double_range (-2, 2)),
              fit.rate * exp (g_test_rand_double_range (-2, 2)), x, e, 15,
              &value);
          g_assert_cmpfloat (value, <=, fit.log_likelihood + 1e-9);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gamma-poisson/fit", test_fit);
  g_test_add_func ("/gamma-poisson/edges", test_edges);
  g_test_add_func ("/gamma-poisson/highest", test_highest);
  return g_test_run ();
}
