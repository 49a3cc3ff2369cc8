/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc beta-binomial: how rates are spread over units. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-beta-binomial.h"

#include <glib/gi18n-lib.h>

static void
put_fit (JsonBuilder *out, const SwbBetaBinomialFit *fit)
{
  swb_json_add_real (out, "a", fit->shape.a);
  swb_json_add_real (out, "b", fit->shape.b);
  swb_json_add_real (out, "mean", fit->mean);
  swb_json_add_real (out, "precision", fit->precision);
  swb_json_add_real (out, "sd", fit->sd);
  swb_json_add_real (out, "mean_se", fit->mean_se);
  swb_json_add_real (out, "log_precision_se", fit->log_precision_se);
  swb_json_add_real (out, "log_likelihood", fit->log_likelihood);
  swb_json_add_real (out, "log_likelihood_same", fit->log_likelihood_same);
  swb_json_add_real (out, "units", fit->n_units);
}

static SwbStatus
put_moments (JsonBuilder *out, const double *counts, gsize n)
{
  SwbBetaBinomial shape;
  double log_likelihood;
  SwbStatus status = swb_beta_binomial_moments (counts, n - 1, &shape);

  if (status == SWB_STATUS_OK)
    status = swb_beta_binomial_log_likelihood (&shape, counts, n - 1,
                                               &log_likelihood);
  if (status != SWB_STATUS_OK)
    return status;
  json_builder_set_member_name (out, "moments");
  json_builder_begin_object (out);
  swb_json_add_real (out, "a", shape.a);
  swb_json_add_real (out, "b", shape.b);
  swb_json_add_real (out, "log_likelihood", log_likelihood);
  json_builder_end_object (out);
  return SWB_STATUS_OK;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n_counts;
  gsize n_units = 0;
  gsize n_trials = 0;
  const double *counts = swb_calc_numbers_or_null (input, "counts", &n_counts);
  const double *successes =
      counts == NULL ? swb_calc_numbers (input, "successes", &n_units) : NULL;
  const double *trials =
      counts == NULL ? swb_calc_numbers (input, "trials", &n_trials) : NULL;
  SwbBetaBinomialFit fit;
  SwbStatus status;

  if (n_units != n_trials)
    swb_calc_fault (input, _ ("“successes” and “trials” are not equally many"));
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  if (counts != NULL && n_counts < 2)
    return SWB_STATUS_NOT_ENOUGH;
  status = counts != NULL
               ? swb_beta_binomial_fit_counts (counts, n_counts - 1, &fit)
               : swb_beta_binomial_fit_units (successes, trials, n_units, &fit);
  if (status == SWB_STATUS_NOT_ENOUGH)
    swb_calc_because (input, _ ("No spread of rates can be told from these "
                                "units: they differ no more than by chance, or "
                                "there are too few."));
  if (status != SWB_STATUS_OK)
    return status;
  put_fit (out, &fit);
  return counts != NULL ? put_moments (out, counts, n_counts) : SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_beta_binomial = {
  .name = "beta-binomial",
  .summary =
      N_ ("How rates are spread over units: the beta-binomial by maximum "
          "likelihood."),
  .format =
      N_ ("counts              how many units had 0, 1, … n successes in n\n"
          "                    trials each; the moments are then told too\n"
          "successes, trials   or the successes and trials of each unit\n"
          "\n"
          "precision is a + b, sd how far the units’ true rates lie from the\n"
          "mean; log_likelihood_same is that of one rate of all.\n"),
  .example = "{\"counts\": [3, 24, 104, 286, 670, 1033, 1343, 1112, 829, 478,"
             " 181, 45, 7]}",
  .answer = "{\"model\": \"beta-binomial\", \"status\": \"ok\","
            " \"a\": 34.10285761580315, \"b\": 31.578234155043514,"
            " \"mean\": 0.5192187994496783,"
            " \"precision\": 65.68109177084666,"
            " \"sd\": 0.061185370213792376,"
            " \"mean_se\": 0.001990746283888529,"
            " \"log_precision_se\": 0.12225203999861865,"
            " \"log_likelihood\": -12492.871358551347,"
            " \"log_likelihood_same\": -12534.172147576312,"
            " \"units\": 6115, \"moments\": {\"a\": 34.13502117704186,"
            " \"b\": 31.608492050552144,"
            " \"log_likelihood\": -12492.871390525186}}",
  .run = run,
};
