/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The titles of the roster's columns: where they stand over their column, what
 * they say of the order of rows, and the menu behind each. */
#pragma once

#include "model/swb-roster-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_roster_titles_align (GtkColumnView *view);
void swb_roster_titles_mark (GtkColumnView *view,
                             const SwbRosterSort *sorts,
                             guint n_sorts);
GMenuModel *
swb_roster_titles_menu (SwbRosterColumn column, gboolean wide, gboolean pinned);
int swb_roster_titles_find (GtkColumnView *view, double x, double y);

G_END_DECLS
