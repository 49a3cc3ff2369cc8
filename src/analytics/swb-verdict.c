/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence gates: the three-way verdict, its reasons, and how much more it
 * takes. */
#include "analytics/swb-verdict.h"

#include "analytics/swb-belief-private.h"
#include "analytics/swb-root.h"

#include <math.h>

/* Nothing further is looked for: no campaign has so many plays. */
#define MAX_EXPOSURE 1e15
#define TOLERANCE 1e-12

/* A gate and a rate that stays as it was seen. */
typedef struct
{
  const SwbVerdictRule *rule;
  const SwbBelief *prior;
  SwbBelief mixture;
  double u_floor;
  double rate;
  double goal;
} Course;

/**
 * swb_verdict_rule_default:
 * @kind: a rate or a count per exposure
 * @floor: what theta must be above
 *
 * Returns: P at least .90 to pass, at most .10 to fail, alpha .05; design
 *   effect 2 for a rate (views of a clip are not independent trials), 1 for a
 *   count; no minimum exposure: the caller sets it beforehand
 */
SwbVerdictRule
swb_verdict_rule_default (SwbEvidenceKind kind, double floor)
{
  return (SwbVerdictRule){ .kind = kind,
                           .floor = floor,
                           .pass = 0.9,
                           .fail = 0.1,
                           .alpha = 0.05,
                           .design_effect = kind == SWB_EVIDENCE_RATE
                                                ? SWB_DESIGN_EFFECT
                                                : 1.0 };
}

static bool
is_chance (double p)
{
  return p > 0.0 && p < 1.0;
}

/**
 * swb_verdict_rule_check:
 * @rule: a rule
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a number is NaN; %SWB_STATUS_INVALID
 * when the floor is not inside the range of theta, the minimum negative, a
 *   probability not inside 0 to 1, that of failing not below that of passing,
 *   or the design effect not above 0
 */
SwbStatus
swb_verdict_rule_check (const SwbVerdictRule *rule)
{
  if (isnan (rule->floor) || isnan (rule->min_exposure) || isnan (rule->pass) ||
      isnan (rule->fail) || isnan (rule->alpha))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(rule->floor > 0.0) || isinf (rule->floor) ||
      (rule->kind == SWB_EVIDENCE_RATE && rule->floor >= 1.0) ||
      rule->min_exposure < 0.0 || isinf (rule->min_exposure) ||
      !is_chance (rule->pass) || !is_chance (rule->fail) ||
      rule->fail >= rule->pass || !is_chance (rule->alpha))
    return SWB_STATUS_INVALID;
  return swb_evidence_check (rule->kind, 0.0, 0.0, rule->design_effect);
}

/**
 * swb_verdict_mixture:
 * @rule: a rule
 *
 * Returns: the mixing distribution of the always-valid interval: Beta(1, 1) for
 *   a rate; Gamma(1, 1/floor) for a count, of mean floor
 */
SwbBelief
swb_verdict_mixture (const SwbVerdictRule *rule)
{
  return (SwbBelief){ rule->kind, 1.0,
                      rule->kind == SWB_EVIDENCE_RATE ? 1.0
                                                      : 1.0 / rule->floor };
}

/* The belief after so much exposure at the course's rate. */
static SwbBelief
belief_after (const Course *course, const SwbBelief *before, double exposure)
{
  double independent = exposure / course->rule->design_effect;
  double count = course->rate * independent;

  return (SwbBelief){ before->kind, before->a + count,
                      before->b + (before->kind == SWB_EVIDENCE_RATE
                                       ? independent - count
                                       : independent) };
}

/* Log odds of theta being above the floor, less those of the probability. */
static double
odds_over (const Course *course, double exposure, double probability)
{
  SwbBelief after = belief_after (course, course->prior, exposure);
  SwbTails tails = swb_belief_tails_at (&after, course->u_floor);

  return log (fmax (tails.upper, 1e-300)) - log (fmax (tails.lower, 1e-300)) -
         log (probability / (1.0 - probability));
}

static double
odds_to_pass (double exposure, const void *data)
{
  const Course *course = data;

  return odds_over (course, exposure, course->rule->pass);
}

static double
odds_to_fail (double exposure, const void *data)
{
  const Course *course = data;

  return -odds_over (course, exposure, course->rule->fail);
}

/* The evidence against the floor, less what proves. */
static double
proof (double exposure, const void *data)
{
  const Course *course = data;
  SwbBelief after = belief_after (course, &course->mixture, exposure);

  return swb_belief_log_density (&course->mixture, course->u_floor) -
         swb_belief_log_density (&after, course->u_floor) - course->goal;
}

/* The least exposure from start where the function is not below 0; infinity
 * when there is none. */
static double
first_from (SwbRootFunction function, const Course *course, double start)
{
  double low = start;
  double stride = fmax (course->rule->design_effect, 0.5 * start);

  if (function (start, course) >= 0.0)
    return start;
  while (low + stride <= MAX_EXPOSURE)
    {
      double high = low + stride;

      if (function (high, course) >= 0.0)
        return swb_root_between (function, course, low, high, TOLERANCE);
      low = high;
      stride *= 2.0;
    }
  return INFINITY;
}

/* How much more: whole trials, and what is left of an exposure that is not
 * counted in wholes. */
static double
more_than (const Course *course,
           SwbRootFunction function,
           double needed,
           double exposure)
{
  double more = fmax (0.0, needed - exposure);

  if (course->rule->kind != SWB_EVIDENCE_RATE)
    return more;
  /* The root's last digits must not make it one trial more. */
  more = ceil (more);
  if (more > 0.0 && exposure + more - 1.0 >= course->rule->min_exposure &&
      function (exposure + more - 1.0, course) >= 0.0)
    more -= 1.0;
  return more;
}

/* The lesser of what proves and what is probable: from 0 both hold. */
static double
both_to_pass (double exposure, const void *data)
{
  return fmin (proof (exposure, data), odds_to_pass (exposure, data));
}

static void
tell_missing (const Course *course, double exposure, SwbVerdict *verdict)
{
  double needed = INFINITY;

  if (verdict->kind != SWB_VERDICT_PASS && course->rate > course->rule->floor)
    {
      needed = fmax (exposure, course->rule->min_exposure);
      needed = first_from (proof, course, needed);
      if (isfinite (needed))
        needed = first_from (odds_to_pass, course, needed);
    }
  if (verdict->kind != SWB_VERDICT_PASS && isinf (needed))
    verdict->reasons |= SWB_REASON_NEVER;
  if (isfinite (needed))
    verdict->extra = more_than (course, both_to_pass, needed, exposure);
  if (verdict->kind == SWB_VERDICT_FAIL)
    verdict->has_extra_to_fail = true;
  else if (course->rate < course->rule->floor)
    {
      needed = first_from (odds_to_fail, course, exposure);
      verdict->has_extra_to_fail = isfinite (needed);
      if (isfinite (needed))
        verdict->extra_to_fail =
            more_than (course, odds_to_fail, needed, exposure);
    }
}

static SwbVerdictKind
kind_of (unsigned reasons)
{
  if (reasons & SWB_REASON_NOTHING_SEEN)
    return SWB_VERDICT_KEEP_GOING;
  if (reasons & SWB_REASON_IMPROBABLE)
    return SWB_VERDICT_FAIL;
  return (reasons & SWB_REASONS_TO_PASS) == SWB_REASONS_TO_PASS
             ? SWB_VERDICT_PASS
             : SWB_VERDICT_KEEP_GOING;
}

static SwbStatus
bounds_of (const SwbVerdictRule *rule,
           double count,
           double exposure,
           SwbVerdict *verdict)
{
  SwbBelief mixture = swb_verdict_mixture (rule);
  SwbInterval interval;
  SwbStatus status = swb_confidence_interval (
      &mixture, count / rule->design_effect, exposure / rule->design_effect,
      rule->alpha, &interval);

  if (status != SWB_STATUS_OK)
    return status;
  verdict->low = interval.low;
  verdict->high = interval.high;
  return SWB_STATUS_OK;
}

/**
 * swb_verdict_judge:
 * @rule: the rule, set before the evidence
 * @prior: what was believed before, such as of the creators of the tier;
 *   Beta(1, 1) is flat
 * @count: S successes or x events so far
 * @exposure: n trials or the exposure e so far
 * @out: (out): the verdict
 *
 * With D the design effect, the belief after is Beta(a + S/D, b + (n - S)/D) or
 * Gamma(a + x/D, b + e/D).
 *
 * Pass: P(theta > floor) >= @rule->pass, and the exposure (undivided) >= the
 * minimum, and the lower end of the confidence sequence of S/D in n/D
 * (swb_confidence_interval() with swb_verdict_mixture()) above the floor. Fail:
 * P(theta > floor) <= @rule->fail. Else keep going; also while there is no
 * exposure at all.
 *
 * What is missing is the least m > n with all three true of m trials at the
 * rate r seen so far, S = r m: the evidence against the floor is convex in m
 * from 0, so that its root is the only one; P(theta > floor) goes to 1 when
 * r > floor. A rate at or below the floor would never pass. While there is no
 * exposure the prior's mean stands in for r. Trials are rounded up to whole
 * ones, exposures of counts are not; relative error 1e-12. What would fail is
 * found alike, for r < floor.
 *
 * Returns: as swb_verdict_rule_check() and swb_belief_update();
 *   %SWB_STATUS_INVALID when @prior is of another kind
 */
SwbStatus
swb_verdict_judge (const SwbVerdictRule *rule,
                   const SwbBelief *prior,
                   double count,
                   double exposure,
                   SwbVerdict *out)
{
  SwbVerdict verdict = { .reasons = 0 };
  Course course = { .rule = rule, .prior = prior };
  SwbBelief after;
  SwbTails tails;
  SwbStatus status = swb_verdict_rule_check (rule);

  if (status == SWB_STATUS_OK && prior->kind != rule->kind)
    status = SWB_STATUS_INVALID;
  if (status == SWB_STATUS_OK)
    status =
        swb_belief_update (prior, count, exposure, rule->design_effect, &after);
  if (status == SWB_STATUS_OK && exposure > 0.0)
    status = bounds_of (rule, count, exposure, &verdict);
  if (status != SWB_STATUS_OK)
    return status;
  tails =
      swb_belief_tails_at (&after, swb_belief_scale (rule->kind, rule->floor));
  verdict.probability = tails.upper;
  verdict.mean = after.kind == SWB_EVIDENCE_RATE ? after.a / (after.a + after.b)
                                                 : after.a / after.b;
  verdict.rate = exposure > 0.0 ? count / exposure : 0.0;
  verdict.reasons |= tails.upper >= rule->pass ? SWB_REASON_PROBABLE : 0;
  verdict.reasons |= tails.upper <= rule->fail ? SWB_REASON_IMPROBABLE : 0;
  verdict.reasons |= exposure >= rule->min_exposure ? SWB_REASON_ENOUGH : 0;
  verdict.reasons |= exposure > 0.0 ? 0 : SWB_REASON_NOTHING_SEEN;
  course.mixture = swb_verdict_mixture (rule);
  course.u_floor = swb_belief_scale (rule->kind, rule->floor);
  course.rate = exposure > 0.0 ? verdict.rate : verdict.mean;
  course.goal = -log (rule->alpha);
  /* That the lower end is above the floor, without the error of a root. */
  if (verdict.rate > rule->floor && proof (exposure, &course) >= 0.0)
    verdict.reasons |= SWB_REASON_PROVEN;
  verdict.kind = kind_of (verdict.reasons);
  tell_missing (&course, exposure, &verdict);
  *out = verdict;
  return SWB_STATUS_OK;
}

/**
 * swb_verdict_combine:
 * @verdicts: (array length=n_verdicts): one for each criterion of a gate
 * @n_verdicts: how many
 * @out: (out): the gate's verdict
 *
 * All must pass; one that fails fails the gate; else keep going.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH without criteria
 */
SwbStatus
swb_verdict_combine (const SwbVerdict *verdicts,
                     size_t n_verdicts,
                     SwbVerdictKind *out)
{
  SwbVerdictKind kind = SWB_VERDICT_PASS;

  if (n_verdicts == 0)
    return SWB_STATUS_NOT_ENOUGH;
  for (size_t i = 0; i < n_verdicts; i++)
    {
      if (verdicts[i].kind == SWB_VERDICT_FAIL)
        kind = SWB_VERDICT_FAIL;
      else if (verdicts[i].kind == SWB_VERDICT_KEEP_GOING &&
               kind == SWB_VERDICT_PASS)
        kind = SWB_VERDICT_KEEP_GOING;
    }
  *out = kind;
  return SWB_STATUS_OK;
}

/**
 * swb_verdict_id:
 * @kind: a verdict
 *
 * Returns: its name in records and JSON: "pass", "fail" or "keep-going"
 */
const char *
swb_verdict_id (SwbVerdictKind kind)
{
  switch (kind)
    {
    case SWB_VERDICT_PASS:
      return "pass";
    case SWB_VERDICT_FAIL:
      return "fail";
    case SWB_VERDICT_KEEP_GOING:
    default:
      return "keep-going";
    }
}
