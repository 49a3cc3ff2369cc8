/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beta and gamma functions that keep their digits: tiny tails, huge counts, and
 * differences that plain formulas would cancel away. */
#pragma once

/**
 * SwbTails:
 * @lower: P(X <= x)
 * @upper: P(X > x); not 1 - @lower, which would lose the digits of a thin tail
 */
typedef struct
{
  double lower;
  double upper;
} SwbTails;

double swb_log1pmx (double u);
double swb_stirling_error (double x);
double swb_log_beta (double a, double b);
double swb_rising_log (double a, double s);
double swb_rising_slope (double a, double s);

double swb_beta_log_density (double a, double b, double x, double y);
double swb_gamma_log_density (double a, double x);
SwbTails swb_beta_tails (double a, double b, double x, double y);
SwbTails swb_gamma_tails (double a, double x);
