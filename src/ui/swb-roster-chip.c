/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter of the roster: a chip that opens a list to tick, says what is
 * ticked, and can be taken away. What is ticked is a mask of bits; nothing
 * ticked filters nothing. */
#include "ui/swb-roster-chip.h"

#include <glib/gi18n-lib.h>

struct _SwbRosterChip
{
  GtkWidget parent_instance;

  char *title;
  guint mask;
  gboolean filling;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *options;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (SwbRosterChip, swb_roster_chip, GTK_TYPE_WIDGET)

enum
{
  OPENING,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  guint bit;
  char *label;
} Option;

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->label);
  g_free (option);
}

static const Option *
get_option (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "swb-option");
}

static char *
ticked_labels (SwbRosterChip *self)
{
  GString *text = g_string_new (NULL);
  GtkWidget *check = gtk_widget_get_first_child (self->options);

  for (; check != NULL; check = gtk_widget_get_next_sibling (check))
    if (self->mask & (1u << get_option (check)->bit))
      {
        if (text->len > 0)
          g_string_append (text, ", ");
        g_string_append (text, get_option (check)->label);
      }
  return g_string_free (text, FALSE);
}

static void
update_label (SwbRosterChip *self)
{
  g_autofree char *ticked = ticked_labels (self);
  gboolean active = self->mask != 0;
  g_autofree char *spoken = NULL;
  g_autofree char *removing = NULL;

  gtk_label_set_text (GTK_LABEL (self->label),
                      *ticked != '\0' ? ticked : self->title);
  gtk_widget_set_visible (self->remove, active);
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
  /* Translators: a filter and what it is set to, such as "Tier: Micro, Mid" */
  spoken = active ? g_strdup_printf (_ ("%s: %s"), self->title, ticked)
                  : g_strdup_printf (_ ("Filter by %s"), self->title);
  removing = g_strdup_printf (_ ("Remove the filter %s"), self->title);
  gtk_widget_set_tooltip_text (self->button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (self->remove, removing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, removing, -1);
}

static void
toggled_cb (SwbRosterChip *self, GtkCheckButton *check)
{
  guint bit = 1u << get_option (GTK_WIDGET (check))->bit;

  if (self->filling)
    return;
  if (gtk_check_button_get_active (check))
    self->mask |= bit;
  else
    self->mask &= ~bit;
  update_label (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_cb (SwbRosterChip *self)
{
  g_signal_emit (self, signals[OPENING], 0);
}

static void
remove_cb (SwbRosterChip *self)
{
  gtk_widget_grab_focus (self->button);
  swb_roster_chip_set_mask (self, 0);
  g_signal_emit (self, signals[CHANGED], 0);
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

static void
swb_roster_chip_finalize (GObject *object)
{
  g_free (SWB_ROSTER_CHIP (object)->title);

  G_OBJECT_CLASS (swb_roster_chip_parent_class)->finalize (object);
}

static void
swb_roster_chip_class_init (SwbRosterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_chip_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_roster_chip_finalize;

  signals[OPENING] =
      g_signal_new ("opening", SWB_TYPE_ROSTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_ROSTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbRosterChip, button);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterChip, label);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterChip, popover);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterChip, options);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterChip, remove);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
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
 * @title: what it filters by, for people
 *
 * Returns: (transfer floating): a chip without options
 */
GtkWidget *
swb_roster_chip_new (const char *title)
{
  SwbRosterChip *self = g_object_new (SWB_TYPE_ROSTER_CHIP, NULL);

  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  update_label (self);
  return GTK_WIDGET (self);
}

/**
 * swb_roster_chip_clear_options:
 * @self: a chip
 *
 * Takes all options out; what is ticked stays.
 */
void
swb_roster_chip_clear_options (SwbRosterChip *self)
{
  GtkWidget *child;

  g_return_if_fail (SWB_IS_ROSTER_CHIP (self));

  while ((child = gtk_widget_get_first_child (self->options)) != NULL)
    gtk_box_remove (GTK_BOX (self->options), child);
}

/**
 * swb_roster_chip_add_option:
 * @self: a chip
 * @bit: its place in the mask, 0 to 31
 * @label: for people
 * @count: (nullable): how many rows it would leave, for people
 */
void
swb_roster_chip_add_option (SwbRosterChip *self,
                            guint bit,
                            const char *label,
                            const char *count)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *number = gtk_label_new (count);
  Option *option = g_new0 (Option, 1);
  g_autofree char *spoken = NULL;

  g_return_if_fail (SWB_IS_ROSTER_CHIP (self));
  g_return_if_fail (bit < 32);

  option->bit = bit;
  option->label = g_strdup (label);
  g_object_set_data_full (G_OBJECT (check), "swb-option", option, option_free);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  /* Translators: an option of a filter and how many it leaves, "Micro, 21" */
  spoken =
      count ? g_strdup_printf (_ ("%s, %s"), label, count) : g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               (self->mask & (1u << bit)) != 0);
  self->filling = FALSE;
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->options), check);
  update_label (self);
}

/**
 * swb_roster_chip_set_mask:
 * @self: a chip
 * @mask: the bits that are ticked; 0 for no filter
 *
 * Does not emit "changed".
 */
void
swb_roster_chip_set_mask (SwbRosterChip *self, guint mask)
{
  GtkWidget *check;

  g_return_if_fail (SWB_IS_ROSTER_CHIP (self));

  self->mask = mask;
  self->filling = TRUE;
  for (check = gtk_widget_get_first_child (self->options); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 (mask & (1u << get_option (check)->bit)) != 0);
  self->filling = FALSE;
  update_label (self);
}

/**
 * swb_roster_chip_get_mask:
 * @self: a chip
 *
 * Returns: the bits that are ticked; 0 for no filter
 */
guint
swb_roster_chip_get_mask (SwbRosterChip *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CHIP (self), 0);

  return self->mask;
}

/**
 * swb_roster_chip_popup:
 * @self: a chip
 *
 * Opens its list.
 */
void
swb_roster_chip_popup (SwbRosterChip *self)
{
  g_return_if_fail (SWB_IS_ROSTER_CHIP (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
