/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the laws of counts, without a subtraction: tails keep their
 * digits. */
#include "analytics/swb-cusum-private.h"

#include <stdlib.h>

/* Terms below this part of the largest are left out on the lower side, where
 * nothing depends on them. */
#define SMALLEST_BELOW 1e-40
#define WIDEST 4194304

/* P(x + 1) / P(x). */
static double
ratio_up (const SwbCountLaw *law, double x)
{
  if (isinf (law->size))
    return law->mean / (x + 1.0);
  return (x + law->size) / (x + 1.0) * (law->mean / (law->mean + law->size));
}

static double
mode_of (const SwbCountLaw *law)
{
  if (isinf (law->size))
    return floor (law->mean);
  return law->size > 1.0 ? floor (law->mean * (1.0 - 1.0 / law->size)) : 0.0;
}

static SwbStatus
check_law (const SwbCountLaw *law)
{
  if (isnan (law->mean) || isnan (law->size))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(law->mean >= 0.0 && law->size > 0.0) || isinf (law->mean))
    return SWB_STATUS_INVALID;
  return law->mean <= SWB_CUSUM_COUNT_MAX ? SWB_STATUS_OK : SWB_STATUS_RANGE;
}

/* Where the table ends; false when that is too wide. */
static bool
find_span (const SwbCountLaw *law,
           double mode,
           double smallest,
           SwbCountTable *table)
{
  double low = mode;
  double high = mode;

  for (double p = 1.0; low > 0.0 && p > SMALLEST_BELOW; low--)
    p /= ratio_up (law, low - 1.0);
  for (double p = 1.0; p > smallest && high - low < WIDEST; high++)
    p *= ratio_up (law, high);
  table->low = (long long) low;
  table->high = (long long) high;
  return high - low < WIDEST;
}

static void
fill (const SwbCountLaw *law, double mode, SwbCountTable *table)
{
  size_t n = (size_t) (table->high - table->low) + 1;
  size_t middle = (size_t) ((long long) mode - table->low);
  double sum = 0.0;
  double scale;

  table->at[middle] = 1.0;
  for (size_t i = middle; i > 0; i--)
    table->at[i - 1] =
        table->at[i] / ratio_up (law, (double) table->low + (double) i - 1.0);
  for (size_t i = middle; i + 1 < n; i++)
    table->at[i + 1] =
        table->at[i] * ratio_up (law, (double) table->low + (double) i);
  for (size_t i = n; i-- > 0;)
    table->from[i] = sum += table->at[i];
  scale = 1.0 / sum;
  for (size_t i = 0; i < n; i++)
    {
      table->at[i] *= scale;
      table->from[i] *= scale;
      table->up_to[i] = (i > 0 ? table->up_to[i - 1] : 0.0) + table->at[i];
    }
}

/* The probabilities by their ratios from the mode on, scaled to sum to 1: no
 * gamma function, relative error about 1e-16 times the distance from the mode.
 * On the upper side, where a thin tail is what makes alarms rare, terms below
 * the part smallest of the largest are left out. Allocates three numbers a
 * value. */
SwbStatus
swb_count_table_init (SwbCountTable *table,
                      const SwbCountLaw *law,
                      double smallest)
{
  SwbStatus status = check_law (law);
  double mode;
  size_t n;

  *table = (SwbCountTable){ 0 };
  if (status != SWB_STATUS_OK)
    return status;
  mode = mode_of (law);
  if (!find_span (law, mode, smallest, table))
    return SWB_STATUS_RANGE;
  n = (size_t) (table->high - table->low) + 1;
  table->at = malloc (3 * n * sizeof *table->at);
  if (table->at == NULL)
    return SWB_STATUS_NO_MEMORY;
  table->up_to = table->at + n;
  table->from = table->up_to + n;
  fill (law, mode, table);
  return SWB_STATUS_OK;
}

void
swb_count_table_clear (SwbCountTable *table)
{
  free (table->at);
  *table = (SwbCountTable){ 0 };
}
