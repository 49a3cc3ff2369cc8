/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workspace.json: what an export holds, and the sums by which it is whole. */
#pragma once

#include "exchange/swb-archive-cell.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The major number changes when an older program would read it wrongly. */
#define SWB_ARCHIVE_VERSION_MAJOR 1
#define SWB_ARCHIVE_VERSION_MINOR 0

/**
 * SwbArchiveTable:
 * @name: of the table; its file is this and ".csv"
 * @rows: how many rows the file has without its header
 * @bytes: how long it is
 * @sha256: of its bytes
 */
typedef struct
{
  char *name;
  gint64 rows;
  gint64 bytes;
  char *sha256;
} SwbArchiveTable;

/**
 * SwbArchiveManifest:
 * @schema_major, @schema_minor: of the workspace
 * @tables: (element-type SwbArchiveTable): each with a plain name, once
 * @types: (element-type utf8 utf8): "table.column" to the name of a type
 */
typedef struct
{
  int schema_major;
  int schema_minor;
  GPtrArray *tables;
  GHashTable *types;
} SwbArchiveManifest;

void swb_archive_table_free (SwbArchiveTable *table);
char *
swb_archive_manifest_write (GPtrArray *shapes, GPtrArray *tables, gint64 time);
char *swb_archive_manifest_write_unfinished (void);
gboolean swb_archive_manifest_is_ours (const char *text);
SwbArchiveManifest *swb_archive_manifest_read (const char *text,
                                               GError **error);
void swb_archive_manifest_free (SwbArchiveManifest *manifest);
const SwbArchiveTable *
swb_archive_manifest_find (const SwbArchiveManifest *manifest,
                           const char *table);
gboolean swb_archive_manifest_find_type (const SwbArchiveManifest *manifest,
                                         const char *table,
                                         const char *column,
                                         SwbCellType *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbArchiveManifest, swb_archive_manifest_free)

G_END_DECLS
