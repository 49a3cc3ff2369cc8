/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard on the timeline's canvas.
 *
 *   arrows, Home, End      walk from item to item; Ctrl+Home, End: all lanes
 *   Space                  select or not; Ctrl+A: all; Escape: none
 *   Alt+Left, Right        a day earlier or later; with Shift a week
 *   Ctrl+Alt+Left, Right   a day shorter or longer; also Alt+minus and plus,
 *                          because some desktops keep the first for themselves
 *   Enter                  open; Delete: remove
 *   T, F, plus, minus      today, fit, zoom
 */
#include "ui/swb-timeline-canvas-private.h"

#define ZOOM_STEP 1.25

static gboolean
walk (SwbTimelineCanvas *self, SwbTimelineStep step)
{
  guint from = self->current != NULL
                   ? swb_timeline_layout_find (self->layout, self->current)
                   : SWB_TIMELINE_NONE;
  guint to = swb_timeline_layout_step (self->layout, from, step);

  if (to == SWB_TIMELINE_NONE)
    return FALSE;
  swb_timeline_canvas_focus_item (
      self, swb_timeline_layout_item (self->layout, to)->object);
  return TRUE;
}

static gboolean
jump (SwbTimelineCanvas *self, gboolean last)
{
  guint n = self->layout->items->len;

  if (n == 0)
    return FALSE;
  swb_timeline_canvas_focus_item (
      self, swb_timeline_layout_item (self->layout, last ? n - 1 : 0)->object);
  return TRUE;
}

static SwbTimelineDragKind
nudge_kind (SwbTimelineKind item, gboolean length)
{
  return swb_timeline_drag_kind (item, length ? SWB_TIMELINE_END_EDGE
                                              : SWB_TIMELINE_BODY);
}

static gboolean
nudge (SwbTimelineCanvas *self, int days, gboolean length)
{
  SwbTimelineDrag drag = { 0 };
  guint index = self->current != NULL
                    ? swb_timeline_layout_find (self->layout, self->current)
                    : SWB_TIMELINE_NONE;
  const SwbTimelineItem *item = swb_timeline_layout_item (self->layout, index);

  if (item == NULL || self->read_only)
    return FALSE;
  swb_timeline_canvas_hold (self, &drag, nudge_kind (item->kind, length), index,
                            0.0);
  swb_timeline_drag_by (&drag, days);
  swb_timeline_canvas_commit (self, &drag);
  swb_timeline_drag_clear (&drag);
  swb_timeline_canvas_ensure (self);
  swb_timeline_canvas_reveal (self, self->current);
  return TRUE;
}

static gboolean
select_all (SwbTimelineCanvas *self)
{
  guint i;

  for (i = 0; i < self->layout->items->len; i++)
    {
      const SwbTimelineItem *item = swb_timeline_layout_item (self->layout, i);

      if (item->kind == SWB_TIMELINE_PLACEMENT)
        g_hash_table_add (self->selected, g_object_ref (item->object));
    }
  swb_timeline_canvas_queue (self);
  swb_timeline_canvas_emit (self, SWB_TIMELINE_SELECTION, NULL, FALSE);
  return TRUE;
}

static gboolean
escape (SwbTimelineCanvas *self)
{
  if (swb_timeline_canvas_cancel (self))
    return TRUE;
  if (g_hash_table_size (self->selected) == 0)
    return FALSE;
  swb_timeline_canvas_choose (self, NULL, FALSE, FALSE);
  return TRUE;
}

static gboolean
zoom (SwbTimelineCanvas *self, double factor)
{
  swb_timeline_canvas_zoom (self, factor);
  return TRUE;
}

static gboolean
plain_key (SwbTimelineCanvas *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Left:
      return walk (self, SWB_TIMELINE_EARLIER);
    case GDK_KEY_Right:
      return walk (self, SWB_TIMELINE_LATER);
    case GDK_KEY_Up:
      return walk (self, SWB_TIMELINE_ABOVE);
    case GDK_KEY_Down:
      return walk (self, SWB_TIMELINE_BELOW);
    case GDK_KEY_Home:
      return walk (self, SWB_TIMELINE_FIRST);
    case GDK_KEY_End:
      return walk (self, SWB_TIMELINE_LAST);
    case GDK_KEY_t:
      swb_timeline_canvas_show_today (self);
      return TRUE;
    case GDK_KEY_f:
      swb_timeline_canvas_fit (self);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      return zoom (self, ZOOM_STEP);
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return zoom (self, 1.0 / ZOOM_STEP);
    default:
      return FALSE;
    }
}

static gboolean
act_key (SwbTimelineCanvas *self, guint key)
{
  GtkWidget *widget = GTK_WIDGET (self);

  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return gtk_widget_activate_action (widget, "canvas.select", NULL);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return gtk_widget_activate_action (widget, "canvas.open", NULL);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      swb_timeline_canvas_remove (self);
      return TRUE;
    case GDK_KEY_Escape:
      return escape (self);
    default:
      return FALSE;
    }
}

static gboolean
alt_key (SwbTimelineCanvas *self, guint key, GdkModifierType state)
{
  gboolean length = (state & GDK_CONTROL_MASK) != 0;
  int days = (state & GDK_SHIFT_MASK) != 0 ? 7 : 1;

  switch (key)
    {
    case GDK_KEY_Left:
      return nudge (self, -days, length);
    case GDK_KEY_Right:
      return nudge (self, days, length);
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      return nudge (self, 1, TRUE);
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return nudge (self, -1, TRUE);
    default:
      return FALSE;
    }
}

static gboolean
ctrl_key (SwbTimelineCanvas *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_a:
      return select_all (self);
    case GDK_KEY_Home:
      return jump (self, FALSE);
    case GDK_KEY_End:
      return jump (self, TRUE);
    case GDK_KEY_space:
      return gtk_widget_activate_action (GTK_WIDGET (self), "canvas.select",
                                         NULL);
    default:
      return FALSE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        SwbTimelineCanvas *self)
{
  key = gdk_keyval_to_lower (key);
  swb_timeline_canvas_ensure (self);
  if ((state & GDK_ALT_MASK) != 0)
    return alt_key (self, key, state);
  if ((state & GDK_CONTROL_MASK) != 0)
    return ctrl_key (self, key);
  return plain_key (self, key) || act_key (self, key);
}

/* Called once, when the canvas is made. */
void
swb_timeline_canvas_add_keys (SwbTimelineCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
