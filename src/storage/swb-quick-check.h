/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own check of a file, beside other work on it. */
#pragma once

#include "storage/swb-database.h"

G_BEGIN_DECLS

typedef struct _SwbQuickCheck SwbQuickCheck;

SwbQuickCheck *swb_quick_check_begin (const char *path,
                                      SwbDatabaseMode mode,
                                      gboolean beside,
                                      GCancellable *cancellable);
gboolean swb_quick_check_end (SwbQuickCheck *check, GError **error);

G_END_DECLS
