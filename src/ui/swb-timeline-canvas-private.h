/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the timeline's canvas share; for nobody else. */
#pragma once

#include "ui/swb-list-watch.h"
#include "ui/swb-timeline-canvas.h"
#include "ui/swb-timeline-drag.h"
#include "ui/swb-timeline-draw.h"

G_BEGIN_DECLS

typedef enum
{
  SWB_TIMELINE_COMMIT,
  SWB_TIMELINE_ACTIVATED,
  SWB_TIMELINE_SELECTION,
  SWB_TIMELINE_VIEW,
  SWB_TIMELINE_N_SIGNALS,
} SwbTimelineSignal;

struct _SwbTimelineCanvas
{
  GtkWidget parent_instance;

  SwbCampaign *campaign;
  SwbRoster *roster;
  SwbListWatch *watches[3];
  SwbTimelineLanes lanes;
  gboolean read_only;

  SwbTimelineLayout *layout;
  GHashTable *texts;
  GHashTable *pending; /* object to SwbFlight, while a command runs */
  guint n_running;
  gboolean stale;
  gboolean fitted; /* the whole plan is shown, until somebody moves */
  int fit_width;
  gboolean quiet;
  double packed_zoom;

  GHashTable *selected; /* set of placements */
  GHashTable *proxies;  /* object to SwbTimelineProxy */
  GObject *current;
  guint tick;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hpolicy;
  GtkScrollablePolicy vpolicy;
  SwbDay range_start;
  gboolean configuring;

  SwbTimelineDrag drag;
  SwbTimelineHit press;
  SwbTimelineHit hover;
  SwbTimelineBox band;
  GHashTable *before; /* what was selected when the rubber band began */
  GtkGesture *drag_gesture;
  gboolean panning;
  double pan_origin;
  double pan_scroll;
  double pointer_x;
  double pointer_y;
  double pinch_zoom;
  SwbDay guide;
  SwbDay today;
  int week_start;
};

void swb_timeline_canvas_emit (SwbTimelineCanvas *self,
                               SwbTimelineSignal signal,
                               gpointer argument,
                               gboolean removal);
void swb_timeline_canvas_stale (SwbTimelineCanvas *self);
void swb_timeline_canvas_ensure (SwbTimelineCanvas *self);
void swb_timeline_canvas_queue (SwbTimelineCanvas *self);
void swb_timeline_canvas_scene (SwbTimelineCanvas *self,
                                SwbTimelineScene *scene);
void swb_timeline_canvas_measure_text (SwbTimelineCanvas *self);
gboolean swb_timeline_canvas_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip);
double swb_timeline_canvas_room (SwbTimelineCanvas *self);

void swb_timeline_canvas_configure (SwbTimelineCanvas *self);
void swb_timeline_canvas_set_adjustment (SwbTimelineCanvas *self,
                                         GtkAdjustment **place,
                                         GtkAdjustment *adjustment);
void swb_timeline_canvas_pan_to (SwbTimelineCanvas *self,
                                 double origin,
                                 double scroll);
void swb_timeline_canvas_reveal (SwbTimelineCanvas *self, gpointer object);

void swb_timeline_canvas_sync (SwbTimelineCanvas *self);
void swb_timeline_canvas_place (SwbTimelineCanvas *self);
void swb_timeline_canvas_drop_proxies (SwbTimelineCanvas *self);
void swb_timeline_canvas_choose (SwbTimelineCanvas *self,
                                 gpointer placement,
                                 gboolean keep,
                                 gboolean toggle);
void swb_timeline_canvas_set_current (SwbTimelineCanvas *self, gpointer object);
void swb_timeline_canvas_prune (SwbTimelineCanvas *self);

void swb_timeline_canvas_add_pointer (SwbTimelineCanvas *self);
void swb_timeline_canvas_add_drop (SwbTimelineCanvas *self);
void swb_timeline_canvas_add_keys (SwbTimelineCanvas *self);
gboolean swb_timeline_canvas_cancel (SwbTimelineCanvas *self);
void swb_timeline_canvas_hold (SwbTimelineCanvas *self,
                               SwbTimelineDrag *drag,
                               SwbTimelineDragKind kind,
                               guint item,
                               double press);
void swb_timeline_canvas_commit (SwbTimelineCanvas *self,
                                 SwbTimelineDrag *drag);
void swb_timeline_canvas_run (SwbTimelineCanvas *self,
                              SwbCommand *command,
                              gboolean removal);

G_END_DECLS
