/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of accounts on the screen: decoded off the main thread, small, with
 * initials where there is none. */
#pragma once

#include "sync/swb-picture-cache.h"

#include <adwaita.h>

G_BEGIN_DECLS

void swb_picture_load_async (SwbPictureCache *cache,
                             const char *address,
                             int side,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GdkTexture *swb_picture_load_finish (SwbPictureCache *cache,
                                     GAsyncResult *result,
                                     GError **error);
GdkTexture *swb_picture_decode (GBytes *bytes, int side, GError **error);
void swb_picture_show (AdwAvatar *avatar,
                       SwbPictureCache *cache,
                       const char *address);

G_END_DECLS
