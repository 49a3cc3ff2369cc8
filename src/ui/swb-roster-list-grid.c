/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of the roster's grid as actions of its list, for keys and menus. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-origin.h"

static void
fill_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_grid_fill_down (SWB_ROSTER_LIST (widget)->grid);
}

static void
clear_cells_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_grid_clear_cells (SWB_ROSTER_LIST (widget)->grid);
}

static void
edit_cell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_grid_begin_edit (SWB_ROSTER_LIST (widget)->grid);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_grid_copy (SWB_ROSTER_LIST (widget)->grid, FALSE);
}

static void
cut_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_grid_copy (SWB_ROSTER_LIST (widget)->grid, TRUE);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_grid_paste (SWB_ROSTER_LIST (widget)->grid);
}

static void
edit_many_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_grid_edit_many (SWB_ROSTER_LIST (widget)->grid);
}

/* When the menu that it was asked for in has given the focus back. */
static gboolean
origin_later_cb (gpointer data)
{
  SwbRosterList *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && !swb_roster_grid_tell_origin (self->grid))
    swb_origin_show_focus (GTK_WINDOW (root));
  return G_SOURCE_REMOVE;
}

static void
origin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_idle_add_full (G_PRIORITY_LOW, origin_later_cb, g_object_ref (widget),
                   g_object_unref);
}

/* What the grid offers beside the acts of the pane. */
void
swb_roster_list_install_grid (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "roster.edit-cell", edit_cell_action },
    { "roster.clear-cells", clear_cells_action },
    { "roster.fill-down", fill_down_action },
    { "roster.edit-many", edit_many_action },
    { "roster.copy", copy_action },
    { "roster.cut", cut_action },
    { "roster.paste", paste_action },
    { "roster.origin", origin_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL,
                                     actions[i].activate);
}
