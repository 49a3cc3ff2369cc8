/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The placements of a campaign, parted by how far along they are. */
#pragma once

#include "model/swb-campaign.h"
#include "model/swb-placement.h"

G_BEGIN_DECLS

#define SWB_TYPE_BOARD_LANES (swb_board_lanes_get_type ())

/* Signal: "refreshed" () after the lanes follow what changed. */
G_DECLARE_FINAL_TYPE (SwbBoardLanes, swb_board_lanes, SWB, BOARD_LANES, GObject)

typedef gboolean (*SwbBoardShows) (SwbPlacement *placement, gpointer user_data);

SwbBoardLanes *swb_board_lanes_new (void);
void swb_board_lanes_set_campaign (SwbBoardLanes *self, SwbCampaign *campaign);
void swb_board_lanes_set_filter (SwbBoardLanes *self,
                                 SwbBoardShows shows,
                                 gpointer user_data);
void swb_board_lanes_refresh (SwbBoardLanes *self);
guint swb_board_lanes_get_n (SwbBoardLanes *self);
GListModel *swb_board_lanes_get (SwbBoardLanes *self, guint lane);
const char *swb_board_lanes_status (guint lane);
gboolean swb_board_lanes_find (SwbBoardLanes *self,
                               SwbPlacement *placement,
                               guint *lane,
                               guint *position);

G_END_DECLS
