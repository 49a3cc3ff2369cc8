/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear, day and band scales; round numbers and calendar days as ticks. */
#include "chart/swb-scale.h"

#include <math.h>

/**
 * swb_scale_unit:
 * @scale: a scale
 * @value: a data value
 *
 * Returns: 0 at the minimum, 1 at the maximum; 0.5 where both are equal
 */
double
swb_scale_unit (const SwbScale *scale, double value)
{
  double span = scale->max - scale->min;

  return span > 0.0 ? (value - scale->min) / span : 0.5;
}

/**
 * swb_scale_map:
 * @scale: a scale
 * @value: a data value
 *
 * Returns: its place
 */
double
swb_scale_map (const SwbScale *scale, double value)
{
  return scale->from +
         swb_scale_unit (scale, value) * (scale->to - scale->from);
}

/**
 * swb_scale_invert:
 * @scale: a scale
 * @place: a place
 *
 * Returns: the data value there, held within the scale
 */
double
swb_scale_invert (const SwbScale *scale, double place)
{
  double span = scale->to - scale->from;
  double unit = span != 0.0 ? (place - scale->from) / span : 0.0;

  return scale->min + CLAMP (unit, 0.0, 1.0) * (scale->max - scale->min);
}

/**
 * swb_scale_band:
 * @n: how many categories, at least 1
 * @index: which one
 * @gap: the share of each band that stays empty, 0 to 1
 * @start: (out): where it starts in the unit interval
 * @size: (out): its size in the unit interval
 */
void
swb_scale_band (guint n, guint index, double gap, double *start, double *size)
{
  double band = 1.0 / MAX (n, 1);

  *size = band * (1.0 - gap);
  *start = band * index + band * gap / 2.0;
}

static double
nice_step (double rough)
{
  double power = pow (10.0, floor (log10 (rough)));
  double share = rough / power;

  if (share <= 1.0 + 1e-9)
    return power;
  if (share <= 2.0 + 1e-9)
    return 2.0 * power;
  return share <= 5.0 + 1e-9 ? 5.0 * power : 10.0 * power;
}

/**
 * swb_ticks_nice:
 * @min: the least value, finite
 * @max: the largest value, finite, not less than @min
 * @target: how many steps at most
 * @ticks: (out): 1, 2 or 5 times a power of ten apart, all within the range
 */
void
swb_ticks_nice (double min, double max, guint target, SwbTicks *ticks)
{
  double first;

  ticks->n = 0;
  ticks->step = 0.0;
  target = CLAMP (target, 1, SWB_TICKS_MAX - 2);
  if (!(max > min))
    {
      ticks->values[ticks->n++] = min;
      return;
    }
  ticks->step = nice_step (max / target - min / target);
  first = ceil (min / ticks->step - 1e-9);
  for (guint i = 0; i < SWB_TICKS_MAX; i++)
    {
      double value = (first + i) * ticks->step;

      if (value > max + ticks->step * 1e-9)
        break;
      ticks->values[ticks->n++] = value == 0.0 ? 0.0 : value;
    }
}

static void
ticks_every (SwbDay first, SwbDay last, int step, SwbTicks *ticks)
{
  int origin = step % 7 == 0 ? swb_day_from_ymd (1970, 1, 5) : 0;
  int over = (first - origin) % step;
  gint64 day = (gint64) first + (over > 0 ? step - over : -over);

  ticks->n = 0;
  ticks->step = step;
  for (; day <= last && ticks->n < SWB_TICKS_MAX; day += step)
    ticks->values[ticks->n++] = (double) day;
}

static void
ticks_months (SwbDay first, SwbDay last, int months, SwbTicks *ticks)
{
  int year = 1970, month = 1, mday = 1;
  int count;

  ticks->n = 0;
  ticks->step = months * 28.0;
  swb_day_to_ymd (first, &year, &month, &mday);
  count = year * 12 + month - 1;
  count -= count % months;
  for (; ticks->n < SWB_TICKS_MAX; count += months)
    {
      SwbDay day = swb_day_from_ymd (count / 12, count % 12 + 1, 1);

      if (day == SWB_DAY_NONE || day > last)
        break;
      if (day >= first)
        ticks->values[ticks->n++] = day;
    }
}

/**
 * swb_ticks_days:
 * @first: the first day, valid
 * @last: the last day, valid, not before @first
 * @target: how many ticks at most
 * @ticks: (out): days, Mondays, firsts of months or of years, within the range
 */
void
swb_ticks_days (SwbDay first, SwbDay last, guint target, SwbTicks *ticks)
{
  static const int days[] = { 1, 2, 7, 14 };
  static const int months[] = { 1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000 };
  int span = last - first;

  target = CLAMP (target, 1, SWB_TICKS_MAX - 2);
  ticks->n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (span / days[i] < (int) target)
      {
        ticks_every (first, last, days[i], ticks);
        if (ticks->n > 0)
          return;
      }
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (span / 28 / months[i] < (int) target)
      {
        ticks_months (first, last, months[i], ticks);
        if (ticks->n > 0)
          return;
      }
  ticks->step = span;
  ticks->values[0] = first;
  ticks->n = 1;
}
