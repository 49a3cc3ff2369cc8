/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reach of a set of creators, its bounds, and what each one adds. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>

/* Per segment: the exposure z, the largest and the sum of the shares. */
typedef struct
{
  double exposure;
  double largest;
  double sum;
} Segment;

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
        Segment *segments)
{
  for (size_t i = 0; i < model->n_creators; i++)
    {
      if (!is_in (chosen, i))
        continue;
      for (size_t c = model->first[i]; c < model->first[i + 1]; c++)
        {
          const SwbReachCell *cell = &model->cells[c];
          Segment *segment = &segments[cell->segment];

          segment->exposure += swb_reach_cell_exposure (cell, options);
          segment->largest = fmax (segment->largest, cell->share);
          segment->sum += cell->share;
        }
    }
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
 * Returns: %SWB_STATUS_INVALID when k is below 0.01; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_reach_evaluate (const SwbReachModel *model,
                    const bool *chosen,
                    SwbReachOptions options,
                    SwbReachResult *out,
                    double *segment_reach)
{
  SwbReachResult result = { .population = model->population };
  Segment *segments;

  if (!swb_reach_options_ok (options))
    return SWB_STATUS_INVALID;
  segments = calloc (model->n_segments + 1, sizeof *segments);
  if (segments == NULL)
    return SWB_STATUS_NO_MEMORY;
  gather (model, chosen, options, segments);
  for (size_t s = 0; s < model->n_segments; s++)
    {
      const Segment *segment = &segments[s];
      double size = model->sizes[s];
      double reached = size * swb_reach_g (segment->exposure, options.k);

      result.reach += reached;
      result.lower += size * segment->largest;
      result.upper += size * fmin (1.0, segment->sum);
      result.contacts +=
          size * (isinf (options.k) ? segment->sum : segment->exposure);
      if (segment_reach != NULL)
        segment_reach[s] = reached;
    }
  free (segments);
  if (result.reach > 0.0)
    result.frequency = result.contacts / result.reach;
  *out = result;
  return SWB_STATUS_OK;
}

/* One creator against the set: in it, what would be lost; outside, what it
 * would add. */
static SwbReachMarginal
marginal_of (const SwbReachModel *model,
             const Segment *segments,
             size_t creator,
             bool is_chosen,
             SwbReachOptions options)
{
  SwbReachMarginal marginal = { 0.0, 0.0 };

  for (size_t c = model->first[creator]; c < model->first[creator + 1]; c++)
    {
      const SwbReachCell *cell = &model->cells[c];
      double size = model->sizes[cell->segment];
      double own = swb_reach_cell_exposure (cell, options);
      double all = segments[cell->segment].exposure;
      double without = is_chosen ? fmax (0.0, all - own) : all;
      double alone = size * swb_reach_g (own, options.k);
      double added = size * (swb_reach_g (without + own, options.k) -
                             swb_reach_g (without, options.k));

      marginal.alone += alone;
      marginal.added += fmin (alone, fmax (0.0, added));
    }
  return marginal;
}

/**
 * swb_reach_marginals:
 * @model: the model
 * @chosen: (nullable): for each creator whether it is in the set; %NULL for all
 * @options: k and the kind of exposure
 * @out: (out caller-allocates): for each creator, in the set or not
 *
 * For a creator of the set, `added` is R(S) - R(S without it): what is lost
 * when it goes. For another it is R(S with it) - R(S). added / alone is the
 * part of its audience that the others do not reach. The marginals of a set do
 * not sum to its reach: people whom two reach are nobody's own.
 *
 * Returns: %SWB_STATUS_INVALID when k is below 0.01; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_reach_marginals (const SwbReachModel *model,
                     const bool *chosen,
                     SwbReachOptions options,
                     SwbReachMarginal *out)
{
  Segment *segments;

  if (!swb_reach_options_ok (options))
    return SWB_STATUS_INVALID;
  segments = calloc (model->n_segments + 1, sizeof *segments);
  if (segments == NULL)
    return SWB_STATUS_NO_MEMORY;
  gather (model, chosen, options, segments);
  for (size_t i = 0; i < model->n_creators; i++)
    out[i] = marginal_of (model, segments, i, is_in (chosen, i), options);
  free (segments);
  return SWB_STATUS_OK;
}
