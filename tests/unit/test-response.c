/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response curves, their calibration by decision calculus, and adstock. */
#include "analytics/swb-response.h"

#include <glib.h>
#include <math.h>

#define assert_ok(call) g_assert_cmpint ((call), ==, SWB_STATUS_OK)
#define assert_is(call, status) g_assert_cmpint ((call), ==, (status))

static void
assert_near (double value, double expected, double relative)
{
  if (!(fabs (value - expected) <= relative * fmax (fabs (expected), 1e-300)))
    g_error ("%.17g is not %.17g", value, expected);
}

static double
value_of (const SwbResponse *curve, double money)
{
  double value = -1.0;

  assert_ok (swb_response_value (curve, money, &value));
  return value;
}

/* Meta's Robyn, saturation_hill (c(100, 150, 170, 190, 200), alpha = 3,
 * gamma = 0.5), in the releases that count gamma from zero. */
static void
test_hill_published (void)
{
  static const double money[] = { 100, 150, 170, 190, 200 };
  static const double wanted[] = { .5, .7714286, .8308811, .8727573, .8888889 };
  SwbResponse curve = { SWB_RESPONSE_HILL, 0.0, 1.0, 0.0, 3.0 };

  assert_ok (swb_response_hill_point (money, 5, .5, SWB_HILL_ANCHOR_ZERO,
                                      &curve.spread));
  g_assert_cmpfloat (curve.spread, ==, 100.0);
  for (int i = 0; i < 5; i++)
    g_assert_cmpfloat (fabs (value_of (&curve, money[i]) - wanted[i]), <=,
                       5e-8);
  assert_ok (swb_response_hill_point (money, 5, .25, SWB_HILL_ANCHOR_RANGE,
                                      &curve.spread));
  g_assert_cmpfloat (curve.spread, ==, 125.0);
}

static void
test_hill_point_edges (void)
{
  static const double none[] = { 0, 0 };
  static const double missing[] = { 1, NAN };
  static const double negative[] = { 1, -1 };
  double point = 7.0;

  assert_is (swb_response_hill_point (none, 0, .5, 0, &point),
             SWB_STATUS_NOT_ENOUGH);
  assert_is (swb_response_hill_point (none, 2, .5, 0, &point),
             SWB_STATUS_INVALID);
  assert_is (swb_response_hill_point (missing, 2, .5, 0, &point),
             SWB_STATUS_NOT_ENOUGH);
  assert_is (swb_response_hill_point (negative, 2, .5, 0, &point),
             SWB_STATUS_INVALID);
  assert_is (swb_response_hill_point (negative, 1, 0.0, 0, &point),
             SWB_STATUS_INVALID);
  assert_is (swb_response_hill_point (negative, 1, 1.5, 0, &point),
             SWB_STATUS_INVALID);
  g_assert_cmpfloat (point, ==, 7.0);
}

static SwbResponse
random_curve (void)
{
  SwbResponse curve = {
    .kind = g_test_rand_bit () ? SWB_RESPONSE_LOG : SWB_RESPONSE_HILL,
    .base = g_test_rand_double_range (-3.0, 3.0),
    .scale = exp (g_test_rand_double_range (-3.0, 8.0)),
    .spread = exp (g_test_rand_double_range (-3.0, 8.0)),
    .shape = exp (g_test_rand_double_range (-1.5, 1.5)),
  };

  return curve;
}

/* Rises; the derivative is that of differences; the inverse undoes; Hill
 * is half at k. */
static void
test_curve_properties (void)
{
  for (int i = 0; i < 2000; i++)
    {
      SwbResponse curve = random_curve ();
      double x = curve.spread * exp (g_test_rand_double_range (-3.0, 3.0));
      double h = x * 1e-5;
      double marginal;
      double rounding;
      double back;

      g_assert_cmpfloat (value_of (&curve, x * 1.1), >, value_of (&curve, x));
      g_assert_cmpfloat (value_of (&curve, 0.0), ==, curve.base);
      assert_ok (swb_response_marginal (&curve, x, &marginal));
      curve.base = 0.0;
      /* What rounding of the values does to both. */
      rounding = 1e-15 * value_of (&curve, x) / (x * marginal);
      assert_near ((value_of (&curve, x + h) - value_of (&curve, x - h)) /
                       (2.0 * h),
                   marginal, 1e-6 + 1e5 * rounding);
      assert_ok (swb_response_inverse (&curve, value_of (&curve, x), &back));
      assert_near (back, x, 1e-13 + rounding);
      if (curve.kind == SWB_RESPONSE_HILL)
        assert_near (value_of (&curve, curve.spread), curve.scale / 2, 1e-15);
    }
}

static void
test_curve_edges (void)
{
  SwbResponse steep = { SWB_RESPONSE_HILL, 0.0, 2.0, 5.0, .5 };
  SwbResponse even = { SWB_RESPONSE_HILL, 0.0, 2.0, 5.0, 1.0 };
  SwbResponse bent = { SWB_RESPONSE_HILL, 1.0, 2.0, 5.0, 3.0 };
  SwbResponse flat = { SWB_RESPONSE_LOG, 1.0, 0.0, 5.0, NAN };
  double v = 7.0;

  assert_is (swb_response_marginal (&steep, 0.0, &v), SWB_STATUS_RANGE);
  assert_ok (swb_response_marginal (&even, 0.0, &v));
  g_assert_cmpfloat (v, ==, 0.4);
  assert_ok (swb_response_marginal (&bent, 0.0, &v));
  g_assert_cmpfloat (v, ==, 0.0);
  assert_ok (swb_response_marginal (&bent, 1e300, &v));
  g_assert_cmpfloat (v, ==, 0.0);
  g_assert_cmpfloat (value_of (&bent, 1e300), ==, 3.0);
  g_assert_cmpfloat (value_of (&flat, 1e300), ==, 1.0);
  assert_ok (swb_response_inverse (&bent, 1.0, &v));
  g_assert_cmpfloat (v, ==, 0.0);
  v = 7.0;
  assert_is (swb_response_inverse (&bent, 3.0, &v), SWB_STATUS_INVALID);
  assert_is (swb_response_inverse (&bent, 0.9, &v), SWB_STATUS_INVALID);
  assert_is (swb_response_inverse (&flat, 1.5, &v), SWB_STATUS_INVALID);
  assert_is (swb_response_inverse (&bent, NAN, &v), SWB_STATUS_NOT_ENOUGH);
  assert_is (swb_response_value (&bent, -1.0, &v), SWB_STATUS_INVALID);
  assert_is (swb_response_value (&bent, INFINITY, &v), SWB_STATUS_INVALID);
  assert_is (swb_response_value (&bent, NAN, &v), SWB_STATUS_NOT_ENOUGH);
  bent.shape = 0.0;
  assert_is (swb_response_value (&bent, 1.0, &v), SWB_STATUS_INVALID);
  bent.shape = NAN;
  assert_is (swb_response_value (&bent, 1.0, &v), SWB_STATUS_NOT_ENOUGH);
  flat.spread = 0.0;
  assert_is (swb_response_value (&flat, 1.0, &v), SWB_STATUS_INVALID);
  g_assert_cmpfloat (v, ==, 7.0);
}

/* Where x/k does not fit a double the powers still do. */
static void
test_curve_huge (void)
{
  SwbResponse hill = { SWB_RESPONSE_HILL, 0.0, 1.0, 1e-300, .001 };
  SwbResponse line = { SWB_RESPONSE_LOG, 0.0, 1.0, 1e-300, 1.0 };
  double u = pow (10.0, .6);

  assert_near (value_of (&hill, 1e300), u / (1.0 + u), 1e-12);
  assert_near (value_of (&line, 1e300), 600.0 * log (10.0), 1e-14);
}

/* R 4.2.2, uniroot: 100 without money, 160 with 40 as now, 182 with half again
 * as much; for Hill saturation at 300. */
static void
test_calibrate (void)
{
  SwbJudgement judgement = { 40.0, 1.5, 100.0, 160.0, 182.0, 300.0 };
  SwbResponse curve;

  assert_ok (swb_response_calibrate (SWB_RESPONSE_LOG, &judgement, &curve));
  assert_near (curve.spread, 67.5136582673711, 1e-12);
  assert_near (curve.scale, 128.9523988046457, 1e-12);
  assert_near (value_of (&curve, 60.0), 182.0, 1e-14);
  assert_ok (swb_response_calibrate (SWB_RESPONSE_HILL, &judgement, &curve));
  assert_near (curve.shape, 1.19204457676012, 1e-13);
  assert_near (curve.spread, 81.42425694712857, 1e-13);
  g_assert_false (swb_response_is_concave (&curve));
  judgement = (SwbJudgement){ 1.0, SWB_RESPONSE_MORE, 0.5, 1.0, 1.15, 1.5 };
  assert_ok (swb_response_calibrate (SWB_RESPONSE_HILL, &judgement, &curve));
  assert_near (curve.shape, 1.52673854303903, 1e-13);
  assert_near (curve.spread, 1.0, 1e-14);
}

/* Whatever curve there was comes back from its own values. */
static void
test_calibrate_round_trip (void)
{
  for (int i = 0; i < 2000; i++)
    {
      SwbResponse curve = random_curve ();
      double now = curve.spread * exp (g_test_rand_double_range (-2.0, 2.0));
      double more = g_test_rand_double_range (1.2, 4.0);
      SwbJudgement judgement;
      SwbResponse found;

      curve.base = 0.0;
      judgement = (SwbJudgement){ now,
                                  more,
                                  0.0,
                                  value_of (&curve, now),
                                  value_of (&curve, more * now),
                                  curve.scale };
      assert_ok (swb_response_calibrate (curve.kind, &judgement, &found));
      assert_near (found.scale, curve.scale, 1e-9);
      assert_near (found.spread, curve.spread, 1e-9);
      if (curve.kind == SWB_RESPONSE_HILL)
        assert_near (found.shape, curve.shape, 1e-9);
    }
}

static SwbStatus
calibrate (
    SwbResponseKind kind, double zero, double now, double more, double most)
{
  SwbJudgement judgement = { 10.0, 1.5, zero, now, more, most };
  SwbResponse curve = { .scale = 7.0 };
  SwbStatus status = swb_response_calibrate (kind, &judgement, &curve);

  if (status != SWB_STATUS_OK)
    g_assert_cmpfloat (curve.scale, ==, 7.0);
  return status;
}

static void
test_calibrate_contradictions (void)
{
  SwbJudgement nothing = { 0.0, 1.5, 1.0, 2.0, 3.0, 4.0 };
  SwbJudgement less = { 1.0, 1.0, 1.0, 2.0, 3.0, 4.0 };
  SwbResponse curve;

  assert_ok (calibrate (SWB_RESPONSE_HILL, 1, 2, 3, 4));
  assert_is (calibrate (SWB_RESPONSE_HILL, 2, 1, 3, 4), SWB_STATUS_INVALID);
  assert_is (calibrate (SWB_RESPONSE_HILL, 1, 1, 3, 4), SWB_STATUS_INVALID);
  assert_is (calibrate (SWB_RESPONSE_HILL, 1, 2, 2, 4), SWB_STATUS_INVALID);
  assert_is (calibrate (SWB_RESPONSE_HILL, 1, 2, 4, 4), SWB_STATUS_INVALID);
  assert_is (calibrate (SWB_RESPONSE_HILL, 1, 2, 3, 2.5), SWB_STATUS_INVALID);
  assert_is (calibrate (SWB_RESPONSE_HILL, 2, 2, 2, 2), SWB_STATUS_NOT_ENOUGH);
  assert_is (calibrate (SWB_RESPONSE_HILL, 1, 2, 3, NAN),
             SWB_STATUS_NOT_ENOUGH);
  assert_is (calibrate (SWB_RESPONSE_HILL, 1, NAN, 3, 4),
             SWB_STATUS_NOT_ENOUGH);
  assert_is (calibrate (SWB_RESPONSE_HILL, 1, 2, 3, INFINITY),
             SWB_STATUS_INVALID);
  assert_ok (calibrate (SWB_RESPONSE_LOG, 0, 2, 2.5, NAN));
  assert_is (calibrate (SWB_RESPONSE_LOG, 0, 2, 3, NAN), SWB_STATUS_INVALID);
  assert_is (calibrate (SWB_RESPONSE_LOG, 0, 2, 2, NAN), SWB_STATUS_INVALID);
  assert_is (calibrate (SWB_RESPONSE_LOG, 0, 0, 0, NAN), SWB_STATUS_NOT_ENOUGH);
  assert_is (swb_response_calibrate (SWB_RESPONSE_HILL, &nothing, &curve),
             SWB_STATUS_NOT_ENOUGH);
  assert_is (swb_response_calibrate (SWB_RESPONSE_HILL, &less, &curve),
             SWB_STATUS_INVALID);
}

static void
test_adstock (void)
{
  static const double wanted[] = { 100, 150, 175, 187.5, 193.75 };
  double money[] = { 100, 100, 100, 100, 100 };
  double steady;

  assert_ok (swb_adstock (money, 5, .5, 0.0, money));
  for (int i = 0; i < 5; i++)
    g_assert_cmpfloat (money[i], ==, wanted[i]);
  assert_ok (swb_adstock_steady (100.0, .5, &steady));
  g_assert_cmpfloat (steady, ==, 200.0);
}

/* From the steady state it stays there; a burst halves in a half-life; two
 * halves of a series are the whole. */
static void
test_adstock_properties (void)
{
  for (int i = 0; i < 200; i++)
    {
      double half_life = g_test_rand_double_range (0.1, 30.0);
      double x[8];
      double y[8];
      double z[8];
      double theta;
      double steady;
      double back;

      for (int t = 0; t < 8; t++)
        x[t] = g_test_rand_double_range (0.0, 10.0);
      assert_ok (swb_adstock_retention (half_life, &theta));
      assert_near (pow (theta, half_life), 0.5, 1e-12);
      assert_ok (swb_adstock_half_life (theta, &back));
      assert_near (back, half_life, 1e-9);
      assert_ok (swb_adstock (x, 8, theta, 0.0, y));
      assert_ok (swb_adstock (x, 3, theta, 0.0, z));
      assert_ok (swb_adstock (x + 3, 5, theta, z[2], z + 3));
      for (int t = 0; t < 8; t++)
        g_assert_cmpfloat (y[t], ==, z[t]);
      assert_ok (swb_adstock_steady (x[0], theta, &steady));
      assert_ok (swb_adstock (x, 1, theta, steady, y));
      assert_near (y[0], steady, 1e-13);
    }
}

static void
test_adstock_edges (void)
{
  static const double bad[] = { 1, NAN, -1, INFINITY };
  double huge[] = { 1e308, 1e308, 1e308 };
  double out[3] = { 7, 7, 7 };

  assert_is (swb_adstock (bad, 0, .5, 0, out), SWB_STATUS_NOT_ENOUGH);
  assert_is (swb_adstock (bad, 2, .5, 0, out), SWB_STATUS_NOT_ENOUGH);
  assert_is (swb_adstock (bad + 2, 1, .5, 0, out), SWB_STATUS_INVALID);
  assert_is (swb_adstock (bad + 3, 1, .5, 0, out), SWB_STATUS_INVALID);
  assert_is (swb_adstock (bad, 1, 1.0, 0, out), SWB_STATUS_INVALID);
  assert_is (swb_adstock (bad, 1, -.1, 0, out), SWB_STATUS_INVALID);
  assert_is (swb_adstock (bad, 1, .5, -1, out), SWB_STATUS_INVALID);
  assert_is (swb_adstock (huge, 3, .9, 0, out), SWB_STATUS_RANGE);
  assert_is (swb_adstock_steady (1e308, .9, out), SWB_STATUS_RANGE);
  assert_is (swb_adstock_retention (1e300, out), SWB_STATUS_RANGE);
  assert_is (swb_adstock_retention (-1.0, out), SWB_STATUS_INVALID);
  g_assert_cmpfloat (out[0], ==, 7.0);
  assert_ok (swb_adstock_half_life (0.0, out));
  g_assert_cmpfloat (out[0], ==, 0.0);
  assert_ok (swb_adstock_retention (0.0, out));
  g_assert_cmpfloat (out[0], ==, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/hill/published", test_hill_published);
  g_test_add_func ("/response/hill/point-edges", test_hill_point_edges);
  g_test_add_func ("/response/curve/properties", test_curve_properties);
  g_test_add_func ("/response/curve/edges", test_curve_edges);
  g_test_add_func ("/response/curve/huge", test_curve_huge);
  g_test_add_func ("/response/calibrate/numbers", test_calibrate);
  g_test_add_func ("/response/calibrate/round-trip", test_calibrate_round_trip);
  g_test_add_func ("/response/calibrate/contradictions",
                   test_calibrate_contradictions);
  g_test_add_func ("/response/adstock/published", test_adstock);
  g_test_add_func ("/response/adstock/properties", test_adstock_properties);
  g_test_add_func ("/response/adstock/edges", test_adstock_edges);
  return g_test_run ();
}
