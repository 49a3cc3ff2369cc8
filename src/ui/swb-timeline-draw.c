/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline's ground: stage backgrounds, grid, lanes, dates, today and the
 * release; bars and what floats above them have files of their own. */
#include "ui/swb-timeline-draw.h"

#include "chart/swb-mark.h"
#include "ui/swb-timeline-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TODAY_RED 0xe01b24

static void
clip (cairo_t *cr, double x, double y, double right, double bottom)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, MAX (right - x, 0.0), MAX (bottom - y, 0.0));
  cairo_clip (cr);
}

static double
lanes_bottom (const SwbTimelineLayout *layout)
{
  return swb_timeline_layout_gates_y (layout) + layout->metrics.gates;
}

static double
day_x (const SwbTimelineLayout *layout, SwbDay day)
{
  return layout->metrics.gutter + swb_timeline_scale_x (&layout->scale, day);
}

static SwbFlight
stage_flight (const SwbTimelineScene *scene, const SwbTimelineItem *item)
{
  if (scene->drag != NULL &&
      swb_timeline_drag_holds (scene->drag, item->object))
    return swb_timeline_drag_flight (scene->drag, item->object, &item->flight);
  return item->flight;
}

static void
draw_grounds (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  double share = swb_chart_palette_is_dark (scene->palette) ? 0.07 : 0.05;
  guint i;

  for (i = 0; i < layout->items->len; i++)
    {
      const SwbTimelineItem *item = swb_timeline_layout_item (layout, i);
      SwbFlight flight;
      double left;
      double right;

      if (item->kind != SWB_TIMELINE_STAGE)
        break;
      flight = stage_flight (scene, item);
      left = day_x (layout, flight.start);
      right = day_x (layout, flight.end + 1);
      swb_timeline_ink (cr,
                        swb_chart_stage_color ((SwbChartStage) item->tint,
                                               SWB_CHART_FORM_PURE,
                                               scene->palette),
                        share);
      cairo_rectangle (cr, left, layout->metrics.header, right - left,
                       lanes_bottom (layout) - layout->metrics.header);
      cairo_fill (cr);
    }
}

static void
draw_weekends (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  SwbDay day =
      swb_day_week_start (swb_timeline_scale_day (&layout->scale, 0.0), 6);
  double right = layout->width - layout->metrics.gutter;

  if (layout->scale.zoom < 16.0)
    return;
  swb_timeline_ink (cr, swb_timeline_scene_ink (scene, SWB_CHART_INK_TEXT),
                    0.035);
  for (; swb_timeline_scale_x (&layout->scale, day) < right; day += 7)
    {
      cairo_rectangle (cr, day_x (layout, day), layout->metrics.header,
                       2.0 * layout->scale.zoom,
                       lanes_bottom (layout) - layout->metrics.header);
      cairo_fill (cr);
    }
}

static void
draw_grid (cairo_t *cr, const SwbTimelineScene *scene, const GArray *ticks)
{
  const SwbTimelineLayout *layout = scene->layout;
  SwbColor grid = swb_timeline_scene_ink (scene, SWB_CHART_INK_GRID);
  guint i;

  cairo_set_line_width (cr, 1.0);
  for (i = 0; i < ticks->len; i++)
    {
      const SwbTimelineTick *tick = &g_array_index (ticks, SwbTimelineTick, i);
      double x = day_x (layout, tick->day);

      swb_timeline_ink (cr, grid, 1.0);
      swb_timeline_line (cr, x, layout->metrics.header, x,
                         lanes_bottom (layout));
      if (tick->strong)
        swb_timeline_line (cr, x - 1.0, layout->metrics.header, x - 1.0,
                           lanes_bottom (layout));
    }
}

static void
draw_dates (cairo_t *cr, const SwbTimelineScene *scene, const GArray *ticks)
{
  const SwbTimelineLayout *layout = scene->layout;
  SwbColor dim = swb_timeline_scene_ink (scene, SWB_CHART_INK_DIM);
  double middle = (layout->metrics.band + layout->metrics.header) / 2.0 + 1.0;
  int width;
  guint i;

  for (i = 0; i < ticks->len; i++)
    {
      const SwbTimelineTick *tick = &g_array_index (ticks, SwbTimelineTick, i);
      PangoLayout *text = swb_timeline_text (
          scene, tick->label, SWB_TIMELINE_SMALL,
          tick->strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, -1.0);

      pango_layout_get_pixel_size (text, &width, NULL);
      /* A date that is cut off is no date. */
      if (day_x (layout, tick->day) < layout->metrics.gutter - 3.0 ||
          day_x (layout, tick->day) + 4.0 + width > layout->width)
        continue;
      swb_timeline_write (cr, text, day_x (layout, tick->day) + 4.0, middle,
                          dim);
    }
}

static void
draw_lane_names (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  SwbColor ink = swb_timeline_scene_ink (scene, SWB_CHART_INK_TEXT);
  guint i;

  for (i = 0; i < layout->lanes->len; i++)
    {
      const SwbTimelineLane *lane =
          &g_array_index (layout->lanes, SwbTimelineLane, i);
      double y = layout->metrics.header + lane->y - layout->scroll;
      double middle = y + layout->metrics.pad + layout->metrics.bar / 2.0;
      double x = lane->tier >= 0 ? 32.0 : 12.0;
      PangoLayout *text = swb_timeline_text (
          scene, lane->label, SWB_TIMELINE_PLAIN, PANGO_WEIGHT_SEMIBOLD,
          layout->metrics.gutter - x - 4.0);

      if (lane->tier >= 0)
        swb_chart_draw_tier (cr, (SwbChartTier) lane->tier, 18.0, middle, 11.0);
      swb_timeline_write (cr, text, x, middle, ink);
    }
}

static void
draw_separators (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  SwbColor grid = swb_timeline_scene_ink (scene, SWB_CHART_INK_GRID);
  guint i;

  swb_timeline_ink (cr, grid, 1.0);
  cairo_set_line_width (cr, 1.0);
  for (i = 1; i < layout->lanes->len; i++)
    {
      const SwbTimelineLane *lane =
          &g_array_index (layout->lanes, SwbTimelineLane, i);
      double y = layout->metrics.header + lane->y - layout->scroll;

      swb_timeline_line (cr, 0.0, y, layout->width, y);
    }
}

static void
draw_release (cairo_t *cr, const SwbTimelineScene *scene)
{
  static const double dashes[] = { 3.0, 3.0 };
  const SwbTimelineLayout *layout = scene->layout;
  SwbColor ink = swb_timeline_scene_ink (scene, SWB_CHART_INK_TEXT);
  double bottom = lanes_bottom (layout);
  PangoLayout *text;
  double x;
  int width;
  int height;

  if (!swb_day_is_valid (scene->release))
    return;
  x = day_x (layout, scene->release) + layout->scale.zoom / 2.0;
  swb_timeline_ink (cr, ink, 0.85);
  cairo_save (cr);
  cairo_set_line_width (cr, 1.4);
  cairo_set_dash (cr, dashes, 2, 0.0);
  swb_timeline_line (cr, x, layout->metrics.header, x, bottom);
  cairo_restore (cr);
  text = swb_timeline_text (scene, _ ("Release"), SWB_TIMELINE_SMALL,
                            PANGO_WEIGHT_MEDIUM, -1.0);
  pango_layout_get_pixel_size (text, &width, &height);
  swb_timeline_write (cr, text, x - width - 5.0, bottom - height / 2.0 - 2.0,
                      ink);
}

static void
draw_today (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  double x;

  if (!swb_day_is_valid (scene->today))
    return;
  x = floor (day_x (layout, scene->today) + layout->scale.zoom / 2.0);
  swb_timeline_ink (cr, swb_color_from_hex (TODAY_RED), 1.0);
  cairo_set_line_width (cr, 1.6);
  swb_timeline_line (cr, x, layout->metrics.band + 4.0, x,
                     lanes_bottom (layout));
  cairo_arc (cr, x + 0.5, layout->metrics.band + 5.0, 4.0, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
}

static void
draw_gates_lane (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  double y = swb_timeline_layout_gates_y (layout);
  PangoLayout *text =
      swb_timeline_text (scene, _ ("Gates"), SWB_TIMELINE_PLAIN,
                         PANGO_WEIGHT_SEMIBOLD, layout->metrics.gutter - 16.0);

  cairo_set_line_width (cr, 1.0);
  swb_timeline_ink (cr, swb_timeline_scene_ink (scene, SWB_CHART_INK_GRID),
                    1.0);
  swb_timeline_line (cr, 0.0, y, layout->width, y);
  swb_timeline_write (cr, text, 12.0, y + layout->metrics.gates / 2.0,
                      swb_timeline_scene_ink (scene, SWB_CHART_INK_TEXT));
  clip (cr, layout->metrics.gutter, y, layout->width, layout->height);
  swb_timeline_draw_gates (cr, scene);
  cairo_restore (cr);
}

static void
draw_hint (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  double room = layout->width - layout->metrics.gutter;
  PangoLayout *text;
  int width;

  if (scene->hint == NULL)
    return;
  text = swb_timeline_text (scene, scene->hint, 1.0, PANGO_WEIGHT_NORMAL,
                            room - 24.0);
  pango_layout_get_pixel_size (text, &width, NULL);
  swb_timeline_write (
      cr, text, layout->metrics.gutter + (room - width) / 2.0,
      (layout->metrics.header + swb_timeline_layout_gates_y (layout)) / 2.0,
      swb_timeline_scene_ink (scene, SWB_CHART_INK_DIM));
}

static void
draw_lanes (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  double top = layout->metrics.header;
  double gates = swb_timeline_layout_gates_y (layout);

  clip (cr, 0.0, top, layout->width, gates);
  draw_separators (cr, scene);
  draw_lane_names (cr, scene);
  cairo_restore (cr);
  clip (cr, layout->metrics.gutter, top, layout->width, gates);
  swb_timeline_draw_bars (cr, scene);
  draw_hint (cr, scene);
  cairo_restore (cr);
}

/**
 * swb_timeline_draw:
 * @cr: where to
 * @scene: what there is to see
 *
 * Draws everything, the visible part only.
 */
void
swb_timeline_draw (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  double gutter = layout->metrics.gutter;
  g_autoptr (GArray) ticks = swb_timeline_scale_ticks (
      &layout->scale, MAX (layout->width - gutter, 0.0),
      layout->metrics.text * 3.0, scene->week_start);

  clip (cr, gutter, 0.0, layout->width, layout->height);
  draw_grounds (cr, scene);
  draw_weekends (cr, scene);
  draw_grid (cr, scene, ticks);
  draw_dates (cr, scene, ticks);
  cairo_restore (cr);
  draw_lanes (cr, scene);
  draw_gates_lane (cr, scene);
  clip (cr, gutter, 0.0, layout->width, layout->height);
  swb_timeline_draw_bands (cr, scene);
  draw_release (cr, scene);
  draw_today (cr, scene);
  swb_timeline_draw_over (cr, scene);
  cairo_restore (cr);
}

/**
 * swb_timeline_gutter_width:
 * @scene: the scene, with a layout that has its lanes
 *
 * Returns: the pixels that the lanes' names need
 */
double
swb_timeline_gutter_width (const SwbTimelineScene *scene)
{
  double widest = 72.0;
  guint i;

  for (i = 0; i < scene->layout->lanes->len; i++)
    {
      const SwbTimelineLane *lane =
          &g_array_index (scene->layout->lanes, SwbTimelineLane, i);
      PangoLayout *text = swb_timeline_text (
          scene, lane->label, SWB_TIMELINE_PLAIN, PANGO_WEIGHT_SEMIBOLD, -1.0);
      int width;

      pango_layout_get_pixel_size (text, &width, NULL);
      widest = MAX (widest, width + (lane->tier >= 0 ? 44.0 : 24.0));
    }
  return MIN (widest, 180.0);
}
