/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of the roster's list: which, opened and closed by the keyboard
 * and with the pointer. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-grid.h"

void
swb_roster_list_load_groups (SwbRosterList *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "roster-group");
  SwbRosterGroupBy by = SWB_ROSTER_GROUP_BY_NONE;

  if (self->rows == NULL)
    return;
  swb_roster_group_by_parse (id, &by);
  swb_roster_groups_set_by (swb_roster_rows_get_groups (self->rows), by);
}

/* Who was chosen with the row of a group stays so when the group is opened. */
static gboolean
set_open (SwbRosterList *self, guint position, gboolean open)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (SwbRosterGroup) group = NULL;

  if (self->rows == NULL)
    return FALSE;
  group = swb_roster_rows_get_group (self->rows, position);
  if (group == NULL)
    return FALSE;
  self->busy = TRUE;
  swb_roster_rows_set_open (self->rows, position, open);
  if (open && gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_range (
        selection, position + 1, swb_roster_group_get_cells (group)->sums.n,
        FALSE);
  self->busy = FALSE;
  swb_roster_columns_refresh (self->format);
  swb_roster_list_selection_changed (self);
  return TRUE;
}

/* FALSE where no group stands there. */
gboolean
swb_roster_list_toggle_group (SwbRosterList *self, guint position)
{
  g_autoptr (SwbRosterGroup) group =
      self->rows != NULL ? swb_roster_rows_get_group (self->rows, position)
                         : NULL;

  return group != NULL &&
         set_open (self, position, !swb_roster_group_is_open (group));
}

/* The cell of the row that has the focus, or is around it. */
static SwbRosterCell *
focused_cell (SwbRosterList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, self->panes))
    return NULL;
  for (guint i = 0; widget != NULL && i < 3; i++)
    {
      if (SWB_IS_ROSTER_CELL (widget))
        return SWB_ROSTER_CELL (widget);
      widget = gtk_widget_get_first_child (widget);
    }
  return NULL;
}

static gboolean
find_position (SwbRosterList *self, SwbRosterCell *cell, guint *position)
{
  SwbRosterGroups *groups = swb_roster_rows_get_groups (self->rows);
  SwbRosterGroup *group = swb_roster_cell_get_group (cell);

  for (guint i = 0; group != NULL && i < swb_roster_groups_get_n (groups); i++)
    if (swb_roster_groups_get_nth (groups, i) == group)
      {
        *position = swb_roster_groups_get_position (groups, i);
        return TRUE;
      }
  return FALSE;
}

/* What a key does to a group: opens it, closes it, or either; FALSE where it
 * does nothing. */
static gboolean
read_key (SwbRosterList *self, guint keyval, gboolean was_open, gboolean *open)
{
  gboolean rtl =
      gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *open = rtl;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *open = !rtl;
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      *open = !was_open;
      return TRUE;
    default:
      return FALSE;
    }
}

/* The group whose row has the cursor, or the focus where there is none. */
static gboolean
find_current (SwbRosterList *self, guint *position)
{
  SwbRosterCell *cell = focused_cell (self);

  if (cell == NULL)
    return FALSE;
  if (swb_roster_grid_get_cursor (self->grid, position, NULL))
    return swb_roster_groups_get_at (swb_roster_rows_get_groups (self->rows),
                                     *position, NULL);
  return find_position (self, cell, position);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        SwbRosterList *self)
{
  g_autoptr (SwbRosterGroup) group = NULL;
  guint position;
  gboolean open;

  if (self->rows == NULL || (state & gtk_accelerator_get_default_mod_mask ()) ||
      !find_current (self, &position))
    return GDK_EVENT_PROPAGATE;
  group = swb_roster_rows_get_group (self->rows, position);
  if (!read_key (self, keyval, swb_roster_group_is_open (group), &open))
    return GDK_EVENT_PROPAGATE;
  set_open (self, position, open);
  return GDK_EVENT_STOP;
}

/* A press on the arrow opens and closes; elsewhere it chooses the row. */
static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            SwbRosterList *self)
{
  SwbRosterCell *cell = swb_roster_cell_at (self->panes, x, y);
  guint position;

  if (cell == NULL || self->rows == NULL ||
      !swb_roster_cell_is_arrow (cell, self->panes, x, y) ||
      !find_position (self, cell, &position))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  swb_roster_list_toggle_group (self, position);
}

static void
all_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterList *self = SWB_ROSTER_LIST (widget);

  if (self->rows != NULL)
    swb_roster_groups_set_all_open (swb_roster_rows_get_groups (self->rows),
                                    g_str_equal (name, "roster.open-groups"));
}

void
swb_roster_list_install_groups (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "roster.open-groups", NULL,
                                   all_open);
  gtk_widget_class_install_action (widget_class, "roster.close-groups", NULL,
                                   all_open);
}

void
swb_roster_list_start_groups (SwbRosterList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click),
                                 GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->panes, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (self->settings, "changed::roster-group",
                           G_CALLBACK (swb_roster_list_load_groups), self,
                           G_CONNECT_SWAPPED);
}
