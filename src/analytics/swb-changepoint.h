/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether, and when, the mean of a series of counts changed: the exact
 * gamma-Poisson change point. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>

/** The part of the posterior that the span of the change holds at least. */
#define SWB_CHANGEPOINT_SPAN 0.90

/**
 * SwbChangepointInput:
 * @n: how many periods, from 2
 * @counts: (array length=n): events in each period, whole numbers from 0
 * @exposures: (array length=n) (nullable): how long or how large each period
 *   is, from 0; %NULL for 1 each. A period of exposure 0 has count 0
 * @shape: a, the shape of the gamma prior of the means, above 0
 * @rate: b, its rate in units of exposure, above 0; the prior mean is a/b
 */
typedef struct
{
  size_t n;
  const double *counts;
  const double *exposures;
  double shape;
  double rate;
} SwbChangepointInput;

/**
 * SwbChangepoint:
 * @mode: the likeliest last period before the change, from 0 to n - 2; of
 *   equals the first
 * @mode_probability: its probability, given that there is one change
 * @low: the first period of the central 90 % span of the last period before
 *   the change: the first at which the cumulative probability is at least 0.05
 * @high: the last of it: the first at which it is at least 0.95
 * @mean_before: posterior mean of the events per unit of exposure before the
 *   change, averaged over when it was
 * @mean_after: the same after the change
 * @log_bayes_factor: natural logarithm of the Bayes factor of one change
 *   against none; above 0 speaks for a change
 * @probability: that there was a change, when one and none were as likely
 *   before
 */
typedef struct
{
  size_t mode;
  double mode_probability;
  size_t low;
  size_t high;
  double mean_before;
  double mean_after;
  double log_bayes_factor;
  double probability;
} SwbChangepoint;

SwbStatus swb_changepoint (const SwbChangepointInput *input,
                           SwbChangepoint *out,
                           double *posterior);
