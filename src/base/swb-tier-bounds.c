/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From how many followers each tier begins, on each platform. */
#include "base/swb-tier-bounds.h"

#include <string.h>

/**
 * swb_tier_bounds_set_all:
 * @bounds: (out caller-allocates): the bounds of all platforms
 * @least: followers from which micro, mid, macro and mega begin
 *
 * Makes every platform begin its tiers alike.
 */
void
swb_tier_bounds_set_all (SwbTierBounds *bounds,
                         const gint64 least[SWB_N_BOUNDS])
{
  for (guint i = 0; i < SWB_N_PLATFORMS; i++)
    memcpy (bounds->least[i], least, sizeof bounds->least[i]);
}

/**
 * swb_tier_bounds_equal:
 * @a: bounds
 * @b: others
 *
 * Returns: whether they put everybody into the same tier
 */
gboolean
swb_tier_bounds_equal (const SwbTierBounds *a, const SwbTierBounds *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

/**
 * swb_tier_bounds_are_set:
 * @bounds: bounds, or all 0
 *
 * Returns: whether somebody has set them
 */
gboolean
swb_tier_bounds_are_set (const SwbTierBounds *bounds)
{
  static const SwbTierBounds none;

  return !swb_tier_bounds_equal (bounds, &none);
}

/**
 * swb_tier_bounds_ascend:
 * @least: followers from which micro, mid, macro and mega begin
 *
 * Returns: whether each is above the one before it, the first above 0
 */
gboolean
swb_tier_bounds_ascend (const gint64 least[SWB_N_BOUNDS])
{
  for (guint i = 0; i < SWB_N_BOUNDS; i++)
    if (least[i] <= (i > 0 ? least[i - 1] : 0))
      return FALSE;
  return TRUE;
}

/**
 * swb_tier_bounds_tier:
 * @bounds: bounds
 * @platform: where the account is
 * @followers: how many it has, or -1
 *
 * Returns: 0 nano, 1 micro, 2 mid, 3 macro, 4 mega; -1 where the followers
 *   are not known
 */
int
swb_tier_bounds_tier (const SwbTierBounds *bounds,
                      SwbPlatform platform,
                      gint64 followers)
{
  const gint64 *least =
      bounds->least[platform < SWB_N_PLATFORMS ? platform : SWB_PLATFORM_OTHER];
  int tier = 0;

  if (followers < 0)
    return -1;
  while (tier < SWB_N_BOUNDS && followers >= least[tier])
    tier++;
  return tier;
}
