/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline's drawing surface. Everything that can be seen is drawn in one
 * go, so that thousands of placements stay fluid; what can be seen also has a
 * child widget without a look of its own (SwbTimelineProxy), for the focus
 * and for screen readers.
 *
 * Nothing is changed here: what a person does becomes a command, and until it
 * is in the model its days are shown from `pending`, so that no bar jumps
 * back on the way. */
#include "ui/swb-timeline-canvas-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_WEEK_START,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];
static guint signals[SWB_TIMELINE_N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (SwbTimelineCanvas,
                               swb_timeline_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      NULL))

void
swb_timeline_canvas_emit (SwbTimelineCanvas *self,
                          SwbTimelineSignal signal,
                          gpointer argument,
                          gboolean removal)
{
  if (signal == SWB_TIMELINE_COMMIT)
    g_signal_emit (self, signals[signal], 0, argument, removal);
  else if (signal == SWB_TIMELINE_ACTIVATED)
    g_signal_emit (self, signals[signal], 0, argument);
  else if (signal != SWB_TIMELINE_VIEW || !self->quiet)
    g_signal_emit (self, signals[signal], 0);
}

/* Brings the layout up to date with the model, the zoom and the size. */
void
swb_timeline_canvas_ensure (SwbTimelineCanvas *self)
{
  SwbTimelineLayout *layout = self->layout;

  if (self->stale)
    {
      self->stale = FALSE;
      swb_timeline_collect (layout, self->campaign, self->roster, self->lanes,
                            self->pending);
      swb_timeline_canvas_measure_text (self);
      swb_timeline_canvas_prune (self);
      self->packed_zoom = layout->scale.zoom;
    }
  if (self->packed_zoom != layout->scale.zoom)
    swb_timeline_layout_pack (layout);
  self->packed_zoom = layout->scale.zoom;
  swb_timeline_layout_arrange (layout, gtk_widget_get_width (GTK_WIDGET (self)),
                               gtk_widget_get_height (GTK_WIDGET (self)));
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (widget);

  self->tick = 0;
  swb_timeline_canvas_ensure (self);
  swb_timeline_canvas_sync (self);
  gtk_widget_queue_allocate (widget);
  return G_SOURCE_REMOVE;
}

/* Children may come and go only outside the allocation, hence the tick. */
void
swb_timeline_canvas_queue (SwbTimelineCanvas *self)
{
  if (self->tick == 0)
    self->tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
swb_timeline_canvas_stale (SwbTimelineCanvas *self)
{
  self->stale = TRUE;
  swb_timeline_canvas_queue (self);
}

static void
swb_timeline_canvas_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  const SwbTimelineMetrics *metrics =
      &SWB_TIMELINE_CANVAS (widget)->layout->metrics;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = (int) metrics->gutter + 80;
  else
    *minimum = (int) (metrics->header + metrics->gates + metrics->pitch * 2.0);
  *natural = *minimum * 2;
}

static void
swb_timeline_canvas_size_allocate (GtkWidget *widget,
                                   int width,
                                   int height,
                                   int baseline)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (widget);
  gboolean resized =
      self->layout->width != width || self->layout->height != height;

  swb_timeline_canvas_ensure (self);
  if (self->fitted && self->campaign != NULL && width != self->fit_width)
    {
      self->quiet = TRUE;
      swb_timeline_canvas_fit (self);
      self->quiet = FALSE;
    }
  swb_timeline_canvas_configure (self);
  swb_timeline_canvas_place (self);
  if (resized)
    swb_timeline_canvas_queue (self);
}

static void
swb_timeline_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (widget);
  graphene_rect_t bounds;
  SwbTimelineScene scene;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0.0f, 0.0f, gtk_widget_get_width (widget),
                      gtk_widget_get_height (widget));
  swb_timeline_canvas_ensure (self);
  swb_timeline_canvas_scene (self, &scene);
  gtk_snapshot_push_clip (snapshot, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  swb_timeline_draw (cr, &scene);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
swb_timeline_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (widget);

  GTK_WIDGET_CLASS (swb_timeline_canvas_parent_class)
      ->css_changed (widget, change);
  g_hash_table_remove_all (self->texts);
  swb_timeline_canvas_stale (self);
}

/* The first placement that is in sight, else the first of all. */
static guint
first_item (SwbTimelineCanvas *self)
{
  const SwbTimelineLayout *layout = self->layout;
  guint i;

  for (i = 0; i < layout->items->len; i++)
    if (swb_timeline_layout_item (layout, i)->kind == SWB_TIMELINE_PLACEMENT &&
        swb_timeline_layout_is_visible (layout, i))
      return i;
  return swb_timeline_layout_step (layout, SWB_TIMELINE_NONE,
                                   SWB_TIMELINE_FIRST);
}

/* Tab comes in at the item where one was, and goes out from any item. */
static gboolean
swb_timeline_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (widget);
  guint first;

  if (gtk_widget_has_focus (widget) ||
      gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  swb_timeline_canvas_ensure (self);
  if (self->current == NULL)
    {
      first = first_item (self);
      if (first == SWB_TIMELINE_NONE)
        return gtk_widget_grab_focus (widget);
      swb_timeline_canvas_set_current (
          self, swb_timeline_layout_item (self->layout, first)->object);
    }
  swb_timeline_canvas_focus_item (self, self->current);
  return TRUE;
}

static void
swb_timeline_canvas_get_property (GObject *object,
                                  guint prop_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (object);

  switch (prop_id)
    {
    case PROP_WEEK_START:
      g_value_set_int (value, self->week_start);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hpolicy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vpolicy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_week_start (SwbTimelineCanvas *self, int week_start)
{
  if (self->week_start == week_start)
    return;
  self->week_start = week_start;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WEEK_START]);
}

static void
swb_timeline_canvas_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (object);

  switch (prop_id)
    {
    case PROP_WEEK_START:
      set_week_start (self, g_value_get_int (value));
      break;
    case PROP_HADJUSTMENT:
      swb_timeline_canvas_set_adjustment (self, &self->hadjustment,
                                          g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      swb_timeline_canvas_set_adjustment (self, &self->vadjustment,
                                          g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hpolicy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vpolicy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_timeline_canvas_dispose (GObject *object)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (object);

  if (self->layout != NULL)
    {
      swb_timeline_canvas_set_plan (self, NULL, NULL);
      swb_timeline_canvas_drop_proxies (self);
    }
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  swb_timeline_drag_clear (&self->drag);
  swb_timeline_canvas_set_adjustment (self, &self->hadjustment, NULL);
  swb_timeline_canvas_set_adjustment (self, &self->vadjustment, NULL);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->current);
  g_clear_pointer (&self->proxies, g_hash_table_unref);
  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->layout, swb_timeline_layout_free);

  G_OBJECT_CLASS (swb_timeline_canvas_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_WEEK_START] = g_param_spec_int (
      "week-start", NULL, NULL, 1, 7, 1,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT,
                                    "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT,
                                    "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY,
                                    "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY,
                                    "vscroll-policy");
}

static void
install_signals (GType type)
{
  signals[SWB_TIMELINE_COMMIT] =
      g_signal_new ("commit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  signals[SWB_TIMELINE_ACTIVATED] =
      g_signal_new ("item-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[SWB_TIMELINE_SELECTION] =
      g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SWB_TIMELINE_VIEW] =
      g_signal_new ("view-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (widget);

  if (self->current != NULL)
    swb_timeline_canvas_emit (self, SWB_TIMELINE_ACTIVATED, self->current,
                              FALSE);
}

static void
select_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SwbTimelineCanvas *self = SWB_TIMELINE_CANVAS (widget);

  if (SWB_IS_PLACEMENT (self->current))
    swb_timeline_canvas_choose (self, self->current, TRUE, TRUE);
}

static void
swb_timeline_canvas_class_init (SwbTimelineCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = swb_timeline_canvas_dispose;
  object_class->get_property = swb_timeline_canvas_get_property;
  object_class->set_property = swb_timeline_canvas_set_property;
  widget_class->measure = swb_timeline_canvas_measure;
  widget_class->size_allocate = swb_timeline_canvas_size_allocate;
  widget_class->snapshot = swb_timeline_canvas_snapshot;
  widget_class->css_changed = swb_timeline_canvas_css_changed;
  widget_class->focus = swb_timeline_canvas_focus;
  widget_class->query_tooltip = swb_timeline_canvas_tooltip;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_install_action (widget_class, "canvas.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "canvas.select", NULL,
                                   select_cb);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_LIST_BOX);
}

static void
swb_timeline_canvas_init (SwbTimelineCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->layout = swb_timeline_layout_new ();
  self->texts = swb_timeline_texts_new ();
  self->pending = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->selected = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->proxies = g_hash_table_new (NULL, NULL);
  self->guide = SWB_DAY_NONE;
  self->today = SWB_DAY_NONE;
  self->hover.item = SWB_TIMELINE_NONE;
  self->band.width = -1.0;
  self->week_start = 1;
  self->fitted = TRUE;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline"), -1);
  g_signal_connect_object (style, "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  swb_timeline_canvas_add_pointer (self);
  swb_timeline_canvas_add_drop (self);
  swb_timeline_canvas_add_keys (self);
}

/**
 * swb_timeline_canvas_new:
 *
 * Returns: (transfer floating): a canvas without a plan
 */
GtkWidget *
swb_timeline_canvas_new (void)
{
  return g_object_new (SWB_TYPE_TIMELINE_CANVAS, NULL);
}

static void
stale_cb (gpointer user_data)
{
  swb_timeline_canvas_stale (user_data);
}

static void
watch_plan (SwbTimelineCanvas *self)
{
  GListStore *lists[3];
  guint i;

  for (i = 0; i < G_N_ELEMENTS (self->watches); i++)
    g_clear_pointer (&self->watches[i], swb_list_watch_free);
  if (self->campaign == NULL)
    return;
  lists[0] = swb_campaign_get_stages (self->campaign);
  lists[1] = swb_campaign_get_placements (self->campaign);
  lists[2] = swb_campaign_get_gates (self->campaign);
  for (i = 0; i < G_N_ELEMENTS (self->watches); i++)
    self->watches[i] =
        swb_list_watch_new (G_LIST_MODEL (lists[i]), stale_cb, self);
}

static void
set_roster (SwbTimelineCanvas *self, SwbRoster *roster)
{
  if (self->roster != NULL)
    g_signal_handlers_disconnect_by_func (self->roster,
                                          swb_timeline_canvas_stale, self);
  g_set_object (&self->roster, roster);
  if (roster != NULL)
    g_signal_connect_swapped (roster, "changed",
                              G_CALLBACK (swb_timeline_canvas_stale), self);
}

/**
 * swb_timeline_canvas_set_plan:
 * @self: a canvas
 * @campaign: (nullable): what to show
 * @roster: (nullable): names and tiers of creators
 *
 * A new campaign is shown whole.
 */
void
swb_timeline_canvas_set_plan (SwbTimelineCanvas *self,
                              SwbCampaign *campaign,
                              SwbRoster *roster)
{
  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  if (self->campaign == campaign && self->roster == roster)
    return;
  swb_timeline_canvas_cancel (self);
  if (self->campaign != campaign)
    {
      if (self->campaign != NULL)
        g_signal_handlers_disconnect_by_func (self->campaign,
                                              swb_timeline_canvas_stale, self);
      g_set_object (&self->campaign, campaign);
      if (campaign != NULL)
        g_signal_connect_swapped (campaign, "notify::release",
                                  G_CALLBACK (swb_timeline_canvas_stale), self);
      g_hash_table_remove_all (self->pending);
      self->n_running = 0;
      self->fitted = TRUE;
      self->fit_width = 0;
      watch_plan (self);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  set_roster (self, roster);
  swb_timeline_canvas_stale (self);
}

/**
 * swb_timeline_canvas_set_lanes:
 * @self: a canvas
 * @lanes: what a lane stands for
 */
void
swb_timeline_canvas_set_lanes (SwbTimelineCanvas *self, SwbTimelineLanes lanes)
{
  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  if (self->lanes == lanes)
    return;
  self->lanes = lanes;
  swb_timeline_canvas_stale (self);
}

/**
 * swb_timeline_canvas_set_read_only:
 * @self: a canvas
 * @read_only: whether nothing can be dragged or dropped
 */
void
swb_timeline_canvas_set_read_only (SwbTimelineCanvas *self, gboolean read_only)
{
  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  self->read_only = read_only;
}
