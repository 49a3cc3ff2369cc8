/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often people are reached: published cases, and all subsets by hand. */
#include "analytics/swb-reach.h"

#include <glib.h>

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

/* Goerg's 100, 50, 25 for 1+, 2+, 3+ as the negative binomial with k = 1, and
 * Sainsbury's as the sum over all who see and who do not. */
static void
test_frequency (void)
{
  static const double viewers[] = { 100.0, 40.0, 60.0 };
  static const double sizes[] = { 200.0 };
  static const SwbReachShare one[] = { { 0, 0, 1.0 } };
  static const SwbReachShare three[] = { { 0, 0, 1.0 },
                                         { 1, 0, 1.0 },
                                         { 2, 0, 1.0 } };
  static const double expected[] = { 200.0, 100.0, 50.0, 25.0, 12.5 };
  SwbReachInput input = { 3, viewers, 1, sizes, 1, one };
  SwbReachModel *model = make_model (&input);
  double at_least[5];

  g_assert_cmpint (
      swb_reach_frequency (model, NULL,
                           options_of (1.0, SWB_REACH_EXPOSURE_CALIBRATED), 4,
                           at_least),
      ==, SWB_STATUS_OK);
  for (int j = 0; j <= 4; j++)
    assert_near (at_least[j], expected[j], 1e-9);
  swb_reach_model_free (model);
  /* p = .5, .2, .3: none .28, all .03, exactly one .47, two .22. */
  input.n_shares = 3;
  input.shares = three;
  model = make_model (&input);
  g_assert_cmpint (
      swb_reach_frequency (model, NULL,
                           options_of (SWB_REACH_ALIKE, SWB_REACH_EXPOSURE_LOG),
                           4, at_least),
      ==, SWB_STATUS_OK);
  assert_near (at_least[0], 200.0, 1e-9);
  assert_near (at_least[1], 200.0 * 0.72, 1e-9);
  assert_near (at_least[2], 200.0 * 0.25, 1e-9);
  assert_near (at_least[3], 200.0 * 0.03, 1e-9);
  assert_near (at_least[4], 0.0, 1e-9);
  swb_reach_model_free (model);
}

/* People all alike against the sum over every subset of creators, also when
 * fewer contacts are told than there are creators. */
static void
test_frequency_by_subsets (void)
{
  enum
  {
    N = 8
  };
  static const double sizes[] = { 1000.0 };
  double viewers[N];
  SwbReachShare shares[N];
  double expected[N + 1] = { 0.0 };
  SwbReachInput input = { N, viewers, 1, sizes, N, shares };
  SwbReachModel *model;

  for (uint32_t i = 0; i < N; i++)
    {
      viewers[i] = g_test_rand_double_range (0.0, 900.0);
      shares[i] = (SwbReachShare){ i, 0, 1.0 };
    }
  for (unsigned set = 0; set < 1u << N; set++)
    {
      double people = sizes[0];

      for (int i = 0; i < N; i++)
        people *=
            set >> i & 1 ? viewers[i] / 1000.0 : 1.0 - viewers[i] / 1000.0;
      for (int j = 0; j <= __builtin_popcount (set); j++)
        expected[j] += people;
    }
  model = make_model (&input);
  for (size_t max = 0; max <= N; max++)
    {
      double at_least[N + 1];

      g_assert_cmpint (swb_reach_frequency (
                           model, NULL,
                           options_of (SWB_REACH_ALIKE, SWB_REACH_EXPOSURE_LOG),
                           max, at_least),
                       ==, SWB_STATUS_OK);
      for (size_t j = 0; j <= max; j++)
        assert_near (at_least[j], expected[j], 1e-9);
    }
  swb_reach_model_free (model);
}

typedef struct
{
  double k;
  SwbReachExposure exposure;
  double at_least[4];
  double contacts;
} Independent;

/* R 4.2.2: pnbinom (size = k, mu = z) summed over two segments; for people all
 * alike all sixteen subsets of both. */
static void
test_independent (void)
{
  static const double viewers[] = { 120000, 300000, 80000, 40000 };
  static const double sizes[] = { 5e5, 2e6 };
  static const SwbReachShare shares[] = { { 0, 0, .5 }, { 0, 1, .5 },
                                          { 1, 0, .2 }, { 1, 1, .7 },
                                          { 2, 0, 1 },  { 3, 1, .9 } };
  static const Independent cases[] = {
    { 0.7,
      SWB_REACH_EXPOSURE_CALIBRATED,
      { 434760.94937547506, 101373.81656549902, 28382.12937772850,
        9098.29496313053 },
      578720.00985901651 },
    { 0.7,
      SWB_REACH_EXPOSURE_LOG,
      { 410179.46772247576, 89844.09871732080, 23519.73228018491,
        7034.45880699667 },
      534119.54272159666 },
    { 3.3,
      SWB_REACH_EXPOSURE_CALIBRATED,
      { 461056.29968659079, 69477.42209117088, 10598.26324919897,
        1676.26353786891 },
      543125.19480095292 },
    { 12.0,
      SWB_REACH_EXPOSURE_LOG,
      { 465454.794191161986, 60649.288587284107, 7134.028664531670,
        791.384646672817 },
      534119.542721596663 },
    { SWB_REACH_ALIKE,
      SWB_REACH_EXPOSURE_LOG,
      { 469705.4, 35029.2, 1265.4, 0.0 },
      506000.0 },
  };
  SwbReachInput input = { 4, viewers, 2, sizes, 6, shares };
  SwbReachModel *model = make_model (&input);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwbReachOptions o = options_of (cases[i].k, cases[i].exposure);
      SwbReachResult r;
      double at_least[5];

      g_assert_cmpint (swb_reach_frequency (model, NULL, o, 4, at_least), ==,
                       SWB_STATUS_OK);
      for (int j = 0; j < 4; j++)
        assert_near (at_least[j + 1], cases[i].at_least[j], 1e-6);
      swb_reach_evaluate (model, NULL, o, &r, NULL);
      assert_near (r.reach, cases[i].at_least[0], 1e-6);
      assert_near (r.contacts, cases[i].contacts, 1e-6);
      assert_near (r.lower, 290000.0, 1e-6);
      assert_near (r.upper, 506000.0, 1e-6);
    }
  swb_reach_model_free (model);
}

/* R 4.2.2: R(S) - R(S without it), k = 3.3, calibrated. */
static void
test_marginals (void)
{
  static const double viewers[] = { 120000, 300000, 80000, 40000 };
  static const double sizes[] = { 5e5, 2e6 };
  static const SwbReachShare shares[] = { { 0, 0, .5 }, { 0, 1, .5 },
                                          { 1, 0, .2 }, { 1, 1, .7 },
                                          { 2, 0, 1 },  { 3, 1, .9 } };
  static const double added[] = { 91884.3076326271, 238448.4338409323,
                                  58151.7001201918, 29996.4554374779 };
  SwbReachInput input = { 4, viewers, 2, sizes, 6, shares };
  SwbReachModel *model = make_model (&input);
  SwbReachMarginal marginals[4];

  g_assert_cmpint (
      swb_reach_marginals (model, NULL,
                           options_of (3.3, SWB_REACH_EXPOSURE_CALIBRATED),
                           marginals),
      ==, SWB_STATUS_OK);
  for (int i = 0; i < 4; i++)
    assert_near (marginals[i].added, added[i], 1e-6);
  swb_reach_model_free (model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reach-frequency/published", test_frequency);
  g_test_add_func ("/reach-frequency/by-subsets", test_frequency_by_subsets);
  g_test_add_func ("/reach-frequency/independent", test_independent);
  g_test_add_func ("/reach-frequency/marginals", test_marginals);
  return g_test_run ();
}
