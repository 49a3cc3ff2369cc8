/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Averages over a channel's newest posts: two requests, the list of uploads
 * and the statistics of those videos. */
#include "sync/swb-youtube-channel.h"

#include "sync/swb-json.h"
#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static JsonObject *
object_at (JsonArray *items, guint index)
{
  JsonNode *node = json_array_get_element (items, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static SwbDay
day_of (const char *timestamp)
{
  g_autofree char *date = g_strndup (timestamp != NULL ? timestamp : "", 10);
  SwbDay day = SWB_DAY_NONE;

  swb_day_parse_iso (date, &day);
  return day;
}

/* Joins the ids of the videos by commas and finds the day of the oldest. */
static GString *
list_videos (JsonArray *items, guint limit, SwbDay *oldest)
{
  GString *ids = g_string_new (NULL);
  guint n_ids = 0;

  *oldest = SWB_DAY_NONE;
  for (guint i = 0; i < json_array_get_length (items) && n_ids < limit; i++)
    {
      JsonObject *details;
      g_autofree char *id = NULL;
      const char *published;
      SwbDay day;

      swb_json_get_object (object_at (items, i), "contentDetails", &details);
      if (swb_json_get_id (details, "videoId", &id) != SWB_JSON_OK ||
          strchr (id, ',') != NULL)
        continue;
      swb_json_get_text (details, "videoPublishedAt", &published);
      day = day_of (published);
      if (day != SWB_DAY_NONE && (*oldest == SWB_DAY_NONE || day < *oldest))
        *oldest = day;
      if (n_ids++ > 0)
        g_string_append_c (ids, ',');
      g_string_append (ids, id);
    }
  return ids;
}

static void
add_average (SwbSourceRun *run,
             SwbSyncRow *row,
             JsonArray *videos,
             const char *member,
             const char *metric,
             int window)
{
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (videos); i++)
    {
      JsonObject *statistics;
      gint64 count;

      swb_json_get_object (object_at (videos, i), "statistics", &statistics);
      if (swb_json_get_count (statistics, member, &count) != SWB_JSON_OK)
        continue;
      sum += (double) count;
      n++;
    }
  if (n > 0)
    swb_source_run_add_reading (run, row, metric, sum / n, window);
}

/**
 * swb_youtube_read_posts:
 * @run: a run
 * @row: the row of the channel
 * @playlist: the channel's uploads
 * @error: where to say why not
 *
 * Adds the mean views, likes and comments of the newest posts, each over the
 * posts that tell it; the window is the days since the oldest of them.
 *
 * Returns: whether both requests went well
 */
gboolean
swb_youtube_read_posts (SwbSourceRun *run,
                        SwbSyncRow *row,
                        const char *playlist,
                        GError **error)
{
  guint limit = swb_source_run_get_recent_posts (run);
  g_autofree char *escaped = g_uri_escape_string (playlist, NULL, FALSE);
  g_autofree char *query = g_strdup_printf (
      "part=contentDetails&maxResults=%u&playlistId=%s", limit, escaped);
  g_autoptr (JsonNode) uploads = NULL;
  g_autoptr (JsonNode) videos = NULL;
  g_autoptr (GString) ids = NULL;
  g_autofree char *escaped_ids = NULL;
  g_autofree char *video_query = NULL;
  JsonArray *items;
  SwbDay oldest;
  int window = 0;

  uploads = swb_youtube_ask (run, "playlistItems", query, &items, error);
  if (uploads == NULL)
    return FALSE;
  ids = list_videos (items, limit, &oldest);
  if (ids->len == 0)
    return TRUE;
  escaped_ids = g_uri_escape_string (ids->str, NULL, FALSE);
  video_query = g_strdup_printf ("part=statistics&id=%s", escaped_ids);
  videos = swb_youtube_ask (run, "videos", video_query, &items, error);
  if (videos == NULL)
    return FALSE;
  if (oldest != SWB_DAY_NONE && oldest <= swb_source_run_get_day (run))
    window = swb_source_run_get_day (run) - oldest + 1;
  add_average (run, row, items, "viewCount", "avg-views", window);
  add_average (run, row, items, "likeCount", "avg-likes", window);
  add_average (run, row, items, "commentCount", "avg-comments", window);
  return TRUE;
}
