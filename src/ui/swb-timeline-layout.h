/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything on the timeline stands: lanes, rows without overlap, hit
 * boxes, the next neighbour for the arrow keys. No GTK. */
#pragma once

#include "ui/swb-timeline-scale.h"

G_BEGIN_DECLS

#define SWB_TIMELINE_NONE G_MAXUINT
#define SWB_TIMELINE_NO_TIER (-1)

typedef enum
{
  SWB_TIMELINE_STAGE,
  SWB_TIMELINE_PLACEMENT,
  SWB_TIMELINE_GATE,
} SwbTimelineKind;

typedef enum
{
  SWB_TIMELINE_NOT_YET,
  SWB_TIMELINE_KEEP_GOING,
  SWB_TIMELINE_PASSED,
  SWB_TIMELINE_FAILED,
} SwbTimelineVerdict;

typedef enum
{
  SWB_TIMELINE_NOWHERE,
  SWB_TIMELINE_HEADER,
  SWB_TIMELINE_GUTTER,
  SWB_TIMELINE_BODY,
  SWB_TIMELINE_START_EDGE,
  SWB_TIMELINE_END_EDGE,
  SWB_TIMELINE_EMPTY,
} SwbTimelinePart;

typedef enum
{
  SWB_TIMELINE_EARLIER,
  SWB_TIMELINE_LATER,
  SWB_TIMELINE_ABOVE,
  SWB_TIMELINE_BELOW,
  SWB_TIMELINE_FIRST,
  SWB_TIMELINE_LAST,
} SwbTimelineStep;

/**
 * SwbTimelineBox:
 *
 * A rectangle in pixels of the canvas.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SwbTimelineBox;

/**
 * SwbTimelineItem:
 * @object: the stage, placement or gate; borrowed
 * @flight: its days as shown, which an act under way may have changed
 * @lane: index of its lane; of placements only
 * @tier: 0 nano to 4 mega, or SWB_TIMELINE_NO_TIER
 * @tint: which of the four stage colours; of stages only
 * @row: filled by swb_timeline_layout_pack()
 * @firm: contracted or further
 * @posted: posted or further
 * @dropped: will not happen
 * @label: what is written on it; owned by the layout
 * @caption: a gate's reason, short; owned by the layout
 */
typedef struct
{
  SwbTimelineKind kind;
  gpointer object;
  SwbFlight flight;
  guint lane;
  int tier;
  int tint;
  guint row;
  gboolean firm;
  gboolean posted;
  gboolean dropped;
  SwbTimelineVerdict verdict;
  const char *label;
  const char *caption;
} SwbTimelineItem;

/**
 * SwbTimelineLane:
 * @label: its name; owned by the layout
 * @tier: the shape beside the name, or SWB_TIMELINE_NO_TIER
 * @rows: filled by swb_timeline_layout_pack()
 * @y, @height: filled by swb_timeline_layout_arrange(), from the top of the
 *   first lane
 */
typedef struct
{
  const char *label;
  int tier;
  guint rows;
  double y;
  double height;
} SwbTimelineLane;

/**
 * SwbTimelineMetrics:
 *
 * Sizes in pixels that follow the size of the text.
 */
typedef struct
{
  double text;    /* height of a line of the bars' text */
  double gutter;  /* width of the lanes' names */
  double band;    /* height of a stage's band */
  double header;  /* band and dates together */
  double bar;     /* height of a bar */
  double pitch;   /* from row to row */
  double pad;     /* above the first row and below the last */
  double gates;   /* height of the gates' lane */
  double diamond; /* half of a gate's diagonal */
  double handle;  /* width of an edge that can be dragged, at least 8 */
} SwbTimelineMetrics;

/**
 * SwbTimelineHit:
 * @item: index, or SWB_TIMELINE_NONE
 */
typedef struct
{
  SwbTimelinePart part;
  guint item;
} SwbTimelineHit;

/**
 * SwbTimelineLayout:
 * @scroll: pixels that the lanes are scrolled up
 * @content: height of all lanes together
 */
typedef struct
{
  SwbTimelineScale scale;
  SwbTimelineMetrics metrics;
  GArray *items;
  GArray *lanes;
  GHashTable *index; /* object to its place in items, plus one */
  GStringChunk *strings;
  double width;
  double height;
  double scroll;
  double content;
} SwbTimelineLayout;

SwbTimelineLayout *swb_timeline_layout_new (void);
void swb_timeline_layout_free (SwbTimelineLayout *layout);
void swb_timeline_layout_clear (SwbTimelineLayout *layout);
guint swb_timeline_layout_add_lane (SwbTimelineLayout *layout,
                                    const char *label,
                                    int tier);
void swb_timeline_layout_add (SwbTimelineLayout *layout,
                              const SwbTimelineItem *item);
void swb_timeline_layout_sort (SwbTimelineLayout *layout);
void swb_timeline_layout_pack (SwbTimelineLayout *layout);
void swb_timeline_layout_arrange (SwbTimelineLayout *layout,
                                  double width,
                                  double height);
void swb_timeline_metrics_init (SwbTimelineMetrics *metrics,
                                double text,
                                double gutter);

SwbTimelineItem *swb_timeline_layout_item (const SwbTimelineLayout *layout,
                                           guint index);
guint swb_timeline_layout_find (const SwbTimelineLayout *layout,
                                gconstpointer object);
SwbTimelineBox swb_timeline_layout_box (const SwbTimelineLayout *layout,
                                        guint index);
SwbTimelineBox swb_timeline_layout_box_at (const SwbTimelineLayout *layout,
                                           const SwbTimelineItem *item,
                                           const SwbFlight *flight);
gboolean swb_timeline_layout_is_visible (const SwbTimelineLayout *layout,
                                         guint index);
double swb_timeline_layout_gates_y (const SwbTimelineLayout *layout);
SwbTimelineHit
swb_timeline_layout_hit (const SwbTimelineLayout *layout, double x, double y);
GArray *swb_timeline_layout_touched (const SwbTimelineLayout *layout,
                                     const SwbTimelineBox *band);
guint swb_timeline_layout_step (const SwbTimelineLayout *layout,
                                guint from,
                                SwbTimelineStep step);
SwbFlight swb_timeline_layout_extent (const SwbTimelineLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbTimelineLayout, swb_timeline_layout_free)

G_END_DECLS
