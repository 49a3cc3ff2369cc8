/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running a forecast: any number of threads, progress, and cancelling. */
#include "document/swb-forecast-run.h"

#include <string.h>

typedef struct
{
  GMainLoop *loop;
  SwbForecastResult *result;
  GError *error;
  GCancellable *cancellable;
  double done;
  double cancel_at;
  guint n_calls;
  gboolean finished;
} Waiting;

static SwbForecastPlan *
make_plan (gsize n_days)
{
  static SwbForecastPost posts[50];
  static const double sigmas[] = { 0.3 };
  static const SwbForecastKernel kernels[] = { { 2.0, 0.6, 0.0 } };
  SwbForecastAdoption adoption = swb_forecast_adoption_default ();
  SwbForecastInput input = swb_forecast_input_default ();
  SwbForecastPlan *plan = NULL;

  for (guint i = 0; i < 50; i++)
    posts[i] = (SwbForecastPost){ i % 20, 0, 0, 1e5, 0.8, 0.04, 0.3, 0.7 };
  input.n_days = n_days;
  input.n_posts = 50;
  input.posts = posts;
  input.n_platforms = input.n_kernels = 1;
  input.platform_sigmas = sigmas;
  input.kernels = kernels;
  input.population = 2e7;
  input.adoption = &adoption;
  g_assert_cmpint (swb_forecast_plan_new (&input, &plan), ==, SWB_STATUS_OK);
  return plan;
}

static void
assert_growing (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1.0);
  *last = done;
}

static void
test_any_threads (void)
{
  g_autoptr (SwbForecastPlan) plan = make_plan (40);
  g_autoptr (SwbForecastResult) first = NULL;

  for (guint n = 1; n <= 7; n++)
    {
      SwbForecastRunOptions options = { 1000, 300, n, SWB_FORECAST_SCALE_LOG };
      g_autoptr (SwbForecastResult) result = NULL;
      g_autoptr (GError) error = NULL;
      double last = 0.0;

      result = swb_forecast_run (plan, &options, NULL, assert_growing, &last,
                                 &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (last, ==, 1.0);
      if (first == NULL)
        {
          first = g_steal_pointer (&result);
          continue;
        }
      for (int s = 0; s < SWB_FORECAST_N_SERIES; s++)
        {
          gsize size = 40 * sizeof (SwbForecastBand);

          g_assert_cmpmem (result->daily[s], size, first->daily[s], size);
          g_assert_cmpmem (result->cumulative[s], size, first->cumulative[s],
                           size);
        }
      g_assert_cmpmem (result->shares, sizeof result->shares, first->shares,
                       sizeof first->shares);
    }
  g_assert_cmpfloat (first->shares[SWB_FORECAST_VIEWS].variance, >, 0.0);
  g_assert_cmpuint (first->n_days, ==, 40);
}

/* Without a market there is no reach to tell, and without pairs no shares. */
static void
test_what_is_not_asked (void)
{
  static const SwbForecastPost posts[] = { { 0, 0, 0, 1e5, 0.8, 0.1, 0, 1 } };
  static const double sigmas[] = { 0.3 };
  static const SwbForecastKernel kernels[] = { { 2.0, 0.6, 0.0 } };
  SwbForecastInput input = swb_forecast_input_default ();
  SwbForecastRunOptions options = swb_forecast_run_options_fast ();
  g_autoptr (SwbForecastResult) result = NULL;
  g_autoptr (SwbForecastPlan) plan = NULL;

  input.n_posts = input.n_platforms = input.n_kernels = 1;
  input.posts = posts;
  input.platform_sigmas = sigmas;
  input.kernels = kernels;
  g_assert_cmpint (swb_forecast_plan_new (&input, &plan), ==, SWB_STATUS_OK);
  result = swb_forecast_run (plan, &options, NULL, NULL, NULL, NULL);
  g_assert_nonnull (result->daily[SWB_FORECAST_VIEWS]);
  g_assert_null (result->daily[SWB_FORECAST_REACH]);
  g_assert_null (result->cumulative[SWB_FORECAST_UGC]);
  g_assert_cmpfloat (result->shares[SWB_FORECAST_VIEWS].variance, ==, 0.0);
  g_assert_cmpuint (result->n_draws, ==, 2500);
}

static void
on_progress (double done, gpointer data)
{
  Waiting *waiting = data;

  g_assert_false (waiting->finished);
  g_assert_false (g_cancellable_is_cancelled (waiting->cancellable));
  g_assert_cmpfloat (done, >=, waiting->done);
  waiting->done = done;
  waiting->n_calls++;
  if (done >= waiting->cancel_at)
    g_cancellable_cancel (waiting->cancellable);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->finished = TRUE;
  waiting->result = swb_forecast_run_finish (result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

static void
wait_for (Waiting *waiting, guint n_draws)
{
  SwbForecastRunOptions options = swb_forecast_run_options_default ();

  options.n_draws = n_draws;
  /* The thread that tells does all the work, however busy the machine is. */
  options.n_threads = 1;
  waiting->loop = g_main_loop_new (NULL, FALSE);
  waiting->cancellable = g_cancellable_new ();
  swb_forecast_run_async (make_plan (60), &options, waiting->cancellable,
                          on_progress, waiting, on_done, waiting);
  g_main_loop_run (waiting->loop);
  /* What came too late would be delivered now. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (waiting->cancellable);
  g_main_loop_unref (waiting->loop);
}

static void
test_beside_the_window (void)
{
  Waiting waiting = { .cancel_at = 2.0 };

  wait_for (&waiting, 5000);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.result->n_draws, ==, 5000);
  g_assert_cmpuint (waiting.n_calls, >, 5);
  g_assert_cmpfloat (waiting.done, >, 0.9);
  swb_forecast_result_free (waiting.result);
}

/* Cancelled at a tenth, it ends there and tells no more. */
static void
test_cancel (void)
{
  Waiting waiting = { .cancel_at = 0.1 };

  wait_for (&waiting, 50000);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (waiting.result);
  g_assert_cmpfloat (waiting.done, <, 0.5);
  g_clear_error (&waiting.error);
}

/* More than any machine should be asked for is refused, and not tried. */
static void
test_too_much (void)
{
  g_autoptr (SwbForecastPlan) plan = make_plan (3660);
  SwbForecastRunOptions options = { .n_draws = 1000000 };
  g_autoptr (GError) error = NULL;

  g_assert_null (swb_forecast_run (plan, &options, NULL, NULL, NULL, &error));
  g_assert_error (error, SWB_FORECAST_ERROR, SWB_FORECAST_ERROR_NO_MEMORY);
}

static void
test_cancelled_before (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SwbForecastPlan) plan = make_plan (10);
  SwbForecastRunOptions options = swb_forecast_run_options_default ();
  g_autoptr (GError) error = NULL;
  double last = 0.0;

  g_cancellable_cancel (cancellable);
  g_assert_null (swb_forecast_run (plan, &options, cancellable, assert_growing,
                                   &last, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (last, ==, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast-run/any-threads", test_any_threads);
  g_test_add_func ("/forecast-run/what-is-not-asked", test_what_is_not_asked);
  g_test_add_func ("/forecast-run/beside-the-window", test_beside_the_window);
  g_test_add_func ("/forecast-run/cancel", test_cancel);
  g_test_add_func ("/forecast-run/too-much", test_too_much);
  g_test_add_func ("/forecast-run/cancelled-before", test_cancelled_before);
  return g_test_run ();
}
