/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsing what swb_json_check() let through, and reading members of it. */
#include "sync/swb-json.h"

#include "sync/swb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Above this a double no longer tells neighbouring whole numbers apart. */
#define LARGEST_WHOLE_DOUBLE 9007199254740992.0

/**
 * swb_json_parse:
 * @bytes: a body
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the root, or %NULL with an error of
 *   swb_json_check()
 */
JsonNode *
swb_json_parse (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  gsize length;
  const char *text;
  JsonNode *root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  text = g_bytes_get_data (bytes, &length);
  if (!swb_json_check (text, length, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
    root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_DATA,
                         _ ("The answer is damaged or not in the form that "
                            "was expected."));
  return root;
}

/**
 * swb_json_root:
 * @root: what was parsed
 * @error: where to say that it is no object
 *
 * Returns: (transfer none) (nullable): the object that @root is
 */
JsonObject *
swb_json_root (JsonNode *root, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);
  if (JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);
  g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_DATA,
                       _ ("The answer is not in the form that was expected."));
  return NULL;
}

static SwbJsonResult
get_member (JsonObject *object, const char *name, JsonNode **node)
{
  *node = object != NULL ? json_object_get_member (object, name) : NULL;
  if (*node == NULL || JSON_NODE_HOLDS_NULL (*node))
    return SWB_JSON_MISSING;
  return SWB_JSON_OK;
}

/**
 * swb_json_get_object:
 * @object: (nullable): an object
 * @name: a member of it
 * @value: (out) (transfer none): the object, or %NULL
 *
 * Returns: whether it is there
 */
SwbJsonResult
swb_json_get_object (JsonObject *object, const char *name, JsonObject **value)
{
  JsonNode *node;
  SwbJsonResult result = get_member (object, name, &node);

  *value = NULL;
  if (result != SWB_JSON_OK)
    return result;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return SWB_JSON_WRONG;
  *value = json_node_get_object (node);
  return SWB_JSON_OK;
}

/**
 * swb_json_get_array:
 * @object: (nullable): an object
 * @name: a member of it
 * @value: (out) (transfer none): the array, or %NULL
 *
 * Returns: whether it is there
 */
SwbJsonResult
swb_json_get_array (JsonObject *object, const char *name, JsonArray **value)
{
  JsonNode *node;
  SwbJsonResult result = get_member (object, name, &node);

  *value = NULL;
  if (result != SWB_JSON_OK)
    return result;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return SWB_JSON_WRONG;
  *value = json_node_get_array (node);
  return SWB_JSON_OK;
}

static SwbJsonResult
count_of_text (const char *text, gint64 *value)
{
  guint64 count;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &count, NULL))
    return SWB_JSON_WRONG;
  *value = (gint64) count;
  return SWB_JSON_OK;
}

/**
 * swb_json_get_count:
 * @object: (nullable): an object
 * @name: a member of it
 * @value: (out): the count, untouched where there is none
 *
 * Reads a whole number of 0 or more, written as a number or as a string of
 * digits.
 *
 * Returns: whether it is there
 */
SwbJsonResult
swb_json_get_count (JsonObject *object, const char *name, gint64 *value)
{
  JsonNode *node;
  SwbJsonResult result = get_member (object, name, &node);
  GType type;
  double real;

  if (result != SWB_JSON_OK)
    return result;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return count_of_text (json_node_get_string (node), value);
  if (type == G_TYPE_INT64 && json_node_get_int (node) >= 0)
    {
      *value = json_node_get_int (node);
      return SWB_JSON_OK;
    }
  if (type != G_TYPE_DOUBLE)
    return SWB_JSON_WRONG;
  real = json_node_get_double (node);
  if (!(real >= 0.0 && real <= LARGEST_WHOLE_DOUBLE) ||
      real != (double) (gint64) real)
    return SWB_JSON_WRONG;
  *value = (gint64) real;
  return SWB_JSON_OK;
}

/**
 * swb_json_get_number:
 * @object: (nullable): an object
 * @name: a member of it
 * @value: (out): the number, untouched where there is none
 *
 * Reads a number that is finite.
 *
 * Returns: whether it is there
 */
SwbJsonResult
swb_json_get_number (JsonObject *object, const char *name, double *value)
{
  JsonNode *node;
  SwbJsonResult result = get_member (object, name, &node);
  GType type;

  if (result != SWB_JSON_OK)
    return result;
  type = json_node_get_value_type (node);
  if ((type != G_TYPE_INT64 && type != G_TYPE_DOUBLE) ||
      !isfinite (json_node_get_double (node)))
    return SWB_JSON_WRONG;
  *value = json_node_get_double (node);
  return SWB_JSON_OK;
}

/**
 * swb_json_get_text:
 * @object: (nullable): an object
 * @name: a member of it
 * @value: (out) (transfer none): the text, or %NULL
 *
 * Returns: whether it is there
 */
SwbJsonResult
swb_json_get_text (JsonObject *object, const char *name, const char **value)
{
  JsonNode *node;
  SwbJsonResult result = get_member (object, name, &node);

  *value = NULL;
  if (result != SWB_JSON_OK)
    return result;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return SWB_JSON_WRONG;
  *value = json_node_get_string (node);
  return SWB_JSON_OK;
}

/**
 * swb_json_get_id:
 * @object: (nullable): an object
 * @name: a member of it
 * @value: (out) (transfer full): the id as text, or %NULL
 *
 * Reads an id of somebody else's: a text that is not empty, or a whole number.
 *
 * Returns: whether it is there
 */
SwbJsonResult
swb_json_get_id (JsonObject *object, const char *name, char **value)
{
  JsonNode *node;
  SwbJsonResult result = get_member (object, name, &node);
  GType type;

  *value = NULL;
  if (result != SWB_JSON_OK)
    return result;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING && *json_node_get_string (node) != '\0')
    *value = g_strdup (json_node_get_string (node));
  else if (type == G_TYPE_INT64)
    *value = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return *value != NULL ? SWB_JSON_OK : SWB_JSON_WRONG;
}

/**
 * swb_json_get_flag:
 * @object: (nullable): an object
 * @name: a member of it
 * @value: (out): the flag, untouched where there is none
 *
 * Returns: whether it is there
 */
SwbJsonResult
swb_json_get_flag (JsonObject *object, const char *name, gboolean *value)
{
  JsonNode *node;
  SwbJsonResult result = get_member (object, name, &node);

  if (result != SWB_JSON_OK)
    return result;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return SWB_JSON_WRONG;
  *value = json_node_get_boolean (node);
  return SWB_JSON_OK;
}
