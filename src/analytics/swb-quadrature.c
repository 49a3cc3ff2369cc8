/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gauss-Legendre's twenty points on 0 to 1. */
#include "analytics/swb-quadrature.h"

/* Positive roots of the Legendre polynomial P20 and their weights on -1 to 1
 * (Abramowitz and Stegun, table 25.4). */
static const double roots[SWB_QUADRATURE_POINTS / 2][2] = {
  { 0.99312859918509492, 0.017614007139152118 },
  { 0.96397192727791379, 0.040601429800386941 },
  { 0.91223442825132591, 0.062672048334109064 },
  { 0.83911697182221882, 0.083276741576704749 },
  { 0.74633190646015079, 0.10193011981724044 },
  { 0.63605368072651503, 0.11819453196151842 },
  { 0.5108670019508271, 0.13168863844917663 },
  { 0.37370608871541956, 0.14209610931838205 },
  { 0.22778585114164508, 0.14917298647260375 },
  { 0.076526521133497334, 0.15275338713072585 },
};

/**
 * swb_quadrature_point:
 * @i: 0 to 19
 *
 * Returns: the abscissa on 0 to 1
 */
double
swb_quadrature_point (int i)
{
  int pair = i / 2;

  return i % 2 == 0 ? 0.5 - 0.5 * roots[pair][0] : 0.5 + 0.5 * roots[pair][0];
}

/**
 * swb_quadrature_weight:
 * @i: 0 to 19
 *
 * Returns: the weight; all sum to 1
 */
double
swb_quadrature_weight (int i)
{
  return 0.5 * roots[i / 2][1];
}
