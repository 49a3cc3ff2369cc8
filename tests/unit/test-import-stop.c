/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import that is stopped while it reads, looks at the rows or writes: it
 * ends as cancelled with nothing left behind, and can be done again. The
 * progress never goes back. */
#include "exchange-fixture.h"

#define N_ROWS 20000
#define N_STOPS 5

static GBytes *
make_table (guint followers)
{
  GString *text = g_string_new ("name,handle,followers,city\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "Person %u,person.%u,%u,Pune\n", i, i,
                            followers + i);
  return g_string_free_to_bytes (text);
}

/* Stops at a part of the progress; FALSE where it was over before. */
static gboolean
stop_at (GAsyncResult **result,
         SwbProgress *progress,
         GCancellable *cancellable,
         double part)
{
  double before = 0;

  while (*result == NULL)
    {
      const double done = swb_progress_get (progress);

      g_assert_cmpfloat (done, >=, before);
      before = done;
      if (done >= part && !swb_progress_is_final (progress))
        g_cancellable_cancel (cancellable);
      g_main_context_iteration (NULL, FALSE);
    }
  return g_cancellable_is_cancelled (cancellable);
}

static SwbImportTable *
read_table (GBytes *bytes, double part)
{
  g_autoptr (SwbProgress) progress = swb_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbImportTable *table;
  gboolean stopped;

  swb_import_table_load_bytes_async (bytes, "insta.csv", progress, cancellable,
                                     fixture_keep_result_cb, &result);
  stopped = stop_at (&result, progress, cancellable, part);
  table = swb_import_table_load_finish (result, &error);
  if (table == NULL)
    {
      g_assert_true (stopped);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  return table;
}

static SwbImportPreview *
look_at (SwbDocument *document, SwbImportTable *table, double part)
{
  g_autoptr (SwbProgress) progress = swb_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbImportPreview *preview;
  gboolean stopped;

  swb_import_preview_async (table, document, progress, cancellable,
                            fixture_keep_result_cb, &result);
  stopped = stop_at (&result, progress, cancellable, part);
  preview = swb_import_preview_finish (result, &error);
  if (preview == NULL)
    {
      g_assert_true (stopped);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  return preview;
}

static gboolean
write_rows (SwbDocument *document, SwbImportPreview *preview, double part)
{
  SwbCommand *command = swb_import_command (preview);
  SwbProgress *progress = swb_import_preview_get_progress (preview);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean stopped, done;

  swb_document_run_async (document, command, cancellable,
                          fixture_keep_result_cb, &result);
  stopped = stop_at (&result, progress, cancellable, part);
  done = swb_document_run_finish (document, result, &error);
  if (!done)
    {
      g_assert_true (stopped);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  return done;
}

static guint
count_accounts (SwbDocument *document)
{
  return swb_roster_get_data (
             swb_workspace_get_roster (swb_document_get_workspace (document)))
      ->n_accounts;
}

/* The second file is about those whom the first brought. */
static void
test_everywhere (void)
{
  SwbDocument *document = fixture_open ();

  for (guint file = 0; file < 2; file++)
    {
      g_autoptr (GBytes) bytes = make_table (file);
      g_autoptr (SwbImportTable) table = read_table (bytes, 2);
      g_autoptr (SwbImportPreview) preview = NULL;
      const guint before = count_accounts (document);
      g_autofree char *act = g_strdup (swb_document_get_undo_name (document));

      g_assert_nonnull (table);
      for (guint i = 0; i < N_STOPS; i++)
        {
          SwbImportTable *none = read_table (bytes, i * 0.2);

          g_clear_object (&none);
        }
      for (guint i = 0; i < N_STOPS; i++)
        {
          SwbImportPreview *none = look_at (document, table, i * 0.2);

          g_clear_object (&none);
        }
      preview = look_at (document, table, 2);
      g_assert_nonnull (preview);
      for (guint i = 0; i < N_STOPS; i++)
        if (write_rows (document, preview, i * 0.1))
          fixture_undo (document);
      g_assert_cmpuint (count_accounts (document), ==, before);
      g_assert_cmpstr (swb_document_get_undo_name (document), ==, act);
      g_assert_true (write_rows (document, preview, 2));
      g_assert_cmpuint (count_accounts (document), ==, N_ROWS);
    }
  fixture_close (document);
}

/* What is stopped while very many rows are written leaves nothing, and can be
 * imported again. */
static void
test_many (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GString) text = g_string_new ("handle,followers\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbImportTable) table = NULL;
  g_autoptr (SwbImportPreview) preview = NULL;
  g_autoptr (SwbImportPreview) again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "person.%u,%u\n", i, i + 1);
  table = fixture_table (text->str, "insta.csv");
  preview = fixture_preview (document, table);
  g_assert_null (swb_import_preview_get_progress (preview));
  swb_document_run_async (document, swb_import_command (preview), cancellable,
                          fixture_keep_result_cb, &result);
  while (swb_progress_get (swb_import_preview_get_progress (preview)) < 0.05 &&
         result == NULL)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      swb_document_run_finish (document, fixture_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_accounts (document), ==, 0);
  g_assert_null (swb_document_get_undo_name (document));
  again = fixture_preview (document, table);
  g_assert_cmpuint (swb_import_preview_count (again, SWB_IMPORT_NEW), ==,
                    60000);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-stop/everywhere", test_everywhere);
  g_test_add_func ("/import-stop/many", test_many);
  return g_test_run ();
}
