/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The YouTube connector: fifty known channels in one request, the others one
 * by one by their handle. Each request costs one unit of 10,000 a day. */
#include "sync/swb-youtube.h"

#include "sync/swb-json.h"
#include "sync/swb-sync-error.h"
#include "sync/swb-youtube-channel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCH 50
#define PARTS "part=snippet,statistics,contentDetails,topicDetails"

static char *
make_uri (SwbSourceRun *run, const char *list, const char *query)
{
  g_autofree char *key =
      g_uri_escape_string (swb_source_run_get_secret (run, "key"), NULL, FALSE);

  return g_strconcat (swb_source_run_get_base_url (run), list, "?", query,
                      "&key=", key, NULL);
}

/**
 * swb_youtube_ask:
 * @run: a run
 * @list: the resource, "channels"
 * @query: the query but for the key
 * @items: (out) (transfer none): the answer's items
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the answer, which owns @items
 */
JsonNode *
swb_youtube_ask (SwbSourceRun *run,
                 const char *list,
                 const char *query,
                 JsonArray **items,
                 GError **error)
{
  static const char *const headers[] = { "Accept", "application/json", NULL };
  g_autofree char *uri = make_uri (run, list, query);
  SwbHttpRequest request = { .method = "GET", .uri = uri, .headers = headers };
  g_autoptr (JsonNode) root = NULL;
  static JsonArray *nothing;
  JsonObject *object;

  root = swb_source_run_ask (run, &request, swb_youtube_error, &object, error);
  if (root == NULL)
    return NULL;
  switch (swb_json_get_array (object, "items", items))
    {
    case SWB_JSON_OK:
      return g_steal_pointer (&root);
    case SWB_JSON_MISSING: /* YouTube leaves out an empty list */
      if (g_once_init_enter (&nothing))
        g_once_init_leave (&nothing, json_array_new ());
      *items = nothing;
      return g_steal_pointer (&root);
    case SWB_JSON_WRONG:
    default:
      g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_DATA,
                           _ ("YouTube's answer is not in the form that was "
                              "expected."));
      return NULL;
    }
}

static const char *
id_of (SwbSyncRow *row)
{
  if (row->known_id != NULL)
    return row->known_id;
  return swb_youtube_is_channel_id (row->handle) ? row->handle : NULL;
}

static void
settle_missing (SwbSourceRun *run, SwbSyncRow *row)
{
  g_autofree char *message = g_strdup_printf (
      _ ("YouTube knows no channel @%s. Check the handle."), row->handle);

  swb_source_run_settle (run, row, SWB_SYNC_MISSING, message);
}

/* Takes @channel for @row, with the newest posts where wanted. Posts that
 * cannot be read leave the channel's own numbers whole. */
static gboolean
take_channel (SwbSourceRun *run,
              SwbSyncRow *row,
              JsonObject *channel,
              GError **error)
{
  GError *failure = NULL;
  g_autoptr (GError) posts_failure = NULL;
  g_autofree char *message = NULL;
  const char *uploads = swb_youtube_uploads (channel);

  if (!swb_youtube_read_channel (run, row, channel, &failure))
    return swb_source_run_failed (run, row, failure, error);
  if (swb_source_run_get_recent_posts (run) > 0 && uploads != NULL &&
      !swb_youtube_read_posts (run, row, uploads, &posts_failure))
    message = g_strdup_printf (_ ("The newest posts are left out. %s"),
                               posts_failure->message);
  if (row->readings->len == 0)
    swb_source_run_settle (run, row, SWB_SYNC_FAILED,
                           _ ("YouTube keeps the numbers of this channel "
                              "hidden."));
  else
    swb_source_run_settle (run, row, SWB_SYNC_UPDATED, message);
  return TRUE;
}

static JsonObject *
first_object (JsonArray *items)
{
  JsonNode *node = json_array_get_length (items) > 0
                       ? json_array_get_element (items, 0)
                       : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
             ? json_node_get_object (node)
             : NULL;
}

static gboolean
ask_by_handle (SwbSourceRun *run, SwbSyncRow *row, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (row->handle, NULL, FALSE);
  g_autofree char *query = g_strconcat (PARTS "&forHandle=%40", escaped, NULL);
  g_autoptr (JsonNode) answer = NULL;
  GError *failure = NULL;
  JsonArray *items;
  JsonObject *channel;

  if (!swb_sync_is_plausible_handle (row->handle))
    {
      swb_source_run_settle (run, row, SWB_SYNC_FAILED,
                             _ ("This is not a YouTube handle. It has no "
                                "spaces, like @example."));
      return TRUE;
    }
  answer = swb_youtube_ask (run, "channels", query, &items, &failure);
  if (answer == NULL)
    return swb_source_run_failed (run, row, failure, error);
  channel = first_object (items);
  if (channel != NULL)
    return take_channel (run, row, channel, error);
  settle_missing (run, row);
  return TRUE;
}

static JsonObject *
find_channel (JsonArray *items, const char *wanted)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *node = json_array_get_element (items, i);
      g_autofree char *id = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node) &&
          swb_json_get_id (json_node_get_object (node), "id", &id) ==
              SWB_JSON_OK &&
          g_str_equal (id, wanted))
        return json_node_get_object (node);
    }
  return NULL;
}

/* Whether the channel of the saved id goes by another handle: then either the
 * creator or the planner has changed it, and the handle decides. */
static gboolean
goes_by_other_handle (SwbSyncRow *row, JsonObject *channel)
{
  JsonObject *snippet;
  const char *handle;

  if (*row->handle == '\0' || swb_youtube_is_channel_id (row->handle))
    return FALSE;
  swb_json_get_object (channel, "snippet", &snippet);
  swb_json_get_text (snippet, "customUrl", &handle);
  return handle != NULL && !swb_sync_same_handle (handle, row->handle);
}

static gboolean
take_renamed (SwbSourceRun *run,
              SwbSyncRow *row,
              JsonObject *channel,
              GError **error)
{
  g_autoptr (GError) stranger = NULL;

  if (!ask_by_handle (run, row, error))
    return FALSE;
  if (row->state == SWB_SYNC_MISSING &&
      !swb_youtube_read_channel (run, row, channel, &stranger))
    swb_sync_row_settle (row, SWB_SYNC_FAILED, stranger->message);
  return TRUE;
}

static gboolean
settle_batch (SwbSourceRun *run,
              GPtrArray *batch,
              JsonArray *items,
              GError **error)
{
  for (guint i = 0; i < batch->len; i++)
    {
      SwbSyncRow *row = g_ptr_array_index (batch, i);
      JsonObject *channel = find_channel (items, id_of (row));
      gboolean go_on = TRUE;

      if (channel == NULL)
        settle_missing (run, row);
      else if (goes_by_other_handle (row, channel))
        go_on = take_renamed (run, row, channel, error);
      else
        go_on = take_channel (run, row, channel, error);
      if (!go_on)
        return FALSE;
    }
  return TRUE;
}

/* One request failed, so it counts once, however many rows were in it. */
static gboolean
fail_batch (SwbSourceRun *run,
            GPtrArray *batch,
            const GError *failure,
            GError **error)
{
  if (!swb_source_run_failed (run, g_ptr_array_index (batch, 0),
                              g_error_copy (failure), error))
    return FALSE;
  for (guint i = 1; i < batch->len; i++)
    swb_source_run_settle (run, g_ptr_array_index (batch, i), SWB_SYNC_FAILED,
                           failure->message);
  return TRUE;
}

static gboolean
ask_batch (SwbSourceRun *run, GPtrArray *batch, GError **error)
{
  g_autoptr (GString) query = g_string_new (PARTS "&maxResults=50&id=");
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GError) failure = NULL;
  JsonArray *items;

  for (guint i = 0; i < batch->len; i++)
    {
      if (i > 0)
        g_string_append (query, "%2C");
      g_string_append_uri_escaped (query, id_of (g_ptr_array_index (batch, i)),
                                   NULL, FALSE);
    }
  answer = swb_youtube_ask (run, "channels", query->str, &items, &failure);
  if (answer == NULL)
    return fail_batch (run, batch, failure, error);
  return settle_batch (run, batch, items, error);
}

static gboolean
fetch (SwbSourceRun *run, GError **error)
{
  GPtrArray *rows = swb_source_run_get_rows (run);
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      if (id_of (g_ptr_array_index (rows, i)) != NULL)
        g_ptr_array_add (batch, g_ptr_array_index (rows, i));
      if (batch->len == BATCH || (batch->len > 0 && i + 1 == rows->len))
        {
          if (!ask_batch (run, batch, error))
            return FALSE;
          g_ptr_array_set_size (batch, 0);
        }
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SwbSyncRow *row = g_ptr_array_index (rows, i);

      if (id_of (row) == NULL && !ask_by_handle (run, row, error))
        return FALSE;
    }
  return TRUE;
}

static guint
estimate (const SwbSourceJob *job)
{
  guint n_all = swb_source_job_get_n_accounts (job);
  guint n_known = swb_source_job_get_n_with_id (job);
  guint units = (n_known + BATCH - 1) / BATCH + (n_all - n_known);

  if (swb_source_job_get_recent_posts (job) > 0)
    units += 2 * n_all;
  return units;
}

static const SwbSecretField secrets[] = {
  { "key", N_ ("API key") },
  { NULL, NULL },
};

/** The source for YouTube channels. */
const SwbSource swb_youtube_source = {
  .id = "youtube",
  .name = "YouTube",
  .platforms = SWB_SOURCE_OF (SWB_PLATFORM_YOUTUBE),
  .reading_source = "youtube-api",
  .keep_days = 30,
  .base_url = "https://www.googleapis.com/youtube/v3/",
  .units_a_day = 10000,
  .secrets = secrets,
  .estimate = estimate,
  .fetch = fetch,
};
