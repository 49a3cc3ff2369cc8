/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One lane of the status board: the placements that have a status. */
#pragma once

#include "model/swb-placement.h"
#include "model/swb-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_BOARD_LANE (swb_board_lane_get_type ())

/* Signals: "dropped" (SwbPlacement) when a card of some lane was let go over
 * this one; "selection-changed" (); "activated" (SwbPlacement); "menu" (x, y)
 * in the lane's own pixels; "step" (int) where Left or Right leaves the lane;
 * "shift" (int) where Alt+Left or Alt+Right moves what is chosen. */
G_DECLARE_FINAL_TYPE (SwbBoardLane, swb_board_lane, SWB, BOARD_LANE, GtkWidget)

GtkWidget *swb_board_lane_new (const char *status);
void swb_board_lane_set_model (SwbBoardLane *self,
                               GListModel *placements,
                               SwbRoster *roster);
void swb_board_lane_set_writable (SwbBoardLane *self, gboolean writable);
void swb_board_lane_update_sums (SwbBoardLane *self);
GPtrArray *swb_board_lane_get_chosen (SwbBoardLane *self);
void swb_board_lane_choose (SwbBoardLane *self, GPtrArray *placements);
void swb_board_lane_choose_none (SwbBoardLane *self);
gboolean swb_board_lane_focus (SwbBoardLane *self, guint position);
guint swb_board_lane_focused (SwbBoardLane *self);

G_END_DECLS
