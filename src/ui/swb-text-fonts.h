/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The right fonts for names of any script, in every label and entry. */
#pragma once

#include <gtk/gtk.h>

void swb_text_fonts_init (void);
PangoLayout *swb_text_fonts_layout (GtkWidget *widget, const char *text);
