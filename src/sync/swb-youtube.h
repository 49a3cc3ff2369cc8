/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YouTube Data API v3: channel numbers by handle or channel id, with a key. */
#pragma once

#include "sync/swb-source.h"

G_BEGIN_DECLS

extern const SwbSource swb_youtube_source;

GError *swb_youtube_error (guint status, GBytes *body);

G_END_DECLS
