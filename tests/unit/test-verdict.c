/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts: each reason, what is missing to the last play, combining. */
#include "analytics/swb-verdict.h"

#include <glib.h>
#include <math.h>

static const SwbBelief flat = { SWB_EVIDENCE_RATE, 1, 1 };

static SwbVerdict
judge (SwbVerdictRule rule, SwbBelief prior, double count, double exposure)
{
  SwbVerdict verdict;

  g_assert_cmpint (swb_verdict_judge (&rule, &prior, count, exposure, &verdict),
                   ==, SWB_STATUS_OK);
  return verdict;
}

/* P by R 4.2.2: pbeta (.02, 16, 486, lower = FALSE); bounds by uniroot of the
 * mixture of 15 in 500. */
static void
test_numbers (void)
{
  SwbVerdictRule rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 0.02);
  SwbVerdict verdict;

  rule.min_exposure = 1000;
  verdict = judge (rule, flat, 30, 1000);
  g_assert_cmpint (verdict.kind, ==, SWB_VERDICT_KEEP_GOING);
  g_assert_cmpuint (verdict.reasons, ==,
                    SWB_REASON_PROBABLE | SWB_REASON_ENOUGH);
  g_assert_cmpfloat (fabs (verdict.probability - 0.952315705960209), <, 1e-10);
  g_assert_cmpfloat (fabs (verdict.low - 0.00964512751546874), <, 1e-10);
  g_assert_cmpfloat (fabs (verdict.high - 0.0674695846683013), <, 1e-10);
  g_assert_cmpfloat (verdict.extra, ==, 6166.0);
  g_assert_false (verdict.has_extra_to_fail);
}

/* Each of the three tests alone keeps it from passing. */
static void
test_reasons (void)
{
  SwbVerdictRule rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 0.02);
  SwbBelief doubtful = { SWB_EVIDENCE_RATE, 10, 5000 };

  rule.min_exposure = 8000;
  g_assert_cmpint (judge (rule, flat, 240, 8000).kind, ==, SWB_VERDICT_PASS);
  g_assert_cmpuint (judge (rule, flat, 240, 8000).reasons, ==,
                    SWB_REASONS_TO_PASS);
  g_assert_cmpfloat (judge (rule, flat, 240, 8000).extra, ==, 0.0);
  g_assert_cmpuint (judge (rule, flat, 240, 7999).reasons, ==,
                    SWB_REASON_PROBABLE | SWB_REASON_PROVEN);
  g_assert_cmpfloat (judge (rule, flat, 240, 7999).extra, ==, 1.0);
  g_assert_cmpuint (judge (rule, flat, 190, 8000).reasons, ==,
                    SWB_REASON_PROBABLE | SWB_REASON_ENOUGH);
  g_assert_cmpuint (judge (rule, doubtful, 240, 8000).reasons, ==,
                    SWB_REASON_ENOUGH | SWB_REASON_PROVEN |
                        SWB_REASON_IMPROBABLE);
  g_assert_cmpint (judge (rule, doubtful, 240, 8000).kind, ==,
                   SWB_VERDICT_FAIL);
  g_assert_cmpfloat (judge (rule, doubtful, 240, 8000).extra, >, 0.0);
  g_assert_cmpint (judge (rule, flat, 100, 8000).kind, ==, SWB_VERDICT_FAIL);
  g_assert_cmpuint (judge (rule, flat, 100, 8000).reasons, ==,
                    SWB_REASON_ENOUGH | SWB_REASON_IMPROBABLE |
                        SWB_REASON_NEVER);
}

static void
test_nothing_seen (void)
{
  SwbVerdictRule rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 0.02);
  SwbBelief hopeless = { SWB_EVIDENCE_RATE, 10, 5000 };
  SwbVerdict verdict = judge (rule, hopeless, 0, 0);

  g_assert_cmpint (verdict.kind, ==, SWB_VERDICT_KEEP_GOING);
  g_assert_true (verdict.reasons & SWB_REASON_NOTHING_SEEN);
  g_assert_true (verdict.reasons & SWB_REASON_NEVER);
  rule.min_exposure = 500;
  verdict = judge (rule, flat, 0, 0);
  g_assert_cmpfloat (verdict.extra, ==, 500.0);
  g_assert_false (verdict.reasons & SWB_REASON_NEVER);
}

/* With so much more it passes, with one play less it does not. */
static void
test_extra_is_least (void)
{
  for (int round = 0; round < 400; round++)
    {
      SwbEvidenceKind kind = round % 2 ? SWB_EVIDENCE_COUNT : SWB_EVIDENCE_RATE;
      SwbVerdictRule rule = swb_verdict_rule_default (
          kind, kind == SWB_EVIDENCE_RATE ? g_test_rand_double_range (.005, .3)
                                          : g_test_rand_double_range (.5, 20));
      SwbBelief prior = { kind, g_test_rand_double_range (0.5, 9),
                          g_test_rand_double_range (0.5, 99) };
      double rate = rule.floor * g_test_rand_double_range (0.3, 2.5);
      double exposure = round % 2 ? g_test_rand_int_range (1, 60)
                                  : g_test_rand_int_range (50, 30000);
      SwbVerdict verdict;

      rule.min_exposure = g_test_rand_int_range (0, 5000);
      rule.design_effect = g_test_rand_double_range (1, 4);
      verdict = judge (rule, prior, rate * exposure, exposure);
      if (verdict.kind == SWB_VERDICT_PASS)
        g_assert_cmpfloat (verdict.extra, ==, 0.0);
      else if (rate > rule.floor * 1.001)
        {
          double then = exposure + verdict.extra;
          double step = round % 2 ? then * 1e-9 : fmax (1.0, then * 1e-10);

          g_assert_false (verdict.reasons & SWB_REASON_NEVER);
          then += step > 1.0 || round % 2 ? step : 0.0;
          g_assert_cmpint (judge (rule, prior, rate * then, then).kind, ==,
                           SWB_VERDICT_PASS);
          then -= step;
          then -= step > 1.0 || round % 2 ? step : 0.0;
          if (then > exposure)
            g_assert_cmpint (judge (rule, prior, rate * then, then).kind, !=,
                             SWB_VERDICT_PASS);
        }
      else if (rate < rule.floor)
        g_assert_true (verdict.reasons & SWB_REASON_NEVER);
      if (rate < rule.floor && verdict.kind == SWB_VERDICT_KEEP_GOING &&
          verdict.has_extra_to_fail)
        {
          double then = (exposure + verdict.extra_to_fail) * (1.0 + 1e-7) + 1.0;

          g_assert_cmpint (judge (rule, prior, rate * then, then).kind, ==,
                           SWB_VERDICT_FAIL);
        }
    }
}

/* One more success never makes it worse. */
static void
test_monotone (void)
{
  SwbVerdictRule rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 0.05);
  SwbVerdict before = judge (rule, flat, 0, 2000);

  for (int s = 1; s <= 2000; s += 7)
    {
      SwbVerdict now = judge (rule, flat, s, 2000);

      g_assert_cmpfloat (now.probability, >=, before.probability);
      g_assert_cmpfloat (now.low, >=, before.low);
      g_assert_cmpfloat (now.high, >=, before.high);
      if (before.kind == SWB_VERDICT_PASS)
        g_assert_cmpint (now.kind, ==, SWB_VERDICT_PASS);
      before = now;
    }
}

static void
test_combine (void)
{
  SwbVerdict verdicts[3] = { { .kind = SWB_VERDICT_PASS },
                             { .kind = SWB_VERDICT_PASS },
                             { .kind = SWB_VERDICT_PASS } };
  SwbVerdictKind kind = SWB_VERDICT_FAIL;

  g_assert_cmpint (swb_verdict_combine (verdicts, 0, &kind), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (kind, ==, SWB_VERDICT_FAIL);
  swb_verdict_combine (verdicts, 3, &kind);
  g_assert_cmpint (kind, ==, SWB_VERDICT_PASS);
  verdicts[1].kind = SWB_VERDICT_KEEP_GOING;
  swb_verdict_combine (verdicts, 3, &kind);
  g_assert_cmpint (kind, ==, SWB_VERDICT_KEEP_GOING);
  verdicts[0].kind = SWB_VERDICT_FAIL;
  swb_verdict_combine (verdicts, 3, &kind);
  g_assert_cmpint (kind, ==, SWB_VERDICT_FAIL);
  g_assert_cmpstr (swb_verdict_id (SWB_VERDICT_KEEP_GOING), ==, "keep-going");
}

static void
test_verdict_edges (void)
{
  SwbVerdictRule rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 0.02);
  SwbBelief gamma = { SWB_EVIDENCE_COUNT, 1, 1 };
  SwbVerdict verdict = { .extra = 7 };

  g_assert_cmpint (swb_verdict_judge (&rule, &gamma, 1, 10, &verdict), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_verdict_judge (&rule, &flat, 11, 10, &verdict), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_verdict_judge (&rule, &flat, NAN, 10, &verdict), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_verdict_judge (&rule, &flat, 1e299, 1e300, &verdict), ==,
                   SWB_STATUS_RANGE);
  rule.fail = 0.95;
  g_assert_cmpint (swb_verdict_judge (&rule, &flat, 1, 10, &verdict), ==,
                   SWB_STATUS_INVALID);
  rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 1.0);
  g_assert_cmpint (swb_verdict_judge (&rule, &flat, 1, 10, &verdict), ==,
                   SWB_STATUS_INVALID);
  rule.floor = 0.0;
  g_assert_cmpint (swb_verdict_judge (&rule, &flat, 1, 10, &verdict), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (verdict.extra, ==, 7.0);
  /* Every number is finite where counts are huge, or all fail or succeed. */
  rule.floor = 0.02;
  g_assert_true (isfinite (judge (rule, flat, 3e8, 1e9).probability));
  g_assert_true (isfinite (judge (rule, flat, 1e14, 1e14).low));
  g_assert_true (isfinite (judge (rule, flat, 0, 1e14).extra_to_fail));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/numbers", test_numbers);
  g_test_add_func ("/verdict/reasons", test_reasons);
  g_test_add_func ("/verdict/nothing-seen", test_nothing_seen);
  g_test_add_func ("/verdict/extra-is-least", test_extra_is_least);
  g_test_add_func ("/verdict/monotone", test_monotone);
  g_test_add_func ("/verdict/combine", test_combine);
  g_test_add_func ("/verdict/edges", test_verdict_edges);
  return g_test_run ();
}
