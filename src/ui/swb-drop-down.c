/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice of many words: what is typed while it is open finds them, Enter
 * takes the first that is left, and a screen reader is told what it is about
 * and what is chosen. */
#include "ui/swb-drop-down.h"

static GtkWidget *
find_below (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

/* The button inside has the focus, so it is its name that is read. */
static void
tell_cb (GtkWidget *down)
{
  GtkStringObject *chosen =
      gtk_drop_down_get_selected_item (GTK_DROP_DOWN (down));
  g_autofree char *name = g_strdup_printf (
      "%s: %s", (const char *) g_object_get_data (G_OBJECT (down), "swb-about"),
      chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (down)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
take_first_cb (GtkWidget *list)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  if (model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
    g_signal_emit_by_name (list, "activate", 0u);
}

/* GTK 4.8 gives the focus to the list and leaves the entry above it. */
static void
let_type (GtkWidget *down)
{
  GtkWidget *popover = find_below (down, GTK_TYPE_POPOVER);
  GtkWidget *entry =
      popover != NULL ? find_below (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;
  GtkWidget *list =
      popover != NULL ? find_below (popover, GTK_TYPE_LIST_VIEW) : NULL;

  if (entry == NULL || list == NULL)
    return;
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), list);
  g_signal_connect_object (entry, "activate", G_CALLBACK (take_first_cb), list,
                           G_CONNECT_SWAPPED);
}

/**
 * swb_drop_down_new:
 * @words: (array zero-terminated=1): what can be chosen
 * @about: what the choice is about, for screen readers
 *
 * Returns: (transfer floating): a GtkDropDown
 */
GtkWidget *
swb_drop_down_new (const char *const *words, const char *about)
{
  GtkWidget *down = gtk_drop_down_new_from_strings (words);
  g_autoptr (GtkExpression) word =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (GTK_DROP_DOWN (down), word);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (down), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_object_set_data_full (G_OBJECT (down), "swb-about", g_strdup (about),
                          g_free);
  let_type (down);
  tell_cb (down);
  g_signal_connect (down, "notify::selected", G_CALLBACK (tell_cb), NULL);
  return down;
}
