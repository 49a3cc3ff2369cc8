/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates and prices of posts. */
#include "analytics/swb-metric.h"

#include <string.h>

static const char *const base_ids[SWB_N_RATE_BASES] = {
  "",         "followers",   "reach",
  "views",    "impressions", "plays",
  "comments", "engagements", "smaller-audience",
  "baseline", "searches",
};

/**
 * swb_counts_missing:
 *
 * Returns: counts of which none is known
 */
SwbCounts
swb_counts_missing (void)
{
  return (SwbCounts){
    .followers = SWB_MISSING,
    .reach = SWB_MISSING,
    .views = SWB_MISSING,
    .impressions = SWB_MISSING,
    .plays = SWB_MISSING,
    .completions = SWB_MISSING,
    .likes = SWB_MISSING,
    .comments = SWB_MISSING,
    .shares = SWB_MISSING,
    .saves = SWB_MISSING,
    .mentions = SWB_MISSING,
  };
}

/**
 * swb_rate_base_id:
 * @base: what a rate is based on
 *
 * Returns: the stored id, such as "followers"; "" for none
 */
const char *
swb_rate_base_id (SwbRateBase base)
{
  if (base <= SWB_RATE_BASE_NONE || base >= SWB_N_RATE_BASES)
    return "";
  return base_ids[base];
}

/**
 * swb_rate_base_parse:
 * @id: (nullable): a stored id
 *
 * Returns: the base; %SWB_RATE_BASE_NONE when there is none of this id
 */
SwbRateBase
swb_rate_base_parse (const char *id)
{
  for (int i = 1; id != NULL && i < SWB_N_RATE_BASES; i++)
    if (strcmp (base_ids[i], id) == 0)
      return (SwbRateBase) i;
  return SWB_RATE_BASE_NONE;
}

/* a / b for counts: missing or empty, wrong, too large, or the quotient. */
static SwbStatus
divide (double a, double b, double *out)
{
  double value;

  if (isnan (a) || isnan (b))
    return SWB_STATUS_NOT_ENOUGH;
  if (isinf (a) || isinf (b) || a < 0.0 || b < 0.0)
    return SWB_STATUS_INVALID;
  if (b == 0.0)
    return SWB_STATUS_NOT_ENOUGH;
  value = a / b;
  if (isinf (value))
    return SWB_STATUS_RANGE;
  *out = value;
  return SWB_STATUS_OK;
}

/* A rate of its kinds; as divide(), and RANGE when the scale is too much. */
static SwbStatus
make_rate (const char *numerator_kind,
           double numerator,
           double base,
           SwbRateBase base_kind,
           int window_days,
           double scale,
           SwbRate *out)
{
  double value;
  SwbStatus status;

  if (base_kind <= SWB_RATE_BASE_NONE || base_kind >= SWB_N_RATE_BASES ||
      window_days < 0)
    return SWB_STATUS_INVALID;
  status = divide (numerator, base, &value);
  if (status != SWB_STATUS_OK)
    return status;
  if (isinf (value * scale))
    return SWB_STATUS_RANGE;
  *out = (SwbRate){ .numerator = numerator,
                    .numerator_kind = numerator_kind,
                    .base = base,
                    .base_kind = base_kind,
                    .window_days = window_days,
                    .scale = scale,
                    .value = value * scale };
  return SWB_STATUS_OK;
}

/**
 * swb_metric_rate:
 * @numerator: a count
 * @base: the count that it is a share of
 * @base_kind: what @base counts
 * @window_days: over how many days both were counted; 0 when not known
 * @out: (out): the rate
 *
 * value = numerator / base. It may be above 1, as when more people like a post
 * than follow its account: that is told as it is, never cut off.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a count is missing or the base is 0,
 *   %SWB_STATUS_INVALID when one is negative or infinite, or the window
 *   negative, or the kind none; %SWB_STATUS_RANGE when the quotient is too
 *   large
 */
SwbStatus
swb_metric_rate (double numerator,
                 double base,
                 SwbRateBase base_kind,
                 int window_days,
                 SwbRate *out)
{
  return make_rate ("count", numerator, base, base_kind, window_days, 1.0, out);
}

/* The two bases on which people count what a post got. */
static double
base_count (const SwbCounts *counts, SwbRateBase base)
{
  switch (base)
    {
    case SWB_RATE_BASE_FOLLOWERS:
      return counts->followers;
    case SWB_RATE_BASE_REACH:
      return counts->reach;
    case SWB_RATE_BASE_VIEWS:
      return counts->views;
    case SWB_RATE_BASE_IMPRESSIONS:
      return counts->impressions;
    case SWB_RATE_BASE_PLAYS:
      return counts->plays;
    case SWB_RATE_BASE_COMMENTS:
      return counts->comments;
    case SWB_RATE_BASE_NONE:
    case SWB_N_RATE_BASES:
    default:
      return SWB_MISSING;
    }
}

/**
 * swb_metric_engagement:
 * @counts: likes, comments, for views also shares, and the base
 * @base: followers, reach or views
 * @out: (out): the rate
 *
 * On followers and on reach: (likes + comments) / base. On views: (likes +
 * comments + shares) / views, as the reports on short video count it (see
 * swb-benchmark.h for ranges of each). A missing count is not taken for 0.
 *
 * Returns: as swb_metric_rate(); %SWB_STATUS_INVALID for another base
 */
SwbStatus
swb_metric_engagement (const SwbCounts *counts, SwbRateBase base, SwbRate *out)
{
  double numerator = counts->likes + counts->comments;

  if (base != SWB_RATE_BASE_FOLLOWERS && base != SWB_RATE_BASE_REACH &&
      base != SWB_RATE_BASE_VIEWS)
    return SWB_STATUS_INVALID;
  if (counts->likes < 0.0 || counts->comments < 0.0 ||
      (base == SWB_RATE_BASE_VIEWS && counts->shares < 0.0))
    return SWB_STATUS_INVALID;
  if (base == SWB_RATE_BASE_VIEWS)
    numerator += counts->shares;
  return make_rate (base == SWB_RATE_BASE_VIEWS ? "likes+comments+shares"
                                                : "likes+comments",
                    numerator, base_count (counts, base), base,
                    counts->window_days, 1.0, out);
}

static SwbStatus
rate_on_audience (const SwbCounts *counts,
                  const char *numerator_kind,
                  double numerator,
                  SwbRateBase base,
                  SwbRate *out)
{
  if (base != SWB_RATE_BASE_REACH && base != SWB_RATE_BASE_VIEWS)
    return SWB_STATUS_INVALID;
  return make_rate (numerator_kind, numerator, base_count (counts, base), base,
                    counts->window_days, 1.0, out);
}

/**
 * swb_metric_save_rate:
 * @counts: saves and the base
 * @base: reach or views
 * @out: (out): saves / base
 *
 * Returns: as swb_metric_rate(); %SWB_STATUS_INVALID for another base
 */
SwbStatus
swb_metric_save_rate (const SwbCounts *counts, SwbRateBase base, SwbRate *out)
{
  return rate_on_audience (counts, "saves", counts->saves, base, out);
}

/**
 * swb_metric_share_rate:
 * @counts: shares and the base
 * @base: reach or views
 * @out: (out): shares / base
 *
 * Returns: as swb_metric_rate(); %SWB_STATUS_INVALID for another base
 */
SwbStatus
swb_metric_share_rate (const SwbCounts *counts, SwbRateBase base, SwbRate *out)
{
  return rate_on_audience (counts, "shares", counts->shares, base, out);
}

/**
 * swb_metric_completion:
 * @counts: completions and plays
 * @out: (out): completions / plays
 *
 * Returns: as swb_metric_rate(); %SWB_STATUS_INVALID also when there are more
 *   completions than plays
 */
SwbStatus
swb_metric_completion (const SwbCounts *counts, SwbRate *out)
{
  if (counts->completions > counts->plays)
    return SWB_STATUS_INVALID;
  return make_rate ("completions", counts->completions, counts->plays,
                    SWB_RATE_BASE_PLAYS, counts->window_days, 1.0, out);
}

/**
 * swb_metric_mention_rate:
 * @counts: comments, and how many of them name the song
 * @out: (out): mentions / comments
 *
 * Returns: as swb_metric_rate(); %SWB_STATUS_INVALID also when there are more
 *   mentions than comments
 */
SwbStatus
swb_metric_mention_rate (const SwbCounts *counts, SwbRate *out)
{
  if (counts->mentions > counts->comments)
    return SWB_STATUS_INVALID;
  return make_rate ("mentions", counts->mentions, counts->comments,
                    SWB_RATE_BASE_COMMENTS, counts->window_days, 1.0, out);
}

/**
 * swb_metric_cpm:
 * @cost: money in whole units of its currency
 * @impressions: how often it was shown
 * @window_days: over how many days both were counted; 0 when not known
 * @out: (out): cost per thousand impressions, 1000 cost / impressions
 *
 * Returns: as swb_metric_rate()
 */
SwbStatus
swb_metric_cpm (double cost, double impressions, int window_days, SwbRate *out)
{
  return make_rate ("cost", cost, impressions, SWB_RATE_BASE_IMPRESSIONS,
                    window_days, 1000.0, out);
}

/**
 * swb_metric_cpv:
 * @cost: money in whole units of its currency
 * @views: how often it was viewed
 * @window_days: over how many days both were counted; 0 when not known
 * @out: (out): cost per view, cost / views
 *
 * Returns: as swb_metric_rate()
 */
SwbStatus
swb_metric_cpv (double cost, double views, int window_days, SwbRate *out)
{
  return make_rate ("cost", cost, views, SWB_RATE_BASE_VIEWS, window_days, 1.0,
                    out);
}

/**
 * swb_metric_cpe:
 * @cost: money in whole units of its currency
 * @engagements: likes, comments and so on, as the rate beside it counts them
 * @window_days: over how many days both were counted; 0 when not known
 * @out: (out): cost per engagement, cost / engagements
 *
 * Returns: as swb_metric_rate()
 */
SwbStatus
swb_metric_cpe (double cost, double engagements, int window_days, SwbRate *out)
{
  return make_rate ("cost", cost, engagements, SWB_RATE_BASE_ENGAGEMENTS,
                    window_days, 1.0, out);
}

/**
 * swb_metric_frequency:
 * @impressions: how often it was shown
 * @reach: to how many people
 * @window_days: over how many days both were counted; 0 when not known
 * @out: (out): contacts a person, impressions / reach, from 1
 *
 * Returns: as swb_metric_rate(); %SWB_STATUS_INVALID also when more people were
 *   reached than it was shown
 */
SwbStatus
swb_metric_frequency (double impressions,
                      double reach,
                      int window_days,
                      SwbRate *out)
{
  if (reach > impressions)
    return SWB_STATUS_INVALID;
  return make_rate ("impressions", impressions, reach, SWB_RATE_BASE_REACH,
                    window_days, 1.0, out);
}

/**
 * swb_metric_overlap:
 * @both: people in both audiences
 * @first: people in the one
 * @second: people in the other
 * @out: (out): the overlap coefficient, both / min (first, second), 0 to 1
 *   (Szymkiewicz-Simpson); audiences have no window
 *
 * Returns: as swb_metric_rate(); %SWB_STATUS_INVALID also when @both is more
 *   than one of the two
 */
SwbStatus
swb_metric_overlap (double both, double first, double second, SwbRate *out)
{
  if (isnan (first) || isnan (second))
    return SWB_STATUS_NOT_ENOUGH;
  if (first < 0.0 || second < 0.0 || isinf (first) || isinf (second) ||
      both > fmin (first, second))
    return SWB_STATUS_INVALID;
  return make_rate ("both", both, fmin (first, second),
                    SWB_RATE_BASE_SMALLER_AUDIENCE, 0, 1.0, out);
}

/**
 * swb_metric_lift:
 * @after: searches in a window after
 * @baseline: searches in a window of the same length before
 * @window_days: the length of each window; 0 when not known
 * @out: (out): (after - baseline) / baseline, from -1 up; the numerator is the
 *   difference
 *
 * For readings of single days see swb_search_lift().
 *
 * Returns: as swb_metric_rate()
 */
SwbStatus
swb_metric_lift (double after, double baseline, int window_days, SwbRate *out)
{
  SwbRate rate;
  SwbStatus status =
      make_rate ("after-baseline", after, baseline, SWB_RATE_BASE_BASELINE,
                 window_days, 1.0, &rate);

  if (status != SWB_STATUS_OK)
    return status;
  rate.numerator = after - baseline;
  rate.value = rate.numerator / baseline;
  *out = rate;
  return SWB_STATUS_OK;
}
