/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of an audience in two columns: one says of whom, "Top country 1", and
 * the other how many, "Top country 1 %". Inside the exchange library only. */
#pragma once

#include "exchange/swb-mapping.h"

G_BEGIN_DECLS

typedef struct _SwbSharePairs SwbSharePairs;

SwbSharePairs *swb_share_pairs_new (SwbGrid *grid);
void swb_share_pairs_free (SwbSharePairs *pairs);
guint swb_share_pairs_find_names (SwbSharePairs *pairs,
                                  guint column,
                                  SwbShareKind *kind);
void
swb_mapping_pair_shares (SwbMapping *mapping, SwbGrid *grid, gboolean header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbSharePairs, swb_share_pairs_free)

G_END_DECLS
