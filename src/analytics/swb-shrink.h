/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates of many creators drawn towards their tier: what one of them is likely
 * to do next, not what luck made of a few posts. */
#pragma once

#include "analytics/swb-belief.h"

/**
 * SwbShrunk:
 * @seen: what was seen, count / exposure; 0 without exposure
 * @weight: how much its own evidence counts against the tier's, 0 to 1
 * @estimate: mean, standard deviation and interval of its rate
 */
typedef struct
{
  double seen;
  double weight;
  SwbEstimate estimate;
} SwbShrunk;

/**
 * SwbShrinkTier:
 * @prior: the belief of the tier that the creators are drawn towards
 * @mean: its mean
 * @sd: how far the creators' true rates lie from it; 0 when @is_alike
 * @is_alike: the creators differ no more than by chance: all get the pooled
 *   rate, with the belief that all their evidence together gives
 */
typedef struct
{
  SwbBelief prior;
  double mean;
  double sd;
  bool is_alike;
} SwbShrinkTier;

/**
 * SwbSteinScale:
 * @SWB_STEIN_RATE: on the rates as they are
 * @SWB_STEIN_ARCSINE: on sqrt (n) arcsin (2 p - 1), of variance about 1
 */
typedef enum
{
  SWB_STEIN_RATE,
  SWB_STEIN_ARCSINE,
} SwbSteinScale;

SwbStatus swb_shrink_tier (SwbEvidenceKind kind,
                           const double *counts,
                           const double *exposures,
                           size_t n_units,
                           SwbShrinkTier *out);
SwbStatus swb_shrink_units (const SwbShrinkTier *tier,
                            const double *counts,
                            const double *exposures,
                            size_t n_units,
                            double level,
                            SwbShrunk *out);
SwbStatus swb_shrink_stein (const double *successes,
                            size_t n_units,
                            double trials,
                            SwbSteinScale scale,
                            double *factor,
                            double *out);
