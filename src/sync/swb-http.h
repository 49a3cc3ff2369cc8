/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guarded way to a web server: deadlines, caps, retries, a budget, no
 * strange redirects, nothing secret in the log. One object serves one run. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwbHttpLimits:
 * @connect_ms: until a connection stands, TLS included
 * @idle_ms: without any progress
 * @total_ms: for one try, redirects included
 * @page_bytes: decoded bytes of one answer
 * @run_bytes: decoded bytes of all answers
 * @pages: answers in a run
 * @tries: of one request, the first included
 * @redirects: of one try
 * @requests: in a run, tries and redirects included; 0 for no budget
 */
typedef struct
{
  guint connect_ms;
  guint idle_ms;
  guint total_ms;
  guint64 page_bytes;
  guint64 run_bytes;
  guint pages;
  guint tries;
  guint redirects;
  guint requests;
} SwbHttpLimits;

/**
 * SwbHttpRequest:
 * @method: "GET" or "POST"
 * @uri: the absolute address
 * @headers: (nullable): names and values by turns, %NULL-terminated
 * @etag: (nullable): the mark of the answer that is already there
 * @body: (nullable): what to send
 * @body_type: (nullable): its media type
 * @idempotent: whether a POST may be sent again; a GET always may
 *
 * All are borrowed for the call that takes it.
 */
typedef struct
{
  const char *method;
  const char *uri;
  const char *const *headers;
  const char *etag;
  GBytes *body;
  const char *body_type;
  gboolean idempotent;
} SwbHttpRequest;

typedef struct _SwbHttpResponse SwbHttpResponse;

/* Given the wait that is due in milliseconds, gives how long to really wait:
 * tests wait for nothing. */
typedef guint (*SwbHttpWaitFunc) (guint milliseconds, gpointer user_data);

#define SWB_TYPE_HTTP (swb_http_get_type ())

G_DECLARE_FINAL_TYPE (SwbHttp, swb_http, SWB, HTTP, GObject)

void swb_http_set_tls_floor (void);
SwbHttpLimits swb_http_limits_default (void);

SwbHttp *swb_http_new (const SwbHttpLimits *limits);
void swb_http_set_wait_func (SwbHttp *self,
                             SwbHttpWaitFunc func,
                             gpointer user_data);
guint swb_http_get_n_requests (SwbHttp *self);
guint64 swb_http_get_n_bytes (SwbHttp *self);
void swb_http_fetch_async (SwbHttp *self,
                           const SwbHttpRequest *request,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
SwbHttpResponse *
swb_http_fetch_finish (SwbHttp *self, GAsyncResult *result, GError **error);
SwbHttpResponse *swb_http_fetch (SwbHttp *self,
                                 const SwbHttpRequest *request,
                                 GCancellable *cancellable,
                                 GError **error);

guint swb_http_response_get_status (SwbHttpResponse *response);
const char *swb_http_response_get_header (SwbHttpResponse *response,
                                          const char *name);
GBytes *swb_http_response_get_body (SwbHttpResponse *response);
void swb_http_response_free (SwbHttpResponse *response);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbHttpResponse, swb_http_response_free)

G_END_DECLS
