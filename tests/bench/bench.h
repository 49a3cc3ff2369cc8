/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the measurements share: a clock, and the best of several rounds. */
#pragma once

#include <time.h>

/* Milliseconds of an even clock. */
static inline double
bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

/* The quickest of @rounds calls in milliseconds: what else the machine does
 * only adds. */
static inline double
bench_best (int rounds, void (*run) (void *), void *data)
{
  double best = 0.0;

  for (int i = 0; i < rounds; i++)
    {
      double start = bench_now ();
      double taken;

      run (data);
      taken = bench_now () - start;
      if (i == 0 || taken < best)
        best = taken;
    }
  return best;
}
