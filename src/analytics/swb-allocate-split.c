/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any split of money held against the best one: what it costs. */
#include "analytics/swb-allocate.h"
#include "analytics/swb-response-private.h"

#include <stdlib.h>

#define MONEY_TRACE 1e-12

static const char *const film_song_names[] = { "Creators", "Platform video ads",
                                               "Audio streaming" };
static const double film_song_shares[] = { 0.5, 0.3, 0.2 };

static const SwbSplitPreset presets[] = {
  { .id = "50-30-20",
    .names = film_song_names,
    .shares = film_song_shares,
    .n = 3,
    .citation = "Briefing articles on film songs in India, unverified: 50 % "
                "creators, 30 % YouTube paid, 20 % audio streaming; a report "
                "from one market, to compare with, not an optimum",
    .verified = false },
};

/**
 * swb_split_presets:
 * @n_presets: (out): how many
 *
 * Splits that are reported, to compare a plan with; none is an optimum.
 *
 * Returns: (transfer none): the presets
 */
const SwbSplitPreset *
swb_split_presets (size_t *n_presets)
{
  *n_presets = sizeof presets / sizeof presets[0];
  return presets;
}

static SwbStatus
check_split (const double *split, size_t n, double *largest)
{
  *largest = 0.0;
  for (size_t i = 0; i < n; i++)
    {
      if (isnan (split[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (split[i] < 0.0 || isinf (split[i]))
        return SWB_STATUS_INVALID;
      *largest = fmax (*largest, split[i]);
    }
  return *largest > 0.0 ? SWB_STATUS_OK : SWB_STATUS_NOT_ENOUGH;
}

/* What the split brings, above the base. */
static double
gain_of (const SwbAllocateChannel *channels,
         size_t n,
         double budget,
         const double *split,
         double largest,
         SwbSplitCost *cost)
{
  double trace = MONEY_TRACE * budget;
  double total = 0.0;
  double gain = 0.0;

  for (size_t i = 0; i < n; i++)
    total += split[i] / largest;
  for (size_t i = 0; i < n; i++)
    {
      double money = budget * (split[i] / largest / total);

      cost->base += channels[i].response.base;
      gain += swb_response_gain (&channels[i].response, money);
      if (money < channels[i].minimum - trace ||
          money > channels[i].maximum + trace)
        cost->within_limits = false;
    }
  return gain;
}

static SwbStatus
best_of (const SwbAllocateChannel *channels,
         size_t n,
         double budget,
         SwbAllocation *best)
{
  SwbAllocateShare *shares = calloc (n > 0 ? n : 1, sizeof *shares);
  SwbStatus status;

  if (shares == NULL)
    return SWB_STATUS_NO_MEMORY;
  status = swb_allocate (channels, n, budget, shares, best);
  free (shares);
  return status;
}

/**
 * swb_allocate_split_cost:
 * @channels: (array length=n): the channels
 * @n: how many
 * @budget: money that both divide, from 0
 * @split: (array length=n): parts of the money, from 0; they need not sum to 1
 * @out: (out): what the split costs against the best division
 *
 * The comparator of 50/30/20 and of any other split, such as the one of now:
 * "this split costs x %" is 100 times @lost_share. Where the best division is
 * not certain (S-shaped curves) it costs at least @lost and at most
 * @lost_at_most.
 *
 * Returns: as swb_allocate(); %SWB_STATUS_NOT_ENOUGH when a part is missing or
 *   all are 0; %SWB_STATUS_INVALID for a negative or infinite part
 */
SwbStatus
swb_allocate_split_cost (const SwbAllocateChannel *channels,
                         size_t n,
                         double budget,
                         const double *split,
                         SwbSplitCost *out)
{
  SwbSplitCost cost = { .money = budget, .within_limits = true };
  SwbAllocation best;
  SwbStatus status = best_of (channels, n, budget, &best);
  double largest;
  double gain;
  double best_gain;

  if (status == SWB_STATUS_OK)
    status = check_split (split, n, &largest);
  if (status != SWB_STATUS_OK)
    return status;
  gain = gain_of (channels, n, budget, split, largest, &cost);
  best_gain = best.response - cost.base;
  cost.split_response = cost.base + gain;
  cost.best_response = best.response;
  cost.lost = best_gain - gain;
  cost.lost_share = best_gain > 0.0 ? cost.lost / best_gain : 0.0;
  cost.lost_at_most = cost.lost + best.gap;
  cost.exact = best.exact;
  if (!isfinite (cost.split_response) || !isfinite (cost.lost_share))
    return SWB_STATUS_RANGE;
  *out = cost;
  return SWB_STATUS_OK;
}
