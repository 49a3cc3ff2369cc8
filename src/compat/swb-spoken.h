/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says, on every version of GTK 4. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_spoken_start (void);
void swb_spoken_say (GtkWidget *widget, const char *text);
void swb_spoken_follow (GtkLabel *label);

G_END_DECLS
