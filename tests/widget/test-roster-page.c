/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Roster page: who is chosen in the list is told beside it; where there is
 * no room for both, one stands in the place of the other. */
#include "page-fixture.h"

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  page_fixture_open (fixture, GPOINTER_TO_INT (data));
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  page_fixture_close (fixture);
}

static GtkWidget *
side_of (PageFixture *fixture)
{
  return GTK_WIDGET (swb_roster_page_get_side (fixture->page));
}

static GtkSelectionModel *
selection_of (PageFixture *fixture)
{
  return swb_roster_list_get_selection (
      swb_roster_pane_get_list (swb_roster_page_get_pane (fixture->page)));
}

static const char *
name_shown (PageFixture *fixture)
{
  const SwbCreatorDetails *details =
      swb_creator_page_get_details (swb_roster_page_get_side (fixture->page));

  return details != NULL ? details->name : NULL;
}

static void
test_follows_the_selection (PageFixture *fixture, gconstpointer data)
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
test_hides (PageFixture *fixture, gconstpointer data)
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
test_width (PageFixture *fixture, gconstpointer data)
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
test_narrow (PageFixture *fixture, gconstpointer data)
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
    void (*test) (PageFixture *fixture, gconstpointer data);
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
    g_test_add (tests[i].name, PageFixture, GINT_TO_POINTER (tests[i].width),
                set_up, tests[i].test, tear_down);

  return g_test_run ();
}
