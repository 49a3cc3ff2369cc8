/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of the roster's saved views. */
#pragma once

#include "document/swb-document.h"
#include "model/swb-roster-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_VIEWS (swb_roster_views_get_type ())

/* Properties: "chosen" string, the id of the view that was chosen, "" for none.
 * Actions: views.choose (id), views.save, views.update, views.rename,
 * views.delete, views.up, views.down.
 * Signals: "searched" (string) after a view that was chosen asks for words. */
G_DECLARE_FINAL_TYPE (
    SwbRosterViews, swb_roster_views, SWB, ROSTER_VIEWS, GtkWidget)

void swb_roster_views_set_view (SwbRosterViews *self,
                                SwbDocument *document,
                                SwbRosterView *view);
void swb_roster_views_set_compact (SwbRosterViews *self, gboolean compact);
gboolean swb_roster_views_is_changed (SwbRosterViews *self);

G_END_DECLS
