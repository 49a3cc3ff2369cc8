/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gauss-Legendre's twenty points on 0 to 1. */
#pragma once

#define SWB_QUADRATURE_POINTS 20

double swb_quadrature_point (int i);
double swb_quadrature_weight (int i);
