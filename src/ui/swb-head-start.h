/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a file while there is no window for it yet. */
#pragma once

#include "document/swb-document.h"

G_BEGIN_DECLS

typedef struct _SwbHeadStart SwbHeadStart;

SwbHeadStart *swb_head_start_new (GFile *file);
GFile *swb_head_start_get_file (SwbHeadStart *self);
GCancellable *swb_head_start_get_cancellable (SwbHeadStart *self);
gboolean swb_head_start_is_there (SwbHeadStart *self);
void swb_head_start_follow (SwbHeadStart *self,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void swb_head_start_drop (SwbHeadStart *self);

G_END_DECLS
