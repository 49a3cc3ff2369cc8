/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports in a folder of their own, for the tests of going there and back and
 * for those of what is refused. */
#pragma once

#include "exchange/swb-archive.h"
#include "exchange/swb-exchange-error.h"

G_BEGIN_DECLS

#define ARCHIVE_TIME (G_GINT64_CONSTANT (1795000000) * G_USEC_PER_SEC)

/**
 * ArchiveFixture:
 * @folder, @again: paths for exports, not there yet
 * @db: an empty workspace
 */
typedef struct
{
  char *root;
  char *folder;
  char *again;
  SwbDatabase *db;
} ArchiveFixture;

SwbDatabase *archive_fresh (void);
void archive_set_up (ArchiveFixture *fixture, gconstpointer data);
void archive_tear_down (ArchiveFixture *fixture, gconstpointer data);
void archive_export_to (SwbDatabase *db, const char *folder);
SwbDatabase *archive_import_from (const char *folder, SwbArchiveFlags flags);
void archive_assert_same_tables (SwbDatabase *one, SwbDatabase *other);
char *archive_read_file (const char *folder, const char *name, gsize *length);
void archive_write_file (const char *folder,
                         const char *name,
                         const char *text,
                         gssize length);
void archive_make_row (SwbDatabase *db, const char *name);

G_END_DECLS
