/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every file of a corpus to a fuzz target, without a fuzzer: what once
 * broke it, and what shows it the forms, is tried with every change.
 *
 * run-corpus FOLDER */
#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Cut short and with one byte changed, each input shows more ways to fail. */
static void
try_variants (const char *text, gsize length)
{
  g_autofree char *copy = g_memdup2 (text, length);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) length);

  LLVMFuzzerTestOneInput ((const uint8_t *) text, length);
  for (guint i = 0; length > 2 && i < 20; i++)
    {
      gsize at = (gsize) g_rand_int_range (random, 2, (gint32) length);
      char was = copy[at];

      LLVMFuzzerTestOneInput ((const uint8_t *) copy, at);
      copy[at] = (char) g_rand_int_range (random, 0, 256);
      LLVMFuzzerTestOneInput ((const uint8_t *) copy, length);
      copy[at] = was;
    }
}

static void
test_file (gconstpointer path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  try_variants (text, length);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/corpus/%s", name);

      g_ptr_array_add (paths, g_build_filename (argv[1], name, NULL));
      g_test_add_data_func (test, paths->pdata[paths->len - 1], test_file);
    }
  g_assert_cmpuint (paths->len, >, 0);
  return g_test_run ();
}
