/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a plan: each kind has its figures, its words and its note, and
 * says so where there is nothing to draw. */
#include "chart/swb-chart-table.h"
#include "plan-samples.h"
#include "report/swb-plan-charts.h"
#include "report/swb-report-error.h"

#include <string.h>

static SwbChart *
make (const PlanSample *sample, const char *kind)
{
  g_autoptr (SwbWorkspace) workspace = plan_sample_new (sample);
  g_autoptr (GError) error = NULL;
  SwbChart *chart = swb_plan_chart_new (
      workspace, plan_sample_campaign (workspace), kind, &error);

  g_assert_no_error (error);
  g_assert_nonnull (chart);
  g_assert_cmpstr (swb_chart_get_title (chart), ==,
                   swb_plan_chart_kind_name (kind));
  return chart;
}

static void
test_reach (void)
{
  const PlanSample sample = { .n_creators = 12, .n_placements = 14 };
  g_autoptr (SwbChart) chart = make (&sample, "reach");
  g_autoptr (SwbChartTable) table = swb_chart_table (chart);
  g_autofree char *summary = swb_chart_summary (chart);

  g_assert_false (swb_chart_is_empty (chart));
  g_assert_cmpuint (swb_chart_table_get_n_rows (table), ==, 13);
  g_assert_cmpstr (swb_chart_table_get_heading (table, 2), ==, "Low, 8 in 10");
  g_assert_nonnull (strstr (summary, "This plan, ₹"));
}

static void
test_stages (void)
{
  const PlanSample sample = { .n_creators = 12, .n_placements = 14 };
  g_autoptr (SwbChart) chart = make (&sample, "spend-stage");
  g_autoptr (SwbChartTable) table = swb_chart_table (chart);

  g_assert_cmpuint (swb_chart_table_get_n_rows (table), ==, 4);
  g_assert_cmpstr (swb_chart_table_get_text (table, 2, 0), ==, "Amplification");
  g_assert_cmpstr (swb_chart_table_get_text (table, 2, 1), ==, "₹17.2\u00a0L");
}

/* Rights have a bar of their own, and what is over plan is told. */
static void
test_buckets (void)
{
  const PlanSample sample = { .n_creators = 12, .n_placements = 14 };
  g_autoptr (SwbChart) chart = make (&sample, "spend-bucket");
  g_autoptr (SwbChartTable) table = swb_chart_table (chart);

  g_assert_cmpuint (swb_chart_table_get_n_rows (table), ==, 4);
  g_assert_cmpstr (swb_chart_table_get_text (table, 0, 0), ==, "Creators");
  g_assert_cmpstr (swb_chart_table_get_text (table, 0, 1), ==, "₹24\u00a0L");
  g_assert_cmpstr (swb_chart_table_get_text (table, 3, 0), ==, "Rights");
}

static void
test_empty (void)
{
  const PlanSample sample = { .n_creators = 1, .bare = TRUE };
  const char *const *kinds = swb_plan_chart_kinds ();

  for (guint i = 0; kinds[i]; i++)
    {
      g_autoptr (SwbChart) chart = make (&sample, kinds[i]);

      g_assert_true (swb_chart_is_empty (chart));
    }
  g_assert_cmpuint (g_strv_length ((char **) kinds), ==, 3);
}

static void
test_no_such_chart (void)
{
  const PlanSample sample = { .n_creators = 1 };
  g_autoptr (SwbWorkspace) workspace = plan_sample_new (&sample);
  g_autoptr (GError) error = NULL;

  g_assert_null (swb_plan_chart_new (
      workspace, plan_sample_campaign (workspace), "pie", &error));
  g_assert_error (error, SWB_REPORT_ERROR, SWB_REPORT_ERROR_KIND);
  g_assert_nonnull (strstr (error->message, "reach, spend-stage"));
  g_assert_null (swb_plan_chart_kind_name ("pie"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-charts/reach", test_reach);
  g_test_add_func ("/plan-charts/stages", test_stages);
  g_test_add_func ("/plan-charts/buckets", test_buckets);
  g_test_add_func ("/plan-charts/empty", test_empty);
  g_test_add_func ("/plan-charts/no-such-chart", test_no_such_chart);
  return g_test_run ();
}
