/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several models of calc read alike: evidence of a rate or a count,
 * beliefs and rows of them. */
#pragma once

#include "analytics/swb-verdict.h"
#include "cli/calc/swb-calc.h"

G_BEGIN_DECLS

/**
 * SwbCalcEvidence:
 * @kind: rates or counts, the same for all
 * @n: how many
 * @names: (array length=n): what each is called; %NULL where it is not told
 * @counts: (array length=n): successes or events
 * @exposures: (array length=n): trials or exposure
 * @is_given: (array length=n): whether the belief itself was told
 * @given: (array length=n): the belief where it was told
 *
 * Owned by nobody: clear with swb_calc_evidence_clear().
 */
typedef struct
{
  SwbEvidenceKind kind;
  gsize n;
  const char **names;
  double *counts;
  double *exposures;
  gboolean *is_given;
  SwbBelief *given;
} SwbCalcEvidence;

SwbEvidenceKind swb_calc_evidence_kind (SwbCalcObject *object);
void swb_calc_evidence_read (SwbCalcObject *object,
                             SwbEvidenceKind *kind,
                             double *count,
                             double *exposure);
SwbCalcEvidence swb_calc_evidence_rows (SwbCalcObject *const *rows, gsize n);
SwbCalcEvidence swb_calc_evidence_arms (SwbCalcObject *const *rows, gsize n);
void swb_calc_evidence_clear (SwbCalcEvidence *evidence);
SwbBelief *swb_calc_evidence_beliefs (const SwbCalcEvidence *evidence,
                                      const SwbBelief *prior,
                                      double design_effect,
                                      SwbStatus *status);
SwbBelief swb_calc_belief (SwbCalcObject *object,
                           const char *a,
                           const char *b,
                           SwbBelief fallback);
SwbVerdictRule swb_calc_rule (SwbCalcObject *object, SwbEvidenceKind kind);
void swb_calc_put_estimate (JsonBuilder *out, const SwbEstimate *estimate);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwbCalcEvidence, swb_calc_evidence_clear)

G_END_DECLS
