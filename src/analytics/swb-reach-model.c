/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the reach model: sorts the shares by creator in one pass, merges what
 * is told twice, and turns viewers into shares of segments. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>
#include <string.h>

static SwbStatus
check_numbers (const double *numbers, size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      if (isnan (numbers[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (isinf (numbers[i]) || numbers[i] < 0.0)
        return SWB_STATUS_INVALID;
    }
  return SWB_STATUS_OK;
}

static SwbStatus
check_input (const SwbReachInput *input)
{
  SwbStatus status;

  if ((input->n_creators > 0 && input->unique_viewers == NULL) ||
      (input->n_segments > 0 && input->segment_sizes == NULL) ||
      (input->n_shares > 0 && input->shares == NULL) ||
      (input->n_overlaps > 0 && input->overlaps == NULL) ||
      input->n_creators > UINT32_MAX || input->n_segments > UINT32_MAX)
    return SWB_STATUS_INVALID;
  status = check_numbers (input->unique_viewers, input->n_creators);
  if (status == SWB_STATUS_OK)
    status = check_numbers (input->segment_sizes, input->n_segments);
  if (status != SWB_STATUS_OK)
    return status;
  for (size_t i = 0; i < input->n_shares; i++)
    if (input->shares[i].creator >= input->n_creators ||
        input->shares[i].segment >= input->n_segments ||
        !(input->shares[i].share >= 0.0 && input->shares[i].share <= 1.0))
      return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

static SwbReachModel *
allocate (const SwbReachInput *input)
{
  SwbReachModel *model = calloc (1, sizeof *model);

  if (model == NULL)
    return NULL;
  model->n_creators = input->n_creators;
  model->n_segments = input->n_segments;
  /* One more than needed, because calloc (0) may answer NULL. */
  model->sizes = calloc (input->n_segments + 1, sizeof *model->sizes);
  model->first = calloc (input->n_creators + 2, sizeof *model->first);
  model->cells = calloc (input->n_shares + 1, sizeof *model->cells);
  if (model->sizes != NULL && model->first != NULL && model->cells != NULL)
    return model;
  swb_reach_model_free (model);
  return NULL;
}

/* Counting sort. first[] is filled one place to the right, and has come to its
 * place when all cells are. */
static void
sort_by_creator (SwbReachModel *model, const SwbReachInput *input)
{
  for (size_t i = 0; i < input->n_shares; i++)
    model->first[input->shares[i].creator + 2]++;
  for (size_t i = 2; i < model->n_creators + 2; i++)
    model->first[i] += model->first[i - 1];
  for (size_t i = 0; i < input->n_shares; i++)
    {
      const SwbReachShare *share = &input->shares[i];
      SwbReachCell *cell = &model->cells[model->first[share->creator + 1]++];

      cell->segment = share->segment;
      cell->share = share->share;
    }
}

/* Adds up the cells of one creator that name the same segment. @seen has, for
 * each segment, one more than the place of its last cell. Moves the cells to
 * @to and returns where they end. */
static size_t
merge_creator (SwbReachCell *cells,
               size_t from,
               size_t end,
               size_t to,
               size_t *seen,
               double *sum)
{
  size_t start = to;

  *sum = 0.0;
  for (size_t i = from; i < end; i++)
    {
      size_t place = seen[cells[i].segment];

      *sum += cells[i].share;
      if (place > start && place <= to &&
          cells[place - 1].segment == cells[i].segment)
        {
          cells[place - 1].share += cells[i].share;
          continue;
        }
      cells[to] = cells[i];
      to++;
      seen[cells[to - 1].segment] = to;
    }
  return to;
}

static SwbStatus
merge_all (SwbReachModel *model)
{
  size_t *seen = calloc (model->n_segments + 1, sizeof *seen);
  SwbStatus status = SWB_STATUS_OK;
  size_t from = 0;
  size_t to = 0;

  if (seen == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < model->n_creators; i++)
    {
      size_t end = model->first[i + 1];
      double sum;

      model->first[i] = to;
      to = merge_creator (model->cells, from, end, to, seen, &sum);
      /* Shares that were rounded to a few digits may sum to a bit more. */
      if (sum > 1.0 + 1e-3)
        status = SWB_STATUS_INVALID;
      from = end;
    }
  model->first[model->n_creators] = to;
  free (seen);
  return status;
}

/* p = min (0.95, U w / N); nobody can be reached in an empty segment. */
static void
fill_cells (SwbReachModel *model, const SwbReachInput *input)
{
  for (size_t i = 0; i < model->n_creators; i++)
    for (size_t c = model->first[i]; c < model->first[i + 1]; c++)
      {
        SwbReachCell *cell = &model->cells[c];
        double people = input->unique_viewers[i] * cell->share;
        double size = model->sizes[cell->segment];

        cell->share = people > 0.0 && size > 0.0
                          ? fmin (SWB_REACH_SHARE_MAX, people / size)
                          : 0.0;
        cell->log_exposure = swb_reach_log_exposure (cell->share);
      }
}

static SwbStatus
fill_model (SwbReachModel *model,
            const SwbReachInput *input,
            SwbReachFault *fault)
{
  SwbStatus status;

  if (input->n_segments > 0)
    memcpy (model->sizes, input->segment_sizes,
            input->n_segments * sizeof *model->sizes);
  for (size_t s = 0; s < model->n_segments; s++)
    model->population += model->sizes[s];
  sort_by_creator (model, input);
  status = merge_all (model);
  /* Leaves room for the exposures, to 1e130 at the smallest k. */
  if (status == SWB_STATUS_OK && model->population > 1e150)
    status = SWB_STATUS_RANGE;
  if (status != SWB_STATUS_OK)
    return status;
  fill_cells (model, input);
  if (input->n_overlaps == 0)
    return SWB_STATUS_OK;
  return swb_reach_overlaps_new (model, input, &model->overlaps, fault);
}

/**
 * swb_reach_model_new_told:
 * @input: creators, segments, shares and overlaps; copied
 * @out: (out) (transfer full): the model; free with swb_reach_model_free()
 * @fault: (out): which overlap is at fault, when one is; its kind is none when
 *   the status is of something else
 *
 * As swb_reach_model_new(), and tells which overlap contradicts the audiences
 * or the others.
 *
 * Returns: as swb_reach_model_new()
 */
SwbStatus
swb_reach_model_new_told (const SwbReachInput *input,
                          SwbReachModel **out,
                          SwbReachFault *fault)
{
  SwbStatus status = check_input (input);
  SwbReachModel *model;

  *fault = (SwbReachFault){ .kind = SWB_REACH_FAULT_NONE };
  if (status != SWB_STATUS_OK)
    return status;
  model = allocate (input);
  if (model == NULL)
    return SWB_STATUS_NO_MEMORY;
  status = fill_model (model, input, fault);
  if (status == SWB_STATUS_OK)
    *out = model;
  else
    swb_reach_model_free (model);
  return status;
}

/**
 * swb_reach_model_new:
 * @input: creators, segments, shares and overlaps; copied
 * @out: (out) (transfer full): the model; free with swb_reach_model_free()
 *
 * Takes time and memory in proportion to the shares. The result of every
 * function on the model does not depend on the order of the shares, but for
 * the rounding of sums.
 *
 * A measured overlap of a pair takes the place of the model's guess for it (see
 * swb_reach_evaluate()). It must be possible: in each segment at least
 * a + b - N and at most min (a, b) (Frechet 1935), over all segments between
 * the sums of these; and of three that are measured, |I and J| at least
 * |I and K| + |J and K| - |K|. Two creators without a common segment share
 * nobody, so an overlap of them contradicts. A part of the smaller is of the
 * people that the model has, cut at 0.95 of a segment. Checking takes as many
 * steps as there are pairs of measured pairs with a common creator.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a number of people is NaN (not known);
 *   %SWB_STATUS_INVALID when one is negative or infinite, when a share is not
 *   in 0 to 1, names a creator or segment that is not there, when those of
 *   a creator sum to more than 1.001, or when an overlap is wrong or
 *   contradicts (see swb_reach_model_new_told()); %SWB_STATUS_RANGE when all
 *   segments together have more than 1e150 people; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_reach_model_new (const SwbReachInput *input, SwbReachModel **out)
{
  SwbReachFault fault;

  return swb_reach_model_new_told (input, out, &fault);
}

/**
 * swb_reach_model_free:
 * @model: (nullable) (transfer full): a model
 *
 * Frees the model.
 */
void
swb_reach_model_free (SwbReachModel *model)
{
  if (model == NULL)
    return;
  free (model->sizes);
  free (model->first);
  free (model->cells);
  swb_reach_overlaps_free (model->overlaps);
  free (model);
}
