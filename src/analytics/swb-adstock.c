/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Geometric adstock: advertising that goes on working. */
#include "analytics/swb-response.h"

#include <math.h>

static SwbStatus
check (double money, double retention)
{
  if (isnan (money) || isnan (retention))
    return SWB_STATUS_NOT_ENOUGH;
  if (money < 0.0 || isinf (money) || !(retention >= 0.0 && retention < 1.0))
    return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

/**
 * swb_adstock:
 * @money: (array length=n): x, money or exposures of each period, from 0
 * @n: how many periods
 * @retention: theta, the part that is left after a period, from 0, below 1
 * @before: what is left of the time before, at the end of the period before
 *   the first; 0 for none
 * @out: (out) (array length=n): y_t = x_t + theta y_(t-1); may be @money
 *
 * Broadbent 1979, "One way TV advertisements work", Journal of the Market
 * Research Society 21(3). The sum grows by up to 1 / (1 - theta): it is not
 * normalised.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when there are no periods or one is missing;
 *   %SWB_STATUS_INVALID for negative or infinite money and for a retention that
 *   is not from 0 and below 1; %SWB_STATUS_RANGE when a sum is too large
 */
SwbStatus
swb_adstock (
    const double *money, size_t n, double retention, double before, double *out)
{
  SwbStatus status = check (before, retention);
  double stock = before;

  if (n == 0)
    return SWB_STATUS_NOT_ENOUGH;
  for (size_t i = 0; i < n && status == SWB_STATUS_OK; i++)
    {
      status = check (money[i], retention);
      stock = money[i] + retention * stock;
      if (status == SWB_STATUS_OK && isinf (stock))
        status = SWB_STATUS_RANGE;
    }
  if (status != SWB_STATUS_OK)
    return status;
  stock = before;
  for (size_t i = 0; i < n; i++)
    out[i] = stock = money[i] + retention * stock;
  return SWB_STATUS_OK;
}

/**
 * swb_adstock_steady:
 * @money: x, the same in every period, from 0
 * @retention: theta, from 0, below 1
 * @out: (out): x / (1 - theta), what the adstock tends to
 *
 * Returns: as swb_adstock()
 */
SwbStatus
swb_adstock_steady (double money, double retention, double *out)
{
  SwbStatus status = check (money, retention);
  double value;

  if (status != SWB_STATUS_OK)
    return status;
  value = money / (1.0 - retention);
  if (isinf (value))
    return SWB_STATUS_RANGE;
  *out = value;
  return SWB_STATUS_OK;
}

/**
 * swb_adstock_half_life:
 * @retention: theta, from 0, below 1
 * @out: (out): ln(1/2) / ln(theta), periods after which half is left; 0 when
 *   nothing is kept
 *
 * Returns: as swb_adstock()
 */
SwbStatus
swb_adstock_half_life (double retention, double *out)
{
  SwbStatus status = check (0.0, retention);

  if (status != SWB_STATUS_OK)
    return status;
  *out = retention == 0.0 ? 0.0 : log (0.5) / log (retention);
  return SWB_STATUS_OK;
}

/**
 * swb_adstock_retention:
 * @half_life: periods after which half is left, from 0
 * @out: (out): theta = 2^(-1/half_life); 0 for a half-life of 0
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when it is missing; %SWB_STATUS_INVALID when
 *   it is negative or infinite; %SWB_STATUS_RANGE when theta cannot be told
 *   from 1
 */
SwbStatus
swb_adstock_retention (double half_life, double *out)
{
  double value;

  if (isnan (half_life))
    return SWB_STATUS_NOT_ENOUGH;
  if (half_life < 0.0 || isinf (half_life))
    return SWB_STATUS_INVALID;
  value = half_life == 0.0 ? 0.0 : exp2 (-1.0 / half_life);
  if (value >= 1.0)
    return SWB_STATUS_RANGE;
  *out = value;
  return SWB_STATUS_OK;
}
