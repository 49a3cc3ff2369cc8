/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline's figures: bars of placements, diamonds of gates, bands of
 * stages. */
#include "base/swb-text.h"
#include "ui/swb-timeline-paint.h"

#include <math.h>
#include <string.h>

#define RADIUS 5.0
#define PASS_GREEN 0x26a269
#define FAIL_RED 0xc01c28
#define GOING_AMBER 0xe5a50a

static void
draw_ring (cairo_t *cr, const SwbTimelineScene *scene, SwbTimelineBox box)
{
  box.x -= 1.5;
  box.y -= 1.5;
  box.width += 3.0;
  box.height += 3.0;
  swb_timeline_ink (cr, scene->background, 1.0);
  cairo_set_line_width (cr, 3.0);
  swb_timeline_round (cr, &box, RADIUS + 1.5);
  cairo_stroke (cr);
  swb_timeline_ink (cr, swb_timeline_scene_ink (scene, SWB_CHART_INK_ACCENT),
                    1.0);
  cairo_set_line_width (cr, 2.0);
  swb_timeline_round (cr, &box, RADIUS + 1.5);
  cairo_stroke (cr);
}

static void
draw_body (cairo_t *cr,
           const SwbTimelineScene *scene,
           const SwbTimelineItem *item,
           const SwbTimelineBox *box,
           SwbColor fill)
{
  SwbTimelineBox edge = { box->x + 0.5, box->y + 0.5, box->width - 1.0,
                          box->height - 1.0 };
  gboolean strong = swb_timeline_scene_is_strong (scene);

  swb_timeline_ink (cr, fill, item->dropped ? 0.35 : 1.0);
  swb_timeline_round (cr, box, RADIUS);
  cairo_fill (cr);
  if (!strong && item->firm)
    return;
  /* An edge of 3:1 where the pale fill alone would not stand out. */
  swb_timeline_ink (cr,
                    strong ? swb_timeline_scene_ink (scene, SWB_CHART_INK_TEXT)
                           : swb_timeline_bar_fill (scene->palette,
                                                    scene->background,
                                                    item->tier, TRUE),
                    strong ? 1.0 : 0.7);
  cairo_set_line_width (cr, 1.0);
  swb_timeline_round (cr, &edge, RADIUS - 0.5);
  cairo_stroke (cr);
}

static gboolean
fits (PangoLayout *text, double room)
{
  int width;

  pango_layout_get_pixel_size (text, &width, NULL);
  return width <= room;
}

static PangoLayout *
bar_text (const SwbTimelineScene *scene, const char *text, double width)
{
  return swb_timeline_text (scene, text, SWB_TIMELINE_TINY,
                            PANGO_WEIGHT_SEMIBOLD, width);
}

/* The first of these that has room: the whole name, its first word, what can
 * be read of that, the initials, nothing. */
static PangoLayout *
name_text (const SwbTimelineScene *scene, const char *name, double room)
{
  const char *space = strchr (name, ' ');
  g_autofree char *first =
      space != NULL ? g_strndup (name, (gsize) (space - name)) : NULL;
  g_autofree char *initials = NULL;
  PangoLayout *text = bar_text (scene, name, -1.0);

  if (fits (text, room))
    return text;
  text = bar_text (scene, first != NULL ? first : name, -1.0);
  if (fits (text, room))
    return text;
  if (room >= scene->layout->metrics.text * 2.2)
    return bar_text (scene, first != NULL ? first : name, floor (room));
  initials = swb_text_initials (name);
  text = bar_text (scene, initials, -1.0);
  return fits (text, room) ? text : NULL;
}

static void
draw_label (cairo_t *cr,
            const SwbTimelineScene *scene,
            const SwbTimelineItem *item,
            const SwbTimelineBox *box,
            SwbColor ink)
{
  double middle = box->y + box->height / 2.0;
  double tick = item->posted ? box->height * 0.42 : 0.0;
  double room = box->width - 7.0 - (item->posted ? tick + 3.0 : 0.0);
  double end = box->x + 4.5;
  PangoLayout *text = name_text (scene, item->label, room);
  int width;

  if (text != NULL)
    {
      pango_layout_get_pixel_size (text, &width, NULL);
      swb_timeline_write (cr, text, end, middle, ink);
      end += width + 3.5;
    }
  else
    end = box->x + (box->width - tick) / 2.0;
  if (!item->posted || box->width < tick + 2.0)
    return;
  swb_timeline_ink (cr, ink, 1.0);
  swb_timeline_tick_mark (cr, end + tick / 2.0, middle, tick);
}

static void
draw_grip (cairo_t *cr, const SwbTimelineBox *box, SwbColor ink)
{
  double x = box->x + box->width - 4.0;

  swb_timeline_ink (cr, ink, 0.7);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, x, box->y + 5.0);
  cairo_line_to (cr, x, box->y + box->height - 5.0);
  cairo_stroke (cr);
}

static void
draw_bar (cairo_t *cr,
          const SwbTimelineScene *scene,
          guint index,
          const SwbTimelineBox *box)
{
  const SwbTimelineItem *item = swb_timeline_layout_item (scene->layout, index);
  SwbTimelineBox inset = { box->x + 0.5, box->y, MAX (box->width - 1.5, 3.0),
                           box->height };
  SwbColor fill = swb_timeline_bar_fill (scene->palette, scene->background,
                                         item->tier, item->firm);
  SwbColor ink = swb_timeline_text_on (
      item->dropped ? swb_color_mix (scene->background, fill, 0.35) : fill);

  if (g_hash_table_contains (scene->selected, item->object))
    draw_ring (cr, scene, inset);
  draw_body (cr, scene, item, &inset, fill);
  draw_label (cr, scene, item, &inset, ink);
  if (scene->hover.item == index && inset.width > 24.0)
    draw_grip (cr, &inset, ink);
}

static gboolean
is_held (const SwbTimelineScene *scene, const SwbTimelineItem *item)
{
  return scene->drag != NULL && swb_timeline_drag_is_moved (scene->drag) &&
         swb_timeline_drag_holds (scene->drag, item->object);
}

/**
 * swb_timeline_draw_bars:
 * @cr: where to, clipped to the lanes
 * @scene: the scene
 *
 * Draws the placements; those that are dragged stay behind as ghosts.
 */
void
swb_timeline_draw_bars (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  gboolean held;
  guint pass;
  guint i;

  for (pass = 0; pass < 2; pass++)
    for (i = 0; i < layout->items->len; i++)
      {
        const SwbTimelineItem *item = swb_timeline_layout_item (layout, i);
        SwbTimelineBox box;

        if (item->kind != SWB_TIMELINE_PLACEMENT)
          continue;
        held = is_held (scene, item);
        if (pass == 0 ? !swb_timeline_layout_is_visible (layout, i) : !held)
          continue;
        box = swb_timeline_layout_box (layout, i);
        if (held && pass == 0)
          {
            swb_timeline_ink (
                cr, swb_timeline_scene_ink (scene, SWB_CHART_INK_TEXT), 0.12);
            swb_timeline_round (cr, &box, RADIUS);
            cairo_fill (cr);
            continue;
          }
        if (held)
          {
            SwbFlight flight = swb_timeline_drag_flight (
                scene->drag, item->object, &item->flight);

            box = swb_timeline_layout_box_at (layout, item, &flight);
          }
        draw_bar (cr, scene, i, &box);
      }
}

static void
diamond (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y - radius);
  cairo_line_to (cr, x + radius, y);
  cairo_line_to (cr, x, y + radius);
  cairo_line_to (cr, x - radius, y);
  cairo_close_path (cr);
}

static void
draw_sign (
    cairo_t *cr, SwbTimelineVerdict verdict, double x, double y, double radius)
{
  int i;

  cairo_set_line_width (cr, 1.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  switch (verdict)
    {
    case SWB_TIMELINE_PASSED:
      swb_timeline_tick_mark (cr, x, y, radius * 0.72);
      break;
    case SWB_TIMELINE_FAILED:
      radius *= 0.28;
      cairo_move_to (cr, x - radius, y - radius);
      cairo_line_to (cr, x + radius, y + radius);
      cairo_move_to (cr, x + radius, y - radius);
      cairo_line_to (cr, x - radius, y + radius);
      cairo_stroke (cr);
      break;
    case SWB_TIMELINE_KEEP_GOING:
      for (i = -1; i <= 1; i++)
        {
          cairo_arc (cr, x + i * radius * 0.36, y, 1.3, 0.0, 2.0 * G_PI);
          cairo_fill (cr);
        }
      break;
    case SWB_TIMELINE_NOT_YET:
    default:
      cairo_move_to (cr, x - radius * 0.25, y);
      cairo_line_to (cr, x + radius * 0.25, y);
      cairo_stroke (cr);
      break;
    }
}

static SwbColor
verdict_color (const SwbTimelineScene *scene, SwbTimelineVerdict verdict)
{
  switch (verdict)
    {
    case SWB_TIMELINE_PASSED:
      return swb_color_from_hex (PASS_GREEN);
    case SWB_TIMELINE_FAILED:
      return swb_color_from_hex (FAIL_RED);
    case SWB_TIMELINE_KEEP_GOING:
      return swb_color_from_hex (GOING_AMBER);
    case SWB_TIMELINE_NOT_YET:
    default:
      return swb_timeline_scene_ink (scene, SWB_CHART_INK_DIM);
    }
}

static void
draw_gate (cairo_t *cr,
           const SwbTimelineScene *scene,
           const SwbTimelineItem *item,
           const SwbTimelineBox *box,
           double room)
{
  double radius = box->width / 2.0;
  double x = box->x + radius;
  double y = box->y + radius;
  gboolean full = item->verdict == SWB_TIMELINE_PASSED ||
                  item->verdict == SWB_TIMELINE_FAILED;
  SwbColor color = verdict_color (scene, item->verdict);
  SwbColor dim = swb_timeline_scene_ink (scene, SWB_CHART_INK_DIM);

  diamond (cr, x, y, radius);
  swb_timeline_ink (cr, full ? color : scene->background, 1.0);
  cairo_fill_preserve (cr);
  swb_timeline_ink (cr, color, 1.0);
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  if (full)
    swb_timeline_ink (cr, swb_color_from_hex (0xffffff), 1.0);
  draw_sign (cr, item->verdict, x, y, radius);
  if (room < scene->layout->metrics.text * 2.0)
    return;
  swb_timeline_write (cr,
                      swb_timeline_text (scene, item->caption,
                                         SWB_TIMELINE_SMALL,
                                         PANGO_WEIGHT_NORMAL, floor (room)),
                      x + radius + 5.0, y, dim);
}

static double
caption_room (const SwbTimelineLayout *layout, guint index)
{
  SwbTimelineBox box = swb_timeline_layout_box (layout, index);
  SwbTimelineBox next;

  if (index + 1 >= layout->items->len)
    return 400.0;
  next = swb_timeline_layout_box (layout, index + 1);
  return MIN (next.x - box.x - box.width - 9.0, 400.0);
}

/**
 * swb_timeline_draw_gates:
 * @cr: where to, clipped to the gates' lane
 * @scene: the scene
 */
void
swb_timeline_draw_gates (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  guint i;

  for (i = 0; i < layout->items->len; i++)
    {
      const SwbTimelineItem *item = swb_timeline_layout_item (layout, i);
      SwbTimelineBox box;

      if (item->kind != SWB_TIMELINE_GATE)
        continue;
      box = swb_timeline_layout_box (layout, i);
      if (is_held (scene, item))
        box = swb_timeline_layout_box_at (layout, item, &scene->drag->to);
      draw_gate (cr, scene, item, &box, caption_room (layout, i));
    }
}

static void
draw_band (cairo_t *cr,
           const SwbTimelineScene *scene,
           guint index,
           const SwbTimelineBox *box)
{
  const SwbTimelineLayout *layout = scene->layout;
  const SwbTimelineItem *item = swb_timeline_layout_item (layout, index);
  SwbChartStage stage = (SwbChartStage) item->tint;
  SwbTimelineBox inset = { box->x + 1.0, box->y, MAX (box->width - 2.0, 2.0),
                           box->height };
  SwbColor strong =
      swb_chart_stage_color (stage, SWB_CHART_FORM_STRONG, scene->palette);
  /* The name stays in sight for as long as any of its band is. */
  double left = MAX (inset.x, layout->metrics.gutter) + 9.0;
  double room = inset.x + inset.width - left - 8.0;

  swb_timeline_ink (
      cr, swb_chart_stage_color (stage, SWB_CHART_FORM_TINT, scene->palette),
      1.0);
  swb_timeline_round (cr, &inset, RADIUS);
  cairo_fill (cr);
  if (swb_timeline_scene_is_strong (scene))
    {
      swb_timeline_ink (cr, strong, 1.0);
      cairo_set_line_width (cr, 1.0);
      swb_timeline_round (cr, &inset, RADIUS);
      cairo_stroke (cr);
    }
  if (scene->hover.item == index && inset.width > 24.0)
    draw_grip (cr, &inset, strong);
  if (room < layout->metrics.text)
    return;
  swb_timeline_write (cr,
                      swb_timeline_text (scene, item->label,
                                         SWB_TIMELINE_SMALL + 0.02,
                                         PANGO_WEIGHT_BOLD, floor (room)),
                      left, box->y + box->height / 2.0, strong);
}

/**
 * swb_timeline_draw_bands:
 * @cr: where to, clipped to the right of the lanes' names
 * @scene: the scene
 *
 * Draws the stages, those that are dragged where they are going.
 */
void
swb_timeline_draw_bands (cairo_t *cr, const SwbTimelineScene *scene)
{
  const SwbTimelineLayout *layout = scene->layout;
  guint i;

  for (i = 0; i < layout->items->len; i++)
    {
      const SwbTimelineItem *item = swb_timeline_layout_item (layout, i);
      SwbTimelineBox box;

      if (item->kind != SWB_TIMELINE_STAGE)
        break;
      box = swb_timeline_layout_box (layout, i);
      if (is_held (scene, item))
        box = swb_timeline_layout_box_at (layout, item, &scene->drag->to);
      if (box.x < layout->width && box.x + box.width > layout->metrics.gutter)
        draw_band (cr, scene, i, &box);
    }
}
