/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample sizes: against every size tried in turn, and by simulation. */
#include "analytics/swb-philox.h"
#include "analytics/swb-sample-size.h"

#include <glib.h>
#include <math.h>

static const SwbBelief flat = { SWB_EVIDENCE_RATE, 1, 1 };

static gboolean
passes (SwbVerdictRule rule, SwbBelief prior, double count, double exposure)
{
  SwbVerdict verdict;

  g_assert_cmpint (swb_verdict_judge (&rule, &prior, count, exposure, &verdict),
                   ==, SWB_STATUS_OK);
  return verdict.kind == SWB_VERDICT_PASS;
}

/* R 4.2.2: every n to 3,000, pbeta and lbeta for the tests, pbinom. */
static void
test_against_r (void)
{
  SwbVerdictRule rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 0.05);
  SwbBelief prior = { SWB_EVIDENCE_RATE, 2, 30 };
  SwbSampleSize size;

  rule.design_effect = 1.0;
  rule.alpha = 0.1;
  g_assert_cmpint (swb_sample_size (&rule, &prior, 0.08, 0.9, &size), ==,
                   SWB_STATUS_OK);
  g_assert_cmpfloat (size.exposure, ==, 1552.0);
  g_assert_cmpfloat (size.critical, ==, 111.0);
  g_assert_cmpfloat (fabs (size.power - 0.900980431322), <, 1e-10);
  g_assert_cmpfloat (fabs (size.size - 0.000142246053194), <, 1e-12);
}

/* The last size whose power falls short, by the verdicts themselves. */
static void
test_every_size (void)
{
  static const struct
  {
    double floor, rate, min;
  } cases[] = { { 0.3, 0.9, 0 }, { 0.1, 0.2, 0 },  { 0.02, 0.05, 0 },
                { 0.5, 0.7, 0 }, { 0.3, 0.9, 50 }, { 0.2, 0.3, 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbVerdictRule rule =
          swb_verdict_rule_default (SWB_EVIDENCE_RATE, cases[i].floor);
      SwbSampleSize size;
      double last = 0.0;
      double critical = 1.0;

      rule.design_effect = 1.0;
      rule.min_exposure = cases[i].min;
      g_assert_cmpint (
          swb_sample_size (&rule, &flat, cases[i].rate, 0.8, &size), ==,
          SWB_STATUS_OK);
      for (double n = 1; n < 2.0 * size.exposure; n += 1.0)
        {
          double power = 0.0;

          while (critical <= n && !passes (rule, flat, critical, n))
            critical += 1.0;
          if (n < cases[i].min)
            critical = 1.0;
          else if (critical <= n)
            power = swb_beta_tails (critical, n - critical + 1.0, cases[i].rate,
                                    1.0 - cases[i].rate)
                        .lower;
          if (power < 0.8)
            last = n;
        }
      g_assert_cmpfloat (size.exposure, ==, last + 1.0);
    }
}

/* Campaigns played through: the share that passes is the power. */
static void
test_simulation (void)
{
  SwbVerdictRule rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 0.05);
  SwbVerdictRule events = swb_verdict_rule_default (SWB_EVIDENCE_COUNT, 4);
  SwbBelief gamma = { SWB_EVIDENCE_COUNT, 2, 0.5 };
  SwbSampleSize size;
  SwbSampleSize count_size;
  int passed = 0;
  int count_passed = 0;

  rule.design_effect = 1.0;
  swb_sample_size (&rule, &flat, 0.08, 0.8, &size);
  swb_sample_size (&events, &gamma, 5.5, 0.8, &count_size);
  for (int i = 0; i < 2000; i++)
    {
      SwbRandom random = swb_random_start (42, i, 0, 1);
      double successes = 0.0;
      double count = 0.0;
      double time = swb_random_exponential (&random) / 5.5;

      for (int play = 0; play < size.exposure; play++)
        successes += swb_random_uniform (&random) < 0.08 ? 1.0 : 0.0;
      for (; time < count_size.exposure;
           time += swb_random_exponential (&random) / 5.5)
        count += 1.0;
      passed += passes (rule, flat, successes, size.exposure);
      count_passed += passes (events, gamma, count, count_size.exposure);
    }
  /* Three standard errors of 2,000 campaigns. */
  g_assert_cmpfloat (fabs (passed / 2000.0 - size.power), <, 0.027);
  g_assert_cmpfloat (fabs (count_passed / 2000.0 - count_size.power), <, 0.027);
}

/* More power, a closer rate or a stricter gate need more; the design effect
 * multiplies. */
static void
test_monotone (void)
{
  for (int round = 0; round < 60; round++)
    {
      SwbEvidenceKind kind = round % 2 ? SWB_EVIDENCE_COUNT : SWB_EVIDENCE_RATE;
      SwbVerdictRule rule =
          swb_verdict_rule_default (kind, g_test_rand_double_range (0.01, 0.4));
      SwbBelief prior = { kind, 1, g_test_rand_double_range (1, 20) };
      double rate = rule.floor * g_test_rand_double_range (1.2, 2);
      SwbSampleSize size;
      SwbSampleSize other;

      rule.design_effect = 1.0;
      g_assert_cmpint (swb_sample_size (&rule, &prior, rate, 0.8, &size), ==,
                       SWB_STATUS_OK);
      g_assert_cmpfloat (size.power, >=, 0.8 - 1e-9);
      g_assert_cmpfloat (size.size, <=, rule.alpha);
      swb_sample_size (&rule, &prior, rate, 0.9, &other);
      g_assert_cmpfloat (other.exposure, >=, size.exposure);
      swb_sample_size (&rule, &prior, rate * 0.99, 0.8, &other);
      g_assert_cmpfloat (other.exposure, >=, size.exposure);
      rule.design_effect = 2.0;
      swb_sample_size (&rule, &prior, rate, 0.8, &other);
      g_assert_cmpfloat (fabs (other.exposure - 2.0 * size.exposure), <=,
                         1e-6 * size.exposure);
      rule.design_effect = 1.0;
      rule.alpha = 0.01;
      swb_sample_size (&rule, &prior, rate, 0.8, &other);
      g_assert_cmpfloat (other.exposure, >=, size.exposure);
    }
}

static void
test_sample_size_edges (void)
{
  SwbVerdictRule rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 0.05);
  SwbSampleSize size = { .power = 7.0 };

  g_assert_cmpint (swb_sample_size (&rule, &flat, 0.05, 0.8, &size), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_sample_size (&rule, &flat, 1.0, 0.8, &size), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_sample_size (&rule, &flat, 0.1, 1.0, &size), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_sample_size (&rule, &flat, NAN, 0.8, &size), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_sample_size (&rule, &flat, 0.0500000001, 0.8, &size), ==,
                   SWB_STATUS_RANGE);
  g_assert_cmpfloat (size.power, ==, 7.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-size/against-r", test_against_r);
  g_test_add_func ("/sample-size/every-size", test_every_size);
  g_test_add_func ("/sample-size/simulation", test_simulation);
  g_test_add_func ("/sample-size/monotone", test_monotone);
  g_test_add_func ("/sample-size/edges", test_sample_size_edges);
  return g_test_run ();
}
