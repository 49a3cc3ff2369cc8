/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc changepoint: whether, and when, the mean of counts changed. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-changepoint.h"

#include <glib/gi18n-lib.h>

static void
put_answer (JsonBuilder *out,
            const SwbChangepoint *found,
            double first,
            const double *posterior,
            size_t n)
{
  swb_json_add_real (out, "last_before", first + (double) found->mode);
  swb_json_add_real (out, "last_before_probability", found->mode_probability);
  swb_json_add_real (out, "low", first + (double) found->low);
  swb_json_add_real (out, "high", first + (double) found->high);
  swb_json_add_real (out, "mean_before", found->mean_before);
  swb_json_add_real (out, "mean_after", found->mean_after);
  swb_json_add_real (out, "log_bayes_factor", found->log_bayes_factor);
  swb_json_add_real (out, "probability", found->probability);
  swb_calc_put_numbers (out, "posterior", posterior, n);
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  gsize n_exposures = 0;
  const double *counts = swb_calc_numbers (input, "counts", &n);
  const double *exposures =
      swb_calc_numbers_or_null (input, "exposures", &n_exposures);
  double shape = swb_calc_number_or (input, "shape", 1.0);
  double rate = swb_calc_number_or (input, "rate", 1.0);
  double first = swb_calc_number_or (input, "first", 1.0);
  g_autofree double *posterior = g_new (double, MAX (n, 1));
  SwbChangepointInput question = { n, counts, exposures, shape, rate };
  SwbChangepoint found;
  SwbStatus status;

  if (exposures != NULL && n_exposures != n)
    swb_calc_fault (input, _ ("“exposures” and “counts” are not equally many"));
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  if (n < 2)
    swb_calc_because (input, _ ("A change needs two periods at least."));
  status = swb_changepoint (&question, &found, posterior);
  if (status == SWB_STATUS_OK)
    put_answer (out, &found, first, posterior, n - 1);
  return status;
}

const SwbCalcModel swb_calc_changepoint = {
  .name = "changepoint",
  .summary = N_ ("Whether, and when, the mean of counts changed: the exact "
                 "gamma-Poisson change point."),
  .format =
      N_ ("counts     events in each period, whole numbers\n"
          "exposures  how long or large each period is; 1 each when not said\n"
          "shape      of the gamma prior of the means; 1 when not said\n"
          "rate       of the prior: its mean is shape/rate; 1 when not said\n"
          "first      the number of the first period, such as a year; 1 when\n"
          "           not said\n"
          "\n"
          "last_before is the likeliest last period before the change, low to\n"
          "high its central 90 %; log_bayes_factor weighs one change against\n"
          "none; probability is that of a change when both were as likely;\n"
          "posterior has the probability of each period but the last.\n"),
  .example = "{\"counts\": [2, 0, 7, 5], \"shape\": 1.5, \"rate\": 0.8,"
             " \"first\": 2021}",
  .answer = "{\"model\": \"changepoint\", \"status\": \"ok\","
            " \"last_before\": 2022,"
            " \"last_before_probability\": 0.895150590667944,"
            " \"low\": 2021, \"high\": 2022,"
            " \"mean_before\": 1.35291175108241,"
            " \"mean_after\": 4.69054593200952,"
            " \"log_bayes_factor\": 1.53236984218837,"
            " \"probability\": 0.82235278585058,"
            " \"posterior\": [0.0680848230684077, 0.895150590667944,"
            " 0.0367645862636484]}",
  .run = run,
};
