/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's list in two: columns that are pinned, and the rest, which
 * scrolls sideways. */
#pragma once

#include "model/swb-roster-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_PANES (swb_roster_panes_get_type ())

/* Emits "columns-changed" () after columns came, went, or changed places. */
G_DECLARE_FINAL_TYPE (
    SwbRosterPanes, swb_roster_panes, SWB, ROSTER_PANES, GtkWidget)

GtkColumnView *swb_roster_panes_get_view (SwbRosterPanes *self,
                                          gboolean pinned);
void swb_roster_panes_set_model (SwbRosterPanes *self,
                                 GtkSelectionModel *model);

/* Columns in the order in which they stand, pinned ones first, hidden ones
 * among them. */
guint swb_roster_panes_get_n_columns (SwbRosterPanes *self);
GtkColumnViewColumn *swb_roster_panes_get_column (SwbRosterPanes *self,
                                                  guint place);
GtkColumnViewColumn *swb_roster_panes_find (SwbRosterPanes *self,
                                            SwbRosterColumn column);
gboolean swb_roster_panes_is_pinned (SwbRosterPanes *self,
                                     SwbRosterColumn column);
guint swb_roster_panes_count_pinned (SwbRosterPanes *self);
void swb_roster_panes_move (SwbRosterPanes *self,
                            SwbRosterColumn column,
                            gboolean pinned,
                            guint place);

G_END_DECLS
