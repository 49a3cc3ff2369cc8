/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers drawn from a plan for panes, charts and briefs; every one can say
 * where it came from. */
#pragma once

#include "analytics/swb-reach.h"
#include "model/swb-workspace.h"

G_BEGIN_DECLS

/**
 * SwbSpend:
 * @id: bucket id or stage kind; @name: as shown
 * @planned, @committed, @actual: sums in the campaign's currency
 * @booked: fees of placements in it
 */
typedef struct
{
  char *id;
  char *name;
  SwbMoney planned;
  SwbMoney committed;
  SwbMoney actual;
  SwbMoney booked;
} SwbSpend;

/**
 * SwbBudgetFigures:
 * @buckets, @stages: arrays of SwbSpend in order of the plan
 * @total: all buckets but rights
 * @n_unconverted: amounts left out because no exchange rate is known
 */
typedef struct
{
  GArray *buckets;
  GArray *stages;
  SwbSpend total;
  SwbMoney budget;
  guint n_unconverted;
} SwbBudgetFigures;

SwbBudgetFigures *swb_budget_figures_new (SwbWorkspace *workspace,
                                          SwbCampaign *campaign);
void swb_budget_figures_free (SwbBudgetFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbBudgetFigures, swb_budget_figures_free)

/**
 * SwbReachFigures:
 * @points: SwbReachPoint (analytics/swb-reach.h) by placement in order of
 *   date, the first at nought; spend in major units of @currency, people
 * @enough: FALSE where nothing could be computed; then @reason says why
 * @sentence: "3.1 million people reached" or why not
 * @detail: the band in words
 * @provenance: where the inputs came from
 * @n_accounts: accounts in it, of which @n_imported rest on imported views,
 *   @n_typed on typed ones, @n_benchmark on followers and a benchmark
 * @n_without: accounts left out because nothing is known of their views
 * @n_unplaced: accounts whose audience is in no known segment; no overlap is
 *   assumed for them
 */
typedef struct
{
  GArray *points;
  gboolean enough;
  char *sentence;
  char *detail;
  char *provenance;
  guint n_accounts;
  guint n_imported;
  guint n_typed;
  guint n_benchmark;
  guint n_without;
  guint n_unplaced;
  char currency[4];
} SwbReachFigures;

SwbReachFigures *swb_reach_figures_new (SwbWorkspace *workspace,
                                        SwbCampaign *campaign);
void swb_reach_figures_free (SwbReachFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbReachFigures, swb_reach_figures_free)

G_END_DECLS
