/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated rates between currencies. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwbExchangeRateCells:
 * @rate: how many units of @quote one unit of @base costs
 */
typedef struct
{
  SwbId id;
  char base[4];
  char quote[4];
  double rate;
  SwbDay day;
  char *source;
} SwbExchangeRateCells;

/**
 * SwbExchangeFound:
 * @rate: how many units of the currency that is wanted one unit of the other
 *   costs
 * @day: of the rate
 * @source: (nullable): of the rate; lives as long as the rates
 */
typedef struct
{
  double rate;
  SwbDay day;
  const char *source;
} SwbExchangeFound;

/** Rates as they were at a time. Refcounted; for any thread. */
typedef struct _SwbExchange SwbExchange;

SwbExchange *swb_exchange_new (const GArray *rates);
SwbExchange *swb_exchange_ref (SwbExchange *self);
void swb_exchange_unref (SwbExchange *self);
gboolean swb_exchange_equal (const SwbExchange *self, const SwbExchange *other);
gboolean swb_exchange_find (const SwbExchange *self,
                            const char *from,
                            const char *to,
                            SwbDay day,
                            SwbExchangeFound *found);
const char *swb_exchange_get_main (const SwbExchange *self);
guint swb_exchange_get_serial (const SwbExchange *self);
gboolean swb_exchange_find_in (const GArray *rates,
                               const char *from,
                               const char *to,
                               SwbDay day,
                               SwbExchangeFound *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbExchange, swb_exchange_unref)

G_END_DECLS
