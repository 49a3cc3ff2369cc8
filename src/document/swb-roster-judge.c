/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which readings of an account make its engagement, and what may still be said
 * of one that has expired. */
#include "document/swb-roster-judge.h"

#include <math.h>

#define MOST_DAYS_BESIDE 31

/**
 * swb_newest_is_known:
 * @newest: the newest reading of a metric
 *
 * Returns: whether there is one
 */
gboolean
swb_newest_is_known (const SwbNewest *newest)
{
  return newest->source != NULL && isfinite (newest->value);
}

static void
set_engagement (SwbAccountCells *cells,
                SwbEngagementBase kind,
                double numerator,
                double base,
                const SwbNewest *from)
{
  SwbEngagement *engagement = &cells->engagement;

  engagement->numerator = numerator;
  engagement->base = base;
  engagement->ratio = numerator / base;
  engagement->kind = kind;
  engagement->day = from->day;
  engagement->window = from->window;
  engagement->source = from->source;
}

static double
or_nought (const SwbNewest *newest)
{
  return swb_newest_is_known (newest) ? newest->value : 0;
}

/* Whether both are of the same posts: who told the one told the other, and not
 * long before or after. Likes of this year's posts over the views of last
 * year's are no rate. */
static gboolean
is_beside (const SwbNewest *one, const SwbNewest *other)
{
  return swb_newest_is_known (one) && swb_newest_is_known (other) &&
         g_strcmp0 (one->source, other->source) == 0 &&
         ABS ((gint64) one->day - other->day) <= MOST_DAYS_BESIDE;
}

/* What was told of METRIC beside the likes; nought for nothing. */
static double
beside_likes (const SwbNewest *newest, SwbMetric metric)
{
  return is_beside (&newest[metric], &newest[SWB_METRIC_LIKES])
             ? newest[metric].value
             : 0;
}

static const char *
parts_of (const SwbNewest *newest)
{
  const SwbNewest *likes = &newest[SWB_METRIC_LIKES];
  gboolean shares = is_beside (&newest[SWB_METRIC_SHARES], likes);

  if (is_beside (&newest[SWB_METRIC_COMMENTS], likes))
    return shares ? "likes+comments+shares" : "likes+comments";
  return shares ? "likes+shares" : "likes";
}

/* What a rate is made of: what stands above the line and below it. */
typedef struct
{
  SwbMetric above;
  SwbMetric below;
  SwbEngagementBase kind;
} Parts;

/* Whether there is a reading, or was one. */
static gboolean
is_told (const SwbNewest *newest, const SwbNewest *lapsed, SwbMetric metric)
{
  return swb_newest_is_known (&newest[metric]) ||
         swb_newest_is_known (&lapsed[metric]);
}

/* The part that has expired, or null where the rate could never be made or
 * still can. */
static const SwbNewest *
lapsed_part (const Parts *parts,
             const SwbNewest *newest,
             const SwbNewest *lapsed)
{
  if (!is_told (newest, lapsed, parts->above) ||
      !is_told (newest, lapsed, parts->below))
    return NULL;
  if (!swb_newest_is_known (&newest[parts->above]))
    return &lapsed[parts->above];
  return swb_newest_is_known (&newest[parts->below]) ? NULL
                                                     : &lapsed[parts->below];
}

/* Of a rate that has expired the base that it would be told with, and the day
 * of the part that is missing. */
static void
judge_lapsed (SwbAccountCells *cells,
              const SwbNewest *newest,
              const SwbNewest *lapsed)
{
  const SwbNewest *rate = &lapsed[SWB_METRIC_RATE];
  const Parts ways[] = {
    { SWB_METRIC_LIKES, SWB_METRIC_VIEWS, SWB_ENGAGEMENT_ON_VIEWS },
    { SWB_METRIC_INTERACTIONS, SWB_METRIC_FOLLOWERS,
      SWB_ENGAGEMENT_ON_FOLLOWERS },
    { SWB_METRIC_LIKES, SWB_METRIC_FOLLOWERS, SWB_ENGAGEMENT_ON_FOLLOWERS },
    { SWB_METRIC_RATE, SWB_METRIC_RATE,
      rate->on_views ? SWB_ENGAGEMENT_ON_VIEWS : SWB_ENGAGEMENT_ON_FOLLOWERS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const SwbNewest *part = lapsed_part (&ways[i], newest, lapsed);

      if (part == NULL)
        continue;
      cells->engagement.lapsed_kind = ways[i].kind;
      cells->engagement.lapsed = part->day;
      cells->engagement.source = part->source;
      return;
    }
}

/**
 * swb_roster_judge:
 * @cells: gets the engagement
 * @newest: (array): by #SwbMetric, the newest reading that may be used
 * @lapsed: (array): by #SwbMetric, the newest that has expired; their values
 *   are not looked at
 *
 * Engagement on views where views and likes of the same posts are known, else
 * on followers; a rate that a source told without its parts comes last. The
 * numerator is what the source told of likes, comments and shares; its name
 * says which. Where none is known but one was, its base and day are told.
 */
void
swb_roster_judge (SwbAccountCells *cells,
                  const SwbNewest *newest,
                  const SwbNewest *lapsed)
{
  double followers = or_nought (&newest[SWB_METRIC_FOLLOWERS]);
  double views = or_nought (&newest[SWB_METRIC_VIEWS]);
  double sum = or_nought (&newest[SWB_METRIC_LIKES]) +
               beside_likes (newest, SWB_METRIC_COMMENTS);

  if (is_beside (&newest[SWB_METRIC_VIEWS], &newest[SWB_METRIC_LIKES]) &&
      views > 0)
    {
      set_engagement (cells, SWB_ENGAGEMENT_ON_VIEWS,
                      sum + beside_likes (newest, SWB_METRIC_SHARES), views,
                      &newest[SWB_METRIC_LIKES]);
      cells->engagement.parts = parts_of (newest);
    }
  else if (swb_newest_is_known (&newest[SWB_METRIC_INTERACTIONS]) &&
           followers > 0)
    {
      set_engagement (cells, SWB_ENGAGEMENT_ON_FOLLOWERS,
                      newest[SWB_METRIC_INTERACTIONS].value, followers,
                      &newest[SWB_METRIC_INTERACTIONS]);
      cells->engagement.parts = "interactions";
    }
  else if (swb_newest_is_known (&newest[SWB_METRIC_LIKES]) && followers > 0)
    {
      set_engagement (cells, SWB_ENGAGEMENT_ON_FOLLOWERS, sum, followers,
                      &newest[SWB_METRIC_LIKES]);
      cells->engagement.parts =
          is_beside (&newest[SWB_METRIC_COMMENTS], &newest[SWB_METRIC_LIKES])
              ? "likes+comments"
              : "likes";
    }
  else if (swb_newest_is_known (&newest[SWB_METRIC_RATE]))
    {
      set_engagement (cells,
                      newest[SWB_METRIC_RATE].on_views
                          ? SWB_ENGAGEMENT_ON_VIEWS
                          : SWB_ENGAGEMENT_ON_FOLLOWERS,
                      NAN, NAN, &newest[SWB_METRIC_RATE]);
      cells->engagement.ratio = newest[SWB_METRIC_RATE].value;
      cells->engagement.parts = "rate";
    }
  else
    judge_lapsed (cells, newest, lapsed);
}
