/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reach curve: people reached against money spent, with its band, its
 * bounds and the plan's place on it. */
#include "chart/swb-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SERIES_CURVE 0
#define SERIES_PLAN 1

typedef struct
{
  SwbChart parent;
  SwbValues spend;
  SwbValues reach;
  SwbChartReachPoint *points;
  guint n;
  char *band_name;
  char *bounds_name;
  char *plan_name;
  double plan_spend;
} Reach;

static SwbChartReachPoint
reach_at (const Reach *self, double spend)
{
  const SwbChartReachPoint *a = self->points;
  const SwbChartReachPoint *b = a + 1;
  double t;

  if (self->n == 1 || spend <= a->spend)
    return *a;
  while (b->spend < spend && b < self->points + self->n - 1)
    b++;
  a = b - 1;
  if (spend >= b->spend || !(b->spend > a->spend))
    return *b;
  t = (spend - a->spend) / (b->spend - a->spend);
  return (SwbChartReachPoint){ spend,
                               a->reach + (b->reach - a->reach) * t,
                               a->low + (b->low - a->low) * t,
                               a->high + (b->high - a->high) * t,
                               a->bound_low + (b->bound_low - a->bound_low) * t,
                               a->bound_high +
                                   (b->bound_high - a->bound_high) * t };
}

static void
set_ranges (const Reach *self, SwbPlot *plot)
{
  double most = 0.0, least = 0.0;

  for (guint i = 0; i < self->n; i++)
    {
      const SwbChartReachPoint *p = &self->points[i];

      most = MAX (most, p->reach);
      least = MIN (least, p->reach);
      if (self->band_name)
        most = MAX (most, p->high);
      if (self->bounds_name)
        most = MAX (most, p->bound_high);
    }
  swb_plot_fit_y (plot, least, most);
  plot->x.min = MIN (self->points[0].spend, 0.0);
  plot->x.max = self->points[self->n - 1].spend;
  if (self->plan_name)
    {
      plot->x.min = MIN (plot->x.min, self->plan_spend);
      plot->x.max = MAX (plot->x.max, self->plan_spend);
    }
}

static double
field (const SwbChartReachPoint *point, gsize offset)
{
  return G_STRUCT_MEMBER (double, point, offset);
}

static void
add_points (const Reach *self,
            const SwbPlot *plot,
            gsize offset,
            gboolean backward,
            GArray *points)
{
  for (guint i = 0; i < self->n; i++)
    {
      const SwbChartReachPoint *p =
          &self->points[backward ? self->n - 1 - i : i];
      SwbPoint at = swb_plot_point (plot, p->spend, field (p, offset));

      at.y = CLAMP (at.y, plot->box.y, plot->box.y + plot->box.height);
      g_array_append_val (points, at);
    }
}

static GArray *
curve (const Reach *self, const SwbPlot *plot, gsize offset)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SwbPoint));

  add_points (self, plot, offset, FALSE, points);
  return points;
}

static void
add_band (const Reach *self, const SwbPlot *plot, SwbChartLayout *layout)
{
  gboolean dark = swb_chart_palette_is_dark (layout->context.palette);
  SwbColor accent = swb_layout_ink (layout, SWB_CHART_INK_ACCENT);
  g_autoptr (GArray) points = NULL;

  points = curve (self, plot, G_STRUCT_OFFSET (SwbChartReachPoint, high));
  add_points (self, plot, G_STRUCT_OFFSET (SwbChartReachPoint, low), TRUE,
              points);
  if (self->n > 1)
    swb_layout_add_path (layout, SWB_MARK_POLYGON, SWB_MARK_ROLE_BAND,
                         SERIES_CURVE, points,
                         swb_color_with_alpha (accent, dark ? 0.24 : 0.16));
}

static void
add_bound (const Reach *self,
           const SwbPlot *plot,
           SwbChartLayout *layout,
           gsize offset)
{
  g_autoptr (GArray) points = curve (self, plot, offset);
  SwbMark *mark = swb_layout_add_path (
      layout, SWB_MARK_PATH, SWB_MARK_ROLE_BOUND, SERIES_CURVE, points,
      swb_color_with_alpha (swb_layout_ink (layout, SWB_CHART_INK_DIM), 0.7));

  if (mark)
    {
      mark->line_width = 1.0;
      mark->dashed = TRUE;
    }
}

static void
add_plan (const Reach *self, const SwbPlot *plot, SwbChartLayout *layout)
{
  SwbChartReachPoint plan = reach_at (self, self->plan_spend);
  SwbPoint at = swb_plot_point (plot, self->plan_spend, plan.reach);
  SwbColor accent = swb_layout_ink (layout, SWB_CHART_INK_ACCENT);
  double x = floor (at.x) + 0.5;
  SwbMark *mark = swb_layout_add_line (
      layout, SWB_MARK_ROLE_DROP, (SwbPoint){ x, at.y },
      (SwbPoint){ x, plot->box.y + plot->box.height }, accent);

  mark->dashed = TRUE;
  mark = swb_layout_add_dot (layout, SWB_MARK_ROLE_MARKER,
                             (SwbDatum){ SERIES_PLAN, 0 }, at, 11.0, accent);
  mark->stroke = swb_layout_ink (layout, SWB_CHART_INK_BACKGROUND);
  mark->line_width = 1.5;
  swb_layout_add_area (
      layout, (SwbDatum){ SERIES_PLAN, 0 },
      &(cairo_rectangle_t){ at.x - 10.0, plot->box.y, 20.0, plot->box.height },
      at);
}

static void
name_plan (const Reach *self, const SwbPlot *plot, SwbChartLayout *layout)
{
  SwbChartReachPoint plan = reach_at (self, self->plan_spend);
  SwbPoint at = swb_plot_point (plot, self->plan_spend, plan.reach);
  g_autofree char *spend = swb_values_text (&self->spend, self->plan_spend);
  g_autofree char *reach = swb_values_text (&self->reach, plan.reach);
  g_autofree char *text =
      g_strdup_printf ("%s: %s, %s", self->plan_name, spend, reach);
  SwbColor color =
      swb_color_readable (swb_layout_ink (layout, SWB_CHART_INK_ACCENT),
                          swb_layout_ink (layout, SWB_CHART_INK_BACKGROUND));
  double aside, line;
  SwbPoint places[6];

  if (plot->box.width < 300.0 || plot->box.height < 100.0)
    return;
  swb_layout_measure (layout, text, layout->small, TRUE, &aside, &line);
  aside = (aside / 2.0 + 9.0) * (layout->context.rtl ? -1.0 : 1.0);
  places[0] = (SwbPoint){ at.x + aside, at.y + line * 1.1 };
  places[1] = (SwbPoint){ at.x + aside, at.y + line * 2.2 };
  places[2] = (SwbPoint){ at.x - aside, at.y - line * 1.6 };
  places[3] = (SwbPoint){ at.x + aside, at.y - line * 1.6 };
  places[4] = (SwbPoint){ at.x - aside, at.y + line * 1.6 };
  places[5] = (SwbPoint){ at.x + aside, at.y + line * 3.3 };
  swb_layout_place_text (layout, text,
                         &(SwbMark){ .fill = color, .bold = TRUE }, &plot->box,
                         places, G_N_ELEMENTS (places));
}

/* Names a band or bounds: between the curve and the upper edge where there is
 * room, else under the lower or over the upper, from the end backwards. */
static void
name_edges (const Reach *self,
            const SwbPlot *plot,
            SwbChartLayout *layout,
            const char *name,
            gsize low,
            gsize high)
{
  double sign = layout->context.rtl ? -1.0 : 1.0;
  SwbMark look = { .fill = swb_layout_ink (layout, SWB_CHART_INK_DIM) };
  GArray *places = g_array_new (FALSE, FALSE, sizeof (SwbPoint));
  double width, line;

  swb_layout_measure (layout, name, layout->small, FALSE, &width, &line);
  for (int step = 0; step < 7; step++)
    {
      double x = plot->x.to - sign * (width / 2.0 + 4.0) -
                 (plot->x.to - plot->x.from) * step * 0.11;
      double outer = swb_scale_invert (&plot->x, x + sign * width / 2.0);
      double inner = swb_scale_invert (&plot->x, x - sign * width / 2.0);
      SwbChartReachPoint far = reach_at (self, outer);
      SwbChartReachPoint near = reach_at (self, inner);
      double top = swb_scale_map (&plot->y, field (&near, high));
      double middle = swb_scale_map (&plot->y, far.reach);
      double under = swb_scale_map (&plot->y, field (&near, low)) + line * 0.7;
      double over = swb_scale_map (&plot->y, field (&far, high)) - line * 0.7;
      SwbPoint at[] = { { x, (top + middle) / 2.0 },
                        { x, under },
                        { x, over } };
      gboolean room = middle - top > line * 1.1;

      g_array_append_vals (places, room ? at : at + 1, room ? 3 : 2);
    }
  swb_layout_place_text (layout, name, &look, &plot->box,
                         (SwbPoint *) places->data, places->len);
  g_array_unref (places);
}

static void
add_names (const Reach *self, const SwbPlot *plot, SwbChartLayout *layout)
{
  if (self->plan_name)
    name_plan (self, plot, layout);
  if (self->band_name)
    name_edges (self, plot, layout, self->band_name,
                G_STRUCT_OFFSET (SwbChartReachPoint, low),
                G_STRUCT_OFFSET (SwbChartReachPoint, high));
  if (self->bounds_name)
    name_edges (self, plot, layout, self->bounds_name,
                G_STRUCT_OFFSET (SwbChartReachPoint, bound_low),
                G_STRUCT_OFFSET (SwbChartReachPoint, bound_high));
}

static void
reach_layout (const SwbChart *chart, SwbChartLayout *layout)
{
  const Reach *self = (const Reach *) chart;
  double note = swb_layout_add_note (layout, chart->note);
  SwbPlot plot = { .x_values = &self->spend,
                   .y_values = &self->reach,
                   .box = { 0, 0, layout->context.width,
                            layout->context.height - note } };
  SwbColor accent = swb_layout_ink (layout, SWB_CHART_INK_ACCENT);
  g_autoptr (GArray) points = NULL;

  set_ranges (self, &plot);
  swb_plot_lay_out (&plot, layout);
  if (self->band_name)
    add_band (self, &plot, layout);
  if (self->bounds_name)
    {
      add_bound (self, &plot, layout,
                 G_STRUCT_OFFSET (SwbChartReachPoint, bound_low));
      add_bound (self, &plot, layout,
                 G_STRUCT_OFFSET (SwbChartReachPoint, bound_high));
    }
  points = curve (self, &plot, G_STRUCT_OFFSET (SwbChartReachPoint, reach));
  swb_layout_add_path (layout, SWB_MARK_PATH, SWB_MARK_ROLE_SERIES,
                       SERIES_CURVE, points, accent);
  if (self->n == 1)
    swb_layout_add_dot (layout, SWB_MARK_ROLE_SERIES,
                        (SwbDatum){ SERIES_CURVE, 0 },
                        g_array_index (points, SwbPoint, 0), 6.0, accent);
  swb_layout_add_slabs (layout, SERIES_CURVE, (SwbPoint *) points->data,
                        points->len, &plot.box);
  if (self->plan_name)
    add_plan (self, &plot, layout);
  add_names (self, &plot, layout);
}

static char *
point_text (const Reach *self, const SwbChartReachPoint *point)
{
  g_autofree char *spend = swb_values_text (&self->spend, point->spend);
  g_autofree char *reach = swb_values_text (&self->reach, point->reach);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!self->band_name)
    /* Translators: money spent, and people reached with it. */
    return g_strdup_printf (_ ("%1$s: %2$s"), spend, reach);
  low = swb_values_text (&self->reach, point->low);
  high = swb_values_text (&self->reach, point->high);
  /* Translators: money spent: people reached (the least to the most, how sure:
   * "8 in 10"). */
  return g_strdup_printf (_ ("%1$s: %2$s (%3$s to %4$s, %5$s)"), spend, reach,
                          low, high, self->band_name);
}

static char *
reach_readout (const SwbChart *chart, SwbDatum datum)
{
  const Reach *self = (const Reach *) chart;
  g_autofree char *text = NULL;
  SwbChartReachPoint plan;

  if (datum.series == SERIES_CURVE && datum.index < (int) self->n)
    return point_text (self, &self->points[datum.index]);
  if (datum.series != SERIES_PLAN || datum.index != 0 || !self->plan_name)
    return NULL;
  plan = reach_at (self, self->plan_spend);
  plan.spend = self->plan_spend;
  text = point_text (self, &plan);
  return g_strdup_printf ("%s, %s", self->plan_name, text);
}

static char *
reach_summary (const SwbChart *chart)
{
  const Reach *self = (const Reach *) chart;
  const SwbChartReachPoint *last = &self->points[self->n - 1];
  g_autofree char *from_spend =
      swb_values_text (&self->spend, self->points->spend);
  g_autofree char *to_spend = swb_values_text (&self->spend, last->spend);
  g_autofree char *from = swb_values_text (&self->reach, self->points->reach);
  g_autofree char *to = swb_values_text (&self->reach, last->reach);
  GString *text = g_string_new (NULL);

  /* Translators: "People reached from 0 at ₹0 to 3.3 M at ₹80 L." */
  g_string_append_printf (text, _ ("%1$s from %2$s at %3$s to %4$s at %5$s."),
                          self->reach.name, from, from_spend, to, to_spend);
  if (self->plan_name)
    {
      g_autofree char *plan =
          reach_readout (chart, (SwbDatum){ SERIES_PLAN, 0 });

      g_string_append_printf (text, " %s.", plan);
    }
  return g_string_free (text, FALSE);
}

static void
add_number (SwbChartTable *table, const SwbValues *values, double value)
{
  g_autofree char *text = swb_values_text (values, value);

  swb_table_add_number (table, text, value);
}

static void
add_headings (const Reach *self, SwbChartTable *table)
{
  const char *names[] = { self->band_name, self->bounds_name };

  swb_table_add_column (table, self->spend.name);
  swb_table_add_column (table, self->reach.name);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i])
      {
        g_autofree char *low = g_strdup_printf (_ ("Low, %s"), names[i]);
        g_autofree char *high = g_strdup_printf (_ ("High, %s"), names[i]);

        swb_table_add_column (table, low);
        swb_table_add_column (table, high);
      }
}

static void
reach_table (const SwbChart *chart, SwbChartTable *table)
{
  const Reach *self = (const Reach *) chart;

  add_headings (self, table);
  for (guint i = 0; i < self->n; i++)
    {
      const SwbChartReachPoint *p = &self->points[i];

      add_number (table, &self->spend, p->spend);
      add_number (table, &self->reach, p->reach);
      if (self->band_name)
        {
          add_number (table, &self->reach, p->low);
          add_number (table, &self->reach, p->high);
        }
      if (self->bounds_name)
        {
          add_number (table, &self->reach, p->bound_low);
          add_number (table, &self->reach, p->bound_high);
        }
    }
}

static gboolean
reach_is_empty (const SwbChart *chart)
{
  return ((const Reach *) chart)->n == 0;
}

static void
reach_free (SwbChart *chart)
{
  Reach *self = (Reach *) chart;

  swb_values_clear (&self->spend);
  swb_values_clear (&self->reach);
  g_free (self->points);
  g_free (self->band_name);
  g_free (self->bounds_name);
  g_free (self->plan_name);
  g_free (self);
}

static const SwbChartClass reach_class = {
  .layout = reach_layout,
  .readout = reach_readout,
  .summary = reach_summary,
  .table = reach_table,
  .is_empty = reach_is_empty,
  .free = reach_free,
};

static gboolean
check_point (const SwbReachSpec *spec, guint index, GError **error)
{
  const SwbChartReachPoint *p = &spec->points[index];

  if (!swb_chart_check_value (p->spend, error) ||
      !swb_chart_check_value (p->reach, error))
    return FALSE;
  if (spec->band_name && (!swb_chart_check_value (p->low, error) ||
                          !swb_chart_check_value (p->high, error)))
    return FALSE;
  if (spec->bounds_name && (!swb_chart_check_value (p->bound_low, error) ||
                            !swb_chart_check_value (p->bound_high, error)))
    return FALSE;
  if (index > 0 && p->spend < spec->points[index - 1].spend)
    {
      g_set_error_literal (error, SWB_CHART_ERROR, SWB_CHART_ERROR_ORDER,
                           _ ("The points of this curve are out of order."));
      return FALSE;
    }
  return TRUE;
}

/**
 * swb_chart_new_reach:
 * @spec: the figures and words; copied
 * @error: return location for a #SwbChartError
 *
 * Refuses what is not a finite number within 1e300, and points out of order.
 *
 * Returns: (transfer full) (nullable): the chart
 */
SwbChart *
swb_chart_new_reach (const SwbReachSpec *spec, GError **error)
{
  Reach *self;

  for (guint i = 0; i < spec->n_points; i++)
    if (!check_point (spec, i, error))
      return NULL;
  if (spec->plan_name && !swb_chart_check_value (spec->plan_spend, error))
    return NULL;
  self = g_new0 (Reach, 1);
  swb_chart_init (&self->parent, &reach_class, &spec->text);
  swb_values_init (&self->spend, &spec->spend);
  swb_values_init (&self->reach, &spec->reach);
  self->n = spec->n_points;
  self->points =
      g_memdup2 (spec->points, spec->n_points * sizeof (SwbChartReachPoint));
  self->band_name = g_strdup (spec->band_name);
  self->bounds_name = g_strdup (spec->bounds_name);
  self->plan_name = g_strdup (spec->plan_name);
  self->plan_spend = spec->plan_spend;
  return &self->parent;
}
