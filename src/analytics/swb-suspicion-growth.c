/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jumps and falls of followers: a two-sided CUSUM on robust increments of their
 * logarithm, with how often a steady account gives one. */
#include "analytics/swb-quadrature.h"
#include "analytics/swb-suspicion.h"

#include <math.h>
#include <stdlib.h>

#define MAD_TO_SD 1.482602218505602
#define MEAN_TO_SD 1.2533141373155003
/* Growth a square root of a day that is no scatter worth the name. */
#define SMALLEST_SPREAD 0.002
#define MAX_PANELS 6
#define MAX_NODES (MAX_PANELS * SWB_QUADRATURE_POINTS + 1)

/* ln followers between two known readings: @gap days, increment @x. */
typedef struct
{
  size_t from;
  size_t to;
  double gap;
  double x;
} Step;

typedef struct
{
  double value;
  double weight;
} Weighted;

/**
 * swb_growth_options_default:
 *
 * Returns: slack 0.5 and limit 8: a steady account gives one jump or fall in
 *   about 9,500 readings, while a change of a standard deviation a reading is
 *   seen after about 17
 */
SwbGrowthOptions
swb_growth_options_default (void)
{
  return (SwbGrowthOptions){ .slack = 0.5, .limit = 8.0 };
}

static int
compare_weighted (const void *a, const void *b)
{
  const Weighted *x = a;
  const Weighted *y = b;

  return (x->value > y->value) - (x->value < y->value);
}

/* Where half of the weight is on each side. */
static double
median (Weighted *values, size_t n)
{
  double total = 0.0;
  double sum = 0.0;

  qsort (values, n, sizeof *values, compare_weighted);
  for (size_t i = 0; i < n; i++)
    total += values[i].weight;
  for (size_t i = 0; i < n; i++)
    {
      sum += values[i].weight;
      if (sum > total / 2.0 || i + 1 == n)
        return values[i].value;
      if (sum == total / 2.0)
        return (values[i].value + values[i + 1].value) / 2.0;
    }
  return 0.0;
}

/* Usual growth a day, and the spread of a day's growth. */
static void
fit_growth (const Step *steps, size_t n, Weighted *values, SwbGrowthFlag *out)
{
  double sum = 0.0;

  for (size_t i = 0; i < n; i++)
    values[i] = (Weighted){ steps[i].x / steps[i].gap, steps[i].gap };
  out->growth = median (values, n);
  for (size_t i = 0; i < n; i++)
    {
      double u =
          fabs (steps[i].x - out->growth * steps[i].gap) / sqrt (steps[i].gap);

      values[i] = (Weighted){ u, 1.0 };
      sum += u / (double) n;
    }
  out->spread = MAD_TO_SD * median (values, n);
  if (!(out->spread > 0.0))
    out->spread = MEAN_TO_SD * sum;
  out->spread = fmax (out->spread, SMALLEST_SPREAD);
}

/* Runs both sums; the first that comes to the limit is told. */
static void
run_sums (const Step *steps,
          size_t n,
          SwbGrowthOptions options,
          SwbGrowthFlag *out)
{
  double up = 0.0;
  double down = 0.0;
  size_t up_from = 0;
  size_t down_from = 0;

  out->flag = SWB_SUSPICION_USUAL;
  for (size_t i = 0; i < n; i++)
    {
      double z = (steps[i].x - out->growth * steps[i].gap) /
                 (out->spread * sqrt (steps[i].gap));

      up_from = up > 0.0 ? up_from : i;
      down_from = down > 0.0 ? down_from : i;
      up = fmax (0.0, up + z - options.slack);
      down = fmax (0.0, down - z - options.slack);
      out->largest = fmax (out->largest, fmax (up, down));
      if (out->flag != SWB_SUSPICION_USUAL || fmax (up, down) < options.limit)
        continue;
      out->flag = up >= down ? SWB_SUSPICION_HIGH : SWB_SUSPICION_LOW;
      out->from = steps[up >= down ? up_from : down_from].from;
      out->to = steps[i].to;
    }
}

static double
normal_cdf (double x)
{
  return 0.5 * erfc (-x / M_SQRT2);
}

/* The chain of one sum of steady N(0, 1) increments: states are 0, and the
 * points of the quadrature on 0 to h. p[i][j] is the weight of the step from i
 * to j. */
typedef struct
{
  size_t n;
  double p[MAX_NODES][MAX_NODES];
} Chain;

static void
fill_chain (Chain *chain, SwbGrowthOptions options)
{
  double k = options.slack;
  size_t panels = (size_t) ceil (options.limit / 4.0);
  double width = options.limit / (double) panels;
  double points[MAX_NODES] = { 0.0 };
  double weights[MAX_NODES] = { 0.0 };

  chain->n = panels * SWB_QUADRATURE_POINTS + 1;
  for (size_t i = 1; i < chain->n; i++)
    {
      size_t panel = (i - 1) / SWB_QUADRATURE_POINTS;
      int at = (int) ((i - 1) % SWB_QUADRATURE_POINTS);

      points[i] = width * ((double) panel + swb_quadrature_point (at));
      weights[i] = width * swb_quadrature_weight (at);
    }
  for (size_t i = 0; i < chain->n; i++)
    {
      chain->p[i][0] = normal_cdf (k - points[i]);
      for (size_t j = 1; j < chain->n; j++)
        {
          double step = points[j] - points[i] + k;

          chain->p[i][j] =
              weights[j] * exp (-step * step / 2.0) / sqrt (2.0 * M_PI);
        }
    }
}

/* How likely one sum stays below the limit for n steps, from 0. */
static double
survival (const Chain *chain, size_t n)
{
  double now[MAX_NODES];
  double next[MAX_NODES];

  for (size_t i = 0; i < chain->n; i++)
    now[i] = 1.0;
  for (size_t step = 0; step < n; step++)
    {
      for (size_t i = 0; i < chain->n; i++)
        {
          next[i] = 0.0;
          for (size_t j = 0; j < chain->n; j++)
            next[i] += chain->p[i][j] * now[j];
        }
      for (size_t i = 0; i < chain->n; i++)
        now[i] = fmin (1.0, next[i]);
    }
  return now[0];
}

/* The mean steps until the limit: (I - P) L = 1 by elimination; destroys the
 * chain. The matrix is diagonally dominant, so that no pivoting is needed. */
static double
run_length (Chain *chain)
{
  double right[MAX_NODES];
  size_t n = chain->n;

  for (size_t i = 0; i < n; i++)
    {
      right[i] = 1.0;
      for (size_t j = 0; j < n; j++)
        chain->p[i][j] = (i == j ? 1.0 : 0.0) - chain->p[i][j];
    }
  /* From the last to the first, so that L(0) comes out without going back. */
  for (size_t c = n; c-- > 1;)
    for (size_t i = 0; i < c; i++)
      {
        double factor = chain->p[i][c] / chain->p[c][c];

        for (size_t j = 0; j < c; j++)
          chain->p[i][j] -= factor * chain->p[c][j];
        right[i] -= factor * right[c];
      }
  return right[0] / chain->p[0][0];
}

/* Two sums of one series are never both near the limit, so that they are told
 * as independent; run lengths add as 1/L (Kemp 1961). */
static SwbStatus
fill_chance (SwbGrowthOptions options, size_t n_steps, SwbGrowthFlag *out)
{
  Chain *chain = calloc (1, sizeof *chain);
  double stays;

  if (chain == NULL)
    return SWB_STATUS_NO_MEMORY;
  fill_chain (chain, options);
  stays = survival (chain, n_steps);
  out->by_chance = fmax (0.0, 1.0 - stays * stays);
  out->run_length = run_length (chain) / 2.0;
  free (chain);
  return SWB_STATUS_OK;
}

static SwbStatus
check (const SwbFollowerReading *readings,
       size_t n,
       SwbGrowthOptions options,
       size_t *n_known)
{
  double day = -INFINITY;

  *n_known = 0;
  /* So that the run length is below 1e9 and comes out of the equations. */
  if (!(options.slack >= 0.1 && options.slack <= 2.0) ||
      !(options.limit >= 1.0 && options.limit <= 4.0 * MAX_PANELS) ||
      2.0 * options.slack * (options.limit + 1.166) > 20.0)
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n; i++)
    {
      if (!isfinite (readings[i].day) || !(readings[i].day > day) ||
          fabs (readings[i].day) > 1e9 || isinf (readings[i].followers) ||
          readings[i].followers < 0.0)
        return SWB_STATUS_INVALID;
      day = readings[i].day;
      *n_known += !isnan (readings[i].followers);
    }
  return *n_known < SWB_SUSPICION_MIN_READINGS ? SWB_STATUS_NOT_ENOUGH
                                               : SWB_STATUS_OK;
}

static size_t
fill_steps (const SwbFollowerReading *readings, size_t n, Step *steps)
{
  size_t n_steps = 0;
  size_t last = SIZE_MAX;

  for (size_t i = 0; i < n; i++)
    {
      if (isnan (readings[i].followers))
        continue;
      if (last != SIZE_MAX)
        steps[n_steps++] = (Step){
          .from = last,
          .to = i,
          .gap = readings[i].day - readings[last].day,
          .x = log1p (readings[i].followers) - log1p (readings[last].followers),
        };
      last = i;
    }
  return n_steps;
}

static double
people_beyond (const SwbFollowerReading *readings, const SwbGrowthFlag *flag)
{
  const SwbFollowerReading *from = &readings[flag->from];
  const SwbFollowerReading *to = &readings[flag->to];

  if (flag->flag == SWB_SUSPICION_USUAL)
    return 0.0;
  return (to->followers + 1.0) -
         (from->followers + 1.0) * exp (flag->growth * (to->day - from->day));
}

/**
 * swb_suspicion_growth:
 * @readings: (array length=n_readings): followers over time, days ascending
 * @n_readings: how many
 * @options: slack and limit of the sums
 * @out: (out): what is said, and how often it would be said of a steady account
 *
 * With x the increment of ln (followers + 1) over a gap of g days, growth is
 * taken as a random walk with drift: x ~ N (m g, s^2 g). m is the median of x/g
 * weighted by g; s is 1.4826 times the median of |x - m g| / sqrt (g), or
 * 1.2533 times the mean where that is 0, and at least 0.002, because followers
 * are told in rounded numbers. With z = (x - m g) / (s sqrt (g)) two sums run
 * from 0 (Page 1954), S = max (0, S + z - k) and the same of -z; a jump, or a
 * fall, is said where S >= h. As m and s are medians, the jump itself hardly
 * moves them.
 *
 * @out.by_chance and @out.run_length are of increments that are N (0, 1), by
 * the integral equation of the sum (Page 1954; 20 Gauss-Legendre points on each
 * 4 units, error below 1e-6), m and s taken as known. With k = .5 and h = 5 one
 * sum runs 930.9 readings, with h = 8 both run 9,483. Estimating m and s from
 * few readings, and followers that come in bursts, make flags more frequent.
 * Bought followers jump; so do songs that go viral: look at what happened.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when fewer than 12 readings are known;
 *   %SWB_STATUS_INVALID when days do not ascend or are beyond 1e9, a number is
 *   negative or infinite, or the options are not slack 0.1 to 2, limit 1 to 24
 *   and 2 slack (limit + 1.166) to 20; %SWB_STATUS_RANGE when the numbers of
 *   people are too large; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_suspicion_growth (const SwbFollowerReading *readings,
                      size_t n_readings,
                      SwbGrowthOptions options,
                      SwbGrowthFlag *out)
{
  SwbGrowthFlag flag = { .flag = SWB_SUSPICION_NOT_ENOUGH };
  size_t n_known;
  SwbStatus status = check (readings, n_readings, options, &n_known);
  Step *steps;
  Weighted *values;

  if (status != SWB_STATUS_OK)
    return status;
  flag.n_readings = n_known;
  steps = calloc (n_readings, sizeof *steps);
  values = calloc (n_readings, sizeof *values);
  status = SWB_STATUS_NO_MEMORY;
  if (steps != NULL && values != NULL)
    {
      size_t n = fill_steps (readings, n_readings, steps);

      fit_growth (steps, n, values, &flag);
      run_sums (steps, n, options, &flag);
      flag.people = people_beyond (readings, &flag);
      status = fill_chance (options, n, &flag);
    }
  free (steps);
  free (values);
  if (status == SWB_STATUS_OK &&
      !(isfinite (flag.people) && isfinite (flag.largest)))
    status = SWB_STATUS_RANGE;
  if (status == SWB_STATUS_OK)
    *out = flag;
  return status;
}
