/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kleinberg's automaton: against every path there is, the paper's conventions,
 * ties, and what it refuses. */
#include "analytics/swb-kleinberg.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat (fabs (value - expected), <=, tolerance);
}

/* The cost of one path, straight from the paper. */
static double
path_cost (const SwbKleinbergInput *input,
           const double *shares,
           const uint8_t *states)
{
  double cost = 0.0;
  int previous = 0;

  for (size_t t = 0; t < input->n; t++)
    {
      double r = input->relevant[t];
      double d = input->totals[t];
      double p = shares[states[t]];

      cost += MAX (0, states[t] - previous) * input->gamma *
              log ((double) input->n);
      cost -= lgamma (d + 1) - lgamma (r + 1) - lgamma (d - r + 1);
      cost -= r * log (p) + (d - r) * log (1.0 - p);
      previous = states[t];
    }
  return cost;
}

/* The least cost over all paths, and whether only one path has it. */
static double
brute_force (const SwbKleinbergInput *input,
             const SwbKleinberg *found,
             uint8_t *best,
             gboolean *only)
{
  double least = INFINITY;
  uint8_t states[16] = { 0 };
  size_t t;

  do
    {
      double cost = path_cost (input, found->shares, states);

      if (cost < least + 1e-9)
        {
          *only = cost < least - 1e-9;
          if (cost < least)
            memcpy (best, states, input->n);
          least = MIN (least, cost);
        }
      for (t = 0; t < input->n && ++states[t] == found->n_states; t++)
        states[t] = 0;
    }
  while (t < input->n);
  return least;
}

static void
check_bursts (const SwbKleinberg *found)
{
  guint n_inside = 0;
  guint n_marked = 0;

  for (size_t t = 0; t < found->n; t++)
    n_inside += found->states[t];
  for (size_t b = 0; b < found->n_bursts; b++)
    {
      const SwbKleinbergBurst *burst = &found->bursts[b];

      n_marked += (guint) (burst->end - burst->start + 1);
      g_assert_cmpfloat (burst->weight, >, 0.0);
      for (size_t t = burst->start; t <= burst->end; t++)
        g_assert_cmpuint (found->states[t], >=, burst->level);
      g_assert_true (burst->start == 0 ||
                     found->states[burst->start - 1] < burst->level);
      g_assert_true (burst->end + 1 == found->n ||
                     found->states[burst->end + 1] < burst->level);
    }
  g_assert_cmpuint (n_marked, ==, n_inside);
}

static void
check_random (guint n_states, guint longest)
{
  double relevant[16], totals[16];
  uint8_t best[16];
  gboolean only = FALSE;
  SwbKleinbergInput input = { .relevant = relevant, .totals = totals };
  SwbKleinberg found;
  double least;

  input.n = (size_t) g_test_rand_int_range (1, (int) longest + 1);
  input.ratio = g_test_rand_double_range (1.1, 4.0);
  input.gamma = g_test_rand_double_range (0.0, 1.5);
  input.n_states = n_states;
  for (size_t t = 0; t < input.n; t++)
    {
      totals[t] = g_test_rand_int_range (0, 40);
      relevant[t] = g_test_rand_int_range (0, (int) totals[t] + 1);
      if (g_test_rand_bit ())
        relevant[t] = floor (relevant[t] / 4.0);
    }
  if (swb_kleinberg (&input, &found) != SWB_STATUS_OK)
    return;
  least = brute_force (&input, &found, best, &only);
  assert_near (found.cost, least, 1e-8);
  assert_near (path_cost (&input, found.shares, found.states), found.cost,
               1e-8);
  g_assert_cmpfloat (found.cost, <=, found.base_cost + 1e-9);
  if (only)
    g_assert_cmpmem (best, input.n, found.states, found.n);
  if (input.gamma > 0.01)
    check_bursts (&found);
  swb_kleinberg_clear (&found);
}

static void
test_brute_force (void)
{
  for (guint round = 0; round < 300; round++)
    check_random (2, 11);
}

static void
test_brute_force_levels (void)
{
  for (guint round = 0; round < 150; round++)
    check_random (3, 7);
  for (guint round = 0; round < 50; round++)
    check_random (4, 5);
}

typedef struct
{
  size_t n;
  double relevant[10];
  double total;
  double ratio;
  double gamma;
  unsigned n_states;
  double cost;
  uint8_t states[10];
} Case;

/* By enumeration in Python, math.comb, all paths. */
static void
test_enumerated (void)
{
  static const Case cases[] = {
    { 10,
      { 5, 0, 9, 10, 9, 1, 0, 0, 6, 1 },
      10,
      2.0,
      0.3,
      2,
      31.25596352752884,
      { 0, 0, 1, 1, 1, 0, 0, 0, 0, 0 } },
    { 9,
      { 1, 2, 1, 9, 30, 28, 8, 2, 1 },
      50,
      2.0,
      0.7,
      3,
      51.37632550304419,
      { 0, 0, 0, 0, 2, 2, 0, 0, 0 } },
    { 9,
      { 1, 2, 1, 9, 30, 28, 8, 2, 1 },
      50,
      1.8,
      0.7,
      4,
      46.26674734283271,
      { 0, 0, 0, 0, 2, 2, 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      double totals[10];
      SwbKleinbergInput input = {
        c->n, c->relevant, totals, c->ratio, c->gamma, c->n_states,
      };
      SwbKleinberg found;

      for (size_t t = 0; t < c->n; t++)
        totals[t] = c->total;
      g_assert_cmpint (swb_kleinberg (&input, &found), ==, SWB_STATUS_OK);
      assert_near (found.cost, c->cost, 1e-9);
      g_assert_cmpmem (found.states, found.n, c->states, c->n);
      swb_kleinberg_clear (&found);
    }
}

/* One burst, its numbers by hand: p_0 = R/D, p_1 = 2 p_0, gamma ln n once. */
static void
test_one_burst (void)
{
  static const double relevant[] = { 2, 1, 3, 9, 11, 8, 2, 1, 0, 2 };
  static const double totals[] = { 40, 38, 45, 41, 44, 39, 42, 40, 37, 43 };
  SwbKleinbergInput input = { 10, relevant, totals, 2.0, 1.0, 2 };
  double p = 39.0 / 409.0;
  double weight =
      28.0 * log (2.0) + (124.0 - 28.0) * log ((1.0 - 2.0 * p) / (1.0 - p));
  SwbKleinberg found;

  g_assert_cmpint (swb_kleinberg (&input, &found), ==, SWB_STATUS_OK);
  assert_near (found.shares[0], p, 1e-15);
  assert_near (found.shares[1], 2.0 * p, 1e-15);
  assert_near (found.step_cost, log (10.0), 1e-15);
  g_assert_cmpuint (found.n_bursts, ==, 1);
  g_assert_cmpuint (found.bursts[0].start, ==, 3);
  g_assert_cmpuint (found.bursts[0].end, ==, 5);
  assert_near (found.bursts[0].weight, weight, 1e-12);
  assert_near (found.cost, 24.842146781408857, 1e-10);
  assert_near (found.base_cost - found.cost, weight - log (10.0), 1e-10);
  swb_kleinberg_clear (&found);
}

/* Ties: an empty batch is as cheap in any state. Inside a burst it belongs to
 * it, for leaving and coming back would cost; at an end it does not. */
static void
test_ties (void)
{
  static const double relevant[] = { 0, 0, 8, 0, 9, 0, 0, 1 };
  static const double totals[] = { 0, 20, 10, 0, 10, 0, 20, 12 };
  SwbKleinbergInput input = { 8, relevant, totals, 2.0, 1.0, 2 };
  SwbKleinberg found;

  g_assert_cmpint (swb_kleinberg (&input, &found), ==, SWB_STATUS_OK);
  g_assert_cmpuint (found.n_bursts, ==, 1);
  g_assert_cmpuint (found.bursts[0].start, ==, 2);
  g_assert_cmpuint (found.bursts[0].end, ==, 4);
  swb_kleinberg_clear (&found);
  /* A burst for nothing, when going up is free: the empty batch at the end
   * and at the start stay out of it. */
  input.gamma = 0.0;
  g_assert_cmpint (swb_kleinberg (&input, &found), ==, SWB_STATUS_OK);
  g_assert_cmpuint (found.states[0], ==, 0);
  g_assert_cmpuint (found.states[3], ==, 0);
  g_assert_cmpuint (found.states[5], ==, 0);
  swb_kleinberg_clear (&found);
}

/* The dearer a burst, the fewer; the share is held below 1. */
static void
test_monotone (void)
{
  double relevant[104], totals[104];
  SwbKleinbergInput input = { 104, relevant, totals, 2.0, 0.0, 2 };
  size_t previous = SIZE_MAX;
  double last_cost = 0.0;
  SwbKleinberg found;

  for (guint t = 0; t < 104; t++)
    {
      totals[t] = 100;
      relevant[t] = g_test_rand_int_range (0, t % 26 < 5 ? 60 : 20);
    }
  for (guint g = 0; g < 40; g++)
    {
      input.gamma = g * 0.1;
      g_assert_cmpint (swb_kleinberg (&input, &found), ==, SWB_STATUS_OK);
      g_assert_cmpuint (found.n_bursts, <=, previous);
      g_assert_cmpfloat (found.cost, >=, last_cost - 1e-9);
      previous = found.n_bursts;
      last_cost = found.cost;
      swb_kleinberg_clear (&found);
    }
  input.gamma = 1.0;
  input.ratio = 50.0;
  input.n_states = 5;
  g_assert_cmpint (swb_kleinberg (&input, &found), ==, SWB_STATUS_OK);
  g_assert_cmpuint (found.n_states, ==, 2);
  g_assert_cmpfloat (found.shares[1], ==, SWB_KLEINBERG_SHARE_MAX);
  g_assert_true (isfinite (found.cost));
  swb_kleinberg_clear (&found);
}

static SwbStatus
status_of (double r, double d, double ratio, double gamma, unsigned n_states)
{
  double relevant[] = { r, 2.0, 9.0 };
  double totals[] = { d, 20.0, 10.0 };
  SwbKleinbergInput input = { 3, relevant, totals, ratio, gamma, n_states };
  SwbKleinberg found = { .n = 77 };
  SwbStatus status = swb_kleinberg (&input, &found);

  if (status == SWB_STATUS_OK)
    swb_kleinberg_clear (&found);
  else
    g_assert_cmpuint (found.n, ==, 77);
  return status;
}

static void
test_edges (void)
{
  static const double none[] = { 0.0, 0.0 };
  static const double some[] = { 7.0, 9.0 };
  SwbKleinbergInput input = { 2, none, some, 2.0, 1.0, 2 };
  SwbKleinberg found;

  g_assert_cmpint (status_of (1, 9, 2, 1, 2), ==, SWB_STATUS_OK);
  g_assert_cmpint (status_of (1, 9, 1e300, 1, 2), ==, SWB_STATUS_OK);
  g_assert_cmpint (status_of (NAN, 9, 2, 1, 2), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (status_of (1, 9, NAN, 1, 2), ==, SWB_STATUS_NOT_ENOUGH);
  g_assert_cmpint (status_of (-1, 9, 2, 1, 2), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (1.5, 9, 2, 1, 2), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (10, 9, 2, 1, 2), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (1, 9, 1, 1, 2), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (1, 9, 2, -1, 2), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (1, 9, 2, INFINITY, 2), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (1, 9, 2, 1, 1), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (1, 9, 2, 1, 17), ==, SWB_STATUS_INVALID);
  g_assert_cmpint (status_of (1, 9, 2, 1e308, 2), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (status_of (1, 1e300, 2, 1, 2), ==, SWB_STATUS_RANGE);
  g_assert_cmpint (swb_kleinberg (&input, &found), ==, SWB_STATUS_NOT_ENOUGH);
  input.relevant = some;
  g_assert_cmpint (swb_kleinberg (&input, &found), ==, SWB_STATUS_NOT_ENOUGH);
  input.n = 0;
  g_assert_cmpint (swb_kleinberg (&input, &found), ==, SWB_STATUS_NOT_ENOUGH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kleinberg/brute-force", test_brute_force);
  g_test_add_func ("/kleinberg/brute-force-levels", test_brute_force_levels);
  g_test_add_func ("/kleinberg/enumerated", test_enumerated);
  g_test_add_func ("/kleinberg/one-burst", test_one_burst);
  g_test_add_func ("/kleinberg/ties", test_ties);
  g_test_add_func ("/kleinberg/monotone", test_monotone);
  g_test_add_func ("/kleinberg/edges", test_edges);
  return g_test_run ();
}
