/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab goes past a long list and not through its rows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_tab_out_add (GtkWidget *around);
void swb_tab_out_add_rows (GtkWidget *around);

G_END_DECLS
