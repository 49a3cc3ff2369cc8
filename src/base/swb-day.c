/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of the proleptic Gregorian calendar as numbers, and spans of them. */
#include "base/swb-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* GDate's Julian day 1 is 0001-01-01. */
#define JULIAN_OF_1970 719163

/**
 * swb_day_is_valid:
 * @day: a day number
 *
 * Returns: whether it lies in the years 1 to 9999
 */
gboolean
swb_day_is_valid (SwbDay day)
{
  return day >= SWB_DAY_MIN && day <= SWB_DAY_MAX;
}

/**
 * swb_day_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day number, or %SWB_DAY_NONE when there is no such day
 */
SwbDay
swb_day_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return SWB_DAY_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return SWB_DAY_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (SwbDay) g_date_get_julian (&date) - JULIAN_OF_1970;
}

/**
 * swb_day_to_ymd:
 * @day: a day number
 * @year: (out) (optional): the year
 * @month: (out) (optional): 1 to 12
 * @month_day: (out) (optional): 1 to 31
 *
 * Returns: %FALSE, with nothing written, for a day that cannot be shown
 */
gboolean
swb_day_to_ymd (SwbDay day, int *year, int *month, int *month_day)
{
  GDate date;

  if (!swb_day_is_valid (day))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + JULIAN_OF_1970));
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = (int) g_date_get_month (&date);
  if (month_day != NULL)
    *month_day = g_date_get_day (&date);
  return TRUE;
}

/**
 * swb_day_from_unix:
 * @seconds: seconds since 1970-01-01 UTC
 *
 * Returns: the day in UTC, or %SWB_DAY_NONE when it cannot be shown
 */
SwbDay
swb_day_from_unix (gint64 seconds)
{
  gint64 day = seconds / 86400 - (seconds % 86400 < 0 ? 1 : 0);

  return day >= SWB_DAY_MIN && day <= SWB_DAY_MAX ? (SwbDay) day : SWB_DAY_NONE;
}

static gboolean
read_digits (const char *text, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + g_ascii_digit_value (text[i]);
    }
  return TRUE;
}

/**
 * swb_day_parse_iso:
 * @text: (nullable): "2026-11-21"
 * @out: (out): the day; untouched when the text is not one
 *
 * Returns: whether @text is a day in this form
 */
gboolean
swb_day_parse_iso (const char *text, SwbDay *out)
{
  int year;
  int month;
  int day;
  SwbDay found;

  g_return_val_if_fail (out != NULL, FALSE);
  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  if (!read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month) ||
      !read_digits (text + 8, 2, &day))
    return FALSE;
  found = swb_day_from_ymd (year, month, day);
  if (found == SWB_DAY_NONE)
    return FALSE;
  *out = found;
  return TRUE;
}

/**
 * swb_day_to_iso:
 * @day: a day number
 *
 * Returns: (transfer full): "2026-11-21", or "" for no day
 */
char *
swb_day_to_iso (SwbDay day)
{
  int year;
  int month;
  int month_day;

  if (!swb_day_to_ymd (day, &year, &month, &month_day))
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d", year, month, month_day);
}

/**
 * swb_day_today:
 *
 * Returns: the day that the calendar on this person's wall shows
 */
SwbDay
swb_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (now == NULL)
    return swb_day_from_unix (g_get_real_time () / G_USEC_PER_SEC);
  return swb_day_from_ymd (g_date_time_get_year (now),
                           g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now));
}

/**
 * swb_day_weekday:
 * @day: a day number
 *
 * Returns: 1 for Monday to 7 for Sunday; 0 for no day
 */
int
swb_day_weekday (SwbDay day)
{
  if (!swb_day_is_valid (day))
    return 0;
  /* 0001-01-01 was a Monday. */
  return (day - SWB_DAY_MIN) % 7 + 1;
}

/**
 * swb_day_week_start:
 * @day: a day number
 * @first_weekday: with which weekday a week starts, 1 (Monday) to 7
 *
 * Returns: the first day of the week that @day lies in
 */
SwbDay
swb_day_week_start (SwbDay day, int first_weekday)
{
  g_return_val_if_fail (first_weekday >= 1 && first_weekday <= 7, day);
  if (!swb_day_is_valid (day))
    return SWB_DAY_NONE;
  return day - (swb_day_weekday (day) - first_weekday + 7) % 7;
}

/**
 * swb_day_month_start:
 * @day: a day number
 *
 * Returns: the first day of its month
 */
SwbDay
swb_day_month_start (SwbDay day)
{
  int month_day;

  if (!swb_day_to_ymd (day, NULL, NULL, &month_day))
    return SWB_DAY_NONE;
  return day - month_day + 1;
}

/**
 * swb_day_add_months:
 * @day: a day number
 * @months: how many months later, or earlier when negative
 *
 * Returns: the same day of that month, or its last day when it is shorter;
 *   %SWB_DAY_NONE when it cannot be shown
 */
SwbDay
swb_day_add_months (SwbDay day, int months)
{
  int year;
  int month;
  int month_day;
  gint64 total;

  if (!swb_day_to_ymd (day, &year, &month, &month_day))
    return SWB_DAY_NONE;
  total = (gint64) year * 12 + month - 1 + months;
  if (total < 12 || total >= G_GINT64_CONSTANT (10000) * 12)
    return SWB_DAY_NONE;
  year = (int) (total / 12);
  month = (int) (total % 12) + 1;
  month_day = MIN (month_day, g_date_get_days_in_month ((GDateMonth) month,
                                                        (GDateYear) year));
  return swb_day_from_ymd (year, month, month_day);
}

/**
 * swb_day_format_pattern:
 * @day: a day number
 * @pattern: as for g_date_time_format()
 *
 * Returns: (transfer full): the day with this locale's names of months and
 *   weekdays; "" for no day
 */
char *
swb_day_format_pattern (SwbDay day, const char *pattern)
{
  g_autoptr (GDateTime) date = NULL;
  char *text;
  int year;
  int month;
  int month_day;

  g_return_val_if_fail (pattern != NULL, NULL);
  if (!swb_day_to_ymd (day, &year, &month, &month_day))
    return g_strdup ("");
  date = g_date_time_new_utc (year, month, month_day, 0, 0, 0.0);
  text = date != NULL ? g_date_time_format (date, pattern) : NULL;
  return text != NULL ? text : swb_day_to_iso (day);
}

/**
 * swb_day_format:
 * @day: a day number
 * @style: how much of it
 *
 * Returns: (transfer full): the day for people; "" for no day
 */
char *
swb_day_format (SwbDay day, SwbDayStyle style)
{
  const char *pattern;

  switch (style)
    {
    case SWB_DAY_STYLE_SHORT:
      /* Translators: a day without its year, as in "24 Nov" */
      pattern = C_ ("date", "%-d %b");
      break;
    case SWB_DAY_STYLE_LONG:
      /* Translators: a whole date, as in "14 February 2027" */
      pattern = C_ ("date", "%-d %B %Y");
      break;
    case SWB_DAY_STYLE_MEDIUM:
    default:
      /* Translators: a date, as in "24 Nov 2026" */
      pattern = C_ ("date", "%-d %b %Y");
      break;
    }
  return swb_day_format_pattern (day, pattern);
}
