/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc tier: the tier of a number of followers, by a preset that is cited. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-tier.h"

#include <glib/gi18n-lib.h>

static void
put_answer (JsonBuilder *out,
            const SwbTierPreset *preset,
            const double *followers,
            gsize n)
{
  json_builder_set_member_name (out, "tiers");
  json_builder_begin_array (out);
  for (gsize i = 0; i < n; i++)
    {
      SwbTier tier = swb_tier_for_followers (preset, followers[i]);

      if (tier == SWB_TIER_NONE)
        json_builder_add_null_value (out);
      else
        json_builder_add_string_value (out, swb_tier_id (tier));
    }
  json_builder_end_array (out);
  swb_calc_put_numbers (out, "floors", preset->floors, SWB_N_TIERS);
  swb_json_add_text (out, "preset", preset->id);
  swb_json_add_text (out, "citation", preset->citation);
}

/* Floors of one's own take the place of a preset's. */
static void
take_floors (SwbCalcObject *input, SwbTierPreset *preset)
{
  gsize n;
  const double *floors = swb_calc_numbers_or_null (input, "floors", &n);

  if (floors == NULL)
    return;
  if (n != SWB_N_TIERS)
    {
      swb_calc_fault (input, _ ("“floors” is not a list of %d numbers"),
                      SWB_N_TIERS);
      return;
    }
  preset->id = "own";
  preset->citation = "";
  for (gsize i = 0; i < n; i++)
    preset->floors[i] = floors[i];
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  const double *followers = swb_calc_numbers (input, "followers", &n);
  const char *id =
      swb_calc_text_or (input, "preset", swb_tier_preset_default ()->id);
  const SwbTierPreset *found = swb_tier_preset_find (id);
  SwbTierPreset preset = *swb_tier_preset_default ();

  if (found == NULL)
    swb_calc_fault (input, _ ("“preset”: there is none called “%s”"), id);
  else
    preset = *found;
  take_floors (input, &preset);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  if (swb_tier_preset_check (&preset) != SWB_STATUS_OK)
    {
      swb_calc_because (input,
                        _ ("The floors have to start at 0 and to ascend."));
      return SWB_STATUS_INVALID;
    }
  put_answer (out, &preset, followers, n);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_tier = {
  .name = "tier",
  .summary = N_ ("The tier of a number of followers, by a preset that names "
                 "its source."),
  .format =
      N_ ("followers  a list of numbers\n"
          "preset     “later-fohr-2021”, which it is when not said, or\n"
          "           “wide-micro”\n"
          "floors     in place of a preset, the followers from which nano,\n"
          "           micro, mid, macro and mega begin\n"),
  .example = "{\"followers\": [9999, 10000, 1000000]}",
  .answer = "{\"model\": \"tier\", \"status\": \"ok\", \"tiers\": [\"nano\","
            " \"micro\", \"mega\"], \"floors\": [0, 10000, 100000, 500000,"
            " 1000000], \"preset\": \"later-fohr-2021\", \"citation\": \"Later"
            " and Fohr 2021: nano under 10,000, micro 10,000 to 100,000, mid"
            " 100,000 to 500,000, macro 500,000 to 1,000,000, mega from"
            " 1,000,000 followers\"}",
  .run = run,
};
