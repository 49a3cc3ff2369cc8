/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory of a block of draws. Private to the forecast. */
#pragma once

#include "analytics/swb-forecast-private.h"

/* Rows of lanes: row r, lane l is at [r * SWB_FORECAST_LANES + l]. */
struct SwbForecastBlock
{
  SwbForecastPosts posts[2];
  /* Random factors of the draws. */
  double *platform_gains; /* song times platform */
  double *kernel_logs;    /* ln half-life */
  double *keeps;          /* of a state: what stays from one day to the next */
  double *leaves;         /* 1 - keeps: what is seen today */
  double *gains;          /* leaves times platform_gains */
  double k[SWB_FORECAST_LANES];
  double inverse_k[SWB_FORECAST_LANES];
  double p[SWB_FORECAST_LANES];
  double q[SWB_FORECAST_LANES];
  double m[SWB_FORECAST_LANES];
  double ugc[SWB_FORECAST_LANES];
  /* What is still to be seen, of each state, and of each state and segment. */
  double *views;
  double *engagements;
  double *exposures;
  /* What has been seen until today. */
  double *contacts; /* a person, of each segment */
  double adopted[SWB_FORECAST_LANES];
  double sums[SWB_FORECAST_N_SERIES][SWB_FORECAST_LANES];
  /* Standard normals of two days: views and posts by the audience. */
  float noise[4][SWB_FORECAST_LANES];
};

void swb_forecast_block_draw_globals (SwbForecastBlock *block,
                                      const SwbForecastPlan *plan,
                                      const SwbForecastReplicates *replicates,
                                      size_t first);
void swb_forecast_block_draw_noise (SwbForecastBlock *block,
                                    const SwbForecastPlan *plan,
                                    const SwbForecastReplicates *replicates,
                                    size_t first,
                                    size_t day);
