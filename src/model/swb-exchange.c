/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated rates between currencies: which one counts on a day. */
#include "model/swb-exchange.h"

#include <string.h>

struct _SwbExchange
{
  GArray *rates; /* of SwbExchangeRateCells whose sources are interned */
  guint serial;
  char main[4];
};

static int serials;

static guint
count_quotes (const GArray *rates, const char *quote)
{
  guint n = 0;

  for (guint i = 0; i < rates->len; i++)
    n += strcmp (g_array_index (rates, SwbExchangeRateCells, i).quote, quote) ==
         0;
  return n;
}

/**
 * swb_exchange_new:
 * @rates: (element-type SwbExchangeRateCells): rates
 *
 * Returns: (transfer full): the same, whatever becomes of @rates
 */
SwbExchange *
swb_exchange_new (const GArray *rates)
{
  SwbExchange *self = g_atomic_rc_box_new0 (SwbExchange);

  self->serial = (guint) g_atomic_int_add (&serials, 1) + 1;
  self->rates = g_array_sized_new (FALSE, FALSE, sizeof (SwbExchangeRateCells),
                                   rates->len);
  for (guint i = 0; i < rates->len; i++)
    {
      SwbExchangeRateCells cells =
          g_array_index (rates, SwbExchangeRateCells, i);

      cells.source = (char *) g_intern_string (cells.source);
      g_array_append_val (self->rates, cells);
      if (count_quotes (rates, cells.quote) > count_quotes (rates, self->main))
        g_strlcpy (self->main, cells.quote, sizeof self->main);
    }
  return self;
}

/**
 * swb_exchange_ref:
 * @self: rates
 *
 * Returns: (transfer full): @self
 */
SwbExchange *
swb_exchange_ref (SwbExchange *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer memory)
{
  SwbExchange *self = memory;

  g_array_unref (self->rates);
}

/**
 * swb_exchange_unref:
 * @self: (transfer full) (nullable): rates
 */
void
swb_exchange_unref (SwbExchange *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

/**
 * swb_exchange_equal:
 * @self: (nullable): rates
 * @other: (nullable): other rates
 *
 * Returns: whether both say the same
 */
gboolean
swb_exchange_equal (const SwbExchange *self, const SwbExchange *other)
{
  if (self == NULL || other == NULL || self->rates->len != other->rates->len)
    return self == other;
  for (guint i = 0; i < self->rates->len; i++)
    {
      const SwbExchangeRateCells *one =
          &g_array_index (self->rates, SwbExchangeRateCells, i);
      const SwbExchangeRateCells *two =
          &g_array_index (other->rates, SwbExchangeRateCells, i);

      if (strcmp (one->base, two->base) != 0 ||
          strcmp (one->quote, two->quote) != 0 || one->rate != two->rate ||
          one->day != two->day || g_strcmp0 (one->source, two->source) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The newest rate of this direction on or before DAY, or null. */
static const SwbExchangeRateCells *
find_newest (const GArray *rates,
             const char *base,
             const char *quote,
             SwbDay day)
{
  const SwbExchangeRateCells *best = NULL;

  for (guint i = 0; i < rates->len; i++)
    {
      const SwbExchangeRateCells *cells =
          &g_array_index (rates, SwbExchangeRateCells, i);

      if (strcmp (cells->base, base) == 0 &&
          strcmp (cells->quote, quote) == 0 &&
          (day == SWB_DAY_NONE || cells->day <= day) &&
          (best == NULL || cells->day > best->day))
        best = cells;
    }
  return best;
}

/**
 * swb_exchange_find_in:
 * @rates: (element-type SwbExchangeRateCells): rates
 * @from: a currency
 * @to: another one
 * @day: the day that counts; SWB_DAY_NONE takes the newest
 * @found: (out): the rate
 *
 * Finds the newest rate on or before @day; one of the other direction, turned
 * round, where there is none of this one.
 *
 * Returns: whether there is one
 */
gboolean
swb_exchange_find_in (const GArray *rates,
                      const char *from,
                      const char *to,
                      SwbDay day,
                      SwbExchangeFound *found)
{
  const SwbExchangeRateCells *cells = find_newest (rates, from, to, day);

  if (cells != NULL && cells->rate > 0)
    {
      found->rate = cells->rate;
      found->day = cells->day;
      found->source = cells->source;
      return TRUE;
    }
  cells = find_newest (rates, to, from, day);
  if (cells == NULL || !(cells->rate > 0))
    return FALSE;
  found->rate = 1 / cells->rate;
  found->day = cells->day;
  found->source = cells->source;
  return TRUE;
}

/**
 * swb_exchange_find:
 * @self: (nullable): rates
 * @from: a currency
 * @to: another one
 * @day: the day that counts; SWB_DAY_NONE takes the newest
 * @found: (out): the rate
 *
 * As swb_exchange_find_in().
 *
 * Returns: whether there is one
 */
gboolean
swb_exchange_find (const SwbExchange *self,
                   const char *from,
                   const char *to,
                   SwbDay day,
                   SwbExchangeFound *found)
{
  return self != NULL &&
         swb_exchange_find_in (self->rates, from, to, day, found);
}

/**
 * swb_exchange_get_main:
 * @self: (nullable): rates
 *
 * Returns: the currency to which most of them lead; "" where there are none
 */
const char *
swb_exchange_get_main (const SwbExchange *self)
{
  return self != NULL ? self->main : "";
}

/**
 * swb_exchange_get_serial:
 * @self: (nullable): rates
 *
 * Returns: a number that no other rates of the program have
 */
guint
swb_exchange_get_serial (const SwbExchange *self)
{
  return self != NULL ? self->serial : 0;
}
