/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounds from above on what any set can be worth, cheap at any size. */
#include "analytics/swb-portfolio-private.h"

#include <stdlib.h>

/* Steps towards the best tangent, and how many creators one step looks at. */
#define STEPS 60
#define WORK 500000

/* Free creators with what each is worth at most, and in what part (0 to 1) it
 * is in the best fractional set. */
typedef struct
{
  double gain;
  double density;
  uint32_t creator;
  double part;
} Item;

typedef struct
{
  const SwbPortfolio *portfolio;
  Item *items;
  size_t n_items;
  double money;
  size_t places;
  double *mean;
  double *slope;
  double *start;
} Bound;

static int
by_density (const void *a, const void *b)
{
  const Item *one = a;
  const Item *other = b;

  if (one->density != other->density)
    return one->density > other->density ? -1 : 1;
  return (one->creator > other->creator) - (one->creator < other->creator);
}

/* The best fractional filling of the budget alone, or of the count alone. */
static double
fill_alone (Bound *bound, bool by_money)
{
  double room = by_money ? bound->money : (double) bound->places;
  double sum = 0.0;

  for (size_t i = 0; i < bound->n_items; i++)
    {
      Item *item = &bound->items[i];
      double size = by_money ? bound->portfolio->costs[item->creator] : 1.0;

      item->density = size > 0.0 ? item->gain / size : INFINITY;
    }
  qsort (bound->items, bound->n_items, sizeof *bound->items, by_density);
  for (size_t i = 0; i < bound->n_items; i++)
    {
      Item *item = &bound->items[i];
      double size = by_money ? bound->portfolio->costs[item->creator] : 1.0;

      item->part = size <= room ? 1.0 : room / size;
      room = fmax (0.0, room - size);
      sum += item->part * item->gain;
    }
  return sum;
}

/* The smaller of both; the parts are those of the one that was smaller. */
static double
fill_both (Bound *bound)
{
  bool counts = bound->places < bound->n_items;
  double by_count;
  double by_money;

  if (!counts)
    return fill_alone (bound, true);
  by_money = fill_alone (bound, true);
  by_count = fill_alone (bound, false);
  if (by_money < by_count)
    return fill_alone (bound, true);
  return by_count;
}

/* f (S) and what the others add to S, each as if alone (Leskovec et al. 2007,
 * section 3.2). */
static double
bound_at_set (Bound *bound, const bool *chosen)
{
  SwbPortfolioSet set;
  double value;

  if (!swb_portfolio_set_init (&set, bound->portfolio))
    return INFINITY;
  swb_portfolio_set_load (&set, chosen);
  for (size_t i = 0; i < bound->n_items; i++)
    {
      Item *item = &bound->items[i];

      item->gain = set.chosen[item->creator]
                       ? 0.0
                       : swb_portfolio_set_gain (&set, item->creator);
    }
  value = swb_portfolio_set_value (&set);
  swb_portfolio_set_clear (&set);
  return value + fill_both (bound);
}

/* The slope of a curve; at its end that from the right. */
static double
slope_of (const SwbPortfolioTerm *term, double z)
{
  if (term->cover)
    return z < 1.0 ? 1.0 : 0.0;
  if (isinf (term->k))
    return exp (-z);
  return exp (-(term->k + 1.0) * log1p (z / term->k));
}

/* The tangent at the mean exposures lies above f; its best fractional set
 * bounds f. @base is what does not depend on the set. */
static double
bound_at_mean (Bound *bound, double base)
{
  const SwbPortfolio *p = bound->portfolio;

  for (size_t t = 0; t < p->n_terms; t++)
    {
      const SwbPortfolioTerm *term = &p->terms[t];
      double slope = slope_of (term, bound->mean[t]);

      bound->slope[t] = term->weight * slope;
      base += term->weight * swb_portfolio_curve (term, bound->mean[t]) -
              bound->slope[t] * (bound->mean[t] - bound->start[t]);
    }
  for (size_t i = 0; i < bound->n_items; i++)
    {
      Item *item = &bound->items[i];

      item->gain = p->values[item->creator];
      for (size_t e = p->first[item->creator]; e < p->first[item->creator + 1];
           e++)
        item->gain += bound->slope[p->entries[e].term] * p->entries[e].exposure;
    }
  return base + fill_both (bound);
}

/* A part of the way to the set that was best at the tangent. */
static void
step (Bound *bound, double length)
{
  const SwbPortfolio *p = bound->portfolio;

  for (size_t t = 0; t < p->n_terms; t++)
    bound->mean[t] = (1.0 - length) * bound->mean[t] + length * bound->start[t];
  for (size_t i = 0; i < bound->n_items; i++)
    {
      const Item *item = &bound->items[i];

      if (item->part > 0.0)
        for (size_t e = p->first[item->creator];
             e < p->first[item->creator + 1]; e++)
          bound->mean[p->entries[e].term] +=
              length * item->part * p->entries[e].exposure;
    }
}

/* Those who have to be in are the start; the rest who may be are items. */
static bool
bound_init (Bound *bound, const SwbPortfolio *p, double *base)
{
  size_t fixed = 0;

  *bound = (Bound){ .portfolio = p, .money = p->budget };
  bound->items = calloc (p->n_creators + 1, sizeof *bound->items);
  bound->mean = calloc (p->n_terms + 1, sizeof *bound->mean);
  bound->slope = calloc (p->n_terms + 1, sizeof *bound->slope);
  bound->start = calloc (p->n_terms + 1, sizeof *bound->start);
  *base = 0.0;
  if (bound->items == NULL || bound->mean == NULL || bound->slope == NULL ||
      bound->start == NULL)
    return false;
  for (size_t i = 0; i < p->n_creators; i++)
    if (swb_portfolio_is_fixed (p, i))
      {
        fixed++;
        *base += p->values[i];
        bound->money -= swb_portfolio_cost (p, i);
        for (size_t e = p->first[i]; e < p->first[i + 1]; e++)
          bound->start[p->entries[e].term] += p->entries[e].exposure;
      }
  bound->money = fmax (0.0, bound->money) + 1e-12 * bound->money;
  for (size_t i = 0; i < p->n_creators; i++)
    if (p->rules[i] == SWB_PORTFOLIO_FREE && p->costs[i] <= bound->money)
      bound->items[bound->n_items++].creator = (uint32_t) i;
  bound->places = p->max_count > fixed ? p->max_count - fixed : 0;
  return true;
}

static void
bound_clear (Bound *bound)
{
  free (bound->items);
  free (bound->mean);
  free (bound->slope);
  free (bound->start);
}

/**
 * swb_portfolio_upper:
 * @portfolio: the portfolio
 * @chosen: a set with all who have to be in; a good one gives a good bound
 * @upper: (out): no set that keeps budget, maximum and lists is worth more
 *
 * The smallest of f(S) + the best fractional filling of budget or of the
 * maximum count with the gains over S (Leskovec et al. 2007), and of the same
 * with tangents of the concave curves: f(T) <= sum_t w_t [g(y_t) + g'(y_t)
 * (z_t(T) - y_t)] + sum a for every y; up to 60 points y are tried by
 * conditional gradients (Frank and Wolfe 1956), which go to the bound of the
 * continuous relaxation. Quotas and conflicts can only make the best smaller,
 * and are not looked at. Takes at most a few passes over the entries when
 * there are many. Exact to rounding.
 *
 * Returns: %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_portfolio_upper (const SwbPortfolio *portfolio,
                     const bool *chosen,
                     double *upper)
{
  Bound bound;
  double base;
  double best = INFINITY;
  SwbStatus status = SWB_STATUS_NO_MEMORY;

  if (bound_init (&bound, portfolio, &base))
    {
      size_t steps = 3 + WORK / (bound.n_items + 1);

      best = bound_at_set (&bound, chosen);
      for (size_t t = 0; t < portfolio->n_terms; t++)
        bound.mean[t] = bound.start[t];
      for (size_t s = 0; s < steps && s < STEPS; s++)
        {
          best = fmin (best, bound_at_mean (&bound, base));
          step (&bound, 2.0 / ((double) s + 2.0));
        }
      status = isinf (best) ? SWB_STATUS_NO_MEMORY : SWB_STATUS_OK;
    }
  bound_clear (&bound);
  if (status == SWB_STATUS_OK)
    *upper = best;
  return status;
}
