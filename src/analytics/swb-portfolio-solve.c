/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quick answer: the best of the greedies, guesses, and exchanges. */
#include "analytics/swb-binary.h"
#include "analytics/swb-portfolio-greedy.h"

#include <stdlib.h>
#include <string.h>

/* The guesses of all look at no more creators than this. */
#define WORK 500000
/* Up to so many creators the exchanges are run from three sets. */
#define LOCAL_AGAIN 3000

typedef struct
{
  SwbPortfolioGreedy greedy;
  const SwbPortfolioOptions *options;
  bool *best;
  double value;
  bool found;
  SwbPortfolioMethod method;
} Solver;

/**
 * swb_portfolio_evaluate:
 * @portfolio: the portfolio
 * @chosen: for each creator whether it is in
 * @value: (out): the objective
 * @spend: (out): what those cost who were not booked before
 * @allowed: (out): whether the set keeps every rule
 *
 * Returns: %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_portfolio_evaluate (const SwbPortfolio *portfolio,
                        const bool *chosen,
                        double *value,
                        double *spend,
                        bool *allowed)
{
  SwbPortfolioSet set;

  if (!swb_portfolio_set_init (&set, portfolio))
    return SWB_STATUS_NO_MEMORY;
  swb_portfolio_set_load (&set, chosen);
  *value = swb_portfolio_set_value (&set);
  *spend = set.spend;
  *allowed = swb_portfolio_set_allowed (&set);
  swb_portfolio_set_clear (&set);
  return SWB_STATUS_OK;
}

/* Keeps the set when it is allowed and the best so far. */
static void
keep (Solver *solver, SwbPortfolioMethod method)
{
  SwbPortfolioSet *set = &solver->greedy.set;
  double value;

  swb_portfolio_set_load (set, set->chosen);
  if (!swb_portfolio_set_allowed (set))
    return;
  value = swb_portfolio_set_value (set);
  if (solver->found && value <= solver->value)
    return;
  memcpy (solver->best, set->chosen,
          set->portfolio->n_creators * sizeof *solver->best);
  solver->value = value;
  solver->found = true;
  solver->method = method;
}

static void
run_three (Solver *solver)
{
  SwbPortfolioGreedy *greedy = &solver->greedy;
  size_t single;

  swb_portfolio_greedy_run (greedy, true);
  keep (solver, SWB_PORTFOLIO_COST_BENEFIT);
  swb_portfolio_set_start (&greedy->set);
  swb_portfolio_greedy_run (greedy, false);
  keep (solver, SWB_PORTFOLIO_PLAIN);
  swb_portfolio_set_start (&greedy->set);
  single = swb_portfolio_greedy_single (greedy);
  if (single < greedy->portfolio->n_creators)
    swb_portfolio_set_add (&greedy->set, single);
  keep (solver, SWB_PORTFOLIO_SINGLE);
}

typedef struct
{
  double gain;
  uint32_t creator;
} Guess;

static int
by_gain (const void *a, const void *b)
{
  const Guess *one = a;
  const Guess *other = b;

  if (one->gain != other->gain)
    return one->gain > other->gain ? -1 : 1;
  return (one->creator > other->creator) - (one->creator < other->creator);
}

static SwbStatus
run_guesses (Solver *solver)
{
  SwbPortfolioGreedy *greedy = &solver->greedy;
  const SwbPortfolio *p = greedy->portfolio;
  size_t most = WORK / (p->n_creators + 1);
  size_t n = 0;
  Guess *guesses = calloc (p->n_creators + 1, sizeof *guesses);

  if (guesses == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < p->n_creators; i++)
    if (p->rules[i] == SWB_PORTFOLIO_FREE && greedy->gains[i] > 0.0)
      guesses[n++] = (Guess){ greedy->gains[i], (uint32_t) i };
  qsort (guesses, n, sizeof *guesses, by_gain);
  if (solver->options->guesses < most)
    most = solver->options->guesses;
  for (size_t g = 0; g < n && g < most; g++)
    {
      swb_portfolio_set_start (&greedy->set);
      if (!swb_portfolio_set_fits (&greedy->set, guesses[g].creator))
        continue;
      swb_portfolio_set_add (&greedy->set, guesses[g].creator);
      swb_portfolio_greedy_run (greedy, true);
      keep (solver, SWB_PORTFOLIO_GUESS);
    }
  free (guesses);
  return SWB_STATUS_OK;
}

static SwbPortfolioIssue
issue_of (const SwbPortfolio *p, const SwbBinaryResult *result)
{
  if (isinf (result->lower))
    return (SwbPortfolioIssue){ SWB_PORTFOLIO_ISSUE_QUOTAS_TOGETHER, 0, 0.0,
                                0.0 };
  if (!swb_portfolio_affords (p, result->lower) ||
      (result->found && !result->timed_out))
    return (SwbPortfolioIssue){ SWB_PORTFOLIO_ISSUE_QUOTA_OVER_BUDGET, 0,
                                result->timed_out ? result->lower
                                                  : result->cost,
                                p->budget };
  return (SwbPortfolioIssue){ SWB_PORTFOLIO_ISSUE_UNDECIDED, 0, 0.0, 0.0 };
}

/* The cheapest set that keeps quotas, conflicts, lists and maximum. Where that
 * is too dear, or there is none, @issue says so, and the status is INVALID. */
SwbStatus
swb_portfolio_cheapest (const SwbPortfolio *p,
                        const SwbPortfolioOptions *options,
                        bool *chosen,
                        SwbPortfolioIssue *issue)
{
  size_t n_members = p->member_first[p->n_groups];
  size_t n_rows = p->n_groups + 1;
  size_t *first = calloc (n_rows + 1, sizeof *first);
  uint32_t *members = calloc (n_members + p->n_creators + 1, sizeof *members);
  uint32_t *low = calloc (n_rows, sizeof *low);
  uint32_t *high = calloc (n_rows, sizeof *high);
  SwbPortfolioOptions exact = *options;
  SwbBinaryResult result = { 0 };
  SwbStatus status = SWB_STATUS_NO_MEMORY;

  exact.gap = 0.0;
  exact.progress = NULL;
  if (first != NULL && members != NULL && low != NULL && high != NULL)
    {
      SwbBinaryProblem problem = { p->n_creators, p->costs, p->rules, n_rows,
                                   first,         members,  low,      high };

      memcpy (first, p->member_first, n_rows * sizeof *first);
      memcpy (members, p->members, n_members * sizeof *members);
      for (size_t g = 0; g < p->n_groups; g++)
        {
          low[g] = p->quotas[g].min;
          high[g] = p->quotas[g].max;
        }
      for (size_t i = 0; i < p->n_creators; i++)
        members[n_members + i] = (uint32_t) i;
      high[p->n_groups] =
          p->max_count < UINT32_MAX ? (uint32_t) p->max_count : UINT32_MAX;
      first[n_rows] = n_members + p->n_creators;
      status = swb_binary_minimise (&problem, &exact, chosen, false, &result);
    }
  free (first);
  free (members);
  free (low);
  free (high);
  if (status == SWB_STATUS_OK &&
      !(result.found && swb_portfolio_affords (p, result.cost)))
    {
      *issue = issue_of (p, &result);
      status = SWB_STATUS_INVALID;
    }
  return status;
}

/* Where the greedies missed a minimum: from the cheapest set on. */
static SwbStatus
run_cheapest (Solver *solver, SwbPortfolioIssue *issue)
{
  SwbPortfolioGreedy *greedy = &solver->greedy;
  SwbStatus status = swb_portfolio_cheapest (greedy->portfolio, solver->options,
                                             solver->best, issue);

  if (status != SWB_STATUS_OK)
    return status;
  swb_portfolio_set_load (&greedy->set, solver->best);
  swb_portfolio_greedy_run (greedy, true);
  keep (solver, SWB_PORTFOLIO_CHEAPEST);
  return SWB_STATUS_OK;
}

static SwbStatus
improve (Solver *solver)
{
  SwbStatus status =
      swb_portfolio_improve (&solver->greedy.set, solver->options->local_moves);

  if (status == SWB_STATUS_OK)
    keep (solver, SWB_PORTFOLIO_LOCAL);
  return status;
}

/* From the best, and where it is quick, from both greedies too. */
static SwbStatus
run_local (Solver *solver)
{
  SwbPortfolioGreedy *greedy = &solver->greedy;
  SwbStatus status;

  if (solver->options->local_moves == 0)
    return SWB_STATUS_OK;
  swb_portfolio_set_load (&greedy->set, solver->best);
  status = improve (solver);
  for (int by_cost = 0; by_cost < 2 && status == SWB_STATUS_OK &&
                        greedy->portfolio->n_creators <= LOCAL_AGAIN;
       by_cost++)
    {
      swb_portfolio_set_start (&greedy->set);
      swb_portfolio_greedy_run (greedy, by_cost);
      if (swb_portfolio_set_allowed (&greedy->set))
        status = improve (solver);
    }
  return status;
}

/* Which worst case holds: a budget alone, a count alone, or none. */
static double
guarantee_of (const SwbPortfolio *p)
{
  bool counts = p->max_count < p->n_creators;

  for (size_t g = 0; g < p->n_groups; g++)
    if (p->quotas[g].min > 0 ||
        p->quotas[g].max < p->member_first[g + 1] - p->member_first[g])
      return 0.0;
  if (counts)
    return isinf (p->budget) ? SWB_PORTFOLIO_GUARANTEE_COUNT : 0.0;
  return isinf (p->budget) ? 1.0 : SWB_PORTFOLIO_GUARANTEE_BUDGET;
}

static SwbStatus
answer (Solver *solver, bool *chosen, SwbPortfolioAnswer *out)
{
  const SwbPortfolio *p = solver->greedy.portfolio;
  SwbPortfolioSet *set = &solver->greedy.set;
  SwbPortfolioAnswer result = { .value = solver->value,
                                .method = solver->method,
                                .guarantee = guarantee_of (p) };
  SwbStatus status = swb_portfolio_upper (p, solver->best, &result.upper);

  if (status != SWB_STATUS_OK)
    return status;
  swb_portfolio_set_load (set, solver->best);
  result.spend = set->spend;
  result.n_chosen = set->n_chosen;
  result.upper = fmax (result.upper, result.value);
  if (result.upper > 0.0)
    result.gap = (result.upper - result.value) / result.upper;
  result.proven = result.gap <= fmax (solver->options->gap, 1e-9);
  memcpy (chosen, solver->best, p->n_creators * sizeof *chosen);
  *out = result;
  return SWB_STATUS_OK;
}

static bool
options_ok (const SwbPortfolioOptions *options)
{
  return options->time_limit > 0.0 && options->gap >= 0.0 &&
         options->gap <= 0.5;
}

/**
 * swb_portfolio_solve:
 * @portfolio: the portfolio
 * @options: guesses and local moves; the time limit is for finding out whether
 *   quotas can be met at all where that is not plain
 * @chosen: (out caller-allocates): for each creator whether it is in
 * @out: (out): what the set is worth, with a cheap bound
 * @issue: (out): with %SWB_STATUS_INVALID why no set keeps the rules
 *
 * The best of the lazy greedy by gain a unit of money, the one by gain, and the
 * best single creator (Leskovec et al. 2007); then the greedy with one creator
 * guessed before; then exchanges of one for one, one for two and two for one
 * and additions, until none betters it by one part in 1e10. Where no greedy
 * meets the minima, the cheapest set that does is found by an integer program,
 * and the greedy goes on from it; where there is none, @issue says so.
 *
 * With a budget alone the best of the first three is worth at least 0.405 of
 * the best (Tang, Tang, Lim, Han, Li, Yuan 2021, "Revisiting modified greedy
 * algorithm for monotone submodular maximization with a knapsack constraint",
 * arXiv:2008.05391); with a maximum count alone 1 - 1/e (Nemhauser, Wolsey,
 * Fisher 1978); quotas, conflicts or both limits let that lapse. What has to be
 * in is not counted in it. The answer is the same every time, but where the
 * integer program runs out of time.
 *
 * Returns: %SWB_STATUS_INVALID for a time limit that is not above 0 or a gap
 *   not in 0 to 0.5 (@issue is then none), and when no set keeps the rules;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_portfolio_solve (const SwbPortfolio *portfolio,
                     const SwbPortfolioOptions *options,
                     bool *chosen,
                     SwbPortfolioAnswer *out,
                     SwbPortfolioIssue *issue)
{
  Solver solver = { .options = options };
  SwbStatus status = SWB_STATUS_OK;

  *issue = (SwbPortfolioIssue){ .kind = SWB_PORTFOLIO_ISSUE_NONE };
  if (!options_ok (options))
    return SWB_STATUS_INVALID;
  if (!swb_portfolio_greedy_init (&solver.greedy, portfolio))
    return SWB_STATUS_NO_MEMORY;
  solver.best = calloc (portfolio->n_creators + 1, sizeof *solver.best);
  if (solver.best == NULL)
    status = SWB_STATUS_NO_MEMORY;
  if (status == SWB_STATUS_OK)
    {
      run_three (&solver);
      status = run_guesses (&solver);
    }
  if (status == SWB_STATUS_OK && !solver.found)
    status = run_cheapest (&solver, issue);
  if (status == SWB_STATUS_OK)
    status = run_local (&solver);
  if (status == SWB_STATUS_OK)
    status = answer (&solver, chosen, out);
  free (solver.best);
  swb_portfolio_greedy_clear (&solver.greedy);
  return status;
}
