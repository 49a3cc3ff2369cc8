/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minimum seeds: the cheapest creators who cover every cell so many times. */
#pragma once

#include "analytics/swb-portfolio.h"

/** SwbCoverPair: a creator and a cell that it covers. */
typedef struct
{
  uint32_t creator;
  uint32_t cell;
} SwbCoverPair;

/**
 * SwbCoverProblem:
 * @n_creators: how many creators
 * @costs: (nullable) (array length=n_creators): from 0, in one currency; %NULL
 *   for 1 each, which asks for the fewest
 * @rules: (nullable) (array length=n_creators): #SwbPortfolioRule each; what
 *   is booked covers and costs nothing
 * @n_cells: how many cells: segments, niches, cells of the channel matrix
 * @needs: (nullable) (array length=n_cells): how many creators each cell needs;
 *   %NULL for 1 each
 * @n_pairs: how many pairs
 * @pairs: (array length=n_pairs): who covers what; told twice is told once
 */
typedef struct
{
  size_t n_creators;
  const double *costs;
  const uint8_t *rules;
  size_t n_cells;
  const uint32_t *needs;
  size_t n_pairs;
  const SwbCoverPair *pairs;
} SwbCoverProblem;

/**
 * SwbCoverAnswer:
 * @cost: what the set costs
 * @greedy_cost: what the greedy's set costs
 * @n_chosen: how many are in, those booked too
 * @lower: no set that covers everything costs less
 * @proven: whether the cost is within the gap asked for of @lower
 * @nodes: subproblems looked at
 * @timed_out: whether time, nodes or a cancel stopped the search
 * @short_cell: with %SWB_STATUS_INVALID, the first cell that cannot be covered;
 *   n_cells when it is not that
 * @short_of: how many creators that cell lacks
 */
typedef struct
{
  double cost;
  double greedy_cost;
  size_t n_chosen;
  double lower;
  bool proven;
  size_t nodes;
  bool timed_out;
  size_t short_cell;
  uint32_t short_of;
} SwbCoverAnswer;

SwbStatus swb_cover_minimum (const SwbCoverProblem *problem,
                             const SwbPortfolioOptions *options,
                             bool *chosen,
                             SwbCoverAnswer *out);
