/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc cusum-arl: how long a CUSUM runs to an alarm. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-cusum.h"

#include <glib/gi18n-lib.h>

/* More periods than this are not looked ahead. */
#define MOST_PERIODS 100000

typedef struct
{
  SwbCusum chart;
  SwbCountLaw usual;
  gboolean has_raised;
  SwbCountLaw raised;
  gsize n_within;
} Question;

static gboolean
read_question (SwbCalcObject *input, Question *question)
{
  question->usual.mean = swb_calc_number (input, "mean");
  question->usual.size = swb_calc_number_or (input, "size", SWB_CUSUM_POISSON);
  question->has_raised = swb_calc_has (input, "raised_mean");
  question->raised.mean = swb_calc_number_or (input, "raised_mean", 0.0);
  question->raised.size = question->usual.size;
  question->chart.k = question->has_raised
                          ? swb_calc_number_or (input, "k", 0.0)
                          : swb_calc_number (input, "k");
  question->chart.h = swb_calc_number (input, "h");
  question->chart.start = swb_calc_number_or (input, "start", 0.0);
  question->n_within =
      (gsize) swb_calc_count_or (input, "within", 0, MOST_PERIODS);
  return swb_calc_finish (input);
}

static SwbStatus
put_lengths (JsonBuilder *out,
             const SwbCusum *chart,
             const SwbCountLaw *law,
             const char *name,
             const char *name_head_start)
{
  SwbCusum started = { chart->k, chart->h, chart->h / 2.0 };
  double plain;
  double quick;
  SwbStatus status = swb_cusum_arl (chart, law, &plain);

  if (status == SWB_STATUS_OK)
    status = swb_cusum_arl (&started, law, &quick);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, name, plain);
  swb_json_add_real (out, name_head_start, quick);
  return SWB_STATUS_OK;
}

static SwbStatus
put_within (JsonBuilder *out, const Question *question)
{
  g_autofree double *by = g_new (double, question->n_within + 1);
  SwbStatus status = swb_cusum_alarm_within (&question->chart, &question->usual,
                                             question->n_within, by);

  if (status == SWB_STATUS_OK)
    swb_json_add_real (out, "alarm_within", by[question->n_within - 1]);
  return status;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  Question question;
  SwbStatus status = SWB_STATUS_OK;

  if (!read_question (input, &question))
    return SWB_STATUS_INVALID;
  if (question.has_raised && !swb_calc_has (input, "k"))
    status = swb_cusum_reference (&question.usual, question.raised.mean,
                                  &question.chart.k);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "k", question.chart.k);
  status = put_lengths (out, &question.chart, &question.usual, "arl",
                        "arl_head_start");
  if (status == SWB_STATUS_OK && question.has_raised)
    status = put_lengths (out, &question.chart, &question.raised, "raised_arl",
                          "raised_arl_head_start");
  if (status == SWB_STATUS_OK && question.n_within > 0)
    status = put_within (out, &question);
  if (status == SWB_STATUS_RANGE)
    swb_calc_because (input, _ ("An alarm is practically impossible, or the "
                                "counts are too large to follow."));
  return status;
}

const SwbCalcModel swb_calc_cusum_arl = {
  .name = "cusum-arl",
  .summary = N_ ("How many periods a CUSUM of counts runs to an alarm on "
                 "average, exactly."),
  .format =
      N_ ("mean         mean count of a period\n"
          "k            reference value, counts; when not said, the best one\n"
          "             for raised_mean\n"
          "h            decision interval, counts: alarm when S >= h\n"
          "start        what S starts from; 0 when not said\n"
          "size         r of a negative binomial, variance m + m²/r; Poisson\n"
          "             when not said\n"
          "raised_mean  another mean to be told the run lengths for\n"
          "within       a number of periods to be told the probability of an\n"
          "             alarm in\n"
          "\n"
          "S = max (0, S + count - k). arl is from start, arl_head_start from\n"
          "h/2; a false alarm comes once in arl periods.\n"),
  .example = "{\"mean\": 1.88, \"k\": 2, \"h\": 6, \"raised_mean\": 3.2,"
             " \"within\": 52}",
  .answer = "{\"model\": \"cusum-arl\", \"status\": \"ok\", \"k\": 2,"
            " \"arl\": 37.2032541738721, \"arl_head_start\": 29.18782131166,"
            " \"raised_arl\": 5.4913800308478,"
            " \"raised_arl_head_start\": 3.3289791449769,"
            " \"alarm_within\": 0.768022447012207}",
  .run = run,
};
