/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response curves for the files that compute with them: no checks, no base. */
#pragma once

#include "analytics/swb-response.h"

#include <math.h>

/* (x/k)^al without overflow on the way. */
static inline double
swb_response_power (const SwbResponse *curve, double x)
{
  double ratio = x / curve->spread;

  if (x == 0.0)
    return 0.0;
  if (isnormal (ratio))
    return pow (ratio, curve->shape);
  return exp (curve->shape * (log (x) - log (curve->spread)));
}

/* What x brings above the base; x from 0. */
static inline double
swb_response_gain (const SwbResponse *curve, double x)
{
  double u;

  if (curve->kind == SWB_RESPONSE_LOG)
    {
      double ratio = x / curve->spread;

      if (isinf (ratio))
        return curve->scale * (log (x) - log (curve->spread));
      return curve->scale * log1p (ratio);
    }
  u = swb_response_power (curve, x);
  return curve->scale * (u < 1.0 ? u / (1.0 + u) : 1.0 / (1.0 + 1.0 / u));
}

/* The derivative; infinite at 0 for a Hill curve with al < 1. */
static inline double
swb_response_slope (const SwbResponse *curve, double x)
{
  double u;
  double part;

  if (curve->scale == 0.0)
    return 0.0;
  if (curve->kind == SWB_RESPONSE_LOG)
    return curve->scale / (curve->spread + x);
  if (x == 0.0)
    {
      if (curve->shape == 1.0)
        return curve->scale / curve->spread;
      return curve->shape < 1.0 ? INFINITY : 0.0;
    }
  u = swb_response_power (curve, x);
  if (u == 0.0 || isinf (u))
    return 0.0;
  /* u / (1 + u)^2, from the side that does not overflow. */
  part = u < 1.0 ? u / ((1.0 + u) * (1.0 + u))
                 : 1.0 / (u * (1.0 + 1.0 / u) * (1.0 + 1.0 / u));
  return curve->scale * (curve->shape * (part / x));
}
