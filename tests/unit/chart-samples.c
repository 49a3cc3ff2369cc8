/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of an invented campaign, for the tests of the chart library. */
#include "chart-samples.h"

#include <math.h>

static char currency[] = "INR";

SwbChart *
sample_reach (void)
{
  SwbChartReachPoint points[41];
  SwbReachSpec spec = {
    .text = { "Reach against money",
              "Deduplicated reach over 18 segments; band: 8 in 10 chance. 29 "
              "accounts imported 2 December, 5 from benchmarks.",
              NULL },
    .spend = { "Money spent", swb_chart_format_money, currency },
    .reach = { "People reached", NULL, NULL },
    .points = points,
    .n_points = G_N_ELEMENTS (points),
    .band_name = "8 in 10",
    .bounds_name = "No assumptions",
    .plan_name = "This plan",
    .plan_spend = 4.8e6,
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double spend = i * 2e5;
      double reach = 4.1e6 * (1.0 - exp (-spend / 3.4e6));

      points[i] =
          (SwbChartReachPoint){ spend,        reach,        reach * 0.78,
                                reach * 1.24, reach * 0.55, reach * 1.4 };
    }
  return swb_chart_new_reach (&spec, NULL);
}

SwbChart *
sample_stages (void)
{
  static const char *const names[] = { "Seeding", "Validation", "Amplification",
                                       "Repetition" };
  static const double planned[] = { 8.2e5, 5.4e5, 25e5, 9.4e5 };
  static const double committed[] = { 8.0e5, 4.1e5, 17e5, 2e5 };
  static const double actual[] = { 7.4e5, 3.0e5, 10.4e5, 0 };
  SwbBar bars[4];
  SwbBarsSpec spec = {
    .text = { "Spend by stage", NULL, NULL },
    .category_name = "Stage",
    .value = { "Money", swb_chart_format_money, currency },
    .bars = bars,
    .n_bars = 4,
  };

  for (int i = 0; i < 4; i++)
    bars[i] =
        (SwbBar){ names[i],
                  planned[i],
                  committed[i],
                  actual[i],
                  NULL,
                  swb_chart_stage_color ((SwbChartStage) i, SWB_CHART_FORM_PURE,
                                         SWB_CHART_PALETTE_LIGHT) };
  return swb_chart_new_bars (&spec, NULL);
}

SwbChart *
sample_buckets (void)
{
  static const char *const names[] = {
    "Creators",        "Platform advertisements and boosts",
    "Audio streaming", "Events",
    "சென்னை நிகழ்ச்சி",   "Contingency"
  };
  static const double planned[] = { 24e5, 14.4e5, 9.6e5, 6e5, 3e5, 0 };
  SwbBar bars[6];
  SwbBarsSpec spec = {
    .text = { "Spend by bucket", "Postings to 21 November", NULL },
    .category_name = "Bucket",
    .value = { "Money", swb_chart_format_money, currency },
    .bars = bars,
    .n_bars = 6,
    .show_legend = TRUE,
  };

  for (int i = 0; i < 6; i++)
    bars[i] = (SwbBar){ names[i],
                        planned[i],
                        planned[i] * 0.7,
                        i == 3 ? 7.1e5 : planned[i] * 0.3,
                        NULL,
                        swb_chart_bucket_color ((guint) i) };
  return swb_chart_new_bars (&spec, NULL);
}

static void
fill_readings (SwbLinePoint *points, guint n, double level, double phase)
{
  for (guint i = 0; i < n; i++)
    points[i] = (SwbLinePoint){ swb_day_from_ymd (2026, 11, 24) + (int) i,
                                level * (1.0 + 0.9 * i / n +
                                         0.16 * sin (i * 0.9 + phase) +
                                         0.09 * sin (i * 2.3 + phase)) };
}

SwbChart *
sample_readings (void)
{
  SwbLinePoint a[42], b[42];
  SwbLineSeries series[] = {
    { .name = "Reels", .points = a, .n_points = 42, .filled = TRUE },
    { .name = "Shorts", .points = b, .n_points = 42 },
  };
  SwbLineSpec spec = {
    .text = { "Saves for each view", "29 accounts, read daily", NULL },
    .value = { "Save rate", swb_chart_format_percent, NULL },
    .series = series,
    .n_series = 2,
    .target_name = "Floor",
    .target = 0.02,
  };

  fill_readings (a, 42, 0.016, 0.0);
  fill_readings (b, 42, 0.011, 1.4);
  return swb_chart_new_line (&spec, NULL);
}

SwbChart *
sample_sparkline (void)
{
  SwbLinePoint a[30];
  SwbLineSeries series = { .points = a, .n_points = 30, .filled = TRUE };
  SwbLineSpec spec = { .value = { "Plays", NULL, NULL },
                       .series = &series,
                       .n_series = 1,
                       .sparkline = TRUE };

  fill_readings (a, 30, 4e4, 0.4);
  return swb_chart_new_line (&spec, NULL);
}
