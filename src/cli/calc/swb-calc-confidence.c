/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc confidence: intervals that stay true however often one looks. */
#include "cli/calc/swb-calc-evidence.h"
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-confidence.h"

#include <glib/gi18n-lib.h>

/* The usual interval beside it, for what it is: true at one look only. */
static SwbStatus
put_interval (JsonBuilder *out,
              const SwbBelief *mixture,
              double count,
              double exposure,
              double alpha,
              const SwbInterval *interval)
{
  SwbBelief after;
  SwbEstimate plain;
  SwbStatus status = swb_belief_update (mixture, count, exposure, 1.0, &after);

  if (status == SWB_STATUS_OK)
    status = swb_belief_estimate (&after, 1.0 - alpha, &plain);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "low", interval->low);
  swb_json_add_real (out, "high", interval->high);
  swb_json_add_real (out, "plain_low", plain.low);
  swb_json_add_real (out, "plain_high", plain.high);
  return SWB_STATUS_OK;
}

static SwbStatus
put_looks (JsonBuilder *out,
           const SwbBelief *mixture,
           const SwbCalcEvidence *looks,
           double alpha)
{
  g_autofree SwbInterval *path = g_new0 (SwbInterval, looks->n + 1);
  size_t n_moved;
  SwbStatus status =
      swb_confidence_path (mixture, looks->counts, looks->exposures, looks->n,
                           alpha, path, &n_moved);

  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_count (out, "moved", (gint64) n_moved);
  json_builder_set_member_name (out, "looks");
  json_builder_begin_array (out);
  for (gsize i = 0; i < looks->n && status == SWB_STATUS_OK; i++)
    {
      json_builder_begin_object (out);
      status = put_interval (out, mixture, looks->counts[i],
                             looks->exposures[i], alpha, &path[i]);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return status;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows_or_null (input, "looks", &n);
  g_auto (SwbCalcEvidence) looks = rows != NULL
                                       ? swb_calc_evidence_rows (rows, n)
                                       : swb_calc_evidence_rows (&input, 1);
  SwbBelief usual = { looks.kind, 1.0, 1.0 };
  SwbBelief mixture = swb_calc_belief (input, "mixture_a", "mixture_b", usual);
  double alpha = swb_calc_number_or (input, "alpha", 0.05);
  double divide = swb_calc_number_or (input, "design_effect", 1.0);
  SwbInterval interval;
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_evidence_check (looks.kind, 0.0, 0.0, divide);
  if (status != SWB_STATUS_OK)
    return status;
  for (gsize i = 0; i < looks.n; i++)
    {
      looks.counts[i] /= divide;
      looks.exposures[i] /= divide;
    }
  if (rows != NULL)
    return put_looks (out, &mixture, &looks, alpha);
  status = swb_confidence_interval (&mixture, looks.counts[0],
                                    looks.exposures[0], alpha, &interval);
  if (status == SWB_STATUS_OK)
    status = put_interval (out, &mixture, looks.counts[0], looks.exposures[0],
                           alpha, &interval);
  return status;
}

const SwbCalcModel swb_calc_confidence = {
  .name = "confidence",
  .summary =
      N_ ("An interval that stays true however often one looks: Robbins’ "
          "mixture."),
  .format = N_ (
      "successes, trials   what was seen of a rate\n"
      "events, exposure    or of a count\n"
      "looks               or several looks, each with these, cumulative:\n"
      "                    each interval then lies in the one before, and\n"
      "                    moved is how many had nothing in common with it\n"
      "name                what a look is called; not used\n"
      "alpha               chance that it ever misses; 0.05 when not said\n"
      "mixture_a, mixture_b\n"
      "                    shapes of the mixture, to be set beforehand; 1\n"
      "                    and 1 when not said\n"
      "design_effect       trials that count as one; 1 when not said\n"
      "\n"
      "plain_low and plain_high are the credible interval of the same\n"
      "prior, which is true at one look only.\n"),
  .rows = "looks",
  .example = "{\"successes\": 30, \"trials\": 1000}",
  .answer = "{\"model\": \"confidence\", \"status\": \"ok\","
            " \"low\": 0.01374330255399022,"
            " \"high\": 0.05531831167537088,"
            " \"plain_low\": 0.02113693887928364,"
            " \"plain_high\": 0.04250916930000391}",
  .run = run,
};
