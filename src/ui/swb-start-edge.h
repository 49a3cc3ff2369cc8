/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wide tables that begin where the language begins. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_start_edge_keep (GtkScrolledWindow *scrolled);

G_END_DECLS
