/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches for a song: their lift over the days before, and their share. */
#pragma once

#include "analytics/swb-metric.h"

#include <stddef.h>

/** Fewer known days before say nothing: every weekday must be among them. */
#define SWB_SEARCH_MIN_BASELINE_DAYS 7

/**
 * SwbSearchLevel:
 * @SWB_SEARCH_LEVEL_MEAN: searches a day, as the mean of the days
 * @SWB_SEARCH_LEVEL_MEDIAN: as their median, which one odd day does not move
 */
typedef enum
{
  SWB_SEARCH_LEVEL_MEAN,
  SWB_SEARCH_LEVEL_MEDIAN,
} SwbSearchLevel;

/**
 * SwbSearchLift:
 * @lift: (after - before) / before; its base is the level before, its window
 *   the days after that are known
 * @before: searches a day before
 * @after: searches a day after
 * @baseline_days: days before that are known
 * @after_days: days after that are known
 */
typedef struct
{
  SwbRate lift;
  double before;
  double after;
  int baseline_days;
  int after_days;
} SwbSearchLift;

SwbStatus swb_search_lift (const double *before,
                           size_t n_before,
                           const double *after,
                           size_t n_after,
                           SwbSearchLevel level,
                           SwbSearchLift *out);
SwbStatus swb_search_share (const double *searches,
                            size_t n_terms,
                            size_t own,
                            int window_days,
                            SwbRate *out);
