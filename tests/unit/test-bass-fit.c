/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Bass fit: against R's nls on classic series, noiseless curves, and the
 * answers when there is no fit. */
#include "analytics/swb-bass-fit.h"

#include <glib.h>
#include <math.h>

typedef struct
{
  const char *what;
  gsize n;
  double counts[16];
  double p, q, m;
  double p_error, q_error, m_error;
  double rss;
} Classic;

/* The numbers: R 4.2.2, nls with control tol = 1e-8, the least of 100 starts
 * that converged. The series: the first and third Bass 1969, the second and
 * the last four Srinivasan and Mason 1986; video recorders: sales in the
 * United States 1980-89 in thousands, Cowpertwait and Metcalfe 2009. */
static const Classic classics[] = {
  { "room air conditioners 1949-61",
    13,
    { 96, 195, 238, 380, 1045, 1230, 1267, 1828, 1586, 1673, 1800, 1580, 1500 },
    0.009442077142,
    0.3747628314,
    18712.74156,
    0.002038413104,
    0.04021890736,
    1410.537469,
    341468.4125 },
  { "colour television 1963-70",
    8,
    { 747, 1480, 2646, 5118, 5777, 5982, 5962, 4631 },
    0.01846644529,
    0.6158633443,
    39658.62447,
    0.00322190854,
    0.05420278788,
    2267.342455,
    955792.0317 },
  { "clothes dryers 1949-61",
    13,
    { 106, 319, 492, 635, 737, 890, 1397, 1523, 1294, 1240, 1425, 1260, 1236 },
    0.01359624345,
    0.3267023909,
    16497.00466,
    0.002300319482,
    0.03641266717,
    1234.344865,
    212777.4403 },
  { "video recorders 1980-89",
    10,
    { 840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890 },
    0.008788962397,
    0.6421589068,
    67660.02472,
    0.001776448134,
    0.04257129228,
    3070.905825,
    3672146.264 },
  { "ultrasound 1965-78",
    14,
    { 5, 3, 2, 5, 7, 12, 6, 16, 16, 28, 28, 21, 13, 6 },
    0.001317897571,
    0.6206044289,
    167.377569,
    0.000874250827,
    0.08119945601,
    16.4584629,
    162.8113673 },
  { "mammography 1965-78",
    14,
    { 2, 2, 2, 3, 4, 9, 7, 16, 23, 24, 15, 6, 5, 1 },
    0.0004101270442,
    0.8606519273,
    111.3915494,
    0.000240531045,
    0.07469313768,
    7.56081343,
    54.98791698 },
  { "foreign language 1952-63",
    12,
    { 1.25, 0.77, 0.86, 0.48, 1.34, 3.56, 3.36, 6.24, 5.95, 6.24, 4.89, 0.25 },
    0.001479327261,
    0.740973452,
    35.84089456,
    0.00114248145,
    0.1107998034,
    4.022731088,
    9.768444153 },
  { "ac to 1955: just after the fitted peak",
    7,
    { 96, 195, 238, 380, 1045, 1230, 1267 },
    0.004709343319,
    0.8753892698,
    6103.42396,
    0.00221299007,
    0.1303057805,
    776.578545,
    45213.5351 },
  { "one degree of freedom",
    4,
    { 10, 30, 20, 5 },
    0.05775259086,
    1.955659334,
    65.39909488,
    0.007110165729,
    0.09171293645,
    1.733121118,
    0.7004033601 },
  { "falling from the start",
    7,
    { 10, 9, 8, 7, 6, 5, 4 },
    0.1586055579,
    0.09229127581,
    65.18789538,
    0.001885595343,
    0.009772028984,
    0.9799465705,
    0.02255514545 },
};

static void
assert_near (double value, double expected, double tolerance, const char *what)
{
  if (!(fabs (value - expected) <= tolerance * fabs (expected)))
    g_error ("%s: %.12g is not %.12g", what, value, expected);
}

static void
test_classics (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classics); i++)
    {
      const Classic *c = &classics[i];
      SwbBassSeries series = { c->n, c->counts, NULL, 0 };
      SwbBassFit fit;
      SwbBassLack lack;

      g_assert_cmpint (swb_bass_fit (&series, &fit, &lack), ==, SWB_STATUS_OK);
      g_assert_cmpint (lack, ==, SWB_BASS_LACK_NOTHING);
      assert_near (fit.bass.p, c->p, 1e-6, c->what);
      assert_near (fit.bass.q, c->q, 1e-6, c->what);
      assert_near (fit.bass.m, c->m, 1e-6, c->what);
      assert_near (fit.p_error, c->p_error, 1e-6, c->what);
      assert_near (fit.q_error, c->q_error, 1e-6, c->what);
      assert_near (fit.m_error, c->m_error, 1e-6, c->what);
      assert_near (fit.rss, c->rss, 1e-9, c->what);
      g_assert_cmpuint (fit.freedom, ==, c->n - 3);
      assert_near (fit.residual_error, sqrt (c->rss / (double) (c->n - 3)),
                   1e-9, c->what);
      g_assert_cmpint (fit.peak_seen, ==, 1);
      g_assert_cmpfloat (fit.offset, <, 1e-6);
    }
}

/* R 4.2.2, nls with weights 1/x on the video recorders. */
static void
test_weights (void)
{
  const Classic *c = &classics[3];
  double weights[16];
  SwbBassSeries series = { c->n, c->counts, weights, 0 };
  SwbBassFit fit;
  double factor[] = { 1.0, 1e-250, 1e200 };

  for (gsize k = 0; k < G_N_ELEMENTS (factor); k++)
    {
      for (gsize i = 0; i < c->n; i++)
        weights[i] = factor[k] / c->counts[i];
      g_assert_cmpint (swb_bass_fit (&series, &fit, NULL), ==, SWB_STATUS_OK);
      assert_near (fit.bass.p, 0.007979995932, 1e-6, "p");
      assert_near (fit.bass.q, 0.6512584585, 1e-6, "q");
      assert_near (fit.bass.m, 66915.34551, 1e-6, "m");
      assert_near (fit.p_error, 0.001180225709, 1e-6, "error of p");
      assert_near (fit.q_error, 0.03402263764, 1e-6, "error of q");
      assert_near (fit.m_error, 2648.717362, 1e-6, "error of m");
      assert_near (fit.rss, 539.8020076 * factor[k], 1e-8, "rss");
    }
}

/* A period of weight 0 counts for nothing, whatever is in it. */
static void
test_left_out (void)
{
  double counts[13];
  double weights[13];
  SwbBassSeries series = { 13, counts, weights, 0 };
  SwbBassFit a, b;

  for (int i = 0; i < 13; i++)
    {
      counts[i] = classics[0].counts[i];
      weights[i] = i == 4 ? 0.0 : 2.0;
    }
  g_assert_cmpint (swb_bass_fit (&series, &a, NULL), ==, SWB_STATUS_OK);
  counts[4] = 1e6;
  g_assert_cmpint (swb_bass_fit (&series, &b, NULL), ==, SWB_STATUS_OK);
  g_assert_cmpuint (a.freedom, ==, 9);
  assert_near (b.bass.m, a.bass.m, 1e-7, "m");
  assert_near (b.p_error, a.p_error, 1e-6, "error of p");
}

static void
fill (double *counts, gsize n, SwbBass bass, double noise)
{
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (
          swb_bass_between (&bass, (double) i, (double) i + 1.0, &counts[i]),
          ==, SWB_STATUS_OK);
      counts[i] *= 1.0 + noise * (2.0 * g_test_rand_double () - 1.0);
    }
}

static void
test_exact (void)
{
  for (int i = 0; i < 200; i++)
    {
      double p = exp (g_test_rand_double_range (-8.0, -1.5));
      SwbBass bass = { p, g_test_rand_double_range (0.0, 0.8),
                       exp (g_test_rand_double_range (-3.0, 30.0)) };
      double counts[160];
      SwbBassSeries series = { 0, counts, NULL, 0 };
      SwbBassPeak peak;
      SwbBassFit fit;

      g_assert_cmpint (swb_bass_peak (&bass, &peak), ==, SWB_STATUS_OK);
      series.n = (gsize) CLAMP (peak.time * 1.3 + 6.0, 8.0, 160.0);
      if (peak.time > 150.0)
        continue;
      fill (counts, series.n, bass, 0.0);
      g_assert_cmpint (swb_bass_fit (&series, &fit, NULL), ==, SWB_STATUS_OK);
      assert_near (fit.bass.p, bass.p, 1e-7, "p");
      g_assert_cmpfloat (fabs (fit.bass.q - bass.q), <,
                         1e-7 * (bass.p + bass.q));
      assert_near (fit.bass.m, bass.m, 1e-7, "m");
    }
}

/* The sum of squares at the best m for a p and q. */
static double
least_for (const double *x, gsize n, double p, double q)
{
  SwbBass bass = { p, q, 1.0 };
  double xx = 0.0, xf = 0.0, ff = 0.0;

  for (gsize i = 0; i < n; i++)
    {
      double f;

      g_assert_cmpint (
          swb_bass_between (&bass, (double) i, (double) i + 1.0, &f), ==, 0);
      xx += x[i] * x[i];
      xf += x[i] * f;
      ff += f * f;
    }
  return ff > 0.0 ? xx - xf * xf / ff : xx;
}

/* No other p and q do better: 400 anywhere, 400 near. */
static void
test_least (void)
{
  guint fitted = 0;

  for (int i = 0; i < 60; i++)
    {
      SwbBass bass = { exp (g_test_rand_double_range (-8.0, -2.0)),
                       g_test_rand_double_range (0.05, 0.9), 1000.0 };
      double x[30];
      SwbBassSeries series = { 30, x, NULL, 1 };
      SwbBassFit fit;

      fill (x, 30, bass, 0.6);
      if (swb_bass_fit (&series, &fit, NULL) != SWB_STATUS_OK)
        continue;
      fitted++;
      assert_near (least_for (x, 30, fit.bass.p, fit.bass.q), fit.rss, 1e-7,
                   "rss");
      for (int k = 0; k < 800; k++)
        {
          double wide = k < 400 ? 1.0 : 0.02;
          double p = k < 400 ? exp (g_test_rand_double_range (-12.0, 1.0))
                             : fit.bass.p;
          double q = k < 400 ? g_test_rand_double_range (0.0, 2.0) : fit.bass.q;

          if (k >= 400)
            {
              p *= exp (g_test_rand_double_range (-wide, wide));
              q = fmax (-p, q * (1.0 + g_test_rand_double_range (-wide, wide)));
            }
          g_assert_cmpfloat (least_for (x, 30, p, q), >=,
                             fit.rss * (1.0 - 1e-9));
        }
    }
  g_assert_cmpuint (fitted, >, 40);
}

/* Counts in other units give the same curve. */
static void
test_units (void)
{
  static const double units[] = { 1e-140, 1e-6, 1e140 };

  for (gsize k = 0; k < G_N_ELEMENTS (units); k++)
    {
      double counts[8];
      SwbBassSeries series = { 8, counts, NULL, 0 };
      SwbBassFit fit;

      for (int i = 0; i < 8; i++)
        counts[i] = classics[1].counts[i] * units[k];
      g_assert_cmpint (swb_bass_fit (&series, &fit, NULL), ==, SWB_STATUS_OK);
      assert_near (fit.bass.p, classics[1].p, 1e-6, "p");
      assert_near (fit.bass.m, classics[1].m * units[k], 1e-6, "m");
      assert_near (fit.m_error, classics[1].m_error * units[k], 1e-6, "error");
    }
}

static void
test_no_fit (void)
{
  static const struct
  {
    const char *what;
    gsize n;
    double counts[10];
    SwbStatus status;
    SwbBassLack lack;
  } cases[] = {
    { "nothing", 0, { 0 }, SWB_STATUS_NOT_ENOUGH, SWB_BASS_LACK_PERIODS },
    { "three", 3, { 1, 3, 2 }, SWB_STATUS_NOT_ENOUGH, SWB_BASS_LACK_PERIODS },
    { "zeros", 6, { 0 }, SWB_STATUS_NOT_ENOUGH, SWB_BASS_LACK_ADOPTERS },
    { "missing",
      5,
      { 1, 3, NAN, 2, 1 },
      SWB_STATUS_NOT_ENOUGH,
      SWB_BASS_LACK_PERIODS },
    { "negative",
      5,
      { 1, 3, -1, 2, 1 },
      SWB_STATUS_INVALID,
      SWB_BASS_LACK_NOTHING },
    { "infinite",
      5,
      { 1, 3, INFINITY, 2, 1 },
      SWB_STATUS_INVALID,
      SWB_BASS_LACK_NOTHING },
    { "huge",
      5,
      { 1e300, 3e300, 2e300, 5e299, 1e299 },
      SWB_STATUS_RANGE,
      SWB_BASS_LACK_NOTHING },
    { "doubling",
      7,
      { 1, 2, 4, 8, 16, 32, 64 },
      SWB_STATUS_NOT_ENOUGH,
      SWB_BASS_LACK_PEAK },
    { "rising",
      9,
      { 10, 12, 13, 15, 18, 21, 22, 27, 30 },
      SWB_STATUS_NOT_ENOUGH,
      SWB_BASS_LACK_PEAK },
    { "a ramp",
      8,
      { 1, 2, 3, 4, 5, 6, 7, 8 },
      SWB_STATUS_NOT_ENOUGH,
      SWB_BASS_LACK_PEAK },
    { "air conditioners to 1956",
      8,
      { 96, 195, 238, 380, 1045, 1230, 1267, 1828 },
      SWB_STATUS_NOT_ENOUGH,
      SWB_BASS_LACK_PEAK },
    { "constant",
      6,
      { 5, 5, 5, 5, 5, 5 },
      SWB_STATUS_NOT_ENOUGH,
      SWB_BASS_LACK_SHAPE },
    { "all at once", 5, { 100 }, SWB_STATUS_NOT_ENOUGH, SWB_BASS_LACK_SHAPE },
    { "a spike", 6, { 0, 0, 100 }, SWB_STATUS_NOT_ENOUGH, SWB_BASS_LACK_SHAPE },
    { "two periods",
      6,
      { 0, 0, 60, 40 },
      SWB_STATUS_NOT_ENOUGH,
      SWB_BASS_LACK_SHAPE },
    { "harmonic",
      8,
      { 1000, 500, 333, 250, 200, 166, 142, 125 },
      SWB_STATUS_NOT_ENOUGH,
      SWB_BASS_LACK_SHAPE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbBassSeries series = { cases[i].n, cases[i].counts, NULL, 0 };
      SwbBassFit fit = { .rss = 7.0 };
      SwbBassLack lack = SWB_BASS_LACK_NOTHING;
      SwbStatus status = swb_bass_fit (&series, &fit, &lack);

      if (status != cases[i].status || lack != cases[i].lack)
        g_error ("%s: %d, %s", cases[i].what, status, swb_bass_lack_id (lack));
      g_assert_cmpfloat (fit.rss, ==, 7.0);
    }
}

static void
test_before_peak (void)
{
  double counts[40];
  SwbBass bass = { 0.002, 0.054, 1110680.0 };
  SwbBassSeries series = { 40, counts, NULL, 0 };
  SwbBassFit fit;

  fill (counts, 40, bass, 0.0);
  g_assert_cmpint (swb_bass_fit (&series, &fit, NULL), ==,
                   SWB_STATUS_NOT_ENOUGH);
  series.before_peak = 1;
  g_assert_cmpint (swb_bass_fit (&series, &fit, NULL), ==, SWB_STATUS_OK);
  g_assert_cmpint (fit.peak_seen, ==, 0);
  assert_near (fit.bass.m, 1110680.0, 1e-6, "m");
}

/* Whatever is asked, what comes back is finite. */
static void
test_anything (void)
{
  for (int i = 0; i < 300; i++)
    {
      double counts[12];
      double weights[12];
      SwbBassSeries series = { (gsize) g_test_rand_int_range (0, 13), counts,
                               i % 2 ? weights : NULL, i % 3 == 0 };
      SwbBassFit fit;
      SwbStatus status;

      for (gsize k = 0; k < series.n; k++)
        {
          counts[k] = g_test_rand_int_range (0, 3) *
                      exp (g_test_rand_double_range (-5.0, 5.0) * (i % 40));
          weights[k] = g_test_rand_int_range (0, 4);
        }
      status = swb_bass_fit (&series, &fit, NULL);
      if (status == SWB_STATUS_OK)
        g_assert_true (isfinite (fit.bass.p) && isfinite (fit.bass.q) &&
                       isfinite (fit.bass.m) && isfinite (fit.p_error) &&
                       isfinite (fit.q_error) && isfinite (fit.m_error) &&
                       isfinite (fit.rss) && isfinite (fit.offset) &&
                       isfinite (fit.peak.time) && isfinite (fit.peak.rate) &&
                       fit.bass.p > 0.0 && fit.bass.m > 0.0 &&
                       fit.bass.q >= -fit.bass.p);
      else
        g_assert_true (status == SWB_STATUS_NOT_ENOUGH ||
                       status == SWB_STATUS_RANGE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bass-fit/classics", test_classics);
  g_test_add_func ("/bass-fit/weights", test_weights);
  g_test_add_func ("/bass-fit/left-out", test_left_out);
  g_test_add_func ("/bass-fit/exact", test_exact);
  g_test_add_func ("/bass-fit/least", test_least);
  g_test_add_func ("/bass-fit/units", test_units);
  g_test_add_func ("/bass-fit/no-fit", test_no_fit);
  g_test_add_func ("/bass-fit/before-peak", test_before_peak);
  g_test_add_func ("/bass-fit/anything", test_anything);
  return g_test_run ();
}
