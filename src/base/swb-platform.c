/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Platforms: ids, names, and the ways in which exports spell them. */
#include "base/swb-platform.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *id;
  const char *name;
  /* Folded spellings between bars; the id and the name need no mention. */
  const char *aliases;
  const char *main_channel;
} Platform;

static const Platform platforms[SWB_N_PLATFORMS] = {
  [SWB_PLATFORM_OTHER] = { "other", N_ ("Other"), "|", "other" },
  [SWB_PLATFORM_INSTAGRAM] = { "instagram", "Instagram",
                               "|ig|insta|instagram.com|", "instagram-reels" },
  [SWB_PLATFORM_YOUTUBE] = { "youtube", "YouTube", "|yt|you tube|youtube.com|",
                             "youtube-shorts" },
  [SWB_PLATFORM_TIKTOK] = { "tiktok", "TikTok",
                            "|tt|tik tok|tik-tok|tiktok.com|douyin|",
                            "tiktok" },
  [SWB_PLATFORM_TWITCH] = { "twitch", "Twitch", "|twitch.tv|", "twitch-live" },
  [SWB_PLATFORM_X] = { "x", "X", "|twitter|twitter.com|x.com|", "x-post" },
  [SWB_PLATFORM_FACEBOOK] = { "facebook", "Facebook", "|fb|facebook.com|meta|",
                              "facebook-reels" },
  [SWB_PLATFORM_SNAPCHAT] = { "snapchat", "Snapchat", "|snap|snapchat.com|",
                              "snapchat-spotlight" },
  [SWB_PLATFORM_THREADS] = { "threads", "Threads", "|threads.net|",
                             "threads-post" },
  [SWB_PLATFORM_SPOTIFY] = { "spotify", "Spotify",
                             "|spotify.com|open.spotify.com|", "spotify" },
  [SWB_PLATFORM_JIOSAAVN] = { "jiosaavn", "JioSaavn",
                              "|saavn|jio saavn|jiosaavn.com|", "jiosaavn" },
  [SWB_PLATFORM_GAANA] = { "gaana", "Gaana", "|gaana.com|", "gaana" },
  [SWB_PLATFORM_APPLE_MUSIC] = { "apple-music", "Apple Music",
                                 "|itunes|applemusic|", "apple-music" },
  [SWB_PLATFORM_YOUTUBE_MUSIC] = { "youtube-music", "YouTube Music",
                                   "|yt music|", "youtube-music" },
  [SWB_PLATFORM_SOUNDCLOUD] = { "soundcloud", "SoundCloud", "|soundcloud.com|",
                                "soundcloud" },
  [SWB_PLATFORM_MOJ] = { "moj", "Moj", "|", "moj" },
  [SWB_PLATFORM_JOSH] = { "josh", "Josh", "|", "josh" },
  [SWB_PLATFORM_SHARECHAT] = { "sharechat", "ShareChat", "|share chat|",
                               "sharechat" },
  [SWB_PLATFORM_LINKEDIN] = { "linkedin", "LinkedIn", "|linkedin.com|",
                              "linkedin-post" },
  [SWB_PLATFORM_PINTEREST] = { "pinterest", "Pinterest", "|pinterest.com|",
                               "pinterest-pin" },
  [SWB_PLATFORM_REDDIT] = { "reddit", "Reddit", "|reddit.com|", "reddit" },
  [SWB_PLATFORM_TELEGRAM] = { "telegram", "Telegram", "|t.me|", "telegram" },
  [SWB_PLATFORM_VK] = { "vk", "VK", "|vkontakte|vk.com|", "vk-clips" },
  [SWB_PLATFORM_BILIBILI] = { "bilibili", "Bilibili", "|bilibili.com|",
                              "bilibili" },
  [SWB_PLATFORM_KUAISHOU] = { "kuaishou", "Kuaishou", "|kwai|", "kuaishou" },
  [SWB_PLATFORM_NAVER] = { "naver", "Naver", "|naver.com|", "naver-clip" },
  [SWB_PLATFORM_BLUESKY] = { "bluesky", "Bluesky", "|bsky|bsky.app|",
                             "bluesky-post" },
  [SWB_PLATFORM_MASTODON] = { "mastodon", "Mastodon", "|", "mastodon-post" },
};

static const Platform *
get_platform (SwbPlatform platform)
{
  g_return_val_if_fail ((guint) platform < SWB_N_PLATFORMS, &platforms[0]);
  return &platforms[platform];
}

/**
 * swb_platform_id:
 * @platform: a platform
 *
 * Returns: the stored id, such as "instagram"
 */
const char *
swb_platform_id (SwbPlatform platform)
{
  return get_platform (platform)->id;
}

/**
 * swb_platform_name:
 * @platform: a platform
 *
 * Returns: the name for people, such as "Instagram"
 */
const char *
swb_platform_name (SwbPlatform platform)
{
  if (platform == SWB_PLATFORM_OTHER)
    return _ ("Other");
  return get_platform (platform)->name;
}

/**
 * swb_platform_main_channel:
 * @platform: a platform
 *
 * Returns: the id of the channel that a new post there goes to unless the
 *   planner says otherwise
 */
const char *
swb_platform_main_channel (SwbPlatform platform)
{
  return get_platform (platform)->main_channel;
}

/* Every folded spelling to the number of its platform; built once. */
static GHashTable *
get_spellings (void)
{
  static GHashTable *spellings;

  if (g_once_init_enter (&spellings))
    {
      GHashTable *table =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < SWB_N_PLATFORMS; i++)
        {
          g_auto (GStrv) aliases = g_strsplit (platforms[i].aliases, "|", -1);

          for (guint j = 0; aliases[j] != NULL; j++)
            if (*aliases[j] != '\0')
              g_hash_table_insert (table, g_strdup (aliases[j]),
                                   GUINT_TO_POINTER (i));
          g_hash_table_insert (table, g_strdup (platforms[i].id),
                               GUINT_TO_POINTER (i));
          g_hash_table_insert (table, swb_text_fold (platforms[i].name),
                               GUINT_TO_POINTER (i));
        }
      g_once_init_leave (&spellings, table);
    }
  return spellings;
}

/**
 * swb_platform_parse:
 * @text: (nullable): an id, a name or a usual spelling, in any case
 *
 * Returns: the platform, %SWB_PLATFORM_OTHER when none is meant
 */
SwbPlatform
swb_platform_parse (const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return SWB_PLATFORM_OTHER;
  folded = swb_text_fold (text);
  return (SwbPlatform) GPOINTER_TO_UINT (
      g_hash_table_lookup (get_spellings (), folded));
}

static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL;
       at = strstr (at + 1, word))
    if ((at == text || !g_ascii_isalnum (at[-1])) &&
        !g_ascii_isalnum (at[length]))
      return TRUE;
  return FALSE;
}

/**
 * swb_platform_guess:
 * @text: (nullable): a longer text, such as a file's name or a column's title
 *
 * Looks for the id of a platform as a word of its own; one-letter ids are
 * not looked for. The longest that is found wins.
 *
 * Returns: the platform, %SWB_PLATFORM_OTHER when none is named
 */
SwbPlatform
swb_platform_guess (const char *text)
{
  g_autofree char *folded = NULL;
  SwbPlatform best = SWB_PLATFORM_OTHER;
  gsize best_length = 1;

  if (text == NULL)
    return SWB_PLATFORM_OTHER;
  folded = swb_text_fold (text);
  for (guint i = SWB_PLATFORM_OTHER + 1; i < SWB_N_PLATFORMS; i++)
    {
      gsize length = strlen (platforms[i].id);

      if (length > best_length && has_word (folded, platforms[i].id))
        {
          best = (SwbPlatform) i;
          best_length = length;
        }
    }
  return best;
}
