/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What working with one creator has come to. Small numbers: every share has an
 * interval, and below a few cases there is none. */
#include "analytics/swb-relationship.h"

#include "analytics/swb-quantile.h"

#include <math.h>
#include <stdlib.h>

/* The 0.975 quantile of the normal distribution. */
#define Z_95 1.959963984540054

static bool
is_told (int32_t day)
{
  return day != SWB_RELATIONSHIP_NO_DAY;
}

static int
compare_campaigns (const void *a, const void *b)
{
  const uint32_t x = *(const uint32_t *) a;
  const uint32_t y = *(const uint32_t *) b;

  return (x > y) - (x < y);
}

static uint32_t
count_distinct (uint32_t *campaigns, size_t n)
{
  uint32_t distinct = n > 0;

  qsort (campaigns, n, sizeof *campaigns, compare_campaigns);
  for (size_t i = 1; i < n; i++)
    distinct += campaigns[i] != campaigns[i - 1];
  return distinct;
}

/* Wilson (1927), JASA 22, 209-212: with p = k/n and z = 1.96,
 * (p + z^2/2n +- z sqrt (p(1-p)/n + z^2/4n^2)) / (1 + z^2/n). */
static void
tell_share (SwbRelationshipShare *share)
{
  const double n = share->n;
  const double z2 = Z_95 * Z_95;
  double centre;
  double half;

  if (share->n < SWB_RELATIONSHIP_LEAST)
    {
      share->status = SWB_STATUS_NOT_ENOUGH;
      return;
    }
  share->status = SWB_STATUS_OK;
  share->share = share->count / n;
  centre = (share->share + z2 / (2 * n)) / (1 + z2 / n);
  half = Z_95 / (1 + z2 / n) *
         sqrt (share->share * (1 - share->share) / n + z2 / (4 * n * n));
  share->low = share->count == 0 ? 0 : fmax (centre - half, 0);
  share->high = share->count == share->n ? 1 : fmin (centre + half, 1);
}

/**
 * swb_relationship_is_due:
 * @post: a placement
 * @today: what is promised for a day before it and not posted is late
 * @on_time: (out): whether it was posted on the promised day or before it
 *
 * What is promised for a day to come is neither kept nor broken; nor can it be
 * told of what was posted nobody knows when.
 *
 * Returns: whether it can be told
 */
bool
swb_relationship_is_due (const SwbRelationshipPost *post,
                         int32_t today,
                         bool *on_time)
{
  const bool posted = is_told (post->posted);

  *on_time = posted && post->posted <= post->promised;
  return !post->dropped && is_told (post->promised) &&
         (posted || (!post->delivered && post->promised < today));
}

static void
count_post (const SwbRelationshipPost *post,
            int32_t today,
            SwbRelationship *result)
{
  const bool posted = is_told (post->posted);
  bool on_time;

  if (!is_told (post->promised) || (post->delivered && !posted))
    result->n_undated += post->delivered || posted;
  else if (swb_relationship_is_due (post, today, &on_time))
    {
      result->on_time.n++;
      result->on_time.count += on_time;
    }
}

static SwbStatus
count_posts (const SwbRelationshipFacts *facts, SwbRelationship *result)
{
  uint32_t *campaigns = calloc (facts->n_posts + 1, sizeof *campaigns);

  if (campaigns == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < facts->n_posts; i++)
    {
      const SwbRelationshipPost *post = &facts->posts[i];

      if (post->dropped)
        {
          result->n_dropped++;
          continue;
        }
      campaigns[result->n_posts++] = post->campaign;
      count_post (post, facts->today, result);
    }
  result->n_campaigns = count_distinct (campaigns, result->n_posts);
  free (campaigns);
  return SWB_STATUS_OK;
}

static void
count_repeats (const SwbRelationshipFacts *facts, SwbRelationship *result)
{
  const uint32_t again = result->n_campaigns > 0 ? result->n_campaigns - 1 : 0;

  if (result->n_campaigns == 0)
    {
      result->repeat.status = SWB_STATUS_NOT_ENOUGH;
      return;
    }
  result->repeat.n = facts->n_later > again ? facts->n_later : again;
  result->repeat.count = again;
  tell_share (&result->repeat);
}

typedef struct
{
  double days;
  bool open;
} Wait;

/* At the same length those that ended come first: the open ones were still
 * waiting then. */
static int
compare_waits (const void *a, const void *b)
{
  const Wait *x = a;
  const Wait *y = b;

  if (x->days != y->days)
    return x->days < y->days ? -1 : 1;
  return (int) x->open - (int) y->open;
}

/* Kaplan and Meier (1958), JASA 53, 457-481: the share that still waits falls
 * at each payout by 1/(those that wait just before). The median is where it
 * passes one half; where it rests on one half, the middle of that rest, which
 * without open ones is the plain median of an even sample. */
static bool
find_median_wait (Wait *waits, size_t n, double *median)
{
  double waiting = 1;
  double half_at = NAN;

  qsort (waits, n, sizeof *waits, compare_waits);
  for (size_t i = 0; i < n; i++)
    {
      if (waits[i].open)
        continue;
      if (isfinite (half_at) && waits[i].days > half_at)
        {
          *median = (half_at + waits[i].days) / 2;
          return true;
        }
      waiting *= 1 - 1.0 / (double) (n - i);
      if (waiting < 0.5 - 1e-12)
        {
          *median = waits[i].days;
          return true;
        }
      if (waiting <= 0.5 + 1e-12)
        half_at = waits[i].days;
    }
  return false;
}

static SwbStatus
measure_payouts (const SwbRelationshipFacts *facts,
                 SwbRelationshipMedian *result)
{
  Wait *waits = calloc (facts->n_payouts + 1, sizeof *waits);
  size_t n = 0;

  if (waits == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < facts->n_payouts; i++)
    {
      const SwbRelationshipPayout *payout = &facts->payouts[i];
      const bool open = !is_told (payout->paid);
      const int32_t end = open ? facts->today : payout->paid;

      if (!is_told (payout->from) || (open && end < payout->from))
        continue;
      waits[n++] = (Wait){ (double) end - payout->from, open };
      result->n += !open;
      result->n_open += open;
    }
  result->status = SWB_STATUS_NOT_ENOUGH;
  if (result->n >= SWB_RELATIONSHIP_LEAST &&
      find_median_wait (waits, n, &result->median))
    result->status = SWB_STATUS_OK;
  free (waits);
  return SWB_STATUS_OK;
}

static SwbStatus
measure_standing (const SwbRelationshipFacts *facts,
                  SwbRelationshipMedian *result)
{
  const double half = 0.5;
  double *ratios = calloc (facts->n_posts + 1, sizeof *ratios);
  SwbStatus status;

  if (ratios == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < facts->n_posts; i++)
    if (!facts->posts[i].dropped && isfinite (facts->posts[i].against_tier) &&
        facts->posts[i].against_tier >= 0)
      ratios[result->n++] = facts->posts[i].against_tier;
  status = result->n < SWB_RELATIONSHIP_LEAST
               ? SWB_STATUS_NOT_ENOUGH
               : swb_quantiles (ratios, result->n, &half, 1, &result->median);
  free (ratios);
  result->status = status;
  return status == SWB_STATUS_NO_MEMORY ? status : SWB_STATUS_OK;
}

/**
 * swb_relationship_sum_up:
 * @facts: all placements of one creator, and their payouts
 * @out: what they come to
 *
 * On time: of the posts that are there or overdue, those that came on the
 * promised day or before it; Wilson's interval (1927).
 *
 * Repeat: of the workspace's campaigns that came after the first together,
 * those that the creator was booked for again. It is the repeat rate of Farris,
 * Bendle, Pfeifer and Reibstein, Marketing Metrics (2nd edition 2010), the
 * share of buyers of one period who buy again in the next, told of one creator
 * over the campaigns as periods.
 *
 * Days to pay: the median from the post to the payout, with the open payouts as
 * waits that are longer than they are so far (Kaplan and Meier 1958); paid
 * before the post is below 0.
 *
 * Against its tier: the median of the posts' ratios.
 *
 * Returns: %SWB_STATUS_INVALID where there is no @facts, or
 *   %SWB_STATUS_NO_MEMORY; each figure has its own status
 */
SwbStatus
swb_relationship_sum_up (const SwbRelationshipFacts *facts,
                         SwbRelationship *out)
{
  SwbRelationship result = { 0 };
  SwbStatus status;

  if (facts == NULL || out == NULL || facts->n_posts > UINT32_MAX - 1 ||
      facts->n_payouts > UINT32_MAX - 1 ||
      (facts->n_posts > 0 && facts->posts == NULL) ||
      (facts->n_payouts > 0 && facts->payouts == NULL))
    return SWB_STATUS_INVALID;
  status = count_posts (facts, &result);
  if (status == SWB_STATUS_OK)
    status = measure_payouts (facts, &result.days_to_pay);
  if (status == SWB_STATUS_OK)
    status = measure_standing (facts, &result.against_tier);
  if (status != SWB_STATUS_OK)
    return status;
  tell_share (&result.on_time);
  count_repeats (facts, &result);
  *out = result;
  return SWB_STATUS_OK;
}
