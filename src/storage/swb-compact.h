/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the old part of the record out of a workspace, by choice. */
#pragma once

#include "storage/swb-action.h"
#include "storage/swb-database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwbCompactPlan:
 * @sequence: the last action that goes; 0 where none does
 * @n_acts: how many entries of the history go: acts, undos and redos
 * @first_time: of the oldest of them, microseconds since 1970, UTC
 * @last_time: of the newest
 * @bytes: about how much room they take
 */
typedef struct
{
  gint64 sequence;
  guint n_acts;
  gint64 first_time;
  gint64 last_time;
  gint64 bytes;
} SwbCompactPlan;

gint64 swb_compact_point_all (SwbDatabase *db);
gint64 swb_compact_point_before (SwbDatabase *db, gint64 time);
gint64 swb_compact_point_keep (SwbDatabase *db, guint n);

gboolean swb_compact_plan (SwbDatabase *db,
                           gint64 sequence,
                           SwbCompactPlan *plan,
                           GError **error);
gint64 swb_compact_run (SwbDatabase *db,
                        const SwbCompactPlan *plan,
                        const char *name,
                        const char *author,
                        gint64 time,
                        GCancellable *cancellable,
                        GError **error);
SwbAction *swb_compact_newest (SwbDatabase *db);

G_END_DECLS
