/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From how many followers the tiers of a workspace begin: by a preset, or by
 * the boundaries that its people set. */
#pragma once

#include "model/swb-workspace.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/* The value of the setting "tier-preset" and of tier.preset that says so. */
#define SWB_TIER_OWN "own"
#define SWB_TIER_SETTING "tier-preset"

void swb_tier_cells_fill (SwbTierCells *cells,
                          const char *platform,
                          const char *name,
                          double least);
void swb_tier_bounds_of_preset (const char *preset, SwbTierBounds *bounds);
gboolean swb_tier_cells_find (const SwbTierCells *cells,
                              guint n_cells,
                              SwbPlatform platform,
                              gint64 least[SWB_N_BOUNDS]);
void swb_tier_bounds_of_cells (const char *preset,
                               const SwbTierCells *cells,
                               guint n_cells,
                               SwbTierBounds *bounds);
void swb_tier_bounds_of_workspace (SwbWorkspace *workspace,
                                   SwbTierBounds *bounds);
gboolean
swb_tier_bounds_read (SwbDatabase *db, SwbTierBounds *bounds, GError **error);

G_END_DECLS
