/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CUSUM charts: reference values, designs, baselines, and watching a series. */
#include "analytics/swb-cusum.h"

#include <glib.h>
#include <math.h>

#define P SWB_CUSUM_POISSON

static void
assert_near (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%.17g is not %.17g", value, expected);
}

static double
reference (double m0, double m1, double size)
{
  SwbCountLaw law = { m0, size };
  double k = -1.0;

  g_assert_cmpint (swb_cusum_reference (&law, m1, &k), ==, SWB_STATUS_OK);
  return k;
}

static double
log_ratio (double x, double m0, double m1, double size)
{
  if (isinf (size))
    return x * log (m1 / m0) - (m1 - m0);
  return x * (log (m1 / (m1 + size)) - log (m0 / (m0 + size))) +
         size * (log (size / (size + m1)) - log (size / (size + m0)));
}

/* The log likelihood ratio of a count is 0 exactly at k. */
static void
test_reference (void)
{
  assert_near (reference (2, 4, P), 2.885390081777927, 1e-15);
  for (guint round = 0; round < 300; round++)
    {
      double m0 = exp (g_test_rand_double_range (-5.0, 8.0));
      double m1 = m0 * g_test_rand_double_range (1.01, 6.0);
      double size =
          g_test_rand_bit () ? P : exp (g_test_rand_double_range (-2.0, 6.0));
      double k = reference (m0, m1, size);

      g_assert_cmpfloat (k, >, m0);
      g_assert_cmpfloat (k, <, m1);
      assert_near (log_ratio (k, m0, m1, size), 0.0, 1e-10 * (1.0 + m1));
    }
  assert_near (reference (2, 4, 1e12), reference (2, 4, P), 1e-10);
}

static double
arl_of (const SwbCusum *chart, double mean, double size)
{
  SwbCountLaw law = { mean, size };
  double out;

  g_assert_cmpint (swb_cusum_arl (chart, &law, &out), ==, SWB_STATUS_OK);
  return out;
}

/* IAcsSPCR's example the other way round: with k = 2 an average of 37 periods
 * asks for h = 6. */
static void
test_design_published (void)
{
  SwbCusumDesignInput input = { { 1.88, P }, 3.2, 37.0, 1, false };
  SwbCusumDesign design;

  g_assert_cmpint (swb_cusum_design (&input, &design), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (design.chart.k, ==, 2.0);
  g_assert_cmpfloat (design.chart.h, ==, 6.0);
  g_assert_cmpfloat (design.chart.start, ==, 0.0);
  assert_near (design.arl0, 37.2032541738721, 1e-10);
  assert_near (design.arl1, arl_of (&design.chart, 3.2, P), 1e-12);
  input.target = 37.3;
  g_assert_cmpint (swb_cusum_design (&input, &design), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (design.chart.h, ==, 7.0);
}

/* The h is enough, one step less is not; k is near the best one. Returns false
 * where that takes more steps than there may be, which is said. */
static bool
check_design (const SwbCusumDesignInput *input)
{
  SwbCusumDesign design;
  SwbCusum lower;
  double step;
  SwbStatus status = swb_cusum_design (input, &design);

  if (status == SWB_STATUS_RANGE)
    return false;
  g_assert_cmpint (status, ==, SWB_STATUS_OK);
  step = 1.0 / design.denominator;
  lower = design.chart;
  lower.h -= step;
  g_assert_cmpfloat (design.arl0, >=, input->target);
  g_assert_cmpfloat (design.arl0, >, design.arl1);
  assert_near (arl_of (&design.chart, input->usual.mean, input->usual.size),
               design.arl0, 1e-9 * design.arl0);
  assert_near (design.chart.k, design.exact_k,
               0.1 * (input->raised_mean - input->usual.mean));
  if (input->head_start)
    {
      g_assert_cmpfloat (design.chart.start, ==, design.chart.h / 2.0);
      lower.start = lower.h / 2.0;
    }
  if (lower.h > 0.5 * step)
    g_assert_cmpfloat (arl_of (&lower, input->usual.mean, input->usual.size), <,
                       input->target);
  return true;
}

static void
test_design (void)
{
  guint n_designed = 0;

  for (guint round = 0; round < 200; round++)
    {
      SwbCusumDesignInput input = { { 1.0, P }, 2.0, 52.0, 0, false };

      input.usual.mean = exp (g_test_rand_double_range (-1.0, 3.5));
      input.raised_mean =
          input.usual.mean * g_test_rand_double_range (1.3, 3.0);
      input.target = exp (g_test_rand_double_range (1.0, 8.0));
      input.head_start = g_test_rand_bit ();
      if (g_test_rand_bit ())
        input.usual.size = g_test_rand_double_range (0.8, 20.0);
      n_designed += check_design (&input);
    }
  g_assert_cmpuint (n_designed, >, 190);
}

static SwbStatus
design_status (double m0, double size, double m1, double target, unsigned step)
{
  SwbCusumDesignInput input = { { m0, size }, m1, target, step, true };
  SwbCusumDesign design = { .denominator = 77 };
  SwbStatus status = swb_cusum_design (&input, &design);

  if (status != SWB_STATUS_OK)
    g_assert_cmpuint (design.denominator, ==, 77);
  else
    g_assert_true (isfinite (design.arl0) && isfinite (design.arl1));
  return status;
}

static void
test_design_edges (void)
{
  SwbCusumDesignInput rare = { { 5000.0, P }, 9000.0, 52.0, 0, false };
  SwbCusumDesign design;

  g_assert_cmpint (design_status (2, P, 4, 52, 0), ==, SWB_STATUS_OK);
  g_assert_cmpint (design_status (NAN, P, 4, 52, 0), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (design_status (2, NAN, 4, 52, 0), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (design_status (2, P, NAN, 52, 0), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (design_status (2, P, 4, NAN, 0), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (design_status (0, P, 4, 52, 0), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (design_status (2, 0, 4, 52, 0), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (design_status (4, P, 4, 52, 0), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (design_status (4, P, 2, 52, 0), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (design_status (2, P, INFINITY, 52, 0), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (design_status (2, P, 4, 1, 0), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (design_status (2, P, 4, INFINITY, 0), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (design_status (2, P, 4, 52, 4096), ==, SWB_STATUS_INVALID);
  /* No whole k lies between these means. */
  g_assert_cmpint (design_status (2.1, P, 2.9, 52, 1), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (design_status (2, P, 2.0001, 52, 0), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (design_status (2, P, 4, 1e300, 0), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (design_status (1e200, P, 1e201, 52, 0), ==,
                   SWB_STATUS_RANGE);
  /* So far apart that a false alarm is out of the question. */
  g_assert_cmpint (swb_cusum_design (&rare, &design), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (design.arl0, ==, SWB_CUSUM_ARL_MAX);
  assert_near (design.arl1, 1.0, 1e-9);
}

/* R 4.2.2: var, pchisq, qgamma. */
static void
test_baseline (void)
{
  static const double calm[] = { 3, 1, 4, 1, 5, 2, 2, 3 };
  static const double wild[] = { 0, 9, 1, 0, 14, 2, 0, 3, 6, 1 };
  static const double one[] = { 0, 0, 0, 0, 1, 0, 0, 0 };
  static const double lump[] = { 0, 0, 0, 0, 9, 0, 0, 0 };
  static const double large[] = { 1000, 1000, 1000, 1000, 1000, 1000,
                                  1000, 1000, 1000, 1000, 1000, 1000 };
  static const struct
  {
    const double *counts;
    size_t n;
    double is[7];
  } cases[] = {
    { calm,
      8,
      { 2.625, 1.98214285714286, 0.755102040816327, 0.62514029920091, P,
        1.75900309354266, 3.78005541139603 } },
    { wild,
      10,
      { 3.6, 22.0444444444444, 6.12345679012346, 1.15998883305089e-08,
        0.702650602409639, 1.5513976812989, 7.15400323293271 } },
    { one,
      8,
      { 0.125, 0.125, 1, 0.428879857553055, P, 0.00641166179844382,
        0.592983064798822 } },
    { lump,
      8,
      { 1.125, 10.125, 9, 3.78995479284048e-11, 0.140625, 0.0577049561859944,
        5.3368475831894 } },
    { large, 12, { 1000, 0, 0, 1, P, 985.032134670857, 1015.14657628412 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double *is = cases[i].is;
      SwbCusumBaseline b;

      g_assert_cmpint (swb_cusum_baseline (cases[i].counts, cases[i].n, &b), ==,
                       SWB_STATUS_OK);
      assert_near (b.mean, is[0], 1e-12);
      assert_near (b.variance, is[1], 1e-12);
      assert_near (b.ratio, is[2], 1e-12);
      assert_near (b.p_value, is[3], 1e-10 * is[3]);
      if (isinf (is[4]))
        g_assert_true (isinf (b.law.size));
      else
        assert_near (b.law.size, is[4], 1e-12);
      assert_near (b.mean_low, is[5], 1e-10 * is[5]);
      assert_near (b.mean_high, is[6], 1e-10 * is[6]);
    }
}

static void
test_baseline_edges (void)
{
  double counts[8] = { 0.0 };
  SwbCusumBaseline b = { .n = 77 };

  g_assert_cmpint (swb_cusum_baseline (counts, 8, &b), ==,
                   SWB_STATUS_NOT_ENOUGH);
  counts[0] = 1.0;
  g_assert_cmpint (swb_cusum_baseline (counts, 7, &b), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_cusum_baseline (NULL, 0, &b), ==, SWB_STATUS_NOT_ENOUGH);
  counts[1] = NAN;
  g_assert_cmpint (swb_cusum_baseline (counts, 8, &b), ==,
                   SWB_STATUS_NOT_ENOUGH);
  counts[1] = -1.0;
  g_assert_cmpint (swb_cusum_baseline (counts, 8, &b), ==, SWB_STATUS_INVALID);
  counts[1] = 1.5;
  g_assert_cmpint (swb_cusum_baseline (counts, 8, &b), ==, SWB_STATUS_INVALID);
  counts[1] = INFINITY;
  g_assert_cmpint (swb_cusum_baseline (counts, 8, &b), ==, SWB_STATUS_RANGE);
  counts[1] = 1e300;
  g_assert_cmpint (swb_cusum_baseline (counts, 8, &b), ==, SWB_STATUS_RANGE);
  g_assert_cmpuint (b.n, ==, 77);
  counts[1] = 9e15;
  g_assert_cmpint (swb_cusum_baseline (counts, 8, &b), ==, SWB_STATUS_OK);
  g_assert_true (isfinite (b.mean_low) && isfinite (b.mean_high));
}

/* By hand: k = 2, h = 6. */
static void
test_watch (void)
{
  static const double counts[] = { 1, 3, 4, 0, 5, 5, 0, 9, 2 };
  static const double sums[] = { 0, 1, 3, 1, 4, 7, 0, 7, 0 };
  static const double on[] = { 0, 1, 3, 1, 4, 7, 5, 12, 12 };
  SwbCusum chart = { 2, 6, 0 };
  SwbCusumPoint points[9];

  g_assert_cmpint (swb_cusum_watch (&chart, counts, 9, true, points), ==, 0);
  for (guint t = 0; t < 9; t++)
    {
      assert_near (points[t].sum, sums[t], 1e-12);
      g_assert_cmpint (points[t].is_alarm, ==, t == 5 || t == 7);
    }
  g_assert_cmpuint (points[0].onset, ==, SWB_CUSUM_NO_ONSET);
  g_assert_cmpuint (points[1].onset, ==, 1);
  g_assert_cmpuint (points[5].onset, ==, 1);
  g_assert_cmpuint (points[6].onset, ==, SWB_CUSUM_NO_ONSET);
  g_assert_cmpuint (points[7].onset, ==, 7);
  g_assert_cmpuint (points[8].onset, ==, SWB_CUSUM_NO_ONSET);
  g_assert_cmpint (swb_cusum_watch (&chart, counts, 9, false, points), ==, 0);
  for (guint t = 0; t < 9; t++)
    {
      assert_near (points[t].sum, on[t], 1e-12);
      g_assert_cmpint (points[t].is_alarm, ==, t == 5 || t >= 7);
    }
  g_assert_cmpuint (points[8].onset, ==, 1);
}

/* S = h is an alarm, also where k = 0.1 is no binary number; the head start
 * counts, and comes again after an alarm. */
static void
test_watch_ties (void)
{
  static const double ones[] = { 1, 1, 1, 1 };
  static const double zeros[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  SwbCusum tenth = { 0.1, 2.7, 0 };
  SwbCusum started = { 0.5, 2.0, 1.0 };
  SwbCusum falling = { 0.1, 2.0, 0.7 };
  SwbCusumPoint points[10];

  g_assert_cmpint (swb_cusum_watch (&tenth, ones, 4, true, points), ==, 0);
  g_assert_false (points[1].is_alarm);
  g_assert_true (points[2].is_alarm);
  g_assert_cmpuint (points[2].onset, ==, 0);
  g_assert_cmpuint (points[3].onset, ==, 3);
  g_assert_cmpint (swb_cusum_watch (&started, ones, 4, true, points), ==, 0);
  for (guint t = 0; t < 4; t++)
    {
      assert_near (points[t].sum, t % 2 == 0 ? 1.5 : 2.0, 1e-12);
      g_assert_cmpint (points[t].is_alarm, ==, t % 2 == 1);
    }
  /* 0.7 less seven times 0.1 is 0, not a trace of something. */
  g_assert_cmpint (swb_cusum_watch (&falling, zeros, 10, true, points), ==, 0);
  g_assert_cmpuint (points[5].onset, ==, 0);
  g_assert_cmpfloat (points[6].sum, ==, 0.0);
  g_assert_cmpuint (points[6].onset, ==, SWB_CUSUM_NO_ONSET);
}

/* Against the plain recursion, for lattices that binary numbers hold. */
static void
test_watch_recursion (void)
{
  for (guint round = 0; round < 200; round++)
    {
      SwbCusum chart = { g_test_rand_int_range (1, 40) / 8.0,
                         g_test_rand_int_range (16, 80) / 8.0, 0.0 };
      double counts[104];
      SwbCusumPoint points[104];
      double s;
      size_t zero = 0;

      chart.start = g_test_rand_int_range (0, 16) / 8.0;
      s = chart.start;
      for (guint t = 0; t < 104; t++)
        counts[t] = g_test_rand_int_range (0, 8);
      g_assert_cmpint (swb_cusum_watch (&chart, counts, 104, true, points), ==,
                       SWB_STATUS_OK);
      for (guint t = 0; t < 104; t++)
        {
          s = fmax (0.0, s + counts[t] - chart.k);
          g_assert_cmpfloat (points[t].sum, ==, s);
          g_assert_cmpint (points[t].is_alarm, ==, s >= chart.h);
          g_assert_cmpuint (points[t].onset, ==,
                            s > 0.0 ? zero : SWB_CUSUM_NO_ONSET);
          if (s == 0.0 || s >= chart.h)
            zero = t + 1;
          if (s >= chart.h)
            s = chart.start;
        }
    }
}

static void
test_watch_edges (void)
{
  SwbCusum chart = { 2, 6, 0 };
  double counts[2] = { 1.0, NAN };
  SwbCusumPoint points[2] = { { .sum = 77.0 } };

  g_assert_cmpint (swb_cusum_watch (&chart, NULL, 0, true, NULL), ==, 0);
  g_assert_cmpint (swb_cusum_watch (&chart, counts, 2, true, points), ==,
                   SWB_STATUS_NOT_ENOUGH);
  counts[1] = -1.0;
  g_assert_cmpint (swb_cusum_watch (&chart, counts, 2, true, points), ==,
                   SWB_STATUS_INVALID);
  counts[1] = 0.5;
  g_assert_cmpint (swb_cusum_watch (&chart, counts, 2, true, points), ==,
                   SWB_STATUS_INVALID);
  counts[1] = 1e300;
  g_assert_cmpint (swb_cusum_watch (&chart, counts, 2, true, points), ==,
                   SWB_STATUS_RANGE);
  counts[1] = 1.0;
  chart.k = 1e308;
  g_assert_cmpint (swb_cusum_watch (&chart, counts, 2, true, points), ==,
                   SWB_STATUS_RANGE);
  chart.k = -1.0;
  g_assert_cmpint (swb_cusum_watch (&chart, counts, 2, true, points), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (points[0].sum, ==, 77.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cusum/reference", test_reference);
  g_test_add_func ("/cusum/design-published", test_design_published);
  g_test_add_func ("/cusum/design", test_design);
  g_test_add_func ("/cusum/design-edges", test_design_edges);
  g_test_add_func ("/cusum/baseline", test_baseline);
  g_test_add_func ("/cusum/baseline-edges", test_baseline_edges);
  g_test_add_func ("/cusum/watch", test_watch);
  g_test_add_func ("/cusum/watch-ties", test_watch_ties);
  g_test_add_func ("/cusum/watch-recursion", test_watch_recursion);
  g_test_add_func ("/cusum/watch-edges", test_watch_edges);
  return g_test_run ();
}
