/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is under the pointer of the timeline, what a rubber band touches, and
 * where an arrow key goes. */
#include "ui/swb-timeline-layout.h"

#include <math.h>

static gboolean
inside (const SwbTimelineBox *box, double x, double y, double slack)
{
  return x >= box->x - slack && x < box->x + box->width + slack &&
         y >= box->y && y < box->y + box->height;
}

/* Edges reach a few pixels outside, and take at most a third inside, so that
 * the body of a short bar can still be taken. */
static SwbTimelinePart
part_of_box (const SwbTimelineLayout *layout,
             const SwbTimelineItem *item,
             const SwbTimelineBox *box,
             double x)
{
  double handle = MIN (layout->metrics.handle, box->width / 3.0);

  if (item->kind == SWB_TIMELINE_GATE)
    return SWB_TIMELINE_BODY;
  if (x >= box->x + box->width - handle)
    return SWB_TIMELINE_END_EDGE;
  if (item->kind == SWB_TIMELINE_STAGE && x < box->x + handle)
    return SWB_TIMELINE_START_EDGE;
  return SWB_TIMELINE_BODY;
}

static SwbTimelineHit
hit_kind (const SwbTimelineLayout *layout,
          SwbTimelineKind kind,
          double x,
          double y,
          double slack)
{
  SwbTimelineHit hit = { SWB_TIMELINE_EMPTY, SWB_TIMELINE_NONE };
  guint i;

  /* The last one that is drawn lies on top. */
  for (i = layout->items->len; i-- > 0;)
    {
      const SwbTimelineItem *item = swb_timeline_layout_item (layout, i);
      SwbTimelineBox box;

      if (item->kind != kind)
        continue;
      box = swb_timeline_layout_box (layout, i);
      if (!inside (&box, x, y, slack))
        continue;
      hit.item = i;
      hit.part = part_of_box (layout, item, &box, x);
      return hit;
    }
  return hit;
}

/**
 * swb_timeline_layout_hit:
 * @layout: a layout
 * @x: pixel of the canvas
 * @y: likewise
 *
 * Returns: what is there; an exact hit goes before one beside an edge
 */
SwbTimelineHit
swb_timeline_layout_hit (const SwbTimelineLayout *layout, double x, double y)
{
  SwbTimelineHit hit = { SWB_TIMELINE_NOWHERE, SWB_TIMELINE_NONE };
  SwbTimelineKind kind = SWB_TIMELINE_PLACEMENT;

  if (x < 0.0 || y < 0.0 || x >= layout->width || y >= layout->height)
    return hit;
  hit.part = SWB_TIMELINE_GUTTER;
  if (x < layout->metrics.gutter)
    return hit;
  if (y < layout->metrics.header)
    kind = SWB_TIMELINE_STAGE;
  else if (y >= swb_timeline_layout_gates_y (layout))
    kind = SWB_TIMELINE_GATE;
  hit = hit_kind (layout, kind, x, y, 0.0);
  if (hit.item == SWB_TIMELINE_NONE)
    hit = hit_kind (layout, kind, x, y, 3.0);
  if (hit.item == SWB_TIMELINE_NONE && kind == SWB_TIMELINE_STAGE)
    hit.part = SWB_TIMELINE_HEADER;
  return hit;
}

/**
 * swb_timeline_layout_touched:
 * @layout: a layout
 * @band: a rectangle in pixels of the canvas
 *
 * Returns: (transfer full): an array of guint, the placements that @band
 *   touches
 */
GArray *
swb_timeline_layout_touched (const SwbTimelineLayout *layout,
                             const SwbTimelineBox *band)
{
  GArray *touched = g_array_new (FALSE, FALSE, sizeof (guint));
  guint i;

  for (i = 0; i < layout->items->len; i++)
    {
      SwbTimelineBox box;

      if (swb_timeline_layout_item (layout, i)->kind != SWB_TIMELINE_PLACEMENT)
        continue;
      box = swb_timeline_layout_box (layout, i);
      if (box.x < band->x + band->width && box.x + box.width > band->x &&
          box.y < band->y + band->height && box.y + box.height > band->y)
        g_array_append_val (touched, i);
    }
  return touched;
}

/* Which line of the canvas an item is on, from top to bottom. */
static guint64
line_of (const SwbTimelineItem *item)
{
  if (item->kind == SWB_TIMELINE_STAGE)
    return 0;
  if (item->kind == SWB_TIMELINE_GATE)
    return G_MAXUINT64;
  return 1 + ((guint64) item->lane << 32) + item->row;
}

static gboolean
same_lane (const SwbTimelineItem *a, const SwbTimelineItem *b)
{
  return a->kind == b->kind && a->lane == b->lane;
}

static guint
step_within (const SwbTimelineLayout *layout, guint from, SwbTimelineStep step)
{
  const SwbTimelineItem *item = swb_timeline_layout_item (layout, from);
  gboolean back = step == SWB_TIMELINE_EARLIER || step == SWB_TIMELINE_FIRST;
  guint at = from;

  while (back ? at > 0 : at + 1 < layout->items->len)
    {
      guint next = back ? at - 1 : at + 1;

      if (!same_lane (item, swb_timeline_layout_item (layout, next)))
        break;
      at = next;
      if (step == SWB_TIMELINE_EARLIER || step == SWB_TIMELINE_LATER)
        break;
    }
  return at;
}

static double
middle (const SwbTimelineItem *item)
{
  return (item->flight.start + item->flight.end) / 2.0;
}

static guint
step_across (const SwbTimelineLayout *layout, guint from, gboolean up)
{
  const SwbTimelineItem *item = swb_timeline_layout_item (layout, from);
  guint64 line = line_of (item);
  guint64 best_line = 0;
  double best_gap = 0.0;
  guint best = from;
  guint i;

  for (i = 0; i < layout->items->len; i++)
    {
      const SwbTimelineItem *other = swb_timeline_layout_item (layout, i);
      guint64 at = line_of (other);
      double gap = fabs (middle (other) - middle (item));

      if (up ? at >= line : at <= line)
        continue;
      if (best != from && (up ? at < best_line : at > best_line))
        continue;
      if (best != from && at == best_line && gap >= best_gap)
        continue;
      best = i;
      best_line = at;
      best_gap = gap;
    }
  return best;
}

/**
 * swb_timeline_layout_step:
 * @layout: a packed layout
 * @from: index of an item, or SWB_TIMELINE_NONE
 * @step: where to
 *
 * Earlier and later stay in the lane; above and below go to the next line that
 * holds anything, to what is nearest in time there; first and last go to the
 * ends of the lane.
 *
 * Returns: index of the item to go to; @from where there is none, the first
 *   placement where @from is SWB_TIMELINE_NONE
 */
guint
swb_timeline_layout_step (const SwbTimelineLayout *layout,
                          guint from,
                          SwbTimelineStep step)
{
  guint i;

  if (from < layout->items->len)
    {
      if (step == SWB_TIMELINE_ABOVE || step == SWB_TIMELINE_BELOW)
        return step_across (layout, from, step == SWB_TIMELINE_ABOVE);
      return step_within (layout, from, step);
    }
  for (i = 0; i < layout->items->len; i++)
    if (swb_timeline_layout_item (layout, i)->kind == SWB_TIMELINE_PLACEMENT)
      return i;
  return layout->items->len > 0 ? 0 : SWB_TIMELINE_NONE;
}

/**
 * swb_timeline_layout_extent:
 * @layout: a layout
 *
 * Returns: the days from the first to the last item; none where there is
 *   nothing
 */
SwbFlight
swb_timeline_layout_extent (const SwbTimelineLayout *layout)
{
  SwbFlight extent = swb_flight_none ();
  guint i;

  for (i = 0; i < layout->items->len; i++)
    {
      const SwbFlight *flight = &swb_timeline_layout_item (layout, i)->flight;

      if (swb_flight_is_none (&extent))
        extent = *flight;
      extent.start = MIN (extent.start, flight->start);
      extent.end = MAX (extent.end, flight->end);
    }
  return extent;
}
