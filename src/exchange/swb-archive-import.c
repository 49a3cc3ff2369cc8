/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading an exported folder into a fresh workspace, in one transaction. What
 * is in it may come from anybody: every file, row and cell is looked at, and
 * no name out of a file becomes a path or SQL. */
#include "exchange/swb-archive.h"

#include "exchange/swb-archive-attachment.h"
#include "exchange/swb-archive-folder.h"
#include "exchange/swb-archive-manifest.h"
#include "exchange/swb-archive-reader.h"
#include "exchange/swb-exchange-error.h"
#include "storage/swb-kept.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define LARGEST_MANIFEST (1024 * 1024)
#define ROWS_BETWEEN_LOOKS 1000
#define UNKNOWN (-1)

/* A column of a file: where its cells go. */
typedef struct
{
  char *name;
  SwbCellType type;
  int target; /* column of the table, UNKNOWN for one that is kept */
  gboolean needed;
  const SwbShapeColumn *shape; /* null where it is kept */
} Column;

typedef struct
{
  SwbDatabase *to;
  SwbArchiveFolder *folder;
  SwbArchiveManifest *manifest;
  GPtrArray *shapes;
  SwbArchiveFlags flags;
  SwbProgress *progress;
  GCancellable *cancellable;
  guint64 bytes;
  guint64 all_bytes;
} Import;

/* One file on its way in. */
typedef struct
{
  const SwbShape *shape; /* null for a table that is kept */
  const SwbArchiveTable *told;
  SwbArchiveReader *reader;
  GArray *columns; /* of Column */
  sqlite3_stmt *writer;
  guint id; /* which column has the row's id */
  gint64 rows;
} Incoming;

static void
clear_column (gpointer column)
{
  g_free (((Column *) column)->name);
}

static void
incoming_clear (Incoming *in)
{
  swb_archive_reader_free (in->reader);
  g_array_unref (in->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Incoming, incoming_clear)

static gboolean
is_newer (const Import *self)
{
  return self->manifest->schema_minor > SWB_SCHEMA_MINOR;
}

static gboolean
is_older (const Import *self)
{
  return self->manifest->schema_minor < SWB_SCHEMA_MINOR;
}

static gboolean
fail_at (Incoming *in, const char *column, const char *problem, GError **error)
{
  swb_archive_reader_fail (in->reader, column, problem, error);
  return FALSE;
}

static gboolean
has_column (const Incoming *in, const char *name)
{
  for (guint i = 0; i < in->columns->len; i++)
    if (strcmp (g_array_index (in->columns, Column, i).name, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_column (Import *self, Incoming *in, const char *name, GError **error)
{
  Column column = { .target = UNKNOWN };

  if (!swb_kept_is_plain (name) || has_column (in, name))
    return fail_at (in, name,
                    _ ("cannot be: it names a column twice, or none at all"),
                    error);
  if (in->shape != NULL)
    column.target = swb_shape_find_column (in->shape, name);
  if (column.target != UNKNOWN)
    {
      column.type = swb_cell_type (in->shape, (guint) column.target);
      column.shape = swb_shape_column (in->shape, (guint) column.target);
      column.needed = column.shape->needed;
    }
  else if (!is_newer (self) || (in->shape != NULL && !in->shape->synced))
    return fail_at (in, name, _ ("is of a column that the workspace has not"),
                    error);
  else if (strcmp (name, "id") == 0)
    {
      column.type = SWB_CELL_ID;
      column.needed = TRUE;
    }
  else if (!swb_archive_manifest_find_type (self->manifest, in->told->name,
                                            name, &column.type))
    return fail_at (in, name, _ ("has a type that this version does not know"),
                    error);
  column.name = g_strdup (name);
  if (strcmp (name, "id") == 0)
    in->id = in->columns->len;
  g_array_append_val (in->columns, column);
  return TRUE;
}

/* Only an older export may lack a column; the ones by which rows are found
 * were there from the start. */
static gboolean
check_columns (Import *self, Incoming *in, GError **error)
{
  if (in->shape == NULL)
    return has_column (in, "id") ||
           fail_at (in, NULL, _ ("the column “id” is missing"), error);
  for (guint i = 0; i < in->shape->columns->len; i++)
    {
      const SwbShapeColumn *column = swb_shape_column (in->shape, i);
      g_autofree char *message = NULL;

      if (has_column (in, column->name) || (is_older (self) && !column->needed))
        continue;
      message =
          g_strdup_printf (_ ("the column “%s” is missing"), column->name);
      return fail_at (in, NULL, message, error);
    }
  return TRUE;
}

static gboolean
read_header (Import *self, Incoming *in, GError **error)
{
  gboolean has_row = FALSE;

  if (!swb_archive_reader_next (in->reader, &has_row, error))
    return FALSE;
  if (!has_row)
    return fail_at (in, NULL, _ ("the names of the columns are missing"),
                    error);
  for (guint i = 0; i < swb_archive_reader_n_cells (in->reader); i++)
    if (!add_column (self, in, swb_archive_reader_cell (in->reader, i).text,
                     error))
      return FALSE;
  return check_columns (self, in, error);
}

/* Our tables say what they do not take; the only thing left is a key that is
 * there already. */
static gboolean
run_writer (Import *self, Incoming *in, sqlite3_stmt *writer, GError **error)
{
  sqlite3 *handle = swb_database_get_handle (self->to);

  if (swb_database_run (self->to, writer, NULL))
    return TRUE;
  if ((sqlite3_errcode (handle) & 0xff) == SQLITE_CONSTRAINT)
    return fail_at (in, NULL, _ ("the id of this row is there already"), error);
  swb_database_set_error (self->to, error);
  return FALSE;
}

/* What the type alone does not say: rows are found by ids of 16 bytes, and
 * the record counts within bounds. */
static const char *
judge_cell (const Column *column, const SwbCell *cell)
{
  gint64 number;

  if (cell->length > SWB_ARCHIVE_LONGEST_VALUE)
    return _ ("is longer than 64 MB");
  if (!column->needed)
    return NULL;
  if (cell->length == 0 && (column->type != SWB_CELL_TEXT || !cell->quoted))
    return _ ("is missing");
  if (g_str_has_prefix (cell->text, "blob:") &&
      (strcmp (column->name, "id") == 0 || strcmp (column->name, "row") == 0))
    return _ ("is not the id of a row");
  if (column->type != SWB_CELL_INT || column->shape == NULL)
    return NULL;
  number = g_ascii_strtoll (cell->text, NULL, 10);
  return number < column->shape->least || number > column->shape->most
             ? _ ("is a number that cannot be there")
             : NULL;
}

static gboolean
bind_file (Import *self, Incoming *in, guint i, int index, GError **error)
{
  const SwbCell cell = swb_archive_reader_cell (in->reader, i);
  g_autofree char *problem =
      swb_archive_attachment_bind (&cell, self->folder, in->writer, index);

  return problem == NULL ||
         fail_at (in, g_array_index (in->columns, Column, i).name, problem,
                  error);
}

static gboolean
bind_cell (
    Incoming *in, guint i, sqlite3_stmt *statement, int index, GError **error)
{
  const Column *column = &g_array_index (in->columns, Column, i);
  const SwbCell cell = swb_archive_reader_cell (in->reader, i);
  const char *problem = judge_cell (column, &cell);

  if (problem == NULL)
    problem = swb_cell_bind (&cell, column->type, statement, index);
  return problem == NULL || fail_at (in, column->name, problem, error);
}

static gboolean
set_cell (Import *self, Incoming *in, guint i, GError **error)
{
  const Column *column = &g_array_index (in->columns, Column, i);
  const SwbCell cell = swb_archive_reader_cell (in->reader, i);

  if (column->type == SWB_CELL_FILE && cell.length > 0)
    return bind_file (self, in, i, column->target + 1, error);
  return bind_cell (in, i, in->writer, column->target + 1, error);
}

/* Beside the tables, as swb-kept.h has it: only what is told. */
static gboolean
keep_cell (Import *self, Incoming *in, guint i, GError **error)
{
  const Column *column = &g_array_index (in->columns, Column, i);
  const SwbCell cell = swb_archive_reader_cell (in->reader, i);
  sqlite3_stmt *keeper;

  if (cell.length == 0 && !cell.quoted)
    return TRUE;
  keeper = swb_database_prepare (
      self->to, "INSERT INTO kept VALUES (?1, ?2, ?3, ?4)", error);
  if (keeper == NULL)
    return FALSE;
  sqlite3_bind_text (keeper, 1, in->told->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (keeper, 3, column->name, -1, SQLITE_STATIC);
  return bind_cell (in, in->id, keeper, 2, error) &&
         bind_cell (in, i, keeper, 4, error) &&
         run_writer (self, in, keeper, error);
}

static gboolean
take_row (Import *self, Incoming *in, GError **error)
{
  guint n = swb_archive_reader_n_cells (in->reader);

  if (n != in->columns->len)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("there are %u cells, not %u"), n, in->columns->len);

      return fail_at (in, NULL, message, error);
    }
  if (in->writer != NULL)
    sqlite3_clear_bindings (in->writer);
  for (guint i = 0; i < n; i++)
    {
      const Column *column = &g_array_index (in->columns, Column, i);

      if (column->target == UNKNOWN
              ? i != in->id && !keep_cell (self, in, i, error)
              : !set_cell (self, in, i, error))
        return FALSE;
    }
  in->rows++;
  return in->writer == NULL || run_writer (self, in, in->writer, error);
}

static gboolean
look_around (Import *self, Incoming *in, GError **error)
{
  if (in->rows % ROWS_BETWEEN_LOOKS != 0)
    return TRUE;
  swb_progress_set (self->progress,
                    self->bytes + swb_archive_reader_bytes (in->reader),
                    self->all_bytes);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
read_rows (Import *self, Incoming *in, GError **error)
{
  gboolean has_row = FALSE;

  if (!read_header (self, in, error))
    return FALSE;
  if (in->shape != NULL)
    in->writer = swb_shape_writer (in->shape, self->to, error);
  if (in->shape != NULL && in->writer == NULL)
    return FALSE;
  while (swb_archive_reader_next (in->reader, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!take_row (self, in, error) || !look_around (self, in, error))
        return FALSE;
    }
  return FALSE;
}

/* That a file was altered explains all else that is wrong with it. */
static gboolean
check_sum (Import *self, Incoming *in, GError **error)
{
  if ((self->flags & SWB_ARCHIVE_EDITED) != 0)
    return TRUE;
  if (strcmp (swb_archive_reader_sum (in->reader), in->told->sha256) != 0)
    {
      g_clear_error (error);
      g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_EDITED,
                   _ ("“%s.csv” is not what was exported: it was changed or "
                      "damaged since"),
                   in->told->name);
      return FALSE;
    }
  if (*error != NULL || in->rows == in->told->rows)
    return TRUE;
  g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_EDITED,
               _ ("“workspace.json” tells another number of rows than “%s.csv” "
                  "has"),
               in->told->name);
  return FALSE;
}

static gboolean
import_table (Import *self,
              const SwbShape *shape,
              const SwbArchiveTable *told,
              GError **error)
{
  g_autofree char *name = g_strconcat (told->name, ".csv", NULL);
  g_auto (Incoming) in = { .shape = shape, .told = told };
  g_autoptr (GError) problem = NULL;
  guint64 size = 0;
  int fd;

  in.columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (in.columns, clear_column);
  fd = swb_archive_folder_read (self->folder, name, &size, error);
  if (fd < 0)
    return FALSE;
  in.reader = swb_archive_reader_new (fd, name);
  if (!read_rows (self, &in, &problem) &&
      g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (check_sum (self, &in, &problem) && problem == NULL)
    {
      self->bytes += size;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
refuse_table (const char *format, const char *name, GError **error)
{
  GString *message = g_string_new (format);

  g_string_replace (message, "%s", name, 1);
  g_set_error_literal (error, SWB_EXCHANGE_ERROR,
                       SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

static gboolean
import_known (Import *self, GError **error)
{
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const SwbShape *shape = g_ptr_array_index (self->shapes, i);
      const SwbArchiveTable *told =
          swb_archive_manifest_find (self->manifest, shape->name);

      if (told != NULL ? !import_table (self, shape, told, error)
                       : !is_older (self) &&
                             !refuse_table (_ ("“workspace.json” does not tell "
                                               "of the table “%s”"),
                                            shape->name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_known (Import *self, const char *table)
{
  for (guint i = 0; i < self->shapes->len; i++)
    if (strcmp (((SwbShape *) g_ptr_array_index (self->shapes, i))->name,
                table) == 0)
      return TRUE;
  return FALSE;
}

/* After `kept` itself, which an export of that newer version has too. */
static gboolean
import_unknown (Import *self, GError **error)
{
  for (guint i = 0; i < self->manifest->tables->len; i++)
    {
      const SwbArchiveTable *told =
          g_ptr_array_index (self->manifest->tables, i);

      if (is_known (self, told->name))
        continue;
      if (!is_newer (self))
        return refuse_table (_ ("“workspace.json” tells of a table “%s” that "
                                "no workspace has"),
                             told->name, error);
      if (!import_table (self, NULL, told, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
import_all (Import *self, GError **error)
{
  for (guint i = 0; i < self->manifest->tables->len; i++)
    self->all_bytes += (guint64) MAX (
        0, ((SwbArchiveTable *) g_ptr_array_index (self->manifest->tables, i))
               ->bytes);
  if (!swb_database_exec (self->to, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (import_known (self, error) && import_unknown (self, error) &&
      swb_kept_settle (self->to, error) &&
      swb_database_exec (self->to, "COMMIT", error))
    return TRUE;
  swb_database_exec (self->to, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * swb_archive_import:
 * @folder: a path
 * @to: a fresh workspace
 * @flags: what is allowed
 * @progress: (nullable): how far it is
 * @cancellable: (nullable): a cancellable
 * @error: why not, with file, line and column; %SWB_EXCHANGE_ERROR_EDITED
 *   where %SWB_ARCHIVE_EDITED would take it
 *
 * Undoes swb_archive_export(). Takes its time; call it on a worker.
 *
 * Returns: whether @to holds all of it; else it is as fresh as it was
 */
gboolean
swb_archive_import (const char *folder,
                    SwbDatabase *to,
                    SwbArchiveFlags flags,
                    SwbProgress *progress,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SwbArchiveFolder) from = swb_archive_folder_open (folder, error);
  g_autofree char *text = NULL;
  g_autoptr (SwbArchiveManifest) manifest = NULL;
  g_autoptr (GPtrArray) shapes = NULL;
  Import self = { .to = to,
                  .folder = from,
                  .flags = flags,
                  .progress = progress,
                  .cancellable = cancellable };

  if (from == NULL)
    return FALSE;
  text = swb_archive_folder_load (from, SWB_ARCHIVE_MANIFEST, LARGEST_MANIFEST,
                                  error);
  if (text == NULL)
    return FALSE;
  self.manifest = manifest = swb_archive_manifest_read (text, error);
  if (manifest == NULL)
    return FALSE;
  self.shapes = shapes = swb_shapes_new (error);
  return shapes != NULL && import_all (&self, error);
}
