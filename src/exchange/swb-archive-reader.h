/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one file of an export: read as a stream, refused where they are
 * not exactly RFC 4180, summed on the way. */
#pragma once

#include "exchange/swb-archive-cell.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwbArchiveReader SwbArchiveReader;

SwbArchiveReader *swb_archive_reader_new (int fd, const char *name);
void swb_archive_reader_free (SwbArchiveReader *self);
gboolean swb_archive_reader_next (SwbArchiveReader *self,
                                  gboolean *has_row,
                                  GError **error);
guint swb_archive_reader_n_cells (SwbArchiveReader *self);
SwbCell swb_archive_reader_cell (SwbArchiveReader *self, guint column);
guint64 swb_archive_reader_bytes (SwbArchiveReader *self);
const char *swb_archive_reader_sum (SwbArchiveReader *self);
void swb_archive_reader_fail (SwbArchiveReader *self,
                              const char *column,
                              const char *problem,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbArchiveReader, swb_archive_reader_free)

G_END_DECLS
