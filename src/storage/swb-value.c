/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a field, as it crosses between threads. */
#include "storage/swb-value.h"

#include <math.h>
#include <string.h>

/**
 * swb_value_null:
 *
 * Returns: the value of a field that is not told
 */
SwbValue
swb_value_null (void)
{
  return (SwbValue){ .type = SWB_VALUE_NULL };
}

/**
 * swb_value_int:
 * @integer: a whole number
 *
 * Returns: a value
 */
SwbValue
swb_value_int (gint64 integer)
{
  return (SwbValue){ .type = SWB_VALUE_INT, .integer = integer };
}

/**
 * swb_value_real:
 * @real: a number; what is not finite becomes null
 *
 * Returns: a value
 */
SwbValue
swb_value_real (double real)
{
  return isfinite (real) ? (SwbValue){ .type = SWB_VALUE_REAL, .real = real }
                         : swb_value_null ();
}

/**
 * swb_value_text:
 * @text: (nullable): UTF-8; null or empty becomes null
 *
 * Returns: a value that owns a copy of @text
 */
SwbValue
swb_value_text (const char *text)
{
  return swb_value_take_text (g_strdup (text));
}

/**
 * swb_value_take_text:
 * @text: (nullable) (transfer full): UTF-8; null or empty becomes null
 *
 * Returns: a value that owns @text
 */
SwbValue
swb_value_take_text (char *text)
{
  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return swb_value_null ();
    }
  return (SwbValue){ .type = SWB_VALUE_TEXT, .text = text };
}

/**
 * swb_value_id:
 * @id: (nullable): an id; null or the nil id becomes null
 *
 * Returns: a value
 */
SwbValue
swb_value_id (const SwbId *id)
{
  return id == NULL || swb_id_is_nil (id)
             ? swb_value_null ()
             : (SwbValue){ .type = SWB_VALUE_ID, .id = *id };
}

/**
 * swb_value_day:
 * @day: a day; SWB_DAY_NONE becomes null
 *
 * Returns: a value
 */
SwbValue
swb_value_day (SwbDay day)
{
  return day == SWB_DAY_NONE ? swb_value_null () : swb_value_int (day);
}

/**
 * swb_value_money:
 * @money: an amount; none becomes null
 *
 * Returns: amount and currency as one value
 */
SwbValue
swb_value_money (SwbMoney money)
{
  return swb_money_is_none (&money)
             ? swb_value_null ()
             : swb_value_take_text (swb_money_to_text (money));
}

/**
 * swb_value_flight:
 * @flight: first and last day
 *
 * Returns: both as one value
 */
SwbValue
swb_value_flight (SwbFlight flight)
{
  return swb_value_take_text (swb_flight_to_text (&flight));
}

/**
 * swb_value_copy:
 * @value: a value
 *
 * Returns: a copy that owns its own text
 */
SwbValue
swb_value_copy (const SwbValue *value)
{
  SwbValue copy = *value;

  if (copy.type == SWB_VALUE_TEXT)
    copy.text = g_strdup (copy.text);
  return copy;
}

/**
 * swb_value_clear:
 * @value: a value; null afterwards
 */
void
swb_value_clear (SwbValue *value)
{
  if (value->type == SWB_VALUE_TEXT)
    g_free (value->text);
  value->type = SWB_VALUE_NULL;
}

/**
 * swb_value_equal:
 * @a: a value
 * @b: another one
 *
 * Returns: whether they have the same type and content
 */
gboolean
swb_value_equal (const SwbValue *a, const SwbValue *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case SWB_VALUE_INT:
      return a->integer == b->integer;
    case SWB_VALUE_REAL:
      return a->real == b->real;
    case SWB_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case SWB_VALUE_ID:
      return swb_id_equal (&a->id, &b->id);
    case SWB_VALUE_NULL:
    default:
      return TRUE;
    }
}

/**
 * swb_value_get_text:
 * @value: a value
 *
 * Returns: (nullable): its text, null where it is none
 */
const char *
swb_value_get_text (const SwbValue *value)
{
  return value->type == SWB_VALUE_TEXT ? value->text : NULL;
}

/**
 * swb_value_get_int:
 * @value: a value
 * @fallback: what to give where it is no whole number
 *
 * Returns: the number
 */
gint64
swb_value_get_int (const SwbValue *value, gint64 fallback)
{
  return value->type == SWB_VALUE_INT ? value->integer : fallback;
}

/**
 * swb_value_get_real:
 * @value: a value
 * @fallback: what to give where it is no number
 *
 * Returns: the number
 */
double
swb_value_get_real (const SwbValue *value, double fallback)
{
  if (value->type == SWB_VALUE_INT)
    return (double) value->integer;
  return value->type == SWB_VALUE_REAL ? value->real : fallback;
}

/**
 * swb_value_get_day:
 * @value: a value
 *
 * Returns: the day, or SWB_DAY_NONE
 */
SwbDay
swb_value_get_day (const SwbValue *value)
{
  gint64 day = swb_value_get_int (value, SWB_DAY_NONE);

  return day > G_MININT32 && day <= G_MAXINT32 ? (SwbDay) day : SWB_DAY_NONE;
}

/**
 * swb_value_get_money:
 * @value: a value
 *
 * Returns: the amount, or none
 */
SwbMoney
swb_value_get_money (const SwbValue *value)
{
  SwbMoney money;

  if (value->type == SWB_VALUE_TEXT &&
      swb_money_parse_text (value->text, &money))
    return money;
  return swb_money_none ();
}

/**
 * swb_value_get_flight:
 * @value: a value
 *
 * Returns: the flight; both days are SWB_DAY_NONE where it is none
 */
SwbFlight
swb_value_get_flight (const SwbValue *value)
{
  SwbFlight flight;

  if (value->type == SWB_VALUE_TEXT && swb_flight_parse (value->text, &flight))
    return flight;
  return (SwbFlight){ SWB_DAY_NONE, SWB_DAY_NONE };
}

/**
 * swb_value_get_id:
 * @value: a value
 *
 * Returns: the id, or the nil id
 */
SwbId
swb_value_get_id (const SwbValue *value)
{
  return value->type == SWB_VALUE_ID ? value->id : swb_id_nil ();
}
