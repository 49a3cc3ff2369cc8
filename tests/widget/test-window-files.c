/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows and their files: one file is in one window, whatever it is called;
 * what cannot be opened or saved says so and offers what can be done. */
#include "names.h"
#include "settle.h"

#include "document/swb-document-private.h"
#include "document/swb-roster-commands.h"
#include "storage/swb-workspace-file.h"
#include "ui/swb-application.h"
#include "ui/swb-window.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  SwbApplication *application;
  char *folder;
  GFile *file;
} Fixture;

static GFile *
in_folder (Fixture *fixture, const char *name)
{
  return g_file_new_build_filename (fixture->folder, name, NULL);
}

static void
add (SwbDocument *document, const char *name)
{
  const SwbCreatorFacts facts = {
    .name = name,
    .platform = SWB_PLATFORM_INSTAGRAM,
    .handle = name,
    .followers = 5,
  };

  fixture_run (document, swb_roster_add_creator (&facts, 20000, NULL));
}

static void
save_as (SwbDocument *document, GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_save_as_async (document, file, NULL, fixture_keep_result_cb,
                              &result);
  g_assert_true (
      swb_document_save_finish (document, fixture_wait_for (&result), NULL));
}

static GFile *
make_file (Fixture *fixture, const char *name)
{
  GFile *file = in_folder (fixture, name);
  SwbDocument *document = fixture_open ();

  add (document, name);
  save_as (document, file);
  fixture_close (document);
  return file;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = (gpointer) data;
  fixture->folder = g_dir_make_tmp ("swellboard-XXXXXX", NULL);
  fixture->file = make_file (fixture, "launch.swell");
}

static GList *
windows_of (Fixture *fixture)
{
  return gtk_application_get_windows (GTK_APPLICATION (fixture->application));
}

static void
close_all (Fixture *fixture)
{
  g_autoptr (GList) windows = g_list_copy (windows_of (fixture));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  FIXTURE_WAIT ("the windows to close", windows_of (fixture) == NULL);
}

static void
discard_all (void)
{
  g_autoptr (GPtrArray) left = swb_working_copy_list_recoverable ();

  for (guint i = 0; i < left->len; i++)
    swb_working_copy_discard (
        ((SwbRecoverable *) g_ptr_array_index (left, i))->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_all (fixture);
  fixture_wait_idle ();
  discard_all ();
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

static void
ask (Fixture *fixture, const char *action, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action,
                                  g_variant_new_string (uri));
}

/* The window that shows @file, where there is one. */
static SwbWindow *
window_of (Fixture *fixture, GFile *file)
{
  for (GList *l = windows_of (fixture); l != NULL; l = l->next)
    {
      SwbDocument *document =
          SWB_IS_WINDOW (l->data) ? swb_window_get_document (l->data) : NULL;
      GFile *open = document ? swb_document_get_file (document) : NULL;

      if (open != NULL && g_file_equal (open, file))
        return l->data;
    }
  return NULL;
}

static SwbWindow *
open_file (Fixture *fixture, GFile *file)
{
  SwbWindow *window;

  ask (fixture, "open-uri", file);
  FIXTURE_WAIT ("the window", window_of (fixture, file) != NULL);
  window = window_of (fixture, file);
  fixture_settle (GTK_WIDGET (window), swb_window_get_document (window));
  return window;
}

static GtkWidget *
child (SwbWindow *window, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window),
                                                    SWB_TYPE_WINDOW, name));
}

static const char *
page (SwbWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (child (window, "stack")));
}

static const char *
state (SwbWindow *window)
{
  return gtk_label_get_label (GTK_LABEL (child (window, "state_label")));
}

static gboolean
has_notice (SwbWindow *window)
{
  return gtk_revealer_get_reveal_child (
      GTK_REVEALER (child (window, "notice_revealer")));
}

static void
act (SwbWindow *window, const char *action)
{
  g_assert_true (
      g_action_group_get_action_enabled (G_ACTION_GROUP (window), action));
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

/* All at once, by every name: one window for each file. */
static void
test_one_window_a_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) symbolic = in_folder (fixture, "symbolic.swell");
  g_autoptr (GFile) hard = in_folder (fixture, "hard.swell");
  g_autoptr (GFile) other = make_file (fixture, "other.swell");
  GFile *files[] = { fixture->file, symbolic, hard, fixture->file, other };
  SwbWindow *window;

  g_assert_cmpint (
      symlink (g_file_peek_path (fixture->file), g_file_peek_path (symbolic)),
      ==, 0);
  g_assert_cmpint (
      link (g_file_peek_path (fixture->file), g_file_peek_path (hard)), ==, 0);
  g_application_open (G_APPLICATION (fixture->application), files,
                      G_N_ELEMENTS (files), "");
  FIXTURE_WAIT ("both", window_of (fixture, other) != NULL &&
                            window_of (fixture, fixture->file) != NULL);
  g_assert_cmpuint (g_list_length (windows_of (fixture)), ==, 2);
  window = window_of (fixture, fixture->file);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "launch – Swellboard");
  g_assert_cmpstr (
      gtk_window_get_title (GTK_WINDOW (window_of (fixture, other))), ==,
      "other – Swellboard");
  ask (fixture, "open-uri", symbolic);
  ask (fixture, "open-uri-read-only", hard);
  open_file (fixture, other);
  g_assert_cmpuint (g_list_length (windows_of (fixture)), ==, 2);
  add (swb_window_get_document (window), "Two");
  g_assert_cmpstr (state (window), ==, "Safe in recovery");
  g_assert_cmpstr (state (window_of (fixture, other)), ==, "Saved");
}

/* It is looked at, copied, and then changed. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) copy = in_folder (fixture, "copy.swell");
  SwbWindow *window;

  ask (fixture, "open-uri-read-only", fixture->file);
  FIXTURE_WAIT ("the window", window_of (fixture, fixture->file) != NULL);
  window = window_of (fixture, fixture->file);
  fixture_settle (GTK_WIDGET (window), NULL);
  g_assert_cmpstr (state (window), ==, "Read-only");
  g_assert_true (has_notice (window));
  g_assert_true (gtk_widget_get_visible (child (window, "notice_edit")));
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save-as"));
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (window), "import"));
  names_check (GTK_WIDGET (window), "read-only");
  swb_window_save_copy_to (window, copy);
  FIXTURE_WAIT ("the copy", swb_file_check (copy, NULL, NULL));
  act (window, "edit");
  FIXTURE_WAIT ("the change to editing",
                g_strcmp0 (state (window), "Saved") == 0);
  g_assert_false (has_notice (window));
  g_assert_true (
      g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save-as"));
  add (swb_window_get_document (window), "Two");
}

/* Open in another program: it can be looked at. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  SwbWorkingCopy *copy = swb_working_copy_open (fixture->file, NULL, NULL);
  SwbWindow *window;

  ask (fixture, "open-uri", fixture->file);
  FIXTURE_WAIT ("a window", windows_of (fixture) != NULL);
  window = windows_of (fixture)->data;
  FIXTURE_WAIT ("the failure", g_strcmp0 (page (window), "failed") == 0);
  g_assert_true (gtk_widget_get_visible (child (window, "failed_look")));
  names_check (GTK_WIDGET (window), "failed");
  act (window, "look-anyway");
  FIXTURE_WAIT ("the workspace", swb_window_get_document (window) != NULL);
  g_assert_cmpint (
      swb_document_get_read_only (swb_window_get_document (window)), ==,
      SWB_READ_ONLY_CHOSEN);
  swb_working_copy_close (copy, TRUE);
}

/* The last file is gone: that is said, and it can be looked for again. */
static void
test_last_file_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID);
  g_autoptr (GFile) away = in_folder (fixture, "away.swell");
  g_autofree char *uri = g_file_get_uri (fixture->file);
  g_autofree char *last = NULL;
  SwbWindow *window;

  g_settings_set_string (settings, "last-file", uri);
  g_assert_true (g_file_move (fixture->file, away, G_FILE_COPY_NONE, NULL, NULL,
                              NULL, NULL));
  g_application_activate (G_APPLICATION (fixture->application));
  FIXTURE_WAIT ("a window", windows_of (fixture) != NULL);
  window = windows_of (fixture)->data;
  FIXTURE_WAIT ("the failure", g_strcmp0 (page (window), "failed") == 0);
  g_assert_false (gtk_widget_get_visible (child (window, "failed_look")));
  g_assert_true (swb_window_is_empty (window));
  act (window, "start-page");
  g_assert_cmpstr (page (window), ==, "welcome");
  last = g_settings_get_string (settings, "last-file");
  g_assert_cmpstr (last, ==, "");
  ask (fixture, "open-uri", fixture->file);
  FIXTURE_WAIT ("the failure", g_strcmp0 (page (window), "failed") == 0);
  g_assert_true (g_file_move (away, fixture->file, G_FILE_COPY_NONE, NULL, NULL,
                              NULL, NULL));
  act (window, "try-again");
  FIXTURE_WAIT ("the workspace", swb_window_get_document (window) != NULL);
  g_assert_cmpuint (g_list_length (windows_of (fixture)), ==, 1);
}

/* The state tells that it is not saved, and a click saves. */
static void
test_save_now (Fixture *fixture, gconstpointer data)
{
  SwbWindow *window = open_file (fixture, fixture->file);
  SwbDocument *document = swb_window_get_document (window);
  GtkWidget *button = child (window, "state_button");
  g_autofree char *obstacle = g_build_filename (
      swb_working_copy_get_folder (document->copy), "saving.swell", NULL);

  g_assert_false (gtk_widget_get_visible (button));
  g_assert_cmpint (g_mkdir (obstacle, 0700), ==, 0);
  add (document, "Two");
  FIXTURE_WAIT ("the failure", gtk_widget_get_visible (button));
  g_assert_cmpstr (state (window), ==, "Safe in recovery");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Save Now");
  names_check (child (window, "state_box"), "not saved");
  g_assert_cmpint (g_rmdir (obstacle), ==, 0);
  act (window, "save-now");
  FIXTURE_WAIT ("the save", g_strcmp0 (state (window), "Saved") == 0);
  g_assert_false (gtk_widget_get_visible (button));
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
answer (const char *id)
{
  AdwMessageDialog *question;

  FIXTURE_WAIT ("the question", find_question () != NULL);
  question = find_question ();
  g_assert_true (adw_message_dialog_has_response (question, id));
  adw_message_dialog_response (question, id);
  gtk_window_destroy (GTK_WINDOW (question));
}

/* What is put off is still there to be chosen. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  SwbWindow *window = open_file (fixture, fixture->file);
  SwbDocument *document = swb_window_get_document (window);
  g_autoptr (GFile) other = make_file (fixture, "other.swell");
  g_autofree char *theirs = swb_file_sha256 (other, NULL, NULL);
  g_autofree char *after = NULL;

  g_assert_true (g_file_move (other, fixture->file, G_FILE_COPY_OVERWRITE, NULL,
                              NULL, NULL, NULL));
  add (document, "Two");
  answer ("later");
  g_assert_true (gtk_widget_get_visible (child (window, "state_button")));
  g_assert_cmpstr (
      gtk_button_get_label (GTK_BUTTON (child (window, "state_button"))), ==,
      "Changed Elsewhere…");
  g_assert_cmpstr (state (window), ==, "Safe in recovery");
  after = swb_file_sha256 (fixture->file, NULL, NULL);
  g_assert_cmpstr (after, ==, theirs);
  gtk_window_close (GTK_WINDOW (window));
  answer ("stay");
  g_assert_nonnull (swb_window_get_document (window));
  act (window, "resolve-conflict");
  answer ("overwrite");
  FIXTURE_WAIT ("the save", g_strcmp0 (state (window), "Saved") == 0);
  g_assert_false (gtk_widget_get_visible (child (window, "state_button")));
}

/* Somebody who closes can overwrite, and the window closes then. */
static void
test_conflict_at_close (Fixture *fixture, gconstpointer data)
{
  SwbWindow *window = open_file (fixture, fixture->file);
  g_autoptr (GFile) other = make_file (fixture, "other.swell");

  g_assert_true (g_file_move (other, fixture->file, G_FILE_COPY_OVERWRITE, NULL,
                              NULL, NULL, NULL));
  add (swb_window_get_document (window), "Two");
  gtk_window_close (GTK_WINDOW (window));
  answer ("overwrite");
  FIXTURE_WAIT ("the window to close", windows_of (fixture) == NULL);
}

/* A document that was left by a crash. */
static void
leave_work (void)
{
  SwbDocument *document = fixture_open ();

  add (document, "Left");
  g_object_unref (document);
}

/* Whoever opens a file learns that other work is in none, and finds it. */
static void
test_recovery (Fixture *fixture, gconstpointer data)
{
  SwbWindow *window;
  SwbWindow *start;

  leave_work ();
  g_object_set_data (G_OBJECT (fixture->application), "recovery-told", NULL);
  window = open_file (fixture, fixture->file);
  FIXTURE_WAIT ("the notice", has_notice (window));
  names_check (GTK_WIDGET (window), "notice");
  act (window, "close-notice");
  g_assert_false (has_notice (window));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application),
                                  "recovery", NULL);
  start = windows_of (fixture)->data;
  g_assert_true (start != window);
  g_assert_cmpstr (page (start), ==, "welcome");
  FIXTURE_WAIT ("the list",
                gtk_widget_get_visible (child (start, "recover_group")));
  names_check (GTK_WIDGET (start), "start");
}

static GtkWidget *
find_trash (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)),
                 "user-trash-symbolic") == 0)
    return widget;
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    {
      GtkWidget *found = find_trash (next);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* It goes only when somebody says so twice. */
static void
test_discard (Fixture *fixture, gconstpointer data)
{
  SwbWindow *window;
  GtkWidget *group;
  g_autoptr (GPtrArray) left = NULL;

  leave_work ();
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application),
                                  "recovery", NULL);
  window = windows_of (fixture)->data;
  group = child (window, "recover_group");
  FIXTURE_WAIT ("what was left", find_trash (group) != NULL);
  g_signal_emit_by_name (find_trash (group), "clicked");
  answer ("keep");
  g_assert_true (gtk_widget_get_visible (group));
  g_signal_emit_by_name (find_trash (group), "clicked");
  answer ("discard");
  FIXTURE_WAIT ("the list to be empty", !gtk_widget_get_visible (group));
  left = swb_working_copy_list_recoverable ();
  g_assert_cmpuint (left->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbApplication) application = NULL;
  g_autofree char *home = g_dir_make_tmp ("swellboard-XXXXXX", &error);

  /* Not all folders: icons need the types of files that the system knows. */
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = fixture_application ();
#define ADD(name)                                                              \
  g_test_add ("/window-files/" #name, Fixture, application, set_up,            \
              test_##name, tear_down)
  ADD (one_window_a_file);
  ADD (read_only);
  ADD (busy);
  ADD (last_file_is_gone);
  ADD (save_now);
  ADD (conflict);
  ADD (conflict_at_close);
  ADD (recovery);
  ADD (discard);

  return g_test_run ();
}
