/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last step of the import: what the preview counts, which rows come in,
 * whose word counts, and one act that an undo takes back. */
#include "import-dialog-fixture.h"
#include "roster-fixture.h"
#include "ui/swb-import-changes.h"
#include "ui/swb-import-choice.h"
#include "ui/swb-import-dialog.h"
#include "ui/swb-import-line.h"
#include "ui/swb-import-review.h"

static void
test_counts_and_imports (ImportFixture *fixture, gconstpointer data)
{
  SwbRoster *roster = fixture_roster (fixture->document);
  GtkWidget *review;

  import_fixture_open_table (fixture);
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  review = import_fixture_child (fixture, "review");
  g_assert_nonnull (fixture_find (review, GTK_TYPE_BUTTON, "2 new"));
  g_assert_nonnull (fixture_find (review, GTK_TYPE_BUTTON, "1 duplicate"));
  g_assert_nonnull (fixture_find (review, GTK_TYPE_BUTTON, "1 wrong"));
  g_assert_cmpstr (import_fixture_next_label (fixture), ==,
                   "_Import 2 Accounts");
  import_fixture_press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 2);
  fixture_undo (fixture->document);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 0);
}

static void
test_ticks (ImportFixture *fixture, gconstpointer data)
{
  GtkWidget *line, *tick;

  import_fixture_open_table (fixture);
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  line = gtk_widget_get_ancestor (
      fixture_find (import_fixture_child (fixture, "review"),
                    GTK_TYPE_INSCRIPTION, "@biju"),
      SWB_TYPE_IMPORT_LINE);
  tick = fixture_find (line, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_test_accessible_assert_property (tick, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Import Biju Nair");
  gtk_test_accessible_assert_property (
      tick, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "New, @biju, 1,200");
  gtk_test_accessible_assert_property (gtk_widget_get_parent (line),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Biju Nair, New");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), FALSE);
  g_assert_cmpstr (import_fixture_next_label (fixture), ==,
                   "_Import 1 Account");
}

static void
test_shows_wrong_rows (ImportFixture *fixture, gconstpointer data)
{
  GtkWidget *review, *line, *tick;

  import_fixture_open_table (fixture);
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  review = import_fixture_child (fixture, "review");
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (fixture_find (review, GTK_TYPE_BUTTON, "1 wrong")),
      TRUE);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  line = fixture_find (review, SWB_TYPE_IMPORT_LINE, NULL);
  tick = fixture_find (line, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_false (gtk_widget_get_sensitive (tick));
  g_assert_nonnull (fixture_find (line, GTK_TYPE_INSCRIPTION, "Nobody"));
  g_assert_null (
      fixture_find (gtk_widget_get_ancestor (line, GTK_TYPE_LIST_VIEW),
                    GTK_TYPE_INSCRIPTION, "Asha Rao"));
}

static GtkEventController *
find_keys (GtkWidget *widget)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one) &&
          g_signal_has_handler_pending (
              one, g_signal_lookup ("key-pressed", G_OBJECT_TYPE (one)), 0,
              FALSE))
        return one;
    }
  return NULL;
}

static void
press_key (ImportFixture *fixture, guint key)
{
  GtkWidget *list = GTK_WIDGET (
      gtk_widget_get_template_child (import_fixture_child (fixture, "review"),
                                     SWB_TYPE_IMPORT_REVIEW, "list"));
  gboolean stopped = FALSE;

  g_signal_emit_by_name (find_keys (list), "key-pressed", key, 0u,
                         (GdkModifierType) 0, &stopped);
  g_assert_true (stopped);
}

static void
import_first (ImportFixture *fixture)
{
  import_fixture_open_table (fixture);
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  import_fixture_press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  fixture->dialog = swb_import_dialog_new (fixture->document);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog),
                             (gpointer *) &fixture->dialog);
  gtk_window_present (fixture->dialog);
}

static GtkWidget *
review_child (ImportFixture *fixture, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (
      import_fixture_child (fixture, "review"), SWB_TYPE_IMPORT_REVIEW, id));
}

static const char *
changes_text (ImportFixture *fixture)
{
  GtkWidget *changes = fixture_find (import_fixture_child (fixture, "review"),
                                     SWB_TYPE_IMPORT_CHANGES, NULL);
  GtkWidget *label = fixture_find (changes, GTK_TYPE_LABEL, NULL);

  return gtk_label_get_text (GTK_LABEL (label));
}

/* What the file says otherwise is kept until a person takes its word, for all
 * or for one row; the counts and the words follow. */
static void
test_whose_word_counts (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other =
      fixture_write ("instagram-2022-04.csv", "Username,Full name\n"
                                              "asha,Asha R Rao\n");
  GtkWidget *take;

  import_first (fixture);
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), other);
  import_fixture_wait_for_page (fixture, "setup");
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_false (
      gtk_widget_get_sensitive (import_fixture_child (fixture, "next")));
  g_assert_nonnull (fixture_find (import_fixture_child (fixture, "review"),
                                  GTK_TYPE_BUTTON, "1 different"));
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (review_child (fixture, "update_text"))),
      ==, "No fact changes; 1 that you know otherwise is kept.");
  g_assert_cmpstr (changes_text (fixture), ==,
                   "Kept: Name Asha Rao (the file says Asha R Rao)");
  press_key (fixture, GDK_KEY_plus);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_cmpstr (changes_text (fixture), ==, "Name Asha Rao → Asha R Rao");
  g_assert_cmpstr (import_fixture_next_label (fixture), ==,
                   "_Import 1 Account");
  press_key (fixture, GDK_KEY_minus);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_false (
      gtk_widget_get_sensitive (import_fixture_child (fixture, "next")));
  take = review_child (fixture, "update_take");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (take), TRUE);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (review_child (fixture, "update_text"))),
      ==, "1 fact changes of 1 creator whom you have.");
  import_fixture_press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  g_assert_nonnull (
      strstr (swb_document_get_undo_name (fixture->document), "2022-04"));
  g_file_delete (other, NULL, NULL);
}

/* Nothing that is like somebody comes in before a person chose; by one key. */
static void
test_chooses_by_key (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) alike =
      fixture_write ("insta-2.csv", "Username,Full name,Followers\n"
                                    "asha.rao.2,Asha Rao,50K\n");
  SwbRoster *roster = fixture_roster (fixture->document);
  GtkWidget *choice;

  import_first (fixture);
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), alike);
  import_fixture_wait_for_page (fixture, "setup");
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_false (
      gtk_widget_get_sensitive (import_fixture_child (fixture, "next")));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (
                       import_fixture_child (fixture, "notice_label"))),
                   ==, "1 row waits for your choice. Choose, or untick it.");
  choice = fixture_find (import_fixture_child (fixture, "review"),
                         SWB_TYPE_IMPORT_CHOICE, NULL);
  g_assert_nonnull (fixture_find (choice, GTK_TYPE_LABEL,
                                  "Like Asha Rao, name alike by 100\u00a0%: "
                                  "@asha · Instagram 48,500"));
  press_key (fixture, GDK_KEY_1);
  g_assert_cmpstr (import_fixture_next_label (fixture), ==,
                   "_Import 0 Accounts");
  press_key (fixture, GDK_KEY_4);
  g_assert_cmpstr (import_fixture_next_label (fixture), ==,
                   "_Import 1 Account");
  import_fixture_press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 2);
  g_assert_cmpuint (swb_roster_get_data (roster)->n_accounts, ==, 3);
  fixture_undo (fixture->document);
  g_assert_cmpuint (swb_roster_get_data (roster)->n_accounts, ==, 2);
  g_file_delete (alike, NULL, NULL);
}

static void
test_chooses_for_all (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) alike =
      fixture_write ("insta-2.csv", "Username,Full name,Followers\n"
                                    "asha.rao.2,Asha Rao,50K\n"
                                    "biju.nair,Biju Nair,2K\n");
  GtkWidget *review;

  import_first (fixture);
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), alike);
  import_fixture_wait_for_page (fixture, "setup");
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  review = import_fixture_child (fixture, "review");
  g_assert_nonnull (fixture_find (review, GTK_TYPE_BUTTON, "2 similar"));
  g_signal_emit_by_name (
      fixture_find (review, GTK_TYPE_BUTTON, "_Add All as New"), "clicked");
  g_assert_cmpstr (import_fixture_next_label (fixture), ==,
                   "_Import 2 Accounts");
  g_assert_true (
      gtk_widget_get_sensitive (import_fixture_child (fixture, "next")));
  g_file_delete (alike, NULL, NULL);
}

#define ADD(name, func)                                                        \
  g_test_add ("/import-review/" name, ImportFixture, NULL,                     \
              import_fixture_set_up, func, import_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("counts-and-imports", test_counts_and_imports);
  ADD ("ticks", test_ticks);
  ADD ("shows-wrong-rows", test_shows_wrong_rows);
  ADD ("whose-word-counts", test_whose_word_counts);
  ADD ("chooses-by-key", test_chooses_by_key);
  ADD ("chooses-for-all", test_chooses_for_all);
  return g_test_run ();
}
