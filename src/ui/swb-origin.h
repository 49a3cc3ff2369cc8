/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a number on screen comes from. The pointer has it as a tooltip and a
 * screen reader as a description; by keys it comes in a bubble at the focus,
 * and sums have a button that says it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_origin_set (GtkWidget *widget, const char *text);
char *swb_origin_tell (GtkWidget *widget);
gboolean swb_origin_show (GtkWidget *widget);
gboolean swb_origin_show_focus (GtkWindow *window);

GtkWidget *swb_origin_button_new (void);
void swb_origin_button_set (GtkWidget *button, const char *text);

G_END_DECLS
