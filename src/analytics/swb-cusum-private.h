/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the CUSUM: tables of a law of counts, and the two exact ways to
 * its run length, a chain on a lattice and a walk from zero back to zero. */
#pragma once

#include "analytics/swb-cusum.h"

/* What a table leaves out when run lengths to SWB_CUSUM_ARL_MAX are wanted, and
 * the same for shorter ones. */
#define SWB_CUSUM_SMALLEST 1e-150
#define SWB_CUSUM_SMALLEST_TO(longest) (1e-25 / (longest))

/* Sums that differ by less than this part of 1 + h count as equal, so that
 * rounding in k = 0.1 moves no alarm. */
#define SWB_CUSUM_TIE 1e-9

/* Whole numbers are exact in a double up to here. */
#define SWB_CUSUM_COUNT_MAX 9007199254740992.0

/* P(X = x), P(X <= x) and P(X >= x) for x from low to high; outside, X has no
 * probability that could be told. */
typedef struct
{
  long long low;
  long long high;
  double *at;
  double *up_to;
  double *from;
} SwbCountTable;

SwbStatus swb_count_table_init (SwbCountTable *table,
                                const SwbCountLaw *law,
                                double smallest);
void swb_count_table_clear (SwbCountTable *table);

static inline double
swb_count_at (const SwbCountTable *table, long long x)
{
  return x < table->low || x > table->high ? 0.0 : table->at[x - table->low];
}

static inline double
swb_count_up_to (const SwbCountTable *table, long long x)
{
  if (x < table->low)
    return 0.0;
  return x >= table->high ? 1.0 : table->up_to[x - table->low];
}

static inline double
swb_count_from (const SwbCountTable *table, long long x)
{
  if (x > table->high)
    return 0.0;
  return x <= table->low ? 1.0 : table->from[x - table->low];
}

SwbStatus swb_cusum_check (const SwbCusum *chart);
SwbStatus swb_cusum_arl_to (const SwbCusum *chart,
                            const SwbCountLaw *law,
                            double smallest,
                            double *out);

/* The chain of the sum on the lattice 1/step, grown state by state. The states
 * 0 to n - 1 are the sums below h = n/step. */
typedef struct
{
  const SwbCountTable *table;
  size_t step;
  size_t drop;
  size_t n;
  size_t capacity;
  double *lower;
  double *upper;
  double *tail;
  double *left;
  double *right;
  double from_zero;
} SwbCusumChain;

void swb_cusum_chain_init (SwbCusumChain *chain,
                           const SwbCountTable *table,
                           size_t step,
                           size_t drop);
SwbStatus swb_cusum_chain_grow (SwbCusumChain *chain);
double swb_cusum_chain_arl (const SwbCusumChain *chain, size_t start);
void swb_cusum_chain_clear (SwbCusumChain *chain);

/* A walk of the sum from a start until it is 0 or reaches h, period by period:
 * after m periods with n counts in all the sum is start + n - m k, so that
 * only n needs to be kept. */
typedef struct
{
  const SwbCountTable *table;
  SwbCusum chart;
  double n_periods;
  long long low;
  size_t width;
  double *now;
  double *next;
  double work;
  double alive;
  double back;
  double alarm;
} SwbCusumWalk;

SwbStatus swb_cusum_walk_init (SwbCusumWalk *walk,
                               const SwbCountTable *table,
                               const SwbCusum *chart,
                               double start);
void swb_cusum_walk_step (SwbCusumWalk *walk);
void swb_cusum_walk_clear (SwbCusumWalk *walk);
