/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that a workspace carries, each with all of its columns. They are
 * read from an empty workspace, so that a table that the schema gets is here
 * without a word, and in the order of a new file whatever the age of another.
 */
#include "storage/swb-shape.h"

#include "storage/swb-checksum.h"
#include "storage/swb-record-runs.h"
#include "storage/swb-workspace-file.h"

#include <string.h>

/* What the types do not say: the record counts within bounds, as
 * swb-file-import.c has it for files. */
static const struct
{
  const char *table;
  const char *column;
  gint64 least;
  gint64 most;
} ranges[] = {
  { "action", "seq", 1, G_GINT64_CONSTANT (1) << 52 },
  { "action", "kind", 0, 2 },
  { "action", "state", 0, 2 },
};

static void
clear_column (gpointer column)
{
  g_free (((SwbShapeColumn *) column)->name);
}

static void
free_shape (gpointer data)
{
  SwbShape *shape = data;

  g_free (shape->name);
  g_array_unref (shape->columns);
  g_free (shape);
}

static SwbShapeType
type_from_sql (const char *sql)
{
  static const char *const names[] = { "INTEGER", "REAL", "TEXT", "BLOB" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (sql, names[i]) == 0)
      return (SwbShapeType) i;
  return SWB_SHAPE_ANY;
}

static void
set_range (const SwbShape *shape, SwbShapeColumn *column)
{
  column->least = G_MININT64;
  column->most = G_MAXINT64;
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (strcmp (shape->name, ranges[i].table) == 0 &&
        strcmp (column->name, ranges[i].column) == 0)
      {
        column->least = ranges[i].least;
        column->most = ranges[i].most;
      }
}

static gboolean
read_columns (SwbShape *shape, SwbDatabase *db, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT name, type, \"notnull\" OR pk>0 FROM"
                       " pragma_table_info('%s') ORDER BY cid",
                       shape->name);
  sqlite3_stmt *info = swb_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (info == NULL)
    return FALSE;
  while (swb_database_step (db, info, &has_row, error))
    {
      SwbShapeColumn column;

      if (!has_row)
        return TRUE;
      column.name = g_strdup ((const char *) sqlite3_column_text (info, 0));
      column.type =
          type_from_sql ((const char *) sqlite3_column_text (info, 1));
      column.needed = sqlite3_column_int (info, 2) != 0;
      set_range (shape, &column);
      g_array_append_val (shape->columns, column);
    }
  return FALSE;
}

/**
 * swb_shapes_new:
 * @error: why not
 *
 * Returns: (transfer full) (element-type SwbShape) (nullable): every table of
 *   swb_checksum_tables()
 */
GPtrArray *
swb_shapes_new (GError **error)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, error);
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func (free_shape);
  const char *const *tables = swb_checksum_tables ();

  if (db == NULL || !swb_file_create (db, error))
    return NULL;
  for (guint i = 0; tables[i] != NULL; i++)
    {
      SwbShape *shape = g_new0 (SwbShape, 1);
      SwbTableId table;

      shape->name = g_strdup (tables[i]);
      shape->columns = g_array_new (FALSE, FALSE, sizeof (SwbShapeColumn));
      shape->synced = swb_schema_find_table (tables[i], &table);
      g_array_set_clear_func (shape->columns, clear_column);
      g_ptr_array_add (shapes, shape);
      if (!read_columns (shape, db, error))
        return NULL;
    }
  return g_steal_pointer (&shapes);
}

/**
 * swb_shape_column:
 * @shape: a table
 * @column: from 0
 *
 * Returns: (transfer none): that column
 */
const SwbShapeColumn *
swb_shape_column (const SwbShape *shape, guint column)
{
  return &g_array_index (shape->columns, SwbShapeColumn, column);
}

/**
 * swb_shape_find_column:
 * @shape: a table
 * @name: the SQL name of a column
 *
 * Returns: its number, -1 where there is none
 */
int
swb_shape_find_column (const SwbShape *shape, const char *name)
{
  for (guint i = 0; i < shape->columns->len; i++)
    if (strcmp (swb_shape_column (shape, i)->name, name) == 0)
      return (int) i;
  return -1;
}

static void
append_columns (GString *sql, const SwbShape *shape)
{
  for (guint i = 0; i < shape->columns->len; i++)
    g_string_append_printf (sql, "%s%s", i == 0 ? "" : ", ",
                            swb_shape_column (shape, i)->name);
}

/* Where the rows are: some of the record may be in runs. Null where that is not
 * known. */
static const char *
source_of (const SwbShape *shape, SwbDatabase *db, GError **error)
{
  gboolean has_runs = FALSE;

  if (strcmp (shape->name, "action_row") == 0 &&
      !swb_record_find_runs (db, &has_runs, error))
    return NULL;
  return has_runs ? SWB_RECORD_ALL_ROWS : shape->name;
}

/**
 * swb_shape_reader:
 * @shape: a table
 * @db: a workspace
 * @error: why not
 *
 * Returns: (transfer none) (nullable): a statement that gives every row of it
 *   with all columns, by key
 */
sqlite3_stmt *
swb_shape_reader (const SwbShape *shape, SwbDatabase *db, GError **error)
{
  const char *source = source_of (shape, db, error);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  if (source == NULL)
    return NULL;
  append_columns (sql, shape);
  g_string_append_printf (sql, " FROM %s ORDER BY 1, 2, 3", source);
  return swb_database_prepare (db, sql->str, error);
}

/**
 * swb_shape_writer:
 * @shape: a table
 * @db: a workspace that is being made
 * @error: why not
 *
 * Returns: (transfer none) (nullable): a statement that adds a row; its
 *   parameters are the columns
 */
sqlite3_stmt *
swb_shape_writer (const SwbShape *shape, SwbDatabase *db, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (", shape->name);
  append_columns (sql, shape);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 1; i < shape->columns->len; i++)
    g_string_append_printf (sql, ", ?%u", i + 1);
  g_string_append_c (sql, ')');
  return swb_database_prepare (db, sql->str, error);
}

/**
 * swb_shape_count:
 * @shape: a table
 * @db: a workspace
 *
 * Returns: how many rows it has; 0 where that cannot be read
 */
gint64
swb_shape_count (const SwbShape *shape, SwbDatabase *db)
{
  const char *source = source_of (shape, db, NULL);
  g_autofree char *sql =
      source == NULL ? NULL
                     : g_strdup_printf ("SELECT count(*) FROM %s", source);

  return sql == NULL ? 0 : swb_database_number (db, sql, 0);
}
