/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the side page says about a creator, in words. */
#pragma once

#include "document/swb-creator-details.h"

G_BEGIN_DECLS

SwbGrouping swb_creator_grouping (SwbDocument *document);
char *swb_creator_currency (SwbDocument *document);
char *swb_creator_subtitle (const SwbCreatorDetails *details);
char *swb_creator_card_text (const SwbCreatorDetails *details);
char *swb_creator_day_text (SwbDay day, SwbDay today);
char *swb_creator_together_text (const SwbRelationship *relationship);
char *swb_creator_together_basis (const SwbRelationship *relationship);
gboolean swb_creator_is_web_address (const char *url);
char *swb_creator_deliverable_text (const char *channel,
                                    const char *deliverable);

char *swb_creator_written_text (const SwbId *id);
char *
swb_creator_converted_text (SwbDocument *document, SwbMoney amount, SwbDay day);

G_END_DECLS
