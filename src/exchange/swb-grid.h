/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a table as they were in a file, whatever kind of file it was:
 * what every reader fills and every import reads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwbGridFlags:
 * @SWB_GRID_STRAY_QUOTE: a quote stood where none belongs; it was kept or,
 *   after a closed cell, left out
 * @SWB_GRID_CUT: a cell was longer than can be kept
 * @SWB_GRID_MANY: the row has more cells than can be kept
 * @SWB_GRID_MADE: titles put together from several rows: the text that it was
 *   read from has no such row
 */
typedef enum
{
  SWB_GRID_STRAY_QUOTE = 1 << 0,
  SWB_GRID_CUT = 1 << 1,
  SWB_GRID_MADE = 1 << 2,
  SWB_GRID_MANY = 1 << 3,
} SwbGridFlags;

typedef struct _SwbGrid SwbGrid;

SwbGrid *swb_grid_new (void);
SwbGrid *swb_grid_ref (SwbGrid *grid);
void swb_grid_unref (SwbGrid *grid);

void swb_grid_begin_row (SwbGrid *grid, guint64 line);
void swb_grid_add_cell (SwbGrid *grid, const char *text, gsize length);
void swb_grid_end_row (SwbGrid *grid,
                       gsize raw_start,
                       gsize raw_length,
                       SwbGridFlags flags);
void swb_grid_drop_row (SwbGrid *grid);
void swb_grid_drop_first (SwbGrid *grid, guint n);
void
swb_grid_replace_first (SwbGrid *grid, const char *const *cells, guint n_cells);

void
swb_grid_append_rows (SwbGrid *grid, SwbGrid *other, guint first, guint64 line);
gboolean swb_grid_find_raw (SwbGrid *grid, gsize start, guint *row);

guint swb_grid_get_n_rows (SwbGrid *grid);
guint swb_grid_count_cells (SwbGrid *grid);
guint swb_grid_get_n_columns (SwbGrid *grid);
guint swb_grid_get_n_cells (SwbGrid *grid, guint row);
const char *swb_grid_get_cell (SwbGrid *grid, guint row, guint column);
gboolean swb_grid_row_is_blank (SwbGrid *grid, guint row);
guint64 swb_grid_get_line (SwbGrid *grid, guint row);
SwbGridFlags swb_grid_get_flags (SwbGrid *grid, guint row);
void swb_grid_get_raw (SwbGrid *grid, guint row, gsize *start, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbGrid, swb_grid_unref)

G_END_DECLS
