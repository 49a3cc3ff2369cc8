/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Modash's refusals mean for the person and for the run. */
#include "sync/swb-modash.h"

#include "sync/swb-json.h"
#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const missing_codes[] = {
  "handle_not_found", "account_not_found", "account_removed",
  "private_account",  "entity_not_found",  NULL
};

static GError *
make (SwbSyncError code, const char *message)
{
  return g_error_new_literal (SWB_SYNC_ERROR, code, message);
}

static GError *
error_of_code (const char *code)
{
  if (g_strv_contains (missing_codes, code))
    return make (SWB_SYNC_ERROR_NOTHING, "");
  if (strcmp (code, "api_token_invalid") == 0)
    return make (SWB_SYNC_ERROR_KEY,
                 _ ("Modash does not accept the key. Check it in the "
                    "preferences."));
  if (strstr (code, "credit") != NULL || strstr (code, "quota") != NULL)
    return make (SWB_SYNC_ERROR_QUOTA,
                 _ ("The Modash credits of your key are used up. Get more, "
                    "then refresh again to go on."));
  if (strcmp (code, "empty_audience") == 0)
    return make (SWB_SYNC_ERROR_DATA,
                 _ ("Modash knows nothing of the audience of this account."));
  if (strcmp (code, "retry_later") == 0)
    return make (SWB_SYNC_ERROR_DATA,
                 _ ("Modash is still preparing the report of this account. "
                    "Refresh again in a few minutes."));
  return NULL;
}

static GError *
error_of_status (guint status)
{
  if (status == 402)
    return error_of_code ("credits");
  if (status == 401 || status == 403)
    return error_of_code ("api_token_invalid");
  if (status == 404)
    return error_of_code ("account_not_found");
  if (status == 429)
    return make (SWB_SYNC_ERROR_RATE,
                 _ ("Modash asks for a break: too many requests in a short "
                    "time. Refresh again in a few minutes to go on."));
  if (status >= 500)
    return make (SWB_SYNC_ERROR_SERVER,
                 _ ("Modash has a failure of its own. Try again later."));
  return g_error_new (SWB_SYNC_ERROR, SWB_SYNC_ERROR_REFUSED,
                      _ ("Modash did not accept the request (error %u)."),
                      status);
}

/**
 * swb_modash_error:
 * @status: an HTTP status other than 200
 * @body: the body that came with it
 *
 * Nothing of @body is quoted. A break is what the status says, whatever the
 * body does.
 *
 * Returns: (transfer full): a %SWB_SYNC_ERROR; %SWB_SYNC_ERROR_NOTHING without
 *   a message where there is no such account
 */
GError *
swb_modash_error (guint status, GBytes *body)
{
  g_autoptr (JsonNode) root = NULL;
  const char *code = NULL;
  GError *error = NULL;

  if (status != 429)
    root = swb_json_parse (body, NULL);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    swb_json_get_text (json_node_get_object (root), "code", &code);
  if (code != NULL)
    error = error_of_code (code);
  return error != NULL ? error : error_of_status (status);
}

/**
 * swb_modash_refusal:
 * @answer: what came with the status 200
 *
 * Returns: (transfer full) (nullable): why there is no report in it, a
 *   %SWB_SYNC_ERROR; %NULL where it does not say that there is none
 */
GError *
swb_modash_refusal (JsonObject *answer)
{
  gboolean refused = FALSE;
  const char *code;
  GError *error = NULL;

  swb_json_get_flag (answer, "error", &refused);
  if (!refused)
    return NULL;
  swb_json_get_text (answer, "code", &code);
  if (code != NULL)
    error = error_of_code (code);
  return error != NULL ? error
                       : make (SWB_SYNC_ERROR_REFUSED,
                               _ ("Modash did not accept the request."));
}
