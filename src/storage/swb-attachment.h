/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of attachments, kept once under their SHA-256. A row that refers
 * to bytes and the bytes themselves may come in either order. */
#pragma once

#include "storage/swb-database.h"

G_BEGIN_DECLS

/* The largest file, in bytes, and how many may be kept. */
#define SWB_ATTACHMENT_MOST_BYTES (32 * 1000 * 1000)
#define SWB_ATTACHMENT_MOST_BLOBS 10000

char *swb_attachment_put (SwbDatabase *db, GBytes *bytes, GError **error);
GBytes *
swb_attachment_read (SwbDatabase *db, const char *sha256, GError **error);
GPtrArray *swb_attachment_list_unused (SwbDatabase *db, GError **error);
gboolean swb_attachment_verify_all (SwbDatabase *db, GError **error);

G_END_DECLS
