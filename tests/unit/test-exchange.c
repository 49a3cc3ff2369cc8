/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample and imports in a real document: what comes in, that nothing comes
 * in twice, and that one undo takes it all back. */
#include "document/swb-figures.h"
#include "exchange-fixture.h"
#include "exchange/swb-sample.h"

#include <math.h>
#include <string.h>

/* Null where the real exports are not on this machine. */
static SwbImportTable *
load_export (const char *name)
{
  const char *shared = g_getenv ("SWB_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : ".",
                                            "data", "real", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbImportTable *table;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real exports are not here: set SWB_SHARED to the "
                   "folder that has data/real");
      return NULL;
    }
  swb_import_table_load_async (file, NULL, NULL, fixture_keep_result_cb,
                               &result);
  table = swb_import_table_load_finish (fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return table;
}

static const SwbRosterData *
roster_of (SwbDocument *document)
{
  return swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
}

static const SwbAccountCells *
find_account (SwbDocument *document, const char *handle)
{
  static SwbAccountCells cells;
  const SwbRosterData *data = roster_of (document);

  for (guint i = 0; i < data->n_accounts; i++)
    if (g_strcmp0 (swb_roster_data_account_handle (data, i), handle) == 0)
      {
        swb_roster_data_get_account (data, i, &cells);
        return &cells;
      }
  g_error ("there is no account “%s”", handle);
}

static void
count_tiers (SwbDocument *document, guint counts[5])
{
  const SwbRosterData *data = roster_of (document);

  for (guint i = 0; i < data->n_creators; i++)
    if (swb_roster_data_tier (data, i) >= 0)
      counts[swb_roster_data_tier (data, i)]++;
}

static void
check_sample_budget (SwbDocument *document, SwbCampaign *campaign)
{
  SwbWorkspace *workspace = swb_document_get_workspace (document);
  g_autoptr (SwbBudgetFigures) budget =
      swb_budget_figures_new (workspace, campaign);
  guint over = 0;

  g_assert_cmpint (budget->budget.minor, ==, G_GINT64_CONSTANT (500000000));
  g_assert_cmpuint (budget->n_unconverted, ==, 0);
  g_assert_cmpint (budget->total.planned.minor, <=, budget->budget.minor);
  g_assert_cmpint (budget->total.planned.minor, >, 480000000);
  for (guint i = 0; i < budget->buckets->len; i++)
    {
      const SwbSpend *spend = &g_array_index (budget->buckets, SwbSpend, i);

      over += spend->committed.minor > spend->planned.minor;
    }
  g_assert_cmpuint (over, ==, 1);
}

static void
test_sample (void)
{
  SwbDocument *document = fixture_open ();
  SwbWorkspace *workspace = swb_document_get_workspace (document);
  g_autoptr (SwbCampaign) campaign = NULL;
  g_autoptr (SwbReachFigures) reach = NULL;
  guint tiers[5] = { 0 };

  fixture_run (document, swb_sample_command ());
  g_assert_cmpuint (roster_of (document)->n_creators, ==, 120);
  g_assert_cmpuint (roster_of (document)->n_accounts, >, 130);
  count_tiers (document, tiers);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (tiers[i], >=, 3);
  campaign = g_list_model_get_item (
      G_LIST_MODEL (swb_workspace_get_campaigns (workspace)), 0);
  g_assert_cmpstr (swb_campaign_get_name (campaign), ==, "Saawan Ki Raat");
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (swb_campaign_get_stages (campaign))),
                    ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (swb_campaign_get_placements (campaign))),
                    ==, 40);
  check_sample_budget (document, campaign);
  reach = swb_reach_figures_new (workspace, campaign);
  g_test_message ("%s; %s; %s", reach->sentence, reach->detail,
                  reach->provenance);
  g_assert_true (reach->enough);
  g_assert_cmpuint (reach->n_without, ==, 0);
  g_assert_cmpuint (fixture_undo (document), ==, 0);
  g_assert_cmpuint (roster_of (document)->n_creators, ==, 0);
  fixture_close (document);
}

static void
test_twice (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportTable) table = load_export ("instagram-2022-03.csv");
  g_autoptr (SwbImportPreview) first = NULL;
  g_autoptr (SwbImportPreview) second = NULL;
  g_autoptr (SwbImportPreview) third = NULL;
  g_autofree char *name = NULL;

  if (table == NULL)
    {
      fixture_close (document);
      return;
    }
  first = fixture_preview (document, table);
  g_assert_cmpuint (swb_import_preview_count (first, SWB_IMPORT_NEW), ==, 997);
  fixture_run (document, swb_import_command (first));
  name = g_strdup (swb_document_get_undo_name (document));
  g_assert_cmpstr (name, ==, "Import 997 accounts from instagram-2022-03.csv");
  g_assert_cmpuint (roster_of (document)->n_accounts, ==, 997);
  g_assert_cmpint (find_account (document, "433")->followers, ==, 48500000);
  g_assert_cmpint (find_account (document, "433")->engagement.kind, ==,
                   SWB_ENGAGEMENT_ON_FOLLOWERS);

  second = fixture_preview (document, table);
  g_assert_cmpuint (swb_import_preview_count (second, SWB_IMPORT_UNCHANGED), ==,
                    997);
  g_assert_cmpuint (swb_import_preview_count (second, SWB_IMPORT_DUPLICATE), ==,
                    3);
  fixture_run (document, swb_import_command (second));
  g_assert_cmpstr (swb_document_get_undo_name (document), ==, name);

  g_assert_cmpuint (fixture_undo (document), ==, 0);
  g_assert_cmpuint (roster_of (document)->n_accounts, ==, 0);
  third = fixture_preview (document, table);
  g_assert_cmpuint (swb_import_preview_count (third, SWB_IMPORT_NEW), ==, 997);
  fixture_close (document);
}

/* December adds to June's accounts; its undo leaves June as it was, and
 * importing it again after the undo brings its readings back. */
static void
test_second_date (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportTable) june = load_export ("tiktok-2022-06.csv");
  g_autoptr (SwbImportTable) december = load_export ("tiktok-2022-12.csv");
  guint known;
  guint similar;

  for (guint round = 0; june != NULL && december != NULL && round < 2; round++)
    {
      g_autoptr (SwbImportPreview) preview = NULL;

      if (round == 0)
        {
          g_autoptr (SwbImportPreview) one = fixture_preview (document, june);

          fixture_run (document, swb_import_command (one));
          g_assert_cmpuint (roster_of (document)->n_accounts, ==, 990);
          g_assert_cmpint (find_account (document, "yzn47")->followers, ==,
                           6100000);
        }
      preview = fixture_preview (document, december);
      known = swb_import_preview_count (preview, SWB_IMPORT_UPDATED);
      g_assert_cmpuint (known, >, 0);
      similar = swb_import_preview_count (preview, SWB_IMPORT_SIMILAR);
      for (guint i = 0; i < swb_import_preview_get_n_rows (preview); i++)
        if (swb_import_preview_get_n_candidates (preview, i) > 0)
          {
            g_autofree char *detail = NULL;
            g_autofree char *name =
                swb_import_preview_dup_candidate (preview, i, 0, &detail);

            g_test_message (
                "%s, @%s: %s, %s", swb_import_preview_get_name (preview, i),
                swb_import_preview_get_handle (preview, i), name, detail);
          }
      g_assert_cmpuint (similar, >, 0);
      g_assert_cmpuint (similar, <, 30);
      g_assert_cmpuint (known + similar +
                            swb_import_preview_count (preview, SWB_IMPORT_NEW),
                        ==, 999);
      swb_import_preview_choose_all (preview, SWB_IMPORT_ADD);
      fixture_run (document, swb_import_command (preview));
      g_assert_cmpuint (roster_of (document)->n_accounts, ==,
                        990 + 999 - known);
      g_assert_cmpint (find_account (document, "yzn47")->followers, ==,
                       8900000);
      if (round == 0)
        {
          g_assert_cmpuint (fixture_undo (document), ==, 0);
          g_assert_cmpint (find_account (document, "yzn47")->followers, ==,
                           6100000);
        }
    }
  fixture_close (document);
}

static void
test_ticks_and_wrong_rows (void)
{
  static const char text[] = "handle,followers,category\r\n"
                             "mira,10,dance\r\n"
                             "kiran,\"not \"\"yet\"\"\",edits\r\n"
                             "MIRA,12,comedy\r\n"
                             "tara,30,music\r\n";
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportTable) table = fixture_table (text, "insta.csv");
  g_autoptr (SwbImportPreview) preview = fixture_preview (document, table);
  g_autoptr (GBytes) wrong = swb_import_preview_dup_wrong_rows (preview);
  g_autofree char *message = swb_import_preview_dup_message (preview, 1);
  static const char kept[] =
      "\xef\xbb\xbfSwellboard: line,Swellboard: problem,"
      "handle,followers,category\r\n"
      "3,\"followers: “not \"\"yet\"\"” is not a number from 0 up\","
      "kiran,\"not \"\"yet\"\"\",edits\r\n";

  g_assert_cmpstr (message, ==,
                   "Line 3, followers: “not \"yet\"” is not a number from 0 "
                   "up");
  g_assert_cmpmem (g_bytes_get_data (wrong, NULL), g_bytes_get_size (wrong),
                   kept, strlen (kept));
  swb_import_preview_set_ticked (preview, 1, TRUE);
  g_assert_false (swb_import_preview_get_ticked (preview, 1));
  swb_import_preview_set_ticked (preview, 3, FALSE);
  fixture_run (document, swb_import_command (preview));
  g_assert_cmpuint (roster_of (document)->n_accounts, ==, 1);
  g_assert_cmpint (find_account (document, "mira")->followers, ==, 10);
  g_assert_cmpstr (
      swb_roster_data_text (roster_of (document), SWB_ROSTER_TEXT_NICHES, 0),
      ==, "dance, comedy");
  fixture_close (document);
}

/* They are opened in a spreadsheet, and come back without the guards. */
static void
test_wrong_rows_are_guarded (void)
{
  static const char text[] = "handle;followers;category;fee\r\n"
                             "=1+1;-5;@sum;none\r\n"
                             "mira;many;-;none\r\n"
                             "tara;-7;\"+a;b\";none\r\n";
  static const char kept[] =
      "\xef\xbb\xbfSwellboard: line;Swellboard: problem;"
      "handle;followers;category;fee\r\n"
      "2;followers: “-5” is not a number from 0 up;'=1+1;-5;'@sum;none\r\n"
      "3;followers: “many” is not a number from 0 up;mira;many;-;none\r\n"
      "4;followers: “-7” is not a number from 0 up;tara;-7;\"'+a;b\";none\r\n";
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportTable) table = fixture_table (text, "insta.csv");
  g_autoptr (SwbImportPreview) preview = fixture_preview (document, table);
  g_autoptr (GBytes) wrong = swb_import_preview_dup_wrong_rows (preview);

  g_assert_cmpmem (g_bytes_get_data (wrong, NULL), g_bytes_get_size (wrong),
                   kept, strlen (kept));
  fixture_close (document);
}

/* Mended, the file of the wrong rows is imported with the same mapping: the two
 * columns that tell the problem count for nothing. */
static void
test_wrong_rows_come_back (void)
{
  static const char text[] = "handle,followers,reach\r\n"
                             "mira,many,1\r\n"
                             "tara,5,2\r\n"
                             "kiran,6,3\r\n";
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportTable) table = fixture_table (text, "insta.csv");
  g_autoptr (SwbImportTable) mended = NULL;
  g_autoptr (SwbImportPreview) preview = NULL;
  g_autoptr (SwbImportPreview) again = NULL;
  g_autoptr (GBytes) wrong = NULL;
  g_autofree char *signature = swb_import_table_dup_signature (table);
  g_autofree char *same = NULL;
  g_autofree char *mapping = NULL;
  GString *changed;

  swb_import_table_set_field (table, 2, SWB_FIELD_VIEWS);
  mapping = swb_mapping_to_text (swb_import_table_get_mapping (table));
  preview = fixture_preview (document, table);
  wrong = swb_import_preview_dup_wrong_rows (preview);
  changed = g_string_new_len (g_bytes_get_data (wrong, NULL),
                              (gssize) g_bytes_get_size (wrong));
  g_string_replace (changed, ",many,", ",7,", 0);
  mended = fixture_table (changed->str, "insta.csv");
  g_string_free (changed, TRUE);
  same = swb_import_table_dup_signature (mended);
  g_assert_cmpstr (same, ==, signature);
  g_assert_true (swb_import_table_recall (mended, mapping));
  again = fixture_preview (document, mended);
  g_assert_cmpuint (swb_import_preview_count (again, SWB_IMPORT_NEW), ==, 1);
  fixture_run (document, swb_import_command (again));
  g_assert_cmpint (find_account (document, "mira")->followers, ==, 7);
  g_assert_cmpint (find_account (document, "mira")->views, ==, 1);
  fixture_close (document);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The handles of one creator, in the order of the alphabet. */
static char *
handles_of (SwbDocument *document, const char *name)
{
  const SwbRosterData *data = roster_of (document);
  g_autoptr (GPtrArray) handles = g_ptr_array_new ();

  for (guint i = 0; i < data->n_accounts; i++)
    if (g_strcmp0 (swb_roster_data_name (
                       data, swb_roster_data_account_creator (data, i)),
                   name) == 0)
      g_ptr_array_add (handles,
                       (gpointer) swb_roster_data_account_handle (data, i));
  g_ptr_array_sort (handles, compare_texts);
  g_ptr_array_add (handles, NULL);
  return g_strjoinv (" ", (char **) handles->pdata);
}

/* One row with several accounts makes one creator; an account of it that is
 * known already takes the others along. */
static void
test_several_accounts (void)
{
  SwbDocument *document = fixture_open ();
  g_autofree char *tara = NULL;
  g_autofree char *ben = NULL;

  fixture_import (document, "Name,Handle,Followers\nBen,benode,10\n",
                  "insta.csv");
  fixture_import (document,
                  "Name,Instagram Handle,Instagram Followers,YouTube Channel,"
                  "YouTube Subscribers\n"
                  "Tara Singh,tara.s,51000,tarasings,12800\n"
                  "Ben Ode,benode,11,ben.tv,70\n"
                  "Tara S,,,TaraSings,12800\n",
                  "insta.csv");
  g_assert_cmpuint (roster_of (document)->n_creators, ==, 2);
  g_assert_cmpuint (roster_of (document)->n_accounts, ==, 4);
  tara = handles_of (document, "Tara Singh");
  g_assert_cmpstr (tara, ==, "tara.s tarasings");
  ben = handles_of (document, "Ben");
  g_assert_cmpstr (ben, ==, "ben.tv benode");
  g_assert_cmpint (find_account (document, "tarasings")->followers, ==, 12800);
  g_assert_cmpuint (fixture_undo (document), ==, 0);
  g_assert_cmpuint (roster_of (document)->n_accounts, ==, 1);
  fixture_close (document);
}

typedef struct
{
  SwbImportChoice choice;
  guint n_creators;
  guint n_accounts;
  const char *handles;
  gint64 followers;
} Outcome;

/* A name that is like one in the workspace waits for a choice; each choice does
 * what it says, in one act. */
static void
test_similar (void)
{
  static const Outcome outcomes[] = {
    { SWB_IMPORT_UNDECIDED, 1, 1, "asharao", 100 },
    { SWB_IMPORT_SKIP, 1, 1, "asharao", 100 },
    { SWB_IMPORT_UPDATE, 1, 1, "asha.rao.official", 120 },
    { SWB_IMPORT_ADD, 2, 2, "asharao", 100 },
    { SWB_IMPORT_MERGE, 1, 2, "asha.rao.official asharao", 120 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      const Outcome *outcome = &outcomes[i];
      SwbDocument *document = fixture_open ();
      g_autoptr (SwbImportTable) table = NULL;
      g_autoptr (SwbImportPreview) preview = NULL;
      g_autofree char *name = NULL;
      g_autofree char *handles = NULL;

      fixture_import (document, "name,handle,followers\nAsha Rao,asharao,100\n",
                      "insta.csv");
      table = fixture_table ("name,handle,followers\n"
                             "Asha Raoo,asha.rao.official,120\n",
                             "insta.csv");
      swb_import_table_set_day (table, swb_day_today () + 1);
      preview = fixture_preview (document, table);
      g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_SIMILAR),
                        ==, 1);
      g_assert_cmpuint (swb_import_preview_count_undecided (preview), ==, 1);
      name = swb_import_preview_dup_candidate (preview, 0, 0, NULL);
      g_assert_cmpstr (name, ==, "Asha Rao");
      if (outcome->choice != SWB_IMPORT_UNDECIDED)
        g_assert_cmpuint (
            swb_import_preview_choose_all (preview, outcome->choice), ==, 0);
      g_assert_cmpuint (swb_import_preview_count_accounts (preview), ==,
                        outcome->choice > SWB_IMPORT_SKIP);
      fixture_run (document, swb_import_command (preview));
      g_assert_cmpuint (roster_of (document)->n_creators, ==,
                        outcome->n_creators);
      g_assert_cmpuint (roster_of (document)->n_accounts, ==,
                        outcome->n_accounts);
      handles = handles_of (document, "Asha Rao");
      g_assert_cmpstr (handles, ==, outcome->handles);
      if (outcome->choice > SWB_IMPORT_SKIP)
        {
          g_assert_cmpint (
              find_account (document, "asha.rao.official")->followers, ==, 120);
          g_assert_cmpuint (fixture_undo (document), ==, 0);
          g_assert_cmpuint (roster_of (document)->n_accounts, ==, 1);
          g_assert_cmpint (find_account (document, "asharao")->followers, ==,
                           100);
        }
      fixture_close (document);
    }
}

/* The platform's own id finds an account whose handle is another one now. */
static void
test_new_handle (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportTable) table = NULL;
  g_autoptr (SwbImportPreview) preview = NULL;
  g_autofree char *changes = NULL;

  fixture_import (document, "handle,account id,followers\nold,UC1,100\n",
                  "insta.csv");
  table = fixture_table ("handle,account id,followers\nnew.one,UC1,90\n",
                         "insta.csv");
  preview = fixture_preview (document, table);
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_UPDATED), ==,
                    1);
  changes = swb_import_preview_dup_changes (preview, 0, SWB_GROUPING_WESTERN);
  g_assert_cmpstr (changes, ==, "@old → @new.one · Followers 100 → 90");
  fixture_run (document, swb_import_command (preview));
  g_assert_cmpuint (roster_of (document)->n_accounts, ==, 1);
  g_assert_nonnull (find_account (document, "new.one"));
  fixture_close (document);
}

/* Somebody took the handle that another one gave up: of one file the platform's
 * own ids tell who is who, wherever the rows stand. */
static void
test_handle_of_another (void)
{
  static const char *const rows[] = { "old,UC9,5000\nnew.one,UC1,90\n",
                                      "new.one,UC1,90\nold,UC9,5000\n" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SwbDocument *document = fixture_open ();
      g_autofree char *text =
          g_strconcat ("handle,account id,followers\n", rows[i], NULL);
      g_autoptr (SwbImportTable) table = NULL;
      g_autoptr (SwbImportPreview) preview = NULL;

      fixture_import (document, "handle,account id,followers\nold,UC1,100\n",
                      "insta.csv");
      table = fixture_table (text, "insta.csv");
      swb_import_table_set_day (table, swb_day_today () + 1);
      preview = fixture_preview (document, table);
      g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_UPDATED),
                        ==, 1);
      g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_NEW), ==,
                        1);
      fixture_run (document, swb_import_command (preview));
      g_assert_cmpuint (roster_of (document)->n_creators, ==, 2);
      g_assert_cmpint (find_account (document, "new.one")->followers, ==, 90);
      g_assert_cmpint (find_account (document, "old")->followers, ==, 5000);
      fixture_close (document);
    }
}

/* Without an id, or with that of the same account, it is the same account. */
static void
test_handle_of_the_same (void)
{
  static const char *const rows[] = { "new.one,UC1,90\nold,,95\n",
                                      "new.one,UC1,90\nold,UC1,95\n" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SwbDocument *document = fixture_open ();
      g_autofree char *text =
          g_strconcat ("handle,account id,followers\n", rows[i], NULL);
      g_autoptr (SwbImportTable) table = NULL;
      g_autoptr (SwbImportPreview) preview = NULL;

      fixture_import (document, "handle,account id,followers\nold,UC1,100\n",
                      "insta.csv");
      table = fixture_table (text, "insta.csv");
      preview = fixture_preview (document, table);
      g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_UPDATED),
                        ==, 2);
      fixture_run (document, swb_import_command (preview));
      g_assert_cmpuint (roster_of (document)->n_accounts, ==, 1);
      fixture_close (document);
    }
}

/* What a preview notes of the workspace goes with it: a million handles are
 * megabytes. */
static void
test_handles_are_let_go (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportTable) table = NULL;
  g_autoptr (SwbImportPreview) preview = NULL;

  fixture_import (document,
                  "name,handle,account id,followers\n"
                  "Asha Rao,kept.nowhere,UC1,100\n"
                  "Meera Iyer,kept.nowhere.else,UC2,100\n",
                  "insta.csv");
  table = fixture_table ("name,handle,account id,followers\n"
                         "Asha Rao,new.one,UC1,90\n"
                         "Meera Iyer,new.other,UC3,90\n",
                         "insta.csv");
  preview = fixture_preview (document, table);
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_UPDATED), ==,
                    1);
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_SIMILAR), ==,
                    1);
  g_assert_cmpuint (g_quark_try_string ("kept.nowhere"), ==, 0);
  g_assert_cmpuint (g_quark_try_string ("kept.nowhere.else"), ==, 0);
  fixture_close (document);
}

static void
test_no_platform (void)
{
  SwbDocument *document = fixture_open ();
  g_autoptr (SwbImportTable) table =
      fixture_table ("handle\nmira\n", "list.csv");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  swb_import_preview_async (table, document, NULL, NULL, fixture_keep_result_cb,
                            &result);
  g_assert_null (
      swb_import_preview_finish (fixture_wait_for (&result), &error));
  g_assert_nonnull (error);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/sample", test_sample);
  g_test_add_func ("/exchange/twice", test_twice);
  g_test_add_func ("/exchange/second-date", test_second_date);
  g_test_add_func ("/exchange/ticks-and-wrong-rows", test_ticks_and_wrong_rows);
  g_test_add_func ("/exchange/wrong-rows-are-guarded",
                   test_wrong_rows_are_guarded);
  g_test_add_func ("/exchange/wrong-rows-come-back", test_wrong_rows_come_back);
  g_test_add_func ("/exchange/several-accounts", test_several_accounts);
  g_test_add_func ("/exchange/similar", test_similar);
  g_test_add_func ("/exchange/new-handle", test_new_handle);
  g_test_add_func ("/exchange/handle-of-another", test_handle_of_another);
  g_test_add_func ("/exchange/handle-of-the-same", test_handle_of_the_same);
  g_test_add_func ("/exchange/handles-are-let-go", test_handles_are_let_go);
  g_test_add_func ("/exchange/no-platform", test_no_platform);
  return g_test_run ();
}
