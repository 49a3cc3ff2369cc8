/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reach against money: creators booked one after the other, with a band for
 * what is not known about how alike people are. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>
#include <string.h>

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

/* Puts a booking into the sums of each band. */
static void
book_segments (Walk *walk, uint32_t who, SwbReachSegment *bands)
{
  const SwbReachModel *model = walk->model;

  for (size_t c = model->first[who]; c < model->first[who + 1]; c++)
    for (int b = 0; b < N_BANDS; b++)
      {
        const SwbReachCell *cell = &model->cells[c];
        SwbReachSegment *segment =
            &bands[(size_t) b * model->n_segments + cell->segment];

        segment->exposure += swb_reach_cell_exposure (cell, walk->options[b]);
        segment->largest = fmax (segment->largest, cell->share);
        segment->sum += cell->share;
      }
}

/* Reach does not fall: the true one cannot, whatever the estimate does. */
static void
raise_point (SwbReachPoint *point,
             const SwbReachPoint *before,
             const SwbReachEstimate *bands)
{
  point->lower = fmax (before->lower, bands[MIDDLE].lower);
  point->upper = bands[MIDDLE].upper;
  point->reach = fmax (before->reach, bands[MIDDLE].reach);
  point->reach_low =
      fmax (before->reach_low, fmin (bands[LOW].reach, bands[MIDDLE].reach));
  point->reach_high =
      fmax (before->reach_high, fmax (bands[HIGH].reach, bands[MIDDLE].reach));
}

static SwbStatus
walk_overlaps (Walk *walk,
               const uint32_t *order,
               size_t n_order,
               SwbReachAdjuster *adjuster,
               SwbReachSegment *bands,
               bool *chosen,
               SwbReachPoint *points)
{
  const SwbReachModel *model = walk->model;
  SwbReachPoint before = { 0 };

  swb_reach_adjuster_choose (adjuster, chosen);
  for (size_t i = 0; i < n_order; i++)
    {
      SwbReachEstimate estimates[N_BANDS];

      book_segments (walk, order[i], bands);
      chosen[order[i]] = true;
      if (model->overlaps->has_pairs[order[i]])
        swb_reach_adjuster_choose (adjuster, chosen);
      for (int b = 0; b < N_BANDS; b++)
        {
          SwbStatus status = swb_reach_adjuster_estimate (
              adjuster, (size_t) b, bands + (size_t) b * model->n_segments,
              &estimates[b]);

          if (status != SWB_STATUS_OK)
            return status;
        }
      raise_point (&points[i], &before, estimates);
      before = points[i];
    }
  return SWB_STATUS_OK;
}

/* The curve again, with the overlaps; @out has been filled without. */
static SwbStatus
correct_curve (Walk *walk,
               const uint32_t *order,
               size_t n_order,
               SwbReachPoint *out)
{
  const SwbReachModel *model = walk->model;
  SwbStatus status = SWB_STATUS_NO_MEMORY;
  SwbReachAdjuster *adjuster =
      swb_reach_adjuster_new (model, walk->options, N_BANDS);
  SwbReachSegment *bands =
      calloc (model->n_segments * N_BANDS + 1, sizeof *bands);
  bool *chosen = calloc (model->n_creators + 1, sizeof *chosen);

  if (adjuster != NULL && bands != NULL && chosen != NULL)
    status = walk_overlaps (walk, order, n_order, adjuster, bands, chosen, out);
  swb_reach_adjuster_free (adjuster);
  free (bands);
  free (chosen);
  return status;
}

static SwbStatus
fill_curve (Walk *walk,
            const uint32_t *order,
            const double *costs,
            size_t n_order,
            SwbReachPoint *out)
{
  SwbReachPoint *points = calloc (n_order + 1, sizeof *points);
  SwbStatus status = SWB_STATUS_OK;

  if (points == NULL)
    return SWB_STATUS_NO_MEMORY;
  walk_order (walk, order, costs, n_order, points);
  if (walk->model->overlaps != NULL)
    status = correct_curve (walk, order, n_order, points);
  if (status == SWB_STATUS_OK && n_order > 0)
    memcpy (out, points, n_order * sizeof *out);
  free (points);
  return status;
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
 * With measured overlaps each point is what swb_reach_evaluate() says of those
 * booked so far, but never less than the point before, nor outside the order of
 * the band; it takes a step a segment for each booking, and one a pair where
 * the creator has pairs.
 *
 * Returns: %SWB_STATUS_INVALID when a creator is not there or booked twice, a
 *   cost is negative or infinite, or the overlaps cannot all be true;
 * %SWB_STATUS_NOT_ENOUGH when a cost is NaN; %SWB_STATUS_RANGE when the costs
 * are too large to add; %SWB_STATUS_NO_MEMORY
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
  status = fill_curve (&walk, order, costs, n_order, out);
  free (walk.segments);
  return status;
}
