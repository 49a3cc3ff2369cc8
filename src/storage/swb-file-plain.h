/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file has the shape that this program gives a workspace, and
 * nothing else. */
#pragma once

#include "storage/swb-database.h"

G_BEGIN_DECLS

gboolean swb_file_is_plain (const char *path, SwbDatabase *from, int version);

G_END_DECLS
