/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc: what the models of gates read besides their worked examples. */
#include "cli/calc/swb-calc.h"

#include <math.h>
#include <string.h>

static JsonObject *
ask (const char *model, const char *text, char **fault)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbCalcInput) input = swb_calc_input_new_json (bytes, &error);
  g_autoptr (JsonNode) answer = NULL;

  g_assert_no_error (error);
  answer = swb_calc_answer (swb_calc_find (model), input, &error);
  if (fault != NULL)
    {
      g_assert_nonnull (error);
      *fault = g_strdup (error->message);
      return NULL;
    }
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (answer));
}

static void
assert_number (JsonObject *object, const char *name, double expected)
{
  double value = json_object_get_double_member (object, name);

  if (!(fabs (value - expected) <= 1e-7 * fmax (1.0, fabs (expected))))
    g_error ("%s is %.17g, not %.17g", name, value, expected);
}

static const char *
text_of (JsonObject *object, const char *name)
{
  return json_object_get_string_member (object, name);
}

/* Two criteria: the gate waits for the one that does not pass; one that fails
 * decides. */
static void
test_criteria (void)
{
  g_autoptr (JsonObject) waits =
      ask ("gate",
           "{\"criteria\": ["
           "{\"name\": \"saves\", \"successes\": 240, \"trials\": 8000,"
           " \"floor\": 0.02},"
           "{\"name\": \"posts\", \"events\": 30, \"exposure\": 7,"
           " \"floor\": 3}]}",
           NULL);
  g_autoptr (JsonObject) fails =
      ask ("gate",
           "{\"criteria\": ["
           "{\"successes\": 240, \"trials\": 8000, \"floor\": 0.02},"
           "{\"successes\": 100, \"trials\": 8000, \"floor\": 0.02}]}",
           NULL);
  g_autoptr (JsonObject) nothing = ask ("gate", "{\"criteria\": []}", NULL);
  JsonArray *criteria = json_object_get_array_member (waits, "criteria");
  JsonObject *posts = json_array_get_object_element (criteria, 1);

  g_assert_cmpstr (text_of (waits, "verdict"), ==, "keep-going");
  g_assert_cmpstr (
      text_of (json_array_get_object_element (criteria, 0), "verdict"), ==,
      "pass");
  g_assert_cmpstr (text_of (posts, "name"), ==, "posts");
  g_assert_cmpstr (text_of (posts, "verdict"), ==, "keep-going");
  /* R 4.2.2: pgamma (3, 31, 7 + 1/3, lower = FALSE). */
  assert_number (posts, "probability", 0.959486042033953);
  g_assert_cmpstr (text_of (fails, "verdict"), ==, "fail");
  g_assert_cmpstr (text_of (nothing, "status"), ==, "not-enough");
}

/* The prior is what calc shrink finds of the same tier. */
static void
test_tier (void)
{
  g_autoptr (JsonObject) gate =
      ask ("gate",
           "{\"successes\": 30, \"trials\": 1000, \"floor\": 0.02,"
           " \"design_effect\": 1,"
           " \"tier_counts\": [12, 3, 33, 8, 0, 21],"
           " \"tier_exposures\": [800, 450, 1200, 660, 200, 750]}",
           NULL);
  g_autoptr (JsonObject) shrink =
      ask ("shrink",
           "{\"creators\": [{\"successes\": 12, \"trials\": 800},"
           "{\"successes\": 3, \"trials\": 450},"
           "{\"successes\": 33, \"trials\": 1200},"
           "{\"successes\": 8, \"trials\": 660},"
           "{\"successes\": 0, \"trials\": 200},"
           "{\"successes\": 21, \"trials\": 750}]}",
           NULL);
  g_autoptr (JsonObject) fit =
      ask ("beta-binomial",
           "{\"successes\": [12, 3, 33, 8, 0, 21],"
           " \"trials\": [800, 450, 1200, 660, 200, 750]}",
           NULL);
  double a = json_object_get_double_member (shrink, "prior_a");

  assert_number (gate, "prior_a", a);
  assert_number (fit, "a", a);
  g_assert_cmpfloat (a, >, 1.0);
}

/* methods.md: Gamma (12, 10) against Gamma (20, 10). */
static void
test_shapes (void)
{
  g_autoptr (JsonObject) told =
      ask ("better",
           "{\"arms\": [{\"shape\": 12, \"rate\": 10},"
           " {\"shape\": 20, \"rate\": 10}]}",
           NULL);
  g_autoptr (JsonObject) seen =
      ask ("better",
           "{\"arms\": [{\"events\": 11, \"exposure\": 9},"
           " {\"events\": 19, \"exposure\": 9}]}",
           NULL);
  g_autoptr (JsonObject) beta =
      ask ("better",
           "{\"arms\": [{\"a\": 101, \"b\": 9901},"
           " {\"successes\": 120, \"trials\": 10000}]}",
           NULL);
  g_autoptr (JsonObject) wrong =
      ask ("better", "{\"arms\": [{\"a\": 0, \"b\": 1}, {\"a\": 1, \"b\": 1}]}",
           NULL);

  assert_number (told, "second_better", 0.9251936078);
  assert_number (seen, "second_better", 0.9251936078);
  assert_number (beta, "second_better", 0.9120125372);
  g_assert_cmpstr (text_of (wrong, "status"), ==, "invalid");
}

static void
test_looks (void)
{
  g_autoptr (JsonObject) answer =
      ask ("confidence",
           "{\"looks\": [{\"successes\": 10, \"trials\": 300},"
           " {\"successes\": 30, \"trials\": 1000}]}",
           NULL);
  JsonArray *looks = json_object_get_array_member (answer, "looks");
  JsonObject *last = json_array_get_object_element (looks, 1);

  g_assert_cmpint (json_object_get_int_member (answer, "moved"), ==, 0);
  assert_number (last, "low", 0.0137433025539902);
  assert_number (last, "high", 0.0553183116753709);
}

static void
test_evidence_faults (void)
{
  static const struct
  {
    const char *model;
    const char *text;
    const char *told;
  } cases[] = {
    { "better",
      "{\"arms\": [{\"successes\": 1, \"trials\": 2},"
      " {\"events\": 1, \"exposure\": 2}]}",
      "rates and counts" },
    { "gate", "{\"successes\": 1, \"floor\": 0.1}", "“trials” is missing" },
    { "gate", "{\"successes\": 1, \"trials\": 9}", "“floor” is missing" },
    { "gate", "{\"events\": 1, \"exposure\": 9, \"floor\": 1, \"trials\": 9}",
      "“trials”" },
    { "gate",
      "{\"successes\": 1, \"trials\": 9, \"floor\": 0.1,"
      " \"tier_counts\": [1]}",
      "equally many" },
    { "boost", "{\"arms\": []}", "“seed” is missing" },
    { "shrink", "{\"creators\": [], \"method\": \"magic\"}", "“method”" },
    { "beta-binomial", "{\"successes\": [1], \"trials\": [2, 3]}",
      "equally many" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fault = NULL;

      ask (cases[i].model, cases[i].text, &fault);
      if (strstr (fault, cases[i].told) == NULL)
        g_error ("%s: %s", cases[i].text, fault);
    }
}

/* Contradictions have a status, and no number that is not one. */
static void
test_statuses (void)
{
  static const struct
  {
    const char *model;
    const char *text;
    const char *status;
  } cases[] = {
    { "gate", "{\"successes\": 10, \"trials\": 9, \"floor\": 0.1}", "invalid" },
    { "gate", "{\"successes\": 1, \"trials\": 9, \"floor\": 1}", "invalid" },
    { "gate", "{\"successes\": 1, \"trials\": 1e300, \"floor\": 0.1}",
      "range" },
    { "gate", "{\"successes\": 0, \"trials\": 0, \"floor\": 0.1}", "ok" },
    { "better", "{\"arms\": []}", "not-enough" },
    { "shrink", "{\"creators\": []}", "not-enough" },
    { "shrink",
      "{\"method\": \"stein\", \"creators\": [{\"successes\": 1,"
      " \"trials\": 5}, {\"successes\": 1, \"trials\": 6}]}",
      "invalid" },
    { "shrink",
      "{\"creators\": [{\"successes\": 1, \"trials\": 5},"
      " {\"successes\": 2, \"trials\": 10}]}",
      "ok" },
    { "beta-binomial", "{\"counts\": [5, 0, 0]}", "not-enough" },
    { "beta-binomial", "{\"counts\": []}", "not-enough" },
    { "confidence", "{\"successes\": 0, \"trials\": 0}", "not-enough" },
    { "sample-size", "{\"floor\": 0.1, \"true_rate\": 0.1}", "invalid" },
    { "sample-size", "{\"floor\": 1, \"true_rate\": 2, \"kind\": \"count\"}",
      "ok" },
    { "boost",
      "{\"seed\": 1, \"floor_share\": 0.6, \"arms\": ["
      "{\"successes\": 1, \"trials\": 5}, {\"successes\": 2, \"trials\": 5}]}",
      "invalid" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) answer = ask (cases[i].model, cases[i].text, NULL);

      if (strcmp (text_of (answer, "status"), cases[i].status) != 0)
        g_error ("%s is %s", cases[i].text, text_of (answer, "status"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc-evidence/criteria", test_criteria);
  g_test_add_func ("/calc-evidence/tier", test_tier);
  g_test_add_func ("/calc-evidence/shapes", test_shapes);
  g_test_add_func ("/calc-evidence/looks", test_looks);
  g_test_add_func ("/calc-evidence/faults", test_evidence_faults);
  g_test_add_func ("/calc-evidence/statuses", test_statuses);
  return g_test_run ();
}
