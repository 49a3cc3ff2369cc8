/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the roster's list: made, found, remembered. */
#pragma once

#include "ui/swb-roster-cell.h"

G_BEGIN_DECLS

void swb_roster_columns_add (GtkColumnView *view, SwbRosterFormat *format);
void swb_roster_columns_refresh (SwbRosterFormat *format);
void swb_roster_columns_hide_far (SwbRosterFormat *format);
void swb_roster_columns_lay_out (SwbRosterFormat *format);
void swb_roster_columns_refresh_sparks (SwbRosterFormat *format);
GtkColumnViewColumn *swb_roster_columns_find (GtkColumnView *view,
                                              SwbRosterColumn column);
SwbRosterColumn swb_roster_columns_get (GtkColumnViewColumn *column);
void swb_roster_columns_pair (GtkColumnView *view, GtkColumnView *pinned);
void swb_roster_columns_reset (GtkColumnView *view, gboolean wide, int *widths);
void swb_roster_columns_spread (GtkColumnView *view, gboolean wide);

GVariant *swb_roster_columns_save (GtkColumnView *view, const int *widths);
void
swb_roster_columns_load (GtkColumnView *view, GVariant *saved, int *widths);

G_END_DECLS
