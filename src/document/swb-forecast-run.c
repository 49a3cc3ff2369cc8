/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a forecast on all processors. The work is a list of pieces: batches of
 * draws, batches of pairs, and then, when all draws are there, bands of some
 * days of a series. Threads take the next piece; the answer does not depend on
 * which one takes what. */
#include "document/swb-forecast-run.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (swb - forecast - error - quark, swb_forecast_error)

/* Draws a piece: a few milliseconds, so that cancelling is felt at once. */
#define BATCH 256
#define DAYS_A_PIECE 15

typedef struct
{
  const SwbForecastPlan *plan;
  SwbForecastRunOptions options;
  GCancellable *cancellable;
  SwbForecastProgress progress;
  gpointer progress_data;
  SwbForecastResult *result;
  double *values;
  double *pairs;
  guint n_draw_pieces;
  guint n_pair_pieces;
  guint n_band_pieces;
  /* Of the phase that runs: pieces from first to end. */
  guint end;
  gint next;
  gint done;
  gint no_memory;
} Job;

/**
 * swb_forecast_run_options_default:
 *
 * Returns: 10,000 draws and 2,500 pairs on all processors, shares on the log
 *   scale: two significant digits, and shares to about two in a hundred
 */
SwbForecastRunOptions
swb_forecast_run_options_default (void)
{
  return (SwbForecastRunOptions){ .n_draws = SWB_FORECAST_DRAWS,
                                  .n_pairs = 2500,
                                  .scale = SWB_FORECAST_SCALE_LOG };
}

/**
 * swb_forecast_run_options_fast:
 *
 * Returns: 2,500 draws and no shares, for while something is dragged
 */
SwbForecastRunOptions
swb_forecast_run_options_fast (void)
{
  return (SwbForecastRunOptions){ .n_draws = SWB_FORECAST_DRAWS_FAST,
                                  .scale = SWB_FORECAST_SCALE_LOG };
}

/**
 * swb_forecast_result_free:
 * @result: (nullable) (transfer full): a result
 *
 * Frees the result.
 */
void
swb_forecast_result_free (SwbForecastResult *result)
{
  if (result == NULL)
    return;
  for (int s = 0; s < SWB_FORECAST_N_SERIES; s++)
    {
      g_free (result->daily[s]);
      g_free (result->cumulative[s]);
    }
  g_free (result);
}

static guint
pieces_of (gsize n, gsize a_piece)
{
  return (guint) ((n + a_piece - 1) / a_piece);
}

static gboolean
should_stop (Job *job)
{
  return g_atomic_int_get (&job->no_memory) ||
         g_cancellable_is_cancelled (job->cancellable);
}

static SwbStatus
run_band (Job *job, guint piece)
{
  gsize n_days = job->result->n_days;
  guint a_series = pieces_of (n_days, DAYS_A_PIECE);
  guint series = piece / a_series;
  gsize day = (gsize) (piece % a_series) * DAYS_A_PIECE;

  if (job->result->daily[series] == NULL)
    return SWB_STATUS_OK;
  return swb_forecast_summarize (
      job->plan, job->values, job->options.n_draws, (SwbForecastSeries) series,
      day, MIN (DAYS_A_PIECE, n_days - day), job->result->daily[series] + day,
      job->result->cumulative[series] + day);
}

static SwbStatus
run_piece (Job *job, guint piece)
{
  gsize n = job->options.n_draws;
  gsize first = (gsize) piece * BATCH;

  if (piece < job->n_draw_pieces)
    return swb_forecast_run_draws (job->plan, first, MIN (BATCH, n - first), n,
                                   job->values);
  piece -= job->n_draw_pieces;
  first = (gsize) piece * BATCH;
  n = job->options.n_pairs;
  if (piece < job->n_pair_pieces)
    return swb_forecast_run_pairs (job->plan, first, MIN (BATCH, n - first), n,
                                   job->pairs);
  return run_band (job, piece - job->n_pair_pieces);
}

static void
tell_progress (Job *job)
{
  double all = job->n_draw_pieces + job->n_pair_pieces + job->n_band_pieces;

  if (job->progress != NULL)
    job->progress (g_atomic_int_get (&job->done) / all, job->progress_data);
}

static gpointer
take_pieces (gpointer data)
{
  Job *job = data;
  guint piece;

  while (!should_stop (job) &&
         (piece = (guint) g_atomic_int_add (&job->next, 1)) < job->end)
    {
      if (run_piece (job, piece) != SWB_STATUS_OK)
        g_atomic_int_set (&job->no_memory, TRUE);
      g_atomic_int_inc (&job->done);
    }
  return NULL;
}

/* The calling thread works with the others, and tells of progress. */
static void
take_pieces_and_tell (Job *job)
{
  guint piece;

  while (!should_stop (job) &&
         (piece = (guint) g_atomic_int_add (&job->next, 1)) < job->end)
    {
      if (run_piece (job, piece) != SWB_STATUS_OK)
        g_atomic_int_set (&job->no_memory, TRUE);
      g_atomic_int_inc (&job->done);
      tell_progress (job);
    }
}

/* Runs the pieces from first to end on all threads. A thread that cannot be
 * started leaves its work to the others. */
static void
run_phase (Job *job, guint first, guint end)
{
  GThread *threads[SWB_FORECAST_RUN_THREADS_MAX];
  guint n_started = 0;

  job->end = end;
  g_atomic_int_set (&job->next, (gint) first);
  for (guint i = 1; i < MIN (job->options.n_threads, end - first); i++)
    {
      threads[n_started] =
          g_thread_try_new ("forecast", take_pieces, job, NULL);
      if (threads[n_started] != NULL)
        n_started++;
    }
  take_pieces_and_tell (job);
  for (guint i = 0; i < n_started; i++)
    g_thread_join (threads[i]);
  if (!should_stop (job))
    tell_progress (job);
}

static double *
room_for (gsize n)
{
  return n > 0 && n <= SWB_FORECAST_RUN_BYTES_MAX / sizeof (double)
             ? g_try_malloc_n (n, sizeof (double))
             : NULL;
}

static gboolean
prepare (Job *job)
{
  const SwbForecastPlan *plan = job->plan;
  SwbForecastRunOptions *options = &job->options;
  SwbForecastResult *result = job->result;

  if (options->n_threads == 0)
    options->n_threads = g_get_num_processors ();
  options->n_threads = MIN (options->n_threads, SWB_FORECAST_RUN_THREADS_MAX);
  result->n_draws = options->n_draws;
  result->n_pairs = options->n_pairs;
  result->n_days = swb_forecast_n_days (plan);
  for (int s = 0; s < SWB_FORECAST_N_SERIES; s++)
    if (swb_forecast_has (plan, (SwbForecastSeries) s))
      {
        result->daily[s] = g_new0 (SwbForecastBand, result->n_days);
        result->cumulative[s] = g_new0 (SwbForecastBand, result->n_days);
      }
  job->n_draw_pieces = pieces_of (options->n_draws, BATCH);
  job->n_pair_pieces = pieces_of (options->n_pairs, BATCH);
  job->n_band_pieces =
      SWB_FORECAST_N_SERIES * pieces_of (result->n_days, DAYS_A_PIECE);
  job->values = room_for (swb_forecast_n_values (plan, options->n_draws));
  if (options->n_pairs > 0)
    job->pairs = room_for (swb_forecast_n_pair_values (plan, options->n_pairs));
  return job->values != NULL && (job->pairs != NULL || options->n_pairs == 0);
}

static gboolean
share_out (Job *job)
{
  SwbStatus status = SWB_STATUS_OK;

  for (int s = 0; s < SWB_FORECAST_N_SERIES && status == SWB_STATUS_OK; s++)
    if (job->options.n_pairs > 0 && job->result->daily[s] != NULL)
      status = swb_forecast_share_variance (
          job->plan, job->pairs, job->options.n_pairs, (SwbForecastSeries) s,
          job->options.scale, &job->result->shares[s]);
  return status == SWB_STATUS_OK;
}

static gboolean
run_job (Job *job)
{
  guint n_drawing = 0;

  if (!prepare (job))
    return FALSE;
  n_drawing = job->n_draw_pieces + job->n_pair_pieces;
  run_phase (job, 0, n_drawing);
  if (!should_stop (job))
    run_phase (job, n_drawing, n_drawing + job->n_band_pieces);
  if (should_stop (job))
    return !g_atomic_int_get (&job->no_memory);
  return share_out (job);
}

/**
 * swb_forecast_run:
 * @plan: the plan
 * @options: how many draws, pairs and threads
 * @cancellable: (nullable): looked at before each piece, a few milliseconds
 * @progress: (nullable) (scope call): called on the calling thread
 * @progress_data: for @progress
 * @error: where to say why there is no result
 *
 * Runs the forecast and waits for it; the calling thread works too. The result
 * has the same bits for any number of threads. Takes 8 bytes a draw, day and
 * series while it runs: 48 MB for 10,000 draws of 120 days and all series.
 *
 * Returns: (transfer full) (nullable): the result; %NULL when it was
 *   cancelled, or with %SWB_FORECAST_ERROR_NO_MEMORY
 */
SwbForecastResult *
swb_forecast_run (const SwbForecastPlan *plan,
                  const SwbForecastRunOptions *options,
                  GCancellable *cancellable,
                  SwbForecastProgress progress,
                  gpointer progress_data,
                  GError **error)
{
  g_autoptr (SwbForecastResult) result = g_new0 (SwbForecastResult, 1);
  Job job = { .plan = plan,
              .options = *options,
              .cancellable = cancellable,
              .progress = progress,
              .progress_data = progress_data,
              .result = result };
  gboolean ok;

  g_return_val_if_fail (options->n_draws >= 1 &&
                            options->n_draws <= SWB_FORECAST_RUN_DRAWS_MAX &&
                            options->n_pairs <= SWB_FORECAST_RUN_DRAWS_MAX &&
                            (options->n_pairs == 0 || options->n_pairs >= 100),
                        NULL);
  ok = run_job (&job);
  g_free (job.values);
  g_free (job.pairs);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!ok)
    {
      g_set_error_literal (error, SWB_FORECAST_ERROR,
                           SWB_FORECAST_ERROR_NO_MEMORY,
                           _ ("There is not enough memory for so many draws."));
      return NULL;
    }
  return g_steal_pointer (&result);
}

/* A run beside the main thread. */
typedef struct
{
  SwbForecastPlan *plan;
  SwbForecastRunOptions options;
  SwbForecastProgress progress;
  gpointer progress_data;
} Run;

/* How far a run is, on its way to the main thread. */
typedef struct
{
  GTask *task;
  double done;
} Message;

static void
run_free (gpointer data)
{
  Run *run = data;

  swb_forecast_plan_free (run->plan);
  g_free (run);
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_object_unref (message->task);
  g_free (message);
}

static gboolean
deliver (gpointer data)
{
  Message *message = data;
  Run *run = g_task_get_task_data (message->task);

  if (!g_task_get_completed (message->task) &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (message->task)))
    run->progress (message->done, run->progress_data);
  return G_SOURCE_REMOVE;
}

static void
send_progress (double done, gpointer user_data)
{
  GTask *task = user_data;
  Message *message = g_new (Message, 1);

  message->task = g_object_ref (task);
  message->done = done;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT,
                              deliver, message, message_free);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  Run *run = task_data;
  GError *error = NULL;
  SwbForecastResult *result = swb_forecast_run (
      run->plan, &run->options, cancellable,
      run->progress != NULL ? send_progress : NULL, task, &error);

  if (result != NULL)
    g_task_return_pointer (task, result,
                           (GDestroyNotify) swb_forecast_result_free);
  else
    g_task_return_error (task, error);
}

/**
 * swb_forecast_run_async:
 * @plan: (transfer full): the plan
 * @options: how many draws, pairs and threads
 * @cancellable: (nullable): ends the run within a few milliseconds
 * @progress: (nullable): called on the calling thread's main context, never
 *   after @callback and never after the run was cancelled
 * @progress_data: for @progress; lives until @callback
 * @callback: called when the run is over; swb_forecast_run_finish() gives the
 *   result
 * @user_data: for @callback
 *
 * Runs the forecast beside the window.
 */
void
swb_forecast_run_async (SwbForecastPlan *plan,
                        const SwbForecastRunOptions *options,
                        GCancellable *cancellable,
                        SwbForecastProgress progress,
                        gpointer progress_data,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->plan = plan;
  run->options = *options;
  run->progress = progress;
  run->progress_data = progress_data;
  g_task_set_source_tag (task, swb_forecast_run_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * swb_forecast_run_finish:
 * @result: what the callback was given
 * @error: where to say why there is no result
 *
 * Returns: (transfer full) (nullable): the result; %NULL when it was
 *   cancelled, or with %SWB_FORECAST_ERROR_NO_MEMORY
 */
SwbForecastResult *
swb_forecast_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
