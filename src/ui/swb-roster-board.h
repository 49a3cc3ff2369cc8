/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status board: the campaign's placements in lanes by how far along they
 * are. */
#pragma once

#include "document/swb-document.h"
#include "model/swb-roster-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_BOARD (swb_roster_board_get_type ())

/* Signals: "selection-changed" (); "activated" (SwbPlacement) when a card was
 * opened. */
G_DECLARE_FINAL_TYPE (
    SwbRosterBoard, swb_roster_board, SWB, ROSTER_BOARD, GtkWidget)

void swb_roster_board_set_document (SwbRosterBoard *self,
                                    SwbDocument *document);
void swb_roster_board_set_view (SwbRosterBoard *self, SwbRosterView *view);
GPtrArray *swb_roster_board_get_chosen (SwbRosterBoard *self);
gboolean swb_roster_board_focus (SwbRosterBoard *self);
void swb_roster_board_move (SwbRosterBoard *self, const char *status);

G_END_DECLS
