/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refresh from the model to the source and back into the document, against
 * the stand-in for YouTube in tests/servers. */
#include "document-fixture.h"
#include "document/swb-roster-commands.h"
#include "sync/swb-sync-error.h"
#include "sync/swb-sync.h"
#include "sync/swb-youtube.h"

#include <string.h>

#define TODAY 20778

static guint port;

static GSubprocess *
start_mock (void)
{
  g_autofree char *script =
      g_build_filename (g_getenv ("SWB_SOURCE_ROOT"), "tests", "servers",
                        "youtube-mock.py", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  GSubprocess *mock =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3",
                        script, "--key", "right-key", NULL);

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (mock));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines),
                                               FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  port = (guint) g_ascii_strtoull (line, NULL, 10);
  return mock;
}

static void
add_creator (SwbDocument *document, SwbPlatform platform, const char *handle)
{
  SwbCreatorFacts facts = {
    .name = handle, .platform = platform, .handle = handle, .followers = 321
  };

  fixture_run (document, swb_roster_add_creator (&facts, TODAY - 40, NULL));
}

static const SwbAccountCells *
find_handle (SwbDocument *document, const char *handle)
{
  static SwbAccountCells cells;
  const SwbRosterData *data = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));

  for (guint i = 0; i < data->n_accounts; i++)
    if (g_strcmp0 (swb_roster_data_account_handle (data, i), handle) == 0)
      {
        swb_roster_data_get_account (data, i, &cells);
        return &cells;
      }
  return NULL;
}

static SwbSourceJob *
make_job (SwbSync *sync, const char *key)
{
  SwbSourceJob *job = swb_sync_make_job (sync);
  g_autofree char *url =
      g_strdup_printf ("http://127.0.0.1:%u/youtube/v3/", port);

  swb_source_job_set_base_url (job, url);
  swb_source_job_set_secret (job, "key", key);
  swb_source_job_set_day (job, swb_day_today ());
  return job;
}

static SwbSyncResult *
refresh (SwbSync *sync, SwbSourceJob *job, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_sync_refresh_async (sync, job, NULL, fixture_keep_result_cb, &result);
  g_assert_true (swb_sync_get_running (sync));
  fixture_wait_for (&result);
  g_assert_false (swb_sync_get_running (sync));
  return swb_sync_refresh_finish (sync, result, error);
}

static SwbDocument *
document_of_four (void)
{
  SwbDocument *document = fixture_open ();

  add_creator (document, SWB_PLATFORM_YOUTUBE, "alpha.one");
  add_creator (document, SWB_PLATFORM_YOUTUBE, "hidden.two");
  add_creator (document, SWB_PLATFORM_YOUTUBE, "stranger.three");
  add_creator (document, SWB_PLATFORM_INSTAGRAM, "elsewhere");
  return document;
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_refresh (void)
{
  SwbDocument *document = document_of_four ();
  g_autoptr (SwbSync) sync = swb_sync_new (document, &swb_youtube_source);
  SwbSourceJob *job = make_job (sync, "right-key");
  g_autofree char *cost = swb_sync_describe_cost (job);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbSyncResult) result = NULL;
  const SwbAccountCells *alpha;
  guint n_progress = 0;

  g_assert_cmpstr (cost, ==, "3 of 10,000 units");
  g_signal_connect (sync, "notify::progress", G_CALLBACK (count_cb),
                    &n_progress);
  result = refresh (sync, job, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_progress, ==, 3);
  g_assert_cmpfloat (swb_sync_get_progress (sync), ==, 1.0);
  g_assert_cmpuint (swb_sync_result_count (result, SWB_SYNC_UPDATED), ==, 2);
  g_assert_cmpuint (swb_sync_result_count (result, SWB_SYNC_FAILED), ==, 1);
  g_assert_cmpstr (swb_sync_get_summary (sync), ==,
                   "YouTube: 2 accounts refreshed, 1 failed.");
  g_assert_cmpstr (swb_document_get_undo_name (document), ==,
                   "Refresh 2 YouTube accounts");
  alpha = find_handle (document, "alpha.one");
  g_assert_cmpint (alpha->followers, !=, 321);
  g_assert_cmpint (alpha->followers_day, ==, swb_day_today ());
  g_assert_cmpstr (alpha->followers_source, ==, "youtube-api");
  g_assert_nonnull (alpha->external_id);
  g_assert_cmpint (find_handle (document, "hidden.two")->followers, ==, 321);
  g_assert_nonnull (find_handle (document, "hidden.two")->external_id);
  g_assert_null (find_handle (document, "stranger.three")->external_id);
  fixture_undo (document);
  alpha = find_handle (document, "alpha.one");
  g_assert_cmpint (alpha->followers, ==, 321);
  g_assert_cmpstr (alpha->followers_source, ==, "typed");
  g_assert_null (alpha->external_id);
  fixture_close (document);
}

static void
test_again (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbSync) sync = swb_sync_new (document, &swb_youtube_source);
  g_autoptr (SwbSyncResult) first = NULL;
  g_autoptr (SwbSyncResult) second = NULL;

  add_creator (document, SWB_PLATFORM_YOUTUBE, "alpha.one");
  first = refresh (sync, make_job (sync, "right-key"), NULL);
  add_creator (document, SWB_PLATFORM_YOUTUBE, "missing.two");
  second = refresh (sync, make_job (sync, "right-key"), NULL);
  g_assert_cmpuint (swb_sync_result_count (second, SWB_SYNC_UNCHANGED), ==, 1);
  g_assert_cmpuint (swb_sync_result_count (second, SWB_SYNC_MISSING), ==, 1);
  g_assert_cmpstr (swb_document_get_undo_name (document), ==,
                   "Add missing.two");
  fixture_close (document);
}

/* Stops at the budget; the next refresh starts with those that are left. */
static void
test_goes_on (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbSync) sync = swb_sync_new (document, &swb_youtube_source);
  SwbSourceJob *job;
  g_autoptr (SwbSyncResult) first = NULL;
  g_autoptr (SwbSyncResult) second = NULL;
  const SwbSyncRow *row;

  add_creator (document, SWB_PLATFORM_YOUTUBE, "alpha.one");
  add_creator (document, SWB_PLATFORM_YOUTUBE, "beta.two");
  add_creator (document, SWB_PLATFORM_YOUTUBE, "gamma.three");
  job = make_job (sync, "right-key");
  swb_source_job_set_budget (job, 2);
  first = refresh (sync, job, NULL);
  g_assert_error (first->stopped, SWB_SYNC_ERROR, SWB_SYNC_ERROR_BUDGET);
  g_assert_cmpuint (swb_sync_result_count (first, SWB_SYNC_LEFT), ==, 1);
  g_assert_cmpstr (swb_document_get_undo_name (document), ==,
                   "Refresh 2 YouTube accounts");
  second = refresh (sync, make_job (sync, "right-key"), NULL);
  row = g_ptr_array_index (second->rows, 0);
  g_assert_cmpint (row->state, ==, SWB_SYNC_UPDATED);
  g_assert_cmpuint (swb_sync_result_count (second, SWB_SYNC_UNCHANGED), ==, 2);
  g_assert_cmpuint (second->units, ==, 2);
  g_assert_cmpstr (swb_document_get_undo_name (document), ==,
                   "Refresh 1 YouTube account");
  fixture_close (document);
}

static void
test_refused (void)
{
  SwbDocument *document = document_of_four ();
  g_autoptr (SwbSync) sync = swb_sync_new (document, &swb_youtube_source);
  g_autofree char *before = g_strdup (swb_document_get_undo_name (document));
  g_autoptr (GError) error = NULL;

  g_assert_null (refresh (sync, make_job (sync, "wrong-key"), &error));
  g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_KEY);
  g_assert_null (strstr (error->message, "wrong-key"));
  g_assert_cmpstr (swb_sync_get_summary (sync), ==, error->message);
  g_assert_cmpstr (swb_document_get_undo_name (document), ==, before);
  g_assert_cmpint (find_handle (document, "alpha.one")->followers, ==, 321);
  fixture_close (document);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GSubprocess) mock = NULL;
  g_autofree char *home = g_dir_make_tmp ("swb-sync-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  mock = start_mock ();
  g_test_add_func ("/sync/document/refresh", test_refresh);
  g_test_add_func ("/sync/document/again", test_again);
  g_test_add_func ("/sync/document/goes-on", test_goes_on);
  g_test_add_func ("/sync/document/refused", test_refused);
  status = g_test_run ();
  g_subprocess_force_exit (mock);
  return status;
}
