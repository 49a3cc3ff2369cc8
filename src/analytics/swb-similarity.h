/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which creators of a set are nearly the same. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>
#include <stdint.h>

/**
 * SwbTraitKind:
 * @SWB_TRAIT_SET: niches, languages, formats: a set of words
 * @SWB_TRAIT_SHARES: an audience: which part of it is in each segment
 * @SWB_TRAIT_NUMBER: a number, such as the logarithm of followers
 */
typedef enum
{
  SWB_TRAIT_SET,
  SWB_TRAIT_SHARES,
  SWB_TRAIT_NUMBER,
} SwbTraitKind;

/**
 * SwbTrait:
 * @kind: what it is
 * @weight: how much it counts, from 0
 * @first: (array) (nullable): n + 1 offsets: creator i has the items first[i]
 *   to first[i + 1] - 1; none means that nothing is known of it
 * @items: (array) (nullable): words or segments as numbers, ascending and once
 *   within a creator
 * @shares: (array) (nullable): for shares, the part beside each item, above 0
 * @numbers: (array) (nullable): for numbers, one a creator; NaN where not known
 */
typedef struct
{
  SwbTraitKind kind;
  double weight;
  const size_t *first;
  const uint32_t *items;
  const double *shares;
  const double *numbers;
} SwbTrait;

/**
 * SwbSimilarPair:
 * @first: which creator, from 0
 * @second: which other, above @first
 * @similarity: 0, nothing in common, to 1, the same
 * @known: which part of the weights both are known by, 0 to 1
 */
typedef struct
{
  uint32_t first;
  uint32_t second;
  double similarity;
  double known;
} SwbSimilarPair;

SwbStatus swb_similarity_nearest (size_t n_creators,
                                  const SwbTrait *traits,
                                  size_t n_traits,
                                  size_t n_pairs,
                                  SwbSimilarPair *pairs,
                                  size_t *n_found,
                                  double *mean);
