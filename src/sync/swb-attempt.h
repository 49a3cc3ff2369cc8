/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request and its answer, held to deadlines and to a size. Inside the
 * sync library only; swb-http.h is the way in. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * SwbAttemptLimits:
 * @connect_ms: until the connection stands, TLS included
 * @idle_ms: without any progress
 * @total_ms: for all of it
 * @bytes: decoded bytes of the body
 */
typedef struct
{
  guint connect_ms;
  guint idle_ms;
  guint total_ms;
  guint64 bytes;
} SwbAttemptLimits;

void swb_attempt_async (SoupSession *session,
                        SoupMessage *message,
                        const SwbAttemptLimits *limits,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
GBytes *swb_attempt_finish (GAsyncResult *result,
                            guint64 *n_bytes,
                            gboolean *transient,
                            GError **error);

G_END_DECLS
