/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests with their redirects and retries, under the caps of one run. Each
 * hop is one SwbAttempt; this file decides what comes after it. */
#include "sync/swb-http.h"

#include "sync/swb-attempt.h"
#include "sync/swb-http-response.h"
#include "sync/swb-origin.h"
#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>

#define LOG_DOMAIN "swb-sync"
#define LONGEST_BACKOFF_MS 60000u
#define USER_AGENT "Swellboard/" SWB_VERSION

struct _SwbHttp
{
  GObject parent_instance;
  SoupSession *session;
  SwbHttpLimits limits;
  SwbHttpWaitFunc wait;
  gpointer wait_data;
  guint n_requests;
  guint n_pages;
  guint64 n_bytes;
};

G_DEFINE_FINAL_TYPE (SwbHttp, swb_http, G_TYPE_OBJECT)

typedef struct
{
  char *method;
  GUri *first; /* as asked */
  GUri *uri;   /* of this hop */
  char **headers;
  char *etag;
  GBytes *body;
  char *body_type;
  gboolean repeatable;
  SoupMessage *message;
  guint tries;
  guint hops;
  gint64 try_start; /* monotonic, microseconds */
  gint64 hop_start;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_free (fetch->method);
  g_clear_pointer (&fetch->first, g_uri_unref);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_strfreev (fetch->headers);
  g_free (fetch->etag);
  g_clear_pointer (&fetch->body, g_bytes_unref);
  g_free (fetch->body_type);
  g_clear_object (&fetch->message);
  g_free (fetch);
}

static void start_try (GTask *task);
static void start_hop (GTask *task);

static void
log_hop (Fetch *fetch, guint64 n_bytes, gboolean failed)
{
  gint64 ms = (g_get_monotonic_time () - fetch->hop_start) / 1000;
  g_autofree char *status =
      failed ? g_strdup ("failed")
             : g_strdup_printf ("%u", soup_message_get_status (fetch->message));

  g_log (LOG_DOMAIN, G_LOG_LEVEL_DEBUG,
         "%s %s %s %" G_GUINT64_FORMAT " bytes %" G_GINT64_FORMAT " ms",
         fetch->method, g_uri_get_host (fetch->uri), status, n_bytes, ms);
}

static gboolean
check_run (SwbHttp *self, GError **error)
{
  if (self->limits.requests > 0 && self->n_requests >= self->limits.requests)
    {
      g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_BUDGET,
                   g_dngettext (GETTEXT_PACKAGE,
                                "The refresh stopped after %u request, as "
                                "agreed.",
                                "The refresh stopped after %u requests, as "
                                "agreed.",
                                self->limits.requests),
                   self->limits.requests);
      return FALSE;
    }
  if (self->n_pages >= self->limits.pages ||
      self->n_bytes >= self->limits.run_bytes)
    {
      g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_BUDGET,
                           _ ("The refresh stopped, because more came back "
                              "than one refresh may fetch. Refresh again to "
                              "go on."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
wait_cb (gpointer task)
{
  if (!g_task_return_error_if_cancelled (task))
    start_try (task);
  return G_SOURCE_REMOVE;
}

static void
wait_and_retry (GTask *task, gint64 asked_seconds)
{
  SwbHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  guint exponent = MIN (fetch->tries - 1, 6);
  guint ceiling = MIN (LONGEST_BACKOFF_MS, 1000u << exponent);
  guint due = (guint) g_random_int_range (0, (gint32) ceiling + 1);
  g_autoptr (GSource) timer = NULL;

  if (asked_seconds >= 0)
    due = (guint) asked_seconds * 1000u;
  if (self->wait != NULL)
    due = self->wait (due, self->wait_data);
  timer = g_timeout_source_new (due);
  if (g_task_get_cancellable (task) != NULL)
    {
      g_autoptr (GSource) cancelled =
          g_cancellable_source_new (g_task_get_cancellable (task));

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (timer, cancelled);
    }
  g_task_attach_source (task, timer, wait_cb);
}

static gboolean
may_retry (GTask *task)
{
  SwbHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  return fetch->repeatable && fetch->tries < self->limits.tries;
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 ||
         status == 308;
}

static gboolean
is_busy (guint status)
{
  return status == 429 || status == 500 || status == 502 || status == 503 ||
         status == 504;
}

static void
follow (GTask *task)
{
  SwbHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  const char *location = soup_message_headers_get_one (
      soup_message_get_response_headers (fetch->message), "Location");
  GError *error = NULL;
  GUri *next;

  if (++fetch->hops > self->limits.redirects ||
      !g_str_equal (fetch->method, "GET"))
    {
      g_task_return_new_error (task, SWB_SYNC_ERROR, SWB_SYNC_ERROR_REDIRECT,
                               _ ("%s keeps sending the request on without an "
                                  "answer."),
                               g_uri_get_host (fetch->uri));
      return;
    }
  next = swb_origin_follow (fetch->uri, location, &error);
  if (next == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_uri_unref (fetch->uri);
  fetch->uri = next;
  start_hop (task);
}

static void
answered (GTask *task, GBytes *body)
{
  Fetch *fetch = g_task_get_task_data (task);
  guint status = soup_message_get_status (fetch->message);
  gboolean empty = g_bytes_get_size (body) == 0;
  SoupMessageHeaders *headers =
      soup_message_get_response_headers (fetch->message);

  if (is_redirect (status))
    follow (task);
  else if (is_busy (status) && may_retry (task))
    wait_and_retry (
        task, swb_http_retry_after (headers, g_get_real_time () / 1000000));
  else if (SOUP_STATUS_IS_SUCCESSFUL (status) && empty)
    g_task_return_new_error (task, SWB_SYNC_ERROR, SWB_SYNC_ERROR_EMPTY,
                             _ ("%s sent an empty answer. Try again later."),
                             g_uri_get_host (fetch->uri));
  else
    g_task_return_pointer (task, swb_http_response_new (fetch->message, body),
                           (GDestroyNotify) swb_http_response_free);
}

static void
attempt_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) body = NULL;
  SwbHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  guint64 n_bytes;
  gboolean transient;

  body = swb_attempt_finish (result, &n_bytes, &transient, &error);
  self->n_bytes += n_bytes;
  self->n_pages++;
  log_hop (fetch, n_bytes, body == NULL);
  if (body != NULL)
    answered (task, body);
  else if (transient && may_retry (task))
    {
      g_error_free (error);
      wait_and_retry (task, -1);
    }
  else
    g_task_return_error (task, error);
}

static SoupMessage *
make_message (Fetch *fetch)
{
  SoupMessage *message = soup_message_new_from_uri (fetch->method, fetch->uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT |
                                       SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  for (guint i = 0; fetch->headers != NULL && fetch->headers[i] != NULL &&
                    fetch->headers[i + 1] != NULL;
       i += 2)
    soup_message_headers_replace (headers, fetch->headers[i],
                                  fetch->headers[i + 1]);
  if (fetch->etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", fetch->etag);
  if (fetch->body != NULL)
    soup_message_set_request_body_from_bytes (message, fetch->body_type,
                                              fetch->body);
  return message;
}

static void
start_hop (GTask *task)
{
  SwbHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  SwbAttemptLimits limits = { 0 };
  GError *error = NULL;
  gint64 spent;

  if (!check_run (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->n_requests++;
  fetch->hop_start = g_get_monotonic_time ();
  spent = (fetch->hop_start - fetch->try_start) / 1000;
  limits.connect_ms = self->limits.connect_ms;
  limits.idle_ms = self->limits.idle_ms;
  limits.total_ms = (guint) MAX ((gint64) self->limits.total_ms - spent, 1);
  limits.bytes =
      MIN (self->limits.page_bytes, self->limits.run_bytes - self->n_bytes);
  g_clear_object (&fetch->message);
  fetch->message = make_message (fetch);
  swb_attempt_async (self->session, fetch->message, &limits,
                     g_task_get_cancellable (task), attempt_cb,
                     g_object_ref (task));
}

static void
start_try (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  fetch->tries++;
  fetch->hops = 0;
  fetch->try_start = g_get_monotonic_time ();
  g_clear_pointer (&fetch->uri, g_uri_unref);
  fetch->uri = g_uri_ref (fetch->first);
  start_hop (task);
}

static void
swb_http_dispose (GObject *object)
{
  SwbHttp *self = SWB_HTTP (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (swb_http_parent_class)->dispose (object);
}

static void
swb_http_class_init (SwbHttpClass *class)
{
  G_OBJECT_CLASS (class)->dispose = swb_http_dispose;
}

static void
swb_http_init (SwbHttp *self)
{
  self->limits = swb_http_limits_default ();
  self->session = soup_session_new_with_options ("user-agent", USER_AGENT,
                                                 "timeout", 0, NULL);
}

/**
 * swb_http_set_tls_floor:
 *
 * Leaves only TLS 1.2 and 1.3. To be called first in main(), before any thread
 * and before the TLS library is loaded.
 */
void
swb_http_set_tls_floor (void)
{
  g_setenv ("G_TLS_GNUTLS_PRIORITY",
            "NORMAL:%COMPAT:-VERS-TLS-ALL:+VERS-TLS1.3:+VERS-TLS1.2", TRUE);
}

/**
 * swb_http_limits_default:
 *
 * Returns: 10 s to connect, 30 s idle, 60 s in all; 8 MB an answer, 64 MB and
 *   200 answers a run; five tries, three redirects, no budget
 */
SwbHttpLimits
swb_http_limits_default (void)
{
  return (SwbHttpLimits){
    .connect_ms = 10000,
    .idle_ms = 30000,
    .total_ms = 60000,
    .page_bytes = 8u << 20,
    .run_bytes = 64u << 20,
    .pages = 200,
    .tries = 5,
    .redirects = 3,
    .requests = 0,
  };
}

/**
 * swb_http_new:
 * @limits: (nullable): the limits, or %NULL for the defaults
 *
 * Makes the transport of one run. It belongs to one thread.
 *
 * Returns: (transfer full): a new transport
 */
SwbHttp *
swb_http_new (const SwbHttpLimits *limits)
{
  SwbHttp *self = g_object_new (SWB_TYPE_HTTP, NULL);

  if (limits != NULL)
    self->limits = *limits;
  return self;
}

/**
 * swb_http_set_wait_func:
 * @self: a transport
 * @func: (nullable): decides how long a wait before a retry really is
 * @user_data: for @func; has to outlive @self
 */
void
swb_http_set_wait_func (SwbHttp *self, SwbHttpWaitFunc func, gpointer user_data)
{
  g_return_if_fail (SWB_IS_HTTP (self));
  self->wait = func;
  self->wait_data = user_data;
}

/**
 * swb_http_get_n_requests:
 * @self: a transport
 *
 * Returns: how many requests were sent, retries and redirects included
 */
guint
swb_http_get_n_requests (SwbHttp *self)
{
  g_return_val_if_fail (SWB_IS_HTTP (self), 0);
  return self->n_requests;
}

/**
 * swb_http_get_n_bytes:
 * @self: a transport
 *
 * Returns: how many decoded bytes were read
 */
guint64
swb_http_get_n_bytes (SwbHttp *self)
{
  g_return_val_if_fail (SWB_IS_HTTP (self), 0);
  return self->n_bytes;
}

/**
 * swb_http_fetch_async:
 * @self: a transport
 * @request: what to ask; copied
 * @cancellable: (nullable): ends it at any moment, waits included
 * @callback: called in the thread-default context of the caller
 * @user_data: for @callback
 *
 * Asks once, follows up to three redirects inside the same origin, and tries
 * again after 429, 500, 502, 503, 504 and broken connections: after what
 * Retry-After says (an hour at most), else after a random time below
 * 2^n seconds (Brooker, 2015, "full jitter").
 */
void
swb_http_fetch_async (SwbHttp *self,
                      const SwbHttpRequest *request,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Fetch *fetch;

  g_return_if_fail (SWB_IS_HTTP (self));
  g_return_if_fail (request != NULL && request->method != NULL);
  g_return_if_fail (request->uri != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, swb_http_fetch_async);
  fetch = g_new0 (Fetch, 1);
  g_task_set_task_data (task, fetch, fetch_free);
  fetch->first = swb_origin_parse (request->uri, &error);
  if (fetch->first == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  fetch->method = g_strdup (request->method);
  fetch->headers = g_strdupv ((char **) request->headers);
  fetch->etag = g_strdup (request->etag);
  fetch->body = request->body != NULL ? g_bytes_ref (request->body) : NULL;
  fetch->body_type = g_strdup (request->body_type);
  fetch->repeatable =
      request->idempotent || g_str_equal (request->method, "GET");
  if (!g_task_return_error_if_cancelled (task))
    start_try (task);
}

/**
 * swb_http_fetch_finish:
 * @self: a transport
 * @result: what the callback got
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the answer, of whatever status after
 *   the last try but no redirect; or %NULL with a %SWB_SYNC_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
SwbHttpResponse *
swb_http_fetch_finish (SwbHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
keep_result_cb (GObject *self, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/**
 * swb_http_fetch:
 * @self: a transport
 * @request: what to ask
 * @cancellable: (nullable): ends it at any moment; any thread may cancel
 * @error: where to say why not
 *
 * The same as swb_http_fetch_async() for a worker thread: it runs that
 * thread's default context until the answer is there.
 *
 * Returns: (transfer full) (nullable): as swb_http_fetch_finish()
 */
SwbHttpResponse *
swb_http_fetch (SwbHttp *self,
                const SwbHttpRequest *request,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  g_autoptr (GAsyncResult) result = NULL;

  swb_http_fetch_async (self, request, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  return swb_http_fetch_finish (self, result, error);
}
