/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a plot: grid, ticks and labels that never overlap. */
#include "chart/swb-chart-private.h"

#include <math.h>

typedef struct
{
  guint n;
  double at[SWB_TICKS_MAX];
  double left[SWB_TICKS_MAX];
  double width[SWB_TICKS_MAX];
  char *text[SWB_TICKS_MAX];
} Labels;

static void
labels_clear (Labels *labels)
{
  for (guint i = 0; i < labels->n; i++)
    g_free (labels->text[i]);
  labels->n = 0;
}

SwbPoint
swb_plot_point (const SwbPlot *plot, double x, double y)
{
  return (SwbPoint){ swb_scale_map (&plot->x, x), swb_scale_map (&plot->y, y) };
}

/* Sets the range of values from a round number to a round number; a range
 * without width gets one. Zero is in it where the values come near. */
void
swb_plot_fit_y (SwbPlot *plot, double low, double high)
{
  SwbTicks ticks;

  if (low > 0.0 && low < high * 0.7)
    low = 0.0;
  if (!(high > low))
    {
      double pad = high != 0.0 ? fabs (high) * 0.5 : 1.0;

      low = high == 0.0 ? 0.0 : low - pad;
      high += pad;
    }
  swb_ticks_nice (low, high, 5, &ticks);
  plot->y.min = floor (low / ticks.step + 1e-9) * ticks.step;
  plot->y.max = ceil (high / ticks.step - 1e-9) * ticks.step;
}

static double
lay_out_y (SwbPlot *plot, SwbChartLayout *layout, Labels *labels)
{
  double line = swb_layout_line_height (layout, layout->small);
  double most = 0.0;
  SwbTicks ticks;

  for (guint target = 6; target > 0; target--)
    {
      swb_ticks_nice (plot->y.min, plot->y.max, target, &ticks);
      if (ticks.n < 2 ||
          plot->box.height / (ticks.n - 1) > MAX (line * 1.5, 20.0))
        break;
    }
  if (ticks.n > 1 && plot->box.height / (ticks.n - 1) <= line)
    ticks.n = 1;
  labels->n = ticks.n;
  for (guint i = 0; i < ticks.n; i++)
    {
      labels->text[i] = swb_values_text (plot->y_values, ticks.values[i]);
      labels->at[i] = swb_scale_map (&plot->y, ticks.values[i]);
      swb_layout_measure (layout, labels->text[i], layout->small, FALSE,
                          &labels->width[i], NULL);
      most = MAX (most, labels->width[i]);
    }
  return MIN (most, plot->box.width * 0.4);
}

static void
draw_y (const SwbPlot *plot,
        SwbChartLayout *layout,
        const Labels *labels,
        double column)
{
  gboolean rtl = layout->context.rtl;
  double line = swb_layout_line_height (layout, layout->small);
  double right = plot->box.x + plot->box.width;
  SwbColor grid = swb_layout_ink (layout, SWB_CHART_INK_GRID);

  for (guint i = 0; i < labels->n; i++)
    {
      double y = floor (labels->at[i]) + 0.5;
      double width = MIN (labels->width[i], column);
      double x = rtl ? right + 8.0 : plot->box.x - 8.0 - width;

      swb_layout_add_line (layout, SWB_MARK_ROLE_GRID,
                           (SwbPoint){ plot->box.x, y }, (SwbPoint){ right, y },
                           grid);
      swb_layout_add_text (
          layout, SWB_MARK_ROLE_TICK, labels->text[i],
          &(cairo_rectangle_t){ x, labels->at[i] - line / 2.0, width, line });
    }
}

static char *
x_text (const SwbPlot *plot, const SwbTicks *ticks, guint index)
{
  SwbDay day = (SwbDay) ticks->values[index];
  SwbDay before = index > 0 ? (SwbDay) ticks->values[index - 1] : day;
  int year, month, old_year = 0, old_month = 0;

  if (plot->x_values)
    return swb_values_text (plot->x_values, ticks->values[index]);
  if (!swb_day_to_ymd (day, &year, &month, NULL) ||
      !swb_day_to_ymd (before, &old_year, &old_month, NULL))
    return g_strdup ("");
  if (ticks->step >= 12 * 28)
    return g_strdup_printf ("%d", year);
  if (ticks->step >= 28)
    return swb_day_format_pattern (day, index == 0 || year != old_year ? "%b %Y"
                                                                       : "%b");
  if (index > 0 && month == old_month)
    return swb_day_format_pattern (day, "%-d");
  return swb_day_format (day, SWB_DAY_STYLE_SHORT);
}

static gboolean
labels_fit (const Labels *labels, double gap)
{
  for (guint i = 1; i < labels->n; i++)
    {
      double a = labels->left[i - 1], b = labels->left[i];

      if (a <= b ? a + labels->width[i - 1] + gap > b
                 : b + labels->width[i] + gap > a)
        return FALSE;
    }
  return TRUE;
}

static void
make_x (const SwbPlot *plot,
        const SwbChartLayout *layout,
        guint target,
        Labels *labels)
{
  double room = layout->context.width;
  SwbTicks ticks;

  if (plot->x_values)
    swb_ticks_nice (plot->x.min, plot->x.max, target, &ticks);
  else
    swb_ticks_days ((SwbDay) plot->x.min, (SwbDay) plot->x.max, target, &ticks);
  labels->n = ticks.n;
  for (guint i = 0; i < ticks.n; i++)
    {
      labels->text[i] = x_text (plot, &ticks, i);
      labels->at[i] = swb_scale_map (&plot->x, ticks.values[i]);
      swb_layout_measure (layout, labels->text[i], layout->small, FALSE,
                          &labels->width[i], NULL);
      labels->width[i] = MIN (labels->width[i], room);
      labels->left[i] = CLAMP (labels->at[i] - labels->width[i] / 2.0, 0.0,
                               room - labels->width[i]);
    }
}

static void
lay_out_x (const SwbPlot *plot, SwbChartLayout *layout)
{
  double line = swb_layout_line_height (layout, layout->small);
  double y = plot->box.y + plot->box.height + line * 0.55;
  Labels labels = { 0 };

  for (guint target = plot->box.width > 500.0 ? 8 : 5; target > 0; target--)
    {
      labels_clear (&labels);
      make_x (plot, layout, target, &labels);
      if (labels_fit (&labels, layout->small * 0.7))
        break;
    }
  if (!labels_fit (&labels, layout->small * 0.7))
    for (; labels.n > 1; labels.n--)
      g_free (labels.text[labels.n - 1]);
  for (guint i = 0; i < labels.n; i++)
    swb_layout_add_text (
        layout, SWB_MARK_ROLE_TICK, labels.text[i],
        &(cairo_rectangle_t){ labels.left[i], y, labels.width[i], line });
  labels_clear (&labels);
}

/* Takes the room for labels from the box, sets both scales' places and adds
 * grid and labels. */
void
swb_plot_lay_out (SwbPlot *plot, SwbChartLayout *layout)
{
  gboolean rtl = layout->context.rtl;
  double line = swb_layout_line_height (layout, layout->small);
  Labels labels = { 0 };
  double column;

  plot->box.y += line / 2.0;
  plot->box.height = MAX (plot->box.height - line * 2.05, 8.0);
  plot->y.from = plot->box.y + plot->box.height;
  plot->y.to = plot->box.y;
  column = lay_out_y (plot, layout, &labels);
  plot->box.width = MAX (plot->box.width - column - 8.0 - 5.0, 8.0);
  plot->box.x += rtl ? 5.0 : column + 8.0;
  plot->x.from = rtl ? plot->box.x + plot->box.width : plot->box.x;
  plot->x.to = rtl ? plot->box.x : plot->box.x + plot->box.width;
  draw_y (plot, layout, &labels, column);
  labels_clear (&labels);
  lay_out_x (plot, layout);
}
