/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times the reach of 100,000 creators over 200 segments, six each: building the
 * model, evaluating it with its bounds, and both. bench-reach.py runs it beside
 * the same in numpy. Prints milliseconds, the best of several, and the answers,
 * so that the peer can be compared. */
#include "analytics/swb-reach.h"
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#define N_CREATORS 100000u
#define N_SEGMENTS 200u
#define EACH 6u
#define ROUNDS 21

typedef struct
{
  double viewers[N_CREATORS];
  double sizes[N_SEGMENTS];
  SwbReachShare shares[N_CREATORS * EACH];
  SwbReachInput input;
  SwbReachModel *model;
  SwbReachOptions options;
  SwbReachResult result;
} Market;

/* The same numbers as in bench-reach.py: every market has few large creators.
 */
static void
fill (Market *market)
{
  for (uint32_t s = 0; s < N_SEGMENTS; s++)
    market->sizes[s] = 1e6 + 5e4 * (s * 37 % 101);
  for (uint32_t i = 0; i < N_CREATORS; i++)
    {
      market->viewers[i] = 20.0 + 1e6 / (1.0 + i);
      for (uint32_t j = 0; j < EACH; j++)
        market->shares[i * EACH + j] =
            (SwbReachShare){ i, (i * 131 + j * 61 + i / 7) % N_SEGMENTS,
                             (1.0 + j) / 21.0 };
    }
  market->input =
      (SwbReachInput){ N_CREATORS,    market->viewers,   N_SEGMENTS,
                       market->sizes, N_CREATORS * EACH, market->shares };
}

static void
build (void *data)
{
  Market *market = data;

  swb_reach_model_free (market->model);
  market->model = NULL;
  if (swb_reach_model_new (&market->input, &market->model) != SWB_STATUS_OK)
    abort ();
}

static void
evaluate (void *data)
{
  Market *market = data;

  if (swb_reach_evaluate (market->model, NULL, market->options, &market->result,
                          NULL) != SWB_STATUS_OK)
    abort ();
}

static void
build_and_evaluate (void *data)
{
  build (data);
  evaluate (data);
}

static void
measure (Market *market, const char *name, SwbReachOptions options)
{
  double apart;
  double together;

  market->options = options;
  apart = bench_best (ROUNDS, evaluate, market);
  together = bench_best (ROUNDS, build_and_evaluate, market);
  printf ("%s %.3f %.3f %.9g %.9g %.9g\n", name, apart, together,
          market->result.reach, market->result.lower, market->result.upper);
}

int
main (void)
{
  Market *market = calloc (1, sizeof *market);

  if (market == NULL)
    return 1;
  fill (market);
  build (market);
  printf ("build %.3f\n", bench_best (ROUNDS, build, market));
  measure (market, "alike",
           (SwbReachOptions){ SWB_REACH_ALIKE, SWB_REACH_EXPOSURE_CALIBRATED });
  measure (market, "log", (SwbReachOptions){ 2.0, SWB_REACH_EXPOSURE_LOG });
  measure (market, "calibrated", swb_reach_options_default ());
  swb_reach_model_free (market->model);
  free (market);
  return 0;
}
