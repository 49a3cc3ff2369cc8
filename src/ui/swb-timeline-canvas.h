/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline's drawing surface: shows a campaign, lets it be dragged, and
 * says which command came of it. */
#pragma once

#include <gtk/gtk.h>

#include "document/swb-plan-commands.h"
#include "ui/swb-timeline-items.h"

G_BEGIN_DECLS

#define SWB_TYPE_TIMELINE_CANVAS (swb_timeline_canvas_get_type ())

/* Signals: "commit" (SwbCommand pointer, boolean removal) when a person did
 * something: who runs it calls swb_timeline_canvas_settle () when it is done;
 * "item-activated" (GObject) to open one; "selection-changed";
 * "view-changed" when zoom or position did. */
G_DECLARE_FINAL_TYPE (
    SwbTimelineCanvas, swb_timeline_canvas, SWB, TIMELINE_CANVAS, GtkWidget)

GtkWidget *swb_timeline_canvas_new (void);
void swb_timeline_canvas_set_plan (SwbTimelineCanvas *self,
                                   SwbCampaign *campaign,
                                   SwbRoster *roster);
void swb_timeline_canvas_set_lanes (SwbTimelineCanvas *self,
                                    SwbTimelineLanes lanes);
void swb_timeline_canvas_set_read_only (SwbTimelineCanvas *self,
                                        gboolean read_only);
void swb_timeline_canvas_settle (SwbTimelineCanvas *self);

GPtrArray *swb_timeline_canvas_get_selection (SwbTimelineCanvas *self);
void swb_timeline_canvas_select (SwbTimelineCanvas *self,
                                 SwbPlacement *const *placements,
                                 guint n_placements);
void swb_timeline_canvas_focus_item (SwbTimelineCanvas *self, gpointer object);
gpointer swb_timeline_canvas_get_current (SwbTimelineCanvas *self);
gboolean swb_timeline_canvas_get_box (SwbTimelineCanvas *self,
                                      gpointer object,
                                      GdkRectangle *box);

void swb_timeline_canvas_fit (SwbTimelineCanvas *self);
void swb_timeline_canvas_show_today (SwbTimelineCanvas *self);
void swb_timeline_canvas_zoom (SwbTimelineCanvas *self, double factor);
void
swb_timeline_canvas_zoom_at (SwbTimelineCanvas *self, double x, double factor);
void swb_timeline_canvas_get_view (SwbTimelineCanvas *self,
                                   double *zoom,
                                   double *origin);
void swb_timeline_canvas_set_view (SwbTimelineCanvas *self,
                                   double zoom,
                                   double origin);
SwbDay swb_timeline_canvas_day_at (SwbTimelineCanvas *self, double x);
void swb_timeline_canvas_remove (SwbTimelineCanvas *self);

G_END_DECLS
