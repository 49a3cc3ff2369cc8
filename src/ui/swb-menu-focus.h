/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keys go when a menu closes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_menu_focus_keep (GtkPopover *menu, GtkWidget *home);

G_END_DECLS
