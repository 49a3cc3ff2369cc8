/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Concave envelopes of response curves over an interval of money, and how much
 * of it they take at a price. */
#include "analytics/swb-allocate-private.h"
#include "analytics/swb-response-private.h"
#include "analytics/swb-root.h"

#define MAX_NEWTON 100
#define TOLERANCE 1e-15

/* The tangent from the curve's point at low. */
typedef struct
{
  const SwbResponse *curve;
  double low;
  double gain;
} Tangent;

/* Above 0 where the curve is steeper than the line from low; x above low. */
static double
tangent_excess (double x, const void *data)
{
  const Tangent *tangent = data;

  return swb_response_slope (tangent->curve, x) * (x - tangent->low) -
         (swb_response_gain (tangent->curve, x) - tangent->gain);
}

/**
 * swb_envelope_bend:
 * @curve: a checked curve
 *
 * Returns: the money up to which it is convex: k ((al - 1)/(al + 1))^(1/al);
 *   0 for a concave one
 */
double
swb_envelope_bend (const SwbResponse *curve)
{
  if (swb_response_is_concave (curve))
    return 0.0;
  return curve->spread *
         pow ((curve->shape - 1.0) / (curve->shape + 1.0), 1.0 / curve->shape);
}

/**
 * swb_envelope_new:
 * @curve: a checked curve, which must outlive the answer
 * @low: least money, from 0
 * @high: most money, from @low, finite
 *
 * The line from @low touches the curve at t in its concave part with
 * f'(t) (t - low) = f(t) - f(low); from 0 that is k (al - 1)^(1/al). Where the
 * curve is still steeper at @high, the line goes to @high.
 *
 * Returns: the envelope
 */
SwbEnvelope
swb_envelope_new (const SwbResponse *curve, double low, double high)
{
  SwbEnvelope envelope = { curve, low, high, low, 0.0 };
  double bend = swb_envelope_bend (curve);
  Tangent tangent = { curve, low, swb_response_gain (curve, low) };

  if (low >= bend || high <= low || curve->scale == 0.0)
    return envelope;
  if (high <= bend || tangent_excess (high, &tangent) >= 0.0)
    envelope.touch = high;
  else if (low == 0.0)
    envelope.touch =
        fmin (high, fmax (bend, curve->spread * pow (curve->shape - 1.0,
                                                     1.0 / curve->shape)));
  else if (tangent_excess (bend, &tangent) <= 0.0)
    envelope.touch = bend;
  else
    envelope.touch =
        swb_root_between (tangent_excess, &tangent, bend, high, TOLERANCE);
  envelope.chord = (swb_response_gain (curve, envelope.touch) - tangent.gain) /
                   (envelope.touch - low);
  return envelope;
}

/**
 * swb_envelope_value:
 * @envelope: an envelope
 * @money: between its ends
 *
 * Returns: its value there, without the base
 */
double
swb_envelope_value (const SwbEnvelope *envelope, double money)
{
  if (money < envelope->touch)
    return swb_response_gain (envelope->curve, envelope->low) +
           envelope->chord * (money - envelope->low);
  return swb_response_gain (envelope->curve, money);
}

/* Where a Hill curve has the slope lambda, in its concave part. With
 * v = ln(x/k): ln(f' k/(a al)) = (al - 1) v - 2 ln(1 + e^(al v)), which is
 * concave in v, so that Newton's steps from the right never pass the root. */
static double
hill_demand (const SwbResponse *curve, double lambda)
{
  double al = curve->shape;
  double wanted =
      log (lambda) + log (curve->spread) - log (curve->scale) - log (al);
  double v = -wanted / (al + 1.0);

  if (al < 1.0)
    v = fmin (v, -wanted / (1.0 - al));
  for (int i = 0; i < MAX_NEWTON; i++)
    {
      double power = al * v;
      double e = exp (-fabs (power));
      double share = power > 0.0 ? 1.0 / (1.0 + e) : e / (1.0 + e);
      double value =
          (al - 1.0) * v - 2.0 * (fmax (power, 0.0) + log1p (e)) - wanted;
      double slope = al - 1.0 - 2.0 * al * share;
      double step;

      /* At or left of the top there is no root to the right. */
      if (!(slope < 0.0))
        break;
      step = value / slope;
      v -= step;
      if (fabs (step) <= 1e-16 * fabs (v) || (i > 3 && step <= 0.0))
        break;
    }
  return curve->spread * exp (v);
}

/**
 * swb_envelope_demand:
 * @envelope: an envelope
 * @lambda: a price in response a unit of money, above 0
 *
 * Returns: the most money that still brings @lambda with its last unit:
 *   a/lambda - b for the logarithm, within the interval
 */
double
swb_envelope_demand (const SwbEnvelope *envelope, double lambda)
{
  const SwbResponse *curve = envelope->curve;
  double money;

  if (curve->scale == 0.0 || envelope->high <= envelope->low)
    return envelope->low;
  if (envelope->touch > envelope->low && lambda > envelope->chord)
    return envelope->low;
  if (envelope->touch >= envelope->high)
    return envelope->high;
  if (curve->kind == SWB_RESPONSE_LOG)
    money = curve->scale / lambda - curve->spread;
  /* Not above what the curve has at its steepest end: otherwise no root. */
  else if (lambda >= swb_response_slope (curve, envelope->touch))
    return envelope->touch;
  else
    money = hill_demand (curve, lambda);
  return fmin (envelope->high, fmax (envelope->touch, money));
}
