/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that a very large act made, noted in runs. Inside the storage
 * library, and for whoever reads the record by SQL. */
#pragma once

#include "storage/swb-action.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/** An act that made fewer rows notes each by itself. */
#define SWB_RUNS_FROM 16384

/* The rows of runs as they are in action_row, for a FROM where there are
 * runs. A run has 240 ids at the most. */
#define SWB_RECORD_SELECT_OF(runs)                                             \
  "SELECT r.action, r.n+s.i AS n, r.tab, substr(r.ids, 16*s.i+1, 16) AS row"   \
  " FROM " runs " r CROSS JOIN (WITH RECURSIVE each(i) AS"                     \
  " (SELECT 0 UNION ALL SELECT i+1 FROM each WHERE i<239)"                     \
  " SELECT i FROM each) s WHERE 16*s.i<length(r.ids)"
#define SWB_RECORD_ROWS_OF(runs) "(" SWB_RECORD_SELECT_OF (runs) ")"
#define SWB_RECORD_ALL_ROWS                                                    \
  "(SELECT action, n, tab, row FROM action_row UNION "                         \
  "ALL " SWB_RECORD_SELECT_OF ("action_run") ")"

gboolean
swb_record_find_runs (SwbDatabase *db, gboolean *has_runs, GError **error);
gboolean swb_record_append_runs (SwbDatabase *db,
                                 const SwbAction *action,
                                 GError **error);
/** Which run: the place of its first row in the record of its action. */
typedef struct
{
  gint64 action;
  gint64 n;
} SwbRunPlace;

GArray *swb_record_runs_with (SwbDatabase *db, GArray *ids, GError **error);
gboolean
swb_record_read_runs (SwbDatabase *db, SwbAction *action, GError **error);
gboolean swb_record_unpack_runs (SwbDatabase *db, GError **error);

G_END_DECLS
