/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server answered, and when it wants to be asked again. */
#include "sync/swb-http-response.h"

#define LONGEST_WAIT 3600

struct _SwbHttpResponse
{
  guint status;
  SoupMessageHeaders *headers;
  GBytes *body;
};

/**
 * swb_http_response_new:
 * @message: a message whose answer was read
 * @body: the decoded body
 *
 * Returns: (transfer full): the answer
 */
SwbHttpResponse *
swb_http_response_new (SoupMessage *message, GBytes *body)
{
  SwbHttpResponse *response = g_new0 (SwbHttpResponse, 1);

  response->status = soup_message_get_status (message);
  response->headers =
      soup_message_headers_ref (soup_message_get_response_headers (message));
  response->body = g_bytes_ref (body);
  return response;
}

/**
 * swb_http_response_free:
 * @response: (nullable): an answer
 */
void
swb_http_response_free (SwbHttpResponse *response)
{
  if (response == NULL)
    return;
  soup_message_headers_unref (response->headers);
  g_bytes_unref (response->body);
  g_free (response);
}

/**
 * swb_http_response_get_status:
 * @response: an answer
 *
 * Returns: the HTTP status; 304 where the mark given still holds
 */
guint
swb_http_response_get_status (SwbHttpResponse *response)
{
  g_return_val_if_fail (response != NULL, 0);
  return response->status;
}

/**
 * swb_http_response_get_header:
 * @response: an answer
 * @name: a header, in any case
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
swb_http_response_get_header (SwbHttpResponse *response, const char *name)
{
  g_return_val_if_fail (response != NULL && name != NULL, NULL);
  return soup_message_headers_get_one (response->headers, name);
}

/**
 * swb_http_response_get_body:
 * @response: an answer
 *
 * Returns: (transfer none): the decoded body; never empty at 200
 */
GBytes *
swb_http_response_get_body (SwbHttpResponse *response)
{
  g_return_val_if_fail (response != NULL, NULL);
  return response->body;
}

/**
 * swb_http_retry_after:
 * @headers: headers of an answer
 * @now: seconds since 1970
 *
 * Reads Retry-After, a number of seconds or a date.
 *
 * Returns: how many seconds to wait, 0 to 3600, or -1 where nothing is said
 */
gint64
swb_http_retry_after (SoupMessageHeaders *headers, gint64 now)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds;

  if (text == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &seconds, NULL))
    return (gint64) MIN (seconds, LONGEST_WAIT);
  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return -1;
  return CLAMP (g_date_time_to_unix (date) - now, 0, LONGEST_WAIT);
}
