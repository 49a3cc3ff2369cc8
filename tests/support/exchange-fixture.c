/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of imports and exports share. */
#include "exchange-fixture.h"

#include "exchange/swb-xlsx.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * fixture_table:
 * @text: a table of text
 * @file_name: what it is called; it may tell the platform
 *
 * Returns: (transfer full): the table, its columns proposed
 */
SwbImportTable *
fixture_table (const char *text, const char *file_name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  SwbImportTable *table = swb_import_table_new (bytes, file_name, NULL, &error);

  g_assert_no_error (error);
  return table;
}

/**
 * fixture_take_definition:
 * @table: a table
 * @definition: from swb_import_table_dup_definition()
 *
 * Returns: how many columns were set by it
 */
guint
fixture_take_definition (SwbImportTable *table, const char *definition)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  swb_import_table_take_definition_async (table, definition, NULL, NULL,
                                          fixture_keep_result_cb, &result);
  n = swb_import_table_take_definition_finish (
      table, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return n;
}

/**
 * fixture_preview:
 * @document: a workspace
 * @table: a table
 *
 * Returns: (transfer full): what importing it would do
 */
SwbImportPreview *
fixture_preview (SwbDocument *document, SwbImportTable *table)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbImportPreview *preview;

  swb_import_preview_async (table, document, NULL, NULL, fixture_keep_result_cb,
                            &result);
  preview = swb_import_preview_finish (fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return preview;
}

/**
 * fixture_import:
 * @document: a workspace
 * @text: a table of text
 * @file_name: what it is called
 *
 * Brings the table in, nothing decided about rows that are like somebody.
 */
void
fixture_import (SwbDocument *document, const char *text, const char *file_name)
{
  g_autoptr (SwbImportTable) table = fixture_table (text, file_name);
  g_autoptr (SwbImportPreview) preview = fixture_preview (document, table);

  fixture_run (document, swb_import_command (preview));
}

/**
 * export_fixture_open:
 * @fixture: (out): a new workspace and the view of its roster
 * @file_name: of the file to export to
 */
void
export_fixture_open (ExportFixture *fixture, const char *file_name)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("swellboard-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->file = g_file_new_build_filename (fixture->folder, file_name, NULL);
  fixture->document = fixture_open ();
  fixture->view = swb_roster_view_new (swb_workspace_get_roster (
      swb_document_get_workspace (fixture->document)));
}

/**
 * export_fixture_close:
 * @fixture: what was opened
 * @data: for g_test_add()
 */
void
export_fixture_close (ExportFixture *fixture, gconstpointer data)
{
  g_file_delete (fixture->file, NULL, NULL);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  g_object_unref (fixture->view);
  fixture_close (fixture->document);
}

/**
 * export_fixture_load:
 * @fixture: what was exported
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
export_fixture_load (ExportFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (fixture->file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/**
 * export_fixture_read:
 * @fixture: what was exported
 *
 * Returns: (transfer full): the file's cells, as an import would read them
 */
SwbGrid *
export_fixture_read (ExportFixture *fixture)
{
  g_autoptr (GBytes) bytes = export_fixture_load (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text =
      swb_xlsx_looks_like_one (bytes)
          ? swb_xlsx_read_sheet (bytes, 0, NULL, NULL, &error)
          : g_bytes_ref (bytes);
  SwbGrid *grid;

  g_assert_no_error (error);
  grid = swb_csv_read (text, ',', 0, NULL, &error);
  g_assert_no_error (error);
  return grid;
}
