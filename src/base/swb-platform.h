/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Platforms, and the channels (platform x surface) that a post goes to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A platform. Stored by its id text, never by its number. */
typedef enum
{
  SWB_PLATFORM_OTHER,
  SWB_PLATFORM_INSTAGRAM,
  SWB_PLATFORM_YOUTUBE,
  SWB_PLATFORM_TIKTOK,
  SWB_PLATFORM_TWITCH,
  SWB_PLATFORM_X,
  SWB_PLATFORM_FACEBOOK,
  SWB_PLATFORM_SNAPCHAT,
  SWB_PLATFORM_THREADS,
  SWB_PLATFORM_SPOTIFY,
  SWB_PLATFORM_JIOSAAVN,
  SWB_PLATFORM_GAANA,
  SWB_PLATFORM_APPLE_MUSIC,
  SWB_PLATFORM_YOUTUBE_MUSIC,
  SWB_PLATFORM_SOUNDCLOUD,
  SWB_PLATFORM_MOJ,
  SWB_PLATFORM_JOSH,
  SWB_PLATFORM_SHARECHAT,
  SWB_PLATFORM_LINKEDIN,
  SWB_PLATFORM_PINTEREST,
  SWB_PLATFORM_REDDIT,
  SWB_PLATFORM_TELEGRAM,
  SWB_PLATFORM_VK,
  SWB_PLATFORM_BILIBILI,
  SWB_PLATFORM_KUAISHOU,
  SWB_PLATFORM_NAVER,
  SWB_PLATFORM_BLUESKY,
  SWB_PLATFORM_MASTODON,
  SWB_N_PLATFORMS,
} SwbPlatform;

const char *swb_platform_id (SwbPlatform platform);
const char *swb_platform_name (SwbPlatform platform);
SwbPlatform swb_platform_parse (const char *text);
SwbPlatform swb_platform_guess (const char *text);
const char *swb_platform_main_channel (SwbPlatform platform);

const char *swb_channel_name (const char *id);
SwbPlatform swb_channel_platform (const char *id);
gboolean swb_channel_is_known (const char *id);
const char *swb_channel_parse (const char *text);
const char *const *swb_channel_ids (void);

G_END_DECLS
