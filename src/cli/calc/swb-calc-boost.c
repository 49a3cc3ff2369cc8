/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc boost: which posts to boost next, by top-two Thompson sampling. */
#include "cli/calc/swb-calc-evidence.h"
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-boost.h"

#include <glib/gi18n-lib.h>

#define MAX_CHOICES 1000000

typedef struct
{
  SwbBoostRule rule;
  guint32 round;
  gsize n_choices;
} Question;

static void
put_arms (JsonBuilder *out,
          const SwbCalcEvidence *arms,
          const double *best,
          const double *shares,
          const gint64 *boosts)
{
  json_builder_set_member_name (out, "arms");
  json_builder_begin_array (out);
  for (gsize i = 0; i < arms->n; i++)
    {
      json_builder_begin_object (out);
      if (arms->names[i] != NULL)
        swb_json_add_text (out, "name", arms->names[i]);
      swb_json_add_real (out, "best", best[i]);
      swb_json_add_real (out, "share", shares[i]);
      swb_json_add_count (out, "boosts", boosts[i]);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static SwbStatus
answer (const SwbCalcEvidence *arms,
        const SwbBelief *beliefs,
        const Question *question,
        JsonBuilder *out)
{
  g_autofree double *best = g_new0 (double, arms->n + 1);
  g_autofree double *shares = g_new0 (double, arms->n + 1);
  g_autofree gint64 *boosts = g_new0 (gint64, arms->n + 1);
  g_autofree gsize *choices = g_new0 (gsize, question->n_choices + 1);
  SwbStatus status =
      swb_boost_shares (beliefs, arms->n, &question->rule, best, shares);

  if (status == SWB_STATUS_OK)
    status = swb_boost_choose (shares, arms->n, question->rule.seed,
                               question->round, question->n_choices, choices);
  if (status != SWB_STATUS_OK)
    return status;
  for (gsize i = 0; i < question->n_choices; i++)
    boosts[choices[i]]++;
  swb_json_add_count (out, "seed", (gint64) question->rule.seed);
  swb_json_add_count (out, "round", question->round);
  put_arms (out, arms, best, shares, boosts);
  json_builder_set_member_name (out, "choices");
  json_builder_begin_array (out);
  for (gsize i = 0; i < question->n_choices; i++)
    json_builder_add_int_value (out, (gint64) choices[i] + 1);
  json_builder_end_array (out);
  return SWB_STATUS_OK;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows (input, "arms", &n);
  g_auto (SwbCalcEvidence) arms = swb_calc_evidence_arms (rows, n);
  SwbBelief flat = { arms.kind, 1.0, 1.0 };
  SwbBelief prior = swb_calc_belief (input, "prior_a", "prior_b", flat);
  double usual = arms.kind == SWB_EVIDENCE_RATE ? SWB_DESIGN_EFFECT : 1.0;
  double design_effect = swb_calc_number_or (input, "design_effect", usual);
  Question question;
  g_autofree SwbBelief *beliefs = NULL;
  SwbStatus status;

  question.rule.leader = swb_calc_number_or (input, "leader", SWB_BOOST_LEADER);
  question.rule.floor_share = swb_calc_number_or (input, "floor_share", 0.0);
  question.rule.seed = swb_calc_count (input, "seed", G_MAXINT64);
  question.round = (guint32) swb_calc_count_or (input, "round", 0, G_MAXUINT32);
  question.n_choices = swb_calc_count_or (input, "boosts", 10, MAX_CHOICES);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  beliefs = swb_calc_evidence_beliefs (&arms, &prior, design_effect, &status);
  return status != SWB_STATUS_OK ? status
                                 : answer (&arms, beliefs, &question, out);
}

const SwbCalcModel swb_calc_boost = {
  .name = "boost",
  .summary = N_ ("Which posts to boost next: top-two Thompson sampling with a "
                 "seed."),
  .format =
      N_ ("arms                the posts, each with\n"
          "  successes, trials   what was seen of a rate\n"
          "  events, exposure    or of a count\n"
          "  a, b                or the beta distribution of a rate itself\n"
          "  shape, rate         or the gamma distribution of a count itself\n"
          "  name                what it is called\n"
          "seed                a whole number, to be logged\n"
          "round               number of the allocation; 0 when not said\n"
          "boosts              how many to give out; 10 when not said\n"
          "leader              how often what looks best is taken itself and\n"
          "                    not its challenger; 0.5 when not said\n"
          "floor_share         what each gets at least; 0 when not said\n"
          "prior_a, prior_b    shapes of the prior of each; 1 and 1\n"
          "design_effect       trials that count as one; 2 for rates, 1 for\n"
          "                    counts\n"
          "\n"
          "best is the probability to be the best, share that to be boosted\n"
          "next, boosts what was drawn; choices counts the arms from 1.\n"),
  .rows = "arms",
  .example = "{\"seed\": 2026, \"floor_share\": 0.05, \"arms\": ["
             "{\"name\": \"duet\", \"successes\": 48, \"trials\": 1600},"
             " {\"name\": \"dance\", \"successes\": 77, \"trials\": 2100},"
             " {\"name\": \"recap\", \"successes\": 35, \"trials\": 1550}]}",
  .answer = "{\"model\": \"boost\", \"status\": \"ok\", \"seed\": 2026,"
            " \"round\": 0, \"arms\": [{\"name\": \"duet\","
            " \"best\": 0.21553268091531994,"
            " \"share\": 0.42892122432733915, \"boosts\": 3},"
            " {\"name\": \"dance\", \"best\": 0.7565685343234585,"
            " \"share\": 0.4691133786045082, \"boosts\": 4},"
            " {\"name\": \"recap\", \"best\": 0.027898784761221616,"
            " \"share\": 0.1019653970681525, \"boosts\": 3}],"
            " \"choices\": [3, 3, 1, 2, 2, 1, 1, 2, 2, 3]}",
  .run = run,
};
