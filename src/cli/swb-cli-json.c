/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of JSON objects. What is not known is null, never 0 or "". */
#include "cli/swb-cli-json.h"

#include <math.h>
#include <stdio.h>

/**
 * swb_json_add_text:
 * @json: a builder in an object
 * @key: the member
 * @text: (nullable): UTF-8; "" is null too
 */
void
swb_json_add_text (JsonBuilder *json, const char *key, const char *text)
{
  json_builder_set_member_name (json, key);
  if (text == NULL || *text == '\0')
    json_builder_add_null_value (json);
  else
    json_builder_add_string_value (json, text);
}

/**
 * swb_json_add_int:
 * @json: a builder in an object
 * @key: the member
 * @value: a whole number
 */
void
swb_json_add_int (JsonBuilder *json, const char *key, gint64 value)
{
  json_builder_set_member_name (json, key);
  json_builder_add_int_value (json, value);
}

/**
 * swb_json_add_count:
 * @json: a builder in an object
 * @key: the member
 * @value: a whole number; null below 0
 */
void
swb_json_add_count (JsonBuilder *json, const char *key, gint64 value)
{
  json_builder_set_member_name (json, key);
  if (value < 0)
    json_builder_add_null_value (json);
  else
    json_builder_add_int_value (json, value);
}

/**
 * swb_json_add_real:
 * @json: a builder in an object
 * @key: the member
 * @value: a number; null where it is none
 */
void
swb_json_add_real (JsonBuilder *json, const char *key, double value)
{
  json_builder_set_member_name (json, key);
  if (isfinite (value))
    json_builder_add_double_value (json, value);
  else
    json_builder_add_null_value (json);
}

/**
 * swb_json_add_bool:
 * @json: a builder in an object
 * @key: the member
 * @value: true or false
 */
void
swb_json_add_bool (JsonBuilder *json, const char *key, gboolean value)
{
  json_builder_set_member_name (json, key);
  json_builder_add_boolean_value (json, value);
}

/**
 * swb_json_add_day:
 * @json: a builder in an object
 * @key: the member
 * @day: a day, written "2027-02-14"; null for none
 */
void
swb_json_add_day (JsonBuilder *json, const char *key, SwbDay day)
{
  g_autofree char *text = swb_day_to_iso (day);

  swb_json_add_text (json, key, text);
}

/**
 * swb_json_add_id:
 * @json: a builder in an object
 * @key: the member
 * @id: (nullable): an id; null for none
 */
void
swb_json_add_id (JsonBuilder *json, const char *key, const SwbId *id)
{
  g_autofree char *text =
      id != NULL && !swb_id_is_nil (id) ? swb_id_to_string (id) : NULL;

  swb_json_add_text (json, key, text);
}

/**
 * swb_json_add_money:
 * @json: a builder in an object
 * @key: the member
 * @money: an amount, an object of its minor units and currency; null for none
 */
void
swb_json_add_money (JsonBuilder *json, const char *key, SwbMoney money)
{
  json_builder_set_member_name (json, key);
  if (swb_money_is_none (&money))
    {
      json_builder_add_null_value (json);
      return;
    }
  json_builder_begin_object (json);
  swb_json_add_int (json, "minor", money.minor);
  swb_json_add_text (json, "currency", money.currency);
  json_builder_end_object (json);
}

/**
 * swb_json_add_words:
 * @json: a builder in an object
 * @key: the member
 * @words: (nullable): a list, ", " between
 */
void
swb_json_add_words (JsonBuilder *json, const char *key, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", ",", -1);

  json_builder_set_member_name (json, key);
  json_builder_begin_array (json);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      json_builder_add_string_value (json, parts[i]);
  json_builder_end_array (json);
}

/**
 * swb_json_print:
 * @json: a builder whose root is complete
 *
 * Prints it with a line's end.
 */
void
swb_json_print (JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  /* Not g_print (): that would turn letters into what the locale has. */
  fputs (text, stdout);
  fputc ('\n', stdout);
}
