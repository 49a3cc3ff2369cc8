/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses may be asked, and where a redirect may lead: https only
 * outside this machine, and never on to another origin. */
#include "sync/swb-origin.h"

#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>

/* Paths and queries are taken as they were written, not decoded and encoded
 * again. */
#define PARSE_FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

/**
 * swb_origin_is_loopback:
 * @host: (nullable): a host name or address, without brackets
 *
 * Returns: whether @host is this machine
 */
gboolean
swb_origin_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

static gboolean
may_ask (GUri *uri, GError **error)
{
  const char *host = g_uri_get_host (uri);

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (
          error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_INSECURE,
          _ ("The address of the source is not a plain web address."));
      return FALSE;
    }
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return TRUE;
  if (g_str_equal (g_uri_get_scheme (uri), "http") &&
      swb_origin_is_loopback (host))
    return TRUE;
  g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_INSECURE,
               _ ("%s is not asked, because the connection would not be "
                  "encrypted. The address has to start with https."),
               host);
  return FALSE;
}

/**
 * swb_origin_parse:
 * @address: an absolute web address
 * @error: where to say why it may not be asked
 *
 * Takes https, and http where the host is this machine.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL with
 *   %SWB_SYNC_ERROR_INSECURE; the message has no more of it than the host
 */
GUri *
swb_origin_parse (const char *address, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);
  uri = g_uri_parse (address, PARSE_FLAGS, NULL);
  if (uri == NULL)
    {
      g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_INSECURE,
                           _ ("The address of the source is not a web "
                              "address."));
      return NULL;
    }
  return may_ask (uri, error) ? g_steal_pointer (&uri) : NULL;
}

static int
port_of (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/**
 * swb_origin_equal:
 * @a: an address
 * @b: another one
 *
 * Returns: whether scheme, host and port are the same
 */
gboolean
swb_origin_equal (GUri *a, GUri *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         port_of (a) == port_of (b);
}

/**
 * swb_origin_follow:
 * @from: the address that answered with a redirect
 * @location: (nullable): where it sends us
 * @error: where to say why we do not go there
 *
 * Returns: (transfer full) (nullable): the next address, of the same origin as
 *   @from, or %NULL with %SWB_SYNC_ERROR_REDIRECT or %SWB_SYNC_ERROR_INSECURE
 */
GUri *
swb_origin_follow (GUri *from, const char *location, GError **error)
{
  g_autoptr (GUri) to = NULL;

  g_return_val_if_fail (from != NULL, NULL);
  if (location != NULL && *location != '\0')
    to = g_uri_parse_relative (from, location, PARSE_FLAGS, NULL);
  if (to == NULL)
    {
      g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_REDIRECT,
                   _ ("%s sends the request on, but does not say where."),
                   g_uri_get_host (from));
      return NULL;
    }
  if (!may_ask (to, error))
    return NULL;
  if (!swb_origin_equal (from, to))
    {
      g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_REDIRECT,
                   _ ("%s sends the request on to another address. It was not "
                      "followed, so that your key does not go there."),
                   g_uri_get_host (from));
      return NULL;
    }
  return g_steal_pointer (&to);
}
