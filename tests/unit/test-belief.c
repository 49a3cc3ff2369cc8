/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beliefs: updating, quantiles against R, and the edges. */
#include "analytics/swb-belief.h"

#include <glib.h>
#include <math.h>

static void
assert_close (double value, double expected, double relative)
{
  g_assert_cmpfloat (fabs (value - expected), <=, relative * fabs (expected));
}

/* R 4.2.2, qbeta and qgamma. */
static void
test_quantiles (void)
{
  static const struct
  {
    SwbBelief belief;
    double p, quantile;
  } cases[] = {
    { { SWB_EVIDENCE_RATE, 3.7, 211.3 }, 0.025, 0.00441480002784036 },
    { { SWB_EVIDENCE_RATE, 3.7, 211.3 }, 0.5, 0.0157347848456299 },
    { { SWB_EVIDENCE_RATE, 3.7, 211.3 }, 0.999, 0.0571999975449844 },
    { { SWB_EVIDENCE_RATE, 18, 640 }, 1e-12, 0.00275248074205484 },
    { { SWB_EVIDENCE_COUNT, 4.25, 3.5 }, 0.025, 0.348078104550936 },
    { { SWB_EVIDENCE_COUNT, 4.25, 3.5 }, 0.5, 1.12049091538034 },
    { { SWB_EVIDENCE_COUNT, 4.25, 3.5 }, 0.999, 3.85806851786623 },
    { { SWB_EVIDENCE_COUNT, 0.4, 2 }, 1.0 - 1e-9, 9.07811046674502 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value;

      g_assert_cmpint (
          swb_belief_quantile (&cases[i].belief, cases[i].p, &value), ==,
          SWB_STATUS_OK);
      assert_close (value, cases[i].quantile, 1e-8);
    }
}

static void
test_update (void)
{
  SwbBelief flat = { SWB_EVIDENCE_RATE, 1, 1 };
  SwbBelief counts = { SWB_EVIDENCE_COUNT, 2, 0.5 };
  SwbBelief after;
  SwbEstimate estimate;

  g_assert_cmpint (swb_belief_update (&flat, 30, 1000, 2, &after), ==,
                   SWB_STATUS_OK);
  g_assert_cmpfloat (after.a, ==, 16.0);
  g_assert_cmpfloat (after.b, ==, 486.0);
  g_assert_cmpint (swb_belief_estimate (&after, 0.9, &estimate), ==,
                   SWB_STATUS_OK);
  assert_close (estimate.mean, 16.0 / 502.0, 1e-15);
  assert_close (estimate.sd, sqrt (16.0 * 486.0 / 503.0) / 502.0, 1e-14);
  g_assert_cmpint (swb_belief_update (&counts, 14, 7, 1, &after), ==,
                   SWB_STATUS_OK);
  g_assert_cmpfloat (after.a, ==, 16.0);
  g_assert_cmpfloat (after.b, ==, 7.5);
}

static void
test_belief_edges (void)
{
  SwbBelief flat = { SWB_EVIDENCE_RATE, 1, 1 };
  SwbBelief none = { SWB_EVIDENCE_RATE, 0, 1 };
  SwbBelief missing = { SWB_EVIDENCE_COUNT, 1, NAN };
  SwbBelief huge = { SWB_EVIDENCE_COUNT, 1e300, 1 };
  SwbBelief after = { SWB_EVIDENCE_RATE, 7, 7 };
  double value = 7;

  g_assert_cmpint (swb_belief_check (&none), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_belief_check (&missing), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_belief_check (&huge), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (swb_belief_update (&flat, 5, 4, 1, &after), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_belief_update (&flat, -1, 4, 1, &after), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_belief_update (&flat, NAN, 4, 1, &after), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_belief_update (&flat, 1, INFINITY, 1, &after), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_belief_update (&flat, 1, 4, 0, &after), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_belief_update (&flat, 1e299, 1e300, 1, &after), ==,
                   SWB_STATUS_RANGE);
  g_assert_cmpfloat (after.a, ==, 7.0);
  g_assert_cmpint (swb_belief_quantile (&flat, 0, &value), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_belief_quantile (&flat, NAN, &value), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpfloat (value, ==, 7.0);
}

/* The quantile undoes the tail, over many orders of magnitude. */
static void
test_round_trips (void)
{
  for (int round = 0; round < 1500; round++)
    {
      SwbBelief belief = {
        round % 2 ? SWB_EVIDENCE_COUNT : SWB_EVIDENCE_RATE,
        pow (10.0, g_test_rand_double_range (-1, 9)),
        pow (10.0, g_test_rand_double_range (-1, 9)),
      };
      double p = pow (10.0, g_test_rand_double_range (-12, -0.31));
      double low;
      double high;
      SwbTails tails;

      g_assert_cmpint (swb_belief_quantile (&belief, p, &low), ==, 0);
      g_assert_cmpint (swb_belief_quantile (&belief, 1.0 - p, &high), ==, 0);
      g_assert_cmpfloat (low, <=, high);
      /* Near 1 the value itself has no digits left. */
      if (low > 0.999)
        continue;
      swb_belief_tails (&belief, low, &tails);
      assert_close (tails.lower, p, 1e-6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/belief/quantiles", test_quantiles);
  g_test_add_func ("/belief/update", test_update);
  g_test_add_func ("/belief/edges", test_belief_edges);
  g_test_add_func ("/belief/round-trips", test_round_trips);
  return g_test_run ();
}
