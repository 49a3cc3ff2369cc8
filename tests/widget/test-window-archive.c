/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything out of a window into a folder, and into another window again. */
#include "settle.h"

#include "ui/swb-application.h"
#include "ui/swb-progress-dialog.h"
#include "ui/swb-window-archive.h"
#include "ui/swb-window-private.h"

#include <glib/gstdio.h>

typedef struct
{
  SwbApplication *application;
  SwbWindow *window;
  GFile *folder;
} Fixture;

static SwbWindow *
open_window (Fixture *fixture)
{
  SwbWindow *window = swb_window_new (ADW_APPLICATION (fixture->application));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
wait_for_creators (SwbWindow *window)
{
  FIXTURE_WAIT ("the sample",
                window->document != NULL &&
                    swb_document_get_campaign (window->document) != NULL);
  fixture_settle (GTK_WIDGET (window), window->document);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_dir_make_tmp ("export-XXXXXX", NULL);

  fixture->application = (gpointer) data;
  fixture->folder = g_file_new_for_path (path);
  fixture->window = open_window (fixture);
  swb_window_open_sample (fixture->window);
  wait_for_creators (fixture->window);
}

static void
remove_file (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL &&
         g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_file (child);
  g_file_delete (file, NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION (fixture->application);

  while (gtk_application_get_windows (application) != NULL)
    {
      gpointer window = gtk_application_get_windows (application)->data;

      g_object_add_weak_pointer (window, &window);
      gtk_window_close (window);
      FIXTURE_WAIT ("the window to be freed", window == NULL);
    }
  remove_file (fixture->folder);
  g_clear_object (&fixture->folder);
}

static gboolean
is_said (SwbWindow *window, const char *words)
{
  return window->toast != NULL &&
         strstr (adw_toast_get_title (window->toast), words) != NULL;
}

static void
export_sample (Fixture *fixture)
{
  swb_window_export_to (fixture->window, fixture->folder);
  FIXTURE_WAIT ("the export",
                is_said (fixture->window, "Everything was exported to"));
}

static GFile *
manifest_in (GFile *folder)
{
  return g_file_get_child (folder, "workspace.json");
}

static guint
count_creators (SwbWindow *window)
{
  return swb_roster_get_n_creators (
      swb_workspace_get_roster (swb_document_get_workspace (window->document)));
}

/* The toast is there for some seconds, which a slow machine may need to draw
 * the window. */
static void
assert_opened (Fixture *fixture, SwbWindow *other)
{
  FIXTURE_WAIT ("the toast", is_said (other, "Opened as a new workspace"));
  wait_for_creators (other);
  g_assert_null (swb_document_get_file (other->document));
  g_assert_cmpuint (count_creators (other), ==,
                    count_creators (fixture->window));
  g_assert_cmpstr (swb_document_get_undo_name (other->document), ==,
                   swb_document_get_undo_name (fixture->window->document));
  g_assert_cmpstr (
      gtk_actionable_get_action_name (GTK_ACTIONABLE (other->undo_button)), ==,
      "win.undo");
}

static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) manifest = manifest_in (fixture->folder);
  SwbWindow *other;

  export_sample (fixture);
  g_assert_cmpstr (adw_toast_get_button_label (fixture->window->toast), ==,
                   "_Show Folder");
  g_assert_true (g_file_query_exists (manifest, NULL));
  other = open_window (fixture);
  swb_window_open (other, manifest);
  assert_opened (fixture, other);
}

/* A folder with other files keeps them; the export gets one of its own. */
static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) mine = g_file_get_child (fixture->folder, "mine.txt");
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GFile) inside = NULL;
  g_autoptr (GFile) manifest = NULL;
  GFile *child = NULL;

  g_assert_true (g_file_replace_contents (mine, "mine", 4, NULL, FALSE, 0, NULL,
                                          NULL, NULL));
  export_sample (fixture);
  g_assert_true (is_said (fixture->window, ", everything”"));
  g_assert_true (g_file_query_exists (mine, NULL));
  children = g_file_enumerate_children (fixture->folder, "standard::name",
                                        G_FILE_QUERY_INFO_NONE, NULL, NULL);
  while (g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    if (!g_file_equal (child, mine))
      g_set_object (&inside, child);
  g_assert_nonnull (inside);
  manifest = manifest_in (inside);
  g_assert_true (g_file_query_exists (manifest, NULL));
  export_sample (fixture);
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
answer (const char *label)
{
  GtkWidget *button;

  FIXTURE_WAIT ("the question", find_question () != NULL);
  button = find_button (GTK_WIDGET (find_question ()), label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  FIXTURE_WAIT ("the question to go", find_question () == NULL);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) manifest = manifest_in (fixture->folder);
  g_autoptr (GFile) creators =
      g_file_get_child (fixture->folder, "creator.csv");
  g_autofree char *text = NULL;
  g_autofree char *more = NULL;
  SwbWindow *other;

  export_sample (fixture);
  g_assert_true (
      g_file_load_contents (creators, NULL, &text, NULL, NULL, NULL));
  more = g_strconcat (text, "\r\n", NULL);
  g_assert_true (g_file_replace_contents (creators, more, strlen (more), NULL,
                                          FALSE, 0, NULL, NULL, NULL));
  other = open_window (fixture);
  swb_window_open (other, manifest);
  answer ("_Cancel");
  g_assert_true (swb_window_is_empty (other));
  swb_window_open (other, manifest);
  answer ("_Take the Changes");
  assert_opened (fixture, other);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) manifest = manifest_in (fixture->folder);
  SwbWindow *other = open_window (fixture);

  swb_window_open (other, manifest);
  FIXTURE_WAIT ("the failure",
                g_strcmp0 (gtk_stack_get_visible_child_name (other->stack),
                           "failed") == 0);
  g_assert_nonnull (strstr (
      adw_status_page_get_description (other->failed_page), "is missing"));
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbProgress) progress = swb_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SwbProgressDialog *dialog = swb_progress_dialog_new (
      GTK_WINDOW (fixture->window), "Exporting", progress, cancellable);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  swb_progress_set (progress, 1, 4);
  g_assert_cmpfloat (swb_progress_get (progress), ==, 0.25);
  FIXTURE_WAIT ("the dialog", gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "window.close", NULL);
  FIXTURE_WAIT ("the close", g_cancellable_is_cancelled (cancellable));
  swb_progress_dialog_end (dialog);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/window-archive/there-and-back", test_there_and_back },
    { "/window-archive/other-files", test_other_files },
    { "/window-archive/changed", test_changed },
    { "/window-archive/missing", test_missing },
    { "/window-archive/progress", test_progress },
  };
  g_autoptr (SwbApplication) application = NULL;
  g_autofree char *home = g_dir_make_tmp ("swellboard-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = swb_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE);
  g_assert_true (
      g_application_register (G_APPLICATION (application), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, application, set_up, tests[i].test,
                tear_down);

  return g_test_run ();
}
