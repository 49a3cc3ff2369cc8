/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which is better: the probability that one belief lies above another, or
 * above all others. */
#pragma once

#include "analytics/swb-belief.h"

SwbStatus swb_better_pair (const SwbBelief *a, const SwbBelief *b, double *out);
SwbStatus
swb_better_beta_sum (const SwbBelief *a, const SwbBelief *b, double *out);
SwbStatus swb_better_best (const SwbBelief *arms, size_t n_arms, double *out);
