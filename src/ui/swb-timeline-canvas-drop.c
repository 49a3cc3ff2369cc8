/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Creators that are dragged from the roster onto the timeline are booked on
 * the day under the pointer. */
#include "ui/swb-timeline-canvas-private.h"

#include "ui/swb-creator-ids.h"

static void
set_guide (SwbTimelineCanvas *self, SwbDay day)
{
  if (self->guide == day)
    return;
  self->guide = day;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
can_drop (SwbTimelineCanvas *self, double x)
{
  return self->campaign != NULL && self->roster != NULL && !self->read_only &&
         x >= self->layout->metrics.gutter;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, SwbTimelineCanvas *self)
{
  if (!can_drop (self, x))
    {
      set_guide (self, SWB_DAY_NONE);
      return 0;
    }
  self->pointer_x = x;
  self->pointer_y = y;
  set_guide (self, swb_timeline_canvas_day_at (self, x));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, SwbTimelineCanvas *self)
{
  set_guide (self, SWB_DAY_NONE);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         SwbTimelineCanvas *self)
{
  GArray *ids = g_value_get_boxed (value);
  g_autoptr (GPtrArray) creators =
      g_ptr_array_new_with_free_func (g_object_unref);
  guint index;
  guint i;

  set_guide (self, SWB_DAY_NONE);
  if (ids == NULL || !can_drop (self, x))
    return FALSE;
  for (i = 0; i < ids->len; i++)
    if (swb_roster_find (self->roster, &g_array_index (ids, SwbId, i), &index))
      g_ptr_array_add (creators, swb_roster_get_creator (self->roster, index));
  if (creators->len == 0)
    return FALSE;
  swb_timeline_canvas_run (
      self,
      swb_plan_book (self->campaign, (SwbCreator *const *) creators->pdata,
                     creators->len, swb_timeline_canvas_day_at (self, x)),
      FALSE);
  return TRUE;
}

/* Called once, when the canvas is made. */
void
swb_timeline_canvas_add_drop (SwbTimelineCanvas *self)
{
  GtkDropTarget *target =
      gtk_drop_target_new (SWB_TYPE_CREATOR_IDS, GDK_ACTION_COPY);

  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
