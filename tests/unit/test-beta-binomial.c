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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/beta-binomial/saxony", test_saxony);
  g_test_add_func ("/beta-binomial/edges", test_beta_binomial_edges);
  return g_test_run ();
}
