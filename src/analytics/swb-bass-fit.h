/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fits a Bass curve to counts per period by nonlinear least squares. */
#pragma once

#include "analytics/swb-bass.h"

/** The most periods that are fitted. */
#define SWB_BASS_MAX_PERIODS 100000

/**
 * SwbBassSeries:
 * @n: how many periods, from the start of the curve
 * @counts: (array length=n): new adopters in each period, from 0
 * @weights: (array length=n) (nullable): weight of each squared residual, from
 *   0; %NULL for 1 each. A period of weight 0 is left out
 * @before_peak: 1 to accept a fit the peak of which is after the last period;
 *   its market is biased towards what has been seen so far
 */
typedef struct
{
  size_t n;
  const double *counts;
  const double *weights;
  int before_peak;
} SwbBassSeries;

/**
 * SwbBassLack:
 * @SWB_BASS_LACK_NOTHING: there is a fit
 * @SWB_BASS_LACK_PERIODS: fewer than four periods, or one is missing
 * @SWB_BASS_LACK_ADOPTERS: nobody adopted
 * @SWB_BASS_LACK_PEAK: the peak is not in the data yet, and until then they do
 *   not tell how large the market is
 * @SWB_BASS_LACK_SHAPE: the data do not tell p and q apart: all in a period or
 *   two, or no best curve at all
 *
 * Why there is no fit.
 */
typedef enum
{
  SWB_BASS_LACK_NOTHING,
  SWB_BASS_LACK_PERIODS,
  SWB_BASS_LACK_ADOPTERS,
  SWB_BASS_LACK_PEAK,
  SWB_BASS_LACK_SHAPE,
} SwbBassLack;

/**
 * SwbBassFit:
 * @bass: p, q, m with the least sum of squares
 * @p_error: standard error of p
 * @q_error: standard error of q
 * @m_error: standard error of m
 * @residual_error: s, square root of @rss / @freedom
 * @rss: the weighted sum of squared residuals
 * @freedom: degrees of freedom, periods of weight above 0 less 3
 * @peak: the peak of the fitted curve
 * @peak_seen: 1 when the peak is not after the last period, 0 otherwise
 * @offset: Bates and Watts' relative offset at the end: how far the residuals
 *   are from being at a right angle to the surface of curves; 0 at the best
 * @n_starts: from how many starts it was looked for
 */
typedef struct
{
  SwbBass bass;
  double p_error;
  double q_error;
  double m_error;
  double residual_error;
  double rss;
  size_t freedom;
  SwbBassPeak peak;
  int peak_seen;
  double offset;
  size_t n_starts;
} SwbBassFit;

SwbStatus
swb_bass_fit (const SwbBassSeries *series, SwbBassFit *out, SwbBassLack *lack);
const char *swb_bass_lack_id (SwbBassLack lack);
