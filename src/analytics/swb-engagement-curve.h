/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Engagement that is usual at a number of followers: a smooth line through
 * published figures of tiers. It never says how many views followers bring. */
#pragma once

#include "analytics/swb-metric.h"

#include <stdbool.h>
#include <stddef.h>

/** The most knots of a curve. */
#define SWB_ENGAGEMENT_MAX_KNOTS 64

/**
 * SwbEngagementCurve:
 * @id: the stored id
 * @n_knots: how many knots, 2 to 64
 * @followers: (array length=n_knots): ascending, from 1
 * @rates: (array length=n_knots): the rate there, above 0
 * @numerator_kind: what the rate counts, such as "likes"
 * @base: what the rate is based on
 * @platform: (nullable): where it was measured
 * @citation: who says so, of when, and how the knots were placed
 */
typedef struct
{
  const char *id;
  size_t n_knots;
  const double *followers;
  const double *rates;
  const char *numerator_kind;
  SwbRateBase base;
  const char *platform;
  const char *citation;
} SwbEngagementCurve;

/**
 * SwbEngagementExpected:
 * @followers: as it was put in
 * @rate: the usual rate there
 * @slope: d ln rate / d ln followers there
 * @beyond: whether it lies outside the knots, where the rate of the last knot
 *   is held
 */
typedef struct
{
  double followers;
  double rate;
  double slope;
  bool beyond;
} SwbEngagementExpected;

const SwbEngagementCurve *swb_engagement_curve_default (void);
SwbStatus swb_engagement_curve_check (const SwbEngagementCurve *curve);
SwbStatus swb_engagement_expected (const SwbEngagementCurve *curve,
                                   double followers,
                                   SwbEngagementExpected *out);
