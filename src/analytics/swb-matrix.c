/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage of segment x channel cells by a plan. */
#include "analytics/swb-matrix.h"

#include "analytics/swb-diversity.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  uint64_t cell;
  uint32_t creator;
} Seed;

typedef struct
{
  uint32_t cell;
  uint32_t missing;
  double size;
} Hole;

static SwbStatus
check_input (const SwbMatrixInput *input)
{
  if (input->n_segments == 0 || input->n_channels == 0)
    return SWB_STATUS_NOT_ENOUGH;
  if (input->n_segments > UINT32_MAX / input->n_channels ||
      input->wanted == NULL || (input->n_entries > 0 && !input->entries))
    return SWB_STATUS_INVALID;
  for (size_t s = 0; input->segment_sizes != NULL && s < input->n_segments; s++)
    {
      if (isnan (input->segment_sizes[s]))
        return SWB_STATUS_NOT_ENOUGH;
      if (input->segment_sizes[s] < 0.0 || isinf (input->segment_sizes[s]))
        return SWB_STATUS_INVALID;
    }
  for (size_t e = 0; e < input->n_entries; e++)
    {
      const SwbMatrixEntry *entry = &input->entries[e];

      if (isnan (entry->viewers) || isnan (entry->money))
        return SWB_STATUS_NOT_ENOUGH;
      if (entry->segment >= input->n_segments ||
          entry->channel >= input->n_channels || entry->viewers < 0.0 ||
          entry->money < 0.0 || isinf (entry->viewers) || isinf (entry->money))
        return SWB_STATUS_INVALID;
    }
  return SWB_STATUS_OK;
}

static size_t
cell_of (const SwbMatrixInput *input, const SwbMatrixEntry *entry)
{
  return (size_t) entry->segment * input->n_channels + entry->channel;
}

static int
compare_seeds (const void *a, const void *b)
{
  const Seed *one = a;
  const Seed *other = b;

  if (one->cell != other->cell)
    return one->cell < other->cell ? -1 : 1;
  return (one->creator > other->creator) - (one->creator < other->creator);
}

/* Each creator once a cell. */
static SwbStatus
count_seeds (const SwbMatrixInput *input, SwbMatrixCell *cells)
{
  Seed *seeds = calloc (input->n_entries + 1, sizeof *seeds);

  if (seeds == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t e = 0; e < input->n_entries; e++)
    seeds[e] = (Seed){ cell_of (input, &input->entries[e]),
                       input->entries[e].creator };
  qsort (seeds, input->n_entries, sizeof *seeds, compare_seeds);
  for (size_t e = 0; e < input->n_entries; e++)
    if (e == 0 || compare_seeds (&seeds[e - 1], &seeds[e]) != 0)
      cells[seeds[e].cell].seeds++;
  free (seeds);
  return SWB_STATUS_OK;
}

static void
fill_cells (const SwbMatrixInput *input, SwbMatrixCell *cells)
{
  size_t n = input->n_segments * input->n_channels;

  for (size_t c = 0; c < n; c++)
    cells[c] = (SwbMatrixCell){ .segment = (uint32_t) (c / input->n_channels),
                                .channel = (uint32_t) (c % input->n_channels),
                                .wanted = input->wanted[c] };
  for (size_t e = 0; e < input->n_entries; e++)
    {
      const SwbMatrixEntry *entry = &input->entries[e];
      SwbMatrixCell *cell = &cells[cell_of (input, entry)];

      cell->entries++;
      cell->viewers += entry->viewers;
      cell->money += entry->money;
    }
}

static int
compare_holes (const void *a, const void *b)
{
  const Hole *one = a;
  const Hole *other = b;

  if (one->missing != other->missing)
    return one->missing > other->missing ? -1 : 1;
  if (one->size != other->size)
    return one->size > other->size ? -1 : 1;
  return (one->cell > other->cell) - (one->cell < other->cell);
}

static SwbStatus
find_holes (const SwbMatrixInput *input,
            SwbMatrixCell *cells,
            uint32_t *holes,
            SwbMatrixSummary *out)
{
  size_t n = input->n_segments * input->n_channels;
  Hole *found = calloc (n, sizeof *found);

  if (found == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t c = 0; c < n; c++)
    {
      SwbMatrixCell *cell = &cells[c];

      if (cell->wanted == 0)
        continue;
      out->n_wanted++;
      if (cell->seeds >= cell->wanted)
        {
          out->n_covered++;
          continue;
        }
      cell->missing = cell->wanted - cell->seeds;
      out->missing += cell->missing;
      found[out->n_holes++] = (Hole){ (uint32_t) c, cell->missing,
                                      input->segment_sizes != NULL
                                          ? input->segment_sizes[cell->segment]
                                          : 0.0 };
    }
  qsort (found, out->n_holes, sizeof *found, compare_holes);
  for (size_t h = 0; holes != NULL && h < out->n_holes; h++)
    holes[h] = found[h].cell;
  free (found);
  return SWB_STATUS_OK;
}

/* By how many channels each segment is reached. */
static void
count_channels (const SwbMatrixInput *input,
                const SwbMatrixCell *cells,
                SwbMatrixSummary *out)
{
  for (size_t s = 0; s < input->n_segments; s++)
    {
      size_t n = 0;

      for (size_t c = 0; c < input->n_channels; c++)
        n += cells[s * input->n_channels + c].seeds > 0;
      out->n_segments_reached += n > 0;
      out->n_single += n == 1;
    }
}

static SwbStatus
measure (const SwbMatrixInput *input,
         const SwbMatrixCell *cells,
         SwbMatrixSummary *out)
{
  double *channels = calloc (input->n_channels, sizeof *channels);
  double *segments = calloc (input->n_segments, sizeof *segments);
  SwbDiversity by_channel = { 0 };
  SwbDiversity by_segment = { 0 };
  SwbStatus status = SWB_STATUS_OK;

  if (channels == NULL || segments == NULL)
    status = SWB_STATUS_NO_MEMORY;
  for (size_t c = 0;
       status == SWB_STATUS_OK && c < input->n_segments * input->n_channels;
       c++)
    {
      channels[cells[c].channel] += cells[c].viewers;
      segments[cells[c].segment] += cells[c].viewers;
      if (isinf (cells[c].money) || isinf (channels[cells[c].channel]) ||
          isinf (segments[cells[c].segment]))
        status = SWB_STATUS_RANGE;
    }
  if (status == SWB_STATUS_OK)
    status = swb_diversity (channels, input->n_channels, &by_channel);
  if (status == SWB_STATUS_OK)
    status = swb_diversity (segments, input->n_segments, &by_segment);
  /* Posts that nobody is known to see are no fault of the plan. */
  if (status == SWB_STATUS_NOT_ENOUGH)
    status = SWB_STATUS_OK;
  for (size_t c = 0; status == SWB_STATUS_OK && c < input->n_channels; c++)
    if (channels[c] > channels[out->largest_channel])
      out->largest_channel = (uint32_t) c;
  out->largest_channel_share = by_channel.largest;
  out->channel_hhi = by_channel.hhi;
  out->segment_hhi = by_segment.hhi;
  free (channels);
  free (segments);
  return status;
}

/**
 * swb_matrix:
 * @input: the plan and what is wanted
 * @cells: (out caller-allocates): n_segments x n_channels cells, row by row
 * @holes: (out caller-allocates) (optional): room for as many; the cells that
 *   have too few creators, the most missing first, then the largest segment
 * @out: (out): the plan in a few numbers
 *
 * Counts, for each segment and channel, the different creators who post there,
 * their posts, viewers and money. A cell is covered when it has as many
 * creators as are wanted; a hole is a wanted cell that has fewer. The
 * concentration is swb_diversity() over the viewers of channels and of
 * segments. What a viewer is the caller decides: here nobody is deduplicated
 * (that is swb_reach_evaluate()). Allocates one record an entry and a cell.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH without segments or channels or for NaN;
 *   %SWB_STATUS_INVALID for an entry outside the matrix or a negative number;
 *   %SWB_STATUS_RANGE when a sum is too large; %SWB_STATUS_NO_MEMORY. Then
 *   @cells and @holes hold nothing to be used
 */
SwbStatus
swb_matrix (const SwbMatrixInput *input,
            SwbMatrixCell *cells,
            uint32_t *holes,
            SwbMatrixSummary *out)
{
  SwbMatrixSummary result = { 0 };
  SwbStatus status = check_input (input);

  if (status != SWB_STATUS_OK)
    return status;
  fill_cells (input, cells);
  status = count_seeds (input, cells);
  if (status == SWB_STATUS_OK)
    status = find_holes (input, cells, holes, &result);
  if (status == SWB_STATUS_OK)
    status = measure (input, cells, &result);
  if (status != SWB_STATUS_OK)
    return status;
  count_channels (input, cells, &result);
  *out = result;
  return SWB_STATUS_OK;
}
