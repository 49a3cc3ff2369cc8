/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which creators of a roster are shown, and in which order: plain, for any
 * thread. */
#pragma once

#include "model/swb-roster-data.h"
#include "model/swb-roster-query.h"

G_BEGIN_DECLS

/**
 * SwbRosterOrder:
 * @places: creator indices, @n of them
 */
typedef struct
{
  guint32 *places;
  guint n;

  /*< private >*/
  guint8 *shown; /* by creator, whether it is in the places */
  guint n_creators;
  guint room;
} SwbRosterOrder;

SwbRosterOrder *swb_roster_order_new (const SwbRosterData *data,
                                      const SwbRosterQuery *query);
void swb_roster_order_free (SwbRosterOrder *order);
gboolean swb_roster_order_shows (const SwbRosterOrder *order, guint32 creator);
void swb_roster_order_update (SwbRosterOrder *order,
                              const SwbRosterData *data,
                              const SwbRosterQuery *query,
                              const GArray *touched);
void swb_roster_order_move (SwbRosterOrder *order,
                            const SwbRosterData *data,
                            const GArray *left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterOrder, swb_roster_order_free)

G_END_DECLS
