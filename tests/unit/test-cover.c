/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minimum seeds: against all subsets on small random problems, and what cannot
 * be covered. */
#include "analytics/swb-cover.h"

#include <glib.h>
#include <string.h>

#define MOST 12
#define CELLS 6

typedef struct
{
  SwbCoverProblem problem;
  double costs[MOST];
  uint8_t rules[MOST];
  uint32_t needs[CELLS];
  SwbCoverPair pairs[MOST * CELLS + 1];
  bool covers[MOST][CELLS];
} Sample;

static void
make_sample (Sample *sample)
{
  SwbCoverProblem *problem = &sample->problem;
  bool whole = g_test_rand_bit ();

  memset (sample, 0, sizeof *sample);
  problem->n_creators = (size_t) g_test_rand_int_range (2, MOST + 1);
  problem->costs = g_test_rand_int_range (0, 4) > 0 ? sample->costs : NULL;
  problem->rules = sample->rules;
  problem->n_cells = CELLS;
  problem->needs = sample->needs;
  problem->pairs = sample->pairs;
  for (size_t c = 0; c < CELLS; c++)
    sample->needs[c] = (uint32_t) g_test_rand_int_range (0, 3);
  for (size_t i = 0; i < problem->n_creators; i++)
    {
      sample->costs[i] = whole ? 5.0 * g_test_rand_int_range (0, 20)
                               : g_test_rand_double_range (0.0, 100.0);
      if (g_test_rand_int_range (0, 6) == 0)
        sample->rules[i] = (uint8_t) g_test_rand_int_range (1, 4);
      for (size_t c = 0; c < CELLS; c++)
        if (g_test_rand_int_range (0, 5) < 2)
          {
            sample->covers[i][c] = true;
            sample->pairs[problem->n_pairs++] =
                (SwbCoverPair){ (uint32_t) i, (uint32_t) c };
          }
    }
  /* Told twice is told once. */
  if (problem->n_pairs > 0)
    {
      sample->pairs[problem->n_pairs] = sample->pairs[0];
      problem->n_pairs++;
    }
}

static double
direct_cost (const Sample *sample, const bool *chosen)
{
  double cost = 0.0;

  for (size_t i = 0; i < sample->problem.n_creators; i++)
    {
      uint8_t rule = sample->rules[i];

      if (chosen[i]
              ? rule == SWB_PORTFOLIO_NEVER
              : rule == SWB_PORTFOLIO_MUST || rule == SWB_PORTFOLIO_BOOKED)
        return INFINITY;
      if (chosen[i] && rule != SWB_PORTFOLIO_BOOKED)
        cost += sample->problem.costs == NULL ? 1.0 : sample->costs[i];
    }
  for (size_t c = 0; c < CELLS; c++)
    {
      uint32_t count = 0;

      for (size_t i = 0; i < sample->problem.n_creators; i++)
        count += chosen[i] && sample->covers[i][c];
      if (count < sample->needs[c])
        return INFINITY;
    }
  return cost;
}

static void
test_against_all (void)
{
  SwbPortfolioOptions options = swb_portfolio_options_default ();

  options.gap = 0.0;
  for (int round = 0; round < 400; round++)
    {
      Sample sample;
      SwbCoverAnswer answer = { .cost = -1.0 };
      bool chosen[MOST];
      double best = INFINITY;
      SwbStatus status;

      make_sample (&sample);
      for (unsigned mask = 0; mask < 1u << sample.problem.n_creators; mask++)
        {
          for (size_t i = 0; i < sample.problem.n_creators; i++)
            chosen[i] = mask >> i & 1;
          best = fmin (best, direct_cost (&sample, chosen));
        }
      status = swb_cover_minimum (&sample.problem, &options, chosen, &answer);
      if (isinf (best))
        {
          g_assert_cmpint (status, ==, SWB_STATUS_INVALID);
          g_assert_cmpuint (answer.short_cell, <, CELLS);
          g_assert_cmpuint (answer.short_of, >, 0);
          g_assert_cmpfloat (answer.cost, ==, -1.0);
          continue;
        }
      g_assert_cmpint (status, ==, SWB_STATUS_OK);
      g_assert_cmpfloat (fabs (direct_cost (&sample, chosen) - best), <, 1e-6);
      g_assert_cmpfloat (fabs (answer.cost - best), <, 1e-6);
      g_assert_cmpfloat (answer.lower, <=, answer.cost);
      g_assert_cmpfloat (answer.lower, >=, best - 1e-4);
      g_assert_cmpfloat (answer.greedy_cost, >=, best - 1e-9);
      g_assert_true (answer.proven);
      g_assert_false (answer.timed_out);
    }
}

static void
test_malformed (void)
{
  static const double nan_costs[] = { NAN, 1.0 };
  static const double bad_costs[] = { -1.0, 1.0 };
  static const double huge_costs[] = { 1e200, 1e200 };
  static const SwbCoverPair pairs[] = { { 0, 0 }, { 1, 1 } };
  static const SwbCoverPair strays[] = { { 0, 0 }, { 2, 1 } };
  SwbPortfolioOptions options = swb_portfolio_options_default ();
  const SwbCoverProblem good = {
    .n_creators = 2, .n_cells = 2, .n_pairs = 2, .pairs = pairs
  };
  SwbCoverProblem problem = good;
  SwbCoverAnswer answer;
  bool chosen[2];

#define ask(expected)                                                          \
  g_assert_cmpint (swb_cover_minimum (&problem, &options, chosen, &answer),    \
                   ==, expected);                                              \
  problem = good
  ask (SWB_STATUS_OK);
  g_assert_cmpfloat (answer.cost, ==, 2.0);
  problem.costs = nan_costs;
  ask (SWB_STATUS_NOT_ENOUGH);
  problem.costs = bad_costs;
  ask (SWB_STATUS_INVALID);
  g_assert_cmpuint (answer.short_cell, ==, 2);
  problem.costs = huge_costs;
  ask (SWB_STATUS_RANGE);
  problem.pairs = strays;
  ask (SWB_STATUS_INVALID);
  problem.n_cells = 3;
  ask (SWB_STATUS_INVALID);
  g_assert_cmpuint (answer.short_cell, ==, 2);
  g_assert_cmpuint (answer.short_of, ==, 1);
  options.time_limit = 0.0;
  ask (SWB_STATUS_INVALID);
  options.time_limit = 1.0;
  problem = (SwbCoverProblem){ 0 };
  ask (SWB_STATUS_OK);
  g_assert_cmpfloat (answer.cost, ==, 0.0);
#undef ask
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cover/against-all", test_against_all);
  g_test_add_func ("/cover/malformed", test_malformed);
  return g_test_run ();
}
