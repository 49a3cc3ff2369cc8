/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money over channels with diminishing returns: the split that brings the most,
 * and what any other split costs against it. */
#pragma once

#include "analytics/swb-response.h"

/** The shapes of Hill curves that money is divided over. */
#define SWB_ALLOCATE_SHAPE_MIN 1e-3
#define SWB_ALLOCATE_SHAPE_MAX 1e3

/**
 * SwbAllocateChannel:
 * @response: what money brings there; the units of response are those of all
 *   channels, of money those of the budget
 * @minimum: money that it gets at least, from 0
 * @maximum: money that it gets at most; %INFINITY for no limit
 * @now: money that it gets now; %SWB_MISSING (NaN) when not known
 */
typedef struct
{
  SwbResponse response;
  double minimum;
  double maximum;
  double now;
} SwbAllocateChannel;

/**
 * SwbAllocateState:
 * @SWB_ALLOCATE_UNFUNDED: no money; its first unit would bring less than lambda
 *   (or, on an S-shaped curve, any amount would)
 * @SWB_ALLOCATE_AT_MINIMUM: as little as is allowed
 * @SWB_ALLOCATE_AT_MAXIMUM: as much as is allowed
 * @SWB_ALLOCATE_INTERIOR: between; its marginal return is lambda
 */
typedef enum
{
  SWB_ALLOCATE_UNFUNDED,
  SWB_ALLOCATE_AT_MINIMUM,
  SWB_ALLOCATE_AT_MAXIMUM,
  SWB_ALLOCATE_INTERIOR,
} SwbAllocateState;

/**
 * SwbAllocateShare:
 * @money: what the channel gets
 * @response: what that brings, by its own curve, with its base
 * @marginal: derivative of its own curve there, in response a unit of money; at
 *   a Hill channel with al < 1 and no money it rises without limit, and is
 *   DBL_MAX
 * @state: where it stands
 * @s_shaped: its curve has a convex part between its limits
 * @convex: the money stands in that part, where a little more would bring more
 *   than a little less; such an answer is fragile
 * @chord_from: where the straight line begins that stands for the convex part
 *   in the envelope; 0 with @chord_to when there is none
 * @chord_to: where it ends and touches the curve; what lies between is less
 *   than either end in proportion: fund it up to here, or not at all
 */
typedef struct
{
  double money;
  double response;
  double marginal;
  SwbAllocateState state;
  bool s_shaped;
  bool convex;
  double chord_from;
  double chord_to;
} SwbAllocateShare;

/**
 * SwbAllocation:
 * @money: what is spent
 * @unspent: what nothing wants: every channel is at its maximum, or more money
 *   brings nothing
 * @response: what it brings, by the channels' own curves
 * @lambda: shadow price: what the next unit of money would bring: the largest
 *   @marginal of the channels that may get more; 0 when it would bring nothing
 * @s_shaped: some channel has a convex part: the answer was searched for from
 *   the concave envelope
 * @envelope: what the concave envelope brings: no split brings more
 * @bound: the same after branching, tighter: no split brings more
 * @gap: @bound - @response, from 0
 * @exact: the answer is the optimum: nothing is S-shaped, or @gap is within
 *   1e-9 of @bound
 * @nodes: how many relaxations were solved
 * @now_known: every channel's money of now is known
 * @now_money: money now
 * @now_response: what it brings now, by the same curves
 */
typedef struct
{
  double money;
  double unspent;
  double response;
  double lambda;
  bool s_shaped;
  double envelope;
  double bound;
  double gap;
  bool exact;
  size_t nodes;
  bool now_known;
  double now_money;
  double now_response;
} SwbAllocation;

/**
 * SwbSplitPreset:
 * @id: for files
 * @names: what the parts go to, in English
 * @shares: the parts, which sum to 1
 * @n: how many
 * @citation: who says so, and how far that is known
 * @verified: whether anybody has checked it
 */
typedef struct
{
  const char *id;
  const char *const *names;
  const double *shares;
  size_t n;
  const char *citation;
  bool verified;
} SwbSplitPreset;

/**
 * SwbSplitCost:
 * @money: what both divide
 * @split_response: what the split brings
 * @best_response: what the best division within the limits brings
 * @base: what comes without any money
 * @lost: @best_response - @split_response; below 0 only where the split breaks
 *   limits that the best division keeps
 * @lost_share: @lost over what the best division brings above @base
 * @lost_at_most: what the split can cost at most: the bound of the best
 * division less @split_response
 * @within_limits: the split keeps each channel's minimum and maximum
 * @exact: the best division is the optimum
 */
typedef struct
{
  double money;
  double split_response;
  double best_response;
  double base;
  double lost;
  double lost_share;
  double lost_at_most;
  bool within_limits;
  bool exact;
} SwbSplitCost;

SwbStatus swb_allocate (const SwbAllocateChannel *channels,
                        size_t n,
                        double budget,
                        SwbAllocateShare *shares,
                        SwbAllocation *out);
SwbStatus swb_allocate_split_cost (const SwbAllocateChannel *channels,
                                   size_t n,
                                   double budget,
                                   const double *split,
                                   SwbSplitCost *out);
const SwbSplitPreset *swb_split_presets (size_t *n_presets);
