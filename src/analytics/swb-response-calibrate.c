/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response curves from what a planner expects: decision calculus. */
#include "analytics/swb-response-private.h"
#include "analytics/swb-root.h"

#define TOLERANCE 1e-15

/* What the third answer adds over what the second adds, less 1, as the curve
 * ln(1 + x/b) has it at x/b = e^s and as it was answered. */
typedef struct
{
  double more;
  double wanted;
} LogQuestion;

static double
log_excess (double s, const void *data)
{
  const LogQuestion *question = data;
  double ratio = exp (s);
  /* ln(1 + m r) - ln(1 + r) = log1p ((m - 1) r / (1 + r)). */
  double beyond = log1p ((question->more - 1.0) / (1.0 + exp (-s)));

  return beyond / log1p (ratio) - question->wanted;
}

static SwbStatus
check_judgement (SwbResponseKind kind, const SwbJudgement *judgement)
{
  if (isnan (judgement->now) || isnan (judgement->more) ||
      isnan (judgement->at_zero) || isnan (judgement->at_now) ||
      isnan (judgement->at_more))
    return SWB_STATUS_NOT_ENOUGH;
  if (judgement->now < 0.0 || isinf (judgement->now) ||
      !(judgement->more > 1.0 && isfinite (judgement->more)) ||
      isinf (judgement->at_zero) || isinf (judgement->at_now) ||
      isinf (judgement->at_more))
    return SWB_STATUS_INVALID;
  if (kind == SWB_RESPONSE_HILL && isnan (judgement->at_saturation))
    return SWB_STATUS_NOT_ENOUGH;
  if (kind == SWB_RESPONSE_HILL && isinf (judgement->at_saturation))
    return SWB_STATUS_INVALID;
  if (judgement->now == 0.0)
    return SWB_STATUS_NOT_ENOUGH;
  return SWB_STATUS_OK;
}

static SwbStatus
finish (const SwbResponse *response, SwbResponse *out)
{
  if (!(isfinite (response->scale) && response->scale > 0.0) ||
      !isnormal (response->spread) ||
      !(isfinite (response->shape) && response->shape > 0.0))
    return SWB_STATUS_RANGE;
  *out = *response;
  return SWB_STATUS_OK;
}

static SwbStatus
calibrate_hill (const SwbJudgement *judgement, SwbResponse *out)
{
  double first = judgement->at_now - judgement->at_zero;
  double second = judgement->at_more - judgement->at_zero;
  double first_left = judgement->at_saturation - judgement->at_now;
  double second_left = judgement->at_saturation - judgement->at_more;
  SwbResponse response = { .kind = SWB_RESPONSE_HILL,
                           .base = judgement->at_zero };

  if (first == 0.0 && second == 0.0 &&
      judgement->at_saturation == judgement->at_zero)
    return SWB_STATUS_NOT_ENOUGH;
  if (!(first > 0.0 && second > first && second_left > 0.0))
    return SWB_STATUS_INVALID;
  response.scale = judgement->at_saturation - judgement->at_zero;
  /* The odds are (x/k)^al; the logarithm of their ratio keeps its digits by
   * the difference of the answers. */
  response.shape = (log1p ((second - first) / first) +
                    log1p ((second - first) / second_left)) /
                   log (judgement->more);
  response.spread =
      judgement->now * pow (first / first_left, -1.0 / response.shape);
  return finish (&response, out);
}

static SwbStatus
calibrate_log (const SwbJudgement *judgement, SwbResponse *out)
{
  double first = judgement->at_now - judgement->at_zero;
  double beyond = judgement->at_more - judgement->at_now;
  LogQuestion question = { judgement->more, beyond / first };
  SwbResponse response = { .kind = SWB_RESPONSE_LOG,
                           .base = judgement->at_zero,
                           .shape = 1.0 };
  double low = -600.0;
  double high = 600.0;
  double s;

  if (first == 0.0 && beyond == 0.0)
    return SWB_STATUS_NOT_ENOUGH;
  if (!(first > 0.0 && beyond > 0.0) ||
      !(question.wanted < judgement->more - 1.0))
    return SWB_STATUS_INVALID;
  if (!(log_excess (low, &question) > 0.0) ||
      !(log_excess (high, &question) < 0.0))
    return SWB_STATUS_RANGE;
  s = swb_root_between (log_excess, &question, low, high, TOLERANCE);
  response.spread = judgement->now * exp (-s);
  response.scale = first / log1p (exp (s));
  return finish (&response, out);
}

/**
 * swb_response_calibrate:
 * @kind: which curve
 * @judgement: what a planner expects of the response without money, as now,
 *   with @more times the money of now, and at saturation
 * @out: (out): the one curve that goes through all of the answers
 *
 * Decision calculus (Little 1970, "Models and managers: the concept of a
 * decision calculus", Management Science 16(8), doi 10.1287/mnsc.16.8.B466):
 * the answers are solved for, nothing is fitted, so as many answers as
 * parameters are used, and one campaign's data are never regressed on.
 *
 * Hill (Little's ADBUDG curve) with the answers r0, r1, r2 and rs: base = r0,
 * a = rs - r0; with the odds u1 = (r1 - r0)/(rs - r1) and
 * u2 = (r2 - r0)/(rs - r2): al = ln(u2/u1) / ln(more) and
 * k = now u1^(-1/al). Little's own parameters are gamma = al and
 * delta = u1^-1, with money in units of now.
 *
 * Logarithm with r0, r1, r2: base = r0; b solves
 * ln(1 + more now/b) / ln(1 + now/b) = (r2 - r0)/(r1 - r0), the left side of
 * which rises with b from 1 to more; a = (r1 - r0) / ln(1 + now/b). Solved to
 * the last digits of ln(now/b).
 *
 * An al above 1 is S-shaped: swb_response_is_concave() tells it.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when an answer is missing, when nothing is
 *   spent now, or when all of the answers are equal, which leaves the shape
 *   open; %SWB_STATUS_INVALID when the answers do not rise strictly from r0
 * over r1 and r2 to rs, for the logarithm when half again the money is to bring
 * at least as much more in proportion, and for infinite answers or money, or a
 *   multiple that is not above 1; %SWB_STATUS_RANGE when a parameter would be
 *   too large or too small for a number
 */
SwbStatus
swb_response_calibrate (SwbResponseKind kind,
                        const SwbJudgement *judgement,
                        SwbResponse *out)
{
  SwbStatus status;

  if (kind != SWB_RESPONSE_LOG && kind != SWB_RESPONSE_HILL)
    return SWB_STATUS_INVALID;
  status = check_judgement (kind, judgement);
  if (status != SWB_STATUS_OK)
    return status;
  return kind == SWB_RESPONSE_HILL ? calibrate_hill (judgement, out)
                                   : calibrate_log (judgement, out);
}
