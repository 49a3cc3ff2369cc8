/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing the rows of a workspace file, that may be anything, into a fresh
 * database of ours. */
#pragma once

#include "base/swb-progress.h"
#include "storage/swb-database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwbEarly:
 * @read: called on a thread of its own with a connection that only reads, and
 *   with a number of rows that no table of the file can have. Nobody has looked
 *   at what it finds: rows out of order, texts that are no UTF-8, ids of other
 *   lengths. To be ended by the connection's cancellable
 * @data: for @read
 * @progress: (nullable): told how far the opening is, where it takes long
 * @counts: (out): whether @read was called, and all that it found was in order
 *   and is what the working copy holds
 *
 * Who wants to read a large file while it is still being looked at.
 */
typedef struct
{
  void (*read) (SwbDatabase *db, gint64 most, gpointer data);
  gpointer data;
  SwbProgress *progress;
  gboolean counts;
} SwbEarly;

gboolean swb_file_import (const char *from, SwbDatabase *to, GError **error);
gboolean swb_file_fill (const char *from,
                        const char *to,
                        SwbEarly *early,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
