/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input of calc portfolio. */
#pragma once

#include "cli/calc/swb-calc-roster.h"

G_BEGIN_DECLS

typedef struct
{
  SwbCalcRoster roster;
  double *viewers;
  double *values;
  gsize n_segments;
  const char **segments;
  double *sizes;
  double *worth;
  GHashTable *segment_of;
  GArray *shares; /* SwbReachShare */
  GHashTable *label_of;
  GArray *labels; /* SwbPortfolioLabel */
  GHashTable *group_of;
  GPtrArray *group_names;
  GPtrArray *members; /* of GArray of guint32, one a group */
  GArray *groups;     /* SwbPortfolioGroup */
  GArray *conflicts;  /* SwbPortfolioConflict */
  SwbPortfolioProblem problem;
  SwbPortfolioOptions options;
  gboolean certify;
} SwbCalcPortfolio;

void swb_calc_portfolio_read (SwbCalcPortfolio *portfolio,
                              SwbCalcObject *input);
SwbPortfolioProblem
swb_calc_portfolio_problem (const SwbCalcPortfolio *portfolio);
void swb_calc_portfolio_clear (SwbCalcPortfolio *portfolio);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwbCalcPortfolio, swb_calc_portfolio_clear)

G_END_DECLS
