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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reach-frequency/published", test_frequency);
  g_test_add_func ("/reach-frequency/by-subsets", test_frequency_by_subsets);
  return g_test_run ();
}
