/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented plans of any size, made in the model alone: for the tests of charts
 * and briefs. */
#pragma once

#include "model/swb-workspace.h"

G_BEGIN_DECLS

/**
 * PlanSample:
 * @n_creators: how many creators are in the roster
 * @n_placements: how many of them are booked, in turn
 * @bare: whether all facts of the campaign but its name are missing
 * @long_names: whether names run to many words
 * @money: what amounts are multiplied with; 0 for 1
 */
typedef struct
{
  guint n_creators;
  guint n_placements;
  gboolean bare;
  gboolean long_names;
  gint64 money;
} PlanSample;

SwbWorkspace *plan_sample_new (const PlanSample *sample);
SwbCampaign *plan_sample_campaign (SwbWorkspace *workspace);
const char *const *plan_sample_names (void);

G_END_DECLS
