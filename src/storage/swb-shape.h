/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that a workspace carries, each with all of its columns: what has
 * to be read and written where nothing may be lost. */
#pragma once

#include "storage/swb-database.h"

G_BEGIN_DECLS

/**
 * SwbShapeType:
 * @SWB_SHAPE_ANY: a value with a type of its own, as the history has
 */
typedef enum
{
  SWB_SHAPE_INT,
  SWB_SHAPE_REAL,
  SWB_SHAPE_TEXT,
  SWB_SHAPE_ID,
  SWB_SHAPE_ANY,
} SwbShapeType;

/**
 * SwbShapeColumn:
 * @name: the SQL name
 * @type: what a value may be
 * @needed: whether it may not be null
 * @least, @most: what a whole number may be
 */
typedef struct
{
  char *name;
  SwbShapeType type;
  gboolean needed;
  gint64 least;
  gint64 most;
} SwbShapeColumn;

/**
 * SwbShape:
 * @name: the SQL name of the table
 * @columns: (element-type SwbShapeColumn): in order, those of the key first
 * @synced: whether it is one of swb_schema_table()
 */
typedef struct
{
  char *name;
  GArray *columns;
  gboolean synced;
} SwbShape;

GPtrArray *swb_shapes_new (GError **error);
const SwbShapeColumn *swb_shape_column (const SwbShape *shape, guint column);
int swb_shape_find_column (const SwbShape *shape, const char *name);
sqlite3_stmt *
swb_shape_reader (const SwbShape *shape, SwbDatabase *db, GError **error);
sqlite3_stmt *
swb_shape_writer (const SwbShape *shape, SwbDatabase *db, GError **error);
gint64 swb_shape_count (const SwbShape *shape, SwbDatabase *db);

G_END_DECLS
