/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all charts share: words, checks, formats and the empty sentence. */
#include "chart/swb-chart.h"

#include "base/swb-money.h"
#include "chart/swb-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_QUARK (swb - chart - error - quark, swb_chart_error)

void
swb_chart_init (SwbChart *chart,
                const SwbChartClass *klass,
                const SwbChartText *text)
{
  g_atomic_ref_count_init (&chart->ref);
  chart->klass = klass;
  chart->title = g_strdup (text->title);
  chart->note = g_strdup (text->note);
  chart->empty = g_strdup (text->empty);
}

gboolean
swb_chart_check_value (double value, GError **error)
{
  if (isfinite (value) && fabs (value) <= 1e300)
    return TRUE;
  g_set_error_literal (error, SWB_CHART_ERROR, SWB_CHART_ERROR_VALUE,
                       _ ("A figure of this chart is not a number."));
  return FALSE;
}

void
swb_values_init (SwbValues *values, const SwbChartValues *from)
{
  values->name = g_strdup (from->name ? from->name : "");
  values->format = from->format ? from->format : swb_chart_format_count;
  values->data = from->data;
}

void
swb_values_clear (SwbValues *values)
{
  g_clear_pointer (&values->name, g_free);
}

char *
swb_values_text (const SwbValues *values, double value)
{
  char *text = values->format (value, values->data);

  return text ? text : g_strdup ("");
}

/**
 * swb_chart_ref:
 * @chart: a chart
 *
 * Returns: (transfer full): the same chart
 */
SwbChart *
swb_chart_ref (SwbChart *chart)
{
  g_atomic_ref_count_inc (&chart->ref);
  return chart;
}

/**
 * swb_chart_unref:
 * @chart: (transfer full) (nullable): a chart
 */
void
swb_chart_unref (SwbChart *chart)
{
  if (!chart || !g_atomic_ref_count_dec (&chart->ref))
    return;
  g_free (chart->title);
  g_free (chart->note);
  g_free (chart->empty);
  chart->klass->free (chart);
}

/**
 * swb_chart_get_title:
 * @chart: a chart
 *
 * Returns: (transfer none): its title, or ""
 */
const char *
swb_chart_get_title (const SwbChart *chart)
{
  return chart->title ? chart->title : "";
}

/**
 * swb_chart_is_empty:
 * @chart: a chart
 *
 * Returns: whether it has no data, so that only its sentence is shown
 */
gboolean
swb_chart_is_empty (const SwbChart *chart)
{
  return chart->klass->is_empty (chart);
}

static const char *
empty_text (const SwbChart *chart)
{
  return chart->empty ? chart->empty : _ ("Not enough evidence yet");
}

static void
lay_out_empty (const SwbChart *chart, SwbChartLayout *layout)
{
  double line = swb_layout_line_height (layout, layout->normal);
  double width = layout->context.width;
  double natural, height;
  SwbMark *mark;

  swb_layout_measure (layout, empty_text (chart), layout->normal, FALSE,
                      &natural, NULL);
  height = MIN (line * MIN (ceil (natural / MAX (width * 0.8, 1.0)), 4.0),
                layout->context.height);
  mark = swb_layout_add_text (
      layout, SWB_MARK_ROLE_EMPTY, empty_text (chart),
      &(cairo_rectangle_t){ 0, (layout->context.height - height) / 2.0, width,
                            height });
  mark->font_size = layout->normal;
  mark->wrapped = TRUE;
  mark->centered = TRUE;
}

/**
 * swb_chart_layout:
 * @chart: a chart
 * @context: size, fonts, colours and direction
 *
 * Lays the chart out as marks within @context's size. A chart without data is
 * its sentence. Sizes below 16 count as 16. A layout is used in the thread that
 * made it; @context's family is copied.
 *
 * Returns: (transfer full): the layout
 */
SwbChartLayout *
swb_chart_layout (const SwbChart *chart, const SwbChartContext *context)
{
  SwbChartContext fit = *context;
  SwbChartLayout *layout;

  fit.width = MAX (fit.width, 16.0);
  fit.height = MAX (fit.height, 16.0);
  layout = swb_layout_new (&fit);
  if (swb_chart_is_empty (chart))
    lay_out_empty (chart, layout);
  else
    chart->klass->layout (chart, layout);
  return layout;
}

/**
 * swb_chart_readout:
 * @chart: a chart
 * @datum: a datum of it
 *
 * Returns: (transfer full): the datum in words, or "" for none
 */
char *
swb_chart_readout (const SwbChart *chart, SwbDatum datum)
{
  char *text = NULL;

  if (!swb_datum_is_none (datum) && !swb_chart_is_empty (chart))
    text = chart->klass->readout (chart, datum);
  return text ? text : g_strdup ("");
}

/**
 * swb_chart_summary:
 * @chart: a chart
 *
 * Returns: (transfer full): what the chart says, to be spoken
 */
char *
swb_chart_summary (const SwbChart *chart)
{
  g_autofree char *body = swb_chart_is_empty (chart)
                              ? g_strdup (empty_text (chart))
                              : chart->klass->summary (chart);

  if (!chart->title || !*chart->title)
    return g_steal_pointer (&body);
  /* Translators: a chart's title and what the chart says. */
  return g_strdup_printf (_ ("%s: %s"), chart->title, body);
}

/**
 * swb_chart_format_count:
 * @value: a number
 * @data: unused
 *
 * Returns: (transfer full): the number in short: "4.5M"
 */
char *
swb_chart_format_count (double value, gpointer data)
{
  return swb_number_format_compact (value, SWB_GROUPING_WESTERN);
}

/**
 * swb_chart_format_count_indian:
 * @value: a number
 * @data: unused
 *
 * Returns: (transfer full): the number in short: "45 L"
 */
char *
swb_chart_format_count_indian (double value, gpointer data)
{
  return swb_number_format_compact (value, SWB_GROUPING_INDIAN);
}

/**
 * swb_chart_format_money:
 * @value: an amount in the currency's major unit
 * @currency: the ISO 4217 code, a string
 *
 * Returns: (transfer full): the amount in short: "₹8.2 L"
 */
char *
swb_chart_format_money (double value, gpointer currency)
{
  SwbMoney money = swb_money_from_double (CLAMP (value, -9e15, 9e15), currency);

  return swb_money_format_compact (money);
}

/**
 * swb_chart_format_percent:
 * @value: a ratio
 * @data: unused
 *
 * Returns: (transfer full): the ratio in percent, with one decimal
 */
char *
swb_chart_format_percent (double value, gpointer data)
{
  return swb_number_format_percent (value, 1);
}
