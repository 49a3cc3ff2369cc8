/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts: plain data in; marks, words and tables out. */
#pragma once

#include "base/swb-day.h"
#include "chart/swb-mark.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_CHART_ERROR (swb_chart_error_quark ())

/**
 * SwbChartError:
 * @SWB_CHART_ERROR_VALUE: a value is not a number, is infinite or beyond 1e300
 * @SWB_CHART_ERROR_ORDER: the points are not in ascending order
 * @SWB_CHART_ERROR_DRAW: the picture could not be made
 */
typedef enum
{
  SWB_CHART_ERROR_VALUE,
  SWB_CHART_ERROR_ORDER,
  SWB_CHART_ERROR_DRAW,
} SwbChartError;

GQuark swb_chart_error_quark (void);

typedef struct _SwbChart SwbChart;

/**
 * SwbChartFormat:
 * @value: a value of the data or of a tick
 * @data: what was given with the function
 *
 * Returns: (transfer full): the value as people read it, short
 */
typedef char *(*SwbChartFormat) (double value, gpointer data);

/**
 * SwbChartValues:
 * @name: what is measured: heading of the column ("People reached")
 * @format: (nullable): how a value is written; %NULL for a short number
 * @data: handed to @format; must live as long as the chart
 */
typedef struct
{
  const char *name;
  SwbChartFormat format;
  gpointer data;
} SwbChartValues;

/**
 * SwbChartText:
 * @title: (nullable): the chart's name, spoken and drawn on exports
 * @note: (nullable): where the figures come from, drawn under the chart
 * @empty: (nullable): the sentence for a chart without data
 */
typedef struct
{
  const char *title;
  const char *note;
  const char *empty;
} SwbChartText;

/**
 * SwbChartReachPoint:
 * @spend: money spent, ascending from point to point
 * @reach: people reached
 * @low: lower end of the band; read where the curve has a band
 * @high: upper end of the band
 * @bound_low: lower bound without assumptions; read where it has bounds
 * @bound_high: upper bound without assumptions
 */
typedef struct
{
  double spend;
  double reach;
  double low;
  double high;
  double bound_low;
  double bound_high;
} SwbChartReachPoint;

/**
 * SwbReachSpec:
 * @text: the words around the chart
 * @spend: how money is named and written
 * @reach: how people are named and written
 * @points: (array length=n_points): the curve
 * @band_name: (nullable): level of the band ("8 in 10"); %NULL for no band
 * @bounds_name: (nullable): name of the bounds; %NULL for no bounds
 * @plan_name: (nullable): name of the marker ("This plan"); %NULL for none
 * @plan_spend: the money of the plan
 */
typedef struct
{
  SwbChartText text;
  SwbChartValues spend;
  SwbChartValues reach;
  const SwbChartReachPoint *points;
  guint n_points;
  const char *band_name;
  const char *bounds_name;
  const char *plan_name;
  double plan_spend;
} SwbReachSpec;

/**
 * SwbBar:
 * @label: the category's name
 * @planned: what was planned, not negative
 * @committed: what is promised
 * @actual: what was spent
 * @value_text: (nullable): text at the end; %NULL for the planned value
 * @color: the category's colour
 */
typedef struct
{
  const char *label;
  double planned;
  double committed;
  double actual;
  const char *value_text;
  SwbColor color;
} SwbBar;

/**
 * SwbBarsSpec:
 * @text: the words around the chart
 * @category_name: heading of the categories ("Stage")
 * @value: how values are written
 * @bars: (array length=n_bars): from top to bottom
 * @show_legend: whether a line says what pale, middle and solid mean
 */
typedef struct
{
  SwbChartText text;
  const char *category_name;
  SwbChartValues value;
  const SwbBar *bars;
  guint n_bars;
  gboolean show_legend;
} SwbBarsSpec;

/** A reading: a day and its value. */
typedef struct
{
  SwbDay day;
  double value;
} SwbLinePoint;

/**
 * SwbLineSeries:
 * @name: the series' name
 * @points: (array length=n_points): in ascending order of days
 * @color: its colour; alpha 0 for one by its place
 * @filled: whether the area under it is shaded
 */
typedef struct
{
  const char *name;
  const SwbLinePoint *points;
  guint n_points;
  SwbColor color;
  gboolean filled;
} SwbLineSeries;

/**
 * SwbLineSpec:
 * @text: the words around the chart
 * @value: how values are named and written
 * @series: (array length=n_series): the lines
 * @target_name: (nullable): name of a level line ("Floor"); %NULL for none
 * @target: its value
 * @sparkline: whether only the line is drawn, without axes and words
 */
typedef struct
{
  SwbChartText text;
  SwbChartValues value;
  const SwbLineSeries *series;
  guint n_series;
  const char *target_name;
  double target;
  gboolean sparkline;
} SwbLineSpec;

SwbChart *swb_chart_new_reach (const SwbReachSpec *spec, GError **error);
SwbChart *swb_chart_new_bars (const SwbBarsSpec *spec, GError **error);
SwbChart *swb_chart_new_line (const SwbLineSpec *spec, GError **error);
SwbChart *swb_chart_ref (SwbChart *chart);
void swb_chart_unref (SwbChart *chart);

const char *swb_chart_get_title (const SwbChart *chart);
gboolean swb_chart_is_empty (const SwbChart *chart);
SwbChartLayout *swb_chart_layout (const SwbChart *chart,
                                  const SwbChartContext *context);
char *swb_chart_readout (const SwbChart *chart, SwbDatum datum);
char *swb_chart_summary (const SwbChart *chart);

char *swb_chart_format_count (double value, gpointer data);
char *swb_chart_format_count_indian (double value, gpointer data);
char *swb_chart_format_money (double value, gpointer currency);
char *swb_chart_format_percent (double value, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbChart, swb_chart_unref)

G_END_DECLS
