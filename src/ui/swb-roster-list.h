/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the roster: columns to sort, widen, move and hide, rows to
 * choose, open and drag. */
#pragma once

#include "document/swb-document.h"
#include "model/swb-roster-view.h"
#include "ui/swb-roster-cell.h"
#include "ui/swb-roster-panes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list as a grid: ui/swb-roster-grid.h */
typedef struct _SwbRosterGrid SwbRosterGrid;

#define SWB_TYPE_ROSTER_LIST (swb_roster_list_get_type ())

/* Signals: "selection-changed" (); "rows-changed" () after other rows are
 * shown or the same in another order. */
G_DECLARE_FINAL_TYPE (
    SwbRosterList, swb_roster_list, SWB, ROSTER_LIST, GtkWidget)

void swb_roster_list_set_document (SwbRosterList *self, SwbDocument *document);
void swb_roster_list_set_asleep (SwbRosterList *self, gboolean asleep);
void swb_roster_list_set_wide (SwbRosterList *self, gboolean wide);
SwbRosterView *swb_roster_list_get_view (SwbRosterList *self);
GtkSelectionModel *swb_roster_list_get_selection (SwbRosterList *self);
SwbRosterGrid *swb_roster_list_get_grid (SwbRosterList *self);
GtkColumnView *swb_roster_list_get_column_view (SwbRosterList *self);
SwbRosterPanes *swb_roster_list_get_panes (SwbRosterList *self);
SwbRosterFormat *swb_roster_list_get_format (SwbRosterList *self);
void swb_roster_list_set_grouping (SwbRosterList *self, SwbGrouping grouping);
guint swb_roster_list_count_chosen (SwbRosterList *self);
void swb_roster_list_focus (SwbRosterList *self);
gboolean swb_roster_list_reveal (SwbRosterList *self, const SwbId *creator);
void swb_roster_list_add (SwbRosterList *self);
void swb_roster_list_edit (SwbRosterList *self);
void swb_roster_list_delete (SwbRosterList *self);
void swb_roster_list_book (SwbRosterList *self);
void swb_roster_list_popup_menu (SwbRosterList *self);

G_END_DECLS
