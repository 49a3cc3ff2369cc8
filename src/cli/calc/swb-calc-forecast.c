/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc forecast: a campaign by Monte Carlo. */
#include "cli/calc/swb-calc-forecast.h"

#include "cli/calc/swb-calc-plan.h"
#include "document/swb-forecast-run.h"

#include <glib/gi18n-lib.h>

/* Steps of a state of a draw: more takes minutes. */
#define WORK_MAX 4e9

static void
put_band (JsonBuilder *out, const char *name, const SwbForecastBand *band)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_object (out);
  swb_json_add_real (out, "mean", band->mean);
  swb_json_add_real (out, "p10", band->p10);
  swb_json_add_real (out, "p50", band->p50);
  swb_json_add_real (out, "p90", band->p90);
  json_builder_end_object (out);
}

static void
put_bands (JsonBuilder *out,
           const char *name,
           const SwbForecastBand *bands,
           gsize n)
{
  g_autofree double *p10 = g_new (double, n);
  g_autofree double *p50 = g_new (double, n);
  g_autofree double *p90 = g_new (double, n);

  for (gsize t = 0; t < n; t++)
    {
      p10[t] = bands[t].p10;
      p50[t] = bands[t].p50;
      p90[t] = bands[t].p90;
    }
  json_builder_set_member_name (out, name);
  json_builder_begin_object (out);
  swb_calc_put_numbers (out, "p10", p10, n);
  swb_calc_put_numbers (out, "p50", p50, n);
  swb_calc_put_numbers (out, "p90", p90, n);
  json_builder_end_object (out);
}

static void
put_shares (JsonBuilder *out, const char *name, const SwbForecastShares *shares)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_object (out);
  for (int f = 0; f < SWB_FORECAST_N_FACTORS; f++)
    {
      const SwbForecastShare *share = &shares->factors[f];

      /* Of no consequence to this series. */
      if (share->total == 0.0)
        continue;
      json_builder_set_member_name (
          out, swb_forecast_factor_id ((SwbForecastFactor) f));
      json_builder_begin_object (out);
      swb_json_add_real (out, "first", share->first);
      swb_json_add_real (out, "first_error", share->first_error);
      swb_json_add_real (out, "total", share->total);
      swb_json_add_real (out, "total_error", share->total_error);
      json_builder_end_object (out);
    }
  swb_json_add_real (out, "together", shares->together);
  swb_json_add_real (out, "together_error", shares->together_error);
  json_builder_end_object (out);
}

static gboolean
is_told (const SwbCalcForecast *question,
         const SwbForecastResult *result,
         int series)
{
  return result->daily[series] != NULL &&
         (series != SWB_FORECAST_ENGAGEMENTS || question->has_engagement);
}

static void
put_days (JsonBuilder *out,
          const SwbCalcForecast *question,
          const SwbForecastResult *result,
          gboolean daily)
{
  json_builder_set_member_name (out, daily ? "daily" : "cumulative");
  json_builder_begin_object (out);
  for (int s = 0; s < SWB_FORECAST_N_SERIES; s++)
    if (is_told (question, result, s))
      put_bands (out, swb_forecast_series_id ((SwbForecastSeries) s),
                 daily ? result->daily[s] : result->cumulative[s],
                 result->n_days);
  json_builder_end_object (out);
}

static void
put_answer (JsonBuilder *out,
            const SwbCalcForecast *question,
            const SwbForecastResult *result)
{
  swb_json_add_real (out, "draws", result->n_draws);
  swb_json_add_real (out, "days", (double) result->n_days);
  json_builder_set_member_name (out, "totals");
  json_builder_begin_object (out);
  for (int s = 0; s < SWB_FORECAST_N_SERIES; s++)
    if (is_told (question, result, s))
      put_band (out, swb_forecast_series_id ((SwbForecastSeries) s),
                &result->cumulative[s][result->n_days - 1]);
  json_builder_end_object (out);
  if (question->daily)
    {
      put_days (out, question, result, TRUE);
      put_days (out, question, result, FALSE);
    }
  if (result->n_pairs == 0)
    return;
  json_builder_set_member_name (out, "shares");
  json_builder_begin_object (out);
  for (int s = 0; s < SWB_FORECAST_N_SERIES; s++)
    if (is_told (question, result, s))
      put_shares (out, swb_forecast_series_id ((SwbForecastSeries) s),
                  &result->shares[s]);
  json_builder_end_object (out);
}

static double
work_of (const SwbCalcForecast *question)
{
  const SwbForecastInput *input = &question->input;
  double draws = (double) question->options.n_draws +
                 (double) question->options.n_pairs * SWB_FORECAST_N_SCENARIOS;
  double states = (double) input->n_kernels * (2.0 + input->n_segments) + 10.0;

  return draws * ((double) input->n_days * states + (double) input->n_posts);
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  g_autoptr (SwbCalcForecast) question = swb_calc_forecast_read (input);
  g_autoptr (SwbForecastPlan) plan = NULL;
  g_autoptr (SwbForecastResult) result = NULL;
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_forecast_plan_new (&question->input, &plan);
  if (status != SWB_STATUS_OK)
    return status;
  if (work_of (question) > WORK_MAX)
    {
      swb_calc_because (input, _ ("That is too many draws for so many days."));
      return SWB_STATUS_RANGE;
    }
  result = swb_forecast_run (plan, &question->options, NULL, NULL, NULL, NULL);
  if (result == NULL)
    return SWB_STATUS_NO_MEMORY;
  put_answer (out, question, result);
  if (!swb_forecast_has (plan, SWB_FORECAST_REACH))
    swb_calc_because (input, _ ("Reach and adopters need a population."));
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_forecast = {
  .name = "forecast",
  .summary = N_ ("A campaign by Monte Carlo: views, engagements, reach, "
                 "adopters and posts of the audience per day, with P10, P50, "
                 "P90 and what they are uncertain by."),
  .format =
      N_ ("posts       one a post; the rows of a table:\n"
          "  day       0 for the first; 0 when not said\n"
          "  platform  its name\n"
          "  views     median of the views it gets for ever\n"
          "  sigma     of their logarithm; 0.8 when not said\n"
          "  engagement        median of engagements a view\n"
          "  engagement_sigma  of its logarithm; 0.3 when not said\n"
          "  unique    people a view, 0 to 1; 1 when not said\n"
          "  segment   the one in which all its viewers are, or\n"
          "  shares    of its viewers in each segment: an object\n"
          "  kernel    the name of another half-life than its platform's\n"
          "platforms   when not said, those that posts name:\n"
          "  name, sigma (of its multiplier, 0.3), half_life (days; a\n"
          "  published one where there is one, such as 0.79 of instagram and\n"
          "  6 of youtube (Graffius 2018)), half_life_sigma (from draw to\n"
          "  draw, 0.6), spread (from post to post, 0)\n"
          "kernels     name, half_life, half_life_sigma, spread\n"
          "half_life   of platforms of which none is published\n"
          "segments    people in each segment: an object\n"
          "population  people in the market; that of the segments\n"
          "days 120, draws 10000, pairs 2500 (for the shares; 0 for none),\n"
          "seed 1, threads 0 (all processors), daily true,\n"
          "scale       “log” or “linear”: of which the variance is shared out\n"
          "song_sigma 0.5, k or k_low 0.7 and k_high 10, noise_cv 0.2,\n"
          "noise_ratio 1 (variance over mean, for small counts)\n"
          "adoption    true when the population is known, with p 0.002,\n"
          "  p_sd 0.006, q 0.054, q_sd 0.088, m 1110680 (Krijestorac, Garg,\n"
          "  Mahajan 2020), m_sd 1110680, organic 0 (contacts a person a day\n"
          "  from elsewhere), ugc 0.01 (posts an adopter), ugc_sigma 0.5\n"
          "\n"
          "Defaults without a source are assumptions of this program.\n"),
  .rows = "posts",
  .example = SWB_CALC_FORECAST_EXAMPLE,
  .answer = SWB_CALC_FORECAST_ANSWER,
  .run = run,
  .gather = swb_calc_gather_forecast,
};
