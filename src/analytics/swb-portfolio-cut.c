/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Submodular bounds: a term is at most what it is for some set and what each
 * other adds to that set. */
#include "analytics/swb-portfolio-relax.h"

#include <stdlib.h>

/* Less than this of a creator counts as none. */
#define ABSENT 1e-9

static int
by_part (const void *a, const void *b)
{
  const SwbPortfolioPresent *one = a;
  const SwbPortfolioPresent *other = b;

  if (one->part != other->part)
    return one->part > other->part ? -1 : 1;
  return (one->creator > other->creator) - (one->creator < other->creator);
}

/* Who is in the term at present, the largest parts first. */
static size_t
gather (SwbPortfolioRelaxed *relaxed, const SwbPortfolioPart *part)
{
  size_t n = 0;

  for (size_t e = relaxed->term_first[part->term];
       e < relaxed->term_first[part->term + 1]; e++)
    {
      uint32_t creator = relaxed->by_term[e].term;
      int column = relaxed->column[creator];
      double present =
          column != 0 ? glp_get_col_prim (relaxed->lp, column) : 0.0;

      if (present > ABSENT)
        relaxed->present[n++] =
            (SwbPortfolioPresent){ present, relaxed->by_term[e].exposure,
                                   creator };
    }
  qsort (relaxed->present, n, sizeof *relaxed->present, by_part);
  return n;
}

/* The bound from the set of the first @in of them, and its exposure. */
static double
bound_of (const SwbPortfolioRelaxed *relaxed,
          const SwbPortfolioPart *part,
          size_t in,
          size_t n,
          double z)
{
  const SwbPortfolioTerm *term = &relaxed->portfolio->terms[part->term];
  double reached = swb_portfolio_curve (term, z);
  double bound = reached - part->low;

  for (size_t i = in; i < n; i++)
    bound += relaxed->present[i].part *
             (swb_portfolio_curve (term, z + relaxed->present[i].exposure) -
              reached);
  return bound;
}

/* Everyone of the term has to be in the row; those of the set add nothing. */
static void
add_bound (SwbPortfolioRelaxed *relaxed,
           const SwbPortfolioPart *part,
           size_t in,
           double z)
{
  const SwbPortfolioTerm *term = &relaxed->portfolio->terms[part->term];
  double reached = swb_portfolio_curve (term, z);
  int n = 0;

  swb_portfolio_relaxed_put (relaxed, &n, part->worth, 1.0);
  for (size_t e = relaxed->term_first[part->term];
       e < relaxed->term_first[part->term + 1]; e++)
    {
      uint32_t creator = relaxed->by_term[e].term;
      double gain =
          swb_portfolio_curve (term, z + relaxed->by_term[e].exposure) -
          reached;
      bool is_in = false;

      for (size_t i = 0; i < in && !is_in; i++)
        is_in = relaxed->present[i].creator == creator;
      if (!is_in && gain > 0.0)
        swb_portfolio_relaxed_put (relaxed, &n, relaxed->column[creator],
                                   -gain / part->rise);
    }
  swb_portfolio_relaxed_add_row (relaxed, n, GLP_UP, 0.0,
                                 (reached - part->low) / part->rise);
}

/* worth <= g (S) + sum over the others of what each adds to S, where S are
 * those with the largest parts at present: the S for which that is least
 * (Nemhauser and Wolsey 1981). Added when the present solution is above it. */
bool
swb_portfolio_relaxed_cut_set (SwbPortfolioRelaxed *relaxed,
                               const SwbPortfolioPart *part,
                               double least)
{
  double weight = part->weight * part->rise / relaxed->unit;
  double worth = glp_get_col_prim (relaxed->lp, part->worth);
  size_t n = gather (relaxed, part);
  size_t best = 0;
  double best_z = part->start;
  double lowest = INFINITY;
  double z = part->start;

  for (size_t in = 0; in <= n; in++)
    {
      double bound = bound_of (relaxed, part, in, n, z);

      if (bound < lowest)
        {
          lowest = bound;
          best = in;
          best_z = z;
        }
      if (in < n)
        z += relaxed->present[in].exposure;
    }
  worth -= lowest / part->rise;
  if (weight * worth <= least || worth <= SWB_PORTFOLIO_FINEST)
    return false;
  add_bound (relaxed, part, best, best_z);
  return true;
}
