/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run lengths of the CUSUM: published numbers, dense solutions by R,
 * simulation, and what must hold for any chart. */
#include "analytics/swb-cusum.h"

#include <glib.h>
#include <math.h>

#define P SWB_CUSUM_POISSON

static double
arl (double k, double h, double start, double mean, double size)
{
  SwbCusum chart = { k, h, start };
  SwbCountLaw law = { mean, size };
  double out = -1.0;

  g_assert_cmpint (swb_cusum_arl (&chart, &law, &out), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (out, >=, 1.0);
  return out;
}

static void
assert_relative (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance * fabs (expected)))
    g_error ("%.17g is not %.17g", value, expected);
}

/* Manual of the R package IAcsSPCR, arl(): 37.2 and 29.19 at the mean 1.88,
 * 5.49 and 3.33 when that is raised by 0.9627 standard deviations. The head
 * start is h/2 = 3. */
static void
test_published (void)
{
  double raised = 1.88 + 0.9627 * sqrt (1.88);

  assert_relative (arl (2, 6, 0, 1.88, P), 37.2033, 2e-6);
  assert_relative (arl (2, 6, 3, 1.88, P), 29.1878, 2e-6);
  g_assert_cmpfloat (fabs (arl (2, 6, 0, raised, P) - 5.49), <=, 0.005);
  g_assert_cmpfloat (fabs (arl (2, 6, 3, raised, P) - 3.33), <=, 0.005);
}

/* Lucas 1985, tables 2 and 3, rows h = 10, k = 0.25, at the mean 0.25: 438, and
 * 333 with the head start 5; quoted by the manual of the R package spc. */
static void
test_lucas (void)
{
  g_assert_cmpfloat (fabs (arl (0.25, 10, 0, 0.25, P) - 438.0), <=, 0.5);
  g_assert_cmpfloat (fabs (arl (0.25, 10, 5, 0.25, P) - 333.0), <=, 0.5);
}

/* The manual of spc for Rossi, Lampugnani, Marchi 1999: for the mean 0.52 the
 * run length 500 lies between h = 3.832 and the next thousandth with k = 0.948,
 * and that at 1.563777 is 7. */
static void
test_rossi (void)
{
  g_assert_cmpfloat (arl (0.948, 3.832, 0, 0.52, P), <, 500.0);
  g_assert_cmpfloat (arl (0.948, 3.833, 0, 0.52, P), >, 500.0);
  g_assert_cmpfloat (fabs (arl (0.948, 3.832, 0, 1.563777, P) - 7.0), <, 0.01);
  g_assert_cmpfloat (arl (0.948, 3.832, 0, 0.52, P), >, 495.0);
}

/* R 4.2.2: solve (diag (n) - Q, 1), Q from dpois, ppois, dnbinom, pnbinom. */
static void
test_dense (void)
{
  static const double cases[][6] = {
    { 2, 6, 0, 1.88, P, 37.2032541738721 },
    { 2, 6, 3, 3.2, P, 3.3289791449769 },
    { 2.25, 6.5, 0, 1.5, P, 831.44348009369 },
    { 2.25, 6.5, 3.25, 1.5, P, 802.756160596967 },
    { 2.25, 6.5, 0.25, 1.5, P, 831.080884215738 },
    { 2.25, 6.5, 0, 3, P, 8.91783826279976 },
    { 0.3, 2.1, 0, 0.1, P, 361.563264482477 },
    { 3, 10, 0, 2.4, P, 548.362265528755 },
    { 3, 10, 5, 2.4, P, 513.671872451647 },
    { 10.5, 13, 0, 8, P, 4061.96541004339 },
    { 1.7, 5.1, 0, 1, P, 875.139156936185 },
    { 3, 12, 0, 2, 2, 399.78137310377 },
    { 3, 12, 0, 4, 2, 11.3721470730877 },
    { 3.5, 12.5, 6, 2, 1.3, 417.672740186283 },
    { 2.2, 9.4, 0, 1.4, 0.6, 79.8912504244785 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double *c = cases[i];

      assert_relative (arl (c[0], c[1], c[2], c[3], c[4]), c[5], 1e-11);
    }
}

/* By hand: with h at most 1 and k = 1 every count above 1 is an alarm; with
 * k = 1/2 and h = 1/2 every count that is not 0. */
static void
test_by_hand (void)
{
  assert_relative (arl (1, 1, 0, 0.7, P), 1.0 / (1.0 - 1.7 * exp (-0.7)),
                   1e-13);
  assert_relative (arl (0.5, 0.5, 0, 0.2, P), 1.0 / -expm1 (-0.2), 1e-13);
  assert_relative (arl (2, 6, 0, 1e6, P), 1.0, 1e-12);
  /* Alarm at S = h, not only above it. */
  g_assert_cmpfloat (arl (2, 6.0001, 0, 1.88, P), >, 50.0);
  assert_relative (arl (2, 6.0001, 0, 1.88, P), arl (2, 7, 0, 1.88, P), 1e-12);
}

/* The two ways, the chain on a lattice and the walk on reals, agree: a k and
 * an h moved by less than the sums can tell keep the run length, but k is then
 * on no lattice. */
static void
test_two_ways (void)
{
  static const double means[] = { 0.3, 1.0, 1.7, 2.0, 2.6, 4.0 };
  static const double sizes[] = { P, 3.0, 0.8 };

  for (guint m = 0; m < G_N_ELEMENTS (means); m++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (double h = 1.5; h < 16.0; h += 2.25)
        {
          double mean = means[m];
          double size = sizes[s];
          double on = arl (1.75, h, 0.5, mean, size);

          assert_relative (arl (1.75 + 1e-11, h, 0.5, mean, size), on, 1e-11);
        }
}

/* Nothing cancels: a run length of 1e82 has its digits. The ratio of h = 151
 * and h = 150 is exp of the positive root of m (e^t - 1) = k t, by renewal
 * theory, and in closed form it is free of rounding. */
static void
test_rare (void)
{
  double a = arl (2, 150, 0, 1, P);
  double b = arl (2, 151, 0, 1, P);
  double t = 1.2;

  for (guint i = 0; i < 50; i++)
    t -= (expm1 (t) - 2.0 * t) / (exp (t) - 2.0);
  g_assert_cmpfloat (a, >, 1e82);
  assert_relative (b / a, exp (t), 1e-10);
}

/* Counts of a law, by inversion. */
static guint
draw (GRand *rand, double mean, double size)
{
  double u = g_rand_double (rand);
  double p = isinf (size) ? exp (-mean) : pow (size / (size + mean), size);
  guint x = 0;

  while (u > p && x < 100000)
    {
      u -= p;
      p *= isinf (size) ? mean / (x + 1.0)
                        : (x + size) / (x + 1.0) * mean / (mean + size);
      x++;
    }
  return x;
}

static void
check_simulated (
    GRand *rand, double k, double h, double start, double mean, double size)
{
  SwbCusum chart = { k, h, start };
  SwbCountLaw law = { mean, size };
  const guint runs = 20000;
  double sum = 0.0;
  double squares = 0.0;
  guint within = 0;
  double by[20];
  double average;
  double error;

  for (guint run = 0; run < runs; run++)
    {
      double s = start;
      double n = 0.0;

      do
        {
          s = fmax (0.0, s + draw (rand, mean, size) - k);
          n++;
        }
      while (s < h - 1e-9);
      sum += n;
      squares += n * n;
      within += n <= 20.0;
    }
  average = sum / runs;
  error = sqrt ((squares / runs - average * average) / runs);
  g_assert_cmpfloat (fabs (average - arl (k, h, start, mean, size)), <,
                     4.5 * error);
  g_assert_cmpint (swb_cusum_alarm_within (&chart, &law, 20, by), ==,
                   SWB_STATUS_OK);
  g_assert_cmpfloat (fabs (within / (double) runs - by[19]), <,
                     4.5 * sqrt (by[19] * (1.0 - by[19]) / runs) + 1e-9);
}

static void
test_simulated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20031956);

  check_simulated (rand, 2, 6, 0, 1.88, P);
  check_simulated (rand, 2, 6, 3, 1.88, P);
  check_simulated (rand, 2.25, 6.5, 0, 2, P);
  check_simulated (rand, 2.885390081777927, 4.3, 1.234, 2.3, P);
  check_simulated (rand, 3, 8, 4, 2, 1.5);
  check_simulated (rand, 1.37, 9.1, 0, 1.3, 0.5);
}

/* The probability of an alarm by period n: R 4.2.2, powers of Q. */
static void
test_within (void)
{
  static const guint at[] = { 1, 2, 3, 5, 10, 26, 52 };
  static const double plain[] = {
    0.000741809525918846, 0.00595959066899698, 0.0172213304953961,
    0.053517541959599,    0.172023375724415,   0.488982328895942,
    0.768022447012207,
  };
  static const double started[] = {
    0.00445598077524778, 0.0140424028021758, 0.0240437936391898,
    0.0302018321411024,  0.0412478180621783, 0.0602644017347858,
    0.089343393794492,
  };
  SwbCusum a = { 2, 6, 0 };
  SwbCusum b = { 2.25, 6.5, 3.25 };
  SwbCountLaw law_a = { 1.88, P };
  SwbCountLaw law_b = { 1.5, P };
  double by_a[52], by_b[52];

  g_assert_cmpint (swb_cusum_alarm_within (&a, &law_a, 52, by_a), ==, 0);
  g_assert_cmpint (swb_cusum_alarm_within (&b, &law_b, 52, by_b), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      assert_relative (by_a[at[i] - 1], plain[i], 1e-11);
      assert_relative (by_b[at[i] - 1], started[i], 1e-11);
    }
}

/* The mean of the run length is the sum of the chances of not yet. */
static void
check_mean (const SwbCusum *chart, const SwbCountLaw *law)
{
  static double by[20000];
  double sum = 1.0;

  g_assert_cmpint (swb_cusum_alarm_within (chart, law, 20000, by), ==, 0);
  for (guint i = 0; i < 20000; i++)
    {
      g_assert_cmpfloat (by[i], >=, i > 0 ? by[i - 1] : 0.0);
      g_assert_cmpfloat (by[i], <=, 1.0);
      sum += 1.0 - by[i];
    }
  assert_relative (
      sum, arl (chart->k, chart->h, chart->start, law->mean, law->size), 1e-7);
}

/* For any chart: a higher h, a higher k, a lower mean and a smaller start make
 * the run longer. */
static void
test_monotone (void)
{
  for (guint round = 0; round < 150; round++)
    {
      double k = g_test_rand_double_range (0.5, 6.0);
      double h = g_test_rand_double_range (0.5, 9.0);
      double start = g_test_rand_double_range (0.0, 0.99) * h;
      double mean = k * g_test_rand_double_range (0.6, 1.4);
      double size =
          g_test_rand_bit () ? P : g_test_rand_double_range (0.5, 9.0);
      SwbCusum chart = { k, h, start };
      SwbCountLaw law = { mean, size };
      double length;

      if (g_test_rand_bit ())
        chart.k = k = ceil (4.0 * k) / 4.0;
      length = arl (k, h, start, mean, size);
      g_assert_cmpfloat (arl (k, h * 1.3, start, mean, size), >=,
                         length * (1.0 - 1e-9));
      g_assert_cmpfloat (arl (k * 1.1, h, start, mean, size), >=,
                         length * (1.0 - 1e-9));
      g_assert_cmpfloat (arl (k, h, start, mean * 1.1, size), <=,
                         length * (1.0 + 1e-9));
      g_assert_cmpfloat (arl (k, h, start * 0.5, mean, size), >=,
                         length * (1.0 - 1e-9));
      if (length < 600.0 && round % 8 == 0)
        check_mean (&chart, &law);
    }
}

static SwbStatus
status_of (double k, double h, double start, double mean, double size)
{
  SwbCusum chart = { k, h, start };
  SwbCountLaw law = { mean, size };
  double out = 77.0;
  double by[3] = { 77.0, 77.0, 77.0 };
  SwbStatus status = swb_cusum_arl (&chart, &law, &out);
  SwbStatus within = swb_cusum_alarm_within (&chart, &law, 3, by);

  g_assert_true (status == SWB_STATUS_OK ? isfinite (out) : out == 77.0);
  g_assert_true (within == SWB_STATUS_OK ? isfinite (by[2]) : by[0] == 77.0);
  if (status != SWB_STATUS_RANGE)
    g_assert_cmpint (within, ==, status);
  return status;
}

static void
test_edges (void)
{
  g_assert_cmpint (status_of (2, 6, 0, 1, P), ==, SWB_STATUS_OK);
  g_assert_cmpint (status_of (NAN, 6, 0, 1, P), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (status_of (2, NAN, 0, 1, P), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (status_of (2, 6, NAN, 1, P), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (status_of (2, 6, 0, NAN, P), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (status_of (2, 6, 0, 1, NAN), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (status_of (0, 6, 0, 1, P), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (-2, 6, 0, 1, P), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (2, 0, 0, 1, P), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (2, INFINITY, 0, 1, P), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (2, 6, 6, 1, P), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (2, 6, -1, 1, P), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (2, 6, 0, -1, P), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (2, 6, 0, INFINITY, P), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (2, 6, 0, 1, 0), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (2, 6, 0, 0, P), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (status_of (100, 9, 0, 1, P), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (status_of (2, 1e300, 0, 1, P), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (status_of (1e300, 6, 0, 1, P), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (status_of (2, 6, 0, 1e300, P), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (status_of (2, 6, 0, 1, 1e300), ==, SWB_STATUS_OK);
  g_assert_cmpint (status_of (2, 6, 0, 1, 1e-300), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (status_of (1e-9, 2, 0, 1, P), ==, SWB_STATUS_OK);
  g_assert_cmpint (status_of (2, 1e-12, 0, 1, P), ==, SWB_STATUS_OK);
  g_assert_cmpint (status_of (2, 1e-300, 0, 1, P), ==, SWB_STATUS_OK);
  /* A negative binomial of a huge size is a Poisson. */
  assert_relative (arl (2, 6, 0, 1.88, 1e14), arl (2, 6, 0, 1.88, P), 1e-10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cusum-arl/published", test_published);
  g_test_add_func ("/cusum-arl/lucas", test_lucas);
  g_test_add_func ("/cusum-arl/rossi", test_rossi);
  g_test_add_func ("/cusum-arl/dense", test_dense);
  g_test_add_func ("/cusum-arl/by-hand", test_by_hand);
  g_test_add_func ("/cusum-arl/two-ways", test_two_ways);
  g_test_add_func ("/cusum-arl/rare", test_rare);
  g_test_add_func ("/cusum-arl/simulated", test_simulated);
  g_test_add_func ("/cusum-arl/within", test_within);
  g_test_add_func ("/cusum-arl/monotone", test_monotone);
  g_test_add_func ("/cusum-arl/edges", test_edges);
  return g_test_run ();
}
