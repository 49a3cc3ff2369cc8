/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Modash connector: one report an account. */
#include "sync/swb-modash.h"

#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The platform's id serves where the workspace has no handle. */
static const char *
name_of (const SwbSyncRow *row)
{
  return *row->handle != '\0' || row->known_id == NULL ? row->handle
                                                       : row->known_id;
}

static char *
make_uri (SwbSourceRun *run, const SwbSyncRow *row)
{
  g_autofree char *name = g_uri_escape_string (name_of (row), NULL, FALSE);

  return g_strconcat (swb_source_run_get_base_url (run),
                      swb_platform_id (row->platform), "/profile/", name,
                      "/report", NULL);
}

/* A key that was pasted with a line break inside would break the header. */
static char *
make_authorization (SwbSourceRun *run, GError **error)
{
  const char *key = swb_source_run_get_secret (run, "key");

  for (const char *at = key; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at))
      {
        g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_KEY,
                             _ ("The Modash key has a sign in it that no key "
                                "has. Save it again in the preferences."));
        return NULL;
      }
  return g_strconcat ("Bearer ", key, NULL);
}

static JsonNode *
ask (SwbSourceRun *run, SwbSyncRow *row, JsonObject **answer, GError **error)
{
  g_autofree char *authorization = make_authorization (run, error);
  g_autofree char *uri = make_uri (run, row);
  const char *const headers[] = { "Accept", "application/json", "Authorization",
                                  authorization, NULL };
  const SwbHttpRequest request = { .method = "GET",
                                   .uri = uri,
                                   .headers = headers };
  g_autoptr (JsonNode) root = NULL;
  GError *refusal;

  if (authorization == NULL)
    return NULL;
  root = swb_source_run_ask (run, &request, swb_modash_error, answer, error);
  if (root == NULL)
    return NULL;
  refusal = swb_modash_refusal (*answer);
  if (refusal == NULL)
    return g_steal_pointer (&root);
  g_propagate_error (error, refusal);
  return NULL;
}

static void
settle_missing (SwbSourceRun *run, SwbSyncRow *row)
{
  g_autofree char *message = g_strdup_printf (
      /* Translators: a handle and a platform */
      _ ("Modash knows no public account @%s on %s. Check the handle."),
      name_of (row), swb_platform_name (row->platform));

  swb_source_run_settle (run, row, SWB_SYNC_MISSING, message);
}

static gboolean
fetch_row (SwbSourceRun *run, SwbSyncRow *row, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  GError *failure = NULL;
  JsonObject *answer;

  if (!swb_sync_is_plausible_handle (name_of (row)))
    {
      swb_source_run_settle (run, row, SWB_SYNC_FAILED,
                             _ ("This is not a handle. It has no spaces, like "
                                "@example."));
      return TRUE;
    }
  root = ask (run, row, &answer, &failure);
  if (root == NULL &&
      g_error_matches (failure, SWB_SYNC_ERROR, SWB_SYNC_ERROR_NOTHING))
    {
      g_error_free (failure);
      settle_missing (run, row);
      return TRUE;
    }
  if (root == NULL || !swb_modash_read_report (run, row, answer, &failure))
    return swb_source_run_failed (run, row, failure, error);
  if (row->readings->len == 0 && row->shares->len == 0)
    swb_source_run_settle (run, row, SWB_SYNC_FAILED,
                           _ ("Modash sent a report without numbers."));
  else
    swb_source_run_settle (run, row, SWB_SYNC_UPDATED, NULL);
  return TRUE;
}

static gboolean
fetch (SwbSourceRun *run, GError **error)
{
  GPtrArray *rows = swb_source_run_get_rows (run);

  for (guint i = 0; i < rows->len; i++)
    if (!fetch_row (run, g_ptr_array_index (rows, i), error))
      return FALSE;
  return TRUE;
}

static guint
estimate (const SwbSourceJob *job)
{
  return swb_source_job_get_n_accounts (job);
}

static const SwbSecretField secrets[] = {
  { "key", N_ ("API key") },
  { NULL, NULL },
};

/** The source for reports with audiences. */
const SwbSource swb_modash_source = {
  .id = "modash",
  .name = "Modash",
  .platforms = SWB_SOURCE_OF (SWB_PLATFORM_INSTAGRAM) |
               SWB_SOURCE_OF (SWB_PLATFORM_TIKTOK) |
               SWB_SOURCE_OF (SWB_PLATFORM_YOUTUBE),
  .reading_source = "modash",
  .base_url = "https://api.modash.io/v1/",
  .has_credits = TRUE,
  .secrets = secrets,
  .estimate = estimate,
  .fetch = fetch,
};
