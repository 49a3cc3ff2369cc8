/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is usual, from a stretch of counts before anything happened. */
#include "analytics/swb-cusum-private.h"
#include "analytics/swb-special.h"

/* Either tail of the interval of the mean. */
#define TAIL 0.05

/* The x with P(a, x) = p: Newton's steps from Wilson and Hilferty's cube,
 * inside a bracket. */
static double
gamma_quantile (double a, double p, double normal)
{
  double cube = 1.0 - 1.0 / (9.0 * a) + normal / (3.0 * sqrt (a));
  double low = 0.0;
  double high = 2.0 * a + 60.0;
  double x = cube > 0.1 ? a * cube * cube * cube : 0.5 * a;

  for (int i = 0; i < 200; i++)
    {
      double miss = swb_gamma_tails (a, x).lower - p;
      double next;

      if (miss > 0.0)
        high = x;
      else
        low = x;
      next = x - miss / exp (swb_gamma_log_density (a, x)) * x;
      if (!(next > low && next < high))
        next = 0.5 * (low + high);
      /* The next step would be the square of this one. */
      if (fabs (next - x) <= 1e-8 * x)
        return next;
      x = next;
    }
  return x;
}

/* 90 % of the mean: Garwood's for a Poisson; otherwise of a sum that is
 * divided by how much more the counts vary. */
static void
find_interval (SwbCusumBaseline *baseline)
{
  const double normal = 1.6448536269514722;
  double wide = isinf (baseline->law.size) ? 1.0 : baseline->ratio;
  double total = baseline->mean * (double) baseline->n / wide;
  double scale = wide / (double) baseline->n;

  baseline->mean_low = scale * gamma_quantile (total, TAIL, -normal);
  baseline->mean_high =
      scale * gamma_quantile (total + 1.0, 1.0 - TAIL, normal);
}

static SwbStatus
check (const double *counts, size_t n, double *total)
{
  double sum = 0.0;

  for (size_t i = 0; i < n; i++)
    {
      if (isnan (counts[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (!(counts[i] >= 0.0) || counts[i] != floor (counts[i]))
        return SWB_STATUS_INVALID;
      sum += counts[i];
    }
  if (sum > SWB_CUSUM_COUNT_MAX)
    return SWB_STATUS_RANGE;
  *total = sum;
  return n >= SWB_CUSUM_BASELINE_MIN && sum > 0.0 ? SWB_STATUS_OK
                                                  : SWB_STATUS_NOT_ENOUGH;
}

/**
 * swb_cusum_baseline:
 * @counts: (array length=n): counts of a stretch in which nothing happened,
 *   whole numbers from 0
 * @n: how many periods, from 8
 * @out: (out): the mean, how much the counts vary, and the law for a chart
 *
 * Mean and variance (with n - 1) of the counts. The ratio D = variance/mean is
 * tested against a Poisson by (n - 1) D, chi square with n - 1 degrees of
 * freedom (Fisher 1950's index of dispersion). Up to D = 1.5 the law is
 * Poisson; above, negative binomial by the method of moments, r = mean/(D - 1).
 *
 * The mean is known only so well: the interval is Garwood's exact one for a
 * Poisson (Garwood 1936), from the 5 % quantile of Gamma (X) to the 95 % one of
 * Gamma (X + 1), X the sum of the counts, over n; for a negative binomial the
 * same with X/D for X, times D. Run lengths at its two ends say how sure the
 * false-alarm rate of a chart is that was made from this baseline: that of a
 * short one may be several times off. Allocates nothing.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH with fewer than 8 periods, no event at all,
 *   or NaN; %SWB_STATUS_INVALID for a count that is negative or no whole
 *   number; %SWB_STATUS_RANGE when they sum to more than 2^53
 */
SwbStatus
swb_cusum_baseline (const double *counts, size_t n, SwbCusumBaseline *out)
{
  SwbCusumBaseline baseline = { .n = n };
  double total;
  SwbStatus status = check (counts, n, &total);

  if (status != SWB_STATUS_OK)
    return status;
  baseline.mean = total / (double) n;
  for (size_t i = 0; i < n; i++)
    baseline.variance +=
        (counts[i] - baseline.mean) * (counts[i] - baseline.mean);
  baseline.variance /= (double) (n - 1);
  baseline.ratio = baseline.variance / baseline.mean;
  baseline.p_value = swb_gamma_tails (0.5 * (double) (n - 1),
                                      0.5 * (double) (n - 1) * baseline.ratio)
                         .upper;
  baseline.law.mean = baseline.mean;
  baseline.law.size = baseline.ratio > SWB_CUSUM_RATIO_MAX
                          ? baseline.mean / (baseline.ratio - 1.0)
                          : SWB_CUSUM_POISSON;
  find_interval (&baseline);
  *out = baseline;
  return SWB_STATUS_OK;
}
