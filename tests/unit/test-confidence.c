/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidence sequences: against R, under daily looks, nested. */
#include "analytics/swb-confidence.h"
#include "analytics/swb-philox.h"

#include <glib.h>
#include <math.h>

#define DAYS 60

static void
assert_close (double value, double expected, double relative)
{
  g_assert_cmpfloat (fabs (value - expected), <=, relative * fabs (expected));
}

/* methods.md, section 4; the others R 4.2.2, uniroot of the log mixture. */
static const struct
{
  SwbBelief mixture;
  double count, exposure, alpha, low, high;
} cases[] = {
  { { SWB_EVIDENCE_RATE, 1, 1 },
    30,
    1000,
    0.05,
    0.0137433025539902,
    0.0553183116753709 },
  { { SWB_EVIDENCE_RATE, 1, 1 },
    7,
    45,
    0.1,
    0.0424702701769769,
    0.351123244081596 },
  { { SWB_EVIDENCE_RATE, 1, 1 }, 0, 250, 0.05, 0, 0.0335103999837177 },
  { { SWB_EVIDENCE_RATE, 2, 60 },
    412,
    9000,
    0.01,
    0.0377713464198915,
    0.05478587028267 },
  { { SWB_EVIDENCE_RATE, 1, 1 },
    15.5,
    500,
    0.05,
    0.0102063089438071,
    0.0688396041106763 },
  { { SWB_EVIDENCE_RATE, 0.5, 0.5 },
    12.25,
    13,
    0.2,
    0.65108395768146,
    0.999683013516398 },
  { { SWB_EVIDENCE_RATE, 1, 1 }, 12, 12, 0.05, 0.629147131728172, 1 },
  { { SWB_EVIDENCE_COUNT, 1, 1 },
    14,
    7,
    0.05,
    0.774761213548491,
    4.11390972716164 },
  { { SWB_EVIDENCE_COUNT, 1, 0.25 },
    120,
    30,
    0.1,
    2.97453435162879,
    5.23776012935336 },
  { { SWB_EVIDENCE_COUNT, 2, 3 }, 0, 5, 0.05, 0, 0.991478155915487 },
};

static void
test_intervals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbInterval interval;

      g_assert_cmpint (swb_confidence_interval (
                           &cases[i].mixture, cases[i].count, cases[i].exposure,
                           cases[i].alpha, &interval),
                       ==, SWB_STATUS_OK);
      assert_close (interval.low, cases[i].low, 1e-8);
      assert_close (interval.high, cases[i].high, 1e-8);
    }
}

/* At the ends the evidence is 1/alpha; it holds what was seen; less alpha makes
 * it wider. Counts to a thousand million. */
static void
test_properties (void)
{
  for (int round = 0; round < 500; round++)
    {
      SwbBelief mixture = { round % 2 ? SWB_EVIDENCE_COUNT : SWB_EVIDENCE_RATE,
                            g_test_rand_double_range (0.2, 20),
                            g_test_rand_double_range (0.2, 200) };
      double exposure = pow (10.0, g_test_rand_double_range (0, 9));
      double count = exposure * g_test_rand_double_range (0.0001, 0.9);
      double alpha = g_test_rand_double_range (0.001, 0.3);
      SwbInterval interval;
      SwbInterval wider;
      double evidence;

      g_assert_cmpint (
          swb_confidence_interval (&mixture, count, exposure, alpha, &interval),
          ==, SWB_STATUS_OK);
      swb_confidence_interval (&mixture, count, exposure, alpha / 2, &wider);
      g_assert_cmpfloat (interval.low, <, count / exposure);
      g_assert_cmpfloat (interval.high, >, count / exposure);
      /* One that begins at 0, or at the least doubles, has no room below. */
      if (interval.low > 1e-290)
        g_assert_cmpfloat (wider.low, <, interval.low);
      else
        g_assert_cmpfloat (wider.low, <=, interval.low);
      g_assert_cmpfloat (wider.high, >=, interval.high);
      if (interval.low > 1e-290)
        {
          swb_confidence_evidence (&mixture, count, exposure, interval.low,
                                   &evidence);
          g_assert_cmpfloat (fabs (evidence + log (alpha)), <, 1e-6);
        }
    }
}

/* One campaign with a look every day. Returns whether any look's interval, and
 * whether any look's plain credible interval, missed the truth. */
static void
look_daily (guint seed,
            SwbEvidenceKind kind,
            double truth,
            gboolean *missed,
            gboolean *plain_missed)
{
  SwbBelief mixture = { kind, 1.0, kind == SWB_EVIDENCE_RATE ? 1.0 : 0.5 };
  SwbRandom random = swb_random_start (seed, 0, 0, 0);
  double counts[DAYS];
  double exposures[DAYS];
  SwbInterval path[DAYS];
  size_t n_moved;
  double count = 0.0;

  *plain_missed = FALSE;
  for (int day = 0; day < DAYS; day++)
    {
      SwbBelief after;
      SwbEstimate plain;

      if (kind == SWB_EVIDENCE_RATE)
        for (int play = 0; play < 40; play++)
          count += swb_random_uniform (&random) < truth ? 1.0 : 0.0;
      else
        for (double time = swb_random_exponential (&random) / truth; time < 1.0;
             time += swb_random_exponential (&random) / truth)
          count += 1.0;
      counts[day] = count;
      exposures[day] = kind == SWB_EVIDENCE_RATE ? 40.0 * (day + 1) : day + 1.0;
      swb_belief_update (&mixture, count, exposures[day], 1.0, &after);
      swb_belief_estimate (&after, 0.9, &plain);
      if (plain.low > truth || plain.high < truth)
        *plain_missed = TRUE;
    }
  g_assert_cmpint (swb_confidence_path (&mixture, counts, exposures, DAYS, 0.1,
                                        path, &n_moved),
                   ==, SWB_STATUS_OK);
  for (int day = 1; day < DAYS; day++)
    {
      g_assert_cmpfloat (path[day].low, >=, path[day - 1].low);
      g_assert_cmpfloat (path[day].high, <=, path[day - 1].high);
    }
  *missed =
      n_moved > 0 || path[DAYS - 1].low > truth || path[DAYS - 1].high < truth;
}

/* 1 - alpha holds over all looks together; the plain interval does not. */
static void
test_coverage (void)
{
  const int campaigns = 400;
  int misses[2] = { 0, 0 };
  int plain_misses[2] = { 0, 0 };

  for (int i = 0; i < campaigns; i++)
    for (int kind = 0; kind < 2; kind++)
      {
        gboolean missed;
        gboolean plain_missed;

        look_daily (1000 + i, kind, kind == 0 ? 0.05 : 3.0, &missed,
                    &plain_missed);
        misses[kind] += missed;
        plain_misses[kind] += plain_missed;
      }
  for (int kind = 0; kind < 2; kind++)
    {
      g_assert_cmpint (misses[kind], <, campaigns / 10);
      g_assert_cmpint (plain_misses[kind], >, campaigns / 4);
    }
}

static void
test_confidence_edges (void)
{
  SwbBelief flat = { SWB_EVIDENCE_RATE, 1, 1 };
  SwbInterval interval = { 7, 7 };
  SwbInterval path[3];
  double falling[] = { 5, 4, 6 };
  double rising[] = { 10, 20, 30 };
  double jump[] = { 0, 0, 5000 };
  double jump_in[] = { 1000, 2000, 7000 };
  size_t n_moved = 7;
  double evidence;

  g_assert_cmpint (swb_confidence_interval (&flat, 0, 0, 0.05, &interval), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_confidence_interval (&flat, 5, 4, 0.05, &interval), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_confidence_interval (&flat, 1, 4, 0, &interval), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_confidence_interval (&flat, 1, 4, NAN, &interval), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_confidence_interval (&flat, 1, 1e300, 0.1, &interval),
                   ==, SWB_STATUS_RANGE);
  g_assert_cmpfloat (interval.low, ==, 7.0);
  g_assert_cmpint (
      swb_confidence_path (&flat, falling, rising, 3, 0.05, path, &n_moved), ==,
      SWB_STATUS_INVALID);
  g_assert_cmpint (
      swb_confidence_path (&flat, falling, rising, 0, 0.05, path, &n_moved), ==,
      SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpuint (n_moved, ==, 7);
  g_assert_cmpint (
      swb_confidence_path (&flat, jump, jump_in, 3, 0.05, path, &n_moved), ==,
      SWB_STATUS_OK);
  g_assert_cmpuint (n_moved, ==, 1);
  g_assert_cmpfloat (path[2].high, ==, path[1].high);
  g_assert_cmpint (swb_confidence_evidence (&flat, 1, 4, 1.0, &evidence), ==,
                   SWB_STATUS_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/confidence/intervals", test_intervals);
  g_test_add_func ("/confidence/properties", test_properties);
  g_test_add_func ("/confidence/coverage", test_coverage);
  g_test_add_func ("/confidence/edges", test_confidence_edges);
  return g_test_run ();
}
