/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reach models need of a plan or a roster: accounts with the people
 * who see them, segments, and how the ones lie in the others. */
#pragma once

#include "analytics/swb-reach.h"
#include "model/swb-workspace.h"

G_BEGIN_DECLS

/**
 * SwbViewersSource:
 * @SWB_VIEWERS_UNKNOWN: nothing is known; the account is left out
 * @SWB_VIEWERS_IMPORTED: average views from a file or an API
 * @SWB_VIEWERS_TYPED: average views that somebody typed
 * @SWB_VIEWERS_BENCHMARK: followers times the published share of the tier
 */
typedef enum
{
  SWB_VIEWERS_UNKNOWN,
  SWB_VIEWERS_IMPORTED,
  SWB_VIEWERS_TYPED,
  SWB_VIEWERS_BENCHMARK,
} SwbViewersSource;

/**
 * SwbReachAccount:
 * @account: index in the roster's data
 * @viewers: people who see a post of it
 * @source: where @viewers come from
 * @cost: what its placements cost, or its fee, in major units of the currency
 * @day: of its first placement; none for a roster
 * @priced: whether all of @cost could be told in the currency
 */
typedef struct
{
  guint account;
  double viewers;
  SwbViewersSource source;
  double cost;
  SwbDay day;
  gboolean priced;
} SwbReachAccount;

/**
 * SwbReachSegment:
 * @name: (nullable): as shown; %NULL for a segment that only one account is in
 * @size: people in it
 */
typedef struct
{
  const char *name;
  double size;
} SwbReachSegment;

/**
 * SwbReachInputs:
 * @accounts: (element-type SwbReachAccount): in order of date, or of the
 *   roster; those with no viewers are left out
 * @segments: (element-type SwbReachSegment): those of the workspace, then one
 *   for each account whose audience is in none of them
 * @shares: (element-type SwbReachShare): of @accounts in @segments
 * @n_without: accounts left out because nothing is known of their views
 * @n_unplaced: accounts in a segment of their own: no overlap is assumed
 * @currency: of the costs
 */
typedef struct
{
  GArray *accounts;
  GArray *segments;
  GArray *shares;
  guint n_without;
  guint n_unplaced;
  char currency[4];
} SwbReachInputs;

SwbReachInputs *swb_reach_inputs_new (SwbWorkspace *workspace,
                                      SwbCampaign *campaign);
SwbReachInputs *swb_reach_inputs_new_for_roster (SwbWorkspace *workspace,
                                                 const char *currency);
void swb_reach_inputs_free (SwbReachInputs *inputs);
SwbStatus swb_reach_inputs_build (const SwbReachInputs *inputs,
                                  SwbReachModel **model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbReachInputs, swb_reach_inputs_free)

G_END_DECLS
