/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates and prices: formulas, and defined answers for what is missing. */
#include "analytics/swb-metric.h"

#include <glib.h>

static SwbCounts
some_counts (void)
{
  SwbCounts counts = swb_counts_missing ();

  counts.followers = 10000;
  counts.reach = 4000;
  counts.views = 8000;
  counts.plays = 9000;
  counts.completions = 2250;
  counts.likes = 300;
  counts.comments = 100;
  counts.shares = 80;
  counts.saves = 40;
  counts.mentions = 25;
  counts.window_days = 7;
  return counts;
}

static void
check_rate (const SwbRate *rate, double top, double base, SwbRateBase kind)
{
  g_assert_cmpfloat (rate->numerator, ==, top);
  g_assert_cmpfloat (rate->base, ==, base);
  g_assert_cmpint (rate->base_kind, ==, kind);
  g_assert_cmpint (rate->window_days, ==, 7);
  g_assert_cmpfloat (rate->value, ==, top / base);
}

static void
test_engagement (void)
{
  SwbCounts c = some_counts ();
  SwbRate r;

  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_FOLLOWERS, &r), ==,
                   0);
  check_rate (&r, 400, 10000, SWB_RATE_BASE_FOLLOWERS);
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_REACH, &r), ==, 0);
  check_rate (&r, 400, 4000, SWB_RATE_BASE_REACH);
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_VIEWS, &r), ==, 0);
  check_rate (&r, 480, 8000, SWB_RATE_BASE_VIEWS);
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_PLAYS, &r), ==,
                   SWB_STATUS_INVALID);
}

static void
test_other_rates (void)
{
  SwbCounts c = some_counts ();
  SwbRate r;

  g_assert_cmpint (swb_metric_save_rate (&c, SWB_RATE_BASE_REACH, &r), ==, 0);
  check_rate (&r, 40, 4000, SWB_RATE_BASE_REACH);
  g_assert_cmpint (swb_metric_share_rate (&c, SWB_RATE_BASE_VIEWS, &r), ==, 0);
  check_rate (&r, 80, 8000, SWB_RATE_BASE_VIEWS);
  g_assert_cmpint (swb_metric_share_rate (&c, SWB_RATE_BASE_FOLLOWERS, &r), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_metric_completion (&c, &r), ==, 0);
  check_rate (&r, 2250, 9000, SWB_RATE_BASE_PLAYS);
  g_assert_cmpint (swb_metric_mention_rate (&c, &r), ==, 0);
  check_rate (&r, 25, 100, SWB_RATE_BASE_COMMENTS);
  c.completions = 9001;
  g_assert_cmpint (swb_metric_completion (&c, &r), ==, SWB_STATUS_INVALID);
  c.mentions = 101;
  g_assert_cmpint (swb_metric_mention_rate (&c, &r), ==, SWB_STATUS_INVALID);
}

/* A rate above 1 is told as it is; each says what it is made of. */
static void
test_parts (void)
{
  SwbCounts c = some_counts ();
  SwbRate r;

  c.likes = 25000;
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_FOLLOWERS, &r), ==,
                   0);
  check_rate (&r, 25100, 10000, SWB_RATE_BASE_FOLLOWERS);
  g_assert_cmpfloat (r.value, ==, 2.51);
  g_assert_cmpstr (r.numerator_kind, ==, "likes+comments");
  g_assert_cmpfloat (r.scale, ==, 1.0);
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_VIEWS, &r), ==, 0);
  g_assert_cmpstr (r.numerator_kind, ==, "likes+comments+shares");
  g_assert_cmpint (swb_metric_cpm (500, 100000, 7, &r), ==, 0);
  g_assert_cmpstr (r.numerator_kind, ==, "cost");
  g_assert_cmpfloat (r.numerator, ==, 500.0);
  g_assert_cmpfloat (r.base, ==, 100000.0);
  g_assert_cmpint (r.base_kind, ==, SWB_RATE_BASE_IMPRESSIONS);
  g_assert_cmpfloat (r.scale, ==, 1000.0);
  g_assert_cmpint (r.window_days, ==, 7);
  g_assert_cmpint (swb_metric_lift (150, 100, 7, &r), ==, 0);
  g_assert_cmpfloat (r.numerator, ==, 50.0);
  g_assert_cmpint (swb_metric_overlap (20, 100, 50, &r), ==, 0);
  g_assert_cmpint (r.base_kind, ==, SWB_RATE_BASE_SMALLER_AUDIENCE);
}

/* A missing count is not zero, and nothing is written. */
static void
test_missing (void)
{
  SwbCounts none = swb_counts_missing ();
  SwbCounts c = some_counts ();
  SwbRate r = { .value = 7.0 };

  for (int base = SWB_RATE_BASE_FOLLOWERS; base <= SWB_RATE_BASE_VIEWS; base++)
    g_assert_cmpint (swb_metric_engagement (&none, (SwbRateBase) base, &r), ==,
                     SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_metric_completion (&none, &r), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_metric_mention_rate (&none, &r), ==,
                   SWB_STATUS_NOT_ENOUGH);
  c.shares = SWB_MISSING;
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_VIEWS, &r), ==,
                   SWB_STATUS_NOT_ENOUGH);
  c.followers = 0;
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_FOLLOWERS, &r), ==,
                   SWB_STATUS_NOT_ENOUGH);
  c.reach = -1;
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_REACH, &r), ==,
                   SWB_STATUS_INVALID);
  c = some_counts ();
  /* Two wrongs must not make a right sum. */
  c.likes = -100;
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_FOLLOWERS, &r), ==,
                   SWB_STATUS_INVALID);
  c.likes = INFINITY;
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_FOLLOWERS, &r), ==,
                   SWB_STATUS_INVALID);
  c = some_counts ();
  c.window_days = -1;
  g_assert_cmpint (swb_metric_engagement (&c, SWB_RATE_BASE_FOLLOWERS, &r), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (r.value, ==, 7.0);
}

static void
test_prices (void)
{
  SwbRate v = { .value = -1.0 };

  g_assert_cmpint (swb_metric_cpm (500, 100000, 7, &v), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (v.value, ==, 5.0);
  g_assert_cmpint (swb_metric_cpv (300, 1000, 7, &v), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (v.value, ==, 0.3);
  g_assert_cmpint (swb_metric_cpe (300, 100, 7, &v), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (v.value, ==, 3.0);
  g_assert_cmpint (swb_metric_cpm (0, 100, 7, &v), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (v.value, ==, 0.0);
  v.value = -1.0;
  g_assert_cmpint (swb_metric_cpm (1, 0, 7, &v), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_metric_cpm (SWB_MISSING, 1, 7, &v), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_metric_cpv (-1, 1, 7, &v), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_metric_cpe (1, INFINITY, 7, &v), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_metric_cpv (1e308, 1e-308, 7, &v), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (swb_metric_cpm (1e307, 1e-1, 7, &v), ==, SWB_STATUS_RANGE);
  g_assert_cmpfloat (v.value, ==, -1.0);
}

static void
test_ratios (void)
{
  SwbRate v = { .value = -1.0 };

  g_assert_cmpint (swb_metric_frequency (300, 100, 7, &v), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (v.value, ==, 3.0);
  g_assert_cmpint (swb_metric_frequency (99, 100, 7, &v), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_metric_overlap (20, 100, 50, &v), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (v.value, ==, 0.4);
  g_assert_cmpint (swb_metric_overlap (60, 100, 50, &v), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_metric_overlap (0, 100, 0, &v), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_metric_overlap (0, 100, SWB_MISSING, &v), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_metric_lift (150, 100, 7, &v), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (v.value, ==, 0.5);
  g_assert_cmpint (swb_metric_lift (0, 100, 7, &v), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (v.value, ==, -1.0);
  g_assert_cmpint (swb_metric_lift (5, 0, 7, &v), ==, SWB_STATUS_NOT_ENOUGH);
}

static void
test_ids (void)
{
  for (int i = 1; i < SWB_N_RATE_BASES; i++)
    g_assert_cmpint (swb_rate_base_parse (swb_rate_base_id ((SwbRateBase) i)),
                     ==, i);
  g_assert_cmpstr (swb_rate_base_id (SWB_RATE_BASE_FOLLOWERS), ==, "followers");
  g_assert_cmpstr (swb_rate_base_id (SWB_RATE_BASE_NONE), ==, "");
  g_assert_cmpint (swb_rate_base_parse (""), ==, SWB_RATE_BASE_NONE);
  g_assert_cmpint (swb_rate_base_parse (NULL), ==, SWB_RATE_BASE_NONE);
  g_assert_cmpstr (swb_status_id (SWB_STATUS_NOT_ENOUGH), ==, "not-enough");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metric/engagement", test_engagement);
  g_test_add_func ("/metric/other-rates", test_other_rates);
  g_test_add_func ("/metric/parts", test_parts);
  g_test_add_func ("/metric/missing", test_missing);
  g_test_add_func ("/metric/prices", test_prices);
  g_test_add_func ("/metric/ratios", test_ratios);
  g_test_add_func ("/metric/ids", test_ids);
  return g_test_run ();
}
