/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look at the first rows of a table: what they are read as, and which cell
 * is wrong. */
#include "exchange-fixture.h"
#include "exchange/swb-import-sample.h"

/* The look at the first rows shows what the numbers are read as. */
static void
test_shares (void)
{
  g_autoptr (SwbImportTable) table = fixture_table (
      "Username,18-24 %,25-34 %\nasha,0.31,0.5\nbiju,x,0.1\ncara,0.2,0.1\n",
      "insta.csv");
  g_autoptr (SwbImportSample) sample =
      swb_import_sample_new (table, 10, SWB_GROUPING_WESTERN);
  const SwbImportSampleCell *wrong;
  g_autofree char *example = NULL;

  g_assert_cmpuint (sample->n_fields, ==, 2);
  g_assert_cmpint (sample->fields[1], ==, SWB_FIELD_SHARE_AGE);
  g_assert_cmpstr (swb_import_sample_get (sample, 0, 1)->text, ==,
                   "18-24 31\u00a0%, 25-34 50\u00a0%");
  wrong = swb_import_sample_get (sample, 1, 1);
  g_assert_nonnull (wrong->problem);
  g_assert_cmpuint (swb_import_table_count_unread (table, 1, &example), ==, 1);
  g_assert_cmpstr (example, ==, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-sample/shares", test_shares);
  return g_test_run ();
}
