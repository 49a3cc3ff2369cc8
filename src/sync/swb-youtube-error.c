/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What YouTube's error bodies mean for the person and for the run. */
#include "sync/swb-youtube.h"

#include "sync/swb-json.h"
#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>

static const char *const quota_reasons[] = { "quotaExceeded",
                                             "dailyLimitExceeded", NULL };
static const char *const rate_reasons[] = { "rateLimitExceeded",
                                            "userRateLimitExceeded",
                                            "RATE_LIMIT_EXCEEDED",
                                            "RESOURCE_EXHAUSTED", NULL };
static const char *const key_reasons[] = { "keyInvalid",
                                           "keyExpired",
                                           "API_KEY_INVALID",
                                           "API_KEY_SERVICE_BLOCKED",
                                           "API_KEY_HTTP_REFERRER_BLOCKED",
                                           "API_KEY_IP_ADDRESS_BLOCKED",
                                           "SERVICE_DISABLED",
                                           "CONSUMER_INVALID",
                                           "accessNotConfigured",
                                           "ipRefererBlocked",
                                           NULL };

static gboolean
list_says (JsonArray *list, const char *const *reasons)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      const char *reason;

      if (JSON_NODE_HOLDS_OBJECT (node) &&
          swb_json_get_text (json_node_get_object (node), "reason", &reason) ==
              SWB_JSON_OK &&
          g_strv_contains (reasons, reason))
        return TRUE;
    }
  return FALSE;
}

static gboolean
body_says (JsonObject *error, const char *const *reasons)
{
  JsonArray *list;
  const char *status;

  swb_json_get_array (error, "errors", &list);
  if (list_says (list, reasons))
    return TRUE;
  swb_json_get_array (error, "details", &list);
  if (list_says (list, reasons))
    return TRUE;
  swb_json_get_text (error, "status", &status);
  return status != NULL && g_strv_contains (reasons, status);
}

static GError *
error_of (guint status, JsonObject *error)
{
  if (body_says (error, quota_reasons))
    return g_error_new_literal (
        SWB_SYNC_ERROR, SWB_SYNC_ERROR_QUOTA,
        _ ("Today's YouTube quota of your key is used up. It starts again at "
           "midnight Pacific time; refresh then to go on."));
  if (status == 429 || body_says (error, rate_reasons))
    return g_error_new_literal (
        SWB_SYNC_ERROR, SWB_SYNC_ERROR_RATE,
        _ ("YouTube asks for a break: too many requests in a short time. "
           "Refresh again in a few minutes to go on."));
  if (status == 401 || status == 403 || body_says (error, key_reasons))
    return g_error_new_literal (
        SWB_SYNC_ERROR, SWB_SYNC_ERROR_KEY,
        _ ("YouTube does not accept the key. Check it in the preferences, and "
           "that the YouTube Data API is switched on for it."));
  if (status >= 500)
    return g_error_new_literal (
        SWB_SYNC_ERROR, SWB_SYNC_ERROR_SERVER,
        _ ("YouTube has a failure of its own. Try again later."));
  return g_error_new (SWB_SYNC_ERROR, SWB_SYNC_ERROR_REFUSED,
                      _ ("YouTube did not accept the request (error %u)."),
                      status);
}

/**
 * swb_youtube_error:
 * @status: an HTTP status other than 200
 * @body: the body that came with it
 *
 * Nothing of @body is quoted: Google repeats the request there.
 *
 * Returns: (transfer full): a %SWB_SYNC_ERROR
 */
GError *
swb_youtube_error (guint status, GBytes *body)
{
  g_autoptr (JsonNode) root = swb_json_parse (body, NULL);
  JsonObject *error = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    swb_json_get_object (json_node_get_object (root), "error", &error);
  return error_of (status, error);
}
