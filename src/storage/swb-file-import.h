/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing the rows of a workspace file, that may be anything, into a fresh
 * database of ours. */
#pragma once

#include "storage/swb-database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean swb_file_import (const char *from, SwbDatabase *to, GError **error);
gboolean swb_file_fill (const char *from,
                        const char *to,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
