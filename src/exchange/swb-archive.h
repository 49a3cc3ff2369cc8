/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole workspace as a folder of CSV and JSON, and back without loss:
 *
 *   workspace.json   format, versions, each table's columns, rows and SHA-256
 *   NAME.csv         one a table: what is planned, and the record of the acts
 *   attachments/     the files that are attached to something, by SHA-256
 *   README.txt       the same for people, in their language
 *
 * A cell is told back by its column's type, see swb-archive-cell.h. */
#pragma once

#include "base/swb-progress.h"
#include "document/swb-document.h"
#include "storage/swb-database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwbArchiveFlags:
 * @SWB_ARCHIVE_EDITED: files that are not what was exported are taken too, if
 *   every row in them can be in a workspace
 */
typedef enum
{
  SWB_ARCHIVE_NONE = 0,
  SWB_ARCHIVE_EDITED = 1 << 0,
} SwbArchiveFlags;

gboolean swb_archive_export (SwbDatabase *db,
                             const char *folder,
                             gint64 time,
                             SwbProgress *progress,
                             GCancellable *cancellable,
                             GError **error);
gboolean swb_archive_import (const char *folder,
                             SwbDatabase *to,
                             SwbArchiveFlags flags,
                             SwbProgress *progress,
                             GCancellable *cancellable,
                             GError **error);

void swb_archive_export_async (SwbDocument *document,
                               GFile *folder,
                               const char *inside,
                               SwbProgress *progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GFile *swb_archive_export_finish (GAsyncResult *result, GError **error);
void swb_archive_open_async (GFile *folder,
                             SwbArchiveFlags flags,
                             SwbProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
SwbDocument *swb_archive_open_finish (GAsyncResult *result, GError **error);

gboolean swb_archive_is_manifest (GFile *file);

char *swb_archive_readme (void);

G_END_DECLS
