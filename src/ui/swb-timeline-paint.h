/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brushes that the drawing files of the timeline share. */
#pragma once

#include "ui/swb-timeline-draw.h"

G_BEGIN_DECLS

#define SWB_TIMELINE_TINY 0.78
#define SWB_TIMELINE_SMALL 0.84
#define SWB_TIMELINE_PLAIN 1.0

void swb_timeline_ink (cairo_t *cr, SwbColor color, double alpha);
void swb_timeline_round (cairo_t *cr, const SwbTimelineBox *box, double radius);
PangoLayout *swb_timeline_text (const SwbTimelineScene *scene,
                                const char *text,
                                double size,
                                PangoWeight weight,
                                double width);
void swb_timeline_write (
    cairo_t *cr, PangoLayout *text, double x, double middle, SwbColor color);
void swb_timeline_tick_mark (cairo_t *cr, double x, double y, double size);
void
swb_timeline_line (cairo_t *cr, double x1, double y1, double x2, double y2);
SwbColor swb_timeline_scene_ink (const SwbTimelineScene *scene,
                                 SwbChartInk ink);
gboolean swb_timeline_scene_is_strong (const SwbTimelineScene *scene);

void swb_timeline_draw_bars (cairo_t *cr, const SwbTimelineScene *scene);
void swb_timeline_draw_gates (cairo_t *cr, const SwbTimelineScene *scene);
void swb_timeline_draw_bands (cairo_t *cr, const SwbTimelineScene *scene);
void swb_timeline_draw_over (cairo_t *cr, const SwbTimelineScene *scene);

G_END_DECLS
