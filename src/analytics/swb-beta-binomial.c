/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beta-binomial distribution. */
#include "analytics/swb-beta-binomial.h"

#include <math.h>

/* ln B (a, b), with the reentrant gamma function. */
static double
log_beta (double a, double b)
{
  int sign;

  return lgamma_r (a, &sign) + lgamma_r (b, &sign) - lgamma_r (a + b, &sign);
}

static double
log_choose (double n, double x)
{
  return -log1p (n) - log_beta (x + 1.0, n - x + 1.0);
}

static SwbStatus
check_counts (const double *counts, size_t n_trials)
{
  double total = 0.0;

  if (counts == NULL || n_trials < 1)
    return SWB_STATUS_INVALID;
  for (size_t x = 0; x <= n_trials; x++)
    {
      if (isnan (counts[x]))
        return SWB_STATUS_NOT_ENOUGH;
      if (counts[x] < 0.0 || isinf (counts[x]))
        return SWB_STATUS_INVALID;
      total += counts[x];
    }
  if (isinf (total))
    return SWB_STATUS_RANGE;
  return total > 0.0 ? SWB_STATUS_OK : SWB_STATUS_NOT_ENOUGH;
}

/**
 * swb_beta_binomial_moments:
 * @counts: (array length=n_trials+1): how many units had 0, 1, … n successes
 * @n_trials: n, trials a unit, from 2
 * @out: (out): the shapes by the method of moments
 *
 * With the raw moments m1, m2 of the successes and d = n (m2/m1 - m1 - 1) + m1:
 * a = (n m1 - m2) / d, b = (n - m1)(n - m2/m1) / d (Skellam 1948).
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when there are no units or no successes, or
 *   when the units differ no more than by chance (d is not above 0), so that
 *   no such distribution fits; %SWB_STATUS_INVALID for negative counts
 */
SwbStatus
swb_beta_binomial_moments (const double *counts,
                           size_t n_trials,
                           SwbBetaBinomial *out)
{
  SwbStatus status = check_counts (counts, n_trials);
  double n = (double) n_trials;
  double total = 0.0;
  double m1 = 0.0;
  double m2 = 0.0;
  double d;
  SwbBetaBinomial shape;

  if (status != SWB_STATUS_OK)
    return status;
  if (n_trials < 2)
    return SWB_STATUS_NOT_ENOUGH;
  for (size_t x = 0; x <= n_trials; x++)
    total += counts[x];
  for (size_t x = 0; x <= n_trials; x++)
    {
      m1 += counts[x] / total * (double) x;
      m2 += counts[x] / total * (double) x * (double) x;
    }
  if (m1 == 0.0 || m1 == n)
    return SWB_STATUS_NOT_ENOUGH;
  d = n * (m2 / m1 - m1 - 1.0) + m1;
  /* Rounding alone can leave a trace where d is 0. */
  if (!(d > 1e-12 * n * n))
    return SWB_STATUS_NOT_ENOUGH;
  shape.a = (n * m1 - m2) / d;
  shape.b = (n - m1) * (n - m2 / m1) / d;
  if (!(shape.a > 0.0 && shape.b > 0.0))
    return SWB_STATUS_NOT_ENOUGH;
  *out = shape;
  return SWB_STATUS_OK;
}

/**
 * swb_beta_binomial_log_likelihood:
 * @shape: the shapes
 * @counts: (array length=n_trials+1): how many units had 0, 1, … n successes
 * @n_trials: n, trials a unit
 * @out: (out): the sum over all units of ln P(x), with
 *   P(x) = C(n, x) B(x + a, n - x + b) / B(a, b)
 *
 * Returns: %SWB_STATUS_INVALID when a shape is not above 0 or a count negative;
 *   %SWB_STATUS_NOT_ENOUGH when there are no units
 */
SwbStatus
swb_beta_binomial_log_likelihood (const SwbBetaBinomial *shape,
                                  const double *counts,
                                  size_t n_trials,
                                  double *out)
{
  SwbStatus status = check_counts (counts, n_trials);
  double n = (double) n_trials;
  double sum = 0.0;
  double base;

  if (status != SWB_STATUS_OK)
    return status;
  if (!(shape->a > 0.0 && shape->b > 0.0) || isinf (shape->a) ||
      isinf (shape->b))
    return SWB_STATUS_INVALID;
  base = log_beta (shape->a, shape->b);
  for (size_t i = 0; i <= n_trials; i++)
    {
      double x = (double) i;

      if (counts[i] > 0.0)
        sum += counts[i] * (log_choose (n, x) +
                            log_beta (x + shape->a, n - x + shape->b) - base);
    }
  if (!isfinite (sum))
    return SWB_STATUS_RANGE;
  *out = sum;
  return SWB_STATUS_OK;
}
