/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reach curve through one measured point (Goerg 2014). */
#pragma once

#include "analytics/swb-status.h"

/**
 * SwbGoerg:
 * @max_reach: people that endless impressions would reach
 */
typedef struct
{
  double max_reach;
} SwbGoerg;

SwbStatus swb_goerg_fit (double impressions, double reach, SwbGoerg *out);
SwbStatus swb_goerg_reach (const SwbGoerg *curve,
                           double impressions,
                           int at_least,
                           double *out);
