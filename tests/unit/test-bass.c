/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Bass curve and its forced step: against R, closed forms and limits. */
#include "analytics/swb-bass.h"

#include <glib.h>
#include <math.h>

#define OK SWB_STATUS_OK

static void
assert_near (double value, double expected, double tolerance)
{
  double scale = fmax (fabs (expected), 1e-300);

  if (!(fabs (value - expected) <= tolerance * scale))
    g_error ("%.17g is not %.17g", value, expected);
}

static double
share (double p, double q, double time)
{
  SwbBass bass = { p, q, 1.0 };
  double v = NAN;

  g_assert_cmpint (swb_bass_share (&bass, time, &v), ==, OK);
  g_assert_true (v >= 0.0 && v <= 1.0);
  return v;
}

static double
rate (double p, double q, double time)
{
  SwbBass bass = { p, q, 1.0 };
  double v = NAN;

  g_assert_cmpint (swb_bass_rate (&bass, time, &v), ==, OK);
  return v;
}

/* R 4.2.2, from the formulas as printed. */
static void
test_curve (void)
{
  static const double cases[][5] = {
    { 10, 0.03, 0.38, 0.812803221221346, 0.0634344783849084 },
    { 120, 0.002, 0.054, 0.967282744715599, 0.00177436368108584 },
    { 5, 0.2, 0.05, 0.665806046606957, 0.0779642084240372 },
    { 3, 0.1, -0.04, 0.247382172346987, 0.0678144134392264 },
    { 1, 0.0001, 0.9, 0.000162161132428163, 0.00024590513646252 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double *c = cases[i];

      assert_near (share (c[1], c[2], c[0]), c[3], 1e-12);
      assert_near (rate (c[1], c[2], c[0]), c[4], 1e-12);
    }
}

/* Krijestorac, Garg, Mahajan 2020: 120 days are the right horizon. */
static void
test_prior (void)
{
  gsize n;
  const SwbBassPrior *priors = swb_bass_priors (&n);
  SwbBass bass = { priors->p, priors->q, priors->m };
  SwbBassPeak peak;

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (priors->doi, ==, "10.1287/isre.2019.0897");
  g_assert_cmpfloat (priors->p_sd, ==, 0.006);
  g_assert_cmpfloat (priors->q_sd, ==, 0.088);
  g_assert_cmpfloat (priors->m, ==, 1110680.0);
  g_assert_cmpint (swb_bass_peak (&bass, &peak), ==, OK);
  g_assert_cmpfloat (fabs (peak.time - 58.9), <, 0.05);
  g_assert_cmpfloat (fabs (share (bass.p, bass.q, 120.0) - 0.967), <, 5e-4);
}

static void
test_limits (void)
{
  for (double t = 0.0; t < 1000.0; t = 1.7 * t + 1e-6)
    {
      assert_near (share (0.03, 0.0, t), -expm1 (-0.03 * t), 1e-14);
      assert_near (share (0.03, -0.03, t), 0.03 * t / (1.0 + 0.03 * t), 1e-14);
      g_assert_cmpfloat (share (0.0, 0.4, t), ==, 0.0);
      g_assert_cmpfloat (rate (0.0, 0.4, t), ==, 0.0);
      /* Short times keep their digits: F is p t at first. */
      assert_near (share (1e-9, 0.4, 1e-9 * t), 1e-18 * t, 1e-6);
    }
  g_assert_cmpfloat (share (0.01, 0.4, 1e300), ==, 1.0);
  g_assert_cmpfloat (share (1e300, 1e300, 1e300), ==, 1.0);
  g_assert_cmpfloat (share (1e-200, 1e-10, 1.0), <, 1e-190);
  g_assert_cmpfloat (rate (0.01, 0.4, 1e300), ==, 0.0);
}

static void
test_peak (void)
{
  for (int i = 0; i < 1000; i++)
    {
      SwbBass bass = { exp (g_test_rand_double_range (-9.0, 0.5)),
                       g_test_rand_double_range (0.0, 2.0), 1e4 };
      SwbBassPeak peak;

      if (i % 10 == 0)
        bass.q = -bass.p * g_test_rand_double ();
      g_assert_cmpint (swb_bass_peak (&bass, &peak), ==, OK);
      assert_near (peak.rate, 1e4 * rate (bass.p, bass.q, peak.time), 1e-10);
      g_assert_cmpfloat (fabs (peak.share - share (bass.p, bass.q, peak.time)),
                         <, 1e-12);
      for (double d = 1e-3; d < 10.0; d *= 4.0)
        {
          g_assert_cmpfloat (1e4 * rate (bass.p, bass.q, peak.time + d), <=,
                             peak.rate * (1.0 + 1e-12));
          if (peak.time > d)
            g_assert_cmpfloat (1e4 * rate (bass.p, bass.q, peak.time - d), <=,
                               peak.rate * (1.0 + 1e-12));
        }
      if (bass.q <= bass.p)
        g_assert_cmpfloat (peak.time, ==, 0.0);
    }
}

/* Pieces sum to the whole; the rate is the slope; the equation holds. */
static void
test_between (void)
{
  for (int i = 0; i < 1000; i++)
    {
      SwbBass bass = { exp (g_test_rand_double_range (-12.0, 1.0)),
                       g_test_rand_double_range (0.0, 2.0), 1e6 };
      double a = g_test_rand_double_range (0.0, 30.0);
      double b = a + g_test_rand_double_range (0.0, 30.0);
      double c = b + g_test_rand_double_range (0.0, 30.0);
      double ab, bc, ac, tiny;
      double f = share (bass.p, bass.q, b);

      g_assert_cmpint (swb_bass_between (&bass, a, b, &ab), ==, OK);
      g_assert_cmpint (swb_bass_between (&bass, b, c, &bc), ==, OK);
      g_assert_cmpint (swb_bass_between (&bass, a, c, &ac), ==, OK);
      assert_near (ab + bc, ac, 1e-12);
      g_assert_cmpfloat (fabs (ac - 1e6 * (share (bass.p, bass.q, c) -
                                           share (bass.p, bass.q, a))),
                         <, 1e-8);
      g_assert_cmpint (swb_bass_between (&bass, b, b + 1e-7, &tiny), ==, OK);
      assert_near (tiny / ((b + 1e-7) - b) / 1e6, rate (bass.p, bass.q, b),
                   1e-6);
      g_assert_cmpfloat (
          fabs (rate (bass.p, bass.q, b) - (bass.p + bass.q * f) * (1.0 - f)),
          <, 1e-12);
    }
}

static void
test_edges (void)
{
  static const struct
  {
    SwbBass bass;
    double time;
    SwbStatus status;
  } cases[] = {
    { { -0.1, 0.4, 1.0 }, 1.0, SWB_STATUS_INVALID },
    { { 0.1, -0.2, 1.0 }, 1.0, SWB_STATUS_INVALID },
    { { 0.1, 0.4, -1.0 }, 1.0, SWB_STATUS_INVALID },
    { { 0.1, 0.4, 1.0 }, -1.0, SWB_STATUS_INVALID },
    { { INFINITY, 0.4, 1.0 }, 1.0, SWB_STATUS_INVALID },
    { { 0.1, INFINITY, 1.0 }, 1.0, SWB_STATUS_INVALID },
    { { 0.1, 0.4, 1.0 }, INFINITY, SWB_STATUS_INVALID },
    { { NAN, 0.4, 1.0 }, 1.0, SWB_STATUS_NOT_ENOUGH },
    { { 0.1, 0.4, 1.0 }, NAN, SWB_STATUS_NOT_ENOUGH },
    { { 1e308, 1e308, 1.0 }, 1.0, SWB_STATUS_RANGE },
    { { 1e-200, 1e200, 1.0 }, 1.0, SWB_STATUS_RANGE },
  };
  SwbBass none = { 0.0, 0.4, 1.0 };
  SwbBass fast = { 1e200, 0.0, 1e200 };
  SwbBassPeak peak = { 7.0, 7.0, 7.0 };
  double v = 7.0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (swb_bass_share (&cases[i].bass, cases[i].time, &v), ==,
                       cases[i].status);
      g_assert_cmpint (swb_bass_rate (&cases[i].bass, cases[i].time, &v), ==,
                       cases[i].status);
      g_assert_cmpint (
          swb_bass_between (&cases[i].bass, 0.0, cases[i].time, &v), ==,
          cases[i].status);
    }
  g_assert_cmpint (swb_bass_between (&none, 2.0, 1.0, &v), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_bass_peak (&none, &peak), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_bass_rate (&fast, 0.0, &v), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (swb_bass_peak (&fast, &peak), ==, SWB_STATUS_RANGE);
  g_assert_cmpfloat (v, ==, 7.0);
  g_assert_cmpfloat (peak.rate, ==, 7.0);
}

/* R 4.2.2: Runge-Kutta of order 4 with 20,000 steps a day. */
static void
test_forced (void)
{
  static const double p[] = { 0.02, 0.0, 0.3, 0.001, 0.0, 0.05 };
  static const double expected[] = { 0.02244498541897, 0.02863737005782,
                                     0.3108464102071,  0.3674419901677,
                                     0.4272190506917,  0.5157681516845 };
  SwbBassForcedInput input = { 6, p, 0.25, 2000.0, 0.0 };
  double adopters[6];
  double f[6];
  double sum = 0.0;

  g_assert_cmpint (swb_bass_forced (&input, adopters, f), ==, OK);
  for (int i = 0; i < 6; i++)
    {
      sum += adopters[i];
      assert_near (f[i], expected[i], 1e-11);
      assert_near (sum, 2000.0 * f[i], 1e-13);
    }
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, OK);
  g_assert_cmpint (swb_bass_forced (&input, adopters, NULL), ==, OK);
}

/* The step as the methods page prints it. */
static double
printed_step (double f, double p, double q)
{
  double g = (1.0 - f) / (p + q * f) * exp (-(p + q));

  return (1.0 - p * g) / (1.0 + q * g);
}

static void
test_forced_properties (void)
{
  for (int i = 0; i < 500; i++)
    {
      double p[120];
      double f[120];
      double adopters[120];
      double p0 = exp (g_test_rand_double_range (-10.0, 0.0));
      SwbBassForcedInput input = { 120, p, g_test_rand_double_range (0.0, 1.0),
                                   1e6, 0.0 };
      SwbBass bass = { p0, input.q, 1e6 };
      double before = 0.0;

      for (int d = 0; d < 120; d++)
        p[d] = p0;
      g_assert_cmpint (swb_bass_forced (&input, adopters, f), ==, OK);
      for (int d = 0; d < 120; d++)
        {
          double between;

          g_assert_cmpint (swb_bass_between (&bass, d, d + 1.0, &between), ==,
                           OK);
          assert_near (f[d], share (p0, input.q, d + 1.0), 1e-12);
          assert_near (adopters[d], between, 1e-9);
          p[d] = g_test_rand_int_range (0, 3) * g_test_rand_double () * 0.2;
        }
      input.start = g_test_rand_double ();
      g_assert_cmpint (swb_bass_forced (&input, adopters, f), ==, OK);
      before = input.start;
      for (int d = 0; d < 120; d++)
        {
          assert_near (f[d], printed_step (before, p[d], input.q), 1e-12);
          g_assert_true (f[d] >= before && f[d] <= 1.0 && adopters[d] >= 0.0);
          before = f[d];
        }
    }
}

static void
test_forced_limits (void)
{
  double p[3] = { 0.0, 0.0, 0.0 };
  double f[3];
  SwbBassForcedInput input = { 3, p, 0.0, 1.0, 0.25 };

  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, OK);
  g_assert_cmpfloat (f[2], ==, 0.25);
  /* p = 0: the logistic from F = 1/4. */
  input.q = 0.5;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, OK);
  assert_near (f[2], 1.0 / (1.0 + 3.0 * exp (-1.5)), 1e-14);
  input.start = 0.0;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, OK);
  g_assert_cmpfloat (f[2], ==, 0.0);
  /* q = 0: each day takes 1 - e^-p of the rest. */
  input.q = 0.0;
  p[0] = p[1] = p[2] = 0.1;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, OK);
  assert_near (f[2], -expm1 (-0.3), 1e-14);
  /* Everybody at once, and nobody left. */
  p[0] = p[1] = 1e300;
  input.q = 1e300;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, OK);
  g_assert_cmpfloat (f[0], ==, 1.0);
  p[0] = 1e-310;
  input.q = 900.0;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, OK);
  g_assert_true (f[0] >= 0.0 && f[2] <= 1.0);
  input.start = 1.0;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, OK);
  g_assert_cmpfloat (f[2], ==, 1.0);
}

static void
test_forced_edges (void)
{
  double p[2] = { 0.1, 0.1 };
  double f[2] = { 7.0, 7.0 };
  SwbBassForcedInput input = { 0, p, 0.1, 1.0, 0.0 };

  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==,
                   SWB_STATUS_NOT_ENOUGH);
  input.n = 2;
  input.start = 1.1;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, SWB_STATUS_INVALID);
  input.start = NAN;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==,
                   SWB_STATUS_NOT_ENOUGH);
  input.start = 0.0;
  input.q = -0.1;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, SWB_STATUS_INVALID);
  input.q = 0.1;
  p[1] = -0.1;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, SWB_STATUS_INVALID);
  p[1] = NAN;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==,
                   SWB_STATUS_NOT_ENOUGH);
  p[1] = 1.7e308;
  input.q = 1.7e308;
  g_assert_cmpint (swb_bass_forced (&input, NULL, f), ==, SWB_STATUS_RANGE);
  g_assert_cmpfloat (f[0], ==, 7.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bass/curve", test_curve);
  g_test_add_func ("/bass/prior", test_prior);
  g_test_add_func ("/bass/limits", test_limits);
  g_test_add_func ("/bass/peak", test_peak);
  g_test_add_func ("/bass/between", test_between);
  g_test_add_func ("/bass/edges", test_edges);
  g_test_add_func ("/bass/forced", test_forced);
  g_test_add_func ("/bass/forced-properties", test_forced_properties);
  g_test_add_func ("/bass/forced-limits", test_forced_limits);
  g_test_add_func ("/bass/forced-edges", test_forced_edges);
  return g_test_run ();
}
