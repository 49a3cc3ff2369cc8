/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Engagement that is usual at a number of followers. */
#include "analytics/swb-engagement-curve.h"

#include <math.h>

/* Geometric means of the four tiers; under 1,000 is taken as 100 to 1,000. */
static const double markerly_followers[] = {
  316.22776601683796, 3162.2776601683795, 31622.776601683792, 3162277.6601683795
};
static const double markerly_rates[] = { 0.08, 0.04, 0.0237, 0.0166 };

static const SwbEngagementCurve markerly = {
  .id = "markerly-2016",
  .n_knots = 4,
  .followers = markerly_followers,
  .rates = markerly_rates,
  .numerator_kind = "likes",
  .base = SWB_RATE_BASE_FOLLOWERS,
  .platform = "instagram",
  .citation = "Markerly 2016, 2 million accounts on Instagram, unpaid posts: "
              "likes of followers under 1,000 8 %, 1,000 to 10,000 4 %, 10,000 "
              "to 100,000 2.37 %, 1 to 10 million 1.66 %; knots at the "
              "geometric means of these tiers, under 1,000 taken from 100",
};

/**
 * swb_engagement_curve_default:
 *
 * Returns: (transfer none): the curve through the figures of Markerly (2016),
 *   the only ones at hand that tell of every size; they are old, and of likes
 *   alone
 */
const SwbEngagementCurve *
swb_engagement_curve_default (void)
{
  return &markerly;
}

/**
 * swb_engagement_curve_check:
 * @curve: a curve, perhaps edited by a person
 *
 * Returns: %SWB_STATUS_OK when it has 2 to 64 knots, finite, ascending in
 *   followers from 1, with rates above 0; %SWB_STATUS_NOT_ENOUGH when a number
 *   is NaN or there are too few; else %SWB_STATUS_INVALID
 */
SwbStatus
swb_engagement_curve_check (const SwbEngagementCurve *curve)
{
  if (curve->n_knots < 2)
    return SWB_STATUS_NOT_ENOUGH;
  if (curve->n_knots > SWB_ENGAGEMENT_MAX_KNOTS)
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < curve->n_knots; i++)
    if (isnan (curve->followers[i]) || isnan (curve->rates[i]))
      return SWB_STATUS_NOT_ENOUGH;
  for (size_t i = 0; i < curve->n_knots; i++)
    if (!isfinite (curve->followers[i]) || !isfinite (curve->rates[i]) ||
        curve->followers[i] < (i > 0 ? curve->followers[i - 1] : 1.0) ||
        (i > 0 && curve->followers[i] == curve->followers[i - 1]) ||
        !(curve->rates[i] > 0.0))
      return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

/* The slopes at the knots (Fritsch and Carlson 1980): means of the secants on
 * both sides, none at a turn, and drawn into the circle of radius 3 where a
 * piece would not be monotone. */
static void
fill_slopes (const double *x, const double *y, size_t n, double *slopes)
{
  double secants[SWB_ENGAGEMENT_MAX_KNOTS] = { 0.0 };

  for (size_t i = 0; i + 1 < n; i++)
    secants[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
  slopes[0] = secants[0];
  slopes[n - 1] = secants[n - 2];
  for (size_t i = 1; i + 1 < n; i++)
    slopes[i] = secants[i - 1] * secants[i] > 0.0
                    ? (secants[i - 1] + secants[i]) / 2.0
                    : 0.0;
  for (size_t i = 0; i + 1 < n; i++)
    {
      double a;
      double b;
      double length;

      if (secants[i] == 0.0)
        {
          slopes[i] = slopes[i + 1] = 0.0;
          continue;
        }
      a = slopes[i] / secants[i];
      b = slopes[i + 1] / secants[i];
      length = hypot (a, b);
      if (length > 3.0)
        {
          slopes[i] = 3.0 * a / length * secants[i];
          slopes[i + 1] = 3.0 * b / length * secants[i];
        }
    }
}

/* Hermite's cubic between two knots, and its slope. */
static double
piece (const double *x,
       const double *y,
       const double *slopes,
       double at,
       double *slope)
{
  double h = x[1] - x[0];
  double t = (at - x[0]) / h;
  double u = 1.0 - t;

  *slope = 6.0 * t * u * (y[1] - y[0]) / h + u * (1.0 - 3.0 * t) * slopes[0] +
           t * (3.0 * t - 2.0) * slopes[1];
  return (1.0 + 2.0 * t) * u * u * y[0] + t * t * (3.0 - 2.0 * t) * y[1] +
         h * t * u * (u * slopes[0] - t * slopes[1]);
}

/**
 * swb_engagement_expected:
 * @curve: (nullable): a curve; %NULL for the default one
 * @followers: how many followers
 * @out: (out): the usual rate there
 *
 * A monotone cubic (Fritsch and Carlson 1980, SIAM J. Numer. Anal. 17,
 * doi 10.1137/0717021) through ln rate over ln followers. Engagement falls
 * with size but not by one power, so the slope differs along the line. It goes
 * through every knot, has no bump that the knots do not have (and does have the
 * inverted U where they do), and beyond the knots holds the last rate.
 *
 * It describes accounts beside one another. It does not say what an account
 * gains by growing: on TikTok the causal elasticity of impressions to followers
 * is about 0.10 (Tian, Dew and Iyengar 2024). So there is no function here that
 * turns followers into views. Between the tiers' figures any line is a guess;
 * compare within a tier where there are readings (swb-suspicion.h).
 *
 * Returns: as swb_engagement_curve_check(); %SWB_STATUS_NOT_ENOUGH when the
 *   followers are not known or none; %SWB_STATUS_INVALID when they are negative
 *   or infinite
 */
SwbStatus
swb_engagement_expected (const SwbEngagementCurve *curve,
                         double followers,
                         SwbEngagementExpected *out)
{
  const SwbEngagementCurve *line = curve != NULL ? curve : &markerly;
  SwbStatus status = swb_engagement_curve_check (line);
  SwbEngagementExpected expected = { .followers = followers };
  double x[SWB_ENGAGEMENT_MAX_KNOTS];
  double y[SWB_ENGAGEMENT_MAX_KNOTS];
  double slopes[SWB_ENGAGEMENT_MAX_KNOTS];
  size_t n = line->n_knots;
  size_t i = 0;

  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (followers) || followers == 0.0)
    return SWB_STATUS_NOT_ENOUGH;
  if (isinf (followers) || followers < 0.0)
    return SWB_STATUS_INVALID;
  for (size_t j = 0; j < n; j++)
    {
      x[j] = log (line->followers[j]);
      y[j] = log (line->rates[j]);
    }
  /* Two knots that are one as logarithms. */
  for (size_t j = 1; j < n; j++)
    if (!(x[j] > x[j - 1]))
      return SWB_STATUS_INVALID;
  fill_slopes (x, y, n, slopes);
  expected.beyond =
      followers < line->followers[0] || followers > line->followers[n - 1];
  while (i + 2 < n && followers >= line->followers[i + 1])
    i++;
  if (expected.beyond)
    expected.rate = line->rates[followers < line->followers[0] ? 0 : n - 1];
  else
    expected.rate = exp (
        piece (x + i, y + i, slopes + i, log (followers), &expected.slope));
  *out = expected;
  return SWB_STATUS_OK;
}
