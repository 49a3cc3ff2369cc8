/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and clicks on the roster's grid: arrows walk over its cells as over a
 * sheet and with Shift make a range, Enter, F2 and typing edit. */
#include "ui/swb-roster-grid-private.h"

#include "compat/swb-spoken.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define FAR G_MAXINT16

static int
rows_of_page (SwbRosterGrid *self)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->list->scrolled));
  const guint n = swb_roster_grid_count_rows (self);
  const double page = gtk_adjustment_get_page_size (down);
  const double all = gtk_adjustment_get_upper (down);

  if (n == 0 || all < 1)
    return 1;
  return MAX ((int) (page / (all / n)) - 1, 1);
}

static gboolean
walk_far (SwbRosterGrid *self, int down, int across, gboolean more)
{
  const int n = (int) MIN (swb_roster_grid_count_rows (self), G_MAXINT);

  swb_roster_grid_walk (self, down * n, across * FAR, more);
  return TRUE;
}

static gboolean
walk (SwbRosterGrid *self, int down, int across, gboolean far, gboolean more)
{
  if (far)
    return walk_far (self, down, across, more);
  swb_roster_grid_walk (self, down, across, more);
  return TRUE;
}

static gboolean
walk_by_key (SwbRosterGrid *self, guint key, gboolean control, gboolean more)
{
  const int forward =
      gtk_widget_get_direction (GTK_WIDGET (self->list)) == GTK_TEXT_DIR_RTL
          ? -1
          : 1;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return walk (self, -1, 0, control, more);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return walk (self, 1, 0, control, more);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return walk (self, 0, -forward, control, more);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return walk (self, 0, forward, control, more);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return walk_far (self, control ? -1 : 0, -1, more);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return walk_far (self, control ? 1 : 0, 1, more);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return walk (self, -rows_of_page (self), 0, FALSE, more);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return walk (self, rows_of_page (self), 0, FALSE, more);
    default:
      return FALSE;
    }
}

/* The focus stays, so nobody would hear it. */
static void
say_toggled (SwbRosterGrid *self, gboolean chosen)
{
  g_autoptr (SwbCreator) creator =
      swb_roster_grid_get_creator (self, self->row);
  g_autofree char *text = NULL;

  if (creator == NULL)
    return;
  text = g_strdup_printf (chosen
                              /* Translators: the name of a creator */
                              ? _ ("%s is chosen")
                              /* Translators: the name of a creator */
                              : _ ("%s is not chosen any more"),
                          swb_creator_get_name (creator));
  swb_spoken_say (GTK_WIDGET (self->list), text);
}

/* Space chooses the row of the cursor besides others, or lets it go. */
static gboolean
toggle_row (SwbRosterGrid *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->list->selection);

  if (!self->shown)
    return FALSE;
  if (!self->by_rows)
    {
      self->by_rows = TRUE;
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }
  else if (gtk_selection_model_is_selected (selection, self->row))
    {
      gtk_selection_model_unselect_item (selection, self->row);
      swb_roster_grid_mark_all (self);
      say_toggled (self, FALSE);
      return TRUE;
    }
  gtk_selection_model_select_item (selection, self->row, FALSE);
  swb_roster_grid_mark_all (self);
  say_toggled (self, TRUE);
  return TRUE;
}

/* The cursor alone walks while rows are being chosen one by one. */
static gboolean
walk_among_rows (SwbRosterGrid *self, guint key)
{
  const gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  const gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  const guint n = swb_roster_grid_count_rows (self);

  if (!down && !up)
    return FALSE;
  if (down && self->row + 1 < n)
    self->row++;
  else if (up && self->row > 0)
    self->row--;
  self->anchor_row = self->row;
  swb_roster_grid_scroll_down (self);
  swb_roster_grid_mark_all (self);
  swb_roster_grid_focus (self);
  return TRUE;
}

static gboolean
act (SwbRosterGrid *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), action, NULL);
  return TRUE;
}

/* Alt with an arrow moves the column of the cursor, with Shift it makes the
 * column wider or narrower. */
static gboolean
column_key (SwbRosterGrid *self, guint key, gboolean shift)
{
  const gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  const gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  const gboolean forward =
      (gtk_widget_get_direction (GTK_WIDGET (self->list)) ==
       GTK_TEXT_DIR_RTL) == left;

  if (!self->shown || (!left && !right))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list),
                              shift
                                  ? (forward ? "title.wider" : "title.narrower")
                                  : (forward ? "title.later" : "title.earlier"),
                              "s", swb_roster_column_id (self->column));
  /* Its cells are made anew. */
  swb_roster_grid_focus (self);
  return TRUE;
}

static gboolean
alt_key (SwbRosterGrid *self, guint key, gboolean shift)
{
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    return act (self, "roster.edit");
  return column_key (self, key, shift);
}

/* Straight to the act: where it cannot be, it says why. */
static gboolean
control_key (SwbRosterGrid *self, guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      swb_roster_grid_copy (self, FALSE);
      return TRUE;
    case GDK_KEY_x:
      swb_roster_grid_copy (self, TRUE);
      return TRUE;
    case GDK_KEY_v:
      swb_roster_grid_paste (self);
      return TRUE;
    case GDK_KEY_d:
      swb_roster_grid_fill_down (self);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return toggle_row (self);
    default:
      return FALSE;
    }
}

static gboolean
plain_key (SwbRosterGrid *self, guint key, gboolean shift)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_F2:
      return shift ? FALSE : swb_roster_grid_begin (self, FALSE);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      if (shift || self->by_rows || !self->shown)
        return act (self, "roster.delete");
      swb_roster_grid_clear_cells (self);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return toggle_row (self);
    case GDK_KEY_Escape:
      if (!self->shown || (!self->by_rows && self->row == self->anchor_row &&
                           self->column == self->anchor_column))
        return FALSE;
      swb_roster_grid_set_cursor (self, self->row, self->column, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* What is typed begins an edit and is its first letter. The key is handed to
 * the entry, which knows about input methods. */
static gboolean
type (SwbRosterGrid *self, GtkEventController *controller, guint key)
{
  const gunichar c = gdk_keyval_to_unicode (key);

  if (!self->shown || self->by_rows || c == 0 || !g_unichar_isprint (c) ||
      g_unichar_isspace (c) || !swb_roster_grid_begin (self, TRUE))
    return FALSE;
  return !self->editing ||
         gtk_event_controller_key_forward (
             GTK_EVENT_CONTROLLER_KEY (controller),
             swb_cell_entry_get_widget (SWB_CELL_ENTRY (self->entry)));
}

/* Menus and the titles of columns have keys of their own. */
static gboolean
is_elsewhere (SwbRosterGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || self->editing ||
         gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) == NULL;
}

static gboolean
key_cb (SwbRosterGrid *self,
        guint key,
        guint code,
        GdkModifierType state,
        GtkEventController *controller)
{
  const gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  const gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (!self->active || is_elsewhere (self) ||
      swb_roster_grid_count_rows (self) == 0)
    return FALSE;
  if ((state & GDK_ALT_MASK) != 0)
    return !control && alt_key (self, key, shift);
  self->home = SWB_N_ROSTER_COLUMNS;
  if (control && key == GDK_KEY_Delete)
    return FALSE;
  if (self->by_rows && !shift && walk_among_rows (self, key))
    return TRUE;
  if (walk_by_key (self, key, control, shift))
    return TRUE;
  if (control)
    return shift ? FALSE : control_key (self, key);
  return plain_key (self, key, shift) || type (self, controller, key);
}

static SwbRosterCell *
cell_at (SwbRosterGrid *self, double x, double y, guint *row)
{
  SwbRosterCell *cell = swb_roster_cell_at (GTK_WIDGET (self->list), x, y);
  GHashTableIter iter;
  gpointer item;

  if (cell == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->list->format->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_child (item) == GTK_WIDGET (cell))
      {
        *row = gtk_list_item_get_position (item);
        return cell;
      }
  return NULL;
}

/* What cannot be keeps its entry and the focus. */
static gboolean
leave_edit (SwbRosterGrid *self)
{
  swb_cell_entry_done (SWB_CELL_ENTRY (self->entry), SWB_EDIT_LEAVE);
  if (self->editing)
    gtk_widget_grab_focus (self->entry);
  return !self->editing;
}

/* Menus and suggestions are of the list, but lie over it. */
static gboolean
is_over (SwbRosterGrid *self, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->list));

  return event != NULL && native != NULL &&
         gdk_event_get_surface (event) != gtk_native_get_surface (native);
}

/**
 * swb_roster_grid_toggle:
 * @self: a grid, also one that is not shown as such
 * @row: a position in the list
 * @column: where the cursor comes to stand
 *
 * Chooses the row beside those that are chosen, or no longer.
 */
void
swb_roster_grid_toggle (SwbRosterGrid *self, guint row, SwbRosterColumn column)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->list->selection);

  if (self->active)
    {
      self->row = self->anchor_row = row;
      self->column = self->anchor_column = column;
      self->shown = self->by_rows = TRUE;
    }
  if (gtk_selection_model_is_selected (selection, row))
    gtk_selection_model_unselect_item (selection, row);
  else
    gtk_selection_model_select_item (selection, row, FALSE);
  swb_roster_grid_mark_all (self);
}

/* The list chooses the row itself when the button is let go; here the cursor
 * is set. Shift makes a range of cells. Ctrl chooses one more row: there the
 * list is kept out of it, which in GTK 4.8 turns the row over twice, once for
 * the row and once for the cell. */
static void
pressed_cb (SwbRosterGrid *self,
            int n_press,
            double x,
            double y,
            GtkGestureClick *gesture)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  guint row = 0;
  SwbRosterCell *cell = cell_at (self, x, y, &row);
  SwbRosterColumn column;

  const gboolean one_more =
      (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == GDK_CONTROL_MASK;

  if (cell == NULL || is_over (self, GTK_EVENT_CONTROLLER (gesture)) ||
      swb_roster_cell_get_creator (cell) == NULL ||
      (!self->active && !one_more))
    return;
  if (self->editing && !leave_edit (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  column = swb_roster_cell_get_column (cell);
  if (one_more)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      swb_roster_grid_toggle (self, row, column);
      return;
    }
  if (n_press == 1 && (state & GDK_SHIFT_MASK) == 0)
    {
      self->row = self->anchor_row = row;
      self->column = self->anchor_column = column;
      self->shown = TRUE;
      self->by_rows = FALSE;
      self->who = *swb_creator_get_id (swb_roster_cell_get_creator (cell));
      swb_roster_grid_mark_all (self);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  swb_roster_grid_set_cursor (self, row, column, (state & GDK_SHIFT_MASK) != 0);
  if (n_press == 2)
    swb_roster_grid_begin (self, FALSE);
}

static void
released_cb (SwbRosterGrid *self,
             int n_press,
             double x,
             double y,
             GtkGestureClick *gesture)
{
  if (!is_over (self, GTK_EVENT_CONTROLLER (gesture)) && self->active &&
      self->shown && !self->editing)
    swb_roster_grid_focus (self);
}

/* A menu is for the cell that it is asked for on, or for the range around. */
void
swb_roster_grid_point_at (SwbRosterGrid *self, double x, double y)
{
  guint row = 0;
  SwbRosterCell *cell = cell_at (self, x, y, &row);
  SwbRosterRange range;

  if (!self->active || cell == NULL || self->by_rows)
    return;
  if (!swb_roster_grid_get_range (self, &range) ||
      !swb_roster_grid_is_in (&range, row, swb_roster_cell_get_column (cell)))
    swb_roster_grid_set_cursor (self, row, swb_roster_cell_get_column (cell),
                                FALSE);
}

/* Controllers stand on the list, so that pinned columns have them too. */
void
swb_roster_grid_add_keys (SwbRosterGrid *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (swb_roster_grid_enter),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click),
                                 GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));
}
