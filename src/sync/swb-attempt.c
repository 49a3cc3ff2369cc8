/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request and its answer. libsoup has no deadline for a server that drips
 * and no cap on what a small body unpacks to, so both are kept here. */
#include "sync/swb-attempt.h"

#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>

#define CHUNK (64 * 1024)

/* What ended an attempt from our side. */
typedef enum
{
  STOP_NONE,
  STOP_CANCELLED,
  STOP_CONNECT,
  STOP_IDLE,
  STOP_TOTAL,
} Stop;

typedef struct
{
  SoupMessage *message;
  SwbAttemptLimits limits;
  GCancellable *inner; /* ends the transfer: deadlines and the caller's */
  GSource *caller;
  GSource *phase; /* connecting, then waiting for the next bytes */
  GSource *total;
  GInputStream *stream;
  GByteArray *body;
  guint64 n_bytes;
  gboolean transient;
  Stop stop;
} Attempt;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  clear_source (&attempt->caller);
  clear_source (&attempt->phase);
  clear_source (&attempt->total);
  g_clear_object (&attempt->stream);
  g_clear_object (&attempt->message);
  g_clear_object (&attempt->inner);
  g_clear_pointer (&attempt->body, g_byte_array_unref);
  g_free (attempt);
}

static const char *
host_of (Attempt *attempt)
{
  return g_uri_get_host (soup_message_get_uri (attempt->message));
}

static GError *
stop_error (Attempt *attempt)
{
  switch (attempt->stop)
    {
    case STOP_CANCELLED:
      return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                  _ ("The refresh was cancelled."));
    case STOP_CONNECT:
      return g_error_new (SWB_SYNC_ERROR, SWB_SYNC_ERROR_TIMEOUT,
                          _ ("%s could not be reached in time. Check the "
                             "internet connection and try again."),
                          host_of (attempt));
    case STOP_IDLE:
      return g_error_new (SWB_SYNC_ERROR, SWB_SYNC_ERROR_TIMEOUT,
                          _ ("%s stopped answering. Try again later."),
                          host_of (attempt));
    case STOP_TOTAL:
      return g_error_new (SWB_SYNC_ERROR, SWB_SYNC_ERROR_TIMEOUT,
                          _ ("%s took too long to answer. Try again later."),
                          host_of (attempt));
    case STOP_NONE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_hopeless (const GError *error)
{
  return error->domain == G_TLS_ERROR || error->domain == G_RESOLVER_ERROR ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

/* libsoup's own message is left out: nobody promises what it quotes. */
static GError *
transfer_error (Attempt *attempt, const GError *cause)
{
  if (cause->domain == G_TLS_ERROR)
    return g_error_new (SWB_SYNC_ERROR, SWB_SYNC_ERROR_TLS,
                        _ ("The connection to %s is not secure, so nothing "
                           "was sent."),
                        host_of (attempt));
  attempt->transient = !is_hopeless (cause);
  return g_error_new (SWB_SYNC_ERROR, SWB_SYNC_ERROR_NETWORK,
                      _ ("%s could not be reached. Check the internet "
                         "connection and try again."),
                      host_of (attempt));
}

static void
fail (GTask *task, GError *error)
{
  Attempt *attempt = g_task_get_task_data (task);

  clear_source (&attempt->caller);
  clear_source (&attempt->phase);
  clear_source (&attempt->total);
  g_cancellable_cancel (attempt->inner);
  g_task_return_error (task, error);
}

static void
fail_transfer (GTask *task, const GError *cause)
{
  Attempt *attempt = g_task_get_task_data (task);

  fail (task, attempt->stop != STOP_NONE ? stop_error (attempt)
                                         : transfer_error (attempt, cause));
}

static void
stop (Attempt *attempt, Stop why)
{
  if (attempt->stop == STOP_NONE)
    attempt->stop = why;
  g_cancellable_cancel (attempt->inner);
}

static gboolean
connect_deadline_cb (gpointer task)
{
  stop (g_task_get_task_data (task), STOP_CONNECT);
  return G_SOURCE_REMOVE;
}

static gboolean
idle_deadline_cb (gpointer task)
{
  stop (g_task_get_task_data (task), STOP_IDLE);
  return G_SOURCE_REMOVE;
}

static gboolean
total_deadline_cb (gpointer task)
{
  stop (g_task_get_task_data (task), STOP_TOTAL);
  return G_SOURCE_REMOVE;
}

static gboolean
caller_cancelled_cb (GCancellable *cancellable, gpointer task)
{
  stop (g_task_get_task_data (task), STOP_CANCELLED);
  return G_SOURCE_REMOVE;
}

static GSource *
start_timer (GTask *task, guint milliseconds, GSourceFunc callback)
{
  GSource *timer = g_timeout_source_new (milliseconds);

  g_task_attach_source (task, timer, callback);
  return timer;
}

static void
restart_idle (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);

  clear_source (&attempt->phase);
  attempt->phase =
      start_timer (task, attempt->limits.idle_ms, idle_deadline_cb);
}

static void
starting_cb (SoupMessage *message, gpointer task)
{
  restart_idle (task);
}

static GError *
too_large_error (Attempt *attempt)
{
  return g_error_new (SWB_SYNC_ERROR, SWB_SYNC_ERROR_TOO_LARGE,
                      _ ("The answer of %s is too large to be right, and was "
                         "not read."),
                      host_of (attempt));
}

static void read_more (GTask *task);

static void
read_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Attempt *attempt = g_task_get_task_data (task);
  g_autoptr (GBytes) chunk = NULL;
  gsize size;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (stream), result,
                                            &error);
  if (chunk == NULL)
    {
      fail_transfer (task, error);
      return;
    }
  size = g_bytes_get_size (chunk);
  attempt->n_bytes += size;
  if (attempt->n_bytes > attempt->limits.bytes)
    {
      fail (task, too_large_error (attempt));
      return;
    }
  if (size > 0)
    {
      g_byte_array_append (attempt->body, g_bytes_get_data (chunk, NULL),
                           (guint) size);
      restart_idle (task);
      read_more (task);
      return;
    }
  clear_source (&attempt->caller);
  clear_source (&attempt->phase);
  clear_source (&attempt->total);
  g_task_return_pointer (
      task, g_byte_array_free_to_bytes (g_steal_pointer (&attempt->body)),
      (GDestroyNotify) g_bytes_unref);
}

static void
read_more (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (attempt->stream, CHUNK, G_PRIORITY_DEFAULT,
                                   attempt->inner, read_cb,
                                   g_object_ref (task));
}

static gboolean
announces_too_much (Attempt *attempt)
{
  SoupMessageHeaders *headers =
      soup_message_get_response_headers (attempt->message);

  return soup_message_headers_get_encoding (headers) ==
             SOUP_ENCODING_CONTENT_LENGTH &&
         (guint64) soup_message_headers_get_content_length (headers) >
             attempt->limits.bytes;
}

static void
sent_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Attempt *attempt = g_task_get_task_data (task);

  g_signal_handlers_disconnect_by_func (attempt->message, starting_cb, task);
  attempt->stream =
      soup_session_send_finish (SOUP_SESSION (session), result, &error);
  if (attempt->stream == NULL)
    fail_transfer (task, error);
  else if (announces_too_much (attempt))
    fail (task, too_large_error (attempt));
  else
    {
      restart_idle (task);
      read_more (task);
    }
}

/**
 * swb_attempt_async:
 * @session: a session that follows no redirect by itself
 * @message: what to send
 * @limits: how long it may take and how large the answer may be
 * @cancellable: (nullable): to stop it; any thread may cancel it
 * @callback: called in the thread-default context of the caller
 * @user_data: for @callback
 *
 * Sends @message and reads all of the answer, whatever its status.
 */
void
swb_attempt_async (SoupSession *session,
                   SoupMessage *message,
                   const SwbAttemptLimits *limits,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);
  Attempt *attempt = g_new0 (Attempt, 1);

  g_task_set_task_data (task, attempt, attempt_free);
  attempt->message = g_object_ref (message);
  attempt->limits = *limits;
  attempt->inner = g_cancellable_new ();
  attempt->body = g_byte_array_new ();
  attempt->phase = start_timer (task, limits->connect_ms, connect_deadline_cb);
  attempt->total = start_timer (task, limits->total_ms, total_deadline_cb);
  if (cancellable != NULL)
    {
      attempt->caller = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, attempt->caller,
                            G_SOURCE_FUNC (caller_cancelled_cb));
    }
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), task);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, attempt->inner,
                           sent_cb, g_object_ref (task));
}

/**
 * swb_attempt_finish:
 * @result: what the callback got
 * @n_bytes: (out): decoded bytes that were read, also on failure
 * @transient: (out): on failure, whether the same request may go well later
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the body, or %NULL with a
 *   %SWB_SYNC_ERROR or %G_IO_ERROR_CANCELLED
 */
GBytes *
swb_attempt_finish (GAsyncResult *result,
                    guint64 *n_bytes,
                    gboolean *transient,
                    GError **error)
{
  Attempt *attempt = g_task_get_task_data (G_TASK (result));

  *n_bytes = attempt->n_bytes;
  *transient = attempt->transient;
  return g_task_propagate_pointer (G_TASK (result), error);
}
