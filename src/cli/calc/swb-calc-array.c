/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of an input of calc that hold many values. */
#include "cli/calc/swb-calc-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The array of a member; NULL when there is none, or with a fault. */
static JsonArray *
array_of (SwbCalcObject *object, const char *name)
{
  JsonNode *node;

  if (!swb_calc_has (object, name))
    return NULL;
  node = json_object_get_member (object->object, name);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  swb_calc_fault (object, _ ("“%s” is not a list"), name);
  return NULL;
}

static gpointer
keep (SwbCalcObject *object, gpointer memory)
{
  g_ptr_array_add (object->input->kept, memory);
  return memory;
}

/* null and the empty cell are numbers that nobody has told. */
static double
element_of (SwbCalcObject *object, const char *name, JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);
  double value = NAN;

  if (JSON_NODE_HOLDS_NULL (node) ||
      (JSON_NODE_HOLDS_VALUE (node) &&
       json_node_get_value_type (node) == G_TYPE_STRING &&
       *json_node_get_string (node) == '\0'))
    return NAN;
  if (!swb_calc_read_number (node, &value))
    swb_calc_fault (object, _ ("“%s[%u]” is not a number"), name, i);
  return value;
}

/**
 * swb_calc_numbers_or_null:
 * @object: a part of the input
 * @name: a member
 * @n: (out): how many numbers
 *
 * Returns: (transfer none) (array length=n) (nullable): the numbers, NaN where
 *   one is null; not %NULL for an empty list
 */
const double *
swb_calc_numbers_or_null (SwbCalcObject *object, const char *name, gsize *n)
{
  JsonArray *array = array_of (object, name);
  double *numbers;

  *n = 0;
  if (array == NULL)
    return NULL;
  *n = json_array_get_length (array);
  numbers = keep (object, g_new0 (double, *n + 1));
  for (guint i = 0; i < *n; i++)
    numbers[i] = element_of (object, name, array, i);
  return numbers;
}

static void
fault_missing (SwbCalcObject *object, const char *name)
{
  swb_calc_fault (object, _ ("“%s” is missing"), name);
}

/**
 * swb_calc_numbers:
 * @object: a part of the input
 * @name: a member that has to be there
 * @n: (out): how many numbers
 *
 * Returns: (transfer none) (array length=n): the numbers, NaN where one is
 *   null; never %NULL
 */
const double *
swb_calc_numbers (SwbCalcObject *object, const char *name, gsize *n)
{
  const double *numbers = swb_calc_numbers_or_null (object, name, n);

  if (numbers != NULL)
    return numbers;
  fault_missing (object, name);
  return keep (object, g_new0 (double, 1));
}

/**
 * swb_calc_texts_or_null:
 * @object: a part of the input
 * @name: a member
 * @n: (out): how many texts
 *
 * Returns: (transfer none) (array length=n) (nullable): the texts
 */
const char *const *
swb_calc_texts_or_null (SwbCalcObject *object, const char *name, gsize *n)
{
  JsonArray *array = array_of (object, name);
  const char **texts;

  *n = 0;
  if (array == NULL)
    return NULL;
  *n = json_array_get_length (array);
  texts = keep (object, g_new0 (const char *, *n + 1));
  for (guint i = 0; i < *n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      texts[i] = "";
      if (JSON_NODE_HOLDS_VALUE (node) &&
          json_node_get_value_type (node) == G_TYPE_STRING)
        texts[i] = json_node_get_string (node);
      else
        swb_calc_fault (object, _ ("“%s[%u]” is not a text"), name, i);
    }
  return texts;
}

static char *
path_of (SwbCalcObject *object, const char *name)
{
  return *object->path == '\0' ? g_strdup (name)
                               : g_strdup_printf ("%s.%s", object->path, name);
}

/**
 * swb_calc_rows_or_null:
 * @object: a part of the input
 * @name: a member
 * @n: (out): how many rows
 *
 * Returns: (transfer none) (array length=n) (nullable): the objects of a list
 */
SwbCalcObject *const *
swb_calc_rows_or_null (SwbCalcObject *object, const char *name, gsize *n)
{
  JsonArray *array = array_of (object, name);
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *path = path_of (object, name);
  SwbCalcObject **rows;

  *n = 0;
  if (array == NULL)
    return NULL;
  *n = json_array_get_length (array);
  rows = keep (object, g_new0 (SwbCalcObject *, *n + 1));
  for (guint i = 0; i < *n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          rows[i] =
              swb_calc_object_new (object->input, json_node_get_object (node),
                                   g_strdup_printf ("%s[%u]", path, i), asked);
          continue;
        }
      swb_calc_fault (object, _ ("“%s[%u]” is not an object"), name, i);
      *n = i;
      return rows;
    }
  return rows;
}

/**
 * swb_calc_rows:
 * @object: a part of the input
 * @name: a member that has to be there
 * @n: (out): how many rows
 *
 * Returns: (transfer none) (array length=n): the objects of a list; never %NULL
 */
SwbCalcObject *const *
swb_calc_rows (SwbCalcObject *object, const char *name, gsize *n)
{
  SwbCalcObject *const *rows = swb_calc_rows_or_null (object, name, n);

  if (rows != NULL)
    return rows;
  fault_missing (object, name);
  return keep (object, g_new0 (SwbCalcObject *, 1));
}

/**
 * swb_calc_object_or_null:
 * @object: a part of the input
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the object that the member is
 */
SwbCalcObject *
swb_calc_object_or_null (SwbCalcObject *object, const char *name)
{
  JsonNode *node;

  if (!swb_calc_has (object, name))
    return NULL;
  node = json_object_get_member (object->object, name);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return swb_calc_object_new (object->input, json_node_get_object (node),
                                path_of (object, name), NULL);
  swb_calc_fault (object, _ ("“%s” is not an object"), name);
  return NULL;
}

/**
 * swb_calc_names:
 * @object: a part of the input whose members are named by people, such as the
 *   shares of segments
 * @n: (out): how many members
 *
 * Returns: (transfer none) (array length=n): the names, in their order; all
 *   count as known
 */
const char *const *
swb_calc_names (SwbCalcObject *object, gsize *n)
{
  const char **names = keep (
      object, g_new0 (const char *, json_object_get_size (object->object) + 1));
  JsonObjectIter iter;
  const char *name;

  *n = 0;
  json_object_iter_init_ordered (&iter, object->object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      g_hash_table_add (object->asked, (gpointer) name);
      names[(*n)++] = name;
    }
  return names;
}

static gboolean
read_row (SwbCalcObject *object,
          const char *name,
          JsonNode *node,
          gsize n_columns,
          double *out)
{
  JsonArray *row;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  row = json_node_get_array (node);
  if (json_array_get_length (row) != n_columns)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    out[i] = element_of (object, name, row, i);
  return TRUE;
}

/**
 * swb_calc_matrix_or_null:
 * @object: a part of the input
 * @name: a member: a list of lists, all as long
 * @n_rows: (out): how many lists
 * @n_columns: (out): how many numbers in each
 *
 * Returns: (transfer none) (nullable): the numbers, row by row
 */
const double *
swb_calc_matrix_or_null (SwbCalcObject *object,
                         const char *name,
                         gsize *n_rows,
                         gsize *n_columns)
{
  JsonArray *array = array_of (object, name);
  JsonNode *first;
  double *values;

  *n_rows = *n_columns = 0;
  if (array == NULL)
    return NULL;
  *n_rows = json_array_get_length (array);
  if (*n_rows == 0)
    return keep (object, g_new0 (double, 1));
  first = json_array_get_element (array, 0);
  if (JSON_NODE_HOLDS_ARRAY (first))
    *n_columns = json_array_get_length (json_node_get_array (first));
  values = keep (object, g_new0 (double, *n_rows **n_columns + 1));
  for (guint i = 0; i < *n_rows; i++)
    if (!read_row (object, name, json_array_get_element (array, i), *n_columns,
                   values + i * *n_columns))
      {
        swb_calc_fault (
            object, _ ("“%s[%u]” is not a list as long as the first"), name, i);
        break;
      }
  return values;
}

/**
 * swb_calc_put_numbers:
 * @out: a builder in an object
 * @name: the member
 * @values: (array length=n): the numbers; null where one is not finite
 * @n: how many
 */
void
swb_calc_put_numbers (JsonBuilder *out,
                      const char *name,
                      const double *values,
                      gsize n)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
  for (gsize i = 0; i < n; i++)
    if (isfinite (values[i]))
      json_builder_add_double_value (out, values[i]);
    else
      json_builder_add_null_value (out);
  json_builder_end_array (out);
}
