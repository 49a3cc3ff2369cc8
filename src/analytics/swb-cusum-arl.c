/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run lengths of a CUSUM: their mean and their distribution, exact. */
#include "analytics/swb-cusum-private.h"

#include <stdlib.h>

/* Whether a number is on a lattice is asked so closely. */
#define LATTICE_TIE 1e-12
/* Multiplications that an answer may take: about a second. */
#define WORK_MAX 1e9

/* What a walk came to: its mean number of periods, and how it ended. */
typedef struct
{
  double periods;
  double back;
  double alarm;
} Outcome;

SwbStatus
swb_cusum_check (const SwbCusum *chart)
{
  if (isnan (chart->k) || isnan (chart->h) || isnan (chart->start))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(chart->k > 0.0 && chart->h > 0.0 && chart->start >= 0.0 &&
        chart->start < chart->h) ||
      isinf (chart->k) || isinf (chart->h))
    return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

static bool
is_on_lattice (double x, double step)
{
  double steps = x * step;

  return fabs (steps - round (steps)) <= LATTICE_TIE * fmax (1.0, steps);
}

/* The smallest L for which k and the start are multiples of 1/L and h has few
 * enough states, and how many multiplications that chain takes; 0 when there
 * is none. */
static size_t
find_lattice (const SwbCusum *chart, double *work)
{
  for (size_t step = 1; step <= SWB_CUSUM_DENOMINATOR_MAX; step++)
    if ((double) step * chart->h <= SWB_CUSUM_STATES_MAX &&
        is_on_lattice (chart->k, (double) step) &&
        is_on_lattice (chart->start, (double) step) &&
        chart->k * (double) step >= 0.5 && chart->k * (double) step <= 1e12)
      {
        double n = ceil (chart->h * (double) step);

        *work = 1.5 * n * n * fmin (n, chart->k * (double) step) + 30.0 * n;
        return step;
      }
  *work = INFINITY;
  return 0;
}

/* How many multiplications walks take, roughly: what is left between 0 and h
 * falls at least as fast as a diffusion between two walls. */
static double
work_of_walk (const SwbCusum *chart, const SwbCountLaw *law)
{
  double variance =
      law->mean + (isinf (law->size) ? 0.0 : law->mean / law->size * law->mean);
  double drift = law->mean - chart->k;
  double h = fmax (1.0, chart->h);
  double rate = variance > 0.0 ? drift * drift / (2.0 * variance) +
                                     5.0 * variance / (h * h)
                               : 1.0;
  double wide = fmin (h, 20.0 * sqrt (variance) + 10.0);

  return (2.0 + 40.0 / rate) * h * wide;
}

static SwbStatus
arl_by_chain (const SwbCusum *chart,
              const SwbCountTable *table,
              size_t step,
              double *out)
{
  double reach = chart->h - SWB_CUSUM_TIE * (1.0 + chart->h);
  double states = fmax (1.0, ceil (reach * (double) step));
  size_t start = (size_t) llround (chart->start * (double) step);
  SwbStatus status = SWB_STATUS_OK;
  SwbCusumChain chain;

  swb_cusum_chain_init (&chain, table, step,
                        (size_t) llround (chart->k * (double) step));
  while (status == SWB_STATUS_OK && (double) chain.n < states)
    {
      status = swb_cusum_chain_grow (&chain);
      if (isinf (chain.from_zero))
        status = SWB_STATUS_RANGE;
    }
  if (status == SWB_STATUS_OK)
    *out = swb_cusum_chain_arl (&chain, start < chain.n ? start : chain.n - 1);
  swb_cusum_chain_clear (&chain);
  return status;
}

static SwbStatus
walk_out (const SwbCusum *chart,
          const SwbCountTable *table,
          double start,
          Outcome *out)
{
  Outcome sum = { 0.0, 0.0, 0.0 };
  SwbCusumWalk walk;
  SwbStatus status = swb_cusum_walk_init (&walk, table, chart, start);

  while (status == SWB_STATUS_OK && walk.alive > 1e-17 * sum.alarm &&
         walk.alive > 1e-200)
    {
      sum.periods += walk.alive;
      swb_cusum_walk_step (&walk);
      sum.back += walk.back;
      sum.alarm += walk.alarm;
      if (walk.work > WORK_MAX)
        status = SWB_STATUS_RANGE;
    }
  swb_cusum_walk_clear (&walk);
  if (status == SWB_STATUS_OK)
    *out = sum;
  return status;
}

/* The run from 0 is a row of walks that end at 0 and one that does not. */
static SwbStatus
arl_by_walk (const SwbCusum *chart, const SwbCountTable *table, double *out)
{
  Outcome zero;
  Outcome first;
  SwbStatus status = walk_out (chart, table, 0.0, &zero);

  if (status == SWB_STATUS_OK && chart->start > 0.0)
    status = walk_out (chart, table, chart->start, &first);
  if (status != SWB_STATUS_OK)
    return status;
  if (!(zero.alarm > 0.0) || !(zero.periods / zero.alarm <= SWB_CUSUM_ARL_MAX))
    return SWB_STATUS_RANGE;
  *out = zero.periods / zero.alarm;
  if (chart->start > 0.0)
    *out = first.periods + first.back * *out;
  return SWB_STATUS_OK;
}

/* swb_cusum_arl(), with a table that leaves out terms below smallest. */
SwbStatus
swb_cusum_arl_to (const SwbCusum *chart,
                  const SwbCountLaw *law,
                  double smallest,
                  double *out)
{
  SwbStatus status = swb_cusum_check (chart);
  SwbCountTable table;
  double chain_work;
  size_t step;

  if (status != SWB_STATUS_OK)
    return status;
  status = swb_count_table_init (&table, law, smallest);
  if (status != SWB_STATUS_OK)
    return status;
  step = find_lattice (chart, &chain_work);
  if (step > 0 && chain_work <= work_of_walk (chart, law))
    status = arl_by_chain (chart, &table, step, out);
  else
    {
      status = arl_by_walk (chart, &table, out);
      if (status == SWB_STATUS_RANGE && step > 0)
        status = arl_by_chain (chart, &table, step, out);
    }
  swb_count_table_clear (&table);
  return status;
}

/**
 * swb_cusum_arl:
 * @chart: k, h and the start
 * @law: the law of the counts, at any mean
 * @out: (out): the mean number of periods up to and with the alarm
 *
 * S_0 = start, S_t = max (0, S_(t-1) + x_t - k), an alarm when S_t >= h; counts
 * independent, of one law. The run length is that of a Markov chain on the sums
 * below h (Brook and Evans 1972, doi 10.1093/biomet/59.3.539; for counts Lucas
 * 1985, "Counted data CUSUM's", Technometrics 27(2), doi
 * 10.1080/00401706.1985.10488030), and nothing is rounded to make it one:
 *
 * - When k and the start are multiples of 1/L and h L is at most 1024, the
 *   states are the multiples of 1/L below h, and (I - Q) x = 1 is solved by
 *   elimination without subtractions. An h between two multiples is the upper
 *   one, as sums are multiples.
 * - For other reals, or when it is quicker, by renewal: after m periods with n
 *   counts and not yet back at 0 the sum is start + n - m k, so that the states
 *   are (m, n), about h of them at one time; with T the mean length of a walk
 *   from 0 until it is back at 0 or at an alarm and A the probability that it
 *   ends in the alarm, ARL = T/A, and from another start T' + B' T/A, with B'
 *   the probability of coming back. The walks are followed until what is left
 *   is below 1e-17 of the alarms.
 *
 * Sums closer than 1e-9 (1 + h) to 0 or h count as there. Relative error about
 * 1e-12, also for run lengths of 1e50, for no step cancels. Allocates for a
 * while at most about 12 MB, or three numbers for each count that is likely.
 *
 * Returns: %SWB_STATUS_INVALID when k, h, the size are not above 0, the mean
 *   or the start is negative, or the start is not below h;
 *   %SWB_STATUS_NOT_ENOUGH for NaN; %SWB_STATUS_RANGE when the answer is above
 *   1e100, as with a mean of 0, or would take more than some seconds (count in
 *   larger units); %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_cusum_arl (const SwbCusum *chart, const SwbCountLaw *law, double *out)
{
  return swb_cusum_arl_to (chart, law, SWB_CUSUM_SMALLEST, out);
}

/* For m = 1 to n the probability that a walk from start ends after m periods
 * at 0 (back) or at h (alarm). Answers after how many periods it is over. */
static SwbStatus
record_walk (const SwbCusum *chart,
             const SwbCountTable *table,
             double start,
             size_t n,
             double *back,
             double *alarm,
             size_t *n_walk)
{
  SwbCusumWalk walk;
  SwbStatus status = swb_cusum_walk_init (&walk, table, chart, start);
  size_t m;

  for (m = 0; status == SWB_STATUS_OK && m < n && walk.alive > 1e-100; m++)
    {
      swb_cusum_walk_step (&walk);
      back[m + 1] = walk.back;
      alarm[m + 1] = walk.alarm;
      if (walk.work > WORK_MAX)
        status = SWB_STATUS_RANGE;
    }
  *n_walk = m;
  swb_cusum_walk_clear (&walk);
  return status;
}

/* Renewal: at zero after t periods, and the alarm t periods on, by when the
 * walk before it began. */
static void
convolve (const double *walks, size_t n_walk, size_t n, double *visits)
{
  const double *back = walks;
  const double *alarm = walks + n + 1;
  const double *first_back = alarm + n + 1;
  const double *first_alarm = first_back + n + 1;
  double *alarms = visits + n + 1;

  for (size_t t = 1; t <= n; t++)
    {
      double at_zero = first_back[t];
      double raised = first_alarm[t];

      for (size_t m = 1; m <= t && m <= n_walk; m++)
        {
          at_zero += visits[t - m] * back[m];
          raised += visits[t - m] * alarm[m];
        }
      visits[t] = at_zero;
      alarms[t] = alarms[t - 1] + raised;
    }
}

static SwbStatus
fill_within (const SwbCusum *chart,
             const SwbCountTable *table,
             size_t n,
             double *block)
{
  size_t row = n + 1;
  double *visits = block + 4 * row;
  size_t n_walk;
  size_t n_first;
  SwbStatus status =
      record_walk (chart, table, 0.0, n, block, block + row, &n_walk);

  if (status == SWB_STATUS_OK && chart->start > 0.0)
    status = record_walk (chart, table, chart->start, n, block + 2 * row,
                          block + 3 * row, &n_first);
  if (status == SWB_STATUS_OK && (double) n_walk * (double) n > WORK_MAX)
    status = SWB_STATUS_RANGE;
  if (status != SWB_STATUS_OK)
    return status;
  visits[0] = chart->start > 0.0 ? 0.0 : 1.0;
  convolve (block, n_walk, n, visits);
  return SWB_STATUS_OK;
}

/**
 * swb_cusum_alarm_within:
 * @chart: k, h and the start
 * @law: the law of the counts, at any mean
 * @n: how many periods, to 1,000,000
 * @out: (out caller-allocates) (array length=n): the probability of an alarm
 *   in the first period, the first two, …, the first @n
 *
 * The distribution of the run length, by the same walks as swb_cusum_arl(): a
 * walk from 0 comes back after m periods with probability b_m and ends in an
 * alarm with a_m; being at 0 after t periods has the probability
 * u_t = b'_t + sum_m u_(t-m) b_m, and the alarm then
 * a'_t + sum_m u_(t-m) a_m, with b', a' from the start, or u_0 = 1 when that is
 * 0. Only sums: small probabilities keep their digits. Relative error about
 * 1e-12. Allocates six numbers a period for a while.
 *
 * Returns: as swb_cusum_arl(), but no probability is too small;
 *   %SWB_STATUS_RANGE when it would take more than some seconds
 */
SwbStatus
swb_cusum_alarm_within (const SwbCusum *chart,
                        const SwbCountLaw *law,
                        size_t n,
                        double *out)
{
  SwbStatus status = swb_cusum_check (chart);
  SwbCountTable table;
  double *block;

  if (status == SWB_STATUS_OK && n > 1000000)
    status = SWB_STATUS_RANGE;
  if (status == SWB_STATUS_OK)
    status = swb_count_table_init (&table, law, SWB_CUSUM_SMALLEST);
  if (status != SWB_STATUS_OK)
    return status;
  block = calloc (6 * (n + 1), sizeof *block);
  status = block != NULL ? fill_within (chart, &table, n, block)
                         : SWB_STATUS_NO_MEMORY;
  if (status == SWB_STATUS_OK)
    for (size_t t = 0; t < n; t++)
      out[t] = fmin (1.0, block[5 * (n + 1) + t + 1]);
  free (block);
  swb_count_table_clear (&table);
  return status;
}
