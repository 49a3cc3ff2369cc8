/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales: data to the unit interval and to the page, and the ticks of axes. */
#pragma once

#include "base/swb-day.h"

#include <glib.h>

G_BEGIN_DECLS

#define SWB_TICKS_MAX 32

/**
 * SwbScale:
 * @min: the data value at @from
 * @max: the data value at @to; may equal @min
 * @from: the place of @min
 * @to: the place of @max; less than @from where the axis runs the other way
 */
typedef struct
{
  double min;
  double max;
  double from;
  double to;
} SwbScale;

/**
 * SwbTicks:
 * @n: how many there are
 * @values: the data values, ascending
 * @step: the distance of two; for days the shortest
 */
typedef struct
{
  guint n;
  double values[SWB_TICKS_MAX];
  double step;
} SwbTicks;

double swb_scale_unit (const SwbScale *scale, double value);
double swb_scale_map (const SwbScale *scale, double value);
double swb_scale_invert (const SwbScale *scale, double place);
void
swb_scale_band (guint n, guint index, double gap, double *start, double *size);

void swb_ticks_nice (double min, double max, guint target, SwbTicks *ticks);
void swb_ticks_days (SwbDay first, SwbDay last, guint target, SwbTicks *ticks);

G_END_DECLS
