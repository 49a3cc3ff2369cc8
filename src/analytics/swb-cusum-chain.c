/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run length of a CUSUM on a lattice, for one h after the other. */
#include "analytics/swb-cusum-private.h"

#include <stdlib.h>
#include <string.h>

/* With Q the probabilities of going from one sum below h to another, the run
 * lengths solve (I - Q) x = 1. A higher h adds a row and a column and leaves
 * the rest as it is, so the factors of I - Q = (I - lower) (D - upper) only
 * grow, and x_0 for all h comes from one factorisation:
 * x_0 = sum_j left_j right_j, left (D - upper) = e_0, (I - lower) right = 1.
 * The diagonal is never computed as 1 - q, which would cancel, but as the
 * probability of leaving upwards (Grassmann, Taksar, Heyman 1985): nothing
 * here is subtracted, so that a run length of 1e50 has as many digits as one
 * of 10. A sum falls by drop at most, so rows of lower have drop entries. */

/* Row i of lower, whose first entry stands in column first_of (i). */
static size_t
first_of (const SwbCusumChain *chain, size_t i)
{
  return i > chain->drop ? i - chain->drop : 0;
}

static size_t
row_offset (const SwbCusumChain *chain, size_t i)
{
  size_t k = chain->drop;

  if (i <= k)
    return i > 0 ? i * (i - 1) / 2 : 0;
  return k * (k - 1) / 2 + (i - k) * k;
}

static double *
row_of (const SwbCusumChain *chain, size_t i)
{
  return chain->lower + row_offset (chain, i);
}

/* Column j of upper has j entries, and then D_j. */
static double *
column_of (const SwbCusumChain *chain, size_t j)
{
  return chain->upper + j * (j + 1) / 2;
}

/* The probability of going from state i to state j, j above 0. */
static double
move (const SwbCusumChain *chain, size_t i, size_t j)
{
  size_t rise = j + chain->drop;

  if (rise < i || (rise - i) % chain->step != 0)
    return 0.0;
  return swb_count_at (chain->table, (long long) ((rise - i) / chain->step));
}

static double
move_to_zero (const SwbCusumChain *chain, size_t i)
{
  if (i > chain->drop)
    return 0.0;
  return swb_count_up_to (chain->table,
                          (long long) ((chain->drop - i) / chain->step));
}

/* The probability of going from state i to state j or above, j above i. */
static double
move_beyond (const SwbCusumChain *chain, size_t i, size_t j)
{
  size_t rise = j - i + chain->drop;

  return swb_count_from (chain->table,
                         (long long) ((rise + chain->step - 1) / chain->step));
}

/* Four sums side by side: one would wait for itself. */
static double
product (const double *a, const double *b, size_t n)
{
  double sums[4] = { 0.0, 0.0, 0.0, 0.0 };
  size_t i;

  for (i = 0; i + 4 <= n; i += 4)
    for (size_t j = 0; j < 4; j++)
      sums[j] += a[i + j] * b[i + j];
  for (; i < n; i++)
    sums[0] += a[i] * b[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* Takes what row i of lower brings from a vector whose entries before i are
 * done. */
static double
brought (const SwbCusumChain *chain, size_t i, const double *vector)
{
  size_t first = first_of (chain, i);

  return product (row_of (chain, i), vector + first, i - first);
}

static void
add_row (SwbCusumChain *chain, size_t j)
{
  size_t first = first_of (chain, j);
  double *row = row_of (chain, j);

  for (size_t m = first; m < j; m++)
    {
      const double *column = column_of (chain, m);
      double q = m == 0 ? move_to_zero (chain, j) : move (chain, j, m);

      q += product (row, column + first, m - first);
      row[m - first] = q / column[m];
    }
}

static void
add_column (SwbCusumChain *chain, size_t j)
{
  double *column = column_of (chain, j);
  double *tail = chain->tail;

  for (size_t i = 0; i < j; i++)
    {
      column[i] = move (chain, i, j) + brought (chain, i, column);
      tail[i] = move_beyond (chain, i, j + 1) + brought (chain, i, tail);
    }
  column[j] = move_beyond (chain, j, j + 1) + brought (chain, j, tail);
}

/* step is the L of the lattice 1/L, drop k L, both from 1. No state yet. */
void
swb_cusum_chain_init (SwbCusumChain *chain,
                      const SwbCountTable *table,
                      size_t step,
                      size_t drop)
{
  *chain = (SwbCusumChain){ .table = table, .step = step, .drop = drop };
}

static bool
enlarge (double **block, size_t n)
{
  double *larger = realloc (*block, n * sizeof *larger);

  if (larger != NULL)
    *block = larger;
  return larger != NULL;
}

static SwbStatus
make_room (SwbCusumChain *chain)
{
  size_t n = chain->capacity == 0 ? 32 : 2 * chain->capacity;

  if (chain->n < chain->capacity)
    return SWB_STATUS_OK;
  if (chain->n >= SWB_CUSUM_STATES_MAX)
    return SWB_STATUS_RANGE;
  if (!enlarge (&chain->lower, row_offset (chain, n)) ||
      !enlarge (&chain->upper, n * (n + 1) / 2) || !enlarge (&chain->tail, n) ||
      !enlarge (&chain->left, n) || !enlarge (&chain->right, n))
    return SWB_STATUS_NO_MEMORY;
  chain->capacity = n;
  return SWB_STATUS_OK;
}

/* One state more; RANGE when there are as many as there may be. When alarms
 * become too rare to be told, from_zero is infinite and that was the last. */
SwbStatus
swb_cusum_chain_grow (SwbCusumChain *chain)
{
  size_t j = chain->n;
  SwbStatus status = make_room (chain);
  double *column;

  if (status != SWB_STATUS_OK)
    return status;
  add_row (chain, j);
  add_column (chain, j);
  chain->n++;
  column = column_of (chain, j);
  if (column[j] > 0.0)
    {
      double left = product (chain->left, column, j) + (j == 0 ? 1.0 : 0.0);

      chain->left[j] = left / column[j];
      chain->right[j] = 1.0 + brought (chain, j, chain->right);
      chain->from_zero += chain->left[j] * chain->right[j];
    }
  if (!(column[j] > 0.0) || !(chain->from_zero <= SWB_CUSUM_ARL_MAX))
    chain->from_zero = INFINITY;
  return SWB_STATUS_OK;
}

/* The average run length from state start, below n. Overwrites tail. */
double
swb_cusum_chain_arl (const SwbCusumChain *chain, size_t start)
{
  double *x = chain->tail;

  if (start == 0)
    return chain->from_zero;
  memcpy (x, chain->right, chain->n * sizeof *x);
  for (size_t j = chain->n; j-- > start;)
    {
      const double *column = column_of (chain, j);

      x[j] /= column[j];
      for (size_t i = start; i < j; i++)
        x[i] += column[i] * x[j];
    }
  return x[start];
}

void
swb_cusum_chain_clear (SwbCusumChain *chain)
{
  free (chain->lower);
  free (chain->upper);
  free (chain->tail);
  free (chain->left);
  free (chain->right);
  *chain = (SwbCusumChain){ 0 };
}
