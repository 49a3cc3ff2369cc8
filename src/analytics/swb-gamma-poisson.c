/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gamma-Poisson distribution by maximum likelihood: the prior of a tier's
 * counts from its creators (empirical Bayes). */
#include "analytics/swb-gamma-poisson.h"

#include "analytics/swb-root.h"
#include "analytics/swb-special.h"

#include <math.h>

/* Where the shape is looked for, as its logarithm: to all units alike. */
#define LOG_LOW -14.0
#define LOG_HIGH 25.0
#define LOG_STRIDE 1.5
#define TOLERANCE 1e-14
/* Enough for the grid. */
#define ROUGH 1e-4

/* start: ln of the mean that was found last, where the next search begins. */
typedef struct
{
  const double *counts;
  const double *exposures;
  size_t n_units;
  double total;
  double exposure;
  double shape;
  double *start;
} Sample;

/* First derivatives of the log likelihood by ln mean and by shape. */
typedef struct
{
  double log_mean;
  double shape;
} Slope;

static SwbStatus
check (const double *counts, const double *exposures, size_t n, Sample *out)
{
  *out = (Sample){ .counts = counts, .exposures = exposures, .n_units = n };
  if (n == 0)
    return SWB_STATUS_NOT_ENOUGH;
  if (counts == NULL || exposures == NULL)
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n; i++)
    {
      if (isnan (counts[i]) || isnan (exposures[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (counts[i] < 0.0 || isinf (counts[i]) || exposures[i] < 0.0 ||
          isinf (exposures[i]) || (counts[i] > 0.0 && exposures[i] == 0.0))
        return SWB_STATUS_INVALID;
      out->total += counts[i];
      out->exposure += exposures[i];
    }
  return isinf (out->total) || isinf (out->exposure) ? SWB_STATUS_RANGE
                                                     : SWB_STATUS_OK;
}

/* ln of prod e^x / x!: what no parameter moves. */
static double
log_constant (const Sample *sample)
{
  int sign;
  double sum = 0.0;

  for (size_t i = 0; i < sample->n_units; i++)
    if (sample->counts[i] > 0.0)
      sum += sample->counts[i] * log (sample->exposures[i]) -
             lgamma_r (sample->counts[i] + 1.0, &sign);
  return sum;
}

/* With mu = mean e: sum R (a, x) + x ln mean - (a + x) ln (1 + mu/a), R as in
 * swb_rising_log (). */
static double
likelihood (const Sample *sample, double log_mean, double shape)
{
  double sum = sample->total * log_mean;

  for (size_t i = 0; i < sample->n_units; i++)
    {
      double x = sample->counts[i];
      double mu = exp (log_mean) * sample->exposures[i];

      sum += swb_rising_log (shape, x) - (shape + x) * log1p (mu / shape);
    }
  return sum;
}

static Slope
slope_of (const Sample *sample, double log_mean, double shape)
{
  Slope slope = { 0.0, 0.0 };

  for (size_t i = 0; i < sample->n_units; i++)
    {
      double x = sample->counts[i];
      double mu = exp (log_mean) * sample->exposures[i];
      double u = mu / shape;

      slope.log_mean += (x - mu) / (1.0 + u);
      /* psi (a + x) - psi (a) - ln (1 + u) + (mu - x) / (a + mu); x/a, which
       * goes off, is left out of the parts. */
      slope.shape += swb_rising_slope (shape, x) - swb_log1pmx (u) -
                     u * (mu - x) / (shape + mu);
    }
  return slope;
}

static double
slope_by_mean (double log_mean, const void *data)
{
  const Sample *sample = data;

  return slope_of (sample, log_mean, sample->shape).log_mean;
}

/* ln mean of largest likelihood at a shape; the log likelihood is concave in
 * it. */
static double
best_mean (const Sample *sample, double shape, double tolerance)
{
  Sample at = *sample;
  double low = *sample->start;
  double stride = 0.01;
  double side;
  double high;

  at.shape = shape;
  side = slope_by_mean (low, &at) > 0.0 ? 1.0 : -1.0;
  high = low + side * stride;
  while (side * slope_by_mean (high, &at) > 0.0 && fabs (high) < 700.0)
    {
      low = high;
      stride *= 3.0;
      high += side * stride;
    }
  *sample->start = swb_root_between (slope_by_mean, &at, low, high, tolerance);
  return *sample->start;
}

static double
slope_of_profile (double log_shape, const void *data)
{
  const Sample *sample = data;
  double shape = exp (log_shape);

  return slope_of (sample, best_mean (sample, shape, TOLERANCE), shape).shape *
         shape * shape;
}

/* As for the beta-binomial: a grid, then the root of the slope. Returns a
 * negative number when the likelihood rises to an end. */
static double
best_shape (const Sample *sample)
{
  double best = -INFINITY;
  double at = LOG_LOW;

  for (double u = LOG_LOW; u <= LOG_HIGH; u += LOG_STRIDE)
    {
      double value =
          likelihood (sample, best_mean (sample, exp (u), ROUGH), exp (u));

      if (value > best)
        {
          best = value;
          at = u;
        }
    }
  if (!(slope_of_profile (at - LOG_STRIDE, sample) > 0.0) ||
      !(slope_of_profile (at + LOG_STRIDE, sample) < 0.0))
    return -1.0;
  return exp (swb_root_between (slope_of_profile, sample, at - LOG_STRIDE,
                                at + LOG_STRIDE, TOLERANCE));
}

/**
 * swb_gamma_poisson_log_likelihood:
 * @shape: a, above 0
 * @rate: b, above 0, in exposures
 * @counts: (array length=n_units): events of each unit
 * @exposures: (array length=n_units): exposure of each unit, such as days
 * @n_units: how many
 * @out: (out): the sum over units of ln P(x),
 *   P(x) = Gamma(a + x) / (Gamma(a) x!) (b/(b + e))^a (e/(b + e))^x
 *
 * Returns: %SWB_STATUS_INVALID when @shape or @rate is not above 0, a number
 *   negative or infinite, or events in no exposure; %SWB_STATUS_NOT_ENOUGH when
 *   one is NaN or there are no units; %SWB_STATUS_RANGE
 */
SwbStatus
swb_gamma_poisson_log_likelihood (double shape,
                                  double rate,
                                  const double *counts,
                                  const double *exposures,
                                  size_t n_units,
                                  double *out)
{
  Sample sample;
  SwbStatus status = check (counts, exposures, n_units, &sample);
  double value;

  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (shape) || isnan (rate))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(shape > 0.0 && rate > 0.0) || isinf (shape) || isinf (rate))
    return SWB_STATUS_INVALID;
  value = likelihood (&sample, log (shape) - log (rate), shape) +
          log_constant (&sample);
  if (!isfinite (value))
    return SWB_STATUS_RANGE;
  *out = value;
  return SWB_STATUS_OK;
}

/* Standard errors from the observed information, its second derivatives as
 * differences of the exact first ones over (ln mean, ln shape). */
static void
tell_errors (const Sample *sample, double log_mean, SwbGammaPoissonFit *fit)
{
  double h = 1e-4;
  double more = fit->shape * exp (h);
  double less = fit->shape * exp (-h);
  Slope up = slope_of (sample, log_mean, more);
  Slope down = slope_of (sample, log_mean, less);
  double mm = -(slope_of (sample, log_mean + h, fit->shape).log_mean -
                slope_of (sample, log_mean - h, fit->shape).log_mean) /
              (2.0 * h);
  double ss = -(up.shape * more - down.shape * less) / (2.0 * h);
  double ms = -(up.log_mean - down.log_mean) / (2.0 * h);
  double determinant = mm * ss - ms * ms;

  if (determinant > 0.0 && ss > 0.0)
    {
      fit->log_mean_se = sqrt (ss / determinant);
      fit->log_shape_se = sqrt (mm / determinant);
    }
}

/**
 * swb_gamma_poisson_fit:
 * @counts: (array length=n_units): x_i, events of each unit (creator), from 0
 * @exposures: (array length=n_units): e_i, exposure of each, such as days or
 *   posts; a unit without exposure tells nothing
 * @n_units: how many
 * @out: (out): the fit
 *
 * Each unit's rate is drawn from Gamma(a, rate b), its events are Poisson of
 * mean rate x e_i. Shape and mean maximise the marginal likelihood, which is
 * negative binomial (Greenwood and Yule 1920; empirical Bayes: Robbins 1956).
 * Found as the profile over the shape: for a given one the likelihood is
 * concave in ln mean; the shape from a grid over ln a = -14 to 25, then as the
 * root of the exact slope. Relative error about 1e-10; standard errors from the
 * observed information.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a number is NaN; without events; with
 *   fewer than two units; or when the units differ no more than by chance (the
 *   likelihood is largest at a = infinity, one rate of all: X/E is then the
 *   answer). %SWB_STATUS_INVALID for negative or infinite numbers, or events in
 *   no exposure; %SWB_STATUS_RANGE when sums overflow
 */
SwbStatus
swb_gamma_poisson_fit (const double *counts,
                       const double *exposures,
                       size_t n_units,
                       SwbGammaPoissonFit *out)
{
  SwbGammaPoissonFit fit = { .n_units = 0 };
  Sample sample;
  SwbStatus status = check (counts, exposures, n_units, &sample);
  double log_mean;
  double constant;
  double start;

  if (status != SWB_STATUS_OK)
    return status;
  for (size_t i = 0; i < n_units; i++)
    fit.n_units += exposures[i] > 0.0;
  if (fit.n_units < 2 || !(sample.total > 0.0))
    return SWB_STATUS_NOT_ENOUGH;
  start = log (sample.total) - log (sample.exposure);
  sample.start = &start;
  fit.shape = best_shape (&sample);
  if (!(fit.shape > 0.0))
    return SWB_STATUS_NOT_ENOUGH;
  log_mean = best_mean (&sample, fit.shape, TOLERANCE);
  constant = log_constant (&sample);
  fit.mean = exp (log_mean);
  fit.rate = fit.shape / fit.mean;
  fit.sd = sqrt (fit.shape) / fit.rate;
  fit.log_likelihood = likelihood (&sample, log_mean, fit.shape) + constant;
  fit.log_likelihood_same =
      sample.total * (log (sample.total / sample.exposure) - 1.0) + constant;
  if (!(fit.log_likelihood > fit.log_likelihood_same))
    return SWB_STATUS_NOT_ENOUGH;
  if (!isfinite (fit.rate) || !(fit.rate > 0.0) || !isfinite (fit.sd) ||
      !isfinite (fit.log_likelihood))
    return SWB_STATUS_RANGE;
  tell_errors (&sample, log_mean, &fit);
  *out = fit;
  return SWB_STATUS_OK;
}
