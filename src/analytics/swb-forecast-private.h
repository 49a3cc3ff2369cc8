/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a forecast: the prepared plan, and the block of draws that are
 * computed side by side. */
#pragma once

#include "analytics/swb-forecast.h"

/* Draws of a block: lanes of vector code. Every block is computed whole, also
 * one of which fewer draws are wanted, so that a draw is the same whatever
 * block it is in. */
#define SWB_FORECAST_LANES 32
/* Half-lives of one kernel with a spread: equally likely points. */
#define SWB_FORECAST_CLASSES 4
/* Posts whose random numbers come from one Philox block. */
#define SWB_FORECAST_POSTS_A_BLOCK 4

/* The logarithm of a lognormal number; none is 0 for certain. */
typedef struct
{
  double mu;
  double sigma;
  bool is_zero;
} SwbForecastLognormal;

/* A post as the loop over days wants it. */
typedef struct
{
  uint32_t post;
  uint32_t state;
  uint32_t n_classes;
  double views;
  double engagements;
} SwbForecastCell;

/* Views that decay alike and have one platform: one state of the recursion. */
typedef struct
{
  uint32_t platform;
  uint32_t kernel;
  double class_offset;
} SwbForecastState;

struct SwbForecastPlan
{
  uint64_t seed;
  size_t n_days;
  size_t n_posts;
  size_t n_platforms;
  size_t n_kernels;
  size_t n_states;
  size_t n_segments;
  double *platform_sigmas;
  SwbForecastKernel *kernels;
  SwbForecastState *states;
  /* Posts of day d: cells[day_first[d]] to cells[day_first[d + 1] - 1]. */
  SwbForecastCell *cells;
  size_t *day_first;
  /* In the posts' own order, with room to the end of the last block. */
  float *views_sigmas;
  float *engagement_sigmas;
  /* Of post i: reach[reach_first[i]] to reach[reach_first[i + 1] - 1]: people
   * of the segment a view, over its size. */
  size_t *reach_first;
  uint32_t *reach_segments;
  double *reach_rates;
  double *segment_sizes;
  double population;
  double song_sigma;
  double log_k_low;
  double log_k_ratio;
  double noise_variance;
  double noise_ratio;
  double organic;
  SwbForecastLognormal p;
  SwbForecastLognormal q;
  SwbForecastLognormal m;
  SwbForecastLognormal ugc;
  bool has_reach;
  bool has_adoption;
  bool has_spread;
  bool is_uncertain[SWB_FORECAST_N_FACTORS];
};

/* Factors of the posts of a block, [post][lane]; of one replicate. */
typedef struct
{
  float *views;
  float *rates;
  uint8_t *classes;
} SwbForecastPosts;

/* Where the results of a block go. With only totals, one value a series. */
typedef struct
{
  double *values;
  size_t n_draws;
  size_t first;
  size_t count;
  bool only_totals;
} SwbForecastSink;

/* What a block needs; see swb-forecast-block.c. */
typedef struct SwbForecastBlock SwbForecastBlock;

/* Which replicate each factor's random numbers come from: 0 or 1. */
typedef struct
{
  uint8_t of[SWB_FORECAST_N_FACTORS];
} SwbForecastReplicates;

SwbForecastBlock *swb_forecast_block_new (const SwbForecastPlan *plan,
                                          int n_replicates);
void swb_forecast_block_free (SwbForecastBlock *block);
void swb_forecast_block_draw_posts (SwbForecastBlock *block,
                                    const SwbForecastPlan *plan,
                                    size_t first,
                                    int replicate);
void swb_forecast_block_run (SwbForecastBlock *block,
                             const SwbForecastPlan *plan,
                             const SwbForecastReplicates *replicates,
                             const SwbForecastSink *sink);
int swb_forecast_slot (const SwbForecastPlan *plan, SwbForecastSeries series);
