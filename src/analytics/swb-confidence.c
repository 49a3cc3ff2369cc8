/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidence sequences by Robbins' mixture: beta for rates, gamma for counts.
 */
#include "analytics/swb-confidence.h"

#include "analytics/swb-belief-private.h"

#include <math.h>

#define MAX_STEPS 300

/* ln of the mixture's likelihood over that of u. */
static double
log_evidence (const SwbBelief *mixture, const SwbBelief *after, double u)
{
  return swb_belief_log_density (mixture, u) -
         swb_belief_log_density (after, u);
}

static SwbStatus
update_with (const SwbBelief *mixture,
             double count,
             double exposure,
             SwbBelief *after)
{
  SwbStatus status = swb_belief_update (mixture, count, exposure, 1.0, after);

  if (status == SWB_STATUS_OK && !(exposure > 0.0))
    status = SWB_STATUS_NOT_ENOUGH;
  return status;
}

/**
 * swb_confidence_evidence:
 * @mixture: the mixing distribution, chosen before any evidence
 * @count: successes or events so far
 * @exposure: trials or exposure so far
 * @value: a rate or count per exposure, inside its range
 * @out: (out): ln M, the evidence against @value
 *
 * Robbins' mixture martingale: M = integral of L(t) dG(t) / L(value), L the
 * likelihood and G the mixture. With a conjugate mixture it is the density of G
 * at the value over the density of the updated G there. If theta is @value, M
 * is a martingale from 1, so that P(M >= 1/alpha at any time) <= alpha (Ville).
 * Source: Robbins 1970, doi 10.1214/aoms/1177696786; Howard, Ramdas, McAuliffe,
 * Sekhon 2021, doi 10.1214/20-AOS1991.
 *
 * Returns: as swb_belief_update(); %SWB_STATUS_NOT_ENOUGH without exposure;
 *   %SWB_STATUS_INVALID when @value is at or outside the end of its range;
 *   %SWB_STATUS_RANGE when ln M is not a double
 */
SwbStatus
swb_confidence_evidence (const SwbBelief *mixture,
                         double count,
                         double exposure,
                         double value,
                         double *out)
{
  SwbBelief after;
  SwbStatus status = update_with (mixture, count, exposure, &after);
  double result;

  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (value))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(value > 0.0) || isinf (value) ||
      (mixture->kind == SWB_EVIDENCE_RATE && value >= 1.0))
    return SWB_STATUS_INVALID;
  result =
      log_evidence (mixture, &after, swb_belief_scale (mixture->kind, value));
  if (!isfinite (result))
    return SWB_STATUS_RANGE;
  *out = result;
  return SWB_STATUS_OK;
}

/* The root of log_evidence = goal on one side (-1 or 1) of where it is least,
 * from where it would be if the evidence were normal. It is convex, so that
 * Newton goes out at most once and then comes steadily inwards. */
static double
solve_side (const SwbBelief *mixture,
            const SwbBelief *after,
            double least,
            double goal,
            double side)
{
  double depth = goal - log_evidence (mixture, after, least);
  double u = least + side * swb_belief_spread (after) * sqrt (2.0 * depth);

  for (int i = 0; i < MAX_STEPS; i++)
    {
      double slope =
          swb_belief_slope (mixture, u) - swb_belief_slope (after, u);
      double step = (log_evidence (mixture, after, u) - goal) / slope;

      if (!isfinite (step))
        break;
      u -= step;
      if (fabs (step) < 1e-14 * fmax (1.0, fabs (u)))
        break;
    }
  return u;
}

/* The one end when there was no event, or no failure: there the likelihood is
 * a pure power and the root is plain. is_all: nothing but successes. */
static double
solve_bare (const SwbBelief *mixture, double exposure, double goal, bool is_all)
{
  double none = is_all ? mixture->b : mixture->a;
  double other = is_all ? mixture->a : mixture->b;
  double power;

  if (mixture->kind == SWB_EVIDENCE_COUNT)
    return (goal + none * log1p (exposure / other)) / exposure;
  power = swb_log_beta (none, other) - swb_log_beta (none, other + exposure);
  power = (goal + power) / exposure;
  return is_all ? exp (-power) : -expm1 (-power);
}

/**
 * swb_confidence_interval:
 * @mixture: the mixing distribution, chosen before any evidence: Beta(1, 1) is
 *   usual for rates; for counts Gamma(1, 1/r), r about the rate expected
 * @count: successes or events so far, from 0; need not be whole
 * @exposure: trials or exposure so far
 * @alpha: chance that it ever misses, such as 0.05
 * @out: (out): the interval
 *
 * The values against which the evidence is below 1/alpha,
 * { theta: M(theta) < 1/alpha }, M as in swb_confidence_evidence(): with
 * probability 1 - alpha the intervals of all times hold theta at once, however
 * often one looks and whenever one stops. For counts divided by a design effect
 * D > 1 it holds too, M^(1/D) being a supermartingale (Jensen). The ends by
 * Newton on the convex ln M over log odds or logarithm, relative error about
 * 1e-12. No success: from 0; nothing but successes: to 1.
 *
 * Returns: as swb_confidence_evidence(); %SWB_STATUS_INVALID when @alpha is not
 *   inside 0 to 1
 */
SwbStatus
swb_confidence_interval (const SwbBelief *mixture,
                         double count,
                         double exposure,
                         double alpha,
                         SwbInterval *out)
{
  SwbBelief after;
  SwbStatus status = update_with (mixture, count, exposure, &after);
  SwbInterval interval = { 0.0, 1.0 };
  double goal;
  double least;
  double rest;

  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (alpha))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(alpha > 0.0 && alpha < 1.0))
    return SWB_STATUS_INVALID;
  goal = -log (alpha);
  rest = mixture->kind == SWB_EVIDENCE_RATE ? exposure - count : exposure;
  if (!(count > 0.0))
    interval.high = solve_bare (mixture, exposure, goal, false);
  else if (!(rest > 0.0))
    interval.low = solve_bare (mixture, exposure, goal, true);
  else
    {
      least = log (count / rest);
      interval.low = swb_belief_value (
          mixture->kind, solve_side (mixture, &after, least, goal, -1.0));
      interval.high = swb_belief_value (
          mixture->kind, solve_side (mixture, &after, least, goal, 1.0));
    }
  if (!isfinite (interval.high))
    return SWB_STATUS_RANGE;
  *out = interval;
  return SWB_STATUS_OK;
}

static SwbStatus
check_path (const double *counts, const double *exposures, size_t n)
{
  if (n == 0)
    return SWB_STATUS_NOT_ENOUGH;
  if (counts == NULL || exposures == NULL)
    return SWB_STATUS_INVALID;
  for (size_t i = 1; i < n; i++)
    {
      double more = counts[i] - counts[i - 1];
      double longer = exposures[i] - exposures[i - 1];

      if (isnan (more) || isnan (longer))
        return SWB_STATUS_NOT_ENOUGH;
      if (more < 0.0 || longer < 0.0)
        return SWB_STATUS_INVALID;
    }
  return SWB_STATUS_OK;
}

/**
 * swb_confidence_path:
 * @mixture: the mixing distribution, chosen before any evidence
 * @counts: (array length=n): successes or events up to each look, cumulative
 * @exposures: (array length=n): trials or exposure up to each look, cumulative
 * @n: looks
 * @alpha: chance that it ever misses
 * @out: (out caller-allocates) (array length=n): the interval at each look,
 *   each inside the one before
 * @n_moved: (out): at how many looks the interval had nothing in common with
 *   the ones before: above 0 says that the rate itself has changed (or that the
 *   chance of @alpha came true); the last common interval stays
 *
 * The running intersection of swb_confidence_interval(), which holds theta with
 * the same probability.
 *
 * Returns: as swb_confidence_interval(); %SWB_STATUS_INVALID when a cumulative
 *   number falls
 */
SwbStatus
swb_confidence_path (const SwbBelief *mixture,
                     const double *counts,
                     const double *exposures,
                     size_t n,
                     double alpha,
                     SwbInterval *out,
                     size_t *n_moved)
{
  SwbStatus status = check_path (counts, exposures, n);
  SwbInterval now = { 0.0, 1.0 };
  size_t moved = 0;

  /* Every look is checked before the first is written. */
  for (size_t i = 0; status == SWB_STATUS_OK && i < n; i++)
    status =
        swb_confidence_interval (mixture, counts[i], exposures[i], alpha, &now);
  if (status != SWB_STATUS_OK)
    return status;
  for (size_t i = 0; i < n; i++)
    {
      swb_confidence_interval (mixture, counts[i], exposures[i], alpha, &now);
      if (i > 0 && (now.low > out[i - 1].high || now.high < out[i - 1].low))
        {
          moved++;
          now = out[i - 1];
        }
      else if (i > 0)
        {
          now.low = fmax (now.low, out[i - 1].low);
          now.high = fmin (now.high, out[i - 1].high);
        }
      out[i] = now;
    }
  *n_moved = moved;
  return SWB_STATUS_OK;
}
