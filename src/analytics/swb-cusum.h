/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watching counts for a rise: the CUSUM for Poisson and negative binomial
 * counts, with exact run lengths. */
#pragma once

#include "analytics/swb-status.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The size of a negative binomial distribution that is a Poisson. */
#define SWB_CUSUM_POISSON INFINITY
/** Average run lengths above this are not told: practically never. */
#define SWB_CUSUM_ARL_MAX 1e100
/** In a design: the finest lattice, 1/1024. */
#define SWB_CUSUM_DENOMINATOR_MAX 1024
/** The most states that a chain is solved for. */
#define SWB_CUSUM_STATES_MAX 1024
/** Fewer periods than this tell too little of what is usual. */
#define SWB_CUSUM_BASELINE_MIN 8
/** Counts that vary more than so many times a Poisson are taken as negative
 * binomial. */
#define SWB_CUSUM_RATIO_MAX 1.5
/** Where there is no onset. */
#define SWB_CUSUM_NO_ONSET SIZE_MAX

/**
 * SwbCountLaw:
 * @mean: mean count of a period, from 0
 * @size: r of the negative binomial distribution, with the variance
 *   m + m^2/r, above 0; %SWB_CUSUM_POISSON for a Poisson
 */
typedef struct
{
  double mean;
  double size;
} SwbCountLaw;

/**
 * SwbCusum:
 * @k: reference value, counts a period, above 0
 * @h: decision interval, counts, above 0: an alarm when the sum reaches it
 * @start: what the sum starts from, 0 or a head start below @h
 */
typedef struct
{
  double k;
  double h;
  double start;
} SwbCusum;

/**
 * SwbCusumDesignInput:
 * @usual: the law of the counts when nothing happens, mean above 0
 * @raised_mean: m1, the mean to be noticed, above the usual one
 * @target: the average number of periods from one false alarm to the next that
 *   is wanted at least, above 1
 * @denominator: L, the lattice of k and h is 1/L; 0 to have it chosen
 * @head_start: whether the sum starts from h/2
 */
typedef struct
{
  SwbCountLaw usual;
  double raised_mean;
  double target;
  unsigned denominator;
  bool head_start;
} SwbCusumDesignInput;

/**
 * SwbCusumDesign:
 * @chart: k and h, on the lattice, and the start
 * @exact_k: k before it went to the lattice
 * @denominator: L
 * @arl0: the average run length when nothing happens: a false alarm comes once
 *   in so many periods; at most %SWB_CUSUM_ARL_MAX is told
 * @arl1: the average run length from the start on at the raised mean
 */
typedef struct
{
  SwbCusum chart;
  double exact_k;
  unsigned denominator;
  double arl0;
  double arl1;
} SwbCusumDesign;

/**
 * SwbCusumPoint:
 * @sum: S after the period
 * @is_alarm: whether S reached h
 * @onset: the period in which the rise seems to have begun: the first one after
 *   S was last 0, or since the (new) start; %SWB_CUSUM_NO_ONSET while S is 0
 */
typedef struct
{
  double sum;
  bool is_alarm;
  size_t onset;
} SwbCusumPoint;

/**
 * SwbCusumBaseline:
 * @n: how many periods
 * @mean: mean count
 * @variance: its variance, with n - 1
 * @ratio: variance/mean, about 1 for a Poisson
 * @p_value: probability of a ratio at least so large from a Poisson
 * @law: Poisson up to a ratio of 1.5, negative binomial above
 * @mean_low: lower end of a 90 % interval of the mean
 * @mean_high: upper end of it
 */
typedef struct
{
  size_t n;
  double mean;
  double variance;
  double ratio;
  double p_value;
  SwbCountLaw law;
  double mean_low;
  double mean_high;
} SwbCusumBaseline;

SwbStatus
swb_cusum_reference (const SwbCountLaw *usual, double raised_mean, double *out);
SwbStatus
swb_cusum_arl (const SwbCusum *chart, const SwbCountLaw *law, double *out);
SwbStatus swb_cusum_alarm_within (const SwbCusum *chart,
                                  const SwbCountLaw *law,
                                  size_t n,
                                  double *out);
SwbStatus swb_cusum_design (const SwbCusumDesignInput *input,
                            SwbCusumDesign *out);
SwbStatus swb_cusum_watch (const SwbCusum *chart,
                           const double *counts,
                           size_t n,
                           bool restart,
                           SwbCusumPoint *out);
SwbStatus
swb_cusum_baseline (const double *counts, size_t n, SwbCusumBaseline *out);
