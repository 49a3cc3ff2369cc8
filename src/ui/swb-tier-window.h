/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiers of a workspace: a preset, or boundaries of its own, with who would
 * move. */
#pragma once

#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_TIER_WINDOW (swb_tier_window_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbTierWindow, swb_tier_window, SWB, TIER_WINDOW, AdwWindow)

SwbTierWindow *swb_tier_window_new (SwbDocument *document);
void swb_tier_window_open (GtkWidget *anywhere, SwbDocument *document);
const char *swb_tier_window_get_text (SwbTierWindow *self);

G_END_DECLS
