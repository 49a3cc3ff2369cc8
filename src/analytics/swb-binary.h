/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cheapest 0/1 choice that keeps bounds on counts of groups, by GLPK. */
#pragma once

#include "analytics/swb-portfolio.h"

/* Members of row r are members[first[r]] to members[first[r + 1] - 1], each
 * once; low[r] <= count <= high[r], where high may be UINT32_MAX for none.
 * @rules as in #SwbPortfolioRule; what is booked costs nothing. */
typedef struct
{
  size_t n;
  const double *costs;
  const uint8_t *rules;
  size_t n_rows;
  const size_t *first;
  const uint32_t *members;
  const uint32_t *low;
  const uint32_t *high;
} SwbBinaryProblem;

/* @found: whether there is a choice; @lower: no choice costs less; infinity
 * when none is possible. */
typedef struct
{
  bool found;
  double cost;
  double lower;
  size_t nodes;
  bool timed_out;
} SwbBinaryResult;

SwbStatus swb_binary_minimise (const SwbBinaryProblem *problem,
                               const SwbPortfolioOptions *options,
                               bool *chosen,
                               bool have_start,
                               SwbBinaryResult *out);
