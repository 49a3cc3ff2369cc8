/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published ranges to hold a number against, each with source and year.
 * Sources disagree by three to ten times, mostly by their base. */
#pragma once

#include "analytics/swb-metric.h"
#include "analytics/swb-tier.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum
{
  SWB_BENCHMARK_ENGAGEMENT,
  SWB_BENCHMARK_REACH_SHARE,
  SWB_BENCHMARK_CPM,
  SWB_BENCHMARK_CPV,
  SWB_BENCHMARK_POST_COST,
  SWB_BENCHMARK_TRACK_BUDGET,
  SWB_BENCHMARK_SEED_CREATORS,
  SWB_BENCHMARK_MICROS_A_MEGA,
  SWB_N_BENCHMARK_METRICS,
} SwbBenchmarkMetric;

/**
 * SwbBenchmark:
 * @metric: what is measured
 * @platform: id of the platform; %NULL for any
 * @tier: the tier; %SWB_TIER_NONE for any
 * @market: ISO 3166 code of the country; %NULL for the world
 * @niche: the niche; %NULL for any
 * @base: what a rate is based on; none for money
 * @low: the lower end, in @unit
 * @high: the upper end; the same as @low when the source gives one number
 * @open_above: whether it goes on above @high
 * @unit: "ratio", "count", or the ISO 4217 code of whole units of money
 * @source: who says so
 * @year: of which year; 0 when that is not told
 */
typedef struct
{
  SwbBenchmarkMetric metric;
  const char *platform;
  SwbTier tier;
  const char *market;
  const char *niche;
  SwbRateBase base;
  double low;
  double high;
  bool open_above;
  const char *unit;
  const char *source;
  int year;
} SwbBenchmark;

/**
 * SwbBenchmarkQuery:
 *
 * The fields as in #SwbBenchmark; what is %NULL, or none, is not asked for.
 */
typedef struct
{
  SwbBenchmarkMetric metric;
  const char *platform;
  SwbTier tier;
  const char *market;
  const char *niche;
  SwbRateBase base;
} SwbBenchmarkQuery;

/**
 * SwbBenchmarkPlace:
 * @SWB_BENCHMARK_NO_RANGE: nobody has published a range for this
 * @SWB_BENCHMARK_NO_RANGE_FOR_BASE: there is one, but on another base, and
 *   rates of two bases must not be compared
 * @SWB_BENCHMARK_BELOW: below the range
 * @SWB_BENCHMARK_WITHIN: in it, its ends too
 * @SWB_BENCHMARK_ABOVE: above it
 */
typedef enum
{
  SWB_BENCHMARK_NO_RANGE,
  SWB_BENCHMARK_NO_RANGE_FOR_BASE,
  SWB_BENCHMARK_BELOW,
  SWB_BENCHMARK_WITHIN,
  SWB_BENCHMARK_ABOVE,
} SwbBenchmarkPlace;

/**
 * SwbBenchmarkVerdict:
 * @place: where the number lies
 * @range: (nullable): the range; with %SWB_BENCHMARK_NO_RANGE_FOR_BASE the one
 *   on another base, to name it
 * @gap: from the nearer end to the number, in the range's unit: negative below,
 *   0 within, positive above
 * @ratio: the number / the nearer end; 1 within
 */
typedef struct
{
  SwbBenchmarkPlace place;
  const SwbBenchmark *range;
  double gap;
  double ratio;
} SwbBenchmarkVerdict;

const SwbBenchmark *swb_benchmarks (size_t *n_benchmarks);
const SwbBenchmark *swb_benchmark_find (const SwbBenchmarkQuery *query);
const char *swb_benchmark_metric_id (SwbBenchmarkMetric metric);
const char *swb_benchmark_place_id (SwbBenchmarkPlace place);
SwbStatus swb_benchmark_hold (const SwbBenchmarkQuery *query,
                              double value,
                              SwbBenchmarkVerdict *out);
