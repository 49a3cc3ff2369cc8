/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gamma-Poisson change point: the coal disasters, numbers of R, symmetry,
 * limits, and what it refuses. */
#include "analytics/swb-changepoint.h"

#include <glib.h>
#include <math.h>

/* Disasters in British coal mines with ten dead or more, 1851 to 1962, in the
 * version that sums to 188. */
static const double coal[] = {
  4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1,
  4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1, 3, 2, 1, 1, 1, 1, 1, 3,
  0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0,
  0, 0, 2, 1, 0, 0, 0, 1, 1, 0, 2, 2, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2,
  0, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0,
};
#define N_COAL (sizeof coal / sizeof *coal)

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}

/* methods.md, section 3, recomputed with R 4.2.2. */
static void
test_coal (void)
{
  SwbChangepointInput input = { N_COAL, coal, NULL, 1.0, 1.0 };
  double posterior[N_COAL - 1];
  SwbChangepoint found;

  g_assert_cmpuint (N_COAL, ==, 112);
  g_assert_cmpint (swb_changepoint (&input, &found, posterior), ==,
                   SWB_STATUS_OK);
  g_assert_cmpuint (1851 + found.mode, ==, 1890);
  assert_near (found.mode_probability, 0.2865593, 1e-7);
  assert_near (posterior[1889 - 1851], 0.2111897, 1e-7);
  assert_near (posterior[1887 - 1851], 0.1250740, 1e-7);
  assert_near (posterior[1891 - 1851], 0.1140424, 1e-7);
  assert_near (found.mean_before, 3.082933, 1e-6);
  assert_near (found.mean_after, 0.8933509, 1e-7);
  assert_near (found.log_bayes_factor, 30.4107, 1e-4);
  assert_near (found.probability, 1.0, 1e-12);
  g_assert_cmpuint (found.low, <=, found.mode);
  g_assert_cmpuint (found.high, >=, found.mode);
}

/* R 4.2.2, the formula written there anew. */
static void
test_exposures (void)
{
  static const double counts[] = { 3, 0, 4, 1, 5, 9, 2, 6 };
  static const double exposures[] = { 1, 0, 2, 0.5, 1, 1.5, 0.25, 3 };
  static const double wanted[] = { 0.133670789935632,  0.133670789935632,
                                   0.139261989594514,  0.150888313432841,
                                   0.0529988993863236, 0.108947996808127,
                                   0.280561220906931 };
  SwbChangepointInput input = { 8, counts, exposures, 0.7, 1.3 };
  double posterior[7];
  SwbChangepoint found;

  g_assert_cmpint (swb_changepoint (&input, &found, posterior), ==,
                   SWB_STATUS_OK);
  for (guint i = 0; i < 7; i++)
    assert_near (posterior[i], wanted[i], 1e-12);
  assert_near (found.mean_before, 2.33476551582562, 1e-12);
  assert_near (found.mean_after, 2.49894935720245, 1e-12);
  assert_near (found.log_bayes_factor, -1.90704120683945, 1e-12);
  g_assert_cmpuint (found.mode, ==, 6);
  g_assert_cmpuint (found.low, ==, 0);
  g_assert_cmpuint (found.high, ==, 6);
}

/* The Bayes factor by quadrature of the likelihood over the prior: R 4.2.2,
 * integrate. */
static void
test_quadrature (void)
{
  static const double counts[] = { 2, 0, 7, 5 };
  SwbChangepointInput input = { 4, counts, NULL, 1.5, 0.8 };
  SwbChangepoint found;

  g_assert_cmpint (swb_changepoint (&input, &found, NULL), ==, SWB_STATUS_OK);
  assert_near (found.log_bayes_factor, 1.53236984219, 1e-10);
  assert_near (found.probability, 1.0 / (1.0 + exp (-1.53236984219)), 1e-10);
  assert_near (found.mode_probability, 0.895150590667944, 1e-12);
}

/* Backwards in time, before and after change places; the posterior is a
 * distribution and the means lie between the prior's and the data's. */
static void
test_properties (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (2, 60);
      double counts[60], back[60], p[59], q[59];
      double sum = 0.0;
      SwbChangepointInput forth = { n, counts, NULL, 0.0, 0.0 };
      SwbChangepointInput mirror = { n, back, NULL, 0.0, 0.0 };
      SwbChangepoint a, b;

      forth.shape = mirror.shape = g_test_rand_double_range (0.1, 9.0);
      forth.rate = mirror.rate = g_test_rand_double_range (0.1, 9.0);
      for (guint i = 0; i < n; i++)
        counts[i] = back[n - 1 - i] = g_test_rand_int_range (0, 30);
      g_assert_cmpint (swb_changepoint (&forth, &a, p), ==, SWB_STATUS_OK);
      g_assert_cmpint (swb_changepoint (&mirror, &b, q), ==, SWB_STATUS_OK);
      for (guint i = 0; i + 1 < n; i++)
        {
          g_assert_cmpfloat (p[i], >=, 0.0);
          assert_near (p[i], q[n - 2 - i], 1e-10);
          sum += p[i];
        }
      assert_near (sum, 1.0, 1e-12);
      assert_near (a.mean_before, b.mean_after, 1e-9);
      assert_near (a.log_bayes_factor, b.log_bayes_factor, 1e-9);
      g_assert_cmpuint (a.low, <=, a.high);
    }
}

/* A change that is plain is found where it is, for any length. */
static void
test_plain_change (void)
{
  for (guint at = 0; at < 49; at++)
    {
      double counts[50];
      SwbChangepointInput input = { 50, counts, NULL, 1.0, 1.0 };
      SwbChangepoint found;

      for (guint i = 0; i < 50; i++)
        counts[i] = i <= at ? 1000.0 : 10.0;
      g_assert_cmpint (swb_changepoint (&input, &found, NULL), ==,
                       SWB_STATUS_OK);
      g_assert_cmpuint (found.mode, ==, at);
      g_assert_cmpfloat (found.mode_probability, >, 0.999999);
      g_assert_cmpuint (found.low, ==, at);
      g_assert_cmpuint (found.high, ==, at);
    }
}

static SwbStatus
status_of (double first, double second, double shape, double rate)
{
  double counts[] = { first, second, 3.0 };
  SwbChangepointInput input = { 3, counts, NULL, shape, rate };
  SwbChangepoint found = { .mode = 77 };
  double posterior[2] = { 7.0, 7.0 };
  SwbStatus status = swb_changepoint (&input, &found, posterior);

  if (status != SWB_STATUS_OK)
    {
      g_assert_cmpuint (found.mode, ==, 77);
      g_assert_cmpfloat (posterior[0], ==, 7.0);
    }
  else
    g_assert_true (isfinite (found.log_bayes_factor));
  return status;
}

static void
test_edges (void)
{
  static const double zeros[] = { 0.0, 0.0, 0.0 };
  SwbChangepointInput input = { 1, zeros, NULL, 1.0, 1.0 };
  SwbChangepoint found;

  g_assert_cmpint (status_of (NAN, 1, 1, 1), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (status_of (1, 1, NAN, 1), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (status_of (-1, 1, 1, 1), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (0.5, 1, 1, 1), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (1, 1, 0, 1), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (1, 1, 1, INFINITY), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (INFINITY, 1, 1, 1), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (status_of (1e300, 1, 1, 1), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (status_of (1e15, 1, 1e-300, 1e-300), ==, SWB_STATUS_OK);
  g_assert_cmpint (status_of (1, 1, 1, 1e300), ==, SWB_STATUS_OK);
  g_assert_cmpint (swb_changepoint (&input, &found, NULL), ==,
                   SWB_STATUS_NOT_ENOUGH);
  input.n = 0;
  g_assert_cmpint (swb_changepoint (&input, &found, NULL), ==,
                   SWB_STATUS_NOT_ENOUGH);
  /* Nothing ever happened: no place is likelier than another by the counts,
   * and one mean explains it better than two. */
  input.n = 3;
  g_assert_cmpint (swb_changepoint (&input, &found, NULL), ==, SWB_STATUS_OK);
  assert_near (found.mode_probability, 0.5, 1e-12);
  g_assert_cmpuint (found.mode, ==, 0);
  g_assert_cmpfloat (found.log_bayes_factor, <, 0.0);
  /* No exposure at all; a count without exposure. */
  input.exposures = zeros;
  g_assert_cmpint (swb_changepoint (&input, &found, NULL), ==,
                   SWB_STATUS_NOT_ENOUGH);
  input.counts = (const double[]){ 1.0, 0.0, 0.0 };
  g_assert_cmpint (swb_changepoint (&input, &found, NULL), ==,
                   SWB_STATUS_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changepoint/coal", test_coal);
  g_test_add_func ("/changepoint/exposures", test_exposures);
  g_test_add_func ("/changepoint/quadrature", test_quadrature);
  g_test_add_func ("/changepoint/properties", test_properties);
  g_test_add_func ("/changepoint/plain-change", test_plain_change);
  g_test_add_func ("/changepoint/edges", test_edges);
  return g_test_run ();
}
