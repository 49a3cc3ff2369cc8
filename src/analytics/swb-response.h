/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What money brings: response curves with diminishing returns, their
 * calibration from a planner's judgement, and the carry-over of advertising. */
#pragma once

#include "analytics/swb-status.h"

#include <stdbool.h>
#include <stddef.h>

/** The multiple of today's money that the third answer of Little is about. */
#define SWB_RESPONSE_MORE 1.5

/**
 * SwbResponseKind:
 * @SWB_RESPONSE_LOG: base + a ln(1 + x/b); concave, never saturated
 * @SWB_RESPONSE_HILL: base + a x^al / (x^al + k^al); saturates at base + a
 */
typedef enum
{
  SWB_RESPONSE_LOG,
  SWB_RESPONSE_HILL,
} SwbResponseKind;

/**
 * SwbResponse:
 * @kind: which curve
 * @base: what comes without money, in units of response; any finite number
 * @scale: a, in units of response, from 0
 * @spread: b, or k at which half of a is reached, in units of money, above 0
 * @shape: al of a Hill curve, above 0; not read for the logarithm
 */
typedef struct
{
  SwbResponseKind kind;
  double base;
  double scale;
  double spread;
  double shape;
} SwbResponse;

/**
 * SwbHillAnchor:
 * @SWB_HILL_ANCHOR_ZERO: k = gamma max(x)
 * @SWB_HILL_ANCHOR_RANGE: k = (1 - gamma) min(x) + gamma max(x)
 */
typedef enum
{
  SWB_HILL_ANCHOR_ZERO,
  SWB_HILL_ANCHOR_RANGE,
} SwbHillAnchor;

/**
 * SwbJudgement:
 * @now: money spent today, above 0
 * @more: how many times that the third answer is about, above 1;
 *   %SWB_RESPONSE_MORE as a rule
 * @at_zero: response that would come without money
 * @at_now: response that comes as now
 * @at_more: response that would come with @more times the money
 * @at_saturation: response that no money can exceed; not read for the
 *   logarithm, which has no such level
 */
typedef struct
{
  double now;
  double more;
  double at_zero;
  double at_now;
  double at_more;
  double at_saturation;
} SwbJudgement;

SwbStatus swb_response_check (const SwbResponse *response);
bool swb_response_is_concave (const SwbResponse *response);
SwbStatus
swb_response_value (const SwbResponse *response, double money, double *out);
SwbStatus
swb_response_marginal (const SwbResponse *response, double money, double *out);
SwbStatus
swb_response_inverse (const SwbResponse *response, double level, double *out);
SwbStatus swb_response_hill_point (const double *money,
                                   size_t n,
                                   double gamma,
                                   SwbHillAnchor anchor,
                                   double *out);

SwbStatus swb_response_calibrate (SwbResponseKind kind,
                                  const SwbJudgement *judgement,
                                  SwbResponse *out);

SwbStatus swb_adstock (const double *money,
                       size_t n,
                       double retention,
                       double before,
                       double *out);
SwbStatus swb_adstock_steady (double money, double retention, double *out);
SwbStatus swb_adstock_half_life (double retention, double *out);
SwbStatus swb_adstock_retention (double half_life, double *out);
