/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What working with one creator has come to: campaigns together, posts on time,
 * bookings again, days to pay, and how the posts did. */
#pragma once

#include "analytics/swb-status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A day that nobody has told. */
#define SWB_RELATIONSHIP_NO_DAY INT32_MIN
/** With fewer cases than this a share or a median says nothing. */
#define SWB_RELATIONSHIP_LEAST 3

/**
 * SwbRelationshipPost:
 * @campaign: the same number for all posts of one campaign
 * @dropped: whether it was called off: it counts for nothing
 * @promised: the day by which it was to be posted
 * @posted: the day on which it was
 * @delivered: whether it was posted, also where the day is not known
 * @against_tier: its rate / the median of its tier; NAN where not known
 *
 * One placement. Days are counted from any one day;
 * %SWB_RELATIONSHIP_NO_DAY where not told.
 */
typedef struct
{
  uint32_t campaign;
  bool dropped;
  int32_t promised;
  int32_t posted;
  bool delivered;
  double against_tier;
} SwbRelationshipPost;

/**
 * SwbRelationshipPayout:
 * @from: the day from which it waits: that of the post
 * @paid: the day on which it was paid; none while it is open
 */
typedef struct
{
  int32_t from;
  int32_t paid;
} SwbRelationshipPayout;

/**
 * SwbRelationshipShare:
 * @status: %SWB_STATUS_NOT_ENOUGH under %SWB_RELATIONSHIP_LEAST cases; then
 *   only @count and @n are told
 * @count: cases that were so
 * @n: cases in all
 * @share: @count / @n
 * @low: lower end of the 95 % interval
 * @high: upper end
 */
typedef struct
{
  SwbStatus status;
  uint32_t count;
  uint32_t n;
  double share;
  double low;
  double high;
} SwbRelationshipShare;

/**
 * SwbRelationshipMedian:
 * @status: %SWB_STATUS_NOT_ENOUGH where there is no median; then only @n and
 *   @n_open are told
 * @n: cases that are finished
 * @n_open: cases that still go on, and are longer than is known
 * @median: the median
 */
typedef struct
{
  SwbStatus status;
  uint32_t n;
  uint32_t n_open;
  double median;
} SwbRelationshipMedian;

/**
 * SwbRelationshipFacts:
 * @posts: (array length=n_posts): every placement
 * @payouts: (array length=n_payouts): every payout for one of them
 * @n_later: campaigns of the workspace that came after the first together
 * @today: what is promised for a day before it and not posted is late
 */
typedef struct
{
  const SwbRelationshipPost *posts;
  size_t n_posts;
  const SwbRelationshipPayout *payouts;
  size_t n_payouts;
  uint32_t n_later;
  int32_t today;
} SwbRelationshipFacts;

/**
 * SwbRelationship:
 * @n_campaigns: campaigns together, without those where all was called off
 * @n_posts: placements that were not called off
 * @n_dropped: those that were
 * @n_undated: posted, but nobody told when or for when: in no share
 * @on_time: posted on the promised day or before it
 * @repeat: later campaigns that the creator was booked for again
 * @days_to_pay: days from the post to the payout
 * @against_tier: rate of the post / median rate of its tier
 */
typedef struct
{
  uint32_t n_campaigns;
  uint32_t n_posts;
  uint32_t n_dropped;
  uint32_t n_undated;
  SwbRelationshipShare on_time;
  SwbRelationshipShare repeat;
  SwbRelationshipMedian days_to_pay;
  SwbRelationshipMedian against_tier;
} SwbRelationship;

bool swb_relationship_is_due (const SwbRelationshipPost *post,
                              int32_t today,
                              bool *on_time);
SwbStatus swb_relationship_sum_up (const SwbRelationshipFacts *facts,
                                   SwbRelationship *out);
