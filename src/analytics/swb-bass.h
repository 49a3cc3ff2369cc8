/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Bass curve: how a market adopts, some by themselves (p) and some because
 * others did (q); its peak, its daily step under a changing push, and what was
 * measured for short video. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>

/**
 * SwbBass:
 * @p: push from outside a period, from 0
 * @q: push from those who adopted, a period; from -@p
 * @m: the market, in adopters, from 0
 *
 * The period is that of the data: a day, a year.
 */
typedef struct
{
  double p;
  double q;
  double m;
} SwbBass;

/**
 * SwbBassPeak:
 * @time: t*, periods after the start at which adoption is fastest; 0 when it is
 *   fastest at the start
 * @rate: adopters a period at that moment
 * @share: of the market that has adopted by then
 */
typedef struct
{
  double time;
  double rate;
  double share;
} SwbBassPeak;

/**
 * SwbBassForcedInput:
 * @n: how many days
 * @p: (array length=n): the push from outside on each day, from 0
 * @q: push from those who adopted, a day, from 0
 * @m: the market, from 0
 * @start: share of the market that adopted before the first day, 0 to 1
 */
typedef struct
{
  size_t n;
  const double *p;
  double q;
  double m;
  double start;
} SwbBassForcedInput;

/**
 * SwbBassPrior:
 * @id: stored id
 * @subject: what it was measured on
 * @period: "day"
 * @p: the mean of p over curves
 * @p_sd: its standard deviation over curves, not the error of the mean
 * @q: the mean of q
 * @q_sd: its standard deviation
 * @m: the mean market, views
 * @n_curves: how many curves
 * @source: who says so
 * @doi: where
 * @year: of publication
 */
typedef struct
{
  const char *id;
  const char *subject;
  const char *period;
  double p;
  double p_sd;
  double q;
  double q_sd;
  double m;
  int n_curves;
  const char *source;
  const char *doi;
  int year;
} SwbBassPrior;

SwbStatus swb_bass_share (const SwbBass *bass, double time, double *out);
SwbStatus swb_bass_rate (const SwbBass *bass, double time, double *out);
SwbStatus
swb_bass_between (const SwbBass *bass, double from, double to, double *out);
SwbStatus swb_bass_peak (const SwbBass *bass, SwbBassPeak *out);
SwbStatus swb_bass_forced (const SwbBassForcedInput *input,
                           double *adopters,
                           double *share);

const SwbBassPrior *swb_bass_priors (size_t *n_priors);
