/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a large file to the disk while it is still being written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So much is on its way to the disk at most. */
#define SWB_FLUSH_WINDOW (1024 * 1024)

typedef struct _SwbFlush SwbFlush;

SwbFlush *swb_flush_start (const char *path);
void swb_flush_drop (SwbFlush *flush);
gboolean swb_flush_window (int fd, gint64 *done, gint64 size);
gboolean swb_flush_finish (SwbFlush *flush, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbFlush, swb_flush_drop)

G_END_DECLS
