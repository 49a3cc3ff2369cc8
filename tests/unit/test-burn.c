/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spike or slow burn: the interval against R, and when nothing is said. */
#include "analytics/swb-burn.h"

#include <glib.h>
#include <math.h>

static SwbBurnInput
ask (const double *counts, gsize n)
{
  return (SwbBurnInput){ n, counts, 1.0, 0.95, 4000, 7 };
}

static SwbBurnResult
burn (const double *counts, gsize n)
{
  SwbBurnInput input = ask (counts, n);
  SwbBurnResult result;

  g_assert_cmpint (swb_burn (&input, &result), ==, SWB_STATUS_OK);
  return result;
}

static void
assert_within (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%.9g is not %.9g", value, expected);
}

/* A peak that stays the peak has a beta share: R 4.2.2, qbeta. */
static void
test_interval (void)
{
  static const double counts[] = { 10, 900, 60, 30 };
  SwbBurnInput input = ask (counts, 4);
  SwbBurnResult r;

  input.draws = 100000;
  g_assert_cmpint (swb_burn (&input, &r), ==, SWB_STATUS_OK);
  g_assert_cmpuint (r.peak_day, ==, 1);
  g_assert_cmpfloat (r.share, ==, 0.9);
  assert_within (r.low, 0.880673537033, 4e-4);
  assert_within (r.high, 0.91781171003, 4e-4);
  input.design_effect = 2.0;
  input.coverage = 0.9;
  g_assert_cmpint (swb_burn (&input, &r), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (r.events, ==, 500.0);
  assert_within (r.low, 0.877078256144, 4e-4);
  assert_within (r.high, 0.921101955071, 4e-4);
}

/* R 4.2.2: the largest of 40,000 multinomial draws, 2.5 % and 97.5 %. */
static void
test_classes (void)
{
  static const struct
  {
    double counts[8];
    gsize n;
    double low, high, tolerance;
    SwbBurn burn;
  } cases[] = {
    { { 5, 900, 60, 20, 10, 5 }, 6, 0.881, 0.918, 0.002, SWB_BURN_SPIKE },
    { { 1, 1, 900, 1, 97 }, 5, 0.881, 0.918, 0.002, SWB_BURN_SPIKE },
    { { 10, 100, 60, 20, 10, 5 }, 6, 0.4195, 0.5561, 0.006, SWB_BURN_SPREAD },
    { { 400, 600, 550, 700, 520, 480, 610, 440 },
      8,
      0.152,
      0.174,
      0.004,
      SWB_BURN_SLOW },
    { { 3, 40, 9, 2 }, 4, 0.611, 0.852, 0.02, SWB_BURN_UNDETERMINED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbBurnResult r = burn (cases[i].counts, cases[i].n);

      assert_within (r.low, cases[i].low, cases[i].tolerance);
      assert_within (r.high, cases[i].high, cases[i].tolerance);
      g_assert_cmpstr (swb_burn_id (r.burn), ==, swb_burn_id (cases[i].burn));
    }
}

/* With 29 events nothing is said, with 30 of one day it is a spike; so many
 * that hang together are fewer. */
static void
test_few (void)
{
  double counts[3] = { 0, 29, 0 };
  SwbBurnInput input = ask (counts, 3);
  SwbBurnResult r = burn (counts, 3);

  g_assert_cmpint (r.burn, ==, SWB_BURN_UNDETERMINED);
  g_assert_cmpint (r.apparent, ==, SWB_BURN_SPIKE);
  g_assert_cmpfloat (r.low, ==, 1.0);
  counts[1] = 30;
  r = burn (counts, 3);
  g_assert_cmpint (r.burn, ==, SWB_BURN_SPIKE);
  input.design_effect = 1.01;
  g_assert_cmpint (swb_burn (&input, &r), ==, SWB_STATUS_OK);
  g_assert_cmpint (r.burn, ==, SWB_BURN_UNDETERMINED);
}

/* Exactly at 80 % and 20 % it is neither a spike nor a slow burn, and with
 * few events not sure. */
static void
test_boundaries (void)
{
  static const double spike[] = { 80, 20 };
  static const double slow[] = { 20, 20, 20, 20, 20 };
  SwbBurnResult r = burn (spike, 2);

  g_assert_cmpint (r.apparent, ==, SWB_BURN_SPREAD);
  g_assert_cmpint (r.burn, ==, SWB_BURN_UNDETERMINED);
  r = burn (slow, 5);
  g_assert_cmpint (r.apparent, ==, SWB_BURN_SPREAD);
  g_assert_cmpuint (r.peak_day, ==, 0);
}

static void
test_properties (void)
{
  for (int i = 0; i < 60; i++)
    {
      double counts[12];
      double many[12];
      gsize n = (gsize) g_test_rand_int_range (2, 13);
      SwbBurnInput input = ask (counts, n);
      SwbBurnResult a, b;

      for (gsize k = 0; k < n; k++)
        {
          counts[k] = g_test_rand_int_range (k == 0, 50);
          many[k] = counts[k] * 1e6;
        }
      input.draws = 500;
      input.seed = (guint64) i;
      g_assert_cmpint (swb_burn (&input, &a), ==, SWB_STATUS_OK);
      g_assert_cmpint (swb_burn (&input, &b), ==, SWB_STATUS_OK);
      g_assert_cmpfloat (a.low, ==, b.low);
      g_assert_cmpfloat (a.high, ==, b.high);
      g_assert_true (a.low > 0.0 && a.low <= a.high && a.high <= 1.0);
      g_assert_cmpfloat (a.share, >=, 1.0 / (double) n - 1e-15);
      if (a.burn != SWB_BURN_UNDETERMINED)
        g_assert_cmpint (a.burn, ==, a.apparent);
      /* With many events the interval closes in on the share. */
      input.counts = many;
      g_assert_cmpint (swb_burn (&input, &b), ==, SWB_STATUS_OK);
      g_assert_cmpfloat (b.share, ==, a.share);
      assert_within (b.low, b.share, 2e-3);
      assert_within (b.high, b.share, 2e-3);
    }
}

static void
test_edges (void)
{
  double counts[3] = { 1, 90, 9 };
  SwbBurnInput good = ask (counts, 3);
  SwbBurnInput input = good;
  SwbBurnResult r = { .share = 7.0 };

  input.n = 1;
  g_assert_cmpint (swb_burn (&input, &r), ==, SWB_STATUS_NOT_ENOUGH);
  input = good;
  input.draws = 99;
  g_assert_cmpint (swb_burn (&input, &r), ==, SWB_STATUS_INVALID);
  input = good;
  input.coverage = 1.0;
  g_assert_cmpint (swb_burn (&input, &r), ==, SWB_STATUS_INVALID);
  input.coverage = NAN;
  g_assert_cmpint (swb_burn (&input, &r), ==, SWB_STATUS_NOT_ENOUGH);
  input = good;
  input.design_effect = 0.5;
  g_assert_cmpint (swb_burn (&input, &r), ==, SWB_STATUS_INVALID);
  counts[0] = -1.0;
  g_assert_cmpint (swb_burn (&good, &r), ==, SWB_STATUS_INVALID);
  counts[0] = NAN;
  g_assert_cmpint (swb_burn (&good, &r), ==, SWB_STATUS_NOT_ENOUGH);
  counts[0] = INFINITY;
  g_assert_cmpint (swb_burn (&good, &r), ==, SWB_STATUS_INVALID);
  counts[0] = 1e308;
  g_assert_cmpint (swb_burn (&good, &r), ==, SWB_STATUS_RANGE);
  counts[0] = counts[1] = counts[2] = 0.0;
  g_assert_cmpint (swb_burn (&good, &r), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpfloat (r.share, ==, 7.0);
  counts[0] = 1e299;
  counts[1] = 1e-300;
  g_assert_cmpint (swb_burn (&good, &r), ==, SWB_STATUS_OK);
  g_assert_cmpint (r.burn, ==, SWB_BURN_SPIKE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/burn/interval", test_interval);
  g_test_add_func ("/burn/classes", test_classes);
  g_test_add_func ("/burn/few", test_few);
  g_test_add_func ("/burn/boundaries", test_boundaries);
  g_test_add_func ("/burn/properties", test_properties);
  g_test_add_func ("/burn/edges", test_edges);
  return g_test_run ();
}
