/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flights: spans of days, both ends included (declared in swb-day.h). */
#include "base/swb-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * swb_flight_none:
 *
 * Returns: the flight that stands for "no dates yet"
 */
SwbFlight
swb_flight_none (void)
{
  return (SwbFlight){ SWB_DAY_NONE, SWB_DAY_NONE };
}

/**
 * swb_flight_is_none:
 * @flight: a flight
 *
 * Returns: %TRUE when an end is missing or the end lies before the start
 */
gboolean
swb_flight_is_none (const SwbFlight *flight)
{
  g_return_val_if_fail (flight != NULL, TRUE);
  return !swb_day_is_valid (flight->start) || !swb_day_is_valid (flight->end) ||
         flight->end < flight->start;
}

/**
 * swb_flight_equal:
 * @a: a flight
 * @b: another one
 *
 * Returns: whether both ends are the same
 */
gboolean
swb_flight_equal (const SwbFlight *a, const SwbFlight *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a->start == b->start && a->end == b->end;
}

/**
 * swb_flight_length:
 * @flight: a flight
 *
 * Returns: its days, both ends counted; 0 for none
 */
int
swb_flight_length (const SwbFlight *flight)
{
  return swb_flight_is_none (flight) ? 0 : flight->end - flight->start + 1;
}

/**
 * swb_flight_contains:
 * @flight: a flight
 * @day: a day number
 *
 * Returns: whether the day lies in it
 */
gboolean
swb_flight_contains (const SwbFlight *flight, SwbDay day)
{
  return !swb_flight_is_none (flight) && day >= flight->start &&
         day <= flight->end;
}

/**
 * swb_flight_overlaps:
 * @a: a flight
 * @b: another one
 *
 * Returns: whether they share a day
 */
gboolean
swb_flight_overlaps (const SwbFlight *a, const SwbFlight *b)
{
  return !swb_flight_is_none (a) && !swb_flight_is_none (b) &&
         a->start <= b->end && b->start <= a->end;
}

/**
 * swb_flight_to_text:
 * @flight: a flight
 *
 * Returns: (transfer full): the stored form, "20781/20801"; "" for none
 */
char *
swb_flight_to_text (const SwbFlight *flight)
{
  if (swb_flight_is_none (flight))
    return g_strdup ("");
  return g_strdup_printf ("%d/%d", flight->start, flight->end);
}

/**
 * swb_flight_parse:
 * @text: (nullable): the stored form
 * @out: (out): the flight, none for ""; untouched when the text is not one
 *
 * Returns: whether @text is a flight: two day numbers that can be shown, the
 *   second not before the first
 */
gboolean
swb_flight_parse (const char *text, SwbFlight *out)
{
  const char *slash;
  g_autofree char *first = NULL;
  gint64 start;
  gint64 end;

  g_return_val_if_fail (out != NULL, FALSE);
  if (text == NULL)
    return FALSE;
  if (*text == '\0')
    {
      *out = swb_flight_none ();
      return TRUE;
    }
  slash = strchr (text, '/');
  if (slash == NULL)
    return FALSE;
  first = g_strndup (text, (gsize) (slash - text));
  if (!g_ascii_string_to_signed (first, 10, SWB_DAY_MIN, SWB_DAY_MAX, &start,
                                 NULL) ||
      !g_ascii_string_to_signed (slash + 1, 10, start, SWB_DAY_MAX, &end, NULL))
    return FALSE;
  *out = (SwbFlight){ (SwbDay) start, (SwbDay) end };
  return TRUE;
}

/**
 * swb_flight_format:
 * @flight: a flight
 *
 * Returns: (transfer full): "24 Nov – 14 Dec" for people, with the years when
 *   they differ, one date when it is one day; "" for none
 */
char *
swb_flight_format (const SwbFlight *flight)
{
  SwbDayStyle style = SWB_DAY_STYLE_SHORT;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  int first_year;
  int last_year;

  if (swb_flight_is_none (flight))
    return g_strdup ("");
  swb_day_to_ymd (flight->start, &first_year, NULL, NULL);
  swb_day_to_ymd (flight->end, &last_year, NULL, NULL);
  if (first_year != last_year)
    style = SWB_DAY_STYLE_MEDIUM;
  start = swb_day_format (flight->start, style);
  if (flight->start == flight->end)
    return g_steal_pointer (&start);
  end = swb_day_format (flight->end, style);
  /* Translators: a span of days, as in "24 Nov – 14 Dec" */
  return g_strdup_printf (C_ ("flight", "%s – %s"), start, end);
}
