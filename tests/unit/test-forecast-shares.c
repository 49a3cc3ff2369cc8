/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of variance against cases in which they are known. */
#include "analytics/swb-forecast.h"

#include <glib.h>
#include <math.h>

static const SwbForecastKernel at_once[] = { { 1e-3, 0.0, 0.0 } };

static SwbForecastShares
shares_of (const SwbForecastInput *input,
           size_t n,
           SwbForecastSeries series,
           SwbForecastScale scale)
{
  SwbForecastPlan *plan = NULL;
  g_autofree double *values = NULL;
  SwbForecastShares shares;

  g_assert_cmpint (swb_forecast_plan_new (input, &plan), ==, SWB_STATUS_OK);
  values = g_new0 (double, swb_forecast_n_pair_values (plan, n));
  g_assert_cmpint (swb_forecast_run_pairs (plan, 0, n, n, values), ==,
                   SWB_STATUS_OK);
  g_assert_cmpint (
      swb_forecast_share_variance (plan, values, n, series, scale, &shares), ==,
      SWB_STATUS_OK);
  swb_forecast_plan_free (plan);
  return shares;
}

/* Within 4.5 standard errors, which are small enough to say something. */
static void
assert_share (double value, double error, double expected, double most)
{
  g_assert_cmpfloat (error, <, most);
  if (!(fabs (value - expected) <= 4.5 * error + 1e-12))
    g_error ("%g +- %g, not %g", value, error, expected);
}

static SwbForecastInput
product_input (const SwbForecastPost *post, const double *platform_sigma)
{
  return (SwbForecastInput){ .seed = 7,
                             .n_days = 1,
                             .n_posts = 1,
                             .posts = post,
                             .n_platforms = 1,
                             .platform_sigmas = platform_sigma,
                             .n_kernels = 1,
                             .kernels = at_once,
                             .song_sigma = 0.5,
                             .k_low = 1.0,
                             .k_high = 1.0 };
}

/* A product of lognormals. In the logarithm each has the share
 * s_f^2 / sum s^2, alone and in all, and nothing is left together. */
static void
test_product_log (void)
{
  static const SwbForecastPost post = { 0, 0, 0, 1e9, 0.3, 1e-2, 0.2, 1 };
  static const double sigma[] = { 0.4 };
  SwbForecastInput input = product_input (&post, sigma);
  const double squares[] = { 0.25, 0.16, 0.09, 0.04 };
  SwbForecastShares shares;
  double sum = 0.54;

  shares = shares_of (&input, 20000, SWB_FORECAST_ENGAGEMENTS,
                      SWB_FORECAST_SCALE_LOG);
  for (int f = 0; f < 4; f++)
    {
      const SwbForecastShare *share = &shares.factors[f];

      assert_share (share->first, share->first_error, squares[f] / sum, 0.01);
      assert_share (share->total, share->total_error, squares[f] / sum, 0.01);
    }
  for (int f = 4; f < SWB_FORECAST_N_FACTORS; f++)
    {
      g_assert_cmpfloat (shares.factors[f].first, ==, 0.0);
      g_assert_cmpfloat (shares.factors[f].first_error, ==, 0.0);
      g_assert_cmpfloat (shares.factors[f].total, ==, 0.0);
    }
  assert_share (shares.together, shares.together_error, 0.0, 0.02);
  g_assert_cmpfloat (fabs (shares.variance / sum - 1.0), <, 0.03);
  /* Views do not know the rate of engagement. */
  shares = shares_of (&input, 2000, SWB_FORECAST_VIEWS, SWB_FORECAST_SCALE_LOG);
  g_assert_cmpfloat (shares.factors[SWB_FORECAST_ENGAGEMENT].first, ==, 0.0);
  g_assert_cmpfloat (shares.factors[SWB_FORECAST_ENGAGEMENT].total, ==, 0.0);
}

/* The same on the linear scale: with S the sum of all s^2,
 * first = (e^(s_f^2) - 1) / (e^S - 1) and
 * total = e^(S - s_f^2) (e^(s_f^2) - 1) / (e^S - 1). */
static void
test_product_linear (void)
{
  static const SwbForecastPost post = { 0, 0, 0, 1e9, 0.3, 0, 0, 1 };
  static const double sigma[] = { 0.4 };
  SwbForecastInput input = product_input (&post, sigma);
  const double squares[] = { 0.25, 0.16, 0.09 };
  SwbForecastShares shares;
  double together = 1.0;
  double sum = 0.5;

  shares =
      shares_of (&input, 40000, SWB_FORECAST_VIEWS, SWB_FORECAST_SCALE_LINEAR);
  for (int f = 0; f < 3; f++)
    {
      const SwbForecastShare *share = &shares.factors[f];
      double first = expm1 (squares[f]) / expm1 (sum);

      assert_share (share->first, share->first_error, first, 0.03);
      assert_share (share->total, share->total_error,
                    first * exp (sum - squares[f]), 0.03);
      together -= first;
    }
  assert_share (shares.together, shares.together_error, together, 0.05);
}

/* The errors that are told are those that many seeds show. */
static void
test_errors_are_true (void)
{
  static const SwbForecastPost post = { 0, 0, 0, 1e9, 0.3, 0, 0, 1 };
  static const double sigma[] = { 0.4 };
  SwbForecastInput input = product_input (&post, sigma);
  double squares = 0.0;
  double told = 0.0;

  for (int i = 0; i < 200; i++)
    {
      SwbForecastShares shares;
      double off;

      input.seed = (uint64_t) i;
      shares =
          shares_of (&input, 400, SWB_FORECAST_VIEWS, SWB_FORECAST_SCALE_LOG);
      off = shares.factors[SWB_FORECAST_SONG].first - 0.5;
      squares += off * off;
      told += shares.factors[SWB_FORECAST_SONG].first_error *
              shares.factors[SWB_FORECAST_SONG].first_error;
    }
  g_assert_cmpfloat (fabs (sqrt (squares / told) - 1.0), <, 0.2);
}

/* Many posts leave their own luck little to say, and the song much. */
static void
test_every_factor (void)
{
  static SwbForecastPost posts[60];
  static const double sigmas[] = { 0.3, 0.3 };
  static const SwbForecastKernel kernels[] = { { 3.0, 0.6, 0.4 } };
  SwbForecastAdoption adoption = swb_forecast_adoption_default ();
  SwbForecastInput input = swb_forecast_input_default ();
  SwbForecastShares shares;
  double sum = 0.0;

  for (uint32_t i = 0; i < 60; i++)
    posts[i] = (SwbForecastPost){ i % 20, i % 2, 0, 2e5, 0.8, 0.05, 0.4, 0.5 };
  input.n_days = 30;
  input.n_posts = 60;
  input.posts = posts;
  input.n_platforms = 2;
  input.platform_sigmas = sigmas;
  input.n_kernels = 1;
  input.kernels = kernels;
  input.population = 5e7;
  input.adoption = &adoption;
  shares = shares_of (&input, 3000, SWB_FORECAST_UGC, SWB_FORECAST_SCALE_LOG);
  for (int f = 0; f < SWB_FORECAST_N_FACTORS; f++)
    {
      const SwbForecastShare *share = &shares.factors[f];

      sum += share->first;
      g_assert_cmpfloat (share->total, >=, 0.0);
      g_assert_cmpfloat (share->first, <=,
                         share->total + 4.5 * share->first_error);
      g_assert_cmpfloat (share->first_error, <, 0.1);
    }
  g_assert_cmpfloat (fabs (sum + shares.together - 1.0), <, 1e-9);
  g_assert_cmpfloat (shares.together, >, -4.5 * shares.together_error);
  g_assert_cmpfloat (shares.factors[SWB_FORECAST_Q].total, >, 0.01);
  g_assert_cmpfloat (shares.factors[SWB_FORECAST_CONVERSION].total, >, 0.01);
  /* k and the rate of engagement are nothing to those who make posts. */
  g_assert_cmpfloat (shares.factors[SWB_FORECAST_K].total, ==, 0.0);
  g_assert_cmpfloat (shares.factors[SWB_FORECAST_ENGAGEMENT].total, ==, 0.0);
  shares = shares_of (&input, 3000, SWB_FORECAST_REACH, SWB_FORECAST_SCALE_LOG);
  g_assert_cmpfloat (shares.factors[SWB_FORECAST_SONG].first, >, 0.3);
  g_assert_cmpfloat (shares.factors[SWB_FORECAST_POSTS].first, <, 0.2);
  g_assert_cmpfloat (shares.factors[SWB_FORECAST_K].total, >, 0.0);
}

/* Nothing uncertain: no shares, and no division by nothing. */
static void
test_certain (void)
{
  static const SwbForecastPost post = { 0, 0, 0, 1e5, 0, 0, 0, 1 };
  static const double sigma[] = { 0.0 };
  SwbForecastInput input = product_input (&post, sigma);
  SwbForecastShares shares;

  input.song_sigma = 0.0;
  shares = shares_of (&input, 100, SWB_FORECAST_VIEWS, SWB_FORECAST_SCALE_LOG);
  g_assert_cmpfloat (shares.variance, ==, 0.0);
  g_assert_cmpfloat (shares.together, ==, 0.0);
  for (int f = 0; f < SWB_FORECAST_N_FACTORS; f++)
    g_assert_cmpfloat (shares.factors[f].first, ==, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast-shares/product-log", test_product_log);
  g_test_add_func ("/forecast-shares/product-linear", test_product_linear);
  g_test_add_func ("/forecast-shares/errors-are-true", test_errors_are_true);
  g_test_add_func ("/forecast-shares/every-factor", test_every_factor);
  g_test_add_func ("/forecast-shares/certain", test_certain);
  return g_test_run ();
}
