/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc benchmark: a number against the published range for it. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-benchmark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
put_range (JsonBuilder *out, const SwbBenchmark *range)
{
  json_builder_begin_object (out);
  swb_json_add_text (out, "metric", swb_benchmark_metric_id (range->metric));
  swb_json_add_text (out, "platform", range->platform);
  swb_json_add_text (out, "tier", swb_tier_id (range->tier));
  swb_json_add_text (out, "market", range->market);
  swb_json_add_text (out, "niche", range->niche);
  swb_json_add_text (out, "base", swb_rate_base_id (range->base));
  swb_json_add_real (out, "low", range->low);
  swb_json_add_real (out, "high", range->high);
  swb_json_add_bool (out, "open_above", range->open_above);
  swb_json_add_text (out, "unit", range->unit);
  swb_json_add_text (out, "source", range->source);
  swb_json_add_int (out, "year", range->year);
  json_builder_end_object (out);
}

static void
put_all (JsonBuilder *out, SwbBenchmarkMetric metric)
{
  gsize n;
  const SwbBenchmark *ranges = swb_benchmarks (&n);

  json_builder_set_member_name (out, "ranges");
  json_builder_begin_array (out);
  for (gsize i = 0; i < n; i++)
    if (ranges[i].metric == metric)
      put_range (out, &ranges[i]);
  json_builder_end_array (out);
}

static SwbTier
read_tier (SwbCalcObject *input)
{
  const char *id = swb_calc_text_or (input, "tier", NULL);
  SwbTier tier = swb_tier_parse (id);

  if (id != NULL && tier == SWB_TIER_NONE)
    swb_calc_fault (input, _ ("“tier”: there is none called “%s”"), id);
  return tier;
}

static SwbRateBase
read_base (SwbCalcObject *input)
{
  const char *id = swb_calc_text_or (input, "base", NULL);
  SwbRateBase base = swb_rate_base_parse (id);

  if (id != NULL && base == SWB_RATE_BASE_NONE)
    swb_calc_fault (input, _ ("“base”: there is none called “%s”"), id);
  return base;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  static const char *const metrics[] = {
    "engagement",   "reach-share",   "cpm",           "cpv", "post-cost",
    "track-budget", "seed-creators", "micros-a-mega", NULL
  };
  const SwbBenchmarkQuery query = {
    .metric = swb_calc_choice_or (input, "metric", metrics, 0),
    .platform = swb_calc_text_or (input, "platform", NULL),
    .tier = read_tier (input),
    .market = swb_calc_text_or (input, "market", NULL),
    .niche = swb_calc_text_or (input, "niche", NULL),
    .base = read_base (input),
  };
  double value = swb_calc_number_or (input, "value", NAN);
  SwbBenchmarkVerdict verdict;
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  if (isnan (value))
    {
      put_all (out, query.metric);
      return SWB_STATUS_OK;
    }
  status = swb_benchmark_hold (&query, value, &verdict);
  if (status == SWB_STATUS_NOT_ENOUGH)
    swb_calc_because (input, _ ("A rate needs its “base”."));
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_text (out, "place", swb_benchmark_place_id (verdict.place));
  swb_json_add_real (out, "gap", verdict.gap);
  swb_json_add_real (out, "ratio", verdict.ratio);
  json_builder_set_member_name (out, "range");
  if (verdict.range != NULL)
    put_range (out, verdict.range);
  else
    json_builder_add_null_value (out);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_benchmark = {
  .name = "benchmark",
  .summary = N_ ("A number against the published range for it; or all ranges "
                 "of a metric."),
  .format = N_ (
      "metric    “engagement”, which it is when not said, “reach-share”,\n"
      "          “cpm”, “cpv”, “post-cost”, “track-budget” (money for a\n"
      "          song), “seed-creators” (how many) or “micros-a-mega”\n"
      "          (micro creators for the money of one mega)\n"
      "value     the number: a ratio, or money in the range's currency; all\n"
      "          ranges of the metric are told when not said\n"
      "base      of a rate: “followers”, “reach”, “views”\n"
      "platform  such as “instagram”; any when not said\n"
      "tier      “nano” to “mega”; any when not said\n"
      "market    a country, such as “IN”; the world when not said\n"
      "niche     any when not said\n"
      "\n"
      "place is below, within or above, gap by how much and ratio by what\n"
      "factor from the nearer end; or no-benchmark, or\n"
      "no-benchmark-for-this-base with the range on another base.\n"),
  .example = "{\"metric\": \"post-cost\", \"tier\": \"micro\", \"market\":"
             " \"IN\", \"value\": 75000}",
  .answer = "{\"model\": \"benchmark\", \"status\": \"ok\", \"place\":"
            " \"above\", \"gap\": 25000, \"ratio\": 1.5, \"range\":"
            " {\"metric\": \"post-cost\", \"platform\": null, \"tier\":"
            " \"micro\", \"market\": \"IN\", \"niche\": null, \"base\": null,"
            " \"low\": 5000, \"high\": 50000, \"open_above\": false, \"unit\":"
            " \"INR\", \"source\": \"Rate guides for India, unverified\","
            " \"year\": 2024}}",
  .run = run,
};
