/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc forecast and philox: what they read besides their worked examples. */
#include "cli/calc/swb-calc.h"

#include <math.h>
#include <string.h>

static JsonNode *
answer_of (const char *model, const char *text, gboolean csv, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const SwbCalcModel *found = swb_calc_find (model);
  g_autoptr (SwbCalcInput) input =
      csv ? swb_calc_input_new_csv (bytes, found->rows, error)
          : swb_calc_input_new_json (bytes, error);

  g_assert_nonnull (input);
  if (csv && (!swb_calc_input_set (input, "half_life=1", error) ||
              !swb_calc_input_set (input, "draws=300", error) ||
              !swb_calc_input_set (input, "pairs=0", error)))
    return NULL;
  return swb_calc_answer (found, input, error);
}

static char *
text_of (const char *model, const char *text, gboolean csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = answer_of (model, text, csv, &error);

  g_assert_no_error (error);
  return json_to_string (node, FALSE);
}

static void
assert_fault (const char *model, const char *text, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = answer_of (model, text, FALSE, &error);

  g_assert_null (node);
  g_assert_nonnull (error);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

/* A table asks the same as the list of its rows. */
static void
test_table (void)
{
  g_autofree char *table = text_of ("forecast",
                                    "day,platform,views,engagement\n"
                                    "0,instagram,40000,0.05\n"
                                    "3,tiktok,80000,0.02\n",
                                    TRUE);
  g_autofree char *list =
      text_of ("forecast",
               "{\"half_life\": 1, \"draws\": 300, \"pairs\": 0, \"posts\": ["
               "{\"day\": 0, \"platform\": \"instagram\", \"views\": 40000,"
               " \"engagement\": 0.05},"
               "{\"day\": 3, \"platform\": \"tiktok\", \"views\": 80000,"
               " \"engagement\": 0.02}]}",
               FALSE);

  g_assert_cmpstr (table, ==, list);
  g_assert_nonnull (strstr (table, "engagements"));
  g_assert_null (strstr (table, "\"reach\""));
  g_assert_nonnull (strstr (table, "Reach and adopters need a population"));
}

#define ONE_POST                                                               \
  "\"posts\": [{\"platform\": \"youtube\", \"views\": 50000,"                  \
  " \"engagement\": 0.03}], \"population\": 1000000, \"days\": 20,"            \
  " \"draws\": 400, \"pairs\": 200"

/* The answer has the same digits on any number of threads. */
static void
test_threads (void)
{
  g_autofree char *one =
      text_of ("forecast", "{" ONE_POST ", \"threads\": 1}", FALSE);
  g_autofree char *three =
      text_of ("forecast", "{" ONE_POST ", \"threads\": 3}", FALSE);
  g_autofree char *other =
      text_of ("forecast", "{" ONE_POST ", \"seed\": 2}", FALSE);

  g_assert_cmpstr (one, ==, three);
  g_assert_cmpstr (one, !=, other);
  g_assert_nonnull (strstr (one, "\"together\""));
  g_assert_nonnull (strstr (one, "\"ugc\""));
}

/* Adoption can be left out, and the views then stay as they are. */
static void
test_without_adoption (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) with =
      answer_of ("forecast", "{" ONE_POST "}", FALSE, &error);
  g_autoptr (JsonNode) without = answer_of (
      "forecast", "{" ONE_POST ", \"adoption\": false}", FALSE, &error);
  JsonObject *totals =
      json_object_get_object_member (json_node_get_object (without), "totals");
  JsonObject *all =
      json_object_get_object_member (json_node_get_object (with), "totals");

  g_assert_false (json_object_has_member (totals, "ugc"));
  g_assert_true (json_object_has_member (totals, "reach"));
  g_assert_cmpfloat (
      json_object_get_double_member (
          json_object_get_object_member (totals, "views"), "p90"),
      ==,
      json_object_get_double_member (
          json_object_get_object_member (all, "views"), "p90"));
}

static void
test_not_enough (void)
{
  static const char *const cases[][2] = {
    { "{\"posts\": []}", "not-enough" },
    { "{\"posts\": [{\"platform\": \"x\"}]}", "The views of a post" },
    { "{\"posts\": [{\"platform\": \"nowhere\", \"views\": 1}]}",
      "The half-life of “nowhere”" },
    { "{\"half_life\": 1, \"adoption\": true, \"posts\": [{\"views\": 1}]}",
      "not-enough" },
    { "{\"half_life\": 0, \"posts\": [{\"views\": 1}]}", "invalid" },
    { "{\"half_life\": 1, \"posts\": [{\"views\": 1e16}]}", "range" },
    { "{\"half_life\": 1, \"draws\": 200000, \"days\": 3660,"
      " \"posts\": [{\"views\": 1}]}",
      "too many draws" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *answer = text_of ("forecast", cases[i][0], FALSE);

      if (strstr (answer, cases[i][1]) == NULL)
        g_error ("“%s” does not say “%s”", answer, cases[i][1]);
    }
}

static void
test_faults (void)
{
  assert_fault ("forecast", "{}", "posts");
  assert_fault ("forecast",
                "{\"half_life\": 1, \"posts\": [{\"views\": 1,"
                " \"segment\": \"here\"}]}",
                "here");
  assert_fault ("forecast",
                "{\"platforms\": [{\"name\": \"x\"}], \"posts\":"
                " [{\"platform\": \"y\", \"views\": 1}]}",
                "y");
  assert_fault ("forecast",
                "{\"platforms\": [{\"name\": \"x\"}, {\"name\": \"x\"}],"
                " \"posts\": []}",
                "twice");
  assert_fault ("forecast",
                "{\"half_life\": 1, \"pairs\": 99, \"posts\": [{\"views\":"
                " 1}]}",
                "pairs");
  assert_fault ("forecast",
                "{\"half_life\": 1, \"draws\": 0, \"posts\": [{\"views\": 1}]}",
                "draws");
  assert_fault ("philox", "{\"counter\": [0, 0, 0], \"key\": [0, 0]}",
                "counter");
  assert_fault ("philox",
                "{\"counter\": [0, 0, 0, 4294967296], \"key\": [0, 0]}",
                "counter");
  assert_fault ("philox", "{\"counter\": [0, 0, 0, 0.5], \"key\": [0, 0]}",
                "counter");
  assert_fault ("philox", "{\"counter\": \"0 0 0 0\", \"key\": \"0 g\"}",
                "key");
}

/* Another half-life than the platform's, by its name. */
static void
test_kernels (void)
{
  g_autofree char *named =
      text_of ("forecast",
               "{\"kernels\": [{\"name\": \"long\", \"half_life\": 9}],"
               " \"draws\": 100, \"pairs\": 0, \"daily\": false,"
               " \"posts\": [{\"platform\": \"tiktok\", \"views\": 1000,"
               " \"kernel\": \"long\"}]}",
               FALSE);

  g_assert_nonnull (strstr (named, "\"ok\""));
  assert_fault ("forecast",
                "{\"half_life\": 1, \"posts\": [{\"views\": 1, \"kernel\":"
                " \"long\"}]}",
                "long");
}

/* The known answers as whole numbers: zeros and all ones. */
static void
test_philox_numbers (void)
{
  g_autofree char *zeros =
      text_of ("philox", "{\"counter\": [0, 0, 0, 0], \"key\": [0, 0]}", FALSE);
  g_autofree char *ones = text_of (
      "philox",
      "{\"counter\": [4294967295, 4294967295, 4294967295, \"ffffffff\"],"
      " \"key\": [4294967295, 4294967295]}",
      FALSE);

  g_assert_nonnull (strstr (zeros, "6627e8d5 e169c58d bc57ac4c 9b00dbd8"));
  g_assert_nonnull (strstr (ones, "408f276d 41c83b0e a20bc7c6 6d5451fd"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc-forecast/table", test_table);
  g_test_add_func ("/calc-forecast/threads", test_threads);
  g_test_add_func ("/calc-forecast/without-adoption", test_without_adoption);
  g_test_add_func ("/calc-forecast/not-enough", test_not_enough);
  g_test_add_func ("/calc-forecast/faults", test_faults);
  g_test_add_func ("/calc-forecast/kernels", test_kernels);
  g_test_add_func ("/calc-forecast/philox-numbers", test_philox_numbers);
  return g_test_run ();
}
