/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample sizes for evidence gates: exact at one look. */
#include "analytics/swb-sample-size.h"

#include "analytics/swb-belief-private.h"
#include "analytics/swb-root.h"

#include <math.h>

/* As far as is looked, in independent trials or events. */
#define MAX_CRITICAL 1e12
/* The power at the worst exposure of each critical number rises but for the
 * rounding of trials to whole ones: so many more are tried. */
#define LOOK_AHEAD 40
#define TOLERANCE 1e-13

/* A gate in independent trials: trials over the design effect. */
typedef struct
{
  const SwbVerdictRule *rule;
  const SwbBelief *prior;
  SwbBelief mixture;
  double u_floor;
  double goal;
  double log_odds;
  double least;
  double true_rate;
  double power;
  double successes;
} Plan;

static SwbBelief
belief_after (const SwbBelief *before, double successes, double trials)
{
  return (SwbBelief){ before->kind, before->a + successes,
                      before->b + (before->kind == SWB_EVIDENCE_RATE
                                       ? trials - successes
                                       : trials) };
}

/* The lesser margin of the two tests after so many trials with the plan's
 * successes: from 0 on it passes. Falls as trials rise, down to where the rate
 * seen is the floor. */
static double
margin (double trials, const void *data)
{
  const Plan *plan = data;
  SwbBelief after = belief_after (plan->prior, plan->successes, trials);
  SwbBelief mixed = belief_after (&plan->mixture, plan->successes, trials);
  SwbTails tails = swb_belief_tails_at (&after, plan->u_floor);
  double odds =
      log (fmax (tails.upper, 1e-300)) - log (fmax (tails.lower, 1e-300));
  double proof = swb_belief_log_density (&plan->mixture, plan->u_floor) -
                 swb_belief_log_density (&mixed, plan->u_floor);

  return fmin (odds - plan->log_odds, proof - plan->goal);
}

/* The most trials in which so many successes pass; below the successes (or
 * 0) when they never do. */
static double
most_trials (Plan *plan, double successes)
{
  bool is_rate = plan->rule->kind == SWB_EVIDENCE_RATE;
  double high = successes / plan->rule->floor;
  double low = is_rate ? successes : high * 1e-9;
  double most;

  plan->successes = successes;
  if (!(successes > 0.0) || margin (low, plan) < 0.0)
    return is_rate ? successes - 1.0 : 0.0;
  /* At the floor's own rate nothing is proven. */
  most = margin (high, plan) >= 0.0
             ? high
             : swb_root_between (margin, plan, high, low, TOLERANCE);
  return is_rate ? floor (most + 1e-9 * (most < 1e5 ? 1.0 : 0.0)) : most;
}

/* P (at least so many successes) in these trials. */
static double
chance (const Plan *plan, double rate, double successes, double trials)
{
  if (!(successes > 0.0))
    return 1.0;
  if (plan->rule->kind == SWB_EVIDENCE_COUNT)
    return swb_gamma_tails (successes, rate * trials).lower;
  return trials < successes
             ? 0.0
             : swb_beta_tails (successes, trials - successes + 1.0, rate,
                               1.0 - rate)
                   .lower;
}

/* The least exposure at which so many successes are what it takes. */
static double
start_of (Plan *plan, double successes)
{
  double before = most_trials (plan, successes - 1.0);

  if (plan->rule->kind == SWB_EVIDENCE_RATE)
    before = fmax (before + 1.0, successes);
  return fmax (before, plan->least);
}

/* Whether the power is enough wherever so many successes are what it takes. */
static bool
is_enough (Plan *plan, double successes)
{
  double end = most_trials (plan, successes);
  double start = start_of (plan, successes);

  return end >= start &&
         chance (plan, plan->true_rate, successes, start) >= plan->power;
}

/* The last critical number where the power is not enough everywhere, or 0;
 * negative when there is no end. */
static double
last_short (Plan *plan)
{
  double low = 0.0;
  double high = 1.0;

  while (!is_enough (plan, high))
    {
      low = high;
      high *= 2.0;
      if (high > MAX_CRITICAL)
        return -1.0;
    }
  while (high - low > 1.0)
    {
      double middle = floor (0.5 * (low + high));

      if (is_enough (plan, middle))
        high = middle;
      else
        low = middle;
    }
  for (double more = low + LOOK_AHEAD; more > low; more -= 1.0)
    if (!is_enough (plan, more))
      return more;
  return low;
}

typedef struct
{
  const Plan *plan;
  double critical;
} Segment;

static double
power_over (double trials, const void *data)
{
  const Segment *segment = data;

  return chance (segment->plan, segment->plan->true_rate, segment->critical,
                 trials) -
         segment->plan->power;
}

/* The least exposure from which the power is enough for good, and what it takes
 * there. */
static double
least_trials (Plan *plan, double *critical)
{
  double last = last_short (plan);
  Segment segment = { plan, last };
  double start;
  double end;

  if (last < 0.0)
    return -1.0;
  *critical = last;
  end = most_trials (plan, last);
  start = start_of (plan, last);
  if (last > 0.0 && end >= start && power_over (end, &segment) >= 0.0)
    {
      if (power_over (start, &segment) >= 0.0)
        return start;
      end = swb_root_between (power_over, &segment, start, end, TOLERANCE);
      return plan->rule->kind == SWB_EVIDENCE_RATE ? ceil (end - 1e-7) : end;
    }
  *critical = last + 1.0;
  return start_of (plan, last + 1.0);
}

/**
 * swb_sample_size:
 * @rule: the gate's rule
 * @prior: what is believed before
 * @true_rate: the rate that should pass, above the rule's floor
 * @power: with what probability it should pass, such as 0.8
 * @out: (out): exposure, critical number, power and size
 *
 * The gate passes from a number s of successes that rises with the exposure;
 * P(S >= s) = I_theta(s, m - s + 1) for m independent trials, P(s, theta e) for
 * counts, is exact at one look. The answer is the least exposure from which on
 * the power is reached at every larger one: the power falls a little wherever s
 * rises by one, so that smaller exposures may reach it by luck. The design
 * effect D is taken as m/D independent trials with S/D successes: m is D times
 * the answer for those, rounded up to whole trials. The rule's minimum exposure
 * counts. Whoever looks more often than once passes at least as often; then the
 * power is a lower bound, and the rule's alpha still bounds the proofs that are
 * false.
 *
 * Returns: as swb_verdict_rule_check() and swb_belief_check();
 *   %SWB_STATUS_INVALID when @true_rate is not above the floor or outside its
 *   range, or @power not inside 0 to 1; %SWB_STATUS_RANGE when 1e12 events
 * would not do
 */
SwbStatus
swb_sample_size (const SwbVerdictRule *rule,
                 const SwbBelief *prior,
                 double true_rate,
                 double power,
                 SwbSampleSize *out)
{
  Plan plan = { .rule = rule, .prior = prior };
  SwbStatus status = swb_verdict_rule_check (rule);
  SwbSampleSize size;
  double trials;

  if (status == SWB_STATUS_OK)
    status = swb_belief_check (prior);
  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (true_rate) || isnan (power))
    return SWB_STATUS_NOT_ENOUGH;
  if (prior->kind != rule->kind || !(true_rate > rule->floor) ||
      isinf (true_rate) || !(power > 0.0 && power < 1.0) ||
      (rule->kind == SWB_EVIDENCE_RATE && true_rate >= 1.0))
    return SWB_STATUS_INVALID;
  plan.mixture = swb_verdict_mixture (rule);
  plan.u_floor = swb_belief_scale (rule->kind, rule->floor);
  plan.goal = -log (rule->alpha);
  plan.log_odds = log (rule->pass / (1.0 - rule->pass));
  plan.least = rule->min_exposure / rule->design_effect;
  if (rule->kind == SWB_EVIDENCE_RATE)
    plan.least = ceil (plan.least - 1e-9);
  plan.true_rate = true_rate;
  plan.power = power;
  trials = least_trials (&plan, &size.critical);
  if (!(trials > 0.0))
    return SWB_STATUS_RANGE;
  size.power = chance (&plan, true_rate, size.critical, trials);
  size.size = chance (&plan, rule->floor, size.critical, trials);
  size.critical *= rule->design_effect;
  size.exposure = trials * rule->design_effect;
  if (rule->kind == SWB_EVIDENCE_RATE)
    size.exposure = ceil (size.exposure - 1e-7);
  *out = size;
  return SWB_STATUS_OK;
}
