/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of an input of calc: read by name and kind. A model asks for all
 * that it knows; what it did not ask for is refused by name, for a misspelled
 * option would silently change the answer. */
#include "cli/calc/swb-calc-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Whole numbers above this are not told apart by a double. */
#define LARGEST_WHOLE_DOUBLE 9007199254740992.0

/**
 * swb_calc_object_new:
 * @input: whose part it is
 * @object: its members
 * @path: (transfer full): how people find it
 * @asked: (nullable): the names of its kind; %NULL for a kind of its own
 *
 * Returns: (transfer none): the part; @input owns it
 */
SwbCalcObject *
swb_calc_object_new (SwbCalcInput *input,
                     JsonObject *object,
                     char *path,
                     GHashTable *asked)
{
  SwbCalcObject *self = g_new0 (SwbCalcObject, 1);

  self->input = input;
  self->object = object;
  self->path = path;
  self->asked = asked != NULL ? g_hash_table_ref (asked)
                              : g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (input->objects, self);
  return self;
}

/**
 * swb_calc_fault:
 * @object: where
 * @format: what is wrong, a sentence that starts with the place
 *
 * Keeps the first fault of the input.
 */
void
swb_calc_fault (SwbCalcObject *object, const char *format, ...)
{
  va_list args;
  g_autofree char *text = NULL;

  if (object->input->fault != NULL)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  object->input->fault = *object->path == '\0'
                             ? g_steal_pointer (&text)
                             : g_strdup_printf ("%s: %s", object->path, text);
}

/**
 * swb_calc_because:
 * @object: any part of the input
 * @format: why the answer is what it is
 *
 * Says with "not-enough" or "invalid" what is meant. The first one stays.
 */
void
swb_calc_because (SwbCalcObject *object, const char *format, ...)
{
  va_list args;

  if (object->input->reason != NULL)
    return;
  va_start (args, format);
  object->input->reason = g_strdup_vprintf (format, args);
  va_end (args);
}

static JsonNode *
look_up (SwbCalcObject *object, const char *name)
{
  JsonNode *node;

  g_hash_table_add (object->asked, (gpointer) name);
  node = json_object_get_member (object->object, name);
  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static JsonNode *
need (SwbCalcObject *object, const char *name)
{
  JsonNode *node = look_up (object, name);

  if (node == NULL)
    swb_calc_fault (object, _ ("“%s” is missing"), name);
  return node;
}

/**
 * swb_calc_has:
 * @object: a part of the input
 * @name: a member
 *
 * Returns: whether it is there and not null
 */
gboolean
swb_calc_has (SwbCalcObject *object, const char *name)
{
  return look_up (object, name) != NULL;
}

/* A cell of a table: a decimal number as programs write it. */
static gboolean
read_cell (const char *text, double *value)
{
  char *end;

  if (g_ascii_strcasecmp (text, "infinity") == 0 ||
      g_ascii_strcasecmp (text, "inf") == 0)
    {
      *value = INFINITY;
      return TRUE;
    }
  if (*text == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  *value = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*value);
}

/**
 * swb_calc_read_number:
 * @node: a value
 * @value: (out): the number; "infinity" is one, as JSON has no word for it
 *
 * Returns: whether it is a number, or a text that is one
 */
gboolean
swb_calc_read_number (JsonNode *node, double *value)
{
  GType type;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return read_cell (json_node_get_string (node), value);
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *value = json_node_get_double (node);
  return TRUE;
}

static double
number_of (SwbCalcObject *object, const char *name, JsonNode *node)
{
  double value = 0.0;

  if (!swb_calc_read_number (node, &value))
    swb_calc_fault (object, _ ("“%s” is not a number"), name);
  return value;
}

/**
 * swb_calc_number:
 * @object: a part of the input
 * @name: a member that has to be there
 *
 * Returns: the number; 0 with a fault
 */
double
swb_calc_number (SwbCalcObject *object, const char *name)
{
  JsonNode *node = need (object, name);

  return node == NULL ? 0.0 : number_of (object, name, node);
}

/* A cell that is empty in a table of CSV counts as not there. */
static gboolean
is_blank (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING &&
         *json_node_get_string (node) == '\0';
}

/**
 * swb_calc_number_or:
 * @object: a part of the input
 * @name: a member
 * @fallback: what it is when it is not there
 *
 * Returns: the number
 */
double
swb_calc_number_or (SwbCalcObject *object, const char *name, double fallback)
{
  JsonNode *node = look_up (object, name);

  return node == NULL || is_blank (node) ? fallback
                                         : number_of (object, name, node);
}

static guint64
count_of (SwbCalcObject *object,
          const char *name,
          JsonNode *node,
          guint64 largest)
{
  double value;

  if (JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_INT64 &&
      json_node_get_int (node) >= 0 &&
      (guint64) json_node_get_int (node) <= largest)
    return (guint64) json_node_get_int (node);
  if (!swb_calc_read_number (node, &value) || value < 0.0 ||
      value != floor (value) || value > LARGEST_WHOLE_DOUBLE ||
      value > (double) largest)
    {
      swb_calc_fault (object,
                      _ ("“%s” is not a whole number from 0 to "
                         "%" PRIu64),
                      name, largest);
      return 0;
    }
  return (guint64) value;
}

/**
 * swb_calc_count:
 * @object: a part of the input
 * @name: a member that has to be there
 * @largest: the largest that is taken
 *
 * Returns: the whole number; 0 with a fault
 */
guint64
swb_calc_count (SwbCalcObject *object, const char *name, guint64 largest)
{
  JsonNode *node = need (object, name);

  return node == NULL ? 0 : count_of (object, name, node, largest);
}

/**
 * swb_calc_count_or:
 * @object: a part of the input
 * @name: a member
 * @fallback: what it is when it is not there
 * @largest: the largest that is taken
 *
 * Returns: the whole number
 */
guint64
swb_calc_count_or (SwbCalcObject *object,
                   const char *name,
                   guint64 fallback,
                   guint64 largest)
{
  JsonNode *node = look_up (object, name);

  return node == NULL || is_blank (node)
             ? fallback
             : count_of (object, name, node, largest);
}

/**
 * swb_calc_flag_or:
 * @object: a part of the input
 * @name: a member
 * @fallback: what it is when it is not there
 *
 * Returns: true or false; in a table "true", "yes", "1" and their opposites
 */
gboolean
swb_calc_flag_or (SwbCalcObject *object, const char *name, gboolean fallback)
{
  static const char *const words[] = { "false", "true", "no", "yes", "0", "1" };
  JsonNode *node = look_up (object, name);

  if (node == NULL || is_blank (node))
    return fallback;
  if (JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  if (JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_STRING)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (g_ascii_strcasecmp (json_node_get_string (node), words[i]) == 0)
        return i % 2;
  swb_calc_fault (object, _ ("“%s” is neither true nor false"), name);
  return fallback;
}

static const char *
text_of (SwbCalcObject *object, const char *name, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  swb_calc_fault (object, _ ("“%s” is not a text"), name);
  return "";
}

/**
 * swb_calc_text:
 * @object: a part of the input
 * @name: a member that has to be there
 *
 * Returns: (transfer none): the text; "" with a fault
 */
const char *
swb_calc_text (SwbCalcObject *object, const char *name)
{
  JsonNode *node = need (object, name);

  return node == NULL ? "" : text_of (object, name, node);
}

/**
 * swb_calc_text_or:
 * @object: a part of the input
 * @name: a member
 * @fallback: (nullable): what it is when it is not there
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
swb_calc_text_or (SwbCalcObject *object, const char *name, const char *fallback)
{
  JsonNode *node = look_up (object, name);

  return node == NULL || is_blank (node) ? fallback
                                         : text_of (object, name, node);
}

/**
 * swb_calc_choice_or:
 * @object: a part of the input
 * @name: a member
 * @choices: (array zero-terminated=1): the words that it may be
 * @fallback: which one it is when it is not there
 *
 * Returns: which of @choices
 */
guint
swb_calc_choice_or (SwbCalcObject *object,
                    const char *name,
                    const char *const *choices,
                    guint fallback)
{
  const char *text = swb_calc_text_or (object, name, NULL);
  g_autofree char *all = NULL;

  if (text == NULL)
    return fallback;
  for (guint i = 0; choices[i] != NULL; i++)
    if (strcmp (text, choices[i]) == 0)
      return i;
  all = g_strjoinv (", ", (char **) choices);
  swb_calc_fault (object, _ ("“%s” is none of: %s"), name, all);
  return fallback;
}

/**
 * swb_calc_finish:
 * @object: any part of the input
 *
 * To be asked when all members are read and before anything is computed.
 *
 * Returns: %FALSE when a member is missing, wrong or not known; the model then
 *   returns, and the fault is told
 */
gboolean
swb_calc_finish (SwbCalcObject *object)
{
  SwbCalcInput *input = object->input;

  for (guint i = 0; input->fault == NULL && i < input->objects->len; i++)
    {
      SwbCalcObject *part = g_ptr_array_index (input->objects, i);
      JsonObjectIter iter;
      const char *name;

      json_object_iter_init (&iter, part->object);
      while (json_object_iter_next (&iter, &name, NULL))
        if (!g_hash_table_contains (part->asked, name))
          swb_calc_fault (part, _ ("there is no member “%s” in this model"),
                          name);
    }
  return input->fault == NULL;
}
