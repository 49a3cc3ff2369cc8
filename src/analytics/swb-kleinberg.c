/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kleinberg's automaton for batches, by Viterbi. */
#include "analytics/swb-kleinberg.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Whole numbers are exact in a double up to here. */
#define COUNT_MAX 9007199254740992.0
/* Costs that differ by less than this part of their size are equal: they
 * differ by rounding alone. */
#define TIE 1e-12

/* What state i saves over state 0 in a batch is r * up[i] + (d - r) * down[i],
 * up the logarithm of p_i/p_0 and down of (1 - p_i)/(1 - p_0). */
typedef struct
{
  const SwbKleinbergInput *input;
  SwbKleinberg *result;
  double up[SWB_KLEINBERG_STATES_MAX];
  double down[SWB_KLEINBERG_STATES_MAX];
  uint8_t *from;
} Automaton;

static bool
is_count (double x)
{
  return x >= 0.0 && x == floor (x);
}

static SwbStatus
check_options (const SwbKleinbergInput *input)
{
  if (isnan (input->ratio) || isnan (input->gamma))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(input->ratio > 1.0 && input->gamma >= 0.0) || isinf (input->ratio) ||
      isinf (input->gamma) || input->n_states < 2 ||
      input->n_states > SWB_KLEINBERG_STATES_MAX)
    return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

/* The share of state 0, R/D, when it lies inside (0, 1). */
static SwbStatus
base_share (const SwbKleinbergInput *input, double *share)
{
  double relevant = 0.0;
  double total = 0.0;

  for (size_t t = 0; t < input->n; t++)
    {
      double r = input->relevant[t];
      double d = input->totals[t];

      if (isnan (r) || isnan (d))
        return SWB_STATUS_NOT_ENOUGH;
      if (!is_count (r) || !is_count (d) || r > d)
        return SWB_STATUS_INVALID;
      relevant += r;
      total += d;
    }
  if (total > COUNT_MAX)
    return SWB_STATUS_RANGE;
  if (relevant == 0.0 || relevant / total >= SWB_KLEINBERG_SHARE_MAX)
    return SWB_STATUS_NOT_ENOUGH;
  *share = relevant / total;
  return SWB_STATUS_OK;
}

static void
prepare (Automaton *automaton, double base)
{
  SwbKleinberg *result = automaton->result;
  double share = base;

  result->n = automaton->input->n;
  result->step_cost = automaton->input->gamma * log ((double) result->n);
  while (result->n_states < automaton->input->n_states)
    {
      unsigned i = result->n_states++;

      result->shares[i] = fmin (share, SWB_KLEINBERG_SHARE_MAX);
      automaton->up[i] = log (result->shares[i] / base);
      automaton->down[i] = log1p (-result->shares[i]) - log1p (-base);
      if (share >= SWB_KLEINBERG_SHARE_MAX)
        return;
      share *= automaton->input->ratio;
    }
}

static double
saving (const Automaton *automaton, size_t t, unsigned state)
{
  double r = automaton->input->relevant[t];
  double others = automaton->input->totals[t] - r;

  return r * automaton->up[state] + others * automaton->down[state];
}

static bool
is_less (double a, double b)
{
  return a < b - TIE * (1.0 + fabs (b));
}

/* The costs of the best ways into each state, one batch on. */
static void
advance (const Automaton *automaton, size_t t, double *costs)
{
  const SwbKleinberg *result = automaton->result;
  double next[SWB_KLEINBERG_STATES_MAX];

  for (unsigned to = 0; to < result->n_states; to++)
    {
      unsigned best = 0;
      double least = costs[0] + to * result->step_cost;

      for (unsigned from = 1; from < result->n_states; from++)
        {
          double climb = from < to ? (to - from) * result->step_cost : 0.0;

          if (is_less (costs[from] + climb, least))
            {
              best = from;
              least = costs[from] + climb;
            }
        }
      automaton->from[t * result->n_states + to] = (uint8_t) best;
      next[to] = least - saving (automaton, t, to);
    }
  for (unsigned i = 0; i < result->n_states; i++)
    costs[i] = next[i];
}

/* Every batch gets its state; answers the cost over staying in state 0. */
static double
viterbi (const Automaton *automaton)
{
  SwbKleinberg *result = automaton->result;
  double costs[SWB_KLEINBERG_STATES_MAX] = { 0.0 };
  unsigned state = 0;
  double cost;

  for (unsigned i = 1; i < result->n_states; i++)
    costs[i] = INFINITY;
  for (size_t t = 0; t < result->n; t++)
    advance (automaton, t, costs);
  for (unsigned i = 1; i < result->n_states; i++)
    if (is_less (costs[i], costs[state]))
      state = i;
  cost = costs[state];
  for (size_t t = result->n; t-- > 0;)
    {
      result->states[t] = (uint8_t) state;
      state = automaton->from[t * result->n_states + state];
    }
  return cost;
}

static double
base_cost (const SwbKleinbergInput *input, double share)
{
  double yes = log (share);
  double no = log1p (-share);
  double sum = 0.0;
  int sign;

  for (size_t t = 0; t < input->n; t++)
    {
      double r = input->relevant[t];
      double d = input->totals[t];

      if (r > 0.0 && r < d)
        sum -= lgamma_r (d + 1.0, &sign) - lgamma_r (r + 1.0, &sign) -
               lgamma_r (d - r + 1.0, &sign);
      sum -= r * yes + (d - r) * no;
    }
  return sum;
}

/* The maximal stretches at or above each level; with bursts NULL only
 * counted. */
static size_t
list_bursts (const Automaton *automaton, SwbKleinbergBurst *bursts)
{
  const SwbKleinberg *result = automaton->result;
  size_t n_bursts = 0;

  for (unsigned level = 1; level < result->n_states; level++)
    {
      bool inside = false;

      for (size_t t = 0; t < result->n; t++)
        {
          bool was_inside = inside;

          inside = result->states[t] >= level;
          if (inside && !was_inside)
            n_bursts++;
          if (!inside || bursts == NULL)
            continue;
          if (!was_inside)
            bursts[n_bursts - 1] = (SwbKleinbergBurst){ level, t, t, 0.0 };
          bursts[n_bursts - 1].end = t;
          bursts[n_bursts - 1].weight +=
              saving (automaton, t, level) - saving (automaton, t, level - 1);
        }
    }
  return n_bursts;
}

static SwbStatus
solve (Automaton *automaton, double base)
{
  SwbKleinberg *result = automaton->result;

  result->states = calloc (result->n, sizeof *result->states);
  automaton->from = calloc (result->n, result->n_states);
  if (result->states == NULL || automaton->from == NULL)
    return SWB_STATUS_NO_MEMORY;
  result->base_cost = base_cost (automaton->input, base);
  result->cost = result->base_cost + viterbi (automaton);
  if (!isfinite (result->cost))
    return SWB_STATUS_RANGE;
  result->n_bursts = list_bursts (automaton, NULL);
  result->bursts = calloc (result->n_bursts + 1, sizeof *result->bursts);
  if (result->bursts == NULL)
    return SWB_STATUS_NO_MEMORY;
  list_bursts (automaton, result->bursts);
  return SWB_STATUS_OK;
}

/**
 * swb_kleinberg:
 * @input: the batches and the parameters
 * @out: (out): states and bursts; free it with swb_kleinberg_clear()
 *
 * Kleinberg 2003, "Bursty and hierarchical structure in streams", section 4
 * (doi 10.1023/A:1024940629314). State i expects the share p_i = p_0 s^i of a
 * batch to be relevant, with p_0 = R/D over all batches, at most 0.99999. The
 * cost of batch t in state i is
 *
 *   -ln [C(d_t, r_t) p_i^r_t (1 - p_i)^(d_t - r_t)],
 *
 * going up from state i to j costs (j - i) gamma ln n with n the number of
 * batches, going down nothing, and the automaton starts in state 0 before the
 * first batch, so that a burst from the first batch on is paid for. The states
 * are those of least total cost, by dynamic programming over n batches and k
 * states in O(n k^2).
 *
 * Of ways that cost the same (to 1e-12 of the cost) the one that is in the
 * lowest state at the last batch is taken, then at the last but one, and so on:
 * ends come early, and a burst that gains nothing is none. A batch with d_t = 0
 * costs nothing in any state.
 *
 * p_0 is taken from the same batches: what is found is relative to this
 * stretch. Allocates n bytes and the bursts in @out, and n k bytes for a while.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH with no batch, a NaN, nothing relevant, or
 *   practically everything (99.999 %): then no state stands out;
 *   %SWB_STATUS_INVALID when a count is negative or no whole number, more are
 *   relevant than there are, s is not above 1, gamma is negative, or the
 *   number of states is not 2 to 16; %SWB_STATUS_RANGE when totals sum to more
 *   than 2^53 or a cost is too large; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_kleinberg (const SwbKleinbergInput *input, SwbKleinberg *out)
{
  SwbKleinberg result = { 0 };
  Automaton automaton = { .input = input, .result = &result };
  SwbStatus status = check_options (input);
  double base;

  if (status == SWB_STATUS_OK)
    status = base_share (input, &base);
  if (status != SWB_STATUS_OK)
    return status;
  prepare (&automaton, base);
  status = isfinite (result.step_cost * SWB_KLEINBERG_STATES_MAX)
               ? solve (&automaton, base)
               : SWB_STATUS_RANGE;
  free (automaton.from);
  if (status == SWB_STATUS_OK)
    *out = result;
  else
    swb_kleinberg_clear (&result);
  return status;
}

/**
 * swb_kleinberg_clear:
 * @result: a result, or zeros
 *
 * Frees what is in it.
 */
void
swb_kleinberg_clear (SwbKleinberg *result)
{
  free (result->states);
  free (result->bursts);
  *result = (SwbKleinberg){ 0 };
}
