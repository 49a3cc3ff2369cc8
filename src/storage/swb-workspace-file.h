/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a workspace file that may be anything, and making fresh ones. */
#pragma once

#include "storage/swb-file-import.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A larger file is refused. */
#define SWB_LARGEST_FILE (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/**
 * SwbFileFacts:
 * @etag: (nullable): what the place calls this version
 * @sha256: of the bytes
 * @version: the schema's, SWB_SCHEMA_VERSION in ours
 */
typedef struct
{
  char *etag;
  char *sha256;
  int version;
} SwbFileFacts;

void swb_file_facts_clear (SwbFileFacts *facts);

gboolean swb_file_copy_in (GFile *file,
                           const char *to,
                           SwbFileFacts *facts,
                           GCancellable *cancellable,
                           GError **error);
gboolean swb_file_read_header (const char *path, int *version, GError **error);
gboolean swb_file_create (SwbDatabase *db, GError **error);
gboolean
swb_file_check (GFile *file, GCancellable *cancellable, GError **error);
char *swb_file_sha256 (GFile *file, GCancellable *cancellable, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwbFileFacts, swb_file_facts_clear)

G_END_DECLS
