/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button with what the roster's page looks like: height of rows, groups, and
 * columns to show, move and pin. */
#pragma once

#include "ui/swb-roster-list.h"

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_VIEW_MENU (swb_roster_view_menu_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbRosterViewMenu, swb_roster_view_menu, SWB, ROSTER_VIEW_MENU, GtkWidget)

void swb_roster_view_menu_set_list (SwbRosterViewMenu *self,
                                    SwbRosterList *list);

G_END_DECLS
