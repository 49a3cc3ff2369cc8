/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the budget's list: arrows walk over its cells as over a sheet,
 * Enter edits, Delete deletes. */
#include "ui/swb-budget-list-private.h"

#define PAGE 8

gboolean
swb_budget_list_toggle (SwbBudgetList *self, guint position, int wanted)
{
  g_autoptr (GtkTreeListRow) tree_row =
      gtk_tree_list_model_get_row (self->tree, position);
  gboolean expanded;

  if (tree_row == NULL || !gtk_tree_list_row_is_expandable (tree_row))
    return FALSE;
  expanded = gtk_tree_list_row_get_expanded (tree_row);
  if (wanted == (int) expanded)
    return FALSE;
  gtk_tree_list_row_set_expanded (tree_row, !expanded);
  return TRUE;
}

/* Left and right: first open and close a group, then walk over the cells. */
static gboolean
walk_across (SwbBudgetList *self, guint position, int step)
{
  int column = (int) self->column + step;

  if (self->column == SWB_BUDGET_COLUMN_NAME &&
      swb_budget_list_toggle (self, position, step > 0))
    return TRUE;
  if (!swb_budget_list_is_line_at (self, position) ||
      column > SWB_BUDGET_COLUMN_ACTUAL || column < SWB_BUDGET_COLUMN_NAME)
    return TRUE;
  self->column = (SwbBudgetColumn) column;
  swb_budget_list_go_to (self, position, FALSE);
  return TRUE;
}

static gboolean
walk_to (SwbBudgetList *self, gint64 position)
{
  const guint n = swb_budget_list_get_n_rows (self);

  if (n == 0)
    return FALSE;
  swb_budget_list_go_to (self, (guint) CLAMP (position, 0, (gint64) n - 1),
                         FALSE);
  return TRUE;
}

static gboolean
act (SwbBudgetList *self, guint position)
{
  SwbBudgetCell *cell = swb_budget_list_get_cell (self, position, self->column);

  if (cell != NULL && swb_budget_cell_edit (cell))
    return TRUE;
  swb_budget_list_toggle (self, position, -1);
  return TRUE;
}

static gboolean
popup_by_key (SwbBudgetList *self, guint position)
{
  SwbBudgetCell *cell = swb_budget_list_get_cell (self, position, self->column);
  graphene_rect_t bounds;
  double x = 24;
  double y = 24;

  if (cell != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    {
      x = bounds.origin.x + MIN (bounds.size.width / 2, 60);
      y = bounds.origin.y + bounds.size.height;
    }
  g_signal_emit_by_name (self, "context-menu", x, y);
  return TRUE;
}

gboolean
swb_budget_list_is_editing (SwbBudgetList *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (swb_budget_cell_get_entry (self->cells->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
walk_by_key (SwbBudgetList *self, guint key, guint position)
{
  int forward =
      gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Up:
      return walk_to (self, (gint64) position - 1);
    case GDK_KEY_Down:
      return walk_to (self, (gint64) position + 1);
    case GDK_KEY_Page_Up:
      return walk_to (self, (gint64) position - PAGE);
    case GDK_KEY_Page_Down:
      return walk_to (self, (gint64) position + PAGE);
    case GDK_KEY_Home:
      return walk_to (self, 0);
    case GDK_KEY_End:
      return walk_to (self, G_MAXUINT32);
    case GDK_KEY_Left:
      return walk_across (self, position, -forward);
    case GDK_KEY_Right:
      return walk_across (self, position, forward);
    default:
      return FALSE;
    }
}

gboolean
swb_budget_list_key (SwbBudgetList *self,
                     guint key,
                     guint code,
                     GdkModifierType state)
{
  const GdkModifierType held =
      state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  guint position;

  if (self->selection == NULL || swb_budget_list_is_editing (self))
    return FALSE;
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return popup_by_key (self, position);
  if (held != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      return act (self, position);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return gtk_widget_activate_action (GTK_WIDGET (self),
                                         "budget.delete-line", NULL);
    case GDK_KEY_Insert:
      return gtk_widget_activate_action (GTK_WIDGET (self), "budget.add-line",
                                         NULL);
    default:
      return walk_by_key (self, key, position);
    }
}
