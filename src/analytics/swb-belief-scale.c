/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Densities and tails of beliefs over log odds or logarithms. */
#include "analytics/swb-belief-private.h"

#include <math.h>

/* Beyond, the tail is a pure power to the last digit, and exp would end. */
#define FAR 600.0

/**
 * swb_belief_scale:
 * @kind: of a rate or of a count
 * @value: inside the range of @kind
 *
 * Returns: u, ln (value / (1 - value)) of a rate, ln value of a count
 */
double
swb_belief_scale (SwbEvidenceKind kind, double value)
{
  return kind == SWB_EVIDENCE_RATE ? log (value) - log1p (-value) : log (value);
}

/**
 * swb_belief_value:
 * @kind: of a rate or of a count
 * @u: log odds or logarithm
 *
 * Returns: the value; 0 or the largest double where it would leave the doubles
 */
double
swb_belief_value (SwbEvidenceKind kind, double u)
{
  return kind == SWB_EVIDENCE_RATE ? 1.0 / (1.0 + exp (-u))
                                   : exp (fmin (u, 709.0));
}

/**
 * swb_belief_centre:
 * @belief: a belief
 *
 * Returns: u where the density over u is highest, ln (a / b)
 */
double
swb_belief_centre (const SwbBelief *belief)
{
  return log (belief->a) - log (belief->b);
}

/**
 * swb_belief_spread:
 * @belief: a belief
 *
 * Returns: the width of the top of the density over u, sqrt (1/a + 1/b) or
 *   sqrt (1/a)
 */
double
swb_belief_spread (const SwbBelief *belief)
{
  return belief->kind == SWB_EVIDENCE_RATE
             ? sqrt (1.0 / belief->a + 1.0 / belief->b)
             : sqrt (1.0 / belief->a);
}

/* Where u is far out on the side of shape a the density is e^(a u) over
 * this. */
static double
log_power (double a, double u, const SwbBelief *belief)
{
  int sign;

  if (belief->kind == SWB_EVIDENCE_RATE)
    return -a * u - swb_log_beta (belief->a, belief->b);
  return a * (log (belief->b) - u) - lgamma_r (a, &sign);
}

/**
 * swb_belief_log_density:
 * @belief: a belief
 * @u: log odds or logarithm
 *
 * Returns: the logarithm of the density over u
 */
double
swb_belief_log_density (const SwbBelief *belief, double u)
{
  double x;

  if (u < -FAR)
    return log_power (belief->a, -u, belief);
  if (belief->kind == SWB_EVIDENCE_RATE)
    return u > FAR ? log_power (belief->b, u, belief)
                   : swb_beta_log_density (belief->a, belief->b,
                                           1.0 / (1.0 + exp (-u)),
                                           1.0 / (1.0 + exp (u)));
  x = belief->b * exp (fmin (u, FAR));
  return swb_gamma_log_density (belief->a, x);
}

/**
 * swb_belief_slope:
 * @belief: a belief
 * @u: log odds or logarithm
 *
 * Returns: the derivative of swb_belief_log_density(): a - (a + b) x of a rate,
 *   a - b x of a count
 */
double
swb_belief_slope (const SwbBelief *belief, double u)
{
  double e = exp (-fabs (u));

  if (belief->kind == SWB_EVIDENCE_COUNT)
    return belief->a - belief->b * exp (fmin (u, FAR));
  return u < 0.0 ? (belief->a - belief->b * e) / (1.0 + e)
                 : (belief->a * e - belief->b) / (1.0 + e);
}

/**
 * swb_belief_tails_at:
 * @belief: a belief
 * @u: log odds or logarithm
 *
 * Returns: the mass below and above
 */
SwbTails
swb_belief_tails_at (const SwbBelief *belief, double u)
{
  double thin;

  if (u < -FAR)
    {
      thin = exp (log_power (belief->a, -u, belief)) / belief->a;
      return (SwbTails){ fmin (1.0, thin), fmax (0.0, 1.0 - thin) };
    }
  if (belief->kind == SWB_EVIDENCE_COUNT)
    return swb_gamma_tails (belief->a, belief->b * exp (fmin (u, FAR)));
  if (u > FAR)
    {
      thin = exp (log_power (belief->b, u, belief)) / belief->b;
      return (SwbTails){ fmax (0.0, 1.0 - thin), fmin (1.0, thin) };
    }
  return swb_beta_tails (belief->a, belief->b, 1.0 / (1.0 + exp (-u)),
                         1.0 / (1.0 + exp (u)));
}
