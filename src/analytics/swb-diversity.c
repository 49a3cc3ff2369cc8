/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Concentration and effective numbers of a set. */
#include "analytics/swb-diversity.h"

#include <math.h>

/* Shares in points, squared: the unit of the index. */
#define POINTS 10000.0

/* The sum, scaled by the largest weight so that huge ones do not overflow. */
static SwbStatus
sum_weights (const double *weights,
             size_t n,
             double *largest,
             double *sum,
             size_t *n_kinds)
{
  *largest = 0.0;
  *sum = 0.0;
  *n_kinds = 0;
  for (size_t i = 0; i < n; i++)
    {
      if (isnan (weights[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (weights[i] < 0.0 || isinf (weights[i]))
        return SWB_STATUS_INVALID;
      *largest = fmax (*largest, weights[i]);
      *n_kinds += weights[i] > 0.0;
    }
  for (size_t i = 0; *largest > 0.0 && i < n; i++)
    *sum += weights[i] / *largest;
  return *n_kinds > 0 ? SWB_STATUS_OK : SWB_STATUS_NOT_ENOUGH;
}

/**
 * swb_diversity:
 * @weights: (array length=n_weights): how much there is of each kind: posts,
 *   creators, money, people; any unit, from 0; kinds with 0 do not count
 * @n_weights: how many kinds
 * @out: (out): the measures
 *
 * With the shares p_i = w_i / sum w: HHI = 10,000 sum p_i^2 (Hirschman 1945,
 * Herfindahl 1950; the unit of the United States' merger guidelines), its
 * normal form (sum p_i^2 - 1/n) / (1 - 1/n); Shannon's H = -sum p_i ln p_i
 * (1948); the effective numbers of order 1, exp (H), and 2, 1 / sum p_i^2 (Hill
 * 1973, doi 10.2307/1934352; Jost 2006); evenness H / ln n (Pielou 1966). They
 * describe the set as it is and estimate nothing.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when all weights are 0 or one is NaN;
 *   %SWB_STATUS_INVALID for a negative or infinite one; %SWB_STATUS_RANGE when
 *   the sum is too large
 */
SwbStatus
swb_diversity (const double *weights, size_t n_weights, SwbDiversity *out)
{
  SwbDiversity result = { 0 };
  double largest;
  double sum;
  double squares = 0.0;
  SwbStatus status;

  if (weights == NULL)
    return SWB_STATUS_NOT_ENOUGH;
  status = sum_weights (weights, n_weights, &largest, &sum, &result.n_kinds);
  if (status != SWB_STATUS_OK)
    return status;
  result.total = sum * largest;
  if (isinf (result.total))
    return SWB_STATUS_RANGE;
  for (size_t i = 0; i < n_weights; i++)
    {
      double p = weights[i] / largest / sum;

      squares += p * p;
      if (p > 0.0)
        result.entropy -= p * log (p);
    }
  result.entropy = fmax (0.0, result.entropy);
  result.largest = 1.0 / sum;
  result.hhi = POINTS * squares;
  result.effective = exp (result.entropy);
  result.effective_simpson = 1.0 / squares;
  result.hhi_normal = 1.0;
  result.evenness = 1.0;
  if (result.n_kinds > 1)
    {
      double n = (double) result.n_kinds;

      result.hhi_normal = fmax (0.0, (squares - 1.0 / n) / (1.0 - 1.0 / n));
      result.evenness = fmin (1.0, result.entropy / log (n));
    }
  *out = result;
  return SWB_STATUS_OK;
}
