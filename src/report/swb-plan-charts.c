/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a plan: its figures handed to the chart library, with their
 * names, their note of origin and the money of the campaign. */
#include "report/swb-plan-charts.h"

#include "document/swb-plan-commands.h"
#include "report/swb-report-error.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *name;
} kinds[] = {
  { "reach", N_ ("Reach against money") },
  { "spend-stage", N_ ("Spend by stage") },
  { "spend-bucket", N_ ("Spend by bucket") },
};

/* The format's data has to outlive the chart. */
static gpointer
lasting_currency (const char *currency)
{
  return (gpointer) g_intern_string (currency);
}

static SwbChartReachPoint
chart_point (const SwbReachPoint *point)
{
  return (SwbChartReachPoint){
    .spend = point->spend,
    .reach = point->reach,
    .low = MIN (point->reach_low, point->reach_high),
    .high = MAX (point->reach_low, point->reach_high),
    .bound_low = point->lower,
    .bound_high = point->upper,
  };
}

static char *
reach_note (const SwbReachFigures *figures)
{
  if (!figures->enough)
    return g_strdup ("");
  return g_strdup_printf (_ ("%s. Band: 8 in 10, as overlaps vary."),
                          figures->provenance);
}

/**
 * swb_plan_chart_reach:
 * @figures: the reach of a plan
 * @error: return location for a #SwbChartError
 *
 * Returns: (transfer full): people reached against money up to "This plan",
 *   with its band; an empty chart with a sentence where nothing is known
 */
SwbChart *
swb_plan_chart_reach (const SwbReachFigures *figures, GError **error)
{
  g_autoptr (GArray) points =
      g_array_new (FALSE, FALSE, sizeof (SwbChartReachPoint));
  g_autofree char *note = NULL;
  g_autofree char *empty = NULL;

  g_return_val_if_fail (figures, NULL);
  note = reach_note (figures);
  empty = g_strdup_printf ("%s. %s", figures->sentence, figures->detail);
  for (guint i = 0; i < figures->points->len; i++)
    {
      const SwbChartReachPoint point =
          chart_point (&g_array_index (figures->points, SwbReachPoint, i));

      g_array_append_val (points, point);
    }
  return swb_chart_new_reach (
      &(SwbReachSpec){
          .text = { _ (kinds[0].name), note, empty },
          .spend = { _ ("Money spent"), swb_chart_format_money,
                     lasting_currency (figures->currency) },
          .reach = { _ ("People reached"), swb_chart_format_count, NULL },
          .points = (const SwbChartReachPoint *) (gpointer) points->data,
          .n_points = points->len,
          .band_name = _ ("8 in 10"),
          .plan_name = points->len > 0 ? _ ("This plan") : NULL,
          .plan_spend =
              points->len > 0
                  ? g_array_index (points, SwbChartReachPoint, points->len - 1)
                        .spend
                  : 0.0,
      },
      error);
}

static double
amount (SwbMoney money)
{
  return MAX (swb_money_to_double (money), 0.0);
}

/* Fees that are booked stand for the plan where no line was written for it. */
static SwbBar
bar_of (const SwbSpend *spend, SwbColor color)
{
  const double planned = amount (spend->planned);

  return (SwbBar){
    .label = spend->name,
    .planned = planned > 0 ? planned : amount (spend->booked),
    .committed = amount (spend->committed),
    .actual = amount (spend->actual),
    .color = color,
  };
}

static gboolean
stands_in (const SwbSpend *spend)
{
  return amount (spend->planned) <= 0 && amount (spend->booked) > 0;
}

static char *
spend_note (const SwbBudgetFigures *figures, GArray *spends)
{
  GString *note = g_string_new (NULL);
  gboolean booked = FALSE;

  for (guint i = 0; i < spends->len; i++)
    booked |= stands_in (&g_array_index (spends, SwbSpend, i));
  if (booked)
    g_string_append (note, _ ("Booked fees where no line is planned."));
  if (figures->n_unconverted > 0)
    g_string_append_printf (
        note,
        ngettext ("%s%u amount is left out: no exchange rate is known for it.",
                  "%s%u amounts are left out: no exchange rate is known for "
                  "them.",
                  figures->n_unconverted),
        booked ? " " : "", figures->n_unconverted);
  return g_string_free (note, FALSE);
}

static SwbChart *
new_bars (const SwbBudgetFigures *figures,
          GArray *spends,
          GArray *bars,
          guint kind,
          const char *category,
          GError **error)
{
  g_autofree char *note = spend_note (figures, spends);

  return swb_chart_new_bars (
      &(SwbBarsSpec){
          .text = { _ (kinds[kind].name), *note ? note : NULL,
                    _ ("Nothing is planned or booked yet.") },
          .category_name = category,
          .value = { _ ("Money"), swb_chart_format_money,
                     lasting_currency (figures->total.planned.currency) },
          .bars = (const SwbBar *) (gpointer) bars->data,
          .n_bars = bars->len,
          .show_legend = TRUE,
      },
      error);
}

static SwbColor
stage_color (const char *kind, guint place)
{
  static const char *const stages[] = { "seeding", "validation",
                                        "amplification", "repetition" };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_strcmp0 (kind, stages[i]) == 0)
      return swb_chart_stage_color ((SwbChartStage) i, SWB_CHART_FORM_PURE,
                                    SWB_CHART_PALETTE_LIGHT);
  return swb_chart_bucket_color (place);
}

/**
 * swb_plan_chart_spend_by_stage:
 * @figures: the sums of a budget
 * @error: return location for a #SwbChartError
 *
 * Returns: (transfer full): a bar a stage: planned, committed and paid
 */
SwbChart *
swb_plan_chart_spend_by_stage (const SwbBudgetFigures *figures, GError **error)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (SwbBar));

  g_return_val_if_fail (figures, NULL);
  for (guint i = 0; i < figures->stages->len; i++)
    {
      const SwbSpend *spend = &g_array_index (figures->stages, SwbSpend, i);
      const SwbBar bar = bar_of (spend, stage_color (spend->id, i));

      g_array_append_val (bars, bar);
    }
  return new_bars (figures, figures->stages, bars, 1, _ ("Stage"), error);
}

static guint
bucket_rank (const char *id)
{
  const char *const *ids = swb_bucket_ids ();
  guint rank = 0;

  while (ids[rank] && g_strcmp0 (ids[rank], id) != 0)
    rank++;
  return rank;
}

/**
 * swb_plan_chart_spend_by_bucket:
 * @figures: the sums of a budget
 * @error: return location for a #SwbChartError
 *
 * Returns: (transfer full): a bar a bucket: planned, committed and paid
 */
SwbChart *
swb_plan_chart_spend_by_bucket (const SwbBudgetFigures *figures, GError **error)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (SwbBar));

  g_return_val_if_fail (figures, NULL);
  for (guint i = 0; i < figures->buckets->len; i++)
    {
      const SwbSpend *spend = &g_array_index (figures->buckets, SwbSpend, i);
      const SwbBar bar =
          bar_of (spend, swb_chart_bucket_color (bucket_rank (spend->id)));

      g_array_append_val (bars, bar);
    }
  return new_bars (figures, figures->buckets, bars, 2, _ ("Bucket"), error);
}

/**
 * swb_plan_chart_kinds:
 *
 * Returns: (array zero-terminated=1): the ids of the charts of a plan
 */
const char *const *
swb_plan_chart_kinds (void)
{
  static const char *ids[G_N_ELEMENTS (kinds) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    ids[i] = kinds[i].id;
  return ids;
}

/**
 * swb_plan_chart_kind_name:
 * @kind: the id of a chart
 *
 * Returns: (nullable): its name for people; %NULL for no such chart
 */
const char *
swb_plan_chart_kind_name (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].id, kind) == 0)
      return _ (kinds[i].name);
  return NULL;
}

static SwbChart *
refuse_kind (const char *kind, GError **error)
{
  g_autofree char *known = g_strjoinv (", ", (char **) swb_plan_chart_kinds ());

  g_set_error (error, SWB_REPORT_ERROR, SWB_REPORT_ERROR_KIND,
               _ ("There is no chart “%s”. Choose one of: %s."), kind, known);
  return NULL;
}

/**
 * swb_plan_chart_new:
 * @workspace: where accounts, segments and rates are
 * @campaign: whose plan
 * @kind: one of swb_plan_chart_kinds ()
 * @error: return location for a #SwbReportError or #SwbChartError
 *
 * Returns: (transfer full): the chart, or %NULL with @error set
 */
SwbChart *
swb_plan_chart_new (SwbWorkspace *workspace,
                    SwbCampaign *campaign,
                    const char *kind,
                    GError **error)
{
  g_autoptr (SwbBudgetFigures) budget = NULL;

  g_return_val_if_fail (SWB_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (SWB_IS_CAMPAIGN (campaign), NULL);
  g_return_val_if_fail (kind, NULL);
  if (swb_plan_chart_kind_name (kind) == NULL)
    return refuse_kind (kind, error);
  if (g_strcmp0 (kind, "reach") == 0)
    {
      g_autoptr (SwbReachFigures) reach =
          swb_reach_figures_new (workspace, campaign);

      return swb_plan_chart_reach (reach, error);
    }
  budget = swb_budget_figures_new (workspace, campaign);
  if (g_strcmp0 (kind, "spend-stage") == 0)
    return swb_plan_chart_spend_by_stage (budget, error);
  return swb_plan_chart_spend_by_bucket (budget, error);
}
