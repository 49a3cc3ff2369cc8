/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's list as a grid: a cell that has the cursor, a range of cells,
 * editing in place. */
#pragma once

#include "document/swb-roster-edit.h"
#include "ui/swb-roster-list.h"

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_GRID (swb_roster_grid_get_type ())

G_DECLARE_FINAL_TYPE (SwbRosterGrid, swb_roster_grid, SWB, ROSTER_GRID, GObject)

/**
 * SwbRosterRange:
 * @first_row, @last_row: positions in the list, both in the range
 * @columns: from the first to the last in the order in which they are shown
 * @n_columns: how many; 0 for no range
 */
typedef struct
{
  guint first_row;
  guint last_row;
  SwbRosterColumn columns[SWB_N_ROSTER_COLUMNS];
  guint n_columns;
} SwbRosterRange;

SwbRosterGrid *swb_roster_grid_new (SwbRosterList *list);
void swb_roster_grid_close (SwbRosterGrid *self);
void swb_roster_grid_set_active (SwbRosterGrid *self, gboolean active);
void swb_roster_grid_forget (SwbRosterGrid *self);
void swb_roster_grid_refreshed (SwbRosterGrid *self);
void swb_roster_grid_rows_chosen (SwbRosterGrid *self);
void swb_roster_grid_start (SwbRosterGrid *self);

gboolean swb_roster_grid_get_cursor (SwbRosterGrid *self,
                                     guint *row,
                                     SwbRosterColumn *column);
void swb_roster_grid_set_cursor (SwbRosterGrid *self,
                                 guint row,
                                 SwbRosterColumn column,
                                 gboolean extend);
void
swb_roster_grid_toggle (SwbRosterGrid *self, guint row, SwbRosterColumn column);
gboolean swb_roster_grid_get_range (SwbRosterGrid *self, SwbRosterRange *range);
gboolean swb_roster_grid_begin_edit (SwbRosterGrid *self);
gboolean swb_roster_grid_is_editing (SwbRosterGrid *self);
gboolean swb_roster_grid_tell_origin (SwbRosterGrid *self);
void swb_roster_grid_fill_down (SwbRosterGrid *self);
void swb_roster_grid_clear_cells (SwbRosterGrid *self);
void swb_roster_grid_edit_many (SwbRosterGrid *self);
void swb_roster_grid_copy (SwbRosterGrid *self, gboolean cut);
void swb_roster_grid_paste (SwbRosterGrid *self);
void swb_roster_grid_paste_text (SwbRosterGrid *self, const char *text);
void swb_roster_grid_point_at (SwbRosterGrid *self, double x, double y);
void swb_roster_grid_update_actions (SwbRosterGrid *self);
gboolean swb_roster_grid_has_rows (SwbRosterGrid *self);

G_END_DECLS
