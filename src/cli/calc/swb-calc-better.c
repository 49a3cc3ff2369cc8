/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc better: the probability that one is better than the other, or the best
 * of all. */
#include "cli/calc/swb-calc-evidence.h"
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-better.h"

#include <glib/gi18n-lib.h>

static SwbStatus
put_answer (const SwbCalcEvidence *arms,
            const SwbBelief *beliefs,
            double level,
            JsonBuilder *out)
{
  g_autofree double *best = g_new0 (double, arms->n + 1);
  g_autofree SwbEstimate *estimates = g_new0 (SwbEstimate, arms->n + 1);
  SwbStatus status = swb_better_best (beliefs, arms->n, best);
  double second = 0.0;

  for (gsize i = 0; i < arms->n && status == SWB_STATUS_OK; i++)
    status = swb_belief_estimate (&beliefs[i], level, &estimates[i]);
  if (status == SWB_STATUS_OK && arms->n == 2)
    status = swb_better_pair (&beliefs[0], &beliefs[1], &second);
  if (status != SWB_STATUS_OK)
    return status;
  if (arms->n == 2)
    swb_json_add_real (out, "second_better", second);
  json_builder_set_member_name (out, "arms");
  json_builder_begin_array (out);
  for (gsize i = 0; i < arms->n; i++)
    {
      json_builder_begin_object (out);
      if (arms->names[i] != NULL)
        swb_json_add_text (out, "name", arms->names[i]);
      swb_json_add_real (out, "best", best[i]);
      swb_calc_put_estimate (out, &estimates[i]);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return SWB_STATUS_OK;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows (input, "arms", &n);
  g_auto (SwbCalcEvidence) arms = swb_calc_evidence_arms (rows, n);
  SwbBelief flat = { arms.kind, 1.0, 1.0 };
  SwbBelief prior = swb_calc_belief (input, "prior_a", "prior_b", flat);
  double design_effect = swb_calc_number_or (input, "design_effect", 1.0);
  double level = swb_calc_number_or (input, "level", 0.9);
  g_autofree SwbBelief *beliefs = NULL;
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  beliefs = swb_calc_evidence_beliefs (&arms, &prior, design_effect, &status);
  return status != SWB_STATUS_OK ? status
                                 : put_answer (&arms, beliefs, level, out);
}

const SwbCalcModel swb_calc_better = {
  .name = "better",
  .summary =
      N_ ("The probability that the second is better than the first, and "
          "of each that it is the best."),
  .format =
      N_ ("arms                what is compared, each with\n"
          "  successes, trials   what was seen of a rate\n"
          "  events, exposure    or of a count\n"
          "  a, b                or the beta distribution of a rate itself\n"
          "  shape, rate         or the gamma distribution of a count itself\n"
          "  name                what it is called\n"
          "prior_a, prior_b    shapes of the prior of each, for counts shape\n"
          "                    and rate; 1 and 1 when not said\n"
          "design_effect       trials that count as one; 1 when not said\n"
          "level               mass of the intervals; 0.9 when not said\n"),
  .rows = "arms",
  .example = "{\"arms\": [{\"successes\": 100, \"trials\": 10000},"
             " {\"successes\": 120, \"trials\": 10000}]}",
  .answer = "{\"model\": \"better\", \"status\": \"ok\","
            " \"second_better\": 0.9120125372130035,"
            " \"arms\": [{\"best\": 0.08798746278696903,"
            " \"mean\": 0.010097980403919217,"
            " \"sd\": 0.0009996506035457476,"
            " \"low\": 0.008511237584995036,"
            " \"high\": 0.011796055436974524},"
            " {\"best\": 0.9120125372130309,"
            " \"mean\": 0.01209758048390322,"
            " \"sd\": 0.0010930528229192598,"
            " \"low\": 0.010356806642569149,"
            " \"high\": 0.013949242011753469}]}",
  .run = run,
};
