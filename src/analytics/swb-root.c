/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Root finding inside a bracket. */
#include "analytics/swb-root.h"

#include <math.h>

#define MAX_STEPS 200

/**
 * swb_root_between:
 * @function: continuous, of different sign at both ends
 * @data: its data
 * @low: one end
 * @high: the other end
 * @tolerance: relative, of the answer
 *
 * The Illinois method (Dowell and Jarratt 1971, doi 10.1007/BF01934364), with
 * a bisection whenever three steps have not halved the bracket.
 *
 * Returns: the end of the last bracket where @function has the sign that it has
 *   at @high
 */
double
swb_root_between (SwbRootFunction function,
                  const void *data,
                  double low,
                  double high,
                  double tolerance)
{
  double f_low = function (low, data);
  double f_high = function (high, data);
  double width = fabs (high - low);
  int last = 0;

  for (int i = 0; i < MAX_STEPS; i++)
    {
      double x = high - f_high * (high - low) / (f_high - f_low);
      double nudge = 0.5 * tolerance * fabs (high);
      double f;

      if (fabs (high - low) <= tolerance * fabs (high))
        break;
      if (i % 3 == 2)
        {
          if (fabs (high - low) > 0.5 * width)
            x = 0.5 * (low + high);
          width = fabs (high - low);
        }
      /* Inside, and a trace off the ends so that they close in. */
      if (!(fabs (x - low) > nudge && fabs (x - low) <= fabs (high - low)))
        x = low + copysign (nudge, high - low);
      else if (!(fabs (high - x) > nudge))
        x = high - copysign (nudge, high - low);
      f = function (x, data);
      if (signbit (f) == signbit (f_high))
        {
          f_low *= last > 0 ? 0.5 : 1.0;
          high = x;
          f_high = f;
          last = 1;
        }
      else
        {
          f_high *= last < 0 ? 0.5 : 1.0;
          low = x;
          f_low = f;
          last = -1;
        }
    }
  return high;
}
