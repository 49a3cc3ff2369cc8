/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is believed of a rate or of a count per exposure: a beta or a gamma
 * distribution, before and after evidence. */
#pragma once

#include "analytics/swb-special.h"
#include "analytics/swb-status.h"

#include <stdbool.h>
#include <stddef.h>

/** The smallest and largest shape (and rate of a gamma) that is answered. */
#define SWB_BELIEF_SHAPE_MIN 1e-9
#define SWB_BELIEF_SHAPE_MAX 1e15
/** Views of one clip are not independent trials: so many count as one. */
#define SWB_DESIGN_EFFECT 2.0

/**
 * SwbEvidenceKind:
 * @SWB_EVIDENCE_RATE: successes in trials, such as saves in plays; the rate is
 *   between 0 and 1, the belief a beta distribution
 * @SWB_EVIDENCE_COUNT: events in an exposure, such as posts with the sound in
 *   days; the rate is above 0, the belief a gamma distribution
 */
typedef enum
{
  SWB_EVIDENCE_RATE,
  SWB_EVIDENCE_COUNT,
} SwbEvidenceKind;

/**
 * SwbBelief:
 * @kind: of a rate or of a count
 * @a: first shape of the beta; shape of the gamma
 * @b: second shape of the beta; rate of the gamma, in exposures
 */
typedef struct
{
  SwbEvidenceKind kind;
  double a;
  double b;
} SwbBelief;

/**
 * SwbEstimate:
 * @mean: mean of the belief
 * @sd: its standard deviation
 * @low: lower end of the central interval
 * @high: upper end
 */
typedef struct
{
  double mean;
  double sd;
  double low;
  double high;
} SwbEstimate;

SwbStatus swb_belief_check (const SwbBelief *belief);
SwbStatus swb_evidence_check (SwbEvidenceKind kind,
                              double count,
                              double exposure,
                              double design_effect);
SwbStatus swb_belief_update (const SwbBelief *prior,
                             double count,
                             double exposure,
                             double design_effect,
                             SwbBelief *out);
SwbStatus
swb_belief_tails (const SwbBelief *belief, double value, SwbTails *out);
SwbStatus swb_belief_quantile (const SwbBelief *belief, double p, double *out);
SwbStatus
swb_belief_estimate (const SwbBelief *belief, double level, SwbEstimate *out);
