/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the menu of a column's title does, and keys do for the column of the
 * cursor. */
#include "ui/swb-roster-list-private.h"

#include "compat/swb-spoken.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-sorts.h"
#include "ui/swb-roster-titles.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDTH_STEP 20
#define NARROWEST 40
#define WIDEST 2000

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

static void
width_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterPanes *panes = SWB_ROSTER_PANES (SWB_ROSTER_LIST (widget)->panes);
  const gboolean wider = g_str_equal (name, "title.wider");
  const double scale = swb_text_scale (widget);
  const int step = (int) lround (WIDTH_STEP * scale);
  g_autofree char *text = NULL;
  SwbRosterColumn column;
  GtkColumnViewColumn *one;
  int width;

  if (!read_column (parameter, &column))
    return;
  one = swb_roster_panes_find (panes, column);
  width = gtk_column_view_column_get_fixed_width (one) + (wider ? step : -step);
  if (width < NARROWEST * scale || width > WIDEST * scale)
    return;
  gtk_column_view_column_set_fixed_width (one, width);
  text = g_strdup_printf (wider
                              /* Translators: the title of a column */
                              ? _ ("%s is wider")
                              /* Translators: the title of a column */
                              : _ ("%s is narrower"),
                          swb_roster_column_title (column));
  swb_spoken_say (widget, text);
}

/* Where a column stands, among all of its part and among those of it that are
 * shown. */
static guint
find_place (GListModel *columns, GtkColumnViewColumn *one, guint *shown)
{
  const guint n = g_list_model_get_n_items (columns);

  *shown = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) other =
          g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (other))
        ++*shown;
      if (other == one)
        return i;
    }
  return n;
}

/* The next one that is shown, that way; @place itself where there is none. */
static guint
find_neighbour (GListModel *columns, guint place, gboolean forward)
{
  const guint n = g_list_model_get_n_items (columns);

  for (guint i = place; forward ? i + 1 < n : i > 0;)
    {
      g_autoptr (GtkColumnViewColumn) other = NULL;

      i = forward ? i + 1 : i - 1;
      other = g_list_model_get_item (columns, i);
      if (gtk_column_view_column_get_visible (other))
        return i;
    }
  return place;
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterList *self = SWB_ROSTER_LIST (widget);
  SwbRosterPanes *panes = SWB_ROSTER_PANES (self->panes);
  g_autofree char *text = NULL;
  GtkColumnViewColumn *one;
  SwbRosterColumn column;
  GListModel *columns;
  guint place, next, shown;

  if (!read_column (parameter, &column))
    return;
  one = swb_roster_panes_find (panes, column);
  columns = gtk_column_view_get_columns (
      gtk_column_view_column_get_column_view (one));
  place = find_place (columns, one, &shown);
  next = find_neighbour (columns, place, g_str_equal (name, "title.later"));
  if (next == place)
    return;
  swb_roster_panes_move (panes, column,
                         swb_roster_panes_is_pinned (panes, column), next);
  find_place (columns, one, &shown);
  /* Translators: the title of a column, and where it stands among columns */
  text = g_strdup_printf (_ ("%s is column %u"),
                          swb_roster_column_title (column), shown);
  swb_spoken_say (widget, text);
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
  gtk_widget_class_install_action (widget_class, "title.wider", "s", width_cb);
  gtk_widget_class_install_action (widget_class, "title.narrower", "s",
                                   width_cb);
  gtk_widget_class_install_action (widget_class, "title.earlier", "s", move_cb);
  gtk_widget_class_install_action (widget_class, "title.later", "s", move_cb);
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
