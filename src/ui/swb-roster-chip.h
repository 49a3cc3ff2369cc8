/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter of the roster: a chip that opens a list to tick, says what is
 * ticked, and can be taken away. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_CHIP (swb_roster_chip_get_type ())

/* Signals: "opening" () before the list is shown, to count anew; "changed" ()
 * after the person ticked, unticked or took the filter away. */
G_DECLARE_FINAL_TYPE (
    SwbRosterChip, swb_roster_chip, SWB, ROSTER_CHIP, GtkWidget)

GtkWidget *swb_roster_chip_new (const char *title);
void swb_roster_chip_clear_options (SwbRosterChip *self);
void swb_roster_chip_add_option (SwbRosterChip *self,
                                 guint bit,
                                 const char *label,
                                 const char *count);
void swb_roster_chip_set_mask (SwbRosterChip *self, guint mask);
guint swb_roster_chip_get_mask (SwbRosterChip *self);
void swb_roster_chip_popup (SwbRosterChip *self);

G_END_DECLS
