/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a forecast on all processors, beside the window, with progress. */
#pragma once

#include "analytics/swb-forecast.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_FORECAST_ERROR (swb_forecast_error_quark ())

/**
 * SwbForecastError:
 * @SWB_FORECAST_ERROR_NO_MEMORY: there was no memory for so many draws, or
 *   they would take more than 4 GiB
 */
typedef enum
{
  SWB_FORECAST_ERROR_NO_MEMORY,
} SwbForecastError;

/**
 * SwbForecastRunOptions:
 * @n_draws: how many draws, 1 to 1,000,000
 * @n_pairs: how many pairs of draws for the shares of variance; 0 for none,
 *   else from 100
 * @n_threads: how many threads; 0 for as many as there are processors
 * @scale: of which number the variance is shared out
 */
typedef struct
{
  guint n_draws;
  guint n_pairs;
  guint n_threads;
  SwbForecastScale scale;
} SwbForecastRunOptions;

/** The most draws that are run, the most threads, and the most memory. */
#define SWB_FORECAST_RUN_DRAWS_MAX 1000000
#define SWB_FORECAST_RUN_THREADS_MAX 64
#define SWB_FORECAST_RUN_BYTES_MAX ((guint64) 4 << 30)

/**
 * SwbForecastResult:
 * @n_draws: from how many draws the bands are
 * @n_pairs: from how many pairs the shares are
 * @n_days: the horizon
 * @daily: for each series (array length=n_days) (nullable): what each day adds;
 *   %NULL when the plan does not tell it
 * @cumulative: the same, until the end of each day; the last is the total
 * @shares: for each series that is told, what the total's variance comes from;
 *   all 0 without pairs
 */
typedef struct
{
  guint n_draws;
  guint n_pairs;
  gsize n_days;
  SwbForecastBand *daily[SWB_FORECAST_N_SERIES];
  SwbForecastBand *cumulative[SWB_FORECAST_N_SERIES];
  SwbForecastShares shares[SWB_FORECAST_N_SERIES];
} SwbForecastResult;

/**
 * SwbForecastProgress:
 * @done: how much is done, 0 to 1, growing
 * @user_data: what was given
 */
typedef void (*SwbForecastProgress) (double done, gpointer user_data);

GQuark swb_forecast_error_quark (void);
SwbForecastRunOptions swb_forecast_run_options_default (void);
SwbForecastRunOptions swb_forecast_run_options_fast (void);

SwbForecastResult *swb_forecast_run (const SwbForecastPlan *plan,
                                     const SwbForecastRunOptions *options,
                                     GCancellable *cancellable,
                                     SwbForecastProgress progress,
                                     gpointer progress_data,
                                     GError **error);
void swb_forecast_run_async (SwbForecastPlan *plan,
                             const SwbForecastRunOptions *options,
                             GCancellable *cancellable,
                             SwbForecastProgress progress,
                             gpointer progress_data,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
SwbForecastResult *swb_forecast_run_finish (GAsyncResult *result,
                                            GError **error);
void swb_forecast_result_free (SwbForecastResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbForecastPlan, swb_forecast_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbForecastResult, swb_forecast_result_free)

G_END_DECLS
