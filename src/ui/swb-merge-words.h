/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of creators that may be one. */
#pragma once

#include "document/swb-duplicates.h"
#include "document/swb-merge-reader.h"

G_BEGIN_DECLS

const char *swb_merge_field_name (guint column);
char *swb_merge_field_text (guint column, const char *value);
char *swb_merge_reason_text (const SwbDuplicateReason *reason);
char *swb_merge_group_title (SwbRoster *roster, const GArray *creators);
GPtrArray *swb_merge_group_reasons (const SwbDuplicateGroup *group);
char *swb_merge_counts_text (const guint counts[SWB_N_TABLES]);
char *swb_merge_account_text (const SwbMergeAccount *account,
                              SwbGrouping grouping);
char *swb_merge_looked_at_text (const SwbDuplicates *duplicates);

G_END_DECLS
