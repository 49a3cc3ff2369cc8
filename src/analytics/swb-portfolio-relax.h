/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mixed integer program whose best is no less than the best portfolio. */
#pragma once

#include "analytics/swb-glpk.h"
#include "analytics/swb-portfolio-private.h"

/* A term in the program. All in parts of what it can grow: @filled (column)
 * is how far its exposure is from @start to @start + @span, @worth (column) how
 * far its curve is from @low to @low + @rise. A straight one has no @filled;
 * its curve is bounded by sets alone, or is min (1, z). */
typedef struct
{
  uint32_t term;
  double start;
  double span;
  double low;
  double rise;
  double weight;
  int worth;
  int filled;
  bool straight;
} SwbPortfolioPart;

/* The simplex cannot tell smaller steps of a curve from none. */
#define SWB_PORTFOLIO_FINEST 1e-6

/* A creator of a term, and in what part it is in at present. */
typedef struct
{
  double part;
  double exposure;
  uint32_t creator;
} SwbPortfolioPresent;

/* @column has the column of each creator or 0; @base is what every set has;
 * the objective of the program is in units of @unit. */
typedef struct
{
  const SwbPortfolio *portfolio;
  glp_prob *lp;
  int *column;
  uint32_t *creator;
  int n_free;
  SwbPortfolioPart *parts;
  size_t n_parts;
  size_t *part_of;
  size_t *term_first;
  SwbPortfolioEntry *by_term;
  int *columns;
  double *numbers;
  SwbPortfolioPresent *present;
  double base;
  double unit;
  bool integral;
} SwbPortfolioRelaxed;

bool swb_portfolio_relaxed_init (SwbPortfolioRelaxed *relaxed,
                                 const SwbPortfolio *portfolio,
                                 double value);
void swb_portfolio_relaxed_clear (SwbPortfolioRelaxed *relaxed);
void swb_portfolio_relaxed_load (SwbPortfolioRelaxed *relaxed);
void swb_portfolio_relaxed_add_row (
    SwbPortfolioRelaxed *relaxed, int n, int type, double low, double high);
void swb_portfolio_relaxed_put (SwbPortfolioRelaxed *relaxed,
                                int *n,
                                int column,
                                double number);
bool swb_portfolio_relaxed_cut_set (SwbPortfolioRelaxed *relaxed,
                                    const SwbPortfolioPart *part,
                                    double least);
size_t swb_portfolio_relaxed_cut (SwbPortfolioRelaxed *relaxed, double least);
void swb_portfolio_relaxed_fill (const SwbPortfolioRelaxed *relaxed,
                                 const SwbPortfolioSet *set,
                                 double *numbers);
