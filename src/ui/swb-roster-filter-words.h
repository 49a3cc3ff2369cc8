/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster's filters say, and how they read what is typed. */
#pragma once

#include "base/swb-number.h"
#include "model/swb-exchange.h"
#include "model/swb-roster-filter.h"

G_BEGIN_DECLS

const char *swb_filter_title (SwbFilterKind kind);
char *swb_filter_value_text (SwbFilterKind kind, const char *value);
const char *const *swb_filter_offered (SwbFilterKind kind);
char *swb_filter_text (const SwbRosterFilter *filter,
                       SwbFilterKind kind,
                       SwbGrouping grouping);
char *swb_filter_range_text (SwbFilterKind kind,
                             const SwbFilterRange *range,
                             SwbGrouping grouping);
char *swb_filter_end_text (SwbFilterKind kind,
                           double end,
                           const char *currency,
                           SwbGrouping grouping);
gboolean swb_filter_parse_end (SwbFilterKind kind,
                               const char *text,
                               char currency[4],
                               double *end);
guint swb_filter_presets (SwbFilterKind kind,
                          const char *currency,
                          SwbFilterRange *presets,
                          guint most);
char *swb_filter_fee_note (const GPtrArray *facets,
                           const char *currency,
                           const SwbExchange *exchange,
                           SwbDay day,
                           SwbGrouping grouping);

G_END_DECLS
