/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a forecast needs of a plan: posts with their views, platforms with
 * published half-lives, and the segments of the reach models. */
#pragma once

#include "analytics/swb-forecast.h"
#include "base/swb-platform.h"
#include "document/swb-reach-inputs.h"

G_BEGIN_DECLS

/** Sigmas of logarithms when nobody says: assumptions without a source. */
#define SWB_FORECAST_INPUTS_VIEWS_SIGMA 0.8
#define SWB_FORECAST_INPUTS_PLATFORM_SIGMA 0.3
#define SWB_FORECAST_INPUTS_ENGAGEMENT_SIGMA 0.3

/**
 * SwbForecastInputs:
 * @posts: (element-type SwbForecastPost): in order of date; a platform's index
 *   is also that of its kernel
 * @platforms: (element-type SwbPlatform): those that posts are on
 * @platform_sigmas: (element-type double): of each platform
 * @kernels: (element-type SwbForecastKernel): of each platform; with a
 *   half-life of NaN where none is published and none was said
 * @shares: (element-type SwbReachShare): of @posts in the segments of @reach
 * @sizes: (element-type double): people in each segment of @reach
 * @reach: from where viewers and segments are
 * @first_day: the day that counts as 0; %SWB_DAY_NONE without posts
 * @n_without: placements left out: no day, or nothing known of their views
 * @n_engagement: posts whose engagement on views is known; the others have the
 *   median of these
 * @n_no_half_life: platforms without a half-life
 */
typedef struct
{
  GArray *posts;
  GArray *platforms;
  GArray *platform_sigmas;
  GArray *kernels;
  GArray *shares;
  GArray *sizes;
  SwbReachInputs *reach;
  SwbDay first_day;
  guint n_without;
  guint n_engagement;
  guint n_no_half_life;
} SwbForecastInputs;

SwbForecastInputs *swb_forecast_inputs_new (SwbWorkspace *workspace,
                                            SwbCampaign *campaign,
                                            double half_life);
void swb_forecast_inputs_free (SwbForecastInputs *inputs);
void swb_forecast_inputs_fill (const SwbForecastInputs *inputs,
                               SwbForecastInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbForecastInputs, swb_forecast_inputs_free)

G_END_DECLS
