/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster: all creators of a workspace, to search, filter, sort, edit and
 * book. */
#pragma once

#include "document/swb-document.h"
#include "ui/swb-roster-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_PANE (swb_roster_pane_get_type ())

/* Properties: "document" SwbDocument (nullable), "wide" boolean (the Roster
 * page: one row of tools and all columns).
 * Signals: "selection-changed" ().
 * Actions: roster.add, roster.edit, roster.delete, roster.book, roster.menu,
 * roster.clear, roster.export; columns.ID shows or hides a
 * column. Import is the window's win.import. */
G_DECLARE_FINAL_TYPE (
    SwbRosterPane, swb_roster_pane, SWB, ROSTER_PANE, GtkWidget)

GtkWidget *swb_roster_pane_new (void);
void swb_roster_pane_set_document (SwbRosterPane *self, SwbDocument *document);
SwbDocument *swb_roster_pane_get_document (SwbRosterPane *self);
void swb_roster_pane_set_wide (SwbRosterPane *self, gboolean wide);
SwbRosterList *swb_roster_pane_get_list (SwbRosterPane *self);
void swb_roster_pane_focus_rows (SwbRosterPane *self);
void swb_roster_pane_focus_search (SwbRosterPane *self);

G_END_DECLS
