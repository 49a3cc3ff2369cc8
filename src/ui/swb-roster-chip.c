/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter of the roster: a chip that opens what it can be set to, says what it
 * is set to, and can be taken away. */
#include "ui/swb-roster-chip.h"

#include "ui/swb-roster-filter-words.h"

#include <glib/gi18n-lib.h>

struct _SwbRosterChip
{
  GtkWidget parent_instance;

  SwbFilterKind kind;
  gboolean set;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (SwbRosterChip, swb_roster_chip, GTK_TYPE_WIDGET)

enum
{
  OPENING,
  CLOSED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_cb (SwbRosterChip *self)
{
  g_signal_emit (self, signals[OPENING], 0);
}

static void
closed_cb (SwbRosterChip *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
remove_cb (SwbRosterChip *self)
{
  if (!self->set)
    return;
  gtk_widget_grab_focus (self->button);
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
remove_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SwbRosterChip *self = SWB_ROSTER_CHIP (widget);

  if (!self->set || gtk_widget_get_visible (self->popover))
    return GDK_EVENT_PROPAGATE;
  remove_cb (self);
  return GDK_EVENT_STOP;
}

static void
swb_roster_chip_dispose (GObject *object)
{
  SwbRosterChip *self = SWB_ROSTER_CHIP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (swb_roster_chip_parent_class)->dispose (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, SWB_TYPE_ROSTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_roster_chip_class_init (SwbRosterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const guint keys[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete, GDK_KEY_BackSpace };

  G_OBJECT_CLASS (klass)->dispose = swb_roster_chip_dispose;
  signals[OPENING] = new_signal ("opening");
  signals[CLOSED] = new_signal ("closed");
  signals[REMOVED] = new_signal ("removed");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbRosterChip, button);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterChip, label);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterChip, popover);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterChip, remove);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, remove_key_cb,
                                  NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_roster_chip_init (SwbRosterChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * swb_roster_chip_new:
 * @kind: what it filters by
 *
 * Returns: (transfer floating): a chip that is not set and has no panel
 */
GtkWidget *
swb_roster_chip_new (SwbFilterKind kind)
{
  SwbRosterChip *self = g_object_new (SWB_TYPE_ROSTER_CHIP, NULL);

  self->kind = kind;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  swb_filter_title (kind), -1);
  swb_roster_chip_set_text (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * swb_roster_chip_get_kind:
 * @self: a chip
 *
 * Returns: what it filters by
 */
SwbFilterKind
swb_roster_chip_get_kind (SwbRosterChip *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CHIP (self), SWB_N_FILTERS);

  return self->kind;
}

static void
name (GtkWidget *widget, const char *text)
{
  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* A range says its title already. */
static char *
spoken_text (const char *title, const char *text)
{
  if (text == NULL)
    return g_strdup_printf (_ ("Filter by %s"), title);
  if (g_str_has_prefix (text, title))
    return g_strdup (text);
  /* Translators: a filter and what it is set to, such as "Tier: Micro, Mid" */
  return g_strdup_printf (_ ("%s: %s"), title, text);
}

/**
 * swb_roster_chip_set_text:
 * @self: a chip
 * @text: (nullable): what it is set to, in short; null where it is not set
 */
void
swb_roster_chip_set_text (SwbRosterChip *self, const char *text)
{
  const char *title = swb_filter_title (self->kind);
  g_autofree char *spoken = NULL;
  g_autofree char *removing = NULL;

  g_return_if_fail (SWB_IS_ROSTER_CHIP (self));

  /* Every key of a search comes here, and a tooltip asks the display where the
   * pointer is. */
  if (self->set == (text != NULL) &&
      g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->label)),
                 text != NULL ? text : title) == 0)
    return;
  self->set = text != NULL;
  gtk_label_set_text (GTK_LABEL (self->label), self->set ? text : title);
  gtk_widget_set_visible (self->remove, self->set);
  if (self->set)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
  spoken = spoken_text (title, text);
  removing = g_strdup_printf (_ ("Remove the filter %s"), title);
  name (self->button, spoken);
  name (self->remove, removing);
}

/**
 * swb_roster_chip_is_set:
 * @self: a chip
 *
 * Returns: whether it filters
 */
gboolean
swb_roster_chip_is_set (SwbRosterChip *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CHIP (self), FALSE);

  return self->set;
}

/**
 * swb_roster_chip_set_panel:
 * @self: a chip
 * @panel: what it is set with
 */
void
swb_roster_chip_set_panel (SwbRosterChip *self, GtkWidget *panel)
{
  g_return_if_fail (SWB_IS_ROSTER_CHIP (self));

  gtk_popover_set_child (GTK_POPOVER (self->popover), panel);
}

/**
 * swb_roster_chip_get_panel:
 * @self: a chip
 *
 * Returns: (transfer none) (nullable): what it is set with
 */
GtkWidget *
swb_roster_chip_get_panel (SwbRosterChip *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CHIP (self), NULL);

  return gtk_popover_get_child (GTK_POPOVER (self->popover));
}

/**
 * swb_roster_chip_popup:
 * @self: a chip
 *
 * Opens its panel.
 */
void
swb_roster_chip_popup (SwbRosterChip *self)
{
  g_return_if_fail (SWB_IS_ROSTER_CHIP (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
