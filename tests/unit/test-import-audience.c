/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of an audience in imported tables: what is refused and what is told,
 * and that a workspace has them after an import, once
 * for all after the same again, and not after an undo. */
#include "document/swb-creator-commands.h"
#include "exchange-fixture.h"
#include "exchange/swb-import-plan.h"

#include <string.h>

/* The sample of a table, a line a row: its shares, or why it is wrong. */
static char *
tell_rows (SwbImportTable *table)
{
  g_autoptr (SwbImportPlan) plan = swb_import_plan_new (table);
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  swb_import_plan_judge (plan, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportRow *row = plan->rows->pdata[i];

      g_string_append_printf (out, "%s:", row->handle);
      for (guint k = 0; row->shares != NULL && k < row->shares->len; k++)
        {
          const SwbImportShare *share =
              &g_array_index (row->shares, SwbImportShare, k);

          g_string_append_printf (out, " %s %g", share->what, share->share);
        }
      if (row->warning != NULL)
        g_string_append_printf (out, " (%s)", row->warning);
      if (row->problem != NULL)
        g_string_append_printf (out, " [%d %s]", row->problem_column,
                                row->problem);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
assert_rows (const char *text, const char *expected)
{
  g_autoptr (SwbImportTable) table = fixture_table (text, "instagram.csv");
  g_autofree char *told = tell_rows (table);

  g_assert_cmpstr (told, ==, expected);
}

/* One of the columns settles for all of them whether they are hundredths. */
static void
test_units (void)
{
  assert_rows ("Username,Followers,18-24 %,25-34 %,65+ %\n"
               "asha,100,31,40.5,0.4\nbiju,50,N/A,,\ncara,10,12%,-,1\n",
               "asha: 18-24 0.31 25-34 0.405 65+ 0.004\nbiju:\n"
               "cara: 18-24 0.12 65+ 0.01\n");
  assert_rows ("Username,Followers,Female %,Male %\n"
               "asha,100,0.31,0.69\nbiju,50,1,0\n",
               "asha: women 0.31 men 0.69\nbiju: women 1 men 0\n");
  assert_rows ("Username,Followers,Female %\nasha,100,\"0,312\"\n",
               "asha: women 0.312\n");
}

static void
test_lists_in_rows (void)
{
  assert_rows ("Username,Top countries,Audience cities\n"
               "asha,\"India 62%, USA 8%, Others 30%\",Mumbai: 31; Delhi: 12\n"
               "biju,\"Scotland 5%\",\n",
               "asha: IN 0.62 US 0.08 Mumbai 0.31 Delhi 0.12\n"
               "biju: Scotland 0.05\n");
  /* Countries without shares are what they were: where most of them are. */
  assert_rows ("Username,Audience country\nasha,India\nbiju,USA\n",
               "asha:\nbiju:\n");
}

/* An age of a gender is one segment of its own. What comes to more than all of
 * it, because each gender is told as a whole, is told. */
static void
test_ages_of_genders (void)
{
  assert_rows ("Username,F 18-24,F 25-34,M 18-24,Female %\n"
               "asha,31.5%,20%,12%,60%\nbiju,,,\"<1%\",\n",
               "asha: women 18-24 0.315 women 25-34 0.2 men 18-24 0.12 women "
               "0.6\nbiju:\n");
  assert_rows ("Username,F.18-24 %,F.25-34 %,M.18-24 %,M.25-34 %\n"
               "asha,60,40,70,30\n",
               "asha: women 18-24 0.6 women 25-34 0.4 men 18-24 0.7 men 25-34 "
               "0.3 (Audience by age and gender: the shares come to "
               "200\u00a0%)\n");
  assert_rows ("Username,Audience age and gender\n"
               "asha,F 18-24: 31; M 65+: 2; Other 1\nbiju,nobody 12\n"
               "cara,F 18-24: 9\n",
               "asha: women 18-24 0.31 men 65+ 0.02\n"
               "biju: [1 “nobody 12” is not a share from 0 to 100 %]\n"
               "cara: women 18-24 0.09\n");
}

/* Of whom in one column, how many in another, wherever it stands. */
static void
test_pairs (void)
{
  assert_rows ("Username,Top country 1,Top country 1 %,Top country 2,"
               "Top country 2 %\nasha,India,62.5,Scotland,8\nbiju,USA,0.5,,\n"
               "cara,,3,Others,9\n",
               "asha: IN 0.625 Scotland 0.08\nbiju: US 0.005\n"
               "cara: (a share of the audience does not say of whom it is, and "
               "is left out)\n");
  assert_rows ("Username,Audience country 1,Audience country 2,"
               "Audience country 1 percentage,Audience country 2 percentage\n"
               "asha,IN,US,0.62,0.08\n",
               "asha: IN 0.62 US 0.08\n");
  assert_rows ("Username,Top City #1,Share 1,Top City #2,Share 2\n"
               "asha,Mumbai,31%,Delhi,12%\n",
               "asha: Mumbai 0.31 Delhi 0.12\n");
  assert_rows ("Username,1st language,1st language share,Top age,Top age %\n"
               "asha,hi,73%,18–24,41%\nbiju,Klingon,1%,young,3%\n",
               "asha: hi 0.73 18-24 0.41\nbiju: Klingon 0.01 [3 “young” is not "
               "somebody of whom a share could be]\n");
  assert_rows ("Name,Instagram handle,Instagram top country,"
               "Instagram top country %,YouTube handle,YouTube top country,"
               "YouTube top country %\nAsha,asha,India,60,ashatv,Nepal,40\n",
               "asha: IN 0.6\nashatv: NP 0.4\n");
}

/* What is said of the audience is not taken for the creator's. */
static void
test_not_the_creators (void)
{
  g_autoptr (SwbImportTable) table =
      fixture_table ("Username,Top city 1,Top city 1 %,Audience language,City\n"
                     "asha,Mumbai,31,Hindi,Pune\n",
                     "instagram.csv");
  const SwbMapping *mapping = swb_import_table_get_mapping (table);

  g_assert_cmpint (mapping->columns[1].field, ==, SWB_FIELD_IGNORE);
  g_assert_cmpint (mapping->columns[2].field, ==, SWB_FIELD_SHARE_REGION);
  g_assert_cmpuint (mapping->columns[2].names, ==, 2);
  g_assert_cmpint (mapping->columns[3].field, ==, SWB_FIELD_IGNORE);
  g_assert_cmpint (mapping->columns[4].field, ==, SWB_FIELD_CITY);
}

/* Which column says of whom is found again with what was remembered. */
static void
test_pairs_are_remembered (void)
{
  static const char text[] =
      "Username,Top city 1,Top city 1 %\nasha,Mumbai,31\n";
  g_autoptr (SwbImportTable) table = fixture_table (text, "instagram.csv");
  g_autofree char *by_place =
      swb_mapping_to_text (swb_import_table_get_mapping (table));
  g_autofree char *by_title = swb_import_table_dup_definition (table);
  g_autofree char *told = NULL;
  g_autofree char *again = NULL;

  swb_import_table_set_field (table, 2, SWB_FIELD_IGNORE);
  g_assert_cmpuint (swb_import_table_get_mapping (table)->columns[2].names, ==,
                    0);
  g_assert_true (swb_import_table_recall (table, by_place));
  told = tell_rows (table);
  g_assert_cmpstr (told, ==, "asha: Mumbai 0.31\n");
  swb_import_table_set_field (table, 2, SWB_FIELD_IGNORE);
  g_assert_cmpuint (fixture_take_definition (table, by_title), ==, 3);
  again = tell_rows (table);
  g_assert_cmpstr (again, ==, told);
  g_assert_true (swb_import_table_set_share (table, 2, "Pune", TRUE));
  g_assert_cmpuint (swb_import_table_get_mapping (table)->columns[2].names, ==,
                    0);
}

/* What cannot be a share is told with its cell; a sum above all of them is told
 * and does not stop the row; counts are no shares at all. */
static void
test_dirty (void)
{
  assert_rows ("Username,18-24 %,25-34 %\nasha,31,131\nbiju,31,x\n"
               "cara,-4,20\ndeva,60,71\nemma,50,50.5\nfara,40,41\n"
               "gita,40,41\nhari,1,2\n",
               "asha: 18-24 0.31 [2 “131” is not a share from 0 to 100 %]\n"
               "biju: 18-24 0.31 [2 “x” is not a share from 0 to 100 %]\n"
               "cara: 25-34 0.2 [1 “-4” is not a share from 0 to 100 %]\n"
               "deva: 18-24 0.6 25-34 0.71 (Audience by age: the shares come "
               "to 131\u00a0%)\n"
               "emma: 18-24 0.5 25-34 0.505\n"
               "fara: 18-24 0.4 25-34 0.41\ngita: 18-24 0.4 25-34 0.41\n"
               "hari: 18-24 0.01 25-34 0.02\n");
  assert_rows ("Username,Top cities\nasha,\"Pune 3%, pune 4%\"\n",
               "asha: Pune 0.03 pune 0.04\n");
  assert_rows ("Username,Top languages\nasha,\"Hindi 3%, hi 4%\"\n",
               "asha: hi 0.03 (the share of Hindi is told twice: the first is "
               "taken)\n");
  assert_rows ("Username,Followers,Female followers\nasha,900,400\n",
               "asha:\n");
}

/* A person says what the title does not, and it is remembered. */
static void
test_chosen (void)
{
  static const char text[] = "Username,Young,Rest\nasha,0.4,0.1\n";
  g_autoptr (SwbImportTable) table = fixture_table (text, "instagram.csv");
  g_autoptr (SwbImportTable) other = fixture_table (text, "instagram.csv");
  g_autofree char *told = NULL;
  g_autofree char *again = NULL;
  g_autofree char *titled = NULL;
  g_autofree char *by_place = NULL;
  g_autofree char *by_title = NULL;

  swb_import_table_set_field (table, 1, SWB_FIELD_SHARE_AGE);
  g_assert_cmpstr (swb_import_table_get_mapping (table)->columns[1].who, ==,
                   "");
  g_assert_false (swb_import_table_set_share (table, 1, "young", TRUE));
  g_assert_true (swb_import_table_set_share (table, 1, "13 – 24", TRUE));
  swb_import_table_set_field (table, 2, SWB_FIELD_SHARE_REGION);
  g_assert_cmpstr (swb_import_table_get_mapping (table)->columns[2].who, ==,
                   "Rest");
  g_assert_true (swb_import_table_set_share (table, 2, "a:b,c\t%", FALSE));
  told = tell_rows (table);
  g_assert_cmpstr (told, ==, "asha: 13-24 0.004 a:b,c % 0.1\n");
  by_place = swb_mapping_to_text (swb_import_table_get_mapping (table));
  g_assert_true (swb_import_table_recall (other, by_place));
  again = tell_rows (other);
  g_assert_cmpstr (again, ==, told);
  by_title = swb_import_table_dup_definition (table);
  swb_import_table_set_field (other, 1, SWB_FIELD_IGNORE);
  g_assert_cmpuint (fixture_take_definition (other, by_title), ==, 3);
  titled = tell_rows (other);
  g_assert_cmpstr (titled, ==, told);
}

/* Half a letter of a name would be no text, and another name. */
static void
test_name_too_long (void)
{
  static const char text[] = "Username,Pune\nasha,0.4\n";
  g_autoptr (SwbImportTable) table = fixture_table (text, "instagram.csv");
  g_autoptr (GString) longest = g_string_new ("a");
  const SwbColumnMapping *column =
      &swb_import_table_get_mapping (table)->columns[1];

  for (guint i = 0; i < 30; i++)
    g_string_append (longest, "é");
  swb_import_table_set_field (table, 1, SWB_FIELD_SHARE_REGION);
  g_assert_true (swb_import_table_set_share (table, 1, longest->str, TRUE));
  g_string_append (longest, "éé");
  g_assert_false (swb_import_table_set_share (table, 1, longest->str, TRUE));
  g_assert_true (g_utf8_validate (column->who, -1, NULL));
  g_assert_cmpuint (strlen (column->who), ==, 61);
}

/* Accounts of several platforms in a row have audiences of their own. */
static void
test_several_accounts (void)
{
  assert_rows ("Name,Instagram handle,Instagram female %,YouTube handle,"
               "YouTube female %\nAsha,asha,60,ashatv,40\n",
               "asha: women 0.6\nashatv: women 0.4\n");
}

static SwbImportPreview *
preview_of (SwbDocument *document, const char *text)
{
  g_autoptr (SwbImportTable) table =
      fixture_table (text, "insta 2026-11-02.csv");

  return fixture_preview (document, table);
}

/* What is in the tables that an import changes, but what was deleted. */
static gboolean
tell_store (SwbWriter *writer, gpointer data, GError **error)
{
  static const char *const selects[] = {
    "SELECT quote (id) || quote (name) FROM creator",
    "SELECT quote (id) || quote (handle) || quote (picture) FROM account",
    "SELECT quote (id) || quote (metric) || quote (value) FROM reading",
    "SELECT quote (id) || quote (name) || quote (region) || quote (age) ||"
    " quote (gender) || quote (language) || quote (source) FROM segment",
    "SELECT quote (id) || quote (account) || quote (segment) || quote (share)"
    " || quote (source) || quote (day) FROM audience",
  };
  SwbDatabase *db = swb_writer_get_database (writer);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    {
      g_autofree char *sql =
          g_strconcat (selects[i], " WHERE deleted=0 ORDER BY id", NULL);
      sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
      gboolean has_row;

      g_assert_nonnull (statement);
      while (swb_database_step (db, statement, &has_row, error) && has_row)
        g_string_append_printf (out, "%s\n",
                                sqlite3_column_text (statement, 0));
    }
  *(char **) data = g_string_free (out, FALSE);
  return TRUE;
}

static char *
store_of (SwbDocument *document)
{
  char *told = NULL;

  fixture_run (document, swb_command_new ("Look", tell_store, &told, NULL));
  return told;
}

static SwbCreatorDetails *
details_of (SwbDocument *document, const char *handle)
{
  const SwbRosterData *data = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbCreatorDetails *details;
  guint i = 0;

  while (g_strcmp0 (swb_roster_data_account_handle (data, i), handle) != 0)
    g_assert_cmpuint (++i, <, data->n_accounts);
  swb_creator_details_async (
      document,
      swb_roster_data_id (data, swb_roster_data_account_creator (data, i)),
      NULL, fixture_keep_result_cb, &result);
  details =
      swb_creator_details_finish (document, fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return details;
}

static char *
tell_shares (SwbDocument *document, const char *handle)
{
  g_autoptr (SwbCreatorDetails) details = details_of (document, handle);
  const SwbDetailAccount *account = details->accounts->pdata[0];
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < account->shares->len; i++)
    {
      const SwbDetailShare *share = account->shares->pdata[i];
      g_autofree char *day = swb_day_to_iso (share->day);

      g_string_append_printf (out, "%s %s %g %s %s%s\n",
                              swb_share_kind_name (share->kind), share->name,
                              share->share, share->source, day,
                              share->newest ? "" : " old");
    }
  return g_string_free (out, FALSE);
}

static void
assert_shares (SwbDocument *document, const char *handle, const char *expected)
{
  g_autofree char *told = tell_shares (document, handle);

  g_assert_cmpstr (told, ==, expected);
}

static guint
count_lines (const char *text, const char *piece)
{
  g_auto (GStrv) parts = g_strsplit (text, piece, -1);

  return g_strv_length (parts) - 1;
}

#define SOURCE " import:insta 2026-11-02.csv 2026-11-02\n"

static void
test_import (void)
{
  SwbDocument *document = fixture_open ();
  g_autofree char *empty = store_of (document);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *back = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *changes = NULL;
  g_autoptr (SwbImportPreview) one = preview_of (
      document, "Username,Followers,Female %,Top countries,Hindi %\n"
                "asha,100,60,\"India 62%, USA 8%\",45\n"
                "biju,50,20,India 90%,\n");
  g_autoptr (SwbImportPreview) two = NULL;
  g_autoptr (SwbImportPreview) three = NULL;

  changes = swb_import_preview_dup_changes (one, 1, SWB_GROUPING_WESTERN);
  g_assert_cmpstr (changes, ==, "Audience: women 20\u00a0%, India 90\u00a0%");
  fixture_run (document, swb_import_command (one));
  first = store_of (document);
  assert_shares (document, "asha",
                 "Language Hindi 0.45" SOURCE "Country India 0.62" SOURCE
                 "Country United States 0.08" SOURCE "Gender women 0.6" SOURCE);
  assert_shares (document, "biju",
                 "Country India 0.9" SOURCE "Gender women 0.2" SOURCE);
  /* Four segments for both of them. */
  g_assert_cmpuint (count_lines (first, "'import:insta 2026-11-02.csv'\n"), ==,
                    4);

  two = preview_of (document, "Username,Female %,Top countries,Hindi %\n"
                              "asha,61,IN: 62%,45\nbiju,20,India 90%,\n");
  g_assert_cmpuint (swb_import_preview_count (two, SWB_IMPORT_UPDATED), ==, 1);
  g_assert_cmpuint (swb_import_preview_count (two, SWB_IMPORT_UNCHANGED), ==,
                    1);
  fixture_run (document, swb_import_command (two));
  second = store_of (document);
  g_assert_cmpuint (count_lines (second, "\n"), ==, count_lines (first, "\n"));
  assert_shares (document, "asha",
                 "Language Hindi 0.45" SOURCE "Country India 0.62" SOURCE
                 "Country United States 0.08" SOURCE
                 "Gender women 0.61" SOURCE);
  three = preview_of (document, "Username,Female %\nasha,61\nbiju,20\n");
  g_assert_cmpuint (swb_import_preview_count (three, SWB_IMPORT_UNCHANGED), ==,
                    2);

  fixture_undo (document);
  back = store_of (document);
  g_assert_cmpstr (back, ==, first);
  fixture_undo (document);
  nothing = store_of (document);
  g_assert_cmpstr (nothing, ==, empty);
  fixture_close (document);
}

/* What a person typed means the same segment, and stands beside it. */
static void
test_typed_segment (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportPreview) preview =
      preview_of (document, "Username\nasha\n");
  g_autoptr (SwbImportPreview) shares = NULL;
  g_autoptr (SwbCreatorDetails) details = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *store = NULL;
  const SwbShareFacts facts = {
    .kind = SWB_SHARE_GENDER, .what = "Women", .share = "70 %", .day = 20000
  };
  const SwbDetailAccount *account;

  fixture_run (document, swb_import_command (preview));
  details = details_of (document, "asha");
  account = details->accounts->pdata[0];
  fixture_run (document,
               swb_creator_add_share (details, &account->id, &facts, &error));
  g_assert_no_error (error);
  shares = preview_of (document, "Username,Female %\nasha,61\n");
  fixture_run (document, swb_import_command (shares));
  assert_shares (document, "asha",
                 "Gender women 0.61" SOURCE
                 "Gender women 0.7 typed 2024-10-04 old\n");
  store = store_of (document);
  g_assert_cmpuint (count_lines (store, "'women'"), ==, 2);
  fixture_close (document);
}

static void
assert_picture (SwbDocument *document, const char *expected)
{
  g_autoptr (SwbCreatorDetails) details = details_of (document, "asha");
  const SwbDetailAccount *account = details->accounts->pdata[0];

  g_assert_cmpstr (account->picture, ==, expected);
}

/* The newest address of a picture counts; one that may not be asked for is
 * none. */
static void
test_pictures (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportPreview) one = preview_of (
      document, "Username,Avatar URL\nasha,https://x.example/1.jpg\n"
                "biju,http://x.example/2.jpg\ncara,\n");
  g_autoptr (SwbImportPreview) two = NULL;
  g_autoptr (SwbImportPreview) three = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *store = NULL;

  fixture_run (document, swb_import_command (one));
  assert_picture (document, "https://x.example/1.jpg");
  store = store_of (document);
  g_assert_null (strstr (store, "2.jpg"));
  two = preview_of (document,
                    "Username,Avatar URL\nasha,https://x.example/3.jpg\n");
  changes = swb_import_preview_dup_changes (two, 0, SWB_GROUPING_WESTERN);
  g_assert_cmpstr (changes, ==, "Another picture");
  fixture_run (document, swb_import_command (two));
  assert_picture (document, "https://x.example/3.jpg");
  three = preview_of (document,
                      "Username,Avatar URL\nasha,https://x.example/3.jpg\n");
  g_assert_cmpuint (swb_import_preview_count (three, SWB_IMPORT_UNCHANGED), ==,
                    1);
  fixture_undo (document);
  assert_picture (document, "https://x.example/1.jpg");
  fixture_close (document);
}

/* A row whose shares come to more than all is imported and told. */
static void
test_warning (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportPreview) preview =
      preview_of (document, "Username,18-24 %,25-34 %\nasha,60,71\nbiju,1,2\n");
  g_autofree char *told = swb_import_preview_dup_warning (preview, 0);
  g_autofree char *none = swb_import_preview_dup_warning (preview, 1);

  g_assert_cmpuint (swb_import_preview_count_warnings (preview), ==, 1);
  g_assert_cmpstr (told, ==,
                   "Line 2: Audience by age: the shares come to 131\u00a0%");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpuint (swb_import_preview_count_accounts (preview), ==, 2);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-audience/units", test_units);
  g_test_add_func ("/import-audience/lists-in-rows", test_lists_in_rows);
  g_test_add_func ("/import-audience/ages-of-genders", test_ages_of_genders);
  g_test_add_func ("/import-audience/pairs", test_pairs);
  g_test_add_func ("/import-audience/not-the-creators", test_not_the_creators);
  g_test_add_func ("/import-audience/pairs-are-remembered",
                   test_pairs_are_remembered);
  g_test_add_func ("/import-audience/dirty", test_dirty);
  g_test_add_func ("/import-audience/chosen", test_chosen);
  g_test_add_func ("/import-audience/name-too-long", test_name_too_long);
  g_test_add_func ("/import-audience/several-accounts", test_several_accounts);
  g_test_add_func ("/import-audience/import", test_import);
  g_test_add_func ("/import-audience/typed-segment", test_typed_segment);
  g_test_add_func ("/import-audience/pictures", test_pictures);
  g_test_add_func ("/import-audience/warning", test_warning);
  return g_test_run ();
}
