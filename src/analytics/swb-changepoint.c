/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact gamma-Poisson change point. */
#include "analytics/swb-changepoint.h"

#include <math.h>
#include <stdlib.h>

/* Whole numbers are exact in a double up to here. */
#define COUNT_MAX 9007199254740992.0

typedef struct
{
  double count;
  double exposure;
} Total;

static SwbStatus
check_period (double count, double exposure)
{
  if (isnan (count) || isnan (exposure))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(count >= 0.0 && exposure >= 0.0) || isinf (exposure) ||
      count != floor (count) || (exposure == 0.0 && count > 0.0))
    return SWB_STATUS_INVALID;
  return count <= COUNT_MAX ? SWB_STATUS_OK : SWB_STATUS_RANGE;
}

static double
exposure_of (const SwbChangepointInput *input, size_t i)
{
  return input->exposures != NULL ? input->exposures[i] : 1.0;
}

static SwbStatus
check (const SwbChangepointInput *input, Total *all)
{
  Total sum = { 0.0, 0.0 };

  if (isnan (input->shape) || isnan (input->rate))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(input->shape > 0.0 && input->rate > 0.0) || isinf (input->shape) ||
      isinf (input->rate))
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < input->n; i++)
    {
      double exposure = exposure_of (input, i);
      SwbStatus status = check_period (input->counts[i], exposure);

      if (status != SWB_STATUS_OK)
        return status;
      sum.count += input->counts[i];
      sum.exposure += exposure;
    }
  if (sum.count > COUNT_MAX || isinf (sum.exposure + input->rate))
    return SWB_STATUS_RANGE;
  /* With no exposure at all there was nothing to see. */
  if (input->n < 2 || sum.exposure == 0.0)
    return SWB_STATUS_NOT_ENOUGH;
  *all = sum;
  return SWB_STATUS_OK;
}

/* What the prior gives to every stretch. */
typedef struct
{
  double a;
  double b;
  double log_b;
  double log_gamma_a;
} Prior;

static Prior
make_prior (const SwbChangepointInput *input)
{
  int sign;

  return (Prior){ input->shape, input->rate, log (input->rate),
                  lgamma_r (input->shape, &sign) };
}

/* ln of the probability of a stretch with this sum under one mean, without
 * the factors that no change point alters: ln G(a + X) - ln G(a)
 * - a ln ((b + E)/b) - X ln (b + E). */
static double
log_stretch (const Prior *prior, Total total)
{
  double ratio = total.exposure / prior->b;
  double stretch = isfinite (ratio)
                       ? log1p (ratio)
                       : log (prior->b + total.exposure) - prior->log_b;
  int sign;

  return lgamma_r (prior->a + total.count, &sign) - prior->log_gamma_a -
         prior->a * stretch - total.count * (prior->log_b + stretch);
}

/* The weights become probabilities in place; answers the logarithm of what
 * they summed to. */
static double
normalise (double *weights, size_t n)
{
  double largest = weights[0];
  double sum = 0.0;

  for (size_t i = 1; i < n; i++)
    largest = fmax (largest, weights[i]);
  for (size_t i = 0; i < n; i++)
    {
      weights[i] = exp (weights[i] - largest);
      sum += weights[i];
    }
  for (size_t i = 0; i < n; i++)
    weights[i] /= sum;
  return largest + log (sum);
}

static void
summarise (const SwbChangepointInput *input,
           const double *posterior,
           Total all,
           SwbChangepoint *out)
{
  const double tail = (1.0 - SWB_CHANGEPOINT_SPAN) / 2.0;
  Total before = { 0.0, 0.0 };
  double below = 0.0;

  out->high = input->n - 2;
  for (size_t i = 0; i + 1 < input->n; i++)
    {
      double p = posterior[i];

      before.count += input->counts[i];
      before.exposure += exposure_of (input, i);
      out->mean_before +=
          p * (input->shape + before.count) / (input->rate + before.exposure);
      out->mean_after +=
          p * (input->shape + (all.count - before.count)) /
          (input->rate + fmax (0.0, all.exposure - before.exposure));
      if (p > posterior[out->mode])
        out->mode = i;
      if (below < tail && below + p >= tail)
        out->low = i;
      if (below < 1.0 - tail && below + p >= 1.0 - tail)
        out->high = i;
      below += p;
    }
  out->mode_probability = posterior[out->mode];
}

/**
 * swb_changepoint:
 * @input: the counts, their exposures, and the prior
 * @out: (out): when, how much, and how sure
 * @posterior: (out caller-allocates) (optional) (array length=n-1): the
 *   probability that period i is the last before the change
 *
 * x_i is Poisson with mean e_i l1 up to period t and e_i l2 after it; l1 and l2
 * are Gamma (a, b), independent; t is uniform over the n - 1 places that leave
 * a period on either side. With the means integrated out, a stretch with events
 * X and exposure E has
 *
 *   m (X, E) = G(a + X) b^a / (G(a) (b + E)^(a + X))
 *
 * times factors that are the same for every t, so that P(t | x) is proportional
 * to m (X_t, E_t) m (X - X_t, E - E_t), the Bayes factor against no change is
 * the mean of that over t divided by m (X, E), and the means given t are
 * (a + X_t) / (b + E_t) and (a + X - X_t) / (b + E - E_t). All in logarithms;
 * nothing is sampled. (The conjugate form of Carlin, Gelfand, Smith 1992,
 * doi 10.2307/2347570; Raftery and Akman 1986, doi 10.1093/biomet/73.1.85.)
 *
 * Assumes one change at most, and Poisson counts: with counts that vary more,
 * the Bayes factor is too sure. It also depends on the prior: a/b should be
 * near what is usual. Exact to about 1e-12 for counts up to 1e6. Allocates n
 * numbers and frees them.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH with fewer than two periods, no exposure at
 *   all, or a NaN; %SWB_STATUS_INVALID for a count that is not a whole number
 *   from 0, a negative or infinite exposure, a count without exposure, or a
 *   prior that is not above 0; %SWB_STATUS_RANGE when counts sum to more than
 *   2^53; %SWB_STATUS_NO_MEMORY. With anything but OK @posterior is untouched
 */
SwbStatus
swb_changepoint (const SwbChangepointInput *input,
                 SwbChangepoint *out,
                 double *posterior)
{
  SwbChangepoint result = { 0 };
  Total before = { 0.0, 0.0 };
  Total all;
  SwbStatus status = check (input, &all);
  double *weights;
  Prior prior;

  if (status != SWB_STATUS_OK)
    return status;
  weights = calloc (input->n - 1, sizeof *weights);
  if (weights == NULL)
    return SWB_STATUS_NO_MEMORY;
  prior = make_prior (input);
  for (size_t i = 0; i + 1 < input->n; i++)
    {
      Total after;

      before.count += input->counts[i];
      before.exposure += exposure_of (input, i);
      after.count = all.count - before.count;
      after.exposure = fmax (0.0, all.exposure - before.exposure);
      weights[i] = log_stretch (&prior, before) + log_stretch (&prior, after);
    }
  result.log_bayes_factor = normalise (weights, input->n - 1) -
                            log ((double) (input->n - 1)) -
                            log_stretch (&prior, all);
  result.probability = 1.0 / (1.0 + exp (-result.log_bayes_factor));
  summarise (input, weights, all, &result);
  if (isfinite (result.log_bayes_factor) && isfinite (result.mean_before) &&
      isfinite (result.mean_after))
    {
      for (size_t i = 0; posterior != NULL && i + 1 < input->n; i++)
        posterior[i] = weights[i];
      *out = result;
    }
  else
    status = SWB_STATUS_RANGE;
  free (weights);
  return status;
}
