/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card of the side page and its rows share. */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_CREATOR_CARD_KEY "swb-creator-row" /* of a row: its key + 1 */

GtkWidget *swb_creator_card_get_list (SwbCreatorCard *self);

G_END_DECLS
