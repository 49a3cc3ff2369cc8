/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc gate: the verdict of an evidence gate, why, and what is missing. */
#include "cli/calc/swb-calc-evidence.h"
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-shrink.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One criterion as it was read. */
typedef struct
{
  const char *name;
  SwbVerdictRule rule;
  SwbBelief prior;
  double count;
  double exposure;
  const double *tier_counts;
  const double *tier_exposures;
  gsize n_tier;
} Criterion;

static Criterion
read_criterion (SwbCalcObject *object)
{
  Criterion self = { .name = swb_calc_text_or (object, "name", NULL) };
  SwbEvidenceKind kind;
  gsize n;

  swb_calc_evidence_read (object, &kind, &self.count, &self.exposure);
  self.rule = swb_calc_rule (object, kind);
  self.prior = swb_calc_belief (object, "prior_a", "prior_b",
                                swb_verdict_mixture (&self.rule));
  self.tier_counts =
      swb_calc_numbers_or_null (object, "tier_counts", &self.n_tier);
  self.tier_exposures = swb_calc_numbers_or_null (object, "tier_exposures", &n);
  if (n != self.n_tier)
    swb_calc_fault (object, _ ("“tier_counts” and “tier_exposures” are not "
                               "equally many"));
  return self;
}

/* The prior from the creators of the tier, when they are told. */
static SwbStatus
learn_prior (Criterion *self)
{
  g_autofree double *counts = NULL;
  g_autofree double *exposures = NULL;
  SwbShrinkTier tier;
  SwbStatus status;

  if (self->n_tier == 0)
    return SWB_STATUS_OK;
  status = swb_verdict_rule_check (&self->rule);
  if (status != SWB_STATUS_OK)
    return status;
  counts = g_new0 (double, self->n_tier);
  exposures = g_new0 (double, self->n_tier);
  for (gsize i = 0; i < self->n_tier; i++)
    {
      counts[i] = self->tier_counts[i] / self->rule.design_effect;
      exposures[i] = self->tier_exposures[i] / self->rule.design_effect;
    }
  status =
      swb_shrink_tier (self->rule.kind, counts, exposures, self->n_tier, &tier);
  if (status == SWB_STATUS_OK)
    self->prior = tier.prior;
  return status;
}

static void
put_words (JsonBuilder *out, const char *name, unsigned reasons)
{
  static const char *const words[] = { "probable",   "enough",       "proven",
                                       "improbable", "nothing-seen", "never" };

  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (reasons & 1u << i)
      json_builder_add_string_value (out, words[i]);
  json_builder_end_array (out);
}

/* To two digits, as people are told: "about 1,900 more". */
static double
about (double value)
{
  double unit = value > 0.0 ? pow (10.0, floor (log10 (value)) - 1.0) : 1.0;

  return value > 0.0 ? round (value / unit) * unit : 0.0;
}

static void
put_verdict (JsonBuilder *out, const Criterion *self, const SwbVerdict *verdict)
{
  if (self->name != NULL)
    swb_json_add_text (out, "name", self->name);
  swb_json_add_text (out, "verdict", swb_verdict_id (verdict->kind));
  put_words (out, "reasons", verdict->reasons);
  put_words (out, "missing", ~verdict->reasons & SWB_REASONS_TO_PASS);
  swb_json_add_real (out, "probability", verdict->probability);
  swb_json_add_real (out, "seen", verdict->rate);
  swb_json_add_real (out, "mean", verdict->mean);
  if (!(verdict->reasons & SWB_REASON_NOTHING_SEEN))
    {
      swb_json_add_real (out, "always_low", verdict->low);
      swb_json_add_real (out, "always_high", verdict->high);
    }
  swb_json_add_real (out, "prior_a", self->prior.a);
  swb_json_add_real (out, "prior_b", self->prior.b);
  if (!(verdict->reasons & SWB_REASON_NEVER))
    {
      swb_json_add_real (out, "extra", verdict->extra);
      swb_json_add_real (out, "extra_about", about (verdict->extra));
    }
  if (verdict->has_extra_to_fail)
    swb_json_add_real (out, "extra_to_fail", verdict->extra_to_fail);
}

static SwbStatus
judge (Criterion *self, SwbVerdict *verdict)
{
  SwbStatus status = learn_prior (self);

  if (status != SWB_STATUS_OK)
    return status;
  return swb_verdict_judge (&self->rule, &self->prior, self->count,
                            self->exposure, verdict);
}

static SwbStatus
judge_all (SwbCalcObject *input,
           SwbCalcObject *const *rows,
           gsize n,
           JsonBuilder *out)
{
  g_autofree Criterion *criteria = g_new0 (Criterion, n + 1);
  g_autofree SwbVerdict *verdicts = g_new0 (SwbVerdict, n + 1);
  SwbStatus status = SWB_STATUS_OK;
  SwbVerdictKind whole;

  for (gsize i = 0; i < n; i++)
    criteria[i] = read_criterion (rows[i]);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  for (gsize i = 0; i < n && status == SWB_STATUS_OK; i++)
    status = judge (&criteria[i], &verdicts[i]);
  if (status == SWB_STATUS_OK)
    status = swb_verdict_combine (verdicts, n, &whole);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_text (out, "verdict", swb_verdict_id (whole));
  json_builder_set_member_name (out, "criteria");
  json_builder_begin_array (out);
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (out);
      put_verdict (out, &criteria[i], &verdicts[i]);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return SWB_STATUS_OK;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  Criterion criterion;
  SwbVerdict verdict;
  SwbStatus status;
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows_or_null (input, "criteria", &n);

  if (rows != NULL)
    return judge_all (input, rows, n, out);
  criterion = read_criterion (input);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = judge (&criterion, &verdict);
  if (status == SWB_STATUS_OK)
    put_verdict (out, &criterion, &verdict);
  return status;
}

const SwbCalcModel swb_calc_gate = {
  .name = "gate",
  .summary =
      N_ ("The verdict of an evidence gate: pass, fail or keep going, why, and "
          "what is missing."),
  .format = N_ (
      "successes, trials   what was seen of a rate, such as saves in plays\n"
      "events, exposure    or what was seen of a count, such as posts in\n"
      "                    days\n"
      "floor               what the rate must be above\n"
      "minimum             trials or exposure that must be seen; 0 when not\n"
      "                    said\n"
      "pass, fail          P(rate > floor) to pass and to fail; 0.9 and 0.1\n"
      "alpha               chance that the always-valid interval ever\n"
      "                    misses; 0.05\n"
      "design_effect       trials that count as one; 2 for rates, 1 for\n"
      "                    counts\n"
      "prior_a, prior_b    shapes of the prior, for counts shape and rate;\n"
      "                    1 and 1, for counts 1 and 1/floor\n"
      "tier_counts, tier_exposures\n"
      "                    the same of each creator of the tier: the prior\n"
      "                    is then learnt from them\n"
      "name                what it is called\n"
      "criteria            several criteria, each with these members: all\n"
      "                    must pass, one that fails fails the gate\n"
      "\n"
      "extra is the least further exposure after which it passes at the\n"
      "rate seen so far, extra_about the same to two digits; without\n"
      "extra it never would. extra_to_fail is when it would fail.\n"),
  .rows = "criteria",
  .example = "{\"successes\": 30, \"trials\": 1000, \"floor\": 0.02,"
             " \"minimum\": 1000}",
  .answer = "{\"model\": \"gate\", \"status\": \"ok\","
            " \"verdict\": \"keep-going\", \"reasons\": [\"probable\","
            " \"enough\"], \"missing\": [\"proven\"],"
            " \"probability\": 0.952315705960209, \"seen\": 0.03,"
            " \"mean\": 0.03187250996015936,"
            " \"always_low\": 0.00964512751546873,"
            " \"always_high\": 0.06746958466830136, \"prior_a\": 1,"
            " \"prior_b\": 1, \"extra\": 6166, \"extra_about\": 6200}",
  .run = run,
};
