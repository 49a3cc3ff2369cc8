/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc: every model's worked example holds, and inputs that are wrong are
 * refused with the place. */
#include "cli/calc/swb-calc.h"

#include <math.h>
#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

static void assert_same (JsonNode *is, JsonNode *wanted, const char *where);

static void
assert_same_object (JsonObject *is, JsonObject *wanted, const char *where)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, wanted);
  while (json_object_iter_next (&iter, &name, &node))
    {
      g_autofree char *path = g_strdup_printf ("%s.%s", where, name);

      if (!json_object_has_member (is, name))
        g_error ("%s is not in the answer", path);
      assert_same (json_object_get_member (is, name), node, path);
    }
  g_assert_cmpuint (json_object_get_size (is), ==,
                    json_object_get_size (wanted));
}

static void
assert_same_array (JsonArray *is, JsonArray *wanted, const char *where)
{
  if (json_array_get_length (is) != json_array_get_length (wanted))
    g_error ("%s has %u elements, not %u", where, json_array_get_length (is),
             json_array_get_length (wanted));
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s[%u]", where, i);

      assert_same (json_array_get_element (is, i),
                   json_array_get_element (wanted, i), path);
    }
}

static gboolean
is_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  return JSON_NODE_HOLDS_VALUE (node) &&
         (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE);
}

/* Numbers to nine digits: other processors round the last ones otherwise. */
static void
assert_same (JsonNode *is, JsonNode *wanted, const char *where)
{
  if (is_number (is) && is_number (wanted))
    {
      double a = json_node_get_double (is);
      double b = json_node_get_double (wanted);

      if (!(fabs (a - b) <= 1e-9 * fmax (1.0, fabs (b))))
        g_error ("%s is %.17g, not %.17g", where, a, b);
      return;
    }
  if (JSON_NODE_TYPE (is) != JSON_NODE_TYPE (wanted))
    g_error ("%s is of another kind", where);
  if (JSON_NODE_HOLDS_OBJECT (wanted))
    assert_same_object (json_node_get_object (is),
                        json_node_get_object (wanted), where);
  else if (JSON_NODE_HOLDS_ARRAY (wanted))
    assert_same_array (json_node_get_array (is), json_node_get_array (wanted),
                       where);
  else if (!json_node_equal (is, wanted))
    g_error ("%s is another value", where);
}

static void
test_example (gconstpointer data)
{
  const SwbCalcModel *model = data;
  g_autoptr (GBytes) text =
      g_bytes_new_static (model->example, strlen (model->example));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbCalcInput) input = swb_calc_input_new_json (text, &error);
  g_autoptr (JsonNode) wanted = parse (model->answer);
  g_autoptr (JsonNode) answer = NULL;
  JsonObjectIter iter;
  const char *name;

  g_assert_no_error (error);
  json_object_iter_init (
      &iter, json_node_get_object (swb_calc_input_get_root (input)));
  while (json_object_iter_next (&iter, &name, NULL))
    if (strstr (model->format, name) == NULL)
      g_error ("%s: the format does not tell of “%s”", model->name, name);
  answer = swb_calc_answer (model, input, &error);
  g_assert_no_error (error);
  assert_same (answer, wanted, model->name);
}

/* The same input with a member too many is refused by its name. */
static void
test_unknown_member (gconstpointer data)
{
  const SwbCalcModel *model = data;
  g_autoptr (GBytes) text =
      g_bytes_new_static (model->example, strlen (model->example));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbCalcInput) input = swb_calc_input_new_json (text, &error);
  g_autoptr (JsonNode) answer = NULL;

  g_assert_true (swb_calc_input_set (input, "no_such_member=1", &error));
  answer = swb_calc_answer (model, input, &error);
  g_assert_null (answer);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "no_such_member"));
}

/* An input of nothing is refused or has an answer, and is no crash. */
static void
test_empty (gconstpointer data)
{
  g_autoptr (SwbCalcInput) input = swb_calc_input_new_node (parse ("{}"));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = swb_calc_answer (data, input, &error);

  g_assert_true ((answer == NULL) == (error != NULL));
}

static char *
fault_of (const char *model, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbCalcInput) input = swb_calc_input_new_json (bytes, &error);
  g_autoptr (JsonNode) answer = NULL;

  if (input != NULL)
    answer = swb_calc_answer (swb_calc_find (model), input, &error);
  g_assert_nonnull (error);
  return g_strdup (error->message);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    const char *told;
  } cases[] = {
    { "", "line 1, byte 1" },
    { "{\"exposure\": 1,\n \"k\" 2}", "line 2, byte 6" },
    { "[1]", "not an object" },
    { "{\"exposure\": \"much\"}", "“exposure” is not a number" },
    { "{\"exposure\": true}", "“exposure” is not a number" },
    { "{\"k\": 1}", "“exposure” is missing" },
    { "{\"exposure\": null}", "“exposure” is missing" },
    { "{\"exposure\": 1, \"kk\": 2}", "“kk”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = fault_of ("curve", cases[i].text);

      if (strstr (message, cases[i].told) == NULL)
        g_error ("%s: %s", cases[i].text, message);
    }
}

static SwbCalcInput *
table (const char *text, const char *rows, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return swb_calc_input_new_csv (bytes, rows, error);
}

/* People look for a name where it would be. */
static void
test_order (void)
{
  const SwbCalcModel *const *models = swb_calc_models ();

  for (guint i = 1; models[i] != NULL; i++)
    g_assert_cmpstr (models[i - 1]->name, <, models[i]->name);
}

static void
test_csv (void)
{
  g_autoptr (SwbCalcInput) columns = table ("a,b\n1,x\n\n2,\n", NULL, NULL);
  g_autoptr (SwbCalcInput) rows = table ("\xef\xbb\xbf"
                                         "a;b\n1;x\n2\n",
                                         "posts", NULL);
  g_autoptr (JsonNode) wanted_columns =
      parse ("{\"a\": [\"1\", \"2\"], \"b\": [\"x\", \"\"]}");
  g_autoptr (JsonNode) wanted_rows =
      parse ("{\"posts\": [{\"a\": \"1\", \"b\": \"x\"},"
             " {\"a\": \"2\", \"b\": \"\"}]}");

  assert_same (swb_calc_input_get_root (columns), wanted_columns, "columns");
  assert_same (swb_calc_input_get_root (rows), wanted_rows, "rows");
}

static void
test_csv_faults (void)
{
  static const char *const texts[] = { "", "a,a\n1,2\n", "a,\n1,2\n",
                                       "a,b\n1,2,3\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (table (texts[i], NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_set (void)
{
  g_autoptr (SwbCalcInput) input = swb_calc_input_new_node (parse ("{}"));
  g_autoptr (JsonNode) wanted =
      parse ("{\"a\": [1, 2], \"b\": \"word\", \"c\": 2.5, \"d\": \"x=y\"}");
  static const char *const words[] = { "a=[1, 2]", "b=old", "b=word", "c=2.5",
                                       "d=x=y" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_true (swb_calc_input_set (input, words[i], NULL));
  g_assert_false (swb_calc_input_set (input, "word", NULL));
  g_assert_false (swb_calc_input_set (input, "=1", NULL));
  assert_same (swb_calc_input_get_root (input), wanted, "set");
}

int
main (int argc, char **argv)
{
  const SwbCalcModel *const *models = swb_calc_models ();

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; models[i] != NULL; i++)
    {
      g_autofree char *example =
          g_strdup_printf ("/calc/%s/example", models[i]->name);
      g_autofree char *unknown =
          g_strdup_printf ("/calc/%s/unknown-member", models[i]->name);
      g_autofree char *empty =
          g_strdup_printf ("/calc/%s/empty", models[i]->name);

      g_test_add_data_func (example, models[i], test_example);
      g_test_add_data_func (unknown, models[i], test_unknown_member);
      g_test_add_data_func (empty, models[i], test_empty);
    }
  g_test_add_func ("/calc/faults", test_faults);
  g_test_add_func ("/calc/order", test_order);
  g_test_add_func ("/calc/csv", test_csv);
  g_test_add_func ("/calc/csv-faults", test_csv_faults);
  g_test_add_func ("/calc/set", test_set);
  return g_test_run ();
}
