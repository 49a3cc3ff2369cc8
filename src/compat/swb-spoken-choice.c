/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices for a screen reader: buttons that stay pressed, and what a drop-down
 * shows. */
#include "compat/swb-spoken-private.h"

#include <adwaita.h>

#define FIRST_WITH_TOGGLES 10 /* minor version of GTK */
#define KEY "swb-spoken-choice"

/* Whether it was seen before; it is from then on. */
static gboolean
was_seen (gpointer object)
{
  const gboolean seen = g_object_get_data (object, KEY) != NULL;

  g_object_set_data (object, KEY, GINT_TO_POINTER (1));
  return seen;
}

static void
tell_pressed (GtkToggleButton *button)
{
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
      gtk_toggle_button_get_active (button) ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                            : GTK_ACCESSIBLE_TRISTATE_FALSE,
      -1);
}

/* A part of something that opens has no state of its own. */
static gboolean
is_inner (GtkWidget *button)
{
  GtkWidget *parent = gtk_widget_get_parent (button);

  return GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) ||
         ADW_IS_SPLIT_BUTTON (parent);
}

/* To a screen reader it would be a button like any other: nobody hears that it
 * is pressed. One of several that set the same thing is a radio button. */
void
swb_spoken_mend_toggle (GtkToggleButton *button)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (button);
  const gboolean one_of_several =
      gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)) != NULL;

  if (gtk_get_minor_version () >= FIRST_WITH_TOGGLES ||
      is_inner (GTK_WIDGET (button)) || was_seen (button) ||
      gtk_accessible_get_accessible_role (accessible) !=
          GTK_ACCESSIBLE_ROLE_BUTTON)
    return;
  g_object_set (button, "accessible-role",
                one_of_several ? GTK_ACCESSIBLE_ROLE_RADIO
                               : GTK_ACCESSIBLE_ROLE_CHECKBOX,
                NULL);
  g_signal_connect (button, "notify::active", G_CALLBACK (tell_pressed), NULL);
  tell_pressed (button);
}

/* GTK draws one of a group as what it is, and calls it a check box. */
void
swb_spoken_mend_check (GtkCheckButton *button)
{
  GtkWidget *mark = gtk_widget_get_first_child (GTK_WIDGET (button));

  if (gtk_get_minor_version () >= FIRST_WITH_TOGGLES || mark == NULL ||
      g_strcmp0 (gtk_widget_get_css_name (mark), "radio") != 0 ||
      was_seen (button) ||
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (button)) !=
          GTK_ACCESSIBLE_ROLE_CHECKBOX)
    return;
  g_object_set (button, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
}

/* The button inside has the focus; its first label is GTK's "(None)". */
static void
tell_selected (GtkDropDown *down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (down));
  gpointer item = gtk_drop_down_get_selected_item (down);
  GtkExpression *words = gtk_drop_down_get_expression (down);
  g_auto (GValue) value = G_VALUE_INIT;
  const char *text = "";

  if (item != NULL && words != NULL &&
      gtk_expression_evaluate (words, item, &value) &&
      G_VALUE_HOLDS_STRING (&value))
    text = g_value_get_string (&value);
  else if (GTK_IS_STRING_OBJECT (item))
    text = gtk_string_object_get_string (GTK_STRING_OBJECT (item));
  if (button != NULL && text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Whoever names the button inside knows better. */
void
swb_spoken_mend_drop_down (GtkDropDown *down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (down));

  if (button == NULL || was_seen (down) ||
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (button),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL))
    return;
  g_signal_connect (down, "notify::selected-item", G_CALLBACK (tell_selected),
                    NULL);
  tell_selected (down);
}

/* The list that opens is about the same as what opens it. */
void
swb_spoken_mend_choices (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_ancestor (list, ADW_TYPE_COMBO_ROW);
  GtkWidget *down = gtk_widget_get_ancestor (list, GTK_TYPE_DROP_DOWN);

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (list),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL))
    return;
  if (row != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  else if (down != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (list),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, down,
                                    NULL, -1);
}
