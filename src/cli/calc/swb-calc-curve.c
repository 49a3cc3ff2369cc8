/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc curve: the share of a segment that a mean exposure reaches. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-reach.h"

#include <glib/gi18n-lib.h>

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  double exposure = swb_calc_number (input, "exposure");
  double people = swb_calc_number_or (input, "people", 1.0);
  double k = swb_calc_number_or (input, "k", SWB_REACH_ALIKE);
  double share;
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  if (!(people >= 0.0 && people <= 1e15))
    {
      swb_calc_because (input, _ ("“people” is from 0 to 1e15."));
      return SWB_STATUS_INVALID;
    }
  status = swb_reach_curve_value (exposure, k, &share);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "share", share);
  swb_json_add_real (out, "reach", share * people);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_curve = {
  .name = "curve",
  .summary = N_ ("The share of people that a mean exposure reaches: g_k(z)."),
  .format =
      N_ ("exposure  mean contacts a person, z\n"
          "k         how alike people are; “infinity” for all alike, which it\n"
          "          is when not said\n"
          "people    how many there are; 1 when not said\n"),
  .example = "{\"exposure\": 1, \"k\": 2, \"people\": 1000000}",
  .answer = "{\"model\": \"curve\", \"status\": \"ok\","
            " \"share\": 0.5555555555555556, \"reach\": 555555.5555555556}",
  .run = run,
};
