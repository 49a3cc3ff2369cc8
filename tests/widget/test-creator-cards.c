/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of the side page: what they say of a creator of the sample, and
 * that adding, editing and deleting by keyboard is one act each. */
#include "creator-fixture.h"

#include "names.h"
#include "ui/swb-chart-view.h"
#include "ui/swb-creator-about.h"
#include "ui/swb-creator-accounts.h"
#include "ui/swb-creator-audience.h"
#include "ui/swb-creator-contacts.h"
#include "ui/swb-creator-files.h"
#include "ui/swb-creator-placements.h"
#include "ui/swb-creator-rates.h"
#include "ui/swb-creator-rights.h"

#include <string.h>

static GtkWidget *
show (CreatorFixture *fixture, GType type)
{
  creator_fixture_show (fixture, CREATOR_RICH);
  return swb_creator_page_get_card (fixture->page, type);
}

static SwbCreatorEditor *
add (GtkWidget *card, guint kind)
{
  g_assert_true (gtk_widget_activate_action (card, "card.add", "u", kind));
  names_check (GTK_WIDGET (creator_fixture_editor ()), "SwbCreatorEditor");
  return creator_fixture_editor ();
}

/* As Enter does. */
static SwbCreatorEditor *
open_row (GtkWidget *card, const char *text)
{
  GtkWidget *row = creator_fixture_row (card, text);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activate");
  return creator_fixture_editor ();
}

static void
test_rates (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_RATES);
  guint n = creator_fixture_details (fixture)->rates->len;
  SwbCreatorEditor *editor;

  g_assert_nonnull (creator_fixture_row (card, "₹18,000"));
  g_assert_nonnull (creator_fixture_row (card, "Story ×3"));
  g_assert_nonnull (creator_fixture_row (card, "Before, "));
  editor = add (card, 0);
  g_assert_false (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 0, "live");
  swb_creator_editor_set_text (editor, 2, "a lot");
  g_assert_false (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 2, "1.5 lakh");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the rate", creator_fixture_row (card, "₹1,50,000") != NULL);
  editor = open_row (card, "₹1,50,000");
  swb_creator_editor_set_text (editor, 2, "₹1,60,000");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the fee", creator_fixture_row (card, "₹1,60,000") != NULL);
  g_assert_cmpuint (creator_fixture_details (fixture)->rates->len, ==, n + 1);
  creator_fixture_press (creator_fixture_row (card, "₹1,60,000"),
                         GDK_KEY_Delete);
  FIXTURE_WAIT ("the rate to be gone",
                creator_fixture_row (card, "₹1,60,000") == NULL);
  g_assert_cmpuint (creator_fixture_details (fixture)->rates->len, ==, n);
}

static void
test_contacts (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_CONTACTS);
  SwbCreatorEditor *editor;

  g_assert_nonnull (creator_fixture_row (card, "Lata Agarvani"));
  editor = add (card, 0);
  swb_creator_editor_set_text (editor, 0, "<b>Sunil & Co</b>");
  swb_creator_editor_set_text (editor, 2, "not an address");
  g_assert_false (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 2, "sunil@example.com");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the contact",
                creator_fixture_row (card, "<b>Sunil & Co</b>") != NULL);
  editor = open_row (card, "<b>Sunil & Co</b>");
  g_signal_emit_by_name (gtk_widget_get_template_child (GTK_WIDGET (editor),
                                                        SWB_TYPE_CREATOR_EDITOR,
                                                        "remove"),
                         "clicked");
  FIXTURE_WAIT ("the contact to be gone",
                creator_fixture_row (card, "<b>Sunil & Co</b>") == NULL);
}

static void
test_rights (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_RIGHTS);
  SwbCreatorEditor *editor;
  g_autofree char *yesterday = swb_day_to_iso (swb_day_today () - 1);
  g_autofree char *later = swb_day_to_iso (swb_day_today () + 40);

  g_assert_nonnull (creator_fixture_row (card, "Saawan Ki Raat, creator"));
  g_assert_nonnull (creator_fixture_row (card, "Usage to"));
  g_assert_nonnull (creator_fixture_row (card, "Disclosure"));
  editor = add (card, 1);
  swb_creator_editor_set_text (editor, 0, "a phone maker");
  swb_creator_editor_set_text (editor, 1, later);
  swb_creator_editor_set_text (editor, 2, yesterday);
  g_assert_false (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 2, "soon");
  g_assert_false (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 1, yesterday);
  swb_creator_editor_set_text (editor, 2, later);
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the warning",
                creator_fixture_row (card, "Exclusive with \u2068a phone "
                                           "maker") != NULL ||
                    creator_fixture_row (card, "Exclusive with a phone "
                                               "maker") != NULL);
}

/* Of the contract that says @name, whose campaign it is. */
static const char *
campaign_of (CreatorFixture *fixture, const char *name)
{
  const GPtrArray *contracts = creator_fixture_details (fixture)->contracts;

  for (guint i = 0; i < contracts->len; i++)
    {
      const SwbDetailContract *one = contracts->pdata[i];

      if (g_strcmp0 (one->name, name) == 0)
        return one->campaign_name;
    }
  return NULL;
}

static void
test_contract_campaign (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_RIGHTS);
  SwbCreatorEditor *editor = add (card, 0);

  swb_creator_editor_set_text (editor, 0, "Winter deal");
  g_assert_cmpuint (swb_creator_editor_get_choice (editor, 1), ==, 0);
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the contract",
                g_strcmp0 (campaign_of (fixture, "Winter deal"), "") == 0);
  editor = open_row (card, "Winter deal");
  swb_creator_editor_set_choice (editor, 1, 1);
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("its campaign", g_strcmp0 (campaign_of (fixture, "Winter deal"),
                                           "Saawan Ki Raat") == 0);
  editor = open_row (card, "Winter deal");
  g_assert_cmpuint (swb_creator_editor_get_choice (editor, 1), ==, 1);
  swb_creator_editor_set_choice (editor, 1, 0);
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("no campaign",
                g_strcmp0 (campaign_of (fixture, "Winter deal"), "") == 0);
}

/* The button in @row whose name begins so. */
static GtkWidget *
find_link (GtkWidget *root, const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && gtk_widget_get_tooltip_text (root) != NULL &&
      g_str_has_prefix (gtk_widget_get_tooltip_text (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_link (child, name);
  return found;
}

static void
test_links (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_CONTACTS);
  SwbCreatorEditor *editor = add (card, 0);
  GtkWidget *row;

  swb_creator_editor_set_text (editor, 0, "Only a phone");
  swb_creator_editor_set_text (editor, 3, "+91 98200 12345");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the phone",
                (row = creator_fixture_row (card, "Only a phone")) != NULL);
  g_assert_nonnull (find_link (row, "Call "));
  g_assert_null (find_link (row, "Write to "));
  editor = add (card, 0);
  swb_creator_editor_set_text (editor, 0, "Only mail");
  swb_creator_editor_set_text (editor, 2, "sunil@example.com");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the mail",
                (row = creator_fixture_row (card, "Only mail")) != NULL);
  g_assert_nonnull (find_link (row, "Write to "));
  g_assert_null (find_link (row, "Call "));
  editor = add (card, 0);
  swb_creator_editor_set_text (editor, 0, "Two addresses");
  swb_creator_editor_set_text (editor, 2, "one@example.com; 김@메일.한국");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the addresses",
                (row = creator_fixture_row (card, "Two addresses")) != NULL);
  g_assert_nonnull (find_link (row, "Write to one@example.com"));
  g_assert_nonnull (find_link (row, "Write to 김@메일.한국"));
  names_check (card, "SwbCreatorContacts");
}

static void
test_country (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_ABOUT);
  SwbCreatorEditor *editor = open_row (card, "Country");

  swb_creator_editor_set_text (editor, 0, "sri lanka");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the country", creator_fixture_row (card, "Sri Lanka") != NULL);
  g_assert_cmpstr (creator_fixture_details (fixture)->country, ==, "LK");
  editor = open_row (card, "Country");
  g_assert_cmpstr (swb_creator_editor_get_text (editor, 0), ==, "Sri Lanka");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_accounts (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_ACCOUNTS);
  GtkWidget *row = creator_fixture_row (card, "Instagram @meera_official");
  SwbCreatorEditor *editor;

  g_assert_nonnull (row);
  g_assert_true (creator_fixture_says (row, "48,200"));
  g_assert_true (creator_fixture_says (row, "says 47,910"));
  g_assert_null (creator_fixture_row (card, "Average views"));
  g_signal_emit_by_name (row, "activate");
  g_assert_nonnull (creator_fixture_row (card, "Average views"));
  editor = open_row (card, "Add a Reading…");
  swb_creator_editor_set_text (editor, 1, "lots");
  g_assert_false (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 1, "49.1K");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the reading", creator_fixture_row (card, "49,100") != NULL);
  fixture_undo (fixture->document);
  FIXTURE_WAIT ("the former count",
                creator_fixture_row (card, "49,100") == NULL);
}

/* Old numbers say so, and nothing hides that they are typed. */
static void
test_stale (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_ACCOUNTS);
  const SwbCreatorDetails *details = creator_fixture_details (fixture);
  const SwbDetailAccount *account = details->accounts->pdata[0];
  const SwbReadingFacts facts = { .metric = "engagement-rate",
                                  .value = "4.1 %",
                                  .base = "views",
                                  .day = swb_day_today () - 200 };

  fixture_run (fixture->document,
               swb_creator_add_reading (details, &account->id, &facts, NULL));
  creator_fixture_wait (fixture);
  g_signal_emit_by_name (
      creator_fixture_row (card, "Instagram @meera_official"), "activate");
  FIXTURE_WAIT ("the rate",
                creator_fixture_row (card, "Engagement rate") != NULL);
  g_assert_true (creator_fixture_says (
      creator_fixture_row (card, "Engagement rate"), "of views"));
  g_assert_true (creator_fixture_says (
      creator_fixture_row (card, "stale, 6 months old"), "Typed by hand"));
}

static GtkWidget *
find_chart (GtkWidget *widget)
{
  if (SWB_IS_CHART_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_chart (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The readings over time speak for themselves. */
static void
test_chart (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_ACCOUNTS);
  GtkWidget *view;
  g_autofree char *summary = NULL;

  g_signal_emit_by_name (
      creator_fixture_row (card, "Instagram @meera_official"), "activate");
  view = find_chart (card);
  g_assert_nonnull (view);
  summary =
      swb_chart_summary (swb_chart_view_get_chart (SWB_CHART_VIEW (view)));
  g_assert_nonnull (strstr (summary, "48,200"));
}

static void
test_audience (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_AUDIENCE);
  SwbCreatorEditor *editor;

  g_assert_true (
      creator_fixture_says (creator_fixture_row (card, "Tamil"), "71"));
  g_assert_nonnull (creator_fixture_row (card, "own export, 30 days"));
  editor = add (card, 0);
  swb_creator_editor_set_text (editor, 2, "Kannada");
  swb_creator_editor_set_text (editor, 3, "60 %");
  g_assert_true (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 3, "160");
  g_assert_false (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 3, "5");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the share", creator_fixture_row (card, "Kannada") != NULL);
  g_assert_true (
      creator_fixture_says (creator_fixture_row (card, "Kannada"), "5\u00a0%"));
  creator_fixture_press (creator_fixture_row (card, "Kannada"), GDK_KEY_Delete);
  FIXTURE_WAIT ("the share to be gone",
                creator_fixture_row (card, "Kannada") == NULL);
}

/* A share as an import or a source writes it. */
static gboolean
write_shares (SwbWriter *writer, gpointer data, GError **error)
{
  const SwbId *account = data;
  const SwbAudienceShare shares[] = {
    { *account, SWB_SHARE_COUNTRY, "IN", 0.62, 20000, "import:list.csv" },
    { *account, SWB_SHARE_AGE, "45-64", 0.41, 20001, "modash" },
  };
  g_autoptr (SwbAudienceBook) book = swb_audience_book_new (writer, error);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    g_assert_true (swb_audience_book_write (book, &shares[i], error));
  return TRUE;
}

/* Wherever a share is from, it says so, with the day. */
static void
test_audience_sources (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_AUDIENCE);
  const SwbCreatorDetails *details =
      swb_creator_card_get_details (SWB_CREATOR_CARD (card));
  const SwbDetailAccount *account = details->accounts->pdata[0];
  SwbId id = account->id;

  fixture_run (fixture->document,
               swb_command_new ("Write", write_shares, &id, NULL));
  FIXTURE_WAIT ("the shares", creator_fixture_row (card, "India") != NULL);
  g_assert_nonnull (creator_fixture_row (card, "Imported from list.csv, "));
  g_assert_nonnull (creator_fixture_row (card, "Fetched from Modash, "));
  g_assert_cmpstr (
      gtk_widget_get_tooltip_text (creator_fixture_row (card, "45-64")), ==,
      "Age, 45-64, 41\u00a0%, Fetched from Modash, 5 Oct 2024");
  g_assert_cmpstr (
      gtk_widget_get_tooltip_text (creator_fixture_row (card, "India")), ==,
      "Country, India, 62\u00a0%, Imported from list.csv, 4 Oct 2024");
}

static void
test_placements (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_PLACEMENTS);
  SwbCreatorEditor *editor;

  g_assert_nonnull (
      creator_fixture_row (card, "Barish Wali Dhun · 1 of 1 delivered"));
  g_assert_nonnull (creator_fixture_row (card, "Promised for 8 Dec"));
  g_assert_nonnull (creator_fixture_row (card, "Planned for 25 Jan"));
  g_assert_nonnull (creator_fixture_row (card, "Delivered 3 Aug"));
  g_assert_nonnull (creator_fixture_row (card, "on time"));
  g_assert_nonnull (creator_fixture_row (card, "Views: 57,214, Likes: 5,529"));
  g_assert_nonnull (creator_fixture_row (card, "Paid ₹18,000 on"));
  g_assert_nonnull (creator_fixture_row (card, "times the tier’s ("));
  g_signal_emit_by_name (creator_fixture_row (card, "Shortlisted"), "activate");
  g_assert_nonnull (creator_fixture_row (card, "Show in the Plan"));
  g_assert_null (creator_fixture_row (card, "Open the Post"));
  editor = open_row (card, "Note What Was Delivered…");
  swb_creator_editor_set_text (editor, 2, "no address");
  g_assert_false (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 2, "https://example.com/p/1");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the address",
                creator_fixture_row (card, "Open the Post") != NULL);
  editor = open_row (card, "Add a Payout…");
  swb_creator_editor_set_text (editor, 0, "500");
  swb_creator_editor_set_text (editor, 1, "2026-12-01");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the payout", creator_fixture_row (card, "₹500") != NULL);
  editor = open_row (card, "Add a Number of the Post…");
  swb_creator_editor_set_choice (editor, 0, 4);
  swb_creator_editor_set_text (editor, 1, "61.5K");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the number", creator_fixture_row (card, "61,500") != NULL);
  creator_fixture_press (creator_fixture_row (card, "61,500"), GDK_KEY_Delete);
  FIXTURE_WAIT ("the number to be gone",
                creator_fixture_row (card, "61,500") == NULL);
  creator_fixture_press (creator_fixture_row (card, "₹500"), GDK_KEY_Delete);
  FIXTURE_WAIT ("the payout to be gone",
                creator_fixture_row (card, "₹500") == NULL);
}

/* There is no title over nothing. */
static void
test_no_placements (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card =
      swb_creator_page_get_card (fixture->page, SWB_TYPE_CREATOR_PLACEMENTS);
  GtkWidget *rates =
      swb_creator_page_get_card (fixture->page, SWB_TYPE_CREATOR_RATES);

  creator_fixture_show (fixture, "दिव्या");
  g_assert_cmpuint (creator_fixture_details (fixture)->placements->len, ==, 0);
  g_assert_false (gtk_widget_get_visible (card));
  g_assert_true (gtk_widget_get_visible (rates));
  creator_fixture_show (fixture, CREATOR_RICH);
  g_assert_true (gtk_widget_get_visible (card));
}

static void
test_about (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_ABOUT);
  SwbCreatorEditor *editor;

  g_assert_true (
      creator_fixture_says (creator_fixture_row (card, "Languages"), "Tamil"));
  editor = open_row (card, "Languages");
  swb_creator_editor_set_text (editor, 0, "Tamil, Klingonish");
  g_assert_false (swb_creator_editor_is_right (editor));
  swb_creator_editor_set_text (editor, 0, "Tamil, Hindi");
  creator_fixture_accept (fixture, editor);
  FIXTURE_WAIT ("the language",
                creator_fixture_says (creator_fixture_row (card, "Languages"),
                                      "Tamil, Hindi"));
}

static void
test_files (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_FILES);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);

  fixture_run (fixture->document, swb_creator_add_attachment (
                                      creator_fixture_details (fixture),
                                      "<i>kit</i>.txt", bytes, "2026", NULL));
  FIXTURE_WAIT ("the file",
                creator_fixture_row (card, "<i>kit</i>.txt") != NULL);
  creator_fixture_press (creator_fixture_row (card, "<i>kit</i>.txt"),
                         GDK_KEY_Delete);
  FIXTURE_WAIT ("the file to be gone",
                creator_fixture_row (card, "<i>kit</i>.txt") == NULL);
}

/* The row that was left is the one that has the focus again. */
static void
test_focus_stays (CreatorFixture *fixture, gconstpointer data)
{
  GtkWidget *card = show (fixture, SWB_TYPE_CREATOR_RATES);
  guint n = creator_fixture_details (fixture)->rates->len;
  GtkWidget *row = creator_fixture_row (card, "₹18,000");
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  creator_fixture_press (row, GDK_KEY_Delete);
  FIXTURE_WAIT ("the rate to be gone",
                creator_fixture_details (fixture)->rates->len == n - 1);
  row = gtk_widget_get_focus_child (creator_fixture_list (card));
  g_assert_nonnull (row);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==,
                   place);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (CreatorFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/creator-cards/rates", test_rates },
    { "/creator-cards/contacts", test_contacts },
    { "/creator-cards/rights", test_rights },
    { "/creator-cards/contract-campaign", test_contract_campaign },
    { "/creator-cards/links", test_links },
    { "/creator-cards/country", test_country },
    { "/creator-cards/accounts", test_accounts },
    { "/creator-cards/stale", test_stale },
    { "/creator-cards/chart", test_chart },
    { "/creator-cards/audience", test_audience },
    { "/creator-cards/audience-sources", test_audience_sources },
    { "/creator-cards/placements", test_placements },
    { "/creator-cards/no-placements", test_no_placements },
    { "/creator-cards/about", test_about },
    { "/creator-cards/files", test_files },
    { "/creator-cards/focus-stays", test_focus_stays },
  };

  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("swellboard-XXXXXX", &error);

  g_assert_no_error (error);
  /* Not all folders: icons need the types of files that the system knows. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, CreatorFixture, NULL, creator_fixture_set_up,
                tests[i].test, creator_fixture_tear_down);

  return g_test_run ();
}
