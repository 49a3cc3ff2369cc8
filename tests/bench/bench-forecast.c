/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times a forecast of 10,000 draws x 500 posts x 120 days with quantiles.
 * Usage: bench-forecast [THREADS [lean|full [DRAWS]]]; bench-forecast.py runs
 * it beside the same model in numpy. Prints milliseconds, the best of several,
 * and some of the answers, so that the peer can be compared. */
#include "analytics/swb-forecast.h"
#include "bench.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_POSTS 500
#define N_SEGMENTS 4
#define N_DAYS 120
#define N_KERNELS 3
#define BATCH 256
#define DAYS_A_TASK 20
#define REPEATS 9

typedef struct
{
  const SwbForecastPlan *plan;
  size_t n_draws;
  double *values;
  SwbForecastBand *daily;
  SwbForecastBand *cumulative;
  atomic_size_t next;
} Work;

static SwbForecastPlan *
make_plan (bool full)
{
  static SwbForecastPost posts[N_POSTS];
  static SwbReachShare shares[N_POSTS];
  static const double sigmas[] = { 0.3, 0.4, 0.2 };
  static const double sizes[] = { 4e6, 3e6, 2e6, 1e6 };
  static const SwbForecastKernel kernels[] = { { 1.5, 0.6, 0 },
                                               { 0.8, 0.6, 0 },
                                               { 6.0, 0.6, 0 } };
  SwbForecastAdoption adoption = swb_forecast_adoption_default ();
  SwbForecastInput input = swb_forecast_input_default ();
  SwbForecastPlan *plan = NULL;

  for (uint32_t i = 0; i < N_POSTS; i++)
    {
      posts[i] = (SwbForecastPost){ .day = i * 7 % 60,
                                    .platform = i % N_KERNELS,
                                    .kernel = i % N_KERNELS,
                                    .views = 1000.0 + 37.0 * (i * 31 % 100),
                                    .views_sigma = 0.8,
                                    .engagement = 0.04,
                                    .engagement_sigma = full ? 0.3 : 0.0,
                                    .unique = 0.8 };
      shares[i] = (SwbReachShare){ i, i % N_SEGMENTS, 1.0 };
    }
  input.n_posts = N_POSTS;
  input.posts = posts;
  input.n_platforms = input.n_kernels = N_KERNELS;
  input.platform_sigmas = sigmas;
  input.kernels = kernels;
  if (full)
    {
      input.n_segments = N_SEGMENTS;
      input.segment_sizes = sizes;
      input.n_shares = N_POSTS;
      input.shares = shares;
      input.adoption = &adoption;
    }
  if (swb_forecast_plan_new (&input, &plan) != SWB_STATUS_OK)
    abort ();
  return plan;
}

static void *
draw_some (void *data)
{
  Work *work = data;
  size_t first;

  while ((first = atomic_fetch_add (&work->next, BATCH)) < work->n_draws)
    {
      size_t left = work->n_draws - first;

      swb_forecast_run_draws (work->plan, first, left < BATCH ? left : BATCH,
                              work->n_draws, work->values);
    }
  return NULL;
}

static void *
summarize_some (void *data)
{
  Work *work = data;
  size_t tasks = N_DAYS / DAYS_A_TASK;
  size_t task;

  while ((task = atomic_fetch_add (&work->next, 1)) <
         tasks * SWB_FORECAST_N_SERIES)
    {
      size_t series = task / tasks;
      size_t day = task % tasks * DAYS_A_TASK;

      if (swb_forecast_has (work->plan, (SwbForecastSeries) series))
        swb_forecast_summarize (work->plan, work->values, work->n_draws,
                                (SwbForecastSeries) series, day, DAYS_A_TASK,
                                work->daily + series * N_DAYS + day,
                                work->cumulative + series * N_DAYS + day);
    }
  return NULL;
}

static void
in_threads (Work *work, int n_threads, void *(*run) (void *) )
{
  pthread_t threads[16];

  work->next = 0;
  for (int i = 1; i < n_threads; i++)
    pthread_create (&threads[i], NULL, run, work);
  run (work);
  for (int i = 1; i < n_threads; i++)
    pthread_join (threads[i], NULL);
}

static double
least (double a, double b)
{
  return a < b ? a : b;
}

/* Of all threads: what else the machine does is not in it. */
static double
processor_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec * 1e-6;
}

static void
measure (Work *work, int n_threads)
{
  double draws = 1e9;
  double bands = 1e9;
  double both = 1e9;
  double used = 1e9;

  for (int i = 0; i < REPEATS; i++)
    {
      double before = processor_ms ();
      double start = bench_now ();
      double middle;
      double end;

      in_threads (work, n_threads, draw_some);
      middle = bench_now ();
      in_threads (work, n_threads, summarize_some);
      end = bench_now ();
      draws = least (draws, middle - start);
      bands = least (bands, end - middle);
      both = least (both, end - start);
      used = least (used, processor_ms () - before);
    }
  printf ("ms %.2f processor %.2f draws %.2f quantiles %.2f\n", both, used,
          draws, bands);
}

int
main (int argc, char **argv)
{
  int n_threads = argc > 1 ? (int) strtol (argv[1], NULL, 10) : 1;
  bool full = argc > 2 && strcmp (argv[2], "full") == 0;
  size_t n_draws = argc > 3 ? strtoul (argv[3], NULL, 10) : SWB_FORECAST_DRAWS;
  SwbForecastPlan *plan = make_plan (full);
  size_t n = N_DAYS * SWB_FORECAST_N_SERIES;
  Work work = { .plan = plan, .n_draws = n_draws };

  work.values = calloc (swb_forecast_n_values (plan, n_draws), sizeof (double));
  work.daily = calloc (n, sizeof *work.daily);
  work.cumulative = calloc (n, sizeof *work.cumulative);
  if (work.values == NULL || work.daily == NULL || work.cumulative == NULL ||
      n_threads < 1 || n_threads > 16)
    return 1;
  measure (&work, n_threads);
  for (int s = 0; s < SWB_FORECAST_N_SERIES; s++)
    if (swb_forecast_has (plan, (SwbForecastSeries) s))
      {
        SwbForecastBand *band = &work.cumulative[s * N_DAYS + N_DAYS - 1];

        printf ("%s %.6g %.6g %.6g\n",
                swb_forecast_series_id ((SwbForecastSeries) s), band->p10,
                band->p50, band->p90);
      }
  free (work.values);
  free (work.daily);
  free (work.cumulative);
  swb_forecast_plan_free (plan);
  return 0;
}
