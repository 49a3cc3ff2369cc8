/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From how many followers each tier begins: a row a platform, to be typed. */
#pragma once

#include "document/swb-tier-commands.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_TIER_TABLE (swb_tier_table_get_type ())

/* Signal: "edited" () when a person typed something. */
G_DECLARE_FINAL_TYPE (SwbTierTable, swb_tier_table, SWB, TIER_TABLE, GtkWidget)

void swb_tier_table_set_platforms (SwbTierTable *self,
                                   const SwbPlatform *platforms,
                                   guint n_platforms);
void swb_tier_table_set_plan (SwbTierTable *self, const SwbTierPlan *plan);
gboolean
swb_tier_table_get_plan (SwbTierTable *self, SwbTierPlan *plan, GError **error);
GtkEditable *swb_tier_table_get_entry (SwbTierTable *self,
                                       SwbPlatform platform,
                                       guint bound);

G_END_DECLS
