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

/* The shortest text that reads back as the same number. */
static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  g_string_append (out, text);
}

static void
append_text (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (out, quoted);
}

static void
append_value (GString *out, JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_INT64:
      g_string_append_printf (out, "%" G_GINT64_FORMAT,
                              json_node_get_int (node));
      break;
    case G_TYPE_DOUBLE:
      append_number (out, json_node_get_double (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      break;
    default:
      append_text (out, json_node_get_string (node));
    }
}

static void append_node (GString *out, JsonNode *node, guint depth);

static void
begin_line (GString *out, guint depth)
{
  g_string_append_printf (out, "\n%*s", (int) depth * 2, "");
}

static gboolean
is_flat (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) && !JSON_NODE_HOLDS_NULL (node))
        return FALSE;
    }
  return TRUE;
}

/* Lists of numbers and texts stand on one line. */
static void
append_array (GString *out, JsonArray *array, guint depth)
{
  gboolean flat = is_flat (array);
  guint n = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, flat ? ", " : ",");
      if (!flat)
        begin_line (out, depth + 1);
      append_node (out, json_array_get_element (array, i), depth + 1);
    }
  if (!flat)
    begin_line (out, depth);
  g_string_append_c (out, ']');
}

static void
append_object (GString *out, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      begin_line (out, depth + 1);
      append_text (out, name);
      g_string_append (out, ": ");
      append_node (out, member, depth + 1);
    }
  if (!first)
    begin_line (out, depth);
  g_string_append_c (out, '}');
}

static void
append_node (GString *out, JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (out, json_node_get_array (node), depth);
  else if (JSON_NODE_HOLDS_VALUE (node))
    append_value (out, node);
  else
    g_string_append (out, "null");
}

/**
 * swb_json_print_node:
 * @node: a value
 *
 * Prints it with a line's end. Numbers are as short as they can be and read
 * back as the same: the generator of the library writes 0.1 with 17 digits.
 */
void
swb_json_print_node (JsonNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_node (out, node, 0);
  g_string_append_c (out, '\n');
  /* Not g_print (): that would turn letters into what the locale has. */
  fwrite (out->str, 1, out->len, stdout);
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
  g_autoptr (JsonNode) root = json_builder_get_root (json);

  swb_json_print_node (root);
}
