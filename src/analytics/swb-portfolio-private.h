/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the portfolio: one shape for every objective, and a set that
 * is built up and taken down. */
#pragma once

#include "analytics/swb-portfolio.h"
#include "analytics/swb-reach-private.h"

/* A sum of terms weight * curve (z), z the sum of the entries of those in the
 * set. Segments come first, then labels. */
typedef struct
{
  double weight;
  double k;
  bool cover;
} SwbPortfolioTerm;

typedef struct
{
  uint32_t term;
  double exposure;
} SwbPortfolioEntry;

/* Quotas of the problem come first, then one of maximum 1 a conflict. */
typedef struct
{
  uint32_t min;
  uint32_t max;
} SwbPortfolioQuota;

/* The entries of creator i are entries[first[i]] to entries[first[i + 1] - 1];
 * so the groups that it is in, and so the members of a group. */
struct SwbPortfolio
{
  size_t n_creators;
  size_t n_segments;
  size_t n_terms;
  SwbPortfolioTerm *terms;
  size_t *first;
  SwbPortfolioEntry *entries;
  double *values;
  double *costs;
  uint8_t *rules;
  double budget;
  size_t max_count;
  size_t n_own_groups;
  size_t n_groups;
  SwbPortfolioQuota *quotas;
  size_t *group_first;
  uint32_t *groups;
  size_t *member_first;
  uint32_t *members;
};

/* A set under construction. exposures and reached have one number a term,
 * counts one a group; deficit is the sum of what the minima still lack. */
typedef struct
{
  const SwbPortfolio *portfolio;
  bool *chosen;
  double *exposures;
  double *reached;
  uint32_t *counts;
  size_t n_chosen;
  size_t deficit;
  double spend;
} SwbPortfolioSet;

static inline double
swb_portfolio_curve (const SwbPortfolioTerm *term, double z)
{
  return term->cover ? fmin (1.0, z) : swb_reach_g (z, term->k);
}

static inline bool
swb_portfolio_is_fixed (const SwbPortfolio *portfolio, size_t creator)
{
  return portfolio->rules[creator] == SWB_PORTFOLIO_MUST ||
         portfolio->rules[creator] == SWB_PORTFOLIO_BOOKED;
}

static inline double
swb_portfolio_cost (const SwbPortfolio *portfolio, size_t creator)
{
  return portfolio->rules[creator] == SWB_PORTFOLIO_BOOKED
             ? 0.0
             : portfolio->costs[creator];
}

/* Sums of fractions may come out a little above. */
static inline bool
swb_portfolio_affords (const SwbPortfolio *portfolio, double spend)
{
  return spend <= portfolio->budget * (1.0 + 1e-12);
}

bool swb_portfolio_set_init (SwbPortfolioSet *set,
                             const SwbPortfolio *portfolio);
void swb_portfolio_set_clear (SwbPortfolioSet *set);
void swb_portfolio_set_load (SwbPortfolioSet *set, const bool *chosen);
void swb_portfolio_set_start (SwbPortfolioSet *set);
void swb_portfolio_set_add (SwbPortfolioSet *set, size_t creator);
void swb_portfolio_set_remove (SwbPortfolioSet *set, size_t creator);
double swb_portfolio_set_gain (const SwbPortfolioSet *set, size_t creator);
double swb_portfolio_set_value (const SwbPortfolioSet *set);
bool swb_portfolio_set_fits (const SwbPortfolioSet *set, size_t creator);
bool swb_portfolio_set_allowed (const SwbPortfolioSet *set);

SwbStatus swb_portfolio_build (const SwbPortfolioProblem *problem,
                               SwbPortfolio **out);
void swb_portfolio_find_issue (const SwbPortfolio *portfolio,
                               SwbPortfolioIssue *issue);
SwbStatus swb_portfolio_improve (SwbPortfolioSet *set, size_t moves);
SwbStatus swb_portfolio_cheapest (const SwbPortfolio *portfolio,
                                  const SwbPortfolioOptions *options,
                                  bool *chosen,
                                  SwbPortfolioIssue *issue);
