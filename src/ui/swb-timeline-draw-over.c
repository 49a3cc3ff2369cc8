/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What floats above the timeline: the label of a drag, the guide of a drop,
 * the rubber band, the focus ring. */
#include "ui/swb-timeline-paint.h"

#include <math.h>

static void
draw_tag (cairo_t *cr,
          const SwbTimelineScene *scene,
          const char *words,
          double x,
          double y)
{
  const SwbTimelineLayout *layout = scene->layout;
  PangoLayout *text = swb_timeline_text (scene, words, SWB_TIMELINE_SMALL,
                                         PANGO_WEIGHT_SEMIBOLD, -1.0);
  SwbColor fill = swb_timeline_scene_ink (scene, SWB_CHART_INK_TEXT);
  SwbTimelineBox box;
  int width;
  int height;

  pango_layout_get_pixel_size (text, &width, &height);
  box.width = width + 16.0;
  box.height = height + 8.0;
  box.x = CLAMP (
      x, layout->metrics.gutter + 2.0,
      MAX (layout->width - box.width - 2.0, layout->metrics.gutter + 2.0));
  box.y = CLAMP (y, 2.0, MAX (layout->height - box.height - 2.0, 2.0));
  swb_timeline_ink (cr, fill, 0.94);
  swb_timeline_round (cr, &box, 6.0);
  cairo_fill (cr);
  swb_timeline_write (cr, text, box.x + 8.0, box.y + box.height / 2.0,
                      swb_timeline_text_on (fill));
}

static void
draw_drag (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  g_autofree char *words = NULL;
  double x;

  if (scene->drag == NULL || scene->drag->object == NULL)
    return;
  x = scene->drag->kind == SWB_TIMELINE_DRAG_RESIZE ||
              scene->drag->kind == SWB_TIMELINE_DRAG_STAGE_END
          ? scene->drag->to.end + 1
          : scene->drag->to.start;
  x = layout->metrics.gutter + swb_timeline_scale_x (&layout->scale, x);
  swb_timeline_ink (cr, swb_timeline_scene_ink (scene, SWB_CHART_INK_ACCENT),
                    0.8);
  cairo_set_line_width (cr, 1.0);
  swb_timeline_line (cr, x, layout->metrics.band, x, layout->height);
  words = swb_timeline_drag_label (scene->drag);
  draw_tag (cr, scene, words, scene->pointer_x + 12.0, scene->pointer_y + 18.0);
}

static void
draw_guide (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  g_autofree char *words = NULL;
  double x;

  if (!swb_day_is_valid (scene->guide))
    return;
  x = layout->metrics.gutter +
      swb_timeline_scale_x (&layout->scale, scene->guide);
  swb_timeline_ink (cr, swb_timeline_scene_ink (scene, SWB_CHART_INK_ACCENT),
                    0.18);
  cairo_rectangle (cr, x, layout->metrics.header, layout->scale.zoom,
                   layout->height - layout->metrics.header);
  cairo_fill (cr);
  swb_timeline_ink (cr, swb_timeline_scene_ink (scene, SWB_CHART_INK_ACCENT),
                    1.0);
  cairo_set_line_width (cr, 2.0);
  swb_timeline_line (cr, x, layout->metrics.band, x, layout->height);
  words = swb_day_format_pattern (scene->guide, "%a %-d %b");
  draw_tag (cr, scene, words, x + 6.0, scene->pointer_y - 30.0);
}

static void
draw_rubber (cairo_t *cr, const SwbTimelineScene *scene)
{
  SwbColor accent = swb_timeline_scene_ink (scene, SWB_CHART_INK_ACCENT);

  if (scene->band.width < 0.0)
    return;
  cairo_rectangle (cr, floor (scene->band.x) + 0.5, floor (scene->band.y) + 0.5,
                   floor (scene->band.width), floor (scene->band.height));
  swb_timeline_ink (cr, accent, 0.15);
  cairo_fill_preserve (cr);
  swb_timeline_ink (cr, accent, 0.9);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
}

static void
draw_focus (cairo_t *cr, const SwbTimelineScene *scene)
{
  guint index = scene->focus != NULL
                    ? swb_timeline_layout_find (scene->layout, scene->focus)
                    : SWB_TIMELINE_NONE;
  SwbTimelineBox box;

  if (index == SWB_TIMELINE_NONE)
    return;
  box = swb_timeline_layout_box (scene->layout, index);
  box.x -= 3.0;
  box.y -= 3.0;
  box.width += 6.0;
  box.height += 6.0;
  swb_timeline_ink (cr, scene->background, 0.9);
  cairo_set_line_width (cr, 4.0);
  swb_timeline_round (cr, &box, 8.0);
  cairo_stroke (cr);
  swb_timeline_ink (cr, swb_timeline_scene_ink (scene, SWB_CHART_INK_ACCENT),
                    1.0);
  cairo_set_line_width (cr, 2.0);
  swb_timeline_round (cr, &box, 8.0);
  cairo_stroke (cr);
}

/**
 * swb_timeline_draw_over:
 * @cr: where to
 * @scene: the scene
 */
void
swb_timeline_draw_over (cairo_t *cr, const SwbTimelineScene *scene)
{
  draw_focus (cr, scene);
  draw_rubber (cr, scene);
  draw_guide (cr, scene);
  draw_drag (cr, scene);
}
