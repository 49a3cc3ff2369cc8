/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs of calc that are made from a campaign of a workspace. */
#pragma once

#include "cli/calc/swb-calc.h"
#include "document/swb-reach-inputs.h"

G_BEGIN_DECLS

JsonNode *swb_calc_gather_reach (SwbDocument *document,
                                 SwbCampaign *campaign,
                                 GError **error);
JsonNode *swb_calc_gather_forecast (SwbDocument *document,
                                    SwbCampaign *campaign,
                                    GError **error);
GPtrArray *swb_calc_name_segments (const SwbReachInputs *inputs);
void swb_calc_put_segments (JsonBuilder *out,
                            const SwbReachInputs *inputs,
                            GPtrArray *segments);

G_END_DECLS
