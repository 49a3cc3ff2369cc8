/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Bass curve in forms without cancellation, and its forced daily step. */
#include "analytics/swb-bass.h"

#include "analytics/swb-bass-private.h"

#include <float.h>
#include <math.h>

static const SwbBassPrior priors[] = {
  {
      .id = "short-video",
      .subject = "Views of videos after they went to a further platform",
      .period = "day",
      .p = 0.002,
      .p_sd = 0.006,
      .q = 0.054,
      .q_sd = 0.088,
      .m = 1110680.0,
      .n_curves = 137,
      .source = "Krijestorac, Garg, Mahajan, Information Systems Research "
                "31(2), table 3",
      .doi = "10.1287/isre.2019.0897",
      .year = 2020,
  },
};

/**
 * swb_bass_priors:
 * @n_priors: (out): how many
 *
 * Daily p and q of single videos are smaller by ten times and more than the
 * yearly ones of durables: never mix them.
 *
 * Returns: (transfer none): published parameters, to be edited
 */
const SwbBassPrior *
swb_bass_priors (size_t *n_priors)
{
  *n_priors = sizeof priors / sizeof priors[0];
  return priors;
}

static SwbStatus
check (const SwbBass *bass)
{
  if (isnan (bass->p) || isnan (bass->q) || isnan (bass->m))
    return SWB_STATUS_NOT_ENOUGH;
  if (bass->p < 0.0 || bass->m < 0.0 || bass->q < -bass->p || isinf (bass->p) ||
      isinf (bass->q) || isinf (bass->m))
    return SWB_STATUS_INVALID;
  /* Beyond this the curve is a jump that no double can place. */
  if (isinf (bass->p + bass->q) ||
      (bass->p > 0.0 && bass->q / bass->p > SWB_BASS_RATIO_MAX))
    return SWB_STATUS_RANGE;
  return SWB_STATUS_OK;
}

static SwbStatus
check_time (double time)
{
  if (isnan (time))
    return SWB_STATUS_NOT_ENOUGH;
  return time < 0.0 || isinf (time) ? SWB_STATUS_INVALID : SWB_STATUS_OK;
}

static SwbStatus
answer (double value, double *out)
{
  if (!isfinite (value))
    return SWB_STATUS_RANGE;
  *out = value;
  return SWB_STATUS_OK;
}

/* (1 - e^(-b t)) / b, which is t at b = 0. */
double
swb_bass_faded (double b, double t)
{
  return b * t > 0.0 ? -expm1 (-b * t) / b : t;
}

/* D (t) = p (1 - e^(-b t)) / b + e^(-b t), with b = p + q: 1 at the start. With
 * it F = 1 - e^(-b t) / D and f = p e^(-b t) / D^2. No difference is taken. */
double
swb_bass_damping (double p, double b, double t)
{
  return p * swb_bass_faded (b, t) + exp (-b * t);
}

/* F (to) - F (from), p above 0. */
double
swb_bass_step (double p, double b, double from, double to)
{
  double part = p * swb_bass_faded (b, to - from) / swb_bass_damping (p, b, to);

  return part * (exp (-b * from) / swb_bass_damping (p, b, from));
}

/**
 * swb_bass_share:
 * @bass: the curve; its market is not used
 * @time: t, periods since the start, from 0
 * @out: (out): F(t), the share of the market that has adopted, 0 to 1
 *
 * F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t), the solution of
 * dF/dt = (p + q F)(1 - F) from F(0) = 0 (Bass 1969, Management Science 15(5),
 * doi 10.1287/mnsc.15.5.215). With p = 0 nobody ever begins and F is 0; with
 * q = 0 it is 1 - e^-pt; with q = -p, where the last ones are ever harder to
 * win, it is p t / (1 + p t). Relative error about 1e-15, also for small F,
 * as long as (p + q) t is below 1e3.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH for a NaN; %SWB_STATUS_INVALID when p, the
 *   market or the time is negative or infinite, or q below -p;
 *   %SWB_STATUS_RANGE when p + q is too large for a double or q/p above 1e300
 */
SwbStatus
swb_bass_share (const SwbBass *bass, double time, double *out)
{
  SwbStatus status = check (bass);

  if (status == SWB_STATUS_OK)
    status = check_time (time);
  if (status != SWB_STATUS_OK)
    return status;
  if (bass->p == 0.0)
    return answer (0.0, out);
  return answer (swb_bass_step (bass->p, bass->p + bass->q, 0.0, time), out);
}

/**
 * swb_bass_rate:
 * @bass: the curve
 * @time: t, periods since the start, from 0
 * @out: (out): m f(t), adopters a period at that moment
 *
 * f(t) = ((p+q)^2/p) e^-(p+q)t / (1 + (q/p) e^-(p+q)t)^2 = (p + q F)(1 - F).
 *
 * Returns: as swb_bass_share(); %SWB_STATUS_RANGE also when the rate is too
 *   large for a double
 */
SwbStatus
swb_bass_rate (const SwbBass *bass, double time, double *out)
{
  SwbStatus status = check (bass);
  double b = bass->p + bass->q;
  double damping;

  if (status == SWB_STATUS_OK)
    status = check_time (time);
  if (status != SWB_STATUS_OK)
    return status;
  if (bass->p == 0.0)
    return answer (0.0, out);
  damping = swb_bass_damping (bass->p, b, time);
  return answer (bass->m * (bass->p / damping) * (exp (-b * time) / damping),
                 out);
}

/**
 * swb_bass_between:
 * @bass: the curve
 * @from: periods since the start, from 0
 * @to: the same, from @from
 * @out: (out): m (F(to) - F(from)), adopters between the two
 *
 * Computed as m p E(to - from) e^-b from / (D(from) D(to)) with b = p + q,
 * E(t) = (1 - e^-bt) / b, D(t) = p E(t) + e^-bt: no small difference of large
 * numbers, so that a short period late in the curve keeps all its digits.
 *
 * Returns: as swb_bass_share(); %SWB_STATUS_INVALID also when @to is before
 *   @from
 */
SwbStatus
swb_bass_between (const SwbBass *bass, double from, double to, double *out)
{
  SwbStatus status = check (bass);

  if (status == SWB_STATUS_OK)
    status = check_time (from);
  if (status == SWB_STATUS_OK)
    status = check_time (to);
  if (status != SWB_STATUS_OK)
    return status;
  if (to < from)
    return SWB_STATUS_INVALID;
  if (bass->p == 0.0)
    return answer (0.0, out);
  return answer (bass->m * swb_bass_step (bass->p, bass->p + bass->q, from, to),
                 out);
}

/**
 * swb_bass_peak:
 * @bass: the curve
 * @out: (out): when adoption is fastest, how fast, and what share has adopted
 *
 * For q > p: t* = ln (q/p) / (p+q), f(t*) = (p+q)^2 / (4q),
 * F(t*) = (q-p) / (2q). For q <= p the curve only falls: t* = 0, f = p, F = 0.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when p is 0, for then nobody begins and there
 *   is no peak; otherwise as swb_bass_rate()
 */
SwbStatus
swb_bass_peak (const SwbBass *bass, SwbBassPeak *out)
{
  SwbStatus status = check (bass);
  double p = bass->p;
  double q = bass->q;
  double b = p + q;
  SwbBassPeak peak = { 0.0, bass->m * p, 0.0 };

  if (status != SWB_STATUS_OK)
    return status;
  if (p == 0.0)
    return SWB_STATUS_NOT_ENOUGH;
  if (q > p)
    {
      peak.time = log1p ((q - p) / p) / b;
      peak.rate = bass->m * (b / q) * (b / 4.0);
      peak.share = (q - p) / q / 2.0;
    }
  if (!isfinite (peak.time) || !isfinite (peak.rate))
    return SWB_STATUS_RANGE;
  *out = peak;
  return SWB_STATUS_OK;
}

static SwbStatus
check_forced (const SwbBassForcedInput *input)
{
  SwbBass whole = { 0.0, input->q, input->m };
  SwbStatus status = check (&whole);

  if (status != SWB_STATUS_OK)
    return status;
  if (input->n == 0 || isnan (input->start))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(input->start >= 0.0 && input->start <= 1.0))
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < input->n; i++)
    {
      if (isnan (input->p[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (input->p[i] < 0.0 || isinf (input->p[i]))
        return SWB_STATUS_INVALID;
      if (isinf (input->p[i] + input->q))
        return SWB_STATUS_RANGE;
    }
  return SWB_STATUS_OK;
}

/* A day with the push p: from F and S = 1 - F to the next, and what came. */
static double
forced_day (double p, double q, double *f, double *s)
{
  double b = p + q;
  double hazard = p + q * *f;
  /* S e^-b is what would be left if q had everybody to work with. */
  double scale = hazard + q * (*s * exp (-b));
  double came;

  if (hazard == 0.0)
    return 0.0;
  came = *s * (hazard / scale) * -expm1 (-b);
  /* In the order in which nothing overflows: scale is at least b e^-b. */
  *s *= b > 1.0 ? exp (-b) / scale * b : b / scale * exp (-b);
  *f = fmin (1.0, *f + came);
  return came;
}

/**
 * swb_bass_forced:
 * @input: the push of each day, and the market
 * @adopters: (out caller-allocates) (optional) (array length=n): who adopt on
 *   each day, m (F' - F)
 * @share: (out caller-allocates) (optional) (array length=n): F at the end of
 *   each day, 0 to 1
 *
 * dF/dt = (p_t + q F)(1 - F) with p_t the same over the whole of day t, solved
 * exactly for each day: with G = (1-F)/(p+qF) e^-(p+q), F' = (1-pG)/(1+qG).
 * Written as F' - F = S h (1-e) / (h + q S e), S' = b S e / (h + q S e) with
 * S = 1 - F, b = p + q, h = p + q F, e = e^-b, which has no differences, and
 * holds for p = 0 (the logistic), q = 0, and both (nothing happens). With a
 * constant p and start 0 it is swb_bass_share() at whole days.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH with no day or a NaN; %SWB_STATUS_INVALID
 *   for a negative or infinite number or a start above 1; %SWB_STATUS_RANGE
 *   when p + q is too large for a double. With anything but OK both arrays are
 *   untouched
 */
SwbStatus
swb_bass_forced (const SwbBassForcedInput *input,
                 double *adopters,
                 double *share)
{
  SwbStatus status = check_forced (input);
  double f = input->start;
  double s = 1.0 - input->start;

  if (status != SWB_STATUS_OK)
    return status;
  for (size_t i = 0; i < input->n; i++)
    {
      double came = forced_day (input->p[i], input->q, &f, &s);

      if (adopters != NULL)
        adopters[i] = input->m * came;
      if (share != NULL)
        share[i] = f;
    }
  return SWB_STATUS_OK;
}
