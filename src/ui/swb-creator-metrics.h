/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read of accounts and posts: the names of it, and readings in words.
 */
#pragma once

#include "document/swb-creator-details.h"

G_BEGIN_DECLS

const char *const *swb_creator_account_metrics (void);
const char *const *swb_creator_post_metrics (void);
const char *swb_creator_metric_name (const char *metric);
guint swb_creator_metric_rank (const char *metric);
char *swb_creator_reading_value (const SwbDetailReading *reading,
                                 SwbGrouping grouping);
char *swb_creator_reading_origin (const SwbDetailReading *reading,
                                  SwbDay today);
char *swb_creator_source_short (const char *source);
const SwbDetailReading *swb_creator_newest (const GPtrArray *readings,
                                            const char *metric,
                                            const char *not_source);
char *swb_creator_followers_origin (const SwbDetailAccount *account,
                                    SwbGrouping grouping,
                                    SwbDay today);

char *swb_creator_account_origin (const SwbDetailAccount *account,
                                  SwbDay today);

G_END_DECLS
