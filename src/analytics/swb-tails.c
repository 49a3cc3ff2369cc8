/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tails of the beta and the gamma distribution (incomplete beta and gamma
 * functions), each with its own digits. */
#include "analytics/swb-quadrature.h"
#include "analytics/swb-special.h"

#include <math.h>
#include <stdbool.h>

/* From these shapes on the fraction needs many terms, and the density is so
 * smooth that 20 points a panel are exact. */
#define LARGE_SHAPE 3000.0
#define MAX_TERMS 20000
/* On the far side of the mean of a tiny shape, where 1 - the other tail does
 * as well after so many. */
#define FEW_TERMS 400
#define MAX_PANELS 64
#define EPSILON 1e-17
#define TINY 1e-300
/* A density whose tail is 0 in doubles. */
#define LOG_NOTHING -800.0

/* A log-concave density of a log scale, walked outwards from x: the distance
 * of the centre, d, after w is d0 + reach * change (w). */
typedef struct
{
  double a;
  double b;
  double d0;
  double x;
  double y;
  double direction;
} Walk;

/* Log density of the log odds (b > 0) or of the logarithm (b = 0), less the
 * constant. */
static double
walk_exponent (const Walk *walk, double w)
{
  double moved = expm1 (walk->direction * w);
  double d;

  if (walk->b == 0.0)
    {
      d = walk->d0 + walk->x * moved;
      return walk->a * swb_log1pmx (d / walk->a);
    }
  /* Odds times e^-w moves x by x y (e^-w - 1) / (y + x e^-w). */
  d = walk->d0 +
      (walk->a + walk->b) * walk->x * walk->y * moved / (1.0 + walk->x * moved);
  return walk->a * swb_log1pmx (d / walk->a) +
         walk->b * swb_log1pmx (-d / walk->b);
}

/* The mass from x outwards, over the density at x. */
static double
walk_mass (const Walk *walk)
{
  double spread = walk->b == 0.0
                      ? sqrt (walk->a)
                      : sqrt (walk->a) * sqrt (walk->b / (walk->a + walk->b));
  double length = 10.0 / (2.0 * spread + fabs (walk->d0));
  double start = walk_exponent (walk, 0.0);
  double sum = 0.0;
  double at = 0.0;

  for (int panel = 0; panel < MAX_PANELS; panel++)
    {
      double part = 0.0;

      for (int i = 0; i < SWB_QUADRATURE_POINTS; i++)
        part +=
            swb_quadrature_weight (i) *
            exp (walk_exponent (walk, at + length * swb_quadrature_point (i)) -
                 start);
      sum += part * length;
      at += length;
      if (part * length < EPSILON * sum)
        break;
    }
  return sum;
}

/* I_x (a, b) over x^a y^b / B (a, b): the even part of the continued fraction,
 * by Lentz. Returns false where it does not settle. */
static bool
beta_fraction (
    double a, double b, double x, double y, int max_terms, double *out)
{
  double lambda = fma (-x, b, y * a);
  double value = a / (a + 1.0) * (lambda + 1.0);
  double c;
  double d = 0.0;

  value = fabs (value) < TINY ? TINY : value;
  c = value;
  for (int n = 1; n <= max_terms; n++)
    {
      double last = a + 2.0 * n - 1.0;
      double part = n * (b - n) * x / last;
      double alpha = (a + n - 1.0) * ((a + b + n - 1.0) / last) * x * part;
      double beta =
          n + part + (a + n) / (last + 2.0) * (lambda + 1.0 + n * (1.0 + y));
      double step;

      d = beta + alpha * d;
      d = 1.0 / (fabs (d) < TINY ? TINY : d);
      c = beta + alpha / c;
      c = fabs (c) < TINY ? TINY : c;
      step = c * d;
      value *= step;
      if (fabs (step - 1.0) < 3e-16)
        {
          *out = 1.0 / value;
          return true;
        }
    }
  return false;
}

/* P (X <= x) of Beta (a, b), best where x is below the mean. */
static bool
beta_lower (double a, double b, double x, double y, int max_terms, double *out)
{
  double log_density = swb_beta_log_density (a, b, x, y);
  double factor;

  if (log_density < LOG_NOTHING)
    factor = 1.0;
  else if (a > LARGE_SHAPE && b > LARGE_SHAPE)
    {
      Walk walk = { a, b, fma (x, b, -y * a), x, y, -1.0 };

      factor = walk_mass (&walk);
    }
  else if (!beta_fraction (a, b, x, y, max_terms, &factor))
    return false;
  *out = fmin (1.0, exp (log_density + log (factor)));
  return true;
}

/**
 * swb_beta_tails:
 * @a: first shape, above 0
 * @b: second shape, above 0
 * @x: 0 to 1
 * @y: 1 - x, told apart so that neither end loses its digits
 *
 * The regularised incomplete beta function I_x(a, b) and its complement. By its
 * continued fraction (Abramowitz and Stegun 26.5.9; DiDonato and Morris 1992,
 * doi 10.1145/131766.131776, eq. 9; Lentz's method); for two shapes above 3,000
 * by Gauss-Legendre panels over the log odds, from @x outwards. Relative error
 * of either tail about 1e-13, also at counts of 1e9 (there limited by the
 * rounding of @x itself).
 *
 * Returns: both tails; they sum to 1
 */
SwbTails
swb_beta_tails (double a, double b, double x, double y)
{
  SwbTails tails;
  bool is_low;
  double other;

  if (!(x > 0.0))
    return (SwbTails){ 0.0, 1.0 };
  if (!(y > 0.0))
    return (SwbTails){ 1.0, 0.0 };
  is_low = x * (b + 1.0) < (a + 1.0) * y;
  if (is_low)
    {
      beta_lower (a, b, x, y, MAX_TERMS, &tails.lower);
      tails.upper = 1.0 - tails.lower;
      if (tails.lower > 0.9 && beta_lower (b, a, y, x, FEW_TERMS, &other))
        tails.upper = other;
    }
  else
    {
      beta_lower (b, a, y, x, MAX_TERMS, &tails.upper);
      tails.lower = 1.0 - tails.upper;
      if (tails.upper > 0.9 && beta_lower (a, b, x, y, FEW_TERMS, &other))
        tails.lower = other;
    }
  return tails;
}

/* Sum of x^n / ((a + 1) … (a + n)). */
static double
gamma_series (double a, double x)
{
  double term = 1.0;
  double sum = 1.0;

  for (int n = 1; n <= MAX_TERMS && term > EPSILON * sum; n++)
    {
      term *= x / (a + n);
      sum += term;
    }
  return sum;
}

/* Gamma (a, x) / (x^a e^-x) by its continued fraction (Lentz). */
static bool
gamma_fraction (double a, double x, int max_terms, double *out)
{
  double b = x + 1.0 - a;
  double c = 1.0 / TINY;
  double d = 1.0 / (fabs (b) < TINY ? TINY : b);
  double value = d;

  for (int i = 1; i <= max_terms; i++)
    {
      double an = -i * (i - a);
      double step;

      b += 2.0;
      d = an * d + b;
      d = 1.0 / (fabs (d) < TINY ? TINY : d);
      c = b + an / c;
      c = fabs (c) < TINY ? TINY : c;
      step = d * c;
      value *= step;
      if (fabs (step - 1.0) < 3e-16)
        {
          *out = value;
          return true;
        }
    }
  return false;
}

static SwbTails
gamma_tails_large (double a, double x)
{
  bool is_low = x < a;
  Walk walk = { a, 0.0, x - a, x, 0.0, is_low ? -1.0 : 1.0 };
  double log_density = swb_gamma_log_density (a, x);
  double near = 0.0;

  if (log_density > LOG_NOTHING)
    near = fmin (1.0, walk_mass (&walk) * exp (log_density));

  return is_low ? (SwbTails){ near, 1.0 - near }
                : (SwbTails){ 1.0 - near, near };
}

/**
 * swb_gamma_tails:
 * @a: shape, above 0
 * @x: from 0
 *
 * The regularised incomplete gamma functions P(a, x) and Q(a, x): by series
 * below a + 1, by continued fraction above (Abramowitz and Stegun 6.5.29,
 * 6.5.31); for shapes above 3,000 by Gauss-Legendre panels over ln x, from @x
 * outwards. Relative error of either tail about 1e-13.
 *
 * Returns: both tails; they sum to 1
 */
SwbTails
swb_gamma_tails (double a, double x)
{
  double density;
  double factor;
  double near;

  if (!(x > 0.0))
    return (SwbTails){ 0.0, 1.0 };
  if (a > LARGE_SHAPE)
    return gamma_tails_large (a, x);
  density = swb_gamma_log_density (a, x);
  if (x < a + 1.0)
    {
      near = fmin (1.0, exp (density + log (gamma_series (a, x) / a)));
      if (near > 0.9 && gamma_fraction (a, x, FEW_TERMS, &factor))
        return (SwbTails){ near, exp (density + log (factor)) };
      return (SwbTails){ near, 1.0 - near };
    }
  gamma_fraction (a, x, MAX_TERMS, &factor);
  near = fmin (1.0, exp (density + log (factor)));
  return (SwbTails){ 1.0 - near, near };
}
