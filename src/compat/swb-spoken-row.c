/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of lists and tables for a screen reader: GTK 4.8 makes them and calls
 * them by its class. A row is called by the texts that are seen in it, those
 * of a table with the titles of their columns. */
#include "compat/swb-spoken-private.h"

#include <glib/gi18n-lib.h>

#define KEY "swb-spoken-row"

static void
add_part (GString *words, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, text);
}

static void
add_texts (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_visible (widget) || GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_LABEL (widget))
    add_part (words, gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_INSCRIPTION (widget))
    add_part (words, gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_texts (child, words);
}

/* The first column says whose row it is. */
static void
add_cell (GtkWidget *cell, const char *title, GString *words)
{
  g_autoptr (GString) inside = g_string_new (NULL);
  g_autofree char *part = NULL;

  add_texts (cell, inside);
  if (inside->len == 0)
    return;
  if (words->len > 0 && title != NULL && *title != '\0')
    part = g_strdup_printf (_ ("%s: %s"), title, inside->str);
  add_part (words, part != NULL ? part : inside->str);
}

static void
add_cells (GtkWidget *row, GtkColumnView *view, GString *words)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *cell = gtk_widget_get_first_child (row);

  for (guint i = 0; cell != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
          g_list_model_get_item (columns, i);

      if (!gtk_column_view_column_get_visible (column))
        continue;
      add_cell (cell, gtk_column_view_column_get_title (column), words);
      cell = gtk_widget_get_next_sibling (cell);
    }
}

/* A row that somebody named keeps its name. To be called when it gets the
 * focus: rows are used again for other items. */
void
swb_spoken_name_row (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (row);
  GtkWidget *table = list != NULL ? gtk_widget_get_parent (list) : NULL;
  g_autoptr (GString) words = NULL;

  if (!GTK_IS_LIST_BASE (list) ||
      (g_object_get_data (G_OBJECT (row), KEY) == NULL &&
       gtk_test_accessible_has_property (GTK_ACCESSIBLE (row),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL)))
    return;
  words = g_string_new (NULL);
  if (GTK_IS_COLUMN_VIEW (table))
    add_cells (row, GTK_COLUMN_VIEW (table), words);
  else
    add_texts (row, words);
  if (words->len == 0)
    return;
  g_object_set_data (G_OBJECT (row), KEY, GINT_TO_POINTER (1));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}
