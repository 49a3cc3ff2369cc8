/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One bar, gate or stage as a widget that can have the focus and a name. It
 * draws nothing and takes no pointer: the canvas does both, for thousands of
 * bars in one go. On GTK 4.8 only a widget can be told to a screen reader. */
#include "ui/swb-timeline-proxy.h"

struct _SwbTimelineProxy
{
  GtkWidget parent_instance;

  GObject *object;
  char *words;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (SwbTimelineProxy, swb_timeline_proxy, GTK_TYPE_WIDGET)

static void
forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
  gtk_widget_activate_action (
      widget,
      g_str_equal (action, "item.open") ? "canvas.open" : "canvas.select",
      NULL);
}

static void
swb_timeline_proxy_dispose (GObject *object)
{
  SwbTimelineProxy *self = SWB_TIMELINE_PROXY (object);

  g_clear_object (&self->object);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (swb_timeline_proxy_parent_class)->dispose (object);
}

static void
swb_timeline_proxy_class_init (SwbTimelineProxyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_timeline_proxy_dispose;
  gtk_widget_class_set_css_name (widget_class, "timelineitem");
  gtk_widget_class_install_action (widget_class, "item.open", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "item.select", NULL,
                                   forward_cb);
}

static void
swb_timeline_proxy_init (SwbTimelineProxy *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * swb_timeline_proxy_new:
 * @kind: what it stands for
 * @object: the stage, placement or gate
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
swb_timeline_proxy_new (SwbTimelineKind kind, gpointer object)
{
  GtkAccessibleRole role = kind == SWB_TIMELINE_PLACEMENT
                               ? GTK_ACCESSIBLE_ROLE_OPTION
                               : GTK_ACCESSIBLE_ROLE_BUTTON;
  SwbTimelineProxy *self =
      g_object_new (SWB_TYPE_TIMELINE_PROXY, "accessible-role", role, NULL);

  self->object = g_object_ref (object);
  return GTK_WIDGET (self);
}

/**
 * swb_timeline_proxy_get_object:
 * @self: a proxy
 *
 * Returns: (transfer none): what it stands for
 */
gpointer
swb_timeline_proxy_get_object (SwbTimelineProxy *self)
{
  g_return_val_if_fail (SWB_IS_TIMELINE_PROXY (self), NULL);

  return self->object;
}

/**
 * swb_timeline_proxy_describe:
 * @self: a proxy
 * @words: what a screen reader says
 * @selected: whether it is selected
 */
void
swb_timeline_proxy_describe (SwbTimelineProxy *self,
                             const char *words,
                             gboolean selected)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  g_return_if_fail (SWB_IS_TIMELINE_PROXY (self));

  if (self->words == NULL || self->selected != selected)
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED,
                                 selected, -1);
  self->selected = selected;
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}
