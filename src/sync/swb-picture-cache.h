/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of accounts: kept on this computer, fetched where the person allows
 * it. A workspace holds only their addresses. */
#pragma once

#include "base/swb-picture.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of one picture as it is sent, and of all that are kept. */
#define SWB_PICTURE_MOST_SENT (2u << 20)
#define SWB_PICTURES_MOST_KEPT (64u << 20)

#define SWB_TYPE_PICTURE_CACHE (swb_picture_cache_get_type ())

/* Property: "may-fetch" boolean, at first false: whether the person allows to
 * ask servers for pictures. */
G_DECLARE_FINAL_TYPE (
    SwbPictureCache, swb_picture_cache, SWB, PICTURE_CACHE, GObject)

SwbPictureCache *swb_picture_cache_new (const char *folder);
void swb_picture_cache_set_may_fetch (SwbPictureCache *self,
                                      gboolean may_fetch);
void swb_picture_cache_set_oldest (SwbPictureCache *self, gint64 seconds);

void swb_picture_cache_get_async (SwbPictureCache *self,
                                  const char *address,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *swb_picture_cache_get_finish (SwbPictureCache *self,
                                      GAsyncResult *result,
                                      GError **error);

G_END_DECLS
