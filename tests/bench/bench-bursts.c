/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times the answers to bursts for 10,000 series of 104 weeks on one thread:
 * baseline, CUSUM designed for its run length, series watched, Kleinberg's
 * labels, change point; nothing is kept from one series to the next.
 * Usage: bench-bursts [dump N]; the second prints the first N series and their
 * answers, so that bench-bursts.py can hold numpy's against them. */
#include "analytics/swb-changepoint.h"
#include "analytics/swb-cusum.h"
#include "analytics/swb-kleinberg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_SERIES 10000
#define N_WEEKS 104
#define N_BASELINE 52
#define ROUNDS 5

typedef struct
{
  double counts[N_WEEKS];
  double totals[N_WEEKS];
} Series;

typedef struct
{
  SwbCusumDesign design;
  unsigned n_alarms;
  unsigned n_bursts;
  double cost;
  double log_bayes_factor;
} Answer;

typedef struct
{
  Series *series;
  Answer *answers;
  unsigned parts;
} Work;

enum
{
  PART_CUSUM = 1,
  PART_KLEINBERG = 2,
  PART_CHANGEPOINT = 4,
  PART_ALL = 7,
};

static double
uniform (uint64_t *state)
{
  uint64_t z = (*state += 0x9e3779b97f4a7c15u);

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (double) ((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

static double
poisson (uint64_t *state, double mean)
{
  double u = uniform (state);
  double p = exp (-mean);
  double x = 0.0;

  while (u > p && x < 1000.0)
    {
      u -= p;
      p *= mean / ++x;
    }
  return x;
}

/* Means from 1 to 20; every third series varies more than a Poisson; a burst
 * from week 80 on in every second. */
static void
make_series (Series *series, unsigned index)
{
  uint64_t state = index;
  double mean = exp (3.0 * uniform (&state));

  for (unsigned t = 0; t < N_WEEKS; t++)
    {
      double m = mean * (index % 2 == 0 && t >= 80 && t < 92 ? 2.5 : 1.0);

      if (index % 3 == 0)
        m *= uniform (&state) < 0.3 ? 2.2 : 0.5;
      series->counts[t] = poisson (&state, m);
      series->totals[t] = series->counts[t] + poisson (&state, 9.0 * mean);
    }
}

static void
answer_cusum (const Series *series, Answer *answer)
{
  SwbCusumPoint points[N_WEEKS - N_BASELINE];
  SwbCusumBaseline baseline;
  SwbCusumDesignInput input = { .target = 104.0 };

  answer->n_alarms = 0;
  if (swb_cusum_baseline (series->counts, N_BASELINE, &baseline) !=
      SWB_STATUS_OK)
    return;
  input.usual = baseline.law;
  input.raised_mean = 2.0 * baseline.mean;
  if (swb_cusum_design (&input, &answer->design) != SWB_STATUS_OK)
    abort ();
  swb_cusum_watch (&answer->design.chart, series->counts + N_BASELINE,
                   N_WEEKS - N_BASELINE, true, points);
  for (unsigned t = 0; t < N_WEEKS - N_BASELINE; t++)
    answer->n_alarms += points[t].is_alarm;
}

static void
answer_kleinberg (const Series *series, Answer *answer)
{
  SwbKleinbergInput input = { N_WEEKS, series->counts, series->totals, 2.0, 1.0,
                              2 };
  SwbKleinberg found;

  if (swb_kleinberg (&input, &found) != SWB_STATUS_OK)
    abort ();
  answer->n_bursts = (unsigned) found.n_bursts;
  answer->cost = found.cost;
  swb_kleinberg_clear (&found);
}

static void
answer_changepoint (const Series *series, Answer *answer)
{
  SwbChangepointInput input = { N_WEEKS, series->counts, NULL, 1.0, 0.2 };
  SwbChangepoint found;

  if (swb_changepoint (&input, &found, NULL) != SWB_STATUS_OK)
    abort ();
  answer->log_bayes_factor = found.log_bayes_factor;
}

static void
answer_all (const Work *work)
{
  for (unsigned i = 0; i < N_SERIES; i++)
    {
      if (work->parts & PART_CUSUM)
        answer_cusum (&work->series[i], &work->answers[i]);
      if (work->parts & PART_KLEINBERG)
        answer_kleinberg (&work->series[i], &work->answers[i]);
      if (work->parts & PART_CHANGEPOINT)
        answer_changepoint (&work->series[i], &work->answers[i]);
    }
}

/* Milliseconds of processor, the least of several rounds: what else runs on
 * the machine counts less so. */
static double
measure (const Work *work)
{
  double best = INFINITY;

  for (int i = 0; i < ROUNDS; i++)
    {
      struct timespec from, to;

      clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &from);
      answer_all (work);
      clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &to);
      best = fmin (best, (double) (to.tv_sec - from.tv_sec) * 1e3 +
                             (double) (to.tv_nsec - from.tv_nsec) * 1e-6);
    }
  return best;
}

static void
dump (const Work *work, unsigned n)
{
  for (unsigned i = 0; i < n; i++)
    {
      const Answer *answer = &work->answers[i];

      printf ("%.17g %.17g %.17g %u %u %.17g %.17g", answer->design.chart.k,
              answer->design.chart.h, answer->design.arl0, answer->n_alarms,
              answer->n_bursts, answer->cost, answer->log_bayes_factor);
      for (unsigned t = 0; t < N_WEEKS; t++)
        printf (" %g", work->series[i].counts[t]);
      for (unsigned t = 0; t < N_WEEKS; t++)
        printf (" %g", work->series[i].totals[t]);
      printf ("\n");
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "cusum", "kleinberg", "changepoint" };
  Work work = { calloc (N_SERIES, sizeof (Series)),
                calloc (N_SERIES, sizeof (Answer)), PART_ALL };

  if (work.series == NULL || work.answers == NULL)
    return 1;
  for (unsigned i = 0; i < N_SERIES; i++)
    make_series (&work.series[i], i);
  if (argc == 3 && strcmp (argv[1], "dump") == 0)
    {
      answer_all (&work);
      dump (&work, (unsigned) strtoul (argv[2], NULL, 10) % N_SERIES);
    }
  else
    {
      for (unsigned part = 0; part < 3; part++)
        {
          work.parts = 1u << part;
          printf ("%s %.1f ms\n", names[part], measure (&work));
        }
      work.parts = PART_ALL;
      printf ("all %.1f ms\n", measure (&work));
    }
  free (work.series);
  free (work.answers);
  return 0;
}
