/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a campaign has, named as the inputs of calc name it, and the inputs that
 * are made of it. */
#pragma once

#include "cli/calc/swb-calc.h"
#include "document/swb-reach-inputs.h"

G_BEGIN_DECLS

/**
 * SwbCalcPlan:
 * @workspace: where it is
 * @roster: its creators and accounts
 * @inputs: accounts, segments and shares
 * @names: (element-type utf8): a name for each account, each once
 * @segments: (element-type utf8): the same for the segments
 * @first_share: where the shares of each account begin, and the end
 */
typedef struct
{
  SwbWorkspace *workspace;
  const SwbRosterData *roster;
  SwbReachInputs *inputs;
  GPtrArray *names;
  GPtrArray *segments;
  guint *first_share;
} SwbCalcPlan;

SwbCalcPlan *swb_calc_plan_new (SwbDocument *document, SwbReachInputs *inputs);
void swb_calc_plan_free (SwbCalcPlan *plan);
const SwbReachAccount *swb_calc_plan_account (const SwbCalcPlan *plan,
                                              guint index);
gboolean swb_calc_plan_share (const SwbCalcPlan *plan,
                              guint account,
                              guint n,
                              guint *segment,
                              double *share);
GPtrArray *swb_calc_name_segments (const SwbReachInputs *inputs);
void swb_calc_put_segments (JsonBuilder *out,
                            const SwbReachInputs *inputs,
                            GPtrArray *segments);
void swb_calc_plan_put_shares (const SwbCalcPlan *plan,
                               guint account,
                               JsonBuilder *out);

JsonNode *swb_calc_gather_reach (SwbDocument *document,
                                 SwbCampaign *campaign,
                                 GError **error);
JsonNode *swb_calc_gather_portfolio (SwbDocument *document,
                                     SwbCampaign *campaign,
                                     GError **error);
JsonNode *swb_calc_gather_forecast (SwbDocument *document,
                                    SwbCampaign *campaign,
                                    GError **error);
JsonNode *swb_calc_gather_diversity (SwbDocument *document,
                                     SwbCampaign *campaign,
                                     GError **error);
JsonNode *swb_calc_gather_matrix (SwbDocument *document,
                                  SwbCampaign *campaign,
                                  GError **error);
JsonNode *swb_calc_gather_suspicion (SwbDocument *document,
                                     SwbCampaign *campaign,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbCalcPlan, swb_calc_plan_free)

G_END_DECLS
