/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Roster page: who is chosen in the list is told beside it; where there is
 * no room for both, one stands in the place of the other. */
#include "ui/swb-roster-page.h"

#include "exchange/swb-sample.h"
#include "settle.h"

#include <adwaita.h>

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  SwbRosterPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_open ();
  fixture_run (fixture->document, swb_sample_command ());
  fixture->window = gtk_window_new ();
  fixture->page = SWB_ROSTER_PAGE (swb_roster_page_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->page));
  swb_roster_page_set_document (fixture->page, fixture->document);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window),
                               GPOINTER_TO_INT (data), 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  FIXTURE_WAIT ("the page to be wide",
                gtk_widget_get_width (GTK_WIDGET (fixture->page)) > 0);
  fixture_settle (fixture->window, fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer page = g_object_ref (fixture->page);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_document (fixture->document);
  fixture_wait_freed (page);
  fixture_close (fixture->document);
}

static GtkWidget *
side_of (Fixture *fixture)
{
  return GTK_WIDGET (swb_roster_page_get_side (fixture->page));
}

static GtkSelectionModel *
selection_of (Fixture *fixture)
{
  return swb_roster_list_get_selection (
      swb_roster_pane_get_list (swb_roster_page_get_pane (fixture->page)));
}

static const char *
name_shown (Fixture *fixture)
{
  const SwbCreatorDetails *details =
      swb_creator_page_get_details (swb_roster_page_get_side (fixture->page));

  return details != NULL ? details->name : NULL;
}

static void
test_follows_the_selection (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = selection_of (fixture);
  g_autofree char *first = NULL;

  g_assert_true (gtk_widget_get_visible (side_of (fixture)));
  gtk_selection_model_select_item (selection, 0, TRUE);
  FIXTURE_WAIT ("the first creator", name_shown (fixture) != NULL);
  first = g_strdup (name_shown (fixture));
  gtk_selection_model_select_item (selection, 3, TRUE);
  FIXTURE_WAIT ("another creator",
                g_strcmp0 (name_shown (fixture), first) != 0);
  gtk_selection_model_select_item (selection, 4, FALSE);
  FIXTURE_WAIT ("the sums of several", name_shown (fixture) == NULL);
}

static void
test_hides (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_item (selection_of (fixture), 0, TRUE);
  FIXTURE_WAIT ("the creator", name_shown (fixture) != NULL);
  swb_roster_page_set_show_side (fixture->page, FALSE);
  g_assert_false (gtk_widget_get_visible (side_of (fixture)));
  gtk_selection_model_unselect_all (selection_of (fixture));
  swb_roster_page_set_show_side (fixture->page, TRUE);
  g_assert_true (gtk_widget_get_visible (side_of (fixture)));
  g_assert_null (name_shown (fixture));
}

/* The width that a person gave it comes back in another window. */
static void
test_width (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");
  GtkPaned *paned = GTK_PANED (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->page), SWB_TYPE_ROSTER_PAGE, "paned"));
  int whole = gtk_widget_get_width (GTK_WIDGET (fixture->page));

  gtk_paned_set_position (paned, whole - 380);
  fixture_settle (fixture->window, fixture->document);
  swb_roster_page_set_show_side (fixture->page, FALSE);
  g_assert_cmpint (ABS (g_settings_get_int (settings, "creator-width") - 380),
                   <=, 4);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (swb_roster_page_get_pane (fixture->page));

  FIXTURE_WAIT ("the side page to go",
                !gtk_widget_get_visible (side_of (fixture)));
  g_assert_true (gtk_widget_get_visible (pane));
  gtk_selection_model_select_item (selection_of (fixture), 0, TRUE);
  swb_roster_page_set_show_side (fixture->page, TRUE);
  g_assert_true (gtk_widget_get_visible (side_of (fixture)));
  g_assert_false (gtk_widget_get_visible (pane));
  FIXTURE_WAIT ("the creator", name_shown (fixture) != NULL);
  swb_roster_page_set_show_side (fixture->page, FALSE);
  g_assert_true (gtk_widget_get_visible (pane));
  g_assert_false (gtk_widget_get_visible (side_of (fixture)));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    int width;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/roster-page/follows-the-selection", 1200, test_follows_the_selection },
    { "/roster-page/hides", 1200, test_hides },
    { "/roster-page/width", 1200, test_width },
    { "/roster-page/narrow", 800, test_narrow },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("swellboard-XXXXXX", &error);

  g_assert_no_error (error);
  /* Not all folders: icons need the types of files that the system knows. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, GINT_TO_POINTER (tests[i].width),
                set_up, tests[i].test, tear_down);

  return g_test_run ();
}
