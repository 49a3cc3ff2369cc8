/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tails of beta and gamma: against R, against sums, and at the edges. */
#include "analytics/swb-special.h"

#include <glib.h>
#include <math.h>

static void
assert_close (double value, double expected, double relative)
{
  g_assert_cmpfloat (fabs (value - expected), <=, relative * fabs (expected));
}

/* R 4.2.2, pbeta (x, a, b) and pbeta (x, a, b, lower = FALSE). */
static void
test_beta_tails (void)
{
  static const struct
  {
    double a, b, x, y, lower, upper, relative;
  } cases[] = {
    { 37.5, 2400.25, 0.013, 0.987, 0.169646815046504, 0.830353184953496,
      1e-13 },
    { 0.3, 0.02, 0.4, 0.6, 0.0535521510174866, 0.946447848982513, 1e-13 },
    { 30, 5000, 0.02, 0.98, 1, 2.31442010507895e-17, 1e-12 },
    { 3e5, 7e5, 0.3001, 0.6999, 0.586478248770495, 0.413521751229505, 1e-11 },
    { 5e8, 5e8, 0.5001, 0.4999, 1, 1.26981378768055e-10, 1e-9 },
    { 5e8, 5e8, 0.50005, 0.49995, 0.999217298890124551, 0.000782701109875449,
      1e-10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbTails tails =
          swb_beta_tails (cases[i].a, cases[i].b, cases[i].x, cases[i].y);

      assert_close (tails.lower, cases[i].lower, cases[i].relative);
      assert_close (tails.upper, cases[i].upper, cases[i].relative);
    }
  g_assert_cmpfloat (swb_beta_tails (2, 3, 0, 1).lower, ==, 0.0);
  g_assert_cmpfloat (swb_beta_tails (2, 3, 1, 0).upper, ==, 0.0);
}

/* R 4.2.2, pgamma (x, a) and its upper tail. */
static void
test_gamma_tails (void)
{
  static const struct
  {
    double a, x, lower, upper, relative;
  } cases[] = {
    { 7.5, 3.25, 0.02992896115369, 0.97007103884631, 1e-13 },
    { 12.5, 60, 0.999999999999978, 2.21430606296671e-14, 1e-13 },
    { 1e6, 1e6 + 2500, 0.993759645138912, 0.0062403548610883, 1e-11 },
    { 0.02, 0.001, 0.880772232546448, 0.119227767453552, 1e-13 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbTails tails = swb_gamma_tails (cases[i].a, cases[i].x);

      assert_close (tails.lower, cases[i].lower, cases[i].relative);
      assert_close (tails.upper, cases[i].upper, cases[i].relative);
    }
  g_assert_cmpfloat (swb_gamma_tails (2, 0).lower, ==, 0.0);
  g_assert_cmpfloat (swb_gamma_tails (2, 1e300).upper, ==, 0.0);
}

/* With whole shapes the tail is a binomial sum. */
static void
test_binomial_sums (void)
{
  for (int round = 0; round < 200; round++)
    {
      int n = g_test_rand_int_range (1, 40);
      int a = g_test_rand_int_range (1, n + 1);
      double x = g_test_rand_double_range (0.001, 0.999);
      double sum = 0.0;
      SwbTails tails = swb_beta_tails (a, n - a + 1.0, x, 1.0 - x);

      for (int k = a; k <= n; k++)
        sum += exp (lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0) +
                    k * log (x) + (n - k) * log1p (-x));
      assert_close (tails.lower, sum, 1e-11);
      g_assert_cmpfloat (fabs (tails.lower + tails.upper - 1.0), <=, 1e-12);
    }
}

/* Both sides of the shape where the method changes, and monotone in x. */
static void
test_large_shapes (void)
{
  for (int round = 0; round < 200; round++)
    {
      double a = g_test_rand_double_range (2990, 3010);
      double b = g_test_rand_double_range (2990, 3010);
      double x = a / (a + b) + g_test_rand_double_range (-0.03, 0.03);
      SwbTails here = swb_beta_tails (a, b, x, 1.0 - x);
      SwbTails next = swb_beta_tails (a + 1.0, b, x, 1.0 - x);
      SwbTails gamma = swb_gamma_tails (a, a + 3000.0 * (x - 0.5));
      SwbTails gamma_next = swb_gamma_tails (a + 1.0, a + 3000.0 * (x - 0.5));
      double z = a + 3000.0 * (x - 0.5);

      /* I_x (a, b) - I_x (a + 1, b) = x^a y^b / (a B (a, b)). */
      g_assert_cmpfloat (
          fabs (here.lower - next.lower -
                exp (swb_beta_log_density (a, b, x, 1.0 - x)) / a),
          <=, 1e-13);
      g_assert_cmpfloat (fabs (gamma.lower - gamma_next.lower -
                               exp (swb_gamma_log_density (a, z)) / a),
                         <=, 1e-13);
    }
}

/* ln Gamma (a + s) - ln Gamma (a) - s ln a and its derivative, as sums. */
static void
test_rising (void)
{
  static const double shapes[] = { 1e-6, 0.3, 2.5, 11.9, 12, 400, 1e7, 1e13 };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (int s = 0; s < 30; s++)
      {
        double sum = 0.0;
        double slope = 0.0;

        for (int k = 0; k < s; k++)
          {
            sum += log1p (k / shapes[i]);
            slope -= k / (shapes[i] * (shapes[i] + k));
          }
        g_assert_cmpfloat (fabs (swb_rising_log (shapes[i], s) - sum), <=,
                           1e-13 * fmax (1.0, fabs (sum)));
        g_assert_cmpfloat (fabs (swb_rising_slope (shapes[i], s) - slope), <=,
                           1e-15 + 1e-8 * fabs (slope));
      }
  assert_close (swb_log1pmx (1e-9), -5e-19, 1e-8);
  assert_close (swb_log1pmx (-0.3), log (0.7) + 0.3, 1e-14);
  assert_close (swb_log_beta (3.5, 1e6), -47.1533177255235, 1e-13);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/special/beta-tails", test_beta_tails);
  g_test_add_func ("/special/gamma-tails", test_gamma_tails);
  g_test_add_func ("/special/binomial-sums", test_binomial_sums);
  g_test_add_func ("/special/large-shapes", test_large_shapes);
  g_test_add_func ("/special/rising", test_rising);
  return g_test_run ();
}
