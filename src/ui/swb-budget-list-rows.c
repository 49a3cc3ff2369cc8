/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the budget's list: how cells are made, filled and edited one
 * after the other. */
#include "ui/swb-budget-columns.h"
#include "ui/swb-budget-list-private.h"

/* The next amount of a line, over the ends of rows and groups. */
static void
edit_next (SwbBudgetList *self, guint position, int step)
{
  int column = (int) self->column + step;
  gint64 row = position;

  if (column > SWB_BUDGET_COLUMN_ACTUAL || column < SWB_BUDGET_COLUMN_PLANNED)
    {
      column = step > 0 ? SWB_BUDGET_COLUMN_PLANNED : SWB_BUDGET_COLUMN_ACTUAL;
      do
        row += step;
      while (row >= 0 && row < swb_budget_list_get_n_rows (self) &&
             !swb_budget_list_is_line_at (self, (guint) row));
    }
  if (row < 0 || row >= swb_budget_list_get_n_rows (self))
    return;
  self->column = (SwbBudgetColumn) column;
  swb_budget_list_go_to (self, (guint) row, TRUE);
}

static void
cell_done_cb (SwbBudgetList *self,
              gpointer command,
              int move,
              SwbBudgetCell *cell)
{
  guint position = swb_budget_cell_get_position (cell);
  SwbBudgetColumn column = swb_budget_cell_get_column (cell);

  if (command != NULL)
    g_signal_emit_by_name (self, "commit", command);
  if (move != SWB_EDIT_NEXT && move != SWB_EDIT_PREVIOUS)
    return;
  self->column = column;
  edit_next (self, position, move == SWB_EDIT_NEXT ? 1 : -1);
}

static void
cell_focus_cb (GtkEventController *controller, SwbBudgetList *self)
{
  SwbBudgetCell *cell =
      SWB_BUDGET_CELL (gtk_event_controller_get_widget (controller));
  guint position = swb_budget_cell_get_position (cell);

  self->column = swb_budget_cell_get_column (cell);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
}

static GtkWidget *
new_cell (SwbBudgetList *self, SwbBudgetColumn column)
{
  GtkWidget *cell = swb_budget_cell_new (column, self->format);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (cell, "done", G_CALLBACK (cell_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (cell_focus_cb), self, 0);
  gtk_widget_add_controller (cell, focus);
  return cell;
}

static SwbBudgetColumn
column_of (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, SwbBudgetList *self)
{
  GtkWidget *cell = new_cell (self, column_of (factory));
  GtkWidget *expander;

  gtk_list_item_set_activatable (item, FALSE);
  if (column_of (factory) != SWB_BUDGET_COLUMN_NAME)
    {
      gtk_list_item_set_child (item, cell);
      return;
    }
  expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cell);
  gtk_widget_set_focusable (expander, FALSE);
  gtk_list_item_set_child (item, expander);
}

static SwbBudgetCell *
cell_of (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (GTK_IS_TREE_EXPANDER (child))
    child = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child));
  return SWB_BUDGET_CELL (child);
}

static void
expanded_cb (SwbBudgetList *self, GParamSpec *pspec, GtkTreeListRow *tree_row)
{
  g_autoptr (SwbBudgetRow) row = gtk_tree_list_row_get_item (tree_row);

  if (row == NULL)
    return;
  if (gtk_tree_list_row_get_expanded (tree_row))
    g_hash_table_add (self->expanded, g_strdup (swb_budget_row_get_id (row)));
  else
    g_hash_table_remove (self->expanded, swb_budget_row_get_id (row));
}

/* The row's frame: a line above the total, a name for those who hear it. */
static void
dress_row (SwbBudgetCell *cell, GtkWidget *expander)
{
  SwbBudgetRow *row = swb_budget_cell_get_row (cell);
  GtkWidget *frame = gtk_widget_get_parent (expander);
  GtkWidget *widget = frame != NULL ? gtk_widget_get_parent (frame) : NULL;

  if (widget == NULL)
    return;
  if (swb_budget_row_get_kind (row) == SWB_BUDGET_ROW_TOTAL)
    gtk_widget_add_css_class (widget, "total");
  else
    gtk_widget_remove_css_class (widget, "total");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  swb_budget_row_get_name (row), -1);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, SwbBudgetList *self)
{
  GtkTreeListRow *tree_row = gtk_list_item_get_item (item);
  g_autoptr (SwbBudgetRow) row = gtk_tree_list_row_get_item (tree_row);
  SwbBudgetCell *cell = cell_of (item);
  GtkWidget *child = gtk_list_item_get_child (item);

  swb_budget_cell_bind (cell, row, item);
  g_ptr_array_add (self->cells, cell);
  if (!GTK_IS_TREE_EXPANDER (child))
    return;
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), tree_row);
  g_signal_connect_object (tree_row, "notify::expanded",
                           G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  dress_row (cell, child);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, SwbBudgetList *self)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  SwbBudgetCell *cell = cell_of (item);

  if (GTK_IS_TREE_EXPANDER (child))
    {
      g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item),
                                            expanded_cb, self);
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
    }
  g_ptr_array_remove_fast (self->cells, cell);
  swb_budget_cell_unbind (cell);
}

void
swb_budget_list_add_columns (SwbBudgetList *self)
{
  for (guint i = 0; i < SWB_BUDGET_N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (i));
      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self,
                               0);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self,
                               0);
      column = gtk_column_view_column_new (
          swb_budget_column_title ((SwbBudgetColumn) i, SWB_BUDGET_BY_BUCKET),
          factory);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
    }
  swb_budget_columns_align_titles (GTK_COLUMN_VIEW (self->view));
}
