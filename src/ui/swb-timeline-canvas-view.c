/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the canvas of the timeline shows: its scene, its adjustments, zoom,
 * Fit and Today. */
#include "chart/swb-text-language.h"
#include "ui/swb-timeline-canvas-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Days around the plan that can be scrolled to. */
#define MARGIN_DAYS 28
/* How far from the plan today may be to be in the scrolled range. */
#define TODAY_REACH 730

double
swb_timeline_canvas_room (SwbTimelineCanvas *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) -
                  self->layout->metrics.gutter,
              1.0);
}

static SwbChartPalette
palette_now (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? SWB_CHART_PALETTE_HIGH_CONTRAST_DARK
                : SWB_CHART_PALETTE_HIGH_CONTRAST;
  return dark ? SWB_CHART_PALETTE_DARK : SWB_CHART_PALETTE_LIGHT;
}

static SwbColor
background_now (SwbTimelineCanvas *self, SwbChartPalette palette)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  SwbColor color = swb_chart_palette_color (palette, SWB_CHART_INK_BACKGROUND);
  GdkRGBA rgba;

  if (gtk_style_context_lookup_color (style, "window_bg_color", &rgba))
    color = (SwbColor){ rgba.red, rgba.green, rgba.blue, 1.0 };
  return color;
}

static gconstpointer
focus_ring (SwbTimelineCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child == NULL || !gtk_widget_has_focus (child) || !GTK_IS_WINDOW (root) ||
      !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return NULL;
  return self->current;
}

/* No sentence where there is a placement, nor while one is dropped. */
static const char *
hint_now (SwbTimelineCanvas *self)
{
  GListModel *placements;

  if (self->campaign == NULL || swb_day_is_valid (self->guide))
    return NULL;
  placements = G_LIST_MODEL (swb_campaign_get_placements (self->campaign));
  return g_list_model_get_n_items (placements) == 0
             ? _ ("Drag creators here, or press Book in the roster")
             : NULL;
}

static SwbDay
today_now (SwbTimelineCanvas *self)
{
  return self->today != SWB_DAY_NONE ? self->today : swb_day_today ();
}

void
swb_timeline_canvas_scene (SwbTimelineCanvas *self, SwbTimelineScene *scene)
{
  scene->layout = self->layout;
  scene->palette = palette_now ();
  scene->background = background_now (self, scene->palette);
  scene->pango = gtk_widget_get_pango_context (GTK_WIDGET (self));
  swb_text_language_apply (scene->pango);
  scene->texts = self->texts;
  scene->selected = self->selected;
  scene->drag = &self->drag;
  scene->focus = focus_ring (self);
  scene->hover = self->hover;
  scene->today = today_now (self);
  scene->release = self->campaign != NULL
                       ? swb_campaign_get_release (self->campaign)
                       : SWB_DAY_NONE;
  scene->guide = self->guide;
  scene->band = self->band;
  scene->pointer_x = self->pointer_x;
  scene->pointer_y = self->pointer_y;
  scene->week_start = self->week_start;
  scene->hint = hint_now (self);
}

void
swb_timeline_canvas_measure_text (SwbTimelineCanvas *self)
{
  SwbTimelineScene scene;

  swb_timeline_canvas_scene (self, &scene);
  swb_timeline_metrics_init (&self->layout->metrics,
                             swb_timeline_text_height (scene.pango),
                             swb_timeline_gutter_width (&scene));
}

static SwbFlight
plan_flight (SwbTimelineCanvas *self)
{
  SwbFlight flight = swb_timeline_layout_extent (self->layout);
  SwbDay release = self->campaign != NULL
                       ? swb_campaign_get_release (self->campaign)
                       : SWB_DAY_NONE;

  if (!swb_day_is_valid (release))
    release = swb_flight_is_none (&flight) ? today_now (self) : flight.end;
  if (swb_flight_is_none (&flight))
    {
      flight.start = release - 83;
      flight.end = release;
    }
  flight.start = MIN (flight.start, release);
  flight.end = MAX (flight.end, release);
  return flight;
}

/* What can be scrolled to: the plan, today where it is near, and what is seen
 * already, so that no zoom is ever pushed aside at an end. */
static void
scroll_range (SwbTimelineCanvas *self, double *start, double *end)
{
  const SwbTimelineScale *scale = &self->layout->scale;
  SwbFlight flight = plan_flight (self);
  SwbDay today = today_now (self);

  if (today < flight.start && flight.start - today < TODAY_REACH)
    flight.start = today;
  if (today > flight.end && today - flight.end < TODAY_REACH)
    flight.end = today;
  *start = MIN (flight.start - MARGIN_DAYS, floor (scale->origin));
  *end = MAX (flight.end + MARGIN_DAYS,
              scale->origin + swb_timeline_canvas_room (self) / scale->zoom);
}

/* Tells the scroll bars where the canvas is. */
void
swb_timeline_canvas_configure (SwbTimelineCanvas *self)
{
  const SwbTimelineLayout *layout = self->layout;
  double room = swb_timeline_canvas_room (self);
  double height = MAX (
      layout->height - layout->metrics.header - layout->metrics.gates, 1.0);
  double zoom = layout->scale.zoom;
  double start;
  double end;

  scroll_range (self, &start, &end);
  self->range_start = (SwbDay) start;
  self->configuring = TRUE;
  if (self->hadjustment != NULL)
    gtk_adjustment_configure (
        self->hadjustment, (layout->scale.origin - start) * zoom, 0.0,
        (end - start) * zoom, room * 0.1, room * 0.9, room);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, layout->scroll, 0.0,
                              MAX (layout->content, height),
                              layout->metrics.pitch, height * 0.9, height);
  self->configuring = FALSE;
}

static void
adjusted_cb (SwbTimelineCanvas *self)
{
  SwbTimelineLayout *layout = self->layout;

  if (self->configuring)
    return;
  self->fitted = FALSE;
  if (self->hadjustment != NULL)
    layout->scale.origin =
        self->range_start +
        gtk_adjustment_get_value (self->hadjustment) / layout->scale.zoom;
  if (self->vadjustment != NULL)
    layout->scroll = gtk_adjustment_get_value (self->vadjustment);
  swb_timeline_canvas_queue (self);
  swb_timeline_canvas_emit (self, SWB_TIMELINE_VIEW, NULL, FALSE);
}

void
swb_timeline_canvas_set_adjustment (SwbTimelineCanvas *self,
                                    GtkAdjustment **place,
                                    GtkAdjustment *adjustment)
{
  if (*place == adjustment && adjustment != NULL)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, adjusted_cb, self);
  g_clear_object (place);
  if (adjustment == NULL)
    return;
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed",
                            G_CALLBACK (adjusted_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
view_changed (SwbTimelineCanvas *self)
{
  swb_timeline_canvas_ensure (self);
  swb_timeline_canvas_configure (self);
  swb_timeline_canvas_queue (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  swb_timeline_canvas_emit (self, SWB_TIMELINE_VIEW, NULL, FALSE);
}

void
swb_timeline_canvas_pan_to (SwbTimelineCanvas *self,
                            double origin,
                            double scroll)
{
  self->fitted = FALSE;
  self->layout->scale.origin = origin;
  self->layout->scroll = scroll;
  view_changed (self);
}

/* Scrolls just so far that @object can be seen. */
void
swb_timeline_canvas_reveal (SwbTimelineCanvas *self, gpointer object)
{
  SwbTimelineLayout *layout = self->layout;
  guint index = swb_timeline_layout_find (layout, object);
  double room = swb_timeline_canvas_room (self);
  double top = layout->metrics.header + 4.0;
  double bottom = swb_timeline_layout_gates_y (layout) - 4.0;
  SwbTimelineScale was = layout->scale;
  double scroll = layout->scroll;
  SwbTimelineBox box;

  if (index == SWB_TIMELINE_NONE)
    return;
  box = swb_timeline_layout_box (layout, index);
  box.x -= layout->metrics.gutter;
  if (box.x < 0.0 || box.width > room)
    layout->scale.origin += (box.x - 12.0) / layout->scale.zoom;
  else if (box.x + box.width > room)
    layout->scale.origin +=
        (box.x + box.width - room + 12.0) / layout->scale.zoom;
  if (swb_timeline_layout_item (layout, index)->kind == SWB_TIMELINE_PLACEMENT)
    {
      if (box.y < top)
        layout->scroll += box.y - top;
      else if (box.y + box.height > bottom)
        layout->scroll += box.y + box.height - bottom;
    }
  if (was.origin != layout->scale.origin || scroll != layout->scroll)
    view_changed (self);
}

/* A gate on the first day reaches out to the left of it. */
static gboolean
is_cut (SwbTimelineCanvas *self)
{
  guint i;

  for (i = 0; i < self->layout->items->len; i++)
    if (swb_timeline_layout_box (self->layout, i).x <
        self->layout->metrics.gutter - 1.0)
      return TRUE;
  return FALSE;
}

/**
 * swb_timeline_canvas_fit:
 * @self: a canvas
 *
 * Shows the plan from its first day to its last.
 */
void
swb_timeline_canvas_fit (SwbTimelineCanvas *self)
{
  SwbFlight flight;

  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  self->fitted = TRUE;
  self->fit_width = gtk_widget_get_width (GTK_WIDGET (self));
  if (self->fit_width <= 0)
    return;
  swb_timeline_canvas_ensure (self);
  flight = plan_flight (self);
  swb_timeline_scale_fit (&self->layout->scale, &flight,
                          swb_timeline_canvas_room (self));
  if (is_cut (self))
    {
      flight.start -= 1 + (SwbDay) (self->layout->metrics.diamond /
                                    self->layout->scale.zoom);
      swb_timeline_scale_fit (&self->layout->scale, &flight,
                              swb_timeline_canvas_room (self));
    }
  view_changed (self);
}

/**
 * swb_timeline_canvas_show_today:
 * @self: a canvas
 *
 * Brings today to the middle; the zoom stays.
 */
void
swb_timeline_canvas_show_today (SwbTimelineCanvas *self)
{
  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  self->fitted = FALSE;
  swb_timeline_scale_centre (&self->layout->scale, today_now (self),
                             swb_timeline_canvas_room (self));
  view_changed (self);
}

/**
 * swb_timeline_canvas_zoom_at:
 * @self: a canvas
 * @x: the pixel of the canvas whose date stays
 * @factor: above 1 to come nearer
 */
void
swb_timeline_canvas_zoom_at (SwbTimelineCanvas *self, double x, double factor)
{
  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  self->fitted = FALSE;
  x = MAX (x - self->layout->metrics.gutter, 0.0);
  swb_timeline_scale_zoom_at (&self->layout->scale, x, factor);
  view_changed (self);
}

/**
 * swb_timeline_canvas_zoom:
 * @self: a canvas
 * @factor: above 1 to come nearer
 *
 * Zooms at the middle.
 */
void
swb_timeline_canvas_zoom (SwbTimelineCanvas *self, double factor)
{
  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  swb_timeline_canvas_zoom_at (self,
                               self->layout->metrics.gutter +
                                   swb_timeline_canvas_room (self) / 2.0,
                               factor);
}

/**
 * swb_timeline_canvas_get_view:
 * @self: a canvas
 * @zoom: (out): pixels a day
 * @origin: (out): the day at the left edge, with its fraction
 */
void
swb_timeline_canvas_get_view (SwbTimelineCanvas *self,
                              double *zoom,
                              double *origin)
{
  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  *zoom = self->layout->scale.zoom;
  *origin = self->layout->scale.origin;
}

/**
 * swb_timeline_canvas_set_view:
 * @self: a canvas
 * @zoom: pixels a day
 * @origin: the day at the left edge, with its fraction
 */
void
swb_timeline_canvas_set_view (SwbTimelineCanvas *self,
                              double zoom,
                              double origin)
{
  g_return_if_fail (SWB_IS_TIMELINE_CANVAS (self));

  self->fitted = FALSE;
  self->layout->scale.zoom =
      CLAMP (zoom, SWB_TIMELINE_MIN_ZOOM, SWB_TIMELINE_MAX_ZOOM);
  self->layout->scale.origin = CLAMP (origin, SWB_DAY_MIN, SWB_DAY_MAX);
  view_changed (self);
}

/**
 * swb_timeline_canvas_day_at:
 * @self: a canvas
 * @x: a pixel of the canvas
 *
 * Returns: the day there
 */
SwbDay
swb_timeline_canvas_day_at (SwbTimelineCanvas *self, double x)
{
  g_return_val_if_fail (SWB_IS_TIMELINE_CANVAS (self), SWB_DAY_NONE);

  return swb_timeline_scale_day (&self->layout->scale,
                                 x - self->layout->metrics.gutter);
}
