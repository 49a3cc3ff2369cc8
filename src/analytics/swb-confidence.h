/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals that stay true however often one looks: confidence sequences. */
#pragma once

#include "analytics/swb-belief.h"

/**
 * SwbInterval:
 * @low: lower end
 * @high: upper end
 */
typedef struct
{
  double low;
  double high;
} SwbInterval;

SwbStatus swb_confidence_evidence (const SwbBelief *mixture,
                                   double count,
                                   double exposure,
                                   double value,
                                   double *out);
SwbStatus swb_confidence_interval (const SwbBelief *mixture,
                                   double count,
                                   double exposure,
                                   double alpha,
                                   SwbInterval *out);
SwbStatus swb_confidence_path (const SwbBelief *mixture,
                               const double *counts,
                               const double *exposures,
                               size_t n,
                               double alpha,
                               SwbInterval *out,
                               size_t *n_moved);
