/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days to pixels and back, zoom and ticks of the timeline. The date under the
 * pointer stays where it is when the zoom changes. */
#include "ui/swb-timeline-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * swb_timeline_scale_x:
 * @scale: a scale
 * @day: a day, with its fraction; 3.5 is noon of day 3
 *
 * Returns: the pixel of @day
 */
double
swb_timeline_scale_x (const SwbTimelineScale *scale, double day)
{
  return (day - scale->origin) * scale->zoom;
}

/**
 * swb_timeline_scale_position:
 * @scale: a scale
 * @x: a pixel
 *
 * Returns: the day at @x, with its fraction
 */
double
swb_timeline_scale_position (const SwbTimelineScale *scale, double x)
{
  return scale->origin + x / scale->zoom;
}

/**
 * swb_timeline_scale_day:
 * @scale: a scale
 * @x: a pixel
 *
 * Returns: the whole day that @x falls in
 */
SwbDay
swb_timeline_scale_day (const SwbTimelineScale *scale, double x)
{
  double day = floor (swb_timeline_scale_position (scale, x));

  return (SwbDay) CLAMP (day, SWB_DAY_MIN, SWB_DAY_MAX);
}

/**
 * swb_timeline_scale_zoom_at:
 * @scale: a scale
 * @x: the pixel whose date stays
 * @factor: above 1 to come nearer
 *
 * Changes the zoom within its bounds.
 */
void
swb_timeline_scale_zoom_at (SwbTimelineScale *scale, double x, double factor)
{
  double held = swb_timeline_scale_position (scale, x);

  scale->zoom = CLAMP (scale->zoom * factor, SWB_TIMELINE_MIN_ZOOM,
                       SWB_TIMELINE_MAX_ZOOM);
  scale->origin = held - x / scale->zoom;
}

/**
 * swb_timeline_scale_fit:
 * @scale: a scale
 * @flight: what has to be seen
 * @width: pixels that there are
 *
 * Shows @flight from edge to edge, with the room of a day or two at its end.
 */
void
swb_timeline_scale_fit (SwbTimelineScale *scale,
                        const SwbFlight *flight,
                        double width)
{
  double days = MAX (swb_flight_length (flight), 1);
  double room = MAX (1.0, days / 40.0);

  if (width <= 0.0)
    return;
  scale->zoom = CLAMP (width / (days + room), SWB_TIMELINE_MIN_ZOOM,
                       SWB_TIMELINE_MAX_ZOOM);
  scale->origin = flight->start;
  if (scale->zoom * (days + room) > width)
    return;
  scale->origin -= (width / scale->zoom - days - room) / 2.0;
}

/**
 * swb_timeline_scale_centre:
 * @scale: a scale
 * @day: the day to see
 * @width: pixels that there are
 *
 * Brings noon of @day to the middle; the zoom stays.
 */
void
swb_timeline_scale_centre (SwbTimelineScale *scale, SwbDay day, double width)
{
  scale->origin = day + 0.5 - width / 2.0 / scale->zoom;
}

/**
 * swb_timeline_scale_unit:
 * @scale: a scale
 * @gap: the pixels that a label needs
 *
 * Returns: the finest unit whose labels do not run into each other
 */
SwbTimelineUnit
swb_timeline_scale_unit (const SwbTimelineScale *scale, double gap)
{
  static const double days[] = { 1.0, 7.0, 14.0, 28.0, 90.0 };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] * scale->zoom >= gap)
      break;
  return (SwbTimelineUnit) i;
}

static SwbDay
unit_start (SwbDay day, SwbTimelineUnit unit, int week_start)
{
  SwbDay month;
  SwbDay monday;
  int year;
  int number;

  switch (unit)
    {
    case SWB_TIMELINE_DAYS:
      return day;
    case SWB_TIMELINE_WEEKS:
      return swb_day_week_start (day, week_start);
    case SWB_TIMELINE_FORTNIGHTS:
      monday = swb_day_week_start (day, week_start);
      /* Counted from a fixed week, so that panning does not shift them. */
      return ((monday - SWB_DAY_MIN) / 7) % 2 != 0 ? monday - 7 : monday;
    case SWB_TIMELINE_MONTHS:
      return swb_day_month_start (day);
    case SWB_TIMELINE_QUARTERS:
    case SWB_TIMELINE_YEARS:
    default:
      month = swb_day_month_start (day);
      if (!swb_day_to_ymd (month, &year, &number, NULL))
        return month;
      number -= 1;
      return swb_day_add_months (
          month, -(unit == SWB_TIMELINE_QUARTERS ? number % 3 : number));
    }
}

static SwbDay
unit_next (SwbDay day, SwbTimelineUnit unit)
{
  switch (unit)
    {
    case SWB_TIMELINE_DAYS:
      return day + 1;
    case SWB_TIMELINE_WEEKS:
      return day + 7;
    case SWB_TIMELINE_FORTNIGHTS:
      return day + 14;
    case SWB_TIMELINE_MONTHS:
      return swb_day_add_months (day, 1);
    case SWB_TIMELINE_QUARTERS:
      return swb_day_add_months (day, 3);
    case SWB_TIMELINE_YEARS:
    default:
      return swb_day_add_months (day, 12);
    }
}

static gboolean
starts_more (SwbDay day, SwbTimelineUnit unit, int week_start)
{
  switch (unit)
    {
    case SWB_TIMELINE_DAYS:
      return swb_day_week_start (day, week_start) == day;
    case SWB_TIMELINE_WEEKS:
    case SWB_TIMELINE_FORTNIGHTS:
      return FALSE;
    case SWB_TIMELINE_MONTHS:
    case SWB_TIMELINE_QUARTERS:
    case SWB_TIMELINE_YEARS:
    default:
      return unit_start (day, SWB_TIMELINE_YEARS, week_start) == day;
    }
}

static const char *
tick_pattern (SwbTimelineUnit unit,
              gboolean first,
              gboolean new_month,
              gboolean new_year)
{
  if (unit == SWB_TIMELINE_YEARS)
    return "%Y";
  if (unit >= SWB_TIMELINE_MONTHS)
    /* Translators: a month with its year, as in "Jan 2027" */
    return first || new_year ? C_ ("date", "%b %Y")
                             /* Translators: a month alone, as in "Jan" */
                             : C_ ("date", "%b");
  /* Translators: a day with its month, as in "24 Nov" */
  return first || new_month ? C_ ("date", "%-d %b") : "%-d";
}

static void
label_tick (SwbTimelineTick *tick,
            SwbTimelineUnit unit,
            SwbDay previous,
            gboolean wide)
{
  gboolean first = previous == SWB_DAY_NONE;
  gboolean new_month = !first && swb_day_month_start (tick->day) !=
                                     swb_day_month_start (previous);
  gboolean new_year =
      !first && unit_start (tick->day, SWB_TIMELINE_YEARS, 1) !=
                    unit_start (previous, SWB_TIMELINE_YEARS, 1);
  const char *pattern = tick_pattern (unit, first, new_month, new_year);
  g_autofree char *text = NULL;

  if (unit == SWB_TIMELINE_DAYS && wide)
    /* Translators: weekday, day and month, as in "Mon 24 Nov" */
    pattern = C_ ("date", "%a %-d %b");
  text = swb_day_format_pattern (tick->day, pattern);
  g_strlcpy (tick->label, text, sizeof tick->label);
  if (!g_utf8_validate (tick->label, -1, NULL))
    tick->label[0] = '\0';
}

/**
 * swb_timeline_scale_ticks:
 * @scale: a scale
 * @width: pixels that are seen
 * @gap: the pixels that a label needs
 * @week_start: 1 for Monday to 7 for Sunday
 *
 * The first tick and each that begins a month name the month.
 *
 * Returns: (transfer full): an array of #SwbTimelineTick from the last one
 *   left of 0 to the first one right of @width
 */
GArray *
swb_timeline_scale_ticks (const SwbTimelineScale *scale,
                          double width,
                          double gap,
                          int week_start)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (SwbTimelineTick));
  SwbTimelineUnit unit = swb_timeline_scale_unit (scale, gap);
  gboolean wide = scale->zoom >= gap * 2.0;
  SwbDay previous = SWB_DAY_NONE;
  SwbDay day =
      unit_start (swb_timeline_scale_day (scale, 0.0), unit, week_start);

  while (swb_day_is_valid (day) && ticks->len < 4096)
    {
      SwbTimelineTick tick = { day, starts_more (day, unit, week_start), "" };
      double x = swb_timeline_scale_x (scale, day);

      /* One left of the edge is not read, so the next one says the month. */
      label_tick (&tick, unit, x < -3.0 ? SWB_DAY_NONE : previous, wide);
      g_array_append_val (ticks, tick);
      if (x > width)
        break;
      previous = x < -3.0 ? SWB_DAY_NONE : day;
      day = unit_next (day, unit);
    }
  return ticks;
}

/**
 * swb_timeline_snap_week:
 * @day: a day
 * @week_start: 1 for Monday to 7 for Sunday
 *
 * Returns: the start of a week that is nearest to @day
 */
SwbDay
swb_timeline_snap_week (SwbDay day, int week_start)
{
  SwbDay start = swb_day_week_start (day, week_start);

  return day - start > 3 ? start + 7 : start;
}
