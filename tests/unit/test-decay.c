/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decay kernels: against R, by quadrature, and their properties. */
#include "analytics/swb-decay.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define OK SWB_STATUS_OK
#define POWER_VIDEOS SWB_DECAY_POWER_VIDEOS

static void
assert_near (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance * fabs (expected)))
    g_error ("%.17g is not %.17g", value, expected);
}

static double
left (SwbDecay decay, double age)
{
  double v = NAN;

  g_assert_cmpint (swb_decay_left (&decay, age, &v), ==, OK);
  g_assert_true (v >= 0.0 && v <= 1.0);
  return v;
}

static double
between (SwbDecay decay, double from, double to)
{
  double v = NAN;

  g_assert_cmpint (swb_decay_between (&decay, from, to, &v), ==, OK);
  g_assert_true (v >= 0.0 && v <= 1.0);
  return v;
}

/* R 4.2.2: 2^(-t/5), plnorm (t, log (5), 1.2, lower = FALSE), and
 * (1 + t/c)^-0.4 with c = 5 / (2^2.5 - 1). */
static void
test_left (void)
{
  static const double ages[] = { 0.5, 1.3, 7.0, 30.0, 200.0 };
  static const double expected[3][5] = {
    { 0.933032991536807, 0.835087919428369, 0.3789291416276, 0.015625,
      9.09494701772928e-13 },
    { 0.972496498740748, 0.869188085928235, 0.389587799982132,
      0.0677012022010233, 0.00105581280824979 },
    { 0.858190479576359, 0.728084228774621, 0.44619243002933, 0.260251854815356,
      0.12331299548382 },
  };
  static const SwbDecay decays[3] = {
    { SWB_DECAY_EXPONENTIAL, 5.0, 0.0 },
    { SWB_DECAY_LOGNORMAL, 5.0, 1.2 },
    { SWB_DECAY_POWER, 5.0, POWER_VIDEOS },
  };

  for (int k = 0; k < 3; k++)
    for (int i = 0; i < 5; i++)
      assert_near (left (decays[k], ages[i]), expected[k][i], 1e-12);
}

/* R 4.2.2, integrate (rel.tol = 1e-12) of the densities over the days of a
 * post of 18:30 with a half-life of 19 hours. */
static void
test_days (void)
{
  static const double expected[3][6] = {
    { 0.181799504637, 0.4773128021618, 0.1988633116045, 0.08285262101332,
      0.03451897061047, 0.01438167335485 },
    { 0.06061714232805, 0.6482022870447, 0.1933570727078, 0.05839004298287,
      0.02132682567217, 0.008965059187317 },
    { 0.2892480767288, 0.2803917567094, 0.08349898793854, 0.04512256824921,
      0.02957396633988, 0.02140988629616 },
  };
  static const SwbDecay decays[3] = {
    { SWB_DECAY_EXPONENTIAL, 19.0, 0.0 },
    { SWB_DECAY_LOGNORMAL, 19.0, 0.8 },
    { SWB_DECAY_POWER, 19.0, POWER_VIDEOS },
  };

  for (int k = 0; k < 3; k++)
    {
      double shares[6];
      double later;
      double sum = 0.0;

      g_assert_cmpint (swb_decay_days (&decays[k], 18.5, 6, shares, &later), ==,
                       OK);
      for (int d = 0; d < 6; d++)
        {
          assert_near (shares[d], expected[k][d], 1e-10);
          sum += shares[d];
        }
      assert_near (sum + later, 1.0, 1e-14);
      g_assert_cmpint (swb_decay_days (&decays[k], 18.5, 6, shares, NULL), ==,
                       OK);
    }
}

/* A tweet of midnight: 18 half-lives in the day. A day is not an hour: with a
 * half-life of a day and posting at noon, 1 - 2^-0.5 comes on the first. */
static void
test_hours_and_days (void)
{
  SwbDecay tweet = { SWB_DECAY_EXPONENTIAL, 80.0 / 60.0, 0.0 };
  SwbDecay day = { SWB_DECAY_EXPONENTIAL, 24.0, 0.0 };
  double shares[3];

  g_assert_cmpint (swb_decay_days (&tweet, 0.0, 1, shares, NULL), ==, OK);
  assert_near (shares[0], 1.0 - ldexp (1.0, -18), 1e-15);
  g_assert_cmpint (swb_decay_days (&day, 12.0, 3, shares, NULL), ==, OK);
  assert_near (shares[0], 1.0 - M_SQRT1_2, 1e-15);
  assert_near (shares[1], M_SQRT1_2 / 2.0, 1e-15);
  assert_near (shares[2], M_SQRT1_2 / 4.0, 1e-15);
}

static SwbDecay
any_decay (void)
{
  SwbDecay decay = { (SwbDecayKind) g_test_rand_int_range (0, 3),
                     exp (g_test_rand_double_range (-3.0, 7.0)),
                     exp (g_test_rand_double_range (-1.5, 1.5)) };

  return decay;
}

static void
test_properties (void)
{
  for (int i = 0; i < 2000; i++)
    {
      SwbDecay decay = any_decay ();
      double a = decay.half_life * g_test_rand_double_range (0.0, 4.0);
      double b = a + decay.half_life * g_test_rand_double ();
      double c = b + decay.half_life * g_test_rand_double ();

      g_assert_cmpfloat (left (decay, 0.0), ==, 1.0);
      assert_near (left (decay, decay.half_life), 0.5, 1e-13);
      assert_near (between (decay, 0.0, decay.half_life), 0.5, 1e-13);
      g_assert_cmpfloat (left (decay, b), <=, left (decay, a));
      g_assert_cmpfloat (fabs (between (decay, a, b) + between (decay, b, c) -
                               between (decay, a, c)),
                         <, 1e-15);
      g_assert_cmpfloat (
          fabs (between (decay, a, b) + left (decay, b) - left (decay, a)), <,
          1e-14);
      g_assert_cmpfloat (between (decay, a, a), ==, 0.0);
      /* In other units of time it is the same. */
      decay.half_life *= 8.0;
      g_assert_cmpfloat (fabs (between (decay, 8.0 * a, 8.0 * c) -
                               left (decay, 8.0 * a) + left (decay, 8.0 * c)),
                         <, 1e-14);
    }
}

/* Late days keep their digits; a power law of a large exponent is nearly
 * exponential. */
static void
test_tails (void)
{
  SwbDecay e = { SWB_DECAY_EXPONENTIAL, 1.0, 0.0 };
  SwbDecay l = { SWB_DECAY_LOGNORMAL, 1.0, 0.6 };
  SwbDecay p = { SWB_DECAY_POWER, 5.0, 1e6 };
  SwbDecay odd = { SWB_DECAY_POWER, 1e-300, SWB_DECAY_POWER_LEAST };

  assert_near (between (e, 900.0, 901.0), ldexp (1.0, -901), 1e-12);
  assert_near (between (e, 0.0, 1e-18), 1e-18 * M_LN2, 1e-12);
  /* R 4.2.2: pnorm (log (100) / 0.6, lower = FALSE) less the same of 101. */
  assert_near (between (l, 100.0, 101.0), 1.0025152505904723e-15, 1e-9);
  g_assert_cmpfloat (between (l, 0.0, 0.01), <, 1e-13);
  assert_near (left (p, 17.0), exp2 (-17.0 / 5.0), 1e-5);
  g_assert_true (isfinite (between (odd, 0.0, 24.0)));
  g_assert_cmpfloat (left (e, 1e300), ==, 0.0);
}

static void
test_sum (void)
{
  SwbDecayPost posts[] = {
    { -2.0, 12.0, 1000.0, { SWB_DECAY_EXPONENTIAL, 24.0, 0.0 } },
    { 1.0, 18.5, 500.0, { SWB_DECAY_POWER, 19.0, 0.4 } },
    { 90.0, 0.0, 1e9, { SWB_DECAY_EXPONENTIAL, 24.0, 0.0 } },
  };
  double totals[4];

  g_assert_cmpint (swb_decay_sum (posts, 3, 4, totals), ==, OK);
  assert_near (totals[0], 1000.0 * M_SQRT1_2 / 4.0, 1e-13);
  assert_near (totals[1], 1000.0 * M_SQRT1_2 / 8.0 + 500.0 * 0.2892480767288,
               1e-10);
  assert_near (totals[3], 1000.0 * M_SQRT1_2 / 32.0 + 500.0 * 0.08349898793854,
               1e-10);
  g_assert_cmpint (swb_decay_sum (posts, 0, 4, totals), ==, OK);
  g_assert_cmpfloat (totals[3], ==, 0.0);
}

static void
test_sum_edges (void)
{
  SwbDecayPost good = { 0.0, 0.0, 1.0, { SWB_DECAY_EXPONENTIAL, 1.0, 0.0 } };
  SwbDecayPost posts[2] = { good, good };
  double totals[2] = { 7.0, 7.0 };

  g_assert_cmpint (swb_decay_sum (posts, 2, 0, totals), ==,
                   SWB_STATUS_NOT_ENOUGH);
  posts[1].day = 0.5;
  g_assert_cmpint (swb_decay_sum (posts, 2, 2, totals), ==, SWB_STATUS_INVALID);
  posts[1].day = NAN;
  g_assert_cmpint (swb_decay_sum (posts, 2, 2, totals), ==,
                   SWB_STATUS_NOT_ENOUGH);
  posts[1] = good;
  posts[1].size = -1.0;
  g_assert_cmpint (swb_decay_sum (posts, 2, 2, totals), ==, SWB_STATUS_INVALID);
  posts[1] = good;
  posts[1].hour = 24.0;
  g_assert_cmpint (swb_decay_sum (posts, 2, 2, totals), ==, SWB_STATUS_INVALID);
  posts[1] = good;
  posts[0].size = posts[1].size = 1.7e308;
  g_assert_cmpint (swb_decay_sum (posts, 2, 2, totals), ==, SWB_STATUS_RANGE);
  g_assert_cmpfloat (totals[0], ==, 7.0);
}

static void
test_edges (void)
{
  static const struct
  {
    SwbDecay decay;
    double age;
    SwbStatus status;
  } cases[] = {
    { { SWB_DECAY_EXPONENTIAL, 0.0, 0.0 }, 1.0, SWB_STATUS_INVALID },
    { { SWB_DECAY_EXPONENTIAL, -1.0, 0.0 }, 1.0, SWB_STATUS_INVALID },
    { { SWB_DECAY_EXPONENTIAL, INFINITY, 0.0 }, 1.0, SWB_STATUS_INVALID },
    { { SWB_DECAY_EXPONENTIAL, NAN, 0.0 }, 1.0, SWB_STATUS_NOT_ENOUGH },
    { { SWB_DECAY_LOGNORMAL, 1.0, 0.0 }, 1.0, SWB_STATUS_INVALID },
    { { SWB_DECAY_LOGNORMAL, 1.0, NAN }, 1.0, SWB_STATUS_NOT_ENOUGH },
    { { SWB_DECAY_POWER, 1.0, 0.001 }, 1.0, SWB_STATUS_INVALID },
    { { SWB_DECAY_POWER, 1.0, 1e7 }, 1.0, SWB_STATUS_INVALID },
    { { SWB_N_DECAY_KINDS, 1.0, 1.0 }, 1.0, SWB_STATUS_INVALID },
    { { SWB_DECAY_EXPONENTIAL, 1.0, 0.0 }, -1.0, SWB_STATUS_INVALID },
    { { SWB_DECAY_EXPONENTIAL, 1.0, 0.0 }, INFINITY, SWB_STATUS_INVALID },
    { { SWB_DECAY_EXPONENTIAL, 1.0, 0.0 }, NAN, SWB_STATUS_NOT_ENOUGH },
  };
  SwbDecay good = { SWB_DECAY_EXPONENTIAL, 1.0, NAN };
  double v = 7.0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (swb_decay_left (&cases[i].decay, cases[i].age, &v), ==,
                       cases[i].status);
      g_assert_cmpint (
          swb_decay_between (&cases[i].decay, 0.0, cases[i].age, &v), ==,
          cases[i].status);
    }
  g_assert_cmpint (swb_decay_between (&good, 2.0, 1.0, &v), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_decay_days (&good, 0.0, 0, &v, NULL), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_decay_days (&good, -0.1, 1, &v, NULL), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_decay_days (&good, NAN, 1, &v, NULL), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpfloat (v, ==, 7.0);
  /* The exponential does not look at the shape. */
  g_assert_cmpint (swb_decay_days (&good, 0.0, 1, &v, NULL), ==, OK);
}

static void
test_presets (void)
{
  static const struct
  {
    const char *id;
    double hours;
    int year;
  } known[] = {
    { "tweet", 80.0 / 60.0, 2023 },
    { "instagram", 19.0, 2018 },
    { "youtube", 144.0, 2018 },
  };
  gsize n;
  const SwbDecayPreset *presets = swb_decay_presets (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpfloat (presets[i].half_life, >, 0.0);
      g_assert_cmpfloat (presets[i].spread, >=, 0.6);
      g_assert_true (*presets[i].source && *presets[i].address);
      g_assert_true (swb_decay_find (presets[i].id) == &presets[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const SwbDecayPreset *preset = swb_decay_find (known[i].id);

      g_assert_cmpfloat (preset->half_life, ==, known[i].hours);
      g_assert_cmpint (preset->year, ==, known[i].year);
    }
  g_assert_null (swb_decay_find ("none"));
  g_assert_cmpstr (swb_decay_kind_id (SWB_DECAY_POWER), ==, "power");
  g_assert_cmpstr (swb_decay_kind_id (SWB_N_DECAY_KINDS), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decay/left", test_left);
  g_test_add_func ("/decay/days", test_days);
  g_test_add_func ("/decay/hours-and-days", test_hours_and_days);
  g_test_add_func ("/decay/properties", test_properties);
  g_test_add_func ("/decay/tails", test_tails);
  g_test_add_func ("/decay/sum", test_sum);
  g_test_add_func ("/decay/sum-edges", test_sum_edges);
  g_test_add_func ("/decay/edges", test_edges);
  g_test_add_func ("/decay/presets", test_presets);
  return g_test_run ();
}
