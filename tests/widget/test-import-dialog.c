/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import, step by step on a small dirty table: what is proposed, what the
 * preview counts, one act that an undo takes back, the remembered columns, a
 * file that is no table, and that nothing is left. */
#include "ui/swb-import-dialog.h"

#include "names.h"
#include "roster-fixture.h"
#include "settle.h"
#include "ui/swb-import-changes.h"
#include "ui/swb-import-choice.h"
#include "ui/swb-import-line.h"
#include "ui/swb-import-mappings.h"
#include "ui/swb-import-review.h"
#include "ui/swb-import-setup.h"
#include "ui/swb-import-share.h"
#include "ui/swb-import-start.h"

static const char table[] = "Username,Full name,Followers,Remark\n"
                            "asha,Asha Rao,48.5K,first\n"
                            "biju,Biju Nair,\"1,200\",second\n"
                            ",Nobody,9K,third\n"
                            "asha,Asha Rao,48.5K,again\n";

typedef struct
{
  SwbDocument *document;
  GtkWindow *dialog;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID);

  g_settings_reset (settings, "import-mappings");
  g_settings_reset (settings, "import-named-mappings");
  fixture->document = fixture_open ();
  fixture->file = fixture_write ("instagram-2022-03.csv", table);
  fixture->dialog = swb_import_dialog_new (fixture->document);
  gtk_window_present (fixture->dialog);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog),
                             (gpointer *) &fixture->dialog);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (fixture->dialog);
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  g_file_delete (fixture->file, NULL, NULL);
  g_clear_object (&fixture->file);
  fixture_close (fixture->document);
}

static GtkWidget *
child (Fixture *fixture, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->dialog), SWB_TYPE_IMPORT_DIALOG, id));
}

static const char *
page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (child (fixture, "stack")));
}

static void
wait_for_page (Fixture *fixture, const char *name)
{
  FIXTURE_WAIT (name, g_strcmp0 (page (fixture), name) == 0);
}

static void
press (Fixture *fixture, const char *id)
{
  g_signal_emit_by_name (child (fixture, id), "clicked");
}

static const char *
next_label (Fixture *fixture)
{
  return gtk_button_get_label (GTK_BUTTON (child (fixture, "next")));
}

static void
open_table (Fixture *fixture)
{
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), fixture->file);
  wait_for_page (fixture, "setup");
}

/* By the row's title: the choices have lists with the same words in them. */
static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  GtkWidget *below;
  GtkWidget *found = NULL;

  if (ADW_IS_ACTION_ROW (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)),
                 title) == 0)
    return root;
  for (below = gtk_widget_get_first_child (root);
       below != NULL && found == NULL;
       below = gtk_widget_get_next_sibling (below))
    found = find_row (below, title);
  return found;
}

static GtkDropDown *
choice_of (Fixture *fixture, const char *title)
{
  GtkWidget *row = find_row (child (fixture, "setup"), title);

  return GTK_DROP_DOWN (fixture_find (row, GTK_TYPE_DROP_DOWN, NULL));
}

static void
test_proposes (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *choice;

  g_assert_cmpstr (page (fixture), ==, "choose");
  open_table (fixture);
  choice = choice_of (fixture, "Username");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, SWB_FIELD_HANDLE);
  gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What “Username” holds");
  g_assert_cmpuint (
      gtk_drop_down_get_selected (choice_of (fixture, "Followers")), ==,
      SWB_FIELD_FOLLOWERS);
  g_assert_nonnull (fixture_find (child (fixture, "setup"), GTK_TYPE_LABEL,
                                  "48.5K · 1,200 · 9K"));
  g_assert_true (gtk_widget_get_sensitive (child (fixture, "next")));
  /* Without handles nothing can be imported, and it says so. */
  gtk_drop_down_set_selected (choice, SWB_FIELD_IGNORE);
  g_assert_false (gtk_widget_get_sensitive (child (fixture, "next")));
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (child (fixture, "notice_label"))), ==,
      "Choose the column that holds the handles");
}

static void
test_counts_and_imports (Fixture *fixture, gconstpointer data)
{
  SwbRoster *roster = fixture_roster (fixture->document);
  GtkWidget *review;

  open_table (fixture);
  press (fixture, "next");
  wait_for_page (fixture, "review");
  review = child (fixture, "review");
  g_assert_nonnull (fixture_find (review, GTK_TYPE_BUTTON, "2 new"));
  g_assert_nonnull (fixture_find (review, GTK_TYPE_BUTTON, "1 duplicate"));
  g_assert_nonnull (fixture_find (review, GTK_TYPE_BUTTON, "1 wrong"));
  g_assert_cmpstr (next_label (fixture), ==, "_Import 2 Accounts");
  press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 2);
  fixture_undo (fixture->document);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 0);
}

static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *line, *tick;

  open_table (fixture);
  press (fixture, "next");
  wait_for_page (fixture, "review");
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  line = gtk_widget_get_ancestor (
      fixture_find (child (fixture, "review"), GTK_TYPE_INSCRIPTION, "@biju"),
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
  g_assert_cmpstr (next_label (fixture), ==, "_Import 1 Account");
}

static void
test_shows_wrong_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *review, *line, *tick;

  open_table (fixture);
  press (fixture, "next");
  wait_for_page (fixture, "review");
  review = child (fixture, "review");
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

static void
test_remembers_columns (Fixture *fixture, gconstpointer data)
{
  open_table (fixture);
  gtk_drop_down_set_selected (choice_of (fixture, "Remark"), SWB_FIELD_NICHE);
  press (fixture, "next");
  wait_for_page (fixture, "review");
  press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  fixture->dialog = swb_import_dialog_new (fixture->document);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog),
                             (gpointer *) &fixture->dialog);
  gtk_window_present (fixture->dialog);
  open_table (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice_of (fixture, "Remark")),
                    ==, SWB_FIELD_NICHE);
}

static void
press_paste (Fixture *fixture)
{
  GObject *paste = gtk_widget_get_template_child (
      child (fixture, "start"), SWB_TYPE_IMPORT_START, "paste");

  g_signal_emit_by_name (paste, "clicked");
}

/* What a spreadsheet puts on the clipboard has tabs. */
static void
test_pastes (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard =
      gtk_widget_get_clipboard (GTK_WIDGET (fixture->dialog));

  gdk_clipboard_set_text (clipboard, "  ");
  press_paste (fixture);
  FIXTURE_WAIT (
      "the notice that nothing can be read",
      gtk_revealer_get_reveal_child (GTK_REVEALER (child (fixture, "notice"))));
  gdk_clipboard_set_text (clipboard, "Instagram handle\tFollowers\n"
                                     "asha\t48.5K\nbiju\t1200\n");
  press_paste (fixture);
  wait_for_page (fixture, "setup");
  g_assert_nonnull (
      fixture_find (child (fixture, "setup"), GTK_TYPE_LABEL, "48.5K · 1200"));
  /* Beside it stands what is read. */
  g_assert_nonnull (
      fixture_find (child (fixture, "setup"), GTK_TYPE_LABEL, "48,500"));
  press (fixture, "next");
  wait_for_page (fixture, "review");
  g_assert_cmpstr (next_label (fixture), ==, "_Import 2 Accounts");
}

/* A cell that cannot be read is marked before anything is imported. */
static void
test_marks_unread_cells (Fixture *fixture, gconstpointer data)
{
  GtkWidget *marked;

  open_table (fixture);
  gtk_drop_down_set_selected (choice_of (fixture, "Full name"),
                              SWB_FIELD_VIEWS);
  marked =
      fixture_find (child (fixture, "setup"), GTK_TYPE_LABEL, "⚠ Asha Rao");
  g_assert_nonnull (marked);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (marked), ==,
                   "“Asha Rao” is not a number from 0 up");
  g_assert_nonnull (fixture_find (
      child (fixture, "setup"), GTK_TYPE_LABEL,
      "4 cells of the first rows cannot be read, such as “Asha Rao”"));
}

static const char share_table[] = "Username,18-24,Young,Audience cities\n"
                                  "asha,60,0.5,Pune: 31\n"
                                  "biju,50,0.4,Pune: 80; Delhi: 40\n";

/* The popover of a button is in the tree before it is open. */
static void
write_whose (GtkWidget *button, const char *who, guint unit)
{
  GtkWidget *entry = fixture_find (button, GTK_TYPE_ENTRY, NULL);
  GtkWidget *choice = fixture_find (button, GTK_TYPE_DROP_DOWN, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), who);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), unit);
}

static GtkWidget *
share_of (Fixture *fixture, const char *title)
{
  return fixture_find (find_row (child (fixture, "setup"), title),
                       SWB_TYPE_IMPORT_SHARE, NULL);
}

static const char *
share_label (Fixture *fixture, const char *title)
{
  return gtk_menu_button_get_label (GTK_MENU_BUTTON (
      fixture_find (share_of (fixture, title), GTK_TYPE_MENU_BUTTON, NULL)));
}

/* Shares of the audience are proposed where a title tells them, and chosen
 * where it does not; a sum that cannot be is told with its row. */
static void
test_shares (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write ("instagram-2022-04.csv", share_table);
  GtkWidget *review;

  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), file);
  wait_for_page (fixture, "setup");
  g_assert_false (gtk_widget_get_visible (share_of (fixture, "Username")));
  g_assert_cmpstr (share_label (fixture, "18-24"), ==, "18-24, of 100");
  g_assert_cmpstr (share_label (fixture, "Audience cities"), ==,
                   "In each cell, of 100");
  g_assert_nonnull (fixture_find (child (fixture, "setup"), GTK_TYPE_LABEL,
                                  "18-24 60\u00a0%"));
  gtk_drop_down_set_selected (choice_of (fixture, "Young"),
                              SWB_FIELD_SHARE_AGE);
  g_assert_true (gtk_widget_get_visible (share_of (fixture, "Young")));
  write_whose (share_of (fixture, "Young"), "young", 1);
  g_assert_true (gtk_widget_has_css_class (
      fixture_find (share_of (fixture, "Young"), GTK_TYPE_ENTRY, NULL),
      "error"));
  write_whose (share_of (fixture, "Young"), "13-17", 1);
  g_assert_cmpstr (share_label (fixture, "Young"), ==, "13-17, of 1");
  g_assert_nonnull (fixture_find (child (fixture, "setup"), GTK_TYPE_LABEL,
                                  "18-24 60\u00a0%, 13-17 50\u00a0%"));
  press (fixture, "next");
  wait_for_page (fixture, "review");
  review = child (fixture, "review");
  g_assert_nonnull (fixture_find (
      review, GTK_TYPE_LABEL,
      "2 rows were read, and all of them are right. In 2 of them the shares of "
      "the audience are odd: look at them below."));
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_nonnull (
      fixture_find (review, GTK_TYPE_INSCRIPTION,
                    "Line 3: Audience by city: the shares come to 120\u00a0%"));
  g_file_delete (file, NULL, NULL);
}

static GtkWidget *
mappings_child (Fixture *fixture, const char *id)
{
  GtkWidget *row = find_row (child (fixture, "setup"), "Mapping");

  g_assert_true (SWB_IS_IMPORT_MAPPINGS (row));
  return GTK_WIDGET (
      gtk_widget_get_template_child (row, SWB_TYPE_IMPORT_MAPPINGS, id));
}

static guint
count_children (GtkWidget *box)
{
  guint n = 0;

  for (GtkWidget *at = gtk_widget_get_first_child (box); at != NULL;
       at = gtk_widget_get_next_sibling (at))
    n++;
  return n;
}

/* The button of the only mapping that is kept: 0 takes, 1 renames, 2 deletes.
 */
static void
press_mapping (Fixture *fixture, guint which)
{
  GtkWidget *line =
      gtk_widget_get_first_child (mappings_child (fixture, "list"));
  GtkWidget *button = gtk_widget_get_first_child (line);

  for (guint i = 0; i < which; i++)
    button = gtk_widget_get_next_sibling (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
keep_mapping (Fixture *fixture, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (mappings_child (fixture, "entry")),
                         name);
  g_signal_emit_by_name (mappings_child (fixture, "keep"), "clicked");
}

static void
test_names_mappings (Fixture *fixture, gconstpointer data)
{
  open_table (fixture);
  g_assert_false (gtk_widget_get_sensitive (mappings_child (fixture, "keep")));
  gtk_drop_down_set_selected (choice_of (fixture, "Remark"), SWB_FIELD_CITY);
  keep_mapping (fixture, "Agency Pune");
  g_assert_cmpuint (count_children (mappings_child (fixture, "list")), ==, 1);
  gtk_drop_down_set_selected (choice_of (fixture, "Remark"), SWB_FIELD_IGNORE);
  press_mapping (fixture, 0);
  FIXTURE_WAIT ("the mapping to be taken",
                gtk_drop_down_get_selected (choice_of (fixture, "Remark")) ==
                    SWB_FIELD_CITY);
  press_mapping (fixture, 1);
  keep_mapping (fixture, "Agency Mumbai");
  g_assert_cmpuint (count_children (mappings_child (fixture, "list")), ==, 1);
  g_assert_nonnull (fixture_find (mappings_child (fixture, "list"),
                                  GTK_TYPE_LABEL, "Agency Mumbai"));
  press_mapping (fixture, 2);
  g_assert_cmpuint (count_children (mappings_child (fixture, "list")), ==, 0);
  g_assert_true (gtk_widget_get_visible (mappings_child (fixture, "empty")));
}

/* The question that closing asks, null where it asks none. */
static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (one) &&
          gtk_widget_get_visible (GTK_WIDGET (one)))
        return one;
    }
  return NULL;
}

/* What a person set is not lost in silence; without work nothing is asked. */
static void
test_asks_before_work_is_lost (Fixture *fixture, gconstpointer data)
{
  GtkWindow *question;

  open_table (fixture);
  gtk_drop_down_set_selected (choice_of (fixture, "Remark"), SWB_FIELD_CITY);
  gtk_window_close (fixture->dialog);
  question = find_question ();
  g_assert_nonnull (question);
  /* Esc stays. */
  gtk_window_close (question);
  FIXTURE_WAIT ("the question to go", find_question () == NULL);
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpstr (page (fixture), ==, "setup");
  gtk_window_close (fixture->dialog);
  question = find_question ();
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "close");
  gtk_window_destroy (question);
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
}

static void
test_closes_without_work (Fixture *fixture, gconstpointer data)
{
  open_table (fixture);
  press (fixture, "next");
  wait_for_page (fixture, "review");
  gtk_window_close (fixture->dialog);
  g_assert_null (find_question ());
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
}

/* All pages by the names that a screen reader gets; the button that goes on has
 * the focus, and is the window's default. */
static void
test_names_and_focus (Fixture *fixture, gconstpointer data)
{
  names_check (GTK_WIDGET (fixture->dialog), "SwbImportDialog");
  open_table (fixture);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  names_check (GTK_WIDGET (fixture->dialog), "SwbImportDialog");
  g_assert_true (gtk_window_get_focus (fixture->dialog) ==
                 child (fixture, "next"));
  g_assert_true (gtk_window_get_default_widget (fixture->dialog) ==
                 child (fixture, "next"));
  press (fixture, "next");
  wait_for_page (fixture, "review");
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  names_check (GTK_WIDGET (fixture->dialog), "SwbImportDialog");
  g_assert_true (gtk_window_get_focus (fixture->dialog) ==
                 child (fixture, "next"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.back",
                              NULL);
  g_assert_cmpstr (page (fixture), ==, "setup");
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
press_key (Fixture *fixture, guint key)
{
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (
      child (fixture, "review"), SWB_TYPE_IMPORT_REVIEW, "list"));
  gboolean stopped = FALSE;

  g_signal_emit_by_name (find_keys (list), "key-pressed", key, 0u,
                         (GdkModifierType) 0, &stopped);
  g_assert_true (stopped);
}

static void
import_first (Fixture *fixture)
{
  open_table (fixture);
  press (fixture, "next");
  wait_for_page (fixture, "review");
  press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  fixture->dialog = swb_import_dialog_new (fixture->document);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog),
                             (gpointer *) &fixture->dialog);
  gtk_window_present (fixture->dialog);
}

static GtkWidget *
review_child (Fixture *fixture, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (
      child (fixture, "review"), SWB_TYPE_IMPORT_REVIEW, id));
}

static const char *
changes_text (Fixture *fixture)
{
  GtkWidget *changes =
      fixture_find (child (fixture, "review"), SWB_TYPE_IMPORT_CHANGES, NULL);
  GtkWidget *label = fixture_find (changes, GTK_TYPE_LABEL, NULL);

  return gtk_label_get_text (GTK_LABEL (label));
}

/* What the file says otherwise is kept until a person takes its word, for all
 * or for one row; the counts and the words follow. */
static void
test_whose_word_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other =
      fixture_write ("instagram-2022-04.csv", "Username,Full name\n"
                                              "asha,Asha R Rao\n");
  GtkWidget *take;

  import_first (fixture);
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), other);
  wait_for_page (fixture, "setup");
  press (fixture, "next");
  wait_for_page (fixture, "review");
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_false (gtk_widget_get_sensitive (child (fixture, "next")));
  g_assert_nonnull (
      fixture_find (child (fixture, "review"), GTK_TYPE_BUTTON, "1 different"));
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (review_child (fixture, "update_text"))),
      ==, "No fact changes; 1 that you know otherwise is kept.");
  g_assert_cmpstr (changes_text (fixture), ==,
                   "Kept: Name Asha Rao (the file says Asha R Rao)");
  press_key (fixture, GDK_KEY_plus);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_cmpstr (changes_text (fixture), ==, "Name Asha Rao → Asha R Rao");
  g_assert_cmpstr (next_label (fixture), ==, "_Import 1 Account");
  press_key (fixture, GDK_KEY_minus);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_false (gtk_widget_get_sensitive (child (fixture, "next")));
  take = review_child (fixture, "update_take");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (take), TRUE);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (review_child (fixture, "update_text"))),
      ==, "1 fact changes of 1 creator whom you have.");
  press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  g_assert_nonnull (
      strstr (swb_document_get_undo_name (fixture->document), "2022-04"));
  g_file_delete (other, NULL, NULL);
}

/* Nothing that is like somebody comes in before a person chose; by one key. */
static void
test_chooses_by_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) alike =
      fixture_write ("insta-2.csv", "Username,Full name,Followers\n"
                                    "asha.rao.2,Asha Rao,50K\n");
  SwbRoster *roster = fixture_roster (fixture->document);
  GtkWidget *choice;

  import_first (fixture);
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), alike);
  wait_for_page (fixture, "setup");
  press (fixture, "next");
  wait_for_page (fixture, "review");
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  g_assert_false (gtk_widget_get_sensitive (child (fixture, "next")));
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (child (fixture, "notice_label"))), ==,
      "1 row waits for your choice. Choose, or untick it.");
  choice =
      fixture_find (child (fixture, "review"), SWB_TYPE_IMPORT_CHOICE, NULL);
  g_assert_nonnull (fixture_find (choice, GTK_TYPE_LABEL,
                                  "Like Asha Rao, name alike by 100\u00a0%: "
                                  "@asha · Instagram 48,500"));
  press_key (fixture, GDK_KEY_1);
  g_assert_cmpstr (next_label (fixture), ==, "_Import 0 Accounts");
  press_key (fixture, GDK_KEY_4);
  g_assert_cmpstr (next_label (fixture), ==, "_Import 1 Account");
  press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 2);
  g_assert_cmpuint (swb_roster_get_data (roster)->n_accounts, ==, 3);
  fixture_undo (fixture->document);
  g_assert_cmpuint (swb_roster_get_data (roster)->n_accounts, ==, 2);
  g_file_delete (alike, NULL, NULL);
}

static void
test_chooses_for_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) alike =
      fixture_write ("insta-2.csv", "Username,Full name,Followers\n"
                                    "asha.rao.2,Asha Rao,50K\n"
                                    "biju.nair,Biju Nair,2K\n");
  GtkWidget *review;

  import_first (fixture);
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), alike);
  wait_for_page (fixture, "setup");
  press (fixture, "next");
  wait_for_page (fixture, "review");
  review = child (fixture, "review");
  g_assert_nonnull (fixture_find (review, GTK_TYPE_BUTTON, "2 similar"));
  g_signal_emit_by_name (
      fixture_find (review, GTK_TYPE_BUTTON, "_Add All as New"), "clicked");
  g_assert_cmpstr (next_label (fixture), ==, "_Import 2 Accounts");
  g_assert_true (gtk_widget_get_sensitive (child (fixture, "next")));
  g_file_delete (alike, NULL, NULL);
}

static void
test_no_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) empty = fixture_write ("empty.csv", "");

  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), empty);
  g_assert_cmpstr (page (fixture), ==, "busy");
  wait_for_page (fixture, "choose");
  g_assert_true (
      gtk_revealer_get_reveal_child (GTK_REVEALER (child (fixture, "notice"))));
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (child (fixture, "notice_label"))), !=, "");
}

static void
note_page_cb (GtkStack *stack, GParamSpec *pspec, GString *pages)
{
  g_string_append_printf (pages, "%s ",
                          gtk_stack_get_visible_child_name (stack));
}

/* What is given up does not hide that the other one is read. */
static void
test_another_while_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) pages = g_string_new (NULL);

  g_signal_connect (child (fixture, "stack"), "notify::visible-child-name",
                    G_CALLBACK (note_page_cb), pages);
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), fixture->file);
  open_table (fixture);
  g_assert_cmpstr (pages->str, ==, "busy setup ");
  g_signal_handlers_disconnect_by_data (child (fixture, "stack"), pages);
}

static void
test_closed_while_reading (Fixture *fixture, gconstpointer data)
{
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), fixture->file);
  gtk_window_close (fixture->dialog);
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
}

#define ADD(name, func)                                                        \
  g_test_add ("/import-dialog/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("proposes", test_proposes);
  ADD ("counts-and-imports", test_counts_and_imports);
  ADD ("ticks", test_ticks);
  ADD ("shows-wrong-rows", test_shows_wrong_rows);
  ADD ("remembers-columns", test_remembers_columns);
  ADD ("pastes", test_pastes);
  ADD ("marks-unread-cells", test_marks_unread_cells);
  ADD ("shares", test_shares);
  ADD ("asks-before-work-is-lost", test_asks_before_work_is_lost);
  ADD ("closes-without-work", test_closes_without_work);
  ADD ("names-and-focus", test_names_and_focus);
  ADD ("names-mappings", test_names_mappings);
  ADD ("whose-word-counts", test_whose_word_counts);
  ADD ("chooses-by-key", test_chooses_by_key);
  ADD ("chooses-for-all", test_chooses_for_all);
  ADD ("no-table", test_no_table);
  ADD ("another-while-reading", test_another_while_reading);
  ADD ("closed-while-reading", test_closed_while_reading);
  return g_test_run ();
}
