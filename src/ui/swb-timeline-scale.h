/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days to pixels and back, zoom and ticks of the timeline. Plain arithmetic,
 * no GTK. */
#pragma once

#include "base/swb-day.h"

G_BEGIN_DECLS

#define SWB_TIMELINE_MIN_ZOOM 0.5
#define SWB_TIMELINE_MAX_ZOOM 400.0

/**
 * SwbTimelineScale:
 * @zoom: pixels a day
 * @origin: the day, with its fraction, at x = 0
 */
typedef struct
{
  double zoom;
  double origin;
} SwbTimelineScale;

/**
 * SwbTimelineUnit:
 *
 * What lies between two labelled ticks.
 */
typedef enum
{
  SWB_TIMELINE_DAYS,
  SWB_TIMELINE_WEEKS,
  SWB_TIMELINE_FORTNIGHTS,
  SWB_TIMELINE_MONTHS,
  SWB_TIMELINE_QUARTERS,
  SWB_TIMELINE_YEARS,
} SwbTimelineUnit;

/**
 * SwbTimelineTick:
 * @day: where the line stands, at the start of that day
 * @strong: whether a week, a month or a year begins there, whichever is the
 *   unit above
 * @label: what to write beside it
 */
typedef struct
{
  SwbDay day;
  gboolean strong;
  char label[40];
} SwbTimelineTick;

double swb_timeline_scale_x (const SwbTimelineScale *scale, double day);
double swb_timeline_scale_position (const SwbTimelineScale *scale, double x);
SwbDay swb_timeline_scale_day (const SwbTimelineScale *scale, double x);
void
swb_timeline_scale_zoom_at (SwbTimelineScale *scale, double x, double factor);
void swb_timeline_scale_fit (SwbTimelineScale *scale,
                             const SwbFlight *flight,
                             double width);
void
swb_timeline_scale_centre (SwbTimelineScale *scale, SwbDay day, double width);
SwbTimelineUnit swb_timeline_scale_unit (const SwbTimelineScale *scale,
                                         double gap);
GArray *swb_timeline_scale_ticks (const SwbTimelineScale *scale,
                                  double width,
                                  double gap,
                                  int week_start);
SwbDay swb_timeline_snap_week (SwbDay day, int week_start);

G_END_DECLS
