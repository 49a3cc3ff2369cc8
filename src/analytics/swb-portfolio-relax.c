/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a portfolio into GLPK: a column a creator, the money, the quotas, and
 * for each concave term the tangents that bound it from above. */
#include "analytics/swb-portfolio-relax.h"

#include <stdlib.h>

/* A curve that starts steeper than this over its span is beyond what a
 * simplex with tolerance 1e-7 can follow. */
#define STEEPEST 1e4
/* Terms that make less than this part of the objective are not looked at:
 * they count as full. */
#define SMALLEST 1e-10

static double
curve_of (const SwbPortfolioRelaxed *relaxed,
          const SwbPortfolioPart *part,
          double filled)
{
  const SwbPortfolioTerm *term = &relaxed->portfolio->terms[part->term];

  return (swb_portfolio_curve (term, part->start + part->span * filled) -
          part->low) /
         part->rise;
}

static double
slope_of (const SwbPortfolioRelaxed *relaxed,
          const SwbPortfolioPart *part,
          double filled)
{
  const SwbPortfolioTerm *term = &relaxed->portfolio->terms[part->term];
  double z = part->start + part->span * filled;
  double slope =
      isinf (term->k) ? exp (-z) : exp (-(term->k + 1.0) * log1p (z / term->k));

  return slope * part->span / part->rise;
}

/* The entries by term instead of by creator; term holds the creator. */
static void
turn_entries (SwbPortfolioRelaxed *relaxed)
{
  const SwbPortfolio *p = relaxed->portfolio;
  size_t *place = relaxed->term_first;

  for (size_t e = 0; e < p->first[p->n_creators]; e++)
    place[p->entries[e].term + 2]++;
  for (size_t t = 2; t < p->n_terms + 2; t++)
    place[t] += place[t - 1];
  for (size_t i = 0; i < p->n_creators; i++)
    for (size_t e = p->first[i]; e < p->first[i + 1]; e++)
      relaxed->by_term[place[p->entries[e].term + 1]++] =
          (SwbPortfolioEntry){ (uint32_t) i, p->entries[e].exposure };
}

/* Who can be in beside those who have to be. */
static void
choose_columns (SwbPortfolioRelaxed *relaxed)
{
  const SwbPortfolio *p = relaxed->portfolio;
  double spend = 0.0;

  for (size_t i = 0; i < p->n_creators; i++)
    if (swb_portfolio_is_fixed (p, i))
      {
        spend += swb_portfolio_cost (p, i);
        relaxed->base += p->values[i];
      }
  for (size_t i = 0; i < p->n_creators; i++)
    if (p->rules[i] == SWB_PORTFOLIO_FREE &&
        swb_portfolio_affords (p, spend + p->costs[i]))
      {
        relaxed->column[i] = ++relaxed->n_free;
        relaxed->creator[relaxed->n_free] = (uint32_t) i;
      }
}

static void
choose_part (SwbPortfolioRelaxed *relaxed, uint32_t t)
{
  const SwbPortfolio *p = relaxed->portfolio;
  const SwbPortfolioTerm *term = &p->terms[t];
  SwbPortfolioPart part = { .term = t, .weight = term->weight };
  double smallest = SMALLEST * relaxed->unit / (double) (p->n_terms + 1);
  double high;

  for (size_t e = relaxed->term_first[t]; e < relaxed->term_first[t + 1]; e++)
    {
      uint32_t i = relaxed->by_term[e].term;

      if (relaxed->column[i] != 0)
        part.span += relaxed->by_term[e].exposure;
      else if (swb_portfolio_is_fixed (p, i))
        part.start += relaxed->by_term[e].exposure;
    }
  part.low = swb_portfolio_curve (term, part.start);
  high = swb_portfolio_curve (term, part.start + part.span);
  part.rise = high - part.low;
  relaxed->base += term->weight * part.low;
  if (!(term->weight * part.rise > smallest))
    {
      relaxed->base += term->weight * fmax (0.0, part.rise);
      return;
    }
  part.straight = term->cover || slope_of (relaxed, &part, 0.0) > STEEPEST;
  relaxed->parts[relaxed->n_parts++] = part;
}

/* Whether the objective is a whole number for every set: maximum cover. */
static bool
is_integral (const SwbPortfolioRelaxed *relaxed)
{
  const SwbPortfolio *p = relaxed->portfolio;
  double sum = 0.0;

  for (size_t t = 0; t < p->n_terms; t++)
    {
      if (!p->terms[t].cover ||
          p->terms[t].weight != floor (p->terms[t].weight))
        return false;
      sum += p->terms[t].weight;
    }
  for (size_t e = 0; e < p->first[p->n_creators]; e++)
    if (p->entries[e].exposure != 1.0)
      return false;
  for (size_t i = 0; i < p->n_creators; i++)
    {
      if (p->values[i] != floor (p->values[i]))
        return false;
      sum += p->values[i];
    }
  return sum < 1e6;
}

/* @value is that of a known set, which gives the unit. */
bool
swb_portfolio_relaxed_init (SwbPortfolioRelaxed *relaxed,
                            const SwbPortfolio *p,
                            double value)
{
  size_t n_entries = p->first[p->n_creators];
  size_t n_row = p->n_creators + 3;

  *relaxed = (SwbPortfolioRelaxed){ .portfolio = p };
  relaxed->column = calloc (p->n_creators + 1, sizeof *relaxed->column);
  relaxed->creator = calloc (p->n_creators + 1, sizeof *relaxed->creator);
  relaxed->parts = calloc (p->n_terms + 1, sizeof *relaxed->parts);
  relaxed->term_first = calloc (p->n_terms + 2, sizeof *relaxed->term_first);
  relaxed->by_term = calloc (n_entries + 1, sizeof *relaxed->by_term);
  relaxed->columns = calloc (n_row, sizeof *relaxed->columns);
  relaxed->numbers = calloc (n_row, sizeof *relaxed->numbers);
  relaxed->present = calloc (p->n_creators + 1, sizeof *relaxed->present);
  if (relaxed->column == NULL || relaxed->creator == NULL ||
      relaxed->parts == NULL || relaxed->term_first == NULL ||
      relaxed->by_term == NULL || relaxed->columns == NULL ||
      relaxed->numbers == NULL || relaxed->present == NULL)
    {
      swb_portfolio_relaxed_clear (relaxed);
      return false;
    }
  relaxed->integral = is_integral (relaxed);
  relaxed->unit = relaxed->integral || !(value > 0.0) ? 1.0 : value;
  turn_entries (relaxed);
  choose_columns (relaxed);
  for (size_t t = 0; t < p->n_terms; t++)
    choose_part (relaxed, (uint32_t) t);
  return true;
}

void
swb_portfolio_relaxed_clear (SwbPortfolioRelaxed *relaxed)
{
  free (relaxed->column);
  free (relaxed->creator);
  free (relaxed->parts);
  free (relaxed->term_first);
  free (relaxed->by_term);
  free (relaxed->columns);
  free (relaxed->numbers);
  free (relaxed->present);
}

/* A row of what has been put, which are @n. */
void
swb_portfolio_relaxed_add_row (
    SwbPortfolioRelaxed *relaxed, int n, int type, double low, double high)
{
  int row = glp_add_rows (relaxed->lp, 1);

  glp_set_mat_row (relaxed->lp, row, n, relaxed->columns, relaxed->numbers);
  glp_set_row_bnds (relaxed->lp, row, type, low, high);
}

/* One more number of the next row; none for no column. */
void
swb_portfolio_relaxed_put (SwbPortfolioRelaxed *relaxed,
                           int *n,
                           int column,
                           double number)
{
  if (column == 0 || number == 0.0)
    return;
  ++*n;
  relaxed->columns[*n] = column;
  relaxed->numbers[*n] = number;
}

/* Money in parts of what is left of it. */
static void
add_budget (SwbPortfolioRelaxed *relaxed)
{
  const SwbPortfolio *p = relaxed->portfolio;
  double left = p->budget;
  double sum = 0.0;
  int n = 0;

  for (size_t i = 0; i < p->n_creators; i++)
    if (swb_portfolio_is_fixed (p, i))
      left -= swb_portfolio_cost (p, i);
    else if (relaxed->column[i] != 0)
      sum += p->costs[i];
  left = fmax (0.0, left);
  if (sum <= left || !(left > 0.0))
    return;
  for (int j = 1; j <= relaxed->n_free; j++)
    swb_portfolio_relaxed_put (relaxed, &n, j,
                               p->costs[relaxed->creator[j]] / left);
  swb_portfolio_relaxed_add_row (relaxed, n, GLP_UP, 0.0, 1.0);
}

/* How many of some creators may be in, those who have to be counted off. */
static void
add_count (SwbPortfolioRelaxed *relaxed,
           const uint32_t *members,
           size_t n_members,
           double min,
           double max)
{
  const SwbPortfolio *p = relaxed->portfolio;
  double fixed = 0.0;
  int n = 0;

  for (size_t m = 0; m < n_members; m++)
    {
      uint32_t i = members == NULL ? (uint32_t) m : members[m];

      fixed += swb_portfolio_is_fixed (p, i);
      swb_portfolio_relaxed_put (relaxed, &n, relaxed->column[i], 1.0);
    }
  min = fmax (0.0, min - fixed);
  max = fmax (min, max - fixed);
  if (min <= 0.0 && max >= n)
    return;
  if (min >= max)
    swb_portfolio_relaxed_add_row (relaxed, n, GLP_FX, min, min);
  else
    swb_portfolio_relaxed_add_row (relaxed, n, max >= n ? GLP_LO : GLP_DB, min,
                                   max);
}

/* worth <= the sum of single gains, which holds for every submodular term; for
 * cover, of the exposures. */
static void
add_singles (SwbPortfolioRelaxed *relaxed, const SwbPortfolioPart *part)
{
  const SwbPortfolio *p = relaxed->portfolio;
  const SwbPortfolioTerm *term = &p->terms[part->term];
  int n = 0;

  swb_portfolio_relaxed_put (relaxed, &n, part->worth, 1.0);
  for (size_t e = relaxed->term_first[part->term];
       e < relaxed->term_first[part->term + 1]; e++)
    {
      double z = part->start + relaxed->by_term[e].exposure;
      double gain = swb_portfolio_curve (term, z) - part->low;

      swb_portfolio_relaxed_put (relaxed, &n,
                                 relaxed->column[relaxed->by_term[e].term],
                                 -gain / part->rise);
    }
  swb_portfolio_relaxed_add_row (relaxed, n, GLP_UP, 0.0, 0.0);
}

/* filled = the sum of the exposures. */
static void
add_filled (SwbPortfolioRelaxed *relaxed, const SwbPortfolioPart *part)
{
  int n = 0;

  swb_portfolio_relaxed_put (relaxed, &n, part->filled, 1.0);
  for (size_t e = relaxed->term_first[part->term];
       e < relaxed->term_first[part->term + 1]; e++)
    swb_portfolio_relaxed_put (relaxed, &n,
                               relaxed->column[relaxed->by_term[e].term],
                               -relaxed->by_term[e].exposure / part->span);
  swb_portfolio_relaxed_add_row (relaxed, n, GLP_FX, 0.0, 0.0);
}

static void
add_tangent (SwbPortfolioRelaxed *relaxed,
             const SwbPortfolioPart *part,
             double filled)
{
  double slope = slope_of (relaxed, part, filled);
  int n = 0;

  swb_portfolio_relaxed_put (relaxed, &n, part->worth, 1.0);
  swb_portfolio_relaxed_put (relaxed, &n, part->filled, -slope);
  swb_portfolio_relaxed_add_row (relaxed, n, GLP_UP, 0.0,
                                 curve_of (relaxed, part, filled) -
                                     slope * filled);
}

static int
add_column (SwbPortfolioRelaxed *relaxed, double worth)
{
  int column = glp_add_cols (relaxed->lp, 1);

  glp_set_col_bnds (relaxed->lp, column, GLP_DB, 0.0, 1.0);
  glp_set_obj_coef (relaxed->lp, column, worth / relaxed->unit);
  return column;
}

static void
load_part (SwbPortfolioRelaxed *relaxed, SwbPortfolioPart *part)
{
  part->worth = add_column (relaxed, part->weight * part->rise);
  if (!part->straight)
    part->filled = add_column (relaxed, 0.0);
  add_singles (relaxed, part);
  if (part->straight)
    return;
  add_filled (relaxed, part);
  for (int step = 0; step <= 4; step++)
    add_tangent (relaxed, part, 0.25 * step);
}

/* Within swb_glpk_call(). */
void
swb_portfolio_relaxed_load (SwbPortfolioRelaxed *relaxed)
{
  const SwbPortfolio *p = relaxed->portfolio;

  relaxed->lp = glp_create_prob ();
  glp_set_obj_dir (relaxed->lp, GLP_MAX);
  if (relaxed->n_free > 0)
    glp_add_cols (relaxed->lp, relaxed->n_free);
  for (int j = 1; j <= relaxed->n_free; j++)
    {
      glp_set_col_kind (relaxed->lp, j, GLP_BV);
      glp_set_obj_coef (relaxed->lp, j,
                        p->values[relaxed->creator[j]] / relaxed->unit);
    }
  add_budget (relaxed);
  if (p->max_count < p->n_creators)
    add_count (relaxed, NULL, p->n_creators, 0.0, (double) p->max_count);
  for (size_t g = 0; g < p->n_groups; g++)
    add_count (relaxed, p->members + p->member_first[g],
               p->member_first[g + 1] - p->member_first[g], p->quotas[g].min,
               p->quotas[g].max);
  for (size_t t = 0; t < relaxed->n_parts; t++)
    load_part (relaxed, &relaxed->parts[t]);
}

/* The tangent, where the present solution is above the curve. */
static bool
cut_tangent (SwbPortfolioRelaxed *relaxed,
             const SwbPortfolioPart *part,
             double least)
{
  double weight = part->weight * part->rise / relaxed->unit;
  double worth;
  double filled;

  if (part->straight)
    return false;
  worth = glp_get_col_prim (relaxed->lp, part->worth);
  filled = fmin (1.0, fmax (0.0, glp_get_col_prim (relaxed->lp, part->filled)));
  worth -= curve_of (relaxed, part, filled);
  if (weight * worth <= least || worth <= SWB_PORTFOLIO_FINEST)
    return false;
  add_tangent (relaxed, part, filled);
  return true;
}

/* Adds bounds wherever the present solution is above them by more than @least
 * of the unit. Returns how many. */
size_t
swb_portfolio_relaxed_cut (SwbPortfolioRelaxed *relaxed, double least)
{
  size_t n = 0;

  for (size_t t = 0; t < relaxed->n_parts; t++)
    {
      const SwbPortfolioPart *part = &relaxed->parts[t];

      n += swb_portfolio_relaxed_cut_set (relaxed, part, least);
      n += cut_tangent (relaxed, part, least);
    }
  return n;
}

/* The columns as they are for a set. */
void
swb_portfolio_relaxed_fill (const SwbPortfolioRelaxed *relaxed,
                            const SwbPortfolioSet *set,
                            double *numbers)
{
  for (int j = 1; j <= relaxed->n_free; j++)
    numbers[j] = set->chosen[relaxed->creator[j]] ? 1.0 : 0.0;
  for (size_t t = 0; t < relaxed->n_parts; t++)
    {
      const SwbPortfolioPart *part = &relaxed->parts[t];
      double filled = (set->exposures[part->term] - part->start) / part->span;

      filled = fmin (1.0, fmax (0.0, filled));
      numbers[part->worth] = fmin (
          1.0, fmax (0.0, (set->reached[part->term] - part->low) / part->rise));
      if (!part->straight)
        numbers[part->filled] = filled;
    }
}
