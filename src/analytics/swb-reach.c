/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reach of a set of creators, its bounds, and what each one adds. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>

/**
 * swb_reach_options_default:
 *
 * Returns: k at its median, 2.65, and calibrated exposures, so that a creator
 *   alone reaches the people that were put in
 */
SwbReachOptions
swb_reach_options_default (void)
{
  return (SwbReachOptions){ .k = swb_reach_k_quantile (0.5),
                            .exposure = SWB_REACH_EXPOSURE_CALIBRATED };
}

/**
 * swb_reach_k_quantile:
 * @probability: 0 to 1; taken to the nearer end outside
 *
 * k is not known from followers; it is taken as log-uniform from 0.7 to 10:
 * 0.7 (10 / 0.7)^probability.
 *
 * Returns: the quantile of k
 */
double
swb_reach_k_quantile (double probability)
{
  if (!(probability > 0.0))
    return SWB_REACH_K_LOW;
  if (probability >= 1.0)
    return SWB_REACH_K_HIGH;
  return SWB_REACH_K_LOW *
         pow (SWB_REACH_K_HIGH / SWB_REACH_K_LOW, probability);
}

/**
 * swb_reach_curve_value:
 * @exposure: z, mean contacts a person, from 0
 * @k: how alike people are, from 0.01; %SWB_REACH_ALIKE for all alike
 * @out: (out): the share reached, g_k(z) = 1 - (1 + z/k)^-k
 *
 * The gamma-Poisson reach curve. k = 1 is the exponential-Poisson curve (Goerg
 * 2014, "Estimating reach curves from one data point"); k to infinity is
 * 1 - exp(-z).
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH for NaN, %SWB_STATUS_INVALID for a negative
 *   or infinite exposure or a k that is too small
 */
SwbStatus
swb_reach_curve_value (double exposure, double k, double *out)
{
  if (isnan (exposure) || isnan (k))
    return SWB_STATUS_NOT_ENOUGH;
  if (exposure < 0.0 || isinf (exposure) || k < SWB_REACH_K_MIN)
    return SWB_STATUS_INVALID;
  *out = swb_reach_g (exposure, k);
  return SWB_STATUS_OK;
}

static bool
is_in (const bool *chosen, size_t creator)
{
  return chosen == NULL || chosen[creator];
}

static void
gather (const SwbReachModel *model,
        const bool *chosen,
        SwbReachOptions options,
        SwbReachSegment *segments)
{
  for (size_t i = 0; i < model->n_creators; i++)
    {
      if (!is_in (chosen, i))
        continue;
      for (size_t c = model->first[i]; c < model->first[i + 1]; c++)
        {
          const SwbReachCell *cell = &model->cells[c];
          SwbReachSegment *segment = &segments[cell->segment];

          segment->exposure += swb_reach_cell_exposure (cell, options);
          segment->largest = fmax (segment->largest, cell->share);
          segment->sum += cell->share;
        }
    }
}

/* The sums of the model alone, without overlaps. */
static void
sum_segments (const SwbReachModel *model,
              const SwbReachSegment *segments,
              double k,
              SwbReachResult *result,
              double *segment_reach)
{
  for (size_t s = 0; s < model->n_segments; s++)
    {
      const SwbReachSegment *segment = &segments[s];
      double size = model->sizes[s];
      double reached = size * swb_reach_g (segment->exposure, k);

      result->reach += reached;
      result->lower += size * segment->largest;
      result->upper += size * fmin (1.0, segment->sum);
      result->contacts += size * (isinf (k) ? segment->sum : segment->exposure);
      if (segment_reach != NULL)
        segment_reach[s] = reached;
    }
}

static SwbStatus
take_overlaps (const SwbReachModel *model,
               const bool *chosen,
               SwbReachOptions options,
               const SwbReachSegment *segments,
               SwbReachResult *result,
               double *segment_reach)
{
  SwbReachAdjuster *adjuster = swb_reach_adjuster_new (model, &options, 1);
  SwbReachEstimate estimate;
  SwbStatus status;

  if (adjuster == NULL)
    return SWB_STATUS_NO_MEMORY;
  swb_reach_adjuster_choose (adjuster, chosen);
  status = swb_reach_adjuster_estimate (adjuster, 0, segments, &estimate);
  if (status == SWB_STATUS_OK)
    {
      result->reach = estimate.reach;
      result->lower = estimate.lower;
      result->upper = estimate.upper;
      for (size_t s = 0; s < model->n_segments && segment_reach != NULL; s++)
        segment_reach[s] = adjuster->values[s];
    }
  swb_reach_adjuster_free (adjuster);
  return status;
}

/**
 * swb_reach_evaluate:
 * @model: the model
 * @chosen: (nullable): for each creator whether it is in the set; %NULL for all
 * @options: k and the kind of exposure
 * @out: (out): reach, bounds and frequency
 * @segment_reach: (out caller-allocates) (optional): for each segment the
 *   people reached
 *
 * R = sum_s N_s g_k(z_s), z_s the sum of the creators' exposures there. With
 * all people alike this is Sainsbury's 1 - prod (1 - p) inside each segment.
 * The bounds sum_s N_s max p and sum_s N_s min (1, sum p) need no assumption on
 * how audiences overlap inside a segment (Frechet; Wang, Peng, Li, Liu 2023,
 * arXiv:2309.16774, give the same for subsets). Contacts are the sum of
 * N_s z_s, for people all alike of N_s sum p. Allocates one record a segment.
 *
 * Measured overlaps o_ij, in people of a segment, take the place of the model's
 * guess q_ij = a_i + a_j - N g_k(e_i + e_j), e being the exposures. With
 * G = 1 - g, the part that nobody of the set reaches becomes
 *
 *     G_k(z) (1 - sum over measured i, j of (q_ij - o_ij) / (N G_k(e_i + e_j)))
 *
 * When people of a pair move from both to neither, those who are in neither
 * are left out by all others with the probability G(z) / G(e_i + e_j) that the
 * model gives; margins and what is conditional on the pair stay (Jeffrey's
 * rule; one step of iterative proportional fitting). For people all alike this
 * is Bahadur's representation up to the correlations of two (1961, in Solomon,
 * Studies in Item Analysis and Prediction): correlations of three and more are
 * taken as the model has them. It is exact for two creators, for any k:
 * |A| + |B| - |A and B|; and an overlap that equals the guess changes nothing.
 * An overlap of all segments together is spread over them as the guess is,
 * moved towards what each can hold.
 *
 * The bounds take the measured overlaps too, and the estimate is held in them.
 * Upper: sum |A_i| - the heaviest forest of overlaps (Hunter 1976; Worsley
 * 1982), in each segment, over all, and over those that are not full. Lower:
 * in each segment and over all the best of Kounias' (1968), Dawson and
 * Sankoff's (1967) and de Caen's (1997). So with log
 * exposures and k below infinity a set with a measured pair is held above the
 * lower bound in every segment, which a set without is not.
 *
 * Returns: %SWB_STATUS_INVALID when k is below 0.01, or when the overlaps of
 *   the set cannot all be true (the bounds cross); %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_reach_evaluate (const SwbReachModel *model,
                    const bool *chosen,
                    SwbReachOptions options,
                    SwbReachResult *out,
                    double *segment_reach)
{
  SwbReachResult result = { .population = model->population };
  SwbStatus status = SWB_STATUS_OK;
  SwbReachSegment *segments;

  if (!swb_reach_options_ok (options))
    return SWB_STATUS_INVALID;
  segments = calloc (model->n_segments + 1, sizeof *segments);
  if (segments == NULL)
    return SWB_STATUS_NO_MEMORY;
  gather (model, chosen, options, segments);
  sum_segments (model, segments, options.k, &result,
                model->overlaps == NULL ? segment_reach : NULL);
  if (model->overlaps != NULL)
    status = take_overlaps (model, chosen, options, segments, &result,
                            segment_reach);
  free (segments);
  if (status != SWB_STATUS_OK)
    return status;
  if (result.reach > 0.0)
    result.frequency = result.contacts / result.reach;
  *out = result;
  return SWB_STATUS_OK;
}
