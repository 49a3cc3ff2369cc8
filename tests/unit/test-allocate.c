/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money over channels: closed forms, R, exhaustive search, equal marginal
 * returns, what a split costs, and the edges. */
#include "analytics/swb-allocate.h"

#include <float.h>
#include <glib.h>
#include <math.h>
#include <string.h>

#define assert_ok(call) g_assert_cmpint ((call), ==, SWB_STATUS_OK)
#define assert_is(call, status) g_assert_cmpint ((call), ==, (status))
#define MOST 6
#define GRID 300

#define LOG(a, b)                                                              \
  {                                                                            \
    .response = { SWB_RESPONSE_LOG, 0.0, a, b, 1.0 }, .maximum = INFINITY,     \
    .now = NAN                                                                 \
  }
#define HILL(a, k, al)                                                         \
  {                                                                            \
    .response = { SWB_RESPONSE_HILL, 0.0, a, k, al }, .maximum = INFINITY,     \
    .now = NAN                                                                 \
  }

static void
assert_near (double value, double expected, double relative)
{
  if (!(fabs (value - expected) <= relative * fabs (expected)))
    g_error ("%.17g is not %.17g", value, expected);
}

/* All funded: lambda = sum a / (B + sum b), x = a / lambda - b. */
static void
test_log (void)
{
  SwbAllocateChannel channels[] = { LOG (10, 5), LOG (20, 50), LOG (3, 1) };
  SwbAllocateShare shares[3];
  SwbAllocation all;
  double lambda = 33.0 / 156.0;

  assert_ok (swb_allocate (channels, 3, 100.0, shares, &all));
  assert_near (all.lambda, lambda, 1e-14);
  assert_near (shares[0].money, 10.0 / lambda - 5.0, 1e-14);
  assert_near (shares[1].money, 20.0 / lambda - 50.0, 1e-14);
  assert_near (shares[2].money, 3.0 / lambda - 1.0, 1e-14);
  assert_near (all.money, 100.0, 1e-14);
  g_assert_true (all.exact);
  g_assert_false (all.s_shaped);
  g_assert_false (all.now_known);
  /* With little money the second begins too flat: 20/50 < 10/5, 3/1. */
  assert_ok (swb_allocate (channels, 3, 5.0, shares, &all));
  g_assert_cmpint (shares[1].state, ==, SWB_ALLOCATE_UNFUNDED);
  g_assert_cmpfloat (shares[1].money, ==, 0.0);
  assert_near (all.lambda, 13.0 / 11.0, 1e-14);
  g_assert_cmpfloat (shares[1].marginal, <, all.lambda);
}

/* R 4.2.2, uniroot within uniroot. */
static void
test_concave_mix (void)
{
  SwbAllocateChannel channels[] = { LOG (12, 30), HILL (20, 80, .8),
                                    HILL (9, 15, 1), HILL (6, 40, .5) };
  SwbAllocateShare shares[4];
  SwbAllocation all;

  channels[3].maximum = 10.0;
  assert_ok (swb_allocate (channels, 4, 150.0, shares, &all));
  assert_near (all.lambda, 0.102118380571742, 1e-12);
  assert_near (shares[0].money, 87.510676655996548, 1e-12);
  assert_near (shares[1].money, 35.243109097958090, 1e-11);
  assert_near (shares[2].money, 21.359250712576046, 1e-12);
  assert_near (shares[3].money, 5.886963533469319, 1e-12);
  assert_near (all.response, 30.1682736349725, 1e-14);
  g_assert_true (all.exact);
  channels[3].maximum = 5.0;
  channels[2].minimum = 30.0;
  assert_ok (swb_allocate (channels, 4, 150.0, shares, &all));
  g_assert_cmpint (shares[3].state, ==, SWB_ALLOCATE_AT_MAXIMUM);
  g_assert_cmpfloat (shares[3].marginal, >, all.lambda);
  g_assert_cmpint (shares[2].state, ==, SWB_ALLOCATE_AT_MINIMUM);
  g_assert_cmpfloat (shares[2].marginal, <, all.lambda);
}

/* S-shaped: two compete, one gets nothing (R 4.2.2: grid, then uniroot); and
 * one is left in its convex part, its marginal that of the others. */
static void
test_s_shaped (void)
{
  SwbAllocateChannel rivals[] = { HILL (10, 50, 3), HILL (12, 80, 3),
                                  LOG (1, 2) };
  SwbAllocateChannel little[] = { HILL (10, 50, 3), LOG (1, 2) };
  SwbAllocateShare shares[3];
  SwbAllocation all;

  assert_ok (swb_allocate (rivals, 3, 120.0, shares, &all));
  assert_near (shares[0].money, 94.2270510619297, 1e-12);
  g_assert_cmpfloat (shares[1].money, ==, 0.0);
  g_assert_cmpint (shares[1].state, ==, SWB_ALLOCATE_UNFUNDED);
  assert_near (all.response, 11.3310217779526, 1e-13);
  g_assert_true (all.s_shaped);
  g_assert_true (all.exact);
  g_assert_cmpfloat (all.envelope, >, all.bound);
  g_assert_cmpfloat (shares[0].chord_from, ==, 0.0);
  assert_near (shares[0].chord_to, 50.0 * cbrt (2.0), 1e-14);
  assert_ok (swb_allocate (little, 2, 40.0, shares, &all));
  assert_near (shares[0].money, 35.932864427134930, 1e-12);
  g_assert_true (shares[0].convex);
  assert_near (all.response, 3.816664233164389, 1e-13);
  assert_near (shares[0].marginal, all.lambda, 1e-9);
  assert_near (shares[1].marginal, all.lambda, 1e-9);
}

static SwbAllocateChannel
random_channel (double budget, gboolean concave)
{
  static const double shapes[] = { .3, .7, 1, 1.2, 2, 3, 6, 20 };
  SwbAllocateChannel channel = LOG (1, 1);

  channel.response.kind =
      g_test_rand_bit () ? SWB_RESPONSE_LOG : SWB_RESPONSE_HILL;
  channel.response.scale = exp (g_test_rand_double_range (-2.0, 2.0));
  channel.response.spread = budget * exp (g_test_rand_double_range (-3.0, 1.5));
  channel.response.shape = shapes[g_test_rand_int_range (0, concave ? 3 : 8)];
  return channel;
}

static int
random_channels (SwbAllocateChannel *channels, double budget, gboolean concave)
{
  int n = g_test_rand_int_range (1, MOST);

  for (int i = 0; i < n; i++)
    {
      channels[i] = random_channel (budget, concave);
      if (g_test_rand_int_range (0, 3) == 0)
        channels[i].minimum =
            floor (g_test_rand_double_range (0, GRID / 6.0)) / GRID * budget;
      if (g_test_rand_int_range (0, 3) == 0)
        channels[i].maximum =
            channels[i].minimum +
            floor (g_test_rand_double_range (0, GRID)) / GRID * budget;
    }
  return n;
}

static double
value_at (const SwbAllocateChannel *channel, double money)
{
  double value;

  assert_ok (swb_response_value (&channel->response, money, &value));
  return value;
}

/* The best of all divisions in steps of budget/GRID, by dynamic programming. */
static double
exhaustive (const SwbAllocateChannel *channels, int n, double budget)
{
  double best[GRID + 1] = { 0 };
  double next[GRID + 1];
  double found = -1.0;

  for (int i = 0; i < n; i++)
    {
      for (int j = 0; j <= GRID; j++)
        next[j] = -1e300;
      for (int x = 0; x <= GRID; x++)
        {
          double money = budget * x / GRID;
          double trace = 1e-9 * budget;

          if (money < channels[i].minimum - trace ||
              money > channels[i].maximum + trace)
            continue;
          for (int j = x; j <= GRID; j++)
            next[j] =
                fmax (next[j], best[j - x] + value_at (&channels[i], money));
        }
      memcpy (best, next, sizeof best);
    }
  for (int j = 0; j <= GRID; j++)
    found = fmax (found, best[j]);
  return found;
}

/* Within the limits and the budget; the response is that of the curves. */
static void
assert_sound (const SwbAllocateChannel *channels,
              int n,
              double budget,
              const SwbAllocateShare *shares,
              const SwbAllocation *all)
{
  double money = 0.0;
  double response = 0.0;

  for (int i = 0; i < n; i++)
    {
      g_assert_cmpfloat (shares[i].money, >=, channels[i].minimum);
      g_assert_cmpfloat (shares[i].money, <=, channels[i].maximum);
      if (shares[i].state == SWB_ALLOCATE_INTERIOR && all->lambda > 1e-200)
        assert_near (shares[i].marginal, all->lambda, 1e-9);
      else if (shares[i].state == SWB_ALLOCATE_AT_MAXIMUM)
        g_assert_cmpfloat (shares[i].marginal, >=, all->lambda * (1 - 1e-9));
      else if (channels[i].minimum < channels[i].maximum)
        g_assert_cmpfloat (shares[i].marginal, <=, all->lambda * (1 + 1e-9));
      money += shares[i].money;
      response += shares[i].response;
    }
  g_assert_cmpfloat (money, <=, budget * (1.0 + 1e-12));
  assert_near (money + all->unspent, budget, 1e-11);
  assert_near (response, all->response, 1e-12);
  g_assert_cmpfloat (all->bound, <=, all->envelope * (1.0 + 1e-12));
  g_assert_cmpfloat (all->gap, >=, 0.0);
}

static void
test_exhaustive (void)
{
  for (int round = 0; round < 300; round++)
    {
      double budget = exp (g_test_rand_double_range (-2.0, 7.0));
      SwbAllocateChannel channels[MOST];
      SwbAllocateShare shares[MOST];
      SwbAllocation all;
      int n = random_channels (channels, budget, FALSE);
      double grid;

      assert_ok (swb_allocate (channels, n, budget, shares, &all));
      assert_sound (channels, n, budget, shares, &all);
      grid = exhaustive (channels, n, budget);
      g_assert_cmpfloat (all.response, >=, grid * (1.0 - 1e-9));
      g_assert_cmpfloat (all.bound, >=, grid * (1.0 - 1e-9));
      g_assert_true (all.exact);
    }
}

/* More money brings no less and its price falls; the price is what the next
 * unit brings; units of money and of response only scale; order is nothing. */
static void
test_properties (void)
{
  for (int round = 0; round < 300; round++)
    {
      SwbAllocateChannel channels[MOST];
      SwbAllocateChannel other[MOST];
      SwbAllocateShare shares[MOST];
      SwbAllocateShare turned[MOST];
      SwbAllocation all;
      SwbAllocation more;
      int n = random_channels (channels, 50.0, TRUE);

      assert_ok (swb_allocate (channels, n, 50.0, shares, &all));
      assert_ok (swb_allocate (channels, n, 50.005, turned, &more));
      g_assert_cmpfloat (more.response, >=, all.response);
      g_assert_cmpfloat (more.lambda, <=, all.lambda * (1.0 + 1e-12));
      g_assert_cmpfloat ((more.response - all.response) / 0.005, <=,
                         all.lambda * (1.0 + 1e-6) + 1e-9);
      g_assert_cmpfloat ((more.response - all.response) / 0.005, >=,
                         more.lambda * (1.0 - 1e-6) - 1e-9);
      for (int i = 0; i < n; i++)
        {
          other[i] = channels[n - 1 - i];
          other[i].response.scale *= 3.0;
          other[i].response.spread *= 7.0;
          other[i].minimum *= 7.0;
          other[i].maximum *= 7.0;
        }
      assert_ok (swb_allocate (other, n, 350.0, turned, &more));
      assert_near (more.response, 3.0 * all.response, 1e-12);
      for (int i = 0; i < n; i++)
        g_assert_cmpfloat (
            fabs (turned[n - 1 - i].money - 7.0 * shares[i].money), <=,
            1e-9 * 350.0);
    }
}

static void
test_many (void)
{
  const int n = 1000;
  g_autofree SwbAllocateChannel *channels = g_new (SwbAllocateChannel, n);
  g_autofree SwbAllocateShare *shares = g_new (SwbAllocateShare, n);
  SwbAllocation all;

  for (int i = 0; i < n; i++)
    channels[i] = random_channel (10.0, i % 2);
  assert_ok (swb_allocate (channels, n, 1000.0, shares, &all));
  assert_sound (channels, n, 1000.0, shares, &all);
  g_assert_cmpfloat (all.gap, <=, 1e-3 * all.bound);
  g_assert_true (all.s_shaped);
}

static void
test_edges (void)
{
  SwbAllocateChannel one[] = { LOG (10, 5), HILL (0, 5, .5) };
  SwbAllocateChannel bent[] = { HILL (4, 5, .5), HILL (4, 5, 3) };
  SwbAllocateShare shares[2];
  SwbAllocation all;

  /* No money: nothing, and what the first unit would bring. */
  assert_ok (swb_allocate (one, 2, 0.0, shares, &all));
  g_assert_cmpfloat (shares[0].money, ==, 0.0);
  g_assert_cmpfloat (all.response, ==, 0.0);
  g_assert_cmpfloat (all.lambda, ==, 2.0);
  assert_ok (swb_allocate (bent, 2, 0.0, shares, &all));
  g_assert_cmpfloat (all.lambda, ==, DBL_MAX);
  g_assert_cmpfloat (shares[0].marginal, ==, DBL_MAX);
  g_assert_cmpfloat (all.response, ==, 0.0);
  /* One channel takes it all; its marginal is the price. */
  assert_ok (swb_allocate (one, 1, 15.0, shares, &all));
  g_assert_cmpfloat (shares[0].money, ==, 15.0);
  assert_near (all.lambda, 0.5, 1e-15);
  g_assert_cmpint (shares[0].state, ==, SWB_ALLOCATE_INTERIOR);
  /* A channel that brings nothing gets nothing, also when nothing else is. */
  assert_ok (swb_allocate (one, 2, 15.0, shares, &all));
  g_assert_cmpfloat (shares[1].money, ==, 0.0);
  assert_ok (swb_allocate (one + 1, 1, 15.0, shares, &all));
  g_assert_cmpfloat (all.unspent, ==, 15.0);
  g_assert_cmpfloat (all.lambda, ==, 0.0);
  /* Limits that leave money over. */
  one[0].maximum = 4.0;
  one[0].now = 5.0;
  one[1].now = 1.0;
  assert_ok (swb_allocate (one, 2, 15.0, shares, &all));
  g_assert_cmpfloat (shares[0].money, ==, 4.0);
  g_assert_cmpint (shares[0].state, ==, SWB_ALLOCATE_AT_MAXIMUM);
  g_assert_cmpfloat (all.unspent, ==, 11.0);
  g_assert_true (all.now_known);
  g_assert_cmpfloat (all.now_money, ==, 6.0);
  assert_near (all.now_response, 10.0 * log (2.0), 1e-15);
}

static void
test_huge (void)
{
  SwbAllocateChannel huge[] = { LOG (1e300, 1e-300), LOG (1e300, 1e300) };
  SwbAllocateChannel more[] = { LOG (1e307, 1e-300), LOG (1e307, 1e-300) };
  SwbAllocateChannel tiny[] = { LOG (1e-300, 1e-5), HILL (1e-300, 1, .5) };
  SwbAllocateShare shares[2];
  SwbAllocation all;

  assert_ok (swb_allocate (huge, 2, 1.0, shares, &all));
  assert_near (shares[0].money, 1.0, 1e-12);
  assert_ok (swb_allocate (huge, 2, 1e300, shares, &all));
  assert_near (shares[0].money + shares[1].money, 1e300, 1e-12);
  assert_ok (swb_allocate (tiny, 2, 1.0, shares, &all));
  assert_near (shares[0].money + shares[1].money, 1.0, 1e-12);
  assert_is (swb_allocate (more, 2, 1e300, shares, &all), SWB_STATUS_RANGE);
}

static void
assert_refused (SwbAllocateChannel channel, double budget, SwbStatus status)
{
  SwbAllocateShare share = { .money = 7.0 };
  SwbAllocation all = { .money = 7.0 };

  assert_is (swb_allocate (&channel, 1, budget, &share, &all), status);
  g_assert_cmpfloat (share.money, ==, 7.0);
  g_assert_cmpfloat (all.money, ==, 7.0);
}

static void
test_refused (void)
{
  SwbAllocateChannel good = LOG (1, 1);
  SwbAllocateChannel bad = good;
  SwbAllocation all;

  assert_is (swb_allocate (&good, 0, 1.0, NULL, &all), SWB_STATUS_NOT_ENOUGH);
  assert_refused (good, NAN, SWB_STATUS_NOT_ENOUGH);
  assert_refused (good, -1.0, SWB_STATUS_INVALID);
  assert_refused (good, INFINITY, SWB_STATUS_INVALID);
  bad.minimum = 2.0;
  assert_refused (bad, 1.0, SWB_STATUS_INVALID);
  bad.maximum = 1.0;
  assert_refused (bad, 5.0, SWB_STATUS_INVALID);
  bad = good;
  bad.minimum = -1.0;
  assert_refused (bad, 1.0, SWB_STATUS_INVALID);
  bad.minimum = NAN;
  assert_refused (bad, 1.0, SWB_STATUS_NOT_ENOUGH);
  bad = good;
  bad.now = -1.0;
  assert_refused (bad, 1.0, SWB_STATUS_INVALID);
  bad = good;
  bad.response.scale = -1.0;
  assert_refused (bad, 1.0, SWB_STATUS_INVALID);
  bad.response.scale = NAN;
  assert_refused (bad, 1.0, SWB_STATUS_NOT_ENOUGH);
  bad = (SwbAllocateChannel) HILL (1, 1, 1e4);
  assert_refused (bad, 1.0, SWB_STATUS_RANGE);
}

/* R 4.2.2: 50, 30, 20 over the three logarithms. */
static void
test_split (void)
{
  SwbAllocateChannel channels[] = { LOG (10, 5), LOG (20, 50), LOG (3, 1) };
  size_t n_presets;
  const SwbSplitPreset *preset = swb_split_presets (&n_presets);
  double huge[] = { 0.5e308, 0.3e308, 0.2e308 };
  double nothing[] = { 0, 0, 0 };
  SwbSplitCost cost;

  g_assert_cmpuint (n_presets, >=, 1);
  g_assert_cmpuint (preset->n, ==, 3);
  g_assert_false (preset->verified);
  g_assert_nonnull (strstr (preset->citation, "unverified"));
  assert_ok (
      swb_allocate_split_cost (channels, 3, 100.0, preset->shares, &cost));
  assert_near (cost.split_response, 42.5125926260686882, 1e-14);
  assert_near (cost.lost_share, 0.0150456472834811, 1e-12);
  g_assert_true (cost.within_limits);
  assert_ok (swb_allocate_split_cost (channels, 3, 100.0, huge, &cost));
  assert_near (cost.lost_share, 0.0150456472834811, 1e-12);
  assert_is (swb_allocate_split_cost (channels, 3, 100.0, nothing, &cost),
             SWB_STATUS_NOT_ENOUGH);
  channels[0].maximum = 10.0;
  channels[1].response.base = 8.0;
  assert_ok (
      swb_allocate_split_cost (channels, 3, 100.0, preset->shares, &cost));
  g_assert_false (cost.within_limits);
  g_assert_cmpfloat (cost.base, ==, 8.0);
  assert_near (cost.lost_share, cost.lost / (cost.best_response - 8.0), 1e-14);
}

/* The best division costs nothing against itself, any other something. */
static void
test_split_properties (void)
{
  for (int round = 0; round < 200; round++)
    {
      SwbAllocateChannel channels[MOST];
      SwbAllocateShare shares[MOST];
      double split[MOST];
      SwbAllocation all;
      SwbSplitCost cost;
      int n = g_test_rand_int_range (1, MOST);

      for (int i = 0; i < n; i++)
        channels[i] = random_channel (20.0, FALSE);
      assert_ok (swb_allocate (channels, n, 20.0, shares, &all));
      for (int i = 0; i < n; i++)
        split[i] = shares[i].money;
      assert_ok (swb_allocate_split_cost (channels, n, 20.0, split, &cost));
      g_assert_cmpfloat (fabs (cost.lost_share), <=, 1e-9);
      for (int i = 0; i < n; i++)
        split[i] = g_test_rand_double_range (0.01, 1.0);
      assert_ok (swb_allocate_split_cost (channels, n, 20.0, split, &cost));
      g_assert_cmpfloat (cost.lost_share, >=, -1e-9);
      g_assert_cmpfloat (cost.lost_at_most, >=, cost.lost);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/allocate/log", test_log);
  g_test_add_func ("/allocate/concave-mix", test_concave_mix);
  g_test_add_func ("/allocate/s-shaped", test_s_shaped);
  g_test_add_func ("/allocate/exhaustive", test_exhaustive);
  g_test_add_func ("/allocate/properties", test_properties);
  g_test_add_func ("/allocate/many", test_many);
  g_test_add_func ("/allocate/edges", test_edges);
  g_test_add_func ("/allocate/huge", test_huge);
  g_test_add_func ("/allocate/refused", test_refused);
  g_test_add_func ("/allocate/split", test_split);
  g_test_add_func ("/allocate/split-properties", test_split_properties);
  return g_test_run ();
}
