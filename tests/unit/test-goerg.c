/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reach curve through one measured point. */
#include "analytics/swb-goerg.h"

#include "analytics/swb-reach.h"

#include <glib.h>

#define EPSILON 1e-9

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}

/* World Federation of Advertisers, planning-evaluation-framework,
 * goerg_model_test: 200 impressions reach 100, so at most 200. */
static void
test_goerg (void)
{
  SwbGoerg curve;
  double v;

  g_assert_cmpint (swb_goerg_fit (200, 100, &curve), ==, SWB_STATUS_OK);
  assert_near (curve.max_reach, 200.0, EPSILON);
  g_assert_cmpint (swb_goerg_reach (&curve, 100, 1, &v), ==, SWB_STATUS_OK);
  assert_near (v, 66.6667, 1e-4);
  for (int n = 1; n <= 3; n++)
    {
      g_assert_cmpint (swb_goerg_reach (&curve, 200, n, &v), ==, SWB_STATUS_OK);
      assert_near (v, 200.0 / (1 << n), 1e-4);
    }
  g_assert_cmpint (swb_goerg_reach (&curve, 0, 1, &v), ==, SWB_STATUS_OK);
  g_assert_cmpfloat (v, ==, 0.0);
  g_assert_cmpint (swb_goerg_fit (100, 101, &curve), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_goerg_fit (100, 100, &curve), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_goerg_fit (100, 0, &curve), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_goerg_fit (NAN, 1, &curve), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_goerg_fit (-1, -2, &curve), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_goerg_reach (&curve, 1, 0, &v), ==, SWB_STATUS_INVALID);
}

/* R 4.2.2 on other numbers. */
static void
test_independent (void)
{
  static const double people[] = { 1337763.486959628, 1143240.536194152,
                                   977002.987701469, 834937.887310437,
                                   713530.341710098 };
  SwbGoerg curve;

  g_assert_cmpint (swb_goerg_fit (3.7e6, 1.1e6, &curve), ==, SWB_STATUS_OK);
  assert_near (curve.max_reach, 1565384.615384615, 1e-6);
  for (int n = 1; n <= 5; n++)
    {
      double v;

      g_assert_cmpint (swb_goerg_reach (&curve, 9.2e6, n, &v), ==,
                       SWB_STATUS_OK);
      assert_near (v, people[n - 1], 1e-6);
    }
}

/* Goerg's curve is the case k = 1 of the segment curve. */
static void
test_goerg_is_k_one (void)
{
  SwbGoerg curve = { .max_reach = 1000.0 };

  for (double x = 1.0; x < 1e6; x *= 3.0)
    {
      double a;
      double b;

      g_assert_cmpint (swb_goerg_reach (&curve, x, 1, &a), ==, SWB_STATUS_OK);
      g_assert_cmpint (swb_reach_curve_value (x / 1000.0, 1.0, &b), ==,
                       SWB_STATUS_OK);
      assert_near (a, 1000.0 * b, EPSILON * 1000.0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goerg/published", test_goerg);
  g_test_add_func ("/goerg/is-k-one", test_goerg_is_k_one);
  g_test_add_func ("/goerg/independent", test_independent);
  return g_test_run ();
}
