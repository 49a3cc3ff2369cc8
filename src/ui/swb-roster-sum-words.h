/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sums of the creators that are chosen come from. */
#pragma once

#include "model/swb-creator.h"

G_BEGIN_DECLS

char *swb_roster_sum_fees_origin (SwbCreator *const *creators,
                                  guint n_creators,
                                  SwbGrouping grouping);
char *swb_roster_sum_followers_origin (SwbCreator *const *creators,
                                       guint n_creators,
                                       SwbGrouping grouping);
char *swb_roster_sum_origin (SwbCreator *const *creators,
                             guint n_creators,
                             guint n_chosen,
                             SwbGrouping grouping);
char *swb_roster_count_origin (guint n_shown, guint n, SwbGrouping grouping);

G_END_DECLS
