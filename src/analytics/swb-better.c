/* SPDX-License-Identifier: GPL-3.0-or-later */
/* P (B > A) by closed forms where there are any, and P (best) by quadrature. */
#include "analytics/swb-better.h"

#include "analytics/swb-belief-private.h"
#include "analytics/swb-quadrature.h"

#include <math.h>
#include <stdlib.h>

/* Longer sums are slower than the quadrature. */
#define MAX_SUM 2000.0
/* A density below e^-DEPTH of its top is nothing. */
#define DEPTH 50.0
/* Width of a panel in spreads of the narrowest belief near it. */
#define PANEL 3.0

/* One arm and where it has its mass, over log odds or the logarithm. */
typedef struct
{
  const SwbBelief *belief;
  double centre;
  double spread;
  double low;
  double high;
} Arm;

static SwbStatus
check_pair (const SwbBelief *a, const SwbBelief *b)
{
  SwbStatus status = swb_belief_check (a);

  if (status == SWB_STATUS_OK)
    status = swb_belief_check (b);
  if (status == SWB_STATUS_OK && a->kind != b->kind)
    status = SWB_STATUS_INVALID;
  return status;
}

/* Sum over i < n of B (a + i, b + d) / ((d + i) B (1 + i, d) B (a, b)), that is
 * P (Beta (n, d) > Beta (a, b)). Terms by their ratio, from the first one's
 * logarithm; a scale keeps early ones from vanishing. */
static double
miller_sum (double a, double b, double n, double d)
{
  double log_scale = swb_log_beta (a, b + d) - swb_log_beta (a, b);
  double term = 1.0;
  double sum = 0.0;

  for (double i = 0.0; i < n; i += 1.0)
    {
      sum += term;
      term *= (a + i) / (a + b + d + i) * ((d + i) / (i + 1.0));
      if (term > 1e200)
        {
          term *= 1e-200;
          sum *= 1e-200;
          log_scale += 200.0 * M_LN10;
        }
    }
  return fmin (1.0, exp (log_scale + log (sum)));
}

/**
 * swb_better_beta_sum:
 * @a: a rate
 * @b: another
 * @out: (out): P(B > A)
 *
 * The closed sum (Miller 2015, "Formulas for Bayesian A/B testing"):
 * sum over i < b1 of B(a1 + i, a2 + b2) / ((b2 + i) B(1 + i, b2) B(a1, a2)),
 * exact when the first shape of B, b1, is whole. By the symmetries
 * theta -> 1 - theta and A <-> B it can run over any shape that is whole: it
 * runs over the smallest such one. Terms in their ratios, the first as a
 * logarithm: error about 1e-12.
 *
 * Returns: as swb_belief_check(); %SWB_STATUS_INVALID when one is not a rate;
 *   %SWB_STATUS_RANGE when no shape is whole and at most 2,000: see
 *   swb_better_pair()
 */
SwbStatus
swb_better_beta_sum (const SwbBelief *a, const SwbBelief *b, double *out)
{
  SwbStatus status = check_pair (a, b);
  double shapes[4];
  int best = -1;

  if (status != SWB_STATUS_OK)
    return status;
  if (a->kind != SWB_EVIDENCE_RATE)
    return SWB_STATUS_INVALID;
  shapes[0] = b->a;
  shapes[1] = a->b;
  shapes[2] = a->a;
  shapes[3] = b->b;
  for (int i = 0; i < 4; i++)
    if (shapes[i] == floor (shapes[i]) && shapes[i] <= MAX_SUM &&
        (best < 0 || shapes[i] < shapes[best]))
      best = i;
  switch (best)
    {
    case 0:
      *out = miller_sum (a->a, a->b, b->a, b->b);
      break;
    case 1:
      *out = miller_sum (b->b, b->a, a->b, a->a);
      break;
    case 2:
      *out = 1.0 - miller_sum (b->a, b->b, a->a, a->b);
      break;
    case 3:
      *out = 1.0 - miller_sum (a->b, a->a, b->b, b->a);
      break;
    default:
      return SWB_STATUS_RANGE;
    }
  return SWB_STATUS_OK;
}

static Arm
arm_of (const SwbBelief *belief)
{
  Arm arm = { .belief = belief };
  double reach;

  arm.centre = swb_belief_centre (belief);
  arm.spread = swb_belief_spread (belief);
  reach = 10.0 * arm.spread;
  arm.low = arm.centre - reach - DEPTH / belief->a;
  arm.high = belief->kind == SWB_EVIDENCE_RATE
                 ? arm.centre + reach + DEPTH / belief->b
                 : arm.centre + fmin (reach, log1p (DEPTH / belief->a) + 4.0);
  return arm;
}

/* How long a panel may be at u: a few spreads of each belief, more in its
 * tails, which are powers. */
static double
panel_length (const Arm *arms, size_t n_arms, double u)
{
  double length = INFINITY;

  for (size_t i = 0; i < n_arms; i++)
    length = fmin (length, fmax (PANEL * fmin (arms[i].spread, 1.0),
                                 0.3 * fabs (u - arms[i].centre)));
  return length;
}

/* Adds at one node: density of each times the mass of all others below. work
 * has two numbers an arm: own mass below, and the product of those before. */
static void
add_node (const Arm *arms,
          size_t n_arms,
          double u,
          double weight,
          double *work,
          double *sums)
{
  double *before = work + n_arms;
  double product = 1.0;

  for (size_t i = 0; i < n_arms; i++)
    {
      work[i] = u >= arms[i].high
                    ? 1.0
                    : swb_belief_tails_at (arms[i].belief, u).lower;
      before[i] = product;
      product *= work[i];
    }
  product = weight;
  for (size_t i = n_arms; i-- > 0;)
    {
      double others = before[i] * product;

      if (others > 0.0 && u > arms[i].low && u < arms[i].high)
        sums[i] += others * exp (swb_belief_log_density (arms[i].belief, u));
      product *= work[i];
    }
}

/* sums gets P (best) of each, by panels from where the last of the low ends is,
 * below which one of them has no mass, to the highest end. */
static void
integrate (const Arm *arms, size_t n_arms, double *work, double *sums)
{
  double at = -INFINITY;
  double end = -INFINITY;

  for (size_t i = 0; i < n_arms; i++)
    {
      at = fmax (at, arms[i].low);
      end = fmax (end, arms[i].high);
    }
  while (at < end)
    {
      double length = panel_length (arms, n_arms, at);

      /* Where a centre lies ahead, the panel must not leap over it. */
      for (size_t i = 0; i < n_arms; i++)
        if (arms[i].centre > at)
          length = fmin (length, fmax (PANEL * fmin (arms[i].spread, 1.0),
                                       0.3 * (arms[i].centre - at)));
      length = fmin (length, end - at);
      for (int j = 0; j < SWB_QUADRATURE_POINTS; j++)
        add_node (arms, n_arms, at + length * swb_quadrature_point (j),
                  length * swb_quadrature_weight (j), work, sums);
      if (!(at + length > at))
        break;
      at += length;
    }
}

/**
 * swb_better_best:
 * @arms: (array length=n_arms): beliefs of one kind
 * @n_arms: how many, from 1
 * @out: (out caller-allocates) (array length=n_arms): for each the probability
 *   that it is the best, all together 1
 *
 * P(i best) = integral of f_i(u) prod over j != i of F_j(u) du, u the log odds
 * or the logarithm, by Gauss-Legendre with 20 points on panels that are at most
 * three spreads of the narrowest belief nearby. Shapes need not be whole. Error
 * about 1e-12. Takes time as panels x @n_arms: for beliefs far apart in width
 * the square of @n_arms. Allocates a few numbers an arm.
 *
 * Returns: as swb_belief_check(); %SWB_STATUS_NOT_ENOUGH without arms;
 *   %SWB_STATUS_INVALID when kinds are mixed; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_better_best (const SwbBelief *arms, size_t n_arms, double *out)
{
  Arm *walk;
  double *work;
  double *sums;
  double total = 0.0;

  if (n_arms == 0)
    return SWB_STATUS_NOT_ENOUGH;
  for (size_t i = 0; i < n_arms; i++)
    {
      SwbStatus status = check_pair (&arms[0], &arms[i]);

      if (status != SWB_STATUS_OK)
        return status;
    }
  walk = calloc (n_arms, sizeof *walk);
  work = calloc (2 * n_arms, sizeof *work);
  sums = calloc (n_arms, sizeof *sums);
  if (walk != NULL && work != NULL && sums != NULL)
    {
      for (size_t i = 0; i < n_arms; i++)
        walk[i] = arm_of (&arms[i]);
      integrate (walk, n_arms, work, sums);
      for (size_t i = 0; i < n_arms; i++)
        total += sums[i];
      for (size_t i = 0; i < n_arms; i++)
        out[i] = sums[i] / total;
    }
  free (walk);
  free (work);
  free (sums);
  return total > 0.0 ? SWB_STATUS_OK : SWB_STATUS_NO_MEMORY;
}

/**
 * swb_better_pair:
 * @a: a belief
 * @b: another of the same kind
 * @out: (out): P(B > A)
 *
 * Rates: the closed sum of swb_better_beta_sum() when a shape is whole and at
 * most 2,000, else the integral of swb_better_best(); they agree to 1e-11.
 * Counts: A ~ Gamma(a1, rate r1), B ~ Gamma(b1, rate r2):
 * P(B > A) = I_x(a1, b1) with x = r1 / (r1 + r2). P(B > A) + P(A > B) = 1.
 *
 * Returns: as swb_belief_check(); %SWB_STATUS_INVALID when kinds are mixed;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_better_pair (const SwbBelief *a, const SwbBelief *b, double *out)
{
  SwbStatus status = check_pair (a, b);
  SwbBelief arms[2];
  double best[2];

  if (status != SWB_STATUS_OK)
    return status;
  if (a->kind == SWB_EVIDENCE_COUNT)
    {
      double total = a->b + b->b;

      *out = swb_beta_tails (a->a, b->a, a->b / total, b->b / total).lower;
      return SWB_STATUS_OK;
    }
  status = swb_better_beta_sum (a, b, out);
  if (status != SWB_STATUS_RANGE)
    return status;
  arms[0] = *a;
  arms[1] = *b;
  status = swb_better_best (arms, 2, best);
  if (status == SWB_STATUS_OK)
    *out = best[1];
  return status;
}
