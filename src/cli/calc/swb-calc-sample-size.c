/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc sample-size: how much a gate must see before it is likely to pass. */
#include "cli/calc/swb-calc-evidence.h"
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-sample-size.h"

#include <glib/gi18n-lib.h>

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  static const char *const kinds[] = { "rate", "count", NULL };
  SwbEvidenceKind kind =
      swb_calc_choice_or (input, "kind", kinds, SWB_EVIDENCE_RATE);
  SwbVerdictRule rule = swb_calc_rule (input, kind);
  SwbBelief prior = swb_calc_belief (input, "prior_a", "prior_b",
                                     swb_verdict_mixture (&rule));
  double rate = swb_calc_number (input, "true_rate");
  double power = swb_calc_number_or (input, "power", 0.8);
  SwbSampleSize size;
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_sample_size (&rule, &prior, rate, power, &size);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "exposure", size.exposure);
  swb_json_add_real (out, "critical", size.critical);
  swb_json_add_real (out, "power", size.power);
  swb_json_add_real (out, "size", size.size);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_sample_size = {
  .name = "sample-size",
  .summary =
      N_ ("How much a gate must see before a rate that is good enough is "
          "likely to pass."),
  .format =
      N_ ("floor               what the rate must be above\n"
          "true_rate           the rate that should pass\n"
          "power               how likely it should; 0.8 when not said\n"
          "kind                rate, when not said, or count\n"
          "minimum, pass, fail, alpha, design_effect, prior_a, prior_b\n"
          "                    as in “calc gate”\n"
          "\n"
          "exposure is the least from which on one look passes with that\n"
          "power; critical how many successes or events it then takes; size\n"
          "the chance to pass there with a rate just at the floor. Who looks\n"
          "more often passes at least as often.\n"),
  .example = "{\"floor\": 0.02, \"true_rate\": 0.03, \"minimum\": 1000}",
  .answer = "{\"model\": \"sample-size\", \"status\": \"ok\","
            " \"exposure\": 11290, \"critical\": 318,"
            " \"power\": 0.8004348532252664,"
            " \"size\": 2.0365238581091768e-05}",
  .run = run,
};
