/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pointer on the timeline's canvas: drag, resize, rubber band, pan, zoom
 * and pinch. */
#include "ui/swb-timeline-canvas-private.h"

#include <math.h>

#define ZOOM_STEP 1.2
#define EDGE 28.0

static GdkModifierType
modifiers (gpointer controller)
{
  return gtk_event_controller_get_current_event_state (controller);
}

static double
pressed_day (SwbTimelineCanvas *self, double x)
{
  return swb_timeline_scale_position (&self->layout->scale,
                                      x - self->layout->metrics.gutter);
}

/* Fills @drag for @item; a move takes the whole selection along where the
 * item belongs to it. */
void
swb_timeline_canvas_hold (SwbTimelineCanvas *self,
                          SwbTimelineDrag *drag,
                          SwbTimelineDragKind kind,
                          guint item,
                          double press)
{
  const SwbTimelineItem *held = swb_timeline_layout_item (self->layout, item);
  g_autoptr (GPtrArray) selection = NULL;
  guint i;

  swb_timeline_drag_begin (drag, kind, held->object, &held->flight, press);
  if (kind != SWB_TIMELINE_DRAG_MOVE)
    return;
  if (!g_hash_table_contains (self->selected, held->object))
    {
      swb_timeline_drag_add (drag, held->object);
      return;
    }
  selection = swb_timeline_canvas_get_selection (self);
  for (i = 0; i < selection->len; i++)
    swb_timeline_drag_add (drag, g_ptr_array_index (selection, i));
}

static void
keep_shown (SwbTimelineCanvas *self,
            const SwbTimelineDrag *drag,
            gpointer object)
{
  guint index = swb_timeline_layout_find (self->layout, object);
  SwbFlight flight;

  if (index == SWB_TIMELINE_NONE)
    return;
  flight = swb_timeline_layout_item (self->layout, index)->flight;
  flight = swb_timeline_drag_flight (drag, object, &flight);
  g_hash_table_insert (self->pending, g_object_ref (object),
                       g_memdup2 (&flight, sizeof flight));
}

/* Makes the command of @drag, shows its outcome at once, and lets go. */
void
swb_timeline_canvas_commit (SwbTimelineCanvas *self, SwbTimelineDrag *drag)
{
  SwbCommand *command = NULL;
  guint i;

  swb_timeline_canvas_ensure (self);
  if (!self->read_only)
    command = swb_timeline_drag_command (drag, self->campaign);
  if (command != NULL)
    {
      keep_shown (self, drag, drag->object);
      for (i = 0; i < drag->placements->len; i++)
        keep_shown (self, drag, g_ptr_array_index (drag->placements, i));
      self->stale = TRUE;
    }
  swb_timeline_drag_clear (drag);
  swb_timeline_canvas_run (self, command, FALSE);
  swb_timeline_canvas_queue (self);
}

static void
begin_rubber (SwbTimelineCanvas *self, GdkModifierType state)
{
  gboolean keep = (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
  GHashTableIter iter;
  gpointer object;

  swb_timeline_drag_begin (&self->drag, SWB_TIMELINE_DRAG_RUBBER, NULL, NULL,
                           0.0);
  g_clear_pointer (&self->before, g_hash_table_unref);
  self->before = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_hash_table_iter_init (&iter, self->selected);
  while (keep && g_hash_table_iter_next (&iter, &object, NULL))
    g_hash_table_add (self->before, g_object_ref (object));
}

static void
begin_pan (SwbTimelineCanvas *self)
{
  self->panning = TRUE;
  self->pan_origin = self->layout->scale.origin;
  self->pan_scroll = self->layout->scroll;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
begin_drag (SwbTimelineCanvas *self, double x, GdkModifierType state)
{
  const SwbTimelineItem *item =
      swb_timeline_layout_item (self->layout, self->press.item);
  SwbTimelineDragKind kind;

  if (item == NULL && self->press.part == SWB_TIMELINE_HEADER)
    {
      begin_pan (self);
      return;
    }
  if (item == NULL)
    {
      begin_rubber (self, state);
      return;
    }
  if (self->read_only)
    return;
  kind = swb_timeline_drag_kind (item->kind, self->press.part);
  if (kind == SWB_TIMELINE_DRAG_MOVE &&
      !g_hash_table_contains (self->selected, item->object))
    swb_timeline_canvas_choose (self, item->object,
                                (state & GDK_CONTROL_MASK) != 0, FALSE);
  swb_timeline_canvas_hold (self, &self->drag, kind, self->press.item,
                            pressed_day (self, x));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   kind == SWB_TIMELINE_DRAG_MOVE ||
                                           kind == SWB_TIMELINE_DRAG_GATE
                                       ? "grabbing"
                                       : "ew-resize");
}

static void
update_rubber (SwbTimelineCanvas *self, double x, double y)
{
  g_autoptr (GArray) touched = NULL;
  GHashTableIter iter;
  gpointer object;
  guint i;

  self->band.x = MIN (x, self->pointer_x);
  self->band.y = MIN (y, self->pointer_y);
  self->band.width = fabs (self->pointer_x - x);
  self->band.height = fabs (self->pointer_y - y);
  touched = swb_timeline_layout_touched (self->layout, &self->band);
  g_hash_table_remove_all (self->selected);
  g_hash_table_iter_init (&iter, self->before);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    g_hash_table_add (self->selected, g_object_ref (object));
  for (i = 0; i < touched->len; i++)
    g_hash_table_add (
        self->selected,
        g_object_ref (swb_timeline_layout_item (
                          self->layout, g_array_index (touched, guint, i))
                          ->object));
}

/* A drag near an edge takes the view along. */
static void
follow_edge (SwbTimelineCanvas *self)
{
  double left = self->layout->metrics.gutter + EDGE;
  double right = self->layout->width - EDGE;
  double over = 0.0;

  if (self->pointer_x > right)
    over = self->pointer_x - right;
  else if (self->pointer_x < left)
    over = self->pointer_x - left;
  if (over != 0.0)
    swb_timeline_canvas_pan_to (self,
                                self->layout->scale.origin +
                                    CLAMP (over, -EDGE, EDGE) * 0.5 /
                                        self->layout->scale.zoom,
                                self->layout->scroll);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double x,
               double y,
               SwbTimelineCanvas *self)
{
  swb_timeline_canvas_ensure (self);
  self->press = swb_timeline_layout_hit (self->layout, x, y);
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->press.item != SWB_TIMELINE_NONE)
    swb_timeline_canvas_focus_item (
        self,
        swb_timeline_layout_item (self->layout, self->press.item)->object);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double dx,
                double dy,
                SwbTimelineCanvas *self)
{
  GdkModifierType state = modifiers (gesture);
  double x;
  double y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (self->drag.kind == SWB_TIMELINE_DRAG_NONE && !self->panning)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y,
                                     (int) self->pointer_x,
                                     (int) self->pointer_y))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      begin_drag (self, x, state);
    }
  if (self->panning)
    {
      swb_timeline_canvas_pan_to (
          self, self->pan_origin - dx / self->layout->scale.zoom,
          self->pan_scroll - dy);
      return;
    }
  if (self->drag.kind == SWB_TIMELINE_DRAG_RUBBER)
    update_rubber (self, x, y);
  else if (self->drag.kind != SWB_TIMELINE_DRAG_NONE)
    {
      follow_edge (self);
      swb_timeline_drag_update (
          &self->drag, pressed_day (self, self->pointer_x),
          (state & GDK_SHIFT_MASK) != 0, self->week_start);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A press that never became a drag. */
static void
click (SwbTimelineCanvas *self, GdkModifierType state)
{
  gboolean keep = (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
  const SwbTimelineItem *item =
      swb_timeline_layout_item (self->layout, self->press.item);

  if (item != NULL && item->kind == SWB_TIMELINE_PLACEMENT)
    swb_timeline_canvas_choose (self, item->object, keep,
                                (state & GDK_CONTROL_MASK) != 0);
  else if (!keep)
    swb_timeline_canvas_choose (self, NULL, FALSE, FALSE);
}

static void
end_drag (SwbTimelineCanvas *self)
{
  self->panning = FALSE;
  self->band.width = -1.0;
  g_clear_pointer (&self->before, g_hash_table_unref);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  swb_timeline_canvas_queue (self);
}

/* What the rubber band took is where the keyboard goes on. */
static void
end_rubber (SwbTimelineCanvas *self)
{
  g_autoptr (GPtrArray) selection = swb_timeline_canvas_get_selection (self);

  if (selection->len > 0)
    swb_timeline_canvas_focus_item (self, g_ptr_array_index (selection, 0));
  swb_timeline_canvas_emit (self, SWB_TIMELINE_SELECTION, NULL, FALSE);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double dx,
             double dy,
             SwbTimelineCanvas *self)
{
  SwbTimelineDragKind kind = self->drag.kind;

  swb_timeline_canvas_ensure (self);
  if (kind == SWB_TIMELINE_DRAG_RUBBER)
    end_rubber (self);
  else if (kind == SWB_TIMELINE_DRAG_NONE && !self->panning)
    click (self, modifiers (gesture));
  else if (kind != SWB_TIMELINE_DRAG_NONE)
    swb_timeline_canvas_commit (self, &self->drag);
  swb_timeline_drag_clear (&self->drag);
  end_drag (self);
}

static void
drag_cancel_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                SwbTimelineCanvas *self)
{
  swb_timeline_drag_clear (&self->drag);
  end_drag (self);
}

/* Takes a drag back. FALSE where there is none. */
gboolean
swb_timeline_canvas_cancel (SwbTimelineCanvas *self)
{
  if (self->drag.kind == SWB_TIMELINE_DRAG_NONE && !self->panning)
    return FALSE;
  swb_timeline_drag_clear (&self->drag);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag_gesture));
  end_drag (self);
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            SwbTimelineCanvas *self)
{
  SwbTimelineHit hit;

  if (n_press != 2)
    return;
  swb_timeline_canvas_ensure (self);
  hit = swb_timeline_layout_hit (self->layout, x, y);
  if (hit.item != SWB_TIMELINE_NONE)
    swb_timeline_canvas_emit (
        self, SWB_TIMELINE_ACTIVATED,
        swb_timeline_layout_item (self->layout, hit.item)->object, FALSE);
}

static void
pan_begin_cb (GtkGestureDrag *gesture,
              double x,
              double y,
              SwbTimelineCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  begin_pan (self);
}

static void
pan_update_cb (GtkGestureDrag *gesture,
               double dx,
               double dy,
               SwbTimelineCanvas *self)
{
  swb_timeline_canvas_pan_to (self,
                              self->pan_origin - dx / self->layout->scale.zoom,
                              self->pan_scroll - dy);
}

static void
pan_end_cb (GtkGestureDrag *gesture,
            double dx,
            double dy,
            SwbTimelineCanvas *self)
{
  end_drag (self);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           SwbTimelineCanvas *self)
{
  SwbTimelineHit hit;

  if (self->drag.kind != SWB_TIMELINE_DRAG_NONE || self->panning)
    return;
  swb_timeline_canvas_ensure (self);
  self->pointer_x = x;
  self->pointer_y = y;
  hit = swb_timeline_layout_hit (self->layout, x, y);
  if (hit.item == self->hover.item && hit.part == self->hover.part)
    return;
  self->hover = hit;
  if (hit.part == SWB_TIMELINE_START_EDGE || hit.part == SWB_TIMELINE_END_EDGE)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ew-resize");
  else
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (GtkEventControllerMotion *controller, SwbTimelineCanvas *self)
{
  self->hover.item = SWB_TIMELINE_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Ctrl zooms at the pointer; where there is nothing to scroll up and down,
 * the wheel goes through time. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           SwbTimelineCanvas *self)
{
  const SwbTimelineLayout *layout = self->layout;
  GdkModifierType state = modifiers (controller);

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      swb_timeline_canvas_zoom_at (self, self->pointer_x, pow (ZOOM_STEP, -dy));
      return GDK_EVENT_STOP;
    }
  if ((state & GDK_SHIFT_MASK) != 0 || dx != 0.0 ||
      layout->content + layout->metrics.header + layout->metrics.gates >
          layout->height)
    return GDK_EVENT_PROPAGATE;
  swb_timeline_canvas_pan_to (
      self, layout->scale.origin + dy * 48.0 / layout->scale.zoom,
      layout->scroll);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                SwbTimelineCanvas *self)
{
  swb_timeline_canvas_cancel (self);
  self->pinch_zoom = self->layout->scale.zoom;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, SwbTimelineCanvas *self)
{
  double x = self->pointer_x;
  double y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  swb_timeline_canvas_zoom_at (
      self, x, self->pinch_zoom * scale / self->layout->scale.zoom);
}

static void
add_drag (SwbTimelineCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  self->drag_gesture = drag;
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), GDK_BUTTON_MIDDLE);
  g_signal_connect (pan, "drag-begin", G_CALLBACK (pan_begin_cb), self);
  g_signal_connect (pan, "drag-update", G_CALLBACK (pan_update_cb), self);
  g_signal_connect (pan, "drag-end", G_CALLBACK (pan_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pan));
}

/* Called once, when the canvas is made. */
void
swb_timeline_canvas_add_pointer (SwbTimelineCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *press = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  add_drag (self);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
}
