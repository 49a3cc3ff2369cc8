/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc cusum: a chart from a baseline or from means, and a series watched. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-cusum.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const double *counts;
  gsize n;
  gsize n_baseline;
  double first;
  gboolean restart;
  gboolean has_chart;
  gboolean has_mean;
  double raise;
  SwbCusum chart;
  SwbCusumDesignInput design;
} Question;

static void
read_law (SwbCalcObject *input, Question *question)
{
  SwbCusumDesignInput *design = &question->design;

  question->has_mean = swb_calc_has (input, "mean");
  design->usual.mean = swb_calc_number_or (input, "mean", 0.0);
  design->usual.size = swb_calc_number_or (input, "size", SWB_CUSUM_POISSON);
  design->raised_mean = swb_calc_number_or (input, "raised_mean", 0.0);
  question->raise = swb_calc_number_or (input, "raise", 2.0);
  design->target = swb_calc_number_or (input, "target", 52.0);
  design->denominator = (unsigned) swb_calc_count_or (
      input, "denominator", 0, SWB_CUSUM_DENOMINATOR_MAX);
  design->head_start = swb_calc_flag_or (input, "head_start", FALSE);
}

static gboolean
read_question (SwbCalcObject *input, Question *question)
{
  question->counts = swb_calc_numbers_or_null (input, "counts", &question->n);
  question->n_baseline =
      (gsize) swb_calc_count_or (input, "baseline", 0, 1000000);
  question->first = swb_calc_number_or (input, "first", 1.0);
  question->restart = swb_calc_flag_or (input, "restart", TRUE);
  question->has_chart = swb_calc_has (input, "k") || swb_calc_has (input, "h");
  if (question->has_chart)
    {
      question->chart.k = swb_calc_number (input, "k");
      question->chart.h = swb_calc_number (input, "h");
    }
  question->chart.start = swb_calc_number_or (input, "start", 0.0);
  read_law (input, question);
  if (question->counts == NULL)
    question->n = 0;
  if (question->n_baseline > question->n)
    swb_calc_fault (input, _ ("“baseline” is longer than “counts”"));
  if (!question->has_chart && !question->has_mean && question->n_baseline == 0)
    swb_calc_fault (input,
                    _ ("One of “baseline”, “mean”, or “k” and “h” is needed"));
  return swb_calc_finish (input);
}

/* An average run length, or the most that is told where it is beyond. */
static double
length_at (const SwbCusum *chart, double mean, double size)
{
  SwbCountLaw law = { mean, size };
  double arl = SWB_CUSUM_ARL_MAX;

  swb_cusum_arl (chart, &law, &arl);
  return arl;
}

static void
put_baseline (JsonBuilder *out, const SwbCusumBaseline *baseline)
{
  json_builder_set_member_name (out, "baseline");
  json_builder_begin_object (out);
  swb_json_add_count (out, "periods", (gint64) baseline->n);
  swb_json_add_real (out, "mean", baseline->mean);
  swb_json_add_real (out, "mean_low", baseline->mean_low);
  swb_json_add_real (out, "mean_high", baseline->mean_high);
  swb_json_add_real (out, "ratio", baseline->ratio);
  swb_json_add_real (out, "p_value", baseline->p_value);
  swb_json_add_text (
      out, "law", isinf (baseline->law.size) ? "poisson" : "negative-binomial");
  if (isfinite (baseline->law.size))
    swb_json_add_real (out, "size", baseline->law.size);
  json_builder_end_object (out);
}

static SwbStatus
use_baseline (SwbCalcObject *input,
              Question *question,
              SwbCusumBaseline *baseline)
{
  SwbStatus status =
      swb_cusum_baseline (question->counts, question->n_baseline, baseline);

  if (status == SWB_STATUS_NOT_ENOUGH)
    swb_calc_because (input,
                      _ ("A baseline needs %d periods, and one event in it."),
                      SWB_CUSUM_BASELINE_MIN);
  if (status != SWB_STATUS_OK)
    return status;
  if (!question->has_mean)
    question->design.usual.mean = baseline->mean;
  if (!swb_calc_has (input, "size"))
    question->design.usual.size = baseline->law.size;
  return SWB_STATUS_OK;
}

static void
put_chart (JsonBuilder *out, const SwbCusum *chart)
{
  swb_json_add_real (out, "k", chart->k);
  swb_json_add_real (out, "h", chart->h);
  swb_json_add_real (out, "start", chart->start);
}

static void
put_false_alarms (JsonBuilder *out, double arl)
{
  g_autofree char *text = NULL;

  if (arl < 1e6)
    text = g_strdup_printf (_ ("one in %.0f periods"), floor (arl));
  else
    text = g_strdup_printf (_ ("one in %.3g periods"), arl);
  swb_json_add_text (out, "false_alarms", text);
}

static SwbStatus
make_design (Question *question,
             const SwbCusumBaseline *baseline,
             JsonBuilder *out)
{
  SwbCusumDesignInput *input = &question->design;
  SwbCusumDesign design;
  SwbStatus status;

  if (input->raised_mean == 0.0)
    input->raised_mean = question->raise * input->usual.mean;
  status = swb_cusum_design (input, &design);
  if (status != SWB_STATUS_OK)
    return status;
  question->chart = design.chart;
  put_chart (out, &design.chart);
  swb_json_add_real (out, "exact_k", design.exact_k);
  swb_json_add_count (out, "denominator", design.denominator);
  swb_json_add_real (out, "raised_mean", input->raised_mean);
  swb_json_add_real (out, "arl0", design.arl0);
  swb_json_add_real (out, "arl1", design.arl1);
  put_false_alarms (out, design.arl0);
  if (baseline->n > 0)
    {
      swb_json_add_real (
          out, "arl0_low",
          length_at (&design.chart, baseline->mean_high, input->usual.size));
      swb_json_add_real (
          out, "arl0_high",
          length_at (&design.chart, baseline->mean_low, input->usual.size));
    }
  return SWB_STATUS_OK;
}

static void
put_points (JsonBuilder *out,
            const Question *question,
            const SwbCusumPoint *points,
            gsize n)
{
  double first = question->first + (double) question->n_baseline;
  g_autofree double *sums = g_new (double, n + 1);

  swb_json_add_real (out, "first_watched", first);
  json_builder_set_member_name (out, "alarms");
  json_builder_begin_array (out);
  for (gsize t = 0; t < n; t++)
    {
      sums[t] = points[t].sum;
      if (!points[t].is_alarm)
        continue;
      json_builder_begin_object (out);
      swb_json_add_real (out, "period", first + (double) t);
      swb_json_add_real (out, "onset", first + (double) points[t].onset);
      swb_json_add_real (out, "sum", points[t].sum);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  swb_calc_put_numbers (out, "sums", sums, n);
}

static SwbStatus
watch (const Question *question, JsonBuilder *out)
{
  gsize n = question->n - question->n_baseline;
  g_autofree SwbCusumPoint *points = g_new (SwbCusumPoint, n + 1);
  SwbStatus status = swb_cusum_watch (&question->chart,
                                      question->counts + question->n_baseline,
                                      n, question->restart, points);

  if (status == SWB_STATUS_OK)
    put_points (out, question, points, n);
  return status;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  Question question = { 0 };
  SwbCusumBaseline baseline = { 0 };
  SwbStatus status = SWB_STATUS_OK;

  if (!read_question (input, &question))
    return SWB_STATUS_INVALID;
  if (question.n_baseline > 0)
    {
      status = use_baseline (input, &question, &baseline);
      if (status == SWB_STATUS_OK)
        put_baseline (out, &baseline);
    }
  if (status == SWB_STATUS_OK && question.has_chart)
    put_chart (out, &question.chart);
  else if (status == SWB_STATUS_OK)
    status = make_design (&question, &baseline, out);
  if (status == SWB_STATUS_OK && question.counts != NULL)
    status = watch (&question, out);
  if (status == SWB_STATUS_RANGE)
    swb_calc_because (input, _ ("The counts are too large, or the means too "
                                "close: count in larger units."));
  return status;
}

const SwbCalcModel swb_calc_cusum = {
  .name = "cusum",
  .summary = N_ ("Watches counts for a rise with a CUSUM, the false alarms of "
                 "which are told."),
  .format = N_ (
      "counts       counts of each period, whole numbers; without them\n"
      "             only the chart is made\n"
      "baseline     how many of the first periods are what is usual; those\n"
      "             after them are watched\n"
      "mean         usual mean count, when not from the baseline\n"
      "size         r of a negative binomial, variance m + m²/r; from the\n"
      "             baseline, else Poisson\n"
      "raised_mean  the mean to be noticed\n"
      "raise        the same in usual means; 2 when neither is said\n"
      "target       periods from one false alarm to the next, at least;\n"
      "             52 when not said\n"
      "denominator  k and h are multiples of 1/denominator; chosen when\n"
      "             not said\n"
      "head_start   whether S starts from h/2; false when not said\n"
      "k, h, start  the chart itself, instead of a design\n"
      "restart      whether S starts anew after an alarm; true when not\n"
      "             said\n"
      "first        the number of the first period; 1 when not said\n"
      "\n"
      "S = max (0, S + count - k), alarm when S >= h. arl0 is the average\n"
      "run to a false alarm, arl1 that from a raise to its alarm;\n"
      "arl0_low and arl0_high are arl0 at the ends of the 90 % interval\n"
      "of the baseline's mean. onset is the period after S was last 0.\n"),
  .example = "{\"counts\": [2, 1, 3, 0, 2, 4, 1, 2, 3, 2, 1, 2, 5, 4, 6, 1],"
             " \"baseline\": 10, \"target\": 26}",
  .answer = "{\"model\": \"cusum\", \"status\": \"ok\", \"baseline\":"
            " {\"periods\": 10, \"mean\": 2, \"mean_low\":"
            " 1.3254651598346556, \"mean_high\": 2.9062018840434014,"
            " \"ratio\": 0.6666666666666666, \"p_value\":"
            " 0.7399182920946537, \"law\": \"poisson\"}, \"k\": 3, \"h\":"
            " 3, \"start\": 0, \"exact_k\": 2.8853900817779268,"
            " \"denominator\": 1, \"raised_mean\": 4, \"arl0\":"
            " 37.464675618295644, \"arl1\": 3.289730360322401,"
            " \"false_alarms\": \"one in 37 periods\", \"arl0_low\":"
            " 8.09723956985994, \"arl0_high\": 304.31228185552095,"
            " \"first_watched\": 11, \"alarms\": [{\"period\": 14,"
            " \"onset\": 13, \"sum\": 3}, {\"period\": 15, \"onset\": 15,"
            " \"sum\": 3}], \"sums\": [0, 0, 2, 3, 3, 0]}",
  .run = run,
};
