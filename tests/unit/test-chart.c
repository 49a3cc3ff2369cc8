/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts: no text overlaps or is cut at any size, hits, keys, words, tables,
 * and what is done with no, little, huge and wrong data. */
#include "chart-samples.h"
#include "chart/swb-chart-table.h"

#include <math.h>
#include <string.h>

typedef SwbChart *(*Sample) (void);

static const Sample samples[] = { sample_reach, sample_stages, sample_buckets,
                                  sample_readings, sample_sparkline };

static gboolean
overlap (const SwbMark *a, const SwbMark *b)
{
  return a->x + 0.5 < b->x + b->width && b->x + 0.5 < a->x + a->width &&
         a->y + 0.5 < b->y + b->height && b->y + 0.5 < a->y + a->height;
}

static void
check_text (const SwbChartLayout *layout, const SwbChartContext *context)
{
  guint n = swb_chart_layout_get_n_marks (layout);

  for (guint i = 0; i < n; i++)
    {
      const SwbMark *a = swb_chart_layout_get_mark (layout, i);

      if (a->kind != SWB_MARK_TEXT)
        continue;
      if (a->x < -0.5 || a->y < -0.5 ||
          a->x + a->width > context->width + 0.5 ||
          a->y + a->height > context->height + 0.5)
        g_error ("\"%s\" is cut at %gx%g, scale %g", a->text, context->width,
                 context->height, context->font_scale);
      for (guint k = i + 1; k < n; k++)
        {
          const SwbMark *b = swb_chart_layout_get_mark (layout, k);

          if (b->kind == SWB_MARK_TEXT && overlap (a, b))
            g_error ("\"%s\" and \"%s\" overlap at %gx%g, scale %g", a->text,
                     b->text, context->width, context->height,
                     context->font_scale);
        }
    }
}

static void
check_all_sizes (SwbChart *chart)
{
  static const double widths[] = { 260, 290, 333, 480, 640, 900, 1600 };
  static const double heights[] = { 160, 190, 240, 360, 600, 900 };
  static const double scales[] = { 1.0, 1.25, 1.5, 2.0 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
      for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
        for (int rtl = 0; rtl < 2; rtl++)
          {
            SwbChartContext context = { .width = widths[w],
                                        .height = heights[h],
                                        .font_scale = scales[s],
                                        .rtl = rtl };
            g_autoptr (SwbChartLayout) layout =
                swb_chart_layout (chart, &context);

            check_text (layout, &context);
          }
}

static void
test_text_fits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (SwbChart) chart = samples[i]();

      check_all_sizes (chart);
    }
}

static guint
count_text (const SwbChartLayout *layout, SwbMarkRole role)
{
  guint n = 0;

  for (guint i = 0; i < swb_chart_layout_get_n_marks (layout); i++)
    {
      const SwbMark *mark = swb_chart_layout_get_mark (layout, i);

      n += mark->kind == SWB_MARK_TEXT && mark->role == role;
    }
  return n;
}

static void
test_parts (void)
{
  SwbChartContext context = { .width = 640, .height = 360 };
  g_autoptr (SwbChart) reach = sample_reach ();
  g_autoptr (SwbChartLayout) layout = swb_chart_layout (reach, &context);
  g_autoptr (SwbChart) spark = sample_sparkline ();
  g_autoptr (SwbChartLayout) bare = swb_chart_layout (spark, &context);

  g_assert_cmpuint (count_text (layout, SWB_MARK_ROLE_TICK), >=, 10);
  g_assert_cmpuint (count_text (layout, SWB_MARK_ROLE_LABEL), ==, 3);
  g_assert_cmpuint (count_text (layout, SWB_MARK_ROLE_NOTE), ==, 1);
  for (guint i = 0; i < swb_chart_layout_get_n_marks (bare); i++)
    g_assert_cmpint (swb_chart_layout_get_mark (bare, i)->kind, !=,
                     SWB_MARK_TEXT);
}

static void
test_hit (void)
{
  SwbChartContext context = { .width = 640, .height = 360 };
  g_autoptr (SwbChart) chart = sample_readings ();

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (SwbChartLayout) layout = NULL;
      double x, y;

      context.rtl = rtl;
      layout = swb_chart_layout (chart, &context);
      for (int s = 0; s < 2; s++)
        for (int i = 0; i < 42; i++)
          {
            SwbDatum datum = { s, i };

            g_assert_true (swb_chart_layout_get_anchor (layout, datum, &x, &y));
            g_assert_true (
                swb_datum_equal (swb_chart_layout_hit (layout, x, y), datum));
          }
      g_assert_true (swb_datum_is_none (swb_chart_layout_hit (layout, -5, -5)));
      g_assert_false (
          swb_chart_layout_get_anchor (layout, (SwbDatum){ 7, 0 }, &x, &y));
    }
}

static void
test_hit_bars (void)
{
  SwbChartContext context = { .width = 322, .height = 180 };
  g_autoptr (SwbChart) chart = sample_stages ();
  g_autoptr (SwbChartLayout) layout = swb_chart_layout (chart, &context);

  for (int i = 0; i < 4; i++)
    {
      double x, y;
      SwbDatum hit;

      g_assert_true (
          swb_chart_layout_get_anchor (layout, (SwbDatum){ 0, i }, &x, &y));
      hit = swb_chart_layout_hit (layout, 20, y);
      g_assert_cmpint (hit.index, ==, i);
    }
}

static void
check_walk (SwbChart *chart, int series, int n)
{
  SwbChartContext context = { .width = 400, .height = 300 };
  g_autoptr (SwbChartLayout) layout = swb_chart_layout (chart, &context);
  SwbDatum at =
      swb_chart_layout_step (layout, SWB_DATUM_NONE, SWB_CHART_STEP_NEXT);

  g_assert_true (swb_datum_equal (at, ((SwbDatum){ 0, 0 })));
  for (int s = 0; s < series; s++)
    at = swb_chart_layout_step (layout, at, SWB_CHART_STEP_NEXT_SERIES);
  g_assert_cmpint (at.series, ==, series - 1);
  for (int s = 0; s < series; s++)
    at = swb_chart_layout_step (layout, at, SWB_CHART_STEP_PREVIOUS_SERIES);
  g_assert_cmpint (at.series, ==, 0);
  at = swb_chart_layout_step (layout, at, SWB_CHART_STEP_FIRST);
  for (int i = 1; i < n; i++)
    {
      at = swb_chart_layout_step (layout, at, SWB_CHART_STEP_NEXT);
      g_assert_cmpint (at.index, ==, i);
    }
  at = swb_chart_layout_step (layout, at, SWB_CHART_STEP_NEXT);
  g_assert_cmpint (at.index, ==, n - 1);
  at = swb_chart_layout_step (layout, at, SWB_CHART_STEP_PREVIOUS);
  g_assert_cmpint (at.index, ==, n - 2);
  at = swb_chart_layout_step (layout, at, SWB_CHART_STEP_LAST);
  g_assert_cmpint (at.index, ==, n - 1);
}

static void
test_walk (void)
{
  g_autoptr (SwbChart) reach = sample_reach ();
  g_autoptr (SwbChart) bars = sample_stages ();
  g_autoptr (SwbChart) lines = sample_readings ();

  check_walk (reach, 2, 41);
  check_walk (bars, 3, 4);
  check_walk (lines, 2, 42);
}

static void
test_words (void)
{
  g_autoptr (SwbChart) reach = sample_reach ();
  g_autoptr (SwbChart) bars = sample_stages ();
  g_autoptr (SwbChart) lines = sample_readings ();
  g_autofree char *said = swb_chart_summary (reach);
  g_autofree char *plan = swb_chart_readout (reach, (SwbDatum){ 1, 0 });
  g_autofree char *stage = swb_chart_readout (bars, (SwbDatum){ 0, 2 });
  g_autofree char *spent = swb_chart_summary (bars);
  g_autofree char *read = swb_chart_readout (lines, (SwbDatum){ 1, 0 });
  g_autofree char *course = swb_chart_summary (lines);
  g_autofree char *none = swb_chart_readout (lines, (SwbDatum){ 9, 0 });

  g_assert_true (g_str_has_prefix (said, "Reach against money: People reached "
                                         "from 0 at"));
  g_assert_nonnull (strstr (said, "This plan, "));
  g_assert_nonnull (strstr (plan, "8 in 10"));
  g_assert_true (g_str_has_prefix (stage, "Amplification: "));
  g_assert_nonnull (strstr (stage, " planned, "));
  g_assert_nonnull (strstr (spent, "planned in all"));
  g_assert_true (g_str_has_prefix (read, "Shorts, 24 Nov 2026: "));
  g_assert_nonnull (strstr (course, "Reels from "));
  g_assert_nonnull (strstr (course, "Shorts from "));
  g_assert_cmpstr (none, ==, "");
}

static void
test_table (void)
{
  g_autoptr (SwbChart) bars = sample_stages ();
  g_autoptr (SwbChartTable) table = swb_chart_table (bars);
  g_autofree char *csv = swb_chart_table_to_csv (table);
  g_autoptr (SwbChart) reach = sample_reach ();
  g_autoptr (SwbChartTable) curve = swb_chart_table (reach);

  g_assert_cmpuint (swb_chart_table_get_n_columns (table), ==, 4);
  g_assert_cmpuint (swb_chart_table_get_n_rows (table), ==, 4);
  g_assert_cmpstr (swb_chart_table_get_heading (table, 0), ==, "Stage");
  g_assert_cmpstr (swb_chart_table_get_text (table, 2, 0), ==, "Amplification");
  g_assert_cmpstr (swb_chart_table_get_text (table, 9, 0), ==, "");
  g_assert_cmpstr (csv, ==,
                   "Stage,Planned,Committed,Actual\r\n"
                   "Seeding,820000,800000,740000\r\n"
                   "Validation,540000,410000,300000\r\n"
                   "Amplification,2500000,1700000,1040000\r\n"
                   "Repetition,940000,200000,0\r\n");
  g_assert_cmpuint (swb_chart_table_get_n_columns (curve), ==, 6);
  g_assert_cmpuint (swb_chart_table_get_n_rows (curve), ==, 41);
}

static void
test_csv_guard (void)
{
  SwbBar bar = { .label = "=1+1,\"x\"", .planned = 1 };
  SwbBarsSpec spec = { .category_name = "A", .bars = &bar, .n_bars = 1 };
  g_autoptr (SwbChart) chart = swb_chart_new_bars (&spec, NULL);
  g_autoptr (SwbChartTable) table = swb_chart_table (chart);
  g_autofree char *csv = swb_chart_table_to_csv (table);

  g_assert_null (strstr (csv, "\n="));
  g_assert_null (strstr (csv, "\n\"="));
  g_assert_nonnull (strstr (csv, "\"\"x\"\""));
}

static void
test_empty (void)
{
  SwbReachSpec reach = { .text = { "Reach", NULL, "Not enough evidence yet" } };
  SwbBarsSpec bars = { .text = { NULL, NULL, "Nothing is planned" } };
  SwbLineSeries nothing = { .name = "A" };
  SwbLineSpec line = { .text = { NULL, NULL, "No readings yet" },
                       .series = &nothing,
                       .n_series = 1 };
  SwbChart *charts[] = { swb_chart_new_reach (&reach, NULL),
                         swb_chart_new_bars (&bars, NULL),
                         swb_chart_new_line (&line, NULL) };
  g_autofree char *said = swb_chart_summary (charts[0]);

  g_assert_cmpstr (said, ==, "Reach: Not enough evidence yet");
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      SwbChartContext context = { .width = 260, .height = 160 };
      g_autoptr (SwbChartLayout) layout =
          swb_chart_layout (charts[i], &context);
      g_autoptr (SwbChartTable) table = swb_chart_table (charts[i]);

      g_assert_true (swb_chart_is_empty (charts[i]));
      g_assert_cmpuint (count_text (layout, SWB_MARK_ROLE_EMPTY), ==, 1);
      g_assert_cmpuint (swb_chart_table_get_n_rows (table), ==, 0);
      g_assert_true (swb_datum_is_none (
          swb_chart_layout_step (layout, SWB_DATUM_NONE, SWB_CHART_STEP_NEXT)));
      check_all_sizes (charts[i]);
      swb_chart_unref (charts[i]);
    }
}

static void
test_odd_reach (void)
{
  static const double sizes[] = { 0.0, 1.0, 1e12, 1e300 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    for (guint n = 1; n <= 3; n++)
      {
        double v = sizes[k];
        SwbChartReachPoint points[] = { { v, v, v, v, v, v },
                                        { v, v, v / 2, v, 0, v },
                                        { v, v, v / 2, v, 0, v } };
        SwbReachSpec spec = { .points = points,
                              .n_points = n,
                              .band_name = "8 in 10",
                              .bounds_name = "Bounds",
                              .plan_name = "This plan",
                              .plan_spend = v };
        g_autoptr (SwbChart) chart = swb_chart_new_reach (&spec, NULL);

        g_assert_nonnull (chart);
        check_all_sizes (chart);
      }
}

static void
test_odd_lines_and_bars (void)
{
  static const double sizes[] = { 0.0, -3.0, 1e300, -1e300 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      SwbLinePoint points[] = { { SWB_DAY_MIN, sizes[k] },
                                { SWB_DAY_MAX, -sizes[k] } };
      SwbLineSeries series = { .points = points,
                               .n_points = 1 + k % 2,
                               .filled = TRUE };
      SwbLineSpec line = { .series = &series, .n_series = 1 };
      SwbBar bar[2] = { { .label = "A", .planned = sizes[k] },
                        { .label = NULL, .actual = sizes[k] } };
      SwbBarsSpec bars = { .bars = bar, .n_bars = 2 };
      g_autoptr (SwbChart) a = swb_chart_new_line (&line, NULL);
      g_autoptr (SwbChart) b = swb_chart_new_bars (&bars, NULL);

      check_all_sizes (a);
      check_all_sizes (b);
    }
}

static void
test_refused (void)
{
  SwbChartReachPoint points[] = { { 0, 0, 0, 0, 0, 0 },
                                  { 1, NAN, 0, 0, 0, 0 } };
  SwbChartReachPoint order[] = { { 2, 0, 0, 0, 0, 0 }, { 1, 1, 0, 0, 0, 0 } };
  SwbReachSpec spec = { .points = points, .n_points = 2 };
  SwbBar bar = { .label = "A", .planned = INFINITY };
  SwbBarsSpec bars = { .bars = &bar, .n_bars = 1 };
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (GError) third = NULL;

  g_assert_null (swb_chart_new_reach (&spec, &first));
  g_assert_error (first, SWB_CHART_ERROR, SWB_CHART_ERROR_VALUE);
  spec.points = order;
  g_assert_null (swb_chart_new_reach (&spec, &second));
  g_assert_error (second, SWB_CHART_ERROR, SWB_CHART_ERROR_ORDER);
  g_assert_null (swb_chart_new_bars (&bars, &third));
  g_assert_error (third, SWB_CHART_ERROR, SWB_CHART_ERROR_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/text-fits", test_text_fits);
  g_test_add_func ("/chart/parts", test_parts);
  g_test_add_func ("/chart/hit", test_hit);
  g_test_add_func ("/chart/hit-bars", test_hit_bars);
  g_test_add_func ("/chart/walk", test_walk);
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/table", test_table);
  g_test_add_func ("/chart/csv-guard", test_csv_guard);
  g_test_add_func ("/chart/empty", test_empty);
  g_test_add_func ("/chart/odd-reach", test_odd_reach);
  g_test_add_func ("/chart/odd-lines-and-bars", test_odd_lines_and_bars);
  g_test_add_func ("/chart/refused", test_refused);
  return g_test_run ();
}
