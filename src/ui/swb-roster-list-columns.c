/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the menu of a column's title does. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-sorts.h"
#include "ui/swb-roster-titles.h"
#include "ui/swb-roster-words.h"

static gboolean
read_column (GVariant *parameter, SwbRosterColumn *column)
{
  return swb_roster_column_parse (g_variant_get_string (parameter, NULL),
                                  column);
}

static void
sort_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterList *self = SWB_ROSTER_LIST (widget);
  SwbRosterColumn column;

  if (self->view == NULL || !read_column (parameter, &column))
    return;
  if (g_str_equal (name, "title.also"))
    swb_roster_sorts_toggle (self->view, column);
  else if (g_str_equal (name, "title.not"))
    swb_roster_sorts_remove (self->view, column);
  else
    swb_roster_view_set_sort (self->view, column,
                              g_str_equal (name, "title.descending"));
}

static void
pin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterPanes *panes = SWB_ROSTER_PANES (SWB_ROSTER_LIST (widget)->panes);
  SwbRosterColumn column;
  gboolean pinned;

  if (!read_column (parameter, &column))
    return;
  pinned = swb_roster_panes_is_pinned (panes, column);
  swb_roster_panes_move (panes, column, !pinned, pinned ? 0 : G_MAXUINT);
}

static void
hide_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterColumn column;

  if (read_column (parameter, &column) && column != SWB_ROSTER_COLUMN_NAME)
    gtk_column_view_column_set_visible (
        swb_roster_panes_find (
            SWB_ROSTER_PANES (SWB_ROSTER_LIST (widget)->panes), column),
        FALSE);
}

/* The actions of the menus. */
void
swb_roster_list_install_columns (GtkWidgetClass *widget_class)
{
  static const char *const orders[] = { "title.ascending", "title.descending",
                                        "title.also", "title.not" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    gtk_widget_class_install_action (widget_class, orders[i], "s", sort_cb);
  gtk_widget_class_install_action (widget_class, "title.pin", "s", pin_cb);
  gtk_widget_class_install_action (widget_class, "title.hide", "s", hide_cb);
}

/* Only a page has room for more than the columns of a pane. */
void
swb_roster_list_update_menus (SwbRosterList *self)
{
  SwbRosterPanes *panes = SWB_ROSTER_PANES (self->panes);

  for (guint i = 0; i < swb_roster_panes_get_n_columns (panes); i++)
    {
      GtkColumnViewColumn *one = swb_roster_panes_get_column (panes, i);
      SwbRosterColumn column = swb_roster_columns_get (one);
      g_autoptr (GMenuModel) menu = swb_roster_titles_menu (
          column, self->wide, swb_roster_panes_is_pinned (panes, column));

      gtk_column_view_column_set_header_menu (one, menu);
    }
}
