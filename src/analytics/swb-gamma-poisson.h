/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gamma-Poisson (negative binomial) distribution: events in an exposure, at
 * a rate that differs from one unit to the next. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>

/**
 * SwbGammaPoissonFit:
 * @shape: a of the gamma distribution of the units' rates
 * @rate: b, in exposures; a unit's own evidence weighs e / (e + b)
 * @mean: a / b, the mean rate
 * @sd: how far the units' true rates lie from it, sqrt (a) / b
 * @log_likelihood: its natural logarithm
 * @log_likelihood_same: the same for one rate of all (Poisson)
 * @log_mean_se: standard error of ln @mean
 * @log_shape_se: standard error of ln @shape
 * @n_units: units with exposure
 */
typedef struct
{
  double shape;
  double rate;
  double mean;
  double sd;
  double log_likelihood;
  double log_likelihood_same;
  double log_mean_se;
  double log_shape_se;
  size_t n_units;
} SwbGammaPoissonFit;

SwbStatus swb_gamma_poisson_log_likelihood (double shape,
                                            double rate,
                                            const double *counts,
                                            const double *exposures,
                                            size_t n_units,
                                            double *out);
SwbStatus swb_gamma_poisson_fit (const double *counts,
                                 const double *exposures,
                                 size_t n_units,
                                 SwbGammaPoissonFit *out);
