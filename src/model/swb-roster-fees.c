/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fees in several currencies, made into one to be compared. There are few
 * currencies, so the rate of each is looked up once. */
#include "model/swb-roster-fees.h"

#include <math.h>
#include <string.h>

/* What a hundredth of a currency is in that of the comparison; NaN where no
 * rate is known. */
typedef struct
{
  char currency[4];
  double factor;
} Factor;

struct _SwbRosterFees
{
  const SwbExchange *exchange;
  SwbDay day;
  char currency[4];
  GArray *factors;
};

/**
 * swb_roster_fees_new:
 * @exchange: (nullable): rates; it must outlive the fees
 * @day: the newest rate on or before it counts
 * @currency: what fees are made into; "" compares amounts as they are
 *
 * Returns: (transfer full): for one thread
 */
SwbRosterFees *
swb_roster_fees_new (const SwbExchange *exchange,
                     SwbDay day,
                     const char *currency)
{
  SwbRosterFees *self = g_new0 (SwbRosterFees, 1);

  self->exchange = exchange;
  self->day = day;
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->factors = g_array_new (FALSE, FALSE, sizeof (Factor));
  return self;
}

/**
 * swb_roster_fees_free:
 * @self: (transfer full) (nullable): fees
 */
void
swb_roster_fees_free (SwbRosterFees *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->factors);
  g_free (self);
}

static double
find_factor (const SwbRosterFees *self, const char *from)
{
  const char *to = self->currency;
  SwbExchangeFound found;

  if (*to == '\0' || strcmp (from, to) == 0)
    return 1;
  if (!swb_exchange_find (self->exchange, from, to, self->day, &found))
    return NAN;
  return found.rate *
         pow (10, swb_currency_digits (to) - swb_currency_digits (from));
}

static double
get_factor (SwbRosterFees *self, const char *currency)
{
  Factor factor;

  for (guint i = 0; i < self->factors->len; i++)
    if (strcmp (g_array_index (self->factors, Factor, i).currency, currency) ==
        0)
      return g_array_index (self->factors, Factor, i).factor;
  g_strlcpy (factor.currency, currency, sizeof factor.currency);
  factor.factor = find_factor (self, currency);
  g_array_append_val (self->factors, factor);
  return factor.factor;
}

/**
 * swb_roster_fees_convert:
 * @self: fees
 * @fee: an amount, or none
 *
 * Returns: the amount in minor units of the one currency, rounded as
 *   swb_workspace_convert() does; NaN for none, and where no rate is known
 */
double
swb_roster_fees_convert (SwbRosterFees *self, SwbMoney fee)
{
  double factor;

  if (swb_money_is_none (&fee))
    return NAN;
  factor = get_factor (self, fee.currency);
  return isnan (factor) ? NAN : rint ((double) fee.minor * factor);
}
