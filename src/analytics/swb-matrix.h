/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The channel matrix of a plan: which segments are reached over which
 * channels, where the holes are, and on what the plan rests. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>
#include <stdint.h>

/**
 * SwbMatrixEntry:
 * @creator: who posts, any number
 * @segment: which segment sees it, from 0
 * @channel: over which channel, from 0
 * @viewers: people of the segment who see it, from 0
 * @money: what it costs there, from 0
 *
 * A post whose audience lies in three segments is three entries.
 */
typedef struct
{
  uint32_t creator;
  uint32_t segment;
  uint32_t channel;
  double viewers;
  double money;
} SwbMatrixEntry;

/**
 * SwbMatrixInput:
 * @n_segments: rows
 * @segment_sizes: (array length=n_segments) (nullable): people in each; only
 *   orders the holes
 * @n_channels: columns
 * @wanted: (array): n_segments x n_channels, row by row: creators that each
 *   cell should have at least, 0 where none is wanted
 * @n_entries: how many entries
 * @entries: (array length=n_entries): in any order
 */
typedef struct
{
  size_t n_segments;
  const double *segment_sizes;
  size_t n_channels;
  const uint32_t *wanted;
  size_t n_entries;
  const SwbMatrixEntry *entries;
} SwbMatrixInput;

/**
 * SwbMatrixCell:
 * @segment: the row
 * @channel: the column
 * @wanted: creators wanted
 * @seeds: different creators who post there
 * @entries: posts there
 * @missing: creators missing
 * @viewers: the sum of the viewers; people who see two posts count twice
 * @money: the sum of the money
 */
typedef struct
{
  uint32_t segment;
  uint32_t channel;
  uint32_t wanted;
  uint32_t seeds;
  uint32_t entries;
  uint32_t missing;
  double viewers;
  double money;
} SwbMatrixCell;

/**
 * SwbMatrixSummary:
 * @n_wanted: cells that are wanted
 * @n_covered: wanted cells with at least the creators wanted
 * @n_holes: wanted cells with too few
 * @missing: creators missing in all
 * @n_segments_reached: segments with any post
 * @n_single: segments reached over one channel alone: it has no backup
 * @largest_channel: the channel with the most viewers
 * @largest_channel_share: its part of all viewers, 0 to 1; 0 without viewers
 * @channel_hhi: concentration over channels by viewers, in points; 0 without
 * @segment_hhi: the same over segments
 */
typedef struct
{
  size_t n_wanted;
  size_t n_covered;
  size_t n_holes;
  uint64_t missing;
  size_t n_segments_reached;
  size_t n_single;
  uint32_t largest_channel;
  double largest_channel_share;
  double channel_hhi;
  double segment_hhi;
} SwbMatrixSummary;

SwbStatus swb_matrix (const SwbMatrixInput *input,
                      SwbMatrixCell *cells,
                      uint32_t *holes,
                      SwbMatrixSummary *out);
