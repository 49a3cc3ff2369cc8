/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence, beliefs and gates' rules as the models of calc read them. */
#include "cli/calc/swb-calc-evidence.h"

#include <glib/gi18n-lib.h>

/**
 * swb_calc_evidence_kind:
 * @object: a part of the input
 *
 * Returns: of counts when it has "events", else of rates
 */
SwbEvidenceKind
swb_calc_evidence_kind (SwbCalcObject *object)
{
  return swb_calc_has (object, "events") ? SWB_EVIDENCE_COUNT
                                         : SWB_EVIDENCE_RATE;
}

/**
 * swb_calc_evidence_read:
 * @object: a part of the input
 * @kind: (out): by the names that it has
 * @count: (out): its "successes" or "events"
 * @exposure: (out): its "trials" or "exposure"
 */
void
swb_calc_evidence_read (SwbCalcObject *object,
                        SwbEvidenceKind *kind,
                        double *count,
                        double *exposure)
{
  *kind = swb_calc_evidence_kind (object);
  if (*kind == SWB_EVIDENCE_COUNT)
    {
      *count = swb_calc_number (object, "events");
      *exposure = swb_calc_number (object, "exposure");
    }
  else
    {
      *count = swb_calc_number (object, "successes");
      *exposure = swb_calc_number (object, "trials");
    }
}

static SwbCalcEvidence
new_evidence (gsize n)
{
  return (SwbCalcEvidence){ .n = n,
                            .names = g_new0 (const char *, n + 1),
                            .counts = g_new0 (double, n + 1),
                            .exposures = g_new0 (double, n + 1),
                            .is_given = g_new0 (gboolean, n + 1),
                            .given = g_new0 (SwbBelief, n + 1) };
}

static void
take_kind (SwbCalcEvidence *all,
           SwbCalcObject *row,
           gsize i,
           SwbEvidenceKind kind)
{
  if (i == 0)
    all->kind = kind;
  else if (kind != all->kind)
    swb_calc_fault (row, _ ("rates and counts do not go together"));
}

/**
 * swb_calc_evidence_rows:
 * @rows: (array length=n): parts of the input
 * @n: how many
 *
 * Reads name and evidence of each; rows of different kinds are a fault.
 *
 * Returns: (transfer full): all; clear it with swb_calc_evidence_clear()
 */
SwbCalcEvidence
swb_calc_evidence_rows (SwbCalcObject *const *rows, gsize n)
{
  SwbCalcEvidence all = new_evidence (n);

  for (gsize i = 0; i < n; i++)
    {
      SwbEvidenceKind kind;

      all.names[i] = swb_calc_text_or (rows[i], "name", NULL);
      swb_calc_evidence_read (rows[i], &kind, &all.counts[i],
                              &all.exposures[i]);
      take_kind (&all, rows[i], i, kind);
    }
  return all;
}

/**
 * swb_calc_evidence_arms:
 * @rows: (array length=n): parts of the input
 * @n: how many
 *
 * As swb_calc_evidence_rows(); a row may have the belief itself instead: "a"
 * and "b" of a beta, "shape" and "rate" of a gamma.
 *
 * Returns: (transfer full): all; clear it with swb_calc_evidence_clear()
 */
SwbCalcEvidence
swb_calc_evidence_arms (SwbCalcObject *const *rows, gsize n)
{
  SwbCalcEvidence all = new_evidence (n);

  for (gsize i = 0; i < n; i++)
    {
      SwbEvidenceKind kind;

      all.names[i] = swb_calc_text_or (rows[i], "name", NULL);
      all.is_given[i] =
          swb_calc_has (rows[i], "a") || swb_calc_has (rows[i], "shape");
      if (swb_calc_has (rows[i], "a"))
        {
          kind = SWB_EVIDENCE_RATE;
          all.given[i] = (SwbBelief){ kind, swb_calc_number (rows[i], "a"),
                                      swb_calc_number (rows[i], "b") };
        }
      else if (swb_calc_has (rows[i], "shape"))
        {
          kind = SWB_EVIDENCE_COUNT;
          all.given[i] = (SwbBelief){ kind, swb_calc_number (rows[i], "shape"),
                                      swb_calc_number (rows[i], "rate") };
        }
      else
        swb_calc_evidence_read (rows[i], &kind, &all.counts[i],
                                &all.exposures[i]);
      take_kind (&all, rows[i], i, kind);
    }
  return all;
}

/**
 * swb_calc_evidence_clear:
 * @evidence: evidence
 */
void
swb_calc_evidence_clear (SwbCalcEvidence *evidence)
{
  g_clear_pointer (&evidence->names, g_free);
  g_clear_pointer (&evidence->counts, g_free);
  g_clear_pointer (&evidence->exposures, g_free);
  g_clear_pointer (&evidence->is_given, g_free);
  g_clear_pointer (&evidence->given, g_free);
  evidence->n = 0;
}

/**
 * swb_calc_evidence_beliefs:
 * @evidence: evidence
 * @prior: what was believed of each before
 * @design_effect: by how much it is divided
 * @status: (out): as swb_belief_update()
 *
 * Returns: (transfer full) (array): what is believed of each after
 */
SwbBelief *
swb_calc_evidence_beliefs (const SwbCalcEvidence *evidence,
                           const SwbBelief *prior,
                           double design_effect,
                           SwbStatus *status)
{
  SwbBelief *beliefs = g_new0 (SwbBelief, evidence->n + 1);

  *status = evidence->n == 0 ? SWB_STATUS_NOT_ENOUGH : SWB_STATUS_OK;
  for (gsize i = 0; i < evidence->n && *status == SWB_STATUS_OK; i++)
    {
      beliefs[i] = evidence->given[i];
      *status = evidence->is_given[i]
                    ? swb_belief_check (&beliefs[i])
                    : swb_belief_update (prior, evidence->counts[i],
                                         evidence->exposures[i], design_effect,
                                         &beliefs[i]);
    }
  return beliefs;
}

/**
 * swb_calc_belief:
 * @object: a part of the input
 * @a: the member with the first shape
 * @b: the member with the second shape, or the rate of a gamma
 * @fallback: what they are when they are not there
 *
 * Returns: the belief
 */
SwbBelief
swb_calc_belief (SwbCalcObject *object,
                 const char *a,
                 const char *b,
                 SwbBelief fallback)
{
  return (SwbBelief){ fallback.kind, swb_calc_number_or (object, a, fallback.a),
                      swb_calc_number_or (object, b, fallback.b) };
}

/**
 * swb_calc_rule:
 * @object: a part of the input
 * @kind: of rates or of counts
 *
 * Returns: the rule of a gate, with the defaults of the library
 */
SwbVerdictRule
swb_calc_rule (SwbCalcObject *object, SwbEvidenceKind kind)
{
  double floor = swb_calc_number (object, "floor");
  SwbVerdictRule rule = swb_verdict_rule_default (kind, floor);

  rule.min_exposure = swb_calc_number_or (object, "minimum", rule.min_exposure);
  rule.pass = swb_calc_number_or (object, "pass", rule.pass);
  rule.fail = swb_calc_number_or (object, "fail", rule.fail);
  rule.alpha = swb_calc_number_or (object, "alpha", rule.alpha);
  rule.design_effect =
      swb_calc_number_or (object, "design_effect", rule.design_effect);
  return rule;
}

/**
 * swb_calc_put_estimate:
 * @out: a builder in an object
 * @estimate: an estimate
 *
 * Adds mean, sd, low and high.
 */
void
swb_calc_put_estimate (JsonBuilder *out, const SwbEstimate *estimate)
{
  swb_json_add_real (out, "mean", estimate->mean);
  swb_json_add_real (out, "sd", estimate->sd);
  swb_json_add_real (out, "low", estimate->low);
  swb_json_add_real (out, "high", estimate->high);
}
