/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Top-two Thompson sampling by its exact probabilities. */
#include "analytics/swb-boost.h"

#include "analytics/swb-better.h"
#include "analytics/swb-philox.h"

#include <math.h>
#include <stdlib.h>

/* Below this nothing is known of who comes second. */
#define NOBODY 1e-17
/* Which of the streams of a seed. */
#define BOOST_STREAM 0x626f6f73u

/* psi_i = alpha_i (beta + (1 - beta) sum over j != i of
 * alpha_j / (1 - alpha_j)). */
static void
top_two (const double *best, size_t n_arms, double leader, double *out)
{
  double odds = 0.0;
  double sum = 0.0;
  size_t first = 0;
  double others = 0.0;

  for (size_t i = 0; i < n_arms; i++)
    if (best[i] > best[first])
      first = i;
  for (size_t i = 0; i < n_arms; i++)
    if (i != first)
      {
        others += best[i];
        odds += best[i] / (1.0 - best[i]);
      }
  for (size_t i = 0; i < n_arms; i++)
    {
      /* 1 - alpha of the first as the sum of the others: it keeps digits. */
      double challenge = i == first ? odds
                                    : odds - best[i] / (1.0 - best[i]) +
                                          best[first] / fmax (others, NOBODY);

      out[i] = best[i] * (leader + (1.0 - leader) * fmax (0.0, challenge));
      if (i != first && others < NOBODY)
        out[i] = (1.0 - leader) / (double) (n_arms - 1);
      sum += out[i];
    }
  for (size_t i = 0; i < n_arms; i++)
    out[i] /= sum;
}

/**
 * swb_boost_shares:
 * @arms: (array length=n_arms): the belief of each post, all of one kind
 * @n_arms: how many, from 1
 * @rule: the rule; its seed is not used here
 * @best: (out caller-allocates) (array length=n_arms): alpha_i, the probability
 *   that it is the best
 * @shares: (out caller-allocates) (array length=n_arms): the share of the next
 *   boosts, all together 1
 *
 * Top-two Thompson sampling (Russo 2016, arXiv:1602.08448, section 3.3) draws a
 * leader, the best of one draw of all beliefs; with probability beta it is
 * taken, else it draws again until another one is best, its challenger. An arm
 * is so taken with probability
 * psi_i = alpha_i (beta + (1 - beta) sum over j != i of alpha_j/(1 - alpha_j)),
 * computed here without drawing, from swb_better_best(). The share is
 * floor + (1 - n floor) psi_i. Where all but one are hopeless (together below
 * 1e-17) the challengers share alike. Allocates as swb_better_best().
 *
 * Returns: as swb_better_best(); %SWB_STATUS_INVALID when beta is not above 0
 *   and at most 1, or the floor not from 0 to 1/n; %SWB_STATUS_NOT_ENOUGH when
 *   one is NaN
 */
SwbStatus
swb_boost_shares (const SwbBelief *arms,
                  size_t n_arms,
                  const SwbBoostRule *rule,
                  double *best,
                  double *shares)
{
  double n = (double) n_arms;
  SwbStatus status;

  if (isnan (rule->leader) || isnan (rule->floor_share))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(rule->leader > 0.0 && rule->leader <= 1.0) || rule->floor_share < 0.0 ||
      rule->floor_share * n > 1.0 + 1e-12)
    return SWB_STATUS_INVALID;
  status = swb_better_best (arms, n_arms, best);
  if (status != SWB_STATUS_OK)
    return status;
  if (n_arms == 1)
    shares[0] = 1.0;
  else
    top_two (best, n_arms, rule->leader, shares);
  for (size_t i = 0; i < n_arms; i++)
    shares[i] =
        rule->floor_share + fmax (0.0, 1.0 - n * rule->floor_share) * shares[i];
  return SWB_STATUS_OK;
}

/**
 * swb_boost_choose:
 * @shares: (array length=n_arms): the share of each, such as from
 *   swb_boost_shares(); they are scaled to 1
 * @n_arms: how many, from 1
 * @seed: the seed
 * @round: number of the allocation: another one makes other choices
 * @n_choices: how many boosts to give out
 * @out: (out caller-allocates) (array length=n_choices): for each boost the arm
 *
 * Draws with the shares as probabilities, which is what top-two Thompson
 * sampling does, from Philox4x32-10 keyed by seed and round: the same seed,
 * round and shares give the same choices everywhere.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH without arms or when a share is NaN;
 *   %SWB_STATUS_INVALID when one is negative or infinite, or all are 0
 */
SwbStatus
swb_boost_choose (const double *shares,
                  size_t n_arms,
                  uint64_t seed,
                  uint32_t round,
                  size_t n_choices,
                  size_t *out)
{
  SwbRandom random = swb_random_start (seed, round, 0, BOOST_STREAM);
  double total = 0.0;

  if (n_arms == 0)
    return SWB_STATUS_NOT_ENOUGH;
  for (size_t i = 0; i < n_arms; i++)
    {
      if (isnan (shares[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (shares[i] < 0.0 || isinf (shares[i]))
        return SWB_STATUS_INVALID;
      total += shares[i];
    }
  if (!(total > 0.0) || isinf (total))
    return SWB_STATUS_INVALID;
  for (size_t c = 0; c < n_choices; c++)
    {
      double left = swb_random_uniform (&random) * total;
      size_t arm = 0;

      for (size_t i = 0; i < n_arms && left >= 0.0; i++)
        {
          left -= shares[i];
          if (shares[i] > 0.0)
            arm = i;
        }
      out[c] = arm;
    }
  return SWB_STATUS_OK;
}
