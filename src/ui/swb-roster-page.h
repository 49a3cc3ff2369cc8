/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Roster page: the list of all creators, and beside it what is known of
 * those that are chosen. */
#pragma once

#include "ui/swb-creator-page.h"
#include "ui/swb-roster-pane.h"

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_PAGE (swb_roster_page_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbRosterPage, swb_roster_page, SWB, ROSTER_PAGE, GtkWidget)

GtkWidget *swb_roster_page_new (void);
void swb_roster_page_set_document (SwbRosterPage *self, SwbDocument *document);
SwbRosterPane *swb_roster_page_get_pane (SwbRosterPage *self);
gboolean swb_roster_page_has_side (SwbRosterPage *self);
SwbCreatorPage *swb_roster_page_get_side (SwbRosterPage *self);
void swb_roster_page_focus_next_pane (SwbRosterPage *self);
void swb_roster_page_set_show_side (SwbRosterPage *self, gboolean show);

G_END_DECLS
