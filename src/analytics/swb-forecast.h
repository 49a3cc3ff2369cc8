/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole campaign by Monte Carlo: views, engagements, reach, adopters and
 * posts by the audience, per day, with bands and what they come from. */
#pragma once

#include "analytics/swb-reach.h"
#include "analytics/swb-status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Draws that give two significant digits. */
#define SWB_FORECAST_DRAWS 10000
/** Draws while something is dragged. */
#define SWB_FORECAST_DRAWS_FAST 2500
/** Days: with the default p and q 97 % of what happens is over by then. */
#define SWB_FORECAST_DAYS 120
#define SWB_FORECAST_DAYS_MAX 3660
/** Least sigma of a half-life that published figures agree with. */
#define SWB_FORECAST_HALF_LIFE_SIGMA 0.6
/** Largest sigma of any logarithm that is taken. */
#define SWB_FORECAST_SIGMA_MAX 4.0
/** Largest count and size that is taken. */
#define SWB_FORECAST_COUNT_MAX 1e15

/**
 * SwbForecastSeries:
 * @SWB_FORECAST_VIEWS: views
 * @SWB_FORECAST_ENGAGEMENTS: likes, comments and shares
 * @SWB_FORECAST_REACH: people who saw at least one post
 * @SWB_FORECAST_ADOPTERS: people who took the song up
 * @SWB_FORECAST_UGC: posts with the song by the audience
 */
typedef enum
{
  SWB_FORECAST_VIEWS,
  SWB_FORECAST_ENGAGEMENTS,
  SWB_FORECAST_REACH,
  SWB_FORECAST_ADOPTERS,
  SWB_FORECAST_UGC,
  SWB_FORECAST_N_SERIES,
} SwbForecastSeries;

/**
 * SwbForecastFactor:
 * @SWB_FORECAST_SONG: how good the song is: one multiplier for all posts
 * @SWB_FORECAST_PLATFORMS: one multiplier a platform
 * @SWB_FORECAST_POSTS: each post's own luck in views
 * @SWB_FORECAST_ENGAGEMENT: each post's own rate of engagement
 * @SWB_FORECAST_HALF_LIVES: how fast posts are forgotten
 * @SWB_FORECAST_K: how alike people are
 * @SWB_FORECAST_P: how many who see it take it up
 * @SWB_FORECAST_Q: how many follow those who did
 * @SWB_FORECAST_M: how many there are who might
 * @SWB_FORECAST_CONVERSION: posts by an adopter
 * @SWB_FORECAST_NOISE: the day's noise
 *
 * What is uncertain. Factors are independent of one another.
 */
typedef enum
{
  SWB_FORECAST_SONG,
  SWB_FORECAST_PLATFORMS,
  SWB_FORECAST_POSTS,
  SWB_FORECAST_ENGAGEMENT,
  SWB_FORECAST_HALF_LIVES,
  SWB_FORECAST_K,
  SWB_FORECAST_P,
  SWB_FORECAST_Q,
  SWB_FORECAST_M,
  SWB_FORECAST_CONVERSION,
  SWB_FORECAST_NOISE,
  SWB_FORECAST_N_FACTORS,
} SwbForecastFactor;

/** Totals that swb_forecast_run_pairs() makes a draw and series. */
#define SWB_FORECAST_N_SCENARIOS (2 + SWB_FORECAST_N_FACTORS)

/**
 * SwbForecastPost:
 * @day: its day, from 0; one after the horizon adds nothing
 * @platform: which platform, from 0
 * @kernel: which half-life, from 0
 * @views: median of the views that it gets for ever, from 0
 * @views_sigma: sigma of their logarithm
 * @engagement: median of its engagements a view, from 0
 * @engagement_sigma: sigma of its logarithm
 * @unique: people a view, 0 to 1
 */
typedef struct
{
  uint32_t day;
  uint32_t platform;
  uint32_t kernel;
  double views;
  double views_sigma;
  double engagement;
  double engagement_sigma;
  double unique;
} SwbForecastPost;

/**
 * SwbForecastKernel:
 * @half_life: median of the days until half of a post's views are in, above 0
 * @sigma: sigma of its logarithm from one draw to the next
 * @spread: sigma of its logarithm from one post to the next in a draw; 0 when
 *   all posts of the kernel decay alike
 *
 * A post's views by the end of the n-th day, its own day being the first, are
 * 1 - 2^(-n / half-life) of them all.
 */
typedef struct
{
  double half_life;
  double sigma;
  double spread;
} SwbForecastKernel;

/**
 * SwbForecastAdoption:
 * @p: mean force of one contact a person: the chance to adopt on a day on which
 *   everybody of the market sees one post
 * @p_sd: its standard deviation; lognormal, as those of q and m
 * @q: mean force of those who adopted, a day
 * @q_sd: its standard deviation
 * @m: mean of the number of people who may adopt
 * @m_sd: its standard deviation
 * @organic: contacts a person a day from elsewhere, from 0; 1 without posts
 *   makes the plain Bass curve of p, q and m
 * @ugc: median of the posts an adopter makes
 * @ugc_sigma: sigma of its logarithm
 */
typedef struct
{
  double p;
  double p_sd;
  double q;
  double q_sd;
  double m;
  double m_sd;
  double organic;
  double ugc;
  double ugc_sigma;
} SwbForecastAdoption;

/**
 * SwbForecastInput:
 * @seed: the seed of all draws
 * @n_days: the horizon, 1 to %SWB_FORECAST_DAYS_MAX
 * @n_posts: how many posts
 * @posts: (array length=n_posts): the posts, in any order
 * @n_platforms: how many platforms
 * @platform_sigmas: (array length=n_platforms): sigma of the logarithm of each
 *   platform's multiplier, which has the median 1
 * @n_kernels: how many half-lives
 * @kernels: (array length=n_kernels): the half-lives
 * @song_sigma: sigma of the logarithm of the song's multiplier
 * @k_low: least k of the reach curve
 * @k_high: largest; log-uniform in between
 * @noise_cv: standard deviation over mean of a day's noise, for large numbers
 * @noise_ratio: variance over mean of a day's noise, for small ones; 1 is
 *   Poisson's
 * @population: people in the market; 0 when the segments tell
 * @n_segments: how many segments; 0 for one that is the whole market
 * @segment_sizes: (array length=n_segments): people
 * @n_shares: how many shares
 * @shares: (array length=n_shares): how a post's viewers spread over segments;
 *   creator is the post
 * @adoption: (nullable): %NULL when adopters and their posts are not asked for
 */
typedef struct
{
  uint64_t seed;
  size_t n_days;
  size_t n_posts;
  const SwbForecastPost *posts;
  size_t n_platforms;
  const double *platform_sigmas;
  size_t n_kernels;
  const SwbForecastKernel *kernels;
  double song_sigma;
  double k_low;
  double k_high;
  double noise_cv;
  double noise_ratio;
  double population;
  size_t n_segments;
  const double *segment_sizes;
  size_t n_shares;
  const SwbReachShare *shares;
  const SwbForecastAdoption *adoption;
} SwbForecastInput;

/**
 * SwbForecastBand:
 * @mean: mean over the draws
 * @p10: one draw in ten is below
 * @p50: half of the draws are below
 * @p90: one draw in ten is above
 */
typedef struct
{
  double mean;
  double p10;
  double p50;
  double p90;
} SwbForecastBand;

/**
 * SwbForecastScale:
 * @SWB_FORECAST_SCALE_LOG: shares of the variance of ln (1 + total)
 * @SWB_FORECAST_SCALE_LINEAR: shares of the variance of the total
 */
typedef enum
{
  SWB_FORECAST_SCALE_LOG,
  SWB_FORECAST_SCALE_LINEAR,
} SwbForecastScale;

/**
 * SwbForecastShare:
 * @first: share of the variance that this factor makes alone
 * @first_error: its standard error
 * @total: share that the factor makes alone or together with others
 * @total_error: its standard error
 */
typedef struct
{
  double first;
  double first_error;
  double total;
  double total_error;
} SwbForecastShare;

/**
 * SwbForecastShares:
 * @factors: the shares of each factor
 * @together: 1 less the sum of all first: what only several factors together
 *   make
 * @together_error: its standard error
 * @variance: the variance that is shared out
 */
typedef struct
{
  SwbForecastShare factors[SWB_FORECAST_N_FACTORS];
  double together;
  double together_error;
  double variance;
} SwbForecastShares;

typedef struct SwbForecastPlan SwbForecastPlan;

const char *swb_forecast_series_id (SwbForecastSeries series);
const char *swb_forecast_factor_id (SwbForecastFactor factor);
SwbForecastInput swb_forecast_input_default (void);
SwbForecastAdoption swb_forecast_adoption_default (void);

SwbStatus swb_forecast_plan_new (const SwbForecastInput *input,
                                 SwbForecastPlan **out);
void swb_forecast_plan_free (SwbForecastPlan *plan);
size_t swb_forecast_n_days (const SwbForecastPlan *plan);
bool swb_forecast_has (const SwbForecastPlan *plan, SwbForecastSeries series);
bool swb_forecast_is_uncertain (const SwbForecastPlan *plan,
                                SwbForecastFactor factor);

size_t swb_forecast_n_values (const SwbForecastPlan *plan, size_t n_draws);
size_t swb_forecast_n_pair_values (const SwbForecastPlan *plan, size_t n_draws);
SwbStatus swb_forecast_run_draws (const SwbForecastPlan *plan,
                                  size_t first,
                                  size_t count,
                                  size_t n_draws,
                                  double *values);
SwbStatus swb_forecast_run_pairs (const SwbForecastPlan *plan,
                                  size_t first,
                                  size_t count,
                                  size_t n_draws,
                                  double *values);
SwbStatus swb_forecast_summarize (const SwbForecastPlan *plan,
                                  const double *values,
                                  size_t n_draws,
                                  SwbForecastSeries series,
                                  size_t first_day,
                                  size_t n_days,
                                  SwbForecastBand *daily,
                                  SwbForecastBand *cumulative);
SwbStatus swb_forecast_share_variance (const SwbForecastPlan *plan,
                                       const double *values,
                                       size_t n_draws,
                                       SwbForecastSeries series,
                                       SwbForecastScale scale,
                                       SwbForecastShares *out);
