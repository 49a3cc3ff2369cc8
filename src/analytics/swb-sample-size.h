/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much must be seen before a gate is likely to let something good
 * through. */
#pragma once

#include "analytics/swb-verdict.h"

/**
 * SwbSampleSize:
 * @exposure: trials or exposure needed
 * @critical: successes or events from which the gate passes there
 * @power: probability that it passes there if the true rate is as said
 * @size: probability that it passes there if the true rate is the floor
 */
typedef struct
{
  double exposure;
  double critical;
  double power;
  double size;
} SwbSampleSize;

SwbStatus swb_sample_size (const SwbVerdictRule *rule,
                           const SwbBelief *prior,
                           double true_rate,
                           double power,
                           SwbSampleSize *out);
