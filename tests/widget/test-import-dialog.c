/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import's window, step by step on a small dirty table: what is proposed,
 * the remembered columns, mappings with a name, a file that is no table, and
 * that nothing is left. */
#include "import-dialog-fixture.h"
#include "names.h"
#include "roster-fixture.h"
#include "ui/swb-import-dialog.h"
#include "ui/swb-import-mappings.h"
#include "ui/swb-import-share.h"
#include "ui/swb-import-start.h"

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
choice_of (ImportFixture *fixture, const char *title)
{
  GtkWidget *row = find_row (import_fixture_child (fixture, "setup"), title);

  return GTK_DROP_DOWN (fixture_find (row, GTK_TYPE_DROP_DOWN, NULL));
}

static void
test_proposes (ImportFixture *fixture, gconstpointer data)
{
  GtkDropDown *choice;

  g_assert_cmpstr (import_fixture_page (fixture), ==, "choose");
  import_fixture_open_table (fixture);
  choice = choice_of (fixture, "Username");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, SWB_FIELD_HANDLE);
  gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What “Username” holds");
  g_assert_cmpuint (
      gtk_drop_down_get_selected (choice_of (fixture, "Followers")), ==,
      SWB_FIELD_FOLLOWERS);
  g_assert_nonnull (fixture_find (import_fixture_child (fixture, "setup"),
                                  GTK_TYPE_LABEL, "48.5K · 1,200 · 9K"));
  g_assert_true (
      gtk_widget_get_sensitive (import_fixture_child (fixture, "next")));
  /* Without handles nothing can be imported, and it says so. */
  gtk_drop_down_set_selected (choice, SWB_FIELD_IGNORE);
  g_assert_false (
      gtk_widget_get_sensitive (import_fixture_child (fixture, "next")));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (
                       import_fixture_child (fixture, "notice_label"))),
                   ==, "Choose the column that holds the handles");
}

static void
test_remembers_columns (ImportFixture *fixture, gconstpointer data)
{
  import_fixture_open_table (fixture);
  gtk_drop_down_set_selected (choice_of (fixture, "Remark"), SWB_FIELD_NICHE);
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  import_fixture_press (fixture, "next");
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  fixture->dialog = swb_import_dialog_new (fixture->document);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog),
                             (gpointer *) &fixture->dialog);
  gtk_window_present (fixture->dialog);
  import_fixture_open_table (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice_of (fixture, "Remark")),
                    ==, SWB_FIELD_NICHE);
}

static void
press_paste (ImportFixture *fixture)
{
  GObject *paste = gtk_widget_get_template_child (
      import_fixture_child (fixture, "start"), SWB_TYPE_IMPORT_START, "paste");

  g_signal_emit_by_name (paste, "clicked");
}

/* What a spreadsheet puts on the clipboard has tabs. */
static void
test_pastes (ImportFixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard =
      gtk_widget_get_clipboard (GTK_WIDGET (fixture->dialog));

  gdk_clipboard_set_text (clipboard, "  ");
  press_paste (fixture);
  FIXTURE_WAIT ("the notice that nothing can be read",
                gtk_revealer_get_reveal_child (
                    GTK_REVEALER (import_fixture_child (fixture, "notice"))));
  gdk_clipboard_set_text (clipboard, "Instagram handle\tFollowers\n"
                                     "asha\t48.5K\nbiju\t1200\n");
  press_paste (fixture);
  import_fixture_wait_for_page (fixture, "setup");
  g_assert_nonnull (fixture_find (import_fixture_child (fixture, "setup"),
                                  GTK_TYPE_LABEL, "48.5K · 1200"));
  /* Beside it stands what is read. */
  g_assert_nonnull (fixture_find (import_fixture_child (fixture, "setup"),
                                  GTK_TYPE_LABEL, "48,500"));
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  g_assert_cmpstr (import_fixture_next_label (fixture), ==,
                   "_Import 2 Accounts");
}

/* A cell that cannot be read is marked before anything is imported. */
static void
test_marks_unread_cells (ImportFixture *fixture, gconstpointer data)
{
  GtkWidget *marked;

  import_fixture_open_table (fixture);
  gtk_drop_down_set_selected (choice_of (fixture, "Full name"),
                              SWB_FIELD_VIEWS);
  marked = fixture_find (import_fixture_child (fixture, "setup"),
                         GTK_TYPE_LABEL, "⚠ Asha Rao");
  g_assert_nonnull (marked);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (marked), ==,
                   "“Asha Rao” is not a number from 0 up");
  g_assert_nonnull (fixture_find (
      import_fixture_child (fixture, "setup"), GTK_TYPE_LABEL,
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
share_of (ImportFixture *fixture, const char *title)
{
  return fixture_find (
      find_row (import_fixture_child (fixture, "setup"), title),
      SWB_TYPE_IMPORT_SHARE, NULL);
}

static const char *
share_label (ImportFixture *fixture, const char *title)
{
  return gtk_menu_button_get_label (GTK_MENU_BUTTON (
      fixture_find (share_of (fixture, title), GTK_TYPE_MENU_BUTTON, NULL)));
}

/* Shares of the audience are proposed where a title tells them, and chosen
 * where it does not; a sum that cannot be is told with its row. */
static void
test_shares (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write ("instagram-2022-04.csv", share_table);
  GtkWidget *review;

  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), file);
  import_fixture_wait_for_page (fixture, "setup");
  g_assert_false (gtk_widget_get_visible (share_of (fixture, "Username")));
  g_assert_cmpstr (share_label (fixture, "18-24"), ==, "18-24, of 100");
  g_assert_cmpstr (share_label (fixture, "Audience cities"), ==,
                   "In each cell, of 100");
  g_assert_nonnull (fixture_find (import_fixture_child (fixture, "setup"),
                                  GTK_TYPE_LABEL, "18-24 60\u00a0%"));
  gtk_drop_down_set_selected (choice_of (fixture, "Young"),
                              SWB_FIELD_SHARE_AGE);
  g_assert_true (gtk_widget_get_visible (share_of (fixture, "Young")));
  write_whose (share_of (fixture, "Young"), "young", 1);
  g_assert_true (gtk_widget_has_css_class (
      fixture_find (share_of (fixture, "Young"), GTK_TYPE_ENTRY, NULL),
      "error"));
  write_whose (share_of (fixture, "Young"), "13-17", 1);
  g_assert_cmpstr (share_label (fixture, "Young"), ==, "13-17, of 1");
  g_assert_nonnull (fixture_find (import_fixture_child (fixture, "setup"),
                                  GTK_TYPE_LABEL,
                                  "18-24 60\u00a0%, 13-17 50\u00a0%"));
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  review = import_fixture_child (fixture, "review");
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
mappings_child (ImportFixture *fixture, const char *id)
{
  GtkWidget *row =
      find_row (import_fixture_child (fixture, "setup"), "Mapping");

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
press_mapping (ImportFixture *fixture, guint which)
{
  GtkWidget *line =
      gtk_widget_get_first_child (mappings_child (fixture, "list"));
  GtkWidget *button = gtk_widget_get_first_child (line);

  for (guint i = 0; i < which; i++)
    button = gtk_widget_get_next_sibling (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
keep_mapping (ImportFixture *fixture, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (mappings_child (fixture, "entry")),
                         name);
  g_signal_emit_by_name (mappings_child (fixture, "keep"), "clicked");
}

static void
test_names_mappings (ImportFixture *fixture, gconstpointer data)
{
  import_fixture_open_table (fixture);
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
test_asks_before_work_is_lost (ImportFixture *fixture, gconstpointer data)
{
  GtkWindow *question;

  import_fixture_open_table (fixture);
  gtk_drop_down_set_selected (choice_of (fixture, "Remark"), SWB_FIELD_CITY);
  gtk_window_close (fixture->dialog);
  question = find_question ();
  g_assert_nonnull (question);
  /* Esc stays. */
  gtk_window_close (question);
  FIXTURE_WAIT ("the question to go", find_question () == NULL);
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpstr (import_fixture_page (fixture), ==, "setup");
  gtk_window_close (fixture->dialog);
  question = find_question ();
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "close");
  gtk_window_destroy (question);
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
}

static void
test_closes_without_work (ImportFixture *fixture, gconstpointer data)
{
  import_fixture_open_table (fixture);
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  gtk_window_close (fixture->dialog);
  g_assert_null (find_question ());
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
}

/* All pages by the names that a screen reader gets; the button that goes on has
 * the focus, and is the window's default. */
static void
test_names_and_focus (ImportFixture *fixture, gconstpointer data)
{
  names_check (GTK_WIDGET (fixture->dialog), "SwbImportDialog");
  import_fixture_open_table (fixture);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  names_check (GTK_WIDGET (fixture->dialog), "SwbImportDialog");
  g_assert_true (gtk_window_get_focus (fixture->dialog) ==
                 import_fixture_child (fixture, "next"));
  g_assert_true (gtk_window_get_default_widget (fixture->dialog) ==
                 import_fixture_child (fixture, "next"));
  import_fixture_press (fixture, "next");
  import_fixture_wait_for_page (fixture, "review");
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
  names_check (GTK_WIDGET (fixture->dialog), "SwbImportDialog");
  g_assert_true (gtk_window_get_focus (fixture->dialog) ==
                 import_fixture_child (fixture, "next"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.back",
                              NULL);
  g_assert_cmpstr (import_fixture_page (fixture), ==, "setup");
}

static void
test_no_table (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) empty = fixture_write ("empty.csv", "");

  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), empty);
  g_assert_cmpstr (import_fixture_page (fixture), ==, "busy");
  import_fixture_wait_for_page (fixture, "choose");
  g_assert_true (gtk_revealer_get_reveal_child (
      GTK_REVEALER (import_fixture_child (fixture, "notice"))));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (
                       import_fixture_child (fixture, "notice_label"))),
                   !=, "");
}

static void
note_page_cb (GtkStack *stack, GParamSpec *pspec, GString *pages)
{
  g_string_append_printf (pages, "%s ",
                          gtk_stack_get_visible_child_name (stack));
}

/* What is given up does not hide that the other one is read. */
static void
test_another_while_reading (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) pages = g_string_new (NULL);

  g_signal_connect (import_fixture_child (fixture, "stack"),
                    "notify::visible-child-name", G_CALLBACK (note_page_cb),
                    pages);
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), fixture->file);
  import_fixture_open_table (fixture);
  g_assert_cmpstr (pages->str, ==, "busy setup ");
  g_signal_handlers_disconnect_by_data (import_fixture_child (fixture, "stack"),
                                        pages);
}

static void
test_closed_while_reading (ImportFixture *fixture, gconstpointer data)
{
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), fixture->file);
  gtk_window_close (fixture->dialog);
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
}

#define ADD(name, func)                                                        \
  g_test_add ("/import-dialog/" name, ImportFixture, NULL,                     \
              import_fixture_set_up, func, import_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("proposes", test_proposes);
  ADD ("remembers-columns", test_remembers_columns);
  ADD ("pastes", test_pastes);
  ADD ("marks-unread-cells", test_marks_unread_cells);
  ADD ("shares", test_shares);
  ADD ("asks-before-work-is-lost", test_asks_before_work_is_lost);
  ADD ("closes-without-work", test_closes_without_work);
  ADD ("names-and-focus", test_names_and_focus);
  ADD ("names-mappings", test_names_mappings);
  ADD ("no-table", test_no_table);
  ADD ("another-while-reading", test_another_while_reading);
  ADD ("closed-while-reading", test_closed_while_reading);
  return g_test_run ();
}
