/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and platforms by their place in the alphabet. */
#pragma once

#include "model/swb-roster-data.h"

G_BEGIN_DECLS

guint32 *swb_roster_rank_words (const SwbRosterData *data, SwbRosterText text);
int swb_roster_rank_compare_words (const SwbRosterData *data,
                                   SwbRosterText text,
                                   guint32 one,
                                   guint32 other);
guint32 *swb_roster_rank_platforms (void);

G_END_DECLS
