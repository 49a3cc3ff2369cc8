/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Audiences in the file of a roster: told by kind, in the way of a planner, and
 * read back by an import to the digit, whatever a segment is called. */
#include "exchange/swb-roster-export.h"

#include "creator-fixture.h"
#include "document/swb-audience.h"
#include "document/swb-roster-commands.h"
#include "exchange-fixture.h"
#include "exchange/swb-import-plan.h"

#include <string.h>

/* @day: after the first one. */
typedef struct
{
  SwbShareKind kind;
  const char *what;
  double share;
  int day;
  const char *source;
} Known;

static const Known known[] = {
  { SWB_SHARE_LANGUAGE, "hi", 0.73, 3, "typed" },
  { SWB_SHARE_LANGUAGE, "en", 0.2, 3, "typed" },
  { SWB_SHARE_LANGUAGE, "Tulu and Kodava", 0.0437, 3, "typed" },
  { SWB_SHARE_COUNTRY, "IN", 0.917, 5, "modash" },
  { SWB_SHARE_COUNTRY, "KR", 0.00000012, 5, "modash" },
  { SWB_SHARE_COUNTRY, "XQ", 0.015, 5, "modash" },
  { SWB_SHARE_REGION, "=HYPERLINK(1)", 0.33, 4, "=1+1" },
  { SWB_SHARE_REGION, "Delhi (NCR)", 0.123456, 4, "modash" },
  { SWB_SHARE_REGION, "Sector 7", 0.07, 4, "modash" },
  { SWB_SHARE_REGION, "Provence-Alpes", 0.002, 4, "modash" },
  { SWB_SHARE_REGION, "मुंबई", 0.05, 4, "modash" },
  { SWB_SHARE_INTEREST, "Hip hop / R&B", 0.333333, 4, "modash" },
  { SWB_SHARE_INTEREST, "Sound: on", 0.2, 4, "modash" },
  { SWB_SHARE_AGE, "65+", 0.01, 4, "modash" },
  { SWB_SHARE_AGE, "13-17", 0, 4, "modash" },
  { SWB_SHARE_AGE, "18-24", 0.56, 4, "modash" },
  { SWB_SHARE_GENDER, "women", 1, 4, "modash" },
  { SWB_SHARE_AGE_GENDER, "women 18-24", 0.301, 4, "modash" },
  { SWB_SHARE_AGE_GENDER, "men 65+", 0.009, 4, "modash" },
};

/* Told before, and not any more. */
static const Known former = { SWB_SHARE_LANGUAGE, "hi", 0.5, 1, "typed" };

#define FIRST_DAY 20000

static SwbId
account_of (SwbDocument *document, const char *handle)
{
  const SwbRosterData *data = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
  guint i = 0;

  while (g_strcmp0 (swb_roster_data_account_handle (data, i), handle) != 0)
    g_assert_cmpuint (++i, <, data->n_accounts);
  return *swb_roster_data_account_id (data, i);
}

typedef struct
{
  SwbId account;
  const Known *known;
  guint n;
} Telling;

static gboolean
tell (SwbWriter *writer, gpointer data, GError **error)
{
  const Telling *telling = data;
  g_autoptr (SwbAudienceBook) book = swb_audience_book_new (writer, error);

  g_assert_nonnull (book);
  for (guint i = 0; i < telling->n; i++)
    {
      const Known *one = &telling->known[i];
      const SwbAudienceShare share = {
        telling->account,     one->kind,  one->what, one->share,
        FIRST_DAY + one->day, one->source
      };

      if (!swb_audience_book_write (book, &share, error))
        return FALSE;
    }
  return TRUE;
}

static void
know (SwbDocument *document, const char *handle, const Known *what, guint n)
{
  Telling telling = { account_of (document, handle), what, n };

  fixture_run (document, swb_command_new ("Tell", tell, &telling, NULL));
}

static void
add_creator (SwbDocument *document, const char *name, const char *handle)
{
  const SwbCreatorFacts facts = { .name = name,
                                  .platform = SWB_PLATFORM_INSTAGRAM,
                                  .handle = handle,
                                  .followers = 1000,
                                  .fee = swb_money_none () };

  fixture_run (document, swb_roster_add_creator (&facts, FIRST_DAY, NULL));
}

static void
set_up (ExportFixture *fixture, gconstpointer data)
{
  export_fixture_open (fixture, "instagram");
  add_creator (fixture->document, "Asha", "asha");
  add_creator (fixture->document, "Biju", "biju");
  swb_roster_view_set_sort (fixture->view, SWB_ROSTER_COLUMN_NAME, FALSE);
}

/* The file, as an import would read it. */
static SwbGrid *export(ExportFixture *fixture,
                       SwbRosterExportFormat format,
                       gboolean audiences)
{
  static const SwbRosterColumn columns[] = { SWB_ROSTER_COLUMN_NAME,
                                             SWB_ROSTER_COLUMN_PLATFORM,
                                             SWB_ROSTER_COLUMN_HANDLE };
  const SwbRosterExport what = {
    format, columns,  G_N_ELEMENTS (columns),
    NULL,   "Roster", audiences ? fixture->document : NULL,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_roster_export_async (fixture->view, &what, fixture->file, NULL, NULL,
                           fixture_keep_result_cb, &result);
  fixture_wait_for (&result);
  g_assert_cmpint (swb_roster_export_finish (result, &error), ==, 2);
  g_assert_no_error (error);
  return export_fixture_read (fixture);
}

static const char *
cell_of (SwbGrid *grid, guint row, const char *title)
{
  for (guint i = 0; i < swb_grid_get_n_columns (grid); i++)
    if (strcmp (swb_grid_get_cell (grid, 0, i), title) == 0)
      return swb_grid_get_cell (grid, row, i);
  return NULL;
}

static void
test_cells (ExportFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbGrid) grid = NULL;

  know (fixture->document, "asha", &former, 1);
  know (fixture->document, "asha", known, G_N_ELEMENTS (known));
  grid = export(fixture, SWB_ROSTER_EXPORT_CSV, TRUE);
#define CELL(title, expected)                                                  \
  g_assert_cmpstr (cell_of (grid, 1, title), ==, expected)
  CELL ("Audience language",
        "Hindi 73 %; English 20 %; Tulu and Kodava 4.37 %");
  CELL ("Audience country", "India 91.7 %; XQ 1.5 %; South Korea 0.000012 %");
  CELL ("Audience city", "'=HYPERLINK(1) 33 %; Delhi (NCR) 12.3456 %; Sector "
                         "7 7 %; मुंबई 5 %; Provence-Alpes 0.2 %");
  CELL ("Audience interest", "Hip hop / R&B 33.3333 %; Sound: on 20 %");
  CELL ("Audience age", "13-17 0 %; 18-24 56 %; 65+ 1 %");
  CELL ("Audience gender", "women 100 %");
  CELL ("Audience age and gender", "women 18-24 30.1 %; men 65+ 0.9 %");
  CELL ("Audience segment", NULL);
  CELL ("Audience read on", "2024-10-07");
  g_assert_nonnull (strstr (cell_of (grid, 1, "Audience source"), "modash"));
#undef CELL
  for (guint i = 3; i < swb_grid_get_n_columns (grid); i++)
    g_assert_cmpstr (swb_grid_get_cell (grid, 2, i), ==, "");
}

/* Nothing is told of audiences that nobody asked for, or that are not there. */
static void
test_none (ExportFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbGrid) empty = export(fixture, SWB_ROSTER_EXPORT_CSV, TRUE);
  g_autoptr (SwbGrid) unasked = NULL;

  g_assert_cmpuint (swb_grid_get_n_columns (empty), ==, 3);
  know (fixture->document, "asha", known, G_N_ELEMENTS (known));
  unasked = export(fixture, SWB_ROSTER_EXPORT_CSV, FALSE);
  g_assert_cmpuint (swb_grid_get_n_columns (unasked), ==, 3);
}

static SwbDocument *
import (ExportFixture *fixture)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbImportTable) table = NULL;
  g_autoptr (SwbImportPreview) preview = NULL;

  swb_import_table_load_async (fixture->file, NULL, NULL,
                               fixture_keep_result_cb, &loaded);
  table = swb_import_table_load_finish (fixture_wait_for (&loaded), &error);
  g_assert_no_error (error);
  preview = fixture_preview (document, table);
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_WRONG), ==,
                    0);
  fixture_run (document, swb_import_command (preview));
  return document;
}

static gboolean
look (SwbWriter *writer, gpointer data, GError **error)
{
  SwbDatabase *db = swb_writer_get_database (writer);
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT coalesce (s.language, s.region, s.interest, s.gender || ' ' ||"
      " s.age, s.age, s.gender), a.share, a.day FROM audience a"
      " JOIN segment s ON s.id=a.segment WHERE a.deleted=0",
      error);
  gboolean has_row;

  g_assert_nonnull (statement);
  while (swb_database_step (db, statement, &has_row, error) && has_row)
    {
      double *share = g_new (double, 1);

      *share = sqlite3_column_double (statement, 1);
      g_assert_cmpint (sqlite3_column_int (statement, 2), ==, FIRST_DAY + 3);
      g_assert_true (g_hash_table_insert (
          *(GHashTable **) data,
          g_strdup ((const char *) sqlite3_column_text (statement, 0)), share));
    }
  return TRUE;
}

static GHashTable *
shares_of (SwbDocument *document)
{
  GHashTable *shares =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  fixture_run (document, swb_command_new ("Look", look, &shares, NULL));
  return shares;
}

/* To the bit: what the digits say is what was exported. */
static void
assert_round_trip (ExportFixture *fixture, SwbRosterExportFormat format)
{
  g_autoptr (SwbGrid) grid = NULL;
  g_autoptr (GHashTable) shares = NULL;
  SwbDocument *other;

  know (fixture->document, "asha", &former, 1);
  know (fixture->document, "asha", known, G_N_ELEMENTS (known));
  grid = export(fixture, format, TRUE);
  other = import (fixture);
  shares = shares_of (other);
  g_assert_cmpuint (g_hash_table_size (shares), ==, G_N_ELEMENTS (known));
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const double *share = g_hash_table_lookup (shares, known[i].what);

      g_test_message ("%s", known[i].what);
      g_assert_nonnull (share);
      g_assert_cmpfloat (*share, ==, known[i].share);
    }
  fixture_close (other);
}

static void
test_csv (ExportFixture *fixture, gconstpointer data)
{
  assert_round_trip (fixture, SWB_ROSTER_EXPORT_CSV);
}

static void
test_xlsx (ExportFixture *fixture, gconstpointer data)
{
  assert_round_trip (fixture, SWB_ROSTER_EXPORT_XLSX);
}

/* Names that no list can have lose what it would take for its own; the number
 * stays, and stays theirs. */
static void
test_odd_names (ExportFixture *fixture, gconstpointer data)
{
  static const Known odd[] = {
    { SWB_SHARE_REGION, "50% off; now|x", 0.4, 3, "typed" },
    { SWB_SHARE_REGION, "{\"Pune\": 3}", 0.2, 3, "typed" },
    { SWB_SHARE_REGION, "%;", 0.1, 3, "typed" },
    { SWB_SHARE_INTEREST, "Washington, D.C. 9", 0.3, 3, "typed" },
    { SWB_SHARE_LANGUAGE,
      "a language of which the name is much longer than a name in a list can "
      "be",
      0.7, 3, "typed" },
  };
  g_autoptr (SwbGrid) grid = NULL;
  g_autoptr (GHashTable) shares = NULL;
  SwbDocument *other;

  know (fixture->document, "asha", odd, G_N_ELEMENTS (odd));
  grid = export(fixture, SWB_ROSTER_EXPORT_CSV, TRUE);
  g_assert_cmpstr (cell_of (grid, 1, "Audience interest"), ==,
                   "Washington, D.C. 9 30 %;");
  other = import (fixture);
  shares = shares_of (other);
  g_assert_cmpuint (g_hash_table_size (shares), ==, 4);
#define SHARE(what) *(double *) g_hash_table_lookup (shares, what)
  g_assert_cmpfloat (SHARE ("50 off now x"), ==, 0.4);
  g_assert_cmpfloat (SHARE ("Pune 3"), ==, 0.2);
  g_assert_cmpfloat (SHARE ("Washington, D.C. 9"), ==, 0.3);
  g_assert_cmpfloat (
      SHARE ("a language of which the name is much longer than a name in a li"),
      ==, 0.7);
#undef SHARE
  fixture_close (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name)                                                              \
  g_test_add ("/audience-export/" #name, ExportFixture, NULL, set_up,          \
              test_##name, export_fixture_close)
  ADD (cells);
  ADD (none);
  ADD (csv);
  ADD (xlsx);
  ADD (odd_names);

  return g_test_run ();
}
