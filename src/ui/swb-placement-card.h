/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card beside the plan that shows what is selected on the timeline. */
#pragma once

#include "document/swb-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_PLACEMENT_CARD (swb_placement_card_get_type ())

/* Signals: "toast" (string, boolean) with a sentence to show, and whether it
 * offers Undo. */
G_DECLARE_FINAL_TYPE (
    SwbPlacementCard, swb_placement_card, SWB, PLACEMENT_CARD, GtkWidget)

GtkWidget *swb_placement_card_new (void);
void swb_placement_card_set_document (SwbPlacementCard *self,
                                      SwbDocument *document);
void swb_placement_card_set_placements (SwbPlacementCard *self,
                                        GPtrArray *placements);

G_END_DECLS
