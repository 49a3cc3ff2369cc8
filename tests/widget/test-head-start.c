/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is opened before there is a window: whoever follows gets it,
 * sooner or later, and one that nobody wants is closed again. */
#include "settle.h"

#include "ui/swb-head-start.h"
#include "ui/swb-window.h"

#include "storage/swb-working-copy.h"

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  SwbDocument *document = fixture_open ();

  fixture->folder = g_dir_make_tmp ("swellboard-XXXXXX", NULL);
  fixture->file =
      g_file_new_build_filename (fixture->folder, "launch.swell", NULL);
  swb_document_save_as_async (document, fixture->file, NULL,
                              fixture_keep_result_cb, &result);
  g_assert_true (
      swb_document_save_finish (document, fixture_wait_for (&result), NULL));
  fixture_close (document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_file_delete (fixture->file, NULL, NULL);
  g_object_unref (fixture->file);
  g_free (fixture->folder);
}

/* Who has a file open keeps others out. */
static gboolean
is_free (GFile *file)
{
  SwbWorkingCopy *copy = swb_working_copy_open (file, NULL, NULL);

  if (copy == NULL)
    return FALSE;
  swb_working_copy_close (copy, TRUE);
  return TRUE;
}

static void
follow (Fixture *fixture, SwbHeadStart *head_start)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_head_start_follow (head_start, fixture_keep_result_cb, &result);
  document = swb_document_open_finish (fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (
      g_file_equal (swb_document_get_file (document), fixture->file));
  g_assert_false (is_free (fixture->file));
  fixture_close (document);
}

static void
test_soon (Fixture *fixture, gconstpointer data)
{
  follow (fixture, swb_head_start_new (fixture->file));
}

static void
test_late (Fixture *fixture, gconstpointer data)
{
  SwbHeadStart *head_start = swb_head_start_new (fixture->file);

  FIXTURE_WAIT ("the file to be open", swb_head_start_is_there (head_start));
  follow (fixture, head_start);
}

/* Before and after it is open. Nobody else asks for the file meanwhile: who
 * does would keep it from being opened. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  SwbHeadStart *head_start = swb_head_start_new (fixture->file);
  gpointer cancellable = swb_head_start_get_cancellable (head_start);

  g_object_add_weak_pointer (cancellable, &cancellable);
  swb_head_start_drop (head_start);
  FIXTURE_WAIT ("the opening to end", cancellable == NULL);
  FIXTURE_WAIT ("the file to be free", is_free (fixture->file));
  head_start = swb_head_start_new (fixture->file);
  FIXTURE_WAIT ("the file to be open", swb_head_start_is_there (head_start));
  g_assert_false (is_free (fixture->file));
  swb_head_start_drop (head_start);
  FIXTURE_WAIT ("the file to be free", is_free (fixture->file));
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing =
      g_file_new_build_filename (fixture->folder, "missing.swell", NULL);
  g_autoptr (GFile) manifest =
      g_file_new_build_filename (fixture->folder, "workspace.json", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_head_start_follow (swb_head_start_new (missing), fixture_keep_result_cb,
                         &result);
  g_assert_null (swb_document_open_finish (fixture_wait_for (&result), &error));
  g_assert_nonnull (error);
  g_assert_null (swb_head_start_new (manifest));
}

/* It comes by itself, with the workspace or with why there is none. */
static void
test_window (Fixture *fixture, gconstpointer application)
{
  g_autoptr (GFile) missing =
      g_file_new_build_filename (fixture->folder, "missing.swell", NULL);
  SwbWindow *failed = swb_window_new ((gpointer) application);
  SwbWindow *window = swb_window_new ((gpointer) application);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (failed)));
  swb_window_open_begun (failed, swb_head_start_new (missing));
  FIXTURE_WAIT ("the window", gtk_widget_get_visible (GTK_WIDGET (failed)));
  FIXTURE_WAIT ("the failure", swb_window_is_empty (failed));
  swb_window_open_begun (window, swb_head_start_new (fixture->file));
  FIXTURE_WAIT ("the workspace", swb_window_get_document (window) != NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  fixture_settle (GTK_WIDGET (window), swb_window_get_document (window));
  /* Not before: GTK 4.8 may tell the accessibility bus, which comes by and by,
   * of a window that has gone. */
  gtk_window_destroy (GTK_WINDOW (failed));
  gtk_window_close (GTK_WINDOW (window));
  FIXTURE_WAIT ("the window to close",
                gtk_application_get_windows ((gpointer) application) == NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (SwbApplication) application = NULL;

  g_test_init (&argc, &argv, NULL);
  application = fixture_application ();
#define TEST(name, function)                                                   \
  g_test_add ("/head-start/" name, Fixture, application, set_up, function,     \
              tear_down)
  TEST ("soon", test_soon);
  TEST ("late", test_late);
  TEST ("dropped", test_dropped);
  TEST ("fails", test_fails);
  TEST ("window", test_window);
#undef TEST
  return g_test_run ();
}
