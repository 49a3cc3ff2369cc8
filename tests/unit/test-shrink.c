/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shrinkage: the eighteen batters, a tier against R, tiers that are alike. */
#include "analytics/swb-shrink.h"

#include <glib.h>
#include <math.h>

static void
assert_close (double value, double expected, double relative)
{
  g_assert_cmpfloat (fabs (value - expected), <=, relative * fabs (expected));
}

/* Efron and Morris 1975 and 1977: hits in 45 at bats, rest of the season. The
 * factor .212 on the rates [P], .209 by the arcsine [P]; errors R 4.2.2. */
static void
test_batters (void)
{
  static const double hits[] = { 18, 17, 16, 15, 14, 14, 13, 12, 11,
                                 11, 10, 10, 10, 10, 10, 9,  8,  7 };
  static const double rest[] = { .346, .298, .276, .222, .273, .270,
                                 .263, .210, .269, .230, .264, .256,
                                 .303, .264, .226, .285, .316, .200 };
  static const double factors[] = { 0.2116534, 0.2089742 };
  static const double errors[] = { 0.02130691, 0.02151701 };

  for (int scale = 0; scale < 2; scale++)
    {
      double rates[18];
      double factor;
      double naive = 0.0;
      double error = 0.0;

      g_assert_cmpint (swb_shrink_stein (hits, 18, 45, scale, &factor, rates),
                       ==, SWB_STATUS_OK);
      for (int i = 0; i < 18; i++)
        {
          naive += pow (hits[i] / 45 - rest[i], 2);
          error += pow (rates[i] - rest[i], 2);
        }
      assert_close (factor, factors[scale], 1e-6);
      assert_close (naive, 0.07531695, 1e-6);
      assert_close (error, errors[scale], 1e-6);
    }
}

/* Prior by R 4.2.2, optim; posterior mean and qbeta from it. */
static void
test_tier (void)
{
  static const double s[] = { 3, 11, 0, 25, 7, 14, 2, 40, 9, 1 };
  static const double n[] = { 100, 250, 60, 400, 310, 280, 45, 900, 222, 80 };
  SwbShrinkTier tier;
  SwbShrunk shrunk[10];

  g_assert_cmpint (swb_shrink_tier (SWB_EVIDENCE_RATE, s, n, 10, &tier), ==,
                   SWB_STATUS_OK);
  g_assert_false (tier.is_alike);
  g_assert_cmpint (swb_shrink_units (&tier, s, n, 10, 0.9, shrunk), ==,
                   SWB_STATUS_OK);
  assert_close (shrunk[0].estimate.mean, 0.0402277252926, 1e-8);
  assert_close (shrunk[7].estimate.mean, 0.0428213217167, 1e-8);
  assert_close (shrunk[7].estimate.low, 0.0353865130678, 1e-6);
  assert_close (shrunk[7].estimate.high, 0.0508156378817, 1e-6);
  for (int i = 0; i < 10; i++)
    {
      double w = shrunk[i].weight;

      assert_close (shrunk[i].seen, s[i] / n[i], 1e-15);
      assert_close (shrunk[i].estimate.mean,
                    w * shrunk[i].seen + (1.0 - w) * tier.mean, 1e-12);
    }
}

static void
test_counts (void)
{
  static const double x[] = { 2, 0, 7, 19, 4, 1, 11, 3, 3, 26 };
  static const double e[] = { 4, 3, 9, 12, 4, 6, 8, 2.5, 5, 10 };
  SwbShrinkTier tier;
  SwbShrunk shrunk;
  double none = 0.0;

  g_assert_cmpint (swb_shrink_tier (SWB_EVIDENCE_COUNT, x, e, 10, &tier), ==,
                   SWB_STATUS_OK);
  g_assert_cmpint (swb_shrink_units (&tier, &x[3], &e[3], 1, 0.9, &shrunk), ==,
                   SWB_STATUS_OK);
  assert_close (shrunk.estimate.mean,
                (19.0 + 2.5676611207) / (12.0 + 2.47223099019), 1e-6);
  /* Somebody new is taken for the tier's middle. */
  g_assert_cmpint (swb_shrink_units (&tier, &none, &none, 1, 0.9, &shrunk), ==,
                   SWB_STATUS_OK);
  assert_close (shrunk.estimate.mean, tier.mean, 1e-12);
  g_assert_cmpfloat (shrunk.weight, ==, 0.0);
}

/* No spread: all get the pooled rate, known as well as all evidence tells. */
static void
test_alike (void)
{
  static const double s[] = { 5, 4, 6 };
  static const double n[] = { 50, 50, 50 };
  SwbShrinkTier tier;
  SwbShrunk shrunk[3];

  for (int kind = 0; kind < 2; kind++)
    {
      g_assert_cmpint (swb_shrink_tier (kind, s, n, 3, &tier), ==,
                       SWB_STATUS_OK);
      g_assert_true (tier.is_alike);
      g_assert_cmpfloat (tier.sd, ==, 0.0);
      assert_close (tier.mean, 0.1, 1e-15);
      g_assert_cmpint (swb_shrink_units (&tier, s, n, 3, 0.9, shrunk), ==, 0);
      assert_close (shrunk[0].estimate.mean,
                    kind == 0 ? 15.5 / 151.0 : 15.5 / 150.0, 1e-6);
      g_assert_cmpfloat (shrunk[0].estimate.mean, ==, shrunk[2].estimate.mean);
      g_assert_cmpfloat (shrunk[0].estimate.low, <, 0.1);
    }
}

static void
test_shrink_edges (void)
{
  double all_or_nothing[] = { 0, 50, 50 };
  double zeros[] = { 0, 0, 0 };
  double s[] = { 1, 20, 3, 60 };
  double n[] = { 50, 50, 50, 50 };
  double factor = 7.0;
  double out[4];
  SwbShrinkTier tier = { .mean = 7.0 };
  SwbShrunk shrunk[4];

  g_assert_cmpint (
      swb_shrink_tier (SWB_EVIDENCE_RATE, all_or_nothing, n, 3, &tier), ==,
      SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_shrink_tier (SWB_EVIDENCE_RATE, zeros, n, 3, &tier), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_shrink_tier (SWB_EVIDENCE_RATE, s, n, 1, &tier), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_shrink_tier (SWB_EVIDENCE_RATE, s, n, 4, &tier), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (tier.mean, ==, 7.0);
  g_assert_cmpint (swb_shrink_tier (SWB_EVIDENCE_RATE, s, n, 3, &tier), ==, 0);
  g_assert_cmpint (swb_shrink_units (&tier, s, n, 4, 0.9, shrunk), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_shrink_units (&tier, s, n, 3, 1.0, shrunk), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_shrink_stein (s, 3, 50, SWB_STEIN_RATE, &factor, out),
                   ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_shrink_stein (s, 4, 50, SWB_STEIN_RATE, &factor, out),
                   ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_shrink_stein (s, 4, 0, SWB_STEIN_RATE, &factor, out), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (factor, ==, 7.0);
  /* All the same: nothing is left of no distance. */
  g_assert_cmpint (swb_shrink_stein (n, 4, 100, SWB_STEIN_RATE, &factor, out),
                   ==, SWB_STATUS_OK);
  g_assert_cmpfloat (factor, ==, 0.0);
  assert_close (out[0], 0.5, 1e-15);
}

/* Between what was seen and the tier; more evidence, more weight. */
static void
test_between (void)
{
  for (int round = 0; round < 40; round++)
    {
      double s[20];
      double n[20];
      SwbShrinkTier tier;
      SwbShrunk shrunk[20];

      for (int i = 0; i < 20; i++)
        {
          n[i] = g_test_rand_int_range (1, 3000);
          s[i] = floor (n[i] * g_test_rand_double_range (0, 0.2));
        }
      if (swb_shrink_tier (SWB_EVIDENCE_RATE, s, n, 20, &tier) != SWB_STATUS_OK)
        continue;
      g_assert_cmpint (swb_shrink_units (&tier, s, n, 20, 0.8, shrunk), ==, 0);
      for (int i = 0; i < 20 && !tier.is_alike; i++)
        {
          double low = fmin (shrunk[i].seen, tier.mean);
          double high = fmax (shrunk[i].seen, tier.mean);

          g_assert_cmpfloat (shrunk[i].estimate.mean, >=, low - 1e-12);
          g_assert_cmpfloat (shrunk[i].estimate.mean, <=, high + 1e-12);
          for (int j = 0; j < 20; j++)
            if (n[i] < n[j])
              g_assert_cmpfloat (shrunk[i].weight, <, shrunk[j].weight);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shrink/batters", test_batters);
  g_test_add_func ("/shrink/tier", test_tier);
  g_test_add_func ("/shrink/counts", test_counts);
  g_test_add_func ("/shrink/alike", test_alike);
  g_test_add_func ("/shrink/edges", test_shrink_edges);
  g_test_add_func ("/shrink/between", test_between);
  return g_test_run ();
}
