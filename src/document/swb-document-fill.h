/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New documents that are filled at once from elsewhere, and the way to what a
 * document holds for those who carry all of it away. */
#pragma once

#include "document/swb-document.h"
#include "storage/swb-store.h"

G_BEGIN_DECLS

void swb_document_fill_async (SwbStoreWork work,
                              gpointer data,
                              GDestroyNotify destroy,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
SwbDocument *swb_document_fill_finish (GAsyncResult *result, GError **error);
char *swb_document_dup_database_path (SwbDocument *self);
gboolean swb_document_get_newer (SwbDocument *self);

G_END_DECLS
