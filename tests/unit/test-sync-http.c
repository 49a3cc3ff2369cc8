/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guarded transport against a server that does all that servers do. */
#include "../servers/test-server.h"
#include "sync/swb-http.h"
#include "sync/swb-origin.h"
#include "sync/swb-sync-error.h"

#define KEY "sEcReT-kEy-123"
#define QUERY "?q=whispered&key=" KEY

static GString *captured;
static GMutex captured_lock;
static TestServer *server;
static TestServer *other;
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
  g_string_append_c (captured, '\n');
  g_mutex_unlock (&captured_lock);
  return G_LOG_WRITER_HANDLED;
}

static void
drip (GOutputStream *out)
{
  test_server_write_text (out,
                          "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
  while (test_server_write_text (out, " "))
    g_usleep (20000);
}

static void
flood (GOutputStream *out)
{
  g_autofree char *chunk = g_strnfill (65536, ' ');

  test_server_write_text (out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
  while (test_server_write (out, chunk, 65536))
    ;
}

/* 200 MB of spaces, packed. */
static void
bomb (GOutputStream *out)
{
  g_autoptr (GConverter) zip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) packed = g_converter_output_stream_new (out, zip);
  g_autofree char *chunk = g_strnfill (1 << 20, ' ');

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (packed),
                                                FALSE);
  test_server_write_text (out, "HTTP/1.1 200 OK\r\nConnection: close\r\n"
                               "Content-Encoding: gzip\r\n\r\n");
  for (int i = 0; i < 200; i++)
    if (!test_server_write (packed, chunk, 1 << 20))
      return;
}

static void
redirect (GOutputStream *out, const char *to)
{
  g_autofree char *header = g_strdup_printf ("Location: %s\r\n", to);

  test_server_reply (out, 302, header, "");
}

static void
handle (const char *target,
        const char *request,
        GOutputStream *out,
        gpointer user_data)
{
  g_autofree char *elsewhere = NULL;

  if (g_str_has_prefix (target, "/ok"))
    test_server_reply (out, 200, "ETag: \"v1\"\r\n", "{\"a\":1}");
  else if (g_str_has_prefix (target, "/etag"))
    test_server_reply (out,
                       strstr (request, "If-None-Match: \"v1\"") ? 304 : 200,
                       "", strstr (request, "If-None-Match") ? "" : "{}");
  else if (g_str_has_prefix (target, "/drip"))
    drip (out);
  else if (g_str_has_prefix (target, "/silent"))
    g_usleep (1500000);
  else if (g_str_has_prefix (target, "/flood"))
    flood (out);
  else if (g_str_has_prefix (target, "/bomb"))
    bomb (out);
  else if (g_str_has_prefix (target, "/announce"))
    test_server_write_text (
        out, "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n{}");
  else if (g_str_has_prefix (target, "/empty"))
    test_server_reply (out, 200, "", "");
  else if (g_str_has_prefix (target, "/hop"))
    redirect (out, "/ok" QUERY);
  else if (g_str_has_prefix (target, "/loop"))
    redirect (out, "/loop" QUERY);
  else if (g_str_has_prefix (target, "/nowhere"))
    test_server_reply (out, 302, "", "");
  else if (g_str_has_prefix (target, "/away"))
    {
      elsewhere = test_server_url (other, "ok" QUERY);
      redirect (out, elsewhere);
    }
  else if (g_str_has_prefix (target, "/plain"))
    redirect (out, "http://example.org/" QUERY);
  else if (g_str_has_prefix (target, "/flaky"))
    {
      if (g_atomic_int_add (&n_flaky, 1) == 0)
        test_server_reply (out, 500, "", "oh");
      else
        test_server_reply (out, 200, "", "{}");
    }
  else if (g_str_has_prefix (target, "/hangup"))
    {
      if (g_atomic_int_add (&n_flaky, 1) > 0)
        test_server_reply (out, 200, "", "{}");
    }
  else if (g_str_has_prefix (target, "/busy"))
    test_server_reply (out, 429, "Retry-After: 7\r\n", "later");
  else if (g_str_has_prefix (target, "/tomorrow"))
    test_server_reply (out, 503, "Retry-After: 86400\r\n", "later");
  else
    test_server_reply (out, 404, "", "no");
}

static guint waits[16];
static guint n_waits;

static guint
no_wait (guint milliseconds, gpointer user_data)
{
  if (n_waits < G_N_ELEMENTS (waits))
    waits[n_waits++] = milliseconds;
  return 0;
}

static SwbHttp *
make_http (const SwbHttpLimits *limits)
{
  SwbHttp *http = swb_http_new (limits);

  n_waits = 0;
  g_atomic_int_set (&n_flaky, 0);
  swb_http_set_wait_func (http, no_wait, NULL);
  return http;
}

static SwbHttpResponse *
fetch (SwbHttp *http, const char *path, GError **error)
{
  g_autofree char *relative = g_strconcat (path, QUERY, NULL);
  g_autofree char *uri = test_server_url (server, relative);
  SwbHttpRequest request = { .method = "GET", .uri = uri };

  return swb_http_fetch (http, &request, NULL, error);
}

static void
assert_fails (SwbHttp *http, const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbHttpResponse) response = fetch (http, path, &error);

  g_assert_null (response);
  g_assert_error (error, SWB_SYNC_ERROR, code);
  g_assert_null (strstr (error->message, KEY));
  g_assert_null (strstr (error->message, "whispered"));
}

static void
test_happy (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbHttpResponse) response = fetch (http, "ok", &error);
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpuint (swb_http_response_get_status (response), ==, 200);
  g_assert_cmpstr (swb_http_response_get_header (response, "etag"), ==,
                   "\"v1\"");
  g_bytes_get_data (swb_http_response_get_body (response), &length);
  g_assert_cmpuint (length, ==, 7);
  g_assert_cmpuint (swb_http_get_n_requests (http), ==, 1);
  g_assert_cmpuint (swb_http_get_n_bytes (http), ==, 7);
}

static void
test_log_is_silent (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);
  g_autoptr (SwbHttpResponse) response = NULL;

  g_string_truncate (captured, 0);
  response = fetch (http, "ok", NULL);
  g_assert_nonnull (strstr (captured->str, "GET 127.0.0.1 200 7 bytes"));
  g_assert_null (strstr (captured->str, KEY));
  g_assert_null (strstr (captured->str, "whispered"));
}

static void
test_etag (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);
  g_autofree char *uri = test_server_url (server, "etag");
  SwbHttpRequest request = { .method = "GET", .uri = uri, .etag = "\"v1\"" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbHttpResponse) response =
      swb_http_fetch (http, &request, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (swb_http_response_get_status (response), ==, 304);
}

static void
test_deadlines (void)
{
  SwbHttpLimits limits = swb_http_limits_default ();
  g_autoptr (SwbHttp) http = NULL;
  g_autoptr (SwbHttp) idle = NULL;
  gint64 start = g_get_monotonic_time ();

  limits.total_ms = 400;
  http = make_http (&limits);
  assert_fails (http, "drip", SWB_SYNC_ERROR_TIMEOUT);
  limits.total_ms = 60000;
  limits.idle_ms = 300;
  idle = make_http (&limits);
  assert_fails (idle, "silent", SWB_SYNC_ERROR_TIMEOUT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5000000);
  g_assert_cmpuint (n_waits, ==, 0);
}

static void
test_caps (void)
{
  SwbHttpLimits limits = swb_http_limits_default ();
  g_autoptr (SwbHttp) http = NULL;
  g_autoptr (SwbHttp) few = NULL;
  g_autoptr (SwbHttpResponse) first = NULL;

  limits.page_bytes = 1 << 20;
  http = make_http (&limits);
  assert_fails (http, "flood", SWB_SYNC_ERROR_TOO_LARGE);
  assert_fails (http, "bomb", SWB_SYNC_ERROR_TOO_LARGE);
  assert_fails (http, "announce", SWB_SYNC_ERROR_TOO_LARGE);
  g_assert_cmpuint (swb_http_get_n_bytes (http), <, 4 << 20);
  limits.pages = 1;
  few = make_http (&limits);
  first = fetch (few, "ok", NULL);
  g_assert_nonnull (first);
  assert_fails (few, "ok", SWB_SYNC_ERROR_BUDGET);
}

static void
test_run_bytes_and_budget (void)
{
  SwbHttpLimits limits = swb_http_limits_default ();
  g_autoptr (SwbHttp) http = NULL;
  g_autoptr (SwbHttp) poor = NULL;
  g_autoptr (SwbHttpResponse) first = NULL;

  limits.run_bytes = 7;
  http = make_http (&limits);
  first = fetch (http, "ok", NULL);
  g_assert_nonnull (first);
  assert_fails (http, "ok", SWB_SYNC_ERROR_BUDGET);
  limits = swb_http_limits_default ();
  limits.requests = 2;
  poor = make_http (&limits);
  assert_fails (poor, "busy", SWB_SYNC_ERROR_BUDGET);
  g_assert_cmpuint (swb_http_get_n_requests (poor), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);

  assert_fails (http, "empty", SWB_SYNC_ERROR_EMPTY);
}

static void
test_redirects (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbHttpResponse) response = fetch (http, "hop", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (swb_http_response_get_status (response), ==, 200);
  assert_fails (http, "loop", SWB_SYNC_ERROR_REDIRECT);
  g_assert_cmpuint (swb_http_get_n_requests (http), ==, 2 + 4);
  assert_fails (http, "nowhere", SWB_SYNC_ERROR_REDIRECT);
  assert_fails (http, "away", SWB_SYNC_ERROR_REDIRECT);
  assert_fails (http, "plain", SWB_SYNC_ERROR_INSECURE);
  g_assert_cmpint (g_atomic_int_get (&other->n_requests), ==, 0);
}

static void
test_retries (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbHttpResponse) flaky = fetch (http, "flaky", &error);
  g_autoptr (SwbHttpResponse) hangup = NULL;
  g_autoptr (SwbHttpResponse) busy = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (swb_http_response_get_status (flaky), ==, 200);
  g_assert_cmpuint (n_waits, ==, 1);
  g_assert_cmpuint (waits[0], <=, 1000);
  g_atomic_int_set (&n_flaky, 0);
  hangup = fetch (http, "hangup", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (swb_http_response_get_status (hangup), ==, 200);
  n_waits = 0;
  busy = fetch (http, "busy", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (swb_http_response_get_status (busy), ==, 429);
  g_assert_cmpuint (n_waits, ==, 4);
  for (guint i = 0; i < n_waits; i++)
    g_assert_cmpuint (waits[i], ==, 7000);
}

static void
test_longest_wait (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);
  g_autoptr (SwbHttpResponse) response = fetch (http, "tomorrow", NULL);

  g_assert_cmpuint (swb_http_response_get_status (response), ==, 503);
  g_assert_cmpuint (waits[0], ==, 3600 * 1000);
}

static void
test_post_is_sent_once (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);
  g_autofree char *uri = test_server_url (server, "flaky");
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);
  SwbHttpRequest request = {
    .method = "POST", .uri = uri, .body = body, .body_type = "application/json"
  };
  g_autoptr (SwbHttpResponse) response =
      swb_http_fetch (http, &request, NULL, NULL);

  g_assert_cmpuint (swb_http_response_get_status (response), ==, 500);
  g_assert_cmpuint (swb_http_get_n_requests (http), ==, 1);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
assert_cancel (SwbHttp *http, const char *path)
{
  g_autofree char *uri = test_server_url (server, path);
  SwbHttpRequest request = { .method = "GET", .uri = uri };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_timeout_add (100, cancel_cb, cancellable);
  g_assert_null (swb_http_fetch (http, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2000000);
}

static void
test_cancel (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);

  assert_cancel (http, "drip");
  swb_http_set_wait_func (http, NULL, NULL);
  assert_cancel (http, "busy"); /* in the wait of 7 s */
}

static void
test_unreachable (void)
{
  g_autoptr (SwbHttp) http = make_http (NULL);
  SwbHttpRequest request = { .method = "GET",
                             .uri = "http://127.0.0.1:1/" QUERY };
  g_autoptr (GError) error = NULL;

  g_assert_null (swb_http_fetch (http, &request, NULL, &error));
  g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_NETWORK);
  g_assert_null (strstr (error->message, KEY));
}

static void
test_addresses (void)
{
  static const char *const good[] = { "https://example.org/x",
                                      "http://localhost:80/",
                                      "http://127.9.9.9/", "http://[::1]:8/" };
  static const char *const bad[] = {
    "http://example.org/",   "ftp://127.0.0.1/", "file:///etc/passwd",
    "https://u:p@host/",     "https:///x",       "nonsense",
    "http://127.0.0.1.de/x", "http://10.0.0.1/", ""
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GUri) uri = swb_origin_parse (good[i], NULL);

      g_assert_nonnull (uri);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (swb_origin_parse (bad[i], &error));
      g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_INSECURE);
    }
}

static void
test_downgrade (void)
{
  g_autoptr (GUri) from = swb_origin_parse ("https://localhost/a?x=1", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) same = swb_origin_follow (from, "/b", NULL);

  g_assert_nonnull (same);
  g_assert_cmpstr (g_uri_get_path (same), ==, "/b");
  g_assert_null (swb_origin_follow (from, "http://localhost/b", &error));
  g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_REDIRECT);
}

int
main (int argc, char *argv[])
{
  int status;

  captured = g_string_new (NULL);
  g_log_set_writer_func (capture_writer, NULL, NULL);
  swb_http_set_tls_floor ();
  g_test_init (&argc, &argv, NULL);
  /* GLib's own handler of tests passes the writer by in newer versions. */
  g_log_set_default_handler (g_log_default_handler, NULL);
  server = test_server_new (handle, NULL);
  other = test_server_new (handle, NULL);
  g_test_add_func ("/sync/http/happy", test_happy);
  g_test_add_func ("/sync/http/log-is-silent", test_log_is_silent);
  g_test_add_func ("/sync/http/etag", test_etag);
  g_test_add_func ("/sync/http/deadlines", test_deadlines);
  g_test_add_func ("/sync/http/caps", test_caps);
  g_test_add_func ("/sync/http/run", test_run_bytes_and_budget);
  g_test_add_func ("/sync/http/empty", test_empty);
  g_test_add_func ("/sync/http/redirects", test_redirects);
  g_test_add_func ("/sync/http/retries", test_retries);
  g_test_add_func ("/sync/http/longest-wait", test_longest_wait);
  g_test_add_func ("/sync/http/post-is-sent-once", test_post_is_sent_once);
  g_test_add_func ("/sync/http/cancel", test_cancel);
  g_test_add_func ("/sync/http/unreachable", test_unreachable);
  g_test_add_func ("/sync/http/addresses", test_addresses);
  g_test_add_func ("/sync/http/downgrade", test_downgrade);
  status = g_test_run ();
  test_server_free (server);
  test_server_free (other);
  g_string_free (captured, TRUE);
  return status;
}
