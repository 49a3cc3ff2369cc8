/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing marks; finding the datum under the pointer or a key's step. */
#include "chart/swb-mark.h"

#include "chart/swb-chart-private.h"

#include <math.h>

/**
 * swb_datum_is_none:
 * @datum: a datum
 *
 * Returns: whether it stands for none
 */
gboolean
swb_datum_is_none (SwbDatum datum)
{
  return datum.series < 0 || datum.index < 0;
}

/**
 * swb_datum_equal:
 * @a: a datum
 * @b: another
 *
 * Returns: whether they are the same
 */
gboolean
swb_datum_equal (SwbDatum a, SwbDatum b)
{
  return a.series == b.series && a.index == b.index;
}

/**
 * swb_chart_layout_get_n_marks:
 * @layout: a layout
 *
 * Returns: how many marks it has
 */
guint
swb_chart_layout_get_n_marks (const SwbChartLayout *layout)
{
  return layout->marks->len;
}

/**
 * swb_chart_layout_get_mark:
 * @layout: a layout
 * @index: which mark, in the order of drawing
 *
 * Returns: (transfer none) (nullable): the mark
 */
const SwbMark *
swb_chart_layout_get_mark (const SwbChartLayout *layout, guint index)
{
  if (index >= layout->marks->len)
    return NULL;
  return &g_array_index (layout->marks, SwbMark, index);
}

static void
rounded_path (cairo_t *cr, const SwbMark *mark)
{
  double r = MIN (mark->radius, MIN (mark->width, mark->height) / 2.0);
  double right = mark->x + mark->width;
  double bottom = mark->y + mark->height;

  if (r <= 0.0)
    {
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, mark->y + r, r, -G_PI_2, 0.0);
  cairo_arc (cr, right - r, bottom - r, r, 0.0, G_PI_2);
  cairo_arc (cr, mark->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, mark->x + r, mark->y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
star_path (cairo_t *cr, double x, double y, double radius)
{
  for (int i = 0; i < 10; i++)
    {
      double angle = -G_PI_2 + i * G_PI / 5.0;
      double r = i % 2 == 0 ? radius : radius * 0.45;

      cairo_line_to (cr, x + r * cos (angle), y + r * sin (angle));
    }
  cairo_close_path (cr);
}

/**
 * swb_chart_shape_path:
 * @cr: where to
 * @shape: a shape
 * @x: its middle
 * @y: its middle
 * @size: the side of the square that it lies in
 *
 * Adds the shape to the path; all shapes look about as heavy.
 */
void
swb_chart_shape_path (
    cairo_t *cr, SwbChartShape shape, double x, double y, double size)
{
  double r = size / 2.0;

  cairo_new_sub_path (cr);
  switch (shape)
    {
    case SWB_CHART_SHAPE_TRIANGLE:
      cairo_move_to (cr, x, y - r * 0.9);
      cairo_line_to (cr, x + r, y + r * 0.85);
      cairo_line_to (cr, x - r, y + r * 0.85);
      cairo_close_path (cr);
      break;
    case SWB_CHART_SHAPE_SQUARE:
      cairo_rectangle (cr, x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
      break;
    case SWB_CHART_SHAPE_DIAMOND:
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + r, y);
      cairo_line_to (cr, x, y + r);
      cairo_line_to (cr, x - r, y);
      cairo_close_path (cr);
      break;
    case SWB_CHART_SHAPE_STAR:
      star_path (cr, x, y + r * 0.05, r * 1.1);
      break;
    case SWB_CHART_SHAPE_CIRCLE:
    default:
      cairo_arc (cr, x, y, r * 0.9, 0.0, 2.0 * G_PI);
      cairo_close_path (cr);
      break;
    }
}

static void
set_color (cairo_t *cr, SwbColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

/**
 * swb_chart_draw_tier:
 * @cr: where to
 * @tier: a tier
 * @x: its middle
 * @y: its middle
 * @size: the side of the square that it lies in
 *
 * Draws the tier's shape in its colour.
 */
void
swb_chart_draw_tier (
    cairo_t *cr, SwbChartTier tier, double x, double y, double size)
{
  cairo_save (cr);
  cairo_new_path (cr);
  swb_chart_shape_path (cr, swb_chart_tier_shape (tier), x, y, size);
  set_color (cr, swb_chart_tier_color (tier));
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
mark_path (cairo_t *cr, const SwbMark *mark)
{
  cairo_new_path (cr);
  switch (mark->kind)
    {
    case SWB_MARK_RECT:
      rounded_path (cr, mark);
      break;
    case SWB_MARK_LINE:
      cairo_move_to (cr, mark->x, mark->y);
      cairo_line_to (cr, mark->x + mark->width, mark->y + mark->height);
      break;
    case SWB_MARK_PATH:
    case SWB_MARK_POLYGON:
      for (guint i = 0; i < mark->n_points; i++)
        cairo_line_to (cr, mark->points[i].x, mark->points[i].y);
      if (mark->kind == SWB_MARK_POLYGON)
        cairo_close_path (cr);
      break;
    case SWB_MARK_SHAPE:
      swb_chart_shape_path (cr, mark->shape, mark->x + mark->width / 2.0,
                            mark->y + mark->height / 2.0, mark->width);
      break;
    case SWB_MARK_AREA:
    case SWB_MARK_TEXT:
    default:
      break;
    }
}

static void
draw_text (const SwbChartLayout *layout, const SwbMark *mark, cairo_t *cr)
{
  g_autoptr (PangoLayout) pango = swb_layout_pango (layout, mark);

  set_color (cr, mark->fill);
  cairo_move_to (cr, mark->x, mark->y);
  pango_cairo_show_layout (cr, pango);
}

static void
draw_mark (const SwbChartLayout *layout, const SwbMark *mark, cairo_t *cr)
{
  static const double dashes[] = { 3.0, 3.0 };

  if (mark->kind == SWB_MARK_AREA)
    return;
  if (mark->kind == SWB_MARK_TEXT)
    {
      draw_text (layout, mark, cr);
      return;
    }
  mark_path (cr, mark);
  if (mark->fill.alpha > 0.0)
    {
      set_color (cr, mark->fill);
      cairo_fill_preserve (cr);
    }
  if (mark->stroke.alpha > 0.0 && mark->line_width > 0.0)
    {
      set_color (cr, mark->stroke);
      cairo_set_line_width (cr, mark->line_width);
      cairo_set_dash (cr, dashes, mark->dashed ? 2 : 0, 0.0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

/**
 * swb_chart_layout_draw:
 * @layout: a layout
 * @cr: where to; the chart's top left is at the origin
 *
 * Draws every mark. The background is left as it is.
 */
void
swb_chart_layout_draw (SwbChartLayout *layout, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < layout->marks->len; i++)
    draw_mark (layout, &g_array_index (layout->marks, SwbMark, i), cr);
  cairo_restore (cr);
}

static const SwbMark *
find_area (const SwbChartLayout *layout, SwbDatum datum)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SwbMark *mark = &g_array_index (layout->marks, SwbMark, i);

      if (mark->kind == SWB_MARK_AREA && swb_datum_equal (mark->datum, datum))
        return mark;
    }
  return NULL;
}

/**
 * swb_chart_layout_get_anchor:
 * @layout: a layout
 * @datum: a datum
 * @x: (out): where it is drawn
 * @y: (out): where it is drawn
 *
 * Returns: whether the layout has that datum
 */
gboolean
swb_chart_layout_get_anchor (const SwbChartLayout *layout,
                             SwbDatum datum,
                             double *x,
                             double *y)
{
  const SwbMark *area = find_area (layout, datum);

  if (!area)
    return FALSE;
  *x = area->anchor.x;
  *y = area->anchor.y;
  return TRUE;
}

static void
draw_crosshair (const SwbChartLayout *layout, const SwbMark *area, cairo_t *cr)
{
  SwbColor line = swb_layout_ink (layout, SWB_CHART_INK_DIM);
  double x = floor (area->anchor.x) + 0.5;

  set_color (cr, swb_color_with_alpha (line, 0.6));
  cairo_set_line_width (cr, 1.0);
  cairo_move_to (cr, x, area->y);
  cairo_line_to (cr, x, area->y + area->height);
  cairo_stroke (cr);
  cairo_arc (cr, area->anchor.x, area->anchor.y, 4.5, 0.0, 2.0 * G_PI);
  set_color (cr, swb_layout_ink (layout, SWB_CHART_INK_BACKGROUND));
  cairo_fill_preserve (cr);
  set_color (cr, swb_layout_ink (layout, SWB_CHART_INK_ACCENT));
  cairo_set_line_width (cr, 2.0);
  cairo_stroke (cr);
}

/**
 * swb_chart_layout_draw_focus:
 * @layout: a layout
 * @datum: the datum under the pointer or with the keyboard's focus
 * @cr: where to
 *
 * Draws, over the chart, a crosshair at a point or a frame around a bar;
 * nothing for a datum that the layout does not have.
 */
void
swb_chart_layout_draw_focus (SwbChartLayout *layout,
                             SwbDatum datum,
                             cairo_t *cr)
{
  const SwbMark *area = find_area (layout, datum);

  if (!area)
    return;
  cairo_save (cr);
  if (area->radius <= 0.0)
    draw_crosshair (layout, area, cr);
  else
    {
      rounded_path (cr, area);
      set_color (cr, swb_color_with_alpha (
                         swb_layout_ink (layout, SWB_CHART_INK_ACCENT), 0.9));
      cairo_set_line_width (cr, 2.0);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/**
 * swb_chart_layout_hit:
 * @layout: a layout
 * @x: in user units from the left
 * @y: in user units from the top
 *
 * Returns: the nearest datum whose area holds the place, or %SWB_DATUM_NONE
 */
SwbDatum
swb_chart_layout_hit (const SwbChartLayout *layout, double x, double y)
{
  SwbDatum best = SWB_DATUM_NONE;
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SwbMark *mark = &g_array_index (layout->marks, SwbMark, i);
      double distance;

      if (mark->kind != SWB_MARK_AREA || x < mark->x ||
          x > mark->x + mark->width || y < mark->y ||
          y > mark->y + mark->height)
        continue;
      distance = hypot (mark->anchor.x - x, mark->anchor.y - y);
      if (distance < nearest)
        {
          nearest = distance;
          best = mark->datum;
        }
    }
  return best;
}

static int
count_data (const SwbChartLayout *layout, int series)
{
  int n = 0;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SwbMark *mark = &g_array_index (layout->marks, SwbMark, i);

      if (mark->kind == SWB_MARK_AREA && mark->datum.series == series)
        n++;
    }
  return n;
}

static SwbDatum
nearest_in_series (const SwbChartLayout *layout, SwbDatum datum, int series)
{
  const SwbMark *from = find_area (layout, datum);
  SwbDatum best = datum;
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SwbMark *mark = &g_array_index (layout->marks, SwbMark, i);
      double distance;

      if (mark->kind != SWB_MARK_AREA || mark->datum.series != series)
        continue;
      distance = mark->radius > 0.0
                     ? fabs (mark->datum.index - (double) datum.index)
                     : fabs (mark->anchor.x - from->anchor.x);
      if (distance < nearest)
        {
          nearest = distance;
          best = mark->datum;
        }
    }
  return best;
}

static SwbDatum
step_series (const SwbChartLayout *layout, SwbDatum datum, int by)
{
  int last = 0;

  for (guint i = 0; i < layout->marks->len; i++)
    last = MAX (last, g_array_index (layout->marks, SwbMark, i).datum.series);
  for (int s = datum.series + by; s >= 0 && s <= last; s += by)
    if (count_data (layout, s) > 0)
      return nearest_in_series (layout, datum, s);
  return datum;
}

static SwbDatum
first_datum (const SwbChartLayout *layout)
{
  for (guint i = 0; i < layout->marks->len; i++)
    if (g_array_index (layout->marks, SwbMark, i).kind == SWB_MARK_AREA)
      return g_array_index (layout->marks, SwbMark, i).datum;
  return SWB_DATUM_NONE;
}

/**
 * swb_chart_layout_step:
 * @layout: a layout
 * @datum: where the keyboard is, or %SWB_DATUM_NONE
 * @step: the key's meaning
 *
 * Steps stop at the ends. From none or from a datum that is gone every step
 * leads to the first.
 *
 * Returns: the new datum; %SWB_DATUM_NONE where the chart has none
 */
SwbDatum
swb_chart_layout_step (const SwbChartLayout *layout,
                       SwbDatum datum,
                       SwbChartStep step)
{
  int n;

  if (!find_area (layout, datum))
    return first_datum (layout);
  n = count_data (layout, datum.series);
  switch (step)
    {
    case SWB_CHART_STEP_NEXT:
      return (SwbDatum){ datum.series, MIN (datum.index + 1, n - 1) };
    case SWB_CHART_STEP_PREVIOUS:
      return (SwbDatum){ datum.series, MAX (datum.index - 1, 0) };
    case SWB_CHART_STEP_FIRST:
      return (SwbDatum){ datum.series, 0 };
    case SWB_CHART_STEP_LAST:
      return (SwbDatum){ datum.series, n - 1 };
    case SWB_CHART_STEP_NEXT_SERIES:
      return step_series (layout, datum, 1);
    case SWB_CHART_STEP_PREVIOUS_SERIES:
      return step_series (layout, datum, -1);
    default:
      return datum;
    }
}
