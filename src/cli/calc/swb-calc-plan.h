/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs of calc that are made from a campaign of a workspace. */
#pragma once

#include "cli/calc/swb-calc.h"

G_BEGIN_DECLS

JsonNode *swb_calc_gather_reach (SwbDocument *document,
                                 SwbCampaign *campaign,
                                 GError **error);

G_END_DECLS
