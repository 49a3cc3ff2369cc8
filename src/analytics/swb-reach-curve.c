/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reach against money: creators booked one after the other, with a band for
 * what is not known about how alike people are. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>

enum
{
  LOW,
  MIDDLE,
  HIGH,
  N_BANDS
};

typedef struct
{
  double exposure[N_BANDS];
  double largest;
  double sum;
} Segment;

typedef struct
{
  const SwbReachModel *model;
  SwbReachOptions options[N_BANDS];
  Segment *segments;
  double reach[N_BANDS];
  double lower;
  double upper;
} Walk;

static void
book_cell (Walk *walk, const SwbReachCell *cell)
{
  Segment *segment = &walk->segments[cell->segment];
  double size = walk->model->sizes[cell->segment];
  double largest = fmax (segment->largest, cell->share);
  double sum = segment->sum + cell->share;

  for (int b = 0; b < N_BANDS; b++)
    {
      double k = walk->options[b].k;
      double before = segment->exposure[b];
      double after = before + swb_reach_cell_exposure (cell, walk->options[b]);

      walk->reach[b] +=
          size * (swb_reach_g (after, k) - swb_reach_g (before, k));
      segment->exposure[b] = after;
    }
  walk->lower += size * (largest - segment->largest);
  walk->upper += size * (fmin (1.0, sum) - fmin (1.0, segment->sum));
  segment->largest = largest;
  segment->sum = sum;
}

static SwbStatus
check_order (const SwbReachModel *model,
             const uint32_t *order,
             const double *costs,
             size_t n_order)
{
  bool *seen = calloc (model->n_creators + 1, sizeof *seen);
  SwbStatus status = SWB_STATUS_OK;

  if (seen == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < n_order && status == SWB_STATUS_OK; i++)
    {
      if (order[i] >= model->n_creators || seen[order[i]])
        status = SWB_STATUS_INVALID;
      else if (isnan (costs[order[i]]))
        status = SWB_STATUS_NOT_ENOUGH;
      else if (isinf (costs[order[i]]) || costs[order[i]] < 0.0)
        status = SWB_STATUS_INVALID;
      else
        seen[order[i]] = true;
    }
  free (seen);
  return status;
}

static void
walk_order (Walk *walk,
            const uint32_t *order,
            const double *costs,
            size_t n_order,
            SwbReachPoint *out)
{
  const SwbReachModel *model = walk->model;
  double spend = 0.0;

  for (size_t i = 0; i < n_order; i++)
    {
      uint32_t who = order[i];

      for (size_t c = model->first[who]; c < model->first[who + 1]; c++)
        book_cell (walk, &model->cells[c]);
      spend += costs[who];
      out[i] = (SwbReachPoint){ .creator = who,
                                .spend = spend,
                                .reach = walk->reach[MIDDLE],
                                .reach_low = walk->reach[LOW],
                                .reach_high = walk->reach[HIGH],
                                .lower = walk->lower,
                                .upper = walk->upper };
    }
}

/**
 * swb_reach_curve:
 * @model: the model
 * @order: (array length=n_order): creators in the order of booking, each once
 * @costs: for each creator of the model its cost, in any one currency
 * @n_order: how many are booked
 * @exposure: how a share becomes an exposure
 * @out: (out caller-allocates) (array length=n_order): one point a booking
 *
 * Reach after each booking with k at its median, 10th and 90th percentile of
 * the log-uniform distribution over 0.7 to 10, and the bounds that need no
 * assumption. One pass over the shares of those booked.
 *
 * Returns: %SWB_STATUS_INVALID when a creator is not there or booked twice, or
 * a cost negative or infinite; %SWB_STATUS_NOT_ENOUGH when a cost is NaN;
 *   %SWB_STATUS_RANGE when the costs are too large to add;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_reach_curve (const SwbReachModel *model,
                 const uint32_t *order,
                 const double *costs,
                 size_t n_order,
                 SwbReachExposure exposure,
                 SwbReachPoint *out)
{
  static const double probabilities[N_BANDS] = { 0.1, 0.5, 0.9 };
  Walk walk = { .model = model };
  SwbStatus status = check_order (model, order, costs, n_order);
  double total = 0.0;

  if (status != SWB_STATUS_OK)
    return status;
  for (size_t i = 0; i < n_order; i++)
    total += costs[order[i]];
  if (isinf (total))
    return SWB_STATUS_RANGE;
  for (int b = 0; b < N_BANDS; b++)
    {
      walk.options[b].k = swb_reach_k_quantile (probabilities[b]);
      walk.options[b].exposure = exposure;
    }
  if (!swb_reach_options_ok (walk.options[MIDDLE]))
    return SWB_STATUS_INVALID;
  walk.segments = calloc (model->n_segments + 1, sizeof *walk.segments);
  if (walk.segments == NULL)
    return SWB_STATUS_NO_MEMORY;
  walk_order (&walk, order, costs, n_order, out);
  free (walk.segments);
  return SWB_STATUS_OK;
}
