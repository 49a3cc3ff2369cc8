/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker thread that owns the working copy's connection. */
#pragma once

#include "storage/swb-database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_STORE (swb_store_get_type ())

G_DECLARE_FINAL_TYPE (SwbStore, swb_store, SWB, STORE, GObject)

/* Runs on the worker. */
typedef gboolean (*SwbStoreWork) (SwbDatabase *db,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

SwbStore *swb_store_new (SwbDatabase *db);
void swb_store_push (SwbStore *self,
                     SwbStoreWork work,
                     gpointer data,
                     GDestroyNotify destroy,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
gboolean
swb_store_finish (SwbStore *self, GAsyncResult *result, GError **error);
gpointer swb_store_get_data (GAsyncResult *result);
void swb_store_shutdown (SwbStore *self);

G_END_DECLS
