/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the roster's grid, shared by its cursor, its keys and its
 * edits. */
#pragma once

#include "ui/swb-cell-entry.h"
#include "ui/swb-roster-grid.h"
#include "ui/swb-roster-list-private.h"

G_BEGIN_DECLS

/**
 * SwbRosterGrid:
 * @list: (nullable): not owned; it owns the grid, and null when it is gone
 * @shown: whether there is a cursor
 * @by_rows: whether acts are for the chosen rows, not for cells
 * @who: the creator under the cursor: it follows when rows are ordered anew
 * @said_row, @said_column: the cell that a screen reader was told of last
 * @say_row: whether it was told whose row it is
 * @anchor_row, @anchor_column: where the range was begun
 * @home: the column where a line of Tabs began, so that Enter goes back
 *   below it; SWB_N_ROSTER_COLUMNS for none
 * @edited: what the cell held when its edit began
 */
struct _SwbRosterGrid
{
  GObject parent_instance;

  SwbRosterList *list;
  gboolean active;
  gboolean shown;
  gboolean by_rows;
  gboolean choosing;
  SwbId who;
  guint row;
  SwbRosterColumn column;
  guint said_row;
  guint said_column;
  gboolean say_row;
  guint anchor_row;
  SwbRosterColumn anchor_column;
  guint home;

  guint enter_source;
  guint focus_tick;
  guint n_tries;

  GtkWidget *entry;
  gboolean editing;
  SwbId edited_who;
  SwbRosterField edited_field;
  char *edited;
  double edited_x, edited_y; /* where the cell was */
  double across, down;       /* where the list was scrolled to then */
};

gboolean swb_roster_grid_is_open (SwbRosterGrid *self);
guint swb_roster_grid_get_columns (SwbRosterGrid *self,
                                   SwbRosterColumn *columns);
guint swb_roster_grid_find_column (SwbRosterGrid *self, SwbRosterColumn column);
guint swb_roster_grid_count_rows (SwbRosterGrid *self);
SwbCreator *swb_roster_grid_get_creator (SwbRosterGrid *self, guint row);
SwbRosterCell *swb_roster_grid_get_cell (SwbRosterGrid *self,
                                         guint row,
                                         SwbRosterColumn column);
gboolean swb_roster_grid_is_in (const SwbRosterRange *range,
                                guint row,
                                SwbRosterColumn column);
void swb_roster_grid_mark_all (SwbRosterGrid *self);
void swb_roster_grid_mark_item (GtkListItem *item, gpointer user_data);
void swb_roster_grid_scroll_down (SwbRosterGrid *self);
void swb_roster_grid_describe (SwbRosterGrid *self);
void swb_roster_grid_focus (SwbRosterGrid *self);
gboolean
swb_roster_grid_walk (SwbRosterGrid *self, int down, int across, gboolean more);

void swb_roster_grid_enter (SwbRosterGrid *self);
void swb_roster_grid_stop_focusing (SwbRosterGrid *self);
void swb_roster_grid_remember (SwbRosterGrid *self);
guint swb_roster_grid_first_chosen (SwbRosterGrid *self);
void swb_roster_grid_add_keys (SwbRosterGrid *self);
void swb_roster_grid_add_entry (SwbRosterGrid *self);
gboolean swb_roster_grid_begin (SwbRosterGrid *self, gboolean replace);
void swb_roster_grid_stop_edit (SwbRosterGrid *self);
const char *swb_roster_grid_currency (SwbRosterGrid *self);
SwbRosterEdit *swb_roster_grid_new_edit (SwbRosterGrid *self);
void swb_roster_grid_run (SwbRosterGrid *self,
                          SwbRosterEdit *edit,
                          const char *name,
                          const char *done);
void swb_roster_grid_say (SwbRosterGrid *self, const char *text);

G_END_DECLS
