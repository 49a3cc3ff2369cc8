/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that are attached to something: in an export each is a file again,
 * named by its SHA-256, with the ending by which programs know it. */
#pragma once

#include "exchange/swb-archive-cell.h"
#include "exchange/swb-archive-folder.h"

G_BEGIN_DECLS

gboolean swb_archive_attachments_write (const SwbShape *shape,
                                        SwbDatabase *db,
                                        SwbArchiveFolder *folder,
                                        GHashTable *names,
                                        GCancellable *cancellable,
                                        GError **error);
char *swb_archive_attachment_bind (const SwbCell *cell,
                                   SwbArchiveFolder *folder,
                                   sqlite3_stmt *statement,
                                   int index);

G_END_DECLS
