/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc burn: spike or slow burn. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-burn.h"

#include <glib/gi18n-lib.h>

static void
explain (SwbCalcObject *input, const SwbBurnResult *found)
{
  if (found->burn != SWB_BURN_UNDETERMINED)
    return;
  if (found->events < SWB_BURN_LEAST_EVENTS)
    swb_calc_because (input, _ ("Fewer than 30 independent events."));
  else
    swb_calc_because (input, _ ("The interval of the share crosses a border."));
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  const double *counts = swb_calc_numbers (input, "counts", &n);
  SwbBurnInput question = {
    .n = n,
    .counts = counts,
    .design_effect = swb_calc_number_or (input, "design_effect", 1.0),
    .coverage = swb_calc_number_or (input, "coverage", 0.95),
    .draws = (uint32_t) swb_calc_count_or (input, "draws", 4000,
                                           SWB_BURN_MOST_DRAWS),
    .seed = swb_calc_count_or (input, "seed", 1, G_MAXINT64),
  };
  double first = swb_calc_number_or (input, "first", 1.0);
  SwbBurnResult found;
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  if (n < 2)
    swb_calc_because (input,
                      _ ("A share of the peak needs two days at least."));
  status = swb_burn (&question, &found);
  if (status != SWB_STATUS_OK)
    return status;
  explain (input, &found);
  swb_json_add_text (out, "burn", swb_burn_id (found.burn));
  swb_json_add_text (out, "apparent", swb_burn_id (found.apparent));
  swb_json_add_real (out, "share", found.share);
  swb_json_add_real (out, "low", found.low);
  swb_json_add_real (out, "high", found.high);
  swb_json_add_real (out, "events", found.events);
  swb_json_add_real (out, "peak_day", first + (double) found.peak_day);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_burn = {
  .name = "burn",
  .summary = N_ ("Spike or slow burn: by the share of the peak day."),
  .format =
      N_ ("counts         events of each day\n"
          "design_effect  how many events tell as much as one independent\n"
          "               one; 1 when not said\n"
          "coverage       of the interval; 0.95 when not said\n"
          "draws          of the bootstrap, 100 to a million; 4000 when not\n"
          "               said\n"
          "seed           of the draws; 1 when not said\n"
          "first          the number of the first day; 1 when not said\n"
          "\n"
          "share is that of the peak day, low to high its interval. burn is\n"
          "“spike” above 80 %, “spread” from 20 to 80 % (a push that people\n"
          "passed on), “slow-burn” below 20 %, and “undetermined” with fewer\n"
          "than 30 independent events or when the interval crosses a border;\n"
          "apparent is what the share alone would say.\n"),
  .example = "{\"counts\": [5, 900, 60, 20, 10, 5], \"draws\": 1000,"
             " \"seed\": 7}",
  .answer = "{\"model\": \"burn\", \"status\": \"ok\", \"burn\": \"spike\","
            " \"apparent\": \"spike\", \"share\": 0.9, \"low\":"
            " 0.880407913333565, \"high\": 0.917401732026395, \"events\":"
            " 1000, \"peak_day\": 2}",
  .run = run,
};
