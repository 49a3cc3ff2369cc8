/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lazy greedy's workings, for those who run it more than once. */
#pragma once

#include "analytics/swb-portfolio-private.h"

/* In the heap: the gain as it was in round @round, which is no less than what
 * it is now. */
typedef struct
{
  double score;
  double gain;
  uint32_t creator;
  uint32_t round;
} SwbPortfolioCandidate;

/* @gains are those over the creators who have to be in; @cheap has the members
 * of each group by cost. */
typedef struct
{
  const SwbPortfolio *portfolio;
  SwbPortfolioSet set;
  double *gains;
  uint32_t *cheap;
  SwbPortfolioCandidate *heap;
  size_t n_heap;
  bool by_cost;
} SwbPortfolioGreedy;

bool swb_portfolio_greedy_init (SwbPortfolioGreedy *greedy,
                                const SwbPortfolio *portfolio);
void swb_portfolio_greedy_clear (SwbPortfolioGreedy *greedy);
void swb_portfolio_greedy_run (SwbPortfolioGreedy *greedy, bool by_cost);
size_t swb_portfolio_greedy_single (const SwbPortfolioGreedy *greedy);
