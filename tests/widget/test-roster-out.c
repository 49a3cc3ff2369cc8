/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking creators out of the roster by its pane: the file is there when the
 * toast says so, with the columns that are shown and whom was chosen. */
#include "ui/swb-roster-out.h"

#include "ui/swb-contact-out.h"
#include "ui/swb-roster-out-dialog.h"

#include "roster-fixture.h"
#include "settle.h"

#include <string.h>

typedef struct
{
  SwbDocument *document;
  SwbRosterView *view;
  GtkWidget *window;
  GtkWidget *overlay;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_open ();
  fixture_fill (fixture->document);
  fixture->view = swb_roster_view_new (fixture_roster (fixture->document));
  fixture->window = gtk_window_new ();
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay),
                               gtk_label_new ("Roster"));
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->file = fixture_write ("out.csv", "former");
  fixture_settle (fixture->window, fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_get_parent (fixture->file);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_file_delete (fixture->file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
  g_object_unref (fixture->file);
  g_object_unref (fixture->view);
  fixture_close (fixture->document);
}

static void
write_names (Fixture *fixture, GArray *chosen)
{
  static const SwbRosterColumn names[] = { SWB_ROSTER_COLUMN_NAME };
  const SwbRosterExport what = { .format = SWB_ROSTER_EXPORT_CSV,
                                 .columns = names,
                                 .n_columns = 1,
                                 .chosen = chosen,
                                 .title = "Roster" };

  swb_roster_out_write (fixture->overlay, fixture->view, &what, fixture->file);
}

static guint
count_lines (Fixture *fixture)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_load_contents (fixture->file, NULL, &text, NULL, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\r\n", -1);
  return g_strv_length (lines) - 1;
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->view));

  write_names (fixture, NULL);
  FIXTURE_WAIT ("the toast", fixture_find (fixture->overlay, GTK_TYPE_LABEL,
                                           "5 creators exported") != NULL);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (count_lines (fixture), ==, n + 1);
}

static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (SwbId));
  g_autoptr (SwbCreator) first =
      g_list_model_get_item (G_LIST_MODEL (fixture->view), 0);

  g_array_append_vals (chosen, swb_creator_get_id (first), 1);
  write_names (fixture, chosen);
  FIXTURE_WAIT ("the toast", fixture_find (fixture->overlay, GTK_TYPE_LABEL,
                                           "1 creator exported") != NULL);
  g_assert_cmpuint (count_lines (fixture), ==, 2);
}

static void
test_cards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) first =
      g_list_model_get_item (G_LIST_MODEL (fixture->view), 0);
  SwbCommand *command = swb_command_new_edit ("Add a contact");
  const SwbId id = swb_command_insert (command, SWB_TABLE_CONTACT);

  swb_contact_out_write (fixture->overlay, fixture->document, NULL,
                         fixture->file);
  FIXTURE_WAIT ("the toast",
                fixture_find (fixture->overlay, GTK_TYPE_LABEL,
                              "None of them has a contact yet, so no file was "
                              "written") != NULL);
  swb_command_set (command, SWB_TABLE_CONTACT, &id, SWB_CONTACT_CREATOR,
                   swb_value_id (swb_creator_get_id (first)));
  swb_command_set (command, SWB_TABLE_CONTACT, &id, SWB_CONTACT_NAME,
                   swb_value_text ("Ravi"));
  fixture_run (fixture->document, command);
  swb_contact_out_write (fixture->overlay, fixture->document, NULL,
                         fixture->file);
  FIXTURE_WAIT ("the toast", fixture_find (fixture->overlay, GTK_TYPE_LABEL,
                                           "1 contact card exported") != NULL);
  g_assert_cmpuint (count_lines (fixture), ==, 9);
}

static SwbRosterOutDialog *
ask (Fixture *fixture)
{
  static const SwbRosterColumn names[] = { SWB_ROSTER_COLUMN_NAME,
                                           SWB_ROSTER_COLUMN_SPARK,
                                           SWB_ROSTER_COLUMN_CITY };
  g_autoptr (GArray) columns =
      g_array_new (FALSE, FALSE, sizeof (SwbRosterColumn));
  SwbRosterOutDialog *dialog;

  g_array_append_vals (columns, names, G_N_ELEMENTS (names));
  dialog = swb_roster_out_dialog_new (fixture->overlay, fixture->document,
                                      fixture->view, columns, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  fixture_settle (GTK_WIDGET (dialog), fixture->document);
  return dialog;
}

static GtkSwitch *
audiences_of (SwbRosterOutDialog *dialog)
{
  return GTK_SWITCH (fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SWITCH, NULL));
}

static gboolean
file_has (Fixture *fixture, const char *text)
{
  g_autofree char *all = NULL;

  return g_file_load_contents (fixture->file, NULL, &all, NULL, NULL, NULL) &&
         strstr (all, text) != NULL;
}

/* Where nothing is known of audiences there is nothing to choose. */
static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  SwbRosterOutDialog *dialog = ask (fixture);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==,
                   "Export 5 Creators");
  g_assert_nonnull (
      fixture_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Name, City"));
  FIXTURE_WAIT ("the count",
                fixture_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                              "Nothing is known of their audiences") != NULL);
  g_assert_false (gtk_switch_get_active (audiences_of (dialog)));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (audiences_of (dialog))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
add_share (Fixture *fixture)
{
  g_autoptr (SwbCreator) first =
      g_list_model_get_item (G_LIST_MODEL (fixture->view), 0);
  const SwbRosterData *data =
      swb_roster_get_data (swb_roster_view_get_roster (fixture->view));
  SwbCommand *command = swb_command_new_edit ("Tell of an audience");
  const SwbId segment = swb_command_insert (command, SWB_TABLE_SEGMENT);
  const SwbId share = swb_command_insert (command, SWB_TABLE_AUDIENCE);
  const SwbId *account;
  guint place;

  g_assert_true (
      swb_roster_data_find (data, swb_creator_get_id (first), &place));
  account = swb_roster_data_account_id (
      data, swb_roster_data_main_account (data, place));
  swb_command_set (command, SWB_TABLE_SEGMENT, &segment, SWB_SEGMENT_LANGUAGE,
                   swb_value_text ("ta"));
  swb_command_set (command, SWB_TABLE_AUDIENCE, &share, SWB_AUDIENCE_ACCOUNT,
                   swb_value_id (account));
  swb_command_set (command, SWB_TABLE_AUDIENCE, &share, SWB_AUDIENCE_SEGMENT,
                   swb_value_id (&segment));
  swb_command_set (command, SWB_TABLE_AUDIENCE, &share, SWB_AUDIENCE_SHARE,
                   swb_value_real (0.45));
  swb_command_set (command, SWB_TABLE_AUDIENCE, &share, SWB_AUDIENCE_DAY,
                   swb_value_day (20000));
  swb_command_set (command, SWB_TABLE_AUDIENCE, &share, SWB_AUDIENCE_SOURCE,
                   swb_value_text ("typed"));
  fixture_run (fixture->document, command);
}

static void
test_audiences (Fixture *fixture, gconstpointer data)
{
  SwbRosterOutDialog *dialog;

  add_share (fixture);
  dialog = ask (fixture);
  FIXTURE_WAIT ("the count",
                fixture_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                              "Known of 1 creator: shares by country, city, "
                              "language, age, gender and interest, with their "
                              "day and source") != NULL);
  g_assert_true (gtk_switch_get_active (audiences_of (dialog)));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (
          fixture_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL)),
      SWB_ROSTER_EXPORT_CSV);
  swb_roster_out_dialog_write (dialog, fixture->file);
  FIXTURE_WAIT ("the toast", fixture_find (fixture->overlay, GTK_TYPE_LABEL,
                                           "5 creators exported") != NULL);
  g_assert_true (file_has (fixture, "Name,Cities,Platform,Handle,Audience "
                                    "language,Audience read on,Audience "
                                    "source"));
  g_assert_true (file_has (fixture, "Tamil 45 %,2024-10-04,typed"));
}

/* Nobody has to have them. */
static void
test_no_audiences (Fixture *fixture, gconstpointer data)
{
  SwbRosterOutDialog *dialog;

  add_share (fixture);
  dialog = ask (fixture);
  gtk_switch_set_active (audiences_of (dialog), FALSE);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (
          fixture_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL)),
      SWB_ROSTER_EXPORT_CSV);
  swb_roster_out_dialog_write (dialog, fixture->file);
  FIXTURE_WAIT ("the toast", fixture_find (fixture->overlay, GTK_TYPE_LABEL,
                                           "5 creators exported") != NULL);
  g_assert_false (file_has (fixture, "Audience"));
  g_assert_true (file_has (fixture, "Name,Cities\r\n"));
}

/* The window that asked is gone before the file is written. */
static void
test_window_is_gone (Fixture *fixture, gconstpointer data)
{
  write_names (fixture, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  FIXTURE_WAIT ("the file", count_lines (fixture) > 1);
  fixture_wait_idle ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(name)                                                              \
  g_test_add ("/roster-out/" #name, Fixture, NULL, set_up, test_##name,        \
              tear_down)
  ADD (all);
  ADD (chosen);
  ADD (cards);
  ADD (dialog);
  ADD (audiences);
  ADD (no_audiences);
  ADD (window_is_gone);

  return g_test_run ();
}
