/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is chosen in a list of SwbRosterRows: rows of creators, and groups. */
#pragma once

#include "model/swb-roster-view.h"

#include "ui/swb-roster-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *swb_roster_chosen (GtkSelectionModel *selection, guint limit);
GArray *swb_roster_places (SwbRosterRows *rows,
                           GtkBitset *which,
                           gboolean closed,
                           SwbRosterData **data);
GArray *swb_roster_chosen_places (GtkSelectionModel *selection,
                                  SwbRosterData **data);
guint swb_roster_chosen_count (GtkSelectionModel *selection);
void swb_roster_chosen_follow_groups (GtkSelectionModel *selection,
                                      GtkBitset *groups);
void swb_roster_choose_at (GtkSelectionModel *selection, SwbCreator *creator);

void
swb_roster_choose_range (GtkSelectionModel *selection, guint first, guint last);

G_END_DECLS
