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

SwbStatus swb_beta_binomial_moments (const double *counts,
                                     size_t n_trials,
                                     SwbBetaBinomial *out);
SwbStatus swb_beta_binomial_log_likelihood (const SwbBetaBinomial *shape,
                                            const double *counts,
                                            size_t n_trials,
                                            double *out);
