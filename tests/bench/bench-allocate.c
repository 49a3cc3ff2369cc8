/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money over 1,000 channels, beside giving it out in 10,000 equal steps to the
 * channel that gains most by each. */
#include "analytics/swb-allocate.h"

#include "bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define CHANNELS 1000
#define STEPS 10000
#define BUDGET 1e6
#define ROUNDS 5

typedef struct
{
  SwbAllocateChannel channels[CHANNELS];
  SwbAllocateShare shares[CHANNELS];
  SwbAllocation all;
  double money[CHANNELS];
  double gains[CHANNELS];
  double response;
} Bench;

/* Even numbers between 0 and 1 that are the same everywhere. */
static double
next_number (unsigned *state)
{
  *state = *state * 1664525u + 1013904223u;
  return (double) (*state >> 8) / (double) (1u << 24);
}

static void
fill (Bench *bench, double least_shape, double most_shape)
{
  unsigned state = 20261121;

  for (int i = 0; i < CHANNELS; i++)
    bench->channels[i] = (SwbAllocateChannel){
      .response = { .kind = i % 2 ? SWB_RESPONSE_HILL : SWB_RESPONSE_LOG,
                    .scale = 1.0 + 99.0 * next_number (&state),
                    .spread = 100.0 + 9900.0 * next_number (&state),
                    .shape = least_shape + (most_shape - least_shape) *
                                               next_number (&state) },
      .maximum = INFINITY,
      .now = NAN,
    };
}

static double
value_of (const SwbAllocateChannel *channel, double money)
{
  double value = 0.0;

  swb_response_value (&channel->response, money, &value);
  return value;
}

static void
run_exact (void *data)
{
  Bench *bench = data;

  if (swb_allocate (bench->channels, CHANNELS, BUDGET, bench->shares,
                    &bench->all) != SWB_STATUS_OK)
    exit (1);
}

static void
run_steps (void *data)
{
  Bench *bench = data;
  double step = BUDGET / STEPS;

  bench->response = 0.0;
  for (int i = 0; i < CHANNELS; i++)
    {
      bench->money[i] = 0.0;
      bench->gains[i] = value_of (&bench->channels[i], step);
    }
  for (int s = 0; s < STEPS; s++)
    {
      int best = 0;

      for (int i = 1; i < CHANNELS; i++)
        if (bench->gains[i] > bench->gains[best])
          best = i;
      bench->money[best] += step;
      bench->response += bench->gains[best];
      bench->gains[best] =
          value_of (&bench->channels[best], bench->money[best] + step) -
          value_of (&bench->channels[best], bench->money[best]);
    }
}

static void
measure (Bench *bench, const char *name)
{
  double exact = bench_best (ROUNDS, run_exact, bench);
  double steps = bench_best (ROUNDS, run_steps, bench);

  printf ("%-9s %8.2f ms, in steps %8.2f ms: ratio %.2f; brings %.6f, in "
          "steps %.6f; gap %.2g of the bound, %zu relaxations\n",
          name, exact, steps, steps / exact, bench->all.response,
          bench->response, bench->all.gap / bench->all.bound, bench->all.nodes);
}

int
main (void)
{
  Bench *bench = calloc (1, sizeof *bench);

  if (bench == NULL)
    return 1;
  fill (bench, 0.3, 1.0);
  measure (bench, "concave");
  fill (bench, 0.5, 4.0);
  measure (bench, "S-shaped");
  free (bench);
  return 0;
}
