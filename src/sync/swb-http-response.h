/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How swb-http.c makes its answers. Inside the sync library only. */
#pragma once

#include "sync/swb-http.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

SwbHttpResponse *swb_http_response_new (SoupMessage *message, GBytes *body);
gint64 swb_http_retry_after (SoupMessageHeaders *headers, gint64 now);

G_END_DECLS
