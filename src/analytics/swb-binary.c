/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cheapest 0/1 choice with bounds on counts: a small integer program and
 * GLPK's branch and bound. */
#include "analytics/swb-binary.h"
#include "analytics/swb-glpk.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const SwbBinaryProblem *problem;
  const SwbPortfolioOptions *options;
  SwbGlpkWatch watch;
  glp_prob *lp;
  bool *chosen;
  bool *trial;
  int *columns;
  double *numbers;
  double unit;
  bool integral;
  bool given;
  bool solved;
  SwbBinaryResult result;
} Search;

static double
cost_of (const SwbBinaryProblem *problem, size_t i)
{
  return problem->rules[i] == SWB_PORTFOLIO_BOOKED ? 0.0 : problem->costs[i];
}

static double
sum_costs (const SwbBinaryProblem *problem, const bool *chosen)
{
  double sum = 0.0;

  for (size_t i = 0; i < problem->n; i++)
    if (chosen[i])
      sum += cost_of (problem, i);
  return sum;
}

static bool
is_allowed (const SwbBinaryProblem *problem, const bool *chosen)
{
  for (size_t r = 0; r < problem->n_rows; r++)
    {
      size_t count = 0;

      for (size_t m = problem->first[r]; m < problem->first[r + 1]; m++)
        count += chosen[problem->members[m]];
      if (count < problem->low[r] || count > problem->high[r])
        return false;
    }
  return true;
}

/* The largest number of which every cost is a multiple, when all are whole;
 * then what is cheaper is so by one unit. Else the largest cost. */
static void
find_unit (Search *search)
{
  uint64_t common = 0;
  double largest = 0.0;
  double sum = 0.0;

  search->integral = true;
  for (size_t i = 0; i < search->problem->n; i++)
    {
      double cost = cost_of (search->problem, i);

      largest = fmax (largest, cost);
      sum += cost;
      search->integral &= cost == floor (cost) && sum < 9e15;
      for (uint64_t a = search->integral ? (uint64_t) cost : 0; a != 0;)
        {
          uint64_t rest = common % a;

          common = a;
          a = rest;
        }
    }
  search->integral &= common > 0 && sum / (double) common < 1e7;
  search->unit = search->integral ? (double) common : largest;
  if (!(search->unit > 0.0))
    search->unit = 1.0;
}

static void
add_columns (Search *search)
{
  const SwbBinaryProblem *problem = search->problem;

  glp_add_cols (search->lp, (int) problem->n);
  for (size_t i = 0; i < problem->n; i++)
    {
      int j = (int) i + 1;

      glp_set_col_kind (search->lp, j, GLP_BV);
      glp_set_obj_coef (search->lp, j, cost_of (problem, i) / search->unit);
      if (problem->rules[i] == SWB_PORTFOLIO_NEVER)
        glp_set_col_bnds (search->lp, j, GLP_FX, 0.0, 0.0);
      else if (problem->rules[i] != SWB_PORTFOLIO_FREE)
        glp_set_col_bnds (search->lp, j, GLP_FX, 1.0, 1.0);
    }
}

static void
add_row (Search *search, size_t row)
{
  const SwbBinaryProblem *problem = search->problem;
  double low = problem->low[row];
  double high = problem->high[row];
  size_t n = problem->first[row + 1] - problem->first[row];
  int type = low == high ? GLP_FX : GLP_DB;
  int r;

  if (high >= (double) n)
    type = GLP_LO;
  if (type == GLP_LO && low <= 0.0)
    return;
  for (size_t m = 0; m < n; m++)
    {
      search->columns[m + 1] =
          (int) problem->members[problem->first[row] + m] + 1;
      search->numbers[m + 1] = 1.0;
    }
  r = glp_add_rows (search->lp, 1);
  glp_set_mat_row (search->lp, r, (int) n, search->columns, search->numbers);
  glp_set_row_bnds (search->lp, r, type, low, high);
}

static void
take (Search *search)
{
  double cost;

  if (!is_allowed (search->problem, search->trial))
    return;
  cost = sum_costs (search->problem, search->trial);
  if (search->result.found && cost >= search->result.cost)
    return;
  memcpy (search->chosen, search->trial,
          search->problem->n * sizeof *search->trial);
  search->result.cost = cost;
  search->result.found = true;
}

static void
take_from (Search *search, double (*part_of) (glp_prob *lp, int column))
{
  for (size_t i = 0; i < search->problem->n; i++)
    search->trial[i] = part_of (search->lp, (int) i + 1) > 0.5;
  take (search);
}

static void
give_start (Search *search, glp_tree *tree)
{
  search->given = true;
  if (!search->result.found)
    return;
  for (size_t i = 0; i < search->problem->n; i++)
    search->numbers[i + 1] = search->chosen[i];
  glp_ios_heur_sol (tree, search->numbers);
}

static void
on_event (glp_tree *tree, void *info)
{
  Search *search = info;

  swb_glpk_watch_look (&search->watch, tree);
  switch (glp_ios_reason (tree))
    {
    case GLP_IHEUR:
      if (!search->given)
        give_start (search, tree);
      break;
    case GLP_IBINGO:
      take_from (search, glp_get_col_prim);
      break;
    case GLP_ISELECT:
      if (search->options->progress != NULL && search->result.found)
        search->options->progress (search->result.cost,
                                   search->watch.bound * search->unit,
                                   search->options->data);
      break;
    default:
      break;
    }
}

/* What a subproblem has to be better by, as a part of 1 + the best so far. */
static double
least_better (const Search *search)
{
  double best = search->result.found ? search->result.cost / search->unit
                                     : (double) search->problem->n;

  if (search->integral)
    return search->result.found ? (1.0 - 1e-5) / (1.0 + best) : 1e-9;
  return fmax (1e-9, search->options->gap * best / (1.0 + best));
}

static void
branch (Search *search)
{
  SwbBinaryResult *result = &search->result;
  double least = least_better (search);
  double best;
  glp_iocp control;
  int left = swb_glpk_watch_left (&search->watch);
  int failed;

  if (left == 0)
    return;
  glp_init_iocp (&control);
  control.msg_lev = GLP_MSG_OFF;
  control.cb_func = on_event;
  control.cb_info = search;
  control.tm_lim = left;
  control.tol_obj = least;
  control.mir_cuts = GLP_ON;
  control.gmi_cuts = GLP_ON;
  failed = glp_intopt (search->lp, &control);
  result->nodes = search->watch.nodes;
  /* GLPK's own rounding is not told of. */
  if (glp_mip_status (search->lp) == GLP_OPT ||
      glp_mip_status (search->lp) == GLP_FEAS)
    take_from (search, glp_mip_col_val);
  if (failed != 0)
    {
      search->watch.stopped = true;
      if (search->watch.have_bound)
        result->lower =
            fmax (result->lower, search->watch.bound * search->unit);
      return;
    }
  if (!result->found)
    {
      result->lower =
          glp_mip_status (search->lp) == GLP_NOFEAS ? INFINITY : result->lower;
      return;
    }
  best = result->cost / search->unit;
  result->lower =
      search->integral
          ? result->cost
          : fmax (result->lower, (best - least * (1.0 + best)) * search->unit);
}

static void
solve (void *data)
{
  Search *search = data;
  glp_smcp control;
  int failed;

  swb_glpk_watch_start (&search->watch);
  search->lp = glp_create_prob ();
  glp_set_obj_dir (search->lp, GLP_MIN);
  add_columns (search);
  for (size_t r = 0; r < search->problem->n_rows; r++)
    add_row (search, r);
  glp_init_smcp (&control);
  control.msg_lev = GLP_MSG_OFF;
  control.meth = GLP_DUALP;
  control.tm_lim = swb_glpk_watch_left (&search->watch);
  failed = glp_simplex (search->lp, &control);
  search->solved = true;
  if (failed != 0)
    search->watch.stopped = true;
  else if (glp_get_status (search->lp) == GLP_OPT)
    {
      search->result.lower = glp_get_obj_val (search->lp) * search->unit;
      branch (search);
    }
  else if (glp_get_status (search->lp) == GLP_NOFEAS)
    search->result.lower = INFINITY;
}

/* Whole costs come in whole units: what is a little above one is the next. */
static void
finish (Search *search)
{
  SwbBinaryResult *result = &search->result;

  result->timed_out = search->watch.stopped || !search->solved;
  if (search->integral && isfinite (result->lower))
    result->lower = search->unit * ceil (result->lower / search->unit - 1e-5);
  if (result->found)
    result->lower = fmin (result->lower, result->cost);
  result->lower = fmax (result->lower, 0.0);
}

/* The cheapest choice. With @have_start @chosen is one that keeps the rules;
 * it is replaced only by a cheaper one. GLPK's tolerance is 1e-7: with costs
 * that are not whole, the lower bound is good to about that part. */
SwbStatus
swb_binary_minimise (const SwbBinaryProblem *problem,
                     const SwbPortfolioOptions *options,
                     bool *chosen,
                     bool have_start,
                     SwbBinaryResult *out)
{
  Search search = { .problem = problem, .options = options };
  size_t n_members = problem->first[problem->n_rows];
  bool ok;

  if (problem->n >= INT32_MAX / 2 || n_members >= INT32_MAX / 2 ||
      problem->n_rows >= INT32_MAX / 2)
    return SWB_STATUS_RANGE;
  search.watch.time_limit = options->time_limit;
  search.watch.node_limit = options->node_limit;
  search.watch.cancelled = options->cancelled;
  search.watch.data = options->data;
  search.trial = calloc (problem->n + 1, sizeof *search.trial);
  search.chosen = calloc (problem->n + 1, sizeof *search.chosen);
  search.columns = calloc (problem->n + n_members + 2, sizeof *search.columns);
  search.numbers = calloc (problem->n + n_members + 2, sizeof *search.numbers);
  ok = search.trial != NULL && search.chosen != NULL &&
       search.columns != NULL && search.numbers != NULL;
  if (ok && problem->n > 0)
    {
      if (have_start)
        memcpy (search.trial, chosen, problem->n * sizeof *chosen);
      if (have_start)
        take (&search);
      find_unit (&search);
      if (!swb_glpk_call (solve, &search))
        search.watch.stopped = true;
      finish (&search);
      if (search.result.found)
        memcpy (chosen, search.chosen, problem->n * sizeof *chosen);
    }
  else if (ok)
    {
      search.result.found = is_allowed (problem, search.trial);
      search.result.lower = search.result.found ? 0.0 : INFINITY;
    }
  free (search.trial);
  free (search.chosen);
  free (search.columns);
  free (search.numbers);
  if (ok)
    *out = search.result;
  return ok ? SWB_STATUS_OK : SWB_STATUS_NO_MEMORY;
}
