/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which creators to book under a budget, quotas and conflicts: a quick answer,
 * a certificate of how good it is, and the reasons. */
#pragma once

#include "analytics/swb-reach.h"

/** Modified greedy under one budget: Tang et al. 2021, arXiv:2008.05391. */
#define SWB_PORTFOLIO_GUARANTEE_BUDGET 0.405
/** Greedy under one maximum count: 1 - 1/e, rounded down. */
#define SWB_PORTFOLIO_GUARANTEE_COUNT 0.632
/** A quota without a maximum. */
#define SWB_PORTFOLIO_NO_MAXIMUM UINT32_MAX

/**
 * SwbPortfolioRule:
 * @SWB_PORTFOLIO_FREE: may be chosen
 * @SWB_PORTFOLIO_MUST: has to be in; the cost counts against the budget
 * @SWB_PORTFOLIO_BOOKED: is in already; the cost is spent and does not count
 *   against the budget, the creator counts in quotas and in the maximum
 * @SWB_PORTFOLIO_NEVER: must not be in
 */
typedef enum
{
  SWB_PORTFOLIO_FREE,
  SWB_PORTFOLIO_MUST,
  SWB_PORTFOLIO_BOOKED,
  SWB_PORTFOLIO_NEVER,
} SwbPortfolioRule;

/**
 * SwbPortfolioObjective:
 * @SWB_PORTFOLIO_REACH: people reached at least once, segments weighted
 * @SWB_PORTFOLIO_ENGAGEMENT: the sum of the creators' own values
 */
typedef enum
{
  SWB_PORTFOLIO_REACH,
  SWB_PORTFOLIO_ENGAGEMENT,
} SwbPortfolioObjective;

/**
 * SwbPortfolioCurve:
 * @SWB_PORTFOLIO_CURVE_REACH: the reach model: p capped at 0.95, the share
 *   reached is g_k(z) of the summed exposures
 * @SWB_PORTFOLIO_CURVE_COVER: no overlap until all are reached: p capped at 1,
 *   the share reached is min (1, sum p). With p of 0 and 1 it is maximum cover
 */
typedef enum
{
  SWB_PORTFOLIO_CURVE_REACH,
  SWB_PORTFOLIO_CURVE_COVER,
} SwbPortfolioCurve;

/**
 * SwbPortfolioGroup:
 * @n_members: how many
 * @members: (array length=n_members): creators, each once
 * @min: at least so many of them
 * @max: at most so many of them; %SWB_PORTFOLIO_NO_MAXIMUM for no maximum
 *
 * A quota: a tier, a cell of the channel matrix, or with a maximum of one a
 * group of which only one may be booked. Groups may overlap.
 */
typedef struct
{
  size_t n_members;
  const uint32_t *members;
  uint32_t min;
  uint32_t max;
} SwbPortfolioGroup;

/** SwbPortfolioConflict: two creators of whom at most one may be in. */
typedef struct
{
  uint32_t one;
  uint32_t other;
} SwbPortfolioConflict;

/** SwbPortfolioLabel: a creator and a niche, language, or angle it has. */
typedef struct
{
  uint32_t creator;
  uint32_t label;
} SwbPortfolioLabel;

/**
 * SwbPortfolioProblem:
 * @audience: creators, segments and shares, as for the reach model. For
 *   %SWB_PORTFOLIO_ENGAGEMENT there may be no segments; unique viewers are
 *   needed then too, and may be 0
 * @segment_values: (nullable) (array length=audience.n_segments): v_s, what one
 *   person reached is worth, from 0; %NULL for 1 each
 * @objective: what is made as large as can be
 * @curve: how shares of a segment add up
 * @reach: k and kind of exposure, for %SWB_PORTFOLIO_CURVE_REACH
 * @values: (nullable) (array length=audience.n_creators): expected engagements,
 *   from 0; for %SWB_PORTFOLIO_ENGAGEMENT
 * @n_labels: how many labels
 * @labels: (array length=n_labels): niches of creators; told twice is told once
 * @diversity: d, what the first creator of a label adds, in the unit of the
 *   objective, from 0; each further one adds half of what the one before added
 * @costs: (array length=audience.n_creators): from 0, in one currency, in any
 *   unit; whole minor units are added exactly
 * @budget: from 0, in the same unit; infinity for no budget
 * @max_count: most creators in the set, those booked too; 0 for no maximum
 * @rules: (nullable) (array length=audience.n_creators): #SwbPortfolioRule
 *   each; %NULL for all free
 * @n_groups: how many quotas
 * @groups: (array length=n_groups): quotas
 * @n_conflicts: how many pairs
 * @conflicts: (array length=n_conflicts): pairs that exclude each other
 */
typedef struct
{
  SwbReachInput audience;
  const double *segment_values;
  SwbPortfolioObjective objective;
  SwbPortfolioCurve curve;
  SwbReachOptions reach;
  const double *values;
  size_t n_labels;
  const SwbPortfolioLabel *labels;
  double diversity;
  const double *costs;
  double budget;
  size_t max_count;
  const uint8_t *rules;
  size_t n_groups;
  const SwbPortfolioGroup *groups;
  size_t n_conflicts;
  const SwbPortfolioConflict *conflicts;
} SwbPortfolioProblem;

/**
 * SwbPortfolioIssueKind:
 * @SWB_PORTFOLIO_ISSUE_NONE: nothing is known to stand against an answer
 * @SWB_PORTFOLIO_ISSUE_QUOTA_CONTRADICTS: the minimum of group `which` is above
 *   its maximum
 * @SWB_PORTFOLIO_ISSUE_QUOTA_TOO_FEW: group `which` needs `needed`, and only
 *   `allowed` of it may be in
 * @SWB_PORTFOLIO_ISSUE_MUST_OVER_QUOTA: `needed` of group `which` have to be
 * in, and its maximum is `allowed`
 * @SWB_PORTFOLIO_ISSUE_MUST_CONFLICT: both sides of conflict `which` have to be
 *   in
 * @SWB_PORTFOLIO_ISSUE_MUST_OVER_COUNT: `needed` creators have to be in, and
 *   `allowed` is the maximum
 * @SWB_PORTFOLIO_ISSUE_MUST_OVER_BUDGET: those who have to be in cost `needed`
 *   of a budget of `allowed`
 * @SWB_PORTFOLIO_ISSUE_QUOTA_OVER_BUDGET: the cheapest set that meets all
 * quotas costs `needed` of a budget of `allowed`
 * @SWB_PORTFOLIO_ISSUE_QUOTAS_TOGETHER: no set at any price meets all quotas,
 *   conflicts and the maximum together
 * @SWB_PORTFOLIO_ISSUE_UNDECIDED: no set was found in the time given, and none
 *   was ruled out
 */
typedef enum
{
  SWB_PORTFOLIO_ISSUE_NONE,
  SWB_PORTFOLIO_ISSUE_QUOTA_CONTRADICTS,
  SWB_PORTFOLIO_ISSUE_QUOTA_TOO_FEW,
  SWB_PORTFOLIO_ISSUE_MUST_OVER_QUOTA,
  SWB_PORTFOLIO_ISSUE_MUST_CONFLICT,
  SWB_PORTFOLIO_ISSUE_MUST_OVER_COUNT,
  SWB_PORTFOLIO_ISSUE_MUST_OVER_BUDGET,
  SWB_PORTFOLIO_ISSUE_QUOTA_OVER_BUDGET,
  SWB_PORTFOLIO_ISSUE_QUOTAS_TOGETHER,
  SWB_PORTFOLIO_ISSUE_UNDECIDED,
} SwbPortfolioIssueKind;

/** SwbPortfolioIssue: why there is no answer; see the kinds for the rest. */
typedef struct
{
  SwbPortfolioIssueKind kind;
  size_t which;
  double needed;
  double allowed;
} SwbPortfolioIssue;

/**
 * SwbPortfolioMethod:
 * @SWB_PORTFOLIO_COST_BENEFIT: lazy greedy by gain a unit of money
 * @SWB_PORTFOLIO_PLAIN: lazy greedy by gain
 * @SWB_PORTFOLIO_SINGLE: the one best creator
 * @SWB_PORTFOLIO_GUESS: one creator tried first, then greedy by gain a unit
 * @SWB_PORTFOLIO_CHEAPEST: the cheapest set that meets the quotas, then greedy
 * @SWB_PORTFOLIO_LOCAL: bettered by exchanges
 * @SWB_PORTFOLIO_BRANCHED: found while the certificate was made
 */
typedef enum
{
  SWB_PORTFOLIO_COST_BENEFIT,
  SWB_PORTFOLIO_PLAIN,
  SWB_PORTFOLIO_SINGLE,
  SWB_PORTFOLIO_GUESS,
  SWB_PORTFOLIO_CHEAPEST,
  SWB_PORTFOLIO_LOCAL,
  SWB_PORTFOLIO_BRANCHED,
} SwbPortfolioMethod;

/**
 * SwbPortfolioOptions:
 * @guesses: how many creators are tried first; the best alone are
 * @local_moves: most exchanges; 0 for no local search
 * @time_limit: seconds for the certificate, above 0
 * @node_limit: most subproblems of the certificate; 0 for no limit. With this
 *   and without the time running out the answer is the same every time
 * @gap: the certificate may stop at this gap, 0 to 0.5
 * @cancelled: (nullable): asked now and then; %true stops as if time was out
 * @progress: (nullable): told now and then of the best value and bound
 * @data: given to both
 */
typedef struct
{
  size_t guesses;
  size_t local_moves;
  double time_limit;
  size_t node_limit;
  double gap;
  bool (*cancelled) (void *data);
  void (*progress) (double value, double upper, void *data);
  void *data;
} SwbPortfolioOptions;

/**
 * SwbPortfolioAnswer:
 * @value: the objective of the set
 * @spend: what the set costs without those booked before
 * @n_chosen: how many are in, those booked before too
 * @method: what found it
 * @guarantee: at least this part of the best possible addition to those who
 *   have to be in, whatever the data: 0.405 with a budget alone, 0.632 with a
 *   maximum count alone; 0 when quotas or conflicts or both limits let it lapse
 * @upper: no set has a larger objective
 * @gap: (upper - value) / upper, 0 when both are 0
 * @proven: whether the gap is at most the one asked for
 * @nodes: subproblems looked at, 0 without a certificate
 * @timed_out: whether time, nodes or a cancel stopped the certificate
 */
typedef struct
{
  double value;
  double spend;
  size_t n_chosen;
  SwbPortfolioMethod method;
  double guarantee;
  double upper;
  double gap;
  bool proven;
  size_t nodes;
  bool timed_out;
} SwbPortfolioAnswer;

/**
 * SwbPortfolioWhy:
 * @SWB_PORTFOLIO_WHY_IN: chosen
 * @SWB_PORTFOLIO_WHY_MUST: in, because it has to be
 * @SWB_PORTFOLIO_WHY_BOOKED: in already
 * @SWB_PORTFOLIO_WHY_NEVER: out, on the list of those who never
 * @SWB_PORTFOLIO_WHY_CONFLICT: out, excludes one who is in (`other`)
 * @SWB_PORTFOLIO_WHY_QUOTA: out, a group of its is full (`group`)
 * @SWB_PORTFOLIO_WHY_COUNT: out, as many are in as may be
 * @SWB_PORTFOLIO_WHY_COST: out, costs more than is left
 * @SWB_PORTFOLIO_WHY_OVERLAP: out, its cost is there, and it adds nothing
 * @SWB_PORTFOLIO_WHY_OUT: out, though it could be added: the set is not the
 *   answer of this library
 */
typedef enum
{
  SWB_PORTFOLIO_WHY_IN,
  SWB_PORTFOLIO_WHY_MUST,
  SWB_PORTFOLIO_WHY_BOOKED,
  SWB_PORTFOLIO_WHY_NEVER,
  SWB_PORTFOLIO_WHY_CONFLICT,
  SWB_PORTFOLIO_WHY_QUOTA,
  SWB_PORTFOLIO_WHY_COUNT,
  SWB_PORTFOLIO_WHY_COST,
  SWB_PORTFOLIO_WHY_OVERLAP,
  SWB_PORTFOLIO_WHY_OUT,
} SwbPortfolioWhy;

/** How many segments a reason names. */
#define SWB_PORTFOLIO_TOP 3

/**
 * SwbPortfolioReason:
 * @why: in or out, and why
 * @added: what it adds to the others, or would add, in the objective's unit
 * @alone: what it would be worth with nobody else
 * @new_share: added / alone: the part not reached by others; 0 when alone is 0
 * @n_top: how many of @top are there
 * @top: the segments in which it adds most, the most first
 * @top_added: what it adds there
 * @other: for a conflict, the creator who is in
 * @group: for a quota, the group that is full
 * @short_of: for the cost, how much money is lacking
 */
typedef struct
{
  SwbPortfolioWhy why;
  double added;
  double alone;
  double new_share;
  size_t n_top;
  uint32_t top[SWB_PORTFOLIO_TOP];
  double top_added[SWB_PORTFOLIO_TOP];
  uint32_t other;
  size_t group;
  double short_of;
} SwbPortfolioReason;

typedef struct SwbPortfolio SwbPortfolio;

SwbStatus swb_portfolio_new (const SwbPortfolioProblem *problem,
                             SwbPortfolio **out,
                             SwbPortfolioIssue *issue);
void swb_portfolio_free (SwbPortfolio *portfolio);
SwbPortfolioOptions swb_portfolio_options_default (void);
const char *swb_portfolio_issue_id (SwbPortfolioIssueKind kind);
const char *swb_portfolio_method_id (SwbPortfolioMethod method);
const char *swb_portfolio_why_id (SwbPortfolioWhy why);

SwbStatus swb_portfolio_evaluate (const SwbPortfolio *portfolio,
                                  const bool *chosen,
                                  double *value,
                                  double *spend,
                                  bool *allowed);
SwbStatus swb_portfolio_greedy (const SwbPortfolio *portfolio,
                                SwbPortfolioMethod method,
                                bool *chosen,
                                double *value);
SwbStatus swb_portfolio_solve (const SwbPortfolio *portfolio,
                               const SwbPortfolioOptions *options,
                               bool *chosen,
                               SwbPortfolioAnswer *out,
                               SwbPortfolioIssue *issue);
SwbStatus swb_portfolio_certify (const SwbPortfolio *portfolio,
                                 const SwbPortfolioOptions *options,
                                 bool *chosen,
                                 SwbPortfolioAnswer *out);
SwbStatus swb_portfolio_upper (const SwbPortfolio *portfolio,
                               const bool *chosen,
                               double *upper);
SwbStatus swb_portfolio_explain (const SwbPortfolio *portfolio,
                                 const bool *chosen,
                                 SwbPortfolioReason *out);
