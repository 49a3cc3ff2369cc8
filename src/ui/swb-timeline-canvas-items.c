/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of the timeline's canvas: their child widgets, selection, the
 * current one, tooltips, and the commands that run. */
#include "ui/swb-timeline-canvas-private.h"

#include "ui/swb-timeline-proxy.h"
#include "ui/swb-timeline-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
item_words (SwbTimelineCanvas *self, const SwbTimelineItem *item)
{
  switch (item->kind)
    {
    case SWB_TIMELINE_STAGE:
      return swb_timeline_stage_words (item->object, &item->flight);
    case SWB_TIMELINE_GATE:
      return swb_timeline_gate_words (item->object, &item->flight);
    case SWB_TIMELINE_PLACEMENT:
    default:
      return swb_timeline_placement_words (item->object, self->roster,
                                           &item->flight);
    }
}

static SwbTimelineProxy *
ensure_proxy (SwbTimelineCanvas *self, const SwbTimelineItem *item)
{
  GtkWidget *proxy = g_hash_table_lookup (self->proxies, item->object);
  g_autofree char *words = item_words (self, item);

  if (proxy == NULL)
    {
      proxy = swb_timeline_proxy_new (item->kind, item->object);
      gtk_widget_set_parent (proxy, GTK_WIDGET (self));
      g_hash_table_insert (self->proxies, item->object, proxy);
    }
  swb_timeline_proxy_describe (
      SWB_TIMELINE_PROXY (proxy), words,
      g_hash_table_contains (self->selected, item->object));
  return SWB_TIMELINE_PROXY (proxy);
}

static gboolean
is_unneeded (gpointer object, gpointer proxy, gpointer user_data)
{
  SwbTimelineCanvas *self = user_data;
  guint index = swb_timeline_layout_find (self->layout, object);

  if (index != SWB_TIMELINE_NONE &&
      (swb_timeline_layout_is_visible (self->layout, index) ||
       gtk_widget_has_focus (proxy)))
    return FALSE;
  gtk_widget_unparent (proxy);
  return TRUE;
}

/* Gives a child to everything that can be seen, and takes those away that
 * cannot; the one with the focus stays. */
void
swb_timeline_canvas_sync (SwbTimelineCanvas *self)
{
  SwbTimelineLayout *layout = self->layout;
  guint i;

  g_hash_table_foreach_remove (self->proxies, is_unneeded, self);
  for (i = 0; i < layout->items->len; i++)
    if (swb_timeline_layout_is_visible (layout, i))
      ensure_proxy (self, swb_timeline_layout_item (layout, i));
}

/* Allocates the children where their figures are drawn. */
void
swb_timeline_canvas_place (SwbTimelineCanvas *self)
{
  GHashTableIter iter;
  gpointer object;
  gpointer proxy;

  g_hash_table_iter_init (&iter, self->proxies);
  while (g_hash_table_iter_next (&iter, &object, &proxy))
    {
      guint index = swb_timeline_layout_find (self->layout, object);
      GtkAllocation place = { 0, 0, 0, 0 };

      if (index != SWB_TIMELINE_NONE)
        {
          SwbTimelineBox box = swb_timeline_layout_box (self->layout, index);

          place.x = (int) floor (box.x);
          place.y = (int) floor (box.y);
          place.width = (int) ceil (box.width);
          place.height = (int) ceil (box.height);
        }
      gtk_widget_measure (proxy, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL,
                          NULL, NULL);
      gtk_widget_size_allocate (proxy, &place, -1);
    }
}

void
swb_timeline_canvas_drop_proxies (SwbTimelineCanvas *self)
{
  GHashTableIter iter;
  gpointer proxy;

  if (self->proxies == NULL)
    return;
  g_hash_table_iter_init (&iter, self->proxies);
  while (g_hash_table_iter_next (&iter, NULL, &proxy))
    gtk_widget_unparent (proxy);
  g_hash_table_remove_all (self->proxies);
}

static gboolean
is_gone (gpointer object, gpointer value, gpointer user_data)
{
  SwbTimelineCanvas *self = user_data;

  return swb_timeline_layout_find (self->layout, object) == SWB_TIMELINE_NONE;
}

/* After the plan changed: what is no more is neither selected nor current nor
 * held. */
void
swb_timeline_canvas_prune (SwbTimelineCanvas *self)
{
  guint gone = g_hash_table_foreach_remove (self->selected, is_gone, self);

  self->hover.item = SWB_TIMELINE_NONE;
  if (self->current != NULL && is_gone (self->current, NULL, self))
    g_clear_object (&self->current);
  if (self->drag.object != NULL && is_gone (self->drag.object, NULL, self))
    swb_timeline_canvas_cancel (self);
  if (gone > 0)
    swb_timeline_canvas_emit (self, SWB_TIMELINE_SELECTION, NULL, FALSE);
}

/* Selects @placement; with @keep beside the others, with @toggle off again
 * where it was on. Null clears. */
void
swb_timeline_canvas_choose (SwbTimelineCanvas *self,
                            gpointer placement,
                            gboolean keep,
                            gboolean toggle)
{
  gboolean was =
      placement != NULL && g_hash_table_contains (self->selected, placement);

  if (!keep)
    g_hash_table_remove_all (self->selected);
  if (toggle && was)
    g_hash_table_remove (self->selected, placement);
  else if (placement != NULL)
    g_hash_table_add (self->selected, g_object_ref (placement));
  swb_timeline_canvas_queue (self);
  swb_timeline_canvas_emit (self, SWB_TIMELINE_SELECTION, NULL, FALSE);
}

void
swb_timeline_canvas_set_current (SwbTimelineCanvas *self, gpointer object)
{
  if (g_set_object (&self->current, object))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * swb_timeline_canvas_get_selection:
 * @self: a canvas
 *
 * Returns: (transfer container): the selected placements in order of time; an
 *   array of #SwbPlacement that holds them
 */
GPtrArray *
swb_timeline_canvas_get_selection (SwbTimelineCanvas *self)
{
  GPtrArray *selection = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  g_return_val_if_fail (SWB_IS_TIMELINE_CANVAS (self), selection);

  swb_timeline_canvas_ensure (self);
  for (i = 0; i < self->layout->items->len; i++)
    {
      gpointer object = swb_timeline_layout_item (self->layout, i)->object;

      if (g_hash_table_contains (self->selected, object))
        g_ptr_array_add (selection, g_object_ref (object));
    }
  return selection;
}

/**
 * swb_timeline_canvas_select:
 * @self: a canvas
 * @placements: what to select, and nothing else
 * @n_placements: how many
 */
void
swb_timeline_canvas_select (SwbTimelineCanvas *self,
                            SwbPlacement *const *placements,
                            guint n_placements)
{
  guint i;

  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  g_hash_table_remove_all (self->selected);
  for (i = 0; i < n_placements; i++)
    g_hash_table_add (self->selected, g_object_ref (placements[i]));
  if (n_placements > 0)
    {
      swb_timeline_canvas_ensure (self);
      swb_timeline_canvas_set_current (self, placements[0]);
      swb_timeline_canvas_reveal (self, placements[0]);
    }
  swb_timeline_canvas_queue (self);
  swb_timeline_canvas_emit (self, SWB_TIMELINE_SELECTION, NULL, FALSE);
}

/**
 * swb_timeline_canvas_focus_item:
 * @self: a canvas
 * @object: a stage, placement or gate of the plan
 *
 * Scrolls to it and gives it the focus.
 */
void
swb_timeline_canvas_focus_item (SwbTimelineCanvas *self, gpointer object)
{
  guint index;

  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  swb_timeline_canvas_ensure (self);
  index = swb_timeline_layout_find (self->layout, object);
  if (index == SWB_TIMELINE_NONE)
    return;
  swb_timeline_canvas_reveal (self, object);
  swb_timeline_canvas_set_current (self, object);
  gtk_widget_grab_focus (GTK_WIDGET (
      ensure_proxy (self, swb_timeline_layout_item (self->layout, index))));
  swb_timeline_canvas_queue (self);
}

/**
 * swb_timeline_canvas_get_current:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): where the keyboard is
 */
gpointer
swb_timeline_canvas_get_current (SwbTimelineCanvas *self)
{
  g_return_val_if_fail (SWB_IS_TIMELINE_CANVAS (self), NULL);

  return self->current;
}

/**
 * swb_timeline_canvas_get_box:
 * @self: a canvas
 * @object: a stage, placement or gate
 * @box: (out): where it is drawn, in pixels of the canvas
 *
 * Returns: whether it is in the plan
 */
gboolean
swb_timeline_canvas_get_box (SwbTimelineCanvas *self,
                             gpointer object,
                             GdkRectangle *box)
{
  guint index;
  SwbTimelineBox at;

  g_return_val_if_fail (SWB_IS_TIMELINE_CANVAS (self), FALSE);

  swb_timeline_canvas_ensure (self);
  index = swb_timeline_layout_find (self->layout, object);
  if (index == SWB_TIMELINE_NONE)
    return FALSE;
  at = swb_timeline_layout_box (self->layout, index);
  *box = (GdkRectangle){ (int) at.x, (int) at.y, (int) ceil (at.width),
                         (int) ceil (at.height) };
  return TRUE;
}

static char *
item_tooltip (SwbTimelineCanvas *self, const SwbTimelineItem *item)
{
  if (item->kind == SWB_TIMELINE_PLACEMENT)
    return swb_timeline_placement_tooltip (item->object, self->roster,
                                           &item->flight);
  return item_words (self, item);
}

static gboolean
is_at_today (SwbTimelineCanvas *self, int x)
{
  SwbTimelineScene scene;
  double at;

  swb_timeline_canvas_scene (self, &scene);
  at = self->layout->metrics.gutter +
       swb_timeline_scale_x (&self->layout->scale, scene.today + 0.5);
  return fabs (at - x) < 6.0;
}

gboolean
swb_timeline_canvas_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (widget);
  g_autofree char *words = NULL;
  SwbTimelineHit hit;
  GdkRectangle area;

  if (self->drag.kind != SWB_TIMELINE_DRAG_NONE)
    return FALSE;
  swb_timeline_canvas_ensure (self);
  hit = swb_timeline_layout_hit (self->layout, x, y);
  if (keyboard && self->current != NULL)
    hit.item = swb_timeline_layout_find (self->layout, self->current);
  if (hit.item != SWB_TIMELINE_NONE)
    {
      const SwbTimelineItem *item =
          swb_timeline_layout_item (self->layout, hit.item);

      words = item_tooltip (self, item);
      swb_timeline_canvas_get_box (self, item->object, &area);
      gtk_tooltip_set_tip_area (tooltip, &area);
    }
  else if (hit.part == SWB_TIMELINE_HEADER && is_at_today (self, x))
    words = swb_day_format_pattern (swb_timeline_canvas_day_at (self, x),
                                    /* Translators: date of the today line */
                                    _ ("Today, %-d %B %Y"));
  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

/* Hands @command on; takes it over. What it changes stays as it is shown until
 * swb_timeline_canvas_settle(). */
void
swb_timeline_canvas_run (SwbTimelineCanvas *self,
                         SwbCommand *command,
                         gboolean removal)
{
  g_autoptr (SwbCommand) owned = command;

  if (command == NULL)
    return;
  self->n_running++;
  swb_timeline_canvas_emit (self, SWB_TIMELINE_COMMIT, owned, removal);
}

/**
 * swb_timeline_canvas_settle:
 * @self: a canvas
 *
 * To be called once for each "commit", when the command is done, well or not:
 * from then on the model is what is shown.
 */
void
swb_timeline_canvas_settle (SwbTimelineCanvas *self)
{
  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  if (self->n_running > 0)
    self->n_running--;
  if (self->n_running > 0 || self->pending == NULL)
    return;
  g_hash_table_remove_all (self->pending);
  swb_timeline_canvas_stale (self);
}

/**
 * swb_timeline_canvas_remove:
 * @self: a canvas
 *
 * Removes the selected placements, or the current one where none is.
 */
void
swb_timeline_canvas_remove (SwbTimelineCanvas *self)
{
  g_autoptr (GPtrArray) chosen = NULL;

  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  chosen = swb_timeline_canvas_get_selection (self);
  if (chosen->len == 0 && SWB_IS_PLACEMENT (self->current))
    g_ptr_array_add (chosen, g_object_ref (self->current));
  if (chosen->len == 0 || self->read_only)
    return;
  swb_timeline_canvas_run (
      self,
      swb_plan_delete_placements ((SwbPlacement *const *) chosen->pdata,
                                  chosen->len),
      TRUE);
}
