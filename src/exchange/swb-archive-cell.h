/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a workspace as the text of a cell, and back to the very same
 * value. */
#pragma once

#include "storage/swb-shape.h"

G_BEGIN_DECLS

/** The longest value, in bytes; a workspace file takes none above it. */
#define SWB_ARCHIVE_LONGEST_VALUE (64 * 1024 * 1024)

/**
 * SwbCellType:
 * @SWB_CELL_INT: a whole number
 * @SWB_CELL_REAL: a number, the shortest text that reads back the same
 * @SWB_CELL_TEXT: text
 * @SWB_CELL_ID: a UUID
 * @SWB_CELL_ANY: a value behind its type: "int:5", "text:Pune"
 * @SWB_CELL_DAY: a day, 2026-11-21; a whole number where it is none
 * @SWB_CELL_TIME: microseconds as 2026-11-21T09:30:00.000000Z, or such a number
 * @SWB_CELL_FILE: the bytes of an attached file: its name, "file:", or the
 * bytes themselves; see swb-archive-attachment.h
 */
typedef enum
{
  SWB_CELL_INT,
  SWB_CELL_REAL,
  SWB_CELL_TEXT,
  SWB_CELL_ID,
  SWB_CELL_ANY,
  SWB_CELL_DAY,
  SWB_CELL_TIME,
  SWB_CELL_FILE,
} SwbCellType;

/**
 * SwbCell:
 * @text: what is in it, without its quotes; a zero follows
 * @length: in bytes
 * @quoted: whether it had quotes: that tells the empty text from nothing
 */
typedef struct
{
  const char *text;
  gsize length;
  gboolean quoted;
} SwbCell;

SwbCellType swb_cell_type (const SwbShape *shape, guint column);
gboolean swb_cell_holds_files (const SwbShape *shape);
const char *swb_cell_type_name (SwbCellType type);
gboolean swb_cell_find_type (const char *name, SwbCellType *type);
void
swb_cell_append (GString *out, SwbCellType type, sqlite3_stmt *row, int column);
const char *swb_cell_bind (const SwbCell *cell,
                           SwbCellType type,
                           sqlite3_stmt *statement,
                           int index);

G_END_DECLS
