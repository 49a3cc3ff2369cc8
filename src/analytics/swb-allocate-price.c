/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The price at which concave envelopes take exactly a budget. */
#include "analytics/swb-allocate-private.h"
#include "analytics/swb-response-private.h"

#include <float.h>
#include <stdint.h>
#include <string.h>

/* Doubles above 0 are in the order of their bits. */
static uint64_t
bits_of (double value)
{
  uint64_t bits;

  memcpy (&bits, &value, sizeof bits);
  return bits;
}

static double
double_of (uint64_t bits)
{
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static double
demand_at (const SwbEnvelope *envelopes, size_t n, double lambda)
{
  double sum = 0.0;

  for (size_t i = 0; i < n; i++)
    sum += swb_envelope_demand (&envelopes[i], lambda);
  return sum;
}

static double
sum_of (const double *values, size_t n)
{
  double sum = 0.0;
  double rest = 0.0;

  for (size_t i = 0; i < n; i++)
    {
      double next = sum + values[i];

      rest += sum >= values[i] ? (sum - next) + values[i]
                               : (values[i] - next) + sum;
      sum = next;
    }
  return sum + rest;
}

/* Of @left money, what the straight lines take that begin at the price: one
 * after the other whole, the last one in part. */
static double
fill_lines (const SwbEnvelope *envelopes,
            size_t n,
            double lambda,
            double left,
            double *money,
            SwbPriceAnswer *out)
{
  for (size_t i = 0; i < n && left > 0.0; i++)
    {
      const SwbEnvelope *envelope = &envelopes[i];
      double length = envelope->touch - money[i];

      if (!(length > 0.0) || swb_envelope_demand (envelope, lambda) <= money[i])
        continue;
      if (left < length)
        {
          money[i] += left;
          out->straight = i;
          return 0.0;
        }
      money[i] = envelope->touch;
      left -= length;
    }
  return left;
}

/* The rest is what rounding left between two neighbouring prices. */
static void
fill_curves (const SwbEnvelope *envelopes,
             size_t n,
             double lambda,
             double left,
             double *money)
{
  double room = 0.0;

  for (size_t i = 0; i < n; i++)
    room += swb_envelope_demand (&envelopes[i], lambda) - money[i];
  for (size_t i = 0; i < n && room > 0.0; i++)
    money[i] += (swb_envelope_demand (&envelopes[i], lambda) - money[i]) *
                fmin (1.0, left / room);
}

/* The price from which on nobody wants more than the least. */
static double
first_price (const SwbEnvelope *envelopes, size_t n)
{
  double price = 0.0;

  for (size_t i = 0; i < n; i++)
    if (envelopes[i].high > envelopes[i].low)
      price = fmax (price, envelopes[i].touch > envelopes[i].low
                               ? envelopes[i].chord
                               : swb_response_slope (envelopes[i].curve,
                                                     envelopes[i].low));
  return fmin (price, DBL_MAX);
}

/* The last price at which more than the budget is wanted, by halving the
 * doubles between the least and the largest: the next one wants no more. */
static double
price_of (const SwbEnvelope *envelopes, size_t n, double budget)
{
  uint64_t low = bits_of (DBL_MIN);
  uint64_t high = bits_of (DBL_MAX);

  while (high - low > 1)
    {
      uint64_t middle = low + (high - low) / 2;

      if (demand_at (envelopes, n, double_of (middle)) >= budget)
        low = middle;
      else
        high = middle;
    }
  return double_of (low);
}

/**
 * swb_price_solve:
 * @envelopes: (array length=n): the channels
 * @n: how many
 * @budget: money, from the sum of their lower ends
 * @money: (out) (array length=n): what each gets
 * @out: (out): the price and what the envelopes bring; an infinite price when
 *   no double is large enough to keep to the budget
 *
 * Maximises the sum of concave envelopes under a budget: the demand at a price
 * falls with it, so the price is found by bisection down to neighbouring
 * doubles. Where it jumps over the budget, straight lines of that slope take
 * the rest one after the other, so that one at most is used in part.
 */
void
swb_price_solve (const SwbEnvelope *envelopes,
                 size_t n,
                 double budget,
                 double *money,
                 SwbPriceAnswer *out)
{
  double lambda;
  double left;

  out->straight = n;
  out->lambda = 0.0;
  for (size_t i = 0; i < n; i++)
    money[i] = envelopes[i].low;
  if (!(budget > sum_of (money, n)))
    out->lambda = first_price (envelopes, n);
  else if (demand_at (envelopes, n, DBL_MAX) > budget)
    out->lambda = INFINITY;
  else if (demand_at (envelopes, n, DBL_MIN) <= budget)
    for (size_t i = 0; i < n; i++)
      money[i] = swb_envelope_demand (&envelopes[i], DBL_MIN);
  else
    {
      lambda = price_of (envelopes, n, budget);
      for (size_t i = 0; i < n; i++)
        money[i] = swb_envelope_demand (&envelopes[i],
                                        double_of (bits_of (lambda) + 1));
      left = budget - sum_of (money, n);
      left = fill_lines (envelopes, n, lambda, left, money, out);
      fill_curves (envelopes, n, lambda, fmax (0.0, left), money);
      out->lambda = lambda;
    }
  out->spent = sum_of (money, n);
  out->value = 0.0;
  for (size_t i = 0; i < n; i++)
    out->value += swb_envelope_value (&envelopes[i], money[i]);
}
