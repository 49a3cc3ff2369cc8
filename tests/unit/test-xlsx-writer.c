/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets that libxlsxwriter makes here: shared strings or strings in
 * their cells, merged titles, dates, booleans, percents, several sheets. The
 * same accounts must come out of each. */
#include "exchange/swb-import-plan.h"

#include <glib/gstdio.h>
#include <xlsxwriter.h>

/* @inline_strings: the texts stand in their cells, as from programs that write
 * row by row. @above: rows with the name of the report, merged over the table.
 */
typedef struct
{
  const char *name;
  gboolean inline_strings;
  guint above;
  gboolean grouped;
} Shape;

static const Shape shapes[] = {
  { "shared", FALSE, 0, FALSE },
  { "inline", TRUE, 0, FALSE },
  { "shared-above", FALSE, 3, FALSE },
  { "inline-above", TRUE, 3, FALSE },
  { "shared-grouped", FALSE, 0, TRUE },
  { "inline-grouped-above", TRUE, 2, TRUE },
};

static lxw_format *
add_format (lxw_workbook *book, const char *format)
{
  lxw_format *made = workbook_add_format (book);

  format_set_num_format (made, format);
  return made;
}

static void
write_titles (lxw_worksheet *sheet, const Shape *shape, lxw_row_t *row)
{
  static const char *const titles[] = { "Name",    "Handle",  "Followers",
                                        "ER",      "Handle",  "Subscribers",
                                        "Updated", "Verified" };
  static const char *const whole[] = {
    "Name",         "Instagram Handle", "Instagram Followers",
    "Instagram ER", "YouTube Handle",   "YouTube Subscribers",
    "Updated",      "Verified"
  };

  for (guint i = 0; i < shape->above; i++, (*row)++)
    if (i == 0)
      worksheet_merge_range (sheet, *row, 0, *row, 7, "Creators of the quarter",
                             NULL);
  if (shape->grouped)
    {
      worksheet_merge_range (sheet, *row, 1, *row, 3, "Instagram", NULL);
      worksheet_merge_range (sheet, *row, 4, *row, 5, "YouTube", NULL);
      (*row)++;
    }
  for (lxw_col_t i = 0; i < 8; i++)
    worksheet_write_string (sheet, *row, i,
                            shape->grouped ? titles[i] : whole[i], NULL);
  (*row)++;
}

static void
write_row (lxw_workbook *book,
           lxw_worksheet *sheet,
           lxw_row_t row,
           const char *name,
           const char *const handles[2],
           const double numbers[3])
{
  lxw_datetime updated = { 2026, 11, 24, 0, 0, 0 };

  worksheet_write_string (sheet, row, 0, name, NULL);
  worksheet_write_string (sheet, row, 1, handles[0], NULL);
  worksheet_write_number (sheet, row, 2, numbers[0],
                          add_format (book, "#,##0"));
  worksheet_write_number (sheet, row, 3, numbers[1],
                          add_format (book, "0.00%"));
  if (handles[1] != NULL)
    {
      worksheet_write_string (sheet, row, 4, handles[1], NULL);
      worksheet_write_number (sheet, row, 5, numbers[2], NULL);
    }
  worksheet_write_datetime (sheet, row, 6, &updated,
                            add_format (book, "dd/mm/yyyy"));
  worksheet_write_boolean (sheet, row, 7, numbers[0] > 50000, NULL);
}

static GBytes *
write_book (const Shape *shape)
{
  g_autofree char *path = NULL;
  lxw_workbook_options options = { .constant_memory = shape->inline_strings
                                                          ? LXW_TRUE
                                                          : LXW_FALSE };
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_row_t row = 0;
  char *data;
  gsize size;
  int file = g_file_open_tmp ("xlsx-XXXXXX", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  book = workbook_new_opt (path, &options);
  sheet = workbook_add_worksheet (book, "Creators");
  write_titles (sheet, shape, &row);
  write_row (book, sheet, row++, "Mira <Iyer> & Co",
             (const char *const[]){ "mira.iyer", "miratv" },
             (const double[]){ 48200, 0.0394, 12800 });
  write_row (book, sheet, row++, "김민지",
             (const char *const[]){ "minji.day", NULL },
             (const double[]){ 1204311, 0.0098, 0 });
  sheet = workbook_add_worksheet (book, "Notes");
  worksheet_write_string (sheet, 0, 0, "nothing to import", NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_unlink (path);
  return g_bytes_new_take (data, size);
}

static const SwbImportRow *
find_row (SwbImportPlan *plan, const char *handle)
{
  for (guint i = 0; i < plan->rows->len; i++)
    if (g_strcmp0 (swb_import_plan_get_row (plan, i)->handle, handle) == 0)
      return swb_import_plan_get_row (plan, i);
  g_error ("there is no “%s”", handle);
}

static double
value_of (const SwbImportRow *row, SwbField field)
{
  return row->values[field - SWB_FIRST_METRIC];
}

static void
test_shape (gconstpointer data)
{
  const Shape *shape = data;
  g_autoptr (GBytes) bytes = write_book (shape);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbImportTable) table =
      swb_import_table_new (bytes, "quarter.xlsx", NULL, &error);
  g_autoptr (SwbImportPlan) plan = NULL;
  g_autofree char *day = NULL;
  const SwbImportRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((GStrv) swb_import_table_get_sheets (table)),
                    ==, 2);
  plan = swb_import_plan_new (table);
  swb_import_plan_judge (plan, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->rows->len, ==, 3);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_NEW], ==, 3);
  row = find_row (plan, "mira.iyer");
  g_assert_cmpstr (row->name, ==, "Mira <Iyer> & Co");
  g_assert_cmpint (row->platform, ==, SWB_PLATFORM_INSTAGRAM);
  g_assert_cmpfloat (value_of (row, SWB_FIELD_FOLLOWERS), ==, 48200);
  g_assert_cmpfloat_with_epsilon (value_of (row, SWB_FIELD_ENGAGEMENT_RATE),
                                  0.0394, 1e-12);
  day = swb_day_to_iso (row->day);
  g_assert_cmpstr (day, ==, "2026-11-24");
  row = find_row (plan, "miratv");
  g_assert_cmpint (row->platform, ==, SWB_PLATFORM_YOUTUBE);
  g_assert_cmpfloat (value_of (row, SWB_FIELD_FOLLOWERS), ==, 12800);
  row = find_row (plan, "minji.day");
  g_assert_cmpstr (row->name, ==, "김민지");
  g_assert_cmpfloat (value_of (row, SWB_FIELD_FOLLOWERS), ==, 1204311);
}

/* The same little book by openpyxl 3.0, and by Gnumeric 1.12 from that: a date
 * with and without an hour, a formula that has a value and one that has none.
 */
static void
test_other_makers (gconstpointer data)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("SWB_SOURCE_ROOT"), "tests", "data", "xlsx", data, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SwbImportTable) table = NULL;
  g_autoptr (SwbImportPlan) plan = NULL;
  g_autofree char *day = NULL;
  const SwbImportRow *row;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), size);
  table = swb_import_table_new (bytes, data, NULL, &error);
  g_assert_no_error (error);
  plan = swb_import_plan_new (table);
  swb_import_plan_judge (plan, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_NEW], ==, 2);
  g_assert_cmpuint (plan->counts[SWB_IMPORT_WRONG], ==, 1);
  row = find_row (plan, "minji.day");
  g_assert_cmpstr (row->name, ==, "김민지");
  g_assert_cmpfloat (value_of (row, SWB_FIELD_FOLLOWERS), ==, 1204311);
  g_assert_cmpint (row->fee.minor, ==, 15000000);
  day = swb_day_to_iso (row->day);
  g_assert_cmpstr (day, ==, "2026-11-24");
  g_assert_cmpfloat_with_epsilon (value_of (row, SWB_FIELD_ENGAGEMENT_RATE),
                                  0.0098, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/xlsx-writer/%s", shapes[i].name);

      g_test_add_data_func (path, &shapes[i], test_shape);
    }
  g_test_add_data_func ("/xlsx-writer/openpyxl", "openpyxl.xlsx",
                        test_other_makers);
  g_test_add_data_func ("/xlsx-writer/gnumeric", "gnumeric.xlsx",
                        test_other_makers);
  return g_test_run ();
}
