/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiers of creators by followers, from presets that name their source. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>

typedef enum
{
  SWB_TIER_NONE = -1,
  SWB_TIER_NANO,
  SWB_TIER_MICRO,
  SWB_TIER_MID,
  SWB_TIER_MACRO,
  SWB_TIER_MEGA,
  SWB_N_TIERS,
} SwbTier;

/**
 * SwbTierPreset:
 * @id: the stored id
 * @name: a short English name
 * @citation: who says so, and how sure it is
 * @floors: the followers from which each tier begins, ascending; the first is
 *   0
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *citation;
  double floors[SWB_N_TIERS];
} SwbTierPreset;

const SwbTierPreset *swb_tier_presets (size_t *n_presets);
const SwbTierPreset *swb_tier_preset_default (void);
const SwbTierPreset *swb_tier_preset_find (const char *id);
SwbStatus swb_tier_preset_check (const SwbTierPreset *preset);

SwbTier swb_tier_for_followers (const SwbTierPreset *preset, double followers);
const char *swb_tier_id (SwbTier tier);
SwbTier swb_tier_parse (const char *id);
