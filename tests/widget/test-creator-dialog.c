/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog for a creator: what it asks, what it refuses in place, that one
 * press of a button is one act, and that nothing is left. */
#include "ui/swb-creator-dialog.h"

#include "document/swb-creator-details.h"
#include "roster-fixture.h"
#include "settle.h"

typedef struct
{
  SwbDocument *document;
  GtkWindow *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_open ();
  fixture_fill (fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->dialog),
                                 (gpointer *) &fixture->dialog);
      gtk_window_destroy (fixture->dialog);
      FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
    }
  fixture_close (fixture->document);
}

static void
open_dialog (Fixture *fixture, const char *name)
{
  SwbRoster *roster = fixture_roster (fixture->document);
  g_autoptr (SwbCreator) creator = NULL;

  for (guint i = 0; i < swb_roster_get_n_creators (roster); i++)
    if (g_strcmp0 (swb_roster_data_name (swb_roster_get_data (roster), i),
                   name) == 0)
      creator = swb_roster_get_creator (roster, i);
  fixture->dialog = swb_creator_dialog_new (fixture->document, creator);
  gtk_window_present (fixture->dialog);
  fixture_settle (GTK_WIDGET (fixture->dialog), fixture->document);
}

static GtkWidget *
child (Fixture *fixture, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->dialog), SWB_TYPE_CREATOR_DIALOG, id));
}

static void
type (Fixture *fixture, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (child (fixture, id)), text);
}

static const char *
typed (Fixture *fixture, const char *id)
{
  return gtk_editable_get_text (GTK_EDITABLE (child (fixture, id)));
}

static gboolean
accepts (Fixture *fixture)
{
  return gtk_widget_get_sensitive (child (fixture, "accept"));
}

static gboolean
complains (Fixture *fixture, const char *id)
{
  return gtk_widget_has_css_class (child (fixture, id), "error");
}

static void
press (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog),
                             (gpointer *) &fixture->dialog);
  g_signal_emit_by_name (child (fixture, "accept"), "clicked");
  FIXTURE_WAIT ("the dialog to close", fixture->dialog == NULL);
  fixture_settle (NULL, fixture->document);
}

static SwbCreator *
find (Fixture *fixture, const char *name)
{
  SwbRoster *roster = fixture_roster (fixture->document);

  for (guint i = 0; i < swb_roster_get_n_creators (roster); i++)
    if (g_strcmp0 (swb_roster_data_name (swb_roster_get_data (roster), i),
                   name) == 0)
      return swb_roster_get_creator (roster, i);
  return NULL;
}

static void
test_refuses_in_place (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, NULL);
  g_assert_false (accepts (fixture));
  type (fixture, "name", "Ananya Das");
  g_assert_true (accepts (fixture));
  type (fixture, "followers", "many");
  g_assert_true (complains (fixture, "followers"));
  g_assert_false (accepts (fixture));
  type (fixture, "followers", "72.3K");
  g_assert_false (complains (fixture, "followers"));
  type (fixture, "fee", "twelve");
  g_assert_true (complains (fixture, "fee"));
  type (fixture, "fee", "1.5 lakh");
  type (fixture, "languages", "Bengali, Klingonish");
  g_assert_true (complains (fixture, "languages"));
  type (fixture, "languages", "Bengali, hi");
  g_assert_true (accepts (fixture));
}

static void
test_refuses_a_taken_account (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, NULL);
  type (fixture, "name", "Somebody");
  type (fixture, "handle", "@Meera.Iyer");
  g_assert_true (complains (fixture, "handle"));
  g_assert_cmpstr (adw_preferences_row_get_title (
                       ADW_PREFERENCES_ROW (child (fixture, "handle"))),
                   ==, "Meera Iyer has this account already");
  g_assert_false (accepts (fixture));
  type (fixture, "handle", "two words");
  g_assert_false (accepts (fixture));
  type (fixture, "handle", "@somebody");
  g_assert_true (accepts (fixture));
}

static SwbCreatorDetails *
read_details (Fixture *fixture, SwbCreator *creator)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbCreatorDetails *details;

  swb_creator_details_async (fixture->document, swb_creator_get_id (creator),
                             NULL, fixture_keep_result_cb, &result);
  details = swb_creator_details_finish (fixture->document,
                                        fixture_wait_for (&result), &error);
  g_assert_no_error (error);
  return details;
}

/* What only the page of a creator shows later. */
static void
test_adds_the_rest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) creator = NULL;
  g_autoptr (SwbCreatorDetails) details = NULL;

  open_dialog (fixture, NULL);
  type (fixture, "name", "Ananya Das");
  type (fixture, "country", "IN");
  type (fixture, "formats", "dance, duet");
  type (fixture, "tags", "first call");
  press (fixture);
  creator = find (fixture, "Ananya Das");
  details = read_details (fixture, creator);
  g_assert_cmpstr (details->country, ==, "IN");
  g_assert_cmpstr (details->formats[1], ==, "duet");
  g_assert_cmpstr (details->tags[0], ==, "first call");
}

static void
test_adds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) creator = NULL;
  SwbMoney fee;

  open_dialog (fixture, NULL);
  type (fixture, "name", "Ananya Das");
  type (fixture, "handle", "@ananya.fits");
  type (fixture, "followers", "72.3K");
  type (fixture, "fee", "1.5 lakh");
  type (fixture, "languages", "Bengali, hi");
  press (fixture);
  creator = find (fixture, "Ananya Das");
  g_assert_nonnull (creator);
  fee = swb_creator_get_fee (creator);
  g_assert_cmpstr (swb_creator_get_handle (creator), ==, "ananya.fits");
  g_assert_cmpint (swb_creator_get_followers (creator), ==, 72300);
  g_assert_cmpstr (swb_creator_get_languages (creator), ==, "bn, hi");
  g_assert_cmpint (fee.minor, ==, 15000000);
  g_assert_cmpstr (fee.currency, ==, "INR");
  g_clear_object (&creator);
  fixture_undo (fixture->document);
  g_assert_null (find (fixture, "Ananya Das"));
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) creator = NULL;
  const SwbAccountCells *account;

  open_dialog (fixture, "Meera Iyer");
  g_assert_cmpstr (typed (fixture, "followers"), ==, "48,200");
  g_assert_cmpstr (typed (fixture, "languages"), ==, "Tamil, English");
  g_assert_true (gtk_widget_get_visible (child (fixture, "accounts")));
  g_assert_true (accepts (fixture));
  type (fixture, "cities", "Madurai");
  press (fixture);
  creator = find (fixture, "Meera Iyer");
  account = swb_creator_get_account (creator);
  g_assert_cmpstr (swb_creator_get_cities (creator), ==, "Madurai");
  /* What was not touched is no new reading. */
  g_assert_cmpint (account->followers_day, ==, 20000);
  g_assert_cmpstr (swb_document_get_undo_name (fixture->document), ==,
                   "Edit Meera Iyer");
}

#define ADD(name, func)                                                        \
  g_test_add ("/creator-dialog/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("refuses-in-place", test_refuses_in_place);
  ADD ("refuses-a-taken-account", test_refuses_a_taken_account);
  ADD ("adds", test_adds);
  ADD ("adds-the-rest", test_adds_the_rest);
  ADD ("edits", test_edits);
  return g_test_run ();
}
