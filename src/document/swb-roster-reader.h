/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads creators, accounts, newest readings and fees into columns. */
#pragma once

#include "base/swb-progress.h"
#include "model/swb-roster-data.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/* Letters of a text of one line that the model takes; no widget has room for
 * more. The file keeps all of them. */
#define SWB_MOST_SHOWN 1000

SwbRosterData *swb_roster_read (SwbDatabase *db,
                                const GArray *wanted,
                                SwbDay today,
                                SwbProgress *progress,
                                GError **error);
SwbRosterData *swb_roster_read_early (SwbDatabase *db,
                                      gint64 most,
                                      SwbDay today,
                                      GError **error);

G_END_DECLS
