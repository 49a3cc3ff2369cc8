/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiers, their presets, and the table of benchmarks. */
#include "analytics/swb-benchmark.h"
#include "analytics/swb-tier.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Later and Fohr (2021). */
static void
test_default (void)
{
  static const struct
  {
    double followers;
    SwbTier tier;
  } cases[] = {
    { 0, SWB_TIER_NANO },         { 9999, SWB_TIER_NANO },
    { 9999.9, SWB_TIER_NANO },    { 10000, SWB_TIER_MICRO },
    { 99999, SWB_TIER_MICRO },    { 100000, SWB_TIER_MID },
    { 499999, SWB_TIER_MID },     { 500000, SWB_TIER_MACRO },
    { 999999, SWB_TIER_MACRO },   { 1000000, SWB_TIER_MEGA },
    { 475800000, SWB_TIER_MEGA }, { -1, SWB_TIER_NONE },
    { NAN, SWB_TIER_NONE },       { INFINITY, SWB_TIER_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (swb_tier_for_followers (NULL, cases[i].followers), ==,
                       cases[i].tier);
      g_assert_cmpint (swb_tier_for_followers (swb_tier_preset_default (),
                                               cases[i].followers),
                       ==, cases[i].tier);
    }
}

/* Briefing articles: micro is 1k to 100k. */
static void
test_wide_micro (void)
{
  const SwbTierPreset *preset = swb_tier_preset_find ("wide-micro");

  g_assert_nonnull (preset);
  g_assert_cmpint (swb_tier_for_followers (preset, 999), ==, SWB_TIER_NANO);
  g_assert_cmpint (swb_tier_for_followers (preset, 1000), ==, SWB_TIER_MICRO);
  g_assert_cmpint (swb_tier_for_followers (preset, 99999), ==, SWB_TIER_MICRO);
  g_assert_cmpint (swb_tier_for_followers (preset, 100000), ==, SWB_TIER_MID);
}

static void
test_presets (void)
{
  size_t n;
  const SwbTierPreset *presets = swb_tier_presets (&n);
  SwbTierPreset edited = presets[0];

  g_assert_cmpuint (n, ==, 2);
  for (size_t i = 0; i < n; i++)
    {
      g_assert_cmpint (swb_tier_preset_check (&presets[i]), ==, SWB_STATUS_OK);
      g_assert_true (swb_tier_preset_find (presets[i].id) == &presets[i]);
      g_assert_cmpuint (strlen (presets[i].citation), >, 20);
    }
  g_assert_null (swb_tier_preset_find ("none"));
  g_assert_null (swb_tier_preset_find (NULL));
  g_assert_cmpint (swb_tier_preset_check (NULL), ==, SWB_STATUS_INVALID);
  edited.floors[SWB_TIER_MID] = edited.floors[SWB_TIER_MICRO];
  g_assert_cmpint (swb_tier_preset_check (&edited), ==, SWB_STATUS_INVALID);
  edited.floors[SWB_TIER_MID] = NAN;
  g_assert_cmpint (swb_tier_preset_check (&edited), ==, SWB_STATUS_INVALID);
  edited = presets[0];
  edited.floors[SWB_TIER_NANO] = 1.0;
  g_assert_cmpint (swb_tier_preset_check (&edited), ==, SWB_STATUS_INVALID);
}

static void
test_ids (void)
{
  for (int i = 0; i < SWB_N_TIERS; i++)
    g_assert_cmpint (swb_tier_parse (swb_tier_id ((SwbTier) i)), ==, i);
  g_assert_cmpstr (swb_tier_id (SWB_TIER_NANO), ==, "nano");
  g_assert_cmpstr (swb_tier_id (SWB_TIER_NONE), ==, "");
  g_assert_cmpint (swb_tier_parse (""), ==, SWB_TIER_NONE);
  g_assert_cmpint (swb_tier_parse ("Nano"), ==, SWB_TIER_NONE);
  g_assert_cmpint (swb_tier_parse (NULL), ==, SWB_TIER_NONE);
}

static void
test_benchmark_table (void)
{
  size_t n;
  const SwbBenchmark *rows = swb_benchmarks (&n);

  g_assert_cmpuint (n, >=, 20);
  for (size_t i = 0; i < n; i++)
    {
      gboolean is_rate = g_str_equal (rows[i].unit, "ratio");

      g_assert_cmpfloat (rows[i].low, >, 0.0);
      g_assert_cmpfloat (rows[i].low, <=, rows[i].high);
      /* Only what nobody has verified may lack a year. */
      g_assert_true (rows[i].year >= 2015 ||
                     strstr (rows[i].source, "unverified") != NULL);
      g_assert_nonnull (rows[i].source);
      g_assert_true (is_rate == (rows[i].base != SWB_RATE_BASE_NONE));
      if (is_rate)
        g_assert_cmpfloat (rows[i].high, <, 1.0);
    }
}

static void
check_range (SwbBenchmarkQuery query, double low, double high)
{
  const SwbBenchmark *row = swb_benchmark_find (&query);

  g_assert_nonnull (row);
  g_assert_cmpfloat (row->low, ==, low);
  g_assert_cmpfloat (row->high, ==, high);
}

/* The figures of the methods page, section 10. */
static void
test_benchmark_find (void)
{
  SwbBenchmarkQuery query = { .metric = SWB_BENCHMARK_ENGAGEMENT,
                              .platform = "instagram",
                              .tier = SWB_TIER_NANO,
                              .base = SWB_RATE_BASE_FOLLOWERS };

  check_range (query, 0.0178, 0.0178);
  query.market = "IN";
  check_range (query, 0.0178, 0.0178);
  query.base = SWB_RATE_BASE_VIEWS;
  check_range (query, 0.0234, 0.0234);
  query.base = SWB_RATE_BASE_REACH;
  g_assert_null (swb_benchmark_find (&query));
  query = (SwbBenchmarkQuery){ .metric = SWB_BENCHMARK_POST_COST,
                               .platform = "tiktok",
                               .tier = SWB_TIER_MICRO };
  check_range (query, 150.0, 750.0);
  query.market = "IN";
  check_range (query, 5000.0, 50000.0);
  query.tier = SWB_TIER_MID;
  check_range (query, 750.0, 5000.0);
  query.tier = SWB_TIER_NONE;
  g_assert_null (swb_benchmark_find (&query));
  query = (SwbBenchmarkQuery){ .metric = SWB_BENCHMARK_CPV,
                               .tier = SWB_TIER_NONE,
                               .market = "IN",
                               .niche = "finance" };
  check_range (query, 3.0, 4.0);
  query.market = NULL;
  g_assert_null (swb_benchmark_find (&query));
  query = (SwbBenchmarkQuery){ .metric = SWB_BENCHMARK_CPM,
                               .platform = "youtube",
                               .tier = SWB_TIER_MEGA };
  check_range (query, 15.0, 30.0);
  query.platform = "spotify";
  g_assert_null (swb_benchmark_find (&query));
}

/* Every range of the methods page, section 10, and of its presets. */
static void
test_benchmark_all (void)
{
  static const struct
  {
    SwbBenchmarkMetric metric;
    const char *platform;
    SwbTier tier;
    const char *market;
    const char *niche;
    SwbRateBase base;
    double low;
    double high;
    int year;
  } all[] = {
    { SWB_BENCHMARK_ENGAGEMENT, "instagram", SWB_TIER_NANO, NULL, NULL,
      SWB_RATE_BASE_FOLLOWERS, 0.0178, 0.0178, 2026 },
    { SWB_BENCHMARK_ENGAGEMENT, "instagram", SWB_TIER_MICRO, NULL, NULL,
      SWB_RATE_BASE_FOLLOWERS, 0.0054, 0.0054, 2026 },
    { SWB_BENCHMARK_ENGAGEMENT, "instagram", SWB_TIER_MEGA, NULL, NULL,
      SWB_RATE_BASE_FOLLOWERS, 0.0033, 0.0033, 2026 },
    { SWB_BENCHMARK_ENGAGEMENT, "tiktok", SWB_TIER_NONE, NULL, NULL,
      SWB_RATE_BASE_VIEWS, 0.0552, 0.0552, 2026 },
    { SWB_BENCHMARK_ENGAGEMENT, "youtube", SWB_TIER_NONE, NULL, NULL,
      SWB_RATE_BASE_VIEWS, 0.0266, 0.0266, 2026 },
    { SWB_BENCHMARK_ENGAGEMENT, "instagram", SWB_TIER_NONE, NULL, NULL,
      SWB_RATE_BASE_VIEWS, 0.0234, 0.0234, 2026 },
    { SWB_BENCHMARK_REACH_SHARE, "instagram", SWB_TIER_MICRO, NULL, NULL,
      SWB_RATE_BASE_FOLLOWERS, 0.157, 0.157, 2024 },
    { SWB_BENCHMARK_REACH_SHARE, "instagram", SWB_TIER_MACRO, NULL, NULL,
      SWB_RATE_BASE_FOLLOWERS, 0.032, 0.032, 2024 },
    { SWB_BENCHMARK_CPM, "instagram", SWB_TIER_NONE, NULL, NULL, 0, 5, 15,
      2023 },
    { SWB_BENCHMARK_CPM, "tiktok", SWB_TIER_NONE, NULL, NULL, 0, 5, 15, 2023 },
    { SWB_BENCHMARK_CPM, "youtube", SWB_TIER_NONE, NULL, NULL, 0, 15, 30,
      2023 },
    { SWB_BENCHMARK_POST_COST, NULL, SWB_TIER_NANO, NULL, NULL, 0, 10, 150,
      2025 },
    { SWB_BENCHMARK_POST_COST, NULL, SWB_TIER_MICRO, NULL, NULL, 0, 150, 750,
      2025 },
    { SWB_BENCHMARK_POST_COST, NULL, SWB_TIER_MID, NULL, NULL, 0, 750, 5000,
      2025 },
    { SWB_BENCHMARK_POST_COST, NULL, SWB_TIER_MACRO, NULL, NULL, 0, 5000, 25000,
      2025 },
    { SWB_BENCHMARK_POST_COST, NULL, SWB_TIER_NANO, "IN", NULL, 0, 500, 5000,
      2024 },
    { SWB_BENCHMARK_POST_COST, NULL, SWB_TIER_MICRO, "IN", NULL, 0, 5000, 50000,
      2024 },
    { SWB_BENCHMARK_POST_COST, NULL, SWB_TIER_MACRO, "IN", NULL, 0, 50000,
      200000, 2024 },
    { SWB_BENCHMARK_POST_COST, NULL, SWB_TIER_MEGA, "IN", NULL, 0, 200000,
      500000, 2024 },
    { SWB_BENCHMARK_CPV, NULL, SWB_TIER_NONE, "IN", "lifestyle", 0, 0.3, 0.6,
      2024 },
    { SWB_BENCHMARK_CPV, NULL, SWB_TIER_NONE, "IN", "finance", 0, 3, 4, 2024 },
    { SWB_BENCHMARK_TRACK_BUDGET, NULL, SWB_TIER_NONE, "IN", NULL, 0, 1.5e6,
      1.5e7, 0 },
    { SWB_BENCHMARK_SEED_CREATORS, NULL, SWB_TIER_NONE, "IN", NULL, 0, 20, 40,
      0 },
    { SWB_BENCHMARK_MICROS_A_MEGA, NULL, SWB_TIER_NONE, "IN", NULL, 0, 50, 50,
      0 },
  };
  size_t n;

  swb_benchmarks (&n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (all));
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const SwbBenchmarkQuery query = { all[i].metric, all[i].platform,
                                        all[i].tier,   all[i].market,
                                        all[i].niche,  all[i].base };
      const SwbBenchmark *row = swb_benchmark_find (&query);

      g_assert_nonnull (row);
      g_assert_cmpfloat (row->low, ==, all[i].low);
      g_assert_cmpfloat (row->high, ==, all[i].high);
      g_assert_cmpint (row->year, ==, all[i].year);
    }
}

static SwbBenchmarkVerdict
hold (SwbBenchmarkQuery query, double value)
{
  SwbBenchmarkVerdict verdict;

  g_assert_cmpint (swb_benchmark_hold (&query, value, &verdict), ==,
                   SWB_STATUS_OK);
  return verdict;
}

/* Below, within, above, by how much; and never across bases. */
static void
test_benchmark_hold (void)
{
  SwbBenchmarkQuery cost = { .metric = SWB_BENCHMARK_POST_COST,
                             .tier = SWB_TIER_MICRO,
                             .market = "IN" };
  SwbBenchmarkQuery rate = { .metric = SWB_BENCHMARK_ENGAGEMENT,
                             .platform = "instagram",
                             .tier = SWB_TIER_NANO,
                             .base = SWB_RATE_BASE_FOLLOWERS };
  SwbBenchmarkVerdict v = hold (cost, 4000.0);

  g_assert_cmpint (v.place, ==, SWB_BENCHMARK_BELOW);
  g_assert_cmpfloat (v.gap, ==, -1000.0);
  g_assert_cmpfloat (v.ratio, ==, 0.8);
  g_assert_cmpint (hold (cost, 5000.0).place, ==, SWB_BENCHMARK_WITHIN);
  g_assert_cmpint (hold (cost, 50000.0).place, ==, SWB_BENCHMARK_WITHIN);
  v = hold (cost, 75000.0);
  g_assert_cmpint (v.place, ==, SWB_BENCHMARK_ABOVE);
  g_assert_cmpfloat (v.gap, ==, 25000.0);
  g_assert_cmpfloat (v.ratio, ==, 1.5);
  g_assert_cmpint (v.range->year, ==, 2024);
  cost.tier = SWB_TIER_MEGA;
  g_assert_cmpint (hold (cost, 1e9).place, ==, SWB_BENCHMARK_WITHIN);
  v = hold (rate, 0.0356);
  g_assert_cmpint (v.place, ==, SWB_BENCHMARK_ABOVE);
  g_assert_cmpfloat_with_epsilon (v.ratio, 2.0, 1e-12);
  rate.base = SWB_RATE_BASE_REACH;
  v = hold (rate, 0.02);
  g_assert_cmpint (v.place, ==, SWB_BENCHMARK_NO_RANGE_FOR_BASE);
  g_assert_cmpint (v.range->base, ==, SWB_RATE_BASE_FOLLOWERS);
  g_assert_cmpstr (swb_benchmark_place_id (v.place), ==,
                   "no-benchmark-for-this-base");
  rate.platform = "spotify";
  v = hold (rate, 0.02);
  g_assert_cmpint (v.place, ==, SWB_BENCHMARK_NO_RANGE);
  g_assert_null (v.range);
}

static void
test_benchmark_hold_refusals (void)
{
  SwbBenchmarkQuery query = { .metric = SWB_BENCHMARK_ENGAGEMENT,
                              .platform = "instagram",
                              .tier = SWB_TIER_NANO };
  SwbBenchmarkVerdict v = { .gap = 7.0 };

  /* A rate whose base nobody told. */
  g_assert_cmpint (swb_benchmark_hold (&query, 0.1, &v), ==,
                   SWB_STATUS_NOT_ENOUGH);
  query.base = SWB_RATE_BASE_FOLLOWERS;
  g_assert_cmpint (swb_benchmark_hold (&query, NAN, &v), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_benchmark_hold (&query, -0.1, &v), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_benchmark_hold (&query, INFINITY, &v), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_benchmark_hold (&query, 1e308, &v), ==,
                   SWB_STATUS_RANGE);
  g_assert_cmpfloat (v.gap, ==, 7.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tier/default", test_default);
  g_test_add_func ("/tier/wide-micro", test_wide_micro);
  g_test_add_func ("/tier/presets", test_presets);
  g_test_add_func ("/tier/ids", test_ids);
  g_test_add_func ("/tier/benchmark-table", test_benchmark_table);
  g_test_add_func ("/tier/benchmark-find", test_benchmark_find);
  g_test_add_func ("/tier/benchmark-all", test_benchmark_all);
  g_test_add_func ("/tier/benchmark-hold", test_benchmark_hold);
  g_test_add_func ("/tier/benchmark-hold-refusals",
                   test_benchmark_hold_refusals);
  return g_test_run ();
}
