/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The YouTube connector against a server that speaks YouTube's shapes. */
#include "../servers/test-server.h"
#include "sync/swb-secret.h"
#include "sync/swb-sync-error.h"
#include "sync/swb-youtube.h"

#define KEY "sEcReT-kEy-123"
#define TODAY 20778
#define ID_A "UCaaaaaaaaaaaaaaaaaaaaaa"
#define ID_DOWN "UCdddddddddddddddddddddd"
#define ID_B "UCbbbbbbbbbbbbbbbbbbbbbb"

static TestServer *server;
static GString *captured;
static GMutex captured_lock;
static gint n_flaky;

static GLogWriterOutput
capture_writer (GLogLevelFlags level,
                const GLogField *fields,
                gsize n_fields,
                gpointer user_data)
{
  g_autofree char *line =
      g_log_writer_format_fields (level, fields, n_fields, FALSE);

  g_mutex_lock (&captured_lock);
  g_string_append (captured, line);
  g_mutex_unlock (&captured_lock);
  return G_LOG_WRITER_HANDLED;
}

static void
reply_channel (GOutputStream *out,
               const char *id,
               const char *handle,
               const char *statistics)
{
  g_autofree char *body = g_strdup_printf (
      "{\"kind\":\"x\",\"future\":[1,{\"y\":null}],\"items\":[{\"id\":\"%s\","
      "\"snippet\":{\"title\":\"A  Title\",\"customUrl\":\"@%s\",\"country\":"
      "\"IN\",\"defaultLanguage\":\"ta\",\"thumbnails\":{\"default\":{\"url\":"
      "\"https://pictures.example/88.jpg\"},\"medium\":{\"url\":"
      "\"http://pictures.example/240.jpg\"},\"high\":7}},\"statistics\":%s,"
      "\"contentDetails\":{\"relatedPlaylists\":{\"uploads\":\"UUx\"}}}]}",
      id, handle, statistics);

  test_server_reply (out, 200, "", body);
}

static void
reply_error (GOutputStream *out, guint status, const char *reason)
{
  g_autofree char *body = g_strdup_printf (
      "{\"error\":{\"code\":%u,\"message\":\"about key=" KEY "\","
      "\"errors\":[{\"domain\":\"youtube\",\"reason\":\"%s\"}]}}",
      status, reason);

  test_server_reply (out, status, "", body);
}

static void
handle_name (const char *name, GOutputStream *out)
{
  static const char good[] =
      "{\"subscriberCount\":\"1230000\",\"viewCount\":\"456789012\","
      "\"videoCount\":\"77\",\"hiddenSubscriberCount\":false}";
  g_autofree char *deep = NULL;

  if (g_str_has_prefix (name, "good"))
    reply_channel (out, ID_A, name, good);
  else if (g_str_equal (name, "MixedCase"))
    reply_channel (out, ID_A, "mixedcase", good);
  else if (g_str_equal (name, "hidden"))
    reply_channel (out, ID_A, "hidden",
                   "{\"viewCount\":\"5\",\"videoCount\":0,"
                   "\"subscriberCount\":\"0\",\"hiddenSubscriberCount\":true}");
  else if (g_str_equal (name, "wrong"))
    reply_channel (out, ID_A, "wrong",
                   "{\"subscriberCount\":\"12\",\"viewCount\":{}}");
  else if (g_str_equal (name, "stranger"))
    reply_channel (out, ID_A, "another.one", good);
  else if (g_str_equal (name, "quota"))
    reply_error (out, 403, "quotaExceeded");
  else if (g_str_equal (name, "badkey"))
    reply_error (out, 400, "keyInvalid");
  else if (g_str_equal (name, "rate"))
    reply_error (out, 429, "x");
  else if (g_str_equal (name, "down"))
    reply_error (out, 500, "backendError");
  else if (g_str_equal (name, "flaky") && g_atomic_int_add (&n_flaky, 1) == 0)
    reply_error (out, 503, "backendError");
  else if (g_str_equal (name, "flaky"))
    reply_channel (out, ID_A, name, good);
  else if (g_str_equal (name, "empty"))
    test_server_reply (out, 200, "", "");
  else if (g_str_equal (name, "badutf"))
    test_server_reply (out, 200, "", "{\"items\":[\"\xff\"]}");
  else if (g_str_equal (name, "list"))
    test_server_reply (out, 200, "", "[]");
  else if (g_str_equal (name, "deep"))
    {
      deep = g_strnfill (100000, '[');
      test_server_reply (out, 200, "", deep);
    }
  else if (g_str_equal (name, "wait"))
    g_usleep (3000000);
  else
    test_server_reply (out, 200, "", "{\"pageInfo\":{\"totalResults\":0}}");
}

static void
handle (const char *target,
        const char *request,
        GOutputStream *out,
        gpointer user_data)
{
  const char *at = strstr (target, "forHandle=%40");
  g_autofree char *name = NULL;

  g_assert_nonnull (strstr (target, "key=" KEY));
  if (at != NULL)
    {
      at += strlen ("forHandle=%40");
      name = g_strndup (at, strcspn (at, "&"));
      handle_name (name, out);
    }
  else if (strstr (target, "playlistItems") != NULL)
    test_server_reply (
        out, 200, "",
        "{\"items\":[{\"contentDetails\":{\"videoId\":\"v1\","
        "\"videoPublishedAt\":\"2026-11-19T01:02:03Z\"}},{\"contentDetails\":"
        "{\"videoId\":\"v2\",\"videoPublishedAt\":\"2026-11-12T00:00:00Z\"}},"
        "{\"contentDetails\":{}},7]}");
  else if (strstr (target, "videos") != NULL)
    test_server_reply (out, 200, "",
                       strstr (target, "id=v1%2Cv2&") == NULL
                           ? "{}"
                           : "{\"items\":[{\"statistics\":{\"viewCount\":"
                             "\"100\",\"likeCount\":\"10\"}},{\"statistics\":"
                             "{\"viewCount\":\"300\"}}]}");
  else if (strstr (target, ID_DOWN) != NULL)
    reply_error (out, 500, "backendError");
  else if (strstr (target, ID_A "%2C" ID_B) != NULL)
    reply_channel (out, ID_A, "good", "{\"subscriberCount\":\"9\"}");
  else
    reply_channel (out, ID_B, "renamed", "{\"subscriberCount\":\"9\"}");
}

static guint
no_wait (guint milliseconds, gpointer user_data)
{
  return 0;
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  guint *seen = user_data;

  g_assert_cmpuint (done, >, *seen);
  g_assert_cmpuint (done, <=, total);
  *seen = done;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static SwbSourceJob *
make_job (const char *const *handles)
{
  SwbSourceJob *job = swb_source_job_new (&swb_youtube_source);
  g_autofree char *url = test_server_url (server, "youtube/v3");

  for (guint i = 0; handles[i] != NULL; i++)
    {
      SwbId id = swb_id_new ();

      swb_source_job_add_account (job, &id, SWB_PLATFORM_YOUTUBE, handles[i],
                                  NULL);
    }
  swb_source_job_set_base_url (job, url);
  swb_source_job_set_secret (job, "key", " " KEY "\n");
  swb_source_job_set_day (job, TODAY);
  swb_source_job_set_wait_func (job, no_wait, NULL);
  return job;
}

static SwbSyncResult *
run_job (SwbSourceJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint seen = 0;

  swb_source_fetch_async (job, progress_cb, &seen, cancellable, keep_result_cb,
                          &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return swb_source_fetch_finish (result, error);
}

static SwbSyncResult *
run_handles (const char *const *handles)
{
  g_autoptr (GError) error = NULL;
  SwbSyncResult *result = run_job (make_job (handles), NULL, &error);

  g_assert_no_error (error);
  return result;
}

static const SwbSyncReading *
find_reading (SwbSyncRow *row, const char *metric)
{
  for (guint i = 0; i < row->readings->len; i++)
    {
      SwbSyncReading *reading =
          &g_array_index (row->readings, SwbSyncReading, i);

      if (g_str_equal (reading->metric, metric))
        return reading;
    }
  return NULL;
}

static void
assert_reading (SwbSyncRow *row, const char *metric, double value, int window)
{
  const SwbSyncReading *reading = find_reading (row, metric);

  g_assert_nonnull (reading);
  g_assert_cmpfloat (reading->value, ==, value);
  g_assert_cmpint (reading->window, ==, window);
  g_assert_cmpint (reading->day, ==, TODAY);
  g_assert_cmpint (reading->expires, ==, TODAY + 30);
  g_assert_cmpstr (reading->source, ==, "youtube-api");
}

static void
assert_row (SwbSyncResult *result, guint index, SwbSyncState state)
{
  SwbSyncRow *row = g_ptr_array_index (result->rows, index);

  g_assert_cmpint (row->state, ==, state);
  if (state == SWB_SYNC_FAILED || state == SWB_SYNC_MISSING)
    {
      g_assert_nonnull (row->message);
      g_assert_null (strstr (row->message, KEY));
      g_assert_cmpuint (row->readings->len, ==, 0);
      g_assert_null (row->external_id);
    }
}

static void
test_happy (void)
{
  const char *handles[] = { "@good", "MixedCase", "hidden", NULL };
  g_autoptr (SwbSyncResult) result = run_handles (handles);
  SwbSyncRow *row = g_ptr_array_index (result->rows, 0);

  g_assert_null (result->stopped);
  g_assert_cmpuint (result->units, ==, 3);
  for (guint i = 0; i < 3; i++)
    assert_row (result, i, SWB_SYNC_UPDATED);
  g_assert_cmpstr (row->external_id, ==, ID_A);
  g_assert_cmpstr (row->country, ==, "IN");
  g_assert_cmpstr (row->language, ==, "ta");
  g_assert_cmpstr (row->picture, ==, "https://pictures.example/88.jpg");
  assert_reading (row, "followers", 1230000, 0);
  assert_reading (row, "channel-views", 456789012, 0);
  assert_reading (row, "posts", 77, 0);
  row = g_ptr_array_index (result->rows, 2);
  g_assert_null (find_reading (row, "followers"));
  assert_reading (row, "posts", 0, 0);
}

static void
test_rows_fail_alone (void)
{
  const char *handles[] = { "wrong", "stranger", "empty",  "badutf",
                            "deep",  "list",     "nobody", "two words",
                            "flaky", "good",     NULL };
  g_autoptr (SwbSyncResult) result = NULL;

  g_atomic_int_set (&n_flaky, 0);
  result = run_handles (handles);
  g_assert_null (result->stopped);
  for (guint i = 0; i < 6; i++)
    assert_row (result, i, SWB_SYNC_FAILED);
  assert_row (result, 6, SWB_SYNC_MISSING);
  assert_row (result, 7, SWB_SYNC_FAILED);
  assert_row (result, 8, SWB_SYNC_UPDATED);
  assert_row (result, 9, SWB_SYNC_UPDATED);
  g_assert_cmpuint (swb_sync_result_count (result, SWB_SYNC_FAILED), ==, 7);
  g_assert_cmpuint (result->units, ==, 10); /* two for the flaky one */
}

static void
assert_stops (const char *fault, int code)
{
  const char *handles[] = { "good", fault, "good2", NULL };
  g_autoptr (SwbSyncResult) result = run_handles (handles);

  g_assert_error (result->stopped, SWB_SYNC_ERROR, code);
  g_assert_null (strstr (result->stopped->message, KEY));
  assert_row (result, 0, SWB_SYNC_UPDATED);
  assert_row (result, 1, SWB_SYNC_LEFT);
  assert_row (result, 2, SWB_SYNC_LEFT);
  g_assert_true (swb_sync_result_can_go_on (result));
}

static void
test_stops (void)
{
  assert_stops ("quota", SWB_SYNC_ERROR_QUOTA);
  assert_stops ("badkey", SWB_SYNC_ERROR_KEY);
  assert_stops ("rate", SWB_SYNC_ERROR_RATE);
}

static void
test_server_down (void)
{
  const char *handles[] = { "good", "down", "down", "down", "good", NULL };
  g_autoptr (SwbSyncResult) result = run_handles (handles);

  g_assert_error (result->stopped, SWB_SYNC_ERROR, SWB_SYNC_ERROR_SERVER);
  assert_row (result, 1, SWB_SYNC_FAILED);
  assert_row (result, 3, SWB_SYNC_LEFT);
}

static void
test_budget (void)
{
  const char *handles[] = { "good", "good2", "good3", NULL };
  SwbSourceJob *job = make_job (handles);
  g_autoptr (SwbSyncResult) result = NULL;

  g_assert_cmpuint (swb_source_job_estimate (job), ==, 3);
  swb_source_job_set_budget (job, 2);
  result = run_job (job, NULL, NULL);
  g_assert_error (result->stopped, SWB_SYNC_ERROR, SWB_SYNC_ERROR_BUDGET);
  g_assert_cmpuint (result->units, ==, 2);
  assert_row (result, 1, SWB_SYNC_UPDATED);
  assert_row (result, 2, SWB_SYNC_LEFT);
}

static void
test_batch (void)
{
  const char *none[] = { NULL };
  SwbSourceJob *job = make_job (none);
  g_autoptr (SwbSyncResult) result = NULL;
  SwbId id = swb_id_new ();

  swb_source_job_add_account (job, &id, SWB_PLATFORM_YOUTUBE, "good", ID_A);
  swb_source_job_add_account (job, &id, SWB_PLATFORM_YOUTUBE, ID_B, NULL);
  g_assert_cmpuint (swb_source_job_estimate (job), ==, 2);
  result = run_job (job, NULL, NULL);
  g_assert_cmpuint (result->units, ==, 1);
  assert_row (result, 0, SWB_SYNC_UPDATED);
  assert_row (result, 1, SWB_SYNC_MISSING);
}

/* A batch that fails is one failure of the server, not four. */
static void
test_batch_fails (void)
{
  const char *handles[] = { ID_DOWN, ID_DOWN, ID_DOWN, ID_DOWN, "good", NULL };
  g_autoptr (SwbSyncResult) result = run_handles (handles);

  g_assert_null (result->stopped);
  for (guint i = 0; i < 4; i++)
    assert_row (result, i, SWB_SYNC_FAILED);
  assert_row (result, 4, SWB_SYNC_UPDATED);
  g_assert_cmpuint (result->units, ==, 6);
}

/* The saved id leads to another handle, and the handle to nobody. */
static void
test_renamed (void)
{
  const char *none[] = { NULL };
  SwbSourceJob *job = make_job (none);
  g_autoptr (SwbSyncResult) result = NULL;
  SwbId id = swb_id_new ();
  SwbSyncRow *row;

  swb_source_job_add_account (job, &id, SWB_PLATFORM_YOUTUBE, "nobody", ID_B);
  result = run_job (job, NULL, NULL);
  row = g_ptr_array_index (result->rows, 0);
  assert_row (result, 0, SWB_SYNC_FAILED);
  g_assert_nonnull (strstr (row->message, "@renamed"));
}

static void
test_posts (void)
{
  const char *handles[] = { "good", NULL };
  SwbSourceJob *job = make_job (handles);
  g_autoptr (SwbSyncResult) result = NULL;
  SwbSyncRow *row;

  swb_source_job_set_recent_posts (job, 10);
  g_assert_cmpuint (swb_source_job_estimate (job), ==, 3);
  result = run_job (job, NULL, NULL);
  row = g_ptr_array_index (result->rows, 0);
  g_assert_cmpuint (result->units, ==, 3);
  g_assert_null (row->message);
  assert_reading (row, "avg-views", 200, 10);
  assert_reading (row, "avg-likes", 10, 10);
  g_assert_null (find_reading (row, "avg-comments"));
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  const char *handles[] = { "good", "wait", "good2", NULL };
  const char *first[] = { "wait", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SwbSyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_timeout_add (300, cancel_cb, cancellable);
  result = run_job (make_job (handles), cancellable, NULL);
  g_assert_error (result->stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_row (result, 0, SWB_SYNC_UPDATED);
  assert_row (result, 1, SWB_SYNC_LEFT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2500000);
  g_assert_null (run_job (make_job (first), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nothing_to_ask (void)
{
  const char *none[] = { NULL };
  const char *one[] = { "good", NULL };
  SwbSourceJob *job = make_job (one);
  g_autoptr (GError) error = NULL;

  g_assert_null (run_job (make_job (none), NULL, &error));
  g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_NOTHING);
  g_clear_error (&error);
  swb_source_job_set_secret (job, "key", " ");
  g_assert_null (run_job (job, NULL, &error));
  g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_KEY);
}

static void
test_secrets (void)
{
  g_autoptr (SwbSecretStore) store = swb_secret_store_new_memory ();
  const char *steps[] = { KEY, NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) changed = NULL;
      g_autoptr (GAsyncResult) found = NULL;
      g_autoptr (GError) error = NULL;
      char *secret;

      if (i == 0)
        swb_secret_store_save_async (store, "youtube", "key", "YouTube", KEY,
                                     NULL, keep_result_cb, &changed);
      else
        swb_secret_store_clear_async (store, "youtube", "key", NULL,
                                      keep_result_cb, &changed);
      swb_secret_store_lookup_async (store, "youtube", "key", NULL,
                                     keep_result_cb, &found);
      while (changed == NULL || found == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (i == 0)
        g_assert_true (swb_secret_store_save_finish (store, changed, &error));
      else
        g_assert_true (swb_secret_store_clear_finish (store, changed, &error));
      secret = swb_secret_store_lookup_finish (store, found, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (secret, ==, steps[i]);
      swb_secret_free (secret);
    }
}

/* Runs last: nothing above has put the key into the log. */
static void
test_log_is_silent (void)
{
  g_assert_nonnull (strstr (captured->str, "GET 127.0.0.1 200"));
  g_assert_null (strstr (captured->str, KEY));
  g_assert_null (strstr (captured->str, "forHandle"));
}

int
main (int argc, char *argv[])
{
  int status;

  captured = g_string_new (NULL);
  g_log_set_writer_func (capture_writer, NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  /* GLib's own handler of tests passes the writer by in newer versions. */
  g_log_set_default_handler (g_log_default_handler, NULL);
  server = test_server_new (handle, NULL);
  g_test_add_func ("/sync/youtube/happy", test_happy);
  g_test_add_func ("/sync/youtube/rows-fail-alone", test_rows_fail_alone);
  g_test_add_func ("/sync/youtube/stops", test_stops);
  g_test_add_func ("/sync/youtube/server-down", test_server_down);
  g_test_add_func ("/sync/youtube/budget", test_budget);
  g_test_add_func ("/sync/youtube/batch", test_batch);
  g_test_add_func ("/sync/youtube/batch-fails", test_batch_fails);
  g_test_add_func ("/sync/youtube/renamed", test_renamed);
  g_test_add_func ("/sync/youtube/posts", test_posts);
  g_test_add_func ("/sync/youtube/cancel", test_cancel);
  g_test_add_func ("/sync/youtube/nothing-to-ask", test_nothing_to_ask);
  g_test_add_func ("/sync/youtube/secrets", test_secrets);
  g_test_add_func ("/sync/youtube/log-is-silent", test_log_is_silent);
  status = g_test_run ();
  test_server_free (server);
  g_string_free (captured, TRUE);
  return status;
}
