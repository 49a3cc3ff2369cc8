/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deduplicated reach of a set of creators over the segments of a market, with
 * frequency, bounds, the curve against money, and what each creator adds. */
#pragma once

#include "analytics/swb-status.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Largest share of a segment that one creator can reach. */
#define SWB_REACH_SHARE_MAX 0.95
/** People all alike: Sainsbury's formula inside each segment. */
#define SWB_REACH_ALIKE INFINITY
/** Smallest k that is taken: hardly anybody sees anything. */
#define SWB_REACH_K_MIN 0.01
/** The span over which k is uncertain, log-uniform. */
#define SWB_REACH_K_LOW 0.7
#define SWB_REACH_K_HIGH 10.0

/**
 * SwbReachShare:
 * @creator: which creator, from 0
 * @segment: which segment, from 0
 * @share: which part of the creator's audience is in the segment, 0 to 1
 */
typedef struct
{
  uint32_t creator;
  uint32_t segment;
  double share;
} SwbReachShare;

/** An overlap that was measured over all segments together. */
#define SWB_REACH_ALL_SEGMENTS UINT32_MAX

/**
 * SwbReachOverlapUnit:
 * @SWB_REACH_OVERLAP_PEOPLE: people whom both reach
 * @SWB_REACH_OVERLAP_OF_SMALLER: the same as a part of the people whom the
 *   smaller of the two reaches, there, 0 to 1
 */
typedef enum
{
  SWB_REACH_OVERLAP_PEOPLE,
  SWB_REACH_OVERLAP_OF_SMALLER,
} SwbReachOverlapUnit;

/**
 * SwbReachOverlap:
 * @first: one creator
 * @second: another creator
 * @segment: in which segment; %SWB_REACH_ALL_SEGMENTS for all together
 * @value: how many reach both, in @unit
 * @unit: people, or a part of the smaller audience
 */
typedef struct
{
  uint32_t first;
  uint32_t second;
  uint32_t segment;
  double value;
  SwbReachOverlapUnit unit;
} SwbReachOverlap;

/**
 * SwbReachInput:
 * @n_creators: how many creators
 * @unique_viewers: (array length=n_creators): U_i, people who see at least one
 *   post of the creator
 * @n_segments: how many segments
 * @segment_sizes: (array length=n_segments): N_s, people
 * @n_shares: how many shares
 * @shares: (array length=n_shares): in any order; two of the same pair add up;
 *   those of one creator sum to at most 1
 * @n_overlaps: how many overlaps were measured
 * @overlaps: (array length=n_overlaps): in any order; of a pair either one for
 *   all segments, or at most one for each segment
 */
typedef struct
{
  size_t n_creators;
  const double *unique_viewers;
  size_t n_segments;
  const double *segment_sizes;
  size_t n_shares;
  const SwbReachShare *shares;
  size_t n_overlaps;
  const SwbReachOverlap *overlaps;
} SwbReachInput;

/**
 * SwbReachFaultKind:
 * @SWB_REACH_FAULT_NONE: no fault of an overlap
 * @SWB_REACH_FAULT_NOT_THERE: it names a creator or a segment that is not
 *   there, or one creator twice
 * @SWB_REACH_FAULT_NUMBER: its number is NaN, negative or infinite, or a part
 *   above 1
 * @SWB_REACH_FAULT_TWICE: the pair was told before, there or for all segments
 * @SWB_REACH_FAULT_TOO_LARGE: more than the smaller of the two reaches
 * @SWB_REACH_FAULT_TOO_SMALL: fewer than must be in both, as the two are larger
 *   than the segment
 * @SWB_REACH_FAULT_TRIANGLE: fewer than the overlaps of both with a third force
 */
typedef enum
{
  SWB_REACH_FAULT_NONE,
  SWB_REACH_FAULT_NOT_THERE,
  SWB_REACH_FAULT_NUMBER,
  SWB_REACH_FAULT_TWICE,
  SWB_REACH_FAULT_TOO_LARGE,
  SWB_REACH_FAULT_TOO_SMALL,
  SWB_REACH_FAULT_TRIANGLE,
} SwbReachFaultKind;

/**
 * SwbReachFault:
 * @kind: what is wrong with an overlap
 * @overlap: with which, from 0
 * @limit: the most or the least that it can be, in people; else 0
 * @third: the third creator of a triangle; else 0
 */
typedef struct
{
  SwbReachFaultKind kind;
  size_t overlap;
  double limit;
  uint32_t third;
} SwbReachFault;

/**
 * SwbReachExposure:
 * @SWB_REACH_EXPOSURE_LOG: a creator who reaches the share p gives the mean
 *   exposure -ln(1 - p), whatever k is. With k below infinity one creator
 *   alone then comes out below the share that was put in, and the whole may
 *   come out below the bound that needs no assumption
 * @SWB_REACH_EXPOSURE_CALIBRATED: the exposure is k ((1 - p)^(-1/k) - 1), so
 *   that one creator alone comes out at p for every k, and the bounds always
 *   hold. The same as the other for k to infinity
 */
typedef enum
{
  SWB_REACH_EXPOSURE_LOG,
  SWB_REACH_EXPOSURE_CALIBRATED,
} SwbReachExposure;

/**
 * SwbReachOptions:
 * @k: how alike people are: the shape of the gamma distribution of their
 *   activity, above 0; %SWB_REACH_ALIKE for all alike
 * @exposure: how a share becomes an exposure
 */
typedef struct
{
  double k;
  SwbReachExposure exposure;
} SwbReachOptions;

/**
 * SwbReachResult:
 * @reach: people reached at least once, by the model
 * @lower: at least so many, whatever the overlaps are that nobody measured
 * @upper: at most so many, whatever the overlaps are that nobody measured
 * @contacts: the sum of all exposures, in contacts
 * @frequency: contacts a reached person; 0 when nobody is reached
 * @population: people in all segments
 */
typedef struct
{
  double reach;
  double lower;
  double upper;
  double contacts;
  double frequency;
  double population;
} SwbReachResult;

/**
 * SwbReachMarginal:
 * @alone: people reached by this creator alone
 * @added: people reached by the set and not by the set without the creator
 */
typedef struct
{
  double alone;
  double added;
} SwbReachMarginal;

/**
 * SwbReachPoint:
 * @creator: who is booked at this point
 * @spend: money up to here
 * @reach: people reached up to here
 * @reach_low: the same with k at its 10th percentile
 * @reach_high: the same with k at its 90th percentile
 * @lower: at least so many, whatever the overlaps are
 * @upper: at most so many, whatever the overlaps are
 */
typedef struct
{
  uint32_t creator;
  double spend;
  double reach;
  double reach_low;
  double reach_high;
  double lower;
  double upper;
} SwbReachPoint;

typedef struct SwbReachModel SwbReachModel;

SwbStatus swb_reach_model_new (const SwbReachInput *input, SwbReachModel **out);
SwbStatus swb_reach_model_new_told (const SwbReachInput *input,
                                    SwbReachModel **out,
                                    SwbReachFault *fault);
void swb_reach_model_free (SwbReachModel *model);

SwbReachOptions swb_reach_options_default (void);
double swb_reach_k_quantile (double probability);
SwbStatus swb_reach_curve_value (double exposure, double k, double *out);

SwbStatus swb_reach_evaluate (const SwbReachModel *model,
                              const bool *chosen,
                              SwbReachOptions options,
                              SwbReachResult *out,
                              double *segment_reach);
SwbStatus swb_reach_marginals (const SwbReachModel *model,
                               const bool *chosen,
                               SwbReachOptions options,
                               SwbReachMarginal *out);
SwbStatus swb_reach_frequency (const SwbReachModel *model,
                               const bool *chosen,
                               SwbReachOptions options,
                               size_t max_contacts,
                               double *at_least);
SwbStatus swb_reach_curve (const SwbReachModel *model,
                           const uint32_t *order,
                           const double *costs,
                           size_t n_order,
                           SwbReachExposure exposure,
                           SwbReachPoint *out);
