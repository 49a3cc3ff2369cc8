/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response curves: value, marginal return, inverse. */
#include "analytics/swb-response-private.h"

static bool
is_kind (SwbResponseKind kind)
{
  return kind == SWB_RESPONSE_LOG || kind == SWB_RESPONSE_HILL;
}

/**
 * swb_response_check:
 * @response: a curve
 *
 * Returns: %SWB_STATUS_OK for a curve that can be computed with;
 *   %SWB_STATUS_NOT_ENOUGH when a parameter is missing (NaN);
 *   %SWB_STATUS_INVALID when the scale is negative, the spread or the shape not
 *   above 0, or one of them infinite
 */
SwbStatus
swb_response_check (const SwbResponse *response)
{
  if (!is_kind (response->kind))
    return SWB_STATUS_INVALID;
  if (isnan (response->base) || isnan (response->scale) ||
      isnan (response->spread))
    return SWB_STATUS_NOT_ENOUGH;
  if (isinf (response->base) ||
      !(response->scale >= 0.0 && isfinite (response->scale)) ||
      !(response->spread > 0.0 && isfinite (response->spread)))
    return SWB_STATUS_INVALID;
  if (response->kind == SWB_RESPONSE_LOG)
    return SWB_STATUS_OK;
  if (isnan (response->shape))
    return SWB_STATUS_NOT_ENOUGH;
  return response->shape > 0.0 && isfinite (response->shape)
             ? SWB_STATUS_OK
             : SWB_STATUS_INVALID;
}

/**
 * swb_response_is_concave:
 * @response: a curve that swb_response_check() takes
 *
 * Returns: whether each further unit of money brings less than the one before;
 *   false for a Hill curve with al > 1, which is S-shaped: convex up to
 *   x = k ((al - 1) / (al + 1))^(1/al)
 */
bool
swb_response_is_concave (const SwbResponse *response)
{
  return response->kind == SWB_RESPONSE_LOG || response->shape <= 1.0;
}

static SwbStatus
check_money (const SwbResponse *response, double money)
{
  SwbStatus status = swb_response_check (response);

  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (money))
    return SWB_STATUS_NOT_ENOUGH;
  return money >= 0.0 && isfinite (money) ? SWB_STATUS_OK : SWB_STATUS_INVALID;
}

static SwbStatus
give (double value, double *out)
{
  if (!isfinite (value))
    return SWB_STATUS_RANGE;
  *out = value;
  return SWB_STATUS_OK;
}

/**
 * swb_response_value:
 * @response: a curve
 * @money: x, from 0
 * @out: (out): base + a ln(1 + x/b), or base + a x^al / (x^al + k^al) (Hill
 *   1910; in marketing Little 1970), in units of response
 *
 * To some units in the last place; powers are taken of x/k, so that nothing
 * overflows on the way.
 *
 * Returns: as swb_response_check(); %SWB_STATUS_NOT_ENOUGH when @money is
 *   missing, %SWB_STATUS_INVALID when it is negative or infinite,
 *   %SWB_STATUS_RANGE when the value is too large
 */
SwbStatus
swb_response_value (const SwbResponse *response, double money, double *out)
{
  SwbStatus status = check_money (response, money);

  if (status != SWB_STATUS_OK)
    return status;
  return give (response->base + swb_response_gain (response, money), out);
}

/**
 * swb_response_marginal:
 * @response: a curve
 * @money: x, from 0
 * @out: (out): the derivative at @money, in response a unit of money:
 *   a / (b + x), or a al h (1 - h) / x with h = x^al / (x^al + k^al)
 *
 * Returns: as swb_response_value(); %SWB_STATUS_RANGE at 0 for a Hill curve
 *   with al < 1, which rises there without limit
 */
SwbStatus
swb_response_marginal (const SwbResponse *response, double money, double *out)
{
  SwbStatus status = check_money (response, money);

  if (status != SWB_STATUS_OK)
    return status;
  return give (swb_response_slope (response, money), out);
}

/**
 * swb_response_inverse:
 * @response: a curve
 * @level: a response
 * @out: (out): the money that brings it: b (e^((y - base)/a) - 1), or
 *   k (h / (1 - h))^(1/al) with h = (y - base) / a
 *
 * Returns: as swb_response_check(); %SWB_STATUS_NOT_ENOUGH when @level is
 *   missing; %SWB_STATUS_INVALID when it is below the base, or not below what a
 *   Hill curve saturates at: no money brings it; %SWB_STATUS_RANGE when the
 *   money is too much for a number
 */
SwbStatus
swb_response_inverse (const SwbResponse *response, double level, double *out)
{
  SwbStatus status = swb_response_check (response);
  double rise = level - response->base;
  double odds;

  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (level))
    return SWB_STATUS_NOT_ENOUGH;
  if (rise < 0.0 || isinf (level))
    return SWB_STATUS_INVALID;
  if (rise == 0.0)
    return give (0.0, out);
  if (response->scale == 0.0)
    return SWB_STATUS_INVALID;
  if (response->kind == SWB_RESPONSE_LOG)
    return give (response->spread * expm1 (rise / response->scale), out);
  if (rise >= response->scale)
    return SWB_STATUS_INVALID;
  odds = rise / (response->scale - rise);
  return give (response->spread * pow (odds, 1.0 / response->shape), out);
}

/**
 * swb_response_hill_point:
 * @money: (array length=n): money of each period, from 0
 * @n: how many
 * @gamma: where between the anchor and the largest the half is, above 0 to 1
 * @anchor: what gamma is counted from
 * @out: (out): k, at which half of the response is reached: gamma max(x) from
 *   zero; (1 - gamma) min(x) + gamma max(x) over the range
 *
 * The parametrisation of Meta's Robyn ("alpha" and "gamma"), so that its curves
 * can be taken over. Releases of Robyn differ: some interpolate between the
 * smallest and the largest spend, others between zero and the largest. The
 * published values .5, .7714286, .8308811, .8727573, .8888889 for spends of
 * 100, 150, 170, 190, 200 with alpha 3, gamma .5 are those from zero.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when there is no money or something is
 *   missing; %SWB_STATUS_INVALID for negative or infinite money and for a gamma
 *   that is not above 0 and at most 1, or when k would be 0
 */
SwbStatus
swb_response_hill_point (const double *money,
                         size_t n,
                         double gamma,
                         SwbHillAnchor anchor,
                         double *out)
{
  double least = INFINITY;
  double most = 0.0;
  double point;

  if (n == 0 || isnan (gamma))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(gamma > 0.0 && gamma <= 1.0))
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n; i++)
    {
      if (isnan (money[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (money[i] < 0.0 || isinf (money[i]))
        return SWB_STATUS_INVALID;
      least = fmin (least, money[i]);
      most = fmax (most, money[i]);
    }
  point = gamma * most;
  if (anchor == SWB_HILL_ANCHOR_RANGE)
    point += (1.0 - gamma) * least;
  if (!(point > 0.0))
    return SWB_STATUS_INVALID;
  *out = point;
  return SWB_STATUS_OK;
}
