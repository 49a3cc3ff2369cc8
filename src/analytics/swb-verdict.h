/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict of an evidence gate: pass, fail or keep going, why, and what is
 * missing. */
#pragma once

#include "analytics/swb-belief.h"
#include "analytics/swb-confidence.h"

/**
 * SwbVerdictKind:
 * @SWB_VERDICT_KEEP_GOING: the evidence says neither yet
 * @SWB_VERDICT_PASS: above the floor, by all three tests
 * @SWB_VERDICT_FAIL: hardly above the floor
 */
typedef enum
{
  SWB_VERDICT_KEEP_GOING,
  SWB_VERDICT_PASS,
  SWB_VERDICT_FAIL,
} SwbVerdictKind;

/**
 * SwbVerdictReason:
 * @SWB_REASON_PROBABLE: P(theta > floor) is at least what passes
 * @SWB_REASON_ENOUGH: the exposure is at least the minimum
 * @SWB_REASON_PROVEN: the always-valid lower bound is above the floor
 * @SWB_REASON_IMPROBABLE: P(theta > floor) is at most what fails
 * @SWB_REASON_NOTHING_SEEN: there is no exposure yet
 * @SWB_REASON_NEVER: at the rate seen so far it would never pass
 *
 * The first three must hold to pass; one that does not is what is missing.
 */
typedef enum
{
  SWB_REASON_PROBABLE = 1 << 0,
  SWB_REASON_ENOUGH = 1 << 1,
  SWB_REASON_PROVEN = 1 << 2,
  SWB_REASON_IMPROBABLE = 1 << 3,
  SWB_REASON_NOTHING_SEEN = 1 << 4,
  SWB_REASON_NEVER = 1 << 5,
} SwbVerdictReason;

#define SWB_REASONS_TO_PASS                                                    \
  (SWB_REASON_PROBABLE | SWB_REASON_ENOUGH | SWB_REASON_PROVEN)

/**
 * SwbVerdictRule:
 * @kind: a rate or a count per exposure
 * @floor: what theta must be above
 * @min_exposure: trials or exposure that must be seen first, set beforehand
 * @pass: P(theta > floor) from which it can pass
 * @fail: P(theta > floor) up to which it fails
 * @alpha: chance that the always-valid interval ever misses
 * @design_effect: trials or exposure that count as one independent one
 */
typedef struct
{
  SwbEvidenceKind kind;
  double floor;
  double min_exposure;
  double pass;
  double fail;
  double alpha;
  double design_effect;
} SwbVerdictRule;

/**
 * SwbVerdict:
 * @kind: the verdict
 * @reasons: #SwbVerdictReason flags
 * @rate: what was seen, count / exposure; 0 when there is no exposure
 * @mean: mean of the belief after the evidence
 * @probability: P(theta > floor)
 * @low: always-valid lower bound; 0 without exposure
 * @high: always-valid upper bound; 0 without exposure
 * @extra: the least further exposure after which it passes if the rate stays as
 *   seen; 0 when it passes, or never would (see the flag)
 * @extra_to_fail: the least further exposure after which it fails if the rate
 *   stays as seen; 0 when it fails, or never would (@has_extra_to_fail)
 * @has_extra_to_fail: whether it would fail some day at this rate
 */
typedef struct
{
  SwbVerdictKind kind;
  unsigned reasons;
  double rate;
  double mean;
  double probability;
  double low;
  double high;
  double extra;
  double extra_to_fail;
  bool has_extra_to_fail;
} SwbVerdict;

SwbVerdictRule swb_verdict_rule_default (SwbEvidenceKind kind, double floor);
SwbStatus swb_verdict_rule_check (const SwbVerdictRule *rule);
SwbBelief swb_verdict_mixture (const SwbVerdictRule *rule);
SwbStatus swb_verdict_judge (const SwbVerdictRule *rule,
                             const SwbBelief *prior,
                             double count,
                             double exposure,
                             SwbVerdict *out);
SwbStatus swb_verdict_combine (const SwbVerdict *verdicts,
                               size_t n_verdicts,
                               SwbVerdictKind *out);
const char *swb_verdict_id (SwbVerdictKind kind);
