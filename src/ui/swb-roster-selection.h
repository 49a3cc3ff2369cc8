/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of the roster are chosen, as runs of positions: of a million it
 * takes no longer than of one. */
#pragma once

#include "ui/swb-roster-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_SELECTION (swb_roster_selection_get_type ())

/* A GtkSelectionModel. */
G_DECLARE_FINAL_TYPE (
    SwbRosterSelection, swb_roster_selection, SWB, ROSTER_SELECTION, GObject)

SwbRosterSelection *swb_roster_selection_new (SwbRosterRows *rows);
SwbRosterRows *swb_roster_selection_get_rows (SwbRosterSelection *self);

G_END_DECLS
