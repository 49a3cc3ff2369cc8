/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiers of creators by followers. */
#include "analytics/swb-tier.h"

#include <math.h>
#include <string.h>

static const SwbTierPreset presets[] = {
  { .id = "later-fohr-2021",
    .name = "Later and Fohr 2021",
    .citation = "Later and Fohr 2021: nano under 10,000, micro 10,000 to "
                "100,000, mid 100,000 to 500,000, macro 500,000 to "
                "1,000,000, mega from 1,000,000 followers",
    .floors = { 0.0, 1e4, 1e5, 5e5, 1e6 } },
  { .id = "wide-micro",
    .name = "Wide micro",
    .citation = "Briefing articles on film songs, unverified: micro is 1,000 "
                "to 100,000 followers; the tiers above as in Later and Fohr "
                "2021",
    .floors = { 0.0, 1e3, 1e5, 5e5, 1e6 } },
};

static const char *const ids[SWB_N_TIERS] = { "nano", "micro", "mid", "macro",
                                              "mega" };

/**
 * swb_tier_presets:
 * @n_presets: (out): how many
 *
 * Returns: (transfer none): the presets that ship, the default one first
 */
const SwbTierPreset *
swb_tier_presets (size_t *n_presets)
{
  *n_presets = sizeof presets / sizeof presets[0];
  return presets;
}

/**
 * swb_tier_preset_default:
 *
 * Returns: (transfer none): the preset of Later and Fohr (2021)
 */
const SwbTierPreset *
swb_tier_preset_default (void)
{
  return &presets[0];
}

/**
 * swb_tier_preset_find:
 * @id: (nullable): the stored id of a preset
 *
 * Returns: (transfer none) (nullable): the preset; %NULL when there is none
 */
const SwbTierPreset *
swb_tier_preset_find (const char *id)
{
  for (size_t i = 0; id != NULL && i < sizeof presets / sizeof presets[0]; i++)
    if (strcmp (presets[i].id, id) == 0)
      return &presets[i];
  return NULL;
}

/**
 * swb_tier_preset_check:
 * @preset: a preset, perhaps edited by a person
 *
 * Returns: %SWB_STATUS_OK when the floors are finite, ascending and start at 0
 */
SwbStatus
swb_tier_preset_check (const SwbTierPreset *preset)
{
  if (preset == NULL || preset->floors[0] != 0.0)
    return SWB_STATUS_INVALID;
  for (int i = 1; i < SWB_N_TIERS; i++)
    if (!isfinite (preset->floors[i]) ||
        !(preset->floors[i] > preset->floors[i - 1]))
      return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

/**
 * swb_tier_for_followers:
 * @preset: (nullable): a preset; %NULL for the default one
 * @followers: how many followers; NaN when it is not known
 *
 * A tier begins with its floor and ends before the next one.
 *
 * Returns: the tier; %SWB_TIER_NONE when the number is not known, negative or
 *   infinite
 */
SwbTier
swb_tier_for_followers (const SwbTierPreset *preset, double followers)
{
  SwbTier tier = SWB_TIER_NANO;

  if (preset == NULL)
    preset = &presets[0];
  if (!isfinite (followers) || followers < 0.0)
    return SWB_TIER_NONE;
  for (int i = SWB_TIER_MICRO; i < SWB_N_TIERS; i++)
    if (followers >= preset->floors[i])
      tier = (SwbTier) i;
  return tier;
}

/**
 * swb_tier_id:
 * @tier: a tier
 *
 * Returns: the stored id, such as "nano"; "" for none
 */
const char *
swb_tier_id (SwbTier tier)
{
  if (tier < SWB_TIER_NANO || tier >= SWB_N_TIERS)
    return "";
  return ids[tier];
}

/**
 * swb_tier_parse:
 * @id: (nullable): a stored id
 *
 * Returns: the tier; %SWB_TIER_NONE when there is none of this id
 */
SwbTier
swb_tier_parse (const char *id)
{
  for (int i = 0; id != NULL && i < SWB_N_TIERS; i++)
    if (strcmp (ids[i], id) == 0)
      return (SwbTier) i;
  return SWB_TIER_NONE;
}
