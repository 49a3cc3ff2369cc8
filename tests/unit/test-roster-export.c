/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view of the roster as a CSV file and as a spreadsheet: what is read back is
 * what the roster holds, in the view's order; nothing in it runs; and what goes
 * wrong leaves the former file. */
#include "exchange/swb-roster-export.h"

#include "document/swb-roster-commands.h"
#include "exchange-fixture.h"
#include "exchange/swb-import-plan.h"
#include "exchange/swb-sample.h"
#include "exchange/swb-table-sink.h"
#include "exchange/swb-xlsx.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const SwbRosterColumn columns[] = {
  SWB_ROSTER_COLUMN_NAME,       SWB_ROSTER_COLUMN_HANDLE,
  SWB_ROSTER_COLUMN_FOLLOWERS,  SWB_ROSTER_COLUMN_SPARK,
  SWB_ROSTER_COLUMN_ENGAGEMENT, SWB_ROSTER_COLUMN_FEE,
  SWB_ROSTER_COLUMN_STATUS,     SWB_ROSTER_COLUMN_LANGUAGE,
};

/* Takes a moment to be packed. */
#define MANY_ROWS 100000

/* Where each of them begins in a row. */
enum
{
  NAME = 0,
  HANDLE = 1,
  FOLLOWERS = 2,
  ENGAGEMENT = 5,
  FEE = 8,
  STATUS = 10,
  LANGUAGE = 11,
  N_CELLS = 12,
};

static void
set_up (ExportFixture *fixture, gconstpointer data)
{
  const SwbCreatorFacts hostile = { .name = "=cmd|'/C calc'!A0",
                                    .platform = SWB_PLATFORM_X,
                                    .handle = "hostile",
                                    .cities = "+1, -2",
                                    .followers = 7,
                                    .fee = swb_money_none () };

  export_fixture_open (fixture, "out");
  fixture_run (fixture->document, swb_sample_command ());
  fixture_run (fixture->document,
               swb_roster_add_creator (&hostile, 20000, NULL));
  swb_roster_view_set_sort (fixture->view, SWB_ROSTER_COLUMN_FOLLOWERS, TRUE);
}

static gssize export(ExportFixture *fixture,
                     SwbRosterExportFormat format,
                     const GArray *chosen,
                     GCancellable *cancellable,
                     GError **error)
{
  const SwbRosterExport what = { format, columns, G_N_ELEMENTS (columns),
                                 chosen,
                                 "Seed [set]: a name of a sheet that "
                                 "is too long" };
  g_autoptr (GAsyncResult) result = NULL;

  swb_roster_export_async (fixture->view, &what, fixture->file, NULL,
                           cancellable, fixture_keep_result_cb, &result);
  fixture_wait_for (&result);
  return swb_roster_export_finish (result, error);
}

static double
number (const char *cell)
{
  return *cell == '\0' ? NAN : g_ascii_strtod (cell, NULL);
}

/* A row of the file against the row of the view that it tells of. */
static void
assert_row (SwbGrid *grid, guint row, SwbCreator *creator, gboolean guarded)
{
  const SwbEngagement *engagement = swb_creator_get_engagement (creator);
  const SwbMoney fee = swb_creator_get_fee (creator);
  const char *name = swb_grid_get_cell (grid, row, NAME);

  if (guarded && *swb_creator_get_name (creator) == '=')
    g_assert_cmpint (name[0], ==, '\'');
  else
    g_assert_cmpstr (name, ==, swb_creator_get_name (creator));
  g_assert_cmpstr (swb_grid_get_cell (grid, row, HANDLE), ==,
                   swb_creator_get_handle (creator));
  g_assert_cmpfloat (number (swb_grid_get_cell (grid, row, FOLLOWERS)), ==,
                     (double) swb_creator_get_followers (creator));
  g_assert_cmpstr (swb_grid_get_cell (grid, row, FOLLOWERS + 2), !=, "");
  if (swb_money_is_none (&fee))
    g_assert_cmpstr (swb_grid_get_cell (grid, row, FEE), ==, "");
  else
    {
      g_assert_cmpfloat (number (swb_grid_get_cell (grid, row, FEE)), ==,
                         swb_money_to_double (fee));
      g_assert_cmpstr (swb_grid_get_cell (grid, row, FEE + 1), ==,
                       fee.currency);
    }
  if (engagement == NULL || engagement->kind == SWB_ENGAGEMENT_NONE)
    g_assert_cmpstr (swb_grid_get_cell (grid, row, ENGAGEMENT + 1), ==, "");
  else
    g_assert_cmpfloat_with_epsilon (
        number (swb_grid_get_cell (grid, row, ENGAGEMENT)) / 100,
        engagement->ratio, 1e-6);
}

static void
assert_all (ExportFixture *fixture, SwbGrid *grid, gboolean guarded)
{
  GListModel *rows = G_LIST_MODEL (fixture->view);

  g_assert_cmpuint (swb_grid_get_n_rows (grid), ==,
                    g_list_model_get_n_items (rows) + 1);
  g_assert_cmpuint (swb_grid_get_n_columns (grid), ==, N_CELLS);
  g_assert_cmpstr (swb_grid_get_cell (grid, 0, FOLLOWERS + 1), ==,
                   "Followers read on");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SwbCreator) creator = g_list_model_get_item (rows, i);

      assert_row (grid, i + 1, creator, guarded);
    }
}

static void
test_csv (ExportFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbGrid) grid = NULL;
  gssize n = export(fixture, SWB_ROSTER_EXPORT_CSV, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (n, ==,
                   g_list_model_get_n_items (G_LIST_MODEL (fixture->view)));
  grid = export_fixture_read (fixture);
  assert_all (fixture, grid, TRUE);
}

/* libxlsxwriter writes what our reader, by way of a CSV text, gives back. */
static void
test_xlsx (ExportFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SwbGrid) grid = NULL;

  export(fixture, SWB_ROSTER_EXPORT_XLSX, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = export_fixture_load (fixture);
  g_assert_true (swb_xlsx_looks_like_one (bytes));
  grid = export_fixture_read (fixture);
  assert_all (fixture, grid, FALSE);
}

/* Only whom was chosen, in the view's order, not in that of the choice. */
static void
test_chosen (ExportFixture *fixture, gconstpointer data)
{
  GListModel *rows = G_LIST_MODEL (fixture->view);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (SwbId));
  g_autoptr (SwbCreator) ninth = g_list_model_get_item (rows, 9);
  g_autoptr (SwbCreator) third = g_list_model_get_item (rows, 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbGrid) grid = NULL;

  g_array_append_vals (chosen, swb_creator_get_id (ninth), 1);
  g_array_append_vals (chosen, swb_creator_get_id (third), 1);
  g_assert_cmpint (export(fixture, SWB_ROSTER_EXPORT_CSV, chosen, NULL, &error),
                   ==, 2);
  g_assert_no_error (error);
  grid = export_fixture_read (fixture);
  g_assert_cmpuint (swb_grid_get_n_rows (grid), ==, 3);
  assert_row (grid, 1, third, TRUE);
  assert_row (grid, 2, ninth, TRUE);
}

static void
test_search (ExportFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n;

  swb_roster_view_set_search (fixture->view, "mumbai");
  n = g_list_model_get_n_items (G_LIST_MODEL (fixture->view));
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (export(fixture, SWB_ROSTER_EXPORT_CSV, NULL, NULL, &error),
                   ==, n);
  g_assert_no_error (error);
}

static void
assert_kept (ExportFixture *fixture)
{
  g_autoptr (GBytes) bytes = export_fixture_load (fixture);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "former", 6);
}

static void
test_stopped (ExportFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (fixture->file), "former", 6, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (stop);
  g_assert_cmpint (export(fixture, SWB_ROSTER_EXPORT_CSV, NULL, stop, &error),
                   ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_kept (fixture);
  g_clear_error (&error);
  g_assert_cmpint (export(fixture, SWB_ROSTER_EXPORT_XLSX, NULL, stop, &error),
                   ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_kept (fixture);
}

static const char *
base_of (const SwbEngagement *engagement)
{
  switch (engagement->kind)
    {
    case SWB_ENGAGEMENT_ON_VIEWS:
      return "views";
    case SWB_ENGAGEMENT_ON_REACH:
      return "reach";
    default:
      return "followers";
    }
}

/* A row of the file as an import reads it, against whom it tells of. */
static void
assert_read (const SwbImportRow *row, SwbCreator *creator)
{
  const SwbEngagement *engagement = swb_creator_get_engagement (creator);
  const SwbMoney fee = swb_creator_get_fee (creator);
  const double rate = row->values[SWB_FIELD_ENGAGEMENT_RATE - SWB_FIRST_METRIC];

  g_assert_cmpstr (row->problem, ==, NULL);
  g_assert_cmpstr (row->handle, ==, swb_creator_get_handle (creator));
  g_assert_cmpfloat (row->values[0], ==,
                     (double) swb_creator_get_followers (creator));
  g_assert_cmpint (row->day, ==,
                   swb_creator_get_account (creator)->followers_day);
  g_assert_cmpint (row->fee.minor, ==, fee.minor);
  g_assert_cmpstr (row->fee.currency, ==, fee.currency);
  if (engagement == NULL || engagement->kind == SWB_ENGAGEMENT_NONE)
    {
      g_assert_true (isnan (rate));
      return;
    }
  g_assert_cmpfloat_with_epsilon (rate, engagement->ratio, 1e-6);
  g_assert_cmpstr (row->rate_base, ==, base_of (engagement));
}

/* Of each number an import knows day, currency and what it is a share of. */
static void
test_read_back (ExportFixture *fixture, gconstpointer data)
{
  GListModel *rows = G_LIST_MODEL (fixture->view);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SwbImportTable) table = NULL;
  g_autoptr (SwbImportPlan) plan = NULL;

  export(fixture, SWB_ROSTER_EXPORT_CSV, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = export_fixture_load (fixture);
  table = swb_import_table_new (bytes, "instagram.csv", NULL, &error);
  g_assert_no_error (error);
  plan = swb_import_plan_new (table);
  swb_import_plan_judge (plan, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->rows->len, ==, g_list_model_get_n_items (rows));
  for (guint i = 0; i < plan->rows->len; i++)
    {
      g_autoptr (SwbCreator) creator = g_list_model_get_item (rows, i);

      assert_read (plan->rows->pdata[i], creator);
    }
}

/* What is said of a fee and of a rate is known, or told. */
static void
test_units_of_numbers (ExportFixture *fixture, gconstpointer data)
{
  static const char text[] =
      "Username,Fee,Currency,Engagement rate,Engagement base\n"
      "asha,500,usd,4%,reach\nbiju,500,XYZ,4%,followers\n"
      "cara,500,INR,4%,likes\ndeva,,XYZ,,likes\n";
  g_autoptr (SwbImportTable) table = fixture_table (text, "instagram.csv");
  g_autoptr (SwbImportPlan) plan = swb_import_plan_new (table);
  const SwbImportRow *row;

  swb_import_plan_judge (plan, NULL, NULL, NULL);
  row = plan->rows->pdata[0];
  g_assert_cmpint (row->fee.minor, ==, 50000);
  g_assert_cmpstr (row->fee.currency, ==, "USD");
  g_assert_cmpstr (row->rate_base, ==, "reach");
  row = plan->rows->pdata[1];
  g_assert_cmpstr (row->problem, ==,
                   "“XYZ” is not the code of a currency, like INR");
  row = plan->rows->pdata[2];
  g_assert_cmpstr (row->problem, ==,
                   "“likes” is nothing that a rate is told of: followers, "
                   "views or reach");
  row = plan->rows->pdata[3];
  g_assert_cmpstr (row->problem, ==, NULL);
}

/* What was stopped leaves no file, whole or half, under any name. */
static void
test_nothing_left (ExportFixture *fixture, gconstpointer data)
{
  for (int format = SWB_ROSTER_EXPORT_CSV; format <= SWB_ROSTER_EXPORT_XLSX;
       format++)
    {
      g_autoptr (GCancellable) stop = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) folder = NULL;

      g_cancellable_cancel (stop);
      g_assert_cmpint (
          export(fixture, (SwbRosterExportFormat) format, NULL, stop, &error),
          ==, -1);
      folder = g_dir_open (fixture->folder, 0, NULL);
      g_assert_null (g_dir_read_name (folder));
    }
}

static gboolean
is_packing (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  gboolean found = FALSE;
  const char *name;

  g_assert_nonnull (threads);
  while (!found && (name = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *path =
          g_build_filename ("/proc/self/task", name, "comm", NULL);
      g_autofree char *text = NULL;

      found = g_file_get_contents (path, &text, NULL, NULL) &&
              g_str_has_prefix (text, "swb-pack");
    }
  return found;
}

/* A spreadsheet is packed in one go, for seconds where it is large; who stops
 * that does not wait for it. */
static void
test_packing_is_left (ExportFixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "One", "Two", "Three", "Four" };
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SwbTableSink *sink = swb_table_sink_new_xlsx (fixture->file, "Many", &error);
  SwbCell cells[G_N_ELEMENTS (titles)] = { 0 };

  g_file_set_contents (g_file_peek_path (fixture->file), "former", 6, NULL);
  g_assert_true (
      swb_table_sink_add_titles (sink, titles, G_N_ELEMENTS (titles), &error));
  for (guint i = 0; i < MANY_ROWS; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        cells[k] = (SwbCell){ .kind = SWB_CELL_COUNT, .count = i * (k + 7919) };
      g_assert_true (
          swb_table_sink_add_row (sink, cells, G_N_ELEMENTS (cells), &error));
    }
  g_cancellable_cancel (stop);
  g_assert_false (swb_table_sink_close (sink, stop, &error));
  for (guint i = 0; i < 10000 && !is_packing (); i++)
    g_usleep (500); /* its thread may not have begun */
  g_assert_true (is_packing ());
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  swb_table_sink_free (sink);
  while (is_packing ())
    g_usleep (10000);
  assert_kept (fixture);
}

/* Who may read the file of before may read the new one. */
static void
test_mode_stays (ExportFixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_file_set_contents (path, "former", 6, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_cmpint (export(fixture, SWB_ROSTER_EXPORT_CSV, NULL, NULL, &error),
                   >, 0);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

/* What a workspace is called may be no name of a sheet. */
static void
test_sheet_names (ExportFixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "Handle" };
  static const struct
  {
    const char *wanted;
    const char *name;
  } cases[] = {
    { "Seed [set]: a name of a sheet that is too long",
      "Seed  set   a name of a sheet t" },
    { "'Q3/Q4'", "Q3 Q4" },
    { "History", "Creators" },
    { " ", "Creators" },
    { "", "Creators" },
    { "🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬", "🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SwbTableSink) sink =
          swb_table_sink_new_xlsx (fixture->file, cases[i].wanted, &error);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) sheets = NULL;

      g_assert_no_error (error);
      g_assert_true (swb_table_sink_add_titles (sink, titles, 1, NULL));
      g_assert_true (swb_table_sink_close (sink, NULL, NULL));
      bytes = export_fixture_load (fixture);
      sheets = swb_xlsx_list_sheets (bytes, NULL, NULL);
      g_assert_cmpstr (sheets->pdata[0], ==, cases[i].name);
    }
}

static void
test_no_folder (ExportFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_object_unref (fixture->file);
  fixture->file =
      g_file_new_build_filename (fixture->folder, "none", "x", NULL);
  for (int format = SWB_ROSTER_EXPORT_CSV; format <= SWB_ROSTER_EXPORT_XLSX;
       format++)
    {
      g_assert_cmpint (
          export(fixture, (SwbRosterExportFormat) format, NULL, NULL, &error),
          ==, -1);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name)                                                              \
  g_test_add ("/roster-export/" #name, ExportFixture, NULL, set_up,            \
              test_##name, export_fixture_close)
  ADD (csv);
  ADD (xlsx);
  ADD (chosen);
  ADD (search);
  ADD (read_back);
  ADD (units_of_numbers);
  ADD (stopped);
  ADD (nothing_left);
  ADD (packing_is_left);
  ADD (mode_stays);
  ADD (no_folder);
  ADD (sheet_names);

  return g_test_run ();
}
