/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the timeline says: names, tooltips, what a screen reader speaks. */
#pragma once

#include "model/swb-campaign.h"
#include "model/swb-gate.h"
#include "model/swb-placement.h"
#include "model/swb-roster.h"
#include "model/swb-stage.h"

G_BEGIN_DECLS

const char *swb_timeline_tier_name (int tier);
const char *swb_timeline_creator_name (SwbRoster *roster, const SwbId *creator);
int swb_timeline_creator_tier (SwbRoster *roster, const SwbId *creator);
char *swb_timeline_placement_words (SwbPlacement *placement,
                                    SwbRoster *roster,
                                    const SwbFlight *flight);
char *swb_timeline_placement_tooltip (SwbPlacement *placement,
                                      SwbRoster *roster,
                                      const SwbFlight *flight);
char *swb_timeline_stage_words (SwbStage *stage, const SwbFlight *flight);
char *swb_timeline_gate_words (SwbGate *gate, const SwbFlight *flight);
const char *swb_timeline_verdict_words (const char *verdict);
char *swb_timeline_caption (SwbCampaign *campaign);

G_END_DECLS
