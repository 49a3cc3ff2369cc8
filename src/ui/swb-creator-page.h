/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the creators that are chosen: all about one, the sums of
 * several. */
#pragma once

#include "document/swb-creator-details.h"
#include "sync/swb-picture-cache.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_PAGE (swb_creator_page_get_type ())

/* Actions: creator.edit, creator.copy, creator.history. */
G_DECLARE_FINAL_TYPE (
    SwbCreatorPage, swb_creator_page, SWB, CREATOR_PAGE, GtkWidget)

GtkWidget *swb_creator_page_new (void);
void swb_creator_page_set_document (SwbCreatorPage *self,
                                    SwbDocument *document);
void swb_creator_page_set_pictures (SwbCreatorPage *self,
                                    SwbPictureCache *pictures);
void swb_creator_page_set_creators (SwbCreatorPage *self,
                                    GPtrArray *creators,
                                    guint n_chosen,
                                    SwbGrouping grouping);
const SwbCreatorDetails *swb_creator_page_get_details (SwbCreatorPage *self);
GtkWidget *swb_creator_page_get_card (SwbCreatorPage *self, GType type);

G_END_DECLS
