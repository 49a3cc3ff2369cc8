/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shrinkage: empirical Bayes for beta-binomial and gamma-Poisson tiers, and the
 * estimator of James and Stein. */
#include "analytics/swb-shrink.h"

#include "analytics/swb-beta-binomial.h"
#include "analytics/swb-gamma-poisson.h"

#include <math.h>
#include <stdlib.h>

/* One rate of all: what all evidence says of it, from Jeffreys' prior. */
static SwbStatus
pooled (SwbEvidenceKind kind,
        const double *counts,
        const double *exposures,
        size_t n_units,
        SwbShrinkTier *out)
{
  SwbBelief jeffreys = { kind, 0.5, 0.5 };
  SwbShrinkTier tier = { .is_alike = true };
  double count = 0.0;
  double exposure = 0.0;
  SwbStatus status = SWB_STATUS_OK;

  for (size_t i = 0; i < n_units && status == SWB_STATUS_OK; i++)
    {
      status = swb_evidence_check (kind, counts[i], exposures[i], 1.0);
      count += counts[i];
      exposure += exposures[i];
    }
  if (status != SWB_STATUS_OK)
    return status;
  if (!(count > 0.0) || (kind == SWB_EVIDENCE_RATE && count >= exposure))
    return SWB_STATUS_NOT_ENOUGH;
  /* Jeffreys' prior of a Poisson rate is Gamma(1/2, 0). */
  if (kind == SWB_EVIDENCE_COUNT)
    jeffreys.b = fmax (SWB_BELIEF_SHAPE_MIN, 1e-9 * exposure);
  status = swb_belief_update (&jeffreys, count, exposure, 1.0, &tier.prior);
  if (status != SWB_STATUS_OK)
    return status;
  tier.mean = count / exposure;
  *out = tier;
  return SWB_STATUS_OK;
}

/**
 * swb_shrink_tier:
 * @kind: rates or counts
 * @counts: (array length=n_units): successes or events of each creator of the
 *   tier, already divided by the design effect
 * @exposures: (array length=n_units): trials or exposure of each, likewise
 * @n_units: how many, from 2
 * @out: (out): the tier
 *
 * The prior by maximum likelihood: swb_beta_binomial_fit_units() or
 * swb_gamma_poisson_fit(). Where these say that the creators differ no more
 * than by chance, the tier is one rate: the prior is then Jeffreys' updated by
 * all the evidence, and @out->is_alike is true.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH for NaN, fewer than two creators with
 *   exposure, no successes or no failures at all, or creators of whom each is
 *   all or nothing; otherwise as the fits
 */
SwbStatus
swb_shrink_tier (SwbEvidenceKind kind,
                 const double *counts,
                 const double *exposures,
                 size_t n_units,
                 SwbShrinkTier *out)
{
  SwbBetaBinomialFit rates;
  SwbGammaPoissonFit events;
  SwbStatus status;
  size_t n_seen = 0;
  bool is_mixed = false;

  if (kind == SWB_EVIDENCE_RATE)
    status = swb_beta_binomial_fit_units (counts, exposures, n_units, &rates);
  else
    status = swb_gamma_poisson_fit (counts, exposures, n_units, &events);
  if (status == SWB_STATUS_NOT_ENOUGH && counts != NULL && exposures != NULL)
    {
      for (size_t i = 0; i < n_units; i++)
        {
          n_seen += exposures[i] > 0.0;
          is_mixed |= kind == SWB_EVIDENCE_COUNT ||
                      (counts[i] > 0.0 && counts[i] < exposures[i]);
        }
      return n_seen < 2 || !is_mixed
                 ? SWB_STATUS_NOT_ENOUGH
                 : pooled (kind, counts, exposures, n_units, out);
    }
  if (status != SWB_STATUS_OK)
    return status;
  if (kind == SWB_EVIDENCE_RATE)
    *out = (SwbShrinkTier){
      { kind, rates.shape.a, rates.shape.b }, rates.mean, rates.sd, false
    };
  else
    *out = (SwbShrinkTier){
      { kind, events.shape, events.rate }, events.mean, events.sd, false
    };
  return SWB_STATUS_OK;
}

static SwbStatus
shrink_one (const SwbShrinkTier *tier,
            double count,
            double exposure,
            double level,
            SwbShrunk *out)
{
  const SwbBelief *prior = &tier->prior;
  SwbBelief after = *prior;
  SwbShrunk shrunk = { .seen = exposure > 0.0 ? count / exposure : 0.0 };
  double against =
      prior->kind == SWB_EVIDENCE_RATE ? prior->a + prior->b : prior->b;
  SwbStatus status = swb_evidence_check (prior->kind, count, exposure, 1.0);

  if (status == SWB_STATUS_OK && !tier->is_alike)
    {
      status = swb_belief_update (prior, count, exposure, 1.0, &after);
      shrunk.weight = exposure / (exposure + against);
    }
  if (status == SWB_STATUS_OK)
    status = swb_belief_estimate (&after, level, &shrunk.estimate);
  if (status == SWB_STATUS_OK)
    *out = shrunk;
  return status;
}

/**
 * swb_shrink_units:
 * @tier: the tier
 * @counts: (array length=n_units): successes or events of each creator, of the
 *   tier or a new one
 * @exposures: (array length=n_units): trials or exposure of each
 * @n_units: how many
 * @level: mass of the intervals, such as 0.9
 * @out: (out caller-allocates) (array length=n_units): for each
 *
 * The posterior of each: Beta(a + s, b + n - s), mean w s/n + (1 - w) a/(a +
 * b), w = n / (n + a + b); Gamma(a + x, b + e), w = e / (e + b). The intervals
 * take the tier's shapes as known, so that they are somewhat too narrow when it
 * has few creators (Morris 1983, doi 10.1080/01621459.1983.10477920).
 *
 * Returns: as swb_belief_update() and swb_belief_estimate(); then nothing is
 *   written
 */
SwbStatus
swb_shrink_units (const SwbShrinkTier *tier,
                  const double *counts,
                  const double *exposures,
                  size_t n_units,
                  double level,
                  SwbShrunk *out)
{
  SwbShrunk *all;
  SwbStatus status = SWB_STATUS_OK;

  if (n_units == 0)
    return SWB_STATUS_NOT_ENOUGH;
  all = calloc (n_units, sizeof *all);
  if (all == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < n_units && status == SWB_STATUS_OK; i++)
    status = shrink_one (tier, counts[i], exposures[i], level, &all[i]);
  for (size_t i = 0; i < n_units && status == SWB_STATUS_OK; i++)
    out[i] = all[i];
  free (all);
  return status;
}

static double
to_scale (double rate, double trials, SwbSteinScale scale)
{
  return scale == SWB_STEIN_RATE ? rate
                                 : sqrt (trials) * asin (2.0 * rate - 1.0);
}

static double
from_scale (double y, double trials, SwbSteinScale scale)
{
  return scale == SWB_STEIN_RATE ? y : 0.5 * (1.0 + sin (y / sqrt (trials)));
}

/**
 * swb_shrink_stein:
 * @successes: (array length=n_units): of each unit
 * @n_units: k, from 4
 * @trials: n, the same of all
 * @scale: the scale to shrink on
 * @factor: (out): c, what is left of the distance from the mean, 0 to 1
 * @out: (out caller-allocates) (array length=n_units): the estimated rates
 *
 * James and Stein's estimator towards the mean, its positive part:
 * z = ybar + c (y - ybar), c = max(0, 1 - (k - 3) v / sum (y - ybar)^2). On the
 * rates v = ybar (1 - ybar) / n (Efron and Morris 1977, Scientific American
 * 236(5)); on y = sqrt(n) arcsin (2 p - 1) v = 1 (Efron and Morris 1975, doi
 * 10.1080/01621459.1975.10479864). Their eighteen batters give c = .212 on the
 * rates and .209 by the arcsine. For units of different n see
 * swb_shrink_units().
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH for NaN or fewer than four units;
 *   %SWB_STATUS_INVALID for negative numbers, more successes than trials, or no
 *   trials
 */
SwbStatus
swb_shrink_stein (const double *successes,
                  size_t n_units,
                  double trials,
                  SwbSteinScale scale,
                  double *factor,
                  double *out)
{
  double k = (double) n_units;
  double mean = 0.0;
  double square = 0.0;
  double variance;
  double c;

  if (n_units < 4 || isnan (trials))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(trials > 0.0) || isinf (trials))
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n_units; i++)
    {
      SwbStatus status =
          swb_evidence_check (SWB_EVIDENCE_RATE, successes[i], trials, 1.0);

      if (status != SWB_STATUS_OK)
        return status;
      mean += to_scale (successes[i] / trials, trials, scale) / k;
    }
  for (size_t i = 0; i < n_units; i++)
    {
      double y = to_scale (successes[i] / trials, trials, scale) - mean;

      square += y * y;
    }
  variance = scale == SWB_STEIN_RATE ? mean * (1.0 - mean) / trials : 1.0;
  c = square > 0.0 ? fmax (0.0, 1.0 - (k - 3.0) * variance / square) : 0.0;
  for (size_t i = 0; i < n_units; i++)
    out[i] = from_scale (
        mean + c * (to_scale (successes[i] / trials, trials, scale) - mean),
        trials, scale);
  *factor = c;
  return SWB_STATUS_OK;
}
