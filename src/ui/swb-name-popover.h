/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a name: an entry and a button that says the act. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_NAME_POPOVER (swb_name_popover_get_type ())

/* Signals: "named" (string) after the person gave a name. */
G_DECLARE_FINAL_TYPE (
    SwbNamePopover, swb_name_popover, SWB, NAME_POPOVER, GtkPopover)

GtkWidget *swb_name_popover_new (void);
void swb_name_popover_ask (SwbNamePopover *self,
                           const char *title,
                           const char *name,
                           const char *act);

G_END_DECLS
