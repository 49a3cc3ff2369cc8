/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One channel resource of YouTube read into one row. Inside the connector. */
#pragma once

#include "sync/swb-source-run.h"

G_BEGIN_DECLS

JsonNode *swb_youtube_ask (SwbSourceRun *run,
                           const char *list,
                           const char *query,
                           JsonArray **items,
                           GError **error);
gboolean swb_youtube_is_channel_id (const char *text);
gboolean swb_youtube_read_channel (SwbSourceRun *run,
                                   SwbSyncRow *row,
                                   JsonObject *channel,
                                   GError **error);
gboolean swb_youtube_read_posts (SwbSourceRun *run,
                                 SwbSyncRow *row,
                                 const char *playlist,
                                 GError **error);
const char *swb_youtube_uploads (JsonObject *channel);

G_END_DECLS
