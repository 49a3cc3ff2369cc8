/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles of a sample without sorting it. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>

/** How many quantiles can be asked for at once. */
#define SWB_QUANTILES_MAX 16

SwbStatus swb_quantiles (const double *values,
                         size_t n,
                         const double *probabilities,
                         size_t n_probabilities,
                         double *out);
SwbStatus swb_quantiles_in (const double *values,
                            size_t n,
                            const double *probabilities,
                            size_t n_probabilities,
                            double *scratch,
                            double *out);
