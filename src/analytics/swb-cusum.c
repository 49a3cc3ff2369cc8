/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watching a series of counts with a CUSUM. */
#include "analytics/swb-cusum-private.h"

/* The sum since it was last 0, or since the start: the counts and the periods
 * are kept, and the sum is from + counts - periods k, so that thousands of
 * periods of k = 0.1 do not drift. */
typedef struct
{
  double from;
  double counts;
  double periods;
  size_t onset;
} Run;

static SwbStatus
check_counts (const double *counts, size_t n)
{
  double sum = 0.0;

  for (size_t i = 0; i < n; i++)
    {
      if (isnan (counts[i]))
        return SWB_STATUS_NOT_ENOUGH;
      if (!(counts[i] >= 0.0) || counts[i] != floor (counts[i]))
        return SWB_STATUS_INVALID;
      sum += counts[i];
    }
  return sum <= SWB_CUSUM_COUNT_MAX ? SWB_STATUS_OK : SWB_STATUS_RANGE;
}

static SwbCusumPoint
advance (Run *run, const SwbCusum *chart, double count, size_t period)
{
  double tie = SWB_CUSUM_TIE * (1.0 + chart->h);
  SwbCusumPoint point = { .onset = run->onset };
  double sum;

  run->counts += count;
  run->periods++;
  sum = run->from + run->counts - run->periods * chart->k;
  if (sum <= tie)
    {
      point.onset = SWB_CUSUM_NO_ONSET;
      *run = (Run){ .onset = period + 1 };
      return point;
    }
  point.sum = sum;
  point.is_alarm = sum >= chart->h - tie;
  return point;
}

/**
 * swb_cusum_watch:
 * @chart: k, h and the start
 * @counts: (array length=n): the counts, whole numbers from 0
 * @n: how many periods
 * @restart: whether the sum starts anew, from the same start, after an alarm;
 *   else it goes on and every period with S >= h is an alarm
 * @out: (out caller-allocates) (array length=n): S, whether it is an alarm, and
 *   the onset after each period
 *
 * S_t = max (0, S_(t-1) + x_t - k), an alarm when S_t >= h (not only above it;
 * sums closer than 1e-9 (1 + h) to h or 0 count as there). The onset is the
 * period after S was last 0, the maximum likelihood estimate of where the mean
 * rose when it rose to the m1 that k was made for (Page 1954; Hawkins and
 * Olwell 1998). With @restart, runs from start to alarm are independent, and
 * false alarms come once in ARL periods on average. Allocates nothing.
 *
 * Returns: %SWB_STATUS_INVALID for a chart that is none (see swb_cusum_arl())
 *   or a count that is negative or no whole number; %SWB_STATUS_NOT_ENOUGH for
 *   NaN; %SWB_STATUS_RANGE when the counts sum to more than 2^53. With anything
 *   but OK @out is untouched
 */
SwbStatus
swb_cusum_watch (const SwbCusum *chart,
                 const double *counts,
                 size_t n,
                 bool restart,
                 SwbCusumPoint *out)
{
  Run run = { .from = chart->start };
  SwbStatus status = swb_cusum_check (chart);

  if (status == SWB_STATUS_OK)
    status = check_counts (counts, n);
  if (status == SWB_STATUS_OK && !isfinite ((double) n * chart->k))
    status = SWB_STATUS_RANGE;
  if (status != SWB_STATUS_OK)
    return status;
  for (size_t t = 0; t < n; t++)
    {
      out[t] = advance (&run, chart, counts[t], t);
      if (out[t].is_alarm && restart)
        run = (Run){ .from = chart->start, .onset = t + 1 };
    }
  return SWB_STATUS_OK;
}
