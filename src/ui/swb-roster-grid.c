/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's list as a grid: which cell has the cursor and which cells are
 * in the range, marked on the cells that are shown. The cursor's row is
 * chosen too, so that what follows the choice follows the cursor. */
#include "ui/swb-roster-grid-private.h"

#include "ui/swb-roster-chosen.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-panes.h"

G_DEFINE_FINAL_TYPE (SwbRosterGrid, swb_roster_grid, G_TYPE_OBJECT)

static SwbRosterPanes *
get_panes (SwbRosterGrid *self)
{
  return SWB_ROSTER_PANES (self->list->panes);
}

/* Whether there is still something to act on, for what took its time. */
gboolean
swb_roster_grid_is_open (SwbRosterGrid *self)
{
  return self->list != NULL && self->list->document != NULL;
}

/* The columns that are shown, in their order; how many. */
guint
swb_roster_grid_get_columns (SwbRosterGrid *self, SwbRosterColumn *columns)
{
  const guint n_all = swb_roster_panes_get_n_columns (get_panes (self));
  guint n = 0;

  for (guint i = 0; i < n_all; i++)
    {
      GtkColumnViewColumn *one =
          swb_roster_panes_get_column (get_panes (self), i);

      if (gtk_column_view_column_get_visible (one) && n < SWB_N_ROSTER_COLUMNS)
        columns[n++] = swb_roster_columns_get (one);
    }
  return n;
}

/* The place of a column among those that are shown, or how many they are. */
guint
swb_roster_grid_find_column (SwbRosterGrid *self, SwbRosterColumn column)
{
  SwbRosterColumn columns[SWB_N_ROSTER_COLUMNS];
  const guint n = swb_roster_grid_get_columns (self, columns);

  for (guint i = 0; i < n; i++)
    if (columns[i] == column)
      return i;
  return n;
}

guint
swb_roster_grid_count_rows (SwbRosterGrid *self)
{
  SwbRosterSelection *selection = self->list->selection;

  return selection == NULL
             ? 0
             : g_list_model_get_n_items (G_LIST_MODEL (selection));
}

/* NULL past the end, and for a row that is nobody's. */
SwbCreator *
swb_roster_grid_get_creator (SwbRosterGrid *self, guint row)
{
  gpointer item;

  if (row >= swb_roster_grid_count_rows (self))
    return NULL;
  item = g_list_model_get_item (G_LIST_MODEL (self->list->selection), row);
  if (SWB_IS_CREATOR (item))
    return item;
  g_clear_object (&item);
  return NULL;
}

/* The widget of a cell, where it is shown. */
SwbRosterCell *
swb_roster_grid_get_cell (SwbRosterGrid *self,
                          guint row,
                          SwbRosterColumn column)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->list->format->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *child = gtk_list_item_get_child (item);

      if (gtk_list_item_get_position (item) == row &&
          SWB_IS_ROSTER_CELL (child) &&
          swb_roster_cell_get_column (SWB_ROSTER_CELL (child)) == column)
        return SWB_ROSTER_CELL (child);
    }
  return NULL;
}

static void
choose_rows (SwbRosterGrid *self)
{
  const guint first = MIN (self->row, self->anchor_row);
  const guint last = MAX (self->row, self->anchor_row);

  self->choosing = TRUE;
  swb_roster_choose_range (GTK_SELECTION_MODEL (self->list->selection), first,
                           last);
  self->choosing = FALSE;
}

void
swb_roster_grid_remember (SwbRosterGrid *self)
{
  g_autoptr (SwbCreator) creator =
      swb_roster_grid_get_creator (self, self->row);

  self->who = creator != NULL ? *swb_creator_get_id (creator) : swb_id_nil ();
}

/**
 * swb_roster_grid_set_cursor:
 * @self: a grid
 * @row: a position in the list
 * @column: a column that is shown
 * @extend: whether the range grows up to there; else it is that cell alone
 *
 * Scrolls there, chooses its row or the rows of the range, and gives the cell
 * the focus.
 */
void
swb_roster_grid_set_cursor (SwbRosterGrid *self,
                            guint row,
                            SwbRosterColumn column,
                            gboolean extend)
{
  const guint n = swb_roster_grid_count_rows (self);

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (n == 0 || !self->active)
    return;
  self->row = MIN (row, n - 1);
  self->column = column;
  if (!extend || !self->shown)
    {
      self->anchor_row = self->row;
      self->anchor_column = column;
    }
  self->shown = TRUE;
  self->by_rows = FALSE;
  swb_roster_grid_remember (self);
  choose_rows (self);
  swb_roster_grid_mark_all (self);
  swb_roster_grid_scroll_down (self);
  swb_roster_grid_focus (self);
}

guint
swb_roster_grid_first_chosen (SwbRosterGrid *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (
      GTK_SELECTION_MODEL (self->list->selection));

  return gtk_bitset_is_empty (chosen) ? 0 : gtk_bitset_get_minimum (chosen);
}

/* Moves the cursor by so many cells, as far as there are. FALSE where it
 * stands at the edge already. */
gboolean
swb_roster_grid_walk (SwbRosterGrid *self, int down, int across, gboolean more)
{
  SwbRosterColumn columns[SWB_N_ROSTER_COLUMNS];
  const guint n_columns = swb_roster_grid_get_columns (self, columns);
  const guint n = swb_roster_grid_count_rows (self);
  gint64 row = self->shown ? (gint64) self->row + down
                           : swb_roster_grid_first_chosen (self);
  gint64 at =
      self->shown
          ? (gint64) swb_roster_grid_find_column (self, self->column) + across
          : 0;
  const guint before = self->row;
  const SwbRosterColumn column = self->column;

  if (n == 0 || n_columns == 0)
    return FALSE;
  row = CLAMP (row, 0, (gint64) n - 1);
  at = CLAMP (at, 0, (gint64) n_columns - 1);
  swb_roster_grid_set_cursor (self, (guint) row, columns[at], more);
  return self->row != before || self->column != column;
}

/**
 * swb_roster_grid_get_cursor:
 * @self: a grid
 * @row: (out) (optional): where it is
 * @column: (out) (optional): likewise
 *
 * Returns: whether there is a cursor
 */
gboolean
swb_roster_grid_get_cursor (SwbRosterGrid *self,
                            guint *row,
                            SwbRosterColumn *column)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GRID (self), FALSE);

  if (row != NULL)
    *row = self->row;
  if (column != NULL)
    *column = self->column;
  return self->active && self->shown && swb_roster_grid_count_rows (self) > 0;
}

/**
 * swb_roster_grid_get_range:
 * @self: a grid
 * @range: (out): the cells that acts are for; the cursor's alone at least
 *
 * Returns: whether there is one
 */
gboolean
swb_roster_grid_get_range (SwbRosterGrid *self, SwbRosterRange *range)
{
  SwbRosterColumn columns[SWB_N_ROSTER_COLUMNS];
  guint n, one, other;

  g_return_val_if_fail (SWB_IS_ROSTER_GRID (self), FALSE);

  range->n_columns = 0;
  if (!swb_roster_grid_get_cursor (self, NULL, NULL))
    return FALSE;
  n = swb_roster_grid_get_columns (self, columns);
  one = swb_roster_grid_find_column (self, self->column);
  other = swb_roster_grid_find_column (self, self->anchor_column);
  if (one == n || other == n)
    return FALSE;
  range->first_row = MIN (self->row, self->anchor_row);
  range->last_row = MIN (MAX (self->row, self->anchor_row),
                         swb_roster_grid_count_rows (self) - 1);
  for (guint i = MIN (one, other); i <= MAX (one, other); i++)
    range->columns[range->n_columns++] = columns[i];
  return TRUE;
}

/**
 * swb_roster_grid_has_rows:
 * @self: a grid
 *
 * Returns: whether whole rows were chosen last, with Ctrl or Space, so that
 *   acts are for them and not for cells
 */
gboolean
swb_roster_grid_has_rows (SwbRosterGrid *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GRID (self), FALSE);

  return !self->active || !self->shown || self->by_rows;
}

/**
 * swb_roster_grid_refreshed:
 * @self: a grid
 *
 * The places may hold other creators: the cursor goes with its creator. A
 * range stays only where its rows stayed.
 */
void
swb_roster_grid_refreshed (SwbRosterGrid *self)
{
  guint row;

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (!self->shown)
    return;
  if (!swb_roster_rows_find (self->list->rows, &self->who, &row))
    {
      row = MIN (self->row, MAX (swb_roster_grid_count_rows (self), 1) - 1);
      self->anchor_row = row;
    }
  if (row != self->row)
    self->anchor_row = row;
  self->row = row;
  swb_roster_grid_remember (self);
  swb_roster_grid_mark_all (self);
  swb_roster_grid_describe (self);
  if (self->editing)
    swb_roster_grid_focus (self);
}

/**
 * swb_roster_grid_rows_chosen:
 * @self: a grid
 *
 * Other rows are chosen. A single one takes the cursor along; for several
 * acts are for whole rows from then on.
 */
void
swb_roster_grid_rows_chosen (SwbRosterGrid *self)
{
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (self->choosing || !self->shown)
    return;
  chosen = gtk_selection_model_get_selection (
      GTK_SELECTION_MODEL (self->list->selection));
  if (gtk_bitset_get_size (chosen) == 1 && !self->by_rows)
    {
      self->row = self->anchor_row = gtk_bitset_get_minimum (chosen);
      self->anchor_column = self->column;
      swb_roster_grid_remember (self);
    }
  else
    self->by_rows = TRUE;
  swb_roster_grid_mark_all (self);
}

/**
 * swb_roster_grid_start:
 * @self: a grid
 *
 * Gives the focus to the cell under the cursor; without one it begins at the
 * row that is chosen, or the first.
 */
void
swb_roster_grid_start (SwbRosterGrid *self)
{
  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  if (!self->shown)
    swb_roster_grid_walk (self, 0, 0, FALSE);
  else
    swb_roster_grid_focus (self);
}

/**
 * swb_roster_grid_forget:
 * @self: a grid
 *
 * There is no cursor any more: other rows come.
 */
void
swb_roster_grid_forget (SwbRosterGrid *self)
{
  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  swb_roster_grid_stop_edit (self);
  swb_roster_grid_stop_focusing (self);
  g_clear_handle_id (&self->enter_source, g_source_remove);
  self->shown = FALSE;
  self->by_rows = FALSE;
}

/**
 * swb_roster_grid_set_active:
 * @self: a grid
 * @active: whether the list is one; in a narrow pane rows are enough
 */
void
swb_roster_grid_set_active (SwbRosterGrid *self, gboolean active)
{
  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  self->active = active;
  if (!active)
    swb_roster_grid_forget (self);
  swb_roster_grid_mark_all (self);
}

static void
swb_roster_grid_finalize (GObject *object)
{
  g_free (SWB_ROSTER_GRID (object)->edited);

  G_OBJECT_CLASS (swb_roster_grid_parent_class)->finalize (object);
}

static void
swb_roster_grid_class_init (SwbRosterGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_roster_grid_finalize;
}

static void
swb_roster_grid_init (SwbRosterGrid *self)
{
  self->said_row = G_MAXUINT;
  self->home = SWB_N_ROSTER_COLUMNS;
}

/**
 * swb_roster_grid_new:
 * @list: the roster's list; it owns the grid
 *
 * Returns: (transfer full): a grid that is not active yet
 */
SwbRosterGrid *
swb_roster_grid_new (SwbRosterList *list)
{
  SwbRosterGrid *self = g_object_new (SWB_TYPE_ROSTER_GRID, NULL);

  self->list = list;
  list->format->shown = swb_roster_grid_mark_item;
  list->format->shown_data = self;
  swb_roster_grid_add_entry (self);
  swb_roster_grid_add_keys (self);
  return self;
}

/**
 * swb_roster_grid_close:
 * @self: a grid whose list goes
 */
void
swb_roster_grid_close (SwbRosterGrid *self)
{
  g_return_if_fail (SWB_IS_ROSTER_GRID (self));

  swb_roster_grid_forget (self);
  self->list->format->shown = NULL;
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  self->list = NULL;
}
