/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wrong rows of an import as a table that can be mended and imported again:
 * before the cells stand the line and what is wrong. */
#include "exchange/swb-import-preview-private.h"

#include "base/swb-text.h"
#include "exchange/swb-csv.h"

#include <inttypes.h>

/* Of the same kind in every language: swb_table_is_remark() knows them. */
static const char *const remark_titles[] = { "Swellboard: line",
                                             "Swellboard: problem" };

/* The row with its cells guarded; FALSE where it can stand as it was. */
static gboolean
append_guarded (SwbImportPreview *self, GString *out, guint row)
{
  const SwbImportOptions *options = swb_import_table_get_options (self->table);
  SwbGrid *grid = self->plan->rule.grid;
  const guint n = swb_grid_get_n_cells (grid, row);
  g_auto (GStrv) cells = g_new0 (char *, n + 1);
  gboolean guarded = options->quote != '"' ||
                     (swb_grid_get_flags (grid, row) & SWB_GRID_MADE) != 0;

  for (guint i = 0; i < n; i++)
    {
      const char *cell = swb_grid_get_cell (grid, row, i);

      cells[i] = swb_text_guard_written (cell);
      guarded = guarded || g_strcmp0 (cells[i], cell) != 0;
    }
  if (guarded)
    swb_csv_append_row (out, (const char *const *) cells, n,
                        options->delimiter);
  return guarded;
}

static void
append_raw (SwbImportPreview *self, GString *out, guint row)
{
  const char *text = g_bytes_get_data (self->text, NULL);
  gsize start;
  gsize length;

  if (append_guarded (self, out, row))
    return;
  swb_grid_get_raw (self->plan->rule.grid, row, &start, &length);
  g_string_append_len (out, text + start, (gssize) length);
  g_string_append (out, "\r\n");
}

/* What is wrong with one account of a row: "followers: “many” is not a number
 * from 0 up". */
static void
append_problem (SwbImportPreview *self, GString *problems, guint i)
{
  const SwbImportRow *row = swb_import_plan_get_row (self->plan, i);

  if (row->problem == NULL)
    return;
  if (problems->len > 0)
    g_string_append (problems, "; ");
  if (row->problem_column >= 0)
    {
      g_autofree char *title =
          swb_import_table_dup_title (self->table, (guint) row->problem_column);
      g_autofree char *clean = swb_text_clean (title, -1);

      g_string_append_printf (problems, "%s: ", clean);
    }
  g_string_append (problems, row->problem);
}

static void
append_remarks (SwbImportPreview *self,
                GString *out,
                const char *line,
                const char *problem)
{
  char delimiter = swb_import_table_get_options (self->table)->delimiter;
  g_autofree char *guarded = swb_text_guard_written (problem);

  swb_csv_append_cell (out, line, delimiter);
  g_string_append_c (out, delimiter);
  swb_csv_append_cell (out, guarded, delimiter);
  g_string_append_c (out, delimiter);
}

static void
append_row (SwbImportPreview *self, GString *out, guint first)
{
  guint grid_row = swb_import_plan_get_row (self->plan, first)->row;
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autofree char *line =
      g_strdup_printf ("%" PRIu64, swb_import_preview_get_line (self, first));

  for (guint i = first;
       i < self->plan->rows->len &&
       swb_import_plan_get_row (self->plan, i)->row == grid_row;
       i++)
    append_problem (self, problems, i);
  append_remarks (self, out, line, problems->str);
  append_raw (self, out, grid_row);
}

/**
 * swb_import_preview_dup_wrong_rows:
 * @self: a preview
 *
 * They are opened in a spreadsheet to be mended, so a cell that it would run
 * is guarded; the import takes the guard away again, and takes no notice of the
 * two columns that tell the line and the problem.
 *
 * Returns: (transfer full): the titles and the wrong rows, each letter as it
 *   was but for guards, in UTF-8 with a mark that says so
 */
GBytes *
swb_import_preview_dup_wrong_rows (SwbImportPreview *self)
{
  GString *out = g_string_new ("\xef\xbb\xbf");
  guint told = G_MAXUINT;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (self), NULL);
  if (self->plan->rule.first_row == 1)
    {
      append_remarks (self, out, remark_titles[0], remark_titles[1]);
      append_raw (self, out, 0);
    }
  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      guint row = swb_import_plan_get_row (self->plan, i)->row;

      if (self->plan->verdicts->data[i] != SWB_IMPORT_WRONG || row == told)
        continue;
      append_row (self, out, i);
      told = row;
    }
  return g_string_free_to_bytes (out);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  GError *error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * swb_import_write_wrong_rows_async:
 * @self: a preview
 * @file: where to
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Saves the wrong rows, so that they can be mended and imported again.
 */
void
swb_import_write_wrong_rows_async (SwbImportPreview *self,
                                   GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (SWB_IS_IMPORT_PREVIEW (self) && G_IS_FILE (file));
  bytes = swb_import_preview_dup_wrong_rows (self);
  g_file_replace_contents_bytes_async (
      file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
      written_cb, g_steal_pointer (&task));
}

/**
 * swb_import_write_wrong_rows_finish:
 * @self: a preview
 * @result: what the callback got
 * @error: %G_IO_ERROR
 *
 * Returns: whether they were saved
 */
gboolean
swb_import_write_wrong_rows_finish (SwbImportPreview *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
