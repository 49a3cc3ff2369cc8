/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minimum seeds: greedy first, then the exact answer by an integer program. */
#include "analytics/swb-cover.h"
#include "analytics/swb-binary.h"

#include <stdlib.h>
#include <string.h>

/* The pairs both ways: cells of a creator, and creators of a cell. @useful is
 * how many cells a creator covers that still need somebody. */
typedef struct
{
  size_t n_creators;
  size_t n_cells;
  double *costs;
  uint8_t *rules;
  uint32_t *open;
  uint32_t *high;
  size_t *cell_first;
  uint32_t *creators;
  size_t *creator_first;
  uint32_t *cells;
  uint32_t *useful;
  bool *chosen;
} Cover;

static SwbStatus
check (const SwbCoverProblem *problem)
{
  if (problem->n_creators >= INT32_MAX / 2 ||
      problem->n_cells >= INT32_MAX / 2 || problem->n_pairs >= INT32_MAX / 2 ||
      (problem->n_pairs > 0 && problem->pairs == NULL))
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < problem->n_creators; i++)
    {
      if (problem->costs != NULL && isnan (problem->costs[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (problem->costs != NULL &&
          (isinf (problem->costs[i]) || problem->costs[i] < 0.0))
        return SWB_STATUS_INVALID;
      if (problem->rules != NULL && problem->rules[i] > SWB_PORTFOLIO_NEVER)
        return SWB_STATUS_INVALID;
    }
  for (size_t m = 0; m < problem->n_pairs; m++)
    if (problem->pairs[m].creator >= problem->n_creators ||
        problem->pairs[m].cell >= problem->n_cells)
      return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

static int
compare_pairs (const void *a, const void *b)
{
  const SwbCoverPair *one = a;
  const SwbCoverPair *other = b;

  if (one->cell != other->cell)
    return one->cell < other->cell ? -1 : 1;
  return (one->creator > other->creator) - (one->creator < other->creator);
}

/* Sorted by cell, each pair once; then counted by creator. */
static void
fill_pairs (Cover *cover, SwbCoverPair *pairs, size_t n)
{
  size_t kept = 0;

  qsort (pairs, n, sizeof *pairs, compare_pairs);
  for (size_t m = 0; m < n; m++)
    if (m == 0 || compare_pairs (&pairs[m], &pairs[m - 1]) != 0)
      pairs[kept++] = pairs[m];
  for (size_t m = 0; m < kept; m++)
    {
      cover->cell_first[pairs[m].cell + 1]++;
      cover->creator_first[pairs[m].creator + 2]++;
      cover->creators[m] = pairs[m].creator;
    }
  for (size_t c = 0; c < cover->n_cells; c++)
    cover->cell_first[c + 1] += cover->cell_first[c];
  for (size_t i = 2; i < cover->n_creators + 2; i++)
    cover->creator_first[i] += cover->creator_first[i - 1];
  for (size_t m = 0; m < kept; m++)
    cover->cells[cover->creator_first[pairs[m].creator + 1]++] = pairs[m].cell;
}

static bool
fill_cover (Cover *cover, const SwbCoverProblem *problem)
{
  size_t n = problem->n_creators;
  SwbCoverPair *pairs = calloc (problem->n_pairs + 1, sizeof *pairs);

  *cover = (Cover){ .n_creators = n, .n_cells = problem->n_cells };
  cover->costs = calloc (n + 1, sizeof *cover->costs);
  cover->rules = calloc (n + 1, sizeof *cover->rules);
  cover->open = calloc (problem->n_cells + 1, sizeof *cover->open);
  cover->high = calloc (problem->n_cells + 1, sizeof *cover->high);
  cover->cell_first = calloc (problem->n_cells + 1, sizeof *cover->cell_first);
  cover->creators = calloc (problem->n_pairs + 1, sizeof *cover->creators);
  cover->creator_first = calloc (n + 2, sizeof *cover->creator_first);
  cover->cells = calloc (problem->n_pairs + 1, sizeof *cover->cells);
  cover->useful = calloc (n + 1, sizeof *cover->useful);
  cover->chosen = calloc (n + 1, sizeof *cover->chosen);
  if (pairs == NULL || cover->costs == NULL || cover->rules == NULL ||
      cover->open == NULL || cover->high == NULL || cover->cell_first == NULL ||
      cover->creators == NULL || cover->creator_first == NULL ||
      cover->cells == NULL || cover->useful == NULL || cover->chosen == NULL)
    {
      free (pairs);
      return false;
    }
  for (size_t i = 0; i < n; i++)
    {
      cover->costs[i] = problem->costs == NULL ? 1.0 : problem->costs[i];
      cover->rules[i] = problem->rules == NULL ? 0 : problem->rules[i];
    }
  for (size_t c = 0; c < problem->n_cells; c++)
    {
      cover->open[c] = problem->needs == NULL ? 1 : problem->needs[c];
      cover->high[c] = UINT32_MAX;
    }
  if (problem->n_pairs > 0)
    memcpy (pairs, problem->pairs, problem->n_pairs * sizeof *pairs);
  fill_pairs (cover, pairs, problem->n_pairs);
  free (pairs);
  return true;
}

static void
clear_cover (Cover *cover)
{
  free (cover->costs);
  free (cover->rules);
  free (cover->open);
  free (cover->high);
  free (cover->cell_first);
  free (cover->creators);
  free (cover->creator_first);
  free (cover->cells);
  free (cover->useful);
  free (cover->chosen);
}

/* The first cell that too few may cover. */
static bool
can_cover (const Cover *cover, SwbCoverAnswer *out)
{
  for (size_t c = 0; c < cover->n_cells; c++)
    {
      uint32_t may = 0;

      for (size_t m = cover->cell_first[c]; m < cover->cell_first[c + 1]; m++)
        may += cover->rules[cover->creators[m]] != SWB_PORTFOLIO_NEVER;
      if (may < cover->open[c])
        {
          out->short_cell = c;
          out->short_of = cover->open[c] - may;
          return false;
        }
    }
  out->short_cell = cover->n_cells;
  out->short_of = 0;
  return true;
}

static double
cost_of (const Cover *cover, size_t i)
{
  return cover->rules[i] == SWB_PORTFOLIO_BOOKED ? 0.0 : cover->costs[i];
}

static double
sum_costs (const Cover *cover)
{
  double sum = 0.0;

  for (size_t i = 0; i < cover->n_creators; i++)
    if (cover->chosen[i])
      sum += cost_of (cover, i);
  return sum;
}

static void
choose (Cover *cover, size_t i)
{
  cover->chosen[i] = true;
  for (size_t e = cover->creator_first[i]; e < cover->creator_first[i + 1]; e++)
    {
      uint32_t c = cover->cells[e];

      if (cover->open[c] == 0 || --cover->open[c] > 0)
        continue;
      for (size_t m = cover->cell_first[c]; m < cover->cell_first[c + 1]; m++)
        cover->useful[cover->creators[m]]--;
    }
}

/* Whoever covers most open cells for the money, until all are covered. */
static void
run_greedy (Cover *cover)
{
  for (size_t c = 0; c < cover->n_cells; c++)
    for (size_t m = cover->cell_first[c];
         cover->open[c] > 0 && m < cover->cell_first[c + 1]; m++)
      cover->useful[cover->creators[m]]++;
  for (size_t i = 0; i < cover->n_creators; i++)
    if (cover->rules[i] == SWB_PORTFOLIO_MUST ||
        cover->rules[i] == SWB_PORTFOLIO_BOOKED)
      choose (cover, i);
  for (;;)
    {
      size_t best = cover->n_creators;
      double highest = 0.0;

      for (size_t i = 0; i < cover->n_creators; i++)
        {
          double score = cover->costs[i] > 0.0
                             ? cover->useful[i] / cover->costs[i]
                             : INFINITY;

          if (cover->rules[i] == SWB_PORTFOLIO_FREE && !cover->chosen[i] &&
              cover->useful[i] > 0 && score > highest)
            {
              best = i;
              highest = score;
            }
        }
      if (best == cover->n_creators)
        return;
      choose (cover, best);
    }
}

/* Takes out, the dearest first, whoever the cover does without. */
static void
take_out_spare (Cover *cover, const uint32_t *needs)
{
  uint32_t *counts = cover->open;

  for (size_t c = 0; c < cover->n_cells; c++)
    {
      counts[c] = 0;
      for (size_t m = cover->cell_first[c]; m < cover->cell_first[c + 1]; m++)
        counts[c] += cover->chosen[cover->creators[m]];
    }
  for (;;)
    {
      size_t worst = cover->n_creators;

      for (size_t i = 0; i < cover->n_creators; i++)
        {
          bool spare = cover->chosen[i] && cover->rules[i] == 0;

          for (size_t e = cover->creator_first[i];
               spare && e < cover->creator_first[i + 1]; e++)
            spare = counts[cover->cells[e]] > needs[cover->cells[e]];
          if (spare && (worst == cover->n_creators ||
                        cover->costs[i] > cover->costs[worst]))
            worst = i;
        }
      if (worst == cover->n_creators)
        return;
      cover->chosen[worst] = false;
      for (size_t e = cover->creator_first[worst];
           e < cover->creator_first[worst + 1]; e++)
        counts[cover->cells[e]]--;
    }
}

static SwbStatus
minimise (Cover *cover, const SwbPortfolioOptions *options, SwbCoverAnswer *out)
{
  size_t n_cells = cover->n_cells;
  uint32_t *needs = calloc (n_cells + 1, sizeof *needs);
  SwbBinaryProblem binary = {
    cover->n_creators, cover->costs,    cover->rules, n_cells,
    cover->cell_first, cover->creators, needs,        cover->high
  };
  SwbBinaryResult result = { 0 };
  SwbStatus status;

  if (needs == NULL)
    return SWB_STATUS_NO_MEMORY;
  memcpy (needs, cover->open, n_cells * sizeof *needs);
  run_greedy (cover);
  take_out_spare (cover, needs);
  out->greedy_cost = sum_costs (cover);
  status = SWB_STATUS_RANGE;
  if (isfinite (out->greedy_cost) && out->greedy_cost <= 1e150)
    status =
        swb_binary_minimise (&binary, options, cover->chosen, true, &result);
  free (needs);
  out->cost = sum_costs (cover);
  out->lower = fmin (result.lower, out->cost);
  out->nodes = result.nodes;
  out->timed_out = result.timed_out;
  out->proven = out->cost - out->lower <= fmax (options->gap, 1e-6) * out->cost;
  for (size_t i = 0; i < cover->n_creators; i++)
    out->n_chosen += cover->chosen[i];
  return status;
}

/**
 * swb_cover_minimum:
 * @problem: who covers what, at what cost
 * @options: time, subproblems, gap, cancel and progress (which is told the cost
 *   and the lower bound)
 * @chosen: (out caller-allocates): for each creator whether it is in
 * @out: (out): cost and lower bound
 *
 * Minimum seeds: minimise sum c_i x_i so that each cell c has at least n_c of
 * the creators who cover it, x binary (set multi-cover). The greedy by open
 * cells a unit of money comes first (Chvatal 1979; at most 1 + 1/2 + ... + 1/d
 * times the best, d the most cells a creator covers), without whom it can do;
 * then GLPK's branch and bound. Costs that are whole multiples of one number
 * are solved exactly; others to the gap. Threads, time and failures inside GLPK
 * are as for swb_portfolio_certify().
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a cost is NaN; %SWB_STATUS_INVALID when
 *   one is negative or infinite, a rule, creator or cell is not there, a time
 *   limit is not above 0, a gap not in 0 to 0.5, or a cell cannot be covered
 *   (@out->short_cell and @out->short_of are then set, and nothing else);
 *   %SWB_STATUS_RANGE when costs add up to more than 1e150;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_cover_minimum (const SwbCoverProblem *problem,
                   const SwbPortfolioOptions *options,
                   bool *chosen,
                   SwbCoverAnswer *out)
{
  SwbCoverAnswer result = { .short_cell = problem->n_cells };
  SwbStatus status = check (problem);
  Cover cover;

  if (status == SWB_STATUS_OK && !(options->time_limit > 0.0 &&
                                   options->gap >= 0.0 && options->gap <= 0.5))
    status = SWB_STATUS_INVALID;
  if (status != SWB_STATUS_OK)
    {
      out->short_cell = result.short_cell;
      out->short_of = 0;
      return status;
    }
  status = SWB_STATUS_NO_MEMORY;
  if (fill_cover (&cover, problem))
    status = can_cover (&cover, &result) ? minimise (&cover, options, &result)
                                         : SWB_STATUS_INVALID;
  if (status == SWB_STATUS_OK)
    {
      if (cover.n_creators > 0)
        memcpy (chosen, cover.chosen, cover.n_creators * sizeof *chosen);
      *out = result;
    }
  else
    {
      out->short_cell = result.short_cell;
      out->short_of = result.short_of;
    }
  clear_cover (&cover);
  return status;
}
