/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reach curve through one measured point: Goerg 2014, "Estimating reach
 * curves from one data point", Google technical report. */
#include "analytics/swb-goerg.h"

#include <math.h>

static SwbStatus
check (double a, double b)
{
  if (isnan (a) || isnan (b))
    return SWB_STATUS_NOT_ENOUGH;
  return isinf (a) || isinf (b) || a < 0.0 || b < 0.0 ? SWB_STATUS_INVALID
                                                      : SWB_STATUS_OK;
}

/**
 * swb_goerg_fit:
 * @impressions: I, how often it was shown
 * @reach: R, to how many people
 * @out: (out): the curve through this point
 *
 * Impressions a person are Poisson, their means exponential, so reach is
 * rho x / (x + rho) at x impressions, with rho = I R / (I - R).
 *
 * Returns: %SWB_STATUS_INVALID when more people were reached than it was shown;
 *   %SWB_STATUS_NOT_ENOUGH when a number is NaN, when nobody was reached, or
 *   when nobody saw it twice, which tells nothing of the end of the curve
 */
SwbStatus
swb_goerg_fit (double impressions, double reach, SwbGoerg *out)
{
  SwbStatus status = check (impressions, reach);
  double rho;

  if (status != SWB_STATUS_OK)
    return status;
  if (reach > impressions)
    return SWB_STATUS_INVALID;
  if (reach == 0.0 || reach == impressions)
    return SWB_STATUS_NOT_ENOUGH;
  rho = reach / (1.0 - reach / impressions);
  if (!isfinite (rho))
    return SWB_STATUS_RANGE;
  out->max_reach = rho;
  return SWB_STATUS_OK;
}

/**
 * swb_goerg_reach:
 * @curve: a curve
 * @impressions: x, how often it will be shown
 * @at_least: n, contacts to count a person, from 1
 * @out: (out): people with at least that many contacts
 *
 * rho (x / (x + rho))^n: contacts of all are geometric.
 *
 * Returns: %SWB_STATUS_INVALID when a number is negative or infinite or
 *   @at_least below 1; %SWB_STATUS_NOT_ENOUGH when one is NaN
 */
SwbStatus
swb_goerg_reach (const SwbGoerg *curve,
                 double impressions,
                 int at_least,
                 double *out)
{
  SwbStatus status = check (curve->max_reach, impressions);

  if (status != SWB_STATUS_OK)
    return status;
  if (at_least < 1 || curve->max_reach == 0.0)
    return SWB_STATUS_INVALID;
  /* (x / (x + rho))^n, as exp (-n ln (1 + rho / x)): sums cannot overflow. */
  *out = impressions > 0.0
             ? curve->max_reach * exp (-(double) at_least *
                                       log1p (curve->max_reach / impressions))
             : 0.0;
  return SWB_STATUS_OK;
}
