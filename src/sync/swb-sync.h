/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refreshes the accounts of a document from one source, as one act that can
 * be undone. */
#pragma once

#include "document/swb-document.h"
#include "sync/swb-source.h"

G_BEGIN_DECLS

#define SWB_TYPE_SYNC (swb_sync_get_type ())

/* Properties, read-only and notified: "running" boolean; "progress" double, 0
 * to 1; "summary" string, of the last refresh, null before it. */
G_DECLARE_FINAL_TYPE (SwbSync, swb_sync, SWB, SYNC, GObject)

SwbSync *swb_sync_new (SwbDocument *document, const SwbSource *source);
SwbSourceJob *swb_sync_make_job (SwbSync *self);
void swb_sync_refresh_async (SwbSync *self,
                             SwbSourceJob *job,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
SwbSyncResult *
swb_sync_refresh_finish (SwbSync *self, GAsyncResult *result, GError **error);

gboolean swb_sync_get_running (SwbSync *self);
double swb_sync_get_progress (SwbSync *self);
const char *swb_sync_get_summary (SwbSync *self);

char *swb_sync_summarize (const SwbSyncResult *result, const SwbSource *source);
char *swb_sync_describe_cost (const SwbSourceJob *job);

G_END_DECLS
