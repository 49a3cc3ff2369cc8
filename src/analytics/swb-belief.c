/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beta and gamma beliefs: evidence in, mean, quantiles and tails out. */
#include "analytics/swb-belief.h"

#include "analytics/swb-belief-private.h"

#include <math.h>

#define MAX_STEPS 400
/* ln of the smallest double, and a bit. */
#define LOG_TINY -740.0

static SwbStatus
check_shape (double shape)
{
  if (isnan (shape))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(shape > 0.0) || isinf (shape))
    return SWB_STATUS_INVALID;
  return shape < SWB_BELIEF_SHAPE_MIN || shape > SWB_BELIEF_SHAPE_MAX
             ? SWB_STATUS_RANGE
             : SWB_STATUS_OK;
}

/**
 * swb_belief_check:
 * @belief: a belief
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a shape is NaN; %SWB_STATUS_INVALID when
 *   one is not above 0 or infinite, or the kind unknown; %SWB_STATUS_RANGE
 *   outside %SWB_BELIEF_SHAPE_MIN to %SWB_BELIEF_SHAPE_MAX
 */
SwbStatus
swb_belief_check (const SwbBelief *belief)
{
  SwbStatus status = check_shape (belief->a);

  if (belief->kind != SWB_EVIDENCE_RATE && belief->kind != SWB_EVIDENCE_COUNT)
    return SWB_STATUS_INVALID;
  return status != SWB_STATUS_OK ? status : check_shape (belief->b);
}

/**
 * swb_evidence_check:
 * @kind: of a rate or of a count
 * @count: successes or events
 * @exposure: trials or exposure
 * @design_effect: what they are divided by
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a number is NaN; %SWB_STATUS_INVALID for
 *   a negative or infinite number, more successes than trials, events in no
 *   exposure, or a design effect not above 0
 */
SwbStatus
swb_evidence_check (SwbEvidenceKind kind,
                    double count,
                    double exposure,
                    double design_effect)
{
  if (isnan (count) || isnan (exposure) || isnan (design_effect))
    return SWB_STATUS_NOT_ENOUGH;
  if (count < 0.0 || isinf (count) || exposure < 0.0 || isinf (exposure) ||
      !(design_effect > 0.0) || isinf (design_effect))
    return SWB_STATUS_INVALID;
  if (kind == SWB_EVIDENCE_RATE ? count > exposure
                                : count > 0.0 && exposure == 0.0)
    return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

/**
 * swb_belief_update:
 * @prior: what was believed before
 * @count: S successes or x events, from 0; need not be whole
 * @exposure: n trials or the exposure e
 * @design_effect: D, by how much both are divided, 1 for independent trials
 * @out: (out): what is believed after
 *
 * Beta(a + S/D, b + (n - S)/D); Gamma(a + x/D, b + e/D) (conjugate priors,
 * Raiffa and Schlaifer 1961). D = 1 + (m - 1) rho for clusters of m trials with
 * correlation rho (Kish 1965).
 *
 * Returns: as swb_belief_check() and swb_evidence_check();
 *   %SWB_STATUS_RANGE when a shape would leave the range
 */
SwbStatus
swb_belief_update (const SwbBelief *prior,
                   double count,
                   double exposure,
                   double design_effect,
                   SwbBelief *out)
{
  SwbStatus status = swb_belief_check (prior);
  SwbBelief belief = *prior;
  double rest;

  if (status == SWB_STATUS_OK)
    status = swb_evidence_check (prior->kind, count, exposure, design_effect);
  if (status != SWB_STATUS_OK)
    return status;
  rest = prior->kind == SWB_EVIDENCE_RATE ? exposure - count : exposure;
  belief.a += count / design_effect;
  belief.b += rest / design_effect;
  if (!(belief.a <= SWB_BELIEF_SHAPE_MAX && belief.b <= SWB_BELIEF_SHAPE_MAX))
    return SWB_STATUS_RANGE;
  *out = belief;
  return SWB_STATUS_OK;
}

/**
 * swb_belief_tails:
 * @belief: a belief
 * @value: a rate or a count per exposure
 * @out: (out): P(theta <= value) and P(theta > value)
 *
 * By swb_beta_tails() and swb_gamma_tails(); values outside the range of theta
 * have all the mass on one side.
 *
 * Returns: as swb_belief_check(); %SWB_STATUS_NOT_ENOUGH when @value is NaN
 */
SwbStatus
swb_belief_tails (const SwbBelief *belief, double value, SwbTails *out)
{
  SwbStatus status = swb_belief_check (belief);

  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (value))
    return SWB_STATUS_NOT_ENOUGH;
  if (belief->kind == SWB_EVIDENCE_RATE)
    *out = swb_beta_tails (belief->a, belief->b, value, 1.0 - value);
  else
    *out = swb_gamma_tails (belief->a, fmin (value * belief->b, 1e300));
  return SWB_STATUS_OK;
}

/* The beta belief of 1 - theta. */
static SwbBelief
mirrored (const SwbBelief *belief)
{
  return (SwbBelief){ belief->kind, belief->b, belief->a };
}

/* Where the lower tail is a pure power of the value, its logarithm there. */
static double
power_quantile (const SwbBelief *belief, double p)
{
  int sign;

  if (belief->kind == SWB_EVIDENCE_RATE)
    return (log (p) + log (belief->a) + swb_log_beta (belief->a, belief->b)) /
           belief->a;
  return (log (p) + lgamma_r (belief->a + 1.0, &sign)) / belief->a -
         log (belief->b);
}

/* Newton on the logarithm of a tail over u, which is concave, so that it comes
 * from one side; a step into nothing is halved. */
static double
solve_tail (const SwbBelief *belief, double p, bool is_upper)
{
  double spread = swb_belief_spread (belief);
  double side = is_upper ? 1.0 : -1.0;
  double centre = swb_belief_centre (belief);
  double u = centre + side * fmin (spread, 1.0) * sqrt (-1.5 * log (2.0 * p));
  double step = 0.0;
  double last;
  double goal = log (p);

  for (int i = 0; i < MAX_STEPS; i++)
    {
      SwbTails tails = swb_belief_tails_at (belief, u);
      double tail = is_upper ? tails.upper : tails.lower;
      double slope;

      if (!(tail > 0.0) || log (tail) < goal - 60.0)
        {
          step = step == 0.0 ? u - centre : step;
          step *= 0.5;
          u -= step;
          continue;
        }
      slope = exp (swb_belief_log_density (belief, u) - log (tail));
      if (!(slope > 0.0))
        break;
      last = fabs (step);
      step = side * (log (tail) - goal) / slope;
      u += step;
      /* Done, or down to the digits that the tail has. */
      if (fabs (step) < 1e-13 * fmax (fmin (spread, 1.0), fabs (u) * 0.01) ||
          (fabs (log (tail) - goal) < 1e-8 && last > 0.0 &&
           fabs (step) >= 0.5 * last))
        break;
    }
  return u;
}

/**
 * swb_belief_quantile:
 * @belief: a belief
 * @p: 0 < p < 1
 * @out: (out): the value with P(theta <= value) = @p
 *
 * Newton's method on the logarithm of the thinner tail, over log odds or the
 * logarithm, where it is concave. Relative error about 1e-12; a value below the
 * smallest double is 0, one that rounds to 1 is 1.
 *
 * Returns: as swb_belief_check(); %SWB_STATUS_INVALID when @p is not inside 0
 *   to 1; %SWB_STATUS_NOT_ENOUGH when it is NaN
 */
SwbStatus
swb_belief_quantile (const SwbBelief *belief, double p, double *out)
{
  SwbStatus status = swb_belief_check (belief);
  SwbBelief side = *belief;
  bool is_upper = p > 0.5;
  bool is_swapped;
  double u;

  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (p))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(p > 0.0 && p < 1.0))
    return SWB_STATUS_INVALID;
  is_swapped = is_upper && belief->kind == SWB_EVIDENCE_RATE;
  if (is_swapped)
    side = mirrored (belief);
  if (is_upper && !is_swapped)
    u = solve_tail (belief, 1.0 - p, true);
  else
    {
      double thin = is_upper ? 1.0 - p : p;

      u = power_quantile (&side, thin);
      if (u > -590.0)
        u = solve_tail (&side, thin, false);
      u = fmax (u, 2.0 * LOG_TINY);
    }
  *out = swb_belief_value (belief->kind, is_swapped ? -u : u);
  return SWB_STATUS_OK;
}

/**
 * swb_belief_estimate:
 * @belief: a belief
 * @level: mass of the central interval, such as 0.9
 * @out: (out): mean, standard deviation, interval
 *
 * Beta: mean a/n, variance ab / (n^2 (n + 1)), n = a + b. Gamma: mean a/b,
 * variance a/b^2. The interval is between the quantiles (1 - level)/2 and
 * (1 + level)/2.
 *
 * Returns: as swb_belief_quantile()
 */
SwbStatus
swb_belief_estimate (const SwbBelief *belief, double level, SwbEstimate *out)
{
  SwbEstimate estimate;
  double tail = 0.5 * (1.0 - level);
  SwbStatus status = swb_belief_quantile (belief, tail, &estimate.low);

  if (status == SWB_STATUS_OK)
    status = swb_belief_quantile (belief, 1.0 - tail, &estimate.high);
  if (status != SWB_STATUS_OK)
    return status;
  if (belief->kind == SWB_EVIDENCE_RATE)
    {
      double n = belief->a + belief->b;

      estimate.mean = belief->a / n;
      estimate.sd = sqrt (belief->a / n * (belief->b / n) / (n + 1.0));
    }
  else
    {
      estimate.mean = belief->a / belief->b;
      estimate.sd = sqrt (belief->a) / belief->b;
    }
  *out = estimate;
  return SWB_STATUS_OK;
}
