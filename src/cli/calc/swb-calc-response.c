/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc response: a response curve, given or calibrated, and the carry-over of
 * advertising. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-response.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const curves[] = { "log", "hill", NULL };
static const char *const anchors[] = { "zero", "range", NULL };

/* What was asked. */
typedef struct
{
  SwbResponse curve;
  gboolean calibrate;
  SwbJudgement judgement;
  double gamma;
  SwbHillAnchor anchor;
  const double *money;
  gsize n;
  double retention;
  double half_life;
  double before;
} Question;

static void
read_judgement (SwbCalcObject *answers, SwbJudgement *judgement)
{
  judgement->now = swb_calc_number (answers, "money");
  judgement->more = swb_calc_number_or (answers, "more", SWB_RESPONSE_MORE);
  judgement->at_zero = swb_calc_number (answers, "zero");
  judgement->at_now = swb_calc_number (answers, "now");
  judgement->at_more = swb_calc_number (answers, "then");
  judgement->at_saturation = swb_calc_number_or (answers, "saturation", NAN);
}

static void
read_question (SwbCalcObject *input, Question *question)
{
  static const double none[] = { 0.0 };
  SwbCalcObject *answers = swb_calc_object_or_null (input, "answers");

  question->curve.kind = swb_calc_choice_or (input, "curve", curves, 0);
  question->curve.base = swb_calc_number_or (input, "base", 0.0);
  question->curve.scale = swb_calc_number_or (input, "a", 1.0);
  question->curve.spread = swb_calc_number_or (input, "b", NAN);
  if (question->curve.kind == SWB_RESPONSE_HILL)
    question->curve.spread =
        swb_calc_number_or (input, "k", question->curve.spread);
  question->curve.shape = swb_calc_number_or (input, "al", 1.0);
  question->gamma = swb_calc_number_or (input, "gamma", NAN);
  question->anchor = swb_calc_choice_or (input, "anchor", anchors, 0);
  question->calibrate = answers != NULL;
  if (answers != NULL)
    read_judgement (answers, &question->judgement);
  question->money = swb_calc_numbers_or_null (input, "money", &question->n);
  if (question->money == NULL)
    question->money = none;
  question->retention = swb_calc_number_or (input, "retention", NAN);
  question->half_life = swb_calc_number_or (input, "half_life", NAN);
  question->before = swb_calc_number_or (input, "before", 0.0);
  if (!isnan (question->retention) && !isnan (question->half_life))
    swb_calc_fault (input, _ ("“retention” and “half_life” say the same"));
}

/* The money, or what is left of it and of the money before. */
static SwbStatus
carry_over (Question *question, double *money, JsonBuilder *out)
{
  double steady;
  SwbStatus status;

  if (!isnan (question->half_life))
    {
      status =
          swb_adstock_retention (question->half_life, &question->retention);
      if (status != SWB_STATUS_OK)
        return status;
    }
  for (gsize i = 0; i < question->n; i++)
    money[i] = question->money[i];
  if (isnan (question->retention) || question->n == 0)
    return SWB_STATUS_OK;
  status = swb_adstock (money, question->n, question->retention,
                        question->before, money);
  if (status == SWB_STATUS_OK)
    status = swb_adstock_steady (question->money[question->n - 1],
                                 question->retention, &steady);
  if (status == SWB_STATUS_OK)
    status = swb_adstock_half_life (question->retention, &question->half_life);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "retention", question->retention);
  swb_json_add_real (out, "half_life", question->half_life);
  swb_calc_put_numbers (out, "adstock", money, question->n);
  swb_json_add_real (out, "steady", steady);
  return SWB_STATUS_OK;
}

static SwbStatus
find_curve (Question *question, const double *money)
{
  if (question->calibrate)
    return swb_response_calibrate (question->curve.kind, &question->judgement,
                                   &question->curve);
  if (question->curve.kind == SWB_RESPONSE_HILL && !isnan (question->gamma))
    return swb_response_hill_point (money, question->n, question->gamma,
                                    question->anchor, &question->curve.spread);
  return swb_response_check (&question->curve);
}

static void
put_curve (JsonBuilder *out, const SwbResponse *curve)
{
  gboolean hill = curve->kind == SWB_RESPONSE_HILL;

  swb_json_add_text (out, "curve", curves[curve->kind]);
  swb_json_add_real (out, "base", curve->base);
  swb_json_add_real (out, "a", curve->scale);
  swb_json_add_real (out, hill ? "k" : "b", curve->spread);
  if (hill)
    swb_json_add_real (out, "al", curve->shape);
  swb_json_add_bool (out, "s_shaped", !swb_response_is_concave (curve));
}

static SwbStatus
put_values (JsonBuilder *out,
            const SwbResponse *curve,
            const double *money,
            gsize n)
{
  g_autofree double *values = g_new (double, n + 1);
  g_autofree double *marginals = g_new (double, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      SwbStatus status = swb_response_value (curve, money[i], &values[i]);

      if (status != SWB_STATUS_OK)
        return status;
      if (swb_response_marginal (curve, money[i], &marginals[i]) !=
          SWB_STATUS_OK)
        marginals[i] = NAN;
    }
  swb_calc_put_numbers (out, "values", values, n);
  swb_calc_put_numbers (out, "marginals", marginals, n);
  return SWB_STATUS_OK;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  Question question = { 0 };
  g_autofree double *money = NULL;
  SwbStatus status;

  read_question (input, &question);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  money = g_new (double, question.n + 1);
  status = carry_over (&question, money, out);
  /* Adstock alone is an answer. */
  if (status == SWB_STATUS_OK && !question.calibrate && question.n > 0 &&
      !isnan (question.retention) && isnan (question.curve.spread) &&
      isnan (question.gamma))
    return SWB_STATUS_OK;
  if (status == SWB_STATUS_OK)
    {
      status = find_curve (&question, money);
      if (status == SWB_STATUS_INVALID && question.calibrate)
        swb_calc_because (input,
                          _ ("No such curve goes through these answers: they "
                             "have to rise, by less and less for “log”, and "
                             "stay below saturation for “hill”."));
    }
  if (status != SWB_STATUS_OK)
    return status;
  put_curve (out, &question.curve);
  return put_values (out, &question.curve, money, question.n);
}

const SwbCalcModel swb_calc_response = {
  .name = "response",
  .summary = N_ ("What money brings: curves, their calibration, adstock."),
  .format =
      N_ ("curve      “log”: base + a ln(1 + x/b), when not said; or “hill”:\n"
          "           base + a x^al / (x^al + k^al)\n"
          "base       what comes without money; 0 when not said\n"
          "a          units of response; 1 when not said\n"
          "b, k       units of money\n"
          "al         shape of a Hill curve; 1 when not said; above 1 it is\n"
          "           S-shaped\n"
          "gamma      instead of k: k = gamma times the largest money\n"
          "anchor     “zero”, when not said, or “range”:\n"
          "           k = (1 - gamma) smallest + gamma largest\n"
          "answers    instead of the parameters, decision calculus (Little\n"
          "           1970): {money: spent now, zero: response without money,\n"
          "           now: response as now, then: response with “more” times\n"
          "           the money (1.5 when not said), saturation: response\n"
          "           that nothing exceeds, for “hill”}\n"
          "money      list of money, or of money in each period\n"
          "retention  what is left of the money of a period in the next one:\n"
          "           the curve is then of the adstock\n"
          "half_life  the same in periods\n"
          "before     adstock before the first period; 0 when not said\n"
          "\n"
          "With retention or half_life and no curve the adstock alone is\n"
          "told; steady is what it tends to with the last money. marginals\n"
          "are response a unit of money; null where it rises without limit.\n"),
  .example = "{\"curve\": \"hill\", \"al\": 3, \"gamma\": 0.5,"
             " \"money\": [100, 150, 170, 190, 200]}",
  .answer = "{\"model\": \"response\", \"status\": \"ok\","
            " \"curve\": \"hill\", \"base\": 0, \"a\": 1, \"k\": 100,"
            " \"al\": 3, \"s_shaped\": true, \"values\": [0.5,"
            " 0.7714285714285715, 0.8308811094199221, 0.8727573482631377,"
            " 0.8888888888888888], \"marginals\": [0.0075,"
            " 0.003526530612244898, 0.0024797239663948496,"
            " 0.0017534519891973755, 0.0014814814814814816]}",
  .run = run,
};
