/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's own exponential, logarithm and circle against libm: the errors
 * that its header states. */
#include "analytics/swb-vector-math.h"

#include <float.h>
#include <glib.h>
#include <math.h>

#define N_CASES 200000

/* The error in units of the last place of the true value. */
static double
ulps (double value, double expected)
{
  double unit = fmax (fabs (expected), DBL_MIN) * DBL_EPSILON * 0.5;

  return fabs (value - expected) / unit;
}

static void
assert_ulps (double value, double expected, double most, double x)
{
  if (!(ulps (value, expected) <= most))
    g_error ("at %.17g: %.17g, not %.17g", x, value, expected);
}

static double
log_uniform (double low, double high)
{
  return exp (g_test_rand_double_range (log (low), log (high)));
}

static void
test_exponential (void)
{
  for (int i = 0; i < N_CASES; i++)
    {
      double x = g_test_rand_double_range (-690, 709);
      double small = log_uniform (1e-300, 1.0);

      assert_ulps (swb_vm_exp (x), exp (x), 4, x);
      assert_ulps (swb_vm_expm1 (x), expm1 (x), 8, x);
      assert_ulps (swb_vm_exp (-small), exp (-small), 4, small);
      assert_ulps (swb_vm_expm1 (small), expm1 (small), 8, small);
      assert_ulps (swb_vm_expm1 (-small), expm1 (-small), 8, small);
    }
  g_assert_cmpfloat (swb_vm_exp (0.0), ==, 1.0);
  g_assert_cmpfloat (swb_vm_expm1 (0.0), ==, 0.0);
  g_assert_cmpfloat (swb_vm_exp (-1e300), ==, swb_vm_exp (-708.0));
  g_assert_cmpfloat (swb_vm_exp (1e300), ==, swb_vm_exp (709.0));
  g_assert_true (isfinite (swb_vm_exp (1e300)));
}

static void
test_logarithm (void)
{
  for (int i = 0; i < N_CASES; i++)
    {
      double x = log_uniform (1e-300, 1e300);
      double near = 1.0 + g_test_rand_double_range (-0.3, 0.5);
      double small = log_uniform (1e-300, 0.95);

      assert_ulps (swb_vm_log (x), log (x), 4, x);
      assert_ulps (swb_vm_log (near), log (near), 4, near);
      assert_ulps (swb_vm_log1p (x), log1p (x), 8, x);
      assert_ulps (swb_vm_log1p (-small), log1p (-small), 8, small);
    }
  g_assert_cmpfloat (swb_vm_log (1.0), ==, 0.0);
  g_assert_cmpfloat (swb_vm_log1p (0.0), ==, 0.0);
  assert_ulps (swb_vm_log (DBL_MIN), log (DBL_MIN), 4, DBL_MIN);
  assert_ulps (swb_vm_log (DBL_MAX), log (DBL_MAX), 4, DBL_MAX);
}

static void
test_circle (void)
{
  for (int i = 0; i < N_CASES; i++)
    {
      double turns = g_test_rand_double_range (-1, 1);
      double sine;
      double cosine;

      swb_vm_turn (turns, &sine, &cosine);
      g_assert_cmpfloat (fabs (sine - sin (2 * G_PI * turns)), <=, 1e-15);
      g_assert_cmpfloat (fabs (cosine - cos (2 * G_PI * turns)), <=, 1e-15);
      g_assert_cmpfloat (fabs (hypot (sine, cosine) - 1.0), <=, 5e-16);
    }
}

static void
test_single (void)
{
  for (int i = 0; i < N_CASES; i++)
    {
      float x = (float) g_test_rand_double_range (-87, 88);
      float y = (float) log_uniform (1e-37, 1e37);
      float near = (float) (1.0 + g_test_rand_double_range (-0.3, 0.5));
      float turns = (float) g_test_rand_double_range (-0.5, 0.5);
      float sine;
      float cosine;

      g_assert_cmpfloat (fabs (swb_vm_expf (x) / exp (x) - 1.0), <=, 2e-7);
      g_assert_cmpfloat (fabs (swb_vm_logf (y) - log (y)), <=,
                         2e-7 * fabs (log (y)));
      g_assert_cmpfloat (fabs (swb_vm_logf (near) - log (near)), <=,
                         2e-7 * fabs (log (near)));
      swb_vm_turnf (turns, &sine, &cosine);
      g_assert_cmpfloat (fabs (sine - sin (2 * G_PI * turns)), <=, 2e-7);
      g_assert_cmpfloat (fabs (cosine - cos (2 * G_PI * turns)), <=, 2e-7);
    }
  g_assert_cmpfloat (swb_vm_expf (0.0f), ==, 1.0f);
  g_assert_cmpfloat (swb_vm_logf (1.0f), ==, 0.0f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vector-math/exponential", test_exponential);
  g_test_add_func ("/vector-math/logarithm", test_logarithm);
  g_test_add_func ("/vector-math/circle", test_circle);
  g_test_add_func ("/vector-math/single", test_single);
  return g_test_run ();
}
