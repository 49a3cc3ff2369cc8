/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for controls without a name in a tree of widgets. */
#include "names.h"

static gboolean
is_told (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible,
                                           GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible,
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
holds_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && holds_label (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_button (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) ||
         GTK_IS_CHECK_BUTTON (widget);
}

static const char *
get_icon (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));
  return GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget))
                                : NULL;
}

/* Controls that say nothing by themselves. */
static gboolean
is_mute (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
         GTK_IS_SPIN_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) ||
         GTK_IS_SWITCH (widget) || GTK_IS_TEXT_VIEW (widget) ||
         GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget);
}

/* What GTK makes by itself it also names by itself. */
static gboolean
is_foreign (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_CALENDAR (widget) ||
         GTK_IS_POPOVER_MENU (widget) || ADW_IS_ENTRY_ROW (widget) ||
         ADW_IS_COMBO_ROW (widget) || GTK_IS_SHORTCUTS_WINDOW (widget);
}

/* Shown and named when there is something to do with it. */
static gboolean
is_later (GtkWidget *widget)
{
  return is_button (widget) && (!gtk_widget_get_visible (widget) ||
                                gtk_widget_get_first_child (widget) == NULL);
}

/**
 * names_check:
 * @widget: a widget
 * @class_name: where it is, for the message
 *
 * Fails the test for each control in @widget that a screen reader has no name
 * for, and each icon without a tooltip.
 */
void
names_check (GtkWidget *widget, const char *class_name)
{
  gboolean composite = is_button (widget) || is_mute (widget);

  if (is_foreign (widget) || is_later (widget))
    return;
  if (is_button (widget) && !is_told (widget) && !holds_label (widget))
    {
      g_test_message ("%s: a %s (%s) has no name", class_name,
                      G_OBJECT_TYPE_NAME (widget),
                      gtk_widget_get_name (widget));
      g_test_fail ();
    }
  if (get_icon (widget) != NULL && is_button (widget) &&
      !GTK_IS_MENU_BUTTON (widget) &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      g_test_message ("%s: the button %s is named by its icon", class_name,
                      get_icon (widget));
      g_test_fail ();
    }
  if (get_icon (widget) != NULL && gtk_widget_get_tooltip_text (widget) == NULL)
    {
      g_test_message ("%s: the button %s has no tooltip", class_name,
                      get_icon (widget));
      g_test_fail ();
    }
  if (is_mute (widget) && !is_told (widget))
    {
      g_test_message ("%s: a %s (%s) has no name", class_name,
                      G_OBJECT_TYPE_NAME (widget),
                      gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
      g_test_fail ();
    }
  if (composite && !GTK_IS_MENU_BUTTON (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_MENU_BUTTON (widget) || GTK_IS_POPOVER (child))
      names_check (child, class_name);
}
