/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a merge, each inside its transaction. */
#pragma once

#include "document/swb-merge.h"

G_BEGIN_DECLS

gboolean swb_merge_accounts (SwbWriter *writer,
                             const SwbId *into,
                             const SwbId *other,
                             GError **error);
gboolean swb_merge_move (SwbWriter *writer,
                         SwbReferenceKind kind,
                         const SwbId *from,
                         const SwbId *to,
                         GError **error);
gboolean swb_merge_delete_found (SwbWriter *writer,
                                 SwbTableId table,
                                 const char *sql,
                                 const SwbId *into,
                                 const SwbId *other,
                                 GError **error);

G_END_DECLS
