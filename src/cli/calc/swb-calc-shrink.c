/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc shrink: creators' rates drawn towards their tier. */
#include "cli/calc/swb-calc-evidence.h"
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-shrink.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  METHOD_BAYES,
  METHOD_STEIN,
  METHOD_STEIN_ARCSINE,
};

/* Squared errors against what turned out, when that is told. */
static void
put_errors (JsonBuilder *out,
            const SwbCalcEvidence *units,
            const double *rates,
            const double *turned_out)
{
  double seen = 0.0;
  double shrunk = 0.0;

  for (gsize i = 0; i < units->n; i++)
    {
      if (isnan (turned_out[i]) || !(units->exposures[i] > 0.0))
        return;
      seen += pow (units->counts[i] / units->exposures[i] - turned_out[i], 2.0);
      shrunk += pow (rates[i] - turned_out[i], 2.0);
    }
  swb_json_add_real (out, "squared_error_seen", seen);
  swb_json_add_real (out, "squared_error_shrunk", shrunk);
}

static SwbStatus
run_stein (const SwbCalcEvidence *units,
           SwbSteinScale scale,
           const double *turned_out,
           JsonBuilder *out)
{
  g_autofree double *rates = g_new0 (double, units->n + 1);
  double factor;
  SwbStatus status;

  for (gsize i = 1; i < units->n; i++)
    if (units->exposures[i] != units->exposures[0])
      return SWB_STATUS_INVALID;
  if (units->n == 0)
    return SWB_STATUS_NOT_ENOUGH;
  if (units->kind != SWB_EVIDENCE_RATE)
    return SWB_STATUS_INVALID;
  status = swb_shrink_stein (units->counts, units->n, units->exposures[0],
                             scale, &factor, rates);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "factor", factor);
  swb_calc_put_numbers (out, "rates", rates, units->n);
  put_errors (out, units, rates, turned_out);
  return SWB_STATUS_OK;
}

static void
put_units (JsonBuilder *out,
           const SwbCalcEvidence *units,
           const SwbShrunk *shrunk)
{
  json_builder_set_member_name (out, "creators");
  json_builder_begin_array (out);
  for (gsize i = 0; i < units->n; i++)
    {
      json_builder_begin_object (out);
      if (units->names[i] != NULL)
        swb_json_add_text (out, "name", units->names[i]);
      swb_json_add_real (out, "seen", shrunk[i].seen);
      swb_json_add_real (out, "weight", shrunk[i].weight);
      swb_calc_put_estimate (out, &shrunk[i].estimate);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static SwbStatus
run_bayes (const SwbCalcEvidence *units,
           double level,
           double design_effect,
           const double *turned_out,
           JsonBuilder *out)
{
  g_autofree double *counts = g_new0 (double, units->n + 1);
  g_autofree double *exposures = g_new0 (double, units->n + 1);
  g_autofree double *means = g_new0 (double, units->n + 1);
  g_autofree SwbShrunk *shrunk = g_new0 (SwbShrunk, units->n + 1);
  SwbShrinkTier tier;
  SwbStatus status = swb_evidence_check (units->kind, 0.0, 0.0, design_effect);

  for (gsize i = 0; i < units->n; i++)
    {
      counts[i] = units->counts[i] / design_effect;
      exposures[i] = units->exposures[i] / design_effect;
    }
  if (status == SWB_STATUS_OK)
    status = swb_shrink_tier (units->kind, counts, exposures, units->n, &tier);
  if (status == SWB_STATUS_OK)
    status =
        swb_shrink_units (&tier, counts, exposures, units->n, level, shrunk);
  if (status != SWB_STATUS_OK)
    return status;
  for (gsize i = 0; i < units->n; i++)
    means[i] = shrunk[i].estimate.mean;
  swb_json_add_bool (out, "alike", tier.is_alike);
  swb_json_add_real (out, "prior_a", tier.prior.a);
  swb_json_add_real (out, "prior_b", tier.prior.b);
  swb_json_add_real (out, "tier_mean", tier.mean);
  swb_json_add_real (out, "tier_sd", tier.sd);
  put_units (out, units, shrunk);
  put_errors (out, units, means, turned_out);
  return SWB_STATUS_OK;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  static const char *const methods[] = { "bayes", "stein", "stein-arcsine",
                                         NULL };
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows (input, "creators", &n);
  g_auto (SwbCalcEvidence) units = swb_calc_evidence_rows (rows, n);
  g_autofree double *turned_out = g_new0 (double, n + 1);
  guint method = swb_calc_choice_or (input, "method", methods, METHOD_BAYES);
  double level = swb_calc_number_or (input, "level", 0.9);
  double design_effect = swb_calc_number_or (input, "design_effect", 1.0);

  for (gsize i = 0; i < n; i++)
    turned_out[i] = swb_calc_number_or (rows[i], "turned_out", NAN);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  if (n == 0)
    return SWB_STATUS_NOT_ENOUGH;
  return method == METHOD_BAYES
             ? run_bayes (&units, level, design_effect, turned_out, out)
             : run_stein (&units,
                          method == METHOD_STEIN ? SWB_STEIN_RATE
                                                 : SWB_STEIN_ARCSINE,
                          turned_out, out);
}

const SwbCalcModel swb_calc_shrink = {
  .name = "shrink",
  .summary = N_ ("Rates of creators drawn towards their tier, as far as they "
                 "are known too little."),
  .format = N_ (
      "creators            the tier, each with\n"
      "  successes, trials   what was seen of a rate\n"
      "  events, exposure    or of a count\n"
      "  turned_out          what it turned out to be later: then the\n"
      "                      squared errors are told\n"
      "  name                what it is called\n"
      "method              bayes (beta-binomial or gamma-Poisson by\n"
      "                    maximum likelihood; when not said), stein (James\n"
      "                    and Stein on rates of equally many trials) or\n"
      "                    stein-arcsine\n"
      "level               mass of the intervals; 0.9 when not said\n"
      "design_effect       trials that count as one; 1 when not said\n"
      "\n"
      "alike says that they differ no more than by chance: then all have\n"
      "the pooled rate. weight is that of a creator's own evidence.\n"),
  .rows = "creators",
  .example = "{\"method\": \"stein\", \"creators\": ["
             "{\"successes\": 18, \"trials\": 45, \"turned_out\": 0.346},"
             "{\"successes\": 17, \"trials\": 45, \"turned_out\": 0.298},"
             "{\"successes\": 16, \"trials\": 45, \"turned_out\": 0.276},"
             "{\"successes\": 15, \"trials\": 45, \"turned_out\": 0.222},"
             "{\"successes\": 14, \"trials\": 45, \"turned_out\": 0.273},"
             "{\"successes\": 14, \"trials\": 45, \"turned_out\": 0.270},"
             "{\"successes\": 13, \"trials\": 45, \"turned_out\": 0.263},"
             "{\"successes\": 12, \"trials\": 45, \"turned_out\": 0.210},"
             "{\"successes\": 11, \"trials\": 45, \"turned_out\": 0.269},"
             "{\"successes\": 11, \"trials\": 45, \"turned_out\": 0.230},"
             "{\"successes\": 10, \"trials\": 45, \"turned_out\": 0.264},"
             "{\"successes\": 10, \"trials\": 45, \"turned_out\": 0.256},"
             "{\"successes\": 10, \"trials\": 45, \"turned_out\": 0.303},"
             "{\"successes\": 10, \"trials\": 45, \"turned_out\": 0.264},"
             "{\"successes\": 10, \"trials\": 45, \"turned_out\": 0.226},"
             "{\"successes\": 9, \"trials\": 45, \"turned_out\": 0.285},"
             "{\"successes\": 8, \"trials\": 45, \"turned_out\": 0.316},"
             "{\"successes\": 7, \"trials\": 45, \"turned_out\": 0.200}]}",
  .answer = "{\"model\": \"shrink\", \"status\": \"ok\","
            " \"factor\": 0.21165341714426578,"
            " \"rates\": [0.29391385489966043, 0.28921044562978787,"
            " 0.28450703635991526, 0.2798036270900427,"
            " 0.27510021782017013, 0.27510021782017013,"
            " 0.2703968085502976, 0.26569339928042496,"
            " 0.2609899900105524, 0.2609899900105524,"
            " 0.25628658074067984, 0.25628658074067984,"
            " 0.25628658074067984, 0.25628658074067984,"
            " 0.25628658074067984, 0.2515831714708073,"
            " 0.2468797622009347, 0.24217635293106213],"
            " \"squared_error_seen\": 0.07531695061728395,"
            " \"squared_error_shrunk\": 0.02130691489019739}",
  .run = run,
};
