/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the budget. Arrow keys walk over its cells as over a sheet;
 * Enter edits, Tab goes on to the next amount. */
#include "ui/swb-budget-list-private.h"

#include "ui/swb-budget-columns.h"

#include <glib/gi18n-lib.h>

#define FOCUS_TRIES 4 /* frames */

G_DEFINE_FINAL_TYPE (SwbBudgetList, swb_budget_list, GTK_TYPE_WIDGET)

enum
{
  COMMIT,
  CONTEXT_MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

guint
swb_budget_list_get_n_rows (SwbBudgetList *self)
{
  return self->selection == NULL
             ? 0
             : g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static GtkTreeListRow *
get_tree_row (SwbBudgetList *self, guint position)
{
  return gtk_tree_list_model_get_row (self->tree, position);
}

SwbBudgetRow *
swb_budget_list_get_row (SwbBudgetList *self, guint position)
{
  g_autoptr (GtkTreeListRow) tree_row = get_tree_row (self, position);
  g_autoptr (SwbBudgetRow) row =
      tree_row != NULL ? gtk_tree_list_row_get_item (tree_row) : NULL;

  return row; /* the model keeps it alive */
}

static gboolean
find_position (SwbBudgetList *self, SwbBudgetRow *row, guint *position)
{
  for (guint i = 0; i < swb_budget_list_get_n_rows (self); i++)
    if (swb_budget_list_get_row (self, i) == row)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
scroll_to (SwbBudgetList *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static gboolean
focus_cell (SwbBudgetList *self, guint position, gboolean edit)
{
  SwbBudgetCell *cell = swb_budget_list_get_cell (self, position, self->column);

  if (cell == NULL)
    return FALSE;
  if (!gtk_widget_get_focusable (GTK_WIDGET (cell)))
    cell = swb_budget_list_get_cell (self, position, SWB_BUDGET_COLUMN_NAME);
  if (edit && swb_budget_cell_edit (cell))
    return TRUE;
  return gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static gboolean
focus_later_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SwbBudgetList *self = user_data;

  self->n_tries--;
  if (!focus_cell (self, self->wanted, self->wanted_edit) && self->n_tries > 0)
    return G_SOURCE_CONTINUE;
  self->focus_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_focusing (SwbBudgetList *self)
{
  if (self->focus_tick != 0)
    gtk_widget_remove_tick_callback (self->view, self->focus_tick);
  self->focus_tick = 0;
}

/* A row that was out of sight has no cells before the list is laid out, which
 * may take a frame or two, however late those come. */
void
swb_budget_list_go_to (SwbBudgetList *self, guint position, gboolean edit)
{
  stop_focusing (self);
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
  if (focus_cell (self, position, edit))
    return;
  self->wanted = position;
  self->wanted_edit = edit;
  self->n_tries = FOCUS_TRIES;
  self->focus_tick =
      gtk_widget_add_tick_callback (self->view, focus_later_cb, self, NULL);
}

gboolean
swb_budget_list_is_line_at (SwbBudgetList *self, guint position)
{
  SwbBudgetRow *row = swb_budget_list_get_row (self, position);

  return row != NULL && swb_budget_row_get_kind (row) == SWB_BUDGET_ROW_LINE;
}

static void
refresh_cells (SwbBudgetList *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    swb_budget_cell_refresh (self->cells->pdata[i]);
}

static gboolean
fit_cb (gpointer user_data)
{
  SwbBudgetList *self = user_data;
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->scrolled));
  int room = (int) gtk_adjustment_get_page_size (across);
  SwbBudgetBrevity brevity;

  self->fit_source = 0;
  if (room <= 1 || self->model == NULL)
    return G_SOURCE_REMOVE;
  brevity =
      swb_budget_columns_fit (GTK_COLUMN_VIEW (self->view), self->model, room);
  if (brevity != self->format->brevity)
    {
      self->format->brevity = brevity;
      refresh_cells (self);
    }
  return G_SOURCE_REMOVE;
}

/* The room is known while the list is laid out, so widths are set after. */
static void
queue_fit (SwbBudgetList *self)
{
  if (self->fit_source == 0)
    self->fit_source =
        g_idle_add_full (GDK_PRIORITY_REDRAW - 5, fit_cb, self, NULL);
}

static void
title_first_column (SwbBudgetList *self)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (
      gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view)), 0);

  gtk_column_view_column_set_title (
      column,
      swb_budget_column_title (SWB_BUDGET_COLUMN_NAME,
                               swb_budget_model_get_grouping (self->model)));
}

/* The first bucket is open to begin with: it shows that there is more. */
static void
open_first (SwbBudgetList *self)
{
  SwbBudgetGrouping grouping = swb_budget_model_get_grouping (self->model);
  SwbBudgetRow *row = swb_budget_list_get_row (self, 0);

  if (self->started[grouping] || row == NULL)
    return;
  self->started[grouping] = TRUE;
  g_hash_table_add (self->expanded, g_strdup (swb_budget_row_get_id (row)));
}

static void
updated_cb (SwbBudgetList *self)
{
  const char *currency = swb_budget_model_get_currency (self->model);

  if (!g_str_equal (self->format->currency, currency))
    {
      g_strlcpy (self->format->currency, currency,
                 sizeof self->format->currency);
      refresh_cells (self);
    }
  title_first_column (self);
  open_first (self);
  for (guint i = 0; i < swb_budget_list_get_n_rows (self); i++)
    {
      g_autoptr (GtkTreeListRow) tree_row = get_tree_row (self, i);
      g_autoptr (SwbBudgetRow) row = gtk_tree_list_row_get_item (tree_row);

      if (g_hash_table_contains (self->expanded, swb_budget_row_get_id (row)) &&
          !gtk_tree_list_row_get_expanded (tree_row))
        gtk_tree_list_row_set_expanded (tree_row, TRUE);
    }
  queue_fit (self);
}

static SwbBudgetCell *
cell_at (SwbBudgetList *self, double x, double y)
{
  GtkWidget *widget =
      gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (self);
       widget = gtk_widget_get_parent (widget))
    if (SWB_IS_BUDGET_CELL (widget))
      return SWB_BUDGET_CELL (widget);
  return NULL;
}

static void
right_click_cb (
    SwbBudgetList *self, int n_press, double x, double y, GtkGesture *gesture)
{
  SwbBudgetCell *cell = cell_at (self, x, y);

  if (cell == NULL || swb_budget_list_is_editing (self))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->column = swb_budget_cell_get_column (cell);
  swb_budget_list_go_to (self, swb_budget_cell_get_position (cell), FALSE);
  g_signal_emit (self, signals[CONTEXT_MENU], 0, x, y);
}

static void
add_controllers (SwbBudgetList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed",
                            G_CALLBACK (swb_budget_list_key), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click),
                                 GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (right_click_cb),
                            self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
swb_budget_list_dispose (GObject *object)
{
  SwbBudgetList *self = SWB_BUDGET_LIST (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  if (self->view != NULL)
    {
      stop_focusing (self);
      swb_budget_list_set_model (self, NULL);
    }
  self->view = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_budget_list_parent_class)->dispose (object);
}

static void
swb_budget_list_finalize (GObject *object)
{
  SwbBudgetList *self = SWB_BUDGET_LIST (object);

  g_ptr_array_unref (self->cells);
  g_hash_table_unref (self->expanded);
  g_rc_box_release (self->format);

  G_OBJECT_CLASS (swb_budget_list_parent_class)->finalize (object);
}

static void
swb_budget_list_class_init (SwbBudgetListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = swb_budget_list_dispose;
  object_class->finalize = swb_budget_list_finalize;
  gtk_widget_class_set_css_name (widget_class, "budgetlist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[COMMIT] =
      g_signal_new ("commit", SWB_TYPE_BUDGET_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CONTEXT_MENU] = g_signal_new (
      "context-menu", SWB_TYPE_BUDGET_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
      NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
swb_budget_list_init (SwbBudgetList *self)
{
  GtkAdjustment *across;

  self->cells = g_ptr_array_new ();
  self->expanded =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->format = g_rc_box_new0 (SwbBudgetFormat);
  self->column = SWB_BUDGET_COLUMN_NAME;
  self->scrolled = gtk_scrolled_window_new ();
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), FALSE);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Budget"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled),
                                 self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (across, "notify::page-size", G_CALLBACK (queue_fit),
                           self, G_CONNECT_SWAPPED);
  swb_budget_list_add_columns (self);
  add_controllers (self);
}

static GListModel *
make_children (gpointer item, gpointer user_data)
{
  GListStore *children = swb_budget_row_get_children (item);

  return children != NULL ? g_object_ref (G_LIST_MODEL (children)) : NULL;
}

/**
 * swb_budget_list_set_model:
 * @self: a list
 * @model: (nullable): its rows
 */
void
swb_budget_list_set_model (SwbBudgetList *self, SwbBudgetModel *model)
{
  g_return_if_fail (SWB_IS_BUDGET_LIST (self));

  if (self->model != NULL)
    {
      gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
      g_signal_handlers_disconnect_by_func (self->model, updated_cb, self);
      g_clear_object (&self->selection);
      g_clear_object (&self->tree);
    }
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  self->tree = gtk_tree_list_model_new (
      g_object_ref (swb_budget_model_get_groups (model)), FALSE, FALSE,
      make_children, NULL, NULL);
  self->selection =
      gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view),
                             GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (model, "updated", G_CALLBACK (updated_cb), self);
  updated_cb (self);
}

/**
 * swb_budget_list_set_read_only:
 * @self: a list
 * @read_only: whether nothing can be edited
 */
void
swb_budget_list_set_read_only (SwbBudgetList *self, gboolean read_only)
{
  g_return_if_fail (SWB_IS_BUDGET_LIST (self));

  self->format->read_only = read_only;
}

/**
 * swb_budget_list_get_chosen:
 * @self: a list
 * @group: (out) (optional) (transfer none) (nullable): the group that the
 *   chosen row is or stands under
 *
 * Returns: (transfer none) (nullable): the chosen row
 */
SwbBudgetRow *
swb_budget_list_get_chosen (SwbBudgetList *self, SwbBudgetRow **group)
{
  g_autoptr (GtkTreeListRow) tree_row = NULL;
  g_autoptr (GtkTreeListRow) parent = NULL;
  g_autoptr (SwbBudgetRow) row = NULL;
  g_autoptr (SwbBudgetRow) above = NULL;

  g_return_val_if_fail (SWB_IS_BUDGET_LIST (self), NULL);

  if (self->selection != NULL)
    g_set_object (&tree_row,
                  gtk_single_selection_get_selected_item (self->selection));
  if (tree_row != NULL)
    {
      row = gtk_tree_list_row_get_item (tree_row);
      parent = gtk_tree_list_row_get_parent (tree_row);
    }
  if (parent != NULL)
    above = gtk_tree_list_row_get_item (parent);
  if (group != NULL)
    *group = above != NULL ? above : row;
  return row; /* the model keeps both alive */
}

/**
 * swb_budget_list_expand:
 * @self: a list
 * @group: the id of a row of the first level
 * @expanded: whether its lines are shown
 */
void
swb_budget_list_expand (SwbBudgetList *self,
                        const char *group,
                        gboolean expanded)
{
  g_return_if_fail (SWB_IS_BUDGET_LIST (self));

  for (guint i = 0; i < swb_budget_list_get_n_rows (self); i++)
    {
      SwbBudgetRow *row = swb_budget_list_get_row (self, i);

      if (swb_budget_row_get_kind (row) == SWB_BUDGET_ROW_GROUP &&
          g_str_equal (swb_budget_row_get_id (row), group))
        swb_budget_list_toggle (self, i, expanded);
    }
}

/**
 * swb_budget_list_edit_line:
 * @self: a list
 * @line: the id of a line
 * @column: which of its cells
 *
 * Opens the line's group, shows the line and edits it.
 *
 * Returns: whether there is such a line
 */
gboolean
swb_budget_list_edit_line (SwbBudgetList *self,
                           const SwbId *line,
                           SwbBudgetColumn column)
{
  SwbBudgetRow *group = NULL;
  SwbBudgetRow *row;
  guint position;

  g_return_val_if_fail (SWB_IS_BUDGET_LIST (self), FALSE);

  row = swb_budget_model_find_line (self->model, line, &group);
  if (row == NULL)
    return FALSE;
  swb_budget_list_expand (self, swb_budget_row_get_id (group), TRUE);
  if (!find_position (self, row, &position))
    return FALSE;
  self->column = column;
  swb_budget_list_go_to (self, position, TRUE);
  return TRUE;
}

/**
 * swb_budget_list_get_cell:
 * @self: a list
 * @position: a place in the list
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the cell there, if it is made
 */
SwbBudgetCell *
swb_budget_list_get_cell (SwbBudgetList *self,
                          guint position,
                          SwbBudgetColumn column)
{
  g_return_val_if_fail (SWB_IS_BUDGET_LIST (self), NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      SwbBudgetCell *cell = self->cells->pdata[i];

      if (swb_budget_cell_get_column (cell) == column &&
          swb_budget_cell_get_position (cell) == position)
        return cell;
    }
  return NULL;
}

/**
 * swb_budget_list_get_brevity:
 * @self: a list
 *
 * Returns: how short amounts are written for want of room
 */
SwbBudgetBrevity
swb_budget_list_get_brevity (SwbBudgetList *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_LIST (self), SWB_BUDGET_WHOLE);

  return self->format->brevity;
}
