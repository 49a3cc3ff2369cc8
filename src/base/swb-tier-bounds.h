/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From how many followers each tier begins, on each platform. */
#pragma once

#include "base/swb-platform.h"

G_BEGIN_DECLS

/* Nano begins at 0; micro, mid, macro and mega begin somewhere. */
#define SWB_N_BOUNDS 4

/**
 * SwbTierBounds:
 * @least: by platform, followers from which micro, mid, macro and mega begin
 */
typedef struct
{
  gint64 least[SWB_N_PLATFORMS][SWB_N_BOUNDS];
} SwbTierBounds;

void swb_tier_bounds_set_all (SwbTierBounds *bounds,
                              const gint64 least[SWB_N_BOUNDS]);
gboolean swb_tier_bounds_equal (const SwbTierBounds *a, const SwbTierBounds *b);
gboolean swb_tier_bounds_are_set (const SwbTierBounds *bounds);
gboolean swb_tier_bounds_ascend (const gint64 least[SWB_N_BOUNDS]);
int swb_tier_bounds_tier (const SwbTierBounds *bounds,
                          SwbPlatform platform,
                          gint64 followers);

G_END_DECLS
