/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often people are reached: negative binomial, or for people all alike the
 * exact Poisson-binomial by dynamic programming. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>
#include <string.h>

/* Adds to at_least[j] the people of one segment with j contacts or more. The
 * probabilities go by logarithms, so that none vanishes at large z:
 * ln P(0) = -k ln (1 + z/k), P(j+1)/P(j) = (k+j)/(j+1) z/(k+z). */
static void
add_negative_binomial (
    double size, double z, double k, size_t max, double *at_least)
{
  double log_p = -k * log1p (z / k);
  double log_odds = log (z) - log (k + z);
  double left = size;

  for (size_t j = 0; j <= max; j++)
    {
      at_least[j] += left;
      left = fmax (0.0, left - size * exp (log_p));
      log_p += log ((k + (double) j) / ((double) j + 1.0)) + log_odds;
    }
}

static void
add_all_negative_binomial (const SwbReachModel *model,
                           const double *exposures,
                           double k,
                           size_t max,
                           double *at_least)
{
  for (size_t s = 0; s < model->n_segments; s++)
    {
      if (exposures[s] > 0.0)
        add_negative_binomial (model->sizes[s], exposures[s], k, max, at_least);
      else
        at_least[0] += model->sizes[s];
    }
}

/* One more creator, seen with probability p: row[j] is the probability of j
 * contacts, the last of @max or more. */
static void
convolve (double *row, size_t max, double p)
{
  if (max == 0)
    return;
  row[max] += p * row[max - 1];
  for (size_t j = max - 1; j > 0; j--)
    row[j] = row[j] * (1.0 - p) + row[j - 1] * p;
  row[0] *= 1.0 - p;
}

static SwbStatus
add_all_poisson_binomial (const SwbReachModel *model,
                          const bool *chosen,
                          size_t max,
                          double *at_least)
{
  size_t width = max + 1;
  double *rows;

  if (model->n_segments > SIZE_MAX / sizeof *rows / width - 1)
    return SWB_STATUS_NO_MEMORY;
  rows = calloc ((model->n_segments + 1) * width, sizeof *rows);
  if (rows == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t s = 0; s < model->n_segments; s++)
    rows[s * width] = 1.0;
  for (size_t i = 0; i < model->n_creators; i++)
    if (chosen == NULL || chosen[i])
      for (size_t c = model->first[i]; c < model->first[i + 1]; c++)
        convolve (rows + model->cells[c].segment * width, max,
                  model->cells[c].share);
  for (size_t s = 0; s < model->n_segments; s++)
    {
      double tail = 0.0;

      for (size_t j = width; j-- > 1;)
        {
          tail += rows[s * width + j];
          at_least[j] += model->sizes[s] * fmin (1.0, tail);
        }
      at_least[0] += model->sizes[s];
    }
  free (rows);
  return SWB_STATUS_OK;
}

static SwbStatus
gather_exposures (const SwbReachModel *model,
                  const bool *chosen,
                  SwbReachOptions options,
                  double **out)
{
  double *exposures = calloc (model->n_segments + 1, sizeof *exposures);

  if (exposures == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < model->n_creators; i++)
    if (chosen == NULL || chosen[i])
      for (size_t c = model->first[i]; c < model->first[i + 1]; c++)
        exposures[model->cells[c].segment] +=
            swb_reach_cell_exposure (&model->cells[c], options);
  *out = exposures;
  return SWB_STATUS_OK;
}

/**
 * swb_reach_frequency:
 * @model: the model
 * @chosen: (nullable): for each creator whether it is in the set; %NULL for all
 * @options: k and the kind of exposure
 * @max_contacts: the largest number of contacts to tell, to 100,000
 * @at_least: (out caller-allocates) (array length=max_contacts+1): people with
 *   at least 0, 1, … @max_contacts contacts; the first is everybody, the
 *   second the reach
 *
 * In a segment the contacts of a person are negative binomial with shape k and
 * mean z_s. For people all alike they are Poisson-binomial: creator i is seen
 * or not, with p_is; exact, in time creators x @max_contacts.
 *
 * Measured overlaps are not in it: they say nothing of three contacts and more.
 * So the second number is the model's own reach, which swb_reach_evaluate()
 * corrects; its mean frequency is corrected too.
 *
 * Returns: %SWB_STATUS_INVALID when k is below 0.01 or @max_contacts too
 * large; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_reach_frequency (const SwbReachModel *model,
                     const bool *chosen,
                     SwbReachOptions options,
                     size_t max_contacts,
                     double *at_least)
{
  double *exposures = NULL;
  double *sums;
  SwbStatus status;

  if (!swb_reach_options_ok (options) || max_contacts > 100000)
    return SWB_STATUS_INVALID;
  sums = calloc (max_contacts + 1, sizeof *sums);
  if (sums == NULL)
    return SWB_STATUS_NO_MEMORY;
  if (isinf (options.k))
    status = add_all_poisson_binomial (model, chosen, max_contacts, sums);
  else
    status = gather_exposures (model, chosen, options, &exposures);
  if (exposures != NULL)
    add_all_negative_binomial (model, exposures, options.k, max_contacts, sums);
  if (status == SWB_STATUS_OK)
    memcpy (at_least, sums, (max_contacts + 1) * sizeof *sums);
  free (exposures);
  free (sums);
  return status;
}
