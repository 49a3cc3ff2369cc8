/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which posts to boost next: top-two Thompson sampling. */
#pragma once

#include "analytics/swb-belief.h"

#include <stdint.h>

/** How often the leader itself is chosen (Russo 2016). */
#define SWB_BOOST_LEADER 0.5

/**
 * SwbBoostRule:
 * @leader: beta, the probability that the arm that looks best is taken itself
 *   and not its challenger
 * @floor_share: what each arm gets at least, so that none is given up
 * @seed: seed of the choices, to be logged with them
 */
typedef struct
{
  double leader;
  double floor_share;
  uint64_t seed;
} SwbBoostRule;

SwbStatus swb_boost_shares (const SwbBelief *arms,
                            size_t n_arms,
                            const SwbBoostRule *rule,
                            double *best,
                            double *shares);
SwbStatus swb_boost_choose (const double *shares,
                            size_t n_arms,
                            uint64_t seed,
                            uint32_t round,
                            size_t n_choices,
                            size_t *out);
