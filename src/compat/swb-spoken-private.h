/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What widgets are called that GTK 4.8 calls by their class, by kinds. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *swb_spoken_find_label (GtkWidget *widget);
void swb_spoken_mend_toggle (GtkToggleButton *button);
void swb_spoken_mend_check (GtkCheckButton *button);
void swb_spoken_mend_drop_down (GtkDropDown *down);
void swb_spoken_mend_choices (GtkWidget *list);
void swb_spoken_name_row (GtkWidget *row);

G_END_DECLS
