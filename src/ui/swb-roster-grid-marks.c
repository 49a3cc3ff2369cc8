/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of the roster's grid on the cells that are shown: the cursor and
 * the range. */
#include "ui/swb-roster-grid-private.h"

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set == gtk_widget_has_css_class (widget, name))
    return;
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

gboolean
swb_roster_grid_is_in (const SwbRosterRange *range,
                       guint row,
                       SwbRosterColumn column)
{
  if (row < range->first_row || row > range->last_row)
    return FALSE;
  for (guint i = 0; i < range->n_columns; i++)
    if (range->columns[i] == column)
      return TRUE;
  return FALSE;
}

/* A screen reader asks the cell under the cursor, not its row. */
static void
say_chosen (SwbRosterGrid *self, GtkWidget *cell, guint row)
{
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED,
      gtk_selection_model_is_selected (
          GTK_SELECTION_MODEL (self->list->selection), row),
      -1);
}

/* A range of one cell is the cursor alone. */
static void
mark (SwbRosterGrid *self, GtkListItem *item, const SwbRosterRange *range)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *holder = child != NULL ? gtk_widget_get_parent (child) : NULL;
  const guint row = gtk_list_item_get_position (item);
  const gboolean several =
      range->n_columns > 1 || range->last_row > range->first_row;
  SwbRosterColumn column;
  gboolean is_cursor;

  if (holder == NULL || !SWB_IS_ROSTER_CELL (child))
    return;
  column = swb_roster_cell_get_column (SWB_ROSTER_CELL (child));
  is_cursor =
      self->active && self->shown && row == self->row && column == self->column;
  set_class (holder, "cursor", is_cursor);
  set_class (holder, "range",
             several && !self->by_rows &&
                 swb_roster_grid_is_in (range, row, column));
  if (is_cursor)
    say_chosen (self, child, row);
  else if (gtk_widget_get_focusable (child) && !gtk_widget_is_focus (child))
    gtk_widget_set_focusable (child, FALSE);
}

void
swb_roster_grid_mark_all (SwbRosterGrid *self)
{
  SwbRosterRange range = { 0, 0, { 0 }, 0 };
  GHashTableIter iter;
  gpointer item;

  if (self->list->format->bound == NULL)
    return;
  swb_roster_grid_get_range (self, &range);
  g_hash_table_iter_init (&iter, self->list->format->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    mark (self, item, &range);
}

/* For the cells that are written while the list is scrolled. */
void
swb_roster_grid_mark_item (GtkListItem *item, gpointer user_data)
{
  SwbRosterGrid *self = user_data;
  SwbRosterRange range = { 0, 0, { 0 }, 0 };

  swb_roster_grid_get_range (self, &range);
  mark (self, item, &range);
}
