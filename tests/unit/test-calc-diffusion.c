/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc bass, decay, diffusion and burn: what their worked examples leave out.
 */
#include "cli/calc/swb-calc.h"

#include <math.h>
#include <string.h>

static JsonObject *
ask (const char *model, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SwbCalcInput) input = swb_calc_input_new_json (bytes, error);
  g_autoptr (JsonNode) answer = NULL;

  g_assert_nonnull (input);
  answer = swb_calc_answer (swb_calc_find (model), input, error);
  return answer != NULL ? json_node_dup_object (answer) : NULL;
}

static JsonObject *
answer_of (const char *model, const char *text, const char *status)
{
  g_autoptr (GError) error = NULL;
  JsonObject *answer = ask (model, text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (answer, "status"), ==,
                   status);
  return answer;
}

static void
assert_refused (const char *model, const char *text, const char *told)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (model, text, &error));
  if (strstr (error->message, told) == NULL)
    g_error ("%s: %s", text, error->message);
}

static void
assert_near (JsonObject *answer, const char *name, double expected)
{
  double value = json_object_get_double_member (answer, name);

  if (!(fabs (value - expected) <= 1e-9 * fmax (1.0, fabs (expected))))
    g_error ("%s is %.17g, not %.17g", name, value, expected);
}

static double
element (JsonObject *answer, const char *name, guint i)
{
  return json_array_get_double_element (
      json_object_get_array_member (answer, name), i);
}

/* Methods, section 2: t* = 58.9 days, F(120) = .967. */
static void
test_prior (void)
{
  g_autoptr (JsonObject) whole =
      answer_of ("bass", "{\"prior\": \"short-video\"}", "ok");
  g_autoptr (JsonObject) other = answer_of (
      "bass", "{\"prior\": \"short-video\", \"m\": 10, \"periods\": 1}", "ok");
  g_autoptr (JsonObject) given =
      answer_of ("bass", "{\"p\": 0.2, \"q\": 0.05, \"periods\": 5}", "ok");

  g_assert_cmpfloat (
      fabs (json_object_get_double_member (whole, "peak_time") - 58.9), <,
      0.05);
  g_assert_cmpfloat (fabs (element (whole, "share", 119) - 0.967), <, 5e-4);
  assert_near (whole, "m", 1110680.0);
  assert_near (other, "m", 10.0);
  assert_near (given, "peak_time", 0.0);
  g_assert_cmpfloat (fabs (element (given, "share", 4) - 0.665806046606957), <,
                     1e-13);
}

static void
test_fit (void)
{
  g_autoptr (JsonObject) rising = answer_of (
      "bass", "{\"counts\": [1, 2, 3, 4, 5, 6, 7, 8]}", "not-enough");
  g_autoptr (JsonObject) early =
      answer_of ("bass",
                 "{\"counts\": [1, 2, 3, 4, 5, 6, 7, 8],"
                 " \"before_peak\": true}",
                 "ok");
  g_autoptr (JsonObject) none =
      answer_of ("bass", "{\"counts\": [0, 0, 0, 0, 0]}", "not-enough");

  g_assert_nonnull (
      strstr (json_object_get_string_member (rising, "reason"), "no peak"));
  g_assert_false (json_object_get_boolean_member (early, "peak_seen"));
  g_assert_true (json_object_has_member (early, "note"));
  g_assert_nonnull (
      strstr (json_object_get_string_member (none, "reason"), "Nobody"));
  assert_refused ("bass", "{\"counts\": [1, 2, 3, 1], \"weights\": [1]}",
                  "weights");
  assert_refused ("bass", "{\"prior\": \"durables\"}", "short-video");
  assert_refused ("bass", "{\"counts\": [1], \"p\": 0.1}", "“p”");
}

static void
test_decay (void)
{
  g_autoptr (JsonObject) plan = answer_of (
      "decay",
      "{\"days\": 2, \"posts\": ["
      "{\"hour\": 12, \"size\": 100, \"half_life\": 24},"
      "{\"day\": 1, \"size\": 50, \"half_life\": 19, \"kind\": \"power\"}]}",
      "ok");
  g_autoptr (JsonObject) list =
      answer_of ("decay", "{\"presets\": true}", "ok");

  g_assert_cmpfloat (
      fabs (element (plan, "totals", 0) - 100.0 * (1.0 - M_SQRT1_2)), <, 1e-12);
  g_assert_cmpfloat (element (plan, "totals", 1), >, 50.0 * M_SQRT1_2 + 20.0);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (list, "presets")),
      >=, 3);
  assert_refused ("decay", "{\"preset\": \"nothing\"}", "nothing");
  assert_refused ("decay", "{\"half_life\": 1, \"kind\": \"lognormal\"}",
                  "shape");
  assert_refused ("decay", "{\"half_life\": 1, \"spread\": -1}", "spread");
  assert_refused ("decay", "{\"posts\": [{\"day\": 1}]}", "half_life");
}

/* The posts' push is that of calc decay, and the curve that of the push. */
static void
test_posts (void)
{
  g_autoptr (JsonObject) posts =
      answer_of ("diffusion",
                 "{\"posts\": [{\"hour\": 12, \"size\": 0.1,"
                 " \"half_life\": 24}], \"days\": 2, \"base\": 0.01,"
                 " \"q\": 0}",
                 "ok");
  double first = 0.1 * (1.0 - M_SQRT1_2) + 0.01;
  double second = 0.1 * M_SQRT1_2 / 2.0 + 0.01;

  g_assert_cmpfloat (fabs (element (posts, "push", 0) - first), <, 1e-14);
  g_assert_cmpfloat (fabs (element (posts, "push", 1) - second), <, 1e-14);
  g_assert_cmpfloat (
      fabs (element (posts, "share", 1) + expm1 (-first - second)), <, 1e-14);
  assert_refused ("diffusion", "{\"posts\": [], \"p\": [1], \"q\": 0}", "“p”");
}

static void
test_burn (void)
{
  g_autoptr (JsonObject) few =
      answer_of ("burn", "{\"counts\": [1, 20, 2]}", "ok");
  g_autoptr (JsonObject) border =
      answer_of ("burn", "{\"counts\": [3, 40, 9, 2]}", "ok");
  g_autoptr (JsonObject) one =
      answer_of ("burn", "{\"counts\": [9]}", "not-enough");

  g_assert_cmpstr (json_object_get_string_member (few, "burn"), ==,
                   "undetermined");
  g_assert_nonnull (strstr (json_object_get_string_member (few, "note"), "30"));
  g_assert_nonnull (
      strstr (json_object_get_string_member (border, "note"), "border"));
  g_assert_true (json_object_has_member (one, "reason"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc-diffusion/prior", test_prior);
  g_test_add_func ("/calc-diffusion/fit", test_fit);
  g_test_add_func ("/calc-diffusion/decay", test_decay);
  g_test_add_func ("/calc-diffusion/posts", test_posts);
  g_test_add_func ("/calc-diffusion/burn", test_burn);
  return g_test_run ();
}
