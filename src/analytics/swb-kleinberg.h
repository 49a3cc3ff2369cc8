/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bursts in a stream that comes in batches: Kleinberg's automaton. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>
#include <stdint.h>

/** No state expects more than this share of a batch to be relevant. */
#define SWB_KLEINBERG_SHARE_MAX 0.99999
/** The most states of the automaton. */
#define SWB_KLEINBERG_STATES_MAX 16

/**
 * SwbKleinbergInput:
 * @n: how many batches, from 1
 * @relevant: (array length=n): r_t, relevant documents of each batch, whole
 *   numbers from 0 to @totals
 * @totals: (array length=n): d_t, all documents of each batch; 0 for an empty
 *   batch, which says nothing
 * @ratio: s, how many times the usual share a burst has, above 1; 2 is usual
 * @gamma: how dear it is to begin a burst, from 0; 1 is usual
 * @n_states: 2 for burst and no burst, to 16 for bursts within bursts
 */
typedef struct
{
  size_t n;
  const double *relevant;
  const double *totals;
  double ratio;
  double gamma;
  unsigned n_states;
} SwbKleinbergInput;

/**
 * SwbKleinbergBurst:
 * @level: 1 for a burst, 2 for a burst inside a burst, and so on
 * @start: the first batch of it
 * @end: the last batch of it
 * @weight: what it spares: the sum over its batches of the cost in the state
 *   below minus the cost in this one, in nats
 */
typedef struct
{
  unsigned level;
  size_t start;
  size_t end;
  double weight;
} SwbKleinbergBurst;

/**
 * SwbKleinberg:
 * @n: how many batches
 * @states: (array length=n): the state of each batch; 0 for no burst
 * @n_bursts: how many bursts, of all levels
 * @bursts: (array length=n_bursts): by level, then by time
 * @n_states: how many states there were: fewer than were asked for when the
 *   share of one reached the largest, for then none above it differs
 * @shares: p_i, the share of relevant documents that each state expects
 * @step_cost: the cost of going up one state, gamma ln n
 * @cost: the cost of the whole: batches and transitions, in nats
 * @base_cost: the cost of staying in state 0 throughout
 */
typedef struct
{
  size_t n;
  uint8_t *states;
  size_t n_bursts;
  SwbKleinbergBurst *bursts;
  unsigned n_states;
  double shares[SWB_KLEINBERG_STATES_MAX];
  double step_cost;
  double cost;
  double base_cost;
} SwbKleinberg;

SwbStatus swb_kleinberg (const SwbKleinbergInput *input, SwbKleinberg *out);
void swb_kleinberg_clear (SwbKleinberg *result);
