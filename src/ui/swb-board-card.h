/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A placement on the status board: who, where, when, for how much. */
#pragma once

#include "model/swb-placement.h"
#include "model/swb-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_BOARD_CARD (swb_board_card_get_type ())

G_DECLARE_FINAL_TYPE (SwbBoardCard, swb_board_card, SWB, BOARD_CARD, GtkWidget)

GtkWidget *swb_board_card_new (void);
void swb_board_card_set (SwbBoardCard *self,
                         SwbPlacement *placement,
                         SwbRoster *roster);
SwbPlacement *swb_board_card_get_placement (SwbBoardCard *self);
int swb_board_days_late (SwbPlacement *placement, SwbDay today);

G_END_DECLS
