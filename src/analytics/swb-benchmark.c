/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published ranges, as data. */
#include "analytics/swb-benchmark.h"

#include <math.h>
#include <string.h>

#define HYPEAUDITOR "HypeAuditor, published by eMarketer"
#define POSTS_1269 "Study of 1,269 posts"
#define CIRQLE "Cirqle, 350,000 rate cards"
#define GUIDES "Rate guides, unverified"
#define GUIDES_INDIA "Rate guides for India, unverified"

#define BRIEFING "Briefing articles on film songs, unverified"

#define BRIEF(what, least, most, in)                                           \
  {                                                                            \
    .metric = what, .tier = SWB_TIER_NONE, .market = "IN", .low = least,       \
    .high = most, .unit = in, .source = BRIEFING, .year = 0                    \
  }
#define ENGAGEMENT(where, who, on, value, from)                                \
  {                                                                            \
    .metric = SWB_BENCHMARK_ENGAGEMENT, .platform = where, .tier = who,        \
    .base = on, .low = value, .high = value, .unit = "ratio", .source = from,  \
    .year = 2026                                                               \
  }
#define REACH_SHARE(who, value)                                                \
  {                                                                            \
    .metric = SWB_BENCHMARK_REACH_SHARE, .platform = "instagram", .tier = who, \
    .base = SWB_RATE_BASE_FOLLOWERS, .low = value, .high = value,              \
    .unit = "ratio", .source = CIRQLE, .year = 2024                            \
  }
#define CPM(where, least, most)                                                \
  {                                                                            \
    .metric = SWB_BENCHMARK_CPM, .platform = where, .tier = SWB_TIER_NONE,     \
    .low = least, .high = most, .unit = "USD", .source = GUIDES, .year = 2023  \
  }
#define POST_COST(who, least, most)                                            \
  {                                                                            \
    .metric = SWB_BENCHMARK_POST_COST, .tier = who, .low = least,              \
    .high = most, .unit = "USD", .source = GUIDES, .year = 2025                \
  }
#define POST_COST_INDIA(who, least, most, open)                                \
  {                                                                            \
    .metric = SWB_BENCHMARK_POST_COST, .tier = who, .market = "IN",            \
    .low = least, .high = most, .open_above = open, .unit = "INR",             \
    .source = GUIDES_INDIA, .year = 2024                                       \
  }
#define CPV_INDIA(topic, least, most)                                          \
  {                                                                            \
    .metric = SWB_BENCHMARK_CPV, .tier = SWB_TIER_NONE, .market = "IN",        \
    .niche = topic, .low = least, .high = most, .unit = "INR",                 \
    .source = GUIDES_INDIA, .year = 2024                                       \
  }

static const SwbBenchmark benchmarks[] = {
  ENGAGEMENT (
      "instagram", SWB_TIER_NANO, SWB_RATE_BASE_FOLLOWERS, 0.0178, HYPEAUDITOR),
  ENGAGEMENT ("instagram",
              SWB_TIER_MICRO,
              SWB_RATE_BASE_FOLLOWERS,
              0.0054,
              HYPEAUDITOR),
  ENGAGEMENT (
      "instagram", SWB_TIER_MEGA, SWB_RATE_BASE_FOLLOWERS, 0.0033, HYPEAUDITOR),
  ENGAGEMENT ("tiktok", SWB_TIER_NONE, SWB_RATE_BASE_VIEWS, 0.0552, POSTS_1269),
  ENGAGEMENT (
      "youtube", SWB_TIER_NONE, SWB_RATE_BASE_VIEWS, 0.0266, POSTS_1269),
  ENGAGEMENT (
      "instagram", SWB_TIER_NONE, SWB_RATE_BASE_VIEWS, 0.0234, POSTS_1269),
  REACH_SHARE (SWB_TIER_MICRO, 0.157),
  REACH_SHARE (SWB_TIER_MACRO, 0.032),
  CPM ("instagram", 5.0, 15.0),
  CPM ("tiktok", 5.0, 15.0),
  CPM ("youtube", 15.0, 30.0),
  POST_COST (SWB_TIER_NANO, 10.0, 150.0),
  POST_COST (SWB_TIER_MICRO, 150.0, 750.0),
  POST_COST (SWB_TIER_MID, 750.0, 5000.0),
  POST_COST (SWB_TIER_MACRO, 5000.0, 25000.0),
  POST_COST_INDIA (SWB_TIER_NANO, 500.0, 5000.0, false),
  POST_COST_INDIA (SWB_TIER_MICRO, 5000.0, 50000.0, false),
  POST_COST_INDIA (SWB_TIER_MACRO, 50000.0, 200000.0, false),
  POST_COST_INDIA (SWB_TIER_MEGA, 200000.0, 500000.0, true),
  CPV_INDIA ("lifestyle", 0.30, 0.60),
  CPV_INDIA ("finance", 3.0, 4.0),
  BRIEF (SWB_BENCHMARK_TRACK_BUDGET, 1500000.0, 15000000.0, "INR"),
  BRIEF (SWB_BENCHMARK_SEED_CREATORS, 20.0, 40.0, "count"),
  BRIEF (SWB_BENCHMARK_MICROS_A_MEGA, 50.0, 50.0, "count"),
};

#define N_BENCHMARKS (sizeof benchmarks / sizeof benchmarks[0])

/**
 * swb_benchmarks:
 * @n_benchmarks: (out): how many
 *
 * Returns: (transfer none): all ranges that ship
 */
const SwbBenchmark *
swb_benchmarks (size_t *n_benchmarks)
{
  *n_benchmarks = N_BENCHMARKS;
  return benchmarks;
}

/* 2 when the row names what is asked for, 1 when the row is for any, 0 when it
 * names something else, or something that was not asked for. */
static int
match_text (const char *row, const char *asked)
{
  if (row == NULL)
    return 1;
  return asked != NULL && strcmp (row, asked) == 0 ? 2 : 0;
}

static int
match_tier (SwbTier row, SwbTier asked)
{
  if (row == SWB_TIER_NONE)
    return 1;
  return row == asked ? 2 : 0;
}

/* How well a row fits, 0 for not at all. The market weighs most: prices of
 * one country say little about another. */
static int
score (const SwbBenchmark *row, const SwbBenchmarkQuery *query)
{
  int market = match_text (row->market, query->market);
  int platform = match_text (row->platform, query->platform);
  int tier = match_tier (row->tier, query->tier);
  int niche = match_text (row->niche, query->niche);

  if (row->metric != query->metric || market == 0 || platform == 0 ||
      tier == 0 || niche == 0)
    return 0;
  if (query->base != SWB_RATE_BASE_NONE && row->base != query->base)
    return 0;
  return 8 * market + 4 * tier + 2 * platform + niche;
}

/**
 * swb_benchmark_find:
 * @query: what the number is about; set the tier to %SWB_TIER_NONE for any
 *
 * Finds the range that fits best. A range for any platform, tier, market or
 * niche fits all; one for another does not fit, nor does one on another base.
 *
 * Returns: (transfer none) (nullable): the range; %NULL when none fits
 */
const SwbBenchmark *
swb_benchmark_find (const SwbBenchmarkQuery *query)
{
  const SwbBenchmark *best = NULL;
  int best_score = 0;

  for (size_t i = 0; i < N_BENCHMARKS; i++)
    {
      int found = score (&benchmarks[i], query);

      if (found > best_score)
        {
          best = &benchmarks[i];
          best_score = found;
        }
    }
  return best;
}

/**
 * swb_benchmark_metric_id:
 * @metric: a metric
 *
 * Returns: the stored id, such as "engagement"
 */
const char *
swb_benchmark_metric_id (SwbBenchmarkMetric metric)
{
  static const char *const ids[SWB_N_BENCHMARK_METRICS] = {
    "engagement", "reach-share",  "cpm",           "cpv",
    "post-cost",  "track-budget", "seed-creators", "micros-a-mega"
  };

  if ((int) metric < 0 || metric >= SWB_N_BENCHMARK_METRICS)
    return "";
  return ids[metric];
}

/**
 * swb_benchmark_place_id:
 * @place: a place
 *
 * Returns: its name for JSON, such as "within"
 */
const char *
swb_benchmark_place_id (SwbBenchmarkPlace place)
{
  switch (place)
    {
    case SWB_BENCHMARK_NO_RANGE_FOR_BASE:
      return "no-benchmark-for-this-base";
    case SWB_BENCHMARK_BELOW:
      return "below";
    case SWB_BENCHMARK_WITHIN:
      return "within";
    case SWB_BENCHMARK_ABOVE:
      return "above";
    case SWB_BENCHMARK_NO_RANGE:
    default:
      return "no-benchmark";
    }
}

static SwbBenchmarkVerdict
compare (const SwbBenchmark *range, double value)
{
  SwbBenchmarkVerdict verdict = { SWB_BENCHMARK_WITHIN, range, 0.0, 1.0 };

  if (value < range->low)
    {
      verdict.place = SWB_BENCHMARK_BELOW;
      verdict.gap = value - range->low;
      verdict.ratio = value / range->low;
    }
  else if (value > range->high && !range->open_above)
    {
      verdict.place = SWB_BENCHMARK_ABOVE;
      verdict.gap = value - range->high;
      verdict.ratio = value / range->high;
    }
  return verdict;
}

/**
 * swb_benchmark_hold:
 * @query: what the number is about; a rate must tell its base
 * @value: the number, in the unit of the range: rates as ratios, money in whole
 *   units of the range's currency
 * @out: (out): where it lies
 *
 * Holds a number against the range that fits best. A range that goes on above
 * has nothing above it. Most ranges of rates are one number of one source: then
 * hardly anything is within, and the ratio says more than the place. Sources
 * disagree by three to ten times.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when the value is NaN or a rate's base is not
 *   told; %SWB_STATUS_INVALID when the value is negative or infinite;
 *   %SWB_STATUS_RANGE when the ratio is too large
 */
SwbStatus
swb_benchmark_hold (const SwbBenchmarkQuery *query,
                    double value,
                    SwbBenchmarkVerdict *out)
{
  const SwbBenchmark *range = swb_benchmark_find (query);
  SwbBenchmarkVerdict verdict = { SWB_BENCHMARK_NO_RANGE, range, 0.0, 1.0 };
  SwbBenchmarkQuery any = *query;

  if (isnan (value))
    return SWB_STATUS_NOT_ENOUGH;
  if (isinf (value) || value < 0.0)
    return SWB_STATUS_INVALID;
  any.base = SWB_RATE_BASE_NONE;
  if (range == NULL)
    {
      verdict.range = swb_benchmark_find (&any);
      if (verdict.range != NULL)
        verdict.place = SWB_BENCHMARK_NO_RANGE_FOR_BASE;
    }
  else if (range->base != query->base)
    return SWB_STATUS_NOT_ENOUGH;
  else
    verdict = compare (range, value);
  if (!isfinite (verdict.ratio))
    return SWB_STATUS_RANGE;
  *out = verdict;
  return SWB_STATUS_OK;
}
