/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels: the surfaces of platforms (declared in swb-platform.h). */
#include "base/swb-platform.h"

#include "base/swb-code-list.h"
#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *id;
  const char *name;
  SwbPlatform platform;
} Channel;

static const Channel channels[] = {
  { "instagram-reels", N_ ("Instagram Reels"), SWB_PLATFORM_INSTAGRAM },
  { "instagram-post", N_ ("Instagram post"), SWB_PLATFORM_INSTAGRAM },
  { "instagram-story", N_ ("Instagram story"), SWB_PLATFORM_INSTAGRAM },
  { "youtube-shorts", N_ ("YouTube Shorts"), SWB_PLATFORM_YOUTUBE },
  { "youtube-long", N_ ("YouTube long form"), SWB_PLATFORM_YOUTUBE },
  { "youtube-live", N_ ("YouTube live stream"), SWB_PLATFORM_YOUTUBE },
  { "tiktok", N_ ("TikTok"), SWB_PLATFORM_TIKTOK },
  { "tiktok-live", N_ ("TikTok live stream"), SWB_PLATFORM_TIKTOK },
  { "twitch-live", N_ ("Twitch live stream"), SWB_PLATFORM_TWITCH },
  { "x-post", N_ ("X post"), SWB_PLATFORM_X },
  { "facebook-reels", N_ ("Facebook Reels"), SWB_PLATFORM_FACEBOOK },
  { "facebook-post", N_ ("Facebook post"), SWB_PLATFORM_FACEBOOK },
  { "snapchat-spotlight", N_ ("Snapchat Spotlight"), SWB_PLATFORM_SNAPCHAT },
  { "threads-post", N_ ("Threads post"), SWB_PLATFORM_THREADS },
  { "spotify", N_ ("Spotify discovery"), SWB_PLATFORM_SPOTIFY },
  { "jiosaavn", N_ ("JioSaavn discovery"), SWB_PLATFORM_JIOSAAVN },
  { "gaana", N_ ("Gaana discovery"), SWB_PLATFORM_GAANA },
  { "apple-music", N_ ("Apple Music discovery"), SWB_PLATFORM_APPLE_MUSIC },
  { "youtube-music", N_ ("YouTube Music discovery"),
    SWB_PLATFORM_YOUTUBE_MUSIC },
  { "soundcloud", N_ ("SoundCloud"), SWB_PLATFORM_SOUNDCLOUD },
  { "moj", N_ ("Moj"), SWB_PLATFORM_MOJ },
  { "josh", N_ ("Josh"), SWB_PLATFORM_JOSH },
  { "sharechat", N_ ("ShareChat"), SWB_PLATFORM_SHARECHAT },
  { "linkedin-post", N_ ("LinkedIn post"), SWB_PLATFORM_LINKEDIN },
  { "pinterest-pin", N_ ("Pinterest pin"), SWB_PLATFORM_PINTEREST },
  { "reddit", N_ ("Reddit"), SWB_PLATFORM_REDDIT },
  { "telegram", N_ ("Telegram"), SWB_PLATFORM_TELEGRAM },
  { "vk-clips", N_ ("VK Clips"), SWB_PLATFORM_VK },
  { "bilibili", N_ ("Bilibili"), SWB_PLATFORM_BILIBILI },
  { "kuaishou", N_ ("Kuaishou"), SWB_PLATFORM_KUAISHOU },
  { "naver-clip", N_ ("Naver Clip"), SWB_PLATFORM_NAVER },
  { "bluesky-post", N_ ("Bluesky post"), SWB_PLATFORM_BLUESKY },
  { "mastodon-post", N_ ("Mastodon post"), SWB_PLATFORM_MASTODON },
  { "live", N_ ("Live stream"), SWB_PLATFORM_OTHER },
  { "music-page", N_ ("Music page"), SWB_PLATFORM_OTHER },
  { "dance-community", N_ ("Dance community"), SWB_PLATFORM_OTHER },
  { "other", N_ ("Other"), SWB_PLATFORM_OTHER },
};

static const Channel *
find_channel (const char *id)
{
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (channels); i++)
    if (strcmp (channels[i].id, id) == 0)
      return &channels[i];
  return NULL;
}

/**
 * swb_channel_name:
 * @id: (nullable): a channel's id
 *
 * Returns: (nullable): the name for people, such as "Instagram Reels"; an
 *   unknown id comes back as it is
 */
const char *
swb_channel_name (const char *id)
{
  const Channel *channel = find_channel (id);

  return channel != NULL ? _ (channel->name) : id;
}

/**
 * swb_channel_platform:
 * @id: (nullable): a channel's id
 *
 * Returns: the platform that it is on; %SWB_PLATFORM_OTHER when unknown, or
 *   when it is on none in particular
 */
SwbPlatform
swb_channel_platform (const char *id)
{
  const Channel *channel = find_channel (id);

  return channel != NULL ? channel->platform : SWB_PLATFORM_OTHER;
}

/**
 * swb_channel_is_known:
 * @id: (nullable): a channel's id
 *
 * Returns: whether there is such a channel
 */
gboolean
swb_channel_is_known (const char *id)
{
  return find_channel (id) != NULL;
}

/**
 * swb_channel_parse:
 * @text: (nullable): an id, a name or a platform, in any case
 *
 * Returns: (nullable): the channel's id; %NULL when none is meant
 */
const char *
swb_channel_parse (const char *text)
{
  g_autofree char *folded = NULL;
  SwbPlatform platform;

  if (text == NULL)
    return NULL;
  folded = swb_text_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    {
      g_autofree char *name = swb_text_fold (channels[i].name);
      g_autofree char *translated = swb_text_fold (_ (channels[i].name));

      if (strcmp (folded, channels[i].id) == 0 || strcmp (folded, name) == 0 ||
          strcmp (folded, translated) == 0)
        return channels[i].id;
    }
  platform = swb_platform_parse (text);
  return platform != SWB_PLATFORM_OTHER ? swb_platform_main_channel (platform)
                                        : NULL;
}

/**
 * swb_channel_ids:
 *
 * Returns: (transfer none): all ids in the order to offer them, ending in
 *   %NULL
 */
const char *const *
swb_channel_ids (void)
{
  static const char *ids[G_N_ELEMENTS (channels) + 1];
  static gsize once;

  return SWB_CODE_LIST (&once, ids, channels, NULL);
}
