/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and areas over days; and the sparkline, which is only the line. */
#include "chart/swb-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char *name;
  SwbLinePoint *points;
  guint n;
  SwbColor color;
  gboolean filled;
} Line;

typedef struct
{
  SwbChart parent;
  SwbValues value;
  Line *lines;
  guint n;
  char *target_name;
  double target;
  gboolean sparkline;
} Lines;

static gboolean
line_is_empty (const SwbChart *chart)
{
  const Lines *self = (const Lines *) chart;

  for (guint i = 0; i < self->n; i++)
    if (self->lines[i].n > 0)
      return FALSE;
  return TRUE;
}

static void
set_ranges (const Lines *self, SwbPlot *plot)
{
  double low = self->target_name ? self->target : G_MAXDOUBLE;
  double high = self->target_name ? self->target : -G_MAXDOUBLE;

  plot->x.min = G_MAXDOUBLE;
  plot->x.max = -G_MAXDOUBLE;
  for (guint s = 0; s < self->n; s++)
    for (guint i = 0; i < self->lines[s].n; i++)
      {
        const SwbLinePoint *p = &self->lines[s].points[i];

        low = MIN (low, self->lines[s].filled ? MIN (p->value, 0.0) : p->value);
        high = MAX (high, p->value);
        plot->x.min = MIN (plot->x.min, p->day);
        plot->x.max = MAX (plot->x.max, p->day);
      }
  if (self->sparkline && high > low)
    {
      plot->y.min = low;
      plot->y.max = high;
    }
  else
    swb_plot_fit_y (plot, low, high);
}

static SwbColor
line_color (const Lines *self, const SwbChartLayout *layout, guint series)
{
  SwbColor color = self->lines[series].color;

  return color.alpha > 0.0
             ? color
             : swb_chart_series_color (series, layout->context.palette);
}

static void
add_fill (SwbChartLayout *layout,
          const SwbPlot *plot,
          guint series,
          const GArray *points,
          SwbColor color)
{
  g_autoptr (GArray) closed = g_array_new (FALSE, FALSE, sizeof (SwbPoint));
  double zero = CLAMP (swb_scale_map (&plot->y, 0.0), plot->box.y,
                       plot->box.y + plot->box.height);
  SwbPoint last = { g_array_index (points, SwbPoint, points->len - 1).x, zero };
  SwbPoint first = { g_array_index (points, SwbPoint, 0).x, zero };

  g_array_append_vals (closed, points->data, points->len);
  g_array_append_val (closed, last);
  g_array_append_val (closed, first);
  swb_layout_add_path (layout, SWB_MARK_POLYGON, SWB_MARK_ROLE_BAND,
                       (int) series, closed,
                       swb_color_with_alpha (color, 0.15));
}

static void
add_line (const Lines *self,
          SwbChartLayout *layout,
          const SwbPlot *plot,
          guint series)
{
  const Line *line = &self->lines[series];
  SwbColor color = line_color (self, layout, series);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SwbPoint));
  SwbPoint at = { 0 };
  SwbMark *mark;

  if (line->n == 0)
    return;
  for (guint i = 0; i < line->n; i++)
    {
      at = swb_plot_point (plot, line->points[i].day, line->points[i].value);
      g_array_append_val (points, at);
    }
  if (line->filled && line->n > 1)
    add_fill (layout, plot, series, points, color);
  mark = swb_layout_add_path (layout, SWB_MARK_PATH, SWB_MARK_ROLE_SERIES,
                              (int) series, points, color);
  if (mark && self->sparkline)
    mark->line_width = 1.5;
  mark = swb_layout_add_dot (layout, SWB_MARK_ROLE_SERIES,
                             (SwbDatum){ (int) series, (int) line->n - 1 }, at,
                             self->sparkline ? 5.0 : 8.0, color);
  mark->shape = (SwbChartShape) (series % SWB_N_CHART_TIERS);
  swb_layout_add_slabs (layout, (int) series, (SwbPoint *) points->data,
                        points->len, &plot->box);
}

static void
add_target (const Lines *self, SwbChartLayout *layout, const SwbPlot *plot)
{
  SwbColor color = swb_layout_ink (layout, SWB_CHART_INK_DIM);
  double y = floor (swb_scale_map (&plot->y, self->target)) + 0.5;
  double right = plot->box.x + plot->box.width;
  g_autofree char *value = swb_values_text (&self->value, self->target);
  g_autofree char *text = g_strdup_printf ("%s %s", self->target_name, value);
  double width, line;
  SwbPoint places[12];

  swb_layout_add_line (layout, SWB_MARK_ROLE_DROP, (SwbPoint){ plot->box.x, y },
                       (SwbPoint){ right, y }, color)
      ->dashed = TRUE;
  swb_layout_measure (layout, text, layout->small, FALSE, &width, &line);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double share = (i / 2) / (G_N_ELEMENTS (places) / 2 - 1.0);

      if (layout->context.rtl)
        share = 1.0 - share;
      places[i].x = plot->box.x + width / 2.0 + 2.0 +
                    share * (plot->box.width - width - 4.0);
      places[i].y = y + line * (i % 2 == 0 ? -0.6 : 0.6);
    }
  swb_layout_place_text (layout, text, &(SwbMark){ .fill = color }, &plot->box,
                         places, G_N_ELEMENTS (places));
}

static gboolean
legend_fits (const Lines *self, const SwbChartLayout *layout)
{
  double total = 0.0;

  for (guint i = 0; i < self->n; i++)
    {
      double width;

      swb_layout_measure (layout, self->lines[i].name, layout->small, FALSE,
                          &width, NULL);
      total += width + layout->small * 2.6;
    }
  return total < layout->context.width &&
         layout->context.height > layout->small * 9.0;
}

/* A line of names over the plot where there are two series or more; returns
 * the height that it takes. */
static double
add_legend (const Lines *self, SwbChartLayout *layout)
{
  double line = swb_layout_line_height (layout, layout->small);
  double x = 0.0;

  if (self->n < 2 || !legend_fits (self, layout))
    return 0.0;
  for (guint i = 0; i < self->n; i++)
    {
      double size = layout->small * 0.85;
      double width;
      SwbMark *mark;
      double shape, left;

      swb_layout_measure (layout, self->lines[i].name, layout->small, FALSE,
                          &width, NULL);
      shape = x + size / 2.0;
      left = x + size * 1.5;
      if (layout->context.rtl)
        {
          shape = layout->context.width - shape;
          left = layout->context.width - left - width;
        }
      mark = swb_layout_add_dot (layout, SWB_MARK_ROLE_LEGEND, SWB_DATUM_NONE,
                                 (SwbPoint){ shape, line / 2.0 }, size,
                                 line_color (self, layout, i));
      mark->shape = (SwbChartShape) (i % SWB_N_CHART_TIERS);
      swb_layout_add_text (layout, SWB_MARK_ROLE_LEGEND, self->lines[i].name,
                           &(cairo_rectangle_t){ left, 0, width, line });
      x += width + layout->small * 2.6;
    }
  return line * 1.4;
}

static void
line_layout (const SwbChart *chart, SwbChartLayout *layout)
{
  const Lines *self = (const Lines *) chart;
  SwbPlot plot = { .y_values = &self->value };
  double width = layout->context.width;
  double height = layout->context.height;

  set_ranges (self, &plot);
  if (self->sparkline)
    {
      plot.box = (cairo_rectangle_t){ 3, 3, width - 6, height - 6 };
      plot.x.from = layout->context.rtl ? width - 3 : 3;
      plot.x.to = layout->context.rtl ? 3 : width - 3;
      plot.y.from = height - 3;
      plot.y.to = 3;
    }
  else
    {
      double top = add_legend (self, layout);
      double note = swb_layout_add_note (layout, chart->note);

      plot.box = (cairo_rectangle_t){ 0, top, width, height - top - note };
      swb_plot_lay_out (&plot, layout);
    }
  for (guint i = 0; i < self->n; i++)
    add_line (self, layout, &plot, i);
  if (self->target_name && !self->sparkline)
    add_target (self, layout, &plot);
}

static char *
line_readout (const SwbChart *chart, SwbDatum datum)
{
  const Lines *self = (const Lines *) chart;
  const Line *line;
  g_autofree char *day = NULL;
  g_autofree char *value = NULL;

  if (datum.series >= (int) self->n ||
      datum.index >= (int) self->lines[datum.series].n)
    return NULL;
  line = &self->lines[datum.series];
  day = swb_day_format (line->points[datum.index].day, SWB_DAY_STYLE_MEDIUM);
  value = swb_values_text (&self->value, line->points[datum.index].value);
  if (!*line->name)
    return g_strdup_printf ("%s: %s", day, value);
  /* Translators: a series' name, a day and the value on it. */
  return g_strdup_printf (_ ("%1$s, %2$s: %3$s"), line->name, day, value);
}

static void
summarise (const Lines *self, const Line *line, GString *text)
{
  const SwbLinePoint *best = line->points;
  const SwbLinePoint *last = &line->points[line->n - 1];
  g_autofree char *first_day =
      swb_day_format (line->points->day, SWB_DAY_STYLE_MEDIUM);
  g_autofree char *last_day = swb_day_format (last->day, SWB_DAY_STYLE_MEDIUM);
  g_autofree char *from = swb_values_text (&self->value, line->points->value);
  g_autofree char *to = swb_values_text (&self->value, last->value);
  g_autofree char *best_day = NULL;
  g_autofree char *most = NULL;

  for (guint i = 1; i < line->n; i++)
    if (line->points[i].value > best->value)
      best = &line->points[i];
  best_day = swb_day_format (best->day, SWB_DAY_STYLE_MEDIUM);
  most = swb_values_text (&self->value, best->value);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  /* Translators: "Save rate from 1.2 % on 24 Nov 2026 to 2.6 % on 14 Dec 2026,
   * most 2.9 % on 12 Dec 2026." */
  g_string_append_printf (
      text, _ ("%1$s from %2$s on %3$s to %4$s on %5$s, most %6$s on %7$s."),
      *line->name ? line->name : self->value.name, from, first_day, to,
      last_day, most, best_day);
}

static char *
line_summary (const SwbChart *chart)
{
  const Lines *self = (const Lines *) chart;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++)
    if (self->lines[i].n > 0)
      summarise (self, &self->lines[i], text);
  return g_string_free (text, FALSE);
}

static void
line_table (const SwbChart *chart, SwbChartTable *table)
{
  const Lines *self = (const Lines *) chart;

  swb_table_add_column (table, _ ("Series"));
  swb_table_add_column (table, _ ("Day"));
  swb_table_add_column (table, self->value.name);
  for (guint s = 0; s < self->n; s++)
    for (guint i = 0; i < self->lines[s].n; i++)
      {
        const SwbLinePoint *p = &self->lines[s].points[i];
        g_autofree char *day = swb_day_to_iso (p->day);
        g_autofree char *value = swb_values_text (&self->value, p->value);

        swb_table_add_text (table, self->lines[s].name);
        swb_table_add_text (table, day);
        swb_table_add_number (table, value, p->value);
      }
}

static void
line_free (SwbChart *chart)
{
  Lines *self = (Lines *) chart;

  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->lines[i].name);
      g_free (self->lines[i].points);
    }
  g_free (self->lines);
  g_free (self->target_name);
  swb_values_clear (&self->value);
  g_free (self);
}

static const SwbChartClass line_class = {
  .layout = line_layout,
  .readout = line_readout,
  .summary = line_summary,
  .table = line_table,
  .is_empty = line_is_empty,
  .free = line_free,
};

static gboolean
check_series (const SwbLineSeries *series, GError **error)
{
  for (guint i = 0; i < series->n_points; i++)
    {
      if (!swb_chart_check_value (series->points[i].value, error))
        return FALSE;
      if (!swb_day_is_valid (series->points[i].day) ||
          (i > 0 && series->points[i].day < series->points[i - 1].day))
        {
          g_set_error_literal (error, SWB_CHART_ERROR, SWB_CHART_ERROR_ORDER,
                               _ ("The days of this chart are out of order."));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * swb_chart_new_line:
 * @spec: the figures and words; copied
 * @error: return location for a #SwbChartError
 *
 * Refuses what is not a finite number within 1e300, and days out of order.
 *
 * Returns: (transfer full) (nullable): the chart
 */
SwbChart *
swb_chart_new_line (const SwbLineSpec *spec, GError **error)
{
  Lines *self;

  for (guint i = 0; i < spec->n_series; i++)
    if (!check_series (&spec->series[i], error))
      return NULL;
  if (spec->target_name && !swb_chart_check_value (spec->target, error))
    return NULL;
  self = g_new0 (Lines, 1);
  swb_chart_init (&self->parent, &line_class, &spec->text);
  swb_values_init (&self->value, &spec->value);
  self->target_name = g_strdup (spec->target_name);
  self->target = spec->target;
  self->sparkline = spec->sparkline;
  self->n = spec->n_series;
  self->lines = g_new0 (Line, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    {
      const SwbLineSeries *from = &spec->series[i];

      self->lines[i] = (Line){
        .name = g_strdup (from->name ? from->name : ""),
        .points =
            g_memdup2 (from->points, from->n_points * sizeof (SwbLinePoint)),
        .n = from->n_points,
        .color = from->color,
        .filled = from->filled,
      };
    }
  return &self->parent;
}
