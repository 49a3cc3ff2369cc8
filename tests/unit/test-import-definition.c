/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person said of a table, kept under a name and taken for another one:
 * the columns by their titles, and all that was set beside them; definitions of
 * older versions, and of newer ones, are read as far as they go. */
#include "exchange-fixture.h"
#include "exchange/swb-import-table.h"

#include <string.h>

static void
set_options (SwbImportTable *table, const SwbImportOptions *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_import_table_set_options_async (table, options, NULL, NULL,
                                      fixture_keep_result_cb, &result);
  g_assert_true (swb_import_table_set_options_finish (
      table, fixture_wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
assert_mapping (SwbImportTable *table, const char *expected)
{
  g_autofree char *text =
      swb_mapping_to_text (swb_import_table_get_mapping (table));

  g_assert_cmpstr (text, ==, expected);
}

/* It serves a table with other columns in another order. */
static void
test_columns (void)
{
  g_autoptr (SwbImportTable) one = fixture_table (
      "Person,Reach,IG,YT\nmira,10,a_b,c_d\nkiran,9,e_f,g_h\n", "t.csv");
  g_autoptr (SwbImportTable) two =
      fixture_table ("Other,YT,Reach,Person\nx,c_d,10,mira\n", "t.csv");
  g_autoptr (SwbImportTable) none = fixture_table ("a,b\nx,10\n", "t.csv");
  g_autofree char *text = NULL;

  swb_import_table_set_field (one, 1, SWB_FIELD_VIEWS);
  swb_import_table_set_account (one, 1, SWB_PLATFORM_YOUTUBE);
  text = swb_import_table_dup_definition (one);
  g_assert_cmpuint (fixture_take_definition (two, text), ==, 3);
  assert_mapping (two, "ignore:0,handle:0:youtube,avg-views:0:youtube,name:0");
  swb_import_table_set_platform (none, SWB_PLATFORM_TIKTOK);
  g_assert_cmpuint (fixture_take_definition (none, text), ==, 0);
  g_assert_cmpint (swb_import_table_get_platform (none), ==,
                   SWB_PLATFORM_TIKTOK);
}

/* Everything that a person can set comes back. */
static void
test_settings (void)
{
  static const char text[] = "List of November\nhandle|fee|date\n"
                             "asha|1,5|3/4/2026\n";
  g_autoptr (SwbImportTable) one = fixture_table (text, "agency.csv");
  g_autoptr (SwbImportTable) two = fixture_table (text, "agency.csv");
  SwbImportOptions options = *swb_import_table_get_options (one);
  const SwbImportOptions *taken;
  g_autofree char *definition = NULL;

  options.encoding = SWB_ENCODING_WINDOWS_1254;
  options.delimiter = '|';
  options.quote = '\'';
  options.n_above = 1;
  options.header = TRUE;
  options.n_titles = 1;
  options.decimal_sign = ',';
  options.dates = SWB_DATE_MONTH_FIRST;
  set_options (one, &options);
  swb_import_table_set_platform (one, SWB_PLATFORM_YOUTUBE);
  swb_import_table_set_currency (one, "EUR");
  swb_import_table_set_update (one, SWB_IMPORT_TAKE);
  swb_import_table_set_field (one, 2, SWB_FIELD_NOTE);
  definition = swb_import_table_dup_definition (one);
  g_assert_cmpuint (fixture_take_definition (two, definition), ==, 3);
  taken = swb_import_table_get_options (two);
  g_assert_cmpint (taken->encoding, ==, SWB_ENCODING_WINDOWS_1254);
  g_assert_cmpint (taken->delimiter, ==, '|');
  g_assert_cmpint (taken->quote, ==, '\'');
  g_assert_cmpuint (taken->n_above, ==, 1);
  g_assert_true (taken->header);
  g_assert_cmpint (taken->decimal_sign, ==, ',');
  g_assert_cmpint (taken->dates, ==, SWB_DATE_MONTH_FIRST);
  g_assert_cmpint (swb_import_table_get_platform (two), ==,
                   SWB_PLATFORM_YOUTUBE);
  g_assert_cmpstr (swb_import_table_get_currency (two), ==, "EUR");
  g_assert_cmpint (swb_import_table_get_update (two), ==, SWB_IMPORT_TAKE);
  g_assert_cmpint (swb_import_table_get_field (two, 2), ==, SWB_FIELD_NOTE);
}

/* How a file is written is found out anew where nobody set it, and a platform
 * that a file tells counts more than one that another file told. */
static void
test_other_file (void)
{
  g_autoptr (SwbImportTable) one =
      fixture_table ("handle;name\nasha;Asha\n", "instagram-2022-03.csv");
  g_autoptr (SwbImportTable) two =
      fixture_table ("handle,name\nasha,Asha\n", "tiktok-2022-03.csv");
  g_autoptr (SwbImportTable) three =
      fixture_table ("handle,name\nasha,Asha\n", "list.csv");
  g_autofree char *definition = swb_import_table_dup_definition (one);

  g_assert_cmpuint (fixture_take_definition (two, definition), ==, 2);
  g_assert_cmpint (swb_import_table_get_options (two)->delimiter, ==, ',');
  g_assert_cmpint (swb_import_table_get_platform (two), ==,
                   SWB_PLATFORM_TIKTOK);
  g_assert_cmpuint (fixture_take_definition (three, definition), ==, 2);
  g_assert_cmpint (swb_import_table_get_platform (three), ==,
                   SWB_PLATFORM_INSTAGRAM);
}

/* Columns without titles are found by their place. */
static void
test_without_titles (void)
{
  g_autoptr (SwbImportTable) one =
      fixture_table ("asha_moves,48500,7\nbiju_n,1200,8\n", "t.csv");
  g_autoptr (SwbImportTable) two =
      fixture_table ("chitra_s,900,9\ndev_a,70,10\n", "t.csv");
  g_autofree char *definition = NULL;

  g_assert_false (swb_import_table_get_options (one)->header);
  swb_import_table_set_field (one, 2, SWB_FIELD_VIEWS);
  definition = swb_import_table_dup_definition (one);
  g_assert_cmpuint (fixture_take_definition (two, definition), ==, 3);
  assert_mapping (two, "handle:0,followers:0,avg-views:0");
}

/* Older versions kept the columns alone; what a newer one tells more is
 * passed over. */
static void
test_other_versions (void)
{
  g_autoptr (SwbImportTable) old =
      fixture_table ("handle,reach\nasha,7\n", "list.csv");
  g_autoptr (SwbImportTable) newer =
      fixture_table ("handle,reach\nasha,7\n", "list.csv");

  swb_import_table_set_platform (old, SWB_PLATFORM_TIKTOK);
  g_assert_cmpuint (
      fixture_take_definition (old, "handle\thandle:0\nreach\tavg-views:0\n"),
      ==, 2);
  assert_mapping (old, "handle:0,avg-views:0");
  g_assert_cmpint (swb_import_table_get_platform (old), ==,
                   SWB_PLATFORM_TIKTOK);
  g_assert_cmpuint (fixture_take_definition (
                        newer, "@settings\tmoon=full;decimal=runes;update=;"
                               "above=-3;titles=x;platform=tiktok;=;%%\n"
                               "reach\tavg-views:0\nhandle\thandle:0\n"),
                    ==, 2);
  g_assert_cmpint (swb_import_table_get_platform (newer), ==,
                   SWB_PLATFORM_TIKTOK);
  g_assert_cmpint (swb_import_table_get_update (newer), ==, SWB_IMPORT_FILL);
}

/* By the titles alone is remembered what a person set, but not whose word
 * counts: nothing is overwritten because it once was. */
static void
test_memory (void)
{
  static const char text[] = "handle,fee\nasha,10\n";
  g_autoptr (SwbImportTable) one = fixture_table (text, "list.csv");
  g_autoptr (SwbImportTable) two = fixture_table (text, "list.csv");
  g_autoptr (SwbImportTable) three = fixture_table (text, "list.csv");
  g_autofree char *memory = NULL;

  swb_import_table_set_platform (one, SWB_PLATFORM_YOUTUBE);
  swb_import_table_set_currency (one, "KRW");
  swb_import_table_set_update (one, SWB_IMPORT_TAKE);
  memory = swb_import_table_dup_memory (one);
  g_assert_cmpstr (memory, ==, "handle:0,fee:0;platform=youtube;currency=KRW");
  g_assert_true (swb_import_table_recall (two, memory));
  g_assert_cmpint (swb_import_table_get_platform (two), ==,
                   SWB_PLATFORM_YOUTUBE);
  g_assert_cmpstr (swb_import_table_get_currency (two), ==, "KRW");
  g_assert_cmpint (swb_import_table_get_update (two), ==, SWB_IMPORT_FILL);
  g_assert_true (swb_import_table_recall (three, "handle:0,ignore:0"));
  g_assert_false (swb_import_table_recall (three, "handle:0;platform=tiktok"));
  g_assert_cmpint (swb_import_table_get_platform (three), ==,
                   SWB_PLATFORM_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-definition/columns", test_columns);
  g_test_add_func ("/import-definition/settings", test_settings);
  g_test_add_func ("/import-definition/other-file", test_other_file);
  g_test_add_func ("/import-definition/without-titles", test_without_titles);
  g_test_add_func ("/import-definition/other-versions", test_other_versions);
  g_test_add_func ("/import-definition/memory", test_memory);
  return g_test_run ();
}
