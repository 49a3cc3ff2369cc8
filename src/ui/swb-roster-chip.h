/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter of the roster: a chip that opens what it can be set to, says what it
 * is set to, and can be taken away. */
#pragma once

#include "model/swb-roster-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_CHIP (swb_roster_chip_get_type ())

/* Signals: "opening" () before its panel is shown, "closed" () after that,
 * "removed" () after the person took the filter away, by its button or with
 * Delete or BackSpace. */
G_DECLARE_FINAL_TYPE (
    SwbRosterChip, swb_roster_chip, SWB, ROSTER_CHIP, GtkWidget)

GtkWidget *swb_roster_chip_new (SwbFilterKind kind);
SwbFilterKind swb_roster_chip_get_kind (SwbRosterChip *self);
void swb_roster_chip_set_text (SwbRosterChip *self, const char *text);
gboolean swb_roster_chip_is_set (SwbRosterChip *self);
void swb_roster_chip_set_panel (SwbRosterChip *self, GtkWidget *panel);
GtkWidget *swb_roster_chip_get_panel (SwbRosterChip *self);
void swb_roster_chip_popup (SwbRosterChip *self);

G_END_DECLS
