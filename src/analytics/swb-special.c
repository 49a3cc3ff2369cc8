/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gamma and beta functions, their rising factorials and densities, written so
 * that nothing large is subtracted from something large. */
#include "analytics/swb-special.h"

#include <math.h>

/* From here on Stirling's series is exact to a double. */
#define STIRLING_FROM 12.0
#define LN_SQRT_2PI 0.91893853320467274178

/* 1/3, 1/5, 1/7, …: the series of artanh. */
static const double odd[] = { 1.0 / 3.0,  1.0 / 5.0,  1.0 / 7.0,  1.0 / 9.0,
                              1.0 / 11.0, 1.0 / 13.0, 1.0 / 15.0, 1.0 / 17.0,
                              1.0 / 19.0, 1.0 / 21.0, 1.0 / 23.0, 1.0 / 25.0,
                              1.0 / 27.0, 1.0 / 29.0, 1.0 / 31.0, 1.0 / 33.0 };

/**
 * swb_log1pmx:
 * @u: above -1
 *
 * ln(1 + u) - u. Near 0 by ln(1 + u) = 2 artanh r with r = u / (2 + u), which
 * gives r (2 r^2 (1/3 + r^2/5 + r^4/7 + …) - u): relative error about 1e-16.
 *
 * Returns: the value, at most 0
 */
double
swb_log1pmx (double u)
{
  double r;
  double r2;
  double sum = 0.0;

  if (u < -0.4 || u > 0.7)
    return log1p (u) - u;
  r = u / (2.0 + u);
  r2 = r * r;
  if (r2 < 1e-5)
    sum = odd[0] + r2 * (odd[1] + r2 * (odd[2] + r2 * odd[3]));
  else
    for (int k = r2 < 1e-2 ? 8 : 15; k >= 0; k--)
      sum = sum * r2 + odd[k];
  return r * (2.0 * r2 * sum - u);
}

/**
 * swb_stirling_error:
 * @x: above 0
 *
 * delta(x) = ln Gamma(x) - [(x - 1/2) ln x - x + ln sqrt(2 pi)]
 *          = 1/(12 x) - 1/(360 x^3) + 1/(1260 x^5) - …
 *
 * Returns: the error of Stirling's formula
 */
double
swb_stirling_error (double x)
{
  int sign;
  double r;

  if (x < STIRLING_FROM)
    return lgamma_r (x, &sign) - ((x - 0.5) * log (x) - x + LN_SQRT_2PI);
  r = 1.0 / (x * x);
  return (1.0 / 12.0 -
          r * (1.0 / 360.0 -
               r * (1.0 / 1260.0 -
                    r * (1.0 / 1680.0 -
                         r * (1.0 / 1188.0 -
                              r * (691.0 / 360360.0 - r / 156.0)))))) /
         x;
}

/* ln of a^a b^b / ((a + b)^(a + b) B(a, b)): what of the density does not
 * depend on where it is taken. */
static double
log_peak (double a, double b)
{
  double n = a + b;

  return 0.5 * (log (a) + log (b / n)) - LN_SQRT_2PI + swb_stirling_error (n) -
         swb_stirling_error (a) - swb_stirling_error (b);
}

/**
 * swb_log_beta:
 * @a: above 0
 * @b: above 0
 *
 * Returns: ln B(a, b) = ln Gamma(a) + ln Gamma(b) - ln Gamma(a + b)
 */
double
swb_log_beta (double a, double b)
{
  double large = fmax (a, b);
  double small = fmin (a, b);
  int sign;

  if (large < STIRLING_FROM)
    return lgamma_r (a, &sign) + lgamma_r (b, &sign) - lgamma_r (a + b, &sign);
  if (small < STIRLING_FROM)
    /* Gamma(large) / Gamma(large + small) as a rising factorial. */
    return lgamma_r (small, &sign) - small * log (large) -
           swb_rising_log (large, small);
  return -small * log1p (large / small) - large * log1p (small / large) -
         log_peak (a, b);
}

/**
 * swb_rising_log:
 * @a: above 0
 * @s: from 0
 *
 * ln Gamma(a + s) - ln Gamma(a) - s ln a, for whole s the sum over k < s of
 * ln(1 + k/a). With u = s/a it is
 * a [(1 + u) ln(1 + u) - u] - ln(1 + u)/2 + delta(a + s) - delta(a): what is
 * left for large a is not the difference of two large numbers.
 *
 * Returns: the value
 */
double
swb_rising_log (double a, double s)
{
  double u = s / a;
  double log_1u = log1p (u);

  if (s == 0.0)
    return 0.0;
  return a * swb_log1pmx (u) + (s - 0.5) * log_1u + swb_stirling_error (a + s) -
         swb_stirling_error (a);
}

/* psi (x) - ln x + 1 / (2 x), for large x. */
static double
psi_rest (double x)
{
  double r = 1.0 / (x * x);

  return -r *
         (1.0 / 12.0 -
          r * (1.0 / 120.0 -
               r * (1.0 / 252.0 -
                    r * (1.0 / 240.0 - r * (1.0 / 132.0 - r * (691.0 / 32760.0 -
                                                               r / 12.0))))));
}

/**
 * swb_rising_slope:
 * @a: above 0
 * @s: from 0
 *
 * The derivative of swb_rising_log() by a: psi(a + s) - psi(a) - s/a, for whole
 * s the sum over k < s of 1/(a + k) - 1/a.
 *
 * Returns: the value, at most 0 for s from 1
 */
double
swb_rising_slope (double a, double s)
{
  double at = a;
  double sum = 0.0;

  /* psi (x) = psi (x + 1) - 1/x, until the series holds; the first step with
   * the s/a that goes off. */
  if (at < STIRLING_FROM)
    {
      sum = s * ((1.0 - s) - a) / (a * (a + s));
      for (at += 1.0; at < STIRLING_FROM; at += 1.0)
        sum += s / (at * (at + s));
      sum += s / at;
    }
  return sum + swb_log1pmx (s / at) + s / (2.0 * at * (at + s)) +
         (psi_rest (at + s) - psi_rest (at));
}

/* L (d / a), where 1 + d / a is x over its mean: near 0 only that ratio keeps
 * the digits. */
static double
deviance (double d, double a, double ratio)
{
  double u = d / a;

  return u < -0.4 ? log (ratio) - u : swb_log1pmx (u);
}

/**
 * swb_beta_log_density:
 * @a: first shape, above 0
 * @b: second shape, above 0
 * @x: 0 < x < 1
 * @y: 1 - x, told apart so that neither end loses its digits
 *
 * ln (x^a y^b / B(a, b)): the density of the log odds ln(x / y) of a beta
 * variate. With d = x b - y a it is
 * a L(d/a) + b L(-d/b) + ln sqrt(a b / (2 pi (a + b))) + delta(a + b) -
 * delta(a) - delta(b), L(u) = ln(1 + u) - u (saddle point form; Loader 2000,
 * "Fast and accurate computation of binomial probabilities").
 *
 * Returns: the logarithm
 */
double
swb_beta_log_density (double a, double b, double x, double y)
{
  double d = fma (x, b, -y * a);

  return a * deviance (d, a, x * (1.0 + b / a)) +
         b * deviance (-d, b, y * (1.0 + a / b)) + log_peak (a, b);
}

/**
 * swb_gamma_log_density:
 * @a: shape, above 0
 * @x: above 0
 *
 * ln (x^a e^-x / Gamma(a)): the density of the logarithm of a gamma variate of
 * rate 1, as a L((x - a)/a) + ln sqrt(a / (2 pi)) - delta(a).
 *
 * Returns: the logarithm
 */
double
swb_gamma_log_density (double a, double x)
{
  return a * deviance (x - a, a, x / a) + 0.5 * log (a) - LN_SQRT_2PI -
         swb_stirling_error (a);
}
