/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything on the timeline stands. Rows are packed greedily: each bar
 * goes to the first row of its lane that is free by then, which needs the
 * fewest rows for intervals sorted by their start. */
#include "ui/swb-timeline-layout.h"

#include <math.h>

#define MIN_HANDLE 8.0
#define MIN_BAR 12.0

/**
 * swb_timeline_layout_new:
 *
 * Returns: (transfer full): an empty layout
 */
SwbTimelineLayout *
swb_timeline_layout_new (void)
{
  SwbTimelineLayout *layout = g_new0 (SwbTimelineLayout, 1);

  layout->scale.zoom = 8.0;
  layout->items = g_array_new (FALSE, TRUE, sizeof (SwbTimelineItem));
  layout->lanes = g_array_new (FALSE, TRUE, sizeof (SwbTimelineLane));
  layout->index = g_hash_table_new (NULL, NULL);
  layout->strings = g_string_chunk_new (4096);
  swb_timeline_metrics_init (&layout->metrics, 14.0, 84.0);
  return layout;
}

/**
 * swb_timeline_layout_free:
 * @layout: (transfer full): a layout
 */
void
swb_timeline_layout_free (SwbTimelineLayout *layout)
{
  g_array_unref (layout->items);
  g_array_unref (layout->lanes);
  g_hash_table_unref (layout->index);
  g_string_chunk_free (layout->strings);
  g_free (layout);
}

/**
 * swb_timeline_layout_clear:
 * @layout: a layout
 *
 * Takes out all lanes and items; scale, sizes and scroll stay.
 */
void
swb_timeline_layout_clear (SwbTimelineLayout *layout)
{
  g_array_set_size (layout->items, 0);
  g_array_set_size (layout->lanes, 0);
  g_hash_table_remove_all (layout->index);
  g_string_chunk_clear (layout->strings);
}

/**
 * swb_timeline_layout_add_lane:
 * @layout: a layout
 * @label: the lane's name
 * @tier: the shape beside it, or SWB_TIMELINE_NO_TIER
 *
 * Returns: the lane's index
 */
guint
swb_timeline_layout_add_lane (SwbTimelineLayout *layout,
                              const char *label,
                              int tier)
{
  SwbTimelineLane lane = { 0 };

  lane.label = g_string_chunk_insert (layout->strings, label);
  lane.tier = tier;
  g_array_append_val (layout->lanes, lane);
  return layout->lanes->len - 1;
}

/**
 * swb_timeline_layout_add:
 * @layout: a layout
 * @item: copied, its texts too
 */
void
swb_timeline_layout_add (SwbTimelineLayout *layout, const SwbTimelineItem *item)
{
  SwbTimelineItem copy = *item;

  copy.label = g_string_chunk_insert_const (layout->strings,
                                            item->label ? item->label : "");
  copy.caption = g_string_chunk_insert_const (
      layout->strings, item->caption ? item->caption : "");
  g_array_append_val (layout->items, copy);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const SwbTimelineItem *left = a;
  const SwbTimelineItem *right = b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  if (left->lane != right->lane)
    return left->lane < right->lane ? -1 : 1;
  if (left->flight.start != right->flight.start)
    return left->flight.start < right->flight.start ? -1 : 1;
  if (left->flight.end != right->flight.end)
    return left->flight.end > right->flight.end ? -1 : 1;
  return g_strcmp0 (left->label, right->label);
}

/**
 * swb_timeline_layout_sort:
 * @layout: a layout
 *
 * Brings the items into the order that packing and the arrow keys need; after
 * the last swb_timeline_layout_add().
 */
void
swb_timeline_layout_sort (SwbTimelineLayout *layout)
{
  guint i;

  g_array_sort (layout->items, compare_items);
  g_hash_table_remove_all (layout->index);
  for (i = 0; i < layout->items->len; i++)
    g_hash_table_insert (layout->index,
                         swb_timeline_layout_item (layout, i)->object,
                         GUINT_TO_POINTER (i + 1));
}

static double
bar_width (const SwbTimelineLayout *layout, const SwbFlight *flight)
{
  double width = swb_flight_length (flight) * layout->scale.zoom;

  return MAX (width, MIN_BAR);
}

static guint
free_row (GArray *ends, double start, double end)
{
  guint row;

  for (row = 0; row < ends->len; row++)
    if (g_array_index (ends, double, row) <= start)
      break;
  if (row == ends->len)
    g_array_append_val (ends, end);
  else
    g_array_index (ends, double, row) = end;
  return row;
}

/**
 * swb_timeline_layout_pack:
 * @layout: a layout whose items are sorted
 *
 * Gives each placement a row so that none covers another, also where a bar is
 * drawn wider than its days so that it can be seen.
 */
void
swb_timeline_layout_pack (SwbTimelineLayout *layout)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));
  guint lane = SWB_TIMELINE_NONE;
  guint i;

  for (i = 0; i < layout->lanes->len; i++)
    g_array_index (layout->lanes, SwbTimelineLane, i).rows = 0;
  for (i = 0; i < layout->items->len; i++)
    {
      SwbTimelineItem *item = swb_timeline_layout_item (layout, i);
      SwbTimelineLane *of;
      double start;

      if (item->kind != SWB_TIMELINE_PLACEMENT)
        continue;
      if (item->lane != lane)
        g_array_set_size (ends, 0);
      lane = item->lane;
      start = item->flight.start * layout->scale.zoom;
      item->row =
          free_row (ends, start, start + bar_width (layout, &item->flight));
      of = &g_array_index (layout->lanes, SwbTimelineLane, lane);
      of->rows = MAX (of->rows, item->row + 1);
    }
}

/* Rows with air between them, or as close as they can be read. */
static void
set_density (SwbTimelineMetrics *metrics, gboolean dense)
{
  metrics->bar = ceil (metrics->text + (dense ? 1.0 : 5.0));
  metrics->pitch = metrics->bar + (dense ? 2.0 : 3.0);
  metrics->pad = dense ? 4.0 : 10.0;
}

static double
measure_lanes (SwbTimelineLayout *layout)
{
  const SwbTimelineMetrics *metrics = &layout->metrics;
  double content = 0.0;
  guint i;

  for (i = 0; i < layout->lanes->len; i++)
    {
      SwbTimelineLane *lane =
          &g_array_index (layout->lanes, SwbTimelineLane, i);

      lane->height = 2.0 * metrics->pad + metrics->bar +
                     (MAX (lane->rows, 1) - 1) * metrics->pitch;
      content += lane->height;
    }
  return content;
}

/**
 * swb_timeline_layout_arrange:
 * @layout: a packed layout
 * @width: of the canvas in pixels
 * @height: likewise
 *
 * Places the lanes: closer together where that shows more of them; what is
 * left of the height is shared among them, up to three rows each.
 */
void
swb_timeline_layout_arrange (SwbTimelineLayout *layout,
                             double width,
                             double height)
{
  const SwbTimelineMetrics *metrics = &layout->metrics;
  double room = height - metrics->header - metrics->gates;
  double content;
  double more;
  double y = 0.0;
  guint i;

  set_density (&layout->metrics, FALSE);
  content = measure_lanes (layout);
  if (content > room)
    {
      set_density (&layout->metrics, TRUE);
      content = measure_lanes (layout);
    }
  more = layout->lanes->len > 0 ? (room - content) / layout->lanes->len : 0.0;
  more = CLAMP (floor (more), 0.0, metrics->pitch * 3.0);
  for (i = 0; i < layout->lanes->len; i++)
    {
      SwbTimelineLane *lane =
          &g_array_index (layout->lanes, SwbTimelineLane, i);

      lane->height += more;
      lane->y = y;
      y += lane->height;
    }
  layout->content = y;
  layout->width = width;
  layout->height = height;
  layout->scroll = CLAMP (layout->scroll, 0.0, MAX (0.0, y - room));
}

/**
 * swb_timeline_metrics_init:
 * @metrics: sizes to fill
 * @text: height of a line of the bars' text, in pixels
 * @gutter: width of the widest lane name with its shape
 */
void
swb_timeline_metrics_init (SwbTimelineMetrics *metrics,
                           double text,
                           double gutter)
{
  metrics->text = text;
  metrics->gutter = ceil (gutter);
  metrics->band = ceil (text + 6.0);
  metrics->header = metrics->band + ceil (text + 8.0);
  set_density (metrics, FALSE);
  metrics->diamond = floor (text * 0.5 + 4.0);
  metrics->gates = ceil (metrics->diamond * 2.0 + 20.0);
  metrics->handle = MIN_HANDLE;
}

/**
 * swb_timeline_layout_item:
 * @layout: a layout
 * @index: of an item
 *
 * Returns: (transfer none) (nullable): the item, until the next change
 */
SwbTimelineItem *
swb_timeline_layout_item (const SwbTimelineLayout *layout, guint index)
{
  if (index >= layout->items->len)
    return NULL;
  return &g_array_index (layout->items, SwbTimelineItem, index);
}

/**
 * swb_timeline_layout_find:
 * @layout: a layout
 * @object: a stage, placement or gate
 *
 * Returns: its index, or SWB_TIMELINE_NONE
 */
guint
swb_timeline_layout_find (const SwbTimelineLayout *layout, gconstpointer object)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (layout->index, object));

  return found > 0 ? found - 1 : SWB_TIMELINE_NONE;
}

/**
 * swb_timeline_layout_gates_y:
 * @layout: a layout
 *
 * Returns: the top of the gates' lane, which stays at the bottom
 */
double
swb_timeline_layout_gates_y (const SwbTimelineLayout *layout)
{
  double below = layout->metrics.header + layout->content;

  return MIN (below, layout->height - layout->metrics.gates);
}

/**
 * swb_timeline_layout_box_at:
 * @layout: a layout
 * @item: an item of it
 * @flight: the days to draw it at
 *
 * Returns: the item's rectangle in pixels of the canvas
 */
SwbTimelineBox
swb_timeline_layout_box_at (const SwbTimelineLayout *layout,
                            const SwbTimelineItem *item,
                            const SwbFlight *flight)
{
  const SwbTimelineMetrics *metrics = &layout->metrics;
  const SwbTimelineLane *lane;
  SwbTimelineBox box;

  box.x =
      metrics->gutter + swb_timeline_scale_x (&layout->scale, flight->start);
  switch (item->kind)
    {
    case SWB_TIMELINE_STAGE:
      box.y = 0.0;
      box.width = swb_flight_length (flight) * layout->scale.zoom;
      box.height = metrics->band;
      break;
    case SWB_TIMELINE_GATE:
      box.x += layout->scale.zoom / 2.0 - metrics->diamond;
      box.width = metrics->diamond * 2.0;
      box.height = box.width;
      box.y = swb_timeline_layout_gates_y (layout) +
              (metrics->gates - box.height) / 2.0;
      break;
    case SWB_TIMELINE_PLACEMENT:
    default:
      lane = &g_array_index (layout->lanes, SwbTimelineLane, item->lane);
      box.y = metrics->header + lane->y + metrics->pad +
              item->row * metrics->pitch - layout->scroll;
      box.width = bar_width (layout, flight);
      box.height = metrics->bar;
      break;
    }
  return box;
}

/**
 * swb_timeline_layout_box:
 * @layout: a layout
 * @index: of an item
 *
 * Returns: the item's rectangle in pixels of the canvas
 */
SwbTimelineBox
swb_timeline_layout_box (const SwbTimelineLayout *layout, guint index)
{
  const SwbTimelineItem *item = swb_timeline_layout_item (layout, index);

  return swb_timeline_layout_box_at (layout, item, &item->flight);
}

/**
 * swb_timeline_layout_is_visible:
 * @layout: a layout
 * @index: of an item
 *
 * Returns: whether any of it is inside the canvas
 */
gboolean
swb_timeline_layout_is_visible (const SwbTimelineLayout *layout, guint index)
{
  const SwbTimelineItem *item = swb_timeline_layout_item (layout, index);
  SwbTimelineBox box = swb_timeline_layout_box (layout, index);

  if (box.x + box.width <= layout->metrics.gutter || box.x >= layout->width)
    return FALSE;
  if (item->kind != SWB_TIMELINE_PLACEMENT)
    return TRUE;
  return box.y + box.height > layout->metrics.header &&
         box.y < swb_timeline_layout_gates_y (layout);
}
