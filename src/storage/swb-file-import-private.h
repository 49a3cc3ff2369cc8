/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of bringing a file in, shared with the filling of working copies.
 */
#pragma once

#include "storage/swb-file-import.h"
#include "storage/swb-row-stream.h"

G_BEGIN_DECLS

gboolean swb_file_is_large (const char *path);
gboolean swb_file_check_actions (SwbDatabase *to, GError **error);
gboolean swb_file_import_from (const char *from,
                               SwbDatabase *to,
                               GCancellable *cancellable,
                               GError **error);
gboolean swb_file_verify (const char *path,
                          int version,
                          const SwbStride *stride,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
