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

static guint
place_of (const SwbImportSample *sample, SwbField field)
{
  for (guint i = 0; i < sample->n_fields; i++)
    if (sample->fields[i] == field)
      return i;
  g_error ("the sample does not show “%s”", swb_field_name (field));
}

/* What a row is wrong by is shown, whichever column has it. */
static void
test_units_of_numbers (void)
{
  g_autoptr (SwbImportTable) table =
      fixture_table ("Username,Fee,Currency,Engagement rate,Engagement base\n"
                     "asha,500,usd,4%,reach\nbiju,500,XYZ,4%,followers\n"
                     "cara,500,INR,4%,likes\ndeva,,XYZ,,likes\n",
                     "instagram.csv");
  g_autoptr (SwbImportSample) sample =
      swb_import_sample_new (table, 10, SWB_GROUPING_WESTERN);
  const guint currency = place_of (sample, SWB_FIELD_CURRENCY);
  const guint base = place_of (sample, SWB_FIELD_RATE_BASE);

  g_assert_cmpstr (swb_import_sample_get (sample, 0, currency)->text, ==,
                   "USD");
  g_assert_cmpstr (swb_import_sample_get (sample, 0, base)->text, ==, "reach");
  g_assert_null (swb_import_sample_get (sample, 0, currency)->problem);
  g_assert_cmpstr (swb_import_sample_get (sample, 1, currency)->text, ==,
                   "XYZ");
  g_assert_nonnull (swb_import_sample_get (sample, 1, currency)->problem);
  g_assert_cmpstr (swb_import_sample_get (sample, 2, base)->text, ==, "likes");
  g_assert_nonnull (swb_import_sample_get (sample, 2, base)->problem);
  g_assert_cmpstr (swb_import_sample_get (sample, 3, currency)->text, ==, "");
  g_assert_cmpstr (swb_import_sample_get (sample, 3, base)->text, ==, "");
}

/* Whatever a column is said to hold, it is seen. */
static void
test_all_fields (void)
{
  for (guint field = SWB_FIELD_IGNORE + 1; field < SWB_N_FIELDS; field++)
    {
      g_autoptr (SwbImportTable) table =
          fixture_table ("Username,Other\nasha,x\n", "instagram.csv");
      g_autoptr (SwbImportSample) sample = NULL;

      swb_import_table_set_field (table, 1, (SwbField) field);
      sample = swb_import_sample_new (table, 10, SWB_GROUPING_WESTERN);
      place_of (sample, (SwbField) field);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-sample/shares", test_shares);
  g_test_add_func ("/import-sample/units-of-numbers", test_units_of_numbers);
  g_test_add_func ("/import-sample/all-fields", test_all_fields);
  return g_test_run ();
}
