/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many creators are in each tier, as bars with the tiers' colours and
 * shapes, and how many come or go. */
#pragma once

#include "base/swb-number.h"
#include "document/swb-tier-preview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_TIER_BARS (swb_tier_bars_get_type ())

G_DECLARE_FINAL_TYPE (SwbTierBars, swb_tier_bars, SWB, TIER_BARS, GtkWidget)

void swb_tier_bars_set_preview (SwbTierBars *self,
                                const SwbTierPreview *preview,
                                SwbGrouping grouping);
char *swb_tier_moves_text (const SwbTierPreview *preview, SwbGrouping grouping);

G_END_DECLS
