/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the side page says about one placement: promised, delivered, paid, how
 * it did against its tier, and where each of that comes from. */
#pragma once

#include "document/swb-creator-details.h"

G_BEGIN_DECLS

char *swb_creator_promised_text (const SwbDetailPlacement *placement,
                                 SwbDay today);
char *swb_creator_delivered_text (const SwbDetailPlacement *placement,
                                  SwbDay today);
char *swb_creator_measured_text (const SwbDetailPlacement *placement,
                                 SwbGrouping grouping);
char *swb_creator_paid_text (const SwbDetailPlacement *placement, SwbDay today);
char *swb_creator_standing_text (const SwbStanding *standing);
char *swb_creator_post_origin (const SwbDetailPlacement *placement,
                               SwbGrouping grouping);
char *swb_creator_campaign_text (const GPtrArray *placements,
                                 const SwbId *campaign);

G_END_DECLS
