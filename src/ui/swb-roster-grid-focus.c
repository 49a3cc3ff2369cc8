/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The focus on the roster's grid: the cell with the cursor has it, is seen
 * whole, and says what it is. */
#include "ui/swb-roster-grid-private.h"

#include "ui/swb-origin.h"
#include "ui/swb-roster-group-words.h"

#include <glib/gi18n-lib.h>

#define FOCUS_TRIES 6 /* frames */

/* Whose row it is; across one row it need not be heard in each cell. */
static char *
where_text (SwbRosterGrid *self, SwbRosterCell *cell)
{
  SwbCreator *creator = swb_roster_cell_get_creator (cell);
  SwbRosterGroup *group = swb_roster_cell_get_group (cell);
  g_autofree char *title =
      group != NULL ? swb_roster_group_title (group) : NULL;

  if (self->said_row != self->row || self->said_column != self->column)
    self->say_row = self->said_row != self->row;
  self->said_row = self->row;
  self->said_column = self->column;
  if (!self->say_row)
    return NULL;
  if ((creator == NULL && group == NULL) ||
      self->column == SWB_ROSTER_COLUMN_NAME)
    /* Translators: the number of a row, the number of all rows */
    return g_strdup_printf (_ ("Row %u of %u"), self->row + 1,
                            swb_roster_grid_count_rows (self));
  /* Translators: a name, the number of a row, the number of all rows */
  return g_strdup_printf (_ ("%s, row %u of %u"),
                          creator != NULL ? swb_creator_get_name (creator)
                                          : title,
                          self->row + 1, swb_roster_grid_count_rows (self));
}

/* Takes @told over: what @label says already is not said again. */
static char *
new_text (const char *label, char *told)
{
  if (told == NULL || strstr (label, told) == NULL)
    return told;
  g_free (told);
  return NULL;
}

/* The row of a group is open or closed in each of its cells. */
static void
tell_open (SwbRosterCell *cell)
{
  SwbRosterGroup *group = swb_roster_cell_get_group (cell);

  if (group != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (cell),
                                 GTK_ACCESSIBLE_STATE_EXPANDED,
                                 (int) swb_roster_group_is_open (group), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (cell),
                                GTK_ACCESSIBLE_STATE_EXPANDED);
}

/* What a screen reader says of the cell that has the cursor. */
static void
describe_cell (SwbRosterGrid *self, SwbRosterCell *cell)
{
  g_autofree char *label = swb_roster_cell_say (cell);
  g_autofree char *told = new_text (label, swb_roster_cell_tell (cell));
  g_autofree char *where = where_text (self, cell);
  g_autofree char *more = told != NULL && where != NULL
                              ? g_strdup_printf ("%s\n%s", where, told)
                              : g_strdup (told != NULL ? told : where);

  tell_open (cell);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more != NULL ? more : "", -1);
}

/**
 * swb_roster_grid_tell_origin:
 * @self: a grid
 *
 * Says beside the cell with the cursor where what it shows comes from.
 *
 * Returns: whether there is such a cell
 */
gboolean
swb_roster_grid_tell_origin (SwbRosterGrid *self)
{
  SwbRosterCell *cell =
      self->active && self->shown
          ? swb_roster_grid_get_cell (self, self->row, self->column)
          : NULL;

  if (cell != NULL)
    swb_origin_show (GTK_WIDGET (cell));
  return cell != NULL;
}

/* What it holds may be something else than before. */
void
swb_roster_grid_describe (SwbRosterGrid *self)
{
  SwbRosterCell *cell =
      swb_roster_grid_get_cell (self, self->row, self->column);

  if (cell != NULL)
    describe_cell (self, cell);
}

/* Scrolls sideways until the whole cell is seen. */
static void
scroll_across (SwbRosterGrid *self, GtkWidget *cell)
{
  GtkWidget *holder = gtk_widget_get_parent (cell);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->list->scrolled));
  const double page = gtk_adjustment_get_page_size (across);
  double value = gtk_adjustment_get_value (across);
  graphene_rect_t bounds;

  if (!gtk_widget_is_ancestor (cell, self->list->list) ||
      !gtk_widget_compute_bounds (holder, self->list->scrolled, &bounds))
    return;
  if (bounds.origin.x < 0)
    value += bounds.origin.x;
  else if (bounds.origin.x + bounds.size.width > page)
    value += MIN (bounds.origin.x + bounds.size.width - page, bounds.origin.x);
  else
    return;
  gtk_adjustment_set_value (across, value);
}

static gboolean
focus_cell (SwbRosterGrid *self)
{
  SwbRosterCell *cell =
      swb_roster_grid_get_cell (self, self->row, self->column);
  gboolean focused;

  if (cell == NULL || !gtk_widget_get_mapped (GTK_WIDGET (cell)))
    return FALSE;
  scroll_across (self, GTK_WIDGET (cell));
  describe_cell (self, cell);
  gtk_widget_set_focusable (GTK_WIDGET (cell), TRUE);
  focused = self->editing || gtk_widget_grab_focus (GTK_WIDGET (cell));
  swb_roster_grid_mark_all (self);
  return focused;
}

static gboolean
focus_later_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SwbRosterGrid *self = user_data;

  if (!focus_cell (self) && self->n_tries-- > 0)
    return G_SOURCE_CONTINUE;
  self->focus_tick = 0;
  return G_SOURCE_REMOVE;
}

void
swb_roster_grid_stop_focusing (SwbRosterGrid *self)
{
  if (self->focus_tick != 0)
    gtk_widget_remove_tick_callback (self->list->list, self->focus_tick);
  self->focus_tick = 0;
}

/* Gives the cursor's cell the focus; one that was out of sight has no widget
 * before the list was laid out. */
void
swb_roster_grid_focus (SwbRosterGrid *self)
{
  swb_roster_grid_stop_focusing (self);
  if (!self->shown || focus_cell (self))
    return;
  self->n_tries = FOCUS_TRIES;
  self->focus_tick = gtk_widget_add_tick_callback (self->list->list,
                                                   focus_later_cb, self, NULL);
}

/* A row that is seen whole stays where it is. */
void
swb_roster_grid_scroll_down (SwbRosterGrid *self)
{
  SwbRosterCell *cell =
      swb_roster_grid_get_cell (self, self->row, SWB_ROSTER_COLUMN_NAME);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->list->scrolled));
  GtkWidget *inside = gtk_widget_get_last_child (self->list->list);
  graphene_rect_t bounds;

  if (cell != NULL &&
      gtk_widget_compute_bounds (gtk_widget_get_parent (GTK_WIDGET (cell)),
                                 inside, &bounds) &&
      bounds.origin.y >= 0 &&
      bounds.origin.y + bounds.size.height <=
          gtk_adjustment_get_page_size (down))
    return;
  swb_roster_pace_finish (self->list->pace);
  gtk_widget_activate_action (inside, "list.scroll-to-item", "u", self->row);
}

static gboolean
enter_cb (gpointer user_data)
{
  SwbRosterGrid *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->enter_source = 0;
  if (!self->active || self->editing || focus == NULL ||
      swb_roster_grid_count_rows (self) == 0 ||
      !GTK_IS_LIST_VIEW (gtk_widget_get_parent (focus)))
    return G_SOURCE_REMOVE;
  if (!self->shown)
    {
      SwbRosterColumn columns[SWB_N_ROSTER_COLUMNS];

      if (swb_roster_grid_get_columns (self, columns) == 0)
        return G_SOURCE_REMOVE;
      self->row = self->anchor_row = swb_roster_grid_first_chosen (self);
      self->column = self->anchor_column = columns[0];
      self->by_rows = swb_roster_list_count_chosen (self->list) > 1;
      self->shown = TRUE;
      swb_roster_grid_remember (self);
    }
  self->said_row = G_MAXUINT;
  /* A search may have left nobody chosen, and the cursor out of sight. */
  swb_roster_grid_scroll_down (self);
  if (!self->by_rows && swb_roster_list_count_chosen (self->list) == 0)
    swb_roster_grid_walk (self, 0, 0, FALSE);
  else
    swb_roster_grid_focus (self);
  return G_SOURCE_REMOVE;
}

/* The focus came to a row: it goes on to the cell. Who is chosen stays. */
void
swb_roster_grid_enter (SwbRosterGrid *self)
{
  if (self->enter_source == 0)
    self->enter_source = g_idle_add (enter_cb, self);
}
