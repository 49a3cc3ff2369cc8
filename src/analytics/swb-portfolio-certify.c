/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good a set is at least: branch and bound over the relaxed program, with
 * tangents added where they are missed. */
#include "analytics/swb-portfolio-relax.h"

#include <stdlib.h>
#include <string.h>

/* Rounds of tangents before the first branch. */
#define ROUNDS 40
/* Rounds of tangents at one subproblem, while its solution is not whole; and
 * when it is, where each is exact, so that there are never so many. */
#define NODE_ROUNDS 20
#define WHOLE_ROUNDS 1000
/* Every so many subproblems a set is made of the fractional one. */
#define HEURISTIC_EVERY 50
/* Exchanges that such a set is bettered by. */
#define HEURISTIC_MOVES 20

typedef struct
{
  const SwbPortfolio *portfolio;
  const SwbPortfolioOptions *options;
  SwbGlpkWatch watch;
  SwbPortfolioRelaxed relaxed;
  SwbPortfolioSet set;
  bool *best;
  double value;
  double least;
  double upper;
  size_t *order;
  double *numbers;
  double *given;
  size_t looked;
  int node;
  int rounds;
  bool offered;
  bool branched;
} Search;

static double
to_value (const Search *search, double objective)
{
  return search->relaxed.base + search->relaxed.unit * objective;
}

/* Keeps the set when it is allowed and better. */
static bool
keep (Search *search)
{
  double value;

  swb_portfolio_set_load (&search->set, search->set.chosen);
  if (!swb_portfolio_set_allowed (&search->set))
    return false;
  value = swb_portfolio_set_value (&search->set);
  if (value <= search->value)
    return false;
  search->value = value;
  search->branched = true;
  search->offered = false;
  memcpy (search->best, search->set.chosen,
          search->portfolio->n_creators * sizeof *search->best);
  return true;
}

static void
better (Search *search)
{
  if (swb_portfolio_improve (&search->set, HEURISTIC_MOVES) == SWB_STATUS_OK)
    keep (search);
}

static void
sort_parts (Search *search, size_t n)
{
  /* Insertion: few parts are neither 0 nor 1. */
  for (size_t i = 1; i < n; i++)
    {
      size_t moved = search->order[i];
      size_t to = i;

      while (to > 0 &&
             search->numbers[search->order[to - 1]] < search->numbers[moved])
        {
          search->order[to] = search->order[to - 1];
          to--;
        }
      search->order[to] = moved;
    }
}

/* A set from the present solution: whole parts first, then by size. */
static void
round_parts (Search *search)
{
  const SwbPortfolioRelaxed *relaxed = &search->relaxed;
  size_t n = 0;

  swb_portfolio_set_start (&search->set);
  for (int pass = 0; pass < 2; pass++)
    {
      for (int j = 1; j <= relaxed->n_free; j++)
        {
          double part = glp_get_col_prim (relaxed->lp, j);
          size_t creator = relaxed->creator[j];

          if (pass == 0 && part > 1.0 - 1e-6 &&
              swb_portfolio_set_fits (&search->set, creator))
            swb_portfolio_set_add (&search->set, creator);
          else if (pass == 1 && part > 1e-6 && part <= 1.0 - 1e-6)
            {
              search->numbers[creator] = part;
              search->order[n++] = creator;
            }
        }
    }
  sort_parts (search, n);
  for (size_t i = 0; i < n; i++)
    if (swb_portfolio_set_fits (&search->set, search->order[i]))
      swb_portfolio_set_add (&search->set, search->order[i]);
  if (swb_portfolio_set_allowed (&search->set))
    better (search);
}

/* The integer solution that was just found, or the best of all. */
static void
take (Search *search, double (*part_of) (glp_prob *lp, int column))
{
  const SwbPortfolioRelaxed *relaxed = &search->relaxed;

  swb_portfolio_set_start (&search->set);
  for (int j = 1; j <= relaxed->n_free; j++)
    if (part_of (relaxed->lp, j) > 0.5)
      swb_portfolio_set_add (&search->set, relaxed->creator[j]);
  if (keep (search))
    better (search);
}

static void
offer (Search *search, glp_tree *tree)
{
  if (search->offered)
    return;
  search->offered = true;
  swb_portfolio_set_load (&search->set, search->best);
  swb_portfolio_relaxed_fill (&search->relaxed, &search->set, search->given);
  glp_ios_heur_sol (tree, search->given);
}

static void
tell (Search *search)
{
  double upper = search->upper;

  if (search->watch.have_bound)
    upper = fmin (upper, to_value (search, search->watch.bound));
  if (search->options->progress != NULL)
    search->options->progress (search->value, fmax (upper, search->value),
                               search->options->data);
}

static bool
is_whole (const Search *search)
{
  for (int j = 1; j <= search->relaxed.n_free; j++)
    {
      double part = glp_get_col_prim (search->relaxed.lp, j);

      if (fabs (part - round (part)) > 1e-5)
        return false;
    }
  return true;
}

/* Tangents that the present solution misses, for some rounds. */
static void
cut (Search *search, glp_tree *tree)
{
  int node = glp_ios_curr_node (tree);
  int most = is_whole (search) ? WHOLE_ROUNDS : NODE_ROUNDS;

  if (node != search->node)
    search->rounds = 0;
  search->node = node;
  if (search->rounds++ < most)
    swb_portfolio_relaxed_cut (&search->relaxed, search->least);
}

static void
on_event (glp_tree *tree, void *info)
{
  Search *search = info;

  swb_glpk_watch_look (&search->watch, tree);
  switch (glp_ios_reason (tree))
    {
    case GLP_IROWGEN:
      cut (search, tree);
      break;
    case GLP_IHEUR:
      if (search->looked++ % HEURISTIC_EVERY == 0)
        round_parts (search);
      offer (search, tree);
      break;
    case GLP_IBINGO:
      take (search, glp_get_col_prim);
      break;
    case GLP_ISELECT:
      tell (search);
      break;
    default:
      break;
    }
}

/* Tangents at the solution of the continuous program, until none is missed.
 * Returns whether its best is known. */
static bool
relax (Search *search)
{
  glp_smcp control;

  glp_init_smcp (&control);
  control.msg_lev = GLP_MSG_OFF;
  control.meth = GLP_DUALP;
  for (int round = 0; round < ROUNDS; round++)
    {
      control.tm_lim = swb_glpk_watch_left (&search->watch);
      if (control.tm_lim == 0 ||
          glp_simplex (search->relaxed.lp, &control) != 0 ||
          glp_get_status (search->relaxed.lp) != GLP_OPT)
        return false;
      search->upper =
          fmin (search->upper,
                to_value (search, glp_get_obj_val (search->relaxed.lp) + 1e-7));
      tell (search);
      if (swb_portfolio_relaxed_cut (&search->relaxed, search->least) == 0)
        return true;
    }
  control.tm_lim = swb_glpk_watch_left (&search->watch);
  return control.tm_lim != 0 &&
         glp_simplex (search->relaxed.lp, &control) == 0 &&
         glp_get_status (search->relaxed.lp) == GLP_OPT;
}

/* What a subproblem has to be better by to be looked at, in units. */
static double
margin (const Search *search)
{
  double best =
      fabs (search->value - search->relaxed.base) / search->relaxed.unit;

  if (search->relaxed.integral)
    return 1.0 - 1e-4;
  return fmax (1e-8, 0.5 * search->options->gap * (best + 1e-3));
}

/* The bound that is left when the search has come to its end, or not. */
static void
conclude (Search *search, bool ended, double margin_used)
{
  double best = (search->value - search->relaxed.base) / search->relaxed.unit;
  double bound;

  if (glp_mip_status (search->relaxed.lp) == GLP_FEAS ||
      glp_mip_status (search->relaxed.lp) == GLP_OPT)
    {
      /* GLPK's own rounding is not told of. */
      take (search, glp_mip_col_val);
      best = fmax (best, glp_mip_obj_val (search->relaxed.lp));
    }
  bound = best + margin_used;
  if (!ended)
    bound =
        search->watch.have_bound ? fmax (bound, search->watch.bound) : INFINITY;
  search->upper = fmin (search->upper, to_value (search, bound + 1e-7));
}

static void
branch (Search *search)
{
  double by = margin (search);
  double largest =
      fabs (search->upper - search->relaxed.base) / search->relaxed.unit;
  glp_iocp control;
  int failed;

  glp_init_iocp (&control);
  control.tm_lim = swb_glpk_watch_left (&search->watch);
  if (control.tm_lim == 0)
    return;
  control.msg_lev = GLP_MSG_OFF;
  control.cb_func = on_event;
  control.cb_info = search;
  /* GLPK takes it times 1 + the best so far. */
  control.tol_obj = by / (1.0 + fmax (largest, 1.0));
  control.mir_cuts = GLP_ON;
  control.cov_cuts = GLP_ON;
  failed = glp_intopt (search->relaxed.lp, &control);
  if (failed != 0)
    search->watch.stopped = true;
  conclude (search, failed == 0, by);
}

static void
certify (void *data)
{
  Search *search = data;

  swb_glpk_watch_start (&search->watch);
  swb_portfolio_relaxed_load (&search->relaxed);
  if (!relax (search))
    {
      search->watch.stopped = true;
      return;
    }
  round_parts (search);
  if (search->upper - search->value >
      0.5 * search->options->gap * search->upper)
    branch (search);
}

static bool
search_init (Search *search,
             const SwbPortfolio *p,
             const SwbPortfolioOptions *options,
             double value)
{
  size_t n_columns;

  *search = (Search){ .portfolio = p, .options = options, .value = value };
  search->watch.time_limit = options->time_limit;
  search->watch.node_limit = options->node_limit;
  search->watch.cancelled = options->cancelled;
  search->watch.data = options->data;
  if (!swb_portfolio_relaxed_init (&search->relaxed, p, value))
    return false;
  search->least =
      fmax (1e-8, 0.1 * options->gap) / (double) (search->relaxed.n_parts + 1);
  n_columns = p->n_creators + 2 * search->relaxed.n_parts;
  search->best = calloc (p->n_creators + 1, sizeof *search->best);
  search->order = calloc (p->n_creators + 1, sizeof *search->order);
  search->numbers = calloc (p->n_creators + 1, sizeof *search->numbers);
  search->given = calloc (n_columns + 1, sizeof *search->given);
  return swb_portfolio_set_init (&search->set, p) && search->best != NULL &&
         search->order != NULL && search->numbers != NULL &&
         search->given != NULL;
}

static void
search_clear (Search *search)
{
  swb_portfolio_relaxed_clear (&search->relaxed);
  swb_portfolio_set_clear (&search->set);
  free (search->best);
  free (search->order);
  free (search->numbers);
  free (search->given);
}

/* The set and what is known of it. */
static void
answer (Search *search, bool *chosen, SwbPortfolioAnswer *out)
{
  SwbPortfolioAnswer result = *out;

  result.nodes = search->watch.nodes;
  result.timed_out = search->watch.stopped;
  if (search->branched)
    result.method = SWB_PORTFOLIO_BRANCHED;
  swb_portfolio_set_load (&search->set, search->best);
  result.value = search->value;
  result.spend = search->set.spend;
  result.n_chosen = search->set.n_chosen;
  if (search->relaxed.integral)
    search->upper = floor (search->upper + 1e-5);
  result.upper = fmax (result.value, search->upper);
  result.gap =
      result.upper > 0.0 ? (result.upper - result.value) / result.upper : 0.0;
  result.proven = result.gap <= fmax (search->options->gap, 1e-6);
  memcpy (chosen, search->best, search->portfolio->n_creators * sizeof *chosen);
  *out = result;
}

/**
 * swb_portfolio_certify:
 * @portfolio: the portfolio
 * @options: time, subproblems, gap, cancel and progress
 * @chosen: (inout): a set that keeps every rule, as swb_portfolio_solve()
 *   gives it; a better one where one is found
 * @out: (inout): what swb_portfolio_solve() said; value, bound, gap and
 *   whether it is proven are renewed
 *
 * Each term is weight times a concave curve of z, z linear in the set, so its
 * tangents bound it from above, and so does what it is for any set B and what
 * each other adds to B:
 *
 *   max sum_t w_t y_t + sum_i a_i x_i, quotas and budget, x binary,
 *   y_t <= g(u) + g'(u) (z_t(x) - u),
 *   y_t <= g(z_t(B)) + sum_{i not in B} (g(z_t(B) + e_it) - g(z_t(B))) x_i
 *
 * for finitely many u and B is a mixed integer program whose best is no less
 * than the best portfolio (outer approximation: Duran and Grossmann 1986, doi
 * 10.1007/BF02592064; the last bound: Nemhauser and Wolsey 1981). B are those
 * with the largest parts in a fractional solution. Bounds are added at the
 * solution of the continuous program until none is missed by more than a tenth
 * of the gap, and at the subproblems of GLPK's branch and bound (Quesada and
 * Grossmann 1992). Sets that come up on the way are valued exactly. When it
 * ends, no set is worth more than @out->upper, to GLPK's tolerance of 1e-7 of
 * the value; when it is stopped, that bound is the best of the open
 * subproblems, or of the continuous program, or swb_portfolio_upper(). Maximum
 * cover with whole weights is proven exactly. A curve too steep for tangents in
 * a simplex (k far below 0.7 with a creator who reaches nearly all) is bounded
 * by sets alone.
 *
 * Runs until it ends or is stopped, on the thread that calls, which must not
 * hold problems of GLPK of its own; calls on several threads at once are fine.
 * What GLPK would print or abort for is caught; the answer is then as when time
 * was out. @options->cancelled and @options->progress are called on the same
 * thread. With no time running out the answer is the same every time. Memory:
 * some hundred bytes an entry, and what GLPK's tree takes.
 *
 * Returns: %SWB_STATUS_INVALID when the set breaks a rule, a time limit is not
 *   above 0, or the gap is not in 0 to 0.5; %SWB_STATUS_RANGE when there are
 *   more than a hundred million entries; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_portfolio_certify (const SwbPortfolio *portfolio,
                       const SwbPortfolioOptions *options,
                       bool *chosen,
                       SwbPortfolioAnswer *out)
{
  Search search;
  double value;
  double spend;
  bool allowed;
  SwbStatus status;

  if (!(options->time_limit > 0.0 && options->gap >= 0.0 &&
        options->gap <= 0.5))
    return SWB_STATUS_INVALID;
  if (portfolio->first[portfolio->n_creators] > 100000000)
    return SWB_STATUS_RANGE;
  status = swb_portfolio_evaluate (portfolio, chosen, &value, &spend, &allowed);
  if (status == SWB_STATUS_OK && !allowed)
    status = SWB_STATUS_INVALID;
  if (status != SWB_STATUS_OK)
    return status;
  status = SWB_STATUS_NO_MEMORY;
  if (search_init (&search, portfolio, options, value))
    {
      memcpy (search.best, chosen, portfolio->n_creators * sizeof *search.best);
      status = swb_portfolio_upper (portfolio, chosen, &search.upper);
    }
  if (status == SWB_STATUS_OK)
    {
      if (!swb_glpk_call (certify, &search))
        search.watch.stopped = true;
      answer (&search, chosen, out);
    }
  search_clear (&search);
  return status;
}
