/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast: closed forms where nothing is uncertain, known distributions
 * where one thing is, the same bits for any batches, and what is no input. */
#include "analytics/swb-forecast.h"

#include "analytics/swb-bass.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Half-life of a post all of whose views come on its day. */
#define AT_ONCE 1e-3
#define Z90 1.2815515655446004

typedef struct
{
  SwbForecastPlan *plan;
  double *values;
  size_t n_draws;
} Run;

static const double no_sigma[] = { 0.0, 0.0, 0.0 };
static const SwbForecastKernel at_once[] = { { AT_ONCE, 0.0, 0.0 } };

/* Nothing uncertain, one platform, one kernel. */
static SwbForecastInput
certain_input (const SwbForecastPost *posts, size_t n_posts, size_t n_days)
{
  return (SwbForecastInput){ .seed = 20200601,
                             .n_days = n_days,
                             .n_posts = n_posts,
                             .posts = posts,
                             .n_platforms = 1,
                             .platform_sigmas = no_sigma,
                             .n_kernels = 1,
                             .kernels = at_once,
                             .k_low = 2.0,
                             .k_high = 2.0 };
}

static Run
run_plan (const SwbForecastInput *input, size_t n_draws)
{
  Run run = { .n_draws = n_draws };

  g_assert_cmpint (swb_forecast_plan_new (input, &run.plan), ==, SWB_STATUS_OK);
  run.values = g_new0 (double, swb_forecast_n_values (run.plan, n_draws));
  g_assert_cmpint (
      swb_forecast_run_draws (run.plan, 0, n_draws, n_draws, run.values), ==,
      SWB_STATUS_OK);
  return run;
}

static void
run_clear (Run *run)
{
  g_free (run->values);
  swb_forecast_plan_free (run->plan);
}

static SwbForecastBand
band_at (const Run *run, SwbForecastSeries series, size_t day, gboolean daily)
{
  SwbForecastBand band;

  g_assert_cmpint (swb_forecast_summarize (run->plan, run->values, run->n_draws,
                                           series, day, 1, daily ? &band : NULL,
                                           daily ? NULL : &band),
                   ==, SWB_STATUS_OK);
  g_assert_cmpfloat (band.p10, <=, band.p50);
  g_assert_cmpfloat (band.p50, <=, band.p90);
  return band;
}

static void
assert_close (double value, double expected, double relative)
{
  if (!(fabs (value - expected) <= relative * fmax (fabs (expected), 1e-9)))
    g_error ("%.17g, not %.17g", value, expected);
}

/* All sigmas 0: the sum of the kernels, day by day. */
static void
test_certain_views (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 1e5, 0, 0.04, 0, 1 },
                                           { 5, 1, 1, 3e4, 0, 0.08, 0, 1 },
                                           { 5, 0, 2, 2e4, 0, 0.01, 0, 1 },
                                           { 29, 1, 0, 7e3, 0, 0.0, 0, 1 },
                                           { 30, 1, 0, 1e9, 0, 0.1, 0, 1 } };
  static const SwbForecastKernel kernels[] = { { 1.5, 0, 0 },
                                               { 6.0, 0, 0 },
                                               { 0.055, 0, 0 } };
  SwbForecastInput input = certain_input (posts, 5, 30);
  double views = 0.0;
  double engagements = 0.0;
  Run run;

  input.n_platforms = 2;
  input.n_kernels = 3;
  input.kernels = kernels;
  run = run_plan (&input, 3);
  for (size_t t = 0; t < 30; t++)
    {
      SwbForecastBand band = band_at (&run, SWB_FORECAST_VIEWS, t, FALSE);

      views = engagements = 0.0;
      for (int i = 0; i < 4; i++)
        if (posts[i].day <= t)
          {
            double age = (double) (t - posts[i].day + 1);
            double seen =
                posts[i].views *
                -expm1 (-M_LN2 * age / kernels[posts[i].kernel].half_life);

            views += seen;
            engagements += seen * posts[i].engagement;
          }
      assert_close (band.p10, views, 1e-12);
      assert_close (band.p90, views, 1e-12);
      assert_close (band.mean, views, 1e-12);
      band = band_at (&run, SWB_FORECAST_ENGAGEMENTS, t, FALSE);
      assert_close (band.p50, engagements, 1e-12);
    }
  run_clear (&run);
}

/* Reach of certain posts is that of the reach model. */
static void
test_certain_reach (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 4e5, 0, 0, 0, 0.7 },
                                           { 1, 0, 0, 9e5, 0, 0, 0, 0.5 },
                                           { 2, 0, 0, 9e6, 0, 0, 0, 1.0 } };
  static const double viewers[] = { 2.8e5, 4.5e5, 9e6 };
  static const double sizes[] = { 1e6, 2e6, 5e5 };
  static const SwbReachShare shares[] = { { 0, 0, 0.6 }, { 0, 1, 0.4 },
                                          { 1, 1, 0.3 }, { 1, 0, 0.2 },
                                          { 1, 0, 0.3 }, { 2, 2, 1.0 } };
  static const double ks[] = { 0.5, 1.0, 2.65, 1e9 };

  for (guint i = 0; i < G_N_ELEMENTS (ks); i++)
    for (int last = 0; last < 3; last++)
      {
        SwbForecastInput input = certain_input (posts, 3, 3);
        SwbReachInput reach = { 3, viewers, 3, sizes, 6, shares };
        SwbReachOptions options = { ks[i], SWB_REACH_EXPOSURE_CALIBRATED };
        bool chosen[] = { true, last >= 1, last >= 2 };
        SwbReachModel *model = NULL;
        SwbReachResult expected;
        Run run;

        input.n_segments = 3;
        input.segment_sizes = sizes;
        input.n_shares = 6;
        input.shares = shares;
        input.k_low = input.k_high = ks[i];
        run = run_plan (&input, 1);
        g_assert_cmpint (swb_reach_model_new (&reach, &model), ==, 0);
        g_assert_cmpint (
            swb_reach_evaluate (model, chosen, options, &expected, NULL), ==,
            SWB_STATUS_OK);
        assert_close (
            band_at (&run, SWB_FORECAST_REACH, (size_t) last, FALSE).p50,
            expected.reach, 1e-11);
        swb_reach_model_free (model);
        run_clear (&run);
      }
}

/* Bass 1969: F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t). */
static double
bass (double p, double q, double t)
{
  double e = exp (-(p + q) * t);

  return (1.0 - e) / (1.0 + q / p * e);
}

/* Without posts and with one contact a day: the plain Bass curve. F(120) of
 * the default p and q is .967 on the methods page, section 2. */
static void
test_certain_bass (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 0, 0, 0, 0, 1 } };
  static const double pairs[][2] = {
    { 0.002, 0.054 }, { 0.03, 0.38 }, { 0.5, 0.9 }, { 1e-6, 0.3 }
  };
  SwbForecastBand band;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      SwbForecastInput input = certain_input (posts, 1, 120);
      SwbForecastAdoption adoption = { .p = pairs[i][0],
                                       .q = pairs[i][1],
                                       .m = 1e6,
                                       .organic = 1.0,
                                       .ugc = 0.02 };
      Run run;

      input.population = 1e7;
      input.adoption = &adoption;
      run = run_plan (&input, 2);
      for (size_t t = 0; t < 120; t++)
        {
          double f = bass (pairs[i][0], pairs[i][1], (double) t + 1.0);

          band = band_at (&run, SWB_FORECAST_ADOPTERS, t, FALSE);
          assert_close (band.p50, 1e6 * f, 1e-11);
          band = band_at (&run, SWB_FORECAST_UGC, t, FALSE);
          assert_close (band.p50, 2e4 * f, 1e-11);
        }
      if (i == 0)
        g_assert_cmpfloat (fabs (band.p50 / 2e4 - 0.967), <, 0.0005);
      run_clear (&run);
    }
}

/* With posts: the daily step as the methods page writes it. */
static void
test_certain_forced (void)
{
  static const SwbForecastPost posts[] = { { 3, 0, 0, 5e6, 0, 0, 0, 1 },
                                           { 20, 0, 0, 9e6, 0, 0, 0, 1 } };
  static const SwbForecastKernel kernel[] = { { 4.0, 0, 0 } };
  SwbForecastInput input = certain_input (posts, 2, 60);
  SwbForecastAdoption adoption = {
    .p = 0.02, .q = 0.08, .m = 5e5, .organic = 0.1, .ugc = 1.0
  };
  SwbBassForcedInput bass_input = { .n = 60, .q = adoption.q, .m = adoption.m };
  double q = adoption.q;
  double forces[60];
  double shares[60];
  double f = 0.0;
  Run run;

  input.kernels = kernel;
  input.population = 1e7;
  input.adoption = &adoption;
  run = run_plan (&input, 1);
  for (size_t t = 0; t < 60; t++)
    {
      double force = 0.1;
      double g;

      for (int i = 0; i < 2; i++)
        if (posts[i].day <= t)
          force += posts[i].views / 1e7 * -expm1 (-M_LN2 / 4.0) *
                   exp2 (-(double) (t - posts[i].day) / 4.0);
      force *= adoption.p;
      forces[t] = force;
      g = (1.0 - f) / (force + q * f) * exp (-(force + q));
      f = (1.0 - force * g) / (1.0 + q * g);
      assert_close (band_at (&run, SWB_FORECAST_ADOPTERS, t, FALSE).p50,
                    5e5 * f, 1e-10);
    }
  bass_input.p = forces;
  g_assert_cmpint (swb_bass_forced (&bass_input, NULL, shares), ==, 0);
  for (size_t t = 0; t < 60; t++)
    assert_close (band_at (&run, SWB_FORECAST_ADOPTERS, t, FALSE).p50,
                  5e5 * shares[t], 1e-12);
  run_clear (&run);
}

/* Everything uncertain. */
static SwbForecastInput
full_input (void)
{
  static SwbForecastPost posts[37];
  static const double sigmas[] = { 0.3, 0.4, 0.0 };
  static const SwbForecastKernel kernels[] = { { 1.5, 0.6, 0.0 },
                                               { 0.8, 0.6, 0.7 },
                                               { 6.0, 0.0, 0.4 } };
  static const double sizes[] = { 4e6, 3e6 };
  static SwbReachShare shares[74];
  static SwbForecastAdoption adoption;
  SwbForecastInput input = swb_forecast_input_default ();

  for (uint32_t i = 0; i < 37; i++)
    {
      posts[i] =
          (SwbForecastPost){ i * 7 % 30,    i % 3, i % 2 + i % 3 / 2, 1e4 + i,
                             0.2 * (i % 5), 0.04,  0.1 * (i % 4),     0.8 };
      shares[2 * i] = (SwbReachShare){ i, 0, 0.6 };
      shares[2 * i + 1] = (SwbReachShare){ i, 1, 0.4 };
    }
  adoption = swb_forecast_adoption_default ();
  input.seed = 0x0123456789abcdefu;
  input.n_days = 40;
  input.n_posts = 37;
  input.posts = posts;
  input.n_platforms = input.n_kernels = 3;
  input.platform_sigmas = sigmas;
  input.kernels = kernels;
  input.n_segments = 2;
  input.segment_sizes = sizes;
  input.n_shares = 74;
  input.shares = shares;
  input.adoption = &adoption;
  return input;
}

typedef struct
{
  const SwbForecastPlan *plan;
  size_t n_draws;
  size_t batch;
  gint next;
  double *values;
  double *pairs;
} Shared;

static gpointer
run_batches (gpointer data)
{
  Shared *shared = data;
  size_t first;

  while ((first = (size_t) g_atomic_int_add (&shared->next, 1) *
                  shared->batch) < shared->n_draws)
    {
      size_t count = MIN (shared->batch, shared->n_draws - first);

      g_assert_cmpint (swb_forecast_run_draws (shared->plan, first, count,
                                               shared->n_draws, shared->values),
                       ==, SWB_STATUS_OK);
      g_assert_cmpint (swb_forecast_run_pairs (shared->plan, first, count,
                                               shared->n_draws, shared->pairs),
                       ==, SWB_STATUS_OK);
    }
  return NULL;
}

static void
run_in_threads (Shared *shared, guint n_threads)
{
  GThread *threads[8];

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("draws", run_batches, shared);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
}

/* The same bits on 1, 2, 3 and 7 threads, in batches of any size. */
static void
test_threads_and_batches (void)
{
  static const guint n_threads[] = { 1, 2, 3, 7 };
  static const size_t batches[] = { 1, 31, 32, 50, 1000 };
  SwbForecastInput input = full_input ();
  Run run = run_plan (&input, 333);
  size_t n = swb_forecast_n_values (run.plan, 333);
  size_t n_pairs = swb_forecast_n_pair_values (run.plan, 333);
  g_autofree double *pairs = g_new0 (double, n_pairs);

  g_assert_cmpint (swb_forecast_run_pairs (run.plan, 0, 333, 333, pairs), ==,
                   SWB_STATUS_OK);
  for (guint t = 0; t < G_N_ELEMENTS (n_threads); t++)
    for (guint b = 0; b < G_N_ELEMENTS (batches); b++)
      {
        Shared shared = { run.plan, 333, batches[b], 0, NULL, NULL };

        shared.values = g_new0 (double, n);
        shared.pairs = g_new0 (double, n_pairs);
        run_in_threads (&shared, n_threads[t]);
        g_assert_cmpmem (shared.values, n * sizeof (double), run.values,
                         n * sizeof (double));
        g_assert_cmpmem (shared.pairs, n_pairs * sizeof (double), pairs,
                         n_pairs * sizeof (double));
        g_free (shared.values);
        g_free (shared.pairs);
      }
  /* Draw A of a pair is the draw itself. */
  g_assert_cmpmem (pairs, 333 * sizeof (double), run.values + 39 * 333,
                   333 * sizeof (double));
  run_clear (&run);
}

/* More draws leave the first as they are; another seed changes all. */
static void
test_seeds (void)
{
  SwbForecastInput input = full_input ();
  Run few = run_plan (&input, 40);
  Run many = run_plan (&input, 100);
  Run other;

  input.seed++;
  other = run_plan (&input, 40);
  for (size_t t = 0; t < 40; t++)
    for (size_t d = 0; d < 40; d++)
      {
        g_assert_cmpfloat (few.values[t * 40 + d], ==,
                           many.values[t * 100 + d]);
        g_assert_cmpfloat (few.values[t * 40 + d], !=,
                           other.values[t * 40 + d]);
      }
  run_clear (&few);
  run_clear (&many);
  run_clear (&other);
}

/* Bands of a lognormal: song, platform and post add up in the logarithm. The
 * quantiles of 40,000 draws are within 5 standard errors. */
static void
test_lognormal_bands (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 1e6, 0.6, 0.05, 0.3,
                                             1 } };
  static const double sigmas[] = { 0.4 };
  SwbForecastInput input = certain_input (posts, 1, 1);
  double sigma = sqrt (0.6 * 0.6 + 0.4 * 0.4 + 0.5 * 0.5);
  SwbForecastBand band;
  Run run;

  input.platform_sigmas = sigmas;
  input.song_sigma = 0.5;
  run = run_plan (&input, 40000);
  band = band_at (&run, SWB_FORECAST_VIEWS, 0, FALSE);
  g_assert_cmpfloat (fabs (log (band.p50 / 1e6)), <, 0.0063 * 5 * sigma);
  g_assert_cmpfloat (fabs (log (band.p10 / 1e6) + Z90 * sigma), <,
                     0.0086 * 5 * sigma);
  g_assert_cmpfloat (fabs (log (band.p90 / 1e6) - Z90 * sigma), <,
                     0.0086 * 5 * sigma);
  g_assert_cmpfloat (fabs (band.mean / 1e6 / exp (sigma * sigma / 2) - 1), <,
                     0.005 * 5 * 1.2);
  sigma = hypot (sigma, 0.3);
  band = band_at (&run, SWB_FORECAST_ENGAGEMENTS, 0, FALSE);
  g_assert_cmpfloat (fabs (log (band.p90 / 5e4) - Z90 * sigma), <,
                     0.0086 * 5 * sigma);
  run_clear (&run);
}

static double
variance_of_log (const double *x, size_t n)
{
  double sum = 0.0;
  double squares = 0.0;

  for (size_t i = 0; i < n; i++)
    {
      sum += log (x[i]);
      squares += log (x[i]) * log (x[i]);
    }
  return (squares - sum * sum / (double) n) / (double) (n - 1);
}

/* A hundred posts average their own luck away, and not that of the song. */
static void
test_common_luck_stays (void)
{
  SwbForecastPost posts[100];
  SwbForecastInput input = certain_input (posts, 100, 1);
  Run run;

  for (int i = 0; i < 100; i++)
    posts[i] = (SwbForecastPost){ 0, 0, 0, 1e4, 0.5, 0, 0, 1 };
  run = run_plan (&input, 10000);
  /* The variance of a sum of 100 lognormals over its squared mean. */
  g_assert_cmpfloat (
      fabs (variance_of_log (run.values, 10000) / (expm1 (0.25) / 100) - 1), <,
      0.08);
  run_clear (&run);
  input.song_sigma = 0.5;
  run = run_plan (&input, 10000);
  g_assert_cmpfloat (
      fabs (variance_of_log (run.values, 10000) / (0.25 + expm1 (0.25) / 100) -
            1),
      <, 0.08);
  run_clear (&run);
}

/* The noise of a day has mean 1 and the negative binomial's variance. */
static void
test_noise (void)
{
  static const double cases[][3] = { { 1e6, 0.3, 0 },
                                     { 400, 0, 1 },
                                     { 2500, 0.1, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double mu = cases[i][0];
      double cv = cases[i][1];
      double ratio = cases[i][2];
      SwbForecastPost post = { 0, 0, 0, mu, 0, 0, 0, 1 };
      SwbForecastInput input = certain_input (&post, 1, 1);
      double sum = 0.0;
      double squares = 0.0;
      double n = 40000;
      Run run;

      input.noise_cv = cv;
      input.noise_ratio = ratio;
      run = run_plan (&input, 40000);
      for (size_t d = 0; d < 40000; d++)
        {
          sum += run.values[d];
          squares += (run.values[d] - mu) * (run.values[d] - mu);
        }
      g_assert_cmpfloat (fabs (sum / n / mu - 1), <, 0.01);
      g_assert_cmpfloat (
          fabs (squares / n / (ratio * mu + cv * cv * mu * mu) - 1), <, 0.06);
      run_clear (&run);
    }
}

/* Days have noises of their own: the correlation of two is none. */
static void
test_noise_of_days (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 1e6, 0, 0, 0, 1 },
                                           { 1, 0, 0, 1e6, 0, 0, 0, 1 },
                                           { 2, 0, 0, 1e6, 0, 0, 0, 1 } };
  SwbForecastInput input = certain_input (posts, 3, 3);
  SwbForecastBand one;
  SwbForecastBand three;
  Run run;

  input.noise_cv = 0.3;
  run = run_plan (&input, 20000);
  one = band_at (&run, SWB_FORECAST_VIEWS, 2, TRUE);
  three = band_at (&run, SWB_FORECAST_VIEWS, 2, FALSE);
  assert_close ((three.p90 - three.p10) / (one.p90 - one.p10), sqrt (3.0),
                0.03);
  run_clear (&run);
}

/* A spread of half-lives: of many posts, a quarter has each of four. */
static void
test_spread (void)
{
  static const double points[] = { -1.3628953595136533, -0.37751323025312616,
                                   0.37751323025312616, 1.3628953595136533 };
  static const SwbForecastKernel kernel[] = { { 3.0, 0.0, 0.8 } };
  g_autofree SwbForecastPost *posts = g_new0 (SwbForecastPost, 3000);
  SwbForecastInput input = certain_input (posts, 3000, 5);
  double expected = 0.0;
  Run run;

  for (int i = 0; i < 3000; i++)
    posts[i] = (SwbForecastPost){ 0, 0, 0, 100, 0, 0, 0, 1 };
  input.kernels = kernel;
  run = run_plan (&input, 200);
  for (int c = 0; c < 4; c++)
    expected += 0.25 * -expm1 (-M_LN2 * 5.0 / (3.0 * exp (0.8 * points[c])));
  assert_close (band_at (&run, SWB_FORECAST_VIEWS, 4, FALSE).mean,
                3e5 * expected, 0.002);
  run_clear (&run);
}

/* Half-lives differ from draw to draw by their sigma. */
static void
test_half_life (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 1e6, 0, 0, 0, 1 } };
  static const SwbForecastKernel kernel[] = { { 3.0, 0.6, 0.0 } };
  SwbForecastInput input = certain_input (posts, 1, 2);
  SwbForecastBand band;
  Run run;

  input.kernels = kernel;
  run = run_plan (&input, 20000);
  band = band_at (&run, SWB_FORECAST_VIEWS, 1, FALSE);
  assert_close (band.p50, 1e6 * -expm1 (-M_LN2 * 2 / 3.0), 0.015);
  assert_close (band.p10, 1e6 * -expm1 (-M_LN2 * 2 / 3.0 / exp (Z90 * 0.6)),
                0.025);
  assert_close (band.p90, 1e6 * -expm1 (-M_LN2 * 2 / 3.0 / exp (-Z90 * 0.6)),
                0.015);
  run_clear (&run);
}

/* k alone: reach is increasing in k, so its quantiles are those of k. */
static void
test_k (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 5e5, 0, 0, 0, 1 },
                                           { 0, 0, 0, 5e5, 0, 0, 0, 1 } };
  static const double ps[] = { 0.1, 0.5, 0.9 };
  SwbForecastInput input = certain_input (posts, 2, 1);
  SwbForecastBand band;
  double expected[3];
  Run run;

  input.population = 1e6;
  input.k_low = SWB_REACH_K_LOW;
  input.k_high = SWB_REACH_K_HIGH;
  for (int i = 0; i < 3; i++)
    {
      double k = swb_reach_k_quantile (ps[i]);
      double z = 2 * k * (pow (0.5, -1 / k) - 1);

      expected[i] = 1e6 * (1 - pow (1 + z / k, -k));
    }
  run = run_plan (&input, 20000);
  band = band_at (&run, SWB_FORECAST_REACH, 0, FALSE);
  assert_close (band.p10, expected[0], 0.002);
  assert_close (band.p50, expected[1], 0.002);
  assert_close (band.p90, expected[2], 0.002);
  run_clear (&run);
}

/* m alone: adopters are m F, lognormal of the given mean and deviation. */
static void
test_mean_and_deviation (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 0, 0, 0, 0, 1 } };
  SwbForecastInput input = certain_input (posts, 1, 50);
  SwbForecastAdoption adoption = {
    .p = 0.01, .q = 0.1, .m = 1e5, .m_sd = 8e4, .organic = 1
  };
  double sigma = sqrt (log1p (0.64));
  double f = bass (0.01, 0.1, 50);
  SwbForecastBand band;
  Run run;

  input.population = 1e6;
  input.adoption = &adoption;
  run = run_plan (&input, 40000);
  band = band_at (&run, SWB_FORECAST_ADOPTERS, 49, FALSE);
  assert_close (band.mean, 1e5 * f, 0.02);
  assert_close (band.p50, 1e5 * f * exp (-sigma * sigma / 2), 0.025);
  assert_close (band.p90, 1e5 * f * exp (Z90 * sigma - sigma * sigma / 2),
                0.03);
  g_assert_cmpfloat (band_at (&run, SWB_FORECAST_UGC, 49, FALSE).p90, ==, 0.0);
  run_clear (&run);
}

/* Each value finite, cumulative ones growing, reach within the market. */
static void
check_values (const Run *run, size_t n_days, double population)
{
  size_t row = n_days * run->n_draws;

  for (size_t i = 0; i < swb_forecast_n_values (run->plan, run->n_draws); i++)
    {
      g_assert_true (isfinite (run->values[i]) && run->values[i] >= 0.0);
      if (i % row >= run->n_draws)
        g_assert_cmpfloat (run->values[i], >=,
                           run->values[i - run->n_draws] * (1 - 1e-12));
      if (i / row == 2 || i / row == 3)
        g_assert_cmpfloat (run->values[i], <=, population * (1 + 1e-12));
    }
}

static double
some (double most)
{
  return g_test_rand_int_range (0, 4) == 0
             ? 0.0
             : most * pow (g_test_rand_double (), 6.0);
}

/* Any input that is taken, to its largest numbers, makes finite values. */
static void
test_any_input (void)
{
  for (int trial = 0; trial < 300; trial++)
    {
      SwbForecastPost posts[9];
      SwbForecastKernel kernels[2];
      double sigmas[2] = { some (4), some (4) };
      SwbForecastAdoption adoption = { some (1e3) + 1e-3, some (0.1),
                                       some (1e3) + 1e-3, some (0.1),
                                       some (1e15) + 1,   some (0.1),
                                       some (1e6),        some (1e6),
                                       some (4) };
      SwbForecastInput input = certain_input (posts, 9, 1 + trial % 20);
      Run run;

      for (uint32_t i = 0; i < 9; i++)
        posts[i] = (SwbForecastPost){ i * 3,     i % 2,
                                      i / 2 % 2, some (1e15),
                                      some (4),  some (1e6),
                                      some (4),  g_test_rand_double () };
      for (int i = 0; i < 2; i++)
        kernels[i] =
            (SwbForecastKernel){ some (1e6) + 1e-300, some (4), some (4) };
      input.n_platforms = input.n_kernels = 2;
      input.platform_sigmas = sigmas;
      input.kernels = kernels;
      input.song_sigma = some (4);
      input.noise_cv = some (10);
      input.noise_ratio = some (1e6);
      input.k_low = 0.01 + some (1e3);
      input.k_high = input.k_low + some (1e8);
      input.population = some (1e15) + 1;
      input.adoption = &adoption;
      run = run_plan (&input, 40);
      check_values (&run, input.n_days, input.population);
      run_clear (&run);
    }
}

static SwbStatus
status_of (const SwbForecastInput *input)
{
  SwbForecastPlan *plan = NULL;
  SwbStatus status = swb_forecast_plan_new (input, &plan);

  g_assert_true ((status == SWB_STATUS_OK) == (plan != NULL));
  swb_forecast_plan_free (plan);
  return status;
}

/* Each number of the input, in turn missing, negative, infinite and huge. */
static void
test_numbers_that_are_none (void)
{
  SwbForecastPost post = { 0, 0, 0, 1e5, 0.5, 0.05, 0.3, 0.8 };
  SwbForecastKernel kernel = { 2.0, 0.6, 0.3 };
  SwbForecastAdoption adoption = swb_forecast_adoption_default ();
  double sigma = 0.3;
  SwbForecastInput input = certain_input (&post, 1, 10);
  double *numbers[] = {
    &post.views,
    &post.views_sigma,
    &post.engagement,
    &post.engagement_sigma,
    &post.unique,
    &kernel.half_life,
    &kernel.sigma,
    &kernel.spread,
    &sigma,
    &input.song_sigma,
    &input.k_low,
    &input.k_high,
    &input.noise_cv,
    &input.noise_ratio,
    &input.population,
    &adoption.p,
    &adoption.p_sd,
    &adoption.q,
    &adoption.q_sd,
    &adoption.m,
    &adoption.m_sd,
    &adoption.organic,
    &adoption.ugc,
    &adoption.ugc_sigma,
  };

  input.kernels = &kernel;
  input.platform_sigmas = &sigma;
  input.adoption = &adoption;
  input.population = 1e7;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_OK);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double was = *numbers[i];

      *numbers[i] = NAN;
      g_assert_cmpint (status_of (&input), ==, SWB_STATUS_NOT_ENOUGH);
      *numbers[i] = -1e-300;
      g_assert_cmpint (status_of (&input), ==, SWB_STATUS_INVALID);
      *numbers[i] = INFINITY;
      g_assert_cmpint (status_of (&input), ==, SWB_STATUS_INVALID);
      *numbers[i] = 1e300;
      g_assert_cmpint (status_of (&input), ==, SWB_STATUS_RANGE);
      *numbers[i] = was;
    }
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_OK);
}

static void
test_plans_that_are_none (void)
{
  SwbForecastPost post = { 0, 0, 0, 1e5, 0.5, 0.05, 0.3, 0.8 };
  SwbForecastAdoption adoption = swb_forecast_adoption_default ();
  static const double sizes[] = { 1e6 };
  static const SwbReachShare shares[] = { { 0, 1, 1.0 } };
  SwbForecastInput good = certain_input (&post, 1, 10);
  SwbForecastInput input = good;

  input.n_posts = 0;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_NOT_ENOUGH);
  input = good;
  input.n_platforms = 0;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_NOT_ENOUGH);
  input = good;
  input.n_days = 0;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_INVALID);
  input.n_days = SWB_FORECAST_DAYS_MAX + 1;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_RANGE);
  input = good;
  input.adoption = &adoption;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_NOT_ENOUGH);
  input.n_segments = 1;
  input.segment_sizes = sizes;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_OK);
  input.population = 9e5;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_INVALID);
  input.population = 2e6;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_OK);
  input.n_shares = 1;
  input.shares = shares;
  g_assert_cmpint (status_of (&input), ==, SWB_STATUS_INVALID);
  post.platform = 1;
  g_assert_cmpint (status_of (&good), ==, SWB_STATUS_INVALID);
  post.platform = 0;
  post.unique = 1.5;
  g_assert_cmpint (status_of (&good), ==, SWB_STATUS_INVALID);
}

/* What cannot be told, and days and batches outside. */
static void
test_questions_that_are_none (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 1e5, 0, 0, 0, 1 } };
  SwbForecastInput input = certain_input (posts, 1, 10);
  Run run = run_plan (&input, 5);
  SwbForecastBand band = { 1, 2, 3, 4 };
  SwbForecastShares shares = { .together = 7 };

  g_assert_false (swb_forecast_has (run.plan, SWB_FORECAST_REACH));
  g_assert_false (swb_forecast_has (run.plan, SWB_FORECAST_UGC));
  g_assert_cmpint (swb_forecast_summarize (run.plan, run.values, 5,
                                           SWB_FORECAST_REACH, 0, 1, &band,
                                           NULL),
                   ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_forecast_summarize (run.plan, run.values, 0,
                                           SWB_FORECAST_VIEWS, 0, 1, &band,
                                           NULL),
                   ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (swb_forecast_summarize (run.plan, run.values, 5,
                                           SWB_FORECAST_VIEWS, 8, 3, &band,
                                           NULL),
                   ==, SWB_STATUS_INVALID);
  g_assert_cmpint (swb_forecast_run_draws (run.plan, 3, 3, 5, run.values), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (swb_forecast_run_pairs (run.plan, 6, 0, 5, run.values), ==,
                   SWB_STATUS_INVALID);
  g_assert_cmpint (
      swb_forecast_share_variance (run.plan, run.values, 99, SWB_FORECAST_VIEWS,
                                   SWB_FORECAST_SCALE_LOG, &shares),
      ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpfloat (band.mean, ==, 1);
  g_assert_cmpfloat (shares.together, ==, 7);
  g_assert_cmpuint (swb_forecast_n_values (run.plan, SIZE_MAX / 8), ==, 0);
  run_clear (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/certain-views", test_certain_views);
  g_test_add_func ("/forecast/certain-reach", test_certain_reach);
  g_test_add_func ("/forecast/certain-bass", test_certain_bass);
  g_test_add_func ("/forecast/certain-forced", test_certain_forced);
  g_test_add_func ("/forecast/threads-and-batches", test_threads_and_batches);
  g_test_add_func ("/forecast/seeds", test_seeds);
  g_test_add_func ("/forecast/lognormal-bands", test_lognormal_bands);
  g_test_add_func ("/forecast/common-luck-stays", test_common_luck_stays);
  g_test_add_func ("/forecast/noise", test_noise);
  g_test_add_func ("/forecast/noise-of-days", test_noise_of_days);
  g_test_add_func ("/forecast/spread", test_spread);
  g_test_add_func ("/forecast/half-life", test_half_life);
  g_test_add_func ("/forecast/k", test_k);
  g_test_add_func ("/forecast/mean-and-deviation", test_mean_and_deviation);
  g_test_add_func ("/forecast/any-input", test_any_input);
  g_test_add_func ("/forecast/numbers-that-are-none",
                   test_numbers_that_are_none);
  g_test_add_func ("/forecast/plans-that-are-none", test_plans_that_are_none);
  g_test_add_func ("/forecast/questions-that-are-none",
                   test_questions_that_are_none);
  return g_test_run ();
}
