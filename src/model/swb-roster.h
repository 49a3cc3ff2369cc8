/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All creators of a workspace, as columns; rows are handed out on demand. */
#pragma once

#include "model/swb-creator.h"
#include "model/swb-exchange.h"
#include "model/swb-roster-data.h"
#include "model/swb-roster-work.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER (swb_roster_get_type ())

/* Emits "changed" after creators came, went or got other values; and
 * "work-changed" after campaigns say something else of them. */
G_DECLARE_FINAL_TYPE (SwbRoster, swb_roster, SWB, ROSTER, GObject)

/**
 * SwbRosterMoves:
 * @former: the columns before a change; the same as now where it was made in
 *   its place
 * @touched: (element-type guint32): places now of who was changed or added
 * @left: (element-type guint32): places in @former of who is gone, ascending
 *
 * All others keep their order.
 */
typedef struct
{
  const SwbRosterData *former;
  const GArray *touched;
  const GArray *left;
} SwbRosterMoves;

/**
 * SwbRosterMerge:
 *
 * Columns that a thread made out of others and a change.
 */
typedef struct _SwbRosterMerge SwbRosterMerge;

SwbRosterMerge *swb_roster_merge_new (SwbRosterData *base,
                                      const SwbRosterData *patch,
                                      const SwbId *gone,
                                      guint n_gone);
void swb_roster_merge_free (SwbRosterMerge *merge);

SwbRoster *swb_roster_new (void);
guint swb_roster_get_n_creators (SwbRoster *self);
const SwbRosterData *swb_roster_get_data (SwbRoster *self);
gboolean swb_roster_find (SwbRoster *self, const SwbId *creator, guint *index);
gboolean
swb_roster_find_account (SwbRoster *self, const SwbId *account, guint *index);
SwbCreator *swb_roster_get_creator (SwbRoster *self, guint index);
SwbCreator *
swb_roster_get_creator_of (SwbRoster *self, SwbRosterData *data, guint index);
SwbRosterData *swb_roster_pin (SwbRoster *self);
void swb_roster_unpin (SwbRoster *self);
const SwbRosterMoves *swb_roster_get_moves (SwbRoster *self);
void swb_roster_set_tier_bounds (SwbRoster *self, const SwbTierBounds *bounds);
const SwbTierBounds *swb_roster_get_tier_bounds (SwbRoster *self);
void swb_roster_replace (SwbRoster *self, SwbRosterData *data);
gboolean
swb_roster_is_quick (SwbRoster *self, const SwbRosterData *patch, guint n_gone);
void swb_roster_take (SwbRoster *self, SwbRosterMerge *merge);
void swb_roster_merge (SwbRoster *self,
                       SwbRosterData *patch,
                       const SwbId *gone,
                       guint n_gone);

SwbRosterWork *swb_roster_get_work (SwbRoster *self);
void swb_roster_set_work (SwbRoster *self, SwbRosterWork *work);
SwbExchange *swb_roster_get_exchange (SwbRoster *self);
void swb_roster_set_exchange (SwbRoster *self, SwbExchange *exchange);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterMerge, swb_roster_merge_free)

G_END_DECLS
