/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the uncertainty of a forecast comes from: Sobol's indices. */
#include "analytics/swb-forecast-private.h"

#include <stdlib.h>
#include <string.h>

/* Fewer pairs say nothing. */
#define PAIRS_MIN 100

/* Totals of the pairs, on the scale and less their mean: of draws A, of draws
 * B, and of A with one factor of B. */
typedef struct
{
  size_t n;
  double *a;
  double *b;
  double *mixed;
  double *all; /* b (mixed - a), summed over the factors */
  double mean;
  double variance;
} Pairs;

static size_t
n_series (const SwbForecastPlan *plan)
{
  return swb_forecast_n_pair_values (plan, 1) / SWB_FORECAST_N_SCENARIOS;
}

/* The scenarios of a block: 0 is A, 1 is B, 2 + f is A with factor f of B. */
static void
run_scenarios (SwbForecastBlock *block,
               const SwbForecastPlan *plan,
               SwbForecastSink sink,
               double *values)
{
  for (int s = 0; s < SWB_FORECAST_N_SCENARIOS; s++)
    {
      SwbForecastReplicates replicates = { { 0 } };

      sink.values = values + (size_t) s * n_series (plan) * sink.n_draws;
      if (s >= 2 && !plan->is_uncertain[s - 2])
        continue;
      if (s == 1)
        memset (replicates.of, 1, sizeof replicates.of);
      else if (s >= 2)
        replicates.of[s - 2] = 1;
      swb_forecast_block_run (block, plan, &replicates, &sink);
    }
}

/**
 * swb_forecast_run_pairs:
 * @plan: a plan
 * @first: the first pair of this batch
 * @count: how many pairs of it
 * @n_draws: how many pairs there are in all
 * @values: (array): room for swb_forecast_n_pair_values() numbers, for all
 *   batches; this one writes those of its own pairs only
 *
 * Runs the draws that swb_forecast_share_variance() wants: two independent
 * draws A and B of everything, and for each uncertain factor A again with this
 * factor from B. A is the draw of swb_forecast_run_draws(). Only the totals at
 * the last day are kept: scenario s, series at place i, pair d at
 * [(s n_series + i) n_draws + d]. What is said there of batches, threads and
 * bits holds here.
 *
 * Returns: %SWB_STATUS_INVALID when the batch is not within @n_draws;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_forecast_run_pairs (const SwbForecastPlan *plan,
                        size_t first,
                        size_t count,
                        size_t n_draws,
                        double *values)
{
  SwbForecastSink sink = { .n_draws = n_draws, .only_totals = true };
  SwbForecastBlock *block;

  if (n_draws > (size_t) 1 << 31 || first > n_draws || count > n_draws - first)
    return SWB_STATUS_INVALID;
  block = swb_forecast_block_new (plan, 2);
  if (block == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t done = 0; done < count; done += SWB_FORECAST_LANES)
    {
      sink.first = first + done;
      sink.count =
          count - done < SWB_FORECAST_LANES ? count - done : SWB_FORECAST_LANES;
      swb_forecast_block_draw_posts (block, plan, sink.first, 0);
      swb_forecast_block_draw_posts (block, plan, sink.first, 1);
      run_scenarios (block, plan, sink, values);
    }
  swb_forecast_block_free (block);
  return SWB_STATUS_OK;
}

static void
take_row (const double *row,
          size_t n,
          SwbForecastScale scale,
          double mean,
          double *out)
{
  for (size_t d = 0; d < n; d++)
    out[d] = (scale == SWB_FORECAST_SCALE_LOG ? log1p (row[d]) : row[d]) - mean;
}

static void
center (Pairs *pairs)
{
  double sum = 0.0;

  for (size_t d = 0; d < pairs->n; d++)
    sum += 0.5 * (pairs->a[d] + pairs->b[d]);
  pairs->mean = sum / (double) pairs->n;
  sum = 0.0;
  for (size_t d = 0; d < pairs->n; d++)
    {
      pairs->a[d] -= pairs->mean;
      pairs->b[d] -= pairs->mean;
      sum += 0.5 * (pairs->a[d] * pairs->a[d] + pairs->b[d] * pairs->b[d]);
    }
  pairs->variance = sum / (double) pairs->n;
}

/* A ratio of two means and its standard error, by the delta method: that of
 * the mean of (x - ratio v) over the mean of v. */
static double
ratio_of (const Pairs *pairs,
          double (*x) (const Pairs *, size_t),
          double *error)
{
  double n = (double) pairs->n;
  double sum = 0.0;
  double squares = 0.0;
  double ratio;

  for (size_t d = 0; d < pairs->n; d++)
    sum += x (pairs, d);
  ratio = sum / n / pairs->variance;
  for (size_t d = 0; d < pairs->n; d++)
    {
      double v = 0.5 * (pairs->a[d] * pairs->a[d] + pairs->b[d] * pairs->b[d]);
      double rest = x (pairs, d) - ratio * v;

      squares += rest * rest;
    }
  *error = sqrt (squares / n / (n - 1.0)) / pairs->variance;
  return ratio;
}

static double
first_term (const Pairs *pairs, size_t d)
{
  return pairs->b[d] * (pairs->mixed[d] - pairs->a[d]);
}

static double
total_term (const Pairs *pairs, size_t d)
{
  double difference = pairs->mixed[d] - pairs->a[d];

  return 0.5 * difference * difference;
}

static double
all_term (const Pairs *pairs, size_t d)
{
  return pairs->all[d];
}

static void
share_out (Pairs *pairs,
           const SwbForecastPlan *plan,
           const double *values,
           size_t slot,
           SwbForecastScale scale,
           SwbForecastShares *out)
{
  size_t step = n_series (plan) * pairs->n;

  for (int f = 0; f < SWB_FORECAST_N_FACTORS; f++)
    {
      SwbForecastShare *share = &out->factors[f];

      if (!plan->is_uncertain[f])
        continue;
      take_row (values + (size_t) (2 + f) * step + slot * pairs->n, pairs->n,
                scale, pairs->mean, pairs->mixed);
      share->first = ratio_of (pairs, first_term, &share->first_error);
      share->total = ratio_of (pairs, total_term, &share->total_error);
      for (size_t d = 0; d < pairs->n; d++)
        pairs->all[d] += first_term (pairs, d);
    }
  out->together = 1.0 - ratio_of (pairs, all_term, &out->together_error);
}

/**
 * swb_forecast_share_variance:
 * @plan: the plan
 * @values: what swb_forecast_run_pairs() filled, every pair of it
 * @n_draws: how many pairs, from 100
 * @series: which series' total
 * @scale: of which number the variance is shared out
 * @out: (out): for each factor its shares
 *
 * Sobol's first-order index V(E(Y | X_f)) / V(Y) and total index
 * E(V(Y | all but X_f)) / V(Y), by picking and freezing. With Y_A, Y_B and
 * Y_AB, which has factor f of B and all others of A, less their mean:
 *
 *   first = mean (Y_B (Y_AB - Y_A)) / V    (Saltelli and others 2010, doi
 *                                           10.1016/j.cpc.2009.09.018)
 *   total = mean ((Y_A - Y_AB)^2) / 2 V    (Jansen 1999, doi
 *                                           10.1016/S0010-4655(98)00154-4)
 *
 * V the mean of (Y_A^2 + Y_B^2) / 2. Standard errors by the delta method. As
 * estimates, small shares may come out below 0. The first shares sum to at
 * most 1, and what is missing is made by factors together. On the log scale
 * multipliers add up, and little is missing; on the linear one the long tails
 * of many multipliers leave much together, and errors are larger. A factor
 * that is certain has 0, and so has everything when the total is certain. With
 * 10,000 pairs the errors are about 0.01 on the log scale. Allocates four
 * numbers a pair.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when the plan does not tell the series or
 *   there are fewer than 100 pairs; %SWB_STATUS_INVALID when the scale is none;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_forecast_share_variance (const SwbForecastPlan *plan,
                             const double *values,
                             size_t n_draws,
                             SwbForecastSeries series,
                             SwbForecastScale scale,
                             SwbForecastShares *out)
{
  int slot = swb_forecast_slot (plan, series);
  SwbForecastShares shares = { 0 };
  Pairs pairs = { .n = n_draws };

  if (slot < 0 || n_draws < PAIRS_MIN)
    return SWB_STATUS_NOT_ENOUGH;
  if (scale != SWB_FORECAST_SCALE_LOG && scale != SWB_FORECAST_SCALE_LINEAR)
    return SWB_STATUS_INVALID;
  pairs.a = calloc (n_draws, 4 * sizeof *pairs.a);
  if (pairs.a == NULL)
    return SWB_STATUS_NO_MEMORY;
  pairs.b = pairs.a + n_draws;
  pairs.mixed = pairs.b + n_draws;
  pairs.all = pairs.mixed + n_draws;
  take_row (values + (size_t) slot * n_draws, n_draws, scale, 0.0, pairs.a);
  take_row (values + (n_series (plan) + (size_t) slot) * n_draws, n_draws,
            scale, 0.0, pairs.b);
  center (&pairs);
  /* Else only rounding differs. */
  if (pairs.variance > 1e-24 * pairs.mean * pairs.mean)
    {
      shares.variance = pairs.variance;
      share_out (&pairs, plan, values, (size_t) slot, scale, &shares);
    }
  free (pairs.a);
  *out = shares;
  return SWB_STATUS_OK;
}
