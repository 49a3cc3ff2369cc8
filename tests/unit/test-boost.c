/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Top-two Thompson sampling: against its formula in R and against drawing. */
#include "analytics/swb-boost.h"
#include "analytics/swb-philox.h"

#include <glib.h>
#include <math.h>

static const SwbBelief arms[] = { { SWB_EVIDENCE_RATE, 12, 400 },
                                  { SWB_EVIDENCE_RATE, 20, 520 },
                                  { SWB_EVIDENCE_RATE, 9, 390 } };

/* R 4.2.2: integrate for P (best), then Russo's formula. */
static void
test_shares (void)
{
  static const double is_best[] = { 0.224289071153, 0.712369516808,
                                    0.0633414120392 };
  static const double chosen[] = { 0.397474755272, 0.483258972267,
                                   0.119266272461 };
  static const double floored[] = { 0.37823232869, 0.438281280587,
                                    0.183486390722 };
  SwbBoostRule rule = { SWB_BOOST_LEADER, 0.0, 1 };
  double best[3];
  double shares[3];

  g_assert_cmpint (swb_boost_shares (arms, 3, &rule, best, shares), ==,
                   SWB_STATUS_OK);
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (fabs (best[i] - is_best[i]), <, 1e-9);
      g_assert_cmpfloat (fabs (shares[i] - chosen[i]), <, 1e-9);
    }
  rule.floor_share = 0.1;
  g_assert_cmpint (swb_boost_shares (arms, 3, &rule, best, shares), ==, 0);
  for (int i = 0; i < 3; i++)
    g_assert_cmpfloat (fabs (shares[i] - floored[i]), <, 1e-9);
  /* With beta 1 it is plain Thompson sampling. */
  rule = (SwbBoostRule){ 1.0, 0.0, 1 };
  g_assert_cmpint (swb_boost_shares (arms, 3, &rule, best, shares), ==, 0);
  for (int i = 0; i < 3; i++)
    g_assert_cmpfloat (fabs (shares[i] - best[i]), <, 1e-14);
}

static int
best_of_draw (SwbRandom *random)
{
  int best = 0;
  double highest = -1.0;

  for (int i = 0; i < 3; i++)
    {
      double theta = swb_random_beta (random, arms[i].a, arms[i].b);

      if (theta > highest)
        {
          highest = theta;
          best = i;
        }
    }
  return best;
}

/* The procedure itself, drawn 20,000 times. */
static void
test_procedure (void)
{
  SwbBoostRule rule = { 0.5, 0.0, 1 };
  SwbRandom random = swb_random_start (7, 0, 0, 0);
  double best[3];
  double shares[3];
  double counts[3] = { 0, 0, 0 };

  swb_boost_shares (arms, 3, &rule, best, shares);
  for (int i = 0; i < 20000; i++)
    {
      int leader = best_of_draw (&random);
      int taken = leader;

      if (swb_random_uniform (&random) >= 0.5)
        while (taken == leader)
          taken = best_of_draw (&random);
      counts[taken] += 1.0;
    }
  for (int i = 0; i < 3; i++)
    g_assert_cmpfloat (fabs (counts[i] / 20000.0 - shares[i]), <, 0.011);
}

/* Choices follow the shares; seed and round decide them wholly. */
static void
test_choices (void)
{
  static const double shares[] = { 0.5, 0.0, 0.2, 0.3 };
  size_t choices[10000];
  size_t again[10000];
  size_t other[10000];
  double counts[4] = { 0, 0, 0, 0 };
  int same = 0;

  g_assert_cmpint (swb_boost_choose (shares, 4, 99, 3, 10000, choices), ==, 0);
  g_assert_cmpint (swb_boost_choose (shares, 4, 99, 3, 10000, again), ==, 0);
  g_assert_cmpint (swb_boost_choose (shares, 4, 99, 4, 10000, other), ==, 0);
  for (int i = 0; i < 10000; i++)
    {
      counts[choices[i]] += 1.0;
      g_assert_cmpuint (choices[i], ==, again[i]);
      same += choices[i] == other[i];
    }
  for (int i = 0; i < 4; i++)
    g_assert_cmpfloat (fabs (counts[i] / 10000.0 - shares[i]), <=, 0.015);
  g_assert_cmpfloat (counts[1], ==, 0.0);
  g_assert_cmpint (same, <, 4500);
}

static void
test_properties (void)
{
  for (int round = 0; round < 60; round++)
    {
      SwbBelief many[8];
      double best[8];
      double shares[8];
      double sum = 0.0;
      SwbBoostRule rule = { g_test_rand_double_range (0.05, 1),
                            g_test_rand_double_range (0, 0.12), 0 };

      for (int i = 0; i < 8; i++)
        many[i] = (SwbBelief){ SWB_EVIDENCE_RATE,
                               pow (10, g_test_rand_double_range (0, 6)),
                               pow (10, g_test_rand_double_range (0, 6)) };
      g_assert_cmpint (swb_boost_shares (many, 8, &rule, best, shares), ==, 0);
      for (int i = 0; i < 8; i++)
        {
          sum += shares[i];
          g_assert_cmpfloat (shares[i], >=, rule.floor_share - 1e-12);
          g_assert_cmpfloat (shares[i], <=, 1.0);
        }
      g_assert_cmpfloat (fabs (sum - 1.0), <, 1e-12);
    }
}

static void
test_boost_edges (void)
{
  SwbBelief clear[] = { { SWB_EVIDENCE_RATE, 9e8, 1e8 },
                        { SWB_EVIDENCE_RATE, 1e8, 9e8 },
                        { SWB_EVIDENCE_RATE, 1e7, 9e8 } };
  SwbBoostRule rule = { 0.5, 0.4, 1 };
  double nothing[] = { 0, 0 };
  double best[3];
  double shares[3] = { 7, 7, 7 };
  size_t choice;

  g_assert_cmpint (swb_boost_shares (arms, 3, &rule, best, shares), ==,
                   SWB_STATUS_INVALID);
  rule.floor_share = NAN;
  g_assert_cmpint (swb_boost_shares (arms, 3, &rule, best, shares), ==,
                   SWB_STATUS_NOT_ENOUGH);
  rule = (SwbBoostRule){ 0.0, 0.0, 1 };
  g_assert_cmpint (swb_boost_shares (arms, 3, &rule, best, shares), ==,
                   SWB_STATUS_INVALID);
  rule.leader = 0.6;
  g_assert_cmpint (swb_boost_shares (arms, 0, &rule, best, shares), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpfloat (shares[0], ==, 7.0);
  /* Where one is beyond doubt the rest is for the challengers. */
  g_assert_cmpint (swb_boost_shares (clear, 3, &rule, best, shares), ==, 0);
  g_assert_cmpfloat (fabs (shares[0] - 0.6), <, 1e-12);
  g_assert_cmpfloat (fabs (shares[1] - 0.2), <, 1e-12);
  g_assert_cmpint (swb_boost_shares (clear, 1, &rule, best, shares), ==, 0);
  g_assert_cmpfloat (shares[0], ==, 1.0);
  g_assert_cmpint (swb_boost_choose (nothing, 2, 1, 1, 1, &choice), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_boost_choose (nothing, 0, 1, 1, 1, &choice), ==,
                   SWB_STATUS_NOT_ENOUGH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/boost/shares", test_shares);
  g_test_add_func ("/boost/procedure", test_procedure);
  g_test_add_func ("/boost/choices", test_choices);
  g_test_add_func ("/boost/properties", test_properties);
  g_test_add_func ("/boost/edges", test_boost_edges);
  return g_test_run ();
}
