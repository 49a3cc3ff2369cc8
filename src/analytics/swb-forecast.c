/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws of a forecast, and the bands over them. */
#include "analytics/swb-forecast.h"

#include "analytics/swb-forecast-private.h"
#include "analytics/swb-quantile.h"

#include <stdlib.h>

/**
 * swb_forecast_series_id:
 * @series: a series
 *
 * Returns: its name for JSON, such as "engagements"
 */
const char *
swb_forecast_series_id (SwbForecastSeries series)
{
  static const char *const ids[] = { "views", "engagements", "reach",
                                     "adopters", "ugc" };

  return (unsigned) series < SWB_FORECAST_N_SERIES ? ids[series] : "unknown";
}

/**
 * swb_forecast_factor_id:
 * @factor: a factor
 *
 * Returns: its name for JSON, such as "half-lives"
 */
const char *
swb_forecast_factor_id (SwbForecastFactor factor)
{
  static const char *const ids[] = { "song",       "platforms",  "posts",
                                     "engagement", "half-lives", "k",
                                     "p",          "q",          "m",
                                     "conversion", "noise" };

  return (unsigned) factor < SWB_FORECAST_N_FACTORS ? ids[factor] : "unknown";
}

/**
 * swb_forecast_input_default:
 *
 * Returns: an input without posts: 120 days; k log-uniform in 0.7 to 10; the
 *   song's sigma 0.5, the noise of a day 0.2 of it and Poisson's for small
 *   numbers, which are assumptions of this program and have no source
 */
SwbForecastInput
swb_forecast_input_default (void)
{
  return (SwbForecastInput){ .seed = 1,
                             .n_days = SWB_FORECAST_DAYS,
                             .song_sigma = 0.5,
                             .k_low = SWB_REACH_K_LOW,
                             .k_high = SWB_REACH_K_HIGH,
                             .noise_cv = 0.2,
                             .noise_ratio = 1.0 };
}

/**
 * swb_forecast_adoption_default:
 *
 * Returns: p, q with their standard deviations and m of 137 curves of short
 *   videos, daily unit (Krijestorac, Garg, Mahajan 2020, doi
 *   10.1287/isre.2019.0897, table 3). The standard deviation of m, set to m,
 *   and 0.01 posts an adopter with sigma 0.5 are assumptions of this program
 *   and have no source
 */
SwbForecastAdoption
swb_forecast_adoption_default (void)
{
  return (SwbForecastAdoption){ .p = 0.002,
                                .p_sd = 0.006,
                                .q = 0.054,
                                .q_sd = 0.088,
                                .m = 1110680.0,
                                .m_sd = 1110680.0,
                                .ugc = 0.01,
                                .ugc_sigma = 0.5 };
}

/**
 * swb_forecast_n_days:
 * @plan: a plan
 *
 * Returns: its horizon in days
 */
size_t
swb_forecast_n_days (const SwbForecastPlan *plan)
{
  return plan->n_days;
}

/**
 * swb_forecast_has:
 * @plan: a plan
 * @series: a series
 *
 * Returns: whether the plan tells enough for it: reach needs segments or a
 *   population, adopters and their posts the adoption
 */
bool
swb_forecast_has (const SwbForecastPlan *plan, SwbForecastSeries series)
{
  return swb_forecast_slot (plan, series) >= 0;
}

/**
 * swb_forecast_is_uncertain:
 * @plan: a plan
 * @factor: a factor
 *
 * Returns: whether it differs from one draw to the next
 */
bool
swb_forecast_is_uncertain (const SwbForecastPlan *plan,
                           SwbForecastFactor factor)
{
  return (unsigned) factor < SWB_FORECAST_N_FACTORS &&
         plan->is_uncertain[factor];
}

/* The place of a series among those that are there, or -1. */
int
swb_forecast_slot (const SwbForecastPlan *plan, SwbForecastSeries series)
{
  switch (series)
    {
    case SWB_FORECAST_VIEWS:
    case SWB_FORECAST_ENGAGEMENTS:
      return (int) series;
    case SWB_FORECAST_REACH:
      return plan->has_reach ? 2 : -1;
    case SWB_FORECAST_ADOPTERS:
    case SWB_FORECAST_UGC:
      return plan->has_adoption ? (int) series : -1;
    default:
      return -1;
    }
}

static size_t
n_series (const SwbForecastPlan *plan)
{
  return plan->has_adoption ? 5 : plan->has_reach ? 3 : 2;
}

/**
 * swb_forecast_n_values:
 * @plan: a plan
 * @n_draws: how many draws, to 2^31
 *
 * Returns: how many numbers swb_forecast_run_draws() needs room for, or 0 when
 *   no memory holds them
 */
size_t
swb_forecast_n_values (const SwbForecastPlan *plan, size_t n_draws)
{
  size_t rows = n_series (plan) * plan->n_days;

  return n_draws <= (size_t) 1 << 31 &&
                 n_draws <= SIZE_MAX / sizeof (double) / rows
             ? rows * n_draws
             : 0;
}

/**
 * swb_forecast_n_pair_values:
 * @plan: a plan
 * @n_draws: how many pairs of draws, to 2^31
 *
 * Returns: how many numbers swb_forecast_run_pairs() needs room for, or 0 when
 *   no memory holds them
 */
size_t
swb_forecast_n_pair_values (const SwbForecastPlan *plan, size_t n_draws)
{
  size_t rows = n_series (plan) * SWB_FORECAST_N_SCENARIOS;

  return n_draws <= (size_t) 1 << 31 &&
                 n_draws <= SIZE_MAX / sizeof (double) / rows
             ? rows * n_draws
             : 0;
}

static bool
batch_ok (size_t first, size_t count, size_t n_draws)
{
  return n_draws <= (size_t) 1 << 31 && first <= n_draws &&
         count <= n_draws - first;
}

/**
 * swb_forecast_run_draws:
 * @plan: a plan
 * @first: the first draw of this batch
 * @count: how many draws of it
 * @n_draws: how many draws there are in all
 * @values: (array): room for swb_forecast_n_values() numbers, for all batches;
 *   this one writes those of its own draws only
 *
 * One draw of a campaign. With Z standard normals, each from its own
 * Philox4x32-10 stream keyed by the seed and counted by draw and item:
 *
 * - A post gets V = views exp (s_song Z_song + s_platform Z_platform + s Z)
 *   views for ever, song and platform common to all posts of the draw, and
 *   V times engagement exp (s_e Z) engagements. Independent posts would make
 *   the bands too narrow.
 * - Of these, 2^(-(n-1)/h) - 2^(-n/h) come on its n-th day; h = half-life
 *   exp (sigma Z_kernel + spread Z_post), where with a spread each post has
 *   one of four equally likely values of mean 0 and variance 1 for Z_post.
 * - The views, engagements and contacts of a day are multiplied by a noise of
 *   mean 1, lognormal with variance cv^2 + ratio / views, which is the negative
 *   binomial's for counts above some tens. It is drawn for the day and not for
 *   every post, which would add nothing.
 * - Contacts z_s in segment s grow by k ((1 - p)^(-1/k) - 1) a post, p =
 *   min (0.95, unique V w / N_s), over its days as its views come in; reach is
 *   sum_s N_s (1 - (1 + z_s / k)^-k), as swb_reach_evaluate() with calibrated
 *   exposures. k is log-uniform. Posts by one creator count as different
 *   creators' do, so @unique has to tell what is seen by the same people.
 * - The share F of the m who may adopt follows Bass's model (swb_bass_forced())
 *   with the force f = p (organic + views / population) constant over the day:
 *   G = (1-F)/(f+qF) e^-(f+q), F' = (1-fG)/(1+qG). p, q and m are lognormal
 *   with the means and standard deviations given, m at most the population.
 *   The audience's posts are ugc exp (s Z) times the day's adopters, with a
 *   noise of their own.
 *
 * Values are cumulative: of the series at place i among those that
 * swb_forecast_has() tells, day t and draw d at
 * [(i n_days + t) n_draws + d].
 *
 * A draw has the same bits whatever batch and thread computes it; also on
 * every processor, as nothing of libm is in it and nothing is contracted. Z is
 * in single precision for posts and noise, with steps below 1e-6. Allocates
 * about 256 bytes a post and 256 a state and segment; starts no thread.
 *
 * Returns: %SWB_STATUS_INVALID when the batch is not within @n_draws;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_forecast_run_draws (const SwbForecastPlan *plan,
                        size_t first,
                        size_t count,
                        size_t n_draws,
                        double *values)
{
  static const SwbForecastReplicates replicates = { { 0 } };
  SwbForecastSink sink = { .values = values, .n_draws = n_draws };
  SwbForecastBlock *block;

  if (!batch_ok (first, count, n_draws))
    return SWB_STATUS_INVALID;
  block = swb_forecast_block_new (plan, 1);
  if (block == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t done = 0; done < count; done += SWB_FORECAST_LANES)
    {
      sink.first = first + done;
      sink.count =
          count - done < SWB_FORECAST_LANES ? count - done : SWB_FORECAST_LANES;
      swb_forecast_block_draw_posts (block, plan, sink.first, 0);
      swb_forecast_block_run (block, plan, &replicates, &sink);
    }
  swb_forecast_block_free (block);
  return SWB_STATUS_OK;
}

static double
mean_of (const double *values, size_t n)
{
  double sum[4] = { 0 };

  for (size_t i = 0; i < n; i++)
    sum[i % 4] += values[i];
  return (sum[0] + sum[1] + (sum[2] + sum[3])) / (double) n;
}

static SwbStatus
band_of (const double *values, size_t n, double *scratch, SwbForecastBand *band)
{
  static const double probabilities[] = { 0.1, 0.5, 0.9 };
  double quantiles[3];
  SwbStatus status =
      swb_quantiles_in (values, n, probabilities, 3, scratch, quantiles);

  if (status == SWB_STATUS_OK)
    *band = (SwbForecastBand){ .mean = mean_of (values, n),
                               .p10 = quantiles[0],
                               .p50 = quantiles[1],
                               .p90 = quantiles[2] };
  return status;
}

/* What day t adds, in each draw. */
static const double *
daily_of (const double *rows, size_t n_draws, size_t t, double *out)
{
  const double *today = rows + t * n_draws;
  const double *before = today - n_draws;

  if (t == 0)
    return today;
  for (size_t d = 0; d < n_draws; d++)
    out[d] = today[d] - before[d];
  return out;
}

/**
 * swb_forecast_summarize:
 * @plan: the plan
 * @values: what swb_forecast_run_draws() filled, every draw of it
 * @n_draws: how many draws, from 1
 * @series: which series
 * @first_day: the first day to tell
 * @n_days: how many
 * @daily: (out caller-allocates) (array length=n_days) (optional): what each
 *   day adds; of reach: who was not reached before
 * @cumulative: (out caller-allocates) (array length=n_days) (optional): until
 *   the end of each day; at the last day of the plan the total
 *
 * Mean and 10th, 50th and 90th percentile over the draws, a column at a time
 * by swb_quantiles_in(), type 7 of Hyndman and Fan. A band of cumulative
 * numbers is not the sum of bands of daily ones. 10,000 draws give two
 * significant digits. Calls for other days or series may run at the same time.
 * Allocates two numbers a draw.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when the plan does not tell the series or
 *   there is no draw; %SWB_STATUS_INVALID when the days are not in the plan;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_forecast_summarize (const SwbForecastPlan *plan,
                        const double *values,
                        size_t n_draws,
                        SwbForecastSeries series,
                        size_t first_day,
                        size_t n_days,
                        SwbForecastBand *daily,
                        SwbForecastBand *cumulative)
{
  int slot = swb_forecast_slot (plan, series);
  SwbStatus status = SWB_STATUS_OK;
  const double *rows;
  double *scratch;

  if (slot < 0 || n_draws == 0)
    return SWB_STATUS_NOT_ENOUGH;
  if (first_day > plan->n_days || n_days > plan->n_days - first_day)
    return SWB_STATUS_INVALID;
  scratch = n_draws <= (size_t) 1 << 31 ? malloc (2 * n_draws * sizeof *scratch)
                                        : NULL;
  if (scratch == NULL)
    return SWB_STATUS_NO_MEMORY;
  rows = values + (size_t) slot * plan->n_days * n_draws;
  for (size_t i = 0; i < n_days && status == SWB_STATUS_OK; i++)
    {
      size_t t = first_day + i;

      if (cumulative != NULL)
        status = band_of (rows + t * n_draws, n_draws, scratch, &cumulative[i]);
      if (daily != NULL && status == SWB_STATUS_OK)
        status = band_of (daily_of (rows, n_draws, t, scratch + n_draws),
                          n_draws, scratch, &daily[i]);
    }
  free (scratch);
  return status;
}
