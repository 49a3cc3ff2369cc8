/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a placement: its facts to change, each by one command. Gates
 * and stages show what is known of them. */
#pragma once

#include <gtk/gtk.h>

#include "document/swb-plan-commands.h"

G_BEGIN_DECLS

#define SWB_TYPE_TIMELINE_POPOVER (swb_timeline_popover_get_type ())

/* Signals: "commit" (SwbCommand pointer, boolean removal). */
G_DECLARE_FINAL_TYPE (
    SwbTimelinePopover, swb_timeline_popover, SWB, TIMELINE_POPOVER, GtkPopover)

GtkWidget *swb_timeline_popover_new (void);
void swb_timeline_popover_show (SwbTimelinePopover *self,
                                SwbCampaign *campaign,
                                SwbRoster *roster,
                                gpointer object,
                                gboolean read_only);

G_END_DECLS
