/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which readings of an account make its engagement, and what may still be said
 * of one that has expired. */
#pragma once

#include "model/swb-roster-data.h"

G_BEGIN_DECLS

/** Readings that columns are made of. */
typedef enum
{
  SWB_METRIC_FOLLOWERS,
  SWB_METRIC_VIEWS,
  SWB_METRIC_LIKES,
  SWB_METRIC_COMMENTS,
  SWB_METRIC_SHARES,
  SWB_METRIC_INTERACTIONS,
  SWB_METRIC_RATE,
  SWB_N_METRICS,
} SwbMetric;

/**
 * SwbNewest:
 * @source: (nullable): null where there is no reading
 * @on_views: of a rate, whether views are its base
 *
 * The newest reading of one metric.
 */
typedef struct
{
  double value;
  SwbDay day;
  int window;
  const char *source;
  gboolean on_views;
} SwbNewest;

gboolean swb_newest_is_known (const SwbNewest *newest);
void swb_roster_judge (SwbAccountCells *cells,
                       const SwbNewest *newest,
                       const SwbNewest *lapsed);

G_END_DECLS
