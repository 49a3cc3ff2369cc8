/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spike or slow burn: by the share of the peak day, with how sure that is. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>
#include <stdint.h>

/** Above this share of the peak day it is a spike. */
#define SWB_BURN_SPIKE_ABOVE 0.80
/** Below this share it is a slow burn. */
#define SWB_BURN_SLOW_BELOW 0.20
/** With fewer events than these nothing is said. */
#define SWB_BURN_LEAST_EVENTS 30.0
#define SWB_BURN_LEAST_DRAWS 100
#define SWB_BURN_MOST_DRAWS 1000000

/**
 * SwbBurn:
 * @SWB_BURN_UNDETERMINED: the events do not tell
 * @SWB_BURN_SPIKE: a push from outside that nobody passed on
 * @SWB_BURN_SPREAD: a push from outside that people passed on
 * @SWB_BURN_SLOW: it grew by word of mouth
 */
typedef enum
{
  SWB_BURN_UNDETERMINED,
  SWB_BURN_SPIKE,
  SWB_BURN_SPREAD,
  SWB_BURN_SLOW,
  SWB_N_BURNS,
} SwbBurn;

/**
 * SwbBurnInput:
 * @n: how many days, from 2
 * @counts: (array length=n): events of each day, from 0
 * @design_effect: from 1; as many events tell as much as one independent one
 * @coverage: of the interval, above 0 and below 1, such as 0.95
 * @draws: how many draws, 100 to a million
 * @seed: of the draws
 */
typedef struct
{
  size_t n;
  const double *counts;
  double design_effect;
  double coverage;
  uint32_t draws;
  uint64_t seed;
} SwbBurnInput;

/**
 * SwbBurnResult:
 * @peak_day: the day of most events, from 0; of equals the first
 * @share: of all events that are of that day
 * @low: lower end of the interval of the share of the peak day
 * @high: its upper end
 * @events: independent events, all over the design effect
 * @apparent: what the share alone would say
 * @burn: what can be said
 */
typedef struct
{
  size_t peak_day;
  double share;
  double low;
  double high;
  double events;
  SwbBurn apparent;
  SwbBurn burn;
} SwbBurnResult;

SwbStatus swb_burn (const SwbBurnInput *input, SwbBurnResult *out);
const char *swb_burn_id (SwbBurn burn);
