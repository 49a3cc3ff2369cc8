/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portfolio: the lazy greedy from 100,000 creators over 60 segments beside the
 * greedy that looks at all of them each time; and how near the quick answer
 * comes to the certified best on 100 random markets of 300 x 60. */
#include "bench.h"

#include "analytics/swb-portfolio.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEGMENTS 60
#define PICKS 20

typedef struct
{
  SwbPortfolioProblem problem;
  double *viewers;
  double *costs;
  double *sizes;
  SwbReachShare *shares;
  uint64_t state;
} Market;

static double
uniform (Market *market)
{
  market->state = market->state * 6364136223846793005u + 1442695040888963407u;
  return ((double) (market->state >> 11) + 0.5) / 9007199254740992.0;
}

static double
normal (Market *market)
{
  double radius = sqrt (-2.0 * log (uniform (market)));

  return radius * cos (6.283185307179586 * uniform (market));
}

/* Lognormal audiences split by exponential weights over @least to @most
 * segments; costs go with audiences to the power of 0.8, and chance. */
static void
make_market (Market *market,
             size_t n,
             int least,
             int most,
             double people,
             double budget,
             uint64_t seed)
{
  double total = 0.0;

  *market = (Market){ .state = seed };
  market->viewers = calloc (n, sizeof *market->viewers);
  market->costs = calloc (n, sizeof *market->costs);
  market->sizes = calloc (SEGMENTS, sizeof *market->sizes);
  market->shares = calloc (n * (size_t) most, sizeof *market->shares);
  market->problem.audience =
      (SwbReachInput){ n, market->viewers, SEGMENTS, market->sizes,
                       0, market->shares,  0,        NULL };
  for (int s = 0; s < SEGMENTS; s++)
    market->sizes[s] = 1e6 * exp (0.7 * normal (market));
  for (size_t i = 0; i < n; i++)
    {
      double size = exp (1.2 * normal (market));
      int parts = least + (int) (uniform (market) * (most - least + 1));
      double weights[16];
      double sum = 0.0;

      market->viewers[i] = people * size;
      market->costs[i] =
          floor (1.0 + 1000.0 * pow (size, 0.8) * exp (0.4 * normal (market)));
      total += market->costs[i];
      for (int w = 0; w < parts; w++)
        sum += weights[w] = -log (uniform (market));
      for (int w = 0; w < parts; w++)
        market->shares[market->problem.audience.n_shares++] =
            (SwbReachShare){ (uint32_t) i,
                             (uint32_t) (uniform (market) * SEGMENTS),
                             0.999 * weights[w] / sum };
    }
  market->problem.reach = swb_reach_options_default ();
  market->problem.costs = market->costs;
  market->problem.budget = floor (budget * total);
}

static void
clear_market (Market *market)
{
  free (market->viewers);
  free (market->costs);
  free (market->sizes);
  free (market->shares);
}

typedef struct
{
  const SwbPortfolioProblem *problem;
  SwbPortfolio *portfolio;
  bool *chosen;
  double value;
  int runs;
} Run;

static void
run_new (void *data)
{
  Run *run = data;
  SwbPortfolioIssue issue;

  swb_portfolio_free (run->portfolio);
  run->portfolio = NULL;
  if (swb_portfolio_new (run->problem, &run->portfolio, &issue) !=
      SWB_STATUS_OK)
    abort ();
}

static void
run_greedy (void *data)
{
  Run *run = data;

  swb_portfolio_greedy (run->portfolio, SWB_PORTFOLIO_COST_BENEFIT, run->chosen,
                        &run->value);
}

static void
run_three (void *data)
{
  Run *run = data;

  for (int method = 0; method <= SWB_PORTFOLIO_SINGLE; method++)
    swb_portfolio_greedy (run->portfolio, (SwbPortfolioMethod) method,
                          run->chosen, &run->value);
}

/* The same picks by looking at everyone each time. */
static void
run_plain (void *data)
{
  Run *run = data;
  const SwbReachInput *audience = &run->problem->audience;
  SwbReachModel *model = NULL;
  SwbReachMarginal *marginals =
      calloc (audience->n_creators, sizeof *marginals);
  double spend = 0.0;

  swb_reach_model_new (audience, &model);
  memset (run->chosen, 0, audience->n_creators * sizeof *run->chosen);
  for (int pick = 0; pick < PICKS; pick++)
    {
      size_t best = audience->n_creators;
      double highest = 0.0;

      swb_reach_marginals (model, run->chosen, run->problem->reach, marginals);
      for (size_t i = 0; i < audience->n_creators; i++)
        {
          double score = marginals[i].added / run->problem->costs[i];

          if (!run->chosen[i] && score > highest &&
              spend + run->problem->costs[i] <= run->problem->budget)
            {
              highest = score;
              best = i;
            }
        }
      if (best == audience->n_creators)
        break;
      run->chosen[best] = true;
      spend += run->problem->costs[best];
    }
  swb_reach_model_free (model);
  free (marginals);
}

static size_t
count (const bool *chosen, size_t n)
{
  size_t sum = 0;

  for (size_t i = 0; i < n; i++)
    sum += chosen[i];
  return sum;
}

static void
measure_speed (void)
{
  Market market;
  Run run = { 0 };
  size_t n = 100000;
  bool *lazy = calloc (n, sizeof *lazy);
  double made;
  double greedy;
  double three;
  double few;
  double plain;

  make_market (&market, n, 6, 6, 10000.0, 0.01, 1);
  run.problem = &market.problem;
  run.chosen = calloc (n, sizeof *run.chosen);
  made = bench_best (5, run_new, &run);
  greedy = bench_best (5, run_greedy, &run);
  printf ("100,000 creators, 60 segments, six each; %zu booked\n",
          count (run.chosen, n));
  three = bench_best (5, run_three, &run);
  market.problem.max_count = PICKS;
  run_new (&run);
  few = bench_best (5, run_greedy, &run);
  memcpy (lazy, run.chosen, n * sizeof *lazy);
  plain = bench_best (1, run_plain, &run);
  printf ("  the portfolio made       %8.1f ms\n", made);
  printf ("  greedy for the money     %8.1f ms (asked: 500)\n", greedy);
  printf ("  all three greedies       %8.1f ms\n", three);
  printf ("  %d picks, lazy           %8.1f ms\n", PICKS, few);
  printf ("  %d picks, all each time  %8.1f ms, %.0f times; the same: %s\n",
          PICKS, plain, plain / few,
          memcmp (lazy, run.chosen, n * sizeof *lazy) == 0 ? "yes" : "NO");
  swb_portfolio_free (run.portfolio);
  free (run.chosen);
  free (lazy);
  clear_market (&market);
}

typedef struct
{
  int near;
  int proven;
  double gap;
  double worst;
  double greedy_gap;
  double greedy_worst;
  double quick;
  double sure;
} Tally;

static void
measure_one (Tally *tally, double people, double budget, uint64_t seed)
{
  SwbPortfolioOptions options = swb_portfolio_options_default ();
  Market market;
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioIssue issue;
  SwbPortfolioAnswer answer;
  bool chosen[300];
  double greedy;
  double value;
  double gap;
  double start;

  options.gap = 0.001;
  make_market (&market, 300, 1, 6, people, budget, seed);
  if (swb_portfolio_new (&market.problem, &portfolio, &issue) != SWB_STATUS_OK)
    abort ();
  swb_portfolio_greedy (portfolio, SWB_PORTFOLIO_COST_BENEFIT, chosen, &greedy);
  start = bench_now ();
  swb_portfolio_solve (portfolio, &options, chosen, &answer, &issue);
  tally->quick += bench_now () - start;
  value = answer.value;
  start = bench_now ();
  swb_portfolio_certify (portfolio, &options, chosen, &answer);
  tally->sure += bench_now () - start;
  gap = 1.0 - value / answer.upper;
  tally->near += gap <= 0.01;
  tally->proven += answer.proven;
  tally->gap += gap;
  tally->worst = fmax (tally->worst, gap);
  gap = 1.0 - greedy / answer.upper;
  tally->greedy_gap += gap;
  tally->greedy_worst = fmax (tally->greedy_worst, gap);
  swb_portfolio_free (portfolio);
  clear_market (&market);
}

static void
measure_quality (double people, double budget)
{
  Tally tally = { 0 };

  for (uint64_t seed = 1; seed <= 100; seed++)
    measure_one (&tally, people, budget, 1000 + seed);
  printf ("100 markets of 300 x 60, %.0f viewers, %.0f %% of all costs\n",
          people, 100.0 * budget);
  printf ("  within 1 %% of the certified bound: %d (asked: 95)\n", tally.near);
  printf ("  quick answer: mean gap %.3f %%, worst %.2f %%, %.0f ms each\n",
          tally.gap, 100.0 * tally.worst, tally.quick / 100.0);
  printf ("  greedy alone: mean gap %.3f %%, worst %.2f %%\n", tally.greedy_gap,
          100.0 * tally.greedy_worst);
  printf ("  certified to 0.1 %%: %d, %.0f ms each\n", tally.proven,
          tally.sure / 100.0);
}

int
main (void)
{
  measure_speed ();
  measure_quality (1e5, 0.1);
  measure_quality (1e5, 0.03);
  return 0;
}
