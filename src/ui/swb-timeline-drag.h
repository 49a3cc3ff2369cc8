/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drag on the timeline: what is held, where it goes, and the one command
 * that it becomes. No GTK. */
#pragma once

#include "document/swb-plan-commands.h"
#include "ui/swb-timeline-layout.h"

G_BEGIN_DECLS

typedef enum
{
  SWB_TIMELINE_DRAG_NONE,
  SWB_TIMELINE_DRAG_MOVE,
  SWB_TIMELINE_DRAG_RESIZE,
  SWB_TIMELINE_DRAG_STAGE_START,
  SWB_TIMELINE_DRAG_STAGE_END,
  SWB_TIMELINE_DRAG_STAGE_MOVE,
  SWB_TIMELINE_DRAG_GATE,
  SWB_TIMELINE_DRAG_RUBBER,
} SwbTimelineDragKind;

/**
 * SwbTimelineDrag:
 * @object: what is held; owned
 * @placements: all that move with it; owned, empty for stages and gates
 * @from: the held one's days before
 * @to: its days now
 * @press: the day under the pointer when it was taken, with its fraction
 */
typedef struct
{
  SwbTimelineDragKind kind;
  GObject *object;
  GPtrArray *placements;
  SwbFlight from;
  SwbFlight to;
  double press;
} SwbTimelineDrag;

SwbTimelineDragKind swb_timeline_drag_kind (SwbTimelineKind item,
                                            SwbTimelinePart part);
void swb_timeline_drag_begin (SwbTimelineDrag *drag,
                              SwbTimelineDragKind kind,
                              gpointer object,
                              const SwbFlight *flight,
                              double press);
void swb_timeline_drag_add (SwbTimelineDrag *drag, SwbPlacement *placement);
gboolean swb_timeline_drag_update (SwbTimelineDrag *drag,
                                   double day,
                                   gboolean weeks,
                                   int week_start);
gboolean swb_timeline_drag_by (SwbTimelineDrag *drag, int days);
gboolean swb_timeline_drag_is_moved (const SwbTimelineDrag *drag);
gboolean swb_timeline_drag_holds (const SwbTimelineDrag *drag,
                                  gconstpointer object);
SwbFlight swb_timeline_drag_flight (const SwbTimelineDrag *drag,
                                    gconstpointer object,
                                    const SwbFlight *flight);
SwbCommand *swb_timeline_drag_command (const SwbTimelineDrag *drag,
                                       SwbCampaign *campaign);
char *swb_timeline_drag_label (const SwbTimelineDrag *drag);
void swb_timeline_drag_clear (SwbTimelineDrag *drag);

G_END_DECLS
