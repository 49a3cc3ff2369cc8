/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting creators of a roster in order by their columns. For any thread. */
#pragma once

#include "model/swb-roster-data.h"
#include "model/swb-roster-query.h"

G_BEGIN_DECLS

void swb_roster_rank_sort (const SwbRosterData *data,
                           const SwbRosterQuery *query,
                           guint32 *places,
                           guint n);
const guint32 *swb_roster_ranking_ref (const SwbRosterData *data,
                                       const SwbRosterQuery *query,
                                       gboolean make);
void swb_roster_ranking_unref (const guint32 *ranking);
int swb_roster_rank_compare (const SwbRosterData *data,
                             const SwbRosterQuery *query,
                             guint32 one,
                             guint32 other);

G_END_DECLS
