/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refresh from the window's actions to the readings, against the stand-ins
 * for YouTube and Modash in tests/servers. */
#include "ui/swb-application.h"
#include "ui/swb-window.h"

#include "document/swb-roster-commands.h"
#include "wait.h"

/* What the window sends, and the stand-ins want unless they are told another.
 */
#define KEY "right-key"

typedef struct
{
  SwbApplication *application;
  SwbWindow *window;
  GSubprocess *mock;
  GSettings *settings;
} Fixture;

static void
start_mock (Fixture *fixture,
            const char *server,
            const char *path,
            const char *key)
{
  g_autofree char *file = g_strconcat (server, "-mock.py", NULL);
  g_autofree char *setting = g_strconcat (server, "-base-url", NULL);
  g_autofree char *script = g_build_filename (g_getenv ("SWB_SOURCE_ROOT"),
                                              "tests", "servers", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autofree char *url = NULL;

  fixture->mock = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                    "python3", script, "--key", key, NULL);
  g_assert_no_error (error);
  lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->mock));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines),
                                               FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  url = g_strdup_printf ("http://127.0.0.1:%s/%s", line, path);
  g_settings_set_string (fixture->settings, setting, url);
}

static void
add_creator (SwbDocument *document, const char *handle)
{
  const SwbCreatorFacts facts = { .name = handle,
                                  .platform = SWB_PLATFORM_YOUTUBE,
                                  .handle = handle,
                                  .followers = 321 };

  swb_document_run (document, swb_roster_add_creator (&facts, 20700, NULL));
}

static gboolean
enabled (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window),
                                            action);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = (gpointer) data;
  fixture->settings = g_settings_new (SWB_APP_ID ".sync");
  start_mock (fixture, "youtube", "youtube/v3/", KEY);
  fixture->window = swb_window_new (ADW_APPLICATION (fixture->application));
  gtk_window_present (GTK_WINDOW (fixture->window));
  swb_window_open (fixture->window, NULL);
  FIXTURE_WAIT ("a document",
                swb_window_get_document (fixture->window) != NULL);
}

static void
stop_mock (Fixture *fixture)
{
  g_subprocess_force_exit (fixture->mock);
  g_subprocess_wait (fixture->mock, NULL, NULL);
  g_clear_object (&fixture->mock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION (fixture->application);
  gpointer window = fixture->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  FIXTURE_WAIT ("the window to close",
                gtk_application_get_windows (application) == NULL);
  FIXTURE_WAIT ("the window to be freed", window == NULL);
  stop_mock (fixture);
  g_settings_reset (fixture->settings, "youtube-base-url");
  g_settings_reset (fixture->settings, "modash-base-url");
  g_clear_object (&fixture->settings);
}

static void
begin (Fixture *fixture)
{
  g_assert_true (enabled (fixture, "refresh-accounts"));
  g_assert_false (enabled (fixture, "stop-refresh"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window),
                                  "refresh-accounts", NULL);
}

static double
followers (SwbDocument *document)
{
  const SwbRosterData *data = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));

  return data->n_accounts == 0
             ? -1
             : (double) swb_roster_data_account_followers (data, 0);
}

/* The numbers come, as one act that can be undone. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = swb_window_get_document (fixture->window);

  add_creator (document, "first");
  FIXTURE_WAIT ("the creator", followers (document) >= 0);
  begin (fixture);
  g_assert_false (enabled (fixture, "refresh-accounts"));
  g_assert_true (enabled (fixture, "stop-refresh"));
  FIXTURE_WAIT ("the refresh to end", enabled (fixture, "refresh-accounts"));
  g_assert_cmpfloat (followers (document), !=, 321);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo",
                                  NULL);
  FIXTURE_WAIT ("the old number", followers (document) == 321);
}

/* Nothing is asked where there is nobody to ask for. */
static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_assert_true (enabled (fixture, "refresh-accounts"));
  g_assert_false (enabled (fixture, "stop-refresh"));
}

/* A wrong key changes nothing and ends. */
static void
test_wrong_key (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = swb_window_get_document (fixture->window);

  stop_mock (fixture);
  start_mock (fixture, "youtube", "youtube/v3/", "another-key");
  add_creator (document, "first");
  FIXTURE_WAIT ("the creator", followers (document) >= 0);
  begin (fixture);
  FIXTURE_WAIT ("the refresh to end", enabled (fixture, "refresh-accounts"));
  g_assert_cmpfloat (followers (document), ==, 321);
}

static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

/* Credits are asked about before one is spent. */
static void
test_credits (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = swb_window_get_document (fixture->window);
  AdwMessageDialog *question;

  stop_mock (fixture);
  start_mock (fixture, "modash", "v1", KEY);
  add_creator (document, "first");
  FIXTURE_WAIT ("the creator", followers (document) >= 0);
  g_assert_true (enabled (fixture, "refresh-from"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window),
                                  "refresh-from",
                                  g_variant_new_string ("modash"));
  g_assert_false (enabled (fixture, "refresh-from"));
  FIXTURE_WAIT ("the question", find_question () != NULL);
  question = find_question ();
  g_assert_cmpstr (adw_message_dialog_get_body (question), ==,
                   "It costs 1 credit, one for each account that Modash "
                   "knows.");
  adw_message_dialog_response (question, "refresh");
  gtk_window_destroy (GTK_WINDOW (question));
  FIXTURE_WAIT ("the refresh to end", enabled (fixture, "refresh-from"));
  g_assert_cmpfloat (followers (document), !=, 321);
}

/* Closed while it asks, the window goes all the same. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  SwbDocument *document = swb_window_get_document (fixture->window);

  add_creator (document, "first");
  FIXTURE_WAIT ("the creator", followers (document) >= 0);
  begin (fixture);
  g_assert_true (enabled (fixture, "stop-refresh"));
}

int
main (int argc, char **argv)
{
  g_autoptr (SwbApplication) application = NULL;

  /* Before there are threads, which may look at the environment. */
  g_setenv ("SWELLBOARD_YOUTUBE_KEY", KEY, TRUE);
  g_setenv ("SWELLBOARD_MODASH_KEY", KEY, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = swb_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add ("/refresh/numbers", Fixture, application, set_up, test_numbers,
              tear_down);
  g_test_add ("/refresh/nobody", Fixture, application, set_up, test_nobody,
              tear_down);
  g_test_add ("/refresh/wrong-key", Fixture, application, set_up,
              test_wrong_key, tear_down);
  g_test_add ("/refresh/credits", Fixture, application, set_up, test_credits,
              tear_down);
  g_test_add ("/refresh/close", Fixture, application, set_up, test_close,
              tear_down);
  return g_test_run ();
}
