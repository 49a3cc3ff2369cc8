/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from strangers: what is let through, and how members are read. */
#include "sync/swb-json.h"

#include "sync/swb-sync-error.h"

#include <string.h>

static void
test_good (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    " [ ] ",
    "null",
    "true",
    "-0",
    "1.5e-3",
    "1E+2",
    "\"\"",
    "{\"a\":[1,2,{\"b\":null}],\"c\":\"\\u00e9\\ud83d\\ude00\"}",
    "[[[]],{\"x\":{}},[]]",
    "9223372036854775807",
    "\"\xe0\xa4\xb9\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes =
          g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = swb_json_parse (bytes, &error);

      g_assert_no_error (error);
      g_assert_nonnull (root);
    }
}

static void
test_bad (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "{",
    "[1,]",
    "{\"a\":1,}",
    "{a:1}",
    "{'a':1}",
    "['a']",
    "[1 2]",
    "{\"a\" 1}",
    "{\"a\":1]",
    "[1}",
    "010",
    "01",
    "+1",
    "1.",
    ".5",
    "1e",
    "- 1",
    "NaN",
    "Infinity",
    "1e999",
    "9223372036854775808",
    "var x={}",
    "{} {}",
    "{}x",
    "\xef\xbb\xbf{}",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\ud800\\u0041\"",
    "\"\\udc00\"",
    "\"\\x\"",
    "\"a\nb\"",
    "\"\xff\"",
    "\"\xc0\x80\"",
    "\"open",
    "/* c */ {}",
    "tru",
    "truex",
    "[,1]",
    "{\"a\":}",
    "]",
    ",",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      if (swb_json_check (texts[i], strlen (texts[i]), &error))
        g_error ("let through: %s", texts[i]);
      g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_DATA);
    }
  g_assert_false (swb_json_check ("[1]\0", 4, NULL));
}

static gboolean
check_nested (gsize depth, char open, char close)
{
  g_autofree char *text = g_malloc (2 * depth);

  memset (text, open, depth);
  memset (text + depth, close, depth);
  return swb_json_check (text, 2 * depth, NULL);
}

static void
test_depth (void)
{
  g_assert_true (check_nested (64, '[', ']'));
  g_assert_false (check_nested (65, '[', ']'));
  g_assert_false (check_nested (1000000, '[', ']'));
}

static void
test_size (void)
{
  g_autofree char *text = g_strnfill (SWB_JSON_MAX_BYTES + 1, ' ');
  g_autoptr (GError) error = NULL;

  text[0] = '1';
  g_assert_true (swb_json_check (text, SWB_JSON_MAX_BYTES, NULL));
  g_assert_false (swb_json_check (text, SWB_JSON_MAX_BYTES + 1, &error));
  g_assert_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_TOO_LARGE);
}

/* Whatever is let through, json-glib has to parse. */
static void
test_mutations (void)
{
  static const char seed[] =
      "{\"items\":[{\"id\":\"UC1\",\"n\":\"12\",\"x\":-1.5e2,\"t\":true},"
      "[null,\"\\ud83d\\ude00\\n\"]],\"z\":{}}";
  static const char alphabet[] = "{}[]\",:\\u0d8eE+-.1ntf ";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  guint n_good = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *text = g_strdup (seed);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = NULL;

      for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        text[g_rand_int_range (rand, 0, sizeof seed - 1)] =
            alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      bytes = g_bytes_new (text, strlen (text));
      root = swb_json_parse (bytes, &error);
      g_assert_true ((root == NULL) == (error != NULL));
      if (root == NULL)
        g_assert_false (swb_json_check (text, strlen (text), NULL));
      n_good += root != NULL;
    }
  g_assert_cmpuint (n_good, >, 100);
}

static void
test_members (void)
{
  static const char text[] =
      "{\"n\":12,\"s\":\"34\",\"zero\":0,\"half\":1.5,\"whole\":3.0,"
      "\"neg\":-1,\"word\":\"many\",\"empty\":\"\",\"null\":null,\"o\":{},"
      "\"a\":[],\"flag\":true,\"big\":\"99999999999999999999\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) root = swb_json_parse (bytes, NULL);
  JsonObject *o = swb_json_root (root, NULL);
  static const char *const wrong[] = { "half", "neg", "word", "empty",
                                       "o",    "a",   "flag", "big" };
  g_autofree char *id = NULL;
  const char *string;
  gint64 n = 77;
  gboolean flag = FALSE;

  g_assert_cmpint (swb_json_get_count (o, "gone", &n), ==, SWB_JSON_MISSING);
  g_assert_cmpint (swb_json_get_count (o, "null", &n), ==, SWB_JSON_MISSING);
  g_assert_cmpint (swb_json_get_count (NULL, "n", &n), ==, SWB_JSON_MISSING);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (swb_json_get_count (o, wrong[i], &n), ==, SWB_JSON_WRONG);
  g_assert_cmpint (n, ==, 77);
  g_assert_cmpint (swb_json_get_count (o, "zero", &n), ==, SWB_JSON_OK);
  g_assert_cmpint (n, ==, 0);
  g_assert_cmpint (swb_json_get_count (o, "s", &n), ==, SWB_JSON_OK);
  g_assert_cmpint (n, ==, 34);
  g_assert_cmpint (swb_json_get_count (o, "whole", &n), ==, SWB_JSON_OK);
  g_assert_cmpint (n, ==, 3);
  g_assert_cmpint (swb_json_get_id (o, "n", &id), ==, SWB_JSON_OK);
  g_assert_cmpstr (id, ==, "12");
  g_assert_cmpint (swb_json_get_text (o, "n", &string), ==, SWB_JSON_WRONG);
  g_assert_cmpint (swb_json_get_flag (o, "flag", &flag), ==, SWB_JSON_OK);
  g_assert_true (flag);
  g_assert_cmpint (swb_json_get_flag (o, "n", &flag), ==, SWB_JSON_WRONG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/json/good", test_good);
  g_test_add_func ("/sync/json/bad", test_bad);
  g_test_add_func ("/sync/json/depth", test_depth);
  g_test_add_func ("/sync/json/size", test_size);
  g_test_add_func ("/sync/json/mutations", test_mutations);
  g_test_add_func ("/sync/json/members", test_members);
  return g_test_run ();
}
