/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order statistics by a radix select: values are counted by the high bits of
 * their distance from the least, and only the few that share those bits with a
 * wanted one are put in order. Exact. */
#include "analytics/swb-quantile.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define N_BUCKETS 4096u
/* So few are put in order by insertion. */
#define FEW 48
#define RANKS_MAX (2 * SWB_QUANTILES_MAX)

/* The values by buckets. slot[] is 0, or one more than the place in the list
 * of those that are wanted; start[] is where in scratch a wanted bucket
 * begins, before[] how many values are below it. */
typedef struct
{
  uint64_t base;
  unsigned shift;
  uint32_t count[N_BUCKETS];
  uint8_t slot[N_BUCKETS];
  size_t start[RANKS_MAX + 1];
  size_t before[RANKS_MAX];
  size_t n_wanted;
} Buckets;

/* Bits that grow with the number, from the least to the largest; the same for
 * both zeros. */
static inline uint64_t
key_of (double value)
{
  uint64_t bits;

  value += 0.0;
  memcpy (&bits, &value, sizeof bits);
  return bits ^ (-(bits >> 63) | (uint64_t) 1 << 63);
}

static void
sort_few (double *values, size_t n)
{
  for (size_t i = 1; i < n; i++)
    {
      double value = values[i];
      size_t j = i;

      for (; j > 0 && values[j - 1] > value; j--)
        values[j] = values[j - 1];
      values[j] = value;
    }
}

static void
sift_down (double *values, size_t root, size_t n)
{
  double value = values[root];
  size_t child;

  while ((child = 2 * root + 1) < n)
    {
      if (child + 1 < n && values[child + 1] > values[child])
        child++;
      if (values[child] <= value)
        break;
      values[root] = values[child];
      root = child;
    }
  values[root] = value;
}

/* Heap sort above the few: no input makes it slow. */
static void
sort (double *values, size_t n)
{
  if (n <= FEW)
    {
      sort_few (values, n);
      return;
    }
  for (size_t i = n / 2; i-- > 0;)
    sift_down (values, i, n);
  for (size_t end = n - 1; end > 0; end--)
    {
      double largest = values[0];

      values[0] = values[end];
      values[end] = largest;
      sift_down (values, 0, end);
    }
}

/* The least and the largest, in four columns that do not wait for one another.
 * Returns false when there is a NaN. */
static bool
range_of (const double *values, size_t n, double *low, double *high)
{
  double least[4] = { values[0], values[0], values[0], values[0] };
  double most[4] = { values[0], values[0], values[0], values[0] };
  double nothing[4] = { 0 };
  size_t i = 0;

  for (; i + 4 <= n; i += 4)
    for (size_t c = 0; c < 4; c++)
      {
        double value = values[i + c];

        least[c] = value < least[c] ? value : least[c];
        most[c] = value > most[c] ? value : most[c];
        nothing[c] += value - value;
      }
  for (; i < n; i++)
    {
      least[0] = values[i] < least[0] ? values[i] : least[0];
      most[0] = values[i] > most[0] ? values[i] : most[0];
      nothing[0] += values[i] - values[i];
    }
  *low = fmin (fmin (least[0], least[1]), fmin (least[2], least[3]));
  *high = fmax (fmax (most[0], most[1]), fmax (most[2], most[3]));
  return nothing[0] + nothing[1] + nothing[2] + nothing[3] == 0.0;
}

static void
count (
    Buckets *buckets, const double *values, size_t n, double low, double high)
{
  uint64_t base = key_of (low);
  uint64_t range = key_of (high) - base;
  unsigned shift = 0;

  memset (buckets->count, 0, sizeof buckets->count);
  memset (buckets->slot, 0, sizeof buckets->slot);
  while (range >> shift >= N_BUCKETS)
    shift++;
  buckets->base = base;
  buckets->shift = shift;
  for (size_t i = 0; i < n; i++)
    buckets->count[(key_of (values[i]) - base) >> shift]++;
}

/* Marks the buckets that hold the ranks, which ascend. */
static void
mark (Buckets *buckets, const size_t *ranks, size_t n_ranks)
{
  size_t below = 0;
  size_t bucket = 0;

  buckets->n_wanted = 0;
  buckets->start[0] = 0;
  for (size_t r = 0; r < n_ranks; r++)
    {
      size_t wanted = buckets->n_wanted;

      while (below + buckets->count[bucket] <= ranks[r])
        below += buckets->count[bucket++];
      if (buckets->slot[bucket] != 0)
        continue;
      buckets->slot[bucket] = (uint8_t) (wanted + 1);
      buckets->before[wanted] = below;
      buckets->start[wanted + 1] =
          buckets->start[wanted] + buckets->count[bucket];
      buckets->n_wanted++;
    }
}

static void
gather (const Buckets *buckets, const double *values, size_t n, double *scratch)
{
  size_t end[RANKS_MAX];

  memcpy (end, buckets->start, sizeof end);
  for (size_t i = 0; i < n; i++)
    {
      uint8_t slot =
          buckets->slot[(key_of (values[i]) - buckets->base) >> buckets->shift];

      if (slot != 0)
        scratch[end[slot - 1]++] = values[i];
    }
  for (size_t w = 0; w < buckets->n_wanted; w++)
    sort (scratch + buckets->start[w],
          buckets->start[w + 1] - buckets->start[w]);
}

/* The values of the ascending ranks. */
static bool
select_ranks (const double *values,
              size_t n,
              const size_t *ranks,
              size_t n_ranks,
              double *scratch,
              double *out)
{
  Buckets buckets;
  double low;
  double high;
  size_t w = 0;

  if (!range_of (values, n, &low, &high))
    return false;
  count (&buckets, values, n, low, high);
  mark (&buckets, ranks, n_ranks);
  gather (&buckets, values, n, scratch);
  for (size_t r = 0; r < n_ranks; r++)
    {
      while (w + 1 < buckets.n_wanted && buckets.before[w + 1] <= ranks[r])
        w++;
      out[r] = scratch[buckets.start[w] + ranks[r] - buckets.before[w]];
    }
  return true;
}

/* The ranks on both sides of each quantile, each once, in order. */
static size_t
ranks_of (size_t n,
          const double *probabilities,
          size_t n_probabilities,
          size_t *ranks)
{
  size_t n_ranks = 0;

  for (size_t p = 0; p < 2 * n_probabilities; p++)
    {
      size_t rank = (size_t) ((double) (n - 1) * probabilities[p / 2]) + p % 2;
      size_t i = n_ranks;

      rank = rank < n ? rank : n - 1;
      while (i > 0 && ranks[i - 1] >= rank)
        i--;
      if (i < n_ranks && ranks[i] == rank)
        continue;
      memmove (ranks + i + 1, ranks + i, (n_ranks - i) * sizeof *ranks);
      ranks[i] = rank;
      n_ranks++;
    }
  return n_ranks;
}

static double
between (size_t n,
         double probability,
         const size_t *ranks,
         const double *found,
         size_t n_ranks)
{
  double h = (double) (n - 1) * probability;
  double part = h - floor (h);
  size_t i = 0;
  double low;
  double high;

  while (i + 1 < n_ranks && ranks[i + 1] <= h)
    i++;
  low = found[i];
  high = i + 1 < n_ranks && part > 0.0 ? found[i + 1] : low;
  /* Their distance may be more than a double holds. */
  if (isinf (high - low))
    return low * (1.0 - part) + high * part;
  return low + part * (high - low);
}

/**
 * swb_quantiles_in:
 * @values: (array length=n): the sample, in any order; not changed
 * @n: how many, from 1, to 2^32 - 1
 * @probabilities: (array length=n_probabilities): each 0 to 1
 * @n_probabilities: 1 to %SWB_QUANTILES_MAX
 * @scratch: (array length=n): room for so many values
 * @out: (out caller-allocates) (array length=n_probabilities): the quantiles
 *
 * Type 7 of Hyndman and Fan 1996 (doi 10.1080/00031305.1996.10473566), which
 * R, numpy and spreadsheets use: with x in order from 0, h = (n - 1) p and
 * i = floor (h), the quantile is x_i + (h - i) (x_(i+1) - x_i). Exact: the
 * order statistics are those that sorting would give. Three passes over the
 * values; at worst n log n, when nearly all are nearly the same.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when there is no value or one is NaN;
 *   %SWB_STATUS_INVALID when one is infinite, a probability is not in 0 to 1,
 *   or there are too many of either
 */
SwbStatus
swb_quantiles_in (const double *values,
                  size_t n,
                  const double *probabilities,
                  size_t n_probabilities,
                  double *scratch,
                  double *out)
{
  size_t ranks[RANKS_MAX] = { 0 };
  double found[RANKS_MAX] = { 0.0 };
  size_t n_ranks;

  if (n_probabilities == 0 || n_probabilities > SWB_QUANTILES_MAX ||
      n > UINT32_MAX)
    return SWB_STATUS_INVALID;
  if (n == 0)
    return SWB_STATUS_NOT_ENOUGH;
  for (size_t p = 0; p < n_probabilities; p++)
    if (!(probabilities[p] >= 0.0 && probabilities[p] <= 1.0))
      return SWB_STATUS_INVALID;
  n_ranks = ranks_of (n, probabilities, n_probabilities, ranks);
  if (!select_ranks (values, n, ranks, n_ranks, scratch, found))
    {
      for (size_t i = 0; i < n; i++)
        if (isnan (values[i]))
          return SWB_STATUS_NOT_ENOUGH;
      return SWB_STATUS_INVALID;
    }
  for (size_t p = 0; p < n_probabilities; p++)
    out[p] = between (n, probabilities[p], ranks, found, n_ranks);
  return SWB_STATUS_OK;
}

/**
 * swb_quantiles:
 * @values: (array length=n): the sample, in any order; not changed
 * @n: how many, from 1, to 2^32 - 1
 * @probabilities: (array length=n_probabilities): each 0 to 1
 * @n_probabilities: 1 to %SWB_QUANTILES_MAX
 * @out: (out caller-allocates) (array length=n_probabilities): the quantiles
 *
 * As swb_quantiles_in(), with room that it allocates itself.
 *
 * Returns: the same; and %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_quantiles (const double *values,
               size_t n,
               const double *probabilities,
               size_t n_probabilities,
               double *out)
{
  double *scratch = n < SIZE_MAX / sizeof *scratch
                        ? malloc ((n + 1) * sizeof *scratch)
                        : NULL;
  SwbStatus status;

  if (scratch == NULL)
    return SWB_STATUS_NO_MEMORY;
  status = swb_quantiles_in (values, n, probabilities, n_probabilities, scratch,
                             out);
  free (scratch);
  return status;
}
