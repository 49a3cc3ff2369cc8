/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Roster page with large letters and from right to left. */
#include "ui/swb-roster-cell.h"
#include "ui/swb-roster-columns.h"

#include "names.h"
#include "page-fixture.h"
#include "roster-fixture.h"

#define DPI (96 * 1024)
#define SCREEN 1280
#define EDGES 60 /* of the window, and room for other letters */

static void
set_dpi (int dpi)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  gtk_widget_set_default_direction (GPOINTER_TO_INT (data));
  page_fixture_open (fixture, 1100);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  set_dpi (DPI);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  page_fixture_close (fixture);
}

static SwbRosterList *
list_of (PageFixture *fixture)
{
  return swb_roster_pane_get_list (swb_roster_page_get_pane (fixture->page));
}

static int
width_of (PageFixture *fixture, SwbRosterColumn column)
{
  return gtk_column_view_column_get_fixed_width (swb_roster_columns_find (
      swb_roster_list_get_column_view (list_of (fixture)), column));
}

static int
least_width (PageFixture *fixture)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL,
                      -1, &least, NULL, NULL, NULL);
  return least;
}

static void
test_large (PageFixture *fixture, gconstpointer data)
{
  int tier = width_of (fixture, SWB_ROSTER_COLUMN_TIER);
  int handle = width_of (fixture, SWB_ROSTER_COLUMN_HANDLE);

  set_dpi (2 * DPI);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpint (width_of (fixture, SWB_ROSTER_COLUMN_TIER), ==, 2 * tier);
  g_assert_cmpint (width_of (fixture, SWB_ROSTER_COLUMN_HANDLE), ==,
                   2 * handle);
  g_assert_cmpint (least_width (fixture), <=, SCREEN - EDGES);
  names_check (GTK_WIDGET (fixture->page), "SwbRosterPage");
  set_dpi (DPI);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpint (width_of (fixture, SWB_ROSTER_COLUMN_TIER), ==, tier);
  g_assert_cmpint (width_of (fixture, SWB_ROSTER_COLUMN_HANDLE), ==, handle);
}

/* The shown cell of that column nearest to the top. */
static GtkWidget *
find_cell (GtkWidget *root, SwbRosterColumn column)
{
  GtkWidget *found = NULL;

  if (SWB_IS_ROSTER_CELL (root))
    return gtk_widget_get_mapped (root) &&
                   swb_roster_cell_get_column (SWB_ROSTER_CELL (root)) == column
               ? root
               : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, column);
  return found;
}

static void
get_bounds (PageFixture *fixture,
            SwbRosterColumn column,
            graphene_rect_t *bounds)
{
  GtkWidget *list = GTK_WIDGET (list_of (fixture));
  GtkWidget *cell = find_cell (list, column);

  g_assert_nonnull (cell);
  g_assert_true (gtk_widget_compute_bounds (cell, list, bounds));
}

static gboolean
is_seen (PageFixture *fixture, SwbRosterColumn column)
{
  graphene_rect_t bounds;

  get_bounds (fixture, column, &bounds);
  return bounds.origin.x >= 0 &&
         bounds.origin.x + bounds.size.width <=
             (float) gtk_widget_get_width (GTK_WIDGET (list_of (fixture)));
}

static void
test_begins_at_right (PageFixture *fixture, gconstpointer data)
{
  graphene_rect_t name;
  graphene_rect_t tier;

  FIXTURE_WAIT ("the first column", is_seen (fixture, SWB_ROSTER_COLUMN_NAME));
  get_bounds (fixture, SWB_ROSTER_COLUMN_NAME, &name);
  get_bounds (fixture, SWB_ROSTER_COLUMN_TIER, &tier);
  g_assert_cmpfloat (tier.origin.x, <, name.origin.x);
}

/* As it is when it is scrolled into sight. */
static GtkInscription *
line_in (PageFixture *fixture, SwbRosterColumn column)
{
  GtkWidget *cell = find_cell (GTK_WIDGET (list_of (fixture)), column);

  g_assert_nonnull (cell);
  swb_roster_cell_come_near (SWB_ROSTER_CELL (cell));
  return GTK_INSCRIPTION (fixture_find (cell, GTK_TYPE_INSCRIPTION, NULL));
}

/* "@name" keeps its sign before it, and digits end below digits. */
static void
test_mirrored_text (PageFixture *fixture, gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  GtkInscription *handle = line_in (fixture, SWB_ROSTER_COLUMN_HANDLE);
  GtkInscription *followers = line_in (fixture, SWB_ROSTER_COLUMN_FOLLOWERS);
  GtkInscription *rate = line_in (fixture, SWB_ROSTER_COLUMN_ENGAGEMENT);
  const char *before = rtl ? "\u200f\u2068" : "";

  g_assert_true (g_str_has_prefix (gtk_inscription_get_text (handle),
                                   rtl ? "\u200f\u2068@" : "@"));
  g_assert_true (g_str_has_prefix (gtk_inscription_get_text (rate), before));
  g_assert_cmpfloat (gtk_inscription_get_xalign (followers), ==, rtl ? 0 : 1);
}

static GtkWidget *
focus_of (PageFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static gboolean
has_focus (PageFixture *fixture, gpointer widget)
{
  return focus_of (fixture) != NULL &&
         gtk_widget_is_ancestor (focus_of (fixture), widget);
}

/* Presses the key as GTK does when neither the row nor the grid wants it. */
static gboolean
press (PageFixture *fixture, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) all =
      gtk_widget_observe_controllers (GTK_WIDGET (list_of (fixture)));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all) && !handled; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (g_strcmp0 (gtk_event_controller_get_name (one), "tab-out") == 0)
        g_signal_emit_by_name (one, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

/* However many rows there are, Tab is behind them at once. */
static void
test_tab (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (list_of (fixture));

  swb_roster_list_focus (list_of (fixture));
  FIXTURE_WAIT ("the focus in the list", has_focus (fixture, list));
  g_assert_true (press (fixture, GDK_KEY_Tab, 0));
  g_assert_true (has_focus (fixture, fixture->page));
  g_assert_false (has_focus (fixture, list));
  swb_roster_list_focus (list_of (fixture));
  FIXTURE_WAIT ("the focus in the list again", has_focus (fixture, list));
  g_assert_true (press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_null (
      gtk_widget_get_ancestor (focus_of (fixture), GTK_TYPE_LIST_VIEW));
}

static void
test_panes (PageFixture *fixture, gconstpointer data)
{
  SwbCreatorPage *side = swb_roster_page_get_side (fixture->page);

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_child_focus (GTK_WIDGET (fixture->page), GTK_DIR_TAB_FORWARD);
  g_assert_nonnull (
      gtk_widget_get_ancestor (focus_of (fixture), GTK_TYPE_SEARCH_ENTRY));
  gtk_selection_model_select_item (
      swb_roster_list_get_selection (list_of (fixture)), 0, TRUE);
  FIXTURE_WAIT ("the creator", swb_creator_page_get_details (side) != NULL);
  swb_roster_pane_focus_rows (swb_roster_page_get_pane (fixture->page));
  FIXTURE_WAIT ("the focus in the list",
                has_focus (fixture, list_of (fixture)));
  swb_roster_page_focus_next_pane (fixture->page);
  g_assert_true (has_focus (fixture, side));
  swb_roster_page_focus_next_pane (fixture->page);
  FIXTURE_WAIT ("the focus back", has_focus (fixture, list_of (fixture)));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    GtkTextDirection direction;
    void (*test) (PageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/roster-access/large", GTK_TEXT_DIR_LTR, test_large },
    { "/roster-access/tab", GTK_TEXT_DIR_LTR, test_tab },
    { "/roster-access/panes", GTK_TEXT_DIR_LTR, test_panes },
    { "/roster-access/begins-at-right", GTK_TEXT_DIR_RTL,
      test_begins_at_right },
    { "/roster-access/text/right-to-left", GTK_TEXT_DIR_RTL,
      test_mirrored_text },
    { "/roster-access/text/left-to-right", GTK_TEXT_DIR_LTR,
      test_mirrored_text },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("swellboard-XXXXXX", &error);

  g_assert_no_error (error);
  /* Not all folders: icons need the types of files that the system knows. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, PageFixture,
                GINT_TO_POINTER (tests[i].direction), set_up, tests[i].test,
                tear_down);

  return g_test_run ();
}
