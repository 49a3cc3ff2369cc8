/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a workspace as a folder. All files are whole and on the disk under
 * private names before the first of them replaces an older one; the one with
 * the sums comes last, so that what it tells of is there. */
#include "exchange/swb-archive.h"

#include "exchange/swb-archive-attachment.h"
#include "exchange/swb-archive-folder.h"
#include "exchange/swb-archive-manifest.h"
#include "exchange/swb-exchange-error.h"

#include <glib/gi18n-lib.h>

#define FLUSH_AT (256 * 1024)
#define ROWS_BETWEEN_LOOKS 1000
#define LARGEST_MANIFEST (1024 * 1024)
/* So that Excel reads UTF-8; LibreOffice does with and without. */
#define MARK "\xef\xbb\xbf"

typedef struct
{
  SwbDatabase *db;
  SwbArchiveFolder *folder;
  GPtrArray *shapes;
  GPtrArray *tables;       /* of SwbArchiveTable */
  GHashTable *attachments; /* SHA-256 to the cell that tells where */
  GString *text;
  SwbProgress *progress;
  GCancellable *cancellable;
  guint64 rows;
  guint64 all_rows;
} Export;

static gboolean
flush (Export *self, SwbArchiveTable *table, GError **error)
{
  table->bytes += (gint64) self->text->len;
  if (!swb_archive_folder_write (self->folder, self->text->str, self->text->len,
                                 error))
    return FALSE;
  g_string_truncate (self->text, 0);
  return TRUE;
}

static void
write_header (Export *self, const SwbShape *shape)
{
  g_string_append (self->text, MARK);
  for (guint i = 0; i < shape->columns->len; i++)
    g_string_append_printf (self->text, "%s%s", i == 0 ? "" : ",",
                            swb_shape_column (shape, i)->name);
  g_string_append (self->text, "\r\n");
}

static gboolean
look_around (Export *self, SwbArchiveTable *table, GError **error)
{
  if (table->rows % ROWS_BETWEEN_LOOKS == 0)
    {
      swb_progress_set (self->progress, self->rows + (guint64) table->rows,
                        self->all_rows);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  return self->text->len < FLUSH_AT || flush (self, table, error);
}

static void
write_row (Export *self, const SwbCellType *types, sqlite3_stmt *row, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *place =
          types[i] == SWB_CELL_FILE
              ? g_hash_table_lookup (self->attachments,
                                     sqlite3_column_text (row, 0))
              : NULL;

      if (i > 0)
        g_string_append_c (self->text, ',');
      if (place != NULL)
        g_string_append (self->text, place);
      else
        swb_cell_append (self->text, types[i], row, (int) i);
    }
  g_string_append (self->text, "\r\n");
}

static gboolean
write_rows (Export *self,
            const SwbShape *shape,
            SwbArchiveTable *table,
            GError **error)
{
  sqlite3_stmt *row = swb_shape_reader (shape, self->db, error);
  g_autofree SwbCellType *types = g_new (SwbCellType, shape->columns->len);
  gboolean has_row = FALSE;

  for (guint i = 0; i < shape->columns->len; i++)
    types[i] = swb_cell_type (shape, i);
  while (row != NULL && swb_database_step (self->db, row, &has_row, error))
    {
      if (!has_row)
        return flush (self, table, error);
      write_row (self, types, row, shape->columns->len);
      table->rows++;
      if (!look_around (self, table, error))
        break;
    }
  if (row != NULL)
    sqlite3_reset (row);
  return FALSE;
}

static gboolean
write_table (Export *self, const SwbShape *shape, GError **error)
{
  SwbArchiveTable *table = g_new0 (SwbArchiveTable, 1);
  g_autofree char *name = g_strconcat (shape->name, ".csv", NULL);

  table->name = g_strdup (shape->name);
  g_ptr_array_add (self->tables, table);
  if (swb_cell_holds_files (shape) &&
      !swb_archive_attachments_write (shape, self->db, self->folder,
                                      self->attachments, self->cancellable,
                                      error))
    return FALSE;
  if (!swb_archive_folder_begin (self->folder, name, error))
    return FALSE;
  write_header (self, shape);
  if (!write_rows (self, shape, table, error))
    return FALSE;
  self->rows += (guint64) table->rows;
  table->sha256 = swb_archive_folder_end (self->folder, error);
  return table->sha256 != NULL;
}

/* One view of the workspace, whatever is done meanwhile. */
static gboolean
write_tables (Export *self, GError **error)
{
  gboolean ok = swb_database_exec (self->db, "BEGIN", error);

  for (guint i = 0; ok && i < self->shapes->len; i++)
    self->all_rows += (guint64) swb_shape_count (
        g_ptr_array_index (self->shapes, i), self->db);
  for (guint i = 0; ok && i < self->shapes->len; i++)
    ok = write_table (self, g_ptr_array_index (self->shapes, i), error);
  swb_database_exec (self->db, "ROLLBACK", NULL);
  return ok;
}

/* An older workspace.json would call the mixture whole; for as long as it
 * lasts one stands there that says it is not. */
static gboolean
publish (Export *self, gint64 time, GError **error)
{
  g_autofree char *unfinished = swb_archive_manifest_write_unfinished ();
  g_autofree char *manifest =
      swb_archive_manifest_write (self->shapes, self->tables, time);
  g_autofree char *readme = swb_archive_readme ();
  SwbArchiveFolder *folder = self->folder;

  return swb_archive_folder_put (folder, SWB_ARCHIVE_README, readme, error) &&
         swb_archive_folder_put (folder, SWB_ARCHIVE_MANIFEST, unfinished,
                                 error) &&
         swb_archive_folder_publish_last (folder, error) &&
         swb_archive_folder_publish (folder, error) &&
         swb_archive_folder_put (folder, SWB_ARCHIVE_MANIFEST, manifest,
                                 error) &&
         swb_archive_folder_publish (folder, error);
}

static gboolean
may_write (SwbArchiveFolder *folder, GError **error)
{
  g_autofree char *earlier = swb_archive_folder_load (
      folder, SWB_ARCHIVE_MANIFEST, LARGEST_MANIFEST, NULL);

  return swb_archive_folder_is_ours (
      folder, earlier != NULL && swb_archive_manifest_is_ours (earlier), error);
}

/**
 * swb_archive_export:
 * @db: a workspace; a reader of its own, that nobody else uses meanwhile
 * @folder: a path; new, empty, or of an earlier export, which is replaced
 * @time: microseconds since 1970, UTC; when it is
 * @progress: (nullable): how far it is
 * @cancellable: (nullable): a cancellable
 * @error: why not; the folder is then as it was, or says that it is unfinished
 *
 * Writes all that the workspace holds, its history too. Takes its time, and no
 * memory that grows with the workspace; call it on a worker.
 *
 * Returns: whether the folder holds all of it
 */
gboolean
swb_archive_export (SwbDatabase *db,
                    const char *folder,
                    gint64 time,
                    SwbProgress *progress,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) shapes = swb_shapes_new (error);
  g_autoptr (GPtrArray) tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_archive_table_free);
  g_autoptr (GString) text = g_string_sized_new (FLUSH_AT + FLUSH_AT / 4);
  g_autoptr (SwbArchiveFolder) to = NULL;
  g_autoptr (GHashTable) attachments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Export self = { .db = db,
                  .attachments = attachments,
                  .shapes = shapes,
                  .tables = tables,
                  .text = text,
                  .progress = progress,
                  .cancellable = cancellable };

  if (shapes == NULL)
    return FALSE;
  to = self.folder = swb_archive_folder_make (folder, error);
  if (to == NULL)
    return FALSE;
  if (may_write (to, error) && write_tables (&self, error) &&
      publish (&self, time, error))
    return TRUE;
  swb_archive_folder_abandon (to);
  return FALSE;
}
