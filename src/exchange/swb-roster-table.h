/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The creators of a roster as rows of a table that leaves the program. Plain;
 * for any thread. */
#pragma once

#include "exchange/swb-table-sink.h"
#include "model/swb-roster-data.h"
#include "model/swb-roster-query.h"

G_BEGIN_DECLS

/**
 * SwbRosterTable:
 * @columns: facts of a creator, in order; some take several cells
 */
typedef struct _SwbRosterTable SwbRosterTable;

const char *swb_roster_table_get_title (SwbRosterColumn column, guint place);

SwbRosterTable *swb_roster_table_new (const SwbRosterColumn *columns,
                                      guint n_columns,
                                      SwbRosterWork *work);
void swb_roster_table_free (SwbRosterTable *table);
const char *const *swb_roster_table_get_titles (const SwbRosterTable *table,
                                                guint *n_titles);
const SwbCell *swb_roster_table_fill (SwbRosterTable *table,
                                      const SwbRosterData *data,
                                      guint32 creator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterTable, swb_roster_table_free)

G_END_DECLS
