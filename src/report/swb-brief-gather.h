/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the report library: how a brief's content is gathered. */
#pragma once

#include "document/swb-figures.h"
#include "report/swb-brief-content.h"

G_BEGIN_DECLS

/**
 * SwbBriefPost:
 * @placement: one that was not dropped
 * @creator: its row in the roster, or %SWB_NO_ACCOUNT
 * @account: its account's row, or %SWB_NO_ACCOUNT
 * @tier: of its account by followers, or -1
 */
typedef struct
{
  SwbPlacement *placement;
  guint creator;
  guint account;
  int tier;
} SwbBriefPost;

/**
 * SwbBriefGather:
 * @posts: SwbBriefPost by tier, then by day
 */
typedef struct
{
  SwbWorkspace *workspace;
  SwbCampaign *campaign;
  const SwbRosterData *roster;
  GArray *posts;
  SwbReachFigures *reach;
  SwbBudgetFigures *budget;
  SwbBriefContent *content;
} SwbBriefGather;

void swb_brief_gather_posts (SwbBriefGather *gather);
void swb_brief_gather_facts (SwbBriefGather *gather);
void swb_brief_gather_plan (SwbBriefGather *gather);
void swb_brief_gather_creators (SwbBriefGather *gather);
void swb_brief_gather_budget (SwbBriefGather *gather);
void swb_brief_gather_sources (SwbBriefGather *gather);

G_END_DECLS
