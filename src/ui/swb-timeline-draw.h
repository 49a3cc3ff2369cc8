/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the timeline on a cairo context: from a scene, with no state of its
 * own. No GTK. */
#pragma once

#include "chart/swb-chart-style.h"
#include "ui/swb-timeline-drag.h"
#include "ui/swb-timeline-layout.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * SwbTimelineScene:
 * @palette: light, dark, high contrast
 * @background: what lies behind
 * @pango: the widget's font and direction
 * @texts: cache from swb_timeline_texts_new()
 * @selected: set of objects
 * @drag: (nullable): the drag under way
 * @focus: (nullable): the object that shows a focus ring
 * @hover: what the pointer is over
 * @today, @release: days, or SWB_DAY_NONE
 * @guide: the day where something would be dropped, or SWB_DAY_NONE
 * @band: the rubber band; nothing is drawn while its width is below 0
 * @hint: (nullable): a sentence in the middle of the lanes
 */
typedef struct
{
  const SwbTimelineLayout *layout;
  SwbChartPalette palette;
  SwbColor background;
  PangoContext *pango;
  GHashTable *texts;
  GHashTable *selected;
  const SwbTimelineDrag *drag;
  gconstpointer focus;
  SwbTimelineHit hover;
  SwbDay today;
  SwbDay release;
  SwbDay guide;
  SwbTimelineBox band;
  double pointer_x;
  double pointer_y;
  int week_start;
  const char *hint;
} SwbTimelineScene;

GHashTable *swb_timeline_texts_new (void);
void swb_timeline_draw (cairo_t *cr, const SwbTimelineScene *scene);
double swb_timeline_text_height (PangoContext *pango);
double swb_timeline_gutter_width (const SwbTimelineScene *scene);
SwbColor swb_timeline_bar_fill (SwbChartPalette palette,
                                SwbColor background,
                                int tier,
                                gboolean firm);
SwbColor swb_timeline_text_on (SwbColor fill);

G_END_DECLS
