/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on screen. The picture is a render node that is kept until the data,
 * the size or the theme changes; the readout is painted on top of it. */
#include "ui/swb-chart-view.h"

#include "ui/swb-chart-export.h"
#include "ui/swb-palette.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define READOUT_GAP 10
#define USUAL_LINES 8
#define LINE_HEIGHT 1.5 /* in em */
#define USUAL_EM 14.0   /* pixels; smaller text makes no smaller charts */

struct _SwbChartView
{
  GtkWidget parent_instance;

  GtkWidget *readout;
  GtkWidget *menu;

  SwbChart *chart;
  SwbChartLayout *layout;
  GskRenderNode *node;
  SwbDatum datum;
  int lines;
  int width;
  int height;
};

enum
{
  PROP_LINES = 1,
};

G_DEFINE_FINAL_TYPE (SwbChartView, swb_chart_view, GTK_TYPE_WIDGET)

static void
forget_picture (SwbChartView *self)
{
  g_clear_pointer (&self->layout, swb_chart_layout_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_picture_cb (GtkWidget *widget)
{
  forget_picture (SWB_CHART_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

static void
ensure_layout (SwbChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SwbChartContext context = {
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
    .palette = swb_palette_now (),
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };

  if (self->layout != NULL || self->chart == NULL || context.width <= 0)
    return;
  swb_palette_font (widget, &context);
  self->layout = swb_chart_layout (self->chart, &context);
}

static void
ensure_node (SwbChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GtkSnapshot *snapshot;
  cairo_t *cr;

  ensure_layout (self);
  if (self->node != NULL || self->layout == NULL)
    return;
  snapshot = gtk_snapshot_new ();
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  swb_chart_layout_draw (self->layout, cr);
  cairo_destroy (cr);
  self->node = gtk_snapshot_free_to_node (snapshot);
}

static void
swb_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwbChartView *self = SWB_CHART_VIEW (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  ensure_node (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  if (self->layout != NULL && !swb_datum_is_none (self->datum))
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      swb_chart_layout_draw_focus (self->layout, self->datum, cr);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (swb_chart_view_parent_class)->snapshot (widget, snapshot);
}

static void
swb_chart_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  SwbChartContext context = { 0 };
  double em;

  swb_palette_font (widget, &context);
  em = MAX (context.font_size, USUAL_EM);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 280;
    }
  else
    *minimum = *natural =
        (int) (SWB_CHART_VIEW (widget)->lines * LINE_HEIGHT * em);
}

/* The readout stands above its datum where there is room, and never leaves
 * the chart. */
static void
place_readout (SwbChartView *self, int width, int height)
{
  GtkRequisition size;
  double x = 0;
  double y = 0;
  GtkAllocation place;

  if (!gtk_widget_get_visible (self->readout) || self->layout == NULL)
    return;
  gtk_widget_get_preferred_size (self->readout, NULL, &size);
  swb_chart_layout_get_anchor (self->layout, self->datum, &x, &y);
  place.width = MIN (size.width, width);
  place.height = size.height;
  place.x = CLAMP ((int) x - place.width / 2, 0, width - place.width);
  place.y = (int) y - place.height - READOUT_GAP;
  if (place.y < 0)
    place.y = MIN ((int) y + READOUT_GAP, MAX (height - place.height, 0));
  gtk_widget_size_allocate (self->readout, &place, -1);
}

static void
swb_chart_view_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  SwbChartView *self = SWB_CHART_VIEW (widget);

  /* The readout's text asks for an allocation too: the picture stays. */
  if (width != self->width || height != self->height)
    forget_picture (self);
  self->width = width;
  self->height = height;
  ensure_layout (self);
  place_readout (self, width, height);
  gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
show_datum (SwbChartView *self, SwbDatum datum)
{
  g_autofree char *text = NULL;

  if (swb_datum_equal (datum, self->datum))
    return;
  self->datum = datum;
  gtk_widget_set_visible (self->readout, !swb_datum_is_none (datum));
  if (!swb_datum_is_none (datum))
    {
      text = swb_chart_readout (self->chart, datum);
      gtk_label_set_label (GTK_LABEL (self->readout), text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text ? text : "", -1);
  place_readout (self, gtk_widget_get_width (GTK_WIDGET (self)),
                 gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (SwbChartView *self, double x, double y)
{
  ensure_layout (self);
  if (self->layout != NULL)
    show_datum (self, swb_chart_layout_hit (self->layout, x, y));
}

static void
leave_cb (SwbChartView *self)
{
  show_datum (self, SWB_DATUM_NONE);
}

static gboolean
key_cb (SwbChartView *self, guint key, guint code, GdkModifierType state)
{
  gboolean rtl =
      gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  SwbChartStep step;

  ensure_layout (self);
  if (self->layout == NULL || swb_chart_is_empty (self->chart))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Right)
    step = rtl ? SWB_CHART_STEP_PREVIOUS : SWB_CHART_STEP_NEXT;
  else if (key == GDK_KEY_Left)
    step = rtl ? SWB_CHART_STEP_NEXT : SWB_CHART_STEP_PREVIOUS;
  else if (key == GDK_KEY_Down)
    step = SWB_CHART_STEP_NEXT_SERIES;
  else if (key == GDK_KEY_Up)
    step = SWB_CHART_STEP_PREVIOUS_SERIES;
  else if (key == GDK_KEY_Home)
    step = SWB_CHART_STEP_FIRST;
  else if (key == GDK_KEY_End)
    step = SWB_CHART_STEP_LAST;
  else if (key == GDK_KEY_Escape && !swb_datum_is_none (self->datum))
    {
      show_datum (self, SWB_DATUM_NONE);
      return GDK_EVENT_STOP;
    }
  else
    return GDK_EVENT_PROPAGATE;
  show_datum (self, swb_chart_layout_step (self->layout, self->datum, step));
  return GDK_EVENT_STOP;
}

static void
popup (SwbChartView *self, double x, double y)
{
  const GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (self->chart == NULL)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (SwbChartView *self, int n_press, double x, double y)
{
  popup (self, x, y);
}

static void
menu_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  popup (SWB_CHART_VIEW (widget), gtk_widget_get_width (widget) / 2.0,
         gtk_widget_get_height (widget) / 2.0);
}

static void
table_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbChartView *self = SWB_CHART_VIEW (widget);

  if (self->chart != NULL)
    swb_chart_show_table (widget, self->chart);
}

static void
export_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbChartView *self = SWB_CHART_VIEW (widget);

  if (self->chart != NULL)
    swb_chart_export (widget, self->chart,
                      g_variant_get_string (parameter, NULL));
}

static void
swb_chart_view_dispose (GObject *object)
{
  SwbChartView *self = SWB_CHART_VIEW (object);

  forget_picture (self);
  g_clear_pointer (&self->readout, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->chart, swb_chart_unref);

  G_OBJECT_CLASS (swb_chart_view_parent_class)->dispose (object);
}

static void
swb_chart_view_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  SwbChartView *self = SWB_CHART_VIEW (object);
  int lines = g_value_get_int (value);

  g_assert (id == PROP_LINES);
  if (lines == self->lines)
    return;
  self->lines = lines;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
swb_chart_view_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  g_assert (id == PROP_LINES);
  g_value_set_int (value, SWB_CHART_VIEW (object)->lines);
}

static void
install_properties (GObjectClass *object_class)
{
  object_class->set_property = swb_chart_view_set_property;
  object_class->get_property = swb_chart_view_get_property;
  g_object_class_install_property (
      object_class, PROP_LINES,
      g_param_spec_int ("lines", NULL, NULL, 1, 100, USUAL_LINES,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS));
}

static void
swb_chart_view_class_init (SwbChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_chart_view_dispose;
  install_properties (G_OBJECT_CLASS (klass));
  widget_class->snapshot = swb_chart_view_snapshot;
  widget_class->measure = swb_chart_view_measure;
  widget_class->size_allocate = swb_chart_view_size_allocate;

  gtk_widget_class_install_action (widget_class, "chart.menu", NULL,
                                   menu_action_cb);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL,
                                   table_action_cb);
  gtk_widget_class_install_action (widget_class, "chart.export", "s",
                                   export_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10,
                                       GDK_SHIFT_MASK, "chart.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0,
                                       "chart.menu", NULL);
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) data = g_menu_new ();
  g_autoptr (GMenu) pictures = g_menu_new ();

  g_menu_append (data, _ ("Show _Data Table"), "chart.table");
  g_menu_append (data, _ ("Export Data (_CSV)…"), "chart.export::csv");
  g_menu_append (pictures, _ ("Export _PNG…"), "chart.export::png");
  g_menu_append (pictures, _ ("Export _SVG…"), "chart.export::svg");
  g_menu_append (pictures, _ ("Export P_DF…"), "chart.export::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (data));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pictures));
  return G_MENU_MODEL (menu);
}

static void
add_controllers (SwbChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click),
                                 GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

static void
swb_chart_view_init (SwbChartView *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  self->datum = SWB_DATUM_NONE;
  self->lines = USUAL_LINES;
  self->readout = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->readout, "readout");
  gtk_widget_set_can_target (self->readout, FALSE);
  gtk_widget_set_visible (self->readout, FALSE);
  gtk_widget_set_parent (self->readout, GTK_WIDGET (self));
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  swb_palette_watch (GTK_WIDGET (self), forget_picture_cb);
}

/**
 * swb_chart_view_new:
 *
 * Returns: (transfer floating): a view without a chart
 */
GtkWidget *
swb_chart_view_new (void)
{
  return g_object_new (SWB_TYPE_CHART_VIEW, NULL);
}

/**
 * swb_chart_view_set_chart:
 * @self: a view
 * @chart: (nullable): what it shows
 */
void
swb_chart_view_set_chart (SwbChartView *self, SwbChart *chart)
{
  g_autofree char *summary = chart ? swb_chart_summary (chart) : g_strdup ("");

  g_return_if_fail (SWB_IS_CHART_VIEW (self));

  show_datum (self, SWB_DATUM_NONE);
  if (chart != NULL)
    swb_chart_ref (chart);
  g_clear_pointer (&self->chart, swb_chart_unref);
  self->chart = chart;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  forget_picture (self);
}

/**
 * swb_chart_view_get_chart:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SwbChart *
swb_chart_view_get_chart (SwbChartView *self)
{
  g_return_val_if_fail (SWB_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

/**
 * swb_chart_view_get_readout:
 * @self: a view
 *
 * Returns: the text of the readout, empty where none is shown
 */
const char *
swb_chart_view_get_readout (SwbChartView *self)
{
  g_return_val_if_fail (SWB_IS_CHART_VIEW (self), NULL);

  return gtk_widget_get_visible (self->readout)
             ? gtk_label_get_label (GTK_LABEL (self->readout))
             : "";
}
