/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One channel resource of YouTube read into one row. Counts come as strings,
 * subscribers rounded by YouTube to three digits, or not at all when hidden. */
#include "sync/swb-youtube-channel.h"

#include "sync/swb-json.h"
#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
without_at (const char *handle)
{
  return *handle == '@' ? handle + 1 : handle;
}

/**
 * swb_youtube_is_channel_id:
 * @text: a handle or an id
 *
 * Returns: whether @text looks like a channel id: "UC" and 22 more
 */
gboolean
swb_youtube_is_channel_id (const char *text)
{
  if (strlen (text) != 24 || !g_str_has_prefix (text, "UC"))
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_' && *at != '-')
      return FALSE;
  return TRUE;
}

static gboolean
wrong (GError **error)
{
  g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_DATA,
                       _ ("YouTube's answer has a number or a name in a form "
                          "that cannot be read."));
  return FALSE;
}

static gboolean
read_count (SwbSourceRun *run,
            SwbSyncRow *row,
            JsonObject *statistics,
            const char *member,
            const char *metric,
            GError **error)
{
  return swb_source_run_take_count (run, row, statistics, member, metric) ||
         wrong (error);
}

static gboolean
read_statistics (SwbSourceRun *run,
                 SwbSyncRow *row,
                 JsonObject *channel,
                 GError **error)
{
  JsonObject *statistics;
  gboolean hidden = FALSE;

  if (swb_json_get_object (channel, "statistics", &statistics) ==
          SWB_JSON_WRONG ||
      swb_json_get_flag (statistics, "hiddenSubscriberCount", &hidden) ==
          SWB_JSON_WRONG)
    return wrong (error);
  if (!hidden &&
      !read_count (run, row, statistics, "subscriberCount", "followers", error))
    return FALSE;
  return read_count (run, row, statistics, "viewCount", "channel-views",
                     error) &&
         read_count (run, row, statistics, "videoCount", "posts", error);
}

/* By id the id is proof enough; by handle the handle has to come back. */
static gboolean
check_identity (SwbSyncRow *row,
                const char *id,
                const char *handle,
                GError **error)
{
  if ((handle == NULL || *row->handle == '\0') &&
      g_strcmp0 (id, row->known_id) == 0)
    return TRUE;
  if (g_strcmp0 (id, row->handle) == 0)
    return TRUE;
  if (handle != NULL && swb_sync_same_handle (handle, row->handle))
    return TRUE;
  if (handle != NULL)
    g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_STRANGER,
                 _ ("YouTube answered with @%s instead of @%s, so nothing was "
                    "taken. If the creator has a new handle, change it here "
                    "and refresh again."),
                 without_at (handle), row->handle);
  else
    g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_STRANGER,
                 _ ("YouTube did not say whose numbers it sent for @%s, so "
                    "nothing was taken."),
                 row->handle);
  return FALSE;
}

/* The one of 240 pixels is enough for a page. */
static void
read_picture (SwbSyncRow *row, JsonObject *snippet)
{
  static const char *const sizes[] = { "medium", "high", "default" };
  JsonObject *thumbnails;

  swb_json_get_object (snippet, "thumbnails", &thumbnails);
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && row->picture == NULL; i++)
    {
      JsonObject *thumbnail;
      const char *url;

      swb_json_get_object (thumbnails, sizes[i], &thumbnail);
      swb_json_get_text (thumbnail, "url", &url);
      swb_sync_row_set_picture (row, url);
    }
}

/**
 * swb_youtube_read_channel:
 * @run: a run
 * @row: the row to fill
 * @channel: a channel resource
 * @error: where to say why not
 *
 * Returns: whether @channel is the one asked for and could be read; else
 *   %SWB_SYNC_ERROR_STRANGER or %SWB_SYNC_ERROR_DATA
 */
gboolean
swb_youtube_read_channel (SwbSourceRun *run,
                          SwbSyncRow *row,
                          JsonObject *channel,
                          GError **error)
{
  g_autofree char *id = NULL;
  JsonObject *snippet;
  const char *text;

  if (swb_json_get_id (channel, "id", &id) != SWB_JSON_OK ||
      swb_json_get_object (channel, "snippet", &snippet) == SWB_JSON_WRONG ||
      swb_json_get_text (snippet, "customUrl", &text) == SWB_JSON_WRONG)
    return wrong (error);
  if (!check_identity (row, id, text, error))
    return FALSE;
  swb_sync_row_set_text (&row->external_id, id);
  if (swb_json_get_text (snippet, "title", &text) == SWB_JSON_WRONG)
    return wrong (error);
  swb_sync_row_set_text (&row->title, text);
  swb_json_get_text (snippet, "country", &text);
  swb_sync_row_set_text (&row->country, text);
  swb_json_get_text (snippet, "defaultLanguage", &text);
  swb_sync_row_set_text (&row->language, text);
  read_picture (row, snippet);
  return read_statistics (run, row, channel, error);
}

/**
 * swb_youtube_uploads:
 * @channel: a channel resource
 *
 * Returns: (transfer none) (nullable): the playlist of all its posts
 */
const char *
swb_youtube_uploads (JsonObject *channel)
{
  JsonObject *object;
  const char *playlist;

  swb_json_get_object (channel, "contentDetails", &object);
  swb_json_get_object (object, "relatedPlaylists", &object);
  swb_json_get_text (object, "uploads", &playlist);
  return playlist;
}
