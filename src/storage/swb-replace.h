/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a document in place of another, so that at every moment one of the
 * two is there whole. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void swb_replace_remove_stray (GFile *file, const char *stray);
gboolean swb_replace_with (GFile *file,
                           const char *stray,
                           const char *from,
                           GCancellable *cancellable,
                           GError **error);
char *swb_replace_file (GFile *file,
                        const char *stray,
                        const char *etag,
                        const char *from,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
