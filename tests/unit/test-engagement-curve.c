/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The usual engagement at a number of followers. */
#include "analytics/swb-engagement-curve.h"

#include <glib.h>
#include <math.h>

static SwbEngagementExpected
expect (const SwbEngagementCurve *curve, double followers)
{
  SwbEngagementExpected e;

  g_assert_cmpint (swb_engagement_expected (curve, followers, &e), ==,
                   SWB_STATUS_OK);
  return e;
}

static void
check (const SwbEngagementCurve *curve,
       double followers,
       double rate,
       double slope)
{
  SwbEngagementExpected e = expect (curve, followers);

  g_assert_cmpfloat_with_epsilon (e.rate / rate, 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (e.slope, slope, 1e-11);
  g_assert_false (e.beyond);
}

/* Markerly's figures at their knots; between them R 4.2.2, splinefun (log,
 * log, "monoH.FC"). */
static void
test_markerly (void)
{
  check (NULL, 500, 0.0695064596916755, -0.311320075569244);
  check (NULL, 1000, 0.0559715833061729, -0.310244789457246);
  check (NULL, 5000, 0.0354607367017425, -0.260149777452669);
  check (NULL, 20000, 0.0256586048678382, -0.192806397256313);
  check (NULL, 100000, 0.020653598230156, -0.0913818336412275);
  check (NULL, 500000, 0.0185191024615807, -0.0533369951046639);
  check (NULL, 2000000, 0.017145717136579, -0.0646249814824907);
  for (size_t i = 0; i < 4; i++)
    {
      const SwbEngagementCurve *c = swb_engagement_curve_default ();

      g_assert_cmpfloat_with_epsilon (expect (NULL, c->followers[i]).rate,
                                      c->rates[i], 1e-15);
    }
  g_assert_cmpfloat (expect (NULL, 10).rate, ==, 0.08);
  g_assert_true (expect (NULL, 10).beyond);
  g_assert_cmpfloat (expect (NULL, 1e9).rate, ==, 0.0166);
  g_assert_cmpfloat (expect (NULL, 1e300).slope, ==, 0.0);
}

/* Where the circle of radius 3 binds; R 4.2.2 as above. */
static void
test_steep (void)
{
  static const double followers[] = { 100, 1000, 5000, 1e5 };
  static const double rates[] = { .09, .02, .0199, .001 };
  SwbEngagementCurve curve = { .n_knots = 4,
                               .followers = followers,
                               .rates = rates };

  check (&curve, 200, 0.0520661981748236, -0.867213966148894);
  check (&curve, 900, 0.0201333542092419, -0.119670820168877);
  check (&curve, 2000, 0.0199638147938214, -0.001347654515816);
  check (&curve, 30000, 0.00443096827011118, -1.31452877003808);
}

/* Between two knots never outside their rates; the slope is the derivative. */
static void
test_random (void)
{
  for (int round = 0; round < 500; round++)
    {
      double followers[8];
      double rates[8];
      SwbEngagementCurve curve = { .n_knots = 8,
                                   .followers = followers,
                                   .rates = rates };

      for (int i = 0; i < 8; i++)
        {
          followers[i] = (i > 0 ? followers[i - 1] : 10.0) *
                         g_test_rand_double_range (1.1, 9.0);
          rates[i] = exp (g_test_rand_double_range (-6.0, -1.0));
        }
      for (int i = 0; i < 7; i++)
        for (double t = 0.05; t < 1.0; t += 0.1)
          {
            double n = followers[i] * pow (followers[i + 1] / followers[i], t);
            SwbEngagementExpected e = expect (&curve, n);
            double slope = (log (expect (&curve, n * 1.0001).rate) -
                            log (expect (&curve, n / 1.0001).rate)) /
                           (2.0 * log (1.0001));

            g_assert_cmpfloat (e.rate, >=,
                               fmin (rates[i], rates[i + 1]) * (1 - 1e-12));
            g_assert_cmpfloat (e.rate, <=,
                               fmax (rates[i], rates[i + 1]) * (1 + 1e-12));
            g_assert_cmpfloat_with_epsilon (e.slope, slope,
                                            1e-5 * (1 + fabs (slope)));
          }
    }
}

static void
test_refusals (void)
{
  static const double up[] = { 10, 10 };
  static const double rates[] = { 0.1, 0.2 };
  static const double zero[] = { 0.0, 0.2 };
  static const double missing[] = { NAN, 0.2 };
  static const double good[] = { 10, 20 };
  SwbEngagementCurve curve = { .n_knots = 2, .followers = up, .rates = rates };
  SwbEngagementExpected e = { .rate = 7.0 };

  g_assert_cmpint (swb_engagement_expected (&curve, 10, &e), ==,
                   SWB_STATUS_INVALID);
  curve.followers = good;
  curve.rates = zero;
  g_assert_cmpint (swb_engagement_expected (&curve, 10, &e), ==,
                   SWB_STATUS_INVALID);
  curve.rates = missing;
  g_assert_cmpint (swb_engagement_expected (&curve, 10, &e), ==,
                   SWB_STATUS_NOT_ENOUGH);
  curve.rates = rates;
  curve.n_knots = 1;
  g_assert_cmpint (swb_engagement_expected (&curve, 10, &e), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_engagement_expected (NULL, NAN, &e), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_engagement_expected (NULL, 0, &e), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_engagement_expected (NULL, -1, &e), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_engagement_expected (NULL, INFINITY, &e), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpfloat (e.rate, ==, 7.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engagement-curve/markerly", test_markerly);
  g_test_add_func ("/engagement-curve/steep", test_steep);
  g_test_add_func ("/engagement-curve/random", test_random);
  g_test_add_func ("/engagement-curve/refusals", test_refusals);
  return g_test_run ();
}
