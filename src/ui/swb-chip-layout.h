/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_CHIP_LAYOUT (swb_chip_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    SwbChipLayout, swb_chip_layout, SWB, CHIP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *swb_chip_layout_new (void);
void swb_chip_layout_set_spare (GtkWidget *child, gboolean spare);

G_END_DECLS
