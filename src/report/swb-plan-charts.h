/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a plan, made from its figures: one source for the window, the
 * command line and the brief. */
#pragma once

#include "chart/swb-chart.h"
#include "document/swb-figures.h"

G_BEGIN_DECLS

SwbChart *swb_plan_chart_reach (const SwbReachFigures *figures, GError **error);
SwbChart *swb_plan_chart_spend_by_stage (const SwbBudgetFigures *figures,
                                         GError **error);
SwbChart *swb_plan_chart_spend_by_bucket (const SwbBudgetFigures *figures,
                                          GError **error);

const char *const *swb_plan_chart_kinds (void);
const char *swb_plan_chart_kind_name (const char *kind);
SwbChart *swb_plan_chart_new (SwbWorkspace *workspace,
                              SwbCampaign *campaign,
                              const char *kind,
                              GError **error);

G_END_DECLS
