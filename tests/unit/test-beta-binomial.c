/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beta-binomial distribution: the Saxony families, and the edges. */
#include "analytics/swb-beta-binomial.h"

#include <glib.h>
#include <math.h>

#define EPSILON 1e-9

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}

/* Saxony families with 12 children, boys (Geissler; published moments and
 * likelihood). */
static void
test_saxony (void)
{
  static const double families[] = { 3,    24,  104, 286, 670, 1033, 1343,
                                     1112, 829, 478, 181, 45,  7 };
  SwbBetaBinomial shape;
  double log_likelihood;

  g_assert_cmpint (swb_beta_binomial_moments (families, 12, &shape), ==,
                   SWB_STATUS_OK);
  assert_near (shape.a, 34.1350, 1e-3);
  assert_near (shape.b, 31.6085, 1e-3);
  g_assert_cmpint (
      swb_beta_binomial_log_likelihood (&shape, families, 12, &log_likelihood),
      ==, SWB_STATUS_OK);
  assert_near (log_likelihood, -12492.9, 0.1);
}

static void
test_beta_binomial_edges (void)
{
  static const double binomial[] = { 1, 4, 6, 4, 1 };
  static const double narrow[] = { 0, 0, 9, 0, 0 };
  static const double none[] = { 0, 0, 0, 0, 0 };
  static const double negative[] = { 1, -1, 6, 4, 1 };
  SwbBetaBinomial shape = { 7.0, 7.0 };
  SwbBetaBinomial flat = { 1.0, 1.0 };
  double v;

  g_assert_cmpint (swb_beta_binomial_moments (binomial, 4, &shape), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_beta_binomial_moments (narrow, 4, &shape), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_beta_binomial_moments (none, 4, &shape), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_beta_binomial_moments (negative, 4, &shape), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (shape.a, ==, 7.0);
  /* With a = b = 1 every number of successes is as likely: 1 / (n + 1). */
  g_assert_cmpint (swb_beta_binomial_log_likelihood (&flat, binomial, 4, &v),
                   ==, 0);
  assert_near (v, 16.0 * log (1.0 / 5.0), EPSILON);
  flat.a = 0.0;
  g_assert_cmpint (swb_beta_binomial_log_likelihood (&flat, binomial, 4, &v),
                   ==, SWB_STATUS_INVALID);
}

static void
assert_close (double value, double expected, double relative)
{
  g_assert_cmpfloat (fabs (value - expected), <=, relative * fabs (expected));
}

/* The maximum for Saxony: R 4.2.2, Newton on the digamma equations. Published
 * 34.09558 and 31.5715 stop a little earlier, where the slope is not yet 0. */
static void
test_fit_counts (void)
{
  static const double families[] = { 3,    24,  104, 286, 670, 1033, 1343,
                                     1112, 829, 478, 181, 45,  7 };
  static const double few[] = { 5, 9, 14, 11, 6, 3, 1 };
  SwbBetaBinomialFit fit;

  g_assert_cmpint (swb_beta_binomial_fit_counts (families, 12, &fit), ==,
                   SWB_STATUS_OK);
  assert_close (fit.shape.a, 34.1028576158, 1e-9);
  assert_close (fit.shape.b, 31.578234155, 1e-9);
  assert_near (fit.shape.a, 34.09558, 0.01);
  assert_near (fit.shape.b, 31.5715, 0.01);
  assert_near (fit.log_likelihood, -12492.8713586, 1e-6);
  g_assert_cmpfloat (fit.n_units, ==, 6115.0);
  /* R 4.2.2, optim. */
  g_assert_cmpint (swb_beta_binomial_fit_counts (few, 6, &fit), ==,
                   SWB_STATUS_OK);
  assert_close (fit.shape.a, 4.00773658844, 1e-5);
  assert_close (fit.shape.b, 6.2343669775, 1e-5);
  assert_near (fit.log_likelihood, -85.7823321892, 1e-8);
}

/* R 4.2.2, optim by BFGS, and optimHess for the standard errors. */
static void
test_fit_units (void)
{
  static const double s[] = { 3, 11, 0, 25, 7, 14, 2, 40, 9, 1 };
  static const double n[] = { 100, 250, 60, 400, 310, 280, 45, 900, 222, 80 };
  static const double s2[] = { 12, 3, 33, 8, 0, 21, 5, 64, 17, 2, 9, 41 };
  static const double n2[] = {
    80, 45, 120, 66, 20, 75, 90, 200, 77, 31, 64, 160
  };
  SwbBetaBinomialFit fit;

  g_assert_cmpint (swb_beta_binomial_fit_units (s, n, 10, &fit), ==, 0);
  assert_close (fit.shape.a, 39.5413982, 2e-4);
  assert_close (fit.shape.b, 917.976054, 2e-4);
  assert_near (fit.log_likelihood, -24.9339191, 1e-6);
  assert_close (fit.mean_se, 0.005062313, 1e-3);
  assert_close (fit.log_precision_se, 2.575657, 1e-3);
  g_assert_cmpint (swb_beta_binomial_fit_units (s2, n2, 12, &fit), ==, 0);
  assert_close (fit.shape.a, 2.8031938811, 1e-5);
  assert_close (fit.shape.b, 13.4920527754, 1e-5);
  assert_near (fit.log_likelihood, -39.8647873858, 1e-8);
  g_assert_cmpfloat (fit.log_likelihood, >, fit.log_likelihood_same);
}

static SwbStatus
fit_three (double s1, double s2, double s3, double n)
{
  double s[] = { s1, s2, s3 };
  double trials[] = { n, n, n };
  SwbBetaBinomialFit fit;

  return swb_beta_binomial_fit_units (s, trials, 3, &fit);
}

static void
test_fit_edges (void)
{
  SwbBetaBinomialFit fit = { .mean = 7.0 };
  double one = 4;
  double ten = 10;

  /* Alike, all zero, all one, all or nothing, one trial each. */
  g_assert_cmpint (fit_three (5, 5, 5, 50), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (5, 4, 6, 50), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (0, 0, 0, 50), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (50, 50, 50, 50), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (0, 50, 50, 50), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (0, 1, 1, 1), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (1, NAN, 1, 5), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (fit_three (1, 6, 1, 5), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (fit_three (1, -1, 1, 5), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (fit_three (1, 2, 3, INFINITY), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (fit_three (1, 20, 3, 50), ==, SWB_STATUS_OK);
  g_assert_cmpint (fit_three (1e9, 5e9, 2e9, 1e12), ==, SWB_STATUS_OK);
  g_assert_cmpint (swb_beta_binomial_fit_units (&one, &ten, 1, &fit), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_beta_binomial_fit_units (&one, &ten, 0, &fit), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_beta_binomial_fit_units (NULL, &ten, 1, &fit), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (fit.mean, ==, 7.0);
}

/* No other shapes nearby or elsewhere are likelier; a mirrored sample gives
 * mirrored shapes. */
static void
test_fit_is_highest (void)
{
  for (int round = 0; round < 40; round++)
    {
      double counts[9];
      double mirrored[9];
      SwbBetaBinomialFit fit;
      SwbBetaBinomialFit other;

      for (int x = 0; x <= 8; x++)
        mirrored[8 - x] = counts[x] = g_test_rand_int_range (0, 40);
      if (swb_beta_binomial_fit_counts (counts, 8, &fit) != SWB_STATUS_OK)
        continue;
      g_assert_cmpint (swb_beta_binomial_fit_counts (mirrored, 8, &other), ==,
                       SWB_STATUS_OK);
      assert_close (other.shape.a, fit.shape.b, 1e-8);
      assert_close (other.shape.b, fit.shape.a, 1e-8);
      for (int i = 0; i < 30; i++)
        {
          SwbBetaBinomial shape = {
            fit.shape.a * exp (g_test_rand_double_range (-2, 2)),
            fit.shape.b * exp (g_test_rand_double_range (-2, 2)),
          };
          double value;

          swb_beta_binomial_log_likelihood (&shape, counts, 8, &value);
          g_assert_cmpfloat (value, <=, fit.log_likelihood + 1e-9);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/beta-binomial/saxony", test_saxony);
  g_test_add_func ("/beta-binomial/edges", test_beta_binomial_edges);
  g_test_add_func ("/beta-binomial/fit-counts", test_fit_counts);
  g_test_add_func ("/beta-binomial/fit-units", test_fit_units);
  g_test_add_func ("/beta-binomial/fit-edges", test_fit_edges);
  g_test_add_func ("/beta-binomial/fit-is-highest", test_fit_is_highest);
  return g_test_run ();
}
