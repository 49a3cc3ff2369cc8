/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fees in several currencies, made into one to be compared. */
#pragma once

#include "base/swb-money.h"
#include "model/swb-exchange.h"

G_BEGIN_DECLS

typedef struct _SwbRosterFees SwbRosterFees;

SwbRosterFees *swb_roster_fees_new (const SwbExchange *exchange,
                                    SwbDay day,
                                    const char *currency);
void swb_roster_fees_free (SwbRosterFees *self);
double swb_roster_fees_convert (SwbRosterFees *self, SwbMoney fee);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterFees, swb_roster_fees_free)

G_END_DECLS
