/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of creators by what they have in common. */
#include "analytics/swb-similarity.h"

#include <math.h>
#include <stdbool.h>

static SwbStatus
check_items (const SwbTrait *trait, size_t n)
{
  if (trait->first == NULL || trait->first[0] != 0)
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n; i++)
    {
      double sum = 0.0;

      if (trait->first[i + 1] < trait->first[i])
        return SWB_STATUS_INVALID;
      for (size_t c = trait->first[i]; c < trait->first[i + 1]; c++)
        {
          if (trait->items == NULL ||
              (c > trait->first[i] && trait->items[c] <= trait->items[c - 1]))
            return SWB_STATUS_INVALID;
          if (trait->kind == SWB_TRAIT_SHARES &&
              (trait->shares == NULL || !(trait->shares[c] > 0.0) ||
               isinf (trait->shares[c])))
            return SWB_STATUS_INVALID;
          if (trait->kind == SWB_TRAIT_SHARES)
            sum += trait->shares[c];
        }
      if (isinf (sum))
        return SWB_STATUS_RANGE;
    }
  return SWB_STATUS_OK;
}

static SwbStatus
check_traits (size_t n, const SwbTrait *traits, size_t n_traits)
{
  double weights = 0.0;

  for (size_t t = 0; t < n_traits; t++)
    {
      const SwbTrait *trait = &traits[t];
      SwbStatus status = SWB_STATUS_OK;

      if (!(trait->weight >= 0.0) || isinf (trait->weight))
        return SWB_STATUS_INVALID;
      weights += trait->weight;
      if (trait->kind != SWB_TRAIT_NUMBER)
        status = check_items (trait, n);
      else if (trait->numbers == NULL)
        status = SWB_STATUS_INVALID;
      for (size_t i = 0;
           trait->kind == SWB_TRAIT_NUMBER && status == SWB_STATUS_OK && i < n;
           i++)
        if (isinf (trait->numbers[i]))
          status = SWB_STATUS_INVALID;
      if (status != SWB_STATUS_OK)
        return status;
    }
  if (isinf (weights))
    return SWB_STATUS_RANGE;
  return weights > 0.0 && n > 1 ? SWB_STATUS_OK : SWB_STATUS_NOT_ENOUGH;
}

static double
sum_of (const SwbTrait *trait, size_t creator)
{
  double sum = 0.0;

  for (size_t c = trait->first[creator]; c < trait->first[creator + 1]; c++)
    sum += trait->kind == SWB_TRAIT_SHARES ? trait->shares[c] : 1.0;
  return sum;
}

/* Walks both lists once: what they share, each item by its lesser weight. */
static double
common (const SwbTrait *trait, size_t a, size_t b, double sum_a, double sum_b)
{
  size_t i = trait->first[a];
  size_t j = trait->first[b];
  double both = 0.0;

  while (i < trait->first[a + 1] && j < trait->first[b + 1])
    {
      if (trait->items[i] < trait->items[j])
        i++;
      else if (trait->items[i] > trait->items[j])
        j++;
      else
        {
          both +=
              trait->kind == SWB_TRAIT_SHARES
                  ? fmin (trait->shares[i] / sum_a, trait->shares[j] / sum_b)
                  : 1.0;
          i++;
          j++;
        }
    }
  return both;
}

/* The likeness in one trait; false where one of the two is not known. */
static bool
like_in (
    const SwbTrait *trait, double range, size_t a, size_t b, double *likeness)
{
  double sum_a;
  double sum_b;
  double both;

  if (trait->kind == SWB_TRAIT_NUMBER)
    {
      double x = trait->numbers[a];
      double y = trait->numbers[b];

      if (isnan (x) || isnan (y))
        return false;
      *likeness = range > 0.0 ? 1.0 - fabs (x / 2.0 - y / 2.0) / range : 1.0;
      return true;
    }
  sum_a = sum_of (trait, a);
  sum_b = sum_of (trait, b);
  if (!(sum_a > 0.0 && sum_b > 0.0))
    return false;
  both = common (trait, a, b, sum_a, sum_b);
  *likeness = trait->kind == SWB_TRAIT_SHARES ? fmin (1.0, both)
                                              : both / (sum_a + sum_b - both);
  return true;
}

/* Half of the range: the whole one need not fit a double. */
static double
range_of (const SwbTrait *trait, size_t n)
{
  double low = INFINITY;
  double high = -INFINITY;

  for (size_t i = 0; trait->kind == SWB_TRAIT_NUMBER && i < n; i++)
    if (!isnan (trait->numbers[i]))
      {
        low = fmin (low, trait->numbers[i]);
        high = fmax (high, trait->numbers[i]);
      }
  return high > low ? high / 2.0 - low / 2.0 : 0.0;
}

static bool
comes_before (const SwbSimilarPair *a, const SwbSimilarPair *b)
{
  if (a->similarity != b->similarity)
    return a->similarity > b->similarity;
  if (a->known != b->known)
    return a->known > b->known;
  return a->first != b->first ? a->first < b->first : a->second < b->second;
}

/* Keeps the best, in order; few are asked for. */
static void
keep (SwbSimilarPair pair, SwbSimilarPair *pairs, size_t n_pairs, size_t *n)
{
  size_t at;

  if (n_pairs == 0 || (*n == n_pairs && !comes_before (&pair, &pairs[*n - 1])))
    return;
  at = *n < n_pairs ? (*n)++ : *n - 1;
  for (; at > 0 && comes_before (&pair, &pairs[at - 1]); at--)
    pairs[at] = pairs[at - 1];
  pairs[at] = pair;
}

static SwbSimilarPair
compare (const SwbTrait *traits,
         const double *ranges,
         size_t n_traits,
         size_t a,
         size_t b)
{
  SwbSimilarPair pair = { (uint32_t) a, (uint32_t) b, 0.0, 0.0 };
  double known = 0.0;
  double all = 0.0;

  for (size_t t = 0; t < n_traits; t++)
    {
      double likeness;

      all += traits[t].weight;
      if (!like_in (&traits[t], ranges[t], a, b, &likeness))
        continue;
      known += traits[t].weight;
      pair.similarity += traits[t].weight * likeness;
    }
  if (known > 0.0)
    pair.similarity = fmin (1.0, pair.similarity / known);
  pair.known = fmin (1.0, known / all);
  return pair;
}

/**
 * swb_similarity_nearest:
 * @n_creators: how many creators, from 2 to 2^32 - 1; the time grows with its
 *   square: a few thousand are a matter of a second
 * @traits: (array length=n_traits): what they are compared by, at most 32
 * @n_traits: how many traits
 * @n_pairs: how many pairs to keep
 * @pairs: (out caller-allocates) (array length=n_pairs): the most similar
 * first, those known by more before others as similar
 * @n_found: (out): how many of @pairs there are
 * @mean: (out) (optional): the mean similarity of all pairs that are comparable
 *
 * Gower's general coefficient (1971, doi 10.2307/2528823): the mean of the
 * traits' likenesses by weight over those that are known of both. Sets: the
 * common words over all words of the two (Jaccard 1901). Shares, scaled to sum
 * to 1: sum min (p, q), which is 1 less half their distance (Czekanowski).
 * Numbers: 1 - |x - y| / (largest - smallest of the set). Pairs of which
 * nothing is known in common are left out. Symmetric; a creator is like itself
 * by 1. Allocates nothing.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH with fewer than two creators, no weight, or
 *   no pair that can be compared; %SWB_STATUS_INVALID for traits that are not
 *   as described; %SWB_STATUS_RANGE when the shares of a creator, or the
 *   weights, sum to too much
 */
SwbStatus
swb_similarity_nearest (size_t n_creators,
                        const SwbTrait *traits,
                        size_t n_traits,
                        size_t n_pairs,
                        SwbSimilarPair *pairs,
                        size_t *n_found,
                        double *mean)
{
  double ranges[32];
  double sum = 0.0;
  double compared = 0.0;
  size_t found = 0;
  SwbStatus status;

  if (n_traits > 32 || n_creators > UINT32_MAX || (n_pairs > 0 && !pairs))
    return SWB_STATUS_INVALID;
  status = check_traits (n_creators, traits, n_traits);
  if (status != SWB_STATUS_OK)
    return status;
  for (size_t t = 0; t < n_traits; t++)
    ranges[t] = range_of (&traits[t], n_creators);
  for (size_t a = 0; a < n_creators; a++)
    for (size_t b = a + 1; b < n_creators; b++)
      {
        SwbSimilarPair pair = compare (traits, ranges, n_traits, a, b);

        if (!(pair.known > 0.0))
          continue;
        sum += pair.similarity;
        compared += 1.0;
        keep (pair, pairs, n_pairs, &found);
      }
  if (compared == 0.0)
    return SWB_STATUS_NOT_ENOUGH;
  *n_found = found;
  if (mean != NULL)
    *mean = sum / compared;
  return SWB_STATUS_OK;
}
