/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beta-binomial distribution by maximum likelihood: the prior of a tier
 * from its creators (empirical Bayes). */
#include "analytics/swb-beta-binomial.h"

#include "analytics/swb-root.h"
#include "analytics/swb-special.h"

#include <math.h>
#include <stdlib.h>

/* Where the precision is looked for, as its logarithm: from all or nothing to
 * alike. */
#define LOG_LOW -14.0
#define LOG_HIGH 25.0
#define LOG_STRIDE 1.5
#define TOLERANCE 1e-14
/* Enough for the grid. */
#define ROUGH 1e-4
#define MAX_STEPS 100

typedef struct
{
  double successes;
  double failures;
  double weight;
} Unit;

/* start: the log odds of the mean that was found last, where the next search
 * begins. */
typedef struct
{
  const Unit *units;
  size_t n_units;
  double successes;
  double failures;
  double *start;
} Sample;

/* First and second derivatives of the log likelihood by mean and precision. */
typedef struct
{
  double mean;
  double precision;
} Slope;

/* Log likelihood without the binomial coefficients: S ln mean + F ln (1 - mean)
 * + sum R (a, s) + R (b, f) - R (a + b, n), R as in swb_rising_log (). */
static double
likelihood (const Sample *sample, double mean, double precision)
{
  double a = mean * precision;
  double b = (1.0 - mean) * precision;
  double sum =
      sample->successes * log (mean) + sample->failures * log1p (-mean);

  for (size_t i = 0; i < sample->n_units; i++)
    {
      const Unit *unit = &sample->units[i];

      sum += unit->weight *
             (swb_rising_log (a, unit->successes) +
              swb_rising_log (b, unit->failures) -
              swb_rising_log (precision, unit->successes + unit->failures));
    }
  return sum;
}

static Slope
slope_of (const Sample *sample, double mean, double precision)
{
  double a = mean * precision;
  double b = (1.0 - mean) * precision;
  double by_a = 0.0;
  double by_b = 0.0;
  double by_all = 0.0;

  for (size_t i = 0; i < sample->n_units; i++)
    {
      const Unit *unit = &sample->units[i];

      by_a += unit->weight * swb_rising_slope (a, unit->successes);
      by_b += unit->weight * swb_rising_slope (b, unit->failures);
      by_all += unit->weight *
                swb_rising_slope (precision, unit->successes + unit->failures);
    }
  /* What goes off exactly, s/a + f/b - n/(a + b), is left out of the second. */
  return (Slope){ sample->successes / mean - sample->failures / (1.0 - mean) +
                      precision * (by_a - by_b),
                  mean * by_a + (1.0 - mean) * by_b - by_all };
}

typedef struct
{
  const Sample *sample;
  double precision;
} Profile;

static double
slope_by_mean (double u, const void *data)
{
  const Profile *profile = data;
  double mean = 1.0 / (1.0 + exp (-u));

  return slope_of (profile->sample, mean, profile->precision).mean * mean *
         (1.0 - mean);
}

/* The mean of largest likelihood at a precision: the log likelihood is concave
 * in it, so that its slope has one root. */
static double
best_mean (const Sample *sample, double precision, double tolerance)
{
  Profile profile = { sample, precision };
  double low = *sample->start;
  double side = slope_by_mean (low, &profile) > 0.0 ? 1.0 : -1.0;
  double stride = 0.01;
  double high = low + side * stride;

  while (side * slope_by_mean (high, &profile) > 0.0 && fabs (high) < 600.0)
    {
      low = high;
      stride *= 3.0;
      high += side * stride;
    }
  *sample->start =
      swb_root_between (slope_by_mean, &profile, low, high, tolerance);
  return 1.0 / (1.0 + exp (-*sample->start));
}

static double
slope_of_profile (double log_precision, const void *data)
{
  const Sample *sample = data;
  double precision = exp (log_precision);

  /* Times the square, so that its size does not fall with the precision. */
  return slope_of (sample, best_mean (sample, precision, TOLERANCE), precision)
             .precision *
         precision * precision;
}

/* The highest point of the profile on a grid, refined as the root of its slope.
 * Returns a negative number when it rises to either end. */
static double
best_precision (const Sample *sample)
{
  double best = -INFINITY;
  double at = LOG_LOW;

  for (double u = LOG_LOW; u <= LOG_HIGH; u += LOG_STRIDE)
    {
      double precision = exp (u);
      double value =
          likelihood (sample, best_mean (sample, precision, ROUGH), precision);

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

static double
log_choose_all (const Sample *sample)
{
  double sum = 0.0;

  for (size_t i = 0; i < sample->n_units; i++)
    {
      double s = sample->units[i].successes;
      double f = sample->units[i].failures;

      sum -= sample->units[i].weight *
             (log1p (s + f) + swb_log_beta (s + 1.0, f + 1.0));
    }
  return sum;
}

/* Standard errors from the observed information, its second derivatives as
 * differences of the exact first ones over (mean, ln precision). */
static void
tell_errors (const Sample *sample, SwbBetaBinomialFit *fit)
{
  double h = 1e-4 * fit->mean * (1.0 - fit->mean);
  double g = 1e-4;
  double more = fit->precision * exp (g);
  double less = fit->precision * exp (-g);
  Slope right = slope_of (sample, fit->mean + h, fit->precision);
  Slope left = slope_of (sample, fit->mean - h, fit->precision);
  Slope up = slope_of (sample, fit->mean, more);
  Slope down = slope_of (sample, fit->mean, less);
  double mm = -(right.mean - left.mean) / (2.0 * h);
  double pp = -(up.precision * more - down.precision * less) / (2.0 * g);
  double mp = -(up.mean - down.mean) / (2.0 * g);
  double determinant = mm * pp - mp * mp;

  if (determinant > 0.0 && pp > 0.0)
    {
      fit->mean_se = sqrt (pp / determinant);
      fit->log_precision_se = sqrt (mm / determinant);
    }
}

static SwbStatus
fit_sample (Sample *sample, SwbBetaBinomialFit *out)
{
  SwbBetaBinomialFit fit = { .n_units = 0.0 };
  double n = sample->successes + sample->failures;
  double choose;
  double start;

  if (!(sample->successes > 0.0 && sample->failures > 0.0))
    return SWB_STATUS_NOT_ENOUGH;
  if (isinf (n))
    return SWB_STATUS_RANGE;
  start = log (sample->successes) - log (sample->failures);
  sample->start = &start;
  fit.precision = best_precision (sample);
  if (!(fit.precision > 0.0))
    return SWB_STATUS_NOT_ENOUGH;
  fit.mean = best_mean (sample, fit.precision, TOLERANCE);
  fit.shape.a = fit.mean * fit.precision;
  fit.shape.b = (1.0 - fit.mean) * fit.precision;
  fit.sd = sqrt (fit.mean * (1.0 - fit.mean) / (fit.precision + 1.0));
  choose = log_choose_all (sample);
  fit.log_likelihood = likelihood (sample, fit.mean, fit.precision) + choose;
  fit.log_likelihood_same = sample->successes * log (sample->successes / n) +
                            sample->failures * log (sample->failures / n) +
                            choose;
  for (size_t i = 0; i < sample->n_units; i++)
    fit.n_units += sample->units[i].weight;
  /* No spread is a limit of the distribution: it must be beaten. */
  if (!(fit.log_likelihood > fit.log_likelihood_same))
    return SWB_STATUS_NOT_ENOUGH;
  tell_errors (sample, &fit);
  if (!isfinite (fit.log_likelihood) || !(fit.shape.a > 0.0) ||
      !(fit.shape.b > 0.0))
    return SWB_STATUS_RANGE;
  *out = fit;
  return SWB_STATUS_OK;
}

static void
add_unit (Sample *sample, Unit *units, Unit unit)
{
  if (!(unit.successes + unit.failures > 0.0) || !(unit.weight > 0.0))
    return;
  units[sample->n_units++] = unit;
  sample->successes += unit.weight * unit.successes;
  sample->failures += unit.weight * unit.failures;
}

/**
 * swb_beta_binomial_fit_units:
 * @successes: (array length=n_units): s_i of each unit (creator), from 0; need
 *   not be whole, such as counts divided by a design effect
 * @trials: (array length=n_units): n_i, each at least its successes; a unit
 *   without trials tells nothing and is left out
 * @n_units: how many
 * @out: (out): the fit
 *
 * Each unit's rate is drawn from Beta(a, b), its successes are binomial. The
 * shapes maximise the marginal likelihood
 * sum_i ln [C(n_i, s_i) B(a + s_i, b + n_i - s_i) / B(a, b)] (empirical Bayes;
 * Skellam 1948; Griffiths 1973, doi 10.2307/2529131). Found as the profile over
 * the precision M = a + b: for a given M the likelihood is concave in the mean;
 * M from a grid over ln M = -14 to 25, then as the root of the exact slope.
 * Relative error about 1e-10; standard errors from the observed information.
 * Allocates one record a unit.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a number is NaN; without successes or
 *   without failures; when no spread is told from the units, that is, when they
 *   differ no more than by chance (the likelihood is largest at M = infinity,
 *   one rate of all: S/N is then the answer), when each has one trial, or when
 *   each is all or nothing (M = 0). %SWB_STATUS_INVALID for negative or
 * infinite numbers or more successes than trials; %SWB_STATUS_RANGE when sums
 *   overflow; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_beta_binomial_fit_units (const double *successes,
                             const double *trials,
                             size_t n_units,
                             SwbBetaBinomialFit *out)
{
  Sample sample = { .n_units = 0 };
  SwbStatus status = SWB_STATUS_OK;
  Unit *units;

  if (n_units == 0)
    return SWB_STATUS_NOT_ENOUGH;
  if (successes == NULL || trials == NULL)
    return SWB_STATUS_INVALID;
  units = calloc (n_units, sizeof *units);
  if (units == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < n_units && status == SWB_STATUS_OK; i++)
    {
      double s = successes[i];
      double n = trials[i];

      if (isnan (s) || isnan (n))
        status = SWB_STATUS_NOT_ENOUGH;
      else if (s < 0.0 || s > n || isinf (n))
        status = SWB_STATUS_INVALID;
      else
        add_unit (&sample, units, (Unit){ s, n - s, 1.0 });
    }
  sample.units = units;
  if (status == SWB_STATUS_OK)
    status = fit_sample (&sample, out);
  free (units);
  return status;
}

/**
 * swb_beta_binomial_fit_counts:
 * @counts: (array length=n_trials+1): how many units had 0, 1, … n successes
 * @n_trials: n, trials a unit, from 2
 * @out: (out): the fit
 *
 * As swb_beta_binomial_fit_units(), for units of one number of trials that have
 * been counted. Allocates one record a count.
 *
 * Returns: as swb_beta_binomial_fit_units()
 */
SwbStatus
swb_beta_binomial_fit_counts (const double *counts,
                              size_t n_trials,
                              SwbBetaBinomialFit *out)
{
  Sample sample = { .n_units = 0 };
  SwbStatus status = SWB_STATUS_OK;
  Unit *units;

  if (counts == NULL || n_trials < 1)
    return SWB_STATUS_INVALID;
  units = calloc (n_trials + 1, sizeof *units);
  if (units == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t x = 0; x <= n_trials && status == SWB_STATUS_OK; x++)
    {
      if (isnan (counts[x]))
        status = SWB_STATUS_NOT_ENOUGH;
      else if (counts[x] < 0.0 || isinf (counts[x]))
        status = SWB_STATUS_INVALID;
      else
        add_unit (&sample, units,
                  (Unit){ (double) x, (double) (n_trials - x), counts[x] });
    }
  sample.units = units;
  if (status == SWB_STATUS_OK)
    status = fit_sample (&sample, out);
  free (units);
  return status;
}
