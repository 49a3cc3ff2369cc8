/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lift and share of searches. */
#include "analytics/swb-search.h"

#include <glib.h>

static const double before[] = { 10, 12, 8, 11, 9, 90, 10, NAN };
static const double after[] = { 20, 22, NAN, 18 };

/* By hand: means 150/7 and 20; medians 10 and 20. */
static void
test_lift (void)
{
  SwbSearchLift lift;

  g_assert_cmpint (
      swb_search_lift (before, 8, after, 4, SWB_SEARCH_LEVEL_MEAN, &lift), ==,
      SWB_STATUS_OK);
  g_assert_cmpfloat_with_epsilon (lift.before, 150.0 / 7.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (lift.lift.value, 20.0 / (150.0 / 7.0) - 1.0,
                                  1e-12);
  g_assert_cmpint (lift.baseline_days, ==, 7);
  g_assert_cmpint (lift.after_days, ==, 3);
  g_assert_cmpint (lift.lift.window_days, ==, 3);
  g_assert_cmpint (lift.lift.base_kind, ==, SWB_RATE_BASE_BASELINE);
  g_assert_cmpint (
      swb_search_lift (before, 8, after, 4, SWB_SEARCH_LEVEL_MEDIAN, &lift), ==,
      SWB_STATUS_OK);
  g_assert_cmpfloat (lift.before, ==, 10.0);
  g_assert_cmpfloat (lift.after, ==, 20.0);
  g_assert_cmpfloat (lift.lift.value, ==, 1.0);
  g_assert_cmpfloat (lift.lift.numerator, ==, 10.0);
  g_assert_cmpfloat (lift.lift.base, ==, 10.0);
}

static void
test_lift_refusals (void)
{
  static const double none[] = { 0, 0, 0, 0, 0, 0, 0 };
  static const double wrong[] = { 1, 1, 1, 1, 1, 1, -1 };
  static const double huge[] = {
    1e308, 1e308, 1e308, 1e308, 1e308, 1e308, 1e308
  };
  SwbSearchLift lift = { .before = 5.0 };

  /* Six known days are too few, also among seven. */
  g_assert_cmpint (
      swb_search_lift (before, 6, after, 4, SWB_SEARCH_LEVEL_MEAN, &lift), ==,
      SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (
      swb_search_lift (before + 1, 7, after, 4, SWB_SEARCH_LEVEL_MEAN, &lift),
      ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (
      swb_search_lift (before, 8, after + 2, 1, SWB_SEARCH_LEVEL_MEAN, &lift),
      ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (
      swb_search_lift (none, 7, after, 4, SWB_SEARCH_LEVEL_MEAN, &lift), ==,
      SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (
      swb_search_lift (wrong, 7, after, 4, SWB_SEARCH_LEVEL_MEAN, &lift), ==,
      SWB_STATUS_INVALID);
  g_assert_cmpint (
      swb_search_lift (before, 8, after, 4, (SwbSearchLevel) 9, &lift), ==,
      SWB_STATUS_INVALID);
  g_assert_cmpfloat (lift.before, ==, 5.0);
  g_assert_cmpint (
      swb_search_lift (huge, 7, huge, 7, SWB_SEARCH_LEVEL_MEAN, &lift), ==,
      SWB_STATUS_OK);
  g_assert_cmpfloat (lift.lift.value, ==, 0.0);
}

static void
test_share (void)
{
  static const double searches[] = { 30, 50, 20 };
  static const double huge[] = { 1e308, 1e308 };
  static const double none[] = { 0, 0 };
  SwbRate rate;

  g_assert_cmpint (swb_search_share (searches, 3, 0, 7, &rate), ==,
                   SWB_STATUS_OK);
  g_assert_cmpfloat (rate.value, ==, 0.3);
  g_assert_cmpfloat (rate.base, ==, 100.0);
  g_assert_cmpint (rate.base_kind, ==, SWB_RATE_BASE_SEARCHES);
  g_assert_cmpint (swb_search_share (searches, 3, 3, 7, &rate), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_search_share (huge, 2, 0, 7, &rate), ==,
                   SWB_STATUS_RANGE);
  g_assert_cmpint (swb_search_share (none, 2, 0, 7, &rate), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_search_share (before, 8, 0, 7, &rate), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpfloat (rate.value, ==, 0.3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/lift", test_lift);
  g_test_add_func ("/search/lift-refusals", test_lift_refusals);
  g_test_add_func ("/search/share", test_share);
  return g_test_run ();
}
