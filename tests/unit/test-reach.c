/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reach: the published and recomputed cases of the methods page, section 1,
 * and properties that hold on random markets. */
#include "analytics/swb-reach.h"

#include <glib.h>

#define EPSILON 1e-9

static SwbReachModel *
make_model (const SwbReachInput *input)
{
  SwbReachModel *model = NULL;

  g_assert_cmpint (swb_reach_model_new (input, &model), ==, SWB_STATUS_OK);
  return model;
}

static SwbReachOptions
options_of (double k, SwbReachExposure exposure)
{
  return (SwbReachOptions){ .k = k, .exposure = exposure };
}

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}

/* Recomputed in R 4.2.2 for the methods page: two segments of 1e6; p = .3/0,
 * .3/0, 0/.3. */
static void
test_two_segments (void)
{
  static const double viewers[] = { 3e5, 3e5, 3e5 };
  static const double sizes[] = { 1e6, 1e6 };
  static const SwbReachShare shares[] = { { 0, 0, 1.0 },
                                          { 1, 0, 1.0 },
                                          { 2, 1, 1.0 } };
  SwbReachInput input = { 3, viewers, 2, sizes, 3, shares };
  SwbReachModel *model = make_model (&input);
  SwbReachResult r;
  double by_segment[2];

  g_assert_cmpint (
      swb_reach_evaluate (model, NULL,
                          options_of (SWB_REACH_ALIKE, SWB_REACH_EXPOSURE_LOG),
                          &r, by_segment),
      ==, SWB_STATUS_OK);
  assert_near (r.reach, 810000.0, 1e-6);
  assert_near (r.lower, 600000.0, 1e-6);
  assert_near (r.upper, 900000.0, 1e-6);
  assert_near (by_segment[0], 510000.0, 1e-6);
  assert_near (by_segment[1], 300000.0, 1e-6);
  assert_near (r.contacts, 900000.0, 1e-6);
  assert_near (r.frequency, 900000.0 / 810000.0, EPSILON);
  g_assert_cmpfloat (r.population, ==, 2e6);
  swb_reach_model_free (model);
}

/* The same three creators pooled into one segment of 2e6: 771,750. */
static void
test_pooled (void)
{
  static const double viewers[] = { 3e5, 3e5, 3e5 };
  static const double sizes[] = { 2e6 };
  static const SwbReachShare shares[] = { { 0, 0, 1.0 },
                                          { 1, 0, 1.0 },
                                          { 2, 0, 1.0 } };
  SwbReachInput input = { 3, viewers, 1, sizes, 3, shares };
  SwbReachModel *model = make_model (&input);
  SwbReachResult r;

  g_assert_cmpint (
      swb_reach_evaluate (model, NULL,
                          options_of (SWB_REACH_ALIKE, SWB_REACH_EXPOSURE_LOG),
                          &r, NULL),
      ==, SWB_STATUS_OK);
  assert_near (r.reach, 771750.0, 1e-6);
  swb_reach_model_free (model);
}

/* Recomputed in R 4.2.2 for the methods page: z = 1, N = 1e6, and k. */
static void
test_heterogeneity (void)
{
  static const struct
  {
    double k;
    double reach;
  } cases[] = { { 0.5, 422650 },
                { 1.0, 500000 },
                { 2.0, 555556 },
                { 5.0, 598122 },
                { SWB_REACH_ALIKE, 632121 } };
  static const double sizes[] = { 1e6 };
  static const SwbReachShare shares[] = { { 0, 0, 1.0 } };
  double viewers[] = { 1e6 * -expm1 (-1.0) };
  SwbReachInput input = { 1, viewers, 1, sizes, 1, shares };
  SwbReachModel *model = make_model (&input);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbReachResult r;
      double g;

      g_assert_cmpint (
          swb_reach_evaluate (model, NULL,
                              options_of (cases[i].k, SWB_REACH_EXPOSURE_LOG),
                              &r, NULL),
          ==, SWB_STATUS_OK);
      assert_near (r.reach, cases[i].reach, 1.0);
      g_assert_cmpint (swb_reach_curve_value (1.0, cases[i].k, &g), ==, 0);
      assert_near (1e6 * g, cases[i].reach, 1.0);
      /* Calibrated, a creator alone reaches its own viewers for every k. */
      g_assert_cmpint (
          swb_reach_evaluate (
              model, NULL,
              options_of (cases[i].k, SWB_REACH_EXPOSURE_CALIBRATED), &r, NULL),
          ==, SWB_STATUS_OK);
      assert_near (r.reach, viewers[0], 1e-6);
    }
  swb_reach_model_free (model);
}

/* g for huge k runs into the limit without losing digits. */
static void
test_limit (void)
{
  for (double z = 1e-12; z < 100.0; z *= 7.0)
    {
      double near;
      double limit;

      g_assert_cmpint (swb_reach_curve_value (z, 1e15, &near), ==, 0);
      g_assert_cmpint (swb_reach_curve_value (z, SWB_REACH_ALIKE, &limit), ==,
                       0);
      assert_near (near / limit, 1.0, 1e-9);
    }
}

/* A creator alone reaches its viewers to the last digits, whatever part of the
 * segment they are, where series take over from logarithms too. */
static void
test_alone (void)
{
  static const double ks[] = { 0.01, 0.7, 2.65, 10, 1e6, SWB_REACH_ALIKE };
  static const double sizes[] = { 1e9 };
  static const SwbReachShare shares[] = { { 0, 0, 1.0 } };

  for (double p = 1e-9; p < 0.95; p *= 1.07)
    {
      double viewers[] = { 1e9 * p };
      SwbReachInput input = { 1, viewers, 1, sizes, 1, shares };
      SwbReachModel *model = make_model (&input);

      for (guint i = 0; i < G_N_ELEMENTS (ks); i++)
        {
          SwbReachResult r;

          swb_reach_evaluate (model, NULL,
                              options_of (ks[i], SWB_REACH_EXPOSURE_CALIBRATED),
                              &r, NULL);
          assert_near (r.reach / viewers[0], 1.0, 4e-15);
        }
      swb_reach_model_free (model);
    }
}

/* No more than 0.95 of a segment, nobody in an empty one. */
static void
test_caps (void)
{
  static const double viewers[] = { 1e300, 10.0 };
  static const double sizes[] = { 1000.0, 0.0 };
  static const SwbReachShare shares[] = { { 0, 0, 0.5 },
                                          { 0, 1, 0.5 },
                                          { 1, 1, 1.0 } };
  SwbReachInput input = { 2, viewers, 2, sizes, 3, shares };
  SwbReachModel *model = make_model (&input);
  SwbReachResult r;

  g_assert_cmpint (
      swb_reach_evaluate (model, NULL, swb_reach_options_default (), &r, NULL),
      ==, SWB_STATUS_OK);
  assert_near (r.reach, 950.0, 1e-9);
  assert_near (r.lower, 950.0, 1e-9);
  assert_near (r.upper, 950.0, 1e-9);
  swb_reach_model_free (model);
}

/* A pair that is told in two parts counts as one. */
static void
test_merge (void)
{
  static const double viewers[] = { 400.0, 100.0 };
  static const double sizes[] = { 1000.0, 1000.0 };
  static const SwbReachShare parts[] = {
    { 0, 0, 0.25 }, { 1, 0, 0.5 }, { 0, 1, 0.5 }, { 0, 0, 0.25 }, { 1, 0, 0.5 }
  };
  static const SwbReachShare whole[] = { { 1, 0, 1.0 },
                                         { 0, 1, 0.5 },
                                         { 0, 0, 0.5 } };
  SwbReachInput input = { 2, viewers, 2, sizes, 5, parts };
  SwbReachModel *a = make_model (&input);
  SwbReachModel *b;
  SwbReachResult ra;
  SwbReachResult rb;

  input.shares = whole;
  input.n_shares = 3;
  b = make_model (&input);
  swb_reach_evaluate (a, NULL, swb_reach_options_default (), &ra, NULL);
  swb_reach_evaluate (b, NULL, swb_reach_options_default (), &rb, NULL);
  assert_near (ra.reach, rb.reach, 1e-9);
  assert_near (ra.lower, rb.lower, 1e-9);
  assert_near (ra.upper, rb.upper, 1e-9);
  swb_reach_model_free (a);
  swb_reach_model_free (b);
}

static void
check_refused (SwbReachInput input, SwbStatus expected)
{
  SwbReachModel *model = NULL;

  g_assert_cmpint (swb_reach_model_new (&input, &model), ==, expected);
  g_assert_null (model);
}

static void
test_refusals (void)
{
  static const double viewers[] = { 1.0 };
  static const double sizes[] = { 10.0 };
  static const double bad[] = { NAN, -1.0, INFINITY, 1e200 };
  static const SwbReachShare good[] = { { 0, 0, 1.0 } };
  static const SwbReachShare wrong[][2] = {
    { { 1, 0, 1.0 }, { 0, 0, 0.0 } },  { { 0, 1, 1.0 }, { 0, 0, 0.0 } },
    { { 0, 0, -0.1 }, { 0, 0, 0.0 } }, { { 0, 0, NAN }, { 0, 0, 0.0 } },
    { { 0, 0, 1.1 }, { 0, 0, 0.0 } },  { { 0, 0, 0.6 }, { 0, 0, 0.6 } }
  };

  check_refused ((SwbReachInput){ 1, &bad[0], 1, sizes, 1, good },
                 SWB_STATUS_NOT_ENOUGH);
  check_refused ((SwbReachInput){ 1, viewers, 1, &bad[0], 1, good },
                 SWB_STATUS_NOT_ENOUGH);
  check_refused ((SwbReachInput){ 1, &bad[1], 1, sizes, 1, good },
                 SWB_STATUS_INVALID);
  check_refused ((SwbReachInput){ 1, viewers, 1, &bad[2], 1, good },
                 SWB_STATUS_INVALID);
  check_refused ((SwbReachInput){ 1, viewers, 1, &bad[3], 1, good },
                 SWB_STATUS_RANGE);
  check_refused ((SwbReachInput){ 1, NULL, 1, sizes, 1, good },
                 SWB_STATUS_INVALID);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    check_refused ((SwbReachInput){ 1, viewers, 1, sizes, 2, wrong[i] },
                   SWB_STATUS_INVALID);
}

static void
test_empty (void)
{
  SwbReachInput input = { 0 };
  SwbReachModel *model = make_model (&input);
  SwbReachResult r;
  double at_least[3] = { 9, 9, 9 };
  double v;

  g_assert_cmpint (
      swb_reach_evaluate (model, NULL, swb_reach_options_default (), &r, NULL),
      ==, SWB_STATUS_OK);
  g_assert_cmpfloat (r.reach, ==, 0.0);
  g_assert_cmpfloat (r.frequency, ==, 0.0);
  g_assert_cmpint (swb_reach_frequency (
                       model, NULL, swb_reach_options_default (), 2, at_least),
                   ==, SWB_STATUS_OK);
  g_assert_cmpfloat (at_least[1], ==, 0.0);
  g_assert_cmpint (
      swb_reach_curve (model, NULL, NULL, 0, SWB_REACH_EXPOSURE_LOG, NULL), ==,
      SWB_STATUS_OK);
  g_assert_cmpint (swb_reach_evaluate (model, NULL,
                                       options_of (0.0, SWB_REACH_EXPOSURE_LOG),
                                       &r, NULL),
                   ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_reach_evaluate (model, NULL,
                                       options_of (NAN, SWB_REACH_EXPOSURE_LOG),
                                       &r, NULL),
                   ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_reach_curve_value (-1.0, 1.0, &v), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_reach_curve_value (NAN, 1.0, &v), ==,
                   SWB_STATUS_NOT_ENOUGH);
  swb_reach_model_free (model);
  swb_reach_model_free (NULL);
}

#define N_CREATORS 40
#define N_SEGMENTS 8

typedef struct
{
  double viewers[N_CREATORS];
  double sizes[N_SEGMENTS];
  double costs[N_CREATORS];
  SwbReachShare shares[N_CREATORS * 3];
  SwbReachInput input;
} Market;

static void
fill_market (Market *market)
{
  for (int s = 0; s < N_SEGMENTS; s++)
    market->sizes[s] = pow (10.0, g_test_rand_double_range (3.0, 7.0));
  for (int i = 0; i < N_CREATORS; i++)
    {
      market->viewers[i] = pow (10.0, g_test_rand_double_range (2.0, 6.5));
      market->costs[i] = g_test_rand_double_range (0.0, 1e5);
      for (int j = 0; j < 3; j++)
        market->shares[3 * i + j] =
            (SwbReachShare){ .creator = (uint32_t) i,
                             .segment =
                                 (uint32_t) ((i * 5 + 3 * j) % N_SEGMENTS),
                             .share = g_test_rand_double_range (0.0, 0.33) };
    }
  market->input =
      (SwbReachInput){ N_CREATORS,    market->viewers, N_SEGMENTS,
                       market->sizes, 3 * N_CREATORS,  market->shares };
}

static double
random_k (void)
{
  return g_test_rand_int_range (0, 5) == 0
             ? SWB_REACH_ALIKE
             : swb_reach_k_quantile (g_test_rand_double_range (0.0, 1.0));
}

/* Bounds hold; more alike means more reach; frequency and reach agree. */
static void
test_random_bounds (void)
{
  for (int round = 0; round < 300; round++)
    {
      Market market;
      SwbReachModel *model;
      SwbReachResult r;
      double before = 0.0;
      double ks[] = { 0.1, 0.7, 2.0, 10.0, 1e6, SWB_REACH_ALIKE };

      fill_market (&market);
      model = make_model (&market.input);
      for (guint i = 0; i < G_N_ELEMENTS (ks); i++)
        {
          SwbReachOptions o = options_of (ks[i], SWB_REACH_EXPOSURE_CALIBRATED);
          double at_least[21];

          swb_reach_evaluate (model, NULL, o, &r, NULL);
          g_assert_cmpfloat (r.lower, <=, r.reach * (1 + EPSILON));
          g_assert_cmpfloat (r.reach, <=, r.upper * (1 + EPSILON));
          g_assert_cmpfloat (r.upper, <=, r.population * (1 + EPSILON));
          g_assert_cmpfloat (before, <=, r.reach * (1 + EPSILON));
          before = r.reach;
          swb_reach_frequency (model, NULL, o, 20, at_least);
          assert_near (at_least[1] / r.reach, 1.0, 1e-9);
          for (int j = 1; j <= 20; j++)
            g_assert_cmpfloat (at_least[j], <=, at_least[j - 1]);
          o.exposure = SWB_REACH_EXPOSURE_LOG;
          swb_reach_evaluate (model, NULL, o, &r, NULL);
          g_assert_cmpfloat (r.reach, <=, r.upper * (1 + EPSILON));
        }
      /* All alike, the two exposures are one, and the lower bound holds. */
      assert_near (r.reach / before, 1.0, 1e-12);
      swb_reach_model_free (model);
    }
}

/* The mean of the frequency is the contacts. */
static void
test_random_frequency_mean (void)
{
  enum
  {
    MANY = 4000
  };
  g_autofree double *at_least = g_new (double, MANY + 1);

  for (int round = 0; round < 60; round++)
    {
      Market market;
      SwbReachModel *model;
      SwbReachResult r;
      SwbReachOptions o = options_of (random_k (), SWB_REACH_EXPOSURE_LOG);
      double sum = 0.0;

      fill_market (&market);
      model = make_model (&market.input);
      swb_reach_evaluate (model, NULL, o, &r, NULL);
      swb_reach_frequency (model, NULL, o, MANY, at_least);
      for (int j = 1; j <= MANY; j++)
        sum += at_least[j];
      assert_near (sum / r.contacts, 1.0, 1e-6);
      swb_reach_model_free (model);
    }
}

/* A larger set reaches no less, and a creator adds no more to it. */
static void
test_random_sets (void)
{
  for (int round = 0; round < 300; round++)
    {
      Market market;
      SwbReachModel *model;
      SwbReachOptions o = options_of (
          random_k (), (SwbReachExposure) g_test_rand_int_range (0, 2));
      bool small[N_CREATORS];
      bool large[N_CREATORS];
      SwbReachMarginal few[N_CREATORS];
      SwbReachMarginal many[N_CREATORS];
      SwbReachResult a;
      SwbReachResult b;
      int who = g_test_rand_int_range (0, N_CREATORS);

      fill_market (&market);
      model = make_model (&market.input);
      for (int i = 0; i < N_CREATORS; i++)
        {
          small[i] = i != who && g_test_rand_int_range (0, 3) == 0;
          large[i] = i != who && (small[i] || g_test_rand_int_range (0, 2));
        }
      swb_reach_evaluate (model, small, o, &a, NULL);
      swb_reach_evaluate (model, large, o, &b, NULL);
      g_assert_cmpfloat (a.reach, <=, b.reach * (1 + EPSILON));
      swb_reach_marginals (model, small, o, few);
      swb_reach_marginals (model, large, o, many);
      g_assert_cmpfloat (many[who].added, <=,
                         few[who].added * (1 + EPSILON) + EPSILON);
      g_assert_cmpfloat (few[who].added, <=, few[who].alone * (1 + EPSILON));
      /* What it adds from outside is what is lost when it goes. */
      large[who] = true;
      swb_reach_evaluate (model, large, o, &a, NULL);
      assert_near (a.reach - b.reach, many[who].added, 1e-9 * a.reach);
      swb_reach_marginals (model, large, o, few);
      assert_near (few[who].added, many[who].added, 1e-9 * a.reach);
      swb_reach_model_free (model);
    }
}

/* Neither the order of the shares nor of the bookings changes the whole. */
static void
test_random_order (void)
{
  for (int round = 0; round < 200; round++)
    {
      Market market;
      SwbReachModel *model;
      SwbReachModel *shuffled;
      SwbReachResult a;
      SwbReachResult b;
      uint32_t order[N_CREATORS];
      SwbReachPoint points[N_CREATORS];
      SwbReachOptions o = swb_reach_options_default ();
      double spend = 0.0;

      fill_market (&market);
      model = make_model (&market.input);
      for (int i = 3 * N_CREATORS - 1; i > 0; i--)
        {
          int j = g_test_rand_int_range (0, i + 1);
          SwbReachShare kept = market.shares[i];

          market.shares[i] = market.shares[j];
          market.shares[j] = kept;
        }
      shuffled = make_model (&market.input);
      swb_reach_evaluate (model, NULL, o, &a, NULL);
      swb_reach_evaluate (shuffled, NULL, o, &b, NULL);
      assert_near (a.reach / b.reach, 1.0, 1e-12);
      for (uint32_t i = 0; i < N_CREATORS; i++)
        order[i] = (i * 7 + (uint32_t) round) % N_CREATORS;
      g_assert_cmpint (swb_reach_curve (model, order, market.costs, N_CREATORS,
                                        o.exposure, points),
                       ==, SWB_STATUS_OK);
      for (int i = 0; i < N_CREATORS; i++)
        {
          spend += market.costs[order[i]];
          g_assert_cmpuint (points[i].creator, ==, order[i]);
          assert_near (points[i].spend, spend, 1e-6);
          g_assert_cmpfloat (points[i].reach_low, <=,
                             points[i].reach * (1 + EPSILON));
          g_assert_cmpfloat (points[i].reach, <=,
                             points[i].reach_high * (1 + EPSILON));
          g_assert_cmpfloat (points[i].lower, <=,
                             points[i].reach_low * (1 + EPSILON));
          g_assert_cmpfloat (points[i].reach_high, <=,
                             points[i].upper * (1 + EPSILON));
          if (i > 0)
            g_assert_cmpfloat (points[i - 1].reach, <=, points[i].reach);
        }
      assert_near (points[N_CREATORS - 1].reach / a.reach, 1.0, 1e-9);
      assert_near (points[N_CREATORS - 1].lower / a.lower, 1.0, 1e-9);
      assert_near (points[N_CREATORS - 1].upper / a.upper, 1.0, 1e-9);
      swb_reach_model_free (model);
      swb_reach_model_free (shuffled);
    }
}

static void
test_curve_refusals (void)
{
  static const double viewers[] = { 10.0, 20.0 };
  static const double sizes[] = { 100.0 };
  static const SwbReachShare shares[] = { { 0, 0, 1.0 }, { 1, 0, 1.0 } };
  static const uint32_t twice[] = { 0, 0 };
  static const uint32_t beyond[] = { 0, 2 };
  static const uint32_t good[] = { 1, 0 };
  static const double costs[] = { 5.0, 6.0 };
  static const double unknown[] = { NAN, 6.0 };
  static const double negative[] = { 5.0, -6.0 };
  static const double huge[] = { 1e308, 1e308 };
  SwbReachInput input = { 2, viewers, 1, sizes, 2, shares };
  SwbReachModel *model = make_model (&input);
  SwbReachPoint points[2];

  g_assert_cmpint (swb_reach_curve (model, twice, costs, 2, 0, points), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_reach_curve (model, beyond, costs, 2, 0, points), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_reach_curve (model, good, unknown, 2, 0, points), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_reach_curve (model, good, negative, 2, 0, points), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_reach_curve (model, good, huge, 2, 0, points), ==,
                   SWB_STATUS_RANGE);
  g_assert_cmpint (swb_reach_curve (model, good, costs, 2, 0, points), ==,
                   SWB_STATUS_OK);
  g_assert_cmpfloat (points[1].spend, ==, 11.0);
  swb_reach_model_free (model);
}

static void
test_quantiles_of_k (void)
{
  assert_near (swb_reach_k_quantile (0.0), 0.7, EPSILON);
  assert_near (swb_reach_k_quantile (0.5), sqrt (7.0), EPSILON);
  assert_near (swb_reach_k_quantile (1.0), 10.0, EPSILON);
  assert_near (swb_reach_k_quantile (NAN), 0.7, EPSILON);
  assert_near (swb_reach_k_quantile (7.0), 10.0, EPSILON);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reach/two-segments", test_two_segments);
  g_test_add_func ("/reach/pooled", test_pooled);
  g_test_add_func ("/reach/heterogeneity", test_heterogeneity);
  g_test_add_func ("/reach/limit", test_limit);
  g_test_add_func ("/reach/alone", test_alone);
  g_test_add_func ("/reach/caps", test_caps);
  g_test_add_func ("/reach/merge", test_merge);
  g_test_add_func ("/reach/refusals", test_refusals);
  g_test_add_func ("/reach/empty", test_empty);
  g_test_add_func ("/reach/random-bounds", test_random_bounds);
  g_test_add_func ("/reach/random-frequency-mean", test_random_frequency_mean);
  g_test_add_func ("/reach/random-sets", test_random_sets);
  g_test_add_func ("/reach/random-order", test_random_order);
  g_test_add_func ("/reach/curve-refusals", test_curve_refusals);
  g_test_add_func ("/reach/quantiles-of-k", test_quantiles_of_k);
  return g_test_run ();
}
