/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of a newer minor version: kept as they came, beside the tables that
 * this version knows, and given back to the version that knows them. */
#pragma once

#include "storage/swb-database.h"

G_BEGIN_DECLS

gboolean swb_kept_is_plain (const char *name);
gboolean swb_kept_import (SwbDatabase *from, SwbDatabase *to, GError **error);
gboolean swb_kept_settle (SwbDatabase *db, GError **error);

G_END_DECLS
