/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the tiers of a workspace: a preset, or boundaries of its own. */
#pragma once

#include "document/swb-command.h"
#include "model/swb-workspace.h"

G_BEGIN_DECLS

#define SWB_TIER_ERROR (swb_tier_error_quark ())
GQuark swb_tier_error_quark (void);

typedef enum
{
  SWB_TIER_ERROR_NOT_ASCENDING,
} SwbTierError;

/* The place of the boundaries that count on every platform. */
#define SWB_TIER_EVERY SWB_N_PLATFORMS

/**
 * SwbTierPlan:
 * @is_set: by platform, and of %SWB_TIER_EVERY always: whether it has
 *   boundaries of its own
 * @least: followers from which micro, mid, macro and mega begin
 */
typedef struct
{
  gboolean is_set[SWB_N_PLATFORMS + 1];
  gint64 least[SWB_N_PLATFORMS + 1][SWB_N_BOUNDS];
} SwbTierPlan;

void swb_tier_plan_of_preset (SwbTierPlan *plan, const char *preset);
void swb_tier_plan_of_workspace (SwbTierPlan *plan, SwbWorkspace *workspace);
gboolean swb_tier_plan_check (const SwbTierPlan *plan,
                              SwbPlatform *platform,
                              guint *bound,
                              GError **error);
void swb_tier_plan_get_bounds (const SwbTierPlan *plan, SwbTierBounds *bounds);

char *swb_tier_citation (SwbWorkspace *workspace);

SwbCommand *swb_tier_choose_preset (SwbWorkspace *workspace,
                                    const char *preset);
SwbCommand *swb_tier_set_own (SwbWorkspace *workspace,
                              const SwbTierPlan *plan,
                              GError **error);

G_END_DECLS
