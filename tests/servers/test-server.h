/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server on the loopback for tests, at the level of bytes, so that it can
 * also misbehave. Each connection gets one answer on a thread of its own. */
#pragma once

#include <gio/gio.h>
#include <string.h>

/* @target is path and query; @request the request line and all headers. */
typedef void (*TestHandler) (const char *target,
                             const char *request,
                             GOutputStream *out,
                             gpointer user_data);

typedef struct
{
  GSocketService *service;
  guint16 port;
  TestHandler handler;
  gpointer user_data;
  gint n_requests;
} TestServer;

static gboolean
test_server_run_cb (GThreadedSocketService *service,
                    GSocketConnection *connection,
                    GObject *source,
                    gpointer user_data)
{
  TestServer *server = user_data;
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GString) request = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  char byte;

  while (strstr (request->str, "\r\n\r\n") == NULL &&
         g_input_stream_read (in, &byte, 1, NULL, NULL) == 1)
    g_string_append_c (request, byte);
  words = g_strsplit (request->str, " ", 3);
  if (g_strv_length (words) == 3)
    {
      g_atomic_int_inc (&server->n_requests);
      server->handler (words[1], request->str, out, server->user_data);
    }
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static G_GNUC_UNUSED TestServer *
test_server_new (TestHandler handler, gpointer user_data)
{
  TestServer *server = g_new0 (TestServer, 1);
  g_autoptr (GInetAddress) loopback =
      g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  server->handler = handler;
  server->user_data = user_data;
  server->service = g_threaded_socket_service_new (20);
  g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), address,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &bound, &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_signal_connect (server->service, "run", G_CALLBACK (test_server_run_cb),
                    server);
  g_socket_service_start (server->service);
  return server;
}

static G_GNUC_UNUSED void
test_server_free (TestServer *server)
{
  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));
  g_object_unref (server->service);
  /* A handler may still be on its thread; the few bytes stay for it. */
}

static G_GNUC_UNUSED char *
test_server_url (TestServer *server, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u/%s", server->port, path);
}

static G_GNUC_UNUSED gboolean
test_server_write (GOutputStream *out, const void *data, gsize length)
{
  return g_output_stream_write_all (out, data, length, NULL, NULL, NULL);
}

static G_GNUC_UNUSED gboolean
test_server_write_text (GOutputStream *out, const char *text)
{
  return test_server_write (out, text, strlen (text));
}

/* @headers: lines that end in \r\n, or "". */
static G_GNUC_UNUSED void
test_server_reply (GOutputStream *out,
                   guint status,
                   const char *headers,
                   const char *body)
{
  g_autofree char *text = g_strdup_printf (
      "HTTP/1.1 %u Status\r\nConnection: close\r\n"
      "Content-Type: application/json\r\nContent-Length: %zu\r\n%s\r\n%s",
      status, strlen (body), headers, body);

  test_server_write_text (out, text);
}
