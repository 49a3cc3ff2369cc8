/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share of the peak day and its bootstrap interval. */
#include "analytics/swb-burn.h"

#include "analytics/swb-philox.h"
#include "analytics/swb-quantile.h"

#include <math.h>
#include <stdlib.h>

/* What the random numbers are for: "burn". */
#define STREAM 0x6275726eu

static SwbStatus
check (const SwbBurnInput *input, double *total)
{
  double sum = 0.0;

  if (isnan (input->design_effect) || isnan (input->coverage))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(input->design_effect >= 1.0) || isinf (input->design_effect) ||
      !(input->coverage > 0.0 && input->coverage < 1.0) ||
      input->draws < SWB_BURN_LEAST_DRAWS ||
      input->draws > SWB_BURN_MOST_DRAWS || input->n > UINT32_MAX)
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < input->n; i++)
    {
      if (isnan (input->counts[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (input->counts[i] < 0.0 || isinf (input->counts[i]))
        return SWB_STATUS_INVALID;
      sum += input->counts[i];
    }
  /* The sum of gamma variates of such shapes may be twice as large. */
  if (sum > 1e300)
    return SWB_STATUS_RANGE;
  *total = sum;
  return input->n >= 2 && sum > 0.0 ? SWB_STATUS_OK : SWB_STATUS_NOT_ENOUGH;
}

static SwbBurn
classify (double share)
{
  if (share > SWB_BURN_SPIKE_ABOVE)
    return SWB_BURN_SPIKE;
  return share < SWB_BURN_SLOW_BELOW ? SWB_BURN_SLOW : SWB_BURN_SPREAD;
}

/* The share of the peak day when the days are weighed anew. */
static double
draw_share (const SwbBurnInput *input, uint32_t draw)
{
  double largest = 0.0;
  double sum = 0.0;

  for (size_t i = 0; i < input->n; i++)
    if (input->counts[i] > 0.0)
      {
        SwbRandom random =
            swb_random_start (input->seed, draw, (uint32_t) i, STREAM);
        double weight =
            swb_random_gamma (&random, input->counts[i] / input->design_effect);

        largest = fmax (largest, weight);
        sum += weight;
      }
  return sum > 0.0 ? largest / sum : 1.0;
}

static SwbStatus
find_interval (const SwbBurnInput *input, SwbBurnResult *result)
{
  const double tail = (1.0 - input->coverage) / 2.0;
  const double probabilities[2] = { tail, 1.0 - tail };
  double *shares = malloc (input->draws * sizeof *shares);
  double ends[2];
  SwbStatus status;

  if (shares == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (uint32_t draw = 0; draw < input->draws; draw++)
    shares[draw] = draw_share (input, draw);
  status = swb_quantiles (shares, input->draws, probabilities, 2, ends);
  free (shares);
  result->low = ends[0];
  result->high = ends[1];
  return status;
}

/**
 * swb_burn:
 * @input: events by the day, and how to draw
 * @out: (out): the share of the peak day, its interval, and what it says
 *
 * After Crane and Sornette 2008 (PNAS 105(41), doi 10.1073/pnas.0803685105,
 * arXiv:0803.2189): with S the largest count over the sum, S > 80 % is a spike
 * (exogenous, subcritical), 20 to 80 % a push that was passed on (exogenous,
 * critical), S < 20 % a slow burn (endogenous). The days should be all of the
 * story: a record that ends at the peak makes S too large, and with five days
 * or fewer S cannot be below 20 %.
 *
 * The interval is that of the Bayesian bootstrap (Rubin 1981, doi
 * 10.1214/aos/1176345338): each event has an exponential weight, so that the
 * days have gamma weights of shape count / design effect and the shares are
 * Dirichlet; the peak is found anew in each draw, and the ends are the
 * quantiles (1 -+ coverage)/2 of its share. The cost does not depend on how
 * many events there are. Where no day stands out the largest of noisy shares is
 * a little above the largest share, so that the interval leans upwards.
 *
 * Nothing is said (@SWB_BURN_UNDETERMINED, with the numbers) with fewer than 30
 * independent events, and when the ends of the interval and the share are not
 * all of one class. The same seed gives the same answer on any machine but for
 * rounding. Allocates a number a draw and frees it.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH with fewer than two days, no events or a NaN;
 *   %SWB_STATUS_INVALID for a negative or infinite count, a design effect below
 *   1, a coverage that is not between 0 and 1, or too few or many draws;
 *   %SWB_STATUS_RANGE when counts sum to above 1e300; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_burn (const SwbBurnInput *input, SwbBurnResult *out)
{
  SwbBurnResult result = { 0 };
  double total;
  SwbStatus status = check (input, &total);

  if (status == SWB_STATUS_OK)
    status = find_interval (input, &result);
  if (status != SWB_STATUS_OK)
    return status;
  for (size_t i = 1; i < input->n; i++)
    if (input->counts[i] > input->counts[result.peak_day])
      result.peak_day = i;
  result.share = input->counts[result.peak_day] / total;
  result.events = total / input->design_effect;
  result.apparent = classify (result.share);
  if (result.events >= SWB_BURN_LEAST_EVENTS &&
      classify (result.low) == result.apparent &&
      classify (result.high) == result.apparent)
    result.burn = result.apparent;
  *out = result;
  return SWB_STATUS_OK;
}

/**
 * swb_burn_id:
 * @burn: what was found
 *
 * Returns: the stored id, such as "slow-burn"
 */
const char *
swb_burn_id (SwbBurn burn)
{
  static const char *const ids[SWB_N_BURNS] = { "undetermined", "spike",
                                                "spread", "slow-burn" };

  if ((int) burn < 0 || burn >= SWB_N_BURNS)
    return "";
  return ids[burn];
}
