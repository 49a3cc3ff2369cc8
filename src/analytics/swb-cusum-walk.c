/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk of a CUSUM from a start back to zero or up to an alarm, for any
 * reals k, h and start. */
#include "analytics/swb-cusum-private.h"

#include <stdlib.h>

/* From start, until the sum is 0 or at h. Allocates two numbers for each count
 * that is possible at one time, about h. */
SwbStatus
swb_cusum_walk_init (SwbCusumWalk *walk,
                     const SwbCountTable *table,
                     const SwbCusum *chart,
                     double start)
{
  size_t room;

  *walk = (SwbCusumWalk){ .table = table, .chart = *chart };
  if (!(chart->h <= 1e6 && chart->k <= 1e12))
    return SWB_STATUS_RANGE;
  room = (size_t) chart->h + 3;
  walk->now = calloc (2 * room, sizeof *walk->now);
  if (walk->now == NULL)
    return SWB_STATUS_NO_MEMORY;
  walk->next = walk->now + room;
  walk->chart.start = start;
  walk->width = 1;
  walk->now[0] = 1.0;
  walk->alive = 1.0;
  return SWB_STATUS_OK;
}

/* Four at a time, for which there are wide registers. */
static void
add_times (double *restrict to, const double *restrict from, double p, size_t n)
{
  size_t i;

  for (i = 0; i + 4 <= n; i += 4)
    for (size_t j = 0; j < 4; j++)
      to[i + j] += p * from[i + j];
  for (; i < n; i++)
    to[i] += p * from[i];
}

/* What count n, with this probability, gives to the counts from low on. */
static void
spread (SwbCusumWalk *walk, long long n, double p, long long low, size_t width)
{
  const SwbCountTable *table = walk->table;
  long long high = low + (long long) width - 1;
  long long first = n + table->low > low ? n + table->low : low;
  long long last = n + table->high < high ? n + table->high : high;

  walk->back += p * swb_count_up_to (table, low - 1 - n);
  walk->alarm += p * swb_count_from (table, high + 1 - n);
  if (first > last)
    return;
  walk->work += (double) (last - first + 1);
  add_times (walk->next + (first - low), table->at + (first - n - table->low),
             p, (size_t) (last - first + 1));
}

/* One period more: the sums that stay between 0 and h, and how probable it is
 * that the walk ended in this period at 0 (back) or at h (alarm). */
void
swb_cusum_walk_step (SwbCusumWalk *walk)
{
  double tie = SWB_CUSUM_TIE * (1.0 + walk->chart.h);
  double *swap = walk->now;
  double zero;
  long long low;
  long long high;

  walk->n_periods++;
  /* The count at which the sum would be 0. */
  zero = walk->n_periods * walk->chart.k - walk->chart.start;
  low = (long long) floor (zero + tie) + 1;
  high = (long long) ceil (zero + walk->chart.h - tie) - 1;
  low = low > 0 ? low : 0;
  high = high >= low ? high : low - 1;
  walk->work += 20.0 + (double) (high - low);
  walk->back = 0.0;
  walk->alarm = 0.0;
  walk->alive = 0.0;
  for (long long x = low; x <= high; x++)
    walk->next[x - low] = 0.0;
  for (size_t i = 0; i < walk->width; i++)
    if (walk->now[i] > 0.0)
      spread (walk, walk->low + (long long) i, walk->now[i], low,
              (size_t) (high - low + 1));
  walk->low = low;
  walk->width = (size_t) (high - low + 1);
  walk->now = walk->next;
  walk->next = swap;
  for (size_t i = 0; i < walk->width; i++)
    walk->alive += walk->now[i];
}

void
swb_cusum_walk_clear (SwbCusumWalk *walk)
{
  free (walk->now < walk->next ? walk->now : walk->next);
  *walk = (SwbCusumWalk){ 0 };
}
