/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beta-binomial distribution: successes in n trials, the probability of
 * which differs from one to the next. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>

/**
 * SwbBetaBinomial:
 * @a: first shape of the beta distribution, above 0
 * @b: second shape, above 0
 */
typedef struct
{
  double a;
  double b;
} SwbBetaBinomial;

/**
 * SwbBetaBinomialFit:
 * @shape: the shapes of largest likelihood
 * @mean: a / (a + b), the rate of the middle unit
 * @precision: a + b; a unit's own evidence weighs n / (n + precision)
 * @sd: how far the units' true rates lie from the mean,
 *   sqrt (mean (1 - mean) / (precision + 1))
 * @log_likelihood: its natural logarithm, binomial coefficients in it
 * @log_likelihood_same: the same for one rate of all
 * @mean_se: standard error of @mean
 * @log_precision_se: standard error of ln @precision
 * @n_units: units with trials
 */
typedef struct
{
  SwbBetaBinomial shape;
  double mean;
  double precision;
  double sd;
  double log_likelihood;
  double log_likelihood_same;
  double mean_se;
  double log_precision_se;
  double n_units;
} SwbBetaBinomialFit;

SwbStatus swb_beta_binomial_moments (const double *counts,
                                     size_t n_trials,
                                     SwbBetaBinomial *out);
SwbStatus swb_beta_binomial_log_likelihood (const SwbBetaBinomial *shape,
                                            const double *counts,
                                            size_t n_trials,
                                            double *out);
SwbStatus swb_beta_binomial_fit_units (const double *successes,
                                       const double *trials,
                                       size_t n_units,
                                       SwbBetaBinomialFit *out);
SwbStatus swb_beta_binomial_fit_counts (const double *counts,
                                        size_t n_trials,
                                        SwbBetaBinomialFit *out);
