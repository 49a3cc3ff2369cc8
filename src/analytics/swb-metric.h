/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates and prices of posts. A rate always carries its numerator, its base and
 * its window: rates of different bases must not be compared. */
#pragma once

#include "analytics/swb-status.h"

#include <math.h>

/** What a number has that nobody has told. */
#define SWB_MISSING NAN

typedef enum
{
  SWB_RATE_BASE_NONE,
  SWB_RATE_BASE_FOLLOWERS,
  SWB_RATE_BASE_REACH,
  SWB_RATE_BASE_VIEWS,
  SWB_RATE_BASE_IMPRESSIONS,
  SWB_RATE_BASE_PLAYS,
  SWB_RATE_BASE_COMMENTS,
  SWB_RATE_BASE_ENGAGEMENTS,
  SWB_RATE_BASE_SMALLER_AUDIENCE,
  SWB_RATE_BASE_BASELINE,
  SWB_RATE_BASE_SEARCHES,
  SWB_N_RATE_BASES,
} SwbRateBase;

/**
 * SwbRate:
 * @numerator: the count, or the money, above the line
 * @numerator_kind: (transfer none): what was counted above the line, such as
 *   "likes+comments"
 * @base: the count below the line
 * @base_kind: what was counted below the line
 * @window_days: over how many days both were counted; 0 when not known
 * @scale: by what the quotient is multiplied: 1,000 for a cost per thousand,
 *   else 1
 * @value: @scale x @numerator / @base
 */
typedef struct
{
  double numerator;
  const char *numerator_kind;
  double base;
  SwbRateBase base_kind;
  int window_days;
  double scale;
  double value;
} SwbRate;

/**
 * SwbCounts:
 *
 * The counts of a post or an account over one window; %SWB_MISSING for each
 * that is not known. Start from swb_counts_missing().
 */
typedef struct
{
  double followers;
  double reach;
  double views;
  double impressions;
  double plays;
  double completions;
  double likes;
  double comments;
  double shares;
  double saves;
  double mentions;
  int window_days;
} SwbCounts;

SwbCounts swb_counts_missing (void);
const char *swb_rate_base_id (SwbRateBase base);
SwbRateBase swb_rate_base_parse (const char *id);

SwbStatus swb_metric_rate (double numerator,
                           double base,
                           SwbRateBase base_kind,
                           int window_days,
                           SwbRate *out);
SwbStatus
swb_metric_engagement (const SwbCounts *counts, SwbRateBase base, SwbRate *out);
SwbStatus
swb_metric_save_rate (const SwbCounts *counts, SwbRateBase base, SwbRate *out);
SwbStatus
swb_metric_share_rate (const SwbCounts *counts, SwbRateBase base, SwbRate *out);
SwbStatus swb_metric_completion (const SwbCounts *counts, SwbRate *out);
SwbStatus swb_metric_mention_rate (const SwbCounts *counts, SwbRate *out);

SwbStatus
swb_metric_cpm (double cost, double impressions, int window_days, SwbRate *out);
SwbStatus
swb_metric_cpv (double cost, double views, int window_days, SwbRate *out);
SwbStatus
swb_metric_cpe (double cost, double engagements, int window_days, SwbRate *out);
SwbStatus swb_metric_frequency (double impressions,
                                double reach,
                                int window_days,
                                SwbRate *out);
SwbStatus
swb_metric_overlap (double both, double first, double second, SwbRate *out);
SwbStatus
swb_metric_lift (double after, double baseline, int window_days, SwbRate *out);
