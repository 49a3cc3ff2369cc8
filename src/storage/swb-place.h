/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a document lies: whether two names are one file, and whether it can be
 * written there. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean swb_place_is_same (GFile *one, GFile *other);
gboolean swb_place_is_regular (GFile *file, GCancellable *cancellable);
gboolean swb_place_is_writable (GFile *file, GCancellable *cancellable);
GFile *swb_place_follow_links (GFile *file);
char *swb_place_stamp (GFile *file, GCancellable *cancellable);
char *swb_place_query_etag (GFile *file, GCancellable *cancellable);

G_END_DECLS
