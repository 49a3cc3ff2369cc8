/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of actions in a workspace: undo, redo and history come from it. */
#pragma once

#include "storage/swb-action.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

gboolean swb_record_append (SwbDatabase *db, SwbAction *action, GError **error);
SwbAction *swb_record_load (SwbDatabase *db, gint64 sequence, GError **error);
GPtrArray *swb_record_list (SwbDatabase *db, guint limit, GError **error);
SwbAction *swb_record_read_head (sqlite3_stmt *statement);
gint64 swb_record_last (SwbDatabase *db);
gint64 swb_record_next_undo (SwbDatabase *db);
gint64 swb_record_next_redo (SwbDatabase *db);
char *swb_record_get_name (SwbDatabase *db, gint64 sequence);

SwbAction *swb_record_take_back (SwbDatabase *db,
                                 SwbActionKind kind,
                                 const char *author,
                                 gint64 time,
                                 GError **error);

G_END_DECLS
